//! What is done by the clock: files of drafts that are gone are deleted, and files that should be there are looked for.

use std::collections::BTreeMap;
use std::time::Duration;

use rocket::tokio::task;

use super::table;
use crate::db::{DbFault, Moment, ObjectId};
use crate::portal::Portal;

/// Deletes the files of drafts that are gone: they belong to no report.
///
/// # Errors
/// The database's fault.
pub async fn sweep(portal: &Portal) -> Result<(), DbFault> {
    let left_behind = portal
        .db
        .write("sweep files", table::delete_left_behind)
        .await?;
    delete_bytes(portal, left_behind).await;
    Ok(())
}

/// How long bytes that no row names are kept: whoever brought back the wrong backup can still bring back the right one.
const ORPHANS_KEPT: Duration = Duration::from_secs(30 * 24 * 3_600);

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
    let named: BTreeMap<_, _> = portal.db.read(table::objects).await?.into_iter().collect();
    let now = portal.clock.now();
    let is_orphan = |(object, changed): &(ObjectId, Moment)| {
        !named.contains_key(object) && *changed + ORPHANS_KEPT < now
    };
    let orphans = there.into_iter().filter(is_orphan);
    delete_bytes(portal, orphans.map(|(object, _)| object).collect()).await;
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

/// Looks whether the bytes of each file are there, and writes down which are not; gives how many are gone.
///
/// # Errors
/// The database's fault.
pub async fn look_for_missing(portal: &Portal) -> Result<usize, DbFault> {
    let named = portal.db.read(table::objects).await?;
    let store = portal.store.clone();
    let looking = move || {
        let whole = named.into_iter().filter(|(_, pieces)| *pieces > 0);
        let looked = whole.map(|(object, pieces)| (object, store.has_all(object, pieces)));
        looked.collect::<Vec<_>>()
    };
    let Ok(looked) = task::spawn_blocking(looking).await else {
        return Ok(0);
    };
    let gone = looked.iter().filter(|(_, is_there)| !is_there).count();
    let now = portal.clock.now();
    portal
        .db
        .write("mark missing files", move |connection| {
            mark(connection, &looked, now)
        })
        .await?;
    Ok(gone)
}

fn mark(
    connection: &mut crate::db::Connection,
    looked: &[(ObjectId, bool)],
    now: Moment,
) -> Result<(), DbFault> {
    for (object, is_there) in looked {
        table::mark_missing(connection, *object, (!is_there).then_some(now))?;
    }
    Ok(())
}
