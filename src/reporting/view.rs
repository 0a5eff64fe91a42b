//! A question as its page shows it: words looked up, what was typed put back, errors beside their fields.

use serde::Serialize;

use super::fields::{Choice, Field, Kind, Made, MadeChoice, Offered};
use super::questions::Question;
use crate::web::{FieldError, Fields, WordedError};
use crate::wording::{Argument, Language, Wording};

/// A field, ready for the template.
#[derive(Serialize)]
pub struct FieldView {
    kind: &'static str,
    name: &'static str,
    label: String,
    hint: Option<String>,
    most: usize,
    value: String,
    day: [String; 3],
    items: Vec<ItemView>,
    error: Option<WordedError>,
}

/// One of several things to choose, ready for the template.
#[derive(Serialize)]
pub struct ItemView {
    value: String,
    text: String,
    hint: Option<String>,
    checked: bool,
    reveals: Vec<FieldView>,
}

/// Looks up the words of one question in one language.
pub struct Words<'a> {
    /// The words of the site.
    pub wording: &'a Wording,
    /// The page's language.
    pub language: Language,
    /// The question's slug.
    pub slug: &'a str,
    /// The nation whose law some hints speak of.
    pub nation: &'static str,
}

impl Words<'_> {
    /// The question itself.
    pub fn title(&self) -> String {
        self.say(&format!("answers-{}-title", self.slug))
    }

    /// What stands below the question itself, if anything.
    pub fn title_hint(&self) -> Option<String> {
        self.hint(&format!("answers-{}", self.slug))
    }

    /// What stands above a field: the question itself for the field that has its name.
    pub fn label(&self, field: &str) -> String {
        if field == self.slug {
            self.title()
        } else {
            self.say(&format!("{}-label", self.key(field)))
        }
    }

    /// The label of `field` on its page: beside the question itself it says what can stay empty.
    pub fn asking(&self, field: &Field) -> String {
        let label = self.label(field.name);
        if field.required || field.name == self.slug {
            return label;
        }
        let label = [("label", Argument::from(label))];
        self.wording.say(self.language, "answers-optional", &label)
    }

    /// The words of a thing to choose; the value itself where a version before offered it and this one does not.
    pub fn choice(&self, field: &str, value: &str) -> String {
        let key = format!("{}-{value}", self.key(field));
        match self.wording.has(&key) {
            true => self.say(&key),
            false => value.to_owned(),
        }
    }

    /// What to do about an error.
    pub fn error(&self, error: &FieldError) -> WordedError {
        let what = error
            .key
            .strip_prefix(&format!("{}-", error.field))
            .unwrap_or(&error.key);
        let own = format!("{}-{what}", self.key(&error.field));
        // The router words its own errors; of the rest a question words those that need it.
        let key = if error.key.starts_with("routing-") {
            error.key.clone()
        } else if self.wording.has(&own) {
            own
        } else {
            format!("answers-{what}")
        };
        let args: Vec<_> = error
            .args
            .iter()
            .map(|(name, value)| (*name, Argument::from(value.as_str())))
            .collect();
        WordedError {
            field: error.field.clone(),
            href: error.href.clone(),
            text: self.wording.say(self.language, &key, &args),
        }
    }

    fn hint(&self, key: &str) -> Option<String> {
        let key = format!("{key}-hint");
        self.wording.has(&key).then(|| self.say(&key))
    }

    fn say(&self, key: &str) -> String {
        let nation = [("nation", Argument::from(self.nation))];
        self.wording.say(self.language, key, &nation)
    }

    fn key(&self, field: &str) -> String {
        if field == self.slug {
            format!("answers-{field}")
        } else {
            format!("answers-{}-{field}", self.slug)
        }
    }
}

/// The fields of `question` with what was `typed` and the `errors` in it.
pub fn fields(
    question: &Question,
    typed: &Fields,
    errors: &[FieldError],
    offered: &Offered<'_>,
    words: &Words<'_>,
) -> Vec<FieldView> {
    question
        .fields
        .iter()
        .map(|field| view(field, typed, errors, offered, words))
        .collect()
}

fn view(
    field: &Field,
    typed: &Fields,
    errors: &[FieldError],
    offered: &Offered<'_>,
    words: &Words<'_>,
) -> FieldView {
    let name = field.name;
    let own = |part: &str| typed.text(&format!("{name}-{part}")).to_owned();
    let (kind, most) = kind_of(&field.kind);
    FieldView {
        kind,
        name,
        // What is wrong is not said to be left out.
        label: match errors.iter().any(|error| error.field == name) {
            true => words.label(name),
            false => words.asking(field),
        },
        hint: words.hint(&words.key(name)),
        most,
        value: typed.text(name).to_owned(),
        day: [own("day"), own("month"), own("year")],
        items: items(field, typed, errors, offered, words),
        error: errors
            .iter()
            .find(|error| error.field == name)
            .map(|error| words.error(error)),
    }
}

fn kind_of(kind: &Kind) -> (&'static str, usize) {
    match kind {
        Kind::OneOfMade(Made::Forces) => ("list", 0),
        Kind::OneOf(_) | Kind::OneOfMade(_) => ("radios", 0),
        Kind::AnyOf(_) | Kind::AnyOfMade(_) => ("checkboxes", 0),
        Kind::Line(most) => ("line", *most),
        Kind::Email => ("email", 0),
        Kind::Phone => ("phone", 0),
        Kind::Long(most) => ("long", *most),
        Kind::Day => ("day", 0),
    }
}

fn items(
    field: &Field,
    typed: &Fields,
    errors: &[FieldError],
    offered: &Offered<'_>,
    words: &Words<'_>,
) -> Vec<ItemView> {
    let checked = |value: &str| typed.all(field.name).any(|typed| typed == value);
    let own = |choice: &Choice| ItemView {
        value: choice.value.to_owned(),
        text: words.choice(field.name, choice.value),
        hint: words.hint(&format!("{}-{}", words.key(field.name), choice.value)),
        checked: checked(choice.value),
        reveals: choice
            .reveals
            .iter()
            .map(|more| view(more, typed, errors, offered, words))
            .collect(),
    };
    let made = |choice: &MadeChoice| ItemView {
        value: choice.value.clone(),
        text: match &choice.shown {
            Some(shown) => shown.clone(),
            None => words.choice(field.name, &choice.value),
        },
        hint: None,
        checked: checked(&choice.value),
        reveals: Vec::new(),
    };
    match &field.kind {
        Kind::OneOf(choices) | Kind::AnyOf(choices) => choices.iter().map(own).collect(),
        Kind::OneOfMade(wanted) | Kind::AnyOfMade(wanted) => {
            offered.choices(*wanted).iter().map(made).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_offered_no_more_is_told_as_it_was_kept() {
        let wording = Wording::embedded().unwrap();
        let words = Words {
            wording: &wording,
            language: Language::English,
            slug: "danger",
            nation: "england",
        };
        assert_eq!(words.choice("danger", "no"), "No");
        assert_eq!(
            words.choice("danger", "of-an-older-version"),
            "of-an-older-version"
        );
    }
}
