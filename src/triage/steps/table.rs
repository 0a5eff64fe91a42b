//! Steps in the database, and when each report next falls due.

use diesel::prelude::*;

use super::standing::{Facts, GO_ON, Taken};
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::schema::{case_steps, flags, messages, promises, reports};
use crate::db::{Connection, DbFault, Moment, PersonId, ReportId, TeamId};

/// A report of which nothing falls due stands behind all others.
pub const NOTHING_DUE: Moment = Moment::from_micros(i64::MAX);
/// When a report falls due was not worked out yet.
const NOT_WORKED_OUT: Moment = Moment::from_micros(0);
/// So many reports are worked out at a time.
const AT_A_TIME: i64 = 200;

/// The step that writing to the reporter does too.
const CONTACT: &str = "contact";

/// A step to be written down.
pub struct NewStep<'a> {
    /// The report.
    pub report: ReportId,
    /// The step.
    pub step: &'a str,
    /// What was answered.
    pub answer: &'a str,
    /// Who did it, and for which team; none where it follows from what the reporter did.
    pub by: Option<(PersonId, TeamId)>,
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
            case_steps::team_id.eq(new.by.map(|(_, team)| team)),
            case_steps::person_id.eq(new.by.map(|(person, _)| person)),
            case_steps::taken_at.eq(taken_at),
        ))
        .execute(connection)?;
    let actor = new.by.map_or(Actor::Reporter, |(person, _)| person.into());
    let event = Happening::StepTaken.of_step(new.step, new.answer);
    audit::append(connection, Chain::Report(new.report), actor, event, now)?;
    settle(connection, new.report)
}

/// The reporter wrote: what waited for them goes on.
///
/// # Errors
/// The engine's fault.
pub fn go_on(connection: &mut Connection, report: ReportId, now: Moment) -> Result<(), DbFault> {
    if facts(connection, report)?.paused_since().is_none() {
        return Ok(());
    }
    let step = NewStep {
        report,
        step: GO_ON,
        answer: GO_ON,
        by: None,
    };
    take(connection, &step, now)
}

/// Whoever writes to the reporter has made the first contact, where nobody had.
///
/// # Errors
/// The engine's fault.
pub fn note_writing(
    connection: &mut Connection,
    (report, team): (ReportId, TeamId),
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
        answer: "wrote",
        by: Some((person, team)),
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
            .filter(messages::kind.eq("from-team"))
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
    diesel::update(reports::table.filter(reports::id.eq(report)))
        .set((
            reports::due_at.eq(facts.next_due().unwrap_or(NOTHING_DUE)),
            reports::paused_at.eq(facts.paused_since()),
        ))
        .execute(connection)?;
    Ok(())
}

/// When a report that was sent just now first falls due.
pub fn first_due(nation: &str, urgency: i32, flags: &[String], received_at: Moment) -> Moment {
    let facts = Facts {
        nation: nation.to_owned(),
        urgency,
        flags: flags.to_vec(),
        received_at,
        opened_at: None,
        wrote_at: Vec::new(),
        taken: Vec::new(),
        promised: None,
    };
    facts.next_due().unwrap_or(NOTHING_DUE)
}

/// Works out some of the reports that are older than their clocks; gives whether there were any.
///
/// # Errors
/// The engine's fault.
pub fn work_out_some(connection: &mut Connection) -> Result<bool, DbFault> {
    let waiting: Vec<ReportId> = reports::table
        .filter(reports::due_at.eq(NOT_WORKED_OUT))
        .limit(AT_A_TIME)
        .select(reports::id)
        .load(connection)?;
    for report in &waiting {
        settle(connection, *report)?;
    }
    Ok(!waiting.is_empty())
}
