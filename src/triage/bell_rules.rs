//! Who is rung, and when, for an urgent report that nobody opens (domain 6.6). Pure.

use std::time::Duration;

use crate::db::Moment;

/// A bell that rings after the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bell {
    /// The team's night address, once more.
    Night,
    /// The team's duty inspector.
    Inspector,
    /// The national desk.
    Desk,
}

const MINUTE: Duration = Duration::from_secs(60);

/// Each bell with its word in the database and how long after the report came to the team it rings.
const BELLS: [(Bell, &str, Duration); 3] = [
    (Bell::Night, "night", MINUTE.saturating_mul(15)),
    (Bell::Inspector, "inspector", MINUTE.saturating_mul(30)),
    (Bell::Desk, "desk", MINUTE.saturating_mul(45)),
];

impl Bell {
    /// Its word in the database.
    pub fn word(self) -> &'static str {
        let known = BELLS.iter().find(|(bell, ..)| *bell == self);
        known.map_or("desk", |(_, word, _)| word)
    }
}

/// The bells that are to ring now, of a report that came at `since` and for which those called `rung` rang already.
pub fn bells_due(since: Moment, rung: &[String], now: Moment) -> Vec<Bell> {
    let is_due = |(_, word, after): &&(Bell, &str, Duration)| {
        since + *after <= now && !rung.iter().any(|one| one == word)
    };
    let due = BELLS.iter().filter(is_due);
    due.map(|(bell, ..)| *bell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAME: Moment = Moment::from_micros(1_000);

    fn due(minutes: u32, rung: &[&str]) -> Vec<&'static str> {
        let rung: Vec<String> = rung.iter().map(|word| (*word).to_owned()).collect();
        let due = bells_due(CAME, &rung, CAME + MINUTE * minutes);
        due.into_iter().map(Bell::word).collect()
    }

    #[test]
    fn each_quarter_of_an_hour_somebody_else_is_rung() {
        assert!(due(14, &[]).is_empty());
        assert_eq!(due(15, &[]), ["night"]);
        assert!(due(29, &["night"]).is_empty());
        assert_eq!(due(30, &["night"]), ["inspector"]);
        assert_eq!(due(45, &["night", "inspector"]), ["desk"]);
        assert!(due(500, &["night", "inspector", "desk"]).is_empty());
    }

    #[test]
    fn a_server_that_was_down_rings_all_that_it_missed() {
        assert_eq!(due(120, &["night"]), ["inspector", "desk"]);
    }
}
