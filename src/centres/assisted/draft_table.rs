//! Drafts of assisted reports in the database.

use std::time::Duration;

use diesel::prelude::*;

use super::draft::{KEPT_DAYS, Row};
use crate::db::schema::{assisted_drafts, people, reports};
use crate::db::{Connection, DbFault, Moment, PersonId, ReportId, TeamId};
use crate::vault::Wrap;

const DAY: Duration = Duration::from_secs(24 * 3_600);

/// A draft as the centre's page lists it: not a word of it.
#[derive(Queryable)]
pub struct Listed {
    /// What the centre's people call it by.
    pub number: String,
    /// The name of whoever began it.
    pub started_by: String,
    /// When somebody last worked on it.
    pub changed_at: Moment,
    /// When it is erased.
    pub ends_at: Moment,
    /// The reference of the report that was sent of it in a hurry already.
    pub sent_as: Option<String>,
}

/// When a draft that is worked on now is erased.
pub fn end_of(now: Moment) -> Moment {
    now + DAY * KEPT_DAYS
}

/// Keeps a new draft.
///
/// # Errors
/// The engine's fault; also where another draft has this number.
pub fn insert(connection: &mut Connection, new: &Row, now: Moment) -> Result<(), DbFault> {
    diesel::insert_into(assisted_drafts::table)
        .values((
            assisted_drafts::id.eq(new.report),
            assisted_drafts::team_id.eq(new.centre),
            assisted_drafts::number.eq(&new.number),
            assisted_drafts::version.eq(new.version),
            assisted_drafts::started_by.eq(new.started_by),
            assisted_drafts::started_at.eq(now),
            assisted_drafts::changed_by.eq(new.started_by),
            assisted_drafts::changed_at.eq(now),
            assisted_drafts::ends_at.eq(new.ends_at),
            assisted_drafts::commitment.eq(&new.commitment),
            assisted_drafts::epoch.eq(new.epoch),
            assisted_drafts::suite.eq(i32::from(new.wrap.suite)),
            assisted_drafts::encapsulated.eq(&new.wrap.encapsulated),
            assisted_drafts::ciphertext.eq(&new.wrap.ciphertext),
            assisted_drafts::sealed.eq(&new.sealed),
            assisted_drafts::sent_as.eq(new.sent_as),
            assisted_drafts::sent_mark.eq(&new.sent_mark),
        ))
        .execute(connection)?;
    Ok(())
}

/// The draft called `number`, whichever centre has it: the caller must check that the person is of that centre.
///
/// # Errors
/// The engine's fault.
pub fn find(
    connection: &mut Connection,
    number: &str,
    now: Moment,
) -> Result<Option<Row>, DbFault> {
    type Found = (
        (
            ReportId,
            TeamId,
            String,
            i64,
            PersonId,
            Moment,
            (Option<ReportId>, Option<Vec<u8>>),
        ),
        (Vec<u8>, i32, i32, Vec<u8>, Vec<u8>, Vec<u8>),
    );
    let found: Option<Found> = assisted_drafts::table
        .filter(assisted_drafts::number.eq(number))
        .filter(assisted_drafts::ends_at.gt(now))
        .select((
            (
                assisted_drafts::id,
                assisted_drafts::team_id,
                assisted_drafts::number,
                assisted_drafts::version,
                assisted_drafts::started_by,
                assisted_drafts::ends_at,
                (assisted_drafts::sent_as, assisted_drafts::sent_mark),
            ),
            (
                assisted_drafts::commitment,
                assisted_drafts::epoch,
                assisted_drafts::suite,
                assisted_drafts::encapsulated,
                assisted_drafts::ciphertext,
                assisted_drafts::sealed,
            ),
        ))
        .get_result(connection)
        .optional()?;
    let row = |(own, sealed): Found| {
        let (report, centre, number, version, started_by, ends_at, sent) = own;
        let (sent_as, sent_mark) = sent;
        let (commitment, epoch, suite, encapsulated, ciphertext, sealed) = sealed;
        Row {
            report,
            centre,
            number,
            version,
            started_by,
            ends_at,
            commitment,
            epoch,
            wrap: Wrap::from_row(suite, encapsulated, ciphertext),
            sealed,
            sent_as,
            sent_mark,
        }
    };
    Ok(found.map(row))
}

