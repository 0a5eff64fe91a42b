//! Looks through the store of files by the clock: a job of its own, since a large store takes its time.

use std::sync::Arc;
use std::time::Duration;

use rocket::Shutdown;
use rocket::tokio::{select, time};

use crate::evidence;
use crate::portal::Portal;

/// How often the store is looked through.
const EVERY: Duration = Duration::from_secs(3_600);

/// Looks through the store until the server stops.
pub async fn look_after_files(portal: Arc<Portal>, shutdown: Shutdown) {
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        select! {
            () = &mut shutdown => break,
            () = look(&portal) => {}
        }
        select! {
            () = &mut shutdown => break,
            () = time::sleep(EVERY) => {}
        }
    }
}

async fn look(portal: &Portal) {
    let looked = async {
        evidence::sweep_orphans(portal).await?;
        evidence::look_for_missing(portal).await
    };
    match looked.await {
        Ok(0) => {}
        Ok(gone) => tracing::error!(gone, "files that were given are gone from the store"),
        Err(fault) => tracing::error!(%fault, "the store of files could not be looked through"),
    }
}
