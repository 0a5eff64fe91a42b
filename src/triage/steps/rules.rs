//! What a team does with every report, and by when, as dated data: a step is added by a row of `data/case_steps.csv`, with its answers
//! in `data/step_answers.csv` and its words in `steps.ftl`. Pure.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::clock::{Length, Unit};
use super::form::ASSESSMENT;

const STEPS: &str = include_str!("../../../data/case_steps.csv");
const ANSWERS: &str = include_str!("../../../data/step_answers.csv");

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let rows = csv::Reader::from_reader(STEPS.as_bytes())
        .into_deserialize::<StepRow>()
        .map(|row| row.map(Rule::from))
        .collect::<Result<_, _>>();
    rows.expect("the built-in list is read by a test")
});

static OFFERED: LazyLock<Vec<Offered>> = LazyLock::new(|| {
    let rows = csv::Reader::from_reader(ANSWERS.as_bytes())
        .into_deserialize::<AnswerRow>()
        .map(|row| row.map(Offered::from))
        .collect::<Result<_, _>>();
    rows.expect("the built-in list is read by a test")
});

/// What does a step.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum DoneBy {
    /// Opening the report.
    Opening,
    /// Writing down an answer on the step's own page.
    Step,
    /// Writing to the reporter.
    Message,
}

/// Who may do a step.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// Whoever may answer the report.
    Anyone,
    /// A supervisor who did not do the step that this one follows.
    OtherSupervisor,
}

/// What must be so for a step to be needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// Nothing.
    Always,
    /// The report should wake somebody.
    Urgent,
    /// The report has this flag.
    Flag(&'static str),
    /// This step was done, with this answer where one is named.
    Done(&'static str, Option<&'static str>),
}

/// From when a step's time runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Starts {
    /// From when the report was sent.
    Received,
    /// From when this step was done.
    After(&'static str),
}

/// One row of the list of steps.
#[derive(Debug)]
pub struct Rule {
    /// The step.
    pub step: &'static str,
    /// What does it.
    pub done_by: DoneBy,
    /// When it is needed.
    pub when: When,
    /// Who may do it.
    pub by: By,
    /// From when its time runs.
    pub starts: Starts,
    /// Whether it has to be done again whenever the step that it follows was.
    pub is_again: bool,
    /// How long it may take; none where it has no time of its own.
    pub takes: Option<Length>,
    /// Whether its time stands still while the case does.
    pub can_pause: bool,
    /// Whether the case cannot be closed without it.
    pub is_for_closing: bool,
    dated: Dated,
}

/// What an answer to a step asks for besides.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Asks {
    /// Why.
    Why,
    /// The reference in the force's own record system.
    Reference,
}

/// An answer that can be given to a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its word.
    pub word: &'static str,
    /// What it asks for besides.
    pub asks: Option<Asks>,
    /// Whether the step is done with it.
    pub completes: bool,
}

#[derive(Deserialize)]
struct StepRow {
    step: String,
    done_by: DoneBy,
    when: String,
    by: By,
    starts: String,
    again: String,
    amount: Option<u16>,
    unit: Option<Unit>,
    can_pause: String,
    closing: String,
    nations: String,
    listed_from: Date,
    listed_until: Option<Date>,
}

#[derive(Deserialize)]
struct AnswerRow {
    step: String,
    answer: String,
    asks: Option<Asks>,
    completes: String,
    nations: String,
    listed_from: Date,
    listed_until: Option<Date>,
}

/// A row of the list of answers.
struct Offered {
    step: &'static str,
    answer: Answer,
    dated: Dated,
}

/// Where and when a row holds.
#[derive(Debug)]
struct Dated {
    nations: String,
    listed_from: Date,
    listed_until: Option<Date>,
}

impl Dated {
    fn holds(&self, nation: &str, day: Date) -> bool {
        self.nations.split(';').any(|one| one == nation)
            && self.listed_from <= day
            && self.listed_until.is_none_or(|until| day < until)
    }
}

/// The list is built in: its words live as long as the program.
fn lasting(word: String) -> &'static str {
    String::leak(word)
}

impl From<StepRow> for Rule {
    fn from(row: StepRow) -> Self {
        let starts = match row.starts.as_str() {
            "" | "received" => Starts::Received,
            _ => Starts::After(lasting(row.starts)),
        };
        Self {
            step: lasting(row.step),
            done_by: row.done_by,
            when: When::read(lasting(row.when)),
            by: row.by,
            starts,
            is_again: row.again == "yes",
            takes: row
                .amount
                .zip(row.unit)
                .map(|(amount, unit)| Length { amount, unit }),
            can_pause: row.can_pause == "yes",
            is_for_closing: row.closing == "yes",
            dated: Dated {
                nations: row.nations,
                listed_from: row.listed_from,
                listed_until: row.listed_until,
            },
        }
    }
}

