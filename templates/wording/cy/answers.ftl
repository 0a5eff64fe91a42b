# Y cwestiynau, eu hawgrymiadau a'u dewisiadau, a beth i'w wneud lle na fydd ateb yn gwneud y tro.

answers-page-title = Cwestiwn { $number } - Eich atebion
answers-day = Diwrnod
answers-month = Mis
answers-year = Blwyddyn
answers-choose = Dydw i ddim yn gwybod
answers-optional = { $label } (dewisol)
answers-too-long = Defnyddiwch { $number } nod neu lai
answers-in-future = Rhowch ddyddiad heddiw neu ddyddiad yn y gorffennol
answers-wrong-form = Gwiriwch yr ateb hwn
answers-no-day = Rhowch y diwrnod
answers-no-month = Rhowch y mis
answers-no-year = Rhowch y flwyddyn

answers-danger-title = A oes rhywun mewn perygl ar hyn o bryd?
answers-danger-hint = Mae hyn yn ein helpu i ddangos y ffordd gyflymaf i chi gael help.
answers-danger-now = Oes, nawr
answers-danger-now-hint = Maen nhw yma o hyd, neu mae rhywun wedi'i anafu'n ddrwg
answers-danger-may-come-back = Nid nawr, ond efallai y byddan nhw'n dod yn ôl yn fuan
answers-danger-no = Nac oes

answers-safe-first-title = Mynnwch help yn gyntaf
answers-safe-first-now = Ffoniwch { $number } a gofynnwch am yr heddlu. Peidiwch ag aros amdanom ni: nid oes neb yn darllen y ffurflen hon ar unwaith.
answers-safe-first-may-come-back = Os byddan nhw'n dod yn ôl, ffoniwch { $number }. Nid oes rhaid i chi aros nes bod rhywbeth yn digwydd.
answers-safe-first-quiet = Os na allwch siarad, ffoniwch 999 o ffôn symudol, pesychwch neu tapiwch, a phwyswch 55 pan ofynnir i chi. Nid yw hyn yn dweud wrth yr heddlu ble rydych chi.
answers-safe-first-text = Os na allwch glywed neu siarad ar y ffôn, defnyddiwch 999 BSL. Neu ffoniwch { $number } o ffôn testun neu ap Relay UK. Gallwch hefyd anfon neges destun at 999, ond dim ond os gwnaethoch gofrestru o'r blaen. I gofrestru, anfonwch y gair “{ $word }” at 999.
answers-safe-first-all = Gweld pob ffordd o gael help
answers-safe-first-go-on = Rwy'n ddigon diogel i fynd ymlaen
answers-safe-first-marked = Pan fyddwch yn ddiogel, gallwch fynd ymlaen a dweud mwy wrthym. Byddwn yn nodi bod yr hyn rydych yn ei anfon yn fater brys.

answers-who-title = Beth yw eich rhan chi yn hyn?
answers-who-victim = I mi y digwyddodd hyn
answers-who-witness = Fi welodd neu a glywodd hyn
answers-who-someone-else = Rwy'n dweud wrthych ar ran rhywun arall
answers-who-organisation = Digwyddodd i grŵp neu adeilad rwy’n siarad ar ei ran
answers-who-organisation-hint = Er enghraifft mosg, siop, clwb neu elusen.
answers-who-called-label = Beth yw enw’r grŵp neu’r adeilad?

answers-they-know-title = Ydyn nhw'n gwybod eich bod yn dweud wrthym?
answers-they-know-hint = Ystyr “nhw” yw'r person y digwyddodd hyn iddo. Gallwch fynd ymlaen y naill ffordd neu'r llall.
answers-they-know-yes = Ydyn
answers-they-know-no = Nac ydyn

answers-they-read-title = Ydyn nhw'n gallu darllen am hyn yn ddiogel?
answers-they-read-hint = Ar y diwedd gallwn ddangos cod cyfrinachol er mwyn gofyn beth ddigwyddodd i'r adroddiad. Ni fyddwn yn ei ddangos os gallai rhywun a allai eu brifo ei weld.
answers-they-read-yes = Ydyn
answers-they-read-no = Nac ydyn
answers-they-read-not-sure = Dydw i ddim yn siŵr

answers-age-title = Faint yw oed y person y digwyddodd hyn iddo?
answers-age-hint = Os digwyddodd i chi, dywedwch faint yw eich oed. Gallwch adael hwn yn wag.
answers-age-under-13 = O dan 13
answers-age-13-to-17 = 13 i 17
answers-age-18-to-64 = 18 i 64
answers-age-65-or-over = 65 neu hŷn
answers-age-not-sure = Dydw i ddim yn siŵr

answers-young-title = Cewch ddweud wrthym eich hun
answers-young-alone = Does dim angen oedolyn arnoch i wneud hyn. Os ydych chi eisiau un gyda chi, gofynnwch i rywun rydych yn ymddiried ynddo.
answers-young-parents = Dydy’r wefan hon ddim yn dweud wrth eich rhieni na’ch gofalwyr. Efallai y bydd rhaid i’r heddlu siarad â nhw, neu â phobl sy’n diogelu plant. Os nad ydych yn ddiogel gartref, dywedwch hynny yn eich atebion.
answers-young-talk = Os ydych chi eisiau siarad â rhywun yn gyntaf, cewch ffonio’r bobl hyn. Gallwch siarad â nhw am unrhyw beth. Gallwch ofyn yn gyntaf beth maen nhw’n ei gadw’n breifat.

answers-worker-title = Ai rhywun sy'n gweithio i'r heddlu a wnaeth hyn?
answers-worker-hint = Mae hyn yn penderfynu pwy fydd yn gallu darllen eich adroddiad. Dydy swyddogion carchar ddim yn gweithio i'r heddlu. Gallwch adael hwn yn wag.
answers-worker-no = Nage
answers-worker-yes = Ie
answers-worker-yes-hint = Swyddog, neu unrhyw un arall sy'n gweithio i'r heddlu. Wedyn tîm bach fydd yn ei ddarllen, nid yr heddlu lleol.
answers-worker-handled-badly = Nage, ond wnaeth yr heddlu ddim delio'n dda â rhywbeth a ddywedais wrthyn nhw
answers-worker-not-sure = Dydw i ddim yn siŵr

answers-employer-title = I ba heddlu maen nhw'n gweithio?
answers-employer-hint = Os nad ydych yn gwybod, neu os ydych yn ofni y gallan nhw ei ddarllen yno, gadewch hwn yn wag. Wedyn bydd yn mynd at ychydig o bobl yn ein desg genedlaethol.
answers-employer-duty-label = Oedden nhw'n gweithio ar y pryd?
answers-employer-duty-on = Oedden
answers-employer-duty-off = Nac oedden
answers-employer-duty-not-sure = Dydw i ddim yn siŵr

