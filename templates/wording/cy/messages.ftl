# Brawddegau y gall tîm eu hanfon, a'r hyn sy'n sefyll o flaen nodyn. Mae pobl yn eu darllen yn eu hiaith eu hunain.

messages-template-have-read = Rydym wedi darllen yr hyn a anfonoch. Byddwn yn ysgrifennu atoch yma eto.
messages-template-need-more = Mae angen i ni wybod ychydig mwy. Atebwch yma, os yw hynny'n ddiogel i chi.
messages-template-still-working = Rydym yn dal i weithio ar hyn. Nid oes dim byd newydd eto, ac nid ydym wedi eich anghofio.
messages-template-thank-you = Diolch am eich neges. Mae'n ein helpu.
messages-template-recorded = Rydym wedi rhoi hyn yn ein cofnodion ein hunain. Os bydd angen i ni gysylltu â chi, byddwn yn ysgrifennu atoch yma.
messages-template-not-enough = Gyda'r hyn rydym yn ei wybod nawr, ni allwn fynd ymhellach. Os ydych yn gwybod mwy, ysgrifennwch atom yma a byddwn yn edrych eto.
messages-template-you-asked = Gofynnoch i ni stopio yma, felly dyna a wnaethom.
messages-template-own-words = Rydym wedi dod i ddiwedd yr hyn y gallwn ei wneud yma.

messages-note-offered = Cynigiwyd i dîm arall, oherwydd:
messages-note-refused = Ni chymerwyd yr adroddiad, oherwydd:
messages-note-passed-on = Anfonwyd ymlaen, oherwydd:
messages-note-shared-on = Rhannwyd er bod y cytundeb wedi'i dynnu'n ôl:
messages-note-meant-for = Anfonwyd ymlaen i'r heddlu yr oedd ar ei gyfer.

messages-broken = Newidiwyd y neges hon ar ôl ei hanfon, ac nid yw'n agor. Mae'r ddesg genedlaethol wedi cael gwybod.

messages-template-finished = Ychwanegodd y ganolfan hyn wedyn:

messages-line = { $label }: { $value }
