//! What the form of a step asks, and what was typed into it. Pure.

use jiff::civil::Date;
use zeroize::Zeroizing;

use super::risk::{self, Level};
use super::rules::{Answer, Asks, answers_to};
use crate::messages::{Given, Line, MOST_LETTERS};
use crate::web::{FieldError, Fields, grouped, one_line, tidy};

/// The step that is answered by the questions about the risk.
pub const ASSESSMENT: &str = "assessment";
/// What is answered where the answers make a high risk, and whoever assessed it found a lower one.
pub const LOWERED: &str = "lowered";
/// The step by which it is decided how a case is recorded.
pub const RECORD: &str = "record";
/// The wording key of the line with the reference in the force's record system.
pub const REFERENCE: &str = "steps-reference";
/// The longest such reference.
pub const LONGEST_REFERENCE: usize = 40;

/// A step's form, as it is on one day in one nation.
pub struct Form {
    /// The step.
    pub step: String,
    /// The answers to choose from; none for the assessment of the risk.
    pub answers: Vec<Answer>,
    /// The questions about the risk; none for any other step.
    pub questions: Vec<risk::Question>,
}

/// What was typed, made into what is kept.
pub struct Done {
    /// The answer, in plain.
    pub answer: String,
    /// What was chosen, to be sealed.
    pub lines: Vec<Line>,
    /// Why, to be sealed.
    pub why: Zeroizing<String>,
}

impl Form {
    /// The form of `step`; none where there is no such step to be answered.
    pub fn of(step: &str, nation: &str, day: Date) -> Option<Self> {
        let answers = answers_to(step, nation, day);
        let questions = match step == ASSESSMENT {
            true => risk::questions(day),
            false => Vec::new(),
        };
        let is_there = !answers.is_empty() || !questions.is_empty();
        is_there.then(|| Self {
            step: step.to_owned(),
            answers,
            questions,
        })
    }

    /// Whether some answer asks for the reference in the record system.
    pub fn has_reference(&self) -> bool {
        let mut answers = self.answers.iter();
        answers.any(|one| one.asks == Some(Asks::Reference))
    }

    /// Reads what was typed.
    ///
    /// # Errors
    /// What is missing or will not do, in the order of the page.
    pub fn read(&self, typed: &Fields) -> Result<Done, Vec<FieldError>> {
        match self.questions.is_empty() {
            true => self.read_answer(typed),
            false => self.read_assessment(typed),
        }
    }

    fn title(&self) -> String {
        format!("steps-{}-title", self.step)
    }

    fn choice(&self, answer: &str) -> Line {
        Line {
            label: self.title(),
            given: Given::Choice(format!("steps-{}-{answer}", self.step)),
        }
    }

    fn read_answer(&self, typed: &Fields) -> Result<Done, Vec<FieldError>> {
        let mut answers = self.answers.iter();
        let Some(answer) = answers.find(|one| one.word == typed.text("answer")) else {
            return Err(vec![FieldError::new("answer", "steps-answer-empty")]);
        };
        let mut errors = Vec::new();
        let mut lines = vec![self.choice(answer.word)];
        if self.has_reference() {
            let is_needed = answer.asks == Some(Asks::Reference);
            match reference(typed, is_needed) {
                Ok(words) if words.is_empty() => {}
                Ok(words) => lines.push(Line {
                    label: REFERENCE.to_owned(),
                    given: Given::Words(words),
                }),
                Err(error) => errors.push(error),
            }
        }
        let why = why(typed, answer.asks == Some(Asks::Why)).map_err(|error| errors.push(error));
        match (why, errors.is_empty()) {
            (Ok(why), true) => Ok(Done {
                answer: answer.word.to_owned(),
                lines,
                why,
            }),
            _ => Err(errors),
        }
    }

    fn read_assessment(&self, typed: &Fields) -> Result<Done, Vec<FieldError>> {
        let (mut lines, mut levels, mut errors) = (Vec::new(), Vec::new(), Vec::new());
        for question in &self.questions {
            let (word, mut answers) = (question.word, question.answers.iter());
            match answers.find(|(answer, _)| *answer == typed.text(word)) {
                Some((answer, level)) => {
                    levels.push(*level);
                    lines.push(Line {
                        label: format!("steps-risk-{word}"),
                        given: Given::Choice(format!("steps-risk-{word}-{answer}")),
                    });
                }
                None => errors.push(FieldError::new(word, "steps-risk-empty")),
            }
        }
        let found = risk::level_of(levels.into_iter());
        // Room for judgement: somebody who knows more says so, and why.
        let judged = Level::called(typed.text("level"));
        let level = judged.unwrap_or(found);
        let why = why(typed, level != found).map_err(|error| errors.push(error));
        // A high risk is not judged away by one person: another looks at it.
        let answer = match found == Level::High && level < found {
            true => LOWERED,
            false => level.word(),
        };
        // What came of it stands first.
        lines.insert(0, self.choice(answer));
        match (why, errors.is_empty()) {
            (Ok(why), true) => Ok(Done {
                answer: answer.to_owned(),
                lines,
                why,
            }),
            _ => Err(errors),
        }
    }
}

fn reference(typed: &Fields, is_needed: bool) -> Result<Zeroizing<String>, FieldError> {
    let words = Zeroizing::new(one_line(typed.text("reference")));
    match words.chars().count() {
        0 if !is_needed => Ok(words),
        0 => Err(FieldError::new("reference", "steps-reference-empty")),
        1..=LONGEST_REFERENCE => Ok(words),
        _ => {
            Err(FieldError::new("reference", "steps-reference-long")
                .with("most", LONGEST_REFERENCE))
        }
    }
}

fn why(typed: &Fields, is_needed: bool) -> Result<Zeroizing<String>, FieldError> {
    let words = Zeroizing::new(tidy(typed.text("why")));
    if words.is_empty() && is_needed {
        return Err(FieldError::new("why", "steps-why-empty"));
    }
    if words.chars().count() > MOST_LETTERS {
        let error = FieldError::new("why", "staff-words-too-long");
        return Err(error.with("most", grouped(MOST_LETTERS)));
    }
    Ok(words)
}
