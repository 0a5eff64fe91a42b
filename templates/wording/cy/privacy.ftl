privacy-title = Preifatrwydd
privacy-intro = Mae'r dudalen hon yn dweud beth rydym yn ei gadw, pwy sy'n gallu ei ddarllen, a beth y gallwch ofyn amdano.

privacy-who-heading = Pwy sy'n rhedeg y wefan hon
privacy-who-named = { $name } sy'n rhedeg y wefan hon. Rhaid iddynt ofalu am yr hyn a gedwir yma.
privacy-who-contact = Gallwch gysylltu â nhw yma: { $contact }
privacy-who-missing = Nid oes neb wedi llenwi eto pwy sy'n rhedeg y wefan hon. Rhaid iddynt wneud hynny cyn i bobl ei defnyddio.
privacy-who-force = Pan fyddwch yn anfon adroddiad, mae'n mynd at un heddlu. Bydd yr heddlu hwnnw wedyn yn gofalu amdano hefyd, yn ôl ei reolau ei hun.

privacy-kept-heading = Beth rydym yn ei gadw
privacy-kept-answers = Rydym yn cadw'r hyn rydych yn ei deipio. Rydym yn ei gloi yn gyntaf, fel mai dim ond y tîm sy'n ei gael sy'n gallu ei agor.
privacy-kept-files = Os ydych yn ychwanegu llun, fideo neu ffeil arall, rydym yn ei chadw yn union fel y mae, ac yn ei chloi. Gall llun ddangos ble a phryd y cafodd ei dynnu.
privacy-kept-contact = Os dywedwch eich enw, neu sut i gysylltu â chi, rydym yn cloi hynny hefyd.
privacy-kept-about-you = Ar ôl i chi ei anfon, gallwch ddweud wrthym amdanoch chi eich hun os hoffech chi. Rydym yn cloi hynny hefyd, ar wahân i'r gweddill.
privacy-kept-messages = Mae'r hyn rydych chi a'r tîm yn ei ysgrifennu at eich gilydd wedi'i gloi hefyd.

privacy-plain-heading = Beth sydd heb ei gloi
privacy-plain-intro = Rhaid gallu gweld rhai pethau er mwyn i'r wefan weithio. Gallai'r bobl sy'n gofalu am ein cyfrifiaduron weld y rhain:
privacy-plain-team = pa dîm sydd ag adroddiad, pam yr aeth yno, a pha mor bell y maent gydag ef
privacy-plain-times = pryd y cafodd ei anfon, ei ddarllen, ei ateb neu ei gau
privacy-plain-urgent = pa mor fuan y mae'n rhaid ei ddarllen, a marciau fel “gallai rhywun fod mewn perygl”
privacy-plain-strands = beth oedd y rheswm, fel hil neu ffydd
privacy-plain-place = y genedl, yr ardal a'r mis, os ydym yn eu gwybod
privacy-plain-both = os cafodd ei anfon at ddau dîm
privacy-plain-letters = a wnaethoch ofyn i ni am negeseuon e-bost, ond nid eich cyfeiriad
privacy-plain-centre = pa ganolfan a'ch helpodd, os helpodd un, a'r hyn y cytunoch iddo yno
privacy-plain-files = faint o ffeiliau yr ydych wedi’u hychwanegu, pryd, a thua pha mor fawr ydynt
privacy-plain-messages = pryd y gwnaethoch chi a'r tîm ysgrifennu, ond nid beth
privacy-plain-few = Lle nad oes llawer o bobl yn anfon adroddiadau, gall hyn fod yn ddigon i ddyfalu pwy ydych chi.

privacy-unnamed-heading = Os nad ydych yn rhoi eich enw
privacy-unnamed-device = Nid ydym yn cadw cyfeiriad eich ffôn na'ch cyfrifiadur. Nid ydym yn nodi pa un rydych yn ei ddefnyddio.
privacy-unnamed-others = Nid ydym yn gofyn i unrhyw gwmni arall am rannau o'n tudalennau. Nid oes neb arall yn cyfrif eich ymweliadau.
privacy-unnamed-story = Gall yr hyn rydych yn ei ysgrifennu ddangos pwy ydych chi o hyd.
privacy-unnamed-seen = Gall eich ffôn neu eich cyfrifiadur eich hun ddangos eich bod wedi bod yma. Mae { $link } yn dweud mwy wrthych.
privacy-unnamed-seen-link = Os gallai rhywun weld eich bod wedi bod yma

