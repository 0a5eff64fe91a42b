# Pages for the people who read reports.

staff-sign-in-title = Sign in
staff-email-label = Email address
staff-password-label = Password
staff-sign-in-go = Sign in
staff-sign-in-wrong = This address and password do not belong together. Check both. After several wrong tries you may have to wait up to 15 minutes
staff-sign-in-invited = Do you have an invitation? { $link }.
staff-sign-in-invited-link = Set up your account

staff-code-title = Enter the code from your app
staff-code-label = Code
staff-code-hint = The 6 numbers that the app on your phone shows for Heard
staff-code-wrong = Enter the 6 numbers that your app shows now. Each code works only once

staff-welcome-title = Set up your account
staff-welcome-invitation-label = Invitation code
staff-welcome-invitation-hint = The 16 letters and numbers you were given. It works once.
staff-welcome-second-label = Second code, if you were sent one
staff-welcome-second-hint = Only if you lost your password or phone: we sent it to you by email. If you were invited to a team, leave it empty.
staff-welcome-invitation-wrong = Enter the invitation code, and the second code if we sent you one. If they are right, they may have been used or run out: ask for new ones
staff-welcome-name-label = Your name
staff-welcome-name-hint = As your colleagues know you. Reporters do not see it.
staff-welcome-name-wrong = Enter your name, in 100 characters or fewer
staff-welcome-name-taken = A colleague in your team has this name. Add something that tells you apart, such as a middle name. Then enter your codes and a password again
staff-welcome-password-label = Choose a password
staff-welcome-password-hint = 12 characters or more. Several words that do not belong together work well. If you forget it, nobody can read it back to you.
staff-welcome-password-too-short = Choose a longer password
staff-welcome-password-too-long = Choose a shorter password
staff-welcome-password-too-easy = Choose a password that is harder to guess

staff-second-factor-title = Link an app on your phone
staff-second-factor-why = Reports are so private that a password is not enough. Each time you sign in we also ask for a code from an app on your phone.
staff-second-factor-app = Install an app that shows sign-in codes, if you do not have one.
staff-second-factor-scan = In the app, add an account and point the camera at this picture.
staff-second-factor-type = Type the 6 numbers that the app then shows.
staff-second-factor-picture = A square code for the app on your phone. The same in letters stands below it.
staff-second-factor-secret = If you cannot use the camera, type this into the app instead. Show it to nobody.

staff-at = { $day } at { $time }

staff-queue-title = Queue - { $team }
staff-queue-shown = Which reports are shown
staff-queue-caption = Reports, the most urgent first, then the oldest
staff-queue-urgency = Urgency
staff-queue-reference = Reference
staff-queue-received = Received
staff-queue-strands = Strands
staff-queue-flags = Flags
staff-queue-state = State
staff-queue-empty-unopened = No report is waiting to be opened.

staff-urgency-3 = Now
staff-urgency-2 = Urgent
staff-urgency-1 = Soon
staff-urgency-0 = In turn

staff-state-unopened = Not opened
staff-state-opened = Opened
staff-state-acknowledged = Acknowledged

staff-strand-race = Race
staff-strand-religion = Religion
staff-strand-sexual-orientation = Sexual orientation
staff-strand-disability = Disability
staff-strand-transgender = Transgender
staff-strand-sectarian = Sectarian
staff-strand-age = Age
staff-strand-variations-in-sex-characteristics = Variations in sex characteristics
staff-strand-other = Other
staff-strand-not-sure = Not sure

staff-flag-danger-now = Danger now
staff-flag-may-come-back = May come back
staff-flag-counter-terrorism = Counter-terrorism
staff-flag-defence-site = Defence site
staff-flag-civil-nuclear-site = Civil nuclear site
staff-flag-safeguarding = Safeguarding
staff-flag-police-subject = About police
staff-flag-online = Online
staff-flag-overseas = Overseas
staff-flag-weapon = Weapon
staff-flag-fire = Fire
staff-flag-threat-to-life = Threat to life
staff-flag-self-harm = Self-harm
staff-flag-child = Child
staff-flag-suspect-is-close = Suspect is close
staff-flag-repeat-victim = Repeat victim
staff-flag-injury = Injury
staff-flag-custody = Happened in custody
staff-flag-school = School
staff-flag-evidence-at-risk = Evidence may soon be gone
staff-flag-interpreter = Interpreter
staff-flag-assisted = Helped by a centre
staff-flag-untrained-helper = Helper not trained
staff-flag-centre-not-accredited = Centre not accredited
staff-flag-not-agreed = Sent without agreement

