//! What stands in a message: a sentence of ours, which each reader reads in their own language, and the writer's own words.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::table::Kind;
use crate::wording::{Language, Wording};

/// The most letters that somebody's own words in a message may have.
pub const MOST_LETTERS: usize = 5_000;

/// The sentences that a team can send: the last part of their wording key. Never change one: messages name them.
pub const TEMPLATES: [&str; 4] = ["have-read", "need-more", "still-working", "thank-you"];
/// The reasons for closing that a team can give, in the same way.
pub const CLOSINGS: [&str; 4] = ["recorded", "not-enough", "you-asked", "own-words"];

/// A message before it is sealed. It cannot be printed.
#[derive(Serialize, Deserialize)]
pub struct Content {
    /// The sentence of ours, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// The writer's own words; empty where there are none.
    pub words: Zeroizing<String>,
    /// Answers to questions that go with it, as JSON; none mostly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<Zeroizing<String>>,
    /// What was chosen, line by line; none mostly.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Line>,
}

/// Something that was chosen or typed in a form, beside what it was asked by.
#[derive(Serialize, Deserialize)]
pub struct Line {
    /// The wording key of what was asked. Never change one: messages name them.
    pub label: String,
    /// What was given.
    pub given: Given,
}

/// What was given on a line.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Given {
    /// A choice, by its wording key.
    Choice(String),
    /// The writer's own words.
    Words(Zeroizing<String>),
}

impl Content {
    /// Somebody's own words.
    pub fn own(words: &str) -> Self {
        Self {
            template: None,
            words: Zeroizing::new(words.to_owned()),
            answers: None,
            lines: Vec::new(),
        }
    }

    /// What was chosen in a form, with words of the writer's own beside it or without.
    pub fn with_lines(lines: Vec<Line>, words: &str) -> Self {
        Self {
            lines,
            ..Self::own(words)
        }
    }

    /// A sentence of ours, with words of the writer's own beside it or without.
    pub fn with_template(template: &str, words: &str) -> Self {
        Self {
            template: Some(template.to_owned()),
            ..Self::own(words)
        }
    }

    /// A sentence of ours, with `answers` that it speaks of.
    pub fn with_answers(template: &str, answers: &impl Serialize) -> Self {
        let json = serde_json::to_string(answers);
        let json = json.expect("answers hold only text, which JSON always carries");
        Self {
            answers: Some(Zeroizing::new(json)),
            ..Self::with_template(template, "")
        }
    }

    /// The words that were typed on the line that `label` asked for.
    pub fn typed_on(&self, label: &str) -> Option<&str> {
        let line = self.lines.iter().find(|line| line.label == label)?;
        match &line.given {
            Given::Words(words) => Some(words),
            Given::Choice(_) => None,
        }
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.template.is_none() && self.words.is_empty() && self.lines.is_empty()
    }
}

/// The same, or what to say of a message that was changed after it was sealed.
pub fn worded_or_broken(
    content: &Option<Content>,
    kind: Kind,
    wording: &Wording,
    language: Language,
) -> Vec<String> {
    match content {
        Some(content) => worded_content(content, kind, wording, language),
        None => vec![wording.say(language, "messages-broken", &[])],
    }
}

/// A message of `kind` as its paragraphs in the reader's language.
pub fn worded_content(
    content: &Content,
    kind: Kind,
    wording: &Wording,
    language: Language,
) -> Vec<String> {
    let sentence = content.template.as_deref().map(|template| {
        let set = match kind {
            Kind::Note => "note",
            Kind::FromTeam | Kind::FromReporter | Kind::ToCentre | Kind::FromCentre => "template",
        };
        wording.say(language, &format!("messages-{set}-{template}"), &[])
    });
    let lines = content.lines.iter().map(|line| {
        let value = match &line.given {
            Given::Choice(key) => wording.say(language, key, &[]),
            Given::Words(words) => words.to_string(),
        };
        let label = wording.say(language, &line.label, &[]);
        let args = [("label", label.into()), ("value", value.into())];
        wording.say(language, "messages-line", &args)
    });
    let own = content.words.split('\n').map(str::to_owned);
    sentence
        .into_iter()
        .chain(lines)
        .chain(own)
        .filter(|paragraph| !paragraph.trim().is_empty())
        .collect()
}
