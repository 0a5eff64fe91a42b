# Tudalennau i'r bobl sy'n darllen adroddiadau.

staff-sign-in-title = Mewngofnodi
staff-email-label = Cyfeiriad e-bost
staff-password-label = Cyfrinair
staff-sign-in-go = Mewngofnodi
staff-sign-in-wrong = Nid yw'r cyfeiriad a'r cyfrinair hyn yn perthyn i'w gilydd. Gwiriwch y ddau. Ar ôl sawl cynnig anghywir efallai y bydd rhaid i chi aros hyd at 15 munud
staff-sign-in-invited = Oes gennych chi wahoddiad? { $link }.
staff-sign-in-invited-link = Creu eich cyfrif

staff-code-title = Rhowch y cod o'ch ap
staff-code-label = Cod
staff-code-hint = Y 6 rhif y mae'r ap ar eich ffôn yn eu dangos ar gyfer Heard
staff-code-wrong = Rhowch y 6 rhif y mae eich ap yn eu dangos nawr. Dim ond unwaith mae pob cod yn gweithio

staff-welcome-title = Creu eich cyfrif
staff-welcome-invitation-label = Cod y gwahoddiad
staff-welcome-invitation-hint = Yr 16 nod (llythrennau a rhifau) a roddwyd i chi. Mae'n gweithio unwaith.
staff-welcome-invitation-wrong = Rhowch god y gwahoddiad. Os yw'n gywir, efallai ei fod wedi'i ddefnyddio neu wedi dod i ben: gofynnwch am un newydd
staff-welcome-name-label = Eich enw
staff-welcome-name-hint = Fel mae eich cydweithwyr yn eich adnabod. Nid yw'r rhai sy'n adrodd yn ei weld.
staff-welcome-name-wrong = Rhowch eich enw, mewn 100 nod neu lai
staff-welcome-password-label = Dewiswch gyfrinair
staff-welcome-password-hint = 12 nod neu fwy. Mae sawl gair nad ydynt yn perthyn i'w gilydd yn gweithio'n dda. Os byddwch yn ei anghofio, ni all neb ei ddarllen yn ôl i chi.
staff-welcome-password-too-short = Dewiswch gyfrinair hirach
staff-welcome-password-too-long = Dewiswch gyfrinair byrrach
staff-welcome-password-too-easy = Dewiswch gyfrinair sy'n anoddach ei ddyfalu

staff-second-factor-title = Cysylltu ap ar eich ffôn
staff-second-factor-why = Mae adroddiadau mor breifat fel nad yw cyfrinair yn ddigon. Bob tro y byddwch yn mewngofnodi, rydym hefyd yn gofyn am god o ap ar eich ffôn.
staff-second-factor-app = Gosodwch ap sy'n dangos codau mewngofnodi, os nad oes gennych un.
staff-second-factor-scan = Yn yr ap, ychwanegwch gyfrif a phwyntiwch y camera at y llun hwn.
staff-second-factor-type = Teipiwch y 6 rhif y mae'r ap wedyn yn eu dangos.
staff-second-factor-picture = Cod sgwâr ar gyfer yr ap ar eich ffôn. Mae'r un peth mewn llythrennau oddi tano.
staff-second-factor-secret = Os na allwch ddefnyddio'r camera, teipiwch hwn i'r ap yn lle hynny. Peidiwch â'i ddangos i neb.

staff-at = { $day } am { $time }

staff-queue-title = Ciw - { $team }
staff-queue-shown = Pa adroddiadau sy'n cael eu dangos
staff-queue-unopened = Heb eu hagor eto ({ $count })
staff-queue-all = Pob un
staff-queue-caption = Adroddiadau, y rhai mwyaf brys yn gyntaf, yna'r hynaf
staff-queue-urgency = Brys
staff-queue-reference = Cyfeirnod
staff-queue-received = Derbyniwyd
staff-queue-strands = Llinynnau
staff-queue-flags = Baneri
staff-queue-state = Cyflwr
staff-queue-empty-unopened = Nid oes unrhyw adroddiad yn aros i gael ei agor.
staff-queue-empty-all = Nid oes adroddiadau yma eto.

staff-urgency-3 = Nawr
staff-urgency-2 = Brys
staff-urgency-1 = Yn fuan
staff-urgency-0 = Yn ei dro

staff-state-unopened = Heb ei agor
staff-state-opened = Wedi'i agor
staff-state-acknowledged = Wedi'i gydnabod