staff-key-title = Your team’s key waits
staff-key-waits = Until the person who runs the server has confirmed your team’s key, reports go to the national desk. Read them this fingerprint in person or by phone:
staff-alarm-dead-letter = An email could not be delivered and was given up
staff-alarm-title = Needs a person
staff-alarm-no-usable-key = A team has no key that can be used. Reports for it come to the desk. Its members must set up their key.
staff-alarm-key-refused = A team’s key was changed in a way we do not trust. Reports for it come to the desk. Treat this as an attack until you know better.
staff-alarm-would-not-open = A report was changed after it was sealed and does not open. Treat this as an attack until you know better.
staff-alarm-no-checkpoint = No checkpoint of the record of what was done could be written. The disk that holds the checkpoints may be full, or not there. Tell whoever runs the server.

staff-report-title = Report { $reference }
staff-report-queue = Queue
staff-report-received = Received { $at }
staff-report-acknowledged = Acknowledged { $at }
staff-report-reason = What the reporter was told:
staff-report-asked = The questions stand here as the reporter was asked them.
staff-report-acknowledge = Acknowledge: we have this report
staff-report-contact = How to contact them safely
staff-report-contact-only = Use only the ways that they called safe. The person who did it may be close to them.
staff-report-contact-none = They gave no name and no way to reach them. Do not try to find out who they are.
staff-report-account = What happened
staff-report-people = The people in it
staff-report-assistance = What they agreed to at a centre
staff-report-centre = { $name } helped them report.
staff-report-centre-unnamed = A centre helped them report. They do not want you to know which.
staff-report-through-centre = Do not contact the person. Write to the centre, which tells them.

staff-report-other = Other people did something in another place too. That was sent to { $team } as { $reference }.
staff-report-known-as = The reporter has one reference for both: { $reference }. Use that one when you talk to them.
staff-report-tell-too = The same people did it in the area of { $team } too. Tell that team.
staff-report-crime-stays = The person was off duty, and it happened in another force’s area. { $team } must look into any crime there. Agree with that team who does what.
staff-report-oversight = The reporter was also told: “{ $text }”
staff-report-equality = What they said about themselves
staff-report-equality-about = They answered these after they had sent the report, so that fairness can be seen. It is no part of the case.

staff-closed-no-key-yet = You cannot open this report yet.
staff-closed-no-key-yet-next = It is sealed with your team’s key, and nobody has passed that key to you so far. Ask a colleague who can open reports. If it is urgent, ask them to open this one now.
staff-closed-escrow-only = No team had a key when this was sent.
staff-closed-escrow-only-next = It is safe, but only the escrow shares can open it. Ask the person who runs the server.
staff-closed-changed = This report was changed after it was sealed, so it does not open.
staff-closed-changed-next = The national desk has been told. Do not delete anything. Treat this as an attack until you know better.

