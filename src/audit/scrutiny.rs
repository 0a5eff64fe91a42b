//! Looks through one chain as it is kept: whether it holds together, and is as the checkpoints have it.

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::HEXLOWER;
use uuid::Uuid;

use super::chain::{Entry, link};
use crate::db::Moment;

/// A row of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its place in the chain.
    pub sequence: i64,
    /// The column beside the entry, in microseconds since 1970 UTC.
    pub at: i64,
    /// The entry, as it is kept and hashed.
    pub entry: String,
    /// What ties it to the row before.
    pub hash: Vec<u8>,
}

/// What is wrong with a row, or with a report's columns.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// There is no row where one was.
    #[error("is gone")]
    Gone,
    /// It is not the entry that was written there.
    #[error("is not the entry that was written there")]
    Changed,
    /// Its hash is another.
    #[error("has another hash than it had")]
    HashChanged,
    /// Its hash is not over what stands there and before it.
    #[error("does not follow from the entry before it")]
    DoesNotFollow,
    /// The column beside it names another time.
    #[error("has another time beside it than in it")]
    TimeChanged,
    /// It says that it is older than the last checkpoint, which does not know it.
    #[error(
        "is older than the last checkpoint, but stands in none: it was put in, or a clock was wrong (`heard audit checkpoint` then takes it in)"
    )]
    NotVouchedFor,
    /// The row that the chain is about is no more.
    #[error("the report or team that these entries are about is gone")]
    SubjectGone,
    /// A report has no entry of how it came here.
    #[error("no entry says how this report came here")]
    NeverFiled,
    /// Messages or notes were taken out or put in.
    #[error("it has {kept} {kind} where its entries tell of {logged}")]
    Messages {
        /// What they are.
        kind: &'static str,
        /// How many there are.
        kept: usize,
        /// How many the entries tell of.
        logged: usize,
    },
    /// A plain column says something else than the entries do.
    #[error("its column {0} says something else than its entries")]
    Column(&'static str),
}

/// A fault and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The row's place in the chain; none where it is about the whole chain.
    pub sequence: Option<i64>,
    /// When the row says that it happened, where there is a row.
    pub at: Option<Moment>,
    /// What is wrong.
    pub fault: Fault,
}

/// What the checkpoints say of one chain.
#[derive(Clone, Copy)]
pub struct Word<'a> {
    /// The hash of each entry that they know, in hexadecimal digits.
    pub hashes: &'a BTreeMap<i64, String>,
    /// Every entry older than this must be among them; none where there is no checkpoint.
    pub complete_until: Option<Moment>,
}

/// Everything that is wrong with `rows`, the chain called `chain` in order.
pub fn look_through(chain: Uuid, rows: &[Row], word: Word<'_>) -> Vec<Finding> {
    let by_place: BTreeMap<i64, &Row> = rows.iter().map(|row| (row.sequence, row)).collect();
    let places: BTreeSet<i64> = by_place.keys().chain(word.hashes.keys()).copied().collect();
    let mut findings = Vec::new();
    // What the next row must be tied to; none where that is not known.
    let mut before = Some(Vec::new());
    let mut expected = 0;
    for place in places {
        if place != expected {
            findings.push(gone(expected));
            before = None;
        }
        let vouched = word.hashes.get(&place).and_then(|hex| decoded(hex));
        match by_place.get(&place) {
            None => findings.push(gone(place)),
            Some(row) => {
                let fault = fault_of(chain, row, before.as_deref(), vouched.as_deref(), word);
                findings.extend(fault.map(|fault| found(row, fault)));
            }
        }
        before = vouched.or_else(|| by_place.get(&place).map(|row| row.hash.clone()));
        expected = place.saturating_add(1);
    }
    findings
}

fn gone(sequence: i64) -> Finding {
    Finding {
        sequence: Some(sequence),
        at: None,
        fault: Fault::Gone,
    }
}

fn found(row: &Row, fault: Fault) -> Finding {
    Finding {
        sequence: Some(row.sequence),
        at: Some(Moment::from_micros(row.at)),
        fault,
    }
}

fn decoded(hex: &str) -> Option<Vec<u8>> {
    HEXLOWER.decode(hex.as_bytes()).ok()
}

