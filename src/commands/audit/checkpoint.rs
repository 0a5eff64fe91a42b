//! `heard audit checkpoint`: writes a checkpoint of every entry at once, instead of waiting for the hour.

use std::io::Write;
use std::sync::Arc;

use super::super::CommandFault;
use crate::audit::{self, Reach};
use crate::clock::Clock;
use crate::db::Db;
use crate::settings::Settings;
use crate::vault::{Chance, KeyFolder};

/// Writes a checkpoint of all entries there are, and says how many are new in it.
///
/// # Errors
/// A [`CommandFault`]; the checkpoints before stand as they were.
pub async fn audit_checkpoint(
    settings: &Settings,
    clock: &Clock,
    chance: &mut Chance,
    out: &mut (dyn Write + Send),
) -> Result<(), CommandFault> {
    KeyFolder::complete(&settings.key_folder, chance)?;
    let keys = Arc::new(KeyFolder::open(&settings.key_folder)?);
    let db = Db::open(&settings.database())?;
    let (folder, now) = (settings.audit_folder.clone(), clock.now());
    let written = db
        .read(move |connection| {
            let key = &keys.checkpoint;
            Ok(audit::write_checkpoint(
                connection,
                &folder,
                key,
                Reach::All,
                now,
            ))
        })
        .await??;
    let folder = settings.audit_folder.display();
    writeln!(out, "The checkpoint in {folder} names {written} entries.")
        .map_err(|fault| CommandFault::File("the terminal".into(), fault))
}
