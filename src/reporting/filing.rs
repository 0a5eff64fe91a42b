//! Filing: a draft becomes a report in exactly one team's queue, in one transaction, or not at all. Where different people did
//! it in different places it becomes one record for each force, all in the same transaction.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use super::destination::{Destination, Refused, destination};
use super::draft::{
    CONFIRMATION_KEPT, Confirmation, Draft, Holds, SealedBy, erase_draft, replace_draft,
};
use super::report::{Record, Report};
use super::sealing::{Sealed, Sealing, gazetteer};
use super::sender::{KeptByCentre, Sender, TakenDown};
use super::support::needs_of;
use super::table;
use crate::accounts::{Action, is_trusted_in};
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::{Connection, DbFault, Moment, ReportId, TeamId};
use crate::evidence::{self, CarriedOver, Item, Row};
use crate::portal::Portal;
use crate::post::{self, Message, NewLetter};
use crate::vault::{AccessCode, BrowserToken, Chance, UnusableKey};
use crate::wording::Language;

/// How often filing begins again where a key turned or a reference was taken in the same moment.
const ATTEMPTS: u32 = 5;

/// Why nothing was filed.
#[derive(Debug, thiserror::Error)]
pub enum FilingFault {
    /// The draft was sent, changed or erased from another page: look at it again.
    #[error("the draft is not as it was")]
    DraftMoved,
    /// A file of the draft arrived or was taken back in this moment: look at it again.
    #[error("the files of the draft are not as they were")]
    FilesMoved,
    /// Whoever helped, or took it down, may not send in their team's name any more.
    #[error("whoever sends was taken out of the team")]
    MayNot,
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

/// A report about to be filed.
pub struct Filing<'a> {
    /// The browser that sends it, which is shown the reference and the code; none where nobody is shown them.
    pub token: Option<&'a BrowserToken>,
    /// The draft that it was made of.
    pub draft: &'a Draft,
    /// What is filed.
    pub report: &'a Report,
    /// The language that the reporter reads.
    pub language: Language,
    /// Who sends it.
    pub sender: Sender,
    /// Which bells rang already, where it is one of many that are sent together: each rings once for all.
    pub rung: Option<&'a Rung>,
}

/// The bells that rang for reports that are sent together: of a team, and of its night address.
#[derive(Default)]
pub struct Rung(Mutex<BTreeSet<(TeamId, bool)>>);

impl Rung {
    /// Whether that bell did not ring yet; from now on it did.
    fn rings_first(&self, team: TeamId, is_urgent: bool) -> bool {
        let mut rung = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rung.insert((team, is_urgent))
    }

    /// Nothing was filed with these letters: they ring again.
    fn forget(&self) {
        let mut rung = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rung.clear();
    }
}

