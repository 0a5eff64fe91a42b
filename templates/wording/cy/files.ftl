# Lluniau, fideos a ffeiliau eraill, fel y mae’r sawl sy’n eu rhoi yn darllen amdanynt.
files-page-title = Eich ffeiliau
files-lead = Gallwch ychwanegu lluniau, fideos, sain, lluniau o’r sgrin neu PDF. Gallwch hefyd ffilmio eich hun yn dweud wrthym mewn iaith arwyddion. Does dim rhaid ychwanegu dim.
files-where-from = Gall llun ddangos ble a phryd y cafodd ei dynnu. Mae’r heddlu’n gweld hyn. Gall eu helpu.
files-stays = Mae’r hyn yr ydych yn ei ychwanegu nawr yn mynd at y tîm sydd â’ch adroddiad. Mae’n aros gyda’r adroddiad.
files-warning = Rhybudd
files-never = Peidiwch ag anfon llun neu fideo rhywiol o blentyn. Plentyn yw unrhyw un o dan 18. Peidiwch â’i anfon, hyd yn oed i’w ddangos i ni.
files-never-instead = Dywedwch wrthym amdano mewn geiriau, a gadewch ef lle mae. Bydd yr heddlu’n dweud beth i’w wneud. Mewn perygl, ffoniwch { $danger }. Os ydych o dan 18, gall Childline eich helpu: { $childline }.
files-list-title = Ffeiliau yr ydych wedi’u hychwanegu
files-no-name = Ffeil heb enw
files-kind-picture = Llun
files-kind-document = Dogfen
files-kind-film = Fideo
files-kind-recording = Sain
files-kind-text = Testun
files-kind-link = Dolen
files-size-small = llai nag 1 KB
files-size-kilobytes = { $count } KB
files-size-megabytes = { $count } MB
files-state-whole = Mae gennym ni
files-state-unfinished = Heb orffen
files-state-missing = Ni allwn ddod o hyd i’r ffeil hon
files-unfinished-hint = Stopiodd ar ei ffordd. Anfonwch hi eto.
files-remove = Tynnu
files-remove-which = { " " }ffeil { $number }
files-full = Rydych wedi ychwanegu { $most } ffeil. Dyna’r mwyaf y gallwn ei gymryd.
files-about-label = Beth mae’n ei ddangos? Gallwch adael hwn yn wag.
files-about-hint = Mae hyn yn helpu’r sawl sy’n edrych arni. Dywedwch os yw’n anodd edrych arni.
files-about-too-long = Rhaid i’r hyn mae’n ei ddangos fod yn { $most } o nodau neu lai
files-online-title = Oedd hyn ar-lein?
files-online-hint = Gallwch ddweud wrthym ble gwelsoch chi ef, gyda ffeil neu hebddi. Efallai y bydd yr heddlu’n edrych. Nid ydym ni’n mynd yno.
files-address-label = Dolen, neu enw’r cyfrif
files-platform-label = Gwefan neu ap
files-seen-label = Pryd gwelsoch chi ef
files-address-too-long = Rhaid i’r ddolen fod yn { $most } nod neu lai
files-platform-too-long = Rhaid i’r wefan neu’r ap fod yn { $most } nod neu lai
files-seen-too-long = Rhaid i bryd gwelsoch chi ef fod yn { $most } nod neu lai
files-file-label = Dewis ffeil
files-file-hint = Llun, fideo, sain, PDF neu destun. Hyd at { $most } MB.
files-send = Ychwanegu’r ffeil hon
files-done-title = Wedi’i wneud
files-done-kept = Mae eich ffeil gennym ni. Gallwch ychwanegu un arall.
files-done-removed = Mae’r ffeil wedi mynd.
files-script-sending = Yn anfon
files-script-broken = Torrodd y cysylltiad. Rydym yn rhoi cynnig arall arni.
files-refused-none = Dewiswch ffeil
files-refused-empty = Mae’r ffeil yn wag. Dewiswch un arall
files-refused-packed = Mae’r ffeil hon yn dal ffeiliau eraill, fel ZIP. Ychwanegwch y ffeiliau fesul un
files-refused-program = Rhaglen yw’r ffeil hon. Dim ond lluniau, fideos, sain, PDF neu destun y gallwn eu cymryd
files-refused-other-kind = Ni allwn gymryd y math hwn o ffeil. Ychwanegwch lun, fideo, sain, PDF neu destun. Mae llun o’r sgrin yn gweithio hefyd
files-refused-too-big = Rhaid i’r ffeil fod yn llai na { $most } MB. Bydd fideo byrrach yn gweithio
files-refused-too-much = Rhaid i’ch holl ffeiliau gyda’i gilydd fod yn llai na { $most } MB
files-refused-too-many = Gallwch ychwanegu hyd at { $most } ffeil
files-refused-twice = Rydych wedi ychwanegu’r ffeil hon yn barod
files-refused-cut-off = Ni chyrhaeddodd y ffeil yn gyfan. Anfonwch hi eto
files-refused-not-stored = Ni allem gadw’r ffeil hon. Mae eich ffeiliau eraill yn ddiogel. Rhowch gynnig arall arni mewn ychydig funudau
files-refused-busy = Mae llawer o bobl yn anfon ffeiliau. Rhowch gynnig arall arni mewn ychydig funudau
files-count = { $count ->
    [0] Nid ydych wedi ychwanegu unrhyw ffeiliau.
   *[other] Rydych wedi ychwanegu { $count } ffeil.
}
files-count-unfinished = { $count ->
   *[other] Ni chyrhaeddodd { $count } ffeil yn gyfan. Nid yw’n cael ei hanfon.
}
files-link = Ychwanegu lluniau, fideos neu ffeiliau eraill
