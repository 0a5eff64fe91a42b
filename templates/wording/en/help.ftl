help-title = Other ways to get help

help-danger-heading = If you are in danger now
help-danger-call = Call { $number }. You can also call { $other }.
help-silent-heading = If you cannot speak
help-silent-call = Call 999 from a mobile phone and listen.
help-silent-sound = Cough or tap the phone if you can.
help-silent-press = If you are asked to, press 55. This tells them that you need the police.
help-silent-place = Pressing 55 does not show where you are. Try to whisper where you are if it is safe.
help-silent-landline = Pressing 55 works only on a mobile phone. Other phones work in a different way.
help-deaf-heading = If you are deaf, or find it hard to hear or speak
help-deaf-bsl = Use 999 BSL, by its app or website. You sign to a person on a video call. You do not need to sign up first.
help-deaf-relay = Call { $number } from a text phone or the Relay UK app.
help-deaf-text = Text 999. This works only if your phone is signed up. To sign up, text the word “{ $word }” to 999.
help-deaf-app = Use the TapSOS app. You can ask for help with it without speaking.

help-later-heading = If it can wait
help-later-call = Call the police on { $number }.
help-later-relay = Call { $number } from a text phone or the Relay UK app.
help-later-railway = If it was on a train or at a station, text the British Transport Police on { $number }.

help-young-heading = If you are under 18
help-young-report = You can use this website. You can do it on your own, or ask an adult you trust to help.
help-young-parents = Your parents or carers are not told just because you used it.
help-young-talk = You can talk to these people about anything that worries you.

help-support-heading = People who can support you
help-support-police = They can listen and help you. You do not have to tell the police first.
help-unchecked = We have not checked this number yet.

help-need-everyone = For everyone
help-need-young = For people under 18
help-need-race = About race or where you come from
help-need-travellers = For Gypsy, Roma and Traveller people
help-need-muslim = For Muslim people
help-need-jewish = For Jewish people
help-need-lgbt = For LGBT+ people
help-need-disability = For disabled people, and people with a learning disability
help-need-older = For older people
help-need-sex-work = For sex workers
help-need-online = About things on the internet

help-nation-uk = the whole UK
help-nation-great-britain = England, Wales and Scotland
help-nation-england-wales = England and Wales
help-nation-wales = Wales
help-nation-scotland = Scotland
help-nation-northern-ireland = Northern Ireland
help-nation-london = London
help-nation-london-south = London and the south
help-nation-manchester-north = Manchester and the north
help-nation-some-areas = some parts of England and Wales

help-seen-heading = If someone might see that you were here
help-seen-exit = Press “Exit this page” to leave fast, or press the Shift key 3 times.
help-seen-history = Leaving does not take our pages out of your browser’s history. You can delete the history yourself. If all of it is gone, someone may notice.
help-seen-private = A private window does not keep a history. Look for “private” or “incognito” in your browser’s menu.
help-seen-device = Use a phone or computer that the other person cannot get to. A library or a friend may have one.
help-seen-network = A network at work, at school or at home may still keep a note of the visit.

help-centre-heading = Somebody near you who helps
help-centre-find = There are places where people help you tell us what happened. { $link }.
help-centre-link = Find one near you
