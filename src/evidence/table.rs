//! The rows of files that were given.

use diesel::prelude::*;

use super::scans::{Scan, scan_columns};
use crate::db::schema::{assisted_drafts, drafts, evidence, reports, scans};
use crate::db::{Connection, DbFault, EvidenceId, Moment, ObjectId, PersonId, ReportId};

/// A file's row, still sealed.
#[derive(Clone)]
pub struct Row {
    /// Its key.
    pub id: EvidenceId,
    /// Its number in the report, from 1.
    pub number: i32,
    /// Its bytes in the store.
    pub object: ObjectId,
    /// In how many pieces they lie there, once all of it is.
    pub pieces: u32,
    /// Whether all of it is there.
    pub is_whole: bool,
    /// The member of staff who added it.
    pub person: Option<PersonId>,
    /// When it was given.
    pub given_at: Moment,
    /// Since when its bytes are gone.
    pub missing_at: Option<Moment>,
    /// What the scanner said of it.
    pub scan: Option<Scan>,
    /// What else is known of it.
    pub sealed: Vec<u8>,
}

type Columns = (
    EvidenceId,
    i32,
    ObjectId,
    i32,
    String,
    Option<PersonId>,
    Moment,
    Option<Moment>,
    Option<Scan>,
    Vec<u8>,
);

/// The files of `report`, in the order in which they were given.
///
/// # Errors
/// The engine's fault.
pub fn of_report(connection: &mut Connection, report: ReportId) -> Result<Vec<Row>, DbFault> {
    let rows: Vec<Columns> = evidence::table
        .left_join(scans::table.on(scans::object_id.eq(evidence::object_id)))
        .filter(evidence::report_id.eq(report))
        .order(evidence::number.asc())
        .select((
            evidence::id,
            evidence::number,
            evidence::object_id,
            evidence::pieces,
            evidence::state,
            evidence::person_id,
            evidence::given_at,
            evidence::missing_at,
            scan_columns().nullable(),
            evidence::sealed,
        ))
        .load(connection)?;
    let row =
        |(id, number, object, pieces, state, person, given_at, missing_at, scan, sealed): Columns| Row {
            id,
            number,
            object,
            pieces: u32::try_from(pieces).unwrap_or_default(),
            is_whole: state == "whole",
            person,
            given_at,
            missing_at,
            scan,
            sealed,
        };
    Ok(rows.into_iter().map(row).collect())
}

/// Adds a row that says that a file arrives, unless the report has `most` already; its number is the next one.
///
/// # Errors
/// The engine's fault.
pub fn begin(
    connection: &mut Connection,
    report: ReportId,
    row: &Row,
    most: i64,
) -> Result<Option<i32>, DbFault> {
    let of_report = evidence::table.filter(evidence::report_id.eq(report));
    let there: i64 = of_report.count().get_result(connection)?;
    if there >= most {
        return Ok(None);
    }
    let last: Option<i32> = evidence::table
        .filter(evidence::report_id.eq(report))
        .select(diesel::dsl::max(evidence::number))
        .get_result(connection)?;
    let row = Row {
        number: last.unwrap_or(0) + 1,
        ..row.clone()
    };
    insert(connection, report, &row)?;
    Ok(Some(row.number))
}

/// Adds a row as it is.
///
/// # Errors
/// The engine's fault.
pub fn insert(connection: &mut Connection, report: ReportId, row: &Row) -> Result<(), DbFault> {
    diesel::insert_into(evidence::table)
        .values((
            evidence::id.eq(row.id),
            evidence::report_id.eq(report),
            evidence::number.eq(row.number),
            evidence::object_id.eq(row.object),
            evidence::state.eq(state(row.is_whole)),
            evidence::pieces.eq(columns_count(row.pieces)),
            evidence::person_id.eq(row.person),
            evidence::given_at.eq(row.given_at),
            evidence::missing_at.eq(row.missing_at),
            evidence::sealed.eq(&row.sealed),
        ))
        .execute(connection)?;
    Ok(())
}

