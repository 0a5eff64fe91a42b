//! What the database tells of a report by its reference, and of tries at its access code.

use diesel::prelude::*;

use crate::db::schema::{code_throttles, report_key_wraps, reports};
use crate::db::{Connection, DbFault, Moment, ReportId};
use crate::throttle::Tries;
use crate::vault::{Holder, Reference, Wrap};

/// What a try at the access code needs to know of a report.
pub struct Found {
    /// Its key.
    pub id: ReportId,
    /// The salt that its access code is used with.
    pub code_salt: Vec<u8>,
    /// What ties it to its report key.
    pub commitment: Vec<u8>,
    /// The report key, wrapped to the access code; none where no code was given.
    pub wrap: Option<Wrap>,
}

/// The report called `reference`.
///
/// # Errors
/// The engine's fault.
pub fn find(connection: &mut Connection, reference: &Reference) -> Result<Option<Found>, DbFault> {
    let row: Option<(ReportId, Vec<u8>, Vec<u8>)> = reports::table
        .filter(reports::reference.eq(reference.as_str()))
        .select((reports::id, reports::code_salt, reports::commitment))
        .get_result(connection)
        .optional()?;
    row.map(|row| found(connection, row)).transpose()
}

/// The other record of the same report, where `first` has one.
///
/// # Errors
/// The engine's fault.
pub fn companion(connection: &mut Connection, first: ReportId) -> Result<Option<Found>, DbFault> {
    let row: Option<(ReportId, Vec<u8>, Vec<u8>)> = reports::table
        .filter(reports::companion_of.eq(first))
        .select((reports::id, reports::code_salt, reports::commitment))
        .first(connection)
        .optional()?;
    row.map(|row| found(connection, row)).transpose()
}

fn found(
    connection: &mut Connection,
    (id, code_salt, commitment): (ReportId, Vec<u8>, Vec<u8>),
) -> Result<Found, DbFault> {
    Ok(Found {
        id,
        code_salt,
        commitment,
        wrap: reporters_wrap(connection, id)?,
    })
}

fn reporters_wrap(connection: &mut Connection, report: ReportId) -> Result<Option<Wrap>, DbFault> {
    let found: Option<(i32, Vec<u8>, Vec<u8>)> = report_key_wraps::table
        .filter(report_key_wraps::report_id.eq(report))
        .filter(report_key_wraps::holder_kind.eq(Holder::Reporter.kind()))
        .select((
            report_key_wraps::suite,
            report_key_wraps::encapsulated,
            report_key_wraps::ciphertext,
        ))
        .get_result(connection)
        .optional()?;
    Ok(found
        .map(|(suite, encapsulated, ciphertext)| Wrap::from_row(suite, encapsulated, ciphertext)))
}

/// Counts a try at the code of `report`, which `opens` or not; gives whether it may count.
///
/// # Errors
/// The engine's fault.
pub fn count_try(
    connection: &mut Connection,
    report: ReportId,
    opens: bool,
    now: Moment,
) -> Result<bool, DbFault> {
    let kept: Option<(i32, Moment)> = code_throttles::table
        .filter(code_throttles::report_id.eq(report))
        .select((code_throttles::failures, code_throttles::blocked_until))
        .get_result(connection)
        .optional()?;
    let before = kept.map(|(failures, blocked_until)| Tries {
        failures,
        blocked_until,
    });
    let tries = before.unwrap_or(Tries::after_success(now));
    // A code that opens has 80 random bits, so nobody guessed it: a guesser must not shut the reporter out.
    if tries.is_blocked(now) && !opens {
        return Ok(false);
    }
    let after = if opens {
        Tries::after_success(now)
    } else {
        tries.after_failure(now)
    };
    let values = (
        code_throttles::failures.eq(after.failures),
        code_throttles::blocked_until.eq(after.blocked_until),
    );
    if before.is_some() {
        diesel::update(code_throttles::table.filter(code_throttles::report_id.eq(report)))
            .set(values)
            .execute(connection)?;
    } else if !opens {
        diesel::insert_into(code_throttles::table)
            .values((code_throttles::report_id.eq(report), values.0, values.1))
            .execute(connection)?;
    }
    Ok(opens)
}
