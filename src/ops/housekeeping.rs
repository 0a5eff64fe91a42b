//! What is done by the clock: drafts and sessions that have run out go, lists are read again, the log gets its checkpoints.

use std::sync::Arc;
use std::time::Duration;

use rocket::Shutdown;
use rocket::tokio::{select, time};

use super::checkpoints::checkpoint_when_due;
use crate::accounts;
use crate::db::{DbFault, Moment};
use crate::evidence;
use crate::portal::Portal;
use crate::reporting;
use crate::triage;

/// How often the house is kept: also how long a force that joins waits for its first report.
const EVERY: Duration = Duration::from_secs(30);

/// How often the store of files is looked through.
const LOOK_AFTER_FILES: Duration = Duration::from_secs(3_600);

/// Keeps house until the server stops.
pub async fn keep_house(portal: Arc<Portal>, shutdown: Shutdown) {
    let mut shutdown = std::pin::pin!(shutdown);
    let mut last_checkpoint = None;
    let mut last_look = None;
    loop {
        if let Err(fault) = once(&portal).await {
            tracing::error!(%fault, "the house could not be kept");
        }
        last_checkpoint = checkpoint_when_due(&portal, last_checkpoint).await;
        last_look = look_after_files_when_due(&portal, last_look).await;
        select! {
            () = &mut shutdown => break,
            () = time::sleep(EVERY) => {}
        }
    }
}

async fn once(portal: &Portal) -> Result<(), DbFault> {
    portal.refresh_directory().await?;
    portal.throttles.forget_old();
    let now = portal.clock.now();
    portal
        .db
        .write("keep house", move |connection| {
            reporting::erase_ended_drafts(connection, now)?;
            reporting::erase_ended_visits(connection, now)?;
            accounts::delete_ended_sessions(connection, now)
        })
        .await?;
    triage::time_out_offers(portal).await?;
    evidence::sweep(portal).await?;
    portal.db.forget_deleted().await
}

/// Looks through the store of files, unless that was done a short while ago; gives when it was done last.
async fn look_after_files_when_due(portal: &Portal, last: Option<Moment>) -> Option<Moment> {
    let now = portal.clock.now();
    if last.is_some_and(|last| now < last + LOOK_AFTER_FILES) {
        return last;
    }
    let looked = async {
        evidence::sweep_orphans(portal).await?;
        evidence::look_for_missing(portal).await
    };
    match looked.await {
        Ok(0) => {}
        Ok(gone) => tracing::error!(gone, "files that were given are gone from the store"),
        Err(fault) => tracing::error!(%fault, "the store of files could not be looked through"),
    }
    Some(now)
}