/// Files a report, and gives what the reporter may be shown.
///
/// # Errors
/// A [`FilingFault`]; then nothing was filed and the draft is as it was.
pub async fn file(portal: &Portal, filing: &Filing<'_>) -> Result<Confirmation, FilingFault> {
    let Filing {
        token,
        draft,
        report,
        language,
        sender,
        rung,
    } = filing;
    let helped = match sender {
        Sender::Centre(helped) => Some(helped),
        Sender::Reporter | Sender::Staff(_) => None,
    };
    let acknowledge_to = report
        .acknowledge_to
        .as_deref()
        .filter(|to| portal.throttles.may_write_to(to));
    for _ in 0..ATTEMPTS {
        let bound = destinations(portal, report).await?;
        let rows = file_rows(portal, draft.report).await?;
        let files = whole_files(&rows, draft);
        let mut chance = portal.chance();
        let now = portal.clock.now();
        // Whoever held the key of a draft at a centre must not hold the report's: it is another.
        let fresh = helped.map(|_| Draft::start(now, &mut chance));
        let carried_over = fresh.as_ref().map(|fresh| {
            let (from, to) = ((draft.report, &draft.key), (fresh.report, &fresh.key));
            CarriedOver::seal(&rows, from, to, &mut chance)
        });
        let code = AccessCode::generate(&mut chance);
        let sealing = Sealing {
            portal,
            draft: fresh.as_ref().unwrap_or(draft),
            report,
            language: *language,
            files: &files,
            code: &code,
            centre: helped.map(|helped| &helped.centre),
            channel: sender.channel(),
            now,
        };
        let sealed = sealing.all(&bound, &mut chance)?;
        let rings = |team: TeamId, is_urgent: bool| {
            rung.is_none_or(|rung| rung.rings_first(team, is_urgent))
        };
        let letters = letters(
            &sealing,
            acknowledge_to,
            &rings,
            &sealed,
            &bound,
            &mut chance,
        )?;
        let confirmation = Confirmation {
            number: helped.map(|helped| helped.number.clone()),
            after: sender.after(),
            ..confirmation(&sealing, &sealed, &bound, acknowledge_to.is_some())
        };
        // A draft at a centre is no row of this browser's: what shows the code is a new one.
        let version = match helped {
            Some(_) => 0,
            None => draft.version,
        };
        let kept = token.map(|token| {
            let kept = confirmation.seal(version, token, &mut chance);
            (token.draft_id(), version, kept)
        });
        let draft_row = DraftRow {
            kept,
            left_at: draft.left_at,
            kept_by_centre: helped.map(|helped| Arc::clone(&helped.kept)),
            taken_down: match sender {
                Sender::Staff(taken) => Some(taken.clone()),
                Sender::Reporter | Sender::Centre(_) => None,
            },
            actor: sender.actor(),
            carried_over,
        };
        let destinations = bound.into_iter().map(|(_, destination)| destination);
        let destinations = destinations.collect();
        let written = write(portal, draft_row, sealed, letters, destinations, now).await;
        if let (Some(rung), false) = (rung, matches!(written, Ok(Written::Filed))) {
            rung.forget();
        }
        match written {
            Ok(Written::Filed) => {
                portal.new_mail.notify_one();
                return Ok(confirmation);
            }
            Ok(Written::DraftMoved) => return Err(FilingFault::DraftMoved),
            Ok(Written::MayNot) => return Err(FilingFault::MayNot),
            Ok(Written::FilesMoved) => return Err(FilingFault::FilesMoved),
            Ok(Written::KeyTurned) => {}
            Err(fault) if is_taken(&fault) => {}
            Err(fault) => return Err(fault.into()),
        }
    }
    Err(DbFault::Busy.into())
}

/// The rows of the files that were given for the draft of `report`.
async fn file_rows(portal: &Portal, report: ReportId) -> Result<Vec<Row>, DbFault> {
    let read = portal
        .db
        .read(move |connection| evidence::of_report(connection, report));
    read.await
}

/// The whole files of the draft, for the other records. One that is unfinished can go on in the first alone: two would write the same
/// bytes. One that was changed in the database stays where it is, and will not open there.
fn whole_files(rows: &[Row], draft: &Draft) -> Vec<Item> {
    let whole = rows.iter().filter(|row| row.is_whole);
    whole
        .filter_map(|row| Item::open(row.clone(), draft.report, &draft.key).ok())
        .collect()
}

/// Where each record goes. Two that end at one team, because a force has no key, are one.
async fn destinations<'a>(
    portal: &Portal,
    report: &'a Report,
) -> Result<Vec<(&'a Record, Destination)>, FilingFault> {
    let mut bound: Vec<(&Record, Destination)> = Vec::new();
    for record in &report.records {
        let to = destination(portal, &record.team).await?;
        let mut before = bound.iter_mut();
        match before.find(|(_, other)| other.team.id == to.team.id) {
            // One record alone, but no alarm the less.
            Some((_, same)) => same.refused.extend(to.refused),
            None => bound.push((record, to)),
        }
    }
    Ok(bound)
}

