# Words inside the form components.

component-back = Back
component-error = Error
component-day = Day
component-month = Month
component-year = Year
component-warning = Warning
component-important = Important
component-success = Success
component-pagination = Pagination
component-previous = Previous
component-next = Next
component-previous-page = page
component-next-page = page
component-page-number = Page { $number }
component-exit-emergency = Emergency
component-exit = Exit this page
component-show = Show
component-show-password = Show password

component-count-limit-characters = You can enter up to { $count } characters
component-count-limit-words = You can enter up to { $count } words

# The script has its own English for the rest. Where the English is empty, the script's own words are used.
component-count-characters-under = { "" }
component-count-characters-at = { "" }
component-count-characters-over = { "" }
component-count-words-under = { "" }
component-count-words-at = { "" }
component-count-words-over = { "" }
component-exit-activated = { "" }
component-exit-timed-out = { "" }
component-exit-two-more = { "" }
component-exit-one-more = { "" }
component-password-show = { "" }
component-password-hide = { "" }
component-password-show-label = { "" }
component-password-hide-label = { "" }
component-password-shown = { "" }
component-password-hidden = { "" }