staff-strand-race = Hil
staff-strand-religion = Crefydd
staff-strand-sexual-orientation = Cyfeiriadedd rhywiol
staff-strand-disability = Anabledd
staff-strand-transgender = Trawsryweddol
staff-strand-sectarian = Sectyddol
staff-strand-age = Oedran
staff-strand-variations-in-sex-characteristics = Amrywiadau mewn nodweddion rhyw
staff-strand-other = Arall
staff-strand-not-sure = Ddim yn siŵr

staff-flag-danger-now = Perygl nawr
staff-flag-may-come-back = Gallai ddod yn ôl
staff-flag-counter-terrorism = Gwrthderfysgaeth
staff-flag-defence-site = Safle amddiffyn
staff-flag-civil-nuclear-site = Safle niwclear sifil
staff-flag-safeguarding = Diogelu
staff-flag-police-subject = Am yr heddlu
staff-flag-online = Ar-lein
staff-flag-overseas = Tramor
staff-flag-weapon = Arf
staff-flag-fire = Tân
staff-flag-threat-to-life = Bygythiad i fywyd
staff-flag-self-harm = Hunan-niweidio
staff-flag-child = Plentyn
staff-flag-suspect-is-close = Un dan amheuaeth yn agos
staff-flag-repeat-victim = Dioddefwr mynych

staff-key-title = Mae allwedd eich tîm yn aros
staff-key-waits = Nes bod y person sy'n rhedeg y gweinydd wedi cadarnhau allwedd eich tîm, bydd adroddiadau'n mynd i'r ddesg genedlaethol. Darllenwch yr ôl bys hwn iddynt wyneb yn wyneb neu dros y ffôn:
staff-alarm-dead-letter = Ni ellid danfon e-bost, a rhoddwyd y gorau iddo
staff-alarm-title = Angen sylw rhywun
staff-alarm-no-usable-key = Nid oes gan dîm allwedd y gellir ei defnyddio. Mae adroddiadau iddo yn dod i'r ddesg hon. Rhaid i'w aelodau greu eu hallwedd.
staff-alarm-key-refused = Newidiwyd allwedd tîm mewn ffordd nad ydym yn ymddiried ynddi. Mae adroddiadau iddo yn dod i'r ddesg hon. Ystyriwch hyn yn ymosodiad oni phrofir fel arall.
staff-alarm-would-not-open = Newidiwyd adroddiad ar ôl iddo gael ei selio ac nid yw'n agor. Ystyriwch hyn yn ymosodiad oni phrofir fel arall.

staff-report-title = Adroddiad { $reference }
staff-report-queue = Ciw
staff-report-received = Derbyniwyd { $at }
staff-report-acknowledged = Cydnabuwyd { $at }
staff-report-reason = Beth ddywedwyd wrth y sawl a adroddodd:
staff-report-asked = Mae'r cwestiynau yma fel y gofynnwyd nhw i'r sawl a adroddodd.
staff-report-acknowledge = Cydnabod: mae'r adroddiad hwn gennym
staff-report-contact = Sut i gysylltu â nhw'n ddiogel
staff-report-contact-only = Defnyddiwch y ffyrdd y dywedon nhw eu bod yn ddiogel, a dim arall. Gall y person a wnaeth hyn fod yn agos atynt.
staff-report-contact-none = Ni roddon nhw enw na ffordd o gysylltu â nhw. Peidiwch â cheisio darganfod pwy ydyn nhw.
staff-report-account = Beth ddigwyddodd
staff-report-people = Y bobl ynddo

staff-closed-no-key-yet = Ni allwch agor yr adroddiad hwn eto.
staff-closed-no-key-yet-next = Mae wedi'i selio ag allwedd eich tîm, ac nid oes neb wedi rhoi'r allwedd honno i chi hyd yn hyn. Gofynnwch i gydweithiwr sy'n gallu agor adroddiadau. Os yw'n fater brys, gofynnwch iddo agor yr un hwn nawr.
staff-closed-escrow-only = Doedd gan yr un tîm allwedd pan anfonwyd hwn.
staff-closed-escrow-only-next = Mae'n ddiogel, ond dim ond y darnau o'r allwedd sydd ar bapur (escrow) all ei agor. Gofynnwch i'r person sy'n rhedeg y gweinydd.
staff-closed-changed = Newidiwyd yr adroddiad hwn ar ôl iddo gael ei selio, felly nid yw'n agor.
staff-closed-changed-next = Mae'r ddesg genedlaethol wedi cael gwybod. Peidiwch â dileu dim. Ystyriwch hyn yn ymosodiad oni phrofir fel arall.

