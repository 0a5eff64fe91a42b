//! `heard audit`: the log of what was done and seen.

mod checkpoint;
mod export;
mod verify;

pub use checkpoint::audit_checkpoint;
pub use export::{Whose, audit_export};
use verify::read_checkpoints;
pub use verify::{AuditWords, audit_verify, look_at_log};
pub(super) use verify::{is_well, tell};
