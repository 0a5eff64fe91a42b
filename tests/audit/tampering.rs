//! What somebody who writes the database can do to its log.

use std::collections::BTreeSet;

use diesel::prelude::*;
use heard::db::schema::events;
use heard::db::{Connection, DbFault};
use proptest::prelude::*;
use proptest::sample::Index;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A row of the log.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = events)]
pub struct Row {
    pub chain: Vec<u8>,
    pub sequence: i64,
    pub at: i64,
    pub entry: String,
    pub hash: Vec<u8>,
}

/// A row as findings name it: chain and place.
pub type Named = (Uuid, i64);

/// One way to change the log. "Anew" makes all later hashes of the chain anew, so that it holds together.
#[derive(Clone, Copy, Debug)]
pub enum Tampering {
    Rewrite { row: Index, anew: bool },
    Delete { row: Index, anew: bool },
    CutOffFrom(Index),
    SwapInChain(Index),
    SwapWithOtherChain(Index, Index),
    DeleteChain(Index),
    PutIn { row: Index, anew: bool },
    PutInAtTheEnd(Index),
    Hash(Index),
    Time(Index),
}

pub fn tampering() -> impl Strategy<Value = Tampering> {
    let (index, anew) = (any::<Index>, any::<bool>);
    prop_oneof![
        (index(), anew()).prop_map(|(row, anew)| Tampering::Rewrite { row, anew }),
        (index(), anew()).prop_map(|(row, anew)| Tampering::Delete { row, anew }),
        index().prop_map(Tampering::CutOffFrom),
        index().prop_map(Tampering::SwapInChain),
        (index(), index()).prop_map(|(one, other)| Tampering::SwapWithOtherChain(one, other)),
        index().prop_map(Tampering::DeleteChain),
        (index(), anew()).prop_map(|(row, anew)| Tampering::PutIn { row, anew }),
        index().prop_map(Tampering::PutInAtTheEnd),
        index().prop_map(Tampering::Hash),
        index().prop_map(Tampering::Time),
    ]
}

/// All rows, by chain and place.
pub fn rows(connection: &mut Connection) -> Result<Vec<Row>, DbFault> {
    let all = events::table.order((events::chain.asc(), events::sequence.asc()));
    Ok(all.load(connection)?)
}

/// Puts `rows` in the place of all there are.
pub fn replace(connection: &mut Connection, rows: &[Row]) -> Result<(), DbFault> {
    diesel::delete(events::table).execute(connection)?;
    for row in rows {
        diesel::insert_into(events::table)
            .values(row.clone())
            .execute(connection)?;
    }
    Ok(())
}

impl Tampering {
    /// Changes `rows`; gives the rows that a finding must name.
    pub fn apply(self, rows: &mut Vec<Row>) -> BTreeSet<Named> {
        match self {
            Self::Rewrite { row, anew } => {
                let at = row.index(rows.len());
                rows[at].entry = with(&rows[at].entry, "happening", "signed-out-elsewhere".into());
                let named = name(&rows[at]);
                hash_again(rows, named.0, anew);
                [named].into()
            }
            Self::Delete { row, anew } => {
                let gone = rows.remove(row.index(rows.len()));
                let named = name(&gone);
                if anew {
                    move_places(rows, named, -1);
                    hash_again(rows, named.0, true);
                }
                [named].into()
            }
            Self::CutOffFrom(row) => {
                let (chain, from) = name(&rows[row.index(rows.len())]);
                take_out(rows, |(other, place)| other == chain && place >= from)
            }
            Self::DeleteChain(row) => {
                let (chain, _) = name(&rows[row.index(rows.len())]);
                take_out(rows, |(other, _)| other == chain)
            }
            Self::SwapInChain(row) => {
                let one = row.index(rows.len());
                let mates = others(rows, one, |chain, other| chain == other);
                mates
                    .first()
                    .map(|other| swap(rows, one, *other))
                    .unwrap_or_default()
            }
            Self::SwapWithOtherChain(one, other) => {
                let one = one.index(rows.len());
                let strangers = others(rows, one, |chain, other| chain != other);
                swap(rows, one, strangers[other.index(strangers.len())])
            }
            Self::PutIn { row, anew } => {
                let at = row.index(rows.len());
                let named = name(&rows[at]);
                let new = rows[at].clone();
                move_places(rows, named, 1);
                rows.insert(at, new);
                rows[at].entry = with(&rows[at].entry, "happening", "status-seen".into());
                hash_again(rows, named.0, anew);
                [named].into()
            }
            Self::PutInAtTheEnd(row) => {
                let (chain, _) = name(&rows[row.index(rows.len())]);
                let end = rows.iter().rposition(|row| name(row).0 == chain).unwrap();
                let mut new = rows[end].clone();
                new.sequence += 1;
                new.entry = with(&new.entry, "sequence", new.sequence.into());
                let named = name(&new);
                rows.insert(end + 1, new);
                hash_again(rows, chain, true);
                [named].into()
            }
            Self::Hash(row) => {
                let at = row.index(rows.len());
                rows[at].hash[0] ^= 1;
                [name(&rows[at])].into()
            }
            Self::Time(row) => {
                let at = row.index(rows.len());
                rows[at].at += 1;
                [name(&rows[at])].into()
            }
        }
    }
}

