# Geiriau y tu mewn i gydrannau'r ffurflenni.

component-back = Yn ôl
component-error = Gwall
component-day = Diwrnod
component-month = Mis
component-year = Blwyddyn
component-warning = Rhybudd
component-important = Pwysig
component-success = Llwyddiant
component-pagination = Tudalennau
component-previous = Blaenorol
component-next = Nesaf
component-previous-page = (tudalen)
component-next-page = (tudalen)
component-page-number = Tudalen { $number }
component-exit-emergency = Argyfwng:
component-exit = Gadael y dudalen hon
component-show = Dangos
component-show-password = Dangos y cyfrinair

component-count-limit-characters = Gallwch roi hyd at { $count } nod
component-count-limit-words = Gallwch roi hyd at { $count } gair

component-count-characters-under = Mae gennych { $count } nod ar ôl
component-count-characters-at = Nid oes gennych unrhyw nodau ar ôl
component-count-characters-over = Mae gennych { $count } nod yn ormod
component-count-words-under = Mae gennych { $count } gair ar ôl
component-count-words-at = Nid oes gennych unrhyw eiriau ar ôl
component-count-words-over = Mae gennych { $count } gair yn ormod
component-exit-activated = Yn gadael y dudalen.
component-exit-timed-out = Wedi dod i ben.
component-exit-two-more = Shift, pwyswch 2 waith eto i adael.
component-exit-one-more = Shift, pwyswch 1 waith eto i adael.
component-password-show = Dangos
component-password-hide = Cuddio
component-password-show-label = Dangos y cyfrinair
component-password-hide-label = Cuddio'r cyfrinair
component-password-shown = Mae eich cyfrinair i'w weld
component-password-hidden = Mae eich cyfrinair wedi'i guddio
