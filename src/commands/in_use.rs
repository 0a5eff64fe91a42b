//! Whether a server is at work on a data folder, so that nobody takes its database away beneath it.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::{CommandFault, make_private_folder};

/// Holds nothing: only its lock, which ends with the process that has it, says something.
const MARK: &str = "in-use";

/// Marks the data folder as used by a server, for as long as what is given back lives.
///
/// # Errors
/// A [`CommandFault`] while the folder is being restored.
pub fn share_data_folder(folder: &Path) -> Result<File, CommandFault> {
    let mark = open(folder)?;
    let told = "`heard restore` is at work on this data folder: start the server when it is done";
    settle(mark.try_lock_shared(), folder, told).map(|()| mark)
}

/// Keeps servers off the data folder, for as long as what is given back lives.
///
/// # Errors
/// A [`CommandFault`] while a server uses the folder.
pub fn claim_data_folder(folder: &Path) -> Result<File, CommandFault> {
    let mark = open(folder)?;
    let told = "a server is running on this data folder: stop it first; nothing was changed";
    settle(mark.try_lock(), folder, told).map(|()| mark)
}

fn open(folder: &Path) -> Result<File, CommandFault> {
    make_private_folder(folder)?;
    let path = folder.join(MARK);
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(&path)
        .map_err(|fault| CommandFault::File(path.display().to_string(), fault))
}

fn settle(locked: Result<(), TryLockError>, folder: &Path, told: &str) -> Result<(), CommandFault> {
    locked.map_err(|fault| match fault {
        TryLockError::WouldBlock => CommandFault::Word(told.to_owned()),
        TryLockError::Error(fault) => CommandFault::File(folder.display().to_string(), fault),
    })
}
