//! The kinds of field a question can have, and how what was typed is read.

use crate::web::{FieldError, Fields, day_of, grouped, is_email, is_phone, one_line, tidy};

/// A field of a question.
pub struct Field {
    /// Its name in the form; wording keys are made of it.
    pub name: &'static str,
    /// What can be typed or chosen.
    pub kind: Kind,
    /// Whether the person must answer to go on.
    pub required: bool,
}

/// What can be typed or chosen in a field.
pub enum Kind {
    /// One of these (radios).
    OneOf(&'static [Choice]),
    /// Any of these or none (checkboxes).
    AnyOf(&'static [Choice]),
    /// One of those that are made when it is asked (radios, or a list where there are many).
    OneOfMade(Made),
    /// Any of those that are made when it is asked, or none (checkboxes).
    AnyOfMade(Made),
    /// One line of so many characters at most.
    Line(usize),
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// Several lines of so many characters at most.
    Long(usize),
    /// A day, in three boxes.
    Day,
}

/// Choices that do not stand in the table of questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// The places that what was typed can mean.
    Places,
    /// The same for the other place.
    OtherPlaces,
    /// The police forces that there are.
    Forces,
    /// The strands of the nation where it happened.
    Strands,
    /// A list of that nation's, by its name in the dated data.
    Listed(&'static str),
}

/// A choice that is made when it is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeChoice {
    /// The answer that is kept.
    pub value: String,
    /// Its words on the page; none where the value has words of its own in the question.
    pub shown: Option<String>,
}

impl MadeChoice {
    /// Choices whose words stand with their question.
    pub fn coded(values: impl IntoIterator<Item = impl Into<String>>) -> Vec<Self> {
        let made = |value: String| Self { value, shown: None };
        values.into_iter().map(|value| made(value.into())).collect()
    }
}

impl Kind {
    /// The choices that must be made for such a field when it is asked, if any.
    pub fn made(&self) -> Option<Made> {
        match self {
            Self::OneOfMade(made) | Self::AnyOfMade(made) => Some(*made),
            _ => None,
        }
    }
}

/// One of several things to choose.
pub struct Choice {
    /// Its value in the form; wording keys are made of it.
    pub value: &'static str,
    /// Fields that concern only those who choose it.
    pub reveals: &'static [Field],
}

/// What the fields of one question may be, beyond what the table says.
pub struct Offered<'a> {
    /// The choices that were made for the question.
    pub made: &'a [(Made, Vec<MadeChoice>)],
    /// The day it is for the person, so that a day to come can be told.
    pub today: jiff::civil::Date,
}

impl Offered<'_> {
    /// The choices made for `wanted`; empty where none were.
    pub fn choices(&self, wanted: Made) -> &[MadeChoice] {
        let found = self.made.iter().find(|(made, _)| *made == wanted);
        found.map_or(&[], |(_, choices)| choices)
    }
}

/// Reads what was typed for `fields`: all that a question knows and nothing else, tidied.
///
/// # Errors
/// One error for each field that will not do.
pub fn read(
    fields: &[Field],
    typed: &Fields,
    offered: &Offered<'_>,
) -> Result<Fields, Vec<FieldError>> {
    let mut kept = Fields::default();
    let mut errors = Vec::new();
    for field in fields {
        if let Err(error) = field.read(typed, offered, &mut kept, &mut errors) {
            errors.push(error);
        }
    }
    if errors.is_empty() {
        Ok(kept)
    } else {
        Err(errors)
    }
}

