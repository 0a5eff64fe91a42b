//! Bytes that no row names, and since when: whoever brought back the wrong backup can still bring back the right one.

use std::collections::BTreeSet;
use std::time::Duration;

use diesel::prelude::*;

use crate::db::schema::{evidence, unnamed_files};
use crate::db::{Connection, DbFault, Moment, ObjectId};

/// How long bytes that no row names are kept.
const KEPT: Duration = Duration::from_secs(30 * 24 * 3_600);

/// Writes down which of the bytes that are `there` no row names; gives those that none has named for a long while.
///
/// # Errors
/// The engine's fault.
pub fn note(
    connection: &mut Connection,
    there: &BTreeSet<ObjectId>,
    now: Moment,
) -> Result<Vec<ObjectId>, DbFault> {
    let named: Vec<ObjectId> = evidence::table
        .select(evidence::object_id)
        .load(connection)?;
    let known: Vec<(ObjectId, Moment)> = unnamed_files::table.load(connection)?;
    let unnamed: BTreeSet<ObjectId> = {
        let named: BTreeSet<ObjectId> = named.into_iter().collect();
        there.difference(&named).copied().collect()
    };
    let mut old = Vec::new();
    for (object, since) in &known {
        if !unnamed.contains(object) {
            forget(connection, *object)?;
        } else if *since + KEPT < now {
            old.push(*object);
        }
    }
    let known: BTreeSet<ObjectId> = known.into_iter().map(|(object, _)| object).collect();
    for object in unnamed.difference(&known) {
        diesel::insert_into(unnamed_files::table)
            .values((
                unnamed_files::object_id.eq(*object),
                unnamed_files::since.eq(now),
            ))
            .execute(connection)?;
    }
    Ok(old)
}

fn forget(connection: &mut Connection, object: ObjectId) -> Result<(), DbFault> {
    let of_object = unnamed_files::table.filter(unnamed_files::object_id.eq(object));
    diesel::delete(of_object).execute(connection)?;
    Ok(())
}

/// Forgets since when: after a restore nobody knows.
///
/// # Errors
/// The engine's fault.
pub fn forget_since_when(connection: &mut Connection) -> Result<(), DbFault> {
    diesel::delete(unnamed_files::table).execute(connection)?;
    Ok(())
}
