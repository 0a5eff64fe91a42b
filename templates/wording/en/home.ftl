home-heading = Tell someone about hate, and be heard
home-lead = Did someone hurt you, threaten you or say cruel things because of who you are? Or who they think you are? You can tell the police here.
home-anyone = You can also tell us what you saw happen to someone else.

home-danger-heading = Are you in danger now?
home-danger-call = Call { $number }. Do not wait for this website.
home-danger-other = You can also { $link }.
home-danger-other-link = get help now by text, in sign language or without speaking

home-how-heading = How it works
home-how-time = We ask one thing at a time. It takes about 10 minutes.
home-how-account = You do not need an account.
home-how-name = You do not have to give your name.
home-how-proof = You do not need proof, and you do not have to know if it was a crime.
home-how-where = Your report goes to the police team for the place where it happened. We show you which team before you send it.
home-how-locked = Your words are locked before we store them. The team that gets your report can open them.

home-start = Start now
home-status = See where your report stands

home-seen-heading = Could someone see your screen?
home-seen-exit = Press “Exit this page” to leave fast. You can also press the Shift key 3 times.
home-seen-history = This does not take our pages out of your browser’s history. { $link }.
home-seen-history-link = How to hide that you were here
