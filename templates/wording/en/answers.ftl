# The questions, their hints and choices, and what to do where an answer will not do.

answers-page-title = Question { $number } - Your answers
answers-day = Day
answers-month = Month
answers-year = Year
answers-choose = I do not know
answers-optional = { $label } (optional)
answers-too-long = Use { $number } characters or fewer
answers-in-future = Enter today’s date or a date in the past
answers-wrong-form = Check this answer
answers-no-day = Enter the day
answers-no-month = Enter the month
answers-no-year = Enter the year

answers-danger-title = Is anyone in danger right now?
answers-danger-hint = This helps us show you the fastest way to get help.
answers-danger-now = Yes, now
answers-danger-now-hint = They are still here, or someone is badly hurt
answers-danger-may-come-back = Not now, but they may come back soon
answers-danger-no = No

answers-safe-first-title = Get help first
answers-safe-first-now = Call { $number } and ask for the police. Do not wait for us: nobody reads this form straight away.
answers-safe-first-may-come-back = If they come back, call { $number }. You do not have to wait until something happens.
answers-safe-first-quiet = If you cannot speak, call 999 from a mobile, cough or tap, and press 55 when you are asked. This does not tell the police where you are.
answers-safe-first-text = If you cannot hear or speak on the phone, use 999 BSL. Or call { $number } from a textphone or the Relay UK app. You can also text 999, but only if you signed up before. To sign up, text the word “{ $word }” to 999.
answers-safe-first-all = See all ways to get help
answers-safe-first-go-on = I am safe enough to go on
answers-safe-first-marked = When you are safe you can go on and tell us more. We will mark what you send as urgent.

answers-who-title = Who are you in this?
answers-who-victim = It happened to me
answers-who-witness = I saw or heard it
answers-who-someone-else = I am telling you for someone else
answers-who-organisation = It happened to a group or a building that I speak for
answers-who-organisation-hint = For example a mosque, a shop, a club or a charity.
answers-who-called-label = What is it called?

answers-they-know-title = Do they know that you are telling us?
answers-they-know-hint = “They” means the person it happened to. You can go on either way.
answers-they-know-yes = Yes
answers-they-know-no = No

answers-they-read-title = Can they read about this safely?
answers-they-read-hint = At the end we can show a secret code for asking what became of the report. We only show it if nobody who may hurt them can see it.
answers-they-read-yes = Yes
answers-they-read-no = No
answers-they-read-not-sure = I am not sure

answers-age-title = How old is the person it happened to?
answers-age-hint = If it happened to you, say how old you are. You can leave this empty.
answers-age-under-13 = Under 13
answers-age-13-to-17 = 13 to 17
answers-age-18-to-64 = 18 to 64
answers-age-65-or-over = 65 or over
answers-age-not-sure = I am not sure

answers-young-title = You can tell us yourself
answers-young-alone = You do not need an adult to do this. If you want one with you, ask somebody you trust.
answers-young-parents = This website does not tell your parents or carers. The police may have to talk to them, or to people who protect children. If you are not safe at home, tell us that in your answers.
answers-young-talk = If you want to talk to someone first, you can call these people. You can talk to them about anything. You can ask first what they keep private.

answers-worker-title = Was it someone who works for the police?
answers-worker-hint = This decides who can read it. Prison officers do not work for the police. You can leave this empty.
answers-worker-no = No
answers-worker-yes = Yes
answers-worker-yes-hint = An officer, or anyone else who works for the police. Then a small team reads it, not the local police.
answers-worker-handled-badly = No, but the police did not deal well with something I told them
answers-worker-not-sure = I am not sure

answers-employer-title = Which police force do they work for?
answers-employer-hint = If you do not know, or are afraid that they can read it there, leave this empty. Then it goes to a few people at our national desk.
answers-employer-duty-label = Were they at work at the time?
answers-employer-duty-on = Yes
answers-employer-duty-off = No
answers-employer-duty-not-sure = I am not sure

answers-complaint-title = You can still tell us what happened
answers-complaint-force = Press Continue to go on. You can also complain about the police: first to the force that dealt with it. If you are not happy with its answer, these can help:
answers-complaint-go-on = Whoever reads your report will see that you said this about the police.

answers-where-title = Where did it happen?
answers-where-hint = This decides which police force it goes to. If it happened in more than one place, choose the last one.
answers-where-place = At a place in the UK
answers-where-place-hint = A home, a street, a shop, a school, anywhere you could point to on a map
answers-where-transport = On a train, tram, bus, taxi or plane, or at a station or airport
answers-where-online = Only online or by phone
answers-where-abroad = Outside the UK
answers-where-not-sure = I am not sure
answers-where-empty = Choose where it happened

