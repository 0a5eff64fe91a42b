accessibility-title = Hygyrchedd
accessibility-intro = Rydym am i bawb allu defnyddio'r wefan hon.

accessibility-can-heading = Beth y gallwch ei wneud
accessibility-can-keyboard = defnyddio'r cyfan ohoni gyda bysellfwrdd
accessibility-can-small = ei defnyddio ar ffôn bach
accessibility-can-scripts = ei defnyddio gyda sgriptiau wedi'u diffodd
accessibility-can-dark = ei defnyddio mewn lliwiau tywyll, os yw eich ffôn neu eich cyfrifiadur wedi'i osod iddynt
accessibility-can-language = ei defnyddio yn Gymraeg neu yn Saesneg
accessibility-can-stop = stopio a dod yn ôl o fewn 4 awr yn yr un porwr, neu o fewn 7 diwrnod gyda chod
accessibility-words = Rydym yn ceisio defnyddio geiriau y mae'r rhan fwyaf o bobl yn eu gwybod.

accessibility-lacks-heading = Beth nad yw'n gweithio'n dda eto
accessibility-lacks-time = Os byddwch yn stopio heb god, rydym yn dileu eich atebion ar ôl 4 awr. Gyda chod rydym yn eu dileu ar ôl 7 diwrnod. Ni allwch ofyn am fwy o amser.
accessibility-lacks-code = Dim ond am 10 munud y gallwch weld y dudalen gyda'ch cod. Ni allwch ofyn am fwy o amser yno.
accessibility-lacks-language = Os byddwch yn newid yr iaith, caiff yr hyn a deipioch ar y dudalen honno ei golli.
accessibility-lacks-welsh = Peiriant a ysgrifennodd y geiriau Cymraeg. Nid oes neb wedi eu gwirio eto.
accessibility-lacks-forms = Nid oes iaith arwyddion na Hawdd ei Ddeall.

accessibility-tested-heading = Sut y gwnaethom ei phrofi
accessibility-tested-standard = WCAG 2.2 AA yw enw'r rheolau rydym yn ceisio eu cadw. Nid ydym yn cadw pob un eto, fel y mae'r rhestr uchod yn ei ddangos.
accessibility-tested-machine = Rydym yn profi pob tudalen gydag offeryn o'r enw axe, yn y ddwy iaith.
accessibility-tested-keyboard = Mae ein profion hefyd yn anfon adroddiad cyfan gyda bysellfwrdd, ac ar ffôn bach.
accessibility-tested-not = Nid oes neb o'r tu allan wedi gwirio'r wefan hon. Nid ydym wedi rhoi cynnig arni eto gyda phobl sy'n defnyddio darllenydd sgrin.
accessibility-tested-day = Ysgrifennwyd y dudalen hon ar 24 Tachwedd 2026.

accessibility-tell-heading = Os nad yw rhywbeth yn gweithio i chi
accessibility-tell-named = Dywedwch wrth { $name }. Gallwch gysylltu â nhw yma: { $contact }
accessibility-tell-missing = Nid oes neb wedi llenwi eto pwy sy'n rhedeg y wefan hon, felly ni allwn ddweud wrth bwy i ddweud.
accessibility-tell-other = Gallwch hefyd roi gwybod mewn ffordd arall. Mae { $link } yn eu rhestru.
accessibility-tell-other-link = Ffyrdd eraill o gael help
accessibility-tell-law = Mae'r gyfraith yn dweud na ddylid cau pobl anabl allan. Ei henw yw Deddf Cydraddoldeb 2010.
