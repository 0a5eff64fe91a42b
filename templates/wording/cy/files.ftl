# Lluniau, fideos a ffeiliau eraill, fel y mae’r sawl sy’n eu rhoi yn darllen amdanynt.
files-page-title = Eich ffeiliau
files-lead = Gallwch ychwanegu lluniau, fideos, sain, lluniau o’r sgrin neu PDF. Gallwch hefyd ffilmio eich hun yn dweud wrthym mewn iaith arwyddion. Does dim rhaid ychwanegu dim.
files-where-from = Gall llun ddangos ble a phryd y cafodd ei dynnu. Mae’r heddlu’n gweld hyn. Gall eu helpu.
files-stays = Mae’r hyn yr ydych yn ei ychwanegu nawr yn mynd at y tîm sydd â’ch adroddiad. Mae’n aros gyda’r adroddiad. Ni allwch ei ddileu wedyn.
files-warning = Rhybudd
files-never = Peidiwch ag anfon llun neu fideo rhywiol o blentyn. Plentyn yw unrhyw un o dan 18. Peidiwch â’i anfon, hyd yn oed i’w ddangos i ni.
files-never-instead = Dywedwch wrthym amdano mewn geiriau. Gadewch ef lle mae. Bydd yr heddlu’n dweud beth i’w wneud. Os ydych mewn perygl, ffoniwch { $danger }. Os ydych o dan 18, gall Childline eich helpu: { $childline }.
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
files-state-whole = Mae hon gennym ni
files-state-unfinished = Heb orffen
files-state-missing = Ni allwn ddod o hyd i’r ffeil hon
files-unfinished-hint = Stopiodd ar ei ffordd. Anfonwch hi eto.
files-remove = Dileu
files-full = Rydych wedi ychwanegu { $most } ffeil. Dyna’r mwyaf y gallwn ei gymryd.
files-about-label = Beth mae’n ei ddangos? Gallwch adael hwn yn wag.
files-about-hint = Mae hyn yn helpu’r person sy’n agor y ffeil. Dywedwch os yw’n anodd edrych ar y ffeil.
files-about-too-long = Defnyddiwch { $most } nod neu lai i ddweud beth mae’n ei ddangos
files-online-title = Oedd hyn ar-lein?
files-online-hint = Gallwch ddweud wrthym ble gwelsoch chi hyn, gyda ffeil neu hebddi. Efallai y bydd yr heddlu’n edrych. Nid ydym ni’n mynd yno.
files-address-label = Dolen, neu enw’r cyfrif
files-platform-label = Gwefan neu ap
files-seen-label = Pryd gwelsoch chi hyn
files-address-too-long = Defnyddiwch { $most } nod neu lai ar gyfer y ddolen neu’r enw
files-platform-too-long = Defnyddiwch { $most } nod neu lai ar gyfer y wefan neu’r ap
files-seen-too-long = Defnyddiwch { $most } nod neu lai i ddweud pryd gwelsoch chi hyn
files-file-label = Dewis ffeil
files-file-hint = Llun, fideo, sain, PDF neu destun. Hyd at { $most } MB.
files-send = Ychwanegu
files-send-first = Pwyswch “Ychwanegu” cyn mynd ymlaen. Fel arall, ni fydd gennym ni.
files-done-title = Wedi’i wneud
files-done-kept = Mae hwn gennym ni nawr. Gallwch ychwanegu mwy.
files-done-removed = Mae’r ffeil wedi mynd.
files-script-sending = Yn anfon
files-script-broken = Torrodd y cysylltiad. Rydym yn rhoi cynnig arall arni.
files-refused-none = Dewiswch ffeil, neu rhowch ddolen neu enw’r cyfrif
files-refused-empty = Mae’r ffeil yn wag. Dewiswch un arall
files-refused-packed = Mae ffeiliau eraill y tu mewn i’r ffeil hon, fel ZIP. Ychwanegwch y ffeiliau fesul un
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
    [one] Ni chyrhaeddodd 1 ffeil yn gyfan. Nid yw’n cael ei hanfon.
   *[other] Ni chyrhaeddodd { $count } ffeil yn gyfan. Nid ydynt yn cael eu hanfon.
}
files-link = Ychwanegu lluniau, fideos neu ffeiliau eraill
