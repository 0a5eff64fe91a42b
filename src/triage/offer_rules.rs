//! The rules of moving a report between teams (routing rule 16). Pure.

use std::time::Duration;

/// After so many refusals the national desk decides.
pub const REFUSALS: i64 = 2;

/// How often a report can be offered within a day: each rings the other force's bell.
pub const OFFERS_A_DAY: i64 = 5;

/// How long an offer waits for an answer before the report goes to the national desk. From urgency 2 on nobody may sit on it.
pub const fn waits(urgency: i32) -> Duration {
    match urgency {
        2.. => Duration::from_secs(3_600),
        _ => Duration::from_secs(24 * 3_600),
    }
}

/// How a report goes from one team to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is offered, and stays with the giver until it is taken.
    Offer,
    /// It goes at once: the desk refuses nothing, and what the desk decides stands.
    AtOnce,
}

impl Way {
    /// The way between two teams, of which one or none is the national desk.
    pub const fn between(from_desk: bool, to_desk: bool) -> Self {
        if from_desk || to_desk {
            Self::AtOnce
        } else {
            Self::Offer
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_urgent_report_waits_for_an_hour_another_for_a_day() {
        assert_eq!(waits(3), waits(2));
        assert_eq!(waits(2).as_secs(), 3_600);
        assert_eq!(waits(1), waits(0));
        assert_eq!(waits(0).as_secs(), 86_400);
    }

    #[test]
    fn only_between_forces_is_there_an_offer() {
        assert_eq!(Way::between(false, false), Way::Offer);
        assert_eq!(Way::between(true, false), Way::AtOnce);
        assert_eq!(Way::between(false, true), Way::AtOnce);
    }
}
