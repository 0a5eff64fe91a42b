//! Whether somebody at a centre is trained: pure, of their records (T-17, T-24).

use jiff::civil::Date;

use super::accreditation::ends_soon;

/// How somebody's training stands on a day. A lapse never stops a report: it goes at once, marked, and a manager countersigns it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Training {
    /// Nothing is on record.
    None,
    /// It counts until this day.
    Counts(Date),
    /// The same, and that is soon.
    EndsSoon(Date),
    /// It counted until this day.
    Lapsed(Date),
}

impl Training {
    /// What it is on `today`, of records that each say on which day something was learned and until when it counts.
    pub fn on(today: Date, records: impl Iterator<Item = (Date, Date)>) -> Self {
        let until = records
            .filter(|(done_on, _)| *done_on <= today)
            .map(|(_, until)| until)
            .max();
        match until {
            None => Self::None,
            Some(until) if until < today => Self::Lapsed(until),
            Some(until) if ends_soon(today, until) => Self::EndsSoon(until),
            Some(until) => Self::Counts(until),
        }
    }

    /// Whether they are trained.
    pub fn counts(self) -> bool {
        matches!(self, Self::Counts(_) | Self::EndsSoon(_))
    }

    /// Its word in wording keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Counts(_) => "counts",
            Self::EndsSoon(_) => "ends-soon",
            Self::Lapsed(_) => "lapsed",
        }
    }

    /// The last day on which it counts or counted.
    pub fn until(self) -> Option<Date> {
        match self {
            Self::None => None,
            Self::Counts(until) | Self::EndsSoon(until) | Self::Lapsed(until) => Some(until),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_counts_longest_counts_and_nothing_before_it_was_learned() {
        let records = [
            (date(2024, 5, 1), date(2026, 5, 1)),
            (date(2026, 4, 1), date(2028, 4, 1)),
        ];
        let on = |today| Training::on(today, records.into_iter());
        assert_eq!(on(date(2024, 4, 30)), Training::None);
        assert_eq!(on(date(2025, 1, 1)), Training::Counts(date(2026, 5, 1)));
        assert_eq!(on(date(2026, 3, 31)), Training::EndsSoon(date(2026, 5, 1)));
        assert_eq!(on(date(2026, 4, 1)), Training::Counts(date(2028, 4, 1)));
        assert_eq!(on(date(2028, 4, 2)), Training::Lapsed(date(2028, 4, 1)));
    }
}