answers-transport-title = What kind of transport was it?
answers-transport-hint = Trains and trams can have different police.
answers-transport-train = A train, or a train station
answers-transport-underground = The Underground, DLR, Overground or Elizabeth line in London
answers-transport-glasgow-subway = The Glasgow Subway
answers-transport-tram = A tram or light railway
answers-transport-bus = A bus or coach
answers-transport-taxi = A taxi or hired car
answers-transport-heritage = A heritage railway
answers-transport-airport = A plane, an airport or a port
answers-transport-not-sure = I am not sure
answers-transport-empty = Choose the kind of transport
answers-transport-tram-label = Which one?
answers-transport-tram-metrolink = Metrolink in Manchester
answers-transport-tram-tyne-and-wear-metro = Tyne and Wear Metro
answers-transport-tram-supertram = Supertram in Sheffield
answers-transport-tram-nottingham = Nottingham tram
answers-transport-tram-west-midlands-metro = West Midlands Metro
answers-transport-tram-london-tramlink = London Trams
answers-transport-tram-edinburgh = Edinburgh Trams
answers-transport-tram-blackpool = Blackpool trams
answers-transport-tram-other = Another one
answers-transport-tram-empty = Choose which tram it was

answers-place-title = What is the postcode or name of the place?
answers-place-hint = A postcode like M1 1AE, the first part of one like M1, or a town or area. A rough idea is enough.
answers-place-empty = Enter a postcode, a town or an area
answers-place-detail-label = Where exactly?
answers-place-detail-hint = For example the street, the building or the name of a shop.

answers-stop-title = Where was that?
answers-stop-hint = The postcode, town or area of the station, the stop, or where the journey ended. You can leave this empty if you do not know.
answers-stop-detail-label = Which line, station, stop or journey?

answers-home-title = Where does the person it happened to live?
answers-home-hint = If it happened to you, say where you live. A postcode, the first part of one, or a town. It helps us choose the right police force. You can leave this empty.

answers-which-place-title = Which of these is it?
answers-which-place-hint = What you typed may be one of these. If it is not, go back and type another.
answers-which-place-empty = Choose the place, or go back and type another

answers-more-places-title = Did it happen in another place too?
answers-more-places-hint = Another town, or another part of a journey. You can leave this empty.
answers-more-places-no = No
answers-more-places-same-people = Yes, and it was the same people
answers-more-places-different-people = Yes, but it was other people

answers-other-place-title = What is the postcode or name of the other place?
answers-other-place-hint = If there were several, choose the one that matters most to you. You can leave this empty.
answers-other-place-detail-label = Where exactly in the other place?

answers-which-other-place-title = Which of these is the other place?
answers-which-other-place-hint = What you typed can mean more than one place.
answers-which-other-place-empty = Choose the place, or go back and type another one

answers-goes-to-title = Where this will go
answers-goes-to-district = The place is in { $district }.
answers-goes-to-both = We send it to two teams, because it was other people in each place. You get one reference for both.
answers-goes-to-nobody-yet = Nobody there can open it yet. It is locked and safe, and we are told at once so that somebody soon can.
answers-goes-to-right = If the place is not right, { $change }.
answers-goes-to-change = change it
answers-goes-to-police = If the police force is not right, you can { $change }.
answers-goes-to-police-alone = Only this team gets it, because it is about the police. They decide who else must know about the other place.
answers-goes-to-hours-weekdays = A person there reads new reports Monday to Friday, from { $from } to { $until }.
answers-goes-to-hours-every-day = A person there reads new reports every day, from { $from } to { $until }.
answers-goes-to-hours-always = A person there reads new reports day and night.

answers-place-type-title = What kind of place was it?
answers-place-type-hint = You can leave this empty.
answers-place-type-home = A home, or just outside one
answers-place-type-street = A street or another outdoor place
answers-place-type-shop = A shop or a market
answers-place-type-pub = A pub, a restaurant or a club
answers-place-type-school = A school, a college or a university
answers-place-type-work = A place of work
answers-place-type-worship = A place of worship, such as a mosque, a church or a temple
answers-place-type-hospital = A hospital, or a doctor’s
answers-place-type-care-home = A care home
answers-place-type-park = A park or a beach
answers-place-type-sport = A sports ground or a gym
answers-place-type-custody = A prison, or a place where the police keep people
answers-place-type-police-premises = A police station, as a visitor
answers-place-type-other = Another kind of place
answers-place-type-type-label = What kind?

