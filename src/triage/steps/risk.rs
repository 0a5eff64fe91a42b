//! The questions by which the risk to a victim is judged, as dated data: each can change the level (T-32). Pure.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

const QUESTIONS: &str = include_str!("../../../data/risk_questions.csv");

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    csv::Reader::from_reader(QUESTIONS.as_bytes())
        .into_deserialize()
        .collect::<Result<_, _>>()
        .expect("the built-in list is read by a test")
});

/// How great the risk is that the victim comes to more harm.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// No sign of more harm.
    Low,
    /// There are signs of it.
    Medium,
    /// Serious harm could come at any time.
    High,
}

#[derive(Deserialize)]
struct Row {
    question: String,
    answer: String,
    level: Level,
    listed_from: Date,
    listed_until: Option<Date>,
}

/// A question with the answers that it can have, each with the level that it makes at least.
#[derive(Debug)]
pub struct Question {
    /// Its word.
    pub word: &'static str,
    /// Its answers.
    pub answers: Vec<(&'static str, Level)>,
}

impl Level {
    /// All of them, the lowest first, each with its word.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::Low, "low"),
        (Self::Medium, "medium"),
        (Self::High, "high"),
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        let known = Self::ALL.into_iter().find(|(level, _)| *level == self);
        known.map_or("high", |(_, word)| word)
    }

    /// The level of that word.
    pub fn called(word: &str) -> Option<Self> {
        let known = Self::ALL.into_iter().find(|(_, known)| *known == word);
        known.map(|(level, _)| level)
    }
}

/// The questions that are asked on `day`, in the order of the data.
pub fn questions(day: Date) -> Vec<Question> {
    let mut asked: Vec<Question> = Vec::new();
    let is_listed =
        |row: &&Row| row.listed_from <= day && row.listed_until.is_none_or(|until| day < until);
    for row in ROWS.iter().filter(is_listed) {
        let answer = (row.answer.as_str(), row.level);
        match asked.iter_mut().find(|one| one.word == row.question) {
            Some(question) => question.answers.push(answer),
            None => asked.push(Question {
                word: &row.question,
                answers: vec![answer],
            }),
        }
    }
    asked
}

/// The level that these answers make: the highest that any of them does.
pub fn level_of(answers: impl Iterator<Item = Level>) -> Level {
    answers.max().unwrap_or(Level::Low)
}

/// Every question and answer that there is or was.
pub fn all_risk_answers() -> impl Iterator<Item = (&'static str, &'static str)> {
    ROWS.iter()
        .map(|row| (row.question.as_str(), row.answer.as_str()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_question_can_change_the_level() {
        let asked = questions(date(2026, 11, 30));
        assert!((6..=12).contains(&asked.len()), "not too many questions");
        for question in asked {
            let levels: Vec<Level> = question.answers.iter().map(|(_, level)| *level).collect();
            let (lowest, highest) = (levels.iter().min(), levels.iter().max());
            assert_eq!(lowest, Some(&Level::Low), "{}", question.word);
            assert!(highest > lowest, "{} changes nothing", question.word);
        }
    }

    #[test]
    fn the_highest_answer_makes_the_level() {
        let level = |levels: &[Level]| level_of(levels.iter().copied());
        assert_eq!(
            level(&[Level::Low, Level::High, Level::Medium]),
            Level::High
        );
        assert_eq!(level(&[Level::Low, Level::Medium]), Level::Medium);
        assert_eq!(level(&[]), Level::Low);
    }
}
