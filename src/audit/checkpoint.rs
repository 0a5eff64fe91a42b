//! Checkpoints: what stood in the chains at one moment, signed, each one line of a file outside the database.
//!
//! A line is `{"checkpoint":<text>,"signature":"<hex>"}`. The signature is over `heard audit checkpoint v1`, a line break and the text
//! as it stands; `before` is the SHA-256 of the line before, without its line break. Every entry since the checkpoint before
//! is named with its hash, not only the end of its chain: so the very entry that was changed later can be named.
//!
//! A line that a restore wrote says also what it left behind: from then on the lines before vouch for that no more, and for all
//! else as they did.

use std::collections::{BTreeMap, HashSet};
use std::time::Duration;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::left_behind::LeftBehind;
use crate::db::Moment;
use crate::vault::{CheckpointKey, CheckpointPublicKey};

/// What the key is told that it signs.
const KIND: &str = "audit checkpoint";
const HEAD: &str = "{\"checkpoint\":";
const MIDDLE: &str = ",\"signature\":\"";
const END: &str = "\"}";
/// Hexadecimal digits of a signature.
const SIGNATURE: usize = 128;

/// An entry's moment is taken before its commit, and clocks differ: entries this much older than the last checkpoint are looked for
/// again. Longer than any transaction is tried.
pub const OVERLAP: Duration = Duration::from_secs(10 * 60);

/// An entry and its hash.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vouched {
    /// Its chain.
    pub chain: Uuid,
    /// Its place in the chain, from 0.
    pub sequence: i64,
    /// Its hash, in hexadecimal digits.
    pub hash: String,
}

/// What stood in the chains at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// When, in microseconds since 1970 UTC.
    pub at: i64,
    /// The hash of the line before, in hexadecimal digits; empty in the first.
    pub before: String,
    /// What a restore left behind, where one wrote the line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restored: Option<LeftBehind>,
    /// The entries since the checkpoint before.
    pub entries: Vec<Vouched>,
}

/// Why a line vouches for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineFault {
    /// It lacks its end, as after a power cut.
    #[error("was cut off, as by a power cut")]
    CutOff,
    /// It is no checkpoint of this installation, or was changed.
    #[error("is not signed by this installation's checkpoint key")]
    NotSigned,
    /// The line before was changed or taken out.
    #[error("does not follow the line before it: one was changed, taken out or put in")]
    DoesNotFollow,
    /// It is older than the one before.
    #[error("is older than the line before it")]
    OutOfOrder,
}

impl Checkpoint {
    /// The checkpoint after `last`, which stands in `line`, of the entries `found` since: what `last` names already is left out.
    pub fn after(line: Option<&str>, last: Option<&Self>, found: &[Vouched], now: Moment) -> Self {
        let known: HashSet<&Vouched> = last.iter().flat_map(|one| &one.entries).collect();
        let new = found.iter().filter(|one| !known.contains(one));
        Self {
            // A clock that was set back must not put the lines out of order.
            at: last.map_or(now.micros(), |one| one.at.max(now.micros())),
            before: line.map(hash_of).unwrap_or_default(),
            restored: None,
            entries: new.cloned().collect(),
        }
    }

    /// From when on the checkpoint after `last` looks for entries.
    pub fn looks_since(last: &Self, now: Moment) -> Moment {
        Moment::from_micros(last.at).min(now) - OVERLAP
    }

    /// The line to keep, without its line break.
    pub fn to_line(&self, key: &CheckpointKey) -> String {
        let text = serde_json::to_string(self).expect("numbers and hexadecimal digits are JSON");
        let signature = HEXLOWER.encode(&key.sign(KIND, &text));
        format!("{HEAD}{text}{MIDDLE}{signature}{END}")
    }

    /// Reads a line that `key` signed.
    ///
    /// # Errors
    /// A [`LineFault`].
    pub fn parse(line: &str, key: &CheckpointPublicKey) -> Result<Self, LineFault> {
        let (text, signature) = parts_of(line).ok_or(LineFault::CutOff)?;
        let text = text.strip_prefix(HEAD).ok_or(LineFault::NotSigned)?;
        let signature = HEXLOWER
            .decode(signature.as_bytes())
            .map_err(|_| LineFault::NotSigned)?;
        if !key.has_signed(KIND, text, &signature) {
            return Err(LineFault::NotSigned);
        }
        serde_json::from_str(text).map_err(|_| LineFault::NotSigned)
    }
}

