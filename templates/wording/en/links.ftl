links-title = Reports that belong together
links-look = { $count ->
    [0] Look for others, or link one that you know of
    [one] 1 other report may belong to this one: look
   *[other] { $count } other reports may belong to this one: look
}
links-repeat-victim = Repeat victim: { $count } reports tell of the same person.
links-about = Reports of your team in which the same thing stands. Only those that somebody opened can be found. The same name or place can be chance: read both before you decide.
links-none = No other report of your team was found that has something in common.
links-has-more = There are more. Look for something rarer.
links-common = Both have
links-kind-phone = the same phone number
links-kind-email = the same e-mail address
links-kind-handle = the same account or page
links-kind-plate = the same number plate
links-kind-postcode = the same postcode
links-kind-reference = the same reference
links-kind-name = a name that sounds the same
links-decide = Decide about another report
links-other = Reference of the other report
links-other-hint = Such as { $example }
links-other-unknown = Type the reference of another report of your team
links-answer = How they belong together
links-answer-empty = Choose how they belong together
links-save = Save
links-search-title = Look for a report
links-search-for = What you look for
links-search-hint = A reference, or the number of a log or crime. Or what stands in a report: a phone number, an e-mail or web address, a number plate, a postcode. A name needs its first and last part.
links-search-empty = Type what you look for, in 200 characters or fewer
links-search-go = Search
links-search-found = { $count ->
    [0] Nothing was found
    [one] 1 report
   *[other] { $count } reports
}
links-search-opened = You can find what a report says only after somebody in the team has opened it. Not opened yet: { $unopened }.
links-search-logged = It is written down that you searched, but not what you looked for.
links-search-results = Reports that were found
links-search-common = What matches
