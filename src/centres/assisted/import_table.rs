//! Which rows of files a centre has sent already, in the database.

use diesel::prelude::*;

use crate::db::schema::imported_reports;
use crate::db::{Connection, DbFault, ReportId, TeamId};

/// Whether no row with this mark was sent from `centre` yet.
///
/// # Errors
/// The engine's fault.
pub fn is_new(
    connection: &mut Connection,
    centre: TeamId,
    mark: &[u8; 8],
) -> Result<bool, DbFault> {
    let sent: i64 = imported_reports::table
        .filter(imported_reports::team_id.eq(centre))
        .filter(imported_reports::mark.eq(mark.as_slice()))
        .count()
        .get_result(connection)?;
    Ok(sent == 0)
}

/// Keeps that the row with this mark was sent as `report`: two records of one report have one mark.
///
/// # Errors
/// The engine's fault.
pub fn keep(
    connection: &mut Connection,
    centre: TeamId,
    mark: &[u8; 8],
    report: ReportId,
) -> Result<(), DbFault> {
    diesel::insert_into(imported_reports::table)
        .values((
            imported_reports::team_id.eq(centre),
            imported_reports::mark.eq(mark.as_slice()),
            imported_reports::report_id.eq(report),
        ))
        .execute(connection)?;
    Ok(())
}

/// The marks of all rows that were sent from `centre`.
///
/// # Errors
/// The engine's fault.
pub fn marks_of(connection: &mut Connection, centre: TeamId) -> Result<Vec<Vec<u8>>, DbFault> {
    Ok(imported_reports::table
        .filter(imported_reports::team_id.eq(centre))
        .select(imported_reports::mark)
        .load(connection)?)
}