fn confirmation(
    sealing: &Sealing<'_>,
    sealed: &[Sealed],
    bound: &[(&Record, Destination)],
    is_mailed: bool,
) -> Confirmation {
    let (portal, report) = (sealing.portal, sealing.report);
    let rings = |(record, to): &(&Record, Destination)| {
        record.urgency >= post::URGENT && to.team.night_address.is_some()
    };
    let decision = bound.first().map(|(record, _)| &record.decision);
    let confirmation = Confirmation {
        reference: sealed
            .first()
            .map(|first| first.report.reference.as_str().to_owned())
            .unwrap_or_default(),
        code: None,
        teams: bound.iter().map(|(_, to)| to.team.slug.clone()).collect(),
        is_mailed,
        is_urgent: bound.iter().any(rings),
        nation: gazetteer(portal, &portal.directory(), sealing.now)
            .known_nation(decision)
            .map(str::to_owned),
        place: decision
            .map(|decision| {
                gazetteer(portal, &portal.directory(), sealing.now).known_place(decision)
            })
            .unwrap_or_default(),
        needs: needs_of(&report.answers),
        oversight: decision
            .and_then(|decision| decision.oversight)
            .map(|body| body.message().key.to_owned()),
        sealed_by: Some(SealedBy::of(sealing.draft)),
        number: None,
        after: None,
    };
    confirmation.with_code(report.gives_code.then_some(sealing.code))
}

/// The row of the draft that is filed, and what stands in it afterwards.
struct DraftRow {
    /// The row's id and version, and what it holds afterwards; none where nobody is shown that.
    kept: Option<([u8; 32], i64, Vec<u8>)>,
    left_at: Option<[u8; 32]>,
    kept_by_centre: Option<Arc<dyn KeptByCentre>>,
    taken_down: Option<TakenDown>,
    actor: Actor,
    /// The files of a draft at a centre, for the report.
    carried_over: Option<CarriedOver>,
}

enum Written {
    Filed,
    DraftMoved,
    MayNot,
    KeyTurned,
    FilesMoved,
}

/// The letters that leave after the commit: an acknowledgement where it is safe, and the teams' bells.
fn letters(
    sealing: &Sealing<'_>,
    acknowledge_to: Option<&str>,
    rings: &dyn Fn(TeamId, bool) -> bool,
    sealed: &[Sealed],
    bound: &[(&Record, Destination)],
    chance: &mut Chance,
) -> Result<Vec<NewLetter>, FilingFault> {
    let (portal, now, language) = (sealing.portal, sealing.now, sealing.language);
    let mut letters = Vec::new();
    let mut acknowledge_to = acknowledge_to;
    for (one, (_, to)) in sealed.iter().zip(bound) {
        let mut add = |address: &str, message: Message| -> Result<(), FilingFault> {
            let letter = NewLetter::seal(portal, address, &message, now, chance)?;
            letters.push(letter.about(Some(one.report.id), Some(to.team.id)));
            Ok(())
        };
        let reference = one.report.reference.as_str().to_owned();
        // One for the whole report, with the reference that the reporter has.
        if let Some(address) = acknowledge_to.take() {
            let reference = reference.clone();
            add(
                address,
                Message::Acknowledgement {
                    language,
                    reference,
                },
            )?;
        }
        if let Some(address) = to
            .team
            .bell_address
            .as_ref()
            .filter(|_| rings(to.team.id, false))
        {
            let reference = reference.clone();
            add(address, Message::Bell { reference })?;
        }
        match &to.team.night_address {
            Some(address)
                if one.report.urgency >= i32::from(post::URGENT) && rings(to.team.id, true) =>
            {
                add(address, Message::UrgentBell { reference })?;
            }
            _ => {}
        }
    }
    Ok(letters)
}

