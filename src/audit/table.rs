//! The chains in the database.

use data_encoding::HEXLOWER;
use diesel::prelude::*;
use uuid::Uuid;

use super::chain::{self, Entry};
use super::checkpoint::Vouched;
use super::left_behind::Extent;
use super::scrutiny::{Row, Word, look_through};
use super::{Actor, Chain, Event, Happening};
use crate::db::schema::events;
use crate::db::{Connection, DbFault, EvidenceId, Moment, PersonId, TeamId};

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
        file: event.file.map(EvidenceId::uuid),
        step: event.step,
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
    Ok(entries_in(&rows_of(connection, chain.uuid())?))
}

/// The entries that `rows` hold, without those that cannot be read.
pub(super) fn entries_in(rows: &[Row]) -> Vec<Entry> {
    let entry = |row: &Row| serde_json::from_str(&row.entry).ok();
    rows.iter().filter_map(entry).collect()
}

/// How often `person` did `happening` since then, in all chains.
///
/// # Errors
/// The engine's fault.
pub fn count_of(
    connection: &mut Connection,
    person: PersonId,
    happening: Happening,
    since: Moment,
) -> Result<i64, DbFault> {
    // As `Entry` is written: who, and after that what.
    let entry = format!(
        "%\"actor\":{{\"person\":\"{}\"}},\"happening\":\"{}\"%",
        person.uuid(),
        happening.word()
    );
    let times = events::table
        .filter(events::at.ge(since.micros()))
        .filter(events::entry.like(entry))
        .count();
    Ok(times.get_result(connection)?)
}

/// Whether `chain` holds together: nothing changed, dropped, added or swapped before its end, unless all of it was written anew
/// from there, which only the checkpoints tell.
///
/// # Errors
/// The engine's fault.
pub fn is_whole(connection: &mut Connection, chain: Chain) -> Result<bool, DbFault> {
    let rows = rows_of(connection, chain.uuid())?;
    let no_word = Word {
        hashes: &std::collections::BTreeMap::new(),
        complete_until: None,
    };
    Ok(look_through(chain.uuid(), &rows, no_word).is_empty())
}

/// The rows of the chain called `chain`, in order.
pub(super) fn rows_of(connection: &mut Connection, chain: Uuid) -> Result<Vec<Row>, DbFault> {
    let rows: Vec<(i64, i64, String, Vec<u8>)> = events::table
        .filter(events::chain.eq(chain.as_bytes().as_slice()))
        .order(events::sequence.asc())
        .select((events::sequence, events::at, events::entry, events::hash))
        .load(connection)?;
    let row = |(sequence, at, entry, hash)| Row {
        sequence,
        at,
        entry,
        hash,
    };
    Ok(rows.into_iter().map(row).collect())
}

/// The entries of all chains since `since`, or all there are, with their hashes.
pub(super) fn entries_since(
    connection: &mut Connection,
    since: Option<Moment>,
) -> Result<Vec<Vouched>, DbFault> {
    let since = since.map_or(i64::MIN, Moment::micros);
    let rows: Vec<(Vec<u8>, i64, Vec<u8>)> = events::table
        // Not sorted here: SQLite would then walk through the whole table in that order instead of taking the index on `at`.
        .filter(events::at.ge(since))
        .select((events::chain, events::sequence, events::hash))
        .load(connection)?;
    // A chain whose name is none is found by whoever looks through all chains.
    let vouched = |(chain, sequence, hash): (Vec<u8>, i64, Vec<u8>)| {
        Some(Vouched {
            chain: Uuid::from_slice(&chain).ok()?,
            sequence,
            hash: HEXLOWER.encode(&hash),
        })
    };
    let mut found: Vec<Vouched> = rows.into_iter().filter_map(vouched).collect();
    found.sort_by_key(|one| (one.chain, one.sequence));
    Ok(found)
}

/// How far the log goes.
pub(super) fn extent(connection: &mut Connection) -> Result<Extent, DbFault> {
    // What a restore wrote is younger than the copy that it brought back.
    let ends: Option<i64> = events::table
        .filter(events::entry.not_like("%\"happening\":\"restored\"%"))
        .select(diesel::dsl::max(events::at))
        .get_result(connection)?;
    let last: Vec<(Vec<u8>, Option<i64>)> = events::table
        .group_by(events::chain)
        .select((events::chain, diesel::dsl::max(events::sequence)))
        .load(connection)?;
    let place =
        |(chain, last): (Vec<u8>, Option<i64>)| Some((Uuid::from_slice(&chain).ok()?, last?));
    Ok(Extent {
        ends: ends.map(Moment::from_micros),
        last_places: last.into_iter().filter_map(place).collect(),
    })
}
