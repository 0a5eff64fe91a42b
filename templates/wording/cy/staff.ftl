# Tudalennau i'r bobl sy'n darllen adroddiadau.

staff-sign-in-title = Mewngofnodi
staff-email-label = Cyfeiriad e-bost
staff-password-label = Cyfrinair
staff-sign-in-go = Mewngofnodi
staff-sign-in-wrong = Nid yw'r cyfeiriad e-bost a'r cyfrinair yn cyfateb. Gwiriwch y ddau. Ar ôl sawl ymdrech anghywir efallai y bydd rhaid i chi aros hyd at 15 munud
staff-sign-in-invited = Oes gennych chi wahoddiad? { $link }.
staff-sign-in-invited-link = Creu eich cyfrif

staff-code-title = Rhowch y cod o'ch ap
staff-code-label = Cod
staff-code-hint = Y 6 rhif y mae'r ap ar eich ffôn yn eu dangos ar gyfer Heard
staff-code-wrong = Rhowch y 6 rhif y mae eich ap yn eu dangos nawr. Dim ond unwaith mae pob cod yn gweithio

staff-welcome-title = Creu eich cyfrif
staff-welcome-invitation-label = Cod y gwahoddiad
staff-welcome-invitation-hint = Yr 16 nod (llythrennau a rhifau) a roddwyd i chi. Mae'n gweithio unwaith.
staff-welcome-second-label = Yr ail god, os cawsoch un
staff-welcome-second-hint = Dim ond os colloch eich cyfrinair neu'ch ffôn: anfonwyd ef atoch drwy e-bost. Os cawsoch wahoddiad i dîm, gadewch ef yn wag.
staff-welcome-invitation-wrong = Rhowch god y gwahoddiad, a'r ail god os anfonwyd un atoch. Os ydynt yn gywir, efallai eu bod wedi'u defnyddio neu wedi dod i ben: gofynnwch am rai newydd
staff-welcome-name-label = Eich enw
staff-welcome-name-hint = Fel mae eich cydweithwyr yn eich adnabod. Nid yw'r rhai sy'n adrodd yn ei weld.
staff-welcome-name-wrong = Rhowch eich enw, mewn 100 nod neu lai
staff-welcome-name-taken = Mae gan gydweithiwr yn eich tîm yr enw hwn. Ychwanegwch rywbeth sy'n eich gwahaniaethu, fel enw canol. Yna rhowch eich codau a chyfrinair eto
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
staff-queue-caption = Adroddiadau, y rhai mwyaf brys yn gyntaf, yna'r hynaf
staff-queue-urgency = Pa mor frys
staff-queue-reference = Cyfeirnod
staff-queue-received = Derbyniwyd
staff-queue-strands = Llinynnau
staff-queue-flags = Baneri
staff-queue-state = Cyflwr
staff-queue-empty-unopened = Nid oes unrhyw adroddiad yn aros i gael ei agor.

staff-urgency-3 = Nawr
staff-urgency-2 = Ar frys
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
staff-flag-injury = Anaf
staff-flag-custody = Digwyddodd yn y ddalfa
staff-flag-school = Ysgol
staff-flag-evidence-at-risk = Gall tystiolaeth ddiflannu’n fuan
staff-flag-interpreter = Cyfieithydd ar y pryd
staff-flag-assisted = Canolfan yn helpu
staff-flag-untrained-helper = Helpwr heb hyfforddiant
staff-flag-centre-not-accredited = Canolfan heb achrediad
staff-flag-not-agreed = Anfonwyd heb gytundeb

staff-key-title = Mae allwedd eich tîm yn aros
staff-key-waits = Nes bod y person sy'n rhedeg y gweinydd wedi cadarnhau allwedd eich tîm, bydd adroddiadau'n mynd i'r ddesg genedlaethol. Darllenwch yr ôl bys hwn iddynt wyneb yn wyneb neu dros y ffôn:
staff-alarm-dead-letter = Ni ellid danfon e-bost, a rhoddwyd y gorau iddo
staff-alarm-title = Angen sylw rhywun
staff-alarm-no-usable-key = Nid oes gan dîm allwedd y gellir ei defnyddio. Mae adroddiadau iddo yn dod i'r ddesg hon. Rhaid i'w aelodau greu eu hallwedd.
staff-alarm-key-refused = Newidiwyd allwedd tîm mewn ffordd nad ydym yn ymddiried ynddi. Mae adroddiadau iddo yn dod i'r ddesg hon. Ystyriwch hyn yn ymosodiad oni phrofir fel arall.
staff-alarm-would-not-open = Newidiwyd adroddiad ar ôl iddo gael ei selio ac nid yw'n agor. Ystyriwch hyn yn ymosodiad oni phrofir fel arall.
staff-alarm-no-checkpoint = Ni ellid ysgrifennu pwynt gwirio ar gyfer y cofnod o'r hyn a wnaed. Gall y ddisg sy'n cadw'r pwyntiau gwirio fod yn llawn, neu heb fod yno. Rhowch wybod i bwy bynnag sy'n rhedeg y gweinydd.

