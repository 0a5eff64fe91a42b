//! What is done by the clock: drafts and sessions that have run out go, lists are read again, the log gets its checkpoints.

use std::sync::Arc;
use std::time::Duration;

use rocket::Shutdown;
use rocket::tokio::{select, time};

use super::checkpoints::checkpoint_when_due;
use crate::accounts;
use crate::centres;
use crate::db::{DbFault, Moment};
use crate::evidence;
use crate::portal::Portal;
use crate::reporting;
use crate::triage;

/// How often the house is kept: also how long a force that joins waits for its first report.
const EVERY: Duration = Duration::from_secs(30);
/// How often it is asked which centres must be reminded of something.
const REMIND_EVERY: Duration = Duration::from_secs(3_600);

/// Keeps house until the server stops.
pub async fn keep_house(portal: Arc<Portal>, shutdown: Shutdown) {
    let mut shutdown = std::pin::pin!(shutdown);
    let (mut last_checkpoint, mut last_reminder) = (None, None);
    loop {
        once(&portal).await;
        last_checkpoint = checkpoint_when_due(&portal, last_checkpoint).await;
        last_reminder = remind_when_due(&portal, last_reminder).await;
        select! {
            () = &mut shutdown => break,
            () = time::sleep(EVERY) => {}
        }
    }
}

async fn remind_when_due(portal: &Portal, last: Option<Moment>) -> Option<Moment> {
    let now = portal.clock.now();
    if last.is_some_and(|last| now < last + REMIND_EVERY) {
        return last;
    }
    if let Err(fault) = centres::remind(portal).await {
        tracing::error!(%fault, "centres could not be reminded");
    }
    Some(now)
}

/// Each thing by itself: what cannot be done must not hold up the others, and a bell that may save somebody comes first.
async fn once(portal: &Portal) {
    told("bells", triage::ring_again(portal).await);
    told("lists", portal.refresh_directory().await);
    portal.throttles.forget_old();
    told("what has run out", erase_what_has_run_out(portal).await);
    told("offers", triage::time_out_offers(portal).await);
    told("clocks", triage::work_out_clocks(portal).await);
    told("files", evidence::sweep(portal).await);
    told("deleted", portal.db.forget_deleted().await);
}

fn told(what: &str, outcome: Result<(), DbFault>) {
    if let Err(fault) = outcome {
        tracing::error!(%fault, what, "the house could not be kept");
    }
}

async fn erase_what_has_run_out(portal: &Portal) -> Result<(), DbFault> {
    let now = portal.clock.now();
    portal
        .db
        .write("keep house", move |connection| {
            reporting::erase_ended_drafts(connection, now)?;
            reporting::erase_ended_visits(connection, now)?;
            centres::erase_ended_assisted_drafts(connection, now)?;
            accounts::delete_ended_sessions(connection, now)
        })
        .await
        .map(drop)
}