/// Everything that becomes true together, or not at all.
async fn write(
    portal: &Portal,
    draft: DraftRow,
    sealed: Vec<Sealed>,
    letters: Vec<NewLetter>,
    destinations: Vec<Destination>,
    now: Moment,
) -> Result<Written, DbFault> {
    let mut chance = portal.chance();
    let refused = destinations.iter().flat_map(|to| &to.refused);
    let alarm_letters: Vec<_> = refused
        .map(|_| NewLetter::alarms(portal, now, &mut chance))
        .collect::<Result<_, _>>()
        .map_err(|fault| DbFault::Connect(fault.to_string()))?;
    portal
        .db
        .write("file report", move |connection| {
            for destination in &destinations {
                if !destination.is_live(connection)? {
                    return Ok(Written::KeyTurned);
                }
            }
            if let Some(files) = &draft.carried_over
                && !files.is_all(connection)?
            {
                return Ok(Written::FilesMoved);
            }
            if let Some(centre) = &draft.kept_by_centre {
                if !centre.may_send(connection)? {
                    return Ok(Written::MayNot);
                }
                if !centre.take_draft(connection)? {
                    return Ok(Written::DraftMoved);
                }
            }
            if let Some(taken) = &draft.taken_down
                && !is_trusted_in(connection, taken.team, taken.person, Action::Answer)?
            {
                return Ok(Written::MayNot);
            }
            let ends_at = now + CONFIRMATION_KEPT;
            if let Some((id, version, kept)) = &draft.kept
                && !replace_draft(connection, id, *version, Holds::Sent, kept, ends_at)?
            {
                return Ok(Written::DraftMoved);
            }
            if let Some(left) = &draft.left_at {
                erase_draft(connection, left)?;
            }
            if let Some(files) = &draft.carried_over {
                files.put(connection)?;
            }
            let mut alarm_letters = alarm_letters.iter();
            for (one, destination) in sealed.iter().zip(&destinations) {
                insert(connection, one, &draft, now)?;
                for (refused, letters) in destination.refused.iter().zip(&mut alarm_letters) {
                    raise(connection, one, refused, letters, now, &mut chance)?;
                }
            }
            for letter in &letters {
                post::enqueue(connection, letter, now)?;
            }
            Ok(Written::Filed)
        })
        .await
}

fn insert(
    connection: &mut Connection,
    one: &Sealed,
    draft: &DraftRow,
    now: Moment,
) -> Result<(), DbFault> {
    table::insert(connection, &one.report, &one.parts, &one.wraps)?;
    if let (Some(centre), Some(talk)) = (&draft.kept_by_centre, &one.talk) {
        centre.keep(connection, one.report.id, talk, now)?;
    }
    let chain = Chain::Report(one.report.id);
    let filed = Happening::Filed.with_team(one.report.team);
    let actor = draft.actor;
    audit::append(connection, chain, actor, filed, now)?;
    for row in &one.files {
        evidence::insert(connection, one.report.id, row)?;
    }
    for row in evidence::of_report(connection, one.report.id)? {
        if row.is_whole {
            let given = Happening::EvidenceGiven.of_file(row.id);
            audit::append(connection, chain, actor, given, now)?;
        }
    }
    Ok(())
}

/// Writes down that the key of the team that should have the record was refused, and tells whoever looks after it.
fn raise(
    connection: &mut Connection,
    one: &Sealed,
    refused: &Refused,
    letters: &[NewLetter],
    now: Moment,
    chance: &mut Chance,
) -> Result<(), DbFault> {
    let report = one.report.id;
    let (chain, event) = (Chain::Report(report), Happening::KeyRefused);
    audit::append(connection, chain, Actor::Service, event, now)?;
    let (team, kind) = (Some(refused.team), refused.alarm());
    if crate::ops::raise_alarm(connection, kind, team, Some(report), now, chance)? {
        for letter in letters {
            post::enqueue(connection, letter, now)?;
        }
    }
    Ok(())
}

fn is_taken(fault: &DbFault) -> bool {
    use diesel::result::{DatabaseErrorKind, Error};
    matches!(
        fault,
        DbFault::Query(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _))
    )
}
