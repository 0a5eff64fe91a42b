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
staff-welcome-invitation-wrong = Enter the invitation code. If it is right, it may have been used or run out: ask for a new one
staff-welcome-name-label = Your name
staff-welcome-name-hint = As your colleagues know you. Reporters do not see it.
staff-welcome-name-wrong = Enter your name, in 100 characters or fewer
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
staff-queue-unopened = Not opened yet ({ $count })
staff-queue-all = All
staff-queue-caption = Reports, the most urgent first, then the oldest
staff-queue-urgency = Urgency
staff-queue-reference = Reference
staff-queue-received = Received
staff-queue-strands = Strands
staff-queue-flags = Flags
staff-queue-state = State
staff-queue-empty-unopened = No report is waiting to be opened.
staff-queue-empty-all = There are no reports here yet.

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

staff-key-title = Your team’s key waits
staff-key-waits = Until the person who runs the server has confirmed your team’s key, reports go to the national desk. Read them this fingerprint in person or by phone:
staff-alarm-dead-letter = An email could not be delivered and was given up
staff-alarm-title = Needs a person
staff-alarm-no-usable-key = A team has no key that can be used. Reports for it come to this desk. Its members must set up their key.
staff-alarm-key-refused = A team’s key was changed in a way we do not trust. Reports for it come to this desk. Treat this as an attack until you know better.
staff-alarm-would-not-open = A report was changed after it was sealed and does not open. Treat this as an attack until you know better.

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

staff-closed-no-key-yet = You cannot open this report yet.
staff-closed-no-key-yet-next = It is sealed with your team’s key, and nobody has passed that key to you so far. Ask a colleague who can open reports. If it is urgent, ask them to open this one now.
staff-closed-escrow-only = No team had a key when this was sent.
staff-closed-escrow-only-next = It is safe, but only the escrow shares can open it. Ask the person who runs the server.
staff-closed-changed = This report was changed after it was sealed, so it does not open.
staff-closed-changed-next = The national desk has been told. Do not delete anything. Treat this as an attack until you know better.

staff-people-link = People
staff-people-title = People - { $team }
staff-people-self = (you)
staff-people-no-keys = You do not hold the team’s keys yet, so you cannot give them to others or take anyone out. Ask a colleague who holds them.
staff-people-has-keys = Holds the team’s keys.
staff-people-waits = Waits for a colleague to give them the team’s keys.
staff-people-read-out = The 16 letters and numbers that { $name } reads to you
staff-people-read-out-hint = They see them on their queue. Ask in person or by phone, so that nobody else gets the keys.
staff-people-read-out-wrong = Enter the letters and numbers exactly as they were read to you. If they still do not fit, do not give the keys, and tell the person who runs the server
staff-people-give-keys = Give them the keys
staff-people-make-officer = Make officer
staff-people-make-lead = Make lead
staff-people-make-steward = Make steward
staff-people-remove = Take out of the team
staff-people-remove-title = Take { $name } out of the team?
staff-people-remove-about = They are signed out everywhere at once and can open no reports of this team. The team gets a new key. The way back is a new invitation.
staff-people-last-steward = There must be another steward with the keys first. Make a colleague steward
staff-people-invite-title = Invite somebody
staff-people-email = Their work email address
staff-people-email-wrong = Enter an email address, like name@example.com
staff-people-email-known = This address has an account or an invitation already
staff-people-role = Role
staff-people-role-empty = Choose a role
staff-people-invite = Invite
staff-people-invited-title = Invitation
staff-people-invited = Give this code to { $email } in person or by phone. It works once, for 7 days, on the page “Create your account”. We do not show it again.
staff-role-officer = Officer
staff-role-officer-hint = Reads and answers reports
staff-role-lead = Lead
staff-role-lead-hint = Leads the officers
staff-role-steward = Steward
staff-role-steward-hint = Also looks after the team’s people and keys
staff-keys-title = Waiting for a colleague
staff-keys-wait = You cannot open reports until a steward of your team gives you the keys. Read them this in person or by phone:
staff-people-help = Help them sign in again
staff-people-help-title = Signing in again
staff-people-helped = Give this code to { $email } in person or by phone. On the page “Create your account” it lets them choose a new password and connect their phone. If they are a steward, another steward must agree first. Then give them the keys again. We do not show the code again.
staff-people-help-waits = You asked that they may sign in again. Another steward must agree.
staff-people-help-asked = Another steward asks that { $name } may sign in again, because they lost their password or phone. Agree only if { $name } told you so.
staff-people-help-agree = Agree

staff-account-title = Your account
staff-account-sessions = Where you are signed in
staff-account-sessions-about = We keep no addresses or kinds of browser, so you can tell them by their times only. If one is not yours, sign out everywhere else, and tell a steward of your team.
staff-account-session = Signed in { $made }, last used { $seen }
staff-account-this = (this one)
staff-account-sign-out-elsewhere = Sign out everywhere else
