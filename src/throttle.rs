//! How long somebody waits after wrong tries at one account or one report, the same rule for both.

use std::time::Duration;

use crate::db::Moment;

/// Wrong tries that cost nothing but the try.
const FREE_TRIES: i32 = 5;
/// The first wait after that; it doubles with each wrong try.
const FIRST_WAIT: Duration = Duration::from_secs(30);
/// The longest wait: a guesser must not shut the person out for a day.
const LONGEST_WAIT: Duration = Duration::from_secs(900);

/// Wrong tries in a row, and until when none counts. Read and written in one transaction, so that tries at
/// the same moment are counted one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tries {
    /// Wrong tries since the last right one.
    pub failures: i32,
    /// No try counts before this moment.
    pub blocked_until: Moment,
}

impl Tries {
    /// Whether a try at `now` counts at all.
    pub fn is_blocked(self, now: Moment) -> bool {
        self.blocked_until > now
    }

    /// The same after one more wrong try at `now`.
    pub fn after_failure(self, now: Moment) -> Self {
        let failures = self.failures.saturating_add(1);
        Self {
            failures,
            blocked_until: now + wait_after(failures),
        }
    }

    /// The same after a right try at `now`.
    pub fn after_success(now: Moment) -> Self {
        Self {
            failures: 0,
            blocked_until: now,
        }
    }
}

fn wait_after(failures: i32) -> Duration {
    match u32::try_from(failures - FREE_TRIES).unwrap_or(0) {
        0 => Duration::ZERO,
        beyond => LONGEST_WAIT.min(FIRST_WAIT * 2_u32.saturating_pow((beyond - 1).min(10))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_slips_are_free_and_then_each_costs_twice_as_much_up_to_a_quarter_of_an_hour() {
        let waits: Vec<u64> = (1..=12)
            .map(|failures| wait_after(failures).as_secs())
            .collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900]);
    }

    #[test]
    fn a_guesser_who_goes_on_for_years_never_makes_the_wait_longer() {
        assert_eq!(wait_after(i32::MAX), LONGEST_WAIT);
    }
}
