//! Whether a centre's accreditation stands: pure, of its dates.

use jiff::ToSpan;
use jiff::civil::Date;

/// How many days before its end people are told.
const WARNED: i32 = 60;

/// What a centre's accreditation is worth on a day. It never stops a report: it marks it (T-17).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accreditation {
    /// It begins later.
    NotYet,
    /// It stands.
    Stands,
    /// It stands, and ends soon.
    EndsSoon,
    /// It ended.
    Lapsed,
    /// The team that vouches for the centre stopped it.
    Suspended,
}

impl Accreditation {
    /// What it is on `today`, from its first and last day.
    pub fn on(today: Date, from: Date, until: Date, is_suspended: bool) -> Self {
        if is_suspended {
            Self::Suspended
        } else if today < from {
            Self::NotYet
        } else if today > until {
            Self::Lapsed
        } else if ends_soon(today, until) {
            Self::EndsSoon
        } else {
            Self::Stands
        }
    }

    /// Whether the centre is accredited.
    pub fn counts(self) -> bool {
        matches!(self, Self::Stands | Self::EndsSoon)
    }

    /// Its word in wording keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotYet => "not-yet",
            Self::Stands => "stands",
            Self::EndsSoon => "ends-soon",
            Self::Lapsed => "lapsed",
            Self::Suspended => "suspended",
        }
    }
}

/// Whether what counts until `until` ends so soon after `today` that people are told.
pub fn ends_soon(today: Date, until: Date) -> bool {
    today
        .checked_add(WARNED.days())
        .is_ok_and(|soon| until < soon)
}

/// Whether the days from `from` to `until`, both counted, are more than so many years.
pub fn is_longer(from: Date, until: Date, years: i16) -> bool {
    from.checked_add(years.years()).is_ok_and(|end| until > end)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn its_first_and_its_last_day_count() {
        let on = |today| Accreditation::on(today, date(2026, 1, 10), date(2027, 1, 9), false);
        assert_eq!(on(date(2026, 1, 9)), Accreditation::NotYet);
        assert_eq!(on(date(2026, 1, 10)), Accreditation::Stands);
        assert_eq!(on(date(2026, 11, 10)), Accreditation::Stands);
        assert_eq!(on(date(2026, 11, 11)), Accreditation::EndsSoon);
        assert_eq!(on(date(2027, 1, 9)), Accreditation::EndsSoon);
        assert_eq!(on(date(2027, 1, 10)), Accreditation::Lapsed);
        let stopped =
            Accreditation::on(date(2026, 6, 1), date(2026, 1, 10), date(2027, 1, 9), true);
        assert!(!stopped.counts() && on(date(2027, 1, 9)).counts());
    }

    #[test]
    fn three_years_are_no_day_more() {
        let from = date(2026, 1, 1);
        assert!(!is_longer(from, date(2029, 1, 1), 3));
        assert!(is_longer(from, date(2029, 1, 2), 3));
    }
}
