//! What the scanner said of each file, in the database.

use std::time::Duration;

use diesel::prelude::*;

use super::scanner::Verdict;
use crate::db::schema::{evidence, scans};
use crate::db::{Connection, DbFault, Moment, ObjectId};
use crate::vault::Pepper;

/// How often a file that clamd would not judge is given to it.
pub const ATTEMPTS: i32 = 5;
/// How long after the first failure it is given to clamd again; twice as long after each further one.
const FIRST_WAIT: Duration = Duration::from_secs(60);
/// How long a file belongs to whoever gives it to clamd: longer than that may take.
const LEASE: Duration = Duration::from_secs(600);

/// What the scanner said of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// Nobody is asked here.
    NotAsked,
    /// It was not scanned yet.
    Waiting,
    /// Nothing was found, at this time.
    Clean(Moment),
    /// This was found, at this time.
    Infected(String, Moment),
    /// The scanner could not tell, at this time.
    Unclear(Moment),
}

impl Checked {
    /// Whether the file may be opened like any other.
    pub fn may_be_opened(&self) -> bool {
        matches!(self, Self::NotAsked | Self::Clean(_))
    }

    /// Whether it is opened only by somebody who says that they know the risk.
    pub fn is_a_risk(&self) -> bool {
        matches!(self, Self::Infected(..) | Self::Unclear(_))
    }

    /// The word for it in wording keys.
    pub fn word(&self) -> &'static str {
        match self {
            Self::NotAsked => "not-asked",
            Self::Waiting => "waiting",
            Self::Clean(_) => "clean",
            Self::Infected(..) => "infected",
            Self::Unclear(_) => "unclear",
        }
    }
}

/// What the table says of a file.
#[derive(Clone, Queryable)]
pub struct Scan {
    state: String,
    mark: Vec<u8>,
    scanned_at: Option<Moment>,
    found: Option<String>,
}

/// The columns of a [`Scan`].
pub type ScanColumns = (scans::state, scans::mark, scans::scanned_at, scans::found);

/// The columns of a [`Scan`], to be selected.
pub fn scan_columns() -> ScanColumns {
    (scans::state, scans::mark, scans::scanned_at, scans::found)
}

impl Scan {
    /// What it says of `object`; none where somebody without the key folder wrote it.
    pub fn checked(&self, object: ObjectId, pepper: &Pepper) -> Option<Checked> {
        if self.mark != mark(pepper, object, &self.state) {
            return None;
        }
        match (self.state.as_str(), self.scanned_at) {
            ("clean", Some(at)) => Some(Checked::Clean(at)),
            ("infected", Some(at)) => {
                let found = self.found.clone().unwrap_or_default();
                Some(Checked::Infected(found, at))
            }
            ("unclear", Some(at)) => Some(Checked::Unclear(at)),
            ("waiting", _) => Some(Checked::Waiting),
            _ => None,
        }
    }
}

fn mark(pepper: &Pepper, object: ObjectId, state: &str) -> Vec<u8> {
    let scanned = format!("scan {} {state}", object.uuid());
    pepper.mark(&scanned).to_vec()
}

/// A file to scan.
pub struct Due {
    /// Its bytes.
    pub object: ObjectId,
    /// Its key, sealed to the worker.
    pub capsule: Vec<u8>,
    /// How often clamd would not judge it.
    pub attempts: i32,
}

