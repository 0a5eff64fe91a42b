//! `heard audit verify`: whether the log stands as it was written.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::CommandFault;
use crate::audit::{self, Verified, Vouchers};
use crate::db::{Db, Moment, pending_migrations};
use crate::settings::Settings;
use crate::vault::{CheckpointPublicKey, KeyFolder};

/// What the person at the terminal says; the settings say the rest.
pub struct AuditWords {
    /// The database to look through.
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
    let (vouchers, verified) = look_at_log(&Db::open(&url)?, &folder, &key).await?;
    let told = |fault| CommandFault::File("the terminal".into(), fault);
    tell(out, &vouchers, &verified).map_err(told)?;
    writeln!(
        out,
        "The checkpoints are signed with the key {}.",
        key.to_text()
    )
    .map_err(told)?;
    Ok(is_well(&vouchers, &verified))
}

/// The checkpoints in `folder`, and what the log in the database is beside them.
///
/// # Errors
/// A [`CommandFault`] where either cannot be read.
pub async fn look_at_log(
    db: &Db,
    folder: &Path,
    key: &CheckpointPublicKey,
) -> Result<(Arc<Vouchers>, Verified), CommandFault> {
    let vouchers = Arc::new(read_checkpoints(folder, key)?);
    let known = Arc::clone(&vouchers);
    let verified = db
        .read(move |connection| audit::verify(connection, &known))
        .await?;
    Ok((vouchers, verified))
}

/// What the checkpoints in `folder` vouch for.
///
/// # Errors
/// [`CommandFault::File`] where they cannot be read.
pub(super) fn read_checkpoints(
    folder: &Path,
    key: &CheckpointPublicKey,
) -> Result<Vouchers, CommandFault> {
    let lines = audit::lines_in(folder)
        .map_err(|fault| CommandFault::File(folder.display().to_string(), fault))?;
    Ok(Vouchers::read(lines.iter().map(String::as_str), key))
}

/// A log with entries and no checkpoint at all is not well: whoever wrote it anew would have taken them away.
pub fn is_well(vouchers: &Vouchers, verified: &Verified) -> bool {
    verified.found.is_empty()
        && vouchers.faults.is_empty()
        && (vouchers.count > 0 || verified.entries == 0)
}

/// Writes what was found.
pub fn tell(
    out: &mut (dyn Write + Send),
    vouchers: &Vouchers,
    verified: &Verified,
) -> io::Result<()> {
    for (number, fault) in &vouchers.faults {
        writeln!(out, "FOUND    checkpoint in line {number}: it {fault}")?;
    }
    for found in &verified.found {
        writeln!(out, "FOUND    {found}")?;
    }
    for number in &vouchers.cut_off {
        writeln!(
            out,
            "note     line {number} of the checkpoints was cut off, as by a power cut; nothing is lost with it"
        )?;
    }
    let (entries, chains) = (verified.entries, verified.chains);
    writeln!(out, "{entries} entries in {chains} chains.")?;
    match vouchers.since.zip(vouchers.until) {
        None => writeln!(
            out,
            "FOUND    there is no checkpoint: nothing outside the database vouches for its log"
        ),
        Some((since, until)) => writeln!(
            out,
            "{} checkpoints, from {} to {}. {} entries are younger than the last: a change of them would not be seen.",
            vouchers.count,
            told(since),
            told(until),
            verified.not_vouched_for
        ),
    }
}

fn told(moment: Moment) -> String {
    moment.in_utc().strftime("%Y-%m-%d %H:%M UTC").to_string()
}
