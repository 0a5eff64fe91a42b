//! When a centre is open: one stretch of each day of the week, or none.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{DateTime, Time, Weekday};

/// The days, with the word for each in the database and in forms. Never change one.
pub const DAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "mon"),
    (Weekday::Tuesday, "tue"),
    (Weekday::Wednesday, "wed"),
    (Weekday::Thursday, "thu"),
    (Weekday::Friday, "fri"),
    (Weekday::Saturday, "sat"),
    (Weekday::Sunday, "sun"),
];

/// From when until when, on one day.
pub type Stretch = (Time, Time);

/// When a centre is open, Monday first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opening([Option<Stretch>; 7]);

/// A text is no opening hours of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these are no opening hours")]
pub struct OpeningFault;

impl Opening {
    /// Hours of the days, Monday first.
    pub const fn of(days: [Option<Stretch>; 7]) -> Self {
        Self(days)
    }

    /// Each day's word with its hours, Monday first.
    pub fn days(&self) -> impl Iterator<Item = (&'static str, Option<Stretch>)> {
        DAYS.into_iter().map(|(_, word)| word).zip(self.0)
    }

    /// Whether the centre is open at `now` by the clock on its wall. The minute in which it closes is no time to come.
    pub fn is_open_at(&self, now: DateTime) -> bool {
        let today = DAYS.iter().position(|(day, _)| *day == now.weekday());
        let hours = today.and_then(|place| self.0[place]);
        hours.is_some_and(|(from, until)| from <= now.time() && now.time() < until)
    }

    /// Whether it says of any day that the centre is open.
    pub fn is_told(&self) -> bool {
        self.0.iter().any(Option::is_some)
    }
}

/// Reads one day's hours as people write them: `9:00 to 17:00`, `9-17`, `9.30 – 16.15`.
///
/// # Errors
/// [`OpeningFault`] where it is none, or ends before it begins.
pub fn read_stretch(typed: &str) -> Result<Stretch, OpeningFault> {
    let typed = typed
        .trim()
        .to_lowercase()
        .replace(" to ", "-")
        .replace(" i ", "-");
    let (from, until) = typed.split_once(['-', '–', '—']).ok_or(OpeningFault)?;
    let (from, until) = (clock(from)?, clock(until)?);
    match from < until {
        true => Ok((from, until)),
        false => Err(OpeningFault),
    }
}

fn clock(typed: &str) -> Result<Time, OpeningFault> {
    let (hour, minute) = typed.trim().split_once([':', '.']).unwrap_or((typed, "0"));
    let hour = hour.trim().parse().map_err(|_| OpeningFault)?;
    let minute = minute.trim().parse().map_err(|_| OpeningFault)?;
    Time::new(hour, minute, 0, 0).map_err(|_| OpeningFault)
}

/// A stretch as it is kept and put back into the form: `09:00-17:00`.
pub fn written(stretch: Stretch) -> String {
    let (from, until) = stretch;
    format!("{}-{}", from.strftime("%H:%M"), until.strftime("%H:%M"))
}

impl fmt::Display for Opening {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = self
            .days()
            .filter_map(|(day, hours)| Some(format!("{day} {}", written(hours?))));
        out.write_str(&told.collect::<Vec<_>>().join(", "))
    }
}

impl FromStr for Opening {
    type Err = OpeningFault;

    fn from_str(text: &str) -> Result<Self, OpeningFault> {
        let mut opening = Self::default();
        for told in text.split(", ").filter(|told| !told.is_empty()) {
            let (word, hours) = told.split_once(' ').ok_or(OpeningFault)?;
            let day = DAYS.iter().position(|(_, known)| *known == word);
            opening.0[day.ok_or(OpeningFault)?] = Some(read_stretch(hours)?);
        }
        Ok(opening)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        let nine_to_five = (time(9, 0, 0, 0), time(17, 0, 0, 0));
        for typed in ["9-17", " 9:00 to 17:00 ", "09.00 – 17.00", "9 i 17"] {
            assert_eq!(read_stretch(typed), Ok(nine_to_five), "{typed}");
        }
        for typed in ["", "9", "17-9", "9-9", "9-25", "9:60-17", "open"] {
            assert_eq!(read_stretch(typed), Err(OpeningFault), "{typed}");
        }
    }

    #[test]
    fn a_centre_is_open_by_the_clock_on_its_wall() {
        let opening: Opening = "mon 09:00-17:00, sun 10:00-12:00".parse().unwrap();
        let at = |day, hour, minute| jiff::civil::date(2026, 11, day).at(hour, minute, 0, 0);
        for (now, is_open) in [
            (at(30, 8, 59), false),
            (at(30, 9, 0), true),
            (at(30, 16, 59), true),
            (at(30, 17, 0), false),
            (at(29, 11, 0), true),
            (at(28, 11, 0), false),
        ] {
            assert_eq!(opening.is_open_at(now), is_open, "{now}");
        }
    }

    fn stretch() -> impl Strategy<Value = Option<Stretch>> {
        prop::option::of((0..1_439_i16).prop_flat_map(|from| {
            (from + 1..1_440).prop_map(move |until| (minute(from), minute(until)))
        }))
    }

    fn minute(of_day: i16) -> Time {
        let part = |number: i16| i8::try_from(number).unwrap();
        time(part(of_day / 60), part(of_day % 60), 0, 0)
    }

    proptest! {
        #[test]
        fn what_is_kept_reads_back_the_same(days in prop::array::uniform7(stretch())) {
            let opening = Opening::of(days);
            prop_assert_eq!(opening.to_string().parse(), Ok(opening));
        }

        #[test]
        fn no_text_breaks_the_reader(text in "\\PC{0,60}") {
            let _ = read_stretch(&text);
            let _ = text.parse::<Opening>();
        }
    }
}
