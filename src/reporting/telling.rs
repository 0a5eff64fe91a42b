//! Answers told back: to the reporter before sending, and to the officer who opens the report.

use serde::{Deserialize, Serialize};

use super::answers::Answers;
use super::fields::{Field, Kind, Made};
use super::questions::{self, Part, Question, SHARED_ON};
use super::view::Words;
use crate::messages::{Content, Kind as MessageKind, worded_or_broken};
use crate::web::Fields;
use crate::wording::{Argument, Language, Wording};

/// A question with what was answered.
#[derive(Serialize)]
pub struct Told {
    /// The question's slug, for its Change link.
    pub slug: &'static str,
    /// The question, in the reader's language.
    pub question: String,
    /// The question that it was asked under, where that is another.
    pub under: Option<String>,
    /// The answers; empty where the person passed it over.
    pub answers: Vec<String>,
}

/// Tells the answers to `questions` in the reader's language. Notices, which ask nothing, are left out.
pub fn tell(
    questions: impl Iterator<Item = &'static Question>,
    answers: &Answers,
    wording: &Wording,
    language: Language,
) -> Vec<Told> {
    questions
        .filter(|question| !question.fields.is_empty())
        .flat_map(|question| {
            let words = Words {
                wording,
                language,
                slug: question.slug,
                // Hints, which alone differ, are not told back.
                nation: "england",
            };
            let empty = Fields::default();
            let given = answers.of(question.slug).unwrap_or(&empty);
            let mut told = Vec::new();
            tell_fields(question, question.fields, given, &words, &mut told);
            told
        })
        .collect()
}

/// What the reporter was told of the way of the report, as its sealed part has it.
#[derive(Deserialize)]
pub struct ToldWay {
    key: String,
    args: Vec<(String, String)>,
    /// The language that they read it in.
    pub language: Language,
    /// The slug of the force that it is for by the rules, even where that has no key or has not joined.
    pub meant_for: String,
    /// What else the team should know of the way of the report.
    #[serde(flatten)]
    pub beside: WayBeside,
}

/// What a team should know of the way of a report beside why it has it.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WayBeside {
    /// The reference that the reporter has for it, where that is another record's.
    pub known_as: Option<String>,
    /// The other record of the same report: its reference, and the slug of the team that it was filed to.
    pub other_record: Option<(String, String)>,
    /// Slugs of the forces of the other places where the same people did it (domain 4.2, rule 9).
    pub tell_too: Vec<String>,
    /// The slug of the force that looks into a crime by somebody who works for another force (rule 13).
    pub crime_stays_with: Option<String>,
    /// The wording key of the body that watches over the force of the person reported.
    pub oversight: Option<String>,
}

impl ToldWay {
    /// Reads the part; nothing where it cannot be read.
    pub fn read(part: &[u8]) -> Option<Self> {
        serde_json::from_slice(part).ok()
    }

    /// Why the report goes where it goes, in the reader's language.
    pub fn in_words(&self, wording: &Wording, language: Language) -> String {
        let args: Vec<_> = self
            .args
            .iter()
            .map(|(name, value)| (name.as_str(), Argument::from(value.as_str())))
            .collect();
        wording.say(language, &self.key, &args)
    }
}

/// A message in the reader's language, with the answers that go with it, each in a line with its question.
pub fn worded_message(
    content: &Option<Content>,
    kind: MessageKind,
    wording: &Wording,
    language: Language,
) -> Vec<String> {
    let mut paragraphs = worded_or_broken(content, kind, wording, language);
    let answers = content
        .as_ref()
        .and_then(|content| content.answers.as_ref());
    let answers = answers.and_then(|json| serde_json::from_str::<Answers>(json).ok());
    let Some(answers) = answers else {
        return paragraphs;
    };
    let asked = questions::all().chain([&SHARED_ON]);
    let given = asked.filter(|question| answers.has(question.slug));
    let told = tell(given, &answers, wording, language);
    paragraphs.extend(told.into_iter().flat_map(|one| {
        let line = move |answer: String| {
            let args = [
                ("question", one.question.clone().into()),
                ("answer", answer.into()),
            ];
            wording.say(language, "answers-added-line", &args)
        };
        one.answers.into_iter().map(line)
    }));
    paragraphs
}

/// The questions whose answers belong to `part` and that were answered or passed over.
pub fn answered_in(part: Part, answers: &Answers) -> impl Iterator<Item = &'static Question> {
    questions::all().filter(move |question| question.part == part && answers.has(question.slug))
}

fn tell_fields(
    question: &Question,
    fields: &[Field],
    given: &Fields,
    words: &Words<'_>,
    told: &mut Vec<Told>,
) {
    for field in fields {
        told.push(Told {
            slug: question.slug,
            question: words.label(field.name),
            under: (field.name != question.slug).then(|| words.title()),
            answers: answers_to(field, given, words),
        });
        if let Kind::OneOf(choices) | Kind::AnyOf(choices) = &field.kind {
            for choice in choices.iter() {
                if given.all(field.name).any(|value| value == choice.value) {
                    tell_fields(question, choice.reveals, given, words, told);
                }
            }
        }
    }
}

fn answers_to(field: &Field, given: &Fields, words: &Words<'_>) -> Vec<String> {
    match field.kind {
        Kind::OneOfMade(Made::Places | Made::OtherPlaces | Made::Forces) => {
            given.all(field.name).map(str::to_owned).collect()
        }
        Kind::OneOf(_) | Kind::AnyOf(_) | Kind::OneOfMade(_) | Kind::AnyOfMade(_) => given
            .all(field.name)
            .map(|value| words.choice(field.name, value))
            .collect(),
        Kind::Day => day(field.name, given, words).into_iter().collect(),
        _ => given.all(field.name).map(str::to_owned).collect(),
    }
}

fn day(name: &str, given: &Fields, words: &Words<'_>) -> Option<String> {
    let part = |part: &str| given.text(&format!("{name}-{part}")).parse::<i16>().ok();
    let date = jiff::civil::Date::new(
        part("year")?,
        i8::try_from(part("month")?).ok()?,
        i8::try_from(part("day")?).ok()?,
    )
    .ok()?;
    Some(words.wording.day(words.language, date))
}