staff-people-link = People
staff-people-title = People - { $team }
staff-people-self = (you)
staff-people-no-keys = You do not hold the team’s keys yet. Until you do, you cannot invite anyone, give out keys or roles, or take anyone out. Ask a colleague who holds them.
staff-people-has-keys = Holds the team’s keys.
staff-people-waits = Waits for a colleague to give them the team’s keys.
staff-people-read-out = The 16 letters and numbers that { $name } reads to you
staff-people-read-out-hint = They see them on their queue. Ask in person or by phone, so that nobody else gets the keys.
staff-people-read-out-wrong = Enter the letters and numbers exactly as they were read to you. If they still do not fit, do not give the keys, and tell the person who runs the server
staff-people-give-keys = Give them the keys
staff-people-make-officer = Make officer
staff-people-make-lead = Make lead
staff-people-make-steward = Make steward
staff-people-make-worker = Make worker
staff-people-make-manager = Make manager
staff-people-remove = Take out of the team
staff-people-remove-title = Take { $name } out of the team?
staff-people-remove-about = They are signed out everywhere at once and can open no reports of this team. The team gets a new key. The way back is a new invitation.
staff-people-last-steward = There must be another steward with the keys first. Make a colleague steward
staff-people-other-steward = Only a steward themself can give up that role. You can take them out of the team instead
staff-people-steward-stays = A steward gives up the role themself. If they cannot, they can be taken out of the team.
staff-people-last-manager = There must be another manager with the keys first. Make a colleague manager
staff-people-other-manager = Only a manager themself can give up that role. You can take them out of the centre instead
staff-people-manager-stays = A manager gives up the role themself. If they cannot, they can be taken out of the centre.
staff-people-invite-title = Invite somebody
staff-people-email = Their work email address
staff-people-email-wrong = Enter an email address, like name@example.com
staff-people-email-known = Someone in a team signs in with this address, or it has an invitation to this team already
staff-people-role = Role
staff-people-role-empty = Choose a role
staff-people-invite = Invite
staff-people-invited-title = Invitation
staff-people-invited = Give this code to { $email } in person or by phone. It works once, for 7 days, on the page “Set up your account”. We do not show it again.
staff-people-open-title = Codes that still work
staff-people-open-about = Each of these lets one person into this team, or back in. Take back any that you did not expect.
staff-people-open-until = It works until { $at }.
staff-people-uninvite = Take back
staff-role-officer = Officer
staff-role-officer-hint = Reads and answers reports
staff-role-lead = Lead
staff-role-lead-hint = Leads the officers, and can write banners for your area
staff-role-steward = Steward
staff-role-steward-hint = Also looks after the team’s people and keys
staff-role-worker = Worker
staff-role-worker-hint = Helps people report
staff-role-manager = Manager
staff-role-manager-hint = Also looks after the centre, its people and their training
staff-keys-title = Waiting for a colleague
staff-keys-wait = You cannot open reports until a steward of your team gives you the keys. Read them this in person or by phone:
staff-people-help = Help them sign in again
staff-people-help-title = Signing in again
staff-people-helped = Give this code to { $email } in person or by phone. We have sent a second code to that address. On the page “Set up your account” the two codes together let them choose a new password and connect their phone. If they are a steward, another steward must agree first. Then give them the keys again. We do not show this code again. If they cannot read email at that address any more, take them out of the team and invite them at their new address.
staff-people-help-waits = You asked that they may sign in again. Another steward must agree.
staff-people-help-asked = Another steward asks that { $name } may sign in again, because they lost their password or phone. Agree only if { $name } told you so.
staff-people-help-agree = Agree
staff-people-help-too-soon = We sent this person a code less than an hour ago. Ask them to look for it. If it does not come, try again in an hour

staff-account-title = Your account
staff-account-sessions = Where you are signed in
staff-account-sessions-about = We keep no addresses or kinds of browser, so you can tell them by their times only. If one is not yours, sign out everywhere else, and tell a steward of your team.
staff-account-session = Signed in { $made }, last used { $seen }
staff-account-this = (this one)
staff-account-sign-out-elsewhere = Sign out everywhere else

staff-queue-shown-unopened = Not opened yet
staff-queue-shown-news = New messages
staff-queue-shown-open = Open
staff-queue-shown-closed = Closed
staff-queue-empty-news = No reporter has written anything new.
staff-queue-empty-open = There are no open reports here.
staff-queue-empty-closed = No report has been closed here yet.
staff-queue-offered = Offered to your team
staff-queue-offered-by = from { $from }. Answer by { $until }, or it goes to the national desk.
staff-queue-why = Why it is here
staff-queue-has-news = New message
staff-queue-overdue = Promised update is late
staff-queue-alarms = { $count ->
    [one] 1 alarm on the national board
   *[other] { $count } alarms on the national board
}
staff-state-closed = Closed
staff-report-link = Report
staff-report-closed = Closed { $at }
staff-report-in-welsh = They used this website in Welsh.

