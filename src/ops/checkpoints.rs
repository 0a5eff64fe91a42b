//! Checkpoints of the audit log by the clock: one an hour, and one when the server stops.

use std::sync::Arc;
use std::time::Duration;

use crate::audit::{self, CheckpointFault, Reach};
use crate::db::{DbFault, Moment};
use crate::portal::Portal;
use crate::post::{self, NewLetter};

/// How long after a checkpoint the next is due: within this time a change of what is in the log is not seen.
const EVERY: Duration = Duration::from_secs(3_600);

/// Writes a checkpoint if none was written since `last`, less an hour; gives when the last one was. One that fails is an alarm,
/// and tried again at the next call.
pub async fn checkpoint_when_due(portal: &Portal, last: Option<Moment>) -> Option<Moment> {
    let now = portal.clock.now();
    if last.is_some_and(|last| now < last + EVERY) {
        return last;
    }
    match checkpoint(portal).await {
        true => Some(now),
        false => last,
    }
}

/// Writes a checkpoint; gives whether that went well. Where not, it raises an alarm.
pub async fn checkpoint(portal: &Portal) -> bool {
    let Err(fault) = write(portal).await else {
        return true;
    };
    tracing::error!(%fault, "no checkpoint was written");
    if let Err(fault) = raise_alarm(portal).await {
        tracing::error!(%fault, "nor could an alarm be raised");
    }
    false
}

async fn write(portal: &Portal) -> Result<usize, CheckpointFault> {
    let (keys, now) = (Arc::clone(&portal.keys), portal.clock.now());
    let folder = portal.settings.audit_folder.clone();
    portal
        .db
        .read(move |connection| {
            let key = &keys.checkpoint;
            Ok(audit::write_checkpoint(
                connection,
                &folder,
                key,
                Reach::New,
                now,
            ))
        })
        .await?
}

async fn raise_alarm(portal: &Portal) -> Result<(), DbFault> {
    let (now, mut chance) = (portal.clock.now(), portal.chance());
    let letters = NewLetter::alarms(portal, now, &mut chance).unwrap_or_else(|fault| {
        tracing::error!(%fault, "no alarm can be written");
        Vec::new()
    });
    portal
        .db
        .write("no checkpoint", move |connection| {
            let is_new =
                super::raise_alarm(connection, "no-checkpoint", None, None, now, &mut chance)?;
            for letter in letters.iter().filter(|_| is_new) {
                post::enqueue(connection, letter, now)?;
            }
            Ok(())
        })
        .await?;
    portal.new_mail.notify_one();
    Ok(())
}
