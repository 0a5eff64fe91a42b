//! What a report is at: unopened, opened, acknowledged, closed. Each change is written down with who made it.

use diesel::prelude::*;

use super::offers::open_offer;
use super::steps::settle;
use crate::audit::{self, Chain, Happening};
use crate::db::schema::reports;
use crate::db::{Connection, DbFault, Moment, PersonId, ReportId, TeamId};
use crate::reporting;

/// Marks a report as opened by the team that owns it: only once it did open, because the reporter is told so.
///
/// # Errors
/// The engine's fault.
pub fn mark_opened(
    connection: &mut Connection,
    (report, team): (ReportId, TeamId),
    person: PersonId,
    now: Moment,
) -> Result<(), DbFault> {
    let changed = diesel::update(reports::table)
        .filter(reports::id.eq(report))
        .filter(reports::team_id.eq(team))
        .filter(reports::state.eq("unopened"))
        .set((
            reports::state.eq("opened"),
            reports::opened_at.eq(Some(now)),
        ))
        .execute(connection)?;
    if log_if(
        changed,
        connection,
        report,
        person,
        Happening::FirstRead,
        now,
    )? {
        settle(connection, report)?;
    }
    Ok(())
}

/// Marks an opened report as acknowledged; gives whether it was not before.
///
/// # Errors
/// The engine's fault.
pub fn acknowledge(
    connection: &mut Connection,
    (report, team): (ReportId, TeamId),
    person: PersonId,
    now: Moment,
) -> Result<bool, DbFault> {
    let changed = diesel::update(reports::table)
        .filter(reports::id.eq(report))
        .filter(reports::team_id.eq(team))
        .filter(reports::state.eq("opened"))
        .set((
            reports::state.eq("acknowledged"),
            reports::acknowledged_at.eq(Some(now)),
        ))
        .execute(connection)?;
    log_if(
        changed,
        connection,
        report,
        person,
        Happening::Acknowledged,
        now,
    )
}

/// Closes a report; gives whether it was open, the team's, and not offered to another.
///
/// # Errors
/// The engine's fault.
pub fn close(
    connection: &mut Connection,
    (report, team): (ReportId, TeamId),
    person: PersonId,
    now: Moment,
) -> Result<bool, DbFault> {
    if open_offer(connection, report)?.is_some() {
        return Ok(false);
    }
    let changed = diesel::update(reports::table)
        .filter(reports::id.eq(report))
        .filter(reports::team_id.eq(team))
        .filter(reports::state.eq_any(["opened", "acknowledged"]))
        .set((
            reports::state.eq("closed"),
            reports::closed_at.eq(Some(now)),
        ))
        .execute(connection)?;
    log_if(changed, connection, report, person, Happening::Closed, now)
}

/// Opens a closed report again; gives whether it was closed.
///
/// # Errors
/// The engine's fault.
pub fn reopen(
    connection: &mut Connection,
    (report, team): (ReportId, TeamId),
    person: PersonId,
    now: Moment,
) -> Result<bool, DbFault> {
    if !is_owned_by(connection, (report, team))? {
        return Ok(false);
    }
    let by = Some((person, team));
    let changed = usize::from(reporting::reopen(connection, report, by, now)?);
    log_if(
        changed,
        connection,
        report,
        person,
        Happening::Reopened,
        now,
    )
}

/// Whether `report` is the team's, closed or not.
///
/// # Errors
/// The engine's fault.
pub fn is_owned_by(
    connection: &mut Connection,
    (report, team): (ReportId, TeamId),
) -> Result<bool, DbFault> {
    let found: i64 = reports::table
        .filter(reports::id.eq(report))
        .filter(reports::team_id.eq(team))
        .count()
        .get_result(connection)?;
    Ok(found == 1)
}

/// Whether `report` is the team's and not closed.
///
/// # Errors
/// The engine's fault.
pub fn is_open_at(
    connection: &mut Connection,
    (report, team): (ReportId, TeamId),
) -> Result<bool, DbFault> {
    let found: i64 = reports::table
        .filter(reports::id.eq(report))
        .filter(reports::team_id.eq(team))
        .filter(reports::state.ne("closed"))
        .count()
        .get_result(connection)?;
    Ok(found == 1)
}

fn log_if(
    changed: usize,
    connection: &mut Connection,
    report: ReportId,
    person: PersonId,
    happening: Happening,
    now: Moment,
) -> Result<bool, DbFault> {
    if changed == 1 {
        audit::append(connection, Chain::Report(report), person, happening, now)?;
    }
    Ok(changed == 1)
}
