# Llythyrau. Rhaid i'r rhai at bobl sy'n adrodd beidio â dweud dim wrth rywun sy'n edrych.

mail-acknowledgement-subject = Eich cyfeirnod { $reference }
mail-acknowledgement-text =
    Diolch. Mae'r hyn a anfonoch gennym ni.

    Eich cyfeirnod yw { $reference }.

    Nid oes angen i chi wneud dim. Nid oes neb yn darllen atebion i'r cyfeiriad hwn.

mail-bell-subject = Newydd yn eich ciw: { $reference }
mail-bell-text =
    Mae adroddiad newydd yng nghiw eich tîm.

    Cyfeirnod: { $reference }
    Agorwch ef yma: { $link }

    Nid oes dim o gynnwys yr adroddiad yn y neges hon.

mail-urgent-bell-subject = BRYS, agorwch nawr: { $reference }
mail-urgent-bell-text =
    Mae adroddiad brys yng nghiw eich tîm. Gall rhywun fod mewn perygl.

    Cyfeirnod: { $reference }
    Agorwch ef yma: { $link }

    Nid oes dim o gynnwys yr adroddiad yn y neges hon.

mail-alarm-subject = Mae angen eich sylw ar rywbeth
mail-alarm-text =
    Mae angen sylw rhywun ar rywbeth yn y gwasanaeth.

    Mae tudalen y ddesg genedlaethol yn dweud beth: { $link }

mail-news-subject = Eich cyfeirnod { $reference }
mail-news-text =
    Mae rhywbeth newydd i chi ei ddarllen.

    Eich cyfeirnod yw { $reference }. Gallwch edrych pan fyddwch ar eich pen eich hun.

    Nid oes angen i chi wneud dim. Nid oes neb yn darllen atebion i'r cyfeiriad hwn.

mail-reporter-wrote-subject = Neges newydd: { $reference }
mail-reporter-wrote-text =
    Mae rhywun a anfonodd adroddiad wedi ysgrifennu at eich tîm.

    Cyfeirnod: { $reference }
    Agorwch yr adroddiad yma: { $link }

    Nid yw'r neges hon yn cynnwys dim o'r hyn a ysgrifennwyd.

mail-offer-subject = Cynnig i'ch tîm: { $reference }
mail-offer-text =
    Mae tîm arall yn cynnig adroddiad i'ch tîm chi. Os na fydd neb yn ateb mewn pryd, bydd yn mynd at y ddesg genedlaethol.

    Cyfeirnod: { $reference }
    Agorwch yr adroddiad yma: { $link }

    Nid oes dim o gynnwys yr adroddiad yn y neges hon.

mail-urgent-offer-subject = BRYS, atebwch nawr: { $reference }
mail-urgent-offer-text =
    Mae tîm arall yn cynnig adroddiad brys i'ch tîm chi. Gall rhywun fod mewn perygl. Os na fydd neb yn ateb yn fuan, bydd yn mynd at y ddesg genedlaethol.

    Cyfeirnod: { $reference }
    Agorwch yr adroddiad yma: { $link }

    Nid oes dim o gynnwys yr adroddiad yn y neges hon.

mail-second-code-subject = Eich ail god
mail-second-code-text =
    Gofynnodd cydweithiwr am i chi gael mewngofnodi eto, am i chi golli eich cyfrinair neu'ch ffôn.

    Eich ail god: { $code }

    Mae'r cod cyntaf gan eich cydweithiwr. Gofynnwch amdano wyneb yn wyneb neu dros y ffôn. Yna teipiwch y ddau yma: { $link }

    Os na wnaethoch ofyn am hyn, peidiwch â rhoi'r cod hwn i neb, a dywedwch wrth eich cydweithwyr eraill.

mail-centre-news-subject = Newydd i chi: { $reference }
mail-centre-news-text =
    Mae rhywbeth newydd i chi.

    Rhif: { $reference }
    Agorwch ef yma: { $link }

    Nid yw'r neges hon yn dweud dim mwy.

mail-centre-waits-subject = Mae rhywbeth yn aros am eich canolfan
mail-centre-waits-text =
    Mae rhywbeth yn aros am rywun yn eich canolfan.

    Mewngofnodwch i'w weld: { $link }

    Nid yw'r neges hon yn dweud dim mwy.

mail-centre-quiet-subject = Sut mae eich canolfan?
mail-centre-quiet-text =
    Mae wedi bod yn dawel ers hanner blwyddyn.

    A oes rhywbeth y gallwn helpu eich canolfan ag ef? Mewngofnodwch yma: { $link }

    Nid yw'r neges hon yn dweud dim mwy.

mail-still-unopened-subject = BRYS a heb ei agor o hyd: { $reference }
mail-still-unopened-text =
    Mae adroddiad brys yn aros nad oes neb wedi'i agor eto. Efallai fod rhywun mewn perygl.

    Cyfeirnod: { $reference }
    Agorwch ef yma, neu gwnewch yn siŵr bod rhywun o'r tîm yn gwneud hynny: { $link }

    Nid yw'r neges hon yn cynnwys dim o'r hyn y mae'r adroddiad yn ei ddweud.
