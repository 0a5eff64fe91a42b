//! What a centre that goes on helping reads of a report, in the database: only where it was given the report's key.

use diesel::prelude::*;

use crate::db::schema::{report_key_wraps, reports, sealed_parts};
use crate::db::{Connection, DbFault, PartId, ReportId, TeamId};
use crate::vault::Wrap;

/// A report as a centre reads it, still sealed.
pub struct Sealed {
    /// What ties the report to its one key.
    pub commitment: Vec<u8>,
    /// That key, for the centre: with the epoch of the centre's key.
    pub wraps: Vec<(i32, Wrap)>,
    /// Its parts: row, word and what is sealed.
    pub parts: Vec<(PartId, String, Vec<u8>)>,
}

/// Reads what is sealed of `report`, with the wraps of its key that `centre` has.
///
/// # Errors
/// The engine's fault; also where there is no such report.
pub fn read(
    connection: &mut Connection,
    report: ReportId,
    centre: TeamId,
) -> Result<Sealed, DbFault> {
    let wraps: Vec<(i32, i32, Vec<u8>, Vec<u8>)> = report_key_wraps::table
        .filter(report_key_wraps::report_id.eq(report))
        .filter(report_key_wraps::holder_kind.eq("team"))
        .filter(report_key_wraps::holder_id.eq(centre))
        .select((
            report_key_wraps::epoch,
            report_key_wraps::suite,
            report_key_wraps::encapsulated,
            report_key_wraps::ciphertext,
        ))
        .load(connection)?;
    let wrap = |(epoch, suite, encapsulated, ciphertext)| {
        (epoch, Wrap::from_row(suite, encapsulated, ciphertext))
    };
    Ok(Sealed {
        commitment: reports::table
            .filter(reports::id.eq(report))
            .select(reports::commitment)
            .get_result(connection)?,
        wraps: wraps.into_iter().map(wrap).collect(),
        parts: sealed_parts::table
            .filter(sealed_parts::report_id.eq(report))
            .select((sealed_parts::id, sealed_parts::part, sealed_parts::sealed))
            .load(connection)?,
    })
}
