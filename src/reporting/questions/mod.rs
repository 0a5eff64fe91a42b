//! The questions, in order, and when each is asked: the one table of the journey, a file for each stretch of it.
//!
//! To add a question, add a row and its words (`answers-<slug>-...` in each language's `answers.ftl`). A page refuses to go on
//! for want of an answer only where routing needs one: those fields are made by `must`, all others by `may`. The pages that ask all at once
//! (`quick.rs`, `by_staff.rs`, `shared_on.rs`) have words of their own, and may need more.

mod assisted;
mod by_staff;
mod contact;
mod equality;
mod people;
mod place;
mod quick;
mod shared_on;
mod start;
mod story;

use std::sync::LazyLock;

use jiff::civil::Date;

use super::answers::Answers;
use super::fields::{Choice, Field, Kind};
use crate::directory::choices_of;

/// A question: one page of the journey.
pub struct Question {
    /// Its name in the address of its page and in wording keys.
    pub slug: &'static str,
    /// Which sealed part of the report its answers belong to.
    pub part: Part,
    /// What can be typed or chosen; a page without fields only tells something.
    pub fields: &'static [Field],
    /// When it concerns the person.
    pub asked: fn(&Way<'_>) -> bool,
}

/// The sealed parts of a report that answers go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What happened, where, when and why.
    Account,
    /// Who was there and how they know each other.
    People,
    /// Who reports, and how they can be reached safely.
    Contact,
    /// What the reporter said of themself after sending, for fairness: no part of the report.
    Equality,
    /// What the person agreed to at a centre, and what the one who helped them has to say.
    Assistance,
}

impl Part {
    /// The word for the part in the database. Never change one: it is bound into what is sealed.
    pub fn word(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::People => "people",
            Self::Contact => "contact",
            Self::Equality => "equality",
            Self::Assistance => "assistance",
        }
    }
}

/// What decides the way through the questions.
pub struct Way<'a> {
    /// The answers given so far.
    pub answers: &'a Answers,
    /// Whether what was typed as the place can mean several.
    pub place_is_open: bool,
    /// Whether what was typed as the other place can mean several.
    pub other_place_is_open: bool,
    /// Whether enough is known of the place to say who the report will go to.
    pub destination_is_known: bool,
    /// The nation where it happened; England where none is known.
    pub nation: &'static str,
    /// The day it is.
    pub today: Date,
    /// Whether somebody at a centre helps: then none of the questions must be answered, and what the person agreed to is asked.
    pub is_assisted: bool,
}

impl Way<'_> {
    /// Whether `strand` is ticked and its nation tells apart whom it was about, in the list called `list`.
    fn has_groups(&self, strand: &str, list: &str) -> bool {
        let mut ticked = self.answers.ticked("strands");
        ticked.any(|one| one == strand) && !choices_of(list, self.nation, self.today).is_empty()
    }

    fn is(&self, slug: &str, one_of: &[&str]) -> bool {
        one_of.contains(&self.answers.choice(slug))
    }
}

/// Ages under 18.
pub(super) const UNDER_18: &[&str] = &["under-13", "13-to-17"];
/// Those who may share the home or the post of the person it happened to.
pub(super) const CLOSE: &[&str] = &["partner", "family", "carer"];

/// All questions, in the order in which they are asked.
pub static QUESTIONS: LazyLock<Vec<&'static Question>> = LazyLock::new(|| {
    [
        start::QUESTIONS,
        place::QUESTIONS,
        story::QUESTIONS,
        people::QUESTIONS,
        contact::QUESTIONS,
    ]
    .into_iter()
    .flatten()
    .collect()
});

/// A stretch of an assisted report: one task of its list.
pub struct Stretch {
    /// Its name in wording keys.
    pub name: &'static str,
    /// Its questions, in order.
    pub questions: Vec<&'static Question>,
}