staff-report-title = Adroddiad { $reference }
staff-report-queue = Ciw
staff-report-received = Derbyniwyd ar { $at }
staff-report-acknowledged = Cydnabuwyd ar { $at }
staff-report-reason = Beth ddywedwyd wrth y sawl a anfonodd yr adroddiad:
staff-report-asked = Mae'r cwestiynau yma fel y gofynnwyd nhw i'r sawl a adroddodd.
staff-report-acknowledge = Cydnabod: mae'r adroddiad hwn gennym
staff-report-contact = Sut i gysylltu â nhw'n ddiogel
staff-report-contact-only = Defnyddiwch y ffyrdd y dywedon nhw eu bod yn ddiogel, a dim arall. Gall y person a wnaeth hyn fod yn agos atynt.
staff-report-contact-none = Ni roddon nhw enw na ffordd o gysylltu â nhw. Peidiwch â cheisio darganfod pwy ydyn nhw.
staff-report-account = Beth ddigwyddodd
staff-report-people = Y bobl dan sylw
staff-report-assistance = Yr hyn y cytunwyd iddo mewn canolfan
staff-report-centre = Helpodd { $name } y person i adrodd.
staff-report-centre-unnamed = Helpodd canolfan y person i adrodd. Nid yw'r person am i chi wybod pa un.
staff-report-through-centre = Peidiwch â chysylltu â'r person. Ysgrifennwch at y ganolfan. Bydd y ganolfan yn rhoi gwybod i'r person.

staff-report-other = Gwnaeth pobl eraill rywbeth mewn lle arall hefyd. Anfonwyd hynny at { $team } fel { $reference }.
staff-report-known-as = Mae gan y sawl a anfonodd yr adroddiad un cyfeirnod ar gyfer y ddau: { $reference }. Defnyddiwch hwnnw wrth siarad â nhw.
staff-report-tell-too = Gwnaeth yr un bobl beth tebyg yn ardal { $team } hefyd. Rhowch wybod i'r tîm hwnnw.
staff-report-crime-stays = Nid oedd y person ar ddyletswydd, ac yn ardal heddlu arall y digwyddodd hyn. Mater i { $team } yw ymchwilio i unrhyw drosedd yno. Cytunwch gyda'r tîm hwnnw pwy fydd yn gwneud beth.
staff-report-oversight = Dywedwyd hefyd wrth y sawl a anfonodd yr adroddiad: “{ $text }”
staff-report-equality = Yr hyn a ddywedon nhw amdanyn nhw eu hunain
staff-report-equality-about = Atebon nhw'r rhain ar ôl anfon yr adroddiad, er mwyn gweld a yw pethau'n deg. Nid yw'n rhan o'r achos.

staff-closed-no-key-yet = Ni allwch agor yr adroddiad hwn eto.
staff-closed-no-key-yet-next = Mae wedi'i selio ag allwedd eich tîm, ac nid oes neb wedi rhoi'r allwedd honno i chi hyd yn hyn. Gofynnwch i gydweithiwr sy'n gallu agor adroddiadau. Os yw'n fater brys, gofynnwch am gael agor yr un hwn nawr.
staff-closed-escrow-only = Nid oedd gan yr un tîm allwedd pan anfonwyd hwn.
staff-closed-escrow-only-next = Mae'n ddiogel, ond dim ond y darnau o'r allwedd sydd ar bapur (escrow) all ei agor. Gofynnwch i'r person sy'n rhedeg y gweinydd.
staff-closed-changed = Newidiwyd yr adroddiad hwn ar ôl iddo gael ei selio, felly nid yw'n agor.
staff-closed-changed-next = Mae'r ddesg genedlaethol wedi cael gwybod. Peidiwch â dileu dim. Ystyriwch hyn yn ymosodiad oni phrofir fel arall.

