//! Filing: a draft becomes a report in exactly one team's queue, in one transaction, or not at all.

use super::destination::{Destination, destination};
use super::draft::{CONFIRMATION_KEPT, Confirmation, Draft, replace_draft};
use super::ground::Gazetteer;
use super::questions::Part;
use super::report::Report;
use super::support::needs_of;
use super::table::{self, NewReport};
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::{DbFault, Moment, PartId, ReportId};
use crate::directory::Directory;
use crate::portal::Portal;
use crate::post::{self, Message, NewLetter};
use crate::routing::Reason;
use crate::vault::{
    AccessCode, BrowserToken, Chance, Holder, PartName, Reference, SealingKey, UnusableKey, Wrap,
};
use crate::wording::Language;

/// The sealed part that says why a report goes where it goes.
const ROUTING: &str = "routing";
/// The sealed parts that every report has.
pub const PARTS: [&str; 4] = ["account", "people", "contact", ROUTING];

/// How often filing begins again where a key turned or a reference was taken in the same moment.
const ATTEMPTS: u32 = 5;

/// Why nothing was filed.
#[derive(Debug, thiserror::Error)]
pub enum FilingFault {
    /// The draft was sent, changed or erased from another page: look at it again.
    #[error("the draft is not as it was")]
    DraftMoved,
    /// The database's fault; nothing of the report was kept but its draft.
    #[error(transparent)]
    Db(#[from] DbFault),
    /// A public key that was trusted cannot be sealed to.
    #[error(transparent)]
    Key(#[from] UnusableKey),
    /// The database holds no national desk.
    #[error("there is no national desk")]
    NoDesk,
}

/// Everything of a report that goes into the database, sealed; made before the transaction begins.
struct Sealed {
    report: NewReport,
    parts: Vec<(PartId, &'static str, Vec<u8>)>,
    wraps: Vec<(Holder, Wrap)>,
}

/// Files `report`, which was made of `draft`, and gives what the reporter may be shown.
///
/// # Errors
/// A [`FilingFault`]; then nothing was filed and the draft is as it was.
pub async fn file(
    portal: &Portal,
    token: &BrowserToken,
    draft: &Draft,
    report: &Report,
    language: Language,
) -> Result<Confirmation, FilingFault> {
    let acknowledge_to = report
        .acknowledge_to
        .as_deref()
        .filter(|to| portal.throttles.may_write_to(to));
    for _ in 0..ATTEMPTS {
        let destination = destination(portal, &report.team).await?;
        let mut chance = portal.chance();
        let now = portal.clock.now();
        let code = AccessCode::generate(&mut chance);
        let told = (report, language);
        let sealed = seal(portal, draft, told, &destination, &code, now, &mut chance)?;
        let letters = letters(
            portal,
            acknowledge_to,
            &sealed,
            &destination,
            language,
            now,
            &mut chance,
        )?;
        let confirmation = Confirmation {
            reference: sealed.report.reference.as_str().to_owned(),
            code: None,
            team: destination.team.slug.clone(),
            is_mailed: acknowledge_to.is_some(),
            is_urgent: report.urgency >= post::URGENT && destination.team.night_address.is_some(),
            nation: gazetteer(portal, &portal.directory(), now)
                .known_nation(Some(&report.decision))
                .map(str::to_owned),
            place: gazetteer(portal, &portal.directory(), now).known_place(&report.decision),
            needs: needs_of(&report.answers),
        }
        .with_code(report.gives_code.then_some(&code));
        let kept = confirmation.seal(draft.version, token, &mut chance);
        let draft_row = (token.draft_id(), draft.version, kept);
        match write(portal, draft_row, sealed, letters, destination, now).await {
            Ok(Written::Filed) => {
                portal.new_mail.notify_one();
                return Ok(confirmation);
            }
            Ok(Written::DraftMoved) => return Err(FilingFault::DraftMoved),
            Ok(Written::KeyTurned) => {}
            Err(fault) if is_taken(&fault) => {}
            Err(fault) => return Err(fault.into()),
        }
    }
    Err(DbFault::Busy.into())
}

/// What the reporter was told of the way of the report; sealed, because it can name the place.
#[derive(serde::Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    reason: Reason,
    /// The language that they read it in.
    language: Language,
    /// The slug of the force that it is for by the rules, even where that has no key or has not joined.
    meant_for: &'a str,
}

fn meant_for(report: &Report) -> &str {
    let by_place = report.decision.force_by_place.as_deref();
    by_place.unwrap_or(&report.team)
}

enum Written {
    Filed,
    DraftMoved,
    KeyTurned,
}

fn seal(
    portal: &Portal,
    draft: &Draft,
    (report, language): (&Report, Language),
    destination: &Destination,
    code: &AccessCode,
    now: Moment,
    chance: &mut Chance,
) -> Result<Sealed, FilingFault> {
    let id = draft.report.uuid();
    let code_salt = chance.bytes::<16>();
    let mut wraps = Vec::new();
    let (holder, key) = match &destination.key {
        Some(live) => (live.holder(), *live.sealing_key()),
        None => (Holder::Escrow, portal.keys.escrow),
    };
    wraps.push((holder, draft.key.wrap(&key, id, holder, chance)?));
    if report.gives_code {
        let reporter: SealingKey = code
            .opening_key(&code_salt, &portal.keys.pepper)
            .sealing_key();
        let wrap = draft.key.wrap(&reporter, id, Holder::Reporter, chance)?;
        wraps.push((Holder::Reporter, wrap));
    }
    let directory = portal.directory();
    let told = Told {
        reason: destination.reason(&report.decision, &directory, now.in_london().date()),
        language,
        meant_for: meant_for(report),
    };
    let parts = plain_parts(report, &told)
        .into_iter()
        .map(|(part, plain)| {
            let row = PartId::new(now, chance);
            let name = part_name(draft.report, part, row);
            (row, part, draft.key.seal(&name, &plain, chance))
        })
        .collect();
    Ok(Sealed {
        report: NewReport {
            id: draft.report,
            reference: Reference::generate(chance),
            code_salt,
            commitment: draft.key.commitment(id, &portal.keys.pepper),
            team: destination.team.id,
            urgency: i32::from(report.urgency),
            received_at: now,
            authority: report
                .decision
                .district
                .clone()
                .unwrap_or_else(|| "unknown".into()),
            nation: gazetteer(portal, &directory, now).nation(Some(&report.decision)),
            month: report.month.clone(),
            strands: report.strands.clone(),
            flags: report.flags.iter().cloned().collect(),
            rule: report.decision.rule.number(),
            reason: told.reason.key,
            dataset: report.decision.dataset.clone(),
        },
        parts,
        wraps,
    })
}

/// The name that a sealed part of a report opens under.
pub fn part_name(report: ReportId, part: &str, row: PartId) -> PartName<'_> {
    PartName {
        report: report.uuid(),
        table: "sealed_parts",
        column: part,
        row: row.uuid(),
    }
}

/// The parts of a report before sealing: answers by part, and why it goes where it goes.
fn plain_parts(
    report: &Report,
    told: &Told<'_>,
) -> Vec<(&'static str, zeroize::Zeroizing<Vec<u8>>)> {
    let of = |part: Part| {
        let mut answers = report.answers.clone();
        answers.keep_only(|slug| {
            super::questions::find(slug).is_some_and(|question| question.part == part)
        });
        (part.word(), super::draft::json(&answers))
    };
    let mut parts: Vec<_> = [Part::Account, Part::People, Part::Contact].map(of).into();
    parts.push((ROUTING, super::draft::json(told)));
    parts
}

fn gazetteer<'a>(portal: &'a Portal, directory: &'a Directory, now: Moment) -> Gazetteer<'a> {
    Gazetteer {
        directory,
        postcodes: &portal.postcodes,
        places: &portal.places,
        today: now.in_london().date(),
    }
}

/// The letters that leave after the commit: an acknowledgement where it is safe, and the team's bells.
fn letters(
    portal: &Portal,
    acknowledge_to: Option<&str>,
    sealed: &Sealed,
    destination: &Destination,
    language: Language,
    now: Moment,
    chance: &mut Chance,
) -> Result<Vec<NewLetter>, FilingFault> {
    let mut letters = Vec::new();
    let mut add = |to: &str, message: Message| -> Result<(), FilingFault> {
        let letter = NewLetter::seal(portal, to, &message, now, chance)?;
        letters.push(letter.about(Some(sealed.report.id), Some(destination.team.id)));
        Ok(())
    };
    let reference = sealed.report.reference.as_str().to_owned();
    if let Some(address) = acknowledge_to {
        let reference = reference.clone();
        add(
            address,
            Message::Acknowledgement {
                language,
                reference,
            },
        )?;
    }
    if let Some(address) = &destination.team.bell_address {
        let reference = reference.clone();
        add(address, Message::Bell { reference })?;
    }
    match &destination.team.night_address {
        Some(address) if sealed.report.urgency >= i32::from(post::URGENT) => {
            add(address, Message::UrgentBell { reference })?;
        }
        _ => {}
    }
    Ok(letters)
}

/// Everything that becomes true together, or not at all.
async fn write(
    portal: &Portal,
    draft: ([u8; 32], i64, Vec<u8>),
    sealed: Sealed,
    letters: Vec<NewLetter>,
    destination: Destination,
    now: Moment,
) -> Result<Written, DbFault> {
    let mut chance = portal.chance();
    let alarm_letters: Vec<_> = destination
        .refused
        .iter()
        .map(|_| NewLetter::alarms(portal, now, &mut chance))
        .collect::<Result<_, _>>()
        .map_err(|fault| DbFault::Connect(fault.to_string()))?;
    portal
        .db
        .write("file report", move |connection| {
            let (draft_id, version, kept) = &draft;
            if !destination.is_live(connection)? {
                return Ok(Written::KeyTurned);
            }
            let ends_at = now + CONFIRMATION_KEPT;
            if !replace_draft(connection, draft_id, *version, "sent", kept, ends_at)? {
                return Ok(Written::DraftMoved);
            }
            table::insert(connection, &sealed.report, &sealed.parts, &sealed.wraps)?;
            let chain = Chain::Report(sealed.report.id);
            let filed = Happening::Filed.with_team(sealed.report.team);
            audit::append(connection, chain, Actor::Reporter, filed, now)?;
            for (refused, letters) in destination.refused.iter().zip(&alarm_letters) {
                audit::append(
                    connection,
                    chain,
                    Actor::Service,
                    Happening::KeyRefused,
                    now,
                )?;
                let (team, report) = (Some(refused.team), Some(sealed.report.id));
                let kind = refused.alarm();
                let is_new =
                    crate::ops::raise_alarm(connection, kind, team, report, now, &mut chance)?;
                for letter in letters.iter().filter(|_| is_new) {
                    post::enqueue(connection, letter, now)?;
                }
            }
            for letter in &letters {
                post::enqueue(connection, letter, now)?;
            }
            Ok(Written::Filed)
        })
        .await
}

fn is_taken(fault: &DbFault) -> bool {
    use diesel::result::{DatabaseErrorKind, Error};
    matches!(
        fault,
        DbFault::Query(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _))
    )
}
