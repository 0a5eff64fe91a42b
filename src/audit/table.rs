//! The chains in the database.

use diesel::prelude::*;
use uuid::Uuid;

use super::chain::{self, Entry};
use super::{Actor, Chain, Event};
use crate::db::schema::events;
use crate::db::{Connection, DbFault, Moment, PersonId, TeamId};

/// Adds an entry to the end of `chain`, in the caller's transaction: what is not logged does not happen.
///
/// # Errors
/// The engine's fault; two writers at the same end of a chain exclude each other.
pub fn append(
    connection: &mut Connection,
    chain: Chain,
    actor: impl Into<Actor>,
    event: impl Into<Event>,
    now: Moment,
) -> Result<(), DbFault> {
    let event = event.into();
    let key = chain.uuid();
    let end: Option<(i64, Vec<u8>)> = events::table
        .filter(events::chain.eq(key.as_bytes().as_slice()))
        .order(events::sequence.desc())
        .select((events::sequence, events::hash))
        .first(connection)
        .optional()?;
    let (sequence, before) = end.map_or((0, Vec::new()), |(last, hash)| (last + 1, hash));
    let entry = serde_json::to_string(&Entry {
        chain: key,
        sequence,
        at: now.micros(),
        actor: actor.into(),
        happening: event.happening,
        about: event.about.map(PersonId::uuid),
        team: event.team.map(TeamId::uuid),
    })
    .expect("an entry holds nothing that JSON cannot carry");
    diesel::insert_into(events::table)
        .values((
            events::chain.eq(key.as_bytes().as_slice()),
            events::sequence.eq(sequence),
            events::at.eq(now.micros()),
            events::hash.eq(chain::link(&before, &entry).as_slice()),
            events::entry.eq(entry),
        ))
        .execute(connection)?;
    Ok(())
}

/// All entries of `chain`, oldest first. One that cannot be read is left out; [`is_whole`] tells.
///
/// # Errors
/// The engine's fault.
pub fn entries(connection: &mut Connection, chain: Chain) -> Result<Vec<Entry>, DbFault> {
    Ok(kept(connection, chain)?
        .iter()
        .filter_map(|(entry, _)| serde_json::from_str(entry).ok())
        .collect())
}

/// Whether `chain` stands as it was written: nothing changed, dropped, added or swapped before its end.
///
/// # Errors
/// The engine's fault.
pub fn is_whole(connection: &mut Connection, chain: Chain) -> Result<bool, DbFault> {
    Ok(chain::holds(chain.uuid(), &kept(connection, chain)?))
}

fn kept(connection: &mut Connection, chain: Chain) -> Result<Vec<(String, Vec<u8>)>, DbFault> {
    kept_under(connection, chain.uuid().as_bytes())
}

fn kept_under(connection: &mut Connection, key: &[u8]) -> Result<Vec<(String, Vec<u8>)>, DbFault> {
    Ok(events::table
        .filter(events::chain.eq(key))
        .order(events::sequence.asc())
        .select((events::entry, events::hash))
        .load(connection)?)
}

/// How many chains stand as they were written, and how many do not.
///
/// # Errors
/// The engine's fault.
pub fn count_chains(connection: &mut Connection) -> Result<(usize, usize), DbFault> {
    let keys: Vec<Vec<u8>> = events::table
        .select(events::chain)
        .distinct()
        .load(connection)?;
    let mut counts = (0, 0);
    for key in keys {
        let kept = kept_under(connection, &key)?;
        match Uuid::from_slice(&key) {
            Ok(uuid) if chain::holds(uuid, &kept) => counts.0 += 1,
            _ => counts.1 += 1,
        }
    }
    Ok(counts)
}