answers-complaint-title = Gallwch ddweud wrthym o hyd beth ddigwyddodd
answers-complaint-force = Pwyswch Parhau i fynd ymlaen. Gallwch hefyd gwyno am yr heddlu: yn gyntaf wrth yr heddlu a ddeliodd â hyn. Os nad ydych yn fodlon ar yr ateb, gall y rhain helpu:
answers-complaint-go-on = Bydd pwy bynnag sy'n darllen eich adroddiad yn gweld eich bod wedi dweud hyn am yr heddlu.

answers-where-title = Ble digwyddodd hyn?
answers-where-hint = Mae hyn yn penderfynu at ba heddlu y mae'n mynd. Os digwyddodd mewn mwy nag un lle, dewiswch yr un olaf.
answers-where-place = Mewn lle yn y DU
answers-where-place-hint = Cartref, stryd, siop, ysgol, unrhyw le y gallech bwyntio ato ar fap
answers-where-transport = Ar drên, tram, bws, tacsi neu awyren, neu mewn gorsaf neu faes awyr
answers-where-online = Dim ond ar-lein neu dros y ffôn
answers-where-abroad = Y tu allan i'r DU
answers-where-not-sure = Dydw i ddim yn siŵr
answers-where-empty = Dewiswch ble digwyddodd hyn

answers-transport-title = Pa fath o drafnidiaeth oedd hi?
answers-transport-hint = Gall fod gan drenau a thramiau heddlu gwahanol.
answers-transport-train = Trên, neu orsaf drenau
answers-transport-underground = Yr Underground, DLR, Overground neu linell Elizabeth yn Llundain
answers-transport-glasgow-subway = Trên tanddaearol Glasgow (Subway)
answers-transport-tram = Tram neu reilffordd ysgafn
answers-transport-bus = Bws neu goets
answers-transport-taxi = Tacsi neu gar wedi'i logi
answers-transport-heritage = Rheilffordd dreftadaeth
answers-transport-airport = Awyren, maes awyr neu borthladd
answers-transport-not-sure = Dydw i ddim yn siŵr
answers-transport-empty = Dewiswch y math o drafnidiaeth
answers-transport-tram-label = Pa un?
answers-transport-tram-metrolink = Metrolink ym Manceinion
answers-transport-tram-tyne-and-wear-metro = Metro Tyne a Wear
answers-transport-tram-supertram = Supertram yn Sheffield
answers-transport-tram-nottingham = Tram Nottingham
answers-transport-tram-west-midlands-metro = Metro Gorllewin Canolbarth Lloegr
answers-transport-tram-london-tramlink = Tramiau Llundain
answers-transport-tram-edinburgh = Tramiau Caeredin
answers-transport-tram-blackpool = Tramiau Blackpool
answers-transport-tram-other = Un arall
answers-transport-tram-empty = Dewiswch y tram

answers-place-title = Beth yw cod post neu enw'r lle?
answers-place-hint = Cod post fel M1 1AE, rhan gyntaf un fel M1, neu dref neu ardal. Mae syniad bras yn ddigon.
answers-place-empty = Rhowch god post, tref neu ardal
answers-place-detail-label = Ble yn union?
answers-place-detail-hint = Er enghraifft y stryd, yr adeilad neu enw siop.

answers-stop-title = Ble oedd hynny?
answers-stop-hint = Cod post, tref neu ardal yr orsaf, yr arhosfan, neu'r man lle daeth y daith i ben. Gallwch adael hwn yn wag os nad ydych yn gwybod.
answers-stop-detail-label = Pa linell, pa orsaf, pa arhosfan neu ba daith?

answers-home-title = Ble mae'r person y digwyddodd hyn iddo yn byw?
answers-home-hint = Os i chi y digwyddodd, dywedwch ble rydych chi'n byw. Cod post, rhan gyntaf un, neu dref. Mae'n ein helpu i ddewis yr heddlu cywir. Gallwch adael hwn yn wag.

answers-which-place-title = Pa un o'r rhain yw'r lle?
answers-which-place-hint = Gall yr hyn a deipioch fod yn un o’r rhain. Os nad yw, ewch yn ôl a theipio un arall.
answers-which-place-empty = Dewiswch y lle, neu ewch yn ôl a theipio un arall

answers-more-places-title = A ddigwyddodd hyn mewn lle arall hefyd?
answers-more-places-hint = Tref arall, neu ran arall o daith. Gallwch adael hwn yn wag.
answers-more-places-no = Naddo
answers-more-places-same-people = Do, a'r un bobl a wnaeth hyn
answers-more-places-different-people = Do, ond pobl eraill a wnaeth hynny

answers-other-place-title = Beth yw cod post y lle arall, neu ei enw?
answers-other-place-hint = Os oedd sawl un, dewiswch yr un sydd bwysicaf i chi. Gallwch adael hwn yn wag.
answers-other-place-detail-label = Ble yn union yn y lle arall?

answers-which-other-place-title = Pa un o'r rhain yw'r lle arall?
answers-which-other-place-hint = Gall yr hyn a deipioch olygu mwy nag un lle.
answers-which-other-place-empty = Dewiswch y lle, neu ewch yn ôl a theipio un arall

answers-goes-to-title = I ble bydd hwn yn mynd
answers-goes-to-district = Mae'r lle yn ardal { $district }.
answers-goes-to-both = Rydym yn ei anfon at ddau dîm am mai pobl wahanol a wnaeth hyn yn y ddau le. Cewch un cyfeirnod ar gyfer y ddau.
answers-goes-to-nobody-yet = Ni all neb yno ei agor eto. Mae wedi'i gloi ac yn ddiogel, a chawn wybod ar unwaith fel y gall rhywun wneud hynny'n fuan.
answers-goes-to-right = Os nad yw'r lle yn gywir, gallwch { $change }.
answers-goes-to-change = ei newid
answers-goes-to-police = Os nad yr heddlu cywir yw hwn, gallwch { $change }.
answers-goes-to-police-alone = Dim ond y tîm hwn sy'n ei gael, am ei fod am yr heddlu. Nhw sy'n penderfynu pwy arall sydd i gael gwybod am y lle arall.
answers-goes-to-hours-weekdays = Mae rhywun yno yn darllen adroddiadau newydd o ddydd Llun i ddydd Gwener, o { $from } tan { $until }.
answers-goes-to-hours-every-day = Mae rhywun yno yn darllen adroddiadau newydd bob dydd, o { $from } tan { $until }.
answers-goes-to-hours-always = Mae rhywun yno yn darllen adroddiadau newydd ddydd a nos.

answers-place-type-title = Pa fath o le oedd e?
answers-place-type-hint = Gallwch adael hwn yn wag.
answers-place-type-home = Cartref, neu’n union y tu allan i un
answers-place-type-street = Stryd neu le arall yn yr awyr agored
answers-place-type-shop = Siop neu farchnad
answers-place-type-pub = Tafarn, bwyty neu glwb nos
answers-place-type-school = Ysgol, coleg neu brifysgol
answers-place-type-work = Lle gwaith
answers-place-type-worship = Addoldy, fel mosg, eglwys neu deml
answers-place-type-hospital = Ysbyty, neu feddygfa
answers-place-type-care-home = Cartref gofal
answers-place-type-park = Parc neu draeth
answers-place-type-sport = Maes chwaraeon neu gampfa
answers-place-type-custody = Carchar, neu le mae’r heddlu’n cadw pobl
answers-place-type-police-premises = Gorsaf heddlu, wrth ymweld â hi
answers-place-type-other = Math arall o le
answers-place-type-type-label = Pa fath?

