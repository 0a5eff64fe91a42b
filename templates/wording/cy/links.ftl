links-title = Adroddiadau cysylltiedig
links-look = { $count ->
    [0] Chwilio am rai eraill, neu gysylltu un y gwyddoch amdano
    [one] Gallai fod cysylltiad rhwng hwn ac 1 adroddiad arall: edrychwch
   *[other] Gallai fod cysylltiad rhwng hwn a { $count } adroddiad arall: edrychwch
}
links-repeat-victim = Dioddefwr mynych: mae { $count } adroddiad yn sôn am yr un person.
links-about = Adroddiadau eich tîm sy'n cynnwys yr un peth. Dim ond y rhai y mae rhywun wedi'u hagor y gellir dod o hyd iddynt. Gall yr un enw neu le fod yn gyd-ddigwyddiad: darllenwch y ddau cyn penderfynu.
links-none = Ni ddaethom o hyd i adroddiad arall â rhywbeth yn gyffredin.
links-has-more = Mae rhagor. Chwiliwch am rywbeth prinnach.
links-common = Mae gan y ddau
links-kind-phone = yr un rhif ffôn
links-kind-email = yr un cyfeiriad e-bost
links-kind-handle = yr un cyfrif neu dudalen
links-kind-plate = yr un rhif cofrestru
links-kind-postcode = yr un cod post
links-kind-reference = yr un cyfeirnod
links-kind-name = enw sy'n swnio'r un fath
links-decide = Penderfynu am adroddiad arall
links-other = Cyfeirnod yr adroddiad arall
links-other-hint = Er enghraifft { $example }
links-other-unknown = Teipiwch gyfeirnod adroddiad arall gan eich tîm
links-answer = Sut maent yn gysylltiedig
links-answer-empty = Dewiswch sut maent yn gysylltiedig
links-save = Cadw
links-search-title = Chwilio am adroddiad
links-search-for = Yr hyn rydych yn chwilio amdano
links-search-hint = Cyfeirnod, neu rif log neu rif trosedd. Neu'r hyn sydd mewn adroddiad: rhif ffôn, cyfeiriad e-bost neu we, rhif cofrestru, cod post. I chwilio am enw, rhowch yr enw cyntaf a'r cyfenw.
links-search-empty = Teipiwch yr hyn rydych yn chwilio amdano, mewn 200 nod neu lai
links-search-go = Chwilio
links-search-found = { $count ->
    [0] Ni chafwyd hyd i ddim
    [one] 1 adroddiad
   *[other] { $count } adroddiad
}
links-search-opened = Dim ond ar ôl i rywun o'r tîm agor adroddiad y gellir dod o hyd i'r hyn sydd ynddo. Heb eu hagor eto: { $unopened }.
links-search-logged = Mae'n cael ei gofnodi eich bod wedi chwilio, ond nid am beth.
links-search-results = Adroddiadau a gafwyd
links-search-common = Beth sy'n cyfateb
