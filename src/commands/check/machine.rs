//! What the machine gives: room on the disk, a database that can be written, files that nobody else can read.

use std::os::unix::fs::PermissionsExt;

use super::super::CommandFault;
use super::Told;
use crate::db::{Db, log_beside, sqlite_file};
use crate::settings::Settings;

/// Below this much, in bytes, reports may soon be refused.
const ROOM: u64 = 1 << 30;

/// Tells whether the disk of the data folder has room.
pub(super) fn check_space(settings: &Settings, told: &mut Told<'_>) -> Result<(), CommandFault> {
    let folder = &settings.data_folder;
    // With PostgreSQL it is made only once something is kept in it.
    let there = folder.ancestors().find(|path| path.exists());
    let there = there.unwrap_or(std::path::Path::new("."));
    let disk = rustix::fs::statvfs(there)
        .map_err(|fault| CommandFault::File(there.display().to_string(), fault.into()))?;
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let (free_mib, folder) = (free >> 20, folder.display());
    told.tell(
        free >= ROOM,
        &format!("at least 1024 MiB free on the disk of {folder}: {free_mib} MiB"),
    )
}

/// Tells whether others on this machine could read or write the database; the keys are refused where they could.
pub(super) fn check_files(settings: &Settings, told: &mut Told<'_>) -> Result<(), CommandFault> {
    let url = settings.database();
    let Some(file) = sqlite_file(&url)? else {
        return Ok(());
    };
    for path in [log_beside(file), file.to_owned()] {
        let Ok(metadata) = path.metadata() else {
            continue;
        };
        let (mode, path) = (metadata.permissions().mode() & 0o777, path.display());
        let what = format!("{path} is open to nobody else (mode {mode:o}; `chmod go-rwx` on it)");
        told.tell(mode & 0o077 == 0, &what)?;
    }
    Ok(())
}

/// Tells whether the database can be written, by writing what is there already.
pub(super) async fn check_writing(db: &Db, told: &mut Told<'_>) -> Result<(), CommandFault> {
    let fault = db.write_nothing().await.err();
    let why = fault.map(|fault| format!(": {fault}"));
    let what = format!(
        "the database can be written{}",
        why.as_deref().unwrap_or_default()
    );
    told.tell(why.is_none(), &what)
}
