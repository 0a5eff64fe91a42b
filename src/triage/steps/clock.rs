//! By when something is to be done: in hours or minutes as they pass, in days of the calendar, or in working days of a nation, on the
//! clocks of the United Kingdom. Pure.

use std::time::Duration;

use jiff::civil::Date;
use serde::Deserialize;

use crate::db::Moment;
use crate::directory::{Nation, is_working_day};

/// What a length of time is counted in.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Minutes as they pass, by day and night.
    Minutes,
    /// Hours as they pass: also over the night in which the clocks change.
    Hours,
    /// Days of the calendar, without the one on which it begins; it ends with the last.
    Days,
    /// The same, of days that are neither on a weekend nor a bank holiday.
    WorkingDays,
}

/// How long something may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// How many.
    pub amount: u16,
    /// Of what.
    pub unit: Unit,
}

/// A time during which the clock stands still: from a moment on, and until one where it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// When it began.
    pub from: Moment,
    /// When it ended.
    pub until: Option<Moment>,
}

/// When something that began at `start` and may take so long falls due in `nation`; none while it stands still. Pauses in the order of
/// time, none within another.
pub fn due_at(start: Moment, takes: Length, nation: Nation, pauses: &[Pause]) -> Option<Moment> {
    match takes.unit {
        Unit::Minutes => passed(start, u64::from(takes.amount) * 60, pauses),
        Unit::Hours => passed(start, u64::from(takes.amount) * 3_600, pauses),
        Unit::Days => end_of_day(start, takes.amount, pauses, |_| true),
        Unit::WorkingDays => end_of_day(start, takes.amount, pauses, |day| {
            is_working_day(nation, day)
        }),
    }
}

fn passed(start: Moment, seconds: u64, pauses: &[Pause]) -> Option<Moment> {
    let mut due = start + Duration::from_secs(seconds);
    for pause in pauses {
        if pause.from >= due {
            break;
        }
        let from = pause.from.max(start);
        let until = pause.until?;
        if until > from {
            let stood = until.micros() - from.micros();
            due = due + Duration::from_micros(stood.unsigned_abs());
        }
    }
    Some(due)
}

fn end_of_day(
    start: Moment,
    amount: u16,
    pauses: &[Pause],
    counts: impl Fn(Date) -> bool,
) -> Option<Moment> {
    let mut day = start.in_london().date();
    let mut left = amount;
    while left > 0 {
        day = day.tomorrow().ok()?;
        match stands_still(day, pauses) {
            Stands::ForGood => return None,
            Stands::Today => {}
            Stands::Not => left -= u16::from(counts(day)),
        }
    }
    let zone = jiff::tz::get!("Europe/London");
    let midnight = day.to_zoned_datetime(zone).ok()?;
    let end = midnight.end_of_day().ok()?;
    Some(Moment::from(end.timestamp()))
}

/// Whether a clock stands still on some day.
enum Stands {
    Not,
    Today,
    ForGood,
}

/// A day on any part of which it stood still does not count: nobody is held to half a day.
fn stands_still(day: Date, pauses: &[Pause]) -> Stands {
    let on = |moment: Moment| moment.in_london().date();
    let touches = pauses
        .iter()
        .find(|pause| on(pause.from) <= day && pause.until.is_none_or(|until| on(until) >= day));
    match touches {
        None => Stands::Not,
        Some(pause) if pause.until.is_none() => Stands::ForGood,
        Some(_) => Stands::Today,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Worked by hand and with another program, on the days that the governments publish.
    const EXAMPLES: &str = include_str!("../../../tests/clocks.csv");

    #[derive(Deserialize)]
    struct Example {
        what: String,
        nation: String,
        start: String,
        amount: u16,
        unit: Unit,
        pauses: String,
        due: String,
    }

    fn moment(text: &str) -> Moment {
        Moment::from(text.parse::<jiff::Timestamp>().expect(text))
    }

    fn pause(text: &str) -> Pause {
        let (from, until) = text.split_once('/').unwrap();
        Pause {
            from: moment(from),
            until: (!until.is_empty()).then(|| moment(until)),
        }
    }

    #[test]
    fn the_clocks_say_what_was_worked_out_by_hand_for_three_jurisdictions() {
        let mut reader = csv::Reader::from_reader(EXAMPLES.as_bytes());
        let examples: Vec<Example> = reader.deserialize().map(Result::unwrap).collect();
        assert!(examples.len() >= 60);
        for one in &examples {
            let takes = Length {
                amount: one.amount,
                unit: one.unit,
            };
            let nation = Nation::called(&one.nation).unwrap();
            let pauses: Vec<Pause> = one.pauses.split_whitespace().map(pause).collect();
            let due = due_at(moment(&one.start), takes, nation, &pauses);
            let due = due.map(|due| due.in_utc().strftime("%Y-%m-%dT%H:%M:%SZ").to_string());
            assert_eq!(
                due.unwrap_or_default(),
                one.due,
                "{}: {}",
                one.nation,
                one.what
            );
        }
    }
}
