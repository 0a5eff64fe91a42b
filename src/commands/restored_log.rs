//! What a restore does to the checkpoints of the log: it holds the backup against them, and writes down what it leaves behind.
//!
//! It only adds a line. What the lines before say of everything that the backup should hold stands, so that a backup somebody
//! changed is found out now and ever after.

use std::io::{self, Write};
use std::path::Path;

use super::CommandFault;
use super::audit::{Look, look_at_copy, told_end};
use crate::audit::write_restore;
use crate::db::{Connection, Moment};
use crate::vault::CheckpointKey;

/// Looks through the log of the backup behind `connection`, tells what is wrong with it and what came after it, and adds the line
/// to the checkpoints in `folder`.
///
/// # Errors
/// A [`CommandFault`]; the checkpoints are then as they were.
pub(super) fn carry_checkpoints_on(
    connection: &mut Connection,
    folder: &Path,
    key: &CheckpointKey,
    now: Moment,
    out: &mut (dyn Write + Send),
) -> Result<(), CommandFault> {
    let (look, left) = look_at_copy(connection, folder, &key.public())?;
    tell(&look, folder, out).map_err(|fault| CommandFault::File("the terminal".into(), fault))?;
    write_restore(connection, folder, key, left, now)?;
    Ok(())
}

fn tell(look: &Look, folder: &Path, out: &mut (dyn Write + Send)) -> io::Result<()> {
    let folder = folder.display();
    if look.vouchers.count == 0 {
        return writeln!(
            out,
            "There are no checkpoints in {folder}: nobody can tell whether the backup's log was changed. If they are at another \
             place, hold the backup against them: `heard audit verify --database BACKUP --checkpoints FOLDER`."
        );
    }
    look.tell_faults(out)?;
    match look.verified.found.len() + look.vouchers.faults.len() {
        0 => writeln!(
            out,
            "The backup's log is as the checkpoints in {folder} have it."
        )?,
        found => writeln!(
            out,
            "{found} things are wrong with the backup's log, or with the checkpoints in {folder}. They will be found each time \
             that anybody looks. Think before you start the server: an older backup may be well."
        )?,
    }
    let Some(younger) = &look.younger else {
        return Ok(());
    };
    writeln!(
        out,
        "The checkpoints name {} entries that came later; the backup's last entry is {}. If your backup should be younger \
         than that, something was cut off it.",
        younger.entries,
        told_end(younger.ends)
    )
}