/// Takes the next turn to bring a file; none where it is whole or gone.
///
/// # Errors
/// The engine's fault.
pub fn take_turn(connection: &mut Connection, id: EvidenceId) -> Result<Option<i32>, DbFault> {
    let arriving = evidence::table
        .filter(evidence::id.eq(id))
        .filter(evidence::state.eq("arriving"));
    let taken = diesel::update(arriving)
        .set(evidence::turn.eq(evidence::turn + 1))
        .execute(connection)?;
    if taken == 0 {
        return Ok(None);
    }
    let of_file = evidence::table.filter(evidence::id.eq(id));
    Ok(Some(of_file.select(evidence::turn).first(connection)?))
}

/// Whether the file still arrives, and whoever took `turn` may still write.
///
/// # Errors
/// The engine's fault.
pub fn has_turn(connection: &mut Connection, id: EvidenceId, turn: i32) -> Result<bool, DbFault> {
    let own: i64 = evidence::table
        .filter(evidence::id.eq(id))
        .filter(evidence::state.eq("arriving"))
        .filter(evidence::turn.eq(turn))
        .count()
        .get_result(connection)?;
    Ok(own == 1)
}

/// Says that all of a file is there; gives whether its row was still waiting for that, from whoever took `turn`.
///
/// # Errors
/// The engine's fault.
pub fn finish(
    connection: &mut Connection,
    (id, turn): (EvidenceId, i32),
    pieces: u32,
    sealed: &[u8],
) -> Result<bool, DbFault> {
    let changed = diesel::update(evidence::table)
        .filter(evidence::id.eq(id))
        .filter(evidence::state.eq("arriving"))
        .filter(evidence::turn.eq(turn))
        .set((
            evidence::state.eq("whole"),
            evidence::pieces.eq(columns_count(pieces)),
            evidence::sealed.eq(sealed),
        ))
        .execute(connection)?;
    Ok(changed == 1)
}

/// Deletes the row of a file that has not arrived to its end, for whoever has the turn to bring it; gives whether it was there.
///
/// # Errors
/// The engine's fault.
pub fn delete_arriving(
    connection: &mut Connection,
    id: EvidenceId,
    turn: i32,
) -> Result<bool, DbFault> {
    let arriving = evidence::table
        .filter(evidence::id.eq(id))
        .filter(evidence::state.eq("arriving"))
        .filter(evidence::turn.eq(turn));
    Ok(diesel::delete(arriving).execute(connection)? == 1)
}

/// Deletes the row of a file of a draft; gives whether it was there. What belongs to a report stays.
///
/// # Errors
/// The engine's fault.
pub fn delete_of_draft(connection: &mut Connection, id: EvidenceId) -> Result<bool, DbFault> {
    let of_draft = evidence::table
        .filter(evidence::id.eq(id))
        .filter(evidence::report_id.ne_all(reports::table.select(reports::id)));
    Ok(diesel::delete(of_draft).execute(connection)? == 1)
}

/// Gives a whole file to the report `to`, for which it is `sealed`.
///
/// # Errors
/// The engine's fault.
pub fn carry_over(
    connection: &mut Connection,
    id: EvidenceId,
    to: ReportId,
    sealed: &[u8],
) -> Result<(), DbFault> {
    diesel::update(evidence::table.filter(evidence::id.eq(id)))
        .set((evidence::report_id.eq(to), evidence::sealed.eq(sealed)))
        .execute(connection)?;
    Ok(())
}

/// Deletes the rows of files of a draft that have not arrived to their end.
///
/// # Errors
/// The engine's fault.
pub fn delete_unfinished(connection: &mut Connection, draft: ReportId) -> Result<(), DbFault> {
    let unfinished = evidence::table
        .filter(evidence::report_id.eq(draft))
        .filter(evidence::state.eq("arriving"));
    diesel::delete(unfinished).execute(connection)?;
    Ok(())
}

