help-title = Ffyrdd eraill o gael help

help-danger-heading = Os ydych chi mewn perygl nawr
help-danger-call = Ffoniwch { $number }. Gallwch hefyd ffonio { $other }.
help-silent-heading = Os na allwch chi siarad
help-silent-call = Ffoniwch 999 o ffôn symudol a gwrandewch.
help-silent-sound = Pesychwch neu tapiwch y ffôn os gallwch.
help-silent-press = Os gofynnir i chi, pwyswch 55. Mae hyn yn dweud wrthynt fod angen yr heddlu arnoch.
help-silent-place = Nid yw pwyso 55 yn dangos ble rydych chi. Ceisiwch sibrwd ble rydych chi os yw'n ddiogel.
help-silent-landline = Dim ond ar ffôn symudol y mae pwyso 55 yn gweithio. Mae ffonau eraill yn gweithio mewn ffordd wahanol.
help-deaf-heading = Os ydych chi'n fyddar, neu'n ei chael yn anodd clywed neu siarad
help-deaf-bsl = Defnyddiwch 999 BSL, drwy'r ap neu'r wefan. Rydych yn arwyddo i berson ar alwad fideo. Nid oes angen cofrestru yn gyntaf.
help-deaf-relay = Ffoniwch { $number } o ffôn testun neu ap Relay UK.
help-deaf-text = Anfonwch neges destun at 999. Dim ond os yw eich ffôn wedi'i gofrestru y mae hyn yn gweithio. I gofrestru, anfonwch y gair “{ $word }” at 999.
help-deaf-app = Defnyddiwch ap TapSOS. Gallwch ofyn am help drwyddo heb siarad.

help-later-heading = Os nad yw'n frys
help-later-call = Ffoniwch yr heddlu ar { $number }.
help-later-relay = Ffoniwch { $number } o ffôn testun neu ap Relay UK.
help-later-railway = Os oedd ar drên neu mewn gorsaf, anfonwch neges destun at Heddlu Trafnidiaeth Prydain ar { $number }.

help-young-heading = Os ydych chi o dan 18 oed
help-young-report = Gallwch ddefnyddio'r wefan hon. Gallwch wneud hynny ar eich pen eich hun, neu ofyn i oedolyn rydych yn ymddiried ynddo am help.
help-young-parents = Nid yw defnyddio'r wefan yn golygu y bydd eich rhieni na'ch gofalwyr yn cael gwybod.
help-young-talk = Gallwch siarad â'r bobl hyn am unrhyw beth sy'n eich poeni.

help-support-heading = Pobl sy'n gallu eich cefnogi
help-support-police = Gallant wrando a'ch helpu. Nid oes rhaid i chi ddweud wrth yr heddlu yn gyntaf.
help-unchecked = Nid ydym wedi gwirio'r rhif hwn eto.

help-need-everyone = I bawb
help-need-young = I bobl o dan 18
help-need-race = Ynghylch hil neu o ble rydych chi'n dod
help-need-travellers = I bobl Sipsiwn, Roma a Theithwyr
help-need-muslim = I bobl Fwslimaidd
help-need-jewish = I bobl Iddewig
help-need-lgbt = I bobl LHDT+
help-need-disability = I bobl anabl, a phobl ag anabledd dysgu
help-need-older = I bobl hŷn
help-need-sex-work = I weithwyr rhyw
help-need-online = Ynghylch pethau ar y rhyngrwyd

help-nation-uk = y DU gyfan
help-nation-great-britain = Cymru, Lloegr a'r Alban
help-nation-england-wales = Cymru a Lloegr
help-nation-wales = Cymru
help-nation-scotland = Yr Alban
help-nation-northern-ireland = Gogledd Iwerddon
help-nation-london = Llundain
help-nation-london-south = Llundain a'r de
help-nation-manchester-north = Manceinion a'r gogledd
help-nation-some-areas = rhai rhannau o Gymru a Lloegr

help-seen-heading = Os gallai rhywun weld eich bod wedi bod yma
help-seen-exit = Pwyswch “Gadael y dudalen hon” i adael yn gyflym, neu pwyswch y fysell Shift 3 gwaith.
help-seen-history = Nid yw gadael yn tynnu ein tudalennau o hanes eich porwr. Gallwch ddileu'r hanes eich hun. Os bydd y cyfan wedi mynd, gallai rhywun sylwi.
help-seen-private = Nid yw ffenestr breifat yn cadw hanes. Chwiliwch am “private” neu “incognito” yn newislen eich porwr.
help-seen-device = Defnyddiwch ffôn neu gyfrifiadur na all y person arall ei gyrraedd. Efallai bod un mewn llyfrgell neu gan ffrind.
help-seen-network = Gall rhwydwaith yn y gwaith, yn yr ysgol neu gartref ddal i gadw nodyn o'r ymweliad.

help-centre-heading = Rhywun yn agos atoch sy'n helpu
help-centre-find = Mae lleoedd lle mae pobl yn eich helpu i ddweud wrthym beth ddigwyddodd. { $link }.
help-centre-link = Dewch o hyd i un yn agos atoch
