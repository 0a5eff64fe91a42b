//! What is done by the clock: files of drafts that are gone are deleted, and files that should be there are looked for.

use std::collections::BTreeSet;
use std::io;

use rocket::tokio::task;

use super::{scans, table, unnamed};
use crate::db::{DbFault, ObjectId};
use crate::portal::Portal;

/// Deletes the files of drafts that are gone: they belong to no report.
///
/// # Errors
/// The database's fault.
pub async fn sweep(portal: &Portal) -> Result<(), DbFault> {
    let nobody_scans = portal.scanner.is_none();
    let left_behind = portal
        .db
        .write("sweep files", move |connection| {
            let left_behind = table::delete_left_behind(connection)?;
            scans::forget_gone(connection)?;
            if nobody_scans {
                scans::forget_waiting(connection)?;
            }
            Ok(left_behind)
        })
        .await?;
    delete_bytes(portal, left_behind).await;
    Ok(())
}

/// Deletes bytes that no row has named for a long while.
///
/// # Errors
/// The database's fault.
pub async fn sweep_orphans(portal: &Portal) -> Result<(), DbFault> {
    // Looked at before the rows: a file's row is there before its first byte, so none of these is still to be named.
    let store = portal.store.clone();
    let there = task::spawn_blocking(move || store.objects()).await;
    let Ok(Ok(there)) = there else {
        tracing::warn!("the store of files could not be looked through");
        return Ok(());
    };
    let there: BTreeSet<ObjectId> = there.into_iter().collect();
    let now = portal.clock.now();
    let old = portal.db.write("note unnamed files", move |connection| {
        unnamed::note(connection, &there, now)
    });
    delete_bytes(portal, old.await?).await;
    Ok(())
}

/// Deletes bytes. Those that cannot be deleted now are found again.
pub(super) async fn delete_bytes(portal: &Portal, objects: Vec<ObjectId>) {
    let store = portal.store.clone();
    let deleting = move || {
        objects
            .into_iter()
            .try_for_each(|object| store.delete(object))
    };
    if !matches!(task::spawn_blocking(deleting).await, Ok(Ok(()))) {
        tracing::warn!("the bytes of a file could not be deleted");
    }
}

/// Looks whether the bytes of each file are there, and writes down what changed since; gives how many are gone.
///
/// # Errors
/// The database's fault.
pub async fn look_for_missing(portal: &Portal) -> Result<usize, DbFault> {
    let named = portal.db.read(table::objects).await?;
    let store = portal.store.clone();
    let looking = move || {
        let whole = named.into_iter().filter(|one| one.pieces > 0);
        let looked = whole.map(|one| Ok((store.has_all(one.object, one.pieces)?, one)));
        looked.collect::<io::Result<Vec<_>>>()
    };
    // A store that does not answer has lost nothing: what is written down stays as it is.
    let Ok(Ok(looked)) = task::spawn_blocking(looking).await else {
        tracing::warn!("the store of files could not be looked through");
        return Ok(0);
    };
    let gone = looked.iter().filter(|(is_there, _)| !is_there).count();
    let changed = looked
        .into_iter()
        .filter(|(is_there, one)| *is_there == one.is_missing);
    let changed: Vec<(ObjectId, bool)> = changed
        .map(|(is_there, one)| (one.object, is_there))
        .collect();
    if changed.is_empty() {
        return Ok(gone);
    }
    let now = portal.clock.now();
    portal
        .db
        .write("mark missing files", move |connection| {
            for (object, is_there) in &changed {
                table::mark_missing(connection, *object, (!is_there).then_some(now))?;
                if !is_there {
                    scans::forget_waiting_for(connection, *object)?;
                }
            }
            Ok(())
        })
        .await?;
    Ok(gone)
}