staff-people-link = Pobl
staff-people-title = Pobl - { $team }
staff-people-self = (chi)
staff-people-no-keys = Nid yw allweddi'r tîm gennych eto. Tan hynny, ni allwch wahodd neb, rhoi allweddi na rolau, na thynnu neb o'r tîm. Gofynnwch i gydweithiwr sydd â nhw.
staff-people-has-keys = Mae allweddi'r tîm gan yr aelod hwn.
staff-people-waits = Yn aros i gydweithiwr roi allweddi'r tîm.
staff-people-read-out = Yr 16 nod y mae { $name } yn eu darllen i chi
staff-people-read-out-hint = Maen nhw i'w gweld ar eu ciw. Gofynnwch wyneb yn wyneb neu dros y ffôn, fel nad yw neb arall yn cael yr allweddi.
staff-people-read-out-wrong = Rhowch y nodau yn union fel y darllenwyd nhw i chi. Os nad ydynt yn ffitio o hyd, peidiwch â rhoi'r allweddi, a dywedwch wrth y person sy'n rhedeg y gweinydd
staff-people-give-keys = Rhoi'r allweddi
staff-people-make-officer = Gwneud yn swyddog
staff-people-make-lead = Gwneud yn arweinydd
staff-people-make-steward = Gwneud yn stiward
staff-people-make-worker = Gwneud yn weithiwr
staff-people-make-manager = Gwneud yn rheolwr
staff-people-remove = Tynnu o'r tîm
staff-people-remove-title = Tynnu { $name } o'r tîm?
staff-people-remove-about = Byddant yn cael eu hallgofnodi ym mhobman ar unwaith, ac ni allant agor adroddiadau'r tîm hwn. Mae'r tîm yn cael allwedd newydd. Y ffordd yn ôl yw gwahoddiad newydd.
staff-people-last-steward = Rhaid cael stiward arall sydd â'r allweddi yn gyntaf. Gwnewch gydweithiwr yn stiward
staff-people-other-steward = Dim ond y stiward ei hun a all roi'r gorau i'r rôl honno. Gallwch dynnu'r person o'r tîm yn lle hynny
staff-people-steward-stays = Y stiward ei hun sy'n rhoi'r gorau i'r rôl. Os na all wneud hynny, gellir tynnu'r person o'r tîm.
staff-people-last-manager = Rhaid cael rheolwr arall â'r allweddi yn gyntaf. Gwnewch gydweithiwr yn rheolwr
staff-people-other-manager = Dim ond rheolwr ei hun all roi'r gorau i'r rôl honno. Gallwch ei dynnu o'r ganolfan yn lle hynny
staff-people-manager-stays = Mae rheolwr yn rhoi'r gorau i'r rôl ei hun. Os na all, gellir ei dynnu o'r ganolfan.
staff-people-invite-title = Gwahodd rhywun
staff-people-email = Eu cyfeiriad e-bost gwaith
staff-people-email-wrong = Rhowch gyfeiriad e-bost, fel name@example.com
staff-people-email-known = Mae rhywun mewn tîm yn mewngofnodi â'r cyfeiriad hwn, neu mae ganddo wahoddiad i'r tîm hwn yn barod
staff-people-role = Rôl
staff-people-role-empty = Dewiswch rôl
staff-people-invite = Gwahodd
staff-people-invited-title = Gwahoddiad
staff-people-invited = Rhowch y cod hwn i { $email } wyneb yn wyneb neu dros y ffôn. Mae'n gweithio unwaith, am 7 diwrnod, ar y dudalen “Creu eich cyfrif”. Ni fyddwn yn ei ddangos yr eildro.
staff-people-open-title = Codau sy'n dal i weithio
staff-people-open-about = Mae pob un o'r rhain yn gadael un person i mewn i'r tîm hwn, neu'n ôl i mewn. Tynnwch yn ôl unrhyw un nad oeddech yn ei ddisgwyl.
staff-people-open-until = Mae'n gweithio tan { $at }.
staff-people-uninvite = Tynnu'n ôl
staff-role-officer = Swyddog
staff-role-officer-hint = Yn darllen ac yn ateb adroddiadau
staff-role-lead = Arweinydd
staff-role-lead-hint = Yn arwain y swyddogion, ac yn gallu ysgrifennu hysbysiadau i'ch ardal
staff-role-steward = Stiward
staff-role-steward-hint = Yn gofalu am bobl ac allweddi'r tîm hefyd
staff-role-worker = Gweithiwr
staff-role-worker-hint = Yn helpu pobl i adrodd
staff-role-manager = Rheolwr
staff-role-manager-hint = Hefyd yn gofalu am y ganolfan, ei phobl a'u hyfforddiant
staff-keys-title = Yn aros am gydweithiwr
staff-keys-wait = Ni allwch agor adroddiadau nes bod stiward eich tîm yn rhoi'r allweddi i chi. Darllenwch hyn iddynt wyneb yn wyneb neu dros y ffôn:
staff-people-help = Eu helpu i fewngofnodi eto
staff-people-help-title = Mewngofnodi eto
staff-people-helped = Rhowch y cod hwn i { $email } wyneb yn wyneb neu dros y ffôn. Rydym wedi anfon ail god i'r cyfeiriad hwnnw. Ar y dudalen “Creu eich cyfrif” mae'r ddau god gyda'i gilydd yn gadael iddynt ddewis cyfrinair newydd a chysylltu eu ffôn. Os ydynt yn stiward, rhaid i stiward arall gytuno yn gyntaf. Yna rhowch yr allweddi iddynt eto. Ni fyddwn yn dangos y cod hwn yr eildro. Os na allant ddarllen e-bost yn y cyfeiriad hwnnw mwyach, tynnwch nhw o'r tîm a'u gwahodd yn eu cyfeiriad newydd.
staff-people-help-waits = Gofynnoch iddynt gael mewngofnodi eto. Rhaid i stiward arall gytuno.
staff-people-help-asked = Mae stiward arall yn gofyn i { $name } gael mewngofnodi eto, am fod y cyfrinair neu'r ffôn ar goll. Peidiwch â chytuno oni bai bod { $name } wedi dweud hynny wrthych.
staff-people-help-agree = Cytuno
staff-people-help-too-soon = Anfonwyd cod at y person hwn lai nag awr yn ôl. Gofynnwch i'r person chwilio amdano. Os na ddaw, rhowch gynnig arall arni ymhen awr