impl Field {
    fn read(
        &self,
        typed: &Fields,
        offered: &Offered<'_>,
        kept: &mut Fields,
        errors: &mut Vec<FieldError>,
    ) -> Result<(), FieldError> {
        match &self.kind {
            Kind::OneOf(choices) | Kind::AnyOf(choices) => {
                let chosen: Vec<_> = choices
                    .iter()
                    .filter(|choice| typed.all(self.name).any(|value| value == choice.value))
                    .take(self.most())
                    .collect();
                self.refuse_empty(chosen.is_empty())?;
                for choice in chosen {
                    kept.add(self.name, choice.value);
                    match read(choice.reveals, typed, offered) {
                        Ok(more) => more.each().for_each(|(name, value)| kept.add(name, value)),
                        Err(more) => errors.extend(more),
                    }
                }
                Ok(())
            }
            Kind::OneOfMade(made) | Kind::AnyOfMade(made) => {
                self.keep_offered(typed, offered.choices(*made), kept)
            }
            Kind::Line(most) => self.keep_text(one_line(typed.text(self.name)), *most, kept),
            Kind::Long(most) => self.keep_text(tidy(typed.text(self.name)), *most, kept),
            Kind::Email => {
                let address = one_line(typed.text(self.name));
                self.keep_if(address, EMAIL_MOST, is_email, kept)
            }
            Kind::Phone => {
                let number = one_line(typed.text(self.name));
                self.keep_if(number, PHONE_MOST, is_phone, kept)
            }
            Kind::Day => self.keep_day(typed, offered.today, kept),
        }
    }

    /// How many choices a person may make.
    fn most(&self) -> usize {
        match self.kind {
            Kind::OneOf(_) | Kind::OneOfMade(_) => 1,
            _ => usize::MAX,
        }
    }

    fn keep_offered(
        &self,
        typed: &Fields,
        offered: &[MadeChoice],
        kept: &mut Fields,
    ) -> Result<(), FieldError> {
        let chosen: Vec<_> = offered
            .iter()
            .filter(|choice| typed.all(self.name).any(|typed| typed == choice.value))
            .take(self.most())
            .collect();
        self.refuse_empty(chosen.is_empty())?;
        chosen
            .iter()
            .for_each(|choice| kept.add(self.name, &choice.value));
        Ok(())
    }

    fn keep_text(&self, text: String, most: usize, kept: &mut Fields) -> Result<(), FieldError> {
        self.refuse_empty(text.is_empty())?;
        // As scripts count, so that the page and its counter never say different things.
        if text.encode_utf16().count() > most {
            return Err(self.error("too-long").with("number", grouped(most)));
        }
        if !text.is_empty() {
            kept.add(self.name, &text);
        }
        Ok(())
    }

    fn keep_if(
        &self,
        text: String,
        most: usize,
        is_right: fn(&str) -> bool,
        kept: &mut Fields,
    ) -> Result<(), FieldError> {
        self.refuse_empty(text.is_empty())?;
        if text.is_empty() {
            return Ok(());
        }
        if !is_right(&text) {
            return Err(self.error("wrong-form"));
        }
        self.keep_text(text, most, kept)
    }

    fn keep_day(
        &self,
        typed: &Fields,
        today: jiff::civil::Date,
        kept: &mut Fields,
    ) -> Result<(), FieldError> {
        let part = |part: &str| one_line(typed.text(&format!("{}-{part}", self.name)));
        let typed = ["day", "month", "year"].map(|name| (name, part(name)));
        self.refuse_empty_day(typed.iter().all(|(_, text)| text.is_empty()))?;
        let missing = typed.iter().find(|(_, text)| text.is_empty());
        let error = |what: &str| FieldError {
            href: format!("#{}-{}", self.name, missing.map_or("day", |(name, _)| name)),
            ..self.error(what)
        };
        let [(_, day), (_, month), (_, year)] = &typed;
        if let Some((name, _)) = missing {
            return Err(error(&format!("no-{name}")));
        }
        let read = day_of(day, month, year).ok_or_else(|| error("wrong-form"))?;
        if read > today {
            return Err(error("in-future"));
        }
        kept.add(&format!("{}-day", self.name), &read.day().to_string());
        kept.add(&format!("{}-month", self.name), &read.month().to_string());
        kept.add(&format!("{}-year", self.name), &read.year().to_string());
        Ok(())
    }

    fn refuse_empty(&self, is_empty: bool) -> Result<(), FieldError> {
        if is_empty && self.required {
            return Err(self.error("empty"));
        }
        Ok(())
    }

