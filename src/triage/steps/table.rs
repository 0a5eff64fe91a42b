//! Steps in the database, and when each report next falls due.

use diesel::prelude::*;

use super::form::ASSESSMENT;
use super::standing::{CONTACT, Facts, GO_ON, Taken};
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::schema::{case_steps, flags, messages, promises, reports};
use crate::db::{Connection, DbFault, Moment, PersonId, ReportId, TeamId};

/// A report of which nothing falls due stands behind all others.
pub const NOTHING_DUE: Moment = Moment::from_micros(i64::MAX);
/// When a report falls due was not worked out yet.
const NOT_WORKED_OUT: Moment = Moment::from_micros(0);
/// That somebody wrote to the reporter, as an answer to the step of first contact.
pub const WROTE: &str = "wrote";
/// That somebody wrote to the centre that helps them.
pub const THROUGH_HELPER: &str = "through-helper";
/// The step that is written down where a closed case is opened again.
const REOPENED: &str = "reopened";
/// So many reports are worked out at a time.
const AT_A_TIME: i64 = 200;

/// A step to be written down.
pub struct NewStep<'a> {
    /// The report.
    pub report: ReportId,
    /// The step.
    pub step: &'a str,
    /// What was answered.
    pub answer: &'a str,
    /// Who did it.
    pub by: Actor,
    /// For which team; none where nobody did it for one.
    pub team: Option<TeamId>,
}

/// Writes a step down, in the caller's transaction.
///
/// # Errors
/// The engine's fault.
pub fn take(connection: &mut Connection, new: &NewStep<'_>, now: Moment) -> Result<(), DbFault> {
    let last: Option<Moment> = case_steps::table
        .filter(case_steps::report_id.eq(new.report))
        .select(diesel::dsl::max(case_steps::taken_at))
        .get_result(connection)?;
    // Steps stand in the order of their times: no two may have the same.
    let taken_at = last.map_or(now, |last| now.max(Moment::from_micros(last.micros() + 1)));
    diesel::insert_into(case_steps::table)
        .values((
            case_steps::report_id.eq(new.report),
            case_steps::step.eq(new.step),
            case_steps::answer.eq(new.answer),
            case_steps::team_id.eq(new.team),
            case_steps::person_id.eq(person_of(new.by)),
            case_steps::taken_at.eq(taken_at),
        ))
        .execute(connection)?;
    let event = Happening::StepTaken.of_step(new.step, new.answer);
    audit::append(connection, Chain::Report(new.report), new.by, event, now)?;
    settle(connection, new.report)
}

/// The member of staff that an actor is.
pub fn person_of(actor: Actor) -> Option<PersonId> {
    match actor {
        Actor::Person(person) => Some(person.into()),
        _ => None,
    }
}

/// The reporter wrote, or another team has it: what waited goes on.
///
/// # Errors
/// The engine's fault.
pub fn go_on(
    connection: &mut Connection,
    report: ReportId,
    by: Actor,
    now: Moment,
) -> Result<(), DbFault> {
    if facts(connection, report)?.paused_since().is_none() {
        return Ok(());
    }
    let step = NewStep {
        report,
        step: GO_ON,
        answer: GO_ON,
        by,
        team: None,
    };
    take(connection, &step, now)
}

/// Whoever writes to the reporter has made the first contact, where nobody had; `how` is the answer to that step.
///
/// # Errors
/// The engine's fault.
pub fn note_writing(
    connection: &mut Connection,
    (report, team): (ReportId, TeamId),
    how: &str,
    person: PersonId,
    now: Moment,
) -> Result<(), DbFault> {
    let facts = facts(connection, report)?;
    let needed = facts.needed();
    let mut open = needed.iter().filter(|one| one.done_at.is_none());
    if !open.any(|one| one.rule.step == CONTACT) {
        return Ok(());
    }
    let step = NewStep {
        report,
        step: CONTACT,
        answer: how,
        by: person.into(),
        team: Some(team),
    };
    take(connection, &step, now)
}

