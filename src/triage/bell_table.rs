//! Urgent reports that nobody opened, and the bells that rang for them.

use diesel::prelude::*;

use super::bell_rules::{Bell, bells_due};
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::schema::{reports, routing_decisions, urgent_bells};
use crate::db::{Connection, DbFault, Moment, ReportId, TeamId};
use crate::post::URGENT;

/// An urgent report that nobody of its team has opened, and the bells that are to ring for it now.
pub struct Unopened {
    /// The report.
    pub report: ReportId,
    /// Its public reference.
    pub reference: String,
    /// The team that owns it.
    pub team: TeamId,
    /// The bells.
    pub bells: Vec<Bell>,
}

/// Those for which a bell is to ring now.
///
/// # Errors
/// The engine's fault.
pub fn unopened(connection: &mut Connection, now: Moment) -> Result<Vec<Unopened>, DbFault> {
    let urgent: Vec<(ReportId, String, TeamId)> = reports::table
        .filter(reports::opened_at.is_null())
        .filter(reports::urgency.ge(i32::from(URGENT)))
        .select((reports::id, reports::reference, reports::team_id))
        .load(connection)?;
    let mut found = Vec::new();
    for (report, reference, team) in urgent {
        let bells = bells_due(
            came_at(connection, report)?,
            &rung(connection, report, team)?,
            now,
        );
        if !bells.is_empty() {
            found.push(Unopened {
                report,
                reference,
                team,
                bells,
            });
        }
    }
    Ok(found)
}

/// When the report came to the team that owns it.
fn came_at(connection: &mut Connection, report: ReportId) -> Result<Moment, DbFault> {
    Ok(routing_decisions::table
        .filter(routing_decisions::report_id.eq(report))
        .order(routing_decisions::decided_at.desc())
        .select(routing_decisions::decided_at)
        .first(connection)?)
}

fn rung(
    connection: &mut Connection,
    report: ReportId,
    team: TeamId,
) -> Result<Vec<String>, DbFault> {
    Ok(urgent_bells::table
        .filter(urgent_bells::report_id.eq(report))
        .filter(urgent_bells::team_id.eq(team))
        .select(urgent_bells::bell)
        .load(connection)?)
}

/// Another team has the report: its bells begin anew.
///
/// # Errors
/// The engine's fault.
pub fn forget_bells(connection: &mut Connection, report: ReportId) -> Result<(), DbFault> {
    diesel::delete(urgent_bells::table.filter(urgent_bells::report_id.eq(report)))
        .execute(connection)?;
    Ok(())
}

/// Writes down that `bell` rings now; gives whether it is to ring still: nobody opened the report meanwhile, it is the team's, and no
/// other server was quicker.
///
/// # Errors
/// The engine's fault.
pub fn ring(
    connection: &mut Connection,
    one: &Unopened,
    bell: Bell,
    now: Moment,
) -> Result<bool, DbFault> {
    let is_unopened: i64 = reports::table
        .filter(reports::id.eq(one.report))
        .filter(reports::team_id.eq(one.team))
        .filter(reports::opened_at.is_null())
        .count()
        .get_result(connection)?;
    let before = rung(connection, one.report, one.team)?;
    if is_unopened == 0 || before.iter().any(|word| word == bell.word()) {
        return Ok(false);
    }
    diesel::insert_into(urgent_bells::table)
        .values((
            urgent_bells::report_id.eq(one.report),
            urgent_bells::team_id.eq(one.team),
            urgent_bells::bell.eq(bell.word()),
            urgent_bells::rung_at.eq(now),
        ))
        .execute(connection)?;
    let chain = Chain::Report(one.report);
    audit::append(connection, chain, Actor::Service, Happening::RangAgain, now)?;
    Ok(true)
}
