//! `heard escrow open`: reports in plain words, from the shares and a copy of the database alone.

use std::io::Write;
use std::sync::Arc;

use super::contents::{self, Sealed};
use super::report_key::{self, Found};
use super::told::write_report;
use super::{EscrowFault, key_folder, log, not_told, together};
use crate::audit::{self, Actor, Chain, Happening};
use crate::clock::Clock;
use crate::commands::CommandFault;
use crate::db::{Connection, Db, DbFault};
use crate::settings::Settings;
use crate::vault::{KeyFolder, OpeningKey, Reference, ReportKey};

/// Writes the reports that `references` name to `out`, opened by the shares on standard input; gives whether all of
/// each could be read. Where the key folder is there, each report is checked against it.
///
/// # Errors
/// A [`CommandFault`]; also after the others were shown, where some are not reached by the shares.
pub async fn open_by_escrow(
    settings: &Settings,
    db: &Db,
    references: &[String],
    clock: &Clock,
    out: &mut (dyn Write + Send),
) -> Result<bool, CommandFault> {
    let mut wanted = Vec::new();
    for typed in references {
        wanted.push(find(db, typed).await?);
    }
    let keys = Arc::new(key_folder(settings)?);
    let chains: Vec<Chain> = wanted.iter().map(|found| Chain::Report(found.id)).collect();
    let escrow = Arc::new(together(db, &chains, clock).await?.key);
    let (mut is_whole, mut closed) = (true, Vec::new());
    for found in wanted {
        match open_one(db, &found, &escrow, &keys, clock, out).await? {
            Some(whole) => is_whole &= whole,
            None => closed.push(found.shown()),
        }
    }
    match closed.is_empty() {
        true => Ok(is_whole),
        false => Err(EscrowFault::DoNotFit(format!("report {}", closed.join(", "))).into()),
    }
}

async fn find(db: &Db, typed: &str) -> Result<Found, CommandFault> {
    let reference =
        Reference::parse(typed).ok_or_else(|| EscrowFault::NotAReference(typed.to_owned()))?;
    let shown = reference.to_string();
    let found = db
        .read(move |connection| report_key::find(connection, reference.as_str()))
        .await?;
    Ok(found.ok_or(EscrowFault::NoReport(shown))?)
}

/// Whether all of the report could be read; nothing where the shares do not reach it.
async fn open_one(
    db: &Db,
    found: &Found,
    escrow: &Arc<OpeningKey>,
    keys: &Arc<Option<KeyFolder>>,
    clock: &Clock,
    out: &mut (dyn Write + Send),
) -> Result<Option<bool>, CommandFault> {
    let (by, with, report, now) = (
        Arc::clone(escrow),
        Arc::clone(keys),
        found.clone(),
        clock.now(),
    );
    let opened = db
        .write("open by escrow", move |connection| {
            let opened = reach(connection, &report, &by, with.as_ref().as_ref())?;
            let happening = match opened {
                Some(_) => Happening::EscrowOpened,
                None => Happening::EscrowRefused,
            };
            let chain = Chain::Report(report.id);
            audit::append(connection, chain, Actor::CommandLine, happening, now)?;
            Ok(opened)
        })
        .await?;
    let Some((key, sealed)) = opened else {
        return Ok(None);
    };
    // Only now that it is written down.
    let contents = sealed.open(found.id, &key);
    if !contents.is_whole() {
        let chain = Chain::Report(found.id);
        log(db, chain, Happening::WouldNotOpen, clock).await?;
    }
    write_report(out, found, &contents, keys.is_some())
        .map(Some)
        .map_err(not_told)
}

/// The report's key and what is sealed under it; nothing where escrow does not reach it.
fn reach(
    connection: &mut Connection,
    found: &Found,
    escrow: &OpeningKey,
    keys: Option<&KeyFolder>,
) -> Result<Option<(ReportKey, Sealed)>, DbFault> {
    let ways = report_key::ways(connection, found.id)?;
    let key = report_key::open(&ways, found, escrow, keys.map(|keys| &keys.pepper));
    let sealed = contents::read(connection, found.id)?;
    Ok(key.map(|key| (key, sealed)))
}