answers-school-title = Ydy’r ysgol neu’r coleg yn gwybod am hyn?
answers-school-hint = Gallwch adael hwn yn wag.
answers-school-knows = Ydy
answers-school-does-not-know = Nac ydy
answers-school-not-sure = Dydw i ddim yn siŵr
answers-school-deals-label = Pwy hoffech chi ei weld yn delio â hyn?
answers-school-deals-hint = Bydd yr heddlu’n darllen eich ateb. Beth bynnag yw eich dewis, efallai y bydd rhaid iddyn nhw weithredu i gadw rhywun yn ddiogel.
answers-school-deals-police = Yr heddlu
answers-school-deals-school = Yr ysgol
answers-school-deals-both = Y ddau
answers-school-deals-not-sure = Dydw i ddim yn siŵr

answers-when-title = Pryd digwyddodd hyn?
answers-when-hint = Os digwyddodd fwy nag unwaith, dywedwch wrthym am y tro diwethaf.
answers-when-exact = Rwy'n gwybod y diwrnod
answers-when-roughly = Rwy'n gwybod yn fras
answers-when-not-sure = Dydw i ddim yn siŵr
answers-when-day-label = Pa ddiwrnod?
answers-when-day-hint = Er enghraifft, 3 11 2026
answers-when-day-wrong-form = Rhowch ddyddiad go iawn, fel 3 11 2026
answers-when-time-label = Faint o'r gloch oedd hi?
answers-when-about-label = Tua phryd?
answers-when-about-hint = Er enghraifft, yr wythnos diwethaf, neu yn yr haf.

answers-already-title = Ydych chi wedi dweud wrth rywun am hyn yn barod?
answers-already-hint = Nid yw dweud wrthym eto yn gwneud dim drwg. Mae'n helpu'r heddlu i roi pethau at ei gilydd.
answers-already-yes = Ydw
answers-already-no = Nac ydw
answers-already-told-label = Wrth bwy wnaethoch chi ddweud?
answers-already-told-hint = Gall fod yr heddlu, ysgol, y cyngor, landlord neu elusen.
answers-already-number-label = A wnaethon nhw roi cyfeirnod i chi?

answers-what-title = Beth ddigwyddodd?
answers-what-hint = Defnyddiwch eich geiriau eich hun, mewn unrhyw iaith. Mae ychydig eiriau'n ddigon. Dywedwch wrthym a gafodd rhywun ei anafu, ac a oedd gan rywun arf.

answers-harm-title = A ddigwyddodd unrhyw un o’r rhain?
answers-harm-hint = Dewiswch bob un sy’n berthnasol. Gallwch adael hwn yn wag.
answers-harm-hurt = Cafodd rhywun ei frifo
answers-harm-injury-label = Sut cafodd ei frifo?
answers-harm-injury-hint = Dywedwch a welodd feddyg.
answers-harm-weapon = Roedd arf, neu rywbeth a gafodd ei ddefnyddio fel arf
answers-harm-what-weapon-label = Beth oedd yr arf?
answers-harm-damage = Cafodd rhywbeth ei ddifrodi
answers-harm-damaged-label = Beth gafodd ei ddifrodi, a sut?
answers-harm-taken = Cafodd rhywbeth ei gymryd
answers-harm-what-taken-label = Beth gafodd ei gymryd?
answers-harm-threat = Dywedodd rhywun y byddai’n gwneud niwed

answers-online-title = A ddigwyddodd unrhyw ran ohono ar-lein?
answers-online-hint = Mae negeseuon, postiadau, gemau, galwadau ac apiau i gyd yn cyfrif.
answers-online-yes = Do
answers-online-no = Naddo
answers-online-not-sure = Dydw i ddim yn siŵr

answers-links-title = Ble ar-lein y digwyddodd hyn?
answers-links-hint = Cyfeiriadau gwe, enwau cyfrifon, apiau neu gemau. Nid oes neb yn agor dolen i'w gwirio tra byddwch chi yma. Gallwch adael hwn yn wag.

answers-why-title = Pam ydych chi'n meddwl y gwnaethon nhw hyn?
answers-why-hint = Defnyddiwch eich geiriau eich hun. Nid oes ateb anghywir, ac nid oes rhaid i chi ei brofi. Gallwch adael hwn yn wag.

answers-strands-title = Ydych chi'n meddwl bod hyn oherwydd unrhyw un o'r rhain?
answers-strands-hint = Dewiswch bob un sy'n berthnasol. Mae'n cyfrif hyd yn oed os oedden nhw'n anghywir, neu os oedd yn ymwneud â rhywun sy'n agos atoch. Gallwch adael hwn yn wag.
answers-strands-race = Hil, lliw neu o ble mae rhywun yn dod
answers-strands-religion = Crefydd neu gred, neu fod heb grefydd na chred
answers-strands-sectarian = Sectyddol, cael eich gweld yn Gatholig neu'n Brotestannaidd
answers-strands-sexual-orientation = Bod yn hoyw, yn lesbiaidd, yn ddeurywiol neu'n strêt
answers-strands-disability = Anabledd, gan gynnwys anabledd dysgu ac iechyd meddwl
answers-strands-transgender = Bod yn draws
answers-strands-age = Oedran
answers-strands-variations-in-sex-characteristics = Amrywiadau mewn nodweddion rhyw (bod yn rhyngryw)
answers-strands-other-strand-label = Rhywbeth arall
answers-strands-other-strand-hint = Er enghraifft bod yn fenyw, sut rydych yn gwisgo, neu'r gwaith rydych yn ei wneud.

answers-group-1-title = Ai oherwydd lliw croen, neu o ble mae rhywun yn dod, y digwyddodd hyn?
answers-group-1-hint = Dewiswch bob un sy'n berthnasol. Mae'n cyfrif hyd yn oed os oedd y person a wnaeth hyn yn anghywir. Gallwch adael hwn yn wag.
answers-group-1-colour = Lliw croen
answers-group-1-nationality = Cenedligrwydd
answers-group-1-citizenship = Dinasyddiaeth
answers-group-1-ethnic-origin = Grŵp ethnig, neu o ble mae teulu'n dod
answers-group-1-gypsy-roma-traveller = Bod yn Sipsi, yn Roma neu’n Deithiwr
answers-group-1-asylum-refugee = Bod yn ffoadur neu’n gofyn am loches

