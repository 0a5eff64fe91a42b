//! What was done and seen, in chains that show tampering: one per report, one per team.
//!
//! Each entry's hash covers the entry as it is kept and the hash before it. Entries name staff by key and
//! hold nothing of what a reporter wrote. Checkpoints, in a file outside the database, name each entry with its hash and are
//! signed: what they name cannot be written anew. [`verify`] looks through all of it.

mod chain;
mod checkpoint;
mod checkpoint_file;
mod checkpoints;
mod export;
mod left_behind;
mod scrutiny;
mod standing;
mod table;
mod verify;

pub use chain::{Actor, Chain, Entry, Event, Happening};
pub use checkpoint::{Restore, Vouchers};
pub use checkpoint_file::lines_in;
pub use checkpoints::{CheckpointFault, Reach, write_checkpoint, write_restore};
pub use export::{chain_of_report, export};
pub use left_behind::LeftBehind;
pub use scrutiny::{Fault, Finding};
pub use table::{append, count_of, entries, is_whole};
pub use verify::{Found, Subject, Verified, left_behind, verify};