/// What of the report decides which steps it needs.
///
/// # Errors
/// The engine's fault.
pub fn facts(connection: &mut Connection, report: ReportId) -> Result<Facts, DbFault> {
    let (nation, urgency, received_at, opened_at) = reports::table
        .filter(reports::id.eq(report))
        .select((
            reports::nation,
            reports::urgency,
            reports::received_at,
            reports::opened_at,
        ))
        .get_result(connection)?;
    Ok(Facts {
        nation,
        urgency,
        flags: flags::table
            .filter(flags::report_id.eq(report))
            .select(flags::flag)
            .load(connection)?,
        received_at,
        opened_at,
        wrote_at: messages::table
            .filter(messages::report_id.eq(report))
            .filter(messages::kind.eq_any(["from-team", "to-centre"]))
            .order((messages::sent_at.asc(), messages::id.asc()))
            .select(messages::sent_at)
            .load(connection)?,
        taken: taken(connection, report)?,
        promised: promises::table
            .filter(promises::report_id.eq(report))
            .filter(promises::kept_at.is_null())
            .select(diesel::dsl::min(promises::due_at))
            .get_result(connection)?,
    })
}

fn taken(connection: &mut Connection, report: ReportId) -> Result<Vec<Taken>, DbFault> {
    type Row = (String, String, Option<PersonId>, Moment);
    let rows: Vec<Row> = case_steps::table
        .filter(case_steps::report_id.eq(report))
        .order(case_steps::taken_at.asc())
        .select((
            case_steps::step,
            case_steps::answer,
            case_steps::person_id,
            case_steps::taken_at,
        ))
        .load(connection)?;
    let taken = |(step, answer, person, at)| Taken {
        step,
        answer,
        person,
        at,
    };
    Ok(rows.into_iter().map(taken).collect())
}

/// Works out when the report next falls due: whatever changes what it needs does so in the same transaction.
///
/// # Errors
/// The engine's fault.
pub fn settle(connection: &mut Connection, report: ReportId) -> Result<(), DbFault> {
    let facts = facts(connection, report)?;
    let (due_at, due_step) = due_columns(&facts);
    diesel::update(reports::table.filter(reports::id.eq(report)))
        .set((
            reports::due_at.eq(due_at),
            reports::due_step.eq(due_step),
            reports::paused_at.eq(facts.paused_since()),
            reports::risk.eq(facts.last(ASSESSMENT).map(|last| last.answer.as_str())),
            reports::review_at.eq(facts.review_owed_since()),
        ))
        .execute(connection)?;
    Ok(())
}

fn due_columns(facts: &Facts) -> (Moment, Option<&'static str>) {
    match facts.next_due() {
        Some((at, step)) => (at, Some(step)),
        None => (NOTHING_DUE, None),
    }
}

/// When a report that was sent just now first falls due, and what does.
pub fn first_due(
    nation: &str,
    urgency: i32,
    flags: &[String],
    received_at: Moment,
) -> (Moment, Option<&'static str>) {
    due_columns(&Facts {
        nation: nation.to_owned(),
        urgency,
        flags: flags.to_vec(),
        received_at,
        opened_at: None,
        wrote_at: Vec::new(),
        taken: Vec::new(),
        promised: None,
    })
}

/// A closed case was opened again, by somebody of the team or because its reporter wrote: the risk is assessed anew.
///
/// # Errors
/// The engine's fault.
pub fn take_reopened(
    connection: &mut Connection,
    report: ReportId,
    by: Option<(PersonId, TeamId)>,
    now: Moment,
) -> Result<(), DbFault> {
    let step = NewStep {
        report,
        step: REOPENED,
        answer: if by.is_some() { "team" } else { "reporter" },
        by: by.map_or(Actor::Reporter, |(person, _)| person.into()),
        team: by.map(|(_, team)| team),
    };
    take(connection, &step, now)
}

/// Whether there are open reports that are older than their clocks.
///
/// # Errors
/// The engine's fault.
pub fn are_to_work_out(connection: &mut Connection) -> Result<bool, DbFault> {
    Ok(!to_work_out(connection, 1)?.is_empty())
}

fn to_work_out(connection: &mut Connection, most: i64) -> Result<Vec<ReportId>, DbFault> {
    Ok(reports::table
        .filter(reports::due_at.eq(NOT_WORKED_OUT))
        .filter(reports::closed_at.is_null())
        .limit(most)
        .select(reports::id)
        .load(connection)?)
}

/// Works out some of them.
///
/// # Errors
/// The engine's fault.
pub fn work_out_some(connection: &mut Connection) -> Result<(), DbFault> {
    for report in to_work_out(connection, AT_A_TIME)? {
        settle(connection, report)?;
    }
    Ok(())
}