answers-group-2-title = Oherwydd pa grefydd neu gred y digwyddodd hyn?
answers-group-2-hint = Dewiswch bob un sy'n berthnasol. Mae'n cyfrif hyd yn oed os oedd y person a wnaeth hyn yn anghywir. Gallwch adael hwn yn wag.
answers-group-2-buddhist = Bwdhaidd
answers-group-2-christian = Cristnogol
answers-group-2-catholic = Catholig
answers-group-2-protestant = Protestannaidd
answers-group-2-hindu = Hindŵaidd
answers-group-2-jewish = Iddewig
answers-group-2-muslim = Mwslimaidd
answers-group-2-sikh = Sicaidd
answers-group-2-other-religion = Crefydd neu gred arall
answers-group-2-no-religion = Bod heb grefydd

answers-group-3-title = Oherwydd pa gymuned y digwyddodd hyn?
answers-group-3-hint = Dewiswch bob un sy'n berthnasol. Mae'n cyfrif hyd yn oed os oedd y person a wnaeth hyn yn anghywir. Gallwch adael hwn yn wag.
answers-group-3-catholic = Cael eich ystyried yn Gatholig
answers-group-3-protestant = Cael eich ystyried yn Brotestannaidd
answers-group-3-other-community = Cymuned arall

answers-group-4-title = Oherwydd pa fath o anabledd y digwyddodd hyn?
answers-group-4-hint = Dewiswch bob un sy'n berthnasol. Mae'n cyfrif hyd yn oed os oedd y person a wnaeth hyn yn anghywir. Gallwch adael hwn yn wag.
answers-group-4-learning-disability = Anabledd dysgu
answers-group-4-mental-health = Iechyd meddwl
answers-group-4-autism = Awtistiaeth
answers-group-4-physical = Trafferth symud neu gerdded
answers-group-4-deaf = Byddardod neu drwm eu clyw
answers-group-4-blind = Dallineb neu olwg gwan
answers-group-4-long-illness = Salwch hir
answers-group-4-other-disability = Anabledd arall

answers-group-5-title = Ai oherwydd bod rhywun yn hoyw, yn lesbiaidd, yn ddeurywiol neu'n strêt y digwyddodd hyn?
answers-group-5-hint = Dewiswch bob un sy'n berthnasol. Mae'n cyfrif hyd yn oed os oedd y person a wnaeth hyn yn anghywir. Gallwch adael hwn yn wag.
answers-group-5-gay = Dynion hoyw
answers-group-5-lesbian = Lesbiaid
answers-group-5-bi = Pobl ddeurywiol
answers-group-5-straight = Pobl strêt

answers-group-6-title = Ai oherwydd bod yn ifanc neu'n hŷn y digwyddodd hyn?
answers-group-6-hint = Dewiswch bob un sy'n berthnasol. Mae'n cyfrif hyd yn oed os oedd y person a wnaeth hyn yn anghywir. Gallwch adael hwn yn wag.
answers-group-6-younger = Bod yn ifanc
answers-group-6-older = Bod yn hŷn

answers-aimed-title = Am bwy neu am beth roedd hyn?
answers-aimed-hint = Ystyr “nhw” yw’r person neu’r grŵp y digwyddodd hyn iddo. Dewiswch bob un sy’n berthnasol. Mae pob un o’r rhain yn cyfrif. Gallwch adael hwn yn wag.
answers-aimed-who-they-are = Roedd yn ymwneud â phwy ydyn nhw
answers-aimed-taken-for = Roedd rhywun yn meddwl eu bod yn rhywbeth nad ydyn nhw
answers-aimed-close-to = Roedd yn ymwneud â rhywun sy’n agos atyn nhw
answers-aimed-work = Roedd yn ymwneud â’r bobl maen nhw’n eu helpu, neu’n gweithio iddyn nhw
answers-aimed-not-sure = Dydw i ddim yn siŵr

answers-before-title = A oes rhywbeth fel hyn wedi digwydd o'r blaen?
answers-before-hint = Gallwch adael hwn yn wag.
answers-before-once = Nac oes, dyma'r tro cyntaf
answers-before-same-people = Oes, a'r un bobl oedden nhw
answers-before-different-people = Oes, ond pobl eraill oedden nhw
answers-before-not-sure = Dydw i ddim yn siŵr

answers-witnesses-title = A welodd neu a glywodd rhywun arall hyn?
answers-witnesses-hint = Gallwch adael hwn yn wag.
answers-witnesses-yes = Do
answers-witnesses-no = Naddo
answers-witnesses-not-sure = Dydw i ddim yn siŵr
answers-witnesses-who-saw-label = Pwy oedden nhw?
answers-witnesses-who-saw-hint = Enwau, os ydych yn eu gwybod, neu sut roedden nhw’n edrych. Dywedwch a ydyn nhw’n fodlon siarad â’r heddlu.

answers-evidence-title = Oes unrhyw beth sy’n dangos beth ddigwyddodd?
answers-evidence-hint = Cadwch y pethau hyn os yw’n ddiogel. Does dim rhaid anfon dim nawr. Gallwch adael hwn yn wag.
answers-evidence-cameras = Efallai fod camerâu yno
answers-evidence-cameras-hint = Mae fideos yn aml yn cael eu dileu ar ôl ychydig wythnosau.
answers-evidence-camera-label = Ble roedd y camerâu?
answers-evidence-pictures = Lluniau, fideos neu sain
answers-evidence-messages = Negeseuon, e-byst neu luniau o’r sgrin
answers-evidence-things = Dillad, neu bethau eraill
answers-evidence-other = Rhywbeth arall
answers-evidence-what-else-label = Beth yw e?
answers-files-title = Ychwanegu lluniau, fideos neu ffeiliau eraill

answers-know-them-title = Ydych chi'n adnabod y person a wnaeth hyn?
answers-know-them-hint = Os oedd sawl un, dewiswch yr un rydych yn ei adnabod orau. Gallwch adael hwn yn wag.
answers-know-them-partner = Partner neu gyn-bartner
answers-know-them-family = Rhywun yn y teulu
answers-know-them-carer = Gofalwr
answers-know-them-neighbour = Cymydog
answers-know-them-know-otherwise = Rhywun rydych yn ei adnabod mewn ffordd arall
answers-know-them-stranger = Dieithryn
answers-know-them-not-sure = Dydw i ddim yn siŵr

answers-suspects-title = Beth allwch chi ei ddweud wrthym am y bobl a wnaeth hyn?
answers-suspects-hint = Dywedwch dim ond beth rydych yn ei wybod. Gallwch adael unrhyw ran yn wag.
answers-suspects-how-many-label = Faint ohonyn nhw oedd yno?
answers-suspects-names-label = Eu henwau, neu beth roedd pobl eraill yn eu galw nhw
answers-suspects-looks-label = Sut roedden nhw’n edrych?
answers-suspects-looks-hint = Er enghraifft eu hoed, eu taldra, eu gwallt, eu dillad, neu sut roedden nhw’n siarad.
answers-suspects-vehicle-label = Car neu gerbyd arall
answers-suspects-vehicle-hint = Er enghraifft pa fath oedd e, ei liw, neu’r rhif ar ei blât.
answers-suspects-again-label = Allai rhywun a’u gwelodd eu hadnabod eto?
answers-suspects-again-yes = Gallai
answers-suspects-again-no = Na allai
answers-suspects-again-not-sure = Dydw i ddim yn siŵr