staff-messages-title = Messages and notes
staff-messages-none = Nobody has written anything yet.
staff-message-from-team = { $name } to the reporter, { $at }
staff-message-from-reporter = From the reporter, { $at }
staff-message-note = Note by { $name }, { $at }
staff-message-read = The reporter read this { $at }.
staff-message-not-read = The reporter has not read this yet.
staff-message-template = Write to the reporter
staff-message-template-hint = They read a ready sentence in their own language. They see the name of your team, not yours.
staff-message-no-template = No ready sentence
staff-message-words = Your own words
staff-message-hint = Use plain words. Do not blame. Somebody else may see the screen.
staff-message-send = Send to the reporter
staff-message-empty = Choose a sentence or write your own words
staff-message-no-code = The reporter has no code, so nobody can read messages here. Use only the ways to contact them that they called safe.
staff-message-closed = This report is closed, offered to another team, or with another team now. What you wrote was not sent
staff-words-too-long = Use { $most } characters or fewer
staff-note-title = Write a note for your team
staff-note-label = Note
staff-note-hint = The reporter never sees this.
staff-note-save = Save note
staff-note-empty = Write the note first
staff-promise-label = When will you write to them again?
staff-promise-hint = The reporter is told the day, and sees whether you kept it.
staff-promise-none = I do not promise a day
staff-promise-days = { $count ->
    [one] By the end of tomorrow
   *[other] Within { $count } days
}
staff-promise = The reporter was told that somebody will write to them by the end of { $day }.
staff-promise-broken = The reporter was told that somebody would write to them by the end of { $day }. That day has passed.
staff-closing-title = Close this report
staff-closing-label = What the reporter is told
staff-closing-hint = They read it in their own language. If they write, the report opens again.
staff-closing-own = More in your own words
staff-closing-empty = Choose what the reporter is told
staff-closing-words = Say in your own words why you close it
staff-closing-close = Close and tell the reporter
staff-reopen = Open this report again

staff-offer-title = Offered
staff-offer-made = Offered to { $to }. They can answer until { $until }. Until they take it, it is yours.
staff-offer-got = { $from } offers you this report. You can answer until { $until }. Why they do so stands in the notes below.
staff-offer-withdraw = Take the offer back
staff-offer-take = Take this report
staff-offer-why = Why your team does not take it
staff-offer-refuse = Do not take it
staff-refusal-empty = Say why your team does not take it
staff-move-link = Move to another team
staff-move-about = A force can take it or not; until it does, the report is yours. The national desk takes it at once.
staff-move-desk-about = What the desk decides stands: the report is the other team’s at once.
staff-move-place = Where it happened
staff-move-place-hint = A postcode, town or village, if you know better than the report does
staff-move-find = Find the force
staff-move-team = Team
staff-move-team-hint = Only teams whose key we can trust are listed.
staff-move-choose = Choose a team
staff-move-team-empty = Choose a team
staff-move-why = Why
staff-move-why-empty = Say why it belongs there
staff-move-go = Move
staff-move-pass-on = Pass on
staff-move-not-now = Somebody did something with this report a moment ago. Look at it again

staff-why-routing-desk-no-key = The force had no key that we could trust
staff-why-routing-desk-not-joined = The force does not take reports yet
staff-why-routing-desk-unknown-place = Nobody knows where it happened
staff-why-routing-desk-unclear-place = More than one force could have it
staff-why-routing-desk-online = Online, home not known
staff-why-routing-desk-abroad = Abroad, home not known
staff-why-transfer-refused-twice = Two teams did not take it
staff-why-transfer-timed-out = A team did not answer in time
staff-why-transfer-given-to-desk = A team gave it to the desk

staff-history-link = Who saw it
staff-history-about = Everything that was done with this report and everybody who opened it.
staff-history-broken = This list was changed from outside. Treat this as an attack until you know better.
staff-history-when = When
staff-history-who = Who
staff-history-what = What
staff-history-somebody = Somebody
staff-history-reporter = The reporter
staff-history-service = The website
staff-history-command-line = The person who runs the server
staff-history-filed = Sent it
staff-history-key-refused = Found a key that cannot be trusted
staff-history-opened = Opened it
staff-history-opened-file = Opened the file’s page
staff-history-acknowledged = Acknowledged it
staff-history-status-seen = Looked at where it stands
staff-history-would-not-open = Could not open it, because it was changed
staff-history-team-wrote = Wrote to the reporter
staff-history-reporter-wrote = Wrote to the team