impl When {
    fn read(word: &'static str) -> Self {
        match (word, word.split_once('=')) {
            ("always", _) => Self::Always,
            ("urgent", _) => Self::Urgent,
            (_, Some(("flag", flag))) => Self::Flag(flag),
            (_, Some((step, answer))) => Self::Done(step, Some(answer)),
            (step, None) => Self::Done(step, None),
        }
    }
}

/// The rules for a report of `nation` that was sent on `day`, in the order of the data.
pub fn rules_for(nation: &str, day: Date) -> impl Iterator<Item = &'static Rule> {
    RULES
        .iter()
        .filter(move |rule| rule.dated.holds(nation, day))
}

/// The answers that can be given to `step` in `nation` on `day`, in the order of the data.
pub fn answers_to(step: &str, nation: &str, day: Date) -> Vec<Answer> {
    let offered = OFFERED
        .iter()
        .filter(|row| row.step == step && row.dated.holds(nation, day));
    offered.map(|row| row.answer).collect()
}

/// Whether `step` is done with `answer`, wherever and whenever it can be given.
pub fn completes(step: &str, answer: &str) -> bool {
    let is_given = |row: &&Offered| row.step == step && row.answer.word == answer;
    // The risk is assessed by whatever level comes out of it. Of several rows the newest counts.
    let mut given = OFFERED.iter().filter(is_given);
    step == ASSESSMENT || given.next_back().is_some_and(|row| row.answer.completes)
}

/// Every step and answer that there is or was, each as step and answer.
pub fn all_answers() -> impl Iterator<Item = (&'static str, &'static str)> {
    OFFERED.iter().map(|row| (row.step, row.answer.word))
}

/// Every step that there is or was.
pub fn all_steps() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.step)
}

impl From<AnswerRow> for Offered {
    fn from(row: AnswerRow) -> Self {
        Self {
            step: lasting(row.step),
            answer: Answer {
                word: lasting(row.answer),
                asks: row.asks,
                completes: row.completes == "yes",
            },
            dated: Dated {
                nations: row.nations,
                listed_from: row.listed_from,
                listed_until: row.listed_until,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 30);

    #[test]
    fn every_nation_has_the_same_first_steps() {
        let steps = |nation| {
            let rules = rules_for(nation, TODAY).filter(|rule| rule.when == When::Always);
            rules.map(|rule| rule.step).collect::<Vec<_>>()
        };
        for nation in ["wales", "scotland", "northern-ireland"] {
            assert_eq!(steps(nation), steps("england"), "{nation}");
        }
        assert!(steps("england").contains(&"assessment"));
    }

    #[test]
    fn every_step_that_is_answered_has_answers_wherever_it_holds() {
        for rule in RULES.iter().filter(|rule| rule.done_by == DoneBy::Step) {
            // Its answers are made of questions about the risk.
            if rule.step == "assessment" {
                continue;
            }
            for nation in rule.dated.nations.split(';') {
                let answers = answers_to(rule.step, nation, TODAY);
                assert!(!answers.is_empty(), "{} in {nation}", rule.step);
            }
        }
    }

    #[test]
    fn no_answer_accuses_anybody() {
        for (step, answer) in all_answers() {
            let accuses = ["malicious", "false", "lie", "vexatious"];
            let accuses = accuses.iter().any(|word| answer.contains(word));
            assert!(!accuses, "{step} {answer} (T-30, domain 6.6)");
        }
    }

    #[test]
    fn a_row_of_another_day_or_nation_does_not_hold() {
        let answers = |nation, day| {
            let answers = answers_to("record", nation, day);
            answers.iter().map(|one| one.word).collect::<Vec<_>>()
        };
        assert!(answers("england", TODAY).contains(&"non-crime"));
        assert!(!answers("england", date(2023, 6, 2)).contains(&"non-crime"));
        assert!(!answers("scotland", TODAY).contains(&"non-crime"));
    }

    #[test]
    fn whatever_a_rule_speaks_of_is_there() {
        let steps: Vec<&str> = all_steps()
            .chain(all_answers().map(|(step, _)| step))
            .collect();
        for rule in RULES.iter() {
            if let When::Done(step, _) = rule.when {
                assert!(steps.contains(&step), "{} needs {step}", rule.step);
            }
            if let Starts::After(step) = rule.starts {
                assert!(steps.contains(&step), "{} follows {step}", rule.step);
            }
        }
    }
}