/// The stretches of an assisted report, in order: what the person agrees to comes first (T-25).
pub static STRETCHES: LazyLock<Vec<Stretch>> = LazyLock::new(|| {
    [
        ("agreement", vec![assisted::AGREEMENT]),
        ("start", vec![start::QUESTIONS]),
        ("place", vec![place::QUESTIONS]),
        ("story", vec![story::QUESTIONS, assisted::TRANSLATION]),
        ("people", vec![people::QUESTIONS]),
        ("contact", vec![contact::QUESTIONS, assisted::COMING_BACK]),
        ("notes", vec![assisted::NOTES]),
    ]
    .into_iter()
    .map(|(name, lists)| Stretch {
        name,
        questions: lists.into_iter().flatten().collect(),
    })
    .collect()
});

/// All questions of an assisted report, in order.
static ASSISTED: LazyLock<Vec<&'static Question>> = LazyLock::new(|| {
    let stretches = STRETCHES.iter();
    stretches
        .flat_map(|stretch| stretch.questions.iter().copied())
        .collect()
});

/// Every question that anybody is asked before a report is sent.
pub fn all() -> impl Iterator<Item = &'static Question> {
    // Whoever helps is asked all that the public is asked.
    ASSISTED.iter().copied()
}

/// What is asked after sending, of whoever wants to answer (T-11).
pub use equality::EQUALITY;

/// What is asked on one page, where time is short.
pub use by_staff::BY_STAFF;
pub use quick::QUICK;
pub use shared_on::SHARED_ON;

/// The question called `slug`.
pub fn find(slug: &str) -> Option<&'static Question> {
    QUESTIONS
        .iter()
        .copied()
        .find(|question| question.slug == slug)
}

/// The question called `slug` of an assisted report: all that the public is asked, and what is asked at a centre alone.
pub fn find_assisted(slug: &str) -> Option<&'static Question> {
    ASSISTED
        .iter()
        .copied()
        .find(|question| question.slug == slug)
}

/// The questions that concern the person, in order.
pub fn on_the_way<'a>(way: &'a Way<'_>) -> impl Iterator<Item = &'static Question> + 'a {
    let all = match way.is_assisted {
        true => &*ASSISTED,
        false => &*QUESTIONS,
    };
    all.iter().copied().filter(|question| (question.asked)(way))
}

/// The first question on the way that is not answered yet; none when all are.
pub fn next_open(way: &Way<'_>) -> Option<&'static Question> {
    on_the_way(way).find(|question| !way.answers.has(question.slug))
}

const fn plain(value: &'static str) -> Choice {
    Choice {
        value,
        reveals: &[],
    }
}

const fn must(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        kind,
        required: true,
    }
}

const fn may(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        kind,
        required: false,
    }
}

fn always(_way: &Way<'_>) -> bool {
    true
}

/// Whether the police may know their name.
fn is_named(way: &Way<'_>) -> bool {
    way.is("identity", &["yes"]) || (way.is_assisted && way.is("named", &["yes"]))
}

/// Whether the police may turn to them themself.
fn is_reached(way: &Way<'_>) -> bool {
    match way.is_assisted {
        true => is_named(way) && way.is("reach", &["person"]),
        false => is_named(way),
    }
}

/// Whether the police may reach the reporter: themself, through a person they trust or through a centre. Whoever did not say so may
/// not be.
pub fn can_be_reached(answers: &Answers) -> bool {
    ["yes", "trusted", "centre"].contains(&answers.choice("identity"))
}

/// Whether any of it happened online.
pub fn happened_online(answers: &Answers) -> bool {
    answers.choice("where") == "online" || answers.choice("online") == "yes"
}

/// A suspect who may share the home closes letters, visits, texts and voicemail: each would tell them.
fn suspect_is_close(way: &Way<'_>) -> bool {
    way.is("know-them", CLOSE)
}

/// Whether it happened to somebody under 18, as far as we were told (domain 6.4).
fn is_under_18(way: &Way<'_>) -> bool {
    way.is("age", UNDER_18)
}