answers-identity-title = A gaiff yr heddlu wybod pwy ydych chi?
answers-identity-hint = Eich dewis chi yw hyn, ac mae pob adroddiad yn cael ei ddarllen. Nid oes rhaid i chi ddweud wrthym am eich fisa. Os rhowch eich enw, gall yr heddlu ei rannu â swyddogion mewnfudo.
answers-identity-yes = Caiff
answers-identity-yes-hint = Gall yr heddlu ofyn mwy i chi, dweud wrthych beth sy'n digwydd, a chynnig help i chi.
answers-identity-trusted = Dim ond drwy rywun rwy'n ymddiried ynddo
answers-identity-trusted-hint = Mae'r heddlu'n siarad â'r person hwnnw ac nid â chi.
answers-identity-centre = Dim ond drwy'r ganolfan a helpodd
answers-identity-no-name = Na chaiff
answers-identity-no-name-hint = Nid ydym yn cadw unrhyw enw nac unrhyw ffordd o gysylltu â chi. Gall eich stori ddal i ddangos pwy ydych chi. Dim ond os oes bywyd mewn perygl, ac os yw uwch swyddog yn cytuno, y gall yr heddlu geisio dod o hyd i chi. { $nation ->
        [scotland] Heb enw, dim ond os oes rhywbeth arall yn ei ddangos y caiff ei gyfrif fel trosedd, a gellir gwneud llai.
       *[other] Heb enw efallai na fydd yn cael ei gyfrif fel trosedd, a gellir gwneud llai.
    }

answers-name-title = Beth yw eich enw?
answers-name-hint = Yr enw rydych yn ei ddefnyddio. Nid oes rhaid iddo fod yr un sydd ar eich papurau.

answers-email-title = Ydy hi'n ddiogel anfon e-bost atoch?
answers-email-hint = Meddyliwch pwy arall sy'n gallu gweld eich e-bost. Rydym yn anfon un neges fer, heb sôn beth yw'r mater.
answers-email-yes = Ydy
answers-email-no = Nac ydy
answers-email-address-label = Cyfeiriad e-bost
answers-email-address-wrong-form = Rhowch gyfeiriad e-bost fel name@example.com
answers-email-readers-label = Pwy all ddarllen beth sy’n cael ei anfon yno?
answers-email-readers-only-me = Dim ond fi
answers-email-readers-others = Gall eraill ei ddarllen hefyd
answers-email-readers-others-hint = Fyddwn ni ddim yn anfon e-bost felly. Gall yr heddlu weld y cyfeiriad o hyd.
answers-email-readers-not-sure = Dydw i ddim yn siŵr
answers-email-readers-not-sure-hint = Fyddwn ni ddim yn anfon e-bost felly. Gall yr heddlu weld y cyfeiriad o hyd.

answers-phone-title = Ydy hi'n ddiogel eich ffonio?
answers-phone-hint = Meddyliwch pwy arall allai ateb neu eich clywed yn siarad.
answers-phone-yes = Ydy
answers-phone-no = Nac ydy
answers-phone-number-label = Rhif ffôn
answers-phone-number-wrong-form = Rhowch rif ffôn fel 0161 496 0000
answers-phone-times-label = Pryd mae'n amser da?

answers-texts-title = A gaiff yr heddlu anfon neges destun atoch?
answers-texts-hint = Meddyliwch pwy arall all weld y sgrin. Gallwch adael hwn yn wag.
answers-texts-yes = Caiff
answers-texts-no = Na chaiff

answers-voicemail-title = A gaiff yr heddlu adael neges llais?
answers-voicemail-hint = Meddyliwch pwy arall sy'n gallu gwrando arni.
answers-voicemail-yes = Caiff
answers-voicemail-no = Na chaiff

answers-letter-title = Ydy hi'n ddiogel anfon llythyr atoch?
answers-letter-hint = Meddyliwch pwy arall allai ei agor.
answers-letter-yes = Ydy
answers-letter-no = Nac ydy
answers-letter-postal-address-label = Cyfeiriad

answers-visit-title = Ydy hi’n ddiogel i’r heddlu ymweld â chi?
answers-visit-hint = Meddyliwch pwy sydd gartref, ac a allai cymydog eu gweld yn dod.
answers-visit-yes = Ydy
answers-visit-no = Nac ydy
answers-visit-visit-times-label = Pryd mae’n amser da i ymweld?

answers-trusted-title = Â phwy gaiff yr heddlu siarad?
answers-trusted-trusted-name-label = Eu henw
answers-trusted-trusted-contact-label = Sut gall yr heddlu gysylltu â nhw?
answers-trusted-trusted-contact-hint = Rhif ffôn neu gyfeiriad e-bost.
answers-trusted-agreed-label = Ydyn nhw wedi cytuno i hyn?
answers-trusted-agreed-yes = Ydyn
answers-trusted-agreed-not-yet = Ddim eto

answers-needs-title = Beth fyddai’n ei gwneud yn haws siarad â’r heddlu?
answers-needs-hint = Dewiswch bob un sy’n berthnasol. Byddwn yn dweud wrth yr heddlu, ond allwn ni ddim addo y gallan nhw ei wneud. Gallwch adael hwn yn wag.
answers-needs-interpreter = Rhywun sy’n siarad fy iaith i
answers-needs-language-label = Pa iaith?
answers-needs-sign-language = Iaith Arwyddion Prydain
answers-needs-easy-words = Geiriau hawdd neu luniau
answers-needs-plain-clothes = Heddlu heb wisg swyddogol
answers-needs-woman = Siarad â menyw
answers-needs-man = Siarad â dyn
answers-needs-access = Help i gyrraedd yno, neu rywbeth arall
answers-needs-what-access-label = Beth fyddai’n helpu?

answers-support-title = Hoffech chi i rywun eich cefnogi?
answers-support-hint = Mae gwasanaethau sy’n helpu pobl ar ôl rhywbeth fel hyn. Nid yr heddlu ydyn nhw. Gallwch adael hwn yn wag.
answers-support-yes = Hoffwn. Caiff yr heddlu roi fy enw a sut i gysylltu â mi iddyn nhw
answers-support-myself = Hoffwn gysylltu â nhw fy hun
answers-support-no = Na hoffwn

answers-check-page-title = Gwirio - Eich atebion
answers-check-title = Gwiriwch eich atebion
answers-check-hint = Nid oes dim wedi'i anfon eto.
answers-check-nothing = Heb ei roi
answers-check-change = Newid
answers-check-send-title = Anfonwch eich adroddiad
answers-check-send-hint = Pan bwyswch y botwm, mae'n cael ei anfon. Ni allwch ei newid ar ôl hynny.
answers-check-send = Anfon

