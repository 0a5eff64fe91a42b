//! `heard audit export`: one chain, for others to read and check.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;

use super::super::CommandFault;
use super::read_checkpoints;
use crate::audit::{self, Chain, Found};
use crate::clock::Clock;
use crate::db::Db;
use crate::directory;
use crate::settings::Settings;
use crate::vault::{KeyFolder, Reference};

/// Whose chain is wanted.
pub enum Whose {
    /// A report's, by its reference.
    Report(String),
    /// A team's, by its slug.
    Team(String),
}

/// Writes the chain to the new file `to`, which names staff, and says what is wrong with it; gives whether all is well.
///
/// # Errors
/// A [`CommandFault`]; also for a report or team that is not there, and for a file that is.
pub async fn audit_export(
    settings: &Settings,
    whose: &Whose,
    to: &Path,
    clock: &Clock,
    out: &mut (dyn Write + Send),
) -> Result<bool, CommandFault> {
    let keys = Arc::new(KeyFolder::open(&settings.key_folder)?);
    let db = Db::open(&settings.database())?;
    let (chain, about) = find(&db, whose).await?;
    let vouchers = read_checkpoints(&settings.audit_folder, &keys.checkpoint.public())?;
    let now = clock.now();
    let (text, found) = db
        .read(move |connection| {
            let key = &keys.checkpoint;
            audit::export(connection, chain, &about, &vouchers, key, now)
        })
        .await?;
    write_new(to, &text).map_err(|fault| CommandFault::File(to.display().to_string(), fault))?;
    tell(out, &found).map_err(|fault| CommandFault::File("the terminal".into(), fault))?;
    Ok(found.is_empty())
}

async fn find(db: &Db, whose: &Whose) -> Result<(Chain, String), CommandFault> {
    match whose {
        Whose::Report(typed) => {
            let told = || CommandFault::Word(format!("there is no report {typed}"));
            let reference = Reference::parse(typed).ok_or_else(told)?;
            let about = format!("report {}", reference.as_str());
            let found = db
                .read(move |connection| audit::chain_of_report(connection, reference.as_str()))
                .await?;
            Ok((found.ok_or_else(told)?, about))
        }
        Whose::Team(slug) => {
            let wanted = slug.clone();
            let found = db
                .read(move |connection| directory::team_by_slug(connection, &wanted))
                .await?;
            let team = found.ok_or_else(|| CommandFault::NoTeam(slug.clone()))?;
            Ok((Chain::Team(team.id), format!("team {slug}")))
        }
    }
}

fn write_new(to: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(to)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn tell(out: &mut (dyn Write + Send), found: &[Found]) -> io::Result<()> {
    for one in found {
        writeln!(out, "FOUND    {one}")?;
    }
    writeln!(
        out,
        "Written. It names members of staff: give it only to who may know them."
    )
}