staff-history-equality-given = Answered the questions about fairness
staff-history-note-written = Wrote a note
staff-history-closed = Closed it
staff-history-reopened = Opened it again
staff-history-offered = Offered it
staff-history-offer-accepted = Took the offer
staff-history-offer-declined = Did not take the offer
staff-history-offer-withdrawn = Took the offer back
staff-history-offer-timed-out = The offer was not answered in time
staff-history-moved = Moved it
staff-history-first-read = Read it first in this team
staff-history-escrow-opened = Opened it with the shares of escrow
staff-history-escrow-handed-over = Gave it to the team with the shares of escrow
staff-history-escrow-refused = Tried shares of escrow that did not fit
staff-move-several = There is more than one such place. Choose the team yourself, or type more of the place.
staff-done-title = Done
staff-done-acknowledged = It is written down that you have this report. A reporter with a code can see it now.
staff-done-sent = Your message was sent to the reporter.
staff-done-noted = Your note was saved.
staff-done-closed = The report is closed. A reporter with a code can read why.
staff-done-reopened = The report is open again.
staff-done-offered = The report was offered. Until they take it, it is yours.
staff-done-withdrawn = You took the offer back.
staff-done-taken = The report is your team’s now.
staff-done-refused = Your team did not take the report. The other team was told.
staff-done-moved = The report is with the other team now.
staff-move-unclear = We cannot tell from this which team it is. Type more of the place, or choose the team yourself
staff-acknowledge-title = Tell the reporter that you have it
staff-message-ready = Ready sentence
staff-more-title = More that you can do
staff-history-team = (with { $team })
staff-move-too-often = This report was offered many times today. Give it to the national desk, which decides

