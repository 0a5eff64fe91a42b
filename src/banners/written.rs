//! What a banner says, and what may be typed for one.

use std::time::Duration;

use jiff::tz;

use super::area::Area;
use crate::db::Moment;
use crate::web::{FieldError, Fields, one_line, tidy, typed_day};
use crate::wording::Language;

/// The most letters of a heading: two lines on a phone.
pub const MOST_HEADING: usize = 80;
/// The most letters of a text: a banner must not push the page itself out of sight.
pub const MOST_TEXT: usize = 600;
/// The most paragraphs of a text. Pages with a banner are kept by their number, so it stays small.
pub const MOST_PARAGRAPHS: usize = 5;
/// For how many days a banner can be shown; who needs longer writes it again, and so reads it again.
pub const MOST_DAYS: u64 = 30;
/// For how many days one is shown where its author does not say otherwise.
pub const USUAL_DAYS: u64 = 7;

const DAY: Duration = Duration::from_secs(24 * 3_600);

/// The same words in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Both {
    /// In English.
    pub english: String,
    /// In Welsh.
    pub welsh: String,
}

impl Both {
    /// The words in `language`.
    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::English => &self.english,
            Language::Welsh => &self.welsh,
        }
    }
}

/// A banner as its author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where it applies.
    pub area: Area,
    /// Its heading, in one line.
    pub heading: Both,
    /// Its text.
    pub text: Both,
    /// Until when it is shown.
    pub until: Moment,
}

/// A banner that the public can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Banner {
    /// What it says, where, and until when.
    pub written: Written,
    /// The slug of the team that speaks.
    pub team: String,
    /// The name of that team.
    pub team_name: String,
    /// Since when it is shown.
    pub from: Moment,
}

impl Banner {
    /// Whether it is shown at `now`, as far as nobody has ended it.
    pub fn is_shown(&self, now: Moment) -> bool {
        self.from <= now && now < self.written.until
    }
}

/// The paragraphs of `text`: each line that holds something.
pub fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// The end that the form offers at first.
pub fn usual_end(now: Moment) -> Moment {
    now + DAY * u32::try_from(USUAL_DAYS).unwrap_or(1)
}

/// Reads what was typed for a banner that may be for one of `areas`.
///
/// # Errors
/// What to say beside each field that will not do, in the order of the page.
pub fn read(typed: &Fields, areas: &[Area], now: Moment) -> Result<Written, Vec<FieldError>> {
    let area = Area::parse(typed.text("area"))
        .filter(|area| areas.contains(area))
        .ok_or_else(|| FieldError::new("area", "banners-area-empty"));
    let english = (heading(typed, "heading-en"), text(typed, "text-en"));
    let welsh = (heading(typed, "heading-cy"), text(typed, "text-cy"));
    let welsh = (welsh.0, translated(welsh.1, english.1.as_deref().ok()));
    let until = end(typed, now);
    match (area, english, welsh, until) {
        (Ok(area), (Ok(heading), Ok(text)), (Ok(welsh_heading), Ok(welsh_text)), Ok(until)) => {
            Ok(Written {
                area,
                heading: Both {
                    english: heading,
                    welsh: welsh_heading,
                },
                text: Both {
                    english: text,
                    welsh: welsh_text,
                },
                until,
            })
        }
        (area, english, welsh, until) => Err([
            area.err(),
            english.0.err(),
            english.1.err(),
            welsh.0.err(),
            welsh.1.err(),
            until.err(),
        ]
        .into_iter()
        .flatten()
        .collect()),
    }
}

fn heading(typed: &Fields, name: &str) -> Result<String, FieldError> {
    fits(name, one_line(&seen(typed.text(name))), MOST_HEADING)
}

fn text(typed: &Fields, name: &str) -> Result<String, FieldError> {
    let text = fits(name, tidy(&seen(typed.text(name))), MOST_TEXT)?;
    if paragraphs(&text).count() > MOST_PARAGRAPHS {
        let error = FieldError::new(name, format!("banners-{name}-paragraphs"));
        return Err(error.with("number", MOST_PARAGRAPHS));
    }
    Ok(text)
}

fn fits(name: &str, text: String, most: usize) -> Result<String, FieldError> {
    if text.is_empty() {
        return Err(FieldError::new(name, format!("banners-{name}-empty")));
    }
    if text.chars().count() > most {
        let error = FieldError::new(name, format!("banners-{name}-long"));
        return Err(error.with("number", most));
    }
    Ok(text)
}

/// Welsh that is the English once more was pasted by mistake.
fn translated(
    welsh: Result<String, FieldError>,
    english: Option<&str>,
) -> Result<String, FieldError> {
    welsh.and_then(|welsh| match english == Some(welsh.as_str()) {
        true => Err(FieldError::new("text-cy", "banners-text-cy-same")),
        false => Ok(welsh),
    })
}

/// The text without marks that nobody sees: they can turn the order of letters round, or hide words from whoever checks them.
/// Author and public see the same on the page that checks it.
fn seen(text: &str) -> String {
    text.chars().filter(|letter| !is_unseen(*letter)).collect()
}