staff-account-title = Eich cyfrif
staff-account-sessions = Ble rydych wedi mewngofnodi
staff-account-sessions-about = Nid ydym yn cadw cyfeiriadau na mathau o borwr, felly dim ond wrth eu hamserau y gallwch eu hadnabod. Os nad yw un yn eiddo i chi, allgofnodwch ym mhobman arall, a dywedwch wrth stiward eich tîm.
staff-account-session = Mewngofnodwyd { $made }, defnyddiwyd ddiwethaf { $seen }
staff-account-this = (yr un hwn)
staff-account-sign-out-elsewhere = Allgofnodi ym mhobman arall

staff-queue-shown-unopened = Heb eu hagor eto
staff-queue-shown-news = Negeseuon newydd
staff-queue-shown-open = Agored
staff-queue-shown-closed = Wedi'u cau
staff-queue-empty-news = Nid oes neb a anfonodd adroddiad wedi ysgrifennu dim byd newydd.
staff-queue-empty-open = Nid oes adroddiadau agored yma.
staff-queue-empty-closed = Nid oes adroddiad wedi'i gau yma eto.
staff-queue-offered = Cynigiwyd i'ch tîm chi
staff-queue-offered-by = gan { $from }. Atebwch erbyn { $until }, neu bydd yn mynd at y ddesg genedlaethol.
staff-queue-why = Pam y mae yma
staff-queue-has-news = Neges newydd
staff-queue-overdue = Mae'r diweddariad a addawyd yn hwyr
staff-queue-alarms = { $count ->
    [one] 1 larwm ar y bwrdd cenedlaethol
   *[other] { $count } larwm ar y bwrdd cenedlaethol
}
staff-state-closed = Wedi'i gau
staff-report-link = Adroddiad
staff-report-closed = Caewyd ar { $at }
staff-report-in-welsh = Defnyddiodd y sawl a anfonodd yr adroddiad y wefan hon yn Gymraeg.

staff-messages-title = Negeseuon a nodiadau
staff-messages-none = Nid oes neb wedi ysgrifennu dim eto.
staff-message-from-team = { $name } at y sawl a anfonodd yr adroddiad, { $at }
staff-message-from-reporter = Oddi wrth y sawl a anfonodd yr adroddiad, { $at }
staff-message-note = Nodyn gan { $name }, { $at }
staff-message-read = Darllenodd y sawl a anfonodd yr adroddiad hyn ar { $at }.
staff-message-not-read = Nid yw'r sawl a anfonodd yr adroddiad wedi darllen hyn eto.
staff-message-template = Ysgrifennu at y sawl a anfonodd yr adroddiad
staff-message-template-hint = Bydd brawddeg barod i'w gweld yn iaith y sawl sy'n ei darllen. Enw eich tîm fydd i'w weld, nid eich enw chi.
staff-message-no-template = Dim brawddeg barod
staff-message-words = Eich geiriau eich hun
staff-message-hint = Defnyddiwch eiriau plaen. Peidiwch â beio. Gall rhywun arall weld y sgrin.
staff-message-send = Anfon y neges
staff-message-empty = Dewiswch frawddeg neu ysgrifennwch eich geiriau eich hun
staff-message-no-code = Nid oes cod gan y sawl a anfonodd yr adroddiad, felly ni all neb ddarllen negeseuon yma. Defnyddiwch ddim ond y ffyrdd o gysylltu a gafodd eu nodi'n ddiogel.
staff-message-closed = Mae'r adroddiad hwn wedi'i gau, wedi'i gynnig i dîm arall, neu gyda thîm arall nawr. Ni anfonwyd yr hyn a ysgrifennoch
staff-words-too-long = Defnyddiwch { $most } nod neu lai
staff-note-title = Ysgrifennu nodyn i'ch tîm
staff-note-label = Nodyn
staff-note-hint = Nid yw'r sawl a anfonodd yr adroddiad byth yn gweld hyn.
staff-note-save = Cadw'r nodyn
staff-note-empty = Ysgrifennwch y nodyn yn gyntaf
staff-promise-label = Pryd byddwch yn ysgrifennu at y sawl a anfonodd yr adroddiad eto?
staff-promise-hint = Mae'r sawl a anfonodd yr adroddiad yn cael gwybod y diwrnod, ac yn gweld a wnaethoch gadw at eich gair.
staff-promise-none = Nid wyf yn addo diwrnod
staff-promise-days = { $count ->
    [one] Erbyn diwedd yfory
   *[other] O fewn { $count } diwrnod
}
staff-promise = Dywedwyd wrth y sawl a anfonodd yr adroddiad y bydd rhywun yn ysgrifennu erbyn diwedd { $day }.
staff-promise-broken = Dywedwyd wrth y sawl a anfonodd yr adroddiad y byddai rhywun yn ysgrifennu erbyn diwedd { $day }. Mae'r diwrnod hwnnw wedi mynd heibio.
staff-closing-title = Cau'r adroddiad hwn
staff-closing-label = Yr hyn a ddywedir wrth y sawl a anfonodd yr adroddiad
staff-closing-hint = Bydd i'w weld yn iaith y sawl a anfonodd yr adroddiad. Os daw ateb, bydd yr adroddiad yn agor eto.
staff-closing-own = Mwy yn eich geiriau eich hun
staff-closing-empty = Dewiswch beth a ddywedir wrth y sawl a anfonodd yr adroddiad
staff-closing-words = Dywedwch yn eich geiriau eich hun pam rydych yn ei gau
staff-closing-close = Cau a rhoi gwybod pam
staff-reopen = Agor yr adroddiad hwn eto