answers-school-title = Does the school or college know about it?
answers-school-hint = You can leave this empty.
answers-school-knows = Yes
answers-school-does-not-know = No
answers-school-not-sure = I am not sure
answers-school-deals-label = Who would you like to deal with it?
answers-school-deals-hint = The police read what you say here. Whatever you choose, they may have to act to keep someone safe.
answers-school-deals-police = The police
answers-school-deals-school = The school
answers-school-deals-both = Both
answers-school-deals-not-sure = I am not sure

answers-when-title = When did it happen?
answers-when-hint = If it happened more than once, tell us about the last time.
answers-when-exact = I know the day
answers-when-roughly = I know roughly
answers-when-not-sure = I am not sure
answers-when-day-label = Which day?
answers-when-day-hint = For example, 3 11 2026
answers-when-day-wrong-form = Enter a real date, such as 3 11 2026
answers-when-time-label = What time was it?
answers-when-about-label = About when?
answers-when-about-hint = For example, last week, or in the summer.

answers-already-title = Have you told anyone about this already?
answers-already-hint = Telling us again does no harm. It helps the police to join things up.
answers-already-yes = Yes
answers-already-no = No
answers-already-told-label = Who did you tell?
answers-already-told-hint = It may be the police, a school, the council, a landlord or a charity.
answers-already-number-label = Did they give you a number for it?

answers-what-title = What happened?
answers-what-hint = Use your own words, in any language. A few words are enough. Tell us if anyone was hurt, and if anyone had a weapon.

answers-harm-title = Did any of this happen?
answers-harm-hint = Choose all that fit. You can leave this empty.
answers-harm-hurt = Someone was hurt
answers-harm-injury-label = How were they hurt?
answers-harm-injury-hint = Say if they saw a doctor.
answers-harm-weapon = There was a weapon, or something used as one
answers-harm-what-weapon-label = What was it?
answers-harm-damage = Something was damaged
answers-harm-damaged-label = What was damaged, and how?
answers-harm-taken = Something was taken
answers-harm-what-taken-label = What was taken?
answers-harm-threat = Someone said they would do harm

answers-online-title = Did any of it happen online?
answers-online-hint = Messages, posts, games, calls or apps all count.
answers-online-yes = Yes
answers-online-no = No
answers-online-not-sure = I am not sure

answers-links-title = Where online was it?
answers-links-hint = Web addresses, names of accounts, apps or games. Nobody opens a link to check it while you are here. You can leave this empty.

answers-why-title = Why do you think they did this?
answers-why-hint = Use your own words. There is no wrong answer, and you do not have to prove it. You can leave this empty.

answers-strands-title = Do you think it was about any of these?
answers-strands-hint = Choose all that fit. It counts even if they got it wrong, or if it was about someone you are close to. You can leave this empty.
answers-strands-race = Race, colour or where someone comes from
answers-strands-religion = Religion or belief, or having none
answers-strands-sectarian = Sectarian, being seen as Catholic or Protestant
answers-strands-sexual-orientation = Being gay, lesbian, bi or straight
answers-strands-disability = Disability, including learning disability and mental health
answers-strands-transgender = Being trans
answers-strands-age = Age
answers-strands-variations-in-sex-characteristics = Variations in sex characteristics (being intersex)
answers-strands-other-strand-label = Something else
answers-strands-other-strand-hint = For example being a woman, how you dress, or the work you do.

answers-group-1-title = Was it about skin colour, or where someone comes from?
answers-group-1-hint = Choose all that fit. It counts even if the person who did it got it wrong. You can leave this empty.
answers-group-1-colour = Skin colour
answers-group-1-nationality = Nationality
answers-group-1-citizenship = Citizenship
answers-group-1-ethnic-origin = Ethnic group, or where a family comes from
answers-group-1-gypsy-roma-traveller = Being a Gypsy, Roma or Traveller
answers-group-1-asylum-refugee = Being a refugee or asking for asylum

answers-group-2-title = Which religion or belief was it about?
answers-group-2-hint = Choose all that fit. It counts even if the person who did it got it wrong. You can leave this empty.
answers-group-2-buddhist = Buddhist
answers-group-2-christian = Christian
answers-group-2-catholic = Catholic
answers-group-2-protestant = Protestant
answers-group-2-hindu = Hindu
answers-group-2-jewish = Jewish
answers-group-2-muslim = Muslim
answers-group-2-sikh = Sikh
answers-group-2-other-religion = Another religion or belief
answers-group-2-no-religion = Having no religion

