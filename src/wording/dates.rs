//! Dates and times of day in words, as people in the United Kingdom read them.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::{self, TimeZone};

use super::{Language, Wording};

/// The clock on every wall of the United Kingdom.
static LONDON: TimeZone = tz::get!("Europe/London");

impl Wording {
    /// A date in words: "23 November 2026".
    #[must_use]
    pub fn day(&self, language: Language, date: Date) -> String {
        let month = self.say(language, &format!("date-month-{}", date.month()), &[]);
        let parts = [
            ("day", date.day().into()),
            ("month", month.into()),
            ("year", date.year().into()),
        ];
        self.say(language, "date-day", &parts)
    }

    /// A month in words: "November 2026".
    #[must_use]
    pub fn month(&self, language: Language, date: Date) -> String {
        let month = self.say(language, &format!("date-month-{}", date.month()), &[]);
        self.say(
            language,
            "date-month-of-year",
            &[("month", month.into()), ("year", date.year().into())],
        )
    }

    /// A time of day in words: "10:30am", "9am", "midday".
    #[must_use]
    pub fn time_of_day(&self, language: Language, time: Time) -> String {
        let (hour, minute) = (time.hour(), time.minute());
        match (hour, minute) {
            (0, 0) => return self.say(language, "date-midnight", &[]),
            (12, 0) => return self.say(language, "date-midday", &[]),
            _ => {}
        }
        let hour_of_twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
        let clock = if minute == 0 {
            format!("{hour_of_twelve}")
        } else {
            format!("{hour_of_twelve}:{minute:02}")
        };
        // Welsh tells the evening from the afternoon.
        let key = match hour {
            ..12 => "date-morning",
            12..18 => "date-afternoon",
            _ => "date-evening",
        };
        self.say(language, key, &[("clock", clock.into())])
    }

    /// A moment by London's clock, in words: "23 November 2026 at 10:30am".
    #[must_use]
    pub fn moment(&self, language: Language, moment: Timestamp) -> String {
        let there = LONDON.to_datetime(moment);
        let day = self.day(language, there.date());
        let time = self.time_of_day(language, there.time());
        self.say(
            language,
            "date-moment",
            &[("day", day.into()), ("time", time.into())],
        )
    }
}
