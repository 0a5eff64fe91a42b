//! Reporters who have shown their access code, for a short while.

use std::time::Duration;

use diesel::prelude::*;

use crate::db::schema::reporter_visits;
use crate::db::{Connection, DbFault, Moment, ReportId};

/// How long what the code opened stays open, from the last thing that was sent.
pub const VISIT_KEPT: Duration = Duration::from_secs(30 * 60);

/// Keeps the sealed key of `report` for the browser whose row has `id`.
///
/// # Errors
/// The engine's fault.
pub fn start_visit(
    connection: &mut Connection,
    id: &[u8; 32],
    report: ReportId,
    sealed: &[u8],
    now: Moment,
) -> Result<(), DbFault> {
    diesel::insert_into(reporter_visits::table)
        .values((
            reporter_visits::id.eq(id.as_slice()),
            reporter_visits::report_id.eq(report),
            reporter_visits::sealed.eq(sealed),
            reporter_visits::ends_at.eq(now + VISIT_KEPT),
        ))
        .execute(connection)?;
    Ok(())
}

/// The report and its sealed key in the row with `id`, unless it has run out.
///
/// # Errors
/// The engine's fault.
pub fn find_visit(
    connection: &mut Connection,
    id: &[u8; 32],
    now: Moment,
) -> Result<Option<(ReportId, Vec<u8>)>, DbFault> {
    let found: Option<(ReportId, Vec<u8>, Moment)> = reporter_visits::table
        .filter(reporter_visits::id.eq(id.as_slice()))
        .select((
            reporter_visits::report_id,
            reporter_visits::sealed,
            reporter_visits::ends_at,
        ))
        .get_result(connection)
        .optional()?;
    Ok(found
        .filter(|(.., ends_at)| *ends_at > now)
        .map(|(report, sealed, _)| (report, sealed)))
}

/// Begins the time of the visit anew.
///
/// # Errors
/// The engine's fault.
pub fn prolong_visit(
    connection: &mut Connection,
    id: &[u8; 32],
    now: Moment,
) -> Result<(), DbFault> {
    diesel::update(reporter_visits::table.filter(reporter_visits::id.eq(id.as_slice())))
        .set(reporter_visits::ends_at.eq(now + VISIT_KEPT))
        .execute(connection)?;
    Ok(())
}

/// Ends the visit of a browser.
///
/// # Errors
/// The engine's fault.
pub fn end_visit(connection: &mut Connection, id: &[u8; 32]) -> Result<(), DbFault> {
    diesel::delete(reporter_visits::table.filter(reporter_visits::id.eq(id.as_slice())))
        .execute(connection)?;
    Ok(())
}

/// Erases all visits that have run out; gives how many.
///
/// # Errors
/// The engine's fault.
pub fn erase_ended_visits(connection: &mut Connection, now: Moment) -> Result<usize, DbFault> {
    let ended = reporter_visits::table.filter(reporter_visits::ends_at.le(now));
    Ok(diesel::delete(ended).execute(connection)?)
}