answers-group-3-title = Which community was it about?
answers-group-3-hint = Choose all that fit. It counts even if the person who did it got it wrong. You can leave this empty.
answers-group-3-catholic = Being seen as Catholic
answers-group-3-protestant = Being seen as Protestant
answers-group-3-other-community = Another community

answers-group-4-title = Which kind of disability was it about?
answers-group-4-hint = Choose all that fit. It counts even if the person who did it got it wrong. You can leave this empty.
answers-group-4-learning-disability = A learning disability
answers-group-4-mental-health = Mental health
answers-group-4-autism = Autism
answers-group-4-physical = Trouble with moving or walking
answers-group-4-deaf = Being deaf or hard of hearing
answers-group-4-blind = Being blind or partly sighted
answers-group-4-long-illness = A long illness
answers-group-4-other-disability = Another disability

answers-group-5-title = Was it about people who are gay, lesbian, bi or straight?
answers-group-5-hint = Choose all that fit. It counts even if the person who did it got it wrong. You can leave this empty.
answers-group-5-gay = Gay men
answers-group-5-lesbian = Lesbians
answers-group-5-bi = Bi people
answers-group-5-straight = Straight people

answers-group-6-title = Was it about being young or being older?
answers-group-6-hint = Choose all that fit. It counts even if the person who did it got it wrong. You can leave this empty.
answers-group-6-younger = Being young
answers-group-6-older = Being older

answers-aimed-title = Who or what was it about?
answers-aimed-hint = “They” means the person or group it happened to. Choose all that fit. All of these count. You can leave this empty.
answers-aimed-who-they-are = It was about who they are
answers-aimed-taken-for = Someone thought they were something that they are not
answers-aimed-close-to = It was about someone close to them
answers-aimed-work = It was about the people they help or work for
answers-aimed-not-sure = I am not sure

answers-before-title = Has something like this happened before?
answers-before-hint = You can leave this empty.
answers-before-once = No, this was the first time
answers-before-same-people = Yes, and it was the same people
answers-before-different-people = Yes, but it was other people
answers-before-not-sure = I am not sure

answers-witnesses-title = Did anyone else see or hear it?
answers-witnesses-hint = You can leave this empty.
answers-witnesses-yes = Yes
answers-witnesses-no = No
answers-witnesses-not-sure = I am not sure
answers-witnesses-who-saw-label = Who were they?
answers-witnesses-who-saw-hint = Names, if you know them, or what they looked like. Say if they are willing to talk to the police.

answers-evidence-title = Is there anything that shows what happened?
answers-evidence-hint = Keep these things if it is safe. You do not have to send anything now. You can leave this empty.
answers-evidence-cameras = There may have been cameras
answers-evidence-cameras-hint = Videos are often deleted after a few weeks.
answers-evidence-camera-label = Where were they?
answers-evidence-pictures = Photos, videos or sound
answers-evidence-messages = Messages, emails or screenshots
answers-evidence-things = Clothes, or other things
answers-evidence-other = Something else
answers-evidence-what-else-label = What is it?
answers-files-title = Add photos, films or other files

answers-know-them-title = Do you know the person who did it?
answers-know-them-hint = If there were several, choose the one you know best. You can leave this empty.
answers-know-them-partner = A partner or ex-partner
answers-know-them-family = Someone in the family
answers-know-them-carer = A carer
answers-know-them-neighbour = A neighbour
answers-know-them-know-otherwise = Someone known in another way
answers-know-them-stranger = A stranger
answers-know-them-not-sure = I am not sure

answers-suspects-title = What can you tell us about the people who did it?
answers-suspects-hint = Tell us only what you know. You can leave any of this empty.
answers-suspects-how-many-label = How many were there?
answers-suspects-names-label = Their names, or what others called them
answers-suspects-looks-label = What did they look like?
answers-suspects-looks-hint = For example how old they were, how tall, their hair, their clothes, or how they spoke.
answers-suspects-vehicle-label = A car or other vehicle
answers-suspects-vehicle-hint = For example what kind it was, its colour or its number plate.
answers-suspects-again-label = Could anyone who saw them know them again?
answers-suspects-again-yes = Yes
answers-suspects-again-no = No
answers-suspects-again-not-sure = I am not sure

