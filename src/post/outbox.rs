//! Letters that wait to leave. Each is claimed by lease, so that a sender that dies loses none.

use data_encoding::HEXLOWER;
use diesel::prelude::*;

use super::message::Message;
use super::rules::{self, Fate};
use crate::db::schema::outbox;
use crate::db::{Connection, DbFault, LetterId, Moment, ReportId, TeamId};
use crate::ops;
use crate::portal::Portal;
use crate::vault::{Chance, UnusableKey, seal_capsule};

/// What a letter's capsule is for, bound into it.
pub(super) const CAPSULE: &str = "letter";

/// A letter to put in the outbox: its address and words sealed to the worker.
pub struct NewLetter {
    id: LetterId,
    kind: &'static str,
    report: Option<ReportId>,
    team: Option<TeamId>,
    message_id: String,
    domain_mark: Vec<u8>,
    capsule: Vec<u8>,
}

/// A letter that this sender holds the lease of.
pub struct Claimed {
    /// Its key.
    pub id: LetterId,
    /// The mark of the domain it goes to.
    pub domain_mark: Vec<u8>,
    /// Its Message-ID, the same at each attempt.
    pub message_id: String,
    /// Its address and message, sealed to the worker.
    pub capsule: Vec<u8>,
    /// The number of this attempt, from 1.
    pub attempts: i32,
    /// When it was put in the outbox.
    pub made_at: Moment,
}

impl NewLetter {
    /// Seals `message` to `to` for the worker.
    ///
    /// # Errors
    /// [`UnusableKey`] where the worker's key is broken.
    pub fn seal(
        portal: &Portal,
        to: &str,
        message: &Message,
        now: Moment,
        chance: &mut Chance,
    ) -> Result<Self, UnusableKey> {
        let id = LetterId::new(now, chance);
        let inside = serde_json::to_vec(&(to, message))
            .expect("an address and a message are text, which JSON always carries");
        let worker = portal.keys.worker.sealing_key();
        let capsule = seal_capsule(&worker, CAPSULE, id.uuid(), &inside, chance)?;
        let domain = if message.is_to_reporter() {
            portal.settings.mail.neutral_domain.as_str()
        } else {
            domain_of(&portal.settings.mail.staff_sender)
        };
        Ok(Self {
            id,
            kind: message.kind(),
            report: None,
            team: None,
            message_id: format!("{}@{domain}", random(chance)),
            // Tells letters to one domain from those to another without telling which domains they are.
            domain_mark: portal
                .keys
                .pepper
                .mark(&domain_of(to).to_lowercase())
                .to_vec(),
            capsule,
        })
    }

    /// Letters to the operator and to those who answer for the national desk that something needs a person; none where no
    /// address is set.
    ///
    /// # Errors
    /// [`UnusableKey`] where the worker's key is broken.
    pub fn alarms(
        portal: &Portal,
        now: Moment,
        chance: &mut Chance,
    ) -> Result<Vec<Self>, UnusableKey> {
        let hear = portal.settings.hear_of_alarms();
        hear.into_iter()
            .map(|to| Self::seal(portal, to, &Message::Alarm, now, chance))
            .collect()
    }

    /// The letter's key.
    pub fn id(&self) -> LetterId {
        self.id
    }

    /// The same letter, about a report and from or to a team.
    pub fn about(self, report: Option<ReportId>, team: Option<TeamId>) -> Self {
        Self {
            report,
            team,
            ..self
        }
    }
}

/// The part of an address after its last `@`.
pub(super) fn domain_of(address: &str) -> &str {
    address.rsplit('@').next().unwrap_or(address)
}

fn random(chance: &mut Chance) -> String {
    HEXLOWER.encode(&chance.bytes::<16>())
}

