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