answers-identity-title = Can the police know who you are?
answers-identity-hint = It is your choice, and every report is read. You do not have to tell us about your visa. If you give your name, police may share it with immigration officers.
answers-identity-yes = Yes
answers-identity-yes-hint = The police can ask you more, tell you what happens, and offer you help.
answers-identity-trusted = Only through someone I trust
answers-identity-trusted-hint = The police talk to that person and not to you.
answers-identity-centre = Only through the centre that helped
answers-identity-no-name = No
answers-identity-no-name-hint = We keep no name and no way to reach you. Your story may still show who you are. The police may only try to find you if a life is in danger and a senior officer agrees. { $nation ->
        [scotland] Without a name it is only counted as a crime if something else shows it, and less can be done.
       *[other] Without a name it may not be counted as a crime, and less can be done.
    }

answers-name-title = What is your name?
answers-name-hint = The name you use. It does not have to be the one on your papers.

answers-email-title = Is it safe to email you?
answers-email-hint = Think about who else can see your email. We send one short message that does not say what it is about.
answers-email-yes = Yes
answers-email-no = No
answers-email-address-label = Email address
answers-email-address-wrong-form = Enter an email address like name@example.com
answers-email-readers-label = Who can read what is sent there?
answers-email-readers-only-me = Only me
answers-email-readers-others = Others can read it too
answers-email-readers-others-hint = Then we send no email. The police can still see the address.
answers-email-readers-not-sure = I am not sure
answers-email-readers-not-sure-hint = Then we send no email. The police can still see the address.

answers-phone-title = Is it safe to phone you?
answers-phone-hint = Think about who else may answer or hear you talk.
answers-phone-yes = Yes
answers-phone-no = No
answers-phone-number-label = Phone number
answers-phone-number-wrong-form = Enter a phone number like 0161 496 0000
answers-phone-times-label = When is a good time?

answers-texts-title = Can the police send you a text?
answers-texts-hint = Think about who else may see the screen. You can leave this empty.
answers-texts-yes = Yes
answers-texts-no = No

answers-voicemail-title = Can the police leave a voicemail?
answers-voicemail-hint = Think about who else can listen to it.
answers-voicemail-yes = Yes
answers-voicemail-no = No

answers-letter-title = Is it safe to send you a letter?
answers-letter-hint = Think about who else may open it.
answers-letter-yes = Yes
answers-letter-no = No
answers-letter-postal-address-label = Address

answers-visit-title = Is it safe for the police to visit you?
answers-visit-hint = Think about who is at home, and if a neighbour may see them come.
answers-visit-yes = Yes
answers-visit-no = No
answers-visit-visit-times-label = When is a good time to visit?

answers-trusted-title = Who can the police talk to?
answers-trusted-trusted-name-label = Their name
answers-trusted-trusted-contact-label = How can the police reach them?
answers-trusted-trusted-contact-hint = A phone number or an email address.
answers-trusted-agreed-label = Have they said yes to this?
answers-trusted-agreed-yes = Yes
answers-trusted-agreed-not-yet = Not yet

answers-needs-title = What would make it easier to talk to the police?
answers-needs-hint = Choose all that fit. We will tell the police, but we cannot promise they can do it. You can leave this empty.
answers-needs-interpreter = Someone who speaks my language
answers-needs-language-label = Which language?
answers-needs-sign-language = British Sign Language
answers-needs-easy-words = Easy words or pictures
answers-needs-plain-clothes = Police who are not in uniform
answers-needs-woman = To talk to a woman
answers-needs-man = To talk to a man
answers-needs-access = Help with getting there, or another thing
answers-needs-what-access-label = What would help?

answers-support-title = Would you like someone to support you?
answers-support-hint = There are services that help people after something like this. They are not the police. You can leave this empty.
answers-support-yes = Yes. The police may pass on my name and how to reach me
answers-support-myself = I would like to get in touch with them myself
answers-support-no = No

answers-check-page-title = Check - Your answers
answers-check-title = Check your answers
answers-check-hint = Nothing has been sent yet.
answers-check-nothing = Not provided
answers-check-change = Change
answers-check-send-title = Now send it
answers-check-send-hint = When you press the button it is sent. You cannot change it after that.
answers-check-send = Send

