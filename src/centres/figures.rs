//! What came of the reports that a centre helped with in the last twelve months: pure, of plain columns alone.

use std::time::Duration;

use crate::db::Moment;

const DAY: Duration = Duration::from_secs(24 * 3_600);
/// For how many days back reports are counted.
pub const COUNTED_DAYS: u32 = 365;
/// After how many days without a report a centre is quiet: half a year.
const QUIET_DAYS: u32 = 183;

/// What is known of one report that a centre helped with.
#[derive(Clone, Debug)]
pub struct Counted {
    /// When it was sent.
    pub sent_at: Moment,
    /// When somebody at the force first read it.
    pub opened_at: Option<Moment>,
    /// When the force acknowledged it.
    pub acknowledged_at: Option<Moment>,
    /// When the force closed it.
    pub closed_at: Option<Moment>,
    /// Whether the centre may know what came of it.
    pub shares_outcome: bool,
    /// Whether something waits for the centre: more that the force asks for, or a manager's signature.
    pub waits_for_centre: bool,
    /// How many questions were asked.
    pub asked: i32,
    /// How many of them were answered.
    pub answered: i32,
    /// How often the force asked for more.
    pub sent_back: i32,
}

/// A centre's figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Reports that were sent.
    pub sent: usize,
    /// Of those, the ones that the force read.
    pub opened: usize,
    /// Of those, the ones that the force acknowledged or closed.
    pub answered: usize,
    /// Of those, the ones whose outcome the centre knows.
    pub outcome_known: usize,
    /// Of those, the ones in which something waits for the centre.
    pub waiting_on_centre: usize,
    /// Whole days from sending until the force read it, in the middle of those that it read; none where it read none.
    pub days_to_open: Option<u64>,
    /// Of a hundred questions, how many were answered; none where none was asked.
    pub answered_of_hundred: Option<u64>,
    /// Of those sent, the ones for which the force asked for more.
    pub sent_back: usize,
}

impl Figures {
    /// The figures of these reports.
    pub fn of(reports: &[Counted]) -> Self {
        let count = |is: fn(&Counted) -> bool| reports.iter().filter(|one| is(one)).count();
        let total =
            |part: fn(&Counted) -> i32| reports.iter().map(part).map(i64::from).sum::<i64>();
        let (asked, answered) = (total(|one| one.asked), total(|one| one.answered));
        Self {
            sent: reports.len(),
            opened: count(|one| one.opened_at.is_some()),
            answered: count(|one| one.acknowledged_at.or(one.closed_at).is_some()),
            outcome_known: count(|one| one.shares_outcome && one.closed_at.is_some()),
            waiting_on_centre: count(|one| one.waits_for_centre),
            days_to_open: average_days(reports),
            answered_of_hundred: u64::try_from(answered * 100)
                .ok()
                .and_then(|answered| answered.checked_div(u64::try_from(asked).unwrap_or(0))),
            sent_back: count(|one| one.sent_back > 0),
        }
    }
}

fn average_days(reports: &[Counted]) -> Option<u64> {
    let waited = |one: &Counted| {
        Some(
            one.opened_at?
                .unix_seconds()
                .saturating_sub(one.sent_at.unix_seconds()),
        )
    };
    let waited: Vec<u64> = reports.iter().filter_map(waited).collect();
    let count = u64::try_from(waited.len()).unwrap_or(u64::MAX);
    let half_a_day = DAY.as_secs() / 2;
    let average = waited.iter().sum::<u64>().checked_div(count)?;
    Some((average + half_a_day) / DAY.as_secs())
}

/// From when on reports are counted.
pub fn counted_from(now: Moment) -> Moment {
    now - DAY * COUNTED_DAYS
}

/// Whether a centre whose last report was at `last`, or that works since then and sent none, is quiet by `now`.
pub fn is_quiet(last: Moment, now: Moment) -> bool {
    last + DAY * QUIET_DAYS < now
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: u32) -> Moment {
        Moment::from_micros(1_700_000_000_000_000) + DAY * day
    }

    fn report(opened: Option<u32>) -> Counted {
        Counted {
            sent_at: at(0),
            opened_at: opened.map(at),
            acknowledged_at: None,
            closed_at: None,
            shares_outcome: true,
            waits_for_centre: false,
            asked: 40,
            answered: 10,
            sent_back: 0,
        }
    }

    #[test]
    fn the_days_until_it_is_read_are_those_of_reports_that_were_read() {
        let figures = Figures::of(&[report(Some(1)), report(Some(4)), report(None)]);
        assert_eq!(figures.days_to_open, Some(3));
        assert_eq!((figures.sent, figures.opened), (3, 2));
        assert_eq!(figures.answered_of_hundred, Some(25));
    }

    #[test]
    fn a_centre_without_a_report_divides_by_nothing() {
        let figures = Figures::of(&[]);
        assert_eq!(figures, Figures::default());
    }

    #[test]
    fn an_outcome_is_known_only_where_the_person_agreed() {
        let closed = Counted {
            closed_at: Some(at(2)),
            ..report(Some(1))
        };
        let not_shared = Counted {
            shares_outcome: false,
            ..closed.clone()
        };
        let figures = Figures::of(&[closed, not_shared]);
        assert_eq!((figures.answered, figures.outcome_known), (2, 1));
    }

    #[test]
    fn half_a_year_without_a_report_is_quiet() {
        assert!(!is_quiet(at(0), at(183)));
        assert!(is_quiet(at(0), at(184)));
    }
}
