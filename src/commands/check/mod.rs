//! `heard check`: tells what is wrong before a user finds out.

mod bucket;
mod configured;
mod machine;
mod scanner;
mod teams;
mod waiting;

use std::io::Write;
use std::path::Path;

use super::audit::look_at_log;
use super::{CommandFault, refuse_missing, refuse_other_kind};
use crate::clock::Clock;
use crate::db::{Db, pending_migrations};
use crate::portal::Kind;
use crate::settings::Settings;
use crate::vault::{CheckpointPublicKey, KeyFolder};

/// What was looked at, and whether it is well.
struct Told<'a> {
    out: &'a mut (dyn Write + Send),
    all_well: bool,
}

impl Told<'_> {
    fn tell(&mut self, is_well: bool, what: &str) -> Result<(), CommandFault> {
        self.all_well &= is_well;
        let mark = if is_well { "well   " } else { "MISSING" };
        writeln!(self.out, "{mark}  {what}")
            .map_err(|fault| CommandFault::File("the terminal".into(), fault))
    }
}

/// Looks at the settings, the machine, the bucket for files, the keys, the tables, each team's key, what waits for a person and the
/// audit log, and writes a line for each; gives whether all is well. Changes nothing, but for a piece that the bucket keeps for a
/// moment.
///
/// # Errors
/// A [`CommandFault`] where looking itself fails.
pub async fn check(
    settings: &Settings,
    out: &mut (dyn Write + Send),
) -> Result<bool, CommandFault> {
    let mut told = Told {
        out,
        all_well: true,
    };
    let keys = KeyFolder::open(&settings.key_folder)?;
    told.tell(true, "key folder, which nobody else can read")?;
    let signed_by = keys.checkpoint.public().to_text();
    told.tell(
        true,
        &format!("the log and bundles are signed by {signed_by}"),
    )?;
    configured::check(settings, &mut told)?;
    refuse_missing(settings)?;
    machine::check_space(settings, &mut told)?;
    machine::check_files(settings, &mut told)?;
    scanner::check(settings, &mut told).await?;
    bucket::check(settings, &mut told).await?;
    let pending = pending_migrations(&settings.database())?;
    told.tell(
        pending.is_empty(),
        "tables up to date (`heard serve` brings them up to date)",
    )?;
    if pending.is_empty() {
        let db = Db::open(&settings.database())?;
        refuse_other_kind(&db, Kind::Live).await?;
        machine::check_writing(&db, &mut told).await?;
        teams::check(&db, keys.installation, &mut told).await?;
        waiting::check(&db, Clock::system().now(), &mut told).await?;
        let key = keys.checkpoint.public();
        check_log(&db, &settings.audit_folder, &key, &mut told).await?;
    }
    Ok(told.all_well)
}

async fn check_log(
    db: &Db,
    folder: &Path,
    key: &CheckpointPublicKey,
    told: &mut Told<'_>,
) -> Result<(), CommandFault> {
    let look = look_at_log(db, folder, key).await?;
    look.tell(told.out)
        .map_err(|fault| CommandFault::File("the terminal".into(), fault))?;
    told.tell(look.is_well(), "audit log as it was written")
}