answers-sent-page-title = Sent - Your answers
answers-sent-title = It has been sent
answers-sent-reference = Your reference is
answers-sent-keep-two = Keep two things: this reference, and the secret code just below.
answers-sent-team = It is with { $team }.
answers-sent-both = Each team reads what you told us. There is one reference for both.
answers-sent-reading-now = A person reads new reports at this time of day. We cannot promise how soon they get to yours.
answers-sent-next-reading = The next time a person reads new reports is { $day } at { $time }.
answers-sent-urgent = Someone may be in danger, so we are also sending the team an urgent message now.
answers-sent-danger = If anyone is in danger, do not wait for an answer: call { $number }.
answers-sent-mail = We are sending one short email to the address you gave. It has your reference and does not say what it is about.
answers-sent-code-title = Your secret code
answers-sent-code-use = With your reference and this code you can { $link }.
answers-sent-status = see where it stands
answers-sent-code-once = We show the code only for the next 10 minutes, and we cannot find it again for you. Write it down only if you are sure that nobody who could hurt you can find it.
answers-sent-no-code = We show no code for this one. We cannot be sure that the person it happened to can read about it safely.
answers-sent-paper = A page to keep or print, if you want one
answers-sent-support-title = Someone to talk to
answers-sent-support = You can get help even if you do not want to talk to the police.
answers-sent-support-link = See who can help
answers-sent-done = Finish and leave this page

answers-paper-page-title = A page to keep - Your answers
answers-paper-title = A page to keep
answers-paper-hint = You can print this page or copy it by hand. It does not say what it is about. Keep it where nobody who could hurt you can find it.
answers-paper-reference = Reference
answers-paper-code = Code
answers-paper-where = Where to use this
answers-paper-picture = A square picture that a phone’s camera can read. It leads to the same page.

answers-save-link = Save this and finish another day (nothing is sent)
answers-save-page-title = Come back later - Your answers
answers-save-title = Come back later
answers-save-code = We can lock your answers away and give you a code. With the code you can go on from here, on any phone or computer. After { $days } days your answers are wiped.
answers-save-safe = Nothing is sent. Make a code only if you have a safe place to keep it. Whoever has the code can read your answers.
answers-save-go = Make a code
answers-save-here = Without a code you can go on in this browser for { $hours } hours. To wipe your answers now, press “Exit this page”. Your browser may still remember that you were here.
answers-saved-page-title = Your code - Your answers
answers-saved-title = Not sent yet: your code to come back
answers-saved-not-sent = The police have not got your answers. Come back and send them.
answers-saved-use = Go to this page and type the code:
answers-saved-days = You have { $days } days. The code works once. If you stop again, you get a new one.
answers-saved-once = We show the code only for the next 10 minutes, and we cannot find it again for you. Whoever finds it can read all you wrote. Write it down only where nobody who could hurt you can find it.
answers-code-label = Your code:
answers-code-zero = There is no letter O: it is the number 0.
answers-saved-leave = Leave without sending
answers-return-link = Go on with a code
answers-return-page-title = Go on - Your answers
answers-return-title = Go on with a code
answers-return-wipes-answers = You have answers here that are not finished. If you use a code, they are wiped.
answers-return-wipes-code = A code for you still waits in this browser. If you use another code now, that page is gone. Write it down first.
answers-return-code = Your code
answers-return-hint = It has 16 letters and numbers. Capitals and spaces do not matter. There is no letter O: it is the number 0.
answers-return-wrong = Enter your code to come back. It has 16 letters and numbers.
answers-return-not-found = We cannot find answers for this code. Check it. It may have been used, or the time may be over.