answers-sent-page-title = Anfonwyd - Eich atebion
answers-sent-title = Mae wedi'i anfon
answers-sent-reference = Eich cyfeirnod yw
answers-sent-keep-two = Cadwch ddau beth: y cyfeirnod hwn, a'r cod cyfrinachol sydd yn union oddi tano.
answers-sent-team = Mae'r adroddiad gyda { $team }.
answers-sent-both = Mae pob tîm yn darllen yr hyn a ddywedoch wrthym. Mae un cyfeirnod ar gyfer y ddau.
answers-sent-reading-now = Mae rhywun yn darllen adroddiadau newydd yr adeg hon o'r dydd. Ni allwn addo pa mor fuan y bydd yn cyrraedd eich un chi.
answers-sent-next-reading = Y tro nesaf y bydd rhywun yn darllen adroddiadau newydd yw { $day } am { $time }.
answers-sent-urgent = Efallai bod rhywun mewn perygl, felly rydym hefyd yn rhoi gwybod i'r tîm ar frys nawr.
answers-sent-danger = Os oes rhywun mewn perygl, peidiwch ag aros am ateb: ffoniwch { $number }.
answers-sent-mail = Rydym yn anfon un e-bost byr i'r cyfeiriad a roesoch. Mae eich cyfeirnod ynddo, heb sôn beth yw'r mater.
answers-sent-code-title = Eich cod cyfrinachol
answers-sent-code-use = Gyda'ch cyfeirnod a'r cod hwn gallwch { $link }.
answers-sent-status = weld hynt eich adroddiad
answers-sent-code-once = Dim ond am y 10 munud nesaf rydym yn dangos y cod, ac ni allwn ddod o hyd iddo eto i chi. Peidiwch â'i ysgrifennu oni bai eich bod yn siŵr na all neb a allai eich niweidio ddod o hyd iddo.
answers-sent-no-code = Nid ydym yn dangos cod ar gyfer yr un hwn. Ni allwn fod yn siŵr bod y person y digwyddodd hyn iddo yn gallu darllen amdano'n ddiogel.
answers-sent-paper = Tudalen i’w chadw neu i’w hargraffu, os hoffech un
answers-sent-support-title = Rhywun i siarad â nhw
answers-sent-support = Gallwch gael help hyd yn oed os nad ydych am siarad â'r heddlu.
answers-sent-support-link = Gweld pwy all helpu
answers-sent-done = Gorffen a gadael y dudalen hon

answers-paper-page-title = Tudalen i’w chadw - Eich atebion
answers-paper-title = Tudalen i’w chadw
answers-paper-hint = Cewch argraffu’r dudalen hon neu ei chopïo â llaw. Nid yw’n dweud beth yw’r mater. Cadwch hi lle na all neb a allai eich brifo ddod o hyd iddi.
answers-paper-reference = Cyfeirnod
answers-paper-code = Cod
answers-paper-where = Lle i ddefnyddio hyn
answers-paper-picture = Llun sgwâr y gall camera ffôn ei ddarllen. Mae’n arwain at yr un dudalen.

answers-save-link = Cadw hwn a gorffen ddiwrnod arall (does dim yn cael ei anfon)
answers-save-page-title = Dod yn ôl wedyn - Eich atebion
answers-save-title = Dod yn ôl wedyn
answers-save-code = Gallwn gloi eich atebion a rhoi cod i chi. Gyda'r cod gallwch fynd ymlaen o'r fan hon, ar unrhyw ffôn neu gyfrifiadur. Ar ôl { $days } diwrnod bydd eich atebion yn cael eu dileu.
answers-save-safe = Does dim yn cael ei anfon. Peidiwch â chreu cod oni bai bod gennych le diogel i'w gadw. Gall pwy bynnag sydd â'r cod ddarllen eich atebion.
answers-save-go = Creu cod
answers-save-here = Heb god, gallwch fynd ymlaen yn y porwr hwn am { $hours } awr. I ddileu eich atebion nawr, pwyswch “Gadael y dudalen hon”. Gall eich porwr gofio o hyd eich bod wedi bod yma.
answers-saved-page-title = Eich cod - Eich atebion
answers-saved-title = Heb ei anfon eto: eich cod i ddod yn ôl
answers-saved-not-sent = Nid yw eich atebion wedi mynd at yr heddlu. Dewch yn ôl i'w hanfon.
answers-saved-use = Ewch i'r dudalen hon a theipiwch y cod:
answers-saved-days = Mae gennych { $days } diwrnod. Mae'r cod yn gweithio unwaith. Os byddwch yn stopio eto, cewch un newydd.
answers-saved-once = Dim ond am y 10 munud nesaf rydym yn dangos y cod, ac ni allwn ddod o hyd iddo eto i chi. Gall pwy bynnag sy'n dod o hyd iddo ddarllen popeth a ysgrifennoch. Peidiwch â'i ysgrifennu ond lle na all neb a allai eich brifo ddod o hyd iddo.
answers-code-label = Eich cod:
answers-code-zero = Does dim llythyren O: y rhif 0 ydyw.
answers-saved-leave = Gadael heb anfon
answers-return-link = Mynd ymlaen gyda chod
answers-return-page-title = Mynd ymlaen - Eich atebion
answers-return-title = Mynd ymlaen gyda chod
answers-return-wipes-answers = Mae gennych atebion yma sydd heb eu gorffen. Os defnyddiwch god, byddan nhw'n cael eu dileu.
answers-return-wipes-code = Mae cod i chi yn dal i aros yn y porwr hwn. Os defnyddiwch god arall nawr, bydd y dudalen honno wedi mynd. Ysgrifennwch y cod i lawr yn gyntaf.
answers-return-code = Eich cod
answers-return-hint = Mae ynddo 16 o lythrennau a rhifau. Does dim ots am briflythrennau na bylchau. Does dim llythyren O: y rhif 0 ydyw.
answers-return-wrong = Rhowch eich cod i ddod yn ôl. Mae ynddo 16 o lythrennau a rhifau.
answers-return-not-found = Ni allwn ddod o hyd i atebion ar gyfer y cod hwn. Gwiriwch y cod. Efallai ei fod wedi'i ddefnyddio, neu fod yr amser ar ben.

