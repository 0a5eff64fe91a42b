//! What a team promised a reporter: by when it writes again, and whether it did.

use diesel::prelude::*;

use crate::db::schema::promises;
use crate::db::{Connection, DbFault, Moment, ReportId, TeamId};

/// A promise to write by the end of a day.
#[derive(Clone, Queryable)]
pub struct Promise {
    /// The end of the day, in London, by which the team said that it would write.
    pub due_at: Moment,
    /// When it wrote; none while it has not.
    pub kept_at: Option<Moment>,
}

/// What was promised for one report.
#[derive(Default)]
pub struct Promises {
    /// The one that waits to be kept.
    pub open: Option<Promise>,
    /// The last one that was answered, in time or late.
    pub last: Option<Promise>,
}

impl Promise {
    /// Whether the team wrote in time.
    pub fn was_kept(&self) -> bool {
        self.kept_at.is_some_and(|kept_at| kept_at <= self.due_at)
    }
}

/// Writes down that `team` writes again by `due_at`. The caller has kept the one before by what it sends now.
///
/// # Errors
/// The engine's fault.
pub fn promise(
    connection: &mut Connection,
    report: ReportId,
    team: TeamId,
    due_at: Moment,
    now: Moment,
) -> Result<(), DbFault> {
    let last: Option<Moment> = promises::table
        .filter(promises::report_id.eq(report))
        .select(diesel::dsl::max(promises::made_at))
        .get_result(connection)?;
    // Promises stand in the order of their times: no two may have the same.
    let made_at = last.map_or(now, |last| now.max(Moment::from_micros(last.micros() + 1)));
    diesel::insert_into(promises::table)
        .values((
            promises::report_id.eq(report),
            promises::made_at.eq(made_at),
            promises::team_id.eq(team),
            promises::due_at.eq(due_at),
        ))
        .execute(connection)?;
    Ok(())
}

/// Marks what was promised for `report` as done: the team writes now.
///
/// # Errors
/// The engine's fault.
pub fn keep_promise(
    connection: &mut Connection,
    report: ReportId,
    now: Moment,
) -> Result<(), DbFault> {
    diesel::update(promises::table)
        .filter(promises::report_id.eq(report))
        .filter(promises::kept_at.is_null())
        .set(promises::kept_at.eq(Some(now)))
        .execute(connection)?;
    Ok(())
}

/// What was promised for `report`.
///
/// # Errors
/// The engine's fault.
pub fn promises_of(connection: &mut Connection, report: ReportId) -> Result<Promises, DbFault> {
    let all: Vec<Promise> = promises::table
        .filter(promises::report_id.eq(report))
        .order(promises::made_at.asc())
        .select((promises::due_at, promises::kept_at))
        .load(connection)?;
    let newest = |is_kept: bool| {
        let mut found = all.iter().rev();
        found.find(|one| one.kept_at.is_some() == is_kept).cloned()
    };
    Ok(Promises {
        open: newest(false),
        last: newest(true),
    })
}