answers-about-you-page-title = About you - Your answers
answers-about-you-title = About you, if you like
answers-about-you-why = A few questions about who you are help us see whether we treat everybody fairly. It is your choice. Nothing changes for your report if you do not answer.
answers-about-you-link = Answer questions about you
answers-about-you-said = About you
answers-about-you-kept = Your answers about you are kept. Nothing else was sent.
answers-about-you-already = You have told us about you before. We keep what you said first.
answers-about-you-about = Have you got your reference and code? We show them for only 10 minutes after you send. You can leave any of these questions empty.
answers-about-you-safe = The team that reads your report can read these too. Together they may show who you are. If you gave no name, you may want to leave this out.
answers-about-you-skip = Go back without answering
answers-equality-title = About the person who reports
answers-equality-own-age-label = How old are you?
answers-equality-own-age-under-18 = Under 18
answers-equality-own-age-18-to-24 = 18 to 24
answers-equality-own-age-25-to-44 = 25 to 44
answers-equality-own-age-45-to-64 = 45 to 64
answers-equality-own-age-65-or-over = 65 or over
answers-equality-sex-label = What is your sex?
answers-equality-sex-female = Female
answers-equality-sex-male = Male
answers-equality-gender-label = Is your gender the same as the sex you were given at birth?
answers-equality-gender-same = Yes
answers-equality-gender-different = No
answers-equality-gender-words-label = What word do you use for your gender?
answers-equality-ethnic-group-label = What is your ethnic group?
answers-equality-ethnic-group-asian = Asian or Asian British
answers-equality-ethnic-group-black = Black, Black British, Caribbean or African
answers-equality-ethnic-group-mixed = Mixed or several ethnic groups
answers-equality-ethnic-group-white = White
answers-equality-ethnic-group-asian-scottish = Asian, Scottish Asian or British Asian
answers-equality-ethnic-group-african = African, Scottish African or British African
answers-equality-ethnic-group-caribbean-black = Caribbean or Black
answers-equality-ethnic-group-irish-traveller = Irish Traveller
answers-equality-ethnic-group-roma = Roma
answers-equality-ethnic-group-asian-ni = Asian, such as Indian, Chinese, Filipino or Pakistani
answers-equality-ethnic-group-black-ni = Black, such as Black African
answers-equality-ethnic-group-other = Another ethnic group
answers-equality-ethnic-words-label = Your ethnic group in your own words
answers-equality-faith-label = What is your religion?
answers-equality-faith-no-religion = No religion
answers-equality-faith-christian = Christian
answers-equality-faith-church-of-scotland = Church of Scotland
answers-equality-faith-catholic = Catholic
answers-equality-faith-presbyterian = Presbyterian Church in Ireland
answers-equality-faith-church-of-ireland = Church of Ireland
answers-equality-faith-methodist = Methodist Church in Ireland
answers-equality-faith-other-christian = Another Christian church
answers-equality-faith-buddhist = Buddhist
answers-equality-faith-hindu = Hindu
answers-equality-faith-jewish = Jewish
answers-equality-faith-muslim = Muslim
answers-equality-faith-sikh = Sikh
answers-equality-faith-pagan = Pagan
answers-equality-faith-other = Another religion
answers-equality-faith-words-label = Your religion in your own words
answers-equality-orientation-label = Which of these fits you best?
answers-equality-orientation-straight = Straight
answers-equality-orientation-gay = Gay or lesbian
answers-equality-orientation-bi = Bi
answers-equality-orientation-other = Another word
answers-equality-orientation-words-label = Which word do you use?
answers-equality-condition-label = Is any of this true for you, and will it last a year or longer?
answers-equality-condition-hint = Choose all that fit.
answers-equality-condition-moving = Trouble with moving or walking
answers-equality-condition-seeing = Blind or partly sighted
answers-equality-condition-hearing = Deaf or hard of hearing
answers-equality-condition-learning = A learning disability
answers-equality-condition-mental-health = A mental health condition
answers-equality-condition-autism = Autism
answers-equality-condition-long-illness = A long illness
answers-equality-condition-other = Another condition

answers-start-page-title = Start - Your answers
answers-start-title = Before you start
answers-start-danger = If anyone is in danger now, call { $number }.
answers-start-about = We ask one question at a time. You can leave many of them empty. It takes about 10 minutes.
answers-start-kept = What you type is locked so that only this browser can open it. If you stop, it is wiped after { $hours } hours.
answers-start-leave-title = If you need to leave fast
answers-start-leave = Press “Exit this page” at the top, or press the Shift key 3 times. What you typed here is wiped.
answers-start-seen = Your browser may still remember that you were here. A shared computer, or a network at work, may remember it too. { $link }.
answers-start-seen-link = How to hide that you were here
answers-start-go = Start
answers-start-unfinished = You have answers here that are not finished.
answers-start-waits = There is a code for you here that you may not have written down. { $link }. If you start again, it is gone.
answers-start-waits-link = See it once more
answers-start-go-on = Go on with them
answers-start-again-hint = If you start again, the answers you have here are wiped.
answers-start-again = Start again

answers-closed-title = You cannot report here right now
answers-closed-message = Nobody is ready to take your report here yet. So we do not want you to type it for nothing. There are other ways.
answers-closed-danger = If anyone is in danger now, call { $number }.
answers-closed-later = If it can wait, call the police on { $number }.

answers-ended-page-title = Nothing here - Your answers
answers-ended-title = There are no answers here
answers-ended-message = Perhaps you have not started yet. Or you were away for so long that we wiped them. Or they were sent or wiped from another page. You can start now.