/// Whether `line` has an end: what a power cut or a full disk left unfinished has none.
pub fn is_whole(line: &str) -> bool {
    parts_of(line).is_some()
}

/// What a line begins with, and its signature in hexadecimal digits.
fn parts_of(line: &str) -> Option<(&str, &str)> {
    let (text, signature) = line.strip_suffix(END)?.rsplit_once(MIDDLE)?;
    (signature.len() == SIGNATURE).then_some((text, signature))
}

/// A restore, as the checkpoints tell of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restore {
    /// The number of the line, from 1.
    pub line: usize,
    /// When it was.
    pub at: Moment,
    /// When the newest entry was written of what it brought back.
    pub ends: Option<Moment>,
    /// How many entries that were vouched for it left behind.
    pub entries: usize,
}

/// All that the checkpoints of a file vouch for.
#[derive(Default)]
pub struct Vouchers {
    /// Per chain, the hash of each entry by its place, in hexadecimal digits.
    pub entries: BTreeMap<Uuid, BTreeMap<i64, String>>,
    /// When the checkpoint was made that named each of them first.
    pub named_at: BTreeMap<Uuid, BTreeMap<i64, Moment>>,
    /// What restores left behind.
    pub restores: Vec<Restore>,
    /// How many checkpoints there are.
    pub count: usize,
    /// When the first was made.
    pub since: Option<Moment>,
    /// When the last was made.
    pub until: Option<Moment>,
    /// What is wrong with the file, by the number of the line, from 1.
    pub faults: Vec<(usize, LineFault)>,
    /// Lines that a power cut left unfinished; they vouch for nothing, and nothing is lost with them.
    pub cut_off: Vec<usize>,
}

impl Vouchers {
    /// Reads the lines of a file, in their order.
    pub fn read<'a>(lines: impl IntoIterator<Item = &'a str>, key: &CheckpointPublicKey) -> Self {
        let mut vouchers = Self::default();
        let mut before = String::new();
        for (number, line) in (1..).zip(lines) {
            match Checkpoint::parse(line, key) {
                Ok(checkpoint) => vouchers.add(number, checkpoint, &before),
                Err(LineFault::CutOff) => {
                    vouchers.cut_off.push(number);
                    continue;
                }
                Err(fault) => vouchers.faults.push((number, fault)),
            }
            before = hash_of(line);
        }
        vouchers
    }

    fn add(&mut self, number: usize, checkpoint: Checkpoint, before: &str) {
        let at = Moment::from_micros(checkpoint.at);
        if checkpoint.before != before {
            self.faults.push((number, LineFault::DoesNotFollow));
        }
        if self.until.is_some_and(|last| at < last) {
            self.faults.push((number, LineFault::OutOfOrder));
        }
        if let Some(left) = &checkpoint.restored {
            let entries = self.forget(left);
            self.restores.push(Restore {
                line: number,
                at,
                ends: left.ends(),
                entries,
            });
        }
        for one in checkpoint.entries {
            // The first word stands: what was changed later is vouched for anew by nobody.
            let chain = self.entries.entry(one.chain).or_default();
            chain.entry(one.sequence).or_insert(one.hash);
            let named = self.named_at.entry(one.chain).or_default();
            named.entry(one.sequence).or_insert(at);
        }
        self.count += 1;
        self.since.get_or_insert(at);
        self.until = Some(self.until.map_or(at, |last| last.max(at)));
    }

    /// No longer vouches for what a copy left behind; gives how many entries that are.
    pub fn forget(&mut self, left: &LeftBehind) -> usize {
        let mut forgotten = 0;
        for rest in &left.chains {
            if let Some(named) = self.named_at.get_mut(&rest.chain) {
                forgotten += named.split_off(&rest.from).len();
            }
            if let Some(hashes) = self.entries.get_mut(&rest.chain) {
                hashes.split_off(&rest.from);
            }
        }
        self.named_at.retain(|_, named| !named.is_empty());
        self.entries.retain(|_, hashes| !hashes.is_empty());
        forgotten
    }

    /// Every entry older than this must be vouched for.
    pub fn complete_until(&self) -> Option<Moment> {
        self.until.map(|last| last - OVERLAP)
    }
}

