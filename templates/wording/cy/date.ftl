date-month-1 = Ionawr
date-month-2 = Chwefror
date-month-3 = Mawrth
date-month-4 = Ebrill
date-month-5 = Mai
date-month-6 = Mehefin
date-month-7 = Gorffennaf
date-month-8 = Awst
date-month-9 = Medi
date-month-10 = Hydref
date-month-11 = Tachwedd
date-month-12 = Rhagfyr

date-day = { $day } { $month } { $year }
date-month-of-year = { $month } { $year }
date-moment = { $day } am { $time }

date-midnight = hanner nos
date-midday = hanner dydd
date-morning = { $clock }yb
date-afternoon = { $clock }yp
date-evening = { $clock }yh