answers-signpost-page-title = Other ways - Your answers
answers-signpost-title = Someone else can help with this
answers-signpost-again = If the place you typed was not the right one, you can start again.

# Asked at a centre only, by whoever helps.
answers-informed-title = Have you told them how the police use what they say?
answers-informed-hint = Say: “The police will read this. They keep it, and may use it to find who did it. You can leave out your name. If a life is at risk, the police may try to find out who you are. If you give your name, they may share it with immigration officers. You do not have to tell us about your visa.”
answers-informed-yes = Yes
answers-informed-no = No, not yet
answers-agrees-title = Do they agree that this is sent to the police?
answers-agrees-yes = Yes
answers-agrees-cannot-decide = They cannot decide this themselves
answers-agrees-cannot-decide-hint = For example because of an illness, or because they are a young child
answers-agrees-refused = No
answers-agrees-refused-hint = Then nothing is sent, unless somebody is at risk
answers-agrees-why-not-label = Why can they not decide?
answers-agrees-best-interest-label = Why is it best for them that it is sent?
answers-agrees-all-the-same-label = Who is at risk if it is not sent?
answers-agrees-all-the-same-child = A child
answers-agrees-all-the-same-adult-at-risk = An adult who needs care
answers-agrees-all-the-same-threat-to-life = Somebody’s life is in danger
answers-agrees-decided-by-label = Who decided to send it all the same?
answers-agrees-decided-why-label = Why did they decide to send it?
answers-agrees-were-told-label = Was the person told?
answers-agrees-were-told-yes = Yes
answers-agrees-were-told-no = No
answers-named-title = May the police know their name?
answers-named-yes = Yes
answers-named-no = No
answers-reach-title = Who may the police contact about it?
answers-reach-person = The person themself
answers-reach-centre = Only us, the centre: we tell them
answers-reach-nobody = Nobody
answers-reach-centre-title = May the police contact us, the centre, about it?
answers-reach-centre-hint = They write to us, and we tell the person. The police do not learn who the person is.
answers-reach-centre-yes = Yes
answers-reach-centre-no = No
answers-centre-named-title = May the police know which centre helped?
answers-centre-named-hint = For some, the name of the centre tells something about them. If they say no, the police see only that a centre helps.
answers-centre-named-yes = Yes
answers-centre-named-no = No
answers-outcome-title = May we, the centre, be told what came of it?
answers-outcome-yes = Yes
answers-outcome-no = No
answers-helps-on-title = Do they want us to go on helping with this?
answers-helps-on-hint = Then the centre can read the report again. If not, the centre sees only where it stands.
answers-helps-on-yes = Yes
answers-helps-on-no = No
answers-refer-title = Do they want a support service to get in touch?
answers-refer-yes = Yes
answers-refer-myself = No, they find help themselves
answers-refer-no = No
answers-interpreter-title = Did somebody interpret?
answers-interpreter-hint = Never somebody of the family, and never a child: they may be close to who did it.
answers-interpreter-none = No
answers-interpreter-professional = Yes, an interpreter
answers-interpreter-colleague = Yes, somebody who works here
answers-interpreter-interpreted-label = Which language?
answers-interpreter-spoken-label = Which language?
answers-translation-title = How was it put into English or Welsh?
answers-translation-hint = Only if they told it in another language. Leave what they said as it is: this is shown beside it. If the police may not know which centre helps, leave out the names of people who work here.
answers-translation-from-language-label = Which language did they tell it in?
answers-translation-translated-by-label = Who translated it?
answers-translation-translated-on-label = When was it translated?
answers-translation-checked-label = Has somebody else checked it?
answers-translation-checked-yes = Yes
answers-translation-checked-no = No
answers-keeps-title = How will they see what comes of it?
answers-keeps-hint = With a number and a code they can see what comes of it, without us.
answers-keeps-noted = They note the code themselves
answers-keeps-paper = On paper, printed here
answers-keeps-word = Through us, without a code
answers-keeps-word-hint = We keep the number. They can choose a word that we know them by.
answers-keeps-nothing = They do not want to
answers-keeps-known-by-label = The word that we know them by
answers-notes-title = Your own notes for the police
answers-notes-hint = What you saw or heard yourself. These stay apart from the person’s own words. If the police may not know which centre helps, leave out names.
answers-informed-no-hint = Read them the words above now, before you go on.
answers-translation-words-label = The words in English or Welsh