/// Puts a file in the line, whatever was said of it before.
///
/// # Errors
/// The engine's fault.
pub fn ask(
    connection: &mut Connection,
    object: ObjectId,
    capsule: &[u8],
    pepper: &Pepper,
    now: Moment,
) -> Result<(), DbFault> {
    diesel::delete(scans::table.filter(scans::object_id.eq(object))).execute(connection)?;
    diesel::insert_into(scans::table)
        .values((
            scans::object_id.eq(object),
            scans::state.eq("waiting"),
            scans::mark.eq(mark(pepper, object, "waiting")),
            scans::capsule.eq(Some(capsule)),
            scans::attempts.eq(0),
            scans::next_at.eq(now),
            scans::asked_at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}

/// Takes the file that is due first, so that no other node scans it too.
///
/// # Errors
/// The engine's fault.
pub fn claim(connection: &mut Connection, now: Moment) -> Result<Option<Due>, DbFault> {
    let due: Option<(ObjectId, Option<Vec<u8>>, i32, Moment)> = scans::table
        .filter(scans::state.eq("waiting"))
        .filter(scans::next_at.le(now))
        .order(scans::next_at.asc())
        .select((
            scans::object_id,
            scans::capsule,
            scans::attempts,
            scans::next_at,
        ))
        .first(connection)
        .optional()?;
    let Some((object, capsule, attempts, next_at)) = due else {
        return Ok(None);
    };
    let mine = scans::table
        .filter(scans::object_id.eq(object))
        .filter(scans::next_at.eq(next_at));
    let claimed = diesel::update(mine)
        .set(scans::next_at.eq(now + LEASE))
        .execute(connection)?;
    Ok((claimed == 1).then_some(Due {
        object,
        capsule: capsule.unwrap_or_default(),
        attempts,
    }))
}

/// Writes down what the scanner said: without a verdict the file waits longer each time, and is at last called unclear.
///
/// # Errors
/// The engine's fault.
pub fn settle(
    connection: &mut Connection,
    due: &Due,
    verdict: Option<&Verdict>,
    pepper: &Pepper,
    now: Moment,
) -> Result<(), DbFault> {
    let (state, found) = match verdict {
        Some(Verdict::Clean) => ("clean", None),
        Some(Verdict::Infected(found)) => ("infected", Some(found.as_str())),
        None if due.attempts + 1 < ATTEMPTS => return wait(connection, due, now),
        None => ("unclear", None),
    };
    diesel::update(scans::table.filter(scans::object_id.eq(due.object)))
        .set((
            scans::state.eq(state),
            scans::mark.eq(mark(pepper, due.object, state)),
            scans::capsule.eq(None::<Vec<u8>>),
            scans::attempts.eq(due.attempts + 1),
            scans::scanned_at.eq(Some(now)),
            scans::found.eq(found),
        ))
        .execute(connection)?;
    Ok(())
}

fn wait(connection: &mut Connection, due: &Due, now: Moment) -> Result<(), DbFault> {
    let longer = 2_u32.pow(due.attempts.unsigned_abs());
    diesel::update(scans::table.filter(scans::object_id.eq(due.object)))
        .set((
            scans::attempts.eq(due.attempts + 1),
            scans::next_at.eq(now + FIRST_WAIT * longer),
        ))
        .execute(connection)?;
    Ok(())
}

/// Leaves a file in the line for a while, as if it had not been tried.
///
/// # Errors
/// The engine's fault.
pub fn wait_on(connection: &mut Connection, due: &Due, now: Moment) -> Result<(), DbFault> {
    diesel::update(scans::table.filter(scans::object_id.eq(due.object)))
        .set(scans::next_at.eq(now + FIRST_WAIT))
        .execute(connection)?;
    Ok(())
}

/// Forgets the files that no row names any more, and so their keys.
///
/// # Errors
/// The engine's fault.
pub fn forget_gone(connection: &mut Connection) -> Result<(), DbFault> {
    let named = evidence::table.select(evidence::object_id);
    diesel::delete(scans::table.filter(scans::object_id.ne_all(named))).execute(connection)?;
    Ok(())
}

/// Forgets the files that wait, and so their keys: nobody scans here any more.
///
/// # Errors
/// The engine's fault.
pub fn forget_waiting(connection: &mut Connection) -> Result<(), DbFault> {
    diesel::delete(scans::table.filter(scans::state.eq("waiting"))).execute(connection)?;
    Ok(())
}

/// Forgets a file that waits and whose bytes are gone. Whoever looks at it once they are back puts it in the line again.
///
/// # Errors
/// The engine's fault.
pub fn forget_waiting_for(connection: &mut Connection, object: ObjectId) -> Result<(), DbFault> {
    let waiting = scans::table
        .filter(scans::object_id.eq(object))
        .filter(scans::state.eq("waiting"));
    diesel::delete(waiting).execute(connection)?;
    Ok(())
}

/// How many files wait for the scanner, and since when the first of them does.
///
/// # Errors
/// The engine's fault.
pub fn waiting(connection: &mut Connection) -> Result<(i64, Option<Moment>), DbFault> {
    let in_line = scans::table.filter(scans::state.eq("waiting"));
    Ok((
        in_line.count().get_result(connection)?,
        in_line
            .select(diesel::dsl::min(scans::asked_at))
            .get_result(connection)?,
    ))
}
