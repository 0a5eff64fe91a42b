//! Reports in the database, as filing writes them.

use diesel::prelude::*;

use super::report::{NOT_SURE, Report};
use crate::db::schema::{
    flags, motivations, report_key_wraps, reports, routing_decisions, sealed_parts,
};
use crate::db::{Connection, DbFault, Moment, PartId, ReportId, TeamId};
use crate::post::URGENT;
use crate::triage::{first_due, settle};
use crate::vault::{Holder, Reference, Wrap};

/// The plain columns of a new report: all that a copy of the database tells of it.
pub struct NewReport {
    /// Its key.
    pub id: ReportId,
    /// The record with the reference that the reporter has, where this is another record of the same report.
    pub companion_of: Option<ReportId>,
    /// Its public reference.
    pub reference: Reference,
    /// How it came: `public`, or `centre` where somebody helped.
    pub channel: &'static str,
    /// The salt that its access code is used with.
    pub code_salt: [u8; 16],
    /// What ties it to its report key.
    pub commitment: [u8; 32],
    /// The team that owns it.
    pub team: TeamId,
    /// From 0 (in turn) to 3 (wake somebody).
    pub urgency: i32,
    /// When it was filed.
    pub received_at: Moment,
    /// The code of the district, or `unknown`.
    pub authority: String,
    /// The nation whose strands it is counted by.
    pub nation: &'static str,
    /// The month it happened, as `2026-11`, or `unknown`.
    pub month: String,
    /// Codes of the strands, at least one.
    pub strands: Vec<String>,
    /// Machine-readable markers.
    pub flags: Vec<String>,
    /// The number of the routing rule that settled its owner.
    pub rule: u8,
    /// The wording key of the reason.
    pub reason: &'static str,
    /// The edition of the postcode table.
    pub dataset: String,
}