    fn refuse_empty_day(&self, is_empty: bool) -> Result<(), FieldError> {
        self.refuse_empty(is_empty).map_err(|error| FieldError {
            href: format!("#{}-day", self.name),
            ..error
        })
    }

    /// The error `what` of this field; the question's page adds its own name to the wording key.
    fn error(&self, what: &str) -> FieldError {
        FieldError::new(self.name, format!("{}-{what}", self.name))
    }
}

/// The longest address that mail can be sent to (RFC 5321).
const EMAIL_MOST: usize = 254;
/// Room for a country code, an extension and spaces.
const PHONE_MOST: usize = 40;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const OFFERED: Offered<'static> = Offered {
        made: &[],
        today: jiff::civil::date(2026, 11, 23),
    };

    fn field(kind: Kind) -> [Field; 1] {
        [Field {
            name: "answer",
            kind,
            required: true,
        }]
    }

    fn typed(value: &str) -> Fields {
        [("answer", value)].into_iter().collect()
    }

    #[test]
    fn an_empty_answer_to_a_question_that_must_be_answered_says_so() {
        let errors = read(&field(Kind::Long(10)), &typed("  \n "), &OFFERED)
            .err()
            .unwrap();
        assert_eq!(errors[0].key, "answer-empty");
        assert_eq!(errors[0].href, "#answer");
    }

    #[test]
    fn a_long_answer_is_counted_in_characters_not_bytes() {
        assert!(read(&field(Kind::Long(4)), &typed("日本語字"), &OFFERED).is_ok());
        let errors = read(&field(Kind::Long(4)), &typed("日本語字x"), &OFFERED)
            .err()
            .unwrap();
        assert_eq!(errors[0].key, "answer-too-long");
        assert_eq!(errors[0].args, [("number", "4".to_owned())]);
    }

    #[test]
    fn arabic_with_its_direction_marks_is_kept_as_typed() {
        let arabic = "\u{202b}كسروا النافذة\u{202c}";
        let kept = read(&field(Kind::Long(100)), &typed(arabic), &OFFERED)
            .ok()
            .unwrap();
        assert_eq!(kept.text("answer"), arabic);
    }

    #[test]
    fn a_value_that_was_not_offered_is_no_answer() {
        const CHOICES: &[Choice] = &[Choice {
            value: "yes",
            reveals: &[],
        }];
        assert!(read(&field(Kind::OneOf(CHOICES)), &typed("maybe"), &OFFERED).is_err());
        assert!(read(&field(Kind::OneOf(CHOICES)), &typed("yes"), &OFFERED).is_ok());
    }

    #[test]
    fn a_day_to_come_is_told() {
        let typed = [
            ("answer-day", "24"),
            ("answer-month", "11"),
            ("answer-year", "2026"),
        ];
        let errors = read(&field(Kind::Day), &typed.into_iter().collect(), &OFFERED)
            .err()
            .unwrap();
        assert_eq!(errors[0].key, "answer-in-future");
        assert_eq!(errors[0].href, "#answer-day");
    }

    #[test]
    fn addresses_and_numbers_that_cannot_work_are_told() {
        for wrong in [
            "sam",
            "sam@",
            "sam@home",
            "sam home@example.org",
            "sam.o@home",
        ] {
            assert!(!is_email(wrong), "{wrong}");
        }
        assert!(is_email("sam.o'neill+news@example.org"));
        for wrong in ["12", "call me", "0161 496 0000 or ask"] {
            assert!(!is_phone(wrong), "{wrong}");
        }
        for right in ["0161 496 0000", "+44 (0)161-496-0000 ext 2"] {
            assert!(is_phone(right), "{right}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_reading_never_panics_and_keeps_no_control_characters(text in "\\PC{0,40}|[\\x00-\\x1f]{0,9}") {
            for kind in [Kind::Line(20), Kind::Long(20), Kind::Email, Kind::Phone, Kind::Day] {
                if let Ok(kept) = read(&field(kind), &typed(&text), &OFFERED) {
                    prop_assert!(kept.each().all(|(_, value)| !value.chars().any(|letter| letter.is_control() && letter != '\n')));
                }
            }
        }
    }
}