/// What is wrong with `row`, which must be tied to `before` and, where a checkpoint knows it, have the hash `vouched`.
fn fault_of(
    chain: Uuid,
    row: &Row,
    before: Option<&[u8]>,
    vouched: Option<&[u8]>,
    word: Word<'_>,
) -> Option<Fault> {
    let entry: Option<Entry> = serde_json::from_str(&row.entry).ok();
    let entry = entry.filter(|entry| entry.chain == chain && entry.sequence == row.sequence);
    let Some(entry) = entry else {
        return Some(Fault::Changed);
    };
    let tied = before.map(|before| link(before, &row.entry));
    let differs = |hash: &[u8]| tied.is_some_and(|tied| tied.as_slice() != hash);
    match vouched {
        Some(vouched) if differs(vouched) => return Some(Fault::Changed),
        Some(vouched) if row.hash != vouched => return Some(Fault::HashChanged),
        None if differs(&row.hash) => return Some(Fault::DoesNotFollow),
        _ => {}
    }
    if row.at != entry.at {
        return Some(Fault::TimeChanged);
    }
    let must_be_known = word
        .complete_until
        .is_some_and(|until| entry.moment() < until);
    (vouched.is_none() && must_be_known).then_some(Fault::NotVouchedFor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{Actor, Happening};
    use std::time::Duration;

    const CHAIN: Uuid = Uuid::from_u128(7);

    fn entry(sequence: i64, happening: Happening) -> String {
        let entry = Entry {
            chain: CHAIN,
            sequence,
            at: sequence,
            actor: Actor::Service,
            happening,
            about: None,
            team: None,
            file: None,
            step: None,
        };
        serde_json::to_string(&entry).unwrap()
    }

    fn hashed(rows: &mut [Row]) {
        let mut before = Vec::new();
        for row in rows {
            row.hash = link(&before, &row.entry).to_vec();
            before.clone_from(&row.hash);
        }
    }

    fn chain_of(length: i64) -> Vec<Row> {
        let mut rows: Vec<Row> = (0..length)
            .map(|sequence| Row {
                sequence,
                at: sequence,
                entry: entry(sequence, Happening::Opened),
                hash: Vec::new(),
            })
            .collect();
        hashed(&mut rows);
        rows
    }

    fn hashes(rows: &[Row]) -> BTreeMap<i64, String> {
        let hash = |row: &Row| (row.sequence, HEXLOWER.encode(&row.hash));
        rows.iter().map(hash).collect()
    }

    fn faults(rows: &[Row], hashes: &BTreeMap<i64, String>) -> Vec<(i64, Fault)> {
        let word = Word {
            hashes,
            complete_until: None,
        };
        let found = look_through(CHAIN, rows, word).into_iter();
        found
            .map(|finding| (finding.sequence.unwrap(), finding.fault))
            .collect()
    }

    #[test]
    fn a_chain_as_it_was_written_holds_with_checkpoints_and_without() {
        let rows = chain_of(4);
        assert!(faults(&rows, &BTreeMap::new()).is_empty());
        assert!(faults(&rows, &hashes(&rows)).is_empty());
        assert!(faults(&rows, &hashes(&rows[..2])).is_empty());
        assert!(faults(&[], &BTreeMap::new()).is_empty());
    }

    #[test]
    fn without_checkpoints_a_changed_dropped_or_swapped_row_shows() {
        let rows = chain_of(4);
        let mut changed = rows.clone();
        changed[1].entry = entry(1, Happening::Filed);
        assert_eq!(
            faults(&changed, &BTreeMap::new()),
            [(1, Fault::DoesNotFollow)]
        );
        let mut dropped = rows.clone();
        dropped.remove(1);
        assert_eq!(faults(&dropped, &BTreeMap::new()), [(1, Fault::Gone)]);
        let mut swapped = rows.clone();
        swapped[1].entry = rows[2].entry.clone();
        swapped[2].entry = rows[1].entry.clone();
        let found = faults(&swapped, &BTreeMap::new());
        assert_eq!(found, [(1, Fault::Changed), (2, Fault::Changed)]);
        let word = Word {
            hashes: &BTreeMap::new(),
            complete_until: None,
        };
        assert_eq!(look_through(Uuid::from_u128(8), &rows, word).len(), 4);
    }

    #[test]
    fn with_checkpoints_the_changed_row_itself_is_named_though_all_hashes_were_made_anew() {
        let rows = chain_of(4);
        let mut changed = rows.clone();
        changed[1].entry = entry(1, Happening::Filed);
        hashed(&mut changed);
        assert!(faults(&changed, &BTreeMap::new()).is_empty());
        assert_eq!(
            faults(&changed, &hashes(&rows)),
            [
                (1, Fault::Changed),
                (2, Fault::HashChanged),
                (3, Fault::HashChanged)
            ]
        );
    }

    #[test]
    fn with_checkpoints_an_end_that_was_cut_off_shows() {
        let rows = chain_of(4);
        let known = hashes(&rows[..3]);
        assert_eq!(
            faults(&rows[..1], &known),
            [(1, Fault::Gone), (2, Fault::Gone)]
        );
        assert!(
            faults(&rows[..3], &known).is_empty(),
            "younger than the checkpoint"
        );
    }

    #[test]
    fn a_row_with_a_place_far_away_or_below_none_is_looked_at_in_no_time() {
        let mut rows = chain_of(2);
        rows[1].sequence = i64::MAX;
        assert_eq!(faults(&rows, &BTreeMap::new())[0], (1, Fault::Gone));
        rows[1].sequence = -1;
        rows.rotate_right(1);
        assert_eq!(faults(&rows, &BTreeMap::new())[1], (-1, Fault::Changed));
    }

    #[test]
    fn a_row_that_says_it_is_older_than_the_checkpoint_must_stand_in_it() {
        let rows = chain_of(4);
        let known = hashes(&rows[..3]);
        let at = |until: i64| {
            let word = Word {
                hashes: &known,
                complete_until: Some(Moment::from_micros(until)),
            };
            look_through(CHAIN, &rows, word)
        };
        assert!(at(3).is_empty());
        assert_eq!(at(4)[0].fault, Fault::NotVouchedFor);
        assert_eq!(
            at(4)[0].at,
            Some(Moment::from_micros(0) + Duration::from_micros(3))
        );
    }
}
