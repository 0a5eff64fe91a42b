# Where it happened: what was found, which police force that makes it, and why.

routing-nothing-typed = Enter a postcode, or the name of a town or village
routing-nothing-found = We do not know this place. Check the spelling, or try a town or postcode nearby. If you cannot, go back and choose “I am not sure”.
routing-found-postcode = { $place } is in { $district }. The police there are { $force }.
routing-unknown-postcode = We do not know the postcode { $place }. Check it, or enter a town or village instead.
routing-unknown-part = We do not know any postcode that starts with { $place }. Check it, or enter a town or village instead.
routing-found-part = The police for { $place } are { $force }.
routing-part-in-several-forces = More than one police force looks after { $place }. Choose the area where it happened.
routing-large-user = This postcode is for a company’s post. It does not tell us where something happened. Enter the place where it happened.
routing-forces-post = This postcode is for the post of the armed forces. It does not tell us where something happened. Enter the place where it happened.
routing-girobank = This postcode belonged to a bank. It does not tell us where something happened. Enter the place where it happened.
routing-found-northern-ireland = This is in Northern Ireland. The police there are the { $force }.
routing-found-places = Choose the place where it happened
routing-found-similar = We do not know a place with exactly this name. Choose one of these, or enter a different place.
routing-found-district = The police for { $district } are { $force }.

routing-outside-jersey = We cannot take a report about Jersey. Jersey has its own police, the States of Jersey Police. They can help you. We do not keep what you typed.
routing-outside-guernsey = We cannot take a report about Guernsey, Alderney or Sark. They have their own police, Guernsey Police. They can help you. We do not keep what you typed.
routing-outside-isle-of-man = We cannot take a report about the Isle of Man. The island has its own police, the Isle of Man Constabulary. They can help you. We do not keep what you typed.
routing-outside-on-change = This place has police of its own, and we cannot take a report about it. Check what you typed. Your other answers are still here.
routing-outside-abroad = We cannot take a report about another country if nobody in it lives in the UK. Tell the police in that country. If you are British, the nearest British embassy or consulate can help you. We do not keep what you typed.

routing-because-place = This will go to { $force } because of where it happened: { $place }.
routing-because-border = This will go to { $force } because they look after { $place }. Another police force looks after places close by. If this looks wrong, change where it happened.
routing-because-railway = This will go to { $force } because they look after railways.
routing-because-transport = This will go to { $force } because they look after this kind of travel there.
routing-because-airport = This will go to { $force } because they look after that airport.
routing-because-port = This will go to { $force } because they look after { $place }.
routing-because-several-places = This will go to { $force } because they look after all the places you told us about.
routing-because-last-of-several = This will go to { $force } because it happened in their area last. We will ask them to tell the police for the other places too.
routing-because-online-home = This will go to { $force }. It happened online, and the person it happened to lives in { $place }.
routing-because-unknown-home = This will go to { $force }. We do not know where it happened. The person it happened to lives in { $place }.
routing-because-abroad-home = This will go to { $force } because it happened abroad, and someone in it lives in { $place }.
routing-because-police-subject = This will go to a special team at { $force }. They deal with reports about people who work for the police. Other teams there cannot see it.

routing-desk-no-key = This will go to our national desk. { $force } looks after that place, but its team cannot read reports here yet.
routing-desk-not-joined = It happened in the area of { $force }. They do not take reports from us yet, so this will go to our national desk.
routing-desk-unknown-place = This will go to our national desk because we do not know where it happened.
routing-desk-unclear-place = This will go to our national desk. We cannot tell which police force looks after that place.
routing-desk-online = This will go to our national desk. It happened online. We do not know where the person it happened to lives.
routing-desk-abroad = This will go to our national desk. It happened abroad. We do not know where in the UK someone in it lives.
routing-desk-police-subject = This will go to a few people at our national desk. They deal with reports about people who work for the police. No local police team can see it.

routing-also-danger-now = You told us that someone is in danger now. Call 999. Do not wait for us. We will mark this as urgent.
routing-also-may-come-back = You told us that they may come back soon. If they do, call 999. We will mark this as urgent.
routing-also-terror-concern = We will tell the police that this may be about terrorism. You can also call the Anti-Terrorist Hotline on 0800 789 321. If someone is in danger now, call 999.
routing-also-defence-site = It happened on a military site. The police there may need to tell the Ministry of Defence Police.
routing-also-civil-nuclear-site = It happened on a nuclear site. The police there may need to tell the Civil Nuclear Constabulary.
routing-also-safeguarding = We will ask the police to check that people in that place are safe.
routing-also-police-subject = It is about someone who works for the police, so fewer people can see it.
routing-also-online = We will mark this as something that happened online.
routing-also-overseas = We will mark this as something that happened abroad.

routing-oversight-iopc = The Independent Office for Police Conduct checks how the police in England and Wales deal with complaints. You can tell them too.
routing-oversight-pirc = The Police Investigations and Review Commissioner checks how the police in Scotland deal with complaints. You can tell them too.
routing-oversight-ombudsman = The Police Ombudsman for Northern Ireland looks into complaints about the police there. You can tell them too.
