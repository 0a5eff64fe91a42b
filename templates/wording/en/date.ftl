date-month-1 = January
date-month-2 = February
date-month-3 = March
date-month-4 = April
date-month-5 = May
date-month-6 = June
date-month-7 = July
date-month-8 = August
date-month-9 = September
date-month-10 = October
date-month-11 = November
date-month-12 = December

date-day = { $day } { $month } { $year }
date-month-of-year = { $month } { $year }
date-moment = { $day } at { $time }

date-midnight = midnight
date-midday = midday
date-morning = { $clock }am
date-afternoon = { $clock }pm
date-evening = { $clock }pm
