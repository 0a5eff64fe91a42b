# Yr hyn sydd o amgylch pob tudalen.

layout-name = Heard
layout-skip = Neidio i'r prif gynnwys
layout-language = Iaith
layout-error-prefix = Gwall:
layout-error-title = Mae yna broblem
layout-back = Yn ôl
layout-continue = Parhau
layout-navigation = Tudalennau ar gyfer staff
layout-sign-out = Allgofnodi
layout-demo = Arddangosiad: nid yw unrhyw adroddiad yn mynd i unman.
layout-footer-help = Ffyrdd eraill o gael help
layout-footer-staff = Mewngofnodi ar gyfer staff
layout-footer-independent = Nid yw Heard yn cael ei redeg gan unrhyw heddlu na'r llywodraeth, ac nid yw'n gysylltiedig â nhw.
layout-footer-sources = Yn cynnwys data OS © Hawlfraint y Goron a hawl cronfa ddata 2025. Yn cynnwys data'r Post Brenhinol © Hawlfraint y Post Brenhinol a hawl cronfa ddata 2025. Ffynhonnell: Y Swyddfa Ystadegau Gwladol, o dan y Drwydded Llywodraeth Agored v3.0. Enwau lleoedd: GeoNames, CC BY 4.0.

layout-draft = Cyfieithiad gan beiriant yw'r dudalen hon. Nid oes neb wedi ei wirio eto.
layout-national-desk = y ddesg genedlaethol
layout-national-desk-title = Y ddesg genedlaethol
layout-standards-team = { $of }, safonau proffesiynol