staff-offer-title = Cynnig
staff-offer-made = Cynigiwyd i { $to }. Gallant ateb tan { $until }. Nes iddynt ei gymryd, eich adroddiad chi ydyw.
staff-offer-got = Mae { $from } yn cynnig yr adroddiad hwn i chi. Gallwch ateb tan { $until }. Mae'r rheswm yn y nodiadau isod.
staff-offer-withdraw = Tynnu'r cynnig yn ôl
staff-offer-take = Cymryd yr adroddiad hwn
staff-offer-why = Pam nad yw eich tîm yn ei gymryd
staff-offer-refuse = Peidio â'i gymryd
staff-refusal-empty = Dywedwch pam nad yw eich tîm yn ei gymryd
staff-move-link = Symud i dîm arall
staff-move-about = Gall heddlu ei gymryd neu beidio; nes iddo wneud hynny, eich adroddiad chi ydyw. Mae'r ddesg genedlaethol yn ei gymryd ar unwaith.
staff-move-desk-about = Mae penderfyniad y ddesg yn derfynol: mae'r adroddiad gan y tîm arall ar unwaith.
staff-move-place = Ble digwyddodd
staff-move-place-hint = Cod post, tref neu bentref, os oes gennych wybodaeth well na'r adroddiad
staff-move-find = Dod o hyd i'r heddlu
staff-move-team = Tîm
staff-move-team-hint = Dim ond timau y gallwn ymddiried yn eu hallwedd sydd ar y rhestr.
staff-move-choose = Dewiswch dîm
staff-move-team-empty = Dewiswch dîm o'r rhestr
staff-move-why = Pam
staff-move-why-empty = Dywedwch pam mai yno y mae ei le
staff-move-go = Symud
staff-move-pass-on = Anfon ymlaen
staff-move-not-now = Gwnaeth rhywun rywbeth â'r adroddiad hwn eiliad yn ôl. Edrychwch arno eto

staff-why-routing-desk-no-key = Nid oedd gan yr heddlu allwedd y gallem ymddiried ynddi
staff-why-routing-desk-not-joined = Nid yw'r heddlu yn cymryd adroddiadau eto
staff-why-routing-desk-unknown-place = Nid oes neb yn gwybod ble digwyddodd
staff-why-routing-desk-unclear-place = Gallai fod yn perthyn i fwy nag un heddlu
staff-why-routing-desk-online = Ar-lein, cartref yn anhysbys
staff-why-routing-desk-abroad = Dramor, cartref yn anhysbys
staff-why-transfer-refused-twice = Ni chymerodd dau dîm ef
staff-why-transfer-timed-out = Nid atebodd tîm mewn pryd
staff-why-transfer-given-to-desk = Rhoddodd tîm ef i'r ddesg