staff-people-link = Pobl
staff-people-title = Pobl - { $team }
staff-people-self = (chi)
staff-people-no-keys = Nid yw allweddi'r tîm gennych eto, felly ni allwch eu rhoi i eraill na thynnu neb o'r tîm. Gofynnwch i gydweithiwr sydd â nhw.
staff-people-has-keys = Mae ganddo allweddi'r tîm.
staff-people-waits = Yn aros i gydweithiwr roi allweddi'r tîm.
staff-people-read-out = Yr 16 nod y mae { $name } yn eu darllen i chi
staff-people-read-out-hint = Maen nhw i'w gweld ar eu ciw. Gofynnwch wyneb yn wyneb neu dros y ffôn, fel nad yw neb arall yn cael yr allweddi.
staff-people-read-out-wrong = Rhowch y nodau yn union fel y darllenwyd nhw i chi. Os nad ydynt yn ffitio o hyd, peidiwch â rhoi'r allweddi, a dywedwch wrth y person sy'n rhedeg y gweinydd
staff-people-give-keys = Rhoi'r allweddi
staff-people-make-officer = Gwneud yn swyddog
staff-people-make-lead = Gwneud yn arweinydd
staff-people-make-steward = Gwneud yn stiward
staff-people-remove = Tynnu o'r tîm
staff-people-remove-title = Tynnu { $name } o'r tîm?
staff-people-remove-about = Byddant yn cael eu hallgofnodi ym mhobman ar unwaith, ac ni allant agor adroddiadau'r tîm hwn. Mae'r tîm yn cael allwedd newydd. Y ffordd yn ôl yw gwahoddiad newydd.
staff-people-last-steward = Rhaid cael stiward arall sydd â'r allweddi yn gyntaf. Gwnewch gydweithiwr yn stiward
staff-people-invite-title = Gwahodd rhywun
staff-people-email = Eu cyfeiriad e-bost gwaith
staff-people-email-wrong = Rhowch gyfeiriad e-bost, fel name@example.com
staff-people-email-known = Mae gan y cyfeiriad hwn gyfrif neu wahoddiad yn barod
staff-people-role = Rôl
staff-people-role-empty = Dewiswch rôl
staff-people-invite = Gwahodd
staff-people-invited-title = Gwahoddiad
staff-people-invited = Rhowch y cod hwn i { $email } wyneb yn wyneb neu dros y ffôn. Mae'n gweithio unwaith, am 7 diwrnod, ar y dudalen “Creu eich cyfrif”. Nid ydym yn ei ddangos eto.
staff-role-officer = Swyddog
staff-role-officer-hint = Yn darllen ac yn ateb adroddiadau
staff-role-lead = Arweinydd
staff-role-lead-hint = Yn arwain y swyddogion
staff-role-steward = Stiward
staff-role-steward-hint = Yn gofalu am bobl ac allweddi'r tîm hefyd
staff-keys-title = Yn aros am gydweithiwr
staff-keys-wait = Ni allwch agor adroddiadau nes bod stiward eich tîm yn rhoi'r allweddi i chi. Darllenwch hyn iddynt wyneb yn wyneb neu dros y ffôn:
staff-people-help = Eu helpu i fewngofnodi eto
staff-people-help-title = Mewngofnodi eto
staff-people-helped = Rhowch y cod hwn i { $email } wyneb yn wyneb neu dros y ffôn. Ar y dudalen “Creu eich cyfrif” gallant ddewis cyfrinair newydd a chysylltu eu ffôn. Os ydynt yn stiward, rhaid i stiward arall gytuno yn gyntaf. Yna rhowch yr allweddi iddynt eto. Nid ydym yn dangos y cod eto.
staff-people-help-waits = Gofynnoch iddynt gael mewngofnodi eto. Rhaid i stiward arall gytuno.
staff-people-help-asked = Mae stiward arall yn gofyn i { $name } gael mewngofnodi eto, am fod y cyfrinair neu'r ffôn ar goll. Cytunwch dim ond os dywedodd { $name } hynny wrthych.
staff-people-help-agree = Cytuno

staff-account-title = Eich cyfrif
staff-account-sessions = Ble rydych wedi mewngofnodi
staff-account-sessions-about = Nid ydym yn cadw cyfeiriadau na mathau o borwr, felly dim ond wrth eu hamserau y gallwch eu hadnabod. Os nad yw un yn eiddo i chi, allgofnodwch ym mhobman arall, a dywedwch wrth stiward eich tîm.
staff-account-session = Mewngofnodwyd { $made }, defnyddiwyd ddiwethaf { $seen }
staff-account-this = (yr un hwn)
staff-account-sign-out-elsewhere = Allgofnodi ym mhobman arall