privacy-read-heading = Pwy sy'n gallu darllen adroddiad
privacy-read-team = Mae'r tîm sy'n ei gael yn gallu ei ddarllen. Rydym yn nodi pob tro y mae rhywun yno yn ei agor.
privacy-read-desk = Os na allwn ddweud pa dîm ddylai ei gael, mae'r ddesg genedlaethol yn ei gael.
privacy-read-police = Mae rhai adroddiadau am bobl sy'n gweithio i'r heddlu. Dim ond yr ychydig bobl sy'n delio â'r rheini all eu darllen.
privacy-read-moved = Gall tîm ofyn i dîm arall ei gymryd. Mae'r tîm hwnnw wedyn yn gallu ei ddarllen hefyd. Os nad oes neb yno yn ateb mewn pryd, mae'r ddesg genedlaethol yn ei gael.
privacy-read-paper = Mae gan rai pobl ran o allwedd sbâr yr un, ar bapur. Os bydd digon ohonynt yn cwrdd, gallant agor adroddiad. Rydym yn nodi hynny hefyd.

privacy-long-heading = Am ba hyd rydym yn ei gadw
privacy-long-report = Rydym yn cadw adroddiadau am y tro. Ni all y wefan hon ddileu adroddiad eto.
privacy-long-draft = Os nad ydych yn anfon eich atebion, rydym yn eu dileu 4 awr ar ôl yr un olaf. Os gwnaethoch god i ddod yn ôl, rydym yn eu dileu ar ôl 7 diwrnod. Os byddwch yn gadael gyda “Gadael y dudalen hon”, rydym yn eu dileu ar unwaith.
privacy-long-sent = Gallwch weld y dudalen gyda'ch cod am 10 munud ar ôl i chi anfon.
privacy-long-status = Ar ôl i chi deipio’ch cod, gallwch weld ble mae eich adroddiad, a’r hyn a ysgrifennoch chi a’r tîm. Mae hynny’n cau pan na wnewch ddim am 30 munud.
privacy-long-letters = Rydym yn dileu pob neges e-bost ar ôl iddi fynd.
privacy-long-copies = Rydym yn gwneud copïau, rhag ofn i gyfrifiadur dorri. Gall pethau rydym wedi'u dileu aros mewn copi am beth amser.

privacy-cookies-heading = Cwcis
privacy-cookies-what = Nodiadau bach y mae gwefan yn eu gadael yn eich porwr yw cwcis. Rydym yn defnyddio dau, dim ond er mwyn i'r wefan weithio.
privacy-cookies-browser = Mae un yn clymu eich atebion wrth eich porwr. Mae'n mynd pan fyddwch yn cau eich porwr, neu'n gadael gyda “Gadael y dudalen hon”.
privacy-cookies-language = Mae un yn cadw'r iaith a ddewisoch. Mae'n aros am 180 diwrnod, neu nes i chi adael gyda “Gadael y dudalen hon”.

privacy-rights-heading = Beth y gallwch ofyn amdano
privacy-rights-intro = Gallwch ofyn i'r bobl sy'n rhedeg y wefan hon:
privacy-rights-see = dangos i chi beth maent yn ei gadw amdanoch
privacy-rights-right = cywiro'r hyn sy'n anghywir
privacy-rights-delete = ei ddileu, neu roi'r gorau i'w ddefnyddio
privacy-rights-no = Mae'r gyfraith weithiau'n gadael iddynt wrthod. Rhaid iddynt wedyn ddweud wrthych pam.
privacy-rights-code = Os na roesoch enw, dim ond eich cyfeirnod a'ch cod sy'n gallu dangos pa adroddiad yw eich un chi.

privacy-complain-heading = Os ydych am gwyno
privacy-complain-first = Dywedwch wrth y bobl sy'n rhedeg y wefan hon. Mae'r gyfraith yn dweud bod yn rhaid iddynt ysgrifennu yn ôl o fewn 30 diwrnod i ddweud eu bod wedi'i chael.
privacy-complain-ico = Gallwch hefyd ddweud wrth yr ICO. Mae yno i weld bod pobl yn cadw at y rheolau hyn. Ei wefan yw { $link }.