staff-history-link = Pwy a'i gwelodd
staff-history-about = Popeth a wnaed â'r adroddiad hwn a phawb a'i hagorodd.
staff-history-broken = Newidiwyd y rhestr hon o'r tu allan. Ystyriwch hyn yn ymosodiad oni phrofir fel arall.
staff-history-when = Amser
staff-history-who = Pwy
staff-history-what = Beth
staff-history-somebody = Rhywun
staff-history-reporter = Y sawl a anfonodd yr adroddiad
staff-history-service = Y wefan
staff-history-command-line = Y person sy'n rhedeg y gweinydd
staff-history-filed = Anfonodd yr adroddiad
staff-history-key-refused = Cafodd allwedd na ellir ymddiried ynddi
staff-history-opened = Agorodd yr adroddiad
staff-history-opened-file = Agorodd dudalen y ffeil
staff-history-acknowledged = Cydnabu'r adroddiad
staff-history-status-seen = Edrychodd ar y sefyllfa
staff-history-would-not-open = Methodd ei agor, am iddo gael ei newid
staff-history-team-wrote = Ysgrifennodd at y sawl a anfonodd yr adroddiad
staff-history-reporter-wrote = Ysgrifennodd at y tîm

staff-history-equality-given = Atebodd y cwestiynau am degwch
staff-history-note-written = Ysgrifennodd nodyn
staff-history-closed = Caeodd yr adroddiad
staff-history-reopened = Agorodd yr adroddiad eto ar ôl ei gau
staff-history-offered = Cynigiodd yr adroddiad
staff-history-offer-accepted = Derbyniodd y cynnig
staff-history-offer-declined = Gwrthododd y cynnig
staff-history-offer-withdrawn = Tynnodd y cynnig yn ôl
staff-history-offer-timed-out = Nid atebwyd y cynnig mewn pryd
staff-history-moved = Symudodd yr adroddiad
staff-history-first-read = Darllenodd yr adroddiad gyntaf yn y tîm hwn
staff-history-escrow-opened = Agorodd yr adroddiad â darnau'r allwedd wrth gefn
staff-history-escrow-handed-over = Rhoddodd yr adroddiad i'r tîm â darnau'r allwedd wrth gefn
staff-history-escrow-refused = Rhoddodd gynnig ar ddarnau nad oeddent yn ffitio
staff-move-several = Mae mwy nag un lle â'r enw hwn. Dewiswch y tîm eich hun, neu rhowch fwy o fanylion am y lle.
staff-done-title = Wedi'i wneud
staff-done-acknowledged = Mae wedi’i nodi bod yr adroddiad hwn gennych. Gall y sawl a’i hanfonodd weld hynny nawr, os oes ganddynt god.
staff-done-sent = Anfonwyd eich neges at y sawl a anfonodd yr adroddiad.
staff-done-noted = Mae eich nodyn wedi'i gadw.
staff-done-closed = Mae’r adroddiad wedi’i gau. Gall y sawl a’i hanfonodd ddarllen pam, os oes ganddynt god.
staff-done-reopened = Mae'r adroddiad ar agor eto.
staff-done-offered = Cynigiwyd yr adroddiad. Nes i'r tîm arall ei gymryd, eich adroddiad chi ydyw.
staff-done-withdrawn = Rydych wedi tynnu'r cynnig yn ôl.
staff-done-taken = Adroddiad eich tîm chi yw hwn nawr.
staff-done-refused = Ni chymerodd eich tîm yr adroddiad. Mae'r tîm arall wedi cael gwybod.
staff-done-moved = Mae'r adroddiad gyda'r tîm arall nawr.
staff-move-unclear = Ni allwn ddweud o hyn pa dîm yw'r un cywir. Rhowch fwy o fanylion am y lle, neu dewiswch y tîm eich hun
staff-acknowledge-title = Dweud wrth y sawl a anfonodd yr adroddiad ei fod gennych
staff-message-ready = Brawddeg barod
staff-more-title = Rhagor y gallwch ei wneud
staff-history-team = (gyda { $team })
staff-move-too-often = Cynigiwyd yr adroddiad hwn lawer gwaith heddiw. Rhowch ef i'r ddesg genedlaethol, a fydd yn penderfynu

