home-heading = Dywedwch wrth rywun am gasineb, a chewch eich clywed
home-lead = A wnaeth rhywun eich brifo, eich bygwth neu ddweud pethau creulon oherwydd pwy ydych chi? Neu pwy maen nhw'n meddwl ydych chi? Gallwch ddweud wrth yr heddlu yma.
home-anyone = Gallwch hefyd ddweud wrthym beth welsoch chi'n digwydd i rywun arall.

home-danger-heading = Ydych chi mewn perygl nawr?
home-danger-call = Ffoniwch { $number }. Peidiwch ag aros am y wefan hon.
home-danger-other = Gallwch hefyd { $link }.
home-danger-other-link = gael help nawr drwy neges destun, mewn iaith arwyddion neu heb siarad

home-how-heading = Sut mae'n gweithio
home-how-time = Rydym yn gofyn un peth ar y tro. Mae'n cymryd tua 10 munud.
home-how-account = Nid oes angen cyfrif arnoch.
home-how-name = Nid oes rhaid i chi roi eich enw.
home-how-proof = Nid oes angen prawf arnoch, ac nid oes rhaid i chi wybod a oedd yn drosedd.
home-how-where = Mae eich adroddiad yn mynd at y tîm heddlu ar gyfer y man lle digwyddodd. Rydym yn dangos pa dîm cyn i chi ei anfon.
home-how-locked = Mae eich geiriau'n cael eu cloi cyn i ni eu storio. Gall y tîm sy'n cael eich adroddiad eu hagor.

home-start = Dechrau nawr
home-status = Gweld hynt eich adroddiad

home-seen-heading = A allai rhywun weld eich sgrin?
home-seen-exit = Pwyswch “Gadael y dudalen hon” i adael yn gyflym. Gallwch hefyd bwyso'r fysell Shift 3 gwaith.
home-seen-history = Nid yw hyn yn tynnu ein tudalennau o hanes eich porwr. { $link }.
home-seen-history-link = Sut i guddio eich bod wedi bod yma