answers-about-you-page-title = Amdanoch chi - Eich atebion
answers-about-you-title = Amdanoch chi, os dymunwch
answers-about-you-why = Mae ychydig o gwestiynau am bwy ydych chi yn ein helpu i weld a ydym yn trin pawb yn deg. Eich dewis chi yw hyn. Ni fydd dim yn newid yn eich adroddiad os na fyddwch yn ateb.
answers-about-you-link = Ateb cwestiynau amdanoch chi
answers-about-you-said = Amdanoch chi
answers-about-you-kept = Mae eich atebion amdanoch chi wedi'u cadw. Ni anfonwyd dim byd arall.
answers-about-you-already = Rydych wedi dweud wrthym amdanoch chi o'r blaen. Rydym yn cadw'r hyn a ddywedoch gyntaf.
answers-about-you-about = Ydy'r cyfeirnod a'r cod gennych? Dim ond am 10 munud ar ôl anfon rydym yn eu dangos. Gallwch adael unrhyw un o'r cwestiynau hyn yn wag.
answers-about-you-safe = Gall y tîm sy'n darllen eich adroddiad ddarllen y rhain hefyd. Gyda'i gilydd, gallant ddangos pwy ydych chi. Os na roesoch enw, efallai y byddai'n well gennych beidio ag ateb.
answers-about-you-skip = Mynd yn ôl heb ateb
answers-equality-title = Am y person sy'n anfon yr adroddiad
answers-equality-own-age-label = Faint yw eich oed?
answers-equality-own-age-under-18 = O dan 18
answers-equality-own-age-18-to-24 = 18 i 24
answers-equality-own-age-25-to-44 = 25 i 44
answers-equality-own-age-45-to-64 = 45 i 64
answers-equality-own-age-65-or-over = 65 neu hŷn
answers-equality-sex-label = Beth yw eich rhyw?
answers-equality-sex-female = Benyw
answers-equality-sex-male = Gwryw
answers-equality-gender-label = A yw eich rhywedd yr un fath â'r rhyw a gofnodwyd pan gawsoch eich geni?
answers-equality-gender-same = Ydy
answers-equality-gender-different = Nac ydy
answers-equality-gender-words-label = Pa air rydych chi'n ei ddefnyddio am eich rhywedd?
answers-equality-ethnic-group-label = Beth yw eich grŵp ethnig?
answers-equality-ethnic-group-asian = Asiaidd neu Asiaidd Prydeinig
answers-equality-ethnic-group-black = Du, Du Prydeinig, Caribïaidd neu Affricanaidd
answers-equality-ethnic-group-mixed = Cymysg neu sawl grŵp ethnig
answers-equality-ethnic-group-white = Gwyn
answers-equality-ethnic-group-asian-scottish = Asiaidd, Asiaidd Albanaidd neu Asiaidd Prydeinig
answers-equality-ethnic-group-african = Affricanaidd, Affricanaidd Albanaidd neu Affricanaidd Prydeinig
answers-equality-ethnic-group-caribbean-black = Caribïaidd neu Ddu
answers-equality-ethnic-group-irish-traveller = Teithiwr Gwyddelig
answers-equality-ethnic-group-roma = Roma
answers-equality-ethnic-group-asian-ni = Asiaidd, fel Indiaidd, Tsieineaidd, Ffilipinaidd neu Bacistanaidd
answers-equality-ethnic-group-black-ni = Du, fel Affricanaidd Du
answers-equality-ethnic-group-other = Grŵp ethnig arall
answers-equality-ethnic-words-label = Eich grŵp ethnig yn eich geiriau eich hun
answers-equality-faith-label = Beth yw eich crefydd?
answers-equality-faith-no-religion = Dim crefydd
answers-equality-faith-christian = Cristion
answers-equality-faith-church-of-scotland = Eglwys yr Alban
answers-equality-faith-catholic = Catholig
answers-equality-faith-presbyterian = Eglwys Bresbyteraidd Iwerddon
answers-equality-faith-church-of-ireland = Eglwys Iwerddon
answers-equality-faith-methodist = Eglwys Fethodistaidd Iwerddon
answers-equality-faith-other-christian = Eglwys Gristnogol arall
answers-equality-faith-buddhist = Bwdhydd
answers-equality-faith-hindu = Hindŵ
answers-equality-faith-jewish = Iddew
answers-equality-faith-muslim = Mwslim
answers-equality-faith-sikh = Sîc
answers-equality-faith-pagan = Pagan
answers-equality-faith-other = Crefydd arall
answers-equality-faith-words-label = Eich crefydd yn eich geiriau eich hun
answers-equality-orientation-label = Pa un o'r rhain sy'n eich disgrifio orau?
answers-equality-orientation-straight = Strêt
answers-equality-orientation-gay = Hoyw neu lesbiaidd
answers-equality-orientation-bi = Deurywiol
answers-equality-orientation-other = Gair arall
answers-equality-orientation-words-label = Pa air rydych chi'n ei ddefnyddio?
answers-equality-condition-label = A oes unrhyw un o'r rhain yn wir amdanoch chi, ac yn debygol o bara blwyddyn neu fwy?
answers-equality-condition-hint = Dewiswch bob un sy'n berthnasol.
answers-equality-condition-moving = Trafferth symud neu gerdded
answers-equality-condition-seeing = Yn ddall neu'n rhannol ddall
answers-equality-condition-hearing = Yn fyddar neu'n drwm eich clyw
answers-equality-condition-learning = Anabledd dysgu
answers-equality-condition-mental-health = Cyflwr iechyd meddwl
answers-equality-condition-autism = Awtistiaeth
answers-equality-condition-long-illness = Salwch hir
answers-equality-condition-other = Cyflwr arall

answers-start-page-title = Dechrau - Eich atebion
answers-start-title = Cyn i chi ddechrau
answers-start-danger = Os oes rhywun mewn perygl nawr, ffoniwch { $number }.
answers-start-about = Rydym yn gofyn un cwestiwn ar y tro. Gallwch adael llawer ohonynt yn wag. Mae'n cymryd tua 10 munud.
answers-start-kept = Mae'r hyn a deipiwch yn cael ei gloi fel mai dim ond y porwr hwn all ei agor. Os byddwch yn stopio, mae'n cael ei ddileu ar ôl { $hours } awr.
answers-start-leave-title = Os oes angen i chi adael yn gyflym
answers-start-leave = Pwyswch “Gadael y dudalen hon” ar y brig, neu pwyswch y fysell Shift 3 gwaith. Mae'r hyn a deipioch yma yn cael ei ddileu.
answers-start-seen = Gall eich porwr ddal i gofio eich bod wedi bod yma. Gall cyfrifiadur a rennir, neu rwydwaith yn y gwaith, gofio hefyd. { $link }.
answers-start-seen-link = Sut i guddio eich bod wedi bod yma
answers-start-go = Dechrau
answers-start-unfinished = Mae gennych atebion yma heb eu gorffen.
answers-start-waits = Mae cod yma i chi efallai nad ydych wedi ei ysgrifennu i lawr. { $link }. Os dechreuwch eto, bydd wedi mynd.
answers-start-waits-link = Ei weld unwaith eto
answers-start-go-on = Mynd ymlaen â nhw
answers-start-again-hint = Os byddwch yn dechrau eto, mae'r atebion sydd gennych yma yn cael eu dileu.
answers-start-again = Dechrau eto

answers-closed-title = Ni allwch adrodd yma ar hyn o bryd
answers-closed-message = Nid oes neb yn barod i dderbyn eich adroddiad yma eto. Felly nid ydym am i chi ei deipio'n ofer. Mae ffyrdd eraill.
answers-closed-danger = Os oes rhywun mewn perygl nawr, ffoniwch { $number }.
answers-closed-later = Os nad yw'n frys, ffoniwch yr heddlu ar { $number }.

answers-ended-page-title = Dim byd yma - Eich atebion
answers-ended-title = Nid oes atebion yma
answers-ended-message = Efallai nad ydych wedi dechrau eto. Neu buoch i ffwrdd mor hir nes i ni eu dileu. Neu cawsant eu hanfon neu eu dileu o dudalen arall. Gallwch ddechrau nawr.

