//! The steps of a case on its page: each with what came of it, or by when it is due.

use minijinja::{Value, context};

use super::form::ASSESSMENT;
use super::rules::{DoneBy, Rule};
use super::standing::{Facts, GO_ON, Needed, PAUSE, Taken};
use super::table;
use crate::accounts;
use crate::db::PersonId;
use crate::triage::case_access::CaseWork;
use crate::triage::closing::DISMISSAL;
use crate::web::{Problem, Visit};

/// What decides which steps the case needs.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn read_facts(work: &CaseWork<'_>) -> Result<Facts, Problem> {
    let report = work.case.id;
    let read = work
        .visit
        .portal
        .db
        .read(move |connection| table::facts(connection, report));
    Ok(read.await?)
}

/// The steps of a case, for its page: each with what came of it or by when it is due.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn steps_shown(work: &CaseWork<'_>) -> Result<Value, Problem> {
    let facts = read_facts(work).await?;
    let people: Vec<PersonId> = facts.taken.iter().filter_map(|one| one.person).collect();
    let read = work
        .visit
        .portal
        .db
        .read(move |connection| accounts::names(connection, &people));
    let (names, visit, now) = (read.await?, work.visit, work.now());
    let row = |one: &Needed<'_>| {
        let step = one.rule.step;
        let by = one.last.and_then(|last| names.get(&last.person?));
        context! {
            step,
            title => visit.say(&format!("steps-{step}-title"), &[]),
            answer => one.last.map(|last| answer_in_words(visit, last)),
            by,
            done => one.done_at.map(|at| visit.record_time(at)),
            due => one.due_at.map(|at| visit.record_time(at)),
            is_late => one.is_late(now),
            stands_still => one.rule.takes.is_some() && one.due_at.is_none(),
            is_message => one.rule.done_by == DoneBy::Message,
            has_page => one.rule.done_by == DoneBy::Step,
        }
    };
    let needed = facts.needed();
    let risk = facts.last(ASSESSMENT);
    Ok(context! {
        needed => needed.iter().map(row).collect::<Vec<_>>(),
        missing => facts.missing().iter().map(|rule| missing(visit, rule)).collect::<Vec<_>>(),
        may_dismiss => facts.may_dismiss(),
        paused => facts.paused_since().map(|at| visit.record_time(at)),
        clocks => if facts.paused_since().is_some() { GO_ON } else { PAUSE },
        risk => risk.map(|risk| risk.answer.as_str()),
        is_to_review => facts.review_owed_since().is_some(),
        is_dismissed => facts.taken.last().is_some_and(|last| last.step == DISMISSAL.0),
        last => facts.taken.last().map(|last| context! {
            title => visit.say(&format!("steps-{}-title", last.step), &[]),
            answer => answer_in_words(visit, last),
        }),
    })
}

/// What was answered.
pub fn answer_in_words(visit: &Visit<'_>, one: &Taken) -> String {
    visit.say(&format!("steps-{}-{}", one.step, one.answer), &[])
}

/// A step that must be done before a case can be closed, by its name.
fn missing(visit: &Visit<'_>, rule: &Rule) -> Value {
    context! { step => rule.step, title => visit.say(&format!("steps-{}-title", rule.step), &[]) }
}
