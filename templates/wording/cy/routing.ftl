# Ble digwyddodd: beth a gafwyd, pa heddlu yw hwnnw, a pham.

routing-nothing-typed = Rhowch god post, neu enw tref neu bentref
routing-nothing-found = Nid ydym yn gwybod am y lle hwn. Gwiriwch y sillafu, neu rhowch gynnig ar dref neu god post gerllaw. Os na allwch, ewch yn ôl a dewis “Dydw i ddim yn siŵr”.
routing-found-postcode = Mae { $place } yn ardal { $district_cy }. Yr heddlu yno yw { $force_cy }.
routing-unknown-postcode = Nid ydym yn gwybod am y cod post { $place }. Gwiriwch ef, neu rhowch dref neu bentref yn ei le.
routing-unknown-part = Nid ydym yn gwybod am unrhyw god post sy'n dechrau â { $place }. Gwiriwch ef, neu rhowch dref neu bentref yn ei le.
routing-found-part = Yr heddlu ar gyfer { $place } yw { $force_cy }.
routing-part-in-several-forces = Mae mwy nag un heddlu yn gofalu am ardal { $place }. Dewiswch yr ardal lle digwyddodd.
routing-large-user = Cod ar gyfer post cwmni yw hwn. Nid yw'n dweud wrthym ble digwyddodd rhywbeth. Rhowch y lle y digwyddodd.
routing-forces-post = Cod ar gyfer post y lluoedd arfog yw hwn. Nid yw'n dweud wrthym ble digwyddodd rhywbeth. Rhowch y lle y digwyddodd.
routing-girobank = Cod post banc oedd hwn. Nid yw'n dweud wrthym ble digwyddodd rhywbeth. Rhowch y lle y digwyddodd.
routing-found-northern-ireland = Mae hwn yng Ngogledd Iwerddon. Yr heddlu yno yw'r { $force_cy }.
routing-found-places = Dewiswch y lle y digwyddodd
routing-found-similar = Nid ydym yn gwybod am le â'r union enw hwn. Dewiswch un o'r rhain, neu rhowch le gwahanol.
routing-found-district = Yr heddlu ar gyfer { $district_cy } yw { $force_cy }.

routing-outside-jersey = Ni allwn gymryd adroddiad am Jersey. Mae gan Jersey ei heddlu ei hun, sef States of Jersey Police. Gallan nhw eich helpu. Nid ydym yn cadw'r hyn a deipioch.
routing-outside-guernsey = Ni allwn gymryd adroddiad am Guernsey, Alderney na Sark. Mae ganddynt eu heddlu eu hunain, sef Guernsey Police. Gallan nhw eich helpu. Nid ydym yn cadw'r hyn a deipioch.
routing-outside-isle-of-man = Ni allwn gymryd adroddiad am Ynys Manaw. Mae gan yr ynys ei heddlu ei hun, sef Isle of Man Constabulary. Gallan nhw eich helpu. Nid ydym yn cadw'r hyn a deipioch.
routing-outside-on-change = Mae gan y lle hwn ei heddlu ei hun, ac ni allwn gymryd adroddiad amdano. Gwiriwch yr hyn a deipioch. Mae eich atebion eraill yma o hyd.
routing-outside-abroad = Ni allwn gymryd adroddiad am wlad arall os nad oes neb sy'n rhan o hyn yn byw yn y DU. Dywedwch wrth yr heddlu yn y wlad honno. Os ydych yn Brydeinig, gall y llysgenhadaeth neu'r conswliaeth Brydeinig agosaf eich helpu. Nid ydym yn cadw'r hyn a deipioch.

routing-because-place = Bydd hwn yn mynd at { $force_cy } oherwydd y lle y digwyddodd: { $place }.
routing-because-border = Bydd hwn yn mynd at { $force_cy } am mai nhw sy'n gofalu am ardal { $place }. Mae heddlu arall yn gofalu am leoedd gerllaw. Os nad yw hyn yn edrych yn iawn, newidiwch y lle y digwyddodd.
routing-because-railway = Bydd hwn yn mynd at { $force_cy } am mai nhw sy'n gofalu am y rheilffyrdd.
routing-because-transport = Bydd hwn yn mynd at { $force_cy } am mai nhw sy'n gofalu am y math hwn o deithio yno.
routing-because-airport = Bydd hwn yn mynd at { $force_cy } am mai nhw sy'n gofalu am y maes awyr hwnnw.
routing-because-port = Bydd hwn yn mynd at { $force_cy } am mai nhw sy'n gofalu am ardal { $place }.
routing-because-several-places = Bydd hwn yn mynd at { $force_cy } am mai nhw sy'n gofalu am yr holl leoedd y soniwch amdanynt.
routing-because-last-of-several = Bydd hwn yn mynd at { $force_cy } am mai yn eu hardal nhw y digwyddodd ddiwethaf. Byddwn yn gofyn iddyn nhw ddweud wrth yr heddlu ar gyfer y lleoedd eraill hefyd.
routing-because-online-home = Bydd hwn yn mynd at { $force_cy }. Digwyddodd ar-lein, ac mae'r person y digwyddodd iddo yn byw yn ardal { $place }.
routing-because-unknown-home = Bydd hwn yn mynd at { $force_cy }. Nid ydym yn gwybod ble digwyddodd. Mae'r person y digwyddodd iddo yn byw yn ardal { $place }.
routing-because-abroad-home = Bydd hwn yn mynd at { $force_cy } am iddo ddigwydd dramor, a bod rhywun sy'n rhan o hyn yn byw yn ardal { $place }.
routing-because-police-subject = Bydd hwn yn mynd at dîm arbennig { $force_cy }. Mae'r tîm yn delio ag adroddiadau am bobl sy'n gweithio i'r heddlu. Ni all timau eraill yno ei weld.

