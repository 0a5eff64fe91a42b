//! Writing a checkpoint: what stands in the database goes into the file.

use std::path::{Path, PathBuf};

use super::checkpoint::Checkpoint;
use super::checkpoint_file::CheckpointFile;
use super::left_behind::LeftBehind;
use super::table::entries_since;
use crate::db::{Connection, DbFault, Moment};
use crate::vault::CheckpointKey;

/// How far back a checkpoint looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// For what is new since the last one.
    New,
    /// For every entry there is: what a wrong clock hid from the others is taken in.
    All,
}

/// Why no checkpoint was written.
#[derive(Debug, thiserror::Error)]
pub enum CheckpointFault {
    /// The database.
    #[error(transparent)]
    Db(#[from] DbFault),
    /// The file or its folder.
    #[error("no checkpoint can be written in {0}: {1}")]
    File(PathBuf, std::io::Error),
}

/// Adds a checkpoint to the file in `folder`, signed with `key`; gives how many entries it names. Blocks on the disk.
///
/// # Errors
/// A [`CheckpointFault`]; the checkpoints before stand as they were.
pub fn write_checkpoint(
    connection: &mut Connection,
    folder: &Path,
    key: &CheckpointKey,
    reach: Reach,
    now: Moment,
) -> Result<usize, CheckpointFault> {
    add(connection, folder, key, reach, None, now)
}

/// The same for a database that was just brought back: from now on the lines before vouch no more for what it left behind. What
/// else they name stays as they have it.
///
/// # Errors
/// A [`CheckpointFault`]; the checkpoints before stand as they were.
pub fn write_restore(
    connection: &mut Connection,
    folder: &Path,
    key: &CheckpointKey,
    left: LeftBehind,
    now: Moment,
) -> Result<usize, CheckpointFault> {
    add(connection, folder, key, Reach::New, Some(left), now)
}

fn add(
    connection: &mut Connection,
    folder: &Path,
    key: &CheckpointKey,
    reach: Reach,
    restored: Option<LeftBehind>,
    now: Moment,
) -> Result<usize, CheckpointFault> {
    let told = |fault| CheckpointFault::File(folder.to_owned(), fault);
    // Locked before the database is read, so that the lines of two writers stand in the order of what they saw.
    let file = CheckpointFile::open(folder).map_err(told)?;
    // After a line that this key did not sign nothing counts as known.
    let last = file
        .last()
        .and_then(|line| Checkpoint::parse(line, &key.public()).ok());
    let since = last
        .as_ref()
        .filter(|_| reach == Reach::New)
        .map(|last| Checkpoint::looks_since(last, now));
    let found = entries_since(connection, since)?;
    let checkpoint = Checkpoint {
        restored,
        ..Checkpoint::after(file.last(), last.as_ref(), &found, now)
    };
    file.add(&checkpoint.to_line(key)).map_err(told)?;
    Ok(checkpoint.entries.len())
}