staff-done-file-kept = Ychwanegwyd y ffeil at yr adroddiad.
staff-files-title = Lluniau, fideos a ffeiliau eraill
staff-files-link = Ychwanegu ffeil, neu argraffu’r daflen cadwyn tystiolaeth
staff-bundle-link = Anfon yr adroddiad ymlaen i’ch system gofnodion
staff-bundle-title = Anfon yr adroddiad ymlaen i’ch system gofnodion
staff-bundle-about = Cewch un ffeil ZIP. Ynddi mae’r hyn a ddywedwyd, pob neges, nodiadau eich tîm, pob ffeil fel y cafodd ei rhoi, a phwy oedd â hi a phryd. Mae wedi’i llofnodi, fel y gall unrhyw un weld nad oes dim wedi’i newid. Nid yw’r hyn a ddywedodd pobl amdanynt eu hunain er tegwch ynddi.
staff-bundle-files = { $count ->
    [0] Nid oes ffeiliau’n mynd gydag ef.
    [one] Mae 1 ffeil yn mynd gydag ef.
   *[other] Mae { $count } ffeil yn mynd gydag ef.
}
staff-bundle-left-out = Wedi’u gadael allan:
staff-bundle-care = Nid yw’r bwndel wedi’i selio: gall pwy bynnag sydd ag ef ei ddarllen. Cadwch ef yn systemau eich heddlu’n unig. Byddwn yn cofnodi eich bod wedi’i gymryd.
staff-bundle-take = Lawrlwytho’r bwndel
staff-bundle-check = Sut mae eraill yn ei wirio
staff-bundle-check-how = Mae “check_bundle.py” yn darllen y bwndel a’r allwedd hon. Rhowch yr allwedd iddynt mewn ffordd wahanol i’r bwndel.
staff-files-none = Ni roddwyd unrhyw ffeiliau.
staff-files-file = Ffeil
staff-files-what = Beth yw hi
staff-files-given = Rhoddwyd
staff-files-number = Ffeil { $number }
staff-files-by-reporter = gan y sawl a anfonodd yr adroddiad, { $at }
staff-files-by-staff = gan staff, { $at }
staff-files-missing = Tystiolaeth ar goll
staff-files-unfinished = Ni chyrhaeddodd yn gyfan
staff-files-waiting = Yn aros am y gwiriad firws
staff-files-infected = Wedi dod o hyd i firws
staff-files-unclear = Methodd y gwiriad firws
staff-scan = Gwiriad firws
staff-scan-not-asked = Heb ei wirio yma. Gall fod yn niweidiol i’ch cyfrifiadur.
staff-scan-waiting = Heb ei wirio eto
staff-scan-clean = Dim wedi’i ganfod, { $at }
staff-scan-infected = Canfuwyd: { $found }, { $at }
staff-scan-unclear = Ni allai’r sganiwr ei ddarllen, { $at }
staff-files-broken = { $count ->
    [one] Nid yw 1 ffeil yn agor: cafodd ei newid ar ôl ei selio. Dywedwch wrth y ddesg genedlaethol.
   *[other] Nid yw { $count } ffeil yn agor: cawsant eu newid ar ôl eu selio. Dywedwch wrth y ddesg genedlaethol.
}
staff-files-lost = { $count ->
    [one] Tystiolaeth ar goll: rhoddwyd 1 ffeil, ac nid oes dim ohoni ar ôl. Dywedwch wrth y ddesg genedlaethol.
   *[other] Tystiolaeth ar goll: rhoddwyd { $count } ffeil, ac nid oes dim ohonynt ar ôl. Dywedwch wrth y ddesg genedlaethol.
}
staff-files-add-title = Ychwanegu ffeil
staff-files-add-hint = Ar gyfer yr hyn a roddodd rhywun i chi mewn ffordd arall. Mae’n dod yn rhan o’r adroddiad ac yn aros gydag ef.
staff-files-never = Peidiwch byth ag ychwanegu llun anweddus o blentyn. Dilynwch reolau eich heddlu eich hun ar ei gyfer.
staff-files-about-label = Beth mae’n ei ddangos? (dewisol)
staff-files-about-hint = Dywedwch os yw’n anodd edrych arni, ar gyfer y cydweithiwr fydd yn ei hagor nesaf.
staff-file-about = Beth maen nhw’n dweud y mae’n ei ddangos:
staff-file-about-none = Ni ddywedon nhw beth mae’n ei ddangos.
staff-file-online = Wedi’i weld ar-lein
staff-file-link-care = Cyfeiriad yw hwn, nid ffeil. Os ewch chi yno, gall pobl weld eich bod wedi bod yno. Dilynwch reolau eich heddlu eich hun ar edrych ar bethau ar-lein.
staff-file-name = Yr enw oedd arni
staff-file-hash = SHA-256
staff-file-missing = Mae beitiau’r ffeil hon wedi mynd o’r storfa. Gall y SHA-256 uchod brofi copi arall. Dywedwch wrth bwy bynnag sy’n rhedeg y gwasanaeth.
staff-file-unfinished = Stopiodd ar ei ffordd yma. Gofynnwch i’r sawl a adroddodd ei hanfon eto.
staff-file-waits = Ni all neb agor y ffeil hon cyn iddi gael ei gwirio am firysau. Edrychwch eto ymhen munud. Os yw’n dal i aros ymhen awr, dywedwch wrth bwy bynnag sy’n rhedeg y gwasanaeth.
staff-file-risk-infected = Daeth y gwiriad firws o hyd i rywbeth niweidiol yn y ffeil hon. Mae’r ffeil yn cael ei chadw, a gall fod yn dystiolaeth o hyd. Peidiwch â’i hagor ar gyfrifiadur cyffredin.
staff-file-risk-unclear = Ni allai’r gwiriad firws ddarllen y ffeil hon. Gall fod yn niweidiol. Peidiwch â’i hagor ar gyfrifiadur cyffredin.
staff-file-risk-link = Ei lawrlwytho er hynny
staff-file-risk-how = Lawrlwythwch hi i gyfrifiadur sydd ar gyfer ffeiliau peryglus yn unig. Peidiwch â’i hagor yn unman arall. Byddwn yn cofnodi eich bod wedi gwneud hyn.
staff-file-risk-download = Rwy’n gwybod am y risg. Lawrlwytho’r gwreiddiol
staff-file-picture = Edrych ar y llun
staff-file-show-hint = { $count ->
    [0] Byddwch yn gweld copi glân. Mae’n aneglur i ddechrau. Nid ydych wedi edrych ar lun yn y 7 diwrnod diwethaf.
    [two] Byddwch yn gweld copi glân. Mae’n aneglur i ddechrau. Edrychoch ar 2 lun yn y 7 diwrnod diwethaf.
   *[other] Byddwch yn gweld copi glân. Mae’n aneglur i ddechrau. Edrychoch ar { $count } llun yn y 7 diwrnod diwethaf.
}
staff-file-show = Dangos y llun
staff-file-clear = Ei ddangos yn glir
staff-file-alternative = Copi glân o ffeil { $number }
staff-file-never-shown = Nid yw’r math hwn o ffeil yn cael ei ddangos yma. Lawrlwythwch hi i edrych arni.
staff-file-original = Y ffeil wreiddiol
staff-file-original-hint = Fel y cafodd ei rhoi, gyda phopeth sydd ynddi. Mae pob lawrlwythiad yn cael ei gofnodi.
staff-file-download = Lawrlwytho’r ffeil wreiddiol
staff-file-properties = Beth arall mae’r ffeil wreiddiol yn ei ddweud
staff-file-properties-none = Ni ddaethom o hyd i ddim mwy ynddi.
staff-file-properties-unread = Ni allem ddarllen y cyfan. Gall ddweud o hyd pwy a’i gwnaeth, ble a phryd.
staff-file-properties-unknown = Ni allwn ddarllen beth arall y mae’r math hwn o ffeil yn ei ddweud. Gall ddweud o hyd pwy a’i gwnaeth, ble a phryd.
staff-custody-link = Taflen cadwyn tystiolaeth i’w hargraffu
staff-custody-title = Taflen cadwyn tystiolaeth
staff-custody-made = Gwnaed ar { $at }. Mae’n rhestru pob ffeil yn yr adroddiad, a phawb a edrychodd ar un neu a’i lawrlwythodd.
staff-custody-bytes = { $kind }, { $bytes } beit
staff-custody-handled = Pwy gafodd ffeil { $number }
staff-history-evidence-given = Ychwanegodd ffeil
staff-history-evidence-viewed = Edrychodd ar lun
staff-history-evidence-downloaded = Lawrlwythodd y ffeil wreiddiol
staff-history-evidence-downloaded-at-risk = Lawrlwythodd ffeil er gwaethaf y gwiriad firws
staff-history-evidence-exported = Cymerodd ffeil mewn bwndel wedi’i lofnodi
staff-history-exported = Cymerodd yr adroddiad mewn bwndel wedi’i lofnodi