routing-desk-no-key = Bydd hwn yn mynd at ein desg genedlaethol. { $force_cy } sy'n gofalu am y lle hwnnw, ond ni all eu tîm ddarllen adroddiadau yma eto.
routing-desk-not-joined = Digwyddodd yn ardal { $force_cy }. Nid ydynt yn cymryd adroddiadau gennym eto, felly bydd hwn yn mynd at ein desg genedlaethol.
routing-desk-unknown-place = Bydd hwn yn mynd at ein desg genedlaethol am nad ydym yn gwybod ble digwyddodd.
routing-desk-unclear-place = Bydd hwn yn mynd at ein desg genedlaethol. Ni allwn ddweud pa heddlu sy'n gofalu am y lle hwnnw.
routing-desk-online = Bydd hwn yn mynd at ein desg genedlaethol. Digwyddodd ar-lein. Nid ydym yn gwybod ble mae'r person y digwyddodd iddo yn byw.
routing-desk-abroad = Bydd hwn yn mynd at ein desg genedlaethol. Digwyddodd dramor. Nid ydym yn gwybod ble yn y DU y mae rhywun sy'n rhan o hyn yn byw.
routing-desk-police-subject = Bydd hwn yn mynd at ychydig o bobl yn ein desg genedlaethol. Maent yn delio ag adroddiadau am bobl sy'n gweithio i'r heddlu. Ni all unrhyw dîm heddlu lleol ei weld.

routing-also-danger-now = Dywedoch wrthym fod rhywun mewn perygl nawr. Ffoniwch 999. Peidiwch ag aros amdanom ni. Byddwn yn nodi bod hwn yn fater brys.
routing-also-may-come-back = Dywedoch wrthym y gallen nhw ddod yn ôl yn fuan. Os gwnânt hynny, ffoniwch 999. Byddwn yn nodi bod hwn yn fater brys.
routing-also-terror-concern = Byddwn yn dweud wrth yr heddlu y gall hwn ymwneud â therfysgaeth. Gallwch hefyd ffonio'r Llinell Gymorth Gwrthderfysgaeth ar 0800 789 321. Os oes rhywun mewn perygl nawr, ffoniwch 999.
routing-also-defence-site = Digwyddodd ar safle milwrol. Efallai y bydd angen i'r heddlu yno ddweud wrth Heddlu'r Weinyddiaeth Amddiffyn.
routing-also-civil-nuclear-site = Digwyddodd ar safle niwclear. Efallai y bydd angen i'r heddlu yno ddweud wrth yr Heddlu Niwclear Sifil.
routing-also-safeguarding = Byddwn yn gofyn i'r heddlu wirio bod pobl yn y lle hwnnw yn ddiogel.
routing-also-police-subject = Mae'n ymwneud â rhywun sy'n gweithio i'r heddlu, felly mae llai o bobl yn gallu ei weld.
routing-also-online = Byddwn yn nodi bod hwn wedi digwydd ar-lein.
routing-also-overseas = Byddwn yn nodi bod hwn wedi digwydd dramor.

routing-oversight-iopc = Mae Swyddfa Annibynnol Ymddygiad yr Heddlu yn gwirio sut mae'r heddlu yng Nghymru a Lloegr yn delio â chwynion. Gallwch ddweud wrthyn nhw hefyd.
routing-oversight-pirc = Mae'r Police Investigations and Review Commissioner yn gwirio sut mae'r heddlu yn yr Alban yn delio â chwynion. Gallwch ddweud wrthyn nhw hefyd.
routing-oversight-ombudsman = Mae Ombwdsmon yr Heddlu ar gyfer Gogledd Iwerddon yn ymchwilio i gwynion am yr heddlu yno. Gallwch ddweud wrthyn nhw hefyd.
