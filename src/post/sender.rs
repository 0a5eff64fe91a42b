//! The sender: takes letters out of the outbox and delivers them, a few at a time, fair across domains.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use rocket::Shutdown;
use rocket::tokio::task::{self, JoinSet};
use rocket::tokio::{select, time};

use super::DeliveryFault;
use super::letter::Letter;
use super::message::Message;
use super::outbox::{self, CAPSULE, Claimed, NewLetter, domain_of};
use super::rules::{self, Fate};
use crate::db::DbFault;
use crate::portal::Portal;
use crate::vault::open_capsule;

/// Letters on their way at once.
const AT_ONCE: usize = 32;
/// How often the outbox is looked at when nothing rings.
const LOOK: Duration = Duration::from_secs(1);

/// Sends until the server stops. A fault of the database is logged and the outbox looked at again.
pub async fn run(portal: Arc<Portal>, shutdown: Shutdown) {
    let mut under_way = UnderWay::default();
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        if let Err(fault) = start_due(&portal, &mut under_way).await {
            tracing::error!(%fault, "the outbox could not be looked at");
        }
        select! {
            () = &mut shutdown => break,
            Some(_) = under_way.next_ended() => {}
            () = portal.new_mail.notified(), if under_way.has_room() => {}
            () = time::sleep(LOOK) => {}
        }
    }
    // Their leases are kept: whoever starts next sends what did not end.
    while under_way.next_ended().await.is_some() {}
}

/// Sends everything that is due and waits for it; for tests and the command line. Gives how many were tried.
///
/// # Errors
/// The database's fault.
pub async fn send_due(portal: &Arc<Portal>) -> Result<usize, DbFault> {
    let mut under_way = UnderWay::default();
    let mut tried = 0;
    loop {
        tried += start_due(portal, &mut under_way).await?;
        if under_way.next_ended().await.is_none() {
            return Ok(tried);
        }
    }
}

/// The letters on their way, each with the mark of its domain.
#[derive(Default)]
struct UnderWay {
    tasks: JoinSet<()>,
    domains: HashMap<task::Id, Vec<u8>>,
}

impl UnderWay {
    fn has_room(&self) -> bool {
        self.domains.len() < AT_ONCE
    }

    async fn next_ended(&mut self) -> Option<()> {
        let ended = match self.tasks.join_next_with_id().await? {
            Ok((id, ())) => id,
            // Its lease runs out by itself, and then it is tried again.
            Err(fault) => {
                tracing::error!(%fault, "a delivery stopped in the middle");
                fault.id()
            }
        };
        self.domains.remove(&ended);
        Some(())
    }
}

/// Starts as many due letters as there is room for; gives how many.
async fn start_due(portal: &Arc<Portal>, under_way: &mut UnderWay) -> Result<usize, DbFault> {
    if !under_way.has_room() {
        return Ok(0);
    }
    let now = portal.clock.now();
    let busy: Vec<_> = under_way.domains.values().cloned().collect();
    let room = AT_ONCE - busy.len();
    let mut due = portal
        .db
        .read(move |connection| outbox::due(connection, &busy, now))
        .await?;
    due.truncate(room);
    if due.is_empty() {
        return Ok(0);
    }
    let lease: [u8; 16] = portal.chance().bytes();
    let claimed = portal
        .db
        .write("claim letters", move |connection| {
            outbox::claim(connection, &due, &lease, now)
        })
        .await?;
    let started = claimed.len();
    for letter in claimed {
        let domain = letter.domain_mark.clone();
        let task = under_way
            .tasks
            .spawn(attempt(Arc::clone(portal), letter, lease));
        under_way.domains.insert(task.id(), domain);
    }
    Ok(started)
}

async fn attempt(portal: Arc<Portal>, claimed: Claimed, lease: [u8; 16]) {
    let outcome = match write(&portal, &claimed) {
        Ok(letter) => portal.transport.deliver(&letter).await,
        Err(fault) => Err(fault),
    };
    let now = portal.clock.now();
    let chance = u32::from_be_bytes(portal.chance().bytes());
    let fate = rules::fate(outcome, claimed.attempts, claimed.made_at, now, chance);
    if let Fate::Dead { fault } = &fate {
        tracing::warn!(fault = fault.as_str(), "a letter was given up");
    }
    let (id, mut chance) = (claimed.id, portal.chance());
    let alarms = NewLetter::alarms(&portal, now, &mut chance).unwrap_or_else(|fault| {
        tracing::error!(%fault, "no alarm can be written");
        Vec::new()
    });
    let settled = portal
        .db
        .write("settle letter", move |connection| {
            outbox::settle(connection, id, &lease, &fate, &alarms, now, &mut chance)
        })
        .await;
    if let Err(fault) = settled {
        // The lease runs out and the letter is sent again under the same Message-ID.
        tracing::error!(%fault, "what became of a letter was not written down");
    }
}

/// Opens a letter's capsule and puts its message into words.
fn write(portal: &Portal, claimed: &Claimed) -> Result<Letter, DeliveryFault> {
    let worker = &portal.keys.worker;
    let opened = open_capsule(worker, CAPSULE, claimed.id.uuid(), &claimed.capsule)
        .map_err(|_| DeliveryFault::Unopened)?;
    let (to, message): (String, Message) =
        serde_json::from_slice(&opened).map_err(|_| DeliveryFault::Unopened)?;
    let mail = &portal.settings.mail;
    let from = if message.is_to_reporter() {
        format!("reply@{}", mail.neutral_domain)
    } else {
        mail.staff_sender.clone()
    };
    let public_url = portal.settings.public_url.trim_end_matches('/');
    let worded = message.in_words(&portal.wording, public_url);
    Ok(Letter {
        message_id: claimed.message_id.clone(),
        date: claimed.made_at,
        bounces_to: format!("returns@{}", domain_of(&from)),
        from,
        to,
        subject: worded.subject,
        text: worded.text,
    })
}
