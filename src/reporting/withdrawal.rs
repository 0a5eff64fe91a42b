//! Somebody takes back what they agreed to: contact and sharing stop at once, everywhere. What the police have, they keep (domain 6.6).

use diesel::prelude::*;

use super::table::insert_flag;
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::schema::{
    assisted_drafts, assisted_reports, outbox, report_key_wraps, reports, withdrawals,
};
use crate::db::{Connection, DbFault, Moment, ReportId, TeamId};

/// What marks a report in its team's queue.
const CONTACT_STOPPED: &str = "contact-stopped";

/// When what was agreed to for `report` was taken back; none while it stands.
///
/// # Errors
/// The engine's fault.
pub fn withdrawn_at(
    connection: &mut Connection,
    report: ReportId,
) -> Result<Option<Moment>, DbFault> {
    let row: Option<Moment> = withdrawals::table
        .filter(withdrawals::report_id.eq(report))
        .select(withdrawals::withdrawn_at)
        .get_result(connection)
        .optional()?;
    if row.is_some() {
        return Ok(row);
    }
    // Whoever takes the row out of the database brings no contact back: the log knows it too.
    let entries = audit::entries(connection, Chain::Report(report))?;
    let mut taken_back = entries
        .iter()
        .filter(|entry| entry.happening == Happening::ConsentWithdrawn);
    Ok(taken_back.next().map(audit::Entry::moment))
}

/// Takes back what was agreed to for `report` and for the other record of the same report, and writes it down. The centre that helped
/// can open nothing of either any more: neither the report nor what the force wrote to it.
///
/// # Errors
/// The engine's fault.
pub fn withdraw(
    connection: &mut Connection,
    report: ReportId,
    by: Actor,
    now: Moment,
) -> Result<(), DbFault> {
    for record in records_of(connection, report)? {
        if withdrawn_at(connection, record)?.is_some() {
            continue;
        }
        diesel::insert_into(withdrawals::table)
            .values((
                withdrawals::report_id.eq(record),
                withdrawals::withdrawn_at.eq(now),
            ))
            .execute(connection)?;
        insert_flag(connection, record, CONTACT_STOPPED, now)?;
        take_keys_from_centre(connection, record)?;
        erase_unfinished(connection, record)?;
        erase_waiting_letters(connection, record)?;
        let (chain, happening) = (Chain::Report(record), Happening::ConsentWithdrawn);
        audit::append(connection, chain, by, happening, now)?;
    }
    Ok(())
}

/// The centre does not help any more: it reads neither the report nor the other record of it from now on. All else that was agreed to
/// stands.
///
/// # Errors
/// The engine's fault.
pub fn end_help(
    connection: &mut Connection,
    report: ReportId,
    by: Actor,
    now: Moment,
) -> Result<(), DbFault> {
    for record in records_of(connection, report)? {
        let own = assisted_reports::table
            .filter(assisted_reports::report_id.eq(record))
            .filter(assisted_reports::helps_on.eq(true));
        let helps = diesel::update(own)
            .set(assisted_reports::helps_on.eq(false))
            .execute(connection)?;
        if helps == 1 {
            take_report_key_from_centre(connection, record)?;
            let (chain, happening) = (Chain::Report(record), Happening::CentreEndedHelp);
            audit::append(connection, chain, by, happening, now)?;
        }
    }
    Ok(())
}

/// The report and, where different people did it in two places, the other record of it.
fn records_of(connection: &mut Connection, report: ReportId) -> Result<Vec<ReportId>, DbFault> {
    let first: Option<ReportId> = reports::table
        .filter(reports::id.eq(report))
        .select(reports::companion_of)
        .get_result::<Option<ReportId>>(connection)?;
    let first = first.unwrap_or(report);
    Ok(reports::table
        .filter(
            reports::id
                .eq(first)
                .or(reports::companion_of.eq(Some(first))),
        )
        .order(reports::id.asc())
        .select(reports::id)
        .load(connection)?)
}

/// Letters that wait to leave are erased: to the person, and to the centre.
fn erase_waiting_letters(connection: &mut Connection, report: ReportId) -> Result<(), DbFault> {
    diesel::delete(outbox::table)
        .filter(outbox::report_id.eq(Some(report)))
        .filter(outbox::state.eq("waiting"))
        .filter(outbox::kind.eq_any(["acknowledgement", "news", "centre-news"]))
        .execute(connection)?;
    Ok(())
}

/// What the centre meant to add later is not added any more.
fn erase_unfinished(connection: &mut Connection, report: ReportId) -> Result<(), DbFault> {
    diesel::delete(assisted_drafts::table)
        .filter(assisted_drafts::sent_as.eq(Some(report)))
        .execute(connection)?;
    Ok(())
}

fn take_keys_from_centre(connection: &mut Connection, report: ReportId) -> Result<(), DbFault> {
    let nothing: &[u8] = &[];
    diesel::update(assisted_reports::table.filter(assisted_reports::report_id.eq(report)))
        .set((
            assisted_reports::encapsulated.eq(nothing),
            assisted_reports::ciphertext.eq(nothing),
        ))
        .execute(connection)?;
    take_report_key_from_centre(connection, report)
}

fn take_report_key_from_centre(
    connection: &mut Connection,
    report: ReportId,
) -> Result<(), DbFault> {
    let centre: Option<TeamId> = assisted_reports::table
        .filter(assisted_reports::report_id.eq(report))
        .select(assisted_reports::team_id)
        .get_result(connection)
        .optional()?;
    let Some(centre) = centre else {
        return Ok(());
    };
    diesel::delete(report_key_wraps::table)
        .filter(report_key_wraps::report_id.eq(report))
        .filter(report_key_wraps::holder_kind.eq("team"))
        .filter(report_key_wraps::holder_id.eq(centre))
        .execute(connection)?;
    Ok(())
}
