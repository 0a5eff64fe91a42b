//! A copy of SQLite's file that is whole, made while servers write.
//!
//! The engine's own ways to copy hold the state of their beginning, and what was answered while they ran would be missing. Here
//! the file is copied while everybody works, and then, while nobody can commit, the write-ahead log, which holds all that was
//! committed since: so nobody waits for longer than a short file takes, however large the database is.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use diesel::connection::SimpleConnection;

use super::{Connection, DbFault, connect_alone};

/// The lane of a busy server leaves the lock for microseconds only, so a gap is looked for this often.
const LOOK_EVERY: Duration = Duration::from_millis(1);
/// A minute of looking.
const LOOKS: u32 = 60_000;

/// Why there is no copy.
#[derive(Debug, thiserror::Error)]
pub enum CopyFault {
    /// The database.
    #[error(transparent)]
    Db(#[from] DbFault),
    /// A file.
    #[error("{0}: {1}")]
    File(PathBuf, io::Error),
}

/// The name of the write-ahead log beside `database`.
pub fn log_beside(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

/// Copies the SQLite database in the file `database` to the new file `copy` and its write-ahead log beside that. `look` is called
/// in the moment the copy shows, on the database that is copied: nothing is committed between it and the end of the copy.
///
/// The calling process must have no other connection to `database`: closing a file gives up all locks that a process has on it.
///
/// # Errors
/// A [`CopyFault`]; the copy is then of no use.
pub fn copy_sqlite<T>(
    database: &Path,
    copy: &Path,
    look: impl FnOnce(&mut Connection) -> Result<T, DbFault>,
) -> Result<T, CopyFault> {
    let url = database.display().to_string();
    // Opened first and so closed last: see above.
    let mut file = open(database)?;
    // As long as one reads, no page of the log is overwritten: so each page that a checkpoint changes under the copy is in the log.
    let mut reader = connect_alone(&url)?;
    reader
        .batch_execute("BEGIN; SELECT COUNT(*) FROM sqlite_schema")
        .map_err(DbFault::from)?;
    copy_file(&mut file, copy)?;
    let mut writer = connect_alone(&url)?;
    lock_writers_out(&mut writer)?;
    let seen = look(&mut writer)?;
    copy_file(&mut open(&log_beside(database))?, &log_beside(copy))?;
    writer.batch_execute("ROLLBACK").map_err(DbFault::from)?;
    Ok(seen)
}

/// The busy timeout of the engine sleeps too long to meet a gap between two commits of a busy lane.
fn lock_writers_out(connection: &mut Connection) -> Result<(), DbFault> {
    connection.batch_execute("PRAGMA busy_timeout = 0")?;
    for _ in 1..LOOKS {
        if connection.batch_execute("BEGIN IMMEDIATE").is_ok() {
            return Ok(());
        }
        std::thread::sleep(LOOK_EVERY);
    }
    connection.batch_execute("BEGIN IMMEDIATE")?;
    Ok(())
}

fn open(path: &Path) -> Result<File, CopyFault> {
    File::open(path).map_err(|fault| CopyFault::File(path.to_owned(), fault))
}

fn copy_file(from: &mut File, to: &Path) -> Result<(), CopyFault> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(to)
        .and_then(|mut copy| io::copy(from, &mut copy))
        .map(drop)
        .map_err(|fault| CopyFault::File(to.to_owned(), fault))
}
