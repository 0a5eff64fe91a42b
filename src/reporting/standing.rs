//! Where a report stands, as its record proves it: which teams had it, and what they did and promised.

use diesel::prelude::*;

use super::withdrawal::withdrawn_at;
use crate::db::schema::{reports, routing_decisions};
use crate::db::{Connection, DbFault, Moment, PersonId, ReportId, TeamId};
use crate::directory::{self, Team};
use crate::messages::{self, Kept, Promises, Reader};
use crate::triage;

/// Everything of a report that its reporter may see, its messages still sealed.
pub struct Standing {
    /// The public reference.
    pub reference: String,
    /// `unopened`, `opened`, `acknowledged` or `closed`.
    pub state: String,
    /// The nation where it happened.
    pub nation: String,
    /// When the team that has it now first opened it.
    pub opened_at: Option<Moment>,
    /// When that team acknowledged it.
    pub acknowledged_at: Option<Moment>,
    /// When it was closed.
    pub closed_at: Option<Moment>,
    /// The teams that had it, in order, each with when it came; the last one has it.
    pub stations: Vec<(Team, Moment)>,
    /// When the reporter took back what they had agreed to.
    pub withdrawn_at: Option<Moment>,
    /// What was promised.
    pub promises: Promises,
    /// What team and reporter wrote.
    pub messages: Vec<Kept>,
}

type Row = (
    String,
    String,
    String,
    Option<Moment>,
    Option<Moment>,
    Option<Moment>,
    TeamId,
);

/// Reads how `report` stands.
///
/// # Errors
/// The engine's fault; also where there is no such report.
pub fn read_standing(connection: &mut Connection, report: ReportId) -> Result<Standing, DbFault> {
    let (reference, state, nation, opened_at, acknowledged_at, closed_at, team): Row =
        reports::table
            .filter(reports::id.eq(report))
            .select((
                reports::reference,
                reports::state,
                reports::nation,
                reports::opened_at,
                reports::acknowledged_at,
                reports::closed_at,
                reports::team_id,
            ))
            .get_result(connection)?;
    Ok(Standing {
        reference,
        state,
        nation,
        opened_at,
        acknowledged_at,
        closed_at,
        stations: stations(connection, report, team)?,
        withdrawn_at: withdrawn_at(connection, report)?,
        promises: messages::promises_of(connection, report)?,
        messages: messages::of_report(connection, report, Reader::Reporter)?,
    })
}

/// The last station is the team that has it, whatever the decisions say: the reporter is never sent to another.
fn stations(
    connection: &mut Connection,
    report: ReportId,
    owner: TeamId,
) -> Result<Vec<(Team, Moment)>, DbFault> {
    let decisions: Vec<(TeamId, Moment)> = routing_decisions::table
        .filter(routing_decisions::report_id.eq(report))
        .order(routing_decisions::decided_at.asc())
        .select((routing_decisions::team_id, routing_decisions::decided_at))
        .load(connection)?;
    let mut stations = Vec::new();
    for (team, at) in decisions {
        stations.push((directory::team(connection, team)?, at));
    }
    if stations.last().is_none_or(|(team, _)| team.id != owner) {
        let since = stations.last().map(|(_, at)| *at);
        let received: Moment = reports::table
            .filter(reports::id.eq(report))
            .select(reports::received_at)
            .get_result(connection)?;
        let owner = directory::team(connection, owner)?;
        stations.push((owner, since.unwrap_or(received)));
    }
    Ok(stations)
}

/// Opens `report` again if it is closed; gives whether it was. `by` none where its reporter wrote.
///
/// # Errors
/// The engine's fault.
pub fn reopen(
    connection: &mut Connection,
    report: ReportId,
    by: Option<(PersonId, TeamId)>,
    now: Moment,
) -> Result<bool, DbFault> {
    let acknowledged: Option<Option<Moment>> = reports::table
        .filter(reports::id.eq(report))
        .filter(reports::state.eq("closed"))
        .select(reports::acknowledged_at)
        .get_result(connection)
        .optional()?;
    let Some(acknowledged) = acknowledged else {
        return Ok(false);
    };
    let state = if acknowledged.is_some() {
        "acknowledged"
    } else {
        "opened"
    };
    diesel::update(reports::table.filter(reports::id.eq(report)))
        .set((
            reports::state.eq(state),
            reports::closed_at.eq(None::<Moment>),
        ))
        .execute(connection)?;
    triage::take_reopened(connection, report, by, now)?;
    Ok(true)
}