fn is_unseen(letter: char) -> bool {
    matches!(letter,
        // Turn the direction of what follows.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}'
        // No width, no meaning.
        | '\u{00AD}' | '\u{180E}' | '\u{200B}' | '\u{2060}'..='\u{2065}' | '\u{FEFF}'
        // Tags and letters of no writing.
        | '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..='\u{10FFFF}')
}

/// The day and the hour in London.
fn end(typed: &Fields, now: Moment) -> Result<Moment, FieldError> {
    let wrong = |key| FieldError {
        href: "#until-day".to_owned(),
        ..FieldError::new("until", key)
    };
    let date = typed_day(typed, "until").ok_or_else(|| wrong("banners-until-empty"))?;
    let hour: Option<i8> = typed.text("hour").trim().parse().ok();
    let until = hour
        .filter(|hour| (0..24).contains(hour))
        .map(|hour| date.at(hour, 0, 0, 0))
        .ok_or_else(|| FieldError::new("hour", "banners-hour-empty"))?;
    let until = until
        .to_zoned_datetime(tz::get!("Europe/London"))
        .map(|until| Moment::from(until.timestamp()))
        .map_err(|_| wrong("banners-until-empty"))?;
    if until <= now {
        return Err(wrong("banners-until-past"));
    }
    if until > now + DAY * u32::try_from(MOST_DAYS).unwrap_or(1) {
        return Err(wrong("banners-until-far").with("number", MOST_DAYS));
    }
    Ok(until)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Monday 23 November 2026, noon in London.
    const NOON: Moment = Moment::from_micros(1_795_435_200_000_000);

    const GOOD: [(&str, &str); 9] = [
        ("area", "force:gwent"),
        ("heading-en", "After Saturday"),
        ("text-en", "We are here."),
        ("heading-cy", "Ar ôl dydd Sadwrn"),
        ("text-cy", "Rydym ni yma."),
        ("until-day", "30"),
        ("until-month", "11"),
        ("until-year", "2026"),
        ("hour", "18"),
    ];

    fn with(name: &str, value: &str) -> Fields {
        let typed = GOOD.map(|(known, good)| (known, if known == name { value } else { good }));
        typed.into_iter().collect()
    }

    fn read_gwent(typed: &Fields) -> Result<Written, Vec<FieldError>> {
        read(typed, &[Area::Force("gwent".into())], NOON)
    }

    fn error(name: &str, value: &str) -> String {
        let errors = read_gwent(&with(name, value)).err().unwrap();
        assert_eq!(errors.len(), 1, "{name}: {value}");
        errors[0].key.clone()
    }

    #[test]
    fn what_is_well_written_is_taken_with_its_end_by_the_clock_in_london() {
        let written = read_gwent(&with("", "")).ok().unwrap();
        assert_eq!(written.heading.of(Language::Welsh), "Ar ôl dydd Sadwrn");
        let seven_days_and_six_hours = Duration::from_secs((7 * 24 + 6) * 3_600);
        assert_eq!(written.until, NOON + seven_days_and_six_hours);
    }

    #[test]
    fn each_field_that_will_not_do_is_told_by_itself() {
        for (name, value, key) in [
            ("area", "", "banners-area-empty"),
            ("area", "force:kent", "banners-area-empty"),
            ("heading-en", " \u{0} ", "banners-heading-en-empty"),
            ("heading-cy", "\u{200B}\u{202E}", "banners-heading-cy-empty"),
            ("text-cy", "We are here.", "banners-text-cy-same"),
            (
                "text-en",
                "1\n2\n\n3\n4\n5\n6",
                "banners-text-en-paragraphs",
            ),
            ("until-day", "31", "banners-until-empty"),
            ("until-day", "x", "banners-until-empty"),
            ("until-day", "22", "banners-until-past"),
            ("until-year", "2027", "banners-until-far"),
            ("until-year", "999999", "banners-until-empty"),
            ("hour", "24", "banners-hour-empty"),
            ("hour", "", "banners-hour-empty"),
        ] {
            assert_eq!(error(name, value), key, "{name}: {value}");
        }
        let long = "é".repeat(MOST_TEXT + 1);
        assert_eq!(error("text-en", &long), "banners-text-en-long");
        assert!(read_gwent(&with("text-en", &long[2..])).is_ok());
    }

    #[test]
    fn the_last_moment_that_can_be_chosen_is_thirty_days_ahead() {
        let mut typed = with("until-day", "23");
        let december = |typed: &Fields, hour: &'static str| -> Fields {
            let changed = typed.each().map(|(name, value)| match name {
                "until-month" => (name, "12"),
                "hour" => (name, hour),
                _ => (name, value),
            });
            changed.collect()
        };
        typed = december(&typed, "12");
        assert!(read_gwent(&typed).is_ok());
        assert!(read_gwent(&december(&typed, "13")).is_err());
    }

    #[test]
    fn marks_that_nobody_sees_are_taken_out() {
        let written = read_gwent(&with("heading-en", "\u{202E}Af\u{200B}ter\u{7}\u{F0001}"))
            .ok()
            .unwrap();
        assert_eq!(written.heading.english, "After");
    }
}
