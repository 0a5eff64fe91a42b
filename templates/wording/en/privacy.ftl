privacy-title = Privacy
privacy-intro = This page says what we keep, who can read it, and what you can ask for.

privacy-who-heading = Who runs this site
privacy-who-named = { $name } runs this site. They must look after what is kept here.
privacy-who-contact = You can reach them here: { $contact }
privacy-who-missing = Nobody has filled in yet who runs this site. They must do that before people use it.
privacy-who-force = When you send a report, it goes to one police force. That force then looks after it too, by its own rules.

privacy-kept-heading = What we keep
privacy-kept-answers = We keep what you type. We lock it first, so that only the team that gets it can open it.
privacy-kept-files = If you add a photo, film or other file, we keep it just as it is, and lock it. A photo can hold where and when it was taken.
privacy-kept-contact = If you tell us your name, or how to reach you, we lock that too.
privacy-kept-about-you = After you send it, you can tell us about yourself if you like. We lock that too, apart from the rest.
privacy-kept-messages = What you and the team write to each other is locked as well.

privacy-plain-heading = What is not locked
privacy-plain-intro = Some things must be seen for the site to work. The people who look after our computers could see these:
privacy-plain-team = which team has a report, why it went there, and how far they are with it
privacy-plain-times = when it was sent, read, answered or closed
privacy-plain-urgent = how soon it must be read, and marks such as “someone may be in danger”
privacy-plain-strands = what it was about, such as race or faith
privacy-plain-place = the nation, the district and the month, if we know them
privacy-plain-both = if it was sent to two teams
privacy-plain-letters = if you asked us for emails, but not your address
privacy-plain-centre = which centre helped you, if one did, and what you agreed to there
privacy-plain-files = how many files you added, when, and about how big they are
privacy-plain-messages = when you and the team wrote, but not what
privacy-plain-few = Where few people send reports, this may be enough to guess who you are.

privacy-unnamed-heading = If you do not give your name
privacy-unnamed-device = We do not keep the address of your phone or computer. We do not note which one you use.
privacy-unnamed-others = We ask no other company for parts of our pages. Nobody else counts your visits.
privacy-unnamed-story = What you write may still show who you are.
privacy-unnamed-seen = Your own phone or computer may show that you were here. { $link } tells you more.
privacy-unnamed-seen-link = If someone might see that you were here

privacy-read-heading = Who can read a report
privacy-read-team = The team that gets it can read it. We write down each time that someone there opens it.
privacy-read-desk = If we cannot tell which team should have it, the national desk gets it.
privacy-read-police = Some reports are about people who work for the police. Only the few people who deal with those can read them.
privacy-read-moved = A team may ask another team to take it. That team can then read it too. If nobody there answers in time, the national desk gets it.
privacy-read-paper = Some people each hold a part of a spare key, on paper. If enough of them meet, they can open a report. We write that down too.

privacy-long-heading = How long we keep it
privacy-long-report = We keep reports for now. This site cannot delete a report yet.
privacy-long-draft = If you do not send your answers, we delete them 4 hours after the last one. If you made a code to come back with, we delete them after 7 days. If you leave with “Exit this page”, we delete them at once.
privacy-long-sent = You can see the page with your code for 10 minutes after you send.
privacy-long-status = When you have typed in your code, you can see where your report is. You can also read what you and the team wrote. That closes when you do nothing for 30 minutes.
privacy-long-letters = We wipe each email once it has gone.
privacy-long-copies = We make copies, in case a computer breaks. Things that we have deleted can stay in a copy for some time.

privacy-cookies-heading = Cookies
privacy-cookies-what = Cookies are small notes that a site leaves in your browser. We use two, and only to make the site work.
privacy-cookies-browser = One ties your answers to your browser. It goes when you close your browser, or leave with “Exit this page”.
privacy-cookies-language = One keeps the language that you picked. It stays for 180 days, or until you leave with “Exit this page”.

privacy-rights-heading = What you can ask for
privacy-rights-intro = You can ask the people who run this site:
privacy-rights-see = to show you what they keep about you
privacy-rights-right = to put right what is wrong
privacy-rights-delete = to delete it, or to stop using it
privacy-rights-no = The law sometimes lets them say no. They must then tell you why.
privacy-rights-code = If you gave no name, only your reference and code can show which report is yours.

privacy-complain-heading = If you want to complain
privacy-complain-first = Tell the people who run this site. The law says that they must write back within 30 days to say they got it.
privacy-complain-ico = You can also tell the ICO. It is there to see that people keep to these rules. Its site is { $link }.