/// The hash that the next line carries.
fn hash_of(line: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(line.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::Chance;

    const NOON: Moment = Moment::from_micros(1_795_435_200_000_000);

    fn vouched(sequence: i64) -> Vouched {
        Vouched {
            chain: Uuid::from_u128(7),
            sequence,
            hash: HEXLOWER.encode(&[u8::try_from(sequence).unwrap(); 32]),
        }
    }

    fn lines_of(key: &CheckpointKey, count: i64) -> Vec<String> {
        let mut lines: Vec<(String, Checkpoint)> = Vec::new();
        for number in 0..count {
            let (line, last) = lines.last().map(|(line, one)| (line.as_str(), one)).unzip();
            let now = NOON + Duration::from_secs(3_600 * number.unsigned_abs());
            let next = Checkpoint::after(line, last, &[vouched(number)], now);
            lines.push((next.to_line(key), next));
        }
        lines.into_iter().map(|(line, _)| line).collect()
    }

    fn faults(lines: &[String], key: &CheckpointKey) -> Vec<(usize, LineFault)> {
        Vouchers::read(lines.iter().map(String::as_str), &key.public()).faults
    }

    #[test]
    fn lines_as_they_were_written_vouch_for_all_that_they_name() {
        let key = CheckpointKey::generate(&mut Chance::system());
        let lines = lines_of(&key, 3);
        let read = Vouchers::read(lines.iter().map(String::as_str), &key.public());
        assert!(read.faults.is_empty());
        assert_eq!(read.entries[&Uuid::from_u128(7)].len(), 3);
        assert_eq!((read.count, read.since), (3, Some(NOON)));
        assert_eq!(read.until, Some(NOON + Duration::from_secs(7_200)));
    }

    #[test]
    fn the_form_of_a_line_stays_as_it_is() {
        let key = CheckpointKey::generate(&mut Chance::system());
        let line = Checkpoint::after(None, None, &[vouched(1)], NOON).to_line(&key);
        let hash = "01".repeat(32);
        let text = format!(
            "{{\"checkpoint\":{{\"at\":1795435200000000,\"before\":\"\",\"entries\":[{{\"chain\":\"00000000-0000-0000-0000-000000000007\",\"sequence\":1,\"hash\":\"{hash}\"}}]}},\"signature\":\""
        );
        assert!(line.starts_with(&text), "{line}");
        assert_eq!(line.len(), text.len() + 128 + 2);
    }

    #[test]
    fn a_line_changed_taken_out_swapped_or_signed_by_another_shows() {
        let key = CheckpointKey::generate(&mut Chance::system());
        let lines = lines_of(&key, 4);
        assert!(faults(&lines, &key).is_empty());
        let mut changed = lines.clone();
        changed[1] = changed[1].replace("0101", "0102");
        assert_eq!(faults(&changed, &key)[0], (2, LineFault::NotSigned));
        let mut shorter = lines.clone();
        shorter.remove(1);
        assert_eq!(faults(&shorter, &key), [(2, LineFault::DoesNotFollow)]);
        let mut swapped = lines.clone();
        swapped.swap(1, 2);
        assert!(faults(&swapped, &key).contains(&(3, LineFault::OutOfOrder)));
        let stranger = CheckpointKey::generate(&mut Chance::system());
        assert_eq!(faults(&lines, &stranger).len(), 4);
    }

    #[test]
    fn a_line_that_was_cut_off_costs_nothing_but_itself() {
        let key = CheckpointKey::generate(&mut Chance::system());
        let mut lines = lines_of(&key, 3);
        lines.insert(2, lines[2][..50].to_owned());
        let read = Vouchers::read(lines.iter().map(String::as_str), &key.public());
        assert_eq!((read.faults.len(), read.cut_off), (0, vec![3]));
        assert_eq!(read.count, 3);
    }

    #[test]
    fn what_the_last_checkpoint_names_is_not_named_again_and_a_clock_set_back_breaks_no_order() {
        let key = CheckpointKey::generate(&mut Chance::system());
        let first = Checkpoint::after(None, None, &[vouched(0)], NOON);
        let line = first.to_line(&key);
        let earlier = NOON - Duration::from_secs(60);
        let found = [vouched(0), vouched(1)];
        let next = Checkpoint::after(Some(&line), Some(&first), &found, earlier);
        assert_eq!(Checkpoint::looks_since(&first, earlier), earlier - OVERLAP);
        assert_eq!(next.entries, [vouched(1)]);
        assert_eq!(next.at, NOON.micros());
    }
}