pub fn name(row: &Row) -> Named {
    (Uuid::from_slice(&row.chain).unwrap(), row.sequence)
}

/// An entry that says something else in `field`, and is an entry still.
pub fn with(entry: &str, field: &str, value: serde_json::Value) -> String {
    let mut changed: serde_json::Value = serde_json::from_str(entry).unwrap();
    changed[field] = value;
    changed.to_string()
}

fn take_out(rows: &mut Vec<Row>, goes: impl Fn(Named) -> bool) -> BTreeSet<Named> {
    let gone = rows.iter().map(name).filter(|row| goes(*row)).collect();
    rows.retain(|row| !goes(name(row)));
    gone
}

/// The places in `rows` of the rows but `one` whose chain is `like` its chain.
fn others(rows: &[Row], one: usize, like: impl Fn(&[u8], &[u8]) -> bool) -> Vec<usize> {
    let is_like = |at: &usize| *at != one && like(&rows[one].chain, &rows[*at].chain);
    (0..rows.len()).filter(is_like).collect()
}

fn swap(rows: &mut [Row], one: usize, other: usize) -> BTreeSet<Named> {
    let (a, b) = (rows[one].clone(), rows[other].clone());
    let put = |row: &mut Row, from: Row| {
        (row.at, row.entry, row.hash) = (from.at, from.entry, from.hash);
    };
    put(&mut rows[one], b);
    put(&mut rows[other], a);
    [name(&rows[one]), name(&rows[other])].into()
}

/// Moves the rows of a chain from one place on, in their entries too.
fn move_places(rows: &mut [Row], (chain, from): Named, by: i64) {
    for row in rows {
        if name(row).0 == chain && row.sequence >= from {
            row.sequence += by;
            row.entry = with(&row.entry, "sequence", row.sequence.into());
        }
    }
}

/// Makes the hashes of a chain anew, as the program makes them.
fn hash_again(rows: &mut [Row], chain: Uuid, anew: bool) {
    if !anew {
        return;
    }
    let mut before: Vec<u8> = Vec::new();
    for row in rows.iter_mut().filter(|row| name(row).0 == chain) {
        row.hash = linked(&before, &row.entry);
        before.clone_from(&row.hash);
    }
}

/// The hash of an entry after one with the hash `before`.
pub fn linked(before: &[u8], entry: &str) -> Vec<u8> {
    let length = u64::try_from(before.len()).unwrap().to_be_bytes();
    let bytes = [
        b"heard/audit/v1".as_slice(),
        &length,
        before,
        entry.as_bytes(),
    ]
    .concat();
    Sha256::digest(bytes).to_vec()
}
