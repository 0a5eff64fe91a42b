//! `heard audit`: the log of what was done and seen.

mod checkpoint;
mod export;
mod look;
mod verify;

pub use checkpoint::audit_checkpoint;
pub use export::{Whose, audit_export};
use look::read_checkpoints;
pub use look::{Look, Younger, look_at_log};
pub(super) use look::{look_at_copy, told_end};
pub use verify::{AuditWords, audit_verify};
