//! When a team reads new reports: what the public pages promise, no more.

use std::str::FromStr;

use jiff::civil::{Date, Time, Weekday};
use jiff::{ToSpan, ZonedDateTime};

/// The hours in which a team's people read new reports, on the clocks of the United Kingdom.
///
/// Kept as text: `weekdays 08:00-18:00` or `every-day 00:00-23:59`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadingHours {
    /// The days on which somebody reads.
    pub days: ReadingDays,
    /// From this time of day.
    pub from: Time,
    /// Until this time of day.
    pub until: Time,
}

/// The days on which somebody reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingDays {
    /// Monday to Friday.
    Weekdays,
    /// Every day of the week.
    EveryDay,
}

/// Hours that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("reading hours look like \"weekdays 08:00-18:00\" or \"every-day 07:00-23:00\"")]
pub struct HoursFault;

impl ReadingHours {
    /// When somebody next reads: `now` itself within the hours, else the start of the next.
    pub fn next_reading(&self, now: &ZonedDateTime) -> ZonedDateTime {
        let today = now.date();
        if self.reads_on(today) && now.time() < self.until {
            let start = self.from.max(now.time());
            return self.at(now, today, start);
        }
        let next_day = (1..=7)
            .filter_map(|ahead| today.checked_add(ahead.days()).ok())
            .find(|day| self.reads_on(*day));
        self.at(now, next_day.unwrap_or(today), self.from)
    }

    /// Whether somebody reads at `now`.
    pub fn includes(&self, now: &ZonedDateTime) -> bool {
        // By the clock on the wall: an hour that comes twice in autumn is the same hour to those who read.
        let (from, until) = (self.from, self.until);
        self.reads_on(now.date()) && (from..until).contains(&now.time())
    }

    /// Whether somebody reads day and night, every day.
    pub fn are_always(&self) -> bool {
        let whole_day = self.from == Time::midnight() && self.until >= Time::constant(23, 59, 0, 0);
        whole_day && matches!(self.days, ReadingDays::EveryDay)
    }

    /// The word for the days in the kept text and in wording keys.
    pub fn days_word(&self) -> &'static str {
        match self.days {
            ReadingDays::Weekdays => "weekdays",
            ReadingDays::EveryDay => "every-day",
        }
    }

    fn reads_on(&self, day: Date) -> bool {
        match self.days {
            ReadingDays::EveryDay => true,
            ReadingDays::Weekdays => !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday),
        }
    }

    fn at(&self, now: &ZonedDateTime, day: Date, time: Time) -> ZonedDateTime {
        day.to_datetime(time)
            .to_zoned_datetime(now.time_zone().clone())
            .unwrap_or_else(|_| now.clone())
    }
}

impl FromStr for ReadingHours {
    type Err = HoursFault;

    fn from_str(text: &str) -> Result<Self, HoursFault> {
        let (days, hours) = text.split_once(' ').ok_or(HoursFault)?;
        let (from, until) = hours.split_once('-').ok_or(HoursFault)?;
        let time = |text: &str| Time::strptime("%H:%M", text).map_err(|_| HoursFault);
        let days = match days {
            "weekdays" => ReadingDays::Weekdays,
            "every-day" => ReadingDays::EveryDay,
            _ => return Err(HoursFault),
        };
        let (from, until) = (time(from)?, time(until)?);
        if from < until {
            Ok(Self { days, from, until })
        } else {
            Err(HoursFault)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn london(text: &str) -> ZonedDateTime {
        let there: jiff::civil::DateTime = text.parse().unwrap();
        there
            .to_zoned_datetime(jiff::tz::get!("Europe/London"))
            .unwrap()
    }

    fn office() -> ReadingHours {
        "weekdays 08:00-18:00".parse().unwrap()
    }

    #[test]
    fn within_the_hours_somebody_reads_now() {
        let monday = london("2026-11-23T10:15");
        assert_eq!(office().next_reading(&monday), monday);
        assert!(office().includes(&monday));
    }

    #[test]
    fn on_friday_evening_the_next_reading_is_monday_morning() {
        let friday = london("2026-11-20T18:00");
        assert_eq!(office().next_reading(&friday), london("2026-11-23T08:00"));
        assert!(!office().includes(&friday));
    }

    #[test]
    fn before_the_hours_it_is_the_same_day() {
        assert_eq!(
            office().next_reading(&london("2026-11-23T03:00")),
            london("2026-11-23T08:00")
        );
    }

    #[test]
    fn hours_that_end_before_they_begin_are_refused() {
        for wrong in [
            "weekdays 18:00-08:00",
            "sundays 08:00-09:00",
            "weekdays",
            "",
        ] {
            assert!(wrong.parse::<ReadingHours>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_hour_that_comes_twice_in_autumn_is_within_the_hours_both_times() {
        let hours: ReadingHours = "every-day 01:00-23:00".parse().unwrap();
        let first = london("2026-10-25T01:30");
        let second = first.checked_add(1.hour()).unwrap();
        assert_eq!(first.time(), second.time());
        assert!(hours.includes(&first) && hours.includes(&second));
        assert!(!hours.includes(&london("2026-10-25T00:59")));
        assert!(!hours.includes(&london("2026-10-25T23:00")));
    }
}