/// Puts a letter in the outbox, in the caller's transaction.
///
/// # Errors
/// The engine's fault.
pub fn enqueue(
    connection: &mut Connection,
    letter: &NewLetter,
    now: Moment,
) -> Result<(), DbFault> {
    diesel::insert_into(outbox::table)
        .values((
            outbox::id.eq(letter.id),
            outbox::kind.eq(letter.kind),
            outbox::report_id.eq(letter.report),
            outbox::team_id.eq(letter.team),
            outbox::message_id.eq(&letter.message_id),
            outbox::domain_mark.eq(&letter.domain_mark),
            outbox::capsule.eq(Some(&letter.capsule)),
            outbox::state.eq("waiting"),
            outbox::attempts.eq(0),
            outbox::next_at.eq(now),
            outbox::lease_until.eq(now),
            outbox::made_at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}

/// The letters that may start now, in the order to start them, while letters to the domains `under_way`
/// are on their way.
///
/// # Errors
/// The engine's fault.
pub fn due(
    connection: &mut Connection,
    under_way: &[Vec<u8>],
    now: Moment,
) -> Result<Vec<LetterId>, DbFault> {
    let mut due: Vec<(LetterId, Vec<u8>)> = Vec::new();
    // Each domain by itself: thousands of letters to one cannot hide the single one to another.
    let domains: Vec<Vec<u8>> = waiting_at(now)
        .select(outbox::domain_mark)
        .distinct()
        .load(connection)?;
    for domain in domains {
        let first: Vec<LetterId> = waiting_at(now)
            .filter(outbox::domain_mark.eq(&domain))
            .order((
                outbox::attempts.asc(),
                outbox::next_at.asc(),
                outbox::id.asc(),
            ))
            .limit(rules::AT_ONCE_TO_A_DOMAIN as i64)
            .select(outbox::id)
            .load(connection)?;
        due.extend(first.into_iter().map(|id| (id, domain.clone())));
    }
    let fair = rules::in_fair_order(due, |(_, domain)| domain.clone(), under_way.to_vec());
    Ok(fair.into_iter().map(|(id, _)| id).collect())
}

#[diesel::dsl::auto_type]
fn waiting_at(now: Moment) -> _ {
    outbox::table
        .filter(outbox::state.eq("waiting"))
        .filter(outbox::next_at.le(now))
        .filter(outbox::lease_until.le(now))
}

/// Claims those of `letters` that nobody else holds, under `lease`.
///
/// # Errors
/// The engine's fault.
pub fn claim(
    connection: &mut Connection,
    letters: &[LetterId],
    lease: &[u8; 16],
    now: Moment,
) -> Result<Vec<Claimed>, DbFault> {
    let mut claimed = Vec::new();
    for id in letters {
        let taken = diesel::update(outbox::table)
            .filter(outbox::id.eq(*id))
            .filter(outbox::lease_until.le(now))
            .filter(outbox::state.eq("waiting"))
            .set((
                outbox::lease.eq(Some(lease.as_slice())),
                outbox::lease_until.eq(now + rules::LEASE),
                outbox::attempts.eq(outbox::attempts + 1),
            ))
            .execute(connection)?;
        if taken == 1 {
            claimed.extend(find(connection, *id)?);
        }
    }
    Ok(claimed)
}

type Row = (Vec<u8>, String, Option<Vec<u8>>, i32, Moment);

fn find(connection: &mut Connection, id: LetterId) -> Result<Option<Claimed>, DbFault> {
    let found: Option<Row> = outbox::table
        .filter(outbox::id.eq(id))
        .select((
            outbox::domain_mark,
            outbox::message_id,
            outbox::capsule,
            outbox::attempts,
            outbox::made_at,
        ))
        .get_result(connection)
        .optional()?;
    Ok(found.map(
        |(domain_mark, message_id, capsule, attempts, made_at)| Claimed {
            id,
            domain_mark,
            message_id,
            capsule: capsule.unwrap_or_default(),
            attempts,
            made_at,
        },
    ))
}

/// Writes down what became of a letter, if this sender still holds its lease. What was sealed for it goes
/// as soon as it is not needed any more, and so does the Message-ID: the log of a mail server knows it too, and
/// would tell whose report it was about. `alarms` leave where the letter is given up.
///
/// # Errors
/// The engine's fault.
pub fn settle(
    connection: &mut Connection,
    id: LetterId,
    lease: &[u8; 16],
    fate: &Fate,
    alarms: &[NewLetter],
    now: Moment,
    chance: &mut Chance,
) -> Result<(), DbFault> {
    let mine = outbox::table
        .filter(outbox::id.eq(id))
        .filter(outbox::lease.eq(Some(lease.as_slice())));
    let changed = match fate {
        Fate::Sent => diesel::update(mine)
            .set((
                outbox::state.eq("sent"),
                outbox::message_id.eq(random(chance)),
                outbox::domain_mark.eq(Vec::new()),
                outbox::capsule.eq(None::<Vec<u8>>),
                outbox::ended_at.eq(Some(now)),
            ))
            .execute(connection)?,
        Fate::Again { at, fault } => diesel::update(mine)
            .set((
                outbox::next_at.eq(*at),
                outbox::lease_until.eq(now),
                outbox::last_fault.eq(Some(fault.as_str())),
            ))
            .execute(connection)?,
        Fate::Dead { fault } => diesel::update(mine)
            .set((
                outbox::state.eq("dead"),
                outbox::message_id.eq(random(chance)),
                outbox::domain_mark.eq(Vec::new()),
                outbox::capsule.eq(None::<Vec<u8>>),
                outbox::last_fault.eq(Some(fault.as_str())),
                outbox::ended_at.eq(Some(now)),
            ))
            .execute(connection)?,
    };
    match fate {
        Fate::Dead { .. } if changed == 1 => {
            tell_of_dead_letter(connection, id, alarms, now, chance)
        }
        _ => Ok(()),
    }
}

/// A letter that is given up must have an owner: the desk sees which team's it is and about which report.
fn tell_of_dead_letter(
    connection: &mut Connection,
    id: LetterId,
    alarms: &[NewLetter],
    now: Moment,
    chance: &mut Chance,
) -> Result<(), DbFault> {
    let (team, report, kind): (_, _, String) = outbox::table
        .filter(outbox::id.eq(id))
        .select((outbox::team_id, outbox::report_id, outbox::kind))
        .get_result(connection)?;
    // Anybody can type an address that does not exist: for all letters to reporters there is one alarm.
    let (team, report) = match Message::is_kind_to_reporter(&kind) {
        true => (None, None),
        false => (team, report),
    };
    let is_new = ops::raise_alarm(connection, "dead-letter", team, report, now, chance)?;
    // An alarm that cannot leave must not call for another.
    if is_new && kind != Message::Alarm.kind() {
        for letter in alarms {
            enqueue(connection, letter, now)?;
        }
    }
    Ok(())
}
