//! What a person typed into a form, and what to say where it will not do. Pure: nothing of Rocket here.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// The fields of a form, as typed, in the order they came. Wiped when dropped; never printed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields(Vec<(String, Zeroizing<String>)>);

/// The most fields a form has; a page of ours has far fewer.
const MOST: usize = 200;

impl Fields {
    /// Reads an urlencoded form.
    pub fn parse(body: &[u8]) -> Self {
        let mut fields = Self::default();
        for (name, value) in form_urlencoded::parse(body).take(MOST) {
            // Browsers send line ends as CR LF, whatever the person's machine uses.
            fields.add(&name, &value.replace("\r\n", "\n"));
        }
        fields
    }

    /// What was typed in the first field called `name`; empty where there is none.
    pub fn text<'a>(&'a self, name: &'a str) -> &'a str {
        self.all(name).next().unwrap_or_default()
    }

    /// What was typed or ticked in every field called `name`.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(found, _)| found == name)
            .map(|(_, value)| value.as_str())
    }

    /// Every field with its value, in order.
    pub fn each(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Adds a field at the end.
    pub fn add(&mut self, name: &str, value: &str) {
        self.0
            .push((name.to_owned(), Zeroizing::new(value.to_owned())));
    }

    /// Whether there is no field at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> FromIterator<(&'a str, &'a str)> for Fields {
    fn from_iter<I: IntoIterator<Item = (&'a str, &'a str)>>(pairs: I) -> Self {
        let mut fields = Self::default();
        for (name, value) in pairs {
            fields.add(name, value);
        }
        fields
    }
}

/// What to say beside a field that will not do. It can name what was typed, so it cannot be printed.
#[derive(Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name.
    pub field: String,
    /// The id of the control that the summary's link leads to.
    pub href: String,
    /// The wording key of what to do.
    pub key: String,
    /// What the wording names, such as the most characters allowed.
    pub args: Vec<(&'static str, String)>,
}

impl FieldError {
    /// An error worded by `key` beside the control that has the field's own name as its id.
    pub fn new(field: &str, key: impl Into<String>) -> Self {
        Self {
            field: field.to_owned(),
            href: format!("#{field}"),
            key: key.into(),
            args: Vec::new(),
        }
    }

    /// The same error with something that its wording names.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

/// Text without what no person can see or mean: control characters become spaces, ends are trimmed.
/// Marks of right-to-left writing stay: they belong to the words.
pub fn tidy(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\n' => '\n',
            letter if letter.is_control() => ' ',
            letter => letter,
        })
        .collect::<String>()
        .trim()
        .to_owned()
}

/// The same in one line.
pub fn one_line(text: &str) -> String {
    tidy(&text.replace('\n', " "))
}

/// Whether mail can be sent there from anywhere: a plain name at a named domain.
pub fn is_email(text: &str) -> bool {
    text.is_ascii()
        && !text.contains('"')
        && text.parse::<lettre::Address>().is_ok_and(|address| {
            let top = address.domain().rsplit('.').next().unwrap_or_default();
            address.domain().contains('.') && top.chars().any(|letter| letter.is_ascii_alphabetic())
        })
}

/// The day that three boxes name; a month may be a number or the start of its English or Welsh name.
pub fn day_of(day: &str, month: &str, year: &str) -> Option<jiff::civil::Date> {
    const MONTHS: [[&str; 2]; 12] = [
        ["jan", "ion"],
        ["feb", "chw"],
        ["mar", "maw"],
        ["apr", "ebr"],
        ["may", "mai"],
        ["jun", "meh"],
        ["jul", "gor"],
        ["aug", "aws"],
        ["sep", "med"],
        ["oct", "hyd"],
        ["nov", "tac"],
        ["dec", "rha"],
    ];
    let month = month.parse::<i8>().ok().or_else(|| {
        let start: String = month.to_lowercase().chars().take(3).collect();
        let index = MONTHS
            .iter()
            .position(|names| names.contains(&start.as_str()))?;
        i8::try_from(index + 1).ok()
    })?;
    let year = year.parse::<i16>().ok()?;
    let year = if (0..100).contains(&year) {
        year + 2000
    } else {
        year
    };
    if year < 1900 {
        return None;
    }
    jiff::civil::Date::new(year, month, day.parse().ok()?).ok()
}

/// What was typed in the three boxes of the date called `name`; none where it is no day.
pub fn typed_day(typed: &Fields, name: &str) -> Option<jiff::civil::Date> {
    let part = |part: &str| one_line(typed.text(&format!("{name}-{part}")));
    day_of(&part("day"), &part("month"), &part("year"))
}

/// Whether somebody can be rung there, however it is written.
pub fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let rest = |letter: char| letter.is_ascii_digit() || " +()-.xext".contains(letter);
    (5..=20).contains(&digits) && text.to_lowercase().chars().all(rest)
}

/// A number as people read it: `30,000`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let grouped: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();
    grouped.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_figures_are_grouped() {
        assert_eq!(
            [grouped(5), grouped(400), grouped(30_000)],
            ["5", "400", "30,000"]
        );
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for (day, month, year) in [
            ("3", "11", "2026"),
            ("03", "November", "26"),
            ("3", "Tach", "2026"),
        ] {
            assert_eq!(
                day_of(day, month, year),
                Some(jiff::civil::date(2026, 11, 3)),
                "{month}"
            );
        }
        for (day, month, year) in [("31", "2", "2026"), ("1", "13", "2026"), ("", "1", "2026")] {
            assert_eq!(day_of(day, month, year), None);
        }
    }
}