/// Whether no draft is called `number`.
///
/// # Errors
/// The engine's fault.
pub fn is_free(connection: &mut Connection, number: &str) -> Result<bool, DbFault> {
    let called: i64 = assisted_drafts::table
        .filter(assisted_drafts::number.eq(number))
        .count()
        .get_result(connection)?;
    Ok(called == 0)
}

/// Keeps a draft until `ends_at`, with `sealed` in place of version `from` of a draft; gives whether it was still as it was.
///
/// # Errors
/// The engine's fault.
pub fn replace(
    connection: &mut Connection,
    report: ReportId,
    from: i64,
    sealed: &[u8],
    by: PersonId,
    now: Moment,
    ends_at: Moment,
) -> Result<bool, DbFault> {
    let changed = diesel::update(assisted_drafts::table)
        .filter(assisted_drafts::id.eq(report))
        .filter(assisted_drafts::version.eq(from))
        .set((
            assisted_drafts::version.eq(from + 1),
            assisted_drafts::sealed.eq(sealed),
            assisted_drafts::changed_by.eq(by),
            assisted_drafts::changed_at.eq(now),
            assisted_drafts::ends_at.eq(ends_at),
        ))
        .execute(connection)?;
    Ok(changed == 1)
}

/// Erases version `version` of a draft; gives whether it was still as it was.
///
/// # Errors
/// The engine's fault.
pub fn erase(connection: &mut Connection, report: ReportId, version: i64) -> Result<bool, DbFault> {
    let erased = diesel::delete(assisted_drafts::table)
        .filter(assisted_drafts::id.eq(report))
        .filter(assisted_drafts::version.eq(version))
        .execute(connection)?;
    Ok(erased == 1)
}

/// Erases the drafts that have run out; gives how many.
///
/// # Errors
/// The engine's fault.
pub fn erase_ended(connection: &mut Connection, now: Moment) -> Result<usize, DbFault> {
    let ended = assisted_drafts::table.filter(assisted_drafts::ends_at.le(now));
    Ok(diesel::delete(ended).execute(connection)?)
}

/// How many drafts a centre has of which nothing was sent.
///
/// # Errors
/// The engine's fault.
pub fn count(connection: &mut Connection, centre: TeamId, now: Moment) -> Result<i64, DbFault> {
    Ok(assisted_drafts::table
        .filter(assisted_drafts::team_id.eq(centre))
        .filter(assisted_drafts::ends_at.gt(now))
        .filter(assisted_drafts::sent_as.is_null())
        .count()
        .get_result(connection)?)
}

/// The drafts of a centre, the one that was worked on last first.
///
/// # Errors
/// The engine's fault.
pub fn of_centre(
    connection: &mut Connection,
    centre: TeamId,
    now: Moment,
) -> Result<Vec<Listed>, DbFault> {
    Ok(assisted_drafts::table
        .inner_join(people::table.on(people::id.eq(assisted_drafts::started_by)))
        .left_join(reports::table.on(assisted_drafts::sent_as.eq(reports::id.nullable())))
        .filter(assisted_drafts::team_id.eq(centre))
        .filter(assisted_drafts::ends_at.gt(now))
        .order((
            assisted_drafts::changed_at.desc(),
            assisted_drafts::id.desc(),
        ))
        .select((
            assisted_drafts::number,
            people::name,
            assisted_drafts::changed_at,
            assisted_drafts::ends_at,
            reports::reference.nullable(),
        ))
        .load(connection)?)
}
