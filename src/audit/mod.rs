//! What was done and seen, in chains that show tampering: one per report, one per team.
//!
//! Each entry's hash covers the entry as it is kept and the hash before it. Entries name staff by key and
//! hold nothing of what a reporter wrote.

mod chain;
mod table;

pub use chain::{Actor, Chain, Entry, Event, Happening};
pub use table::{append, count_chains, entries, is_whole};