staff-report-withdrawn = Ar { $at }, dywedodd y person nad yw'n cytuno mwyach. Peidiwch â ffonio, ysgrifennu nac ymweld. Dim ond os bydd y person yn ysgrifennu atoch yma y cewch ateb yma. Peidiwch â throsglwyddo dim i'r rhai sy'n helpu. Rydych yn cadw'r adroddiad.
staff-centre-title = Ysgrifennu at y ganolfan sy'n helpu
staff-centre-label = Eich neges i'r ganolfan
staff-centre-hint = Nid yw'r person yn ei gweld. Peidiwch ag ysgrifennu dim nad oes angen i'r ganolfan ei wybod.
staff-centre-empty = Rhowch eich neges i'r ganolfan
staff-centre-send = Anfon at y ganolfan
staff-done-centre = Anfonwyd eich neges at y ganolfan.
staff-message-to-centre = { $name } at y ganolfan, { $at }
staff-message-from-centre = Oddi wrth y ganolfan ({ $name }), { $at }
staff-history-centre = Rhywun yn y ganolfan
staff-history-team-wrote-to-centre = Ysgrifennodd at y ganolfan
staff-history-centre-wrote = Ysgrifennodd at y tîm
staff-history-centre-read = Darllenodd yr adroddiad, i barhau i helpu
staff-history-countersigned = Llofnododd dros bwy bynnag a helpodd
staff-history-consent-withdrawn = Tynnodd yn ôl yr hyn y cytunwyd iddo
staff-centre-needs-more = Mae angen mwy arnom gan y ganolfan
staff-centre-needs-more-hint = Bydd yn dasg yno nes i'r ganolfan ysgrifennu'n ôl.
