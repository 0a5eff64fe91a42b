//! `heard audit verify`: whether the log stands as it was written.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::super::CommandFault;
use super::look::{look_at_copy, look_at_log};
use crate::db::{Db, pending_migrations};
use crate::settings::Settings;
use crate::vault::KeyFolder;

/// What the person at the terminal says; the settings say the rest.
pub struct AuditWords {
    /// A copy of the database to look through, in place of the one that is served.
    pub database: Option<String>,
    /// The folder with the checkpoints.
    pub checkpoints: Option<PathBuf>,
}

/// Looks through the whole log and writes a line for all that is wrong; gives whether all is well. Changes nothing.
///
/// # Errors
/// A [`CommandFault`] where looking itself fails.
pub async fn audit_verify(
    settings: &Settings,
    words: AuditWords,
    out: &mut (dyn Write + Send),
) -> Result<bool, CommandFault> {
    let key = KeyFolder::open(&settings.key_folder)?.checkpoint.public();
    let is_copy = words.database.is_some();
    let url = words.database.unwrap_or_else(|| settings.database());
    let folder = words
        .checkpoints
        .unwrap_or_else(|| settings.audit_folder.clone());
    // SQLite would make an empty one.
    if !url.contains("://") && !Path::new(&url).exists() {
        return Err(CommandFault::Word(format!("there is no database at {url}")));
    }
    if !pending_migrations(&url)?.is_empty() {
        return Err(CommandFault::Word(
            "the tables are not up to date: `heard serve` brings them up to date when it starts"
                .into(),
        ));
    }
    let db = Db::open(&url)?;
    let look = match is_copy {
        true => {
            let looked = db.read(move |connection| Ok(look_at_copy(connection, &folder, &key)));
            looked.await??.0
        }
        false => look_at_log(&db, &folder, &key).await?,
    };
    let told = |fault| CommandFault::File("the terminal".into(), fault);
    look.tell(out).map_err(told)?;
    writeln!(
        out,
        "The checkpoints are signed with the key {}.",
        key.to_text()
    )
    .map_err(told)?;
    Ok(look.is_well())
}