/// Whether all of the file is there.
///
/// # Errors
/// The engine's fault.
pub fn is_whole(connection: &mut Connection, id: EvidenceId) -> Result<bool, DbFault> {
    let whole: i64 = evidence::table
        .filter(evidence::id.eq(id))
        .filter(evidence::state.eq("whole"))
        .count()
        .get_result(connection)?;
    Ok(whole > 0)
}

/// Whether `report` was filed, or a draft of it is there.
///
/// # Errors
/// The engine's fault.
pub fn is_wanted(connection: &mut Connection, report: ReportId) -> Result<bool, DbFault> {
    let drafts: i64 = drafts::table
        .filter(drafts::report_id.eq(report))
        .count()
        .get_result(connection)?;
    let at_centres: i64 = assisted_drafts::table
        .filter(assisted_drafts::id.eq(report))
        .count()
        .get_result(connection)?;
    Ok(drafts + at_centres > 0 || is_filed(connection, report)?)
}

/// Whether `report` was filed, and so has a chain of its own.
///
/// # Errors
/// The engine's fault.
pub fn is_filed(connection: &mut Connection, report: ReportId) -> Result<bool, DbFault> {
    let filed: i64 = reports::table
        .filter(reports::id.eq(report))
        .count()
        .get_result(connection)?;
    Ok(filed > 0)
}

/// Deletes the rows of drafts that are gone without having become a report; gives what they named in the store.
///
/// # Errors
/// The engine's fault.
pub fn delete_left_behind(connection: &mut Connection) -> Result<Vec<ObjectId>, DbFault> {
    let filed = reports::table.select(reports::id);
    let open = drafts::table
        .filter(drafts::report_id.is_not_null())
        .select(drafts::report_id.assume_not_null());
    let open_at_centres = assisted_drafts::table.select(assisted_drafts::id);
    let left_behind: Vec<(EvidenceId, ObjectId)> = evidence::table
        .filter(evidence::report_id.ne_all(filed))
        .filter(evidence::report_id.ne_all(open))
        .filter(evidence::report_id.ne_all(open_at_centres))
        .select((evidence::id, evidence::object_id))
        .load(connection)?;
    for (id, _) in &left_behind {
        delete_of_draft(connection, *id)?;
    }
    Ok(left_behind.into_iter().map(|(_, object)| object).collect())
}

/// The bytes that some row names.
pub struct Named {
    /// Their name in the store.
    pub object: ObjectId,
    /// How many pieces there should be: 0 while they arrive.
    pub pieces: u32,
    /// Whether they are known to be gone.
    pub is_missing: bool,
}

/// The bytes that rows name.
///
/// # Errors
/// The engine's fault.
pub fn objects(connection: &mut Connection) -> Result<Vec<Named>, DbFault> {
    let rows: Vec<(ObjectId, i32, Option<Moment>)> = evidence::table
        .select((evidence::object_id, evidence::pieces, evidence::missing_at))
        .load(connection)?;
    let named = |(object, pieces, missing_at): (ObjectId, i32, Option<Moment>)| Named {
        object,
        pieces: u32::try_from(pieces).unwrap_or_default(),
        is_missing: missing_at.is_some(),
    };
    Ok(rows.into_iter().map(named).collect())
}

/// Says since when the bytes of a file are gone, or that they are there.
///
/// # Errors
/// The engine's fault.
pub fn mark_missing(
    connection: &mut Connection,
    object: ObjectId,
    since: Option<Moment>,
) -> Result<(), DbFault> {
    diesel::update(evidence::table.filter(evidence::object_id.eq(object)))
        .set(evidence::missing_at.eq(since))
        .execute(connection)?;
    Ok(())
}

fn state(is_whole: bool) -> &'static str {
    match is_whole {
        true => "whole",
        false => "arriving",
    }
}

fn columns_count(pieces: u32) -> i32 {
    i32::try_from(pieces).unwrap_or(i32::MAX)
}