/// Writes a new report with its sealed parts and the wraps of its key.
///
/// # Errors
/// The engine's fault.
pub fn insert(
    connection: &mut Connection,
    new: &NewReport,
    parts: &[(PartId, &'static str, Vec<u8>)],
    wraps: &[(Holder, Wrap)],
) -> Result<(), DbFault> {
    insert_plain(connection, new)?;
    for (id, part, sealed) in parts {
        insert_part(connection, new.id, *id, part, sealed)?;
    }
    for (holder, wrap) in wraps {
        add_key_wrap(connection, new.id, *holder, wrap)?;
    }
    insert_markers(connection, new)
}

/// Keeps a part that is given after filing, once; gives whether it was not there yet.
///
/// # Errors
/// The engine's fault.
pub fn add_part(
    connection: &mut Connection,
    report: ReportId,
    id: PartId,
    part: &'static str,
    sealed: &[u8],
) -> Result<bool, DbFault> {
    let there: i64 = sealed_parts::table
        .filter(sealed_parts::report_id.eq(report))
        .filter(sealed_parts::part.eq(part))
        .count()
        .get_result(connection)?;
    if there == 0 {
        insert_part(connection, report, id, part, sealed)?;
    }
    Ok(there == 0)
}

fn insert_part(
    connection: &mut Connection,
    report: ReportId,
    id: PartId,
    part: &str,
    sealed: &[u8],
) -> Result<(), DbFault> {
    diesel::insert_into(sealed_parts::table)
        .values((
            sealed_parts::id.eq(id),
            sealed_parts::report_id.eq(report),
            sealed_parts::part.eq(part),
            sealed_parts::sealed.eq(sealed),
        ))
        .execute(connection)?;
    Ok(())
}

/// Keeps a wrap of the key of `report`.
///
/// # Errors
/// The engine's fault; also where the holder has one already.
pub fn add_key_wrap(
    connection: &mut Connection,
    report: ReportId,
    holder: Holder,
    wrap: &Wrap,
) -> Result<(), DbFault> {
    diesel::insert_into(report_key_wraps::table)
        .values((
            report_key_wraps::report_id.eq(report),
            report_key_wraps::holder_kind.eq(holder.kind()),
            report_key_wraps::holder_id.eq(TeamId::from(holder.id())),
            report_key_wraps::epoch.eq(holder.epoch()),
            report_key_wraps::suite.eq(i32::from(wrap.suite)),
            report_key_wraps::encapsulated.eq(&wrap.encapsulated),
            report_key_wraps::ciphertext.eq(&wrap.ciphertext),
        ))
        .execute(connection)?;
    Ok(())
}

fn insert_plain(connection: &mut Connection, new: &NewReport) -> Result<(), DbFault> {
    let (due_at, due_step) = first_due(new.nation, new.urgency, &new.flags, new.received_at);
    diesel::insert_into(reports::table)
        .values((
            reports::id.eq(new.id),
            reports::reference.eq(new.reference.as_str()),
            reports::code_salt.eq(new.code_salt.as_slice()),
            reports::commitment.eq(new.commitment.as_slice()),
            reports::team_id.eq(new.team),
            reports::state.eq("unopened"),
            reports::urgency.eq(new.urgency),
            reports::channel.eq(new.channel),
            reports::received_at.eq(new.received_at),
            reports::nation.eq(new.nation),
            reports::authority.eq(&new.authority),
            reports::incident_month.eq(&new.month),
            reports::companion_of.eq(new.companion_of),
            reports::due_at.eq(due_at),
            reports::due_step.eq(due_step),
        ))
        .execute(connection)?;
    Ok(())
}

/// What a report is marked with in plain columns.
#[derive(Clone)]
pub struct Marks {
    strands: Vec<String>,
    flags: Vec<String>,
    urgency: i32,
}

impl Marks {
    /// Those of `report`.
    pub fn of(report: &Report) -> Self {
        let flags = report.records.iter().flat_map(|record| &record.flags);
        let urgency = report.records.iter().map(|record| record.urgency).max();
        Self {
            strands: report.strands.clone(),
            flags: flags.cloned().collect(),
            urgency: urgency.map_or(0, i32::from),
        }
    }
}

/// Marks the report `id`, that is filed already, with what was told later: nothing that it is marked with goes, but that no strand was
/// known. Gives whether it has become urgent by that.
///
/// # Errors
/// The engine's fault.
pub fn add_marks(
    connection: &mut Connection,
    id: ReportId,
    marks: &Marks,
    now: Moment,
) -> Result<bool, DbFault> {
    let marked: Vec<String> = flags::table
        .filter(flags::report_id.eq(id))
        .select(flags::flag)
        .load(connection)?;
    for flag in marks.flags.iter().filter(|flag| !marked.contains(flag)) {
        insert_flag(connection, id, flag, now)?;
    }
    let known: Vec<String> = motivations::table
        .filter(motivations::report_id.eq(id))
        .select(motivations::strand)
        .load(connection)?;
    let named = marks.strands.iter().filter(|strand| *strand != NOT_SURE);
    for strand in named.filter(|strand| !known.contains(strand)) {
        insert_strand(connection, id, strand)?;
        diesel::delete(motivations::table)
            .filter(motivations::report_id.eq(id))
            .filter(motivations::strand.eq(NOT_SURE))
            .execute(connection)?;
    }
    let raised = diesel::update(reports::table)
        .filter(reports::id.eq(id))
        .filter(reports::urgency.lt(marks.urgency));
    let was_urgent: i64 = reports::table
        .filter(reports::id.eq(id))
        .filter(reports::urgency.ge(i32::from(URGENT)))
        .count()
        .get_result(connection)?;
    raised
        .set(reports::urgency.eq(marks.urgency))
        .execute(connection)?;
    settle(connection, id)?;
    Ok(was_urgent == 0 && marks.urgency >= i32::from(URGENT))
}

fn insert_strand(connection: &mut Connection, id: ReportId, strand: &str) -> Result<(), DbFault> {
    diesel::insert_into(motivations::table)
        .values((
            motivations::report_id.eq(id),
            motivations::strand.eq(strand),
        ))
        .execute(connection)?;
    Ok(())
}

/// Marks a filed report with `flag`.
///
/// # Errors
/// The engine's fault.
pub fn insert_flag(
    connection: &mut Connection,
    id: ReportId,
    flag: &str,
    at: Moment,
) -> Result<(), DbFault> {
    diesel::insert_into(flags::table)
        .values((
            flags::report_id.eq(id),
            flags::flag.eq(flag),
            flags::set_at.eq(at),
        ))
        .execute(connection)?;
    Ok(())
}

fn insert_markers(connection: &mut Connection, new: &NewReport) -> Result<(), DbFault> {
    for strand in &new.strands {
        insert_strand(connection, new.id, strand)?;
    }
    for flag in &new.flags {
        insert_flag(connection, new.id, flag, new.received_at)?;
    }
    diesel::insert_into(routing_decisions::table)
        .values((
            routing_decisions::report_id.eq(new.id),
            routing_decisions::rule.eq(new.rule.to_string()),
            routing_decisions::reason.eq(new.reason),
            routing_decisions::dataset.eq(&new.dataset),
            routing_decisions::team_id.eq(new.team),
            routing_decisions::decided_at.eq(new.received_at),
        ))
        .execute(connection)?;
    Ok(())
}
