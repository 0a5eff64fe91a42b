# Gofyn am hynt adroddiad. Rhaid i'r teitlau beidio â dweud dim wrth rywun sy'n edrych.

status-title = Y sefyllfa hyd yma
status-found-title = Beth sy'n hysbys hyd yma

status-beside = Mae'r adroddiad gan ddau dîm. Mae'r dudalen hon am { $team }. { $link }.
status-beside-link = Gweld beth mae { $team } yn ei wneud
status-about = Rhowch y cyfeirnod a'r cod cyfrinachol a ddangoswyd i chi ar y diwedd.
status-reference-label = Cyfeirnod
status-reference-hint = 8 nod: llythrennau a rhifau, fel CDFH‑2345
status-code-label = Cod cyfrinachol
status-code-hint = 16 nod: llythrennau a rhifau. Nid oes ots am lythrennau bach na bylchau.
status-reference-wrong = Rhowch y cyfeirnod. Mae ganddo 8 nod: llythrennau a rhifau
status-code-wrong = Rhowch y cod cyfrinachol. Mae ganddo 16 nod: llythrennau a rhifau
status-not-found = Ni allwn ddod o hyd i ddim gyda'r cyfeirnod a'r cod hyn. Gwiriwch y ddau. Ar ôl sawl ymdrech anghywir efallai y bydd rhaid i chi aros hyd at 15 munud
status-no-code = Os nad oes gennych god, ni allwn ddangos dim i chi yma. Gallwch { $link } yr un fath.
status-help = weld ffyrdd eraill o gael help

status-at = { $day } am { $time }
status-received = Mae wedi cyrraedd { $team }, ar { $at }.
status-unopened = Nid oes neb wedi'i ddarllen eto.
status-opened = Agorodd rhywun yr adroddiad ar { $at }.
status-acknowledged = Ar { $at }, dywedodd y tîm wrthym fod yr adroddiad ganddo.
status-only = Nid ydym yn gweld beth mae'r tîm yn ei wneud y tu allan i'r wefan hon.
status-danger = Os oes rhywun mewn perygl nawr, ffoniwch { $number }. Peidiwch ag aros am ateb.
status-more = Gallwch hefyd { $link }.
status-done = Gorffen a gadael y dudalen hon

status-moved = Cafodd ei symud at { $team } ar { $at }. Yr un yw eich cyfeirnod a'ch cod o hyd.
status-closed = Caeodd y tîm yr adroddiad ar { $at }. Gallwch ddarllen pam isod.
status-next-title = Beth sy'n digwydd nesaf
status-promise = Dywedodd y tîm y bydd yn ysgrifennu atoch yma erbyn diwedd { $day }.
status-promise-broken = Dywedodd y tîm y byddai'n ysgrifennu atoch yma erbyn diwedd { $day }. Nid yw wedi gwneud hynny eto.
status-promise-kept = Dywedodd y tîm y byddai'n ysgrifennu atoch erbyn diwedd { $day }, ac fe wnaeth.
status-promise-late = Dywedodd y tîm y byddai'n ysgrifennu atoch erbyn diwedd { $day }. Ysgrifennodd yn hwyrach na hynny.
status-no-promise = Nid yw'r tîm wedi dweud eto pryd y bydd yn ysgrifennu atoch.
status-messages-title = Negeseuon
status-messages-none = Nid oes negeseuon eto. Os bydd y tîm yn ysgrifennu atoch, gallwch ddarllen y neges yma.
status-from-team = Oddi wrth { $team }, { $at }
status-from-you = Oddi wrthych chi, { $at }
status-new = Newydd
status-read = Mae rhywun yn y tîm wedi darllen y neges hon.
status-not-read = Nid oes neb wedi darllen y neges hon eto.
status-write-label = Ysgrifennu at { $team }
status-write-hint = Dywedwch wrth y tîm unrhyw beth yr hoffech ei ychwanegu neu ei ofyn. Er mwyn eich cadw'n ddiogel, mae'r dudalen hon yn cau pan na fyddwch yn gwneud dim arni am 30 munud.
status-write-send = Anfon
status-message-empty = Ysgrifennwch eich neges yn gyntaf
status-message-too-long = Rhaid i'ch neges fod yn { $most } nod neu lai
status-message-too-many = Mae llawer o'ch negeseuon heb eu darllen o hyd. Arhoswch nes bod rhywun wedi eu darllen
status-time-over = Nid yw eich neges wedi'i hanfon eto. Er mwyn eich cadw'n ddiogel, caeodd y dudalen hon ar ôl 30 munud. Rhowch eich cyfeirnod a'ch cod eto. Mae eich neges yma o hyd
status-kept-label = Yr hyn a ysgrifennoch
status-unhappy-title = Os nad ydych yn fodlon ar yr hyn sy'n cael ei wneud
status-unhappy-team = Gallwch gwyno wrth y tîm y mae'r adroddiad ganddo. Gallwch ysgrifennu atynt ar y dudalen hon.
status-unhappy-data = Ydy hyn am sut cafodd gwybodaeth amdanoch ei defnyddio? Gallwch ddweud wrth Swyddfa'r Comisiynydd Gwybodaeth.
status-said-title = Eich neges
status-said-sent = Anfonwyd eich neges. Gallwch ei gweld isod.
status-said-not-yet = Nid yw eich neges wedi'i hanfon eto. Mae isod. Pwyswch “Anfon” i'w hanfon.
status-next-closed = Mae wedi'i gau. Os ysgrifennwch at y tîm, bydd yn agor eto.

status-said-withdrawn = Mae'r cysylltu wedi stopio. Ni fydd neb yn cysylltu â chi am hyn.
status-withdrawn = Gofynnoch i ni stopio cysylltu ar { $at }.
status-withdraw-title = Stopio cysylltu
status-withdraw-stops = Ni fydd neb yn cysylltu â chi am hyn. Os helpodd canolfan chi, ni chaiff wybod dim mwy. Ni allwch ddadwneud hyn yma.
status-withdraw-keeps = Mae'r heddlu'n cadw'r hyn a anfonoch. Gallwch ddarllen ac ysgrifennu yma o hyd.
status-withdraw-go = Stopio cysylltu
status-next-withdrawn = Ni fydd neb yn cysylltu â chi. Gallwch ddal i ysgrifennu at y tîm yma.
