# The signed bundle of a report: its own texts, for people who open it in another system.
bundle-title = Adroddiad { $reference }: bwndel
bundle-what = Dyma adroddiad am gasineb fel y cafodd Heard ef, gyda phopeth a ysgrifennwyd ac a roddwyd ers hynny.
bundle-report = yr hyn a ddywedwyd, negeseuon a nodiadau; i’w darllen ac i raglenni
bundle-custody = pob ffeil gyda’i hash, a phwy oedd â hi a phryd; i’w darllen ac i raglenni
bundle-files = ffeiliau fel y cawsant eu rhoi, beit am feit; gallant ddal ble a phryd y cawsant eu gwneud
bundle-manifest = yr hyn y mae’n rhaid iddo fod yn y bwndel, a llofnod drosto
bundle-check = I’w wirio: python3 check_bundle.py FILE.zip --key KEY. Mynnwch yr allwedd gan y bobl sy’n rhedeg Heard, nid o’r bwndel hwn.
bundle-care = Nid oes dim yma wedi’i selio. Mae rhai pobl ynddo’n ddiogel dim ond tra nad oes neb arall yn ei ddarllen.
bundle-part-contact = Cysylltu
bundle-part-account = Beth ddigwyddodd
bundle-part-people = Pobl
bundle-everything = Popeth a wnaed gyda’r adroddiad
bundle-left-out-unfinished = Ni chyrhaeddodd yn gyfan.
bundle-left-out-missing = Mae ei beitiau ar goll.
bundle-left-out-waiting = Mae’n aros am y gwiriad firws.
bundle-left-out-risk = Mae’r gwiriad firws yn rhybuddio amdani. Lawrlwythwch hi o’i thudalen ei hun.
bundle-left-out-broken = Nid yw fel y cafodd ei rhoi.