staff-done-file-kept = The file was added to the report.
staff-files-title = Photos, films and other files
staff-files-link = Add a file, or print the custody sheet
staff-bundle-link = Send it on to your record system
staff-bundle-title = Send it on to your record system
staff-bundle-about = You get one ZIP file. In it are what was told, all messages, your team’s notes, each file as it was given, and who had it when. It is signed, so that anybody can see that nothing was changed. What people said about themselves for fairness is not in it.
staff-bundle-files = { $count ->
    [0] No files go with it.
    [one] 1 file goes with it.
   *[other] { $count } files go with it.
}
staff-bundle-left-out = Left out:
staff-bundle-care = The bundle is not sealed: whoever has it can read it. Keep it only in your force’s own systems. It is written down that you took it.
staff-bundle-take = Download the bundle
staff-bundle-check = How others check it
staff-bundle-check-how = “check_bundle.py” reads the bundle and this key. Give them the key in a different way from the bundle.
staff-files-none = No files were given.
staff-files-file = File
staff-files-what = What it is
staff-files-given = Given
staff-files-number = File { $number }
staff-files-by-reporter = by the reporter, { $at }
staff-files-by-staff = by staff, { $at }
staff-files-missing = Evidence missing
staff-files-unfinished = Did not arrive whole
staff-files-waiting = Waits for the virus check
staff-files-infected = Virus found
staff-files-unclear = Virus check failed
staff-scan = Virus check
staff-scan-not-asked = Not checked here. It may be harmful to your computer.
staff-scan-waiting = Not checked yet
staff-scan-clean = Nothing found, { $at }
staff-scan-infected = Found: { $found }, { $at }
staff-scan-unclear = The scanner could not read it, { $at }
staff-files-broken = { $count ->
    [one] 1 file does not open: it was changed after it was sealed. Tell the national desk.
   *[other] { $count } files do not open: they were changed after they were sealed. Tell the national desk.
}
staff-files-lost = { $count ->
    [one] Evidence missing: 1 file was given, and nothing is left of it. Tell the national desk.
   *[other] Evidence missing: { $count } files were given, and nothing is left of them. Tell the national desk.
}
staff-files-add-title = Add a file
staff-files-add-hint = For what somebody gave you another way. It becomes part of the report and stays with it.
staff-files-never = Never add an indecent picture of a child. Follow your force’s own rules for it.
staff-files-about-label = What does it show? (optional)
staff-files-about-hint = Say if it is hard to look at, for the colleague who opens it next.
staff-file-about = What they say it shows:
staff-file-about-none = They did not say what it shows.
staff-file-online = Seen online
staff-file-link-care = This is an address, not a file. If you go there, people can see that you did. Follow your force’s own rules for looking at things online.
staff-file-name = Name it had
staff-file-hash = SHA-256
staff-file-missing = The bytes of this file are gone from the store. The hash above can prove another copy. Tell whoever runs the service.
staff-file-unfinished = It stopped on its way here. Ask the reporter to send it again.
staff-file-waits = Nobody can open this file before it is checked for viruses. Look again in a minute. If it still waits in an hour, tell whoever runs the service.
staff-file-risk-infected = The virus check found something harmful in this file. The file is kept, and can still be evidence. Do not open it on an ordinary computer.
staff-file-risk-unclear = The virus check could not read this file. It may be harmful. Do not open it on an ordinary computer.
staff-file-risk-link = Download it all the same
staff-file-risk-how = Only download it to a computer that is kept for dangerous files. Only open it there. It is written down that you did this.
staff-file-risk-download = I know the risk. Download the original
staff-file-picture = Look at it
staff-file-show-hint = { $count ->
    [0] You see a clean copy, blurred at first. You have not looked at a picture in the last 7 days.
    [one] You see a clean copy, blurred at first. You looked at 1 picture in the last 7 days.
   *[other] You see a clean copy, blurred at first. You looked at { $count } pictures in the last 7 days.
}
staff-file-show = Show the picture
staff-file-clear = Show it without blur
staff-file-alternative = Clean copy of file { $number }
staff-file-never-shown = This kind of file is not shown here. Download it to look at it.
staff-file-original = Original
staff-file-original-hint = As it was given, with everything it carries. Each download is written down.
staff-file-download = Download the original
staff-file-properties = What the original also tells
staff-file-properties-none = We found nothing more in it.
staff-file-properties-unread = We could not read all of it. It may still tell who made it, where and when.
staff-file-properties-unknown = We cannot read what else this kind of file tells. It may still tell who made it, where and when.
staff-custody-link = Custody sheet to print
staff-custody-title = Custody sheet
staff-custody-made = Made { $at }. It lists every file of the report, and everybody who looked at one or downloaded it.
staff-custody-bytes = { $kind }, { $bytes } bytes
staff-custody-handled = Who had file { $number }
staff-history-evidence-given = Added a file
staff-history-evidence-viewed = Looked at a picture
staff-history-evidence-downloaded = Downloaded the original of a file
staff-history-evidence-downloaded-at-risk = Downloaded a file in spite of the virus check
staff-history-evidence-exported = Took a file in a signed bundle
staff-history-exported = Took the report in a signed bundle

staff-report-withdrawn = They took back what they had agreed to on { $at }. Do not ring, write or visit. Only if they write to you here, you may answer here. Pass nothing on to those who help. You keep the report.
staff-centre-title = Write to the centre that helps
staff-centre-label = Your message to the centre
staff-centre-hint = The person does not see it. Write nothing that the centre need not know.
staff-centre-empty = Enter your message to the centre
staff-centre-send = Send to the centre
staff-done-centre = Your message was sent to the centre.
staff-message-to-centre = { $name } to the centre, { $at }
staff-message-from-centre = The centre ({ $name }), { $at }
staff-history-centre = Somebody at the centre
staff-history-team-wrote-to-centre = Wrote to the centre
staff-history-centre-wrote = Wrote to the team
staff-history-centre-read = Read the report, to go on helping
staff-history-countersigned = Signed for whoever helped
staff-history-consent-withdrawn = Took back what was agreed to
staff-centre-needs-more = We need more from the centre
staff-centre-needs-more-hint = It becomes a task there, until they write back.
