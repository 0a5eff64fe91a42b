# Gofyn am hynt adroddiad. Rhaid i'r teitlau beidio â dweud dim wrth rywun sy'n edrych.

status-title = Y sefyllfa hyd yma
status-found-title = Beth sy'n hysbys hyd yma
status-about = Rhowch y cyfeirnod a'r cod cyfrinachol a ddangoswyd i chi ar y diwedd.
status-reference-label = Cyfeirnod
status-reference-hint = 8 nod: llythrennau a rhifau, fel CDFH‑2345
status-code-label = Cod cyfrinachol
status-code-hint = 16 nod: llythrennau a rhifau. Nid yw llythrennau bach na bylchau o bwys.
status-reference-wrong = Rhowch y cyfeirnod. Mae ganddo 8 nod: llythrennau a rhifau
status-code-wrong = Rhowch y cod cyfrinachol. Mae ganddo 16 nod: llythrennau a rhifau
status-not-found = Ni allwn ddod o hyd i ddim gyda'r cyfeirnod a'r cod hyn. Gwiriwch y ddau. Ar ôl sawl cynnig anghywir efallai y bydd rhaid i chi aros hyd at 15 munud
status-no-code = Os nad oes gennych god, ni allwn ddangos dim i chi yma. Gallwch { $link } yr un fath.
status-help = weld ffyrdd eraill o gael help

status-at = { $day } am { $time }
status-received = Mae wedi cyrraedd { $team }, ar { $at }.
status-unopened = Nid oes neb wedi'i ddarllen eto.
status-opened = Agorodd rhywun yr adroddiad ar { $at }.
status-acknowledged = Dywedodd y tîm wrthym ei fod ganddynt, ar { $at }.
status-only = Dyma'r cyfan rydym yn ei wybod. Nid ydym yn gweld beth mae'r tîm yn ei wneud ag ef wedyn.
status-danger = Os oes rhywun mewn perygl nawr, ffoniwch { $number }. Peidiwch ag aros am ateb.
status-more = Gallwch hefyd { $link }.
status-done = Gorffen a gadael y dudalen hon
