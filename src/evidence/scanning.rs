//! Having files scanned: nobody opens one before. Where the scanner is away the file waits, with its key sealed to the worker, and
//! is scanned once the scanner is back.

use std::sync::Arc;
use std::time::Duration;

use rocket::Shutdown;
use rocket::tokio::{select, time};
use serde::{Deserialize, Serialize};

use super::giving_out::{Reading, give_out};
use super::item::{Item, Told};
use super::scanner::{NoVerdict, Scanner, Verdict};
use super::scans::{self, Checked, Due};
use crate::db::{DbFault, ObjectId};
use crate::portal::Portal;
use crate::vault::{open_capsule, seal_capsule};

/// What a capsule with a file's key is for, bound into it.
const CAPSULE: &str = "scan";
/// How often the line is looked at when nothing rings.
const LOOK: Duration = Duration::from_secs(15);

/// What the worker needs to read a file.
#[derive(Serialize, Deserialize)]
struct Readable {
    told: Told,
    pieces: u32,
}

/// A file's key for the worker; none where nobody is asked.
pub struct Asked {
    object: ObjectId,
    capsule: Vec<u8>,
}

impl Asked {
    /// The file `object` of so many pieces.
    pub fn about(portal: &Portal, object: ObjectId, told: &Told, pieces: u32) -> Option<Self> {
        portal.scanner.as_ref()?;
        let readable = Readable {
            // The worker needs neither the name nor the words.
            told: told.without_words(),
            pieces,
        };
        let plain = serde_json::to_vec(&readable).map(zeroize::Zeroizing::new);
        let plain = plain.expect("text and numbers, which JSON always carries");
        let worker = portal.keys.worker.sealing_key();
        let sealed = seal_capsule(
            &worker,
            CAPSULE,
            object.uuid(),
            &plain,
            &mut portal.chance(),
        );
        match sealed {
            Ok(capsule) => Some(Self { object, capsule }),
            Err(fault) => {
                tracing::error!(%fault, "a file cannot be given to the scanner");
                None
            }
        }
    }

    /// Puts it in the line.
    ///
    /// # Errors
    /// The engine's fault.
    pub fn put(
        &self,
        connection: &mut crate::db::Connection,
        keys: &crate::vault::KeyFolder,
        now: crate::db::Moment,
    ) -> Result<(), DbFault> {
        scans::ask(connection, self.object, &self.capsule, &keys.pepper, now)
    }
}

/// What the scanner said of `item`. What is not known, or not by our hand, still waits, where there is a scanner at all.
pub fn checked(portal: &Portal, item: &Item) -> Checked {
    let nobody_scans = portal.scanner.is_none() || item.is_link();
    let scan = item.scan.as_ref();
    match scan.and_then(|scan| scan.checked(item.object, &portal.keys.pepper)) {
        None | Some(Checked::Waiting) if nobody_scans => Checked::NotAsked,
        None => Checked::Waiting,
        Some(known) => known,
    }
}

/// Puts those files in the line that came before there was a scanner, or of which somebody wrote what the scanner never said.
///
/// # Errors
/// The database's fault.
pub async fn ask_for_unknown(portal: &Portal, items: &[Item]) -> Result<(), DbFault> {
    let unknown = items.iter().filter(|item| !is_known(portal, item));
    let asked =
        unknown.filter_map(|item| Asked::about(portal, item.object, &item.told, item.pieces));
    let asked: Vec<Asked> = asked.collect();
    if asked.is_empty() {
        return Ok(());
    }
    let (keys, now) = (Arc::clone(&portal.keys), portal.clock.now());
    portal
        .db
        .write("ask scanner", move |connection| {
            asked
                .iter()
                .try_for_each(|one| one.put(connection, &keys, now))
        })
        .await?;
    portal.new_files.notify_one();
    Ok(())
}

/// Whether there is nothing to ask about a file: it was asked before, is no file, or cannot be read.
fn is_known(portal: &Portal, item: &Item) -> bool {
    let scan = item.scan.as_ref();
    let said = scan.and_then(|scan| scan.checked(item.object, &portal.keys.pepper));
    said.is_some() || !item.is_whole || item.is_link() || item.missing_at.is_some()
}

/// Has files scanned until the server stops.
pub async fn keep_scanning(portal: Arc<Portal>, shutdown: Shutdown) {
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        select! {
            // What is given to the scanner now comes to it again when its lease runs out.
            () = &mut shutdown => break,
            scanned = scan_due(&portal) => if let Err(fault) = scanned {
                tracing::error!(%fault, "files could not be given to the scanner");
            }
        }
        select! {
            () = &mut shutdown => break,
            () = portal.new_files.notified() => {}
            () = time::sleep(LOOK) => {}
        }
    }
}

/// Has every file scanned that is due, one after the other; gives how many were tried.
///
/// # Errors
/// The database's fault.
pub async fn scan_due(portal: &Portal) -> Result<usize, DbFault> {
    let Some(scanner) = &portal.scanner else {
        return Ok(0);
    };
    let mut tried = 0;
    while let Some(due) = next(portal, scanner).await? {
        let verdict = scan(portal, scanner, &due).await;
        if let Err(no_verdict) = &verdict {
            tracing::warn!(%no_verdict, attempts = due.attempts + 1, "a file was not scanned");
        }
        let (keys, now) = (Arc::clone(&portal.keys), portal.clock.now());
        portal
            .db
            .write("settle scan", move |connection| match &verdict {
                Ok(verdict) => scans::settle(connection, &due, Some(verdict), &keys.pepper, now),
                // No fault of the file's, and no attempt.
                Err(NoVerdict::NotThere) => scans::wait_on(connection, &due, now),
                Err(_) => scans::settle(connection, &due, None, &keys.pepper, now),
            })
            .await?;
        tried += 1;
    }
    Ok(tried)
}

/// The next file that is due, where there is one and the scanner is there: one that is away is no fault of the file's.
async fn next(portal: &Portal, scanner: &Scanner) -> Result<Option<Due>, DbFault> {
    let (waiting, _) = portal.db.read(scans::waiting).await?;
    if waiting == 0 {
        return Ok(None);
    }
    if !scanner.is_there().await {
        tracing::warn!(waiting, "the virus scanner does not answer: files wait");
        return Ok(None);
    }
    let now = portal.clock.now();
    portal
        .db
        .write("claim scan", move |connection| {
            scans::claim(connection, now)
        })
        .await
}

async fn scan(portal: &Portal, scanner: &Scanner, due: &Due) -> Result<Verdict, NoVerdict> {
    let unopened = |_| NoVerdict::Other("its key does not open".into());
    let worker = &portal.keys.worker;
    let opened = open_capsule(worker, CAPSULE, due.object.uuid(), &due.capsule);
    let readable: Readable = serde_json::from_slice(&opened.map_err(unopened)?)
        .map_err(|_| NoVerdict::Other("its key cannot be read".into()))?;
    if readable.pieces == 0 {
        return Err(NoVerdict::Other("there is nothing to scan".into()));
    }
    let reading = Reading::sealed_as(&portal.store, &readable.told, due.object, readable.pieces);
    scanner.scan(give_out(reading.map_err(unopened)?)).await
}