answers-signpost-page-title = Ffyrdd eraill - Eich atebion
answers-signpost-title = Gall rhywun arall helpu gyda hyn
answers-signpost-again = Os nad y lle a deipioch oedd yr un cywir, gallwch ddechrau eto.

# Dim ond mewn canolfan y gofynnir y rhain, gan bwy bynnag sy'n helpu.
answers-informed-title = Ydych chi wedi esbonio i'r person sut mae'r heddlu'n defnyddio'r wybodaeth?
answers-informed-hint = Dywedwch: “Bydd yr heddlu'n darllen hwn. Byddan nhw'n ei gadw, ac efallai'n ei ddefnyddio i ddod o hyd i bwy wnaeth hyn. Does dim rhaid i chi roi eich enw. Os oes bywyd mewn perygl, efallai y bydd yr heddlu'n ceisio darganfod pwy ydych chi. Os rhowch eich enw, efallai y byddan nhw'n ei rannu â swyddogion mewnfudo. Does dim rhaid i chi ddweud wrthym am eich fisa.”
answers-informed-yes = Ydw
answers-informed-no = Nac ydw, ddim eto
answers-agrees-title = A yw'r person yn cytuno i hyn gael ei anfon at yr heddlu?
answers-agrees-yes = Ydy
answers-agrees-cannot-decide = Ni all y person benderfynu hyn
answers-agrees-cannot-decide-hint = Er enghraifft oherwydd salwch, neu oherwydd oedran plentyn ifanc
answers-agrees-refused = Nac ydy
answers-agrees-refused-hint = Yna nid anfonir dim, oni bai fod rhywun mewn perygl
answers-agrees-why-not-label = Pam na all y person benderfynu?
answers-agrees-best-interest-label = Pam mai ei anfon sydd orau i'r person?
answers-agrees-all-the-same-label = Pwy sydd mewn perygl os nad anfonir ef?
answers-agrees-all-the-same-child = Plentyn
answers-agrees-all-the-same-adult-at-risk = Oedolyn sydd angen gofal
answers-agrees-all-the-same-threat-to-life = Mae bywyd rhywun mewn perygl
answers-agrees-decided-by-label = Pwy benderfynodd ei anfon er hynny?
answers-agrees-decided-why-label = Pam y penderfynwyd ei anfon?
answers-agrees-were-told-label = A ddywedwyd wrth y person?
answers-agrees-were-told-yes = Do
answers-agrees-were-told-no = Naddo
answers-named-title = A gaiff yr heddlu wybod enw'r person?
answers-named-yes = Caiff
answers-named-no = Na chaiff
answers-reach-title = Â phwy y caiff yr heddlu gysylltu amdano?
answers-reach-person = Y person, yn uniongyrchol
answers-reach-centre = Dim ond ni, y ganolfan: byddwn ni'n dweud wrth y person
answers-reach-nobody = Neb
answers-reach-centre-title = A gaiff yr heddlu gysylltu â ni, y ganolfan, amdano?
answers-reach-centre-hint = Byddant yn ysgrifennu atom, a byddwn ninnau'n dweud wrth y person. Ni chaiff yr heddlu wybod pwy yw'r person.
answers-reach-centre-yes = Caiff
answers-reach-centre-no = Na chaiff
answers-centre-named-title = A gaiff yr heddlu wybod pa ganolfan a helpodd?
answers-centre-named-hint = Gall enw'r ganolfan ddweud rhywbeth am rai pobl. Os bydd y person yn dweud na, dim ond bod canolfan yn helpu y bydd yr heddlu'n ei weld.
answers-centre-named-yes = Caiff
answers-centre-named-no = Na chaiff
answers-outcome-title = A gawn ni, y ganolfan, wybod beth ddaeth ohono?
answers-outcome-yes = Cewch
answers-outcome-no = Na chewch
answers-helps-on-title = A yw'r person am i ni barhau i helpu gyda hyn?
answers-helps-on-hint = Yna gall y ganolfan ddarllen yr adroddiad eto. Os na, dim ond hynt yr adroddiad y mae'r ganolfan yn ei gweld.
answers-helps-on-yes = Ydy
answers-helps-on-no = Nac ydy
answers-refer-title = A yw'r person am i wasanaeth cymorth gysylltu?
answers-refer-yes = Ydy
answers-refer-myself = Nac ydy, bydd y person yn chwilio am help heb hynny
answers-refer-no = Nac ydy
answers-interpreter-title = A oedd rhywun yn cyfieithu ar y pryd?
answers-interpreter-hint = Peidiwch byth â defnyddio aelod o'r teulu na phlentyn: gallant fod yn agos at bwy bynnag a'i gwnaeth.
answers-interpreter-none = Nac oedd
answers-interpreter-professional = Oedd, cyfieithydd ar y pryd
answers-interpreter-colleague = Oedd, rhywun sy'n gweithio yma
answers-interpreter-interpreted-label = Pa iaith?
answers-interpreter-spoken-label = Pa iaith?
answers-translation-title = Sut cafodd ei roi yn Gymraeg neu Saesneg?
answers-translation-hint = Dim ond os cafodd ei ddweud mewn iaith arall. Gadewch yr hyn a ddywedwyd fel y mae: dangosir hwn wrth ei ochr. Os na chaiff yr heddlu wybod pa ganolfan sy'n helpu, gadewch allan enwau pobl sy'n gweithio yma.
answers-translation-from-language-label = Ym mha iaith y cafodd ei ddweud?
answers-translation-translated-by-label = Pwy a'i cyfieithodd?
answers-translation-translated-on-label = Pryd y cafodd ei gyfieithu?
answers-translation-checked-label = A oes rhywun arall wedi gwirio'r cyfieithiad?
answers-translation-checked-yes = Oes
answers-translation-checked-no = Nac oes
answers-keeps-title = Sut bydd y person yn gweld beth ddaw ohono?
answers-keeps-hint = Gyda rhif a chod gall weld beth ddaw ohono, hebom ni.
answers-keeps-noted = Bydd y person yn nodi'r cod
answers-keeps-paper = Ar bapur, wedi'i argraffu yma
answers-keeps-word = Drwom ni, heb god
answers-keeps-word-hint = Byddwn yn cadw'r rhif. Gall ddewis gair y byddwn yn ei adnabod wrtho.
answers-keeps-nothing = Nid yw am wneud hynny
answers-keeps-known-by-label = Y gair y byddwn yn adnabod y person wrtho
answers-notes-title = Eich nodiadau eich hun i'r heddlu
answers-notes-hint = Yr hyn a welsoch neu a glywsoch eich hun. Mae'r rhain ar wahân i eiriau'r person. Os na chaiff yr heddlu wybod pa ganolfan sy'n helpu, gadewch enwau allan.
answers-informed-no-hint = Darllenwch y geiriau uchod i'r person nawr, cyn mynd ymlaen.
answers-translation-words-label = Y geiriau yn Gymraeg neu Saesneg
