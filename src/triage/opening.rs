//! Opening a report: its key is unwrapped with the keys of a team that holds it, and its parts are opened.

use diesel::prelude::*;
use zeroize::Zeroizing;

use super::markers::Markers;
use super::offers::{self, Offer};
use crate::accounts::{epochs, wraps_of};
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::schema::{report_key_wraps, reports, sealed_parts};
use crate::db::{Connection, DbFault, Moment, PartId, PersonId, ReportId, TeamId};
use crate::evidence;
use crate::messages::{self, Kept, Reader};
use crate::reporting::{CENTRE, PARTS, Part, part_name, withdrawn_at};
use crate::vault::{
    Holder, OpenFault, Pepper, ReportKey, Seed, TeamEpoch, TeamHolder, TeamSecret, Wrap,
};

/// The plain columns of a report that its page shows.
#[derive(Clone)]
pub struct Case {
    /// Its key.
    pub id: ReportId,
    /// Its public reference.
    pub reference: String,
    /// The team that owns it.
    pub team: TeamId,
    /// `unopened`, `opened`, `acknowledged` or `closed`.
    pub state: String,
    /// From 0 (in turn) to 3 (wake somebody).
    pub urgency: i32,
    /// When it was filed.
    pub received_at: Moment,
    /// When it was acknowledged.
    pub acknowledged_at: Option<Moment>,
    /// When it was closed.
    pub closed_at: Option<Moment>,
    /// How it came: `public`, `centre`, `phone`, `counter` or `street`.
    pub channel: String,
    /// Codes of its strands.
    pub strands: Vec<String>,
    /// Its flags.
    pub flags: Vec<String>,
    /// Whether its reporter has an access code, and so can read what the team writes.
    pub has_code: bool,
    /// The member of the team who deals with it.
    pub officer: Option<PersonId>,
    /// The team it is offered to.
    pub offer: Option<Offer>,
    /// When the reporter took back what they had agreed to: nobody is contacted any more.
    pub withdrawn_at: Option<Moment>,
    commitment: Vec<u8>,
}

impl Case {
    /// Whether the same teams have it as `before`: its owner, and the one that it is offered to.
    pub fn is_held_as(&self, before: &Self) -> bool {
        let offered = |case: &Self| case.offer.as_ref().map(|offer| offer.id);
        self.team == before.team && offered(self) == offered(before)
    }
}

/// The one who opens a report, and the team whose keys they open it with: the owner, or one that it is offered to.
#[derive(Clone, Copy)]
pub struct Opener<'a> {
    /// The person's key.
    pub person: PersonId,
    /// What opens their wraps of the team's secrets.
    pub seed: &'a Seed,
    /// The team.
    pub through: TeamId,
}

/// What was read of a report, still sealed.
pub struct Sealed {
    wraps: Vec<(i32, Wrap)>,
    parts: Vec<(PartId, String, Vec<u8>)>,
    /// What team and reporter wrote, and notes.
    pub messages: Vec<Kept>,
    /// The files that were given.
    pub files: Vec<evidence::Row>,
    /// How many more were given, by the log, and have no row any more.
    pub lost_files: usize,
    epochs: Vec<TeamEpoch>,
    own_wraps: Vec<(i32, Wrap)>,
    is_escrowed: bool,
    /// Whether somebody at a centre filed it, by the log: then what was agreed to is part of it.
    is_assisted: bool,
}

/// A report's parts, opened, each with its name.
pub type Parts = Vec<(String, Zeroizing<Vec<u8>>)>;

/// Why a report does not open.
#[derive(Debug, PartialEq, Eq)]
pub enum Closed {
    /// The person has no key of the team yet: a colleague must give it.
    NoKeyYet,
    /// No team had a key when it was filed, so that only escrow opens it.
    EscrowOnly,
    /// It was changed since it was sealed. An alarm, never wrong text.
    Changed(OpenFault),
}

/// The report called `reference`, whoever owns it: the caller must check that the person may see it.
///
/// # Errors
/// The engine's fault.
pub fn find(connection: &mut Connection, reference: &str) -> Result<Option<Case>, DbFault> {
    type Row = (
        ReportId,
        String,
        TeamId,
        String,
        i32,
        Moment,
        Option<Moment>,
        Option<Moment>,
        Vec<u8>,
        String,
        Option<PersonId>,
    );
    let found: Option<Row> = reports::table
        .filter(reports::reference.eq(reference))
        .select((
            reports::id,
            reports::reference,
            reports::team_id,
            reports::state,
            reports::urgency,
            reports::received_at,
            reports::acknowledged_at,
            reports::closed_at,
            reports::commitment,
            reports::channel,
            reports::officer_id,
        ))
        .get_result(connection)
        .optional()?;
    let Some((
        id,
        reference,
        team,
        state,
        urgency,
        received_at,
        acknowledged_at,
        closed_at,
        commitment,
        channel,
        officer,
    )) = found
    else {
        return Ok(None);
    };
    let markers = Markers::of(connection, &[id])?;
    Ok(Some(Case {
        strands: markers.strands(id),
        flags: markers.flags(id),
        has_code: has_code(connection, id)?,
        offer: offers::open_offer(connection, id)?,
        withdrawn_at: withdrawn_at(connection, id)?,
        id,
        reference,
        team,
        state,
        urgency,
        received_at,
        acknowledged_at,
        closed_at,
        channel,
        officer,
        commitment,
    }))
}

fn has_code(connection: &mut Connection, report: ReportId) -> Result<bool, DbFault> {
    let wraps: i64 = report_key_wraps::table
        .filter(report_key_wraps::report_id.eq(report))
        .filter(report_key_wraps::holder_kind.eq(Holder::Reporter.kind()))
        .count()
        .get_result(connection)?;
    Ok(wraps > 0)
}

/// Writes down that `person` reaches for the report, in the caller's transaction.
///
/// # Errors
/// The engine's fault.
pub fn note_opening(
    connection: &mut Connection,
    report: ReportId,
    person: PersonId,
    now: Moment,
) -> Result<(), DbFault> {
    let chain = Chain::Report(report);
    audit::append(connection, chain, person, Happening::Opened, now)
}

/// Reads what is sealed of the report, with the wraps that `person` opens it by as a member of the team `through`.
///
/// # Errors
/// The engine's fault; then nothing was read.
pub fn read(
    connection: &mut Connection,
    case: &Case,
    person: PersonId,
    through: TeamId,
) -> Result<Sealed, DbFault> {
    let files = evidence::of_report(connection, case.id)?;
    Ok(Sealed {
        lost_files: lost_files(connection, case.id, &files)?,
        files,
        wraps: team_wraps(connection, case.id, through)?,
        parts: sealed_parts::table
            .filter(sealed_parts::report_id.eq(case.id))
            .order(sealed_parts::part.asc())
            .select((sealed_parts::id, sealed_parts::part, sealed_parts::sealed))
            .load(connection)?,
        messages: messages::of_report(connection, case.id, Reader::Team)?,
        epochs: epochs(connection, through)?,
        own_wraps: wraps_of(connection, through, person)?,
        is_escrowed: is_escrowed(connection, case)?,
        is_assisted: is_assisted(connection, case.id)?,
    })
}

fn lost_files(
    connection: &mut Connection,
    report: ReportId,
    files: &[evidence::Row],
) -> Result<usize, DbFault> {
    let entries = audit::entries(connection, Chain::Report(report))?;
    let given = entries
        .iter()
        .filter(|entry| entry.happening == Happening::EvidenceGiven);
    let has_row = |file: Option<uuid::Uuid>| files.iter().any(|row| Some(row.id.uuid()) == file);
    Ok(given.filter(|entry| !has_row(entry.file)).count())
}

/// Whether the report's key went to escrow alone, because no team had one that could be trusted. The row
/// alone proves nothing: filing wrote the reason into the chain.
fn is_escrowed(connection: &mut Connection, case: &Case) -> Result<bool, DbFault> {
    let wraps: i64 = report_key_wraps::table
        .filter(report_key_wraps::report_id.eq(case.id))
        .filter(report_key_wraps::holder_kind.eq(Holder::Escrow.kind()))
        .count()
        .get_result(connection)?;
    let chain = Chain::Report(case.id);
    let refused = audit::entries(connection, chain)?
        .iter()
        .any(|entry| entry.happening == Happening::KeyRefused);
    Ok(wraps > 0 && refused && audit::is_whole(connection, chain)?)
}

fn is_assisted(connection: &mut Connection, report: ReportId) -> Result<bool, DbFault> {
    let entries = audit::entries(connection, Chain::Report(report))?;
    let filed = entries.first().map(|entry| entry.actor);
    Ok(matches!(filed, Some(Actor::Centre(_))))
}

fn team_wraps(
    connection: &mut Connection,
    report: ReportId,
    team: TeamId,
) -> Result<Vec<(i32, Wrap)>, DbFault> {
    let rows: Vec<(i32, i32, Vec<u8>, Vec<u8>)> = report_key_wraps::table
        .filter(report_key_wraps::report_id.eq(report))
        .filter(report_key_wraps::holder_kind.eq("team"))
        .filter(report_key_wraps::holder_id.eq(team))
        .select((
            report_key_wraps::epoch,
            report_key_wraps::suite,
            report_key_wraps::encapsulated,
            report_key_wraps::ciphertext,
        ))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(epoch, suite, encapsulated, ciphertext)| {
            (epoch, Wrap::from_row(suite, encapsulated, ciphertext))
        })
        .collect())
}

impl Sealed {
    /// Opens the report's key and every part with the keys that the opener holds.
    ///
    /// # Errors
    /// [`Closed`]; what does not open whole is not shown in part.
    pub fn open(
        &self,
        case: &Case,
        opener: &Opener<'_>,
        pepper: &Pepper,
    ) -> Result<(ReportKey, Parts), Closed> {
        let key = self.report_key(case, opener, pepper)?;
        let of_a_centre = [CENTRE, Part::Assistance.word()];
        let of_a_centre = of_a_centre.iter().filter(|_| self.is_assisted);
        if !PARTS
            .iter()
            .chain(of_a_centre)
            .all(|name| self.parts.iter().any(|(_, part, _)| part == name))
        {
            return Err(Closed::Changed(OpenFault::Malformed));
        }
        let open = |(row, part, sealed): &(PartId, String, Vec<u8>)| {
            let name = part_name(case.id, part, *row);
            let plain = key.open(&name, sealed).map_err(Closed::Changed)?;
            Ok((part.clone(), plain))
        };
        let parts = self.parts.iter().map(open).collect::<Result<_, _>>()?;
        Ok((key, parts))
    }

    fn report_key(
        &self,
        case: &Case,
        opener: &Opener<'_>,
        pepper: &Pepper,
    ) -> Result<ReportKey, Closed> {
        match (self.wraps.is_empty(), self.is_escrowed) {
            (true, true) => return Err(Closed::EscrowOnly),
            // Every other report was wrapped to the team that owns it.
            (true, false) => return Err(Closed::Changed(OpenFault::Malformed)),
            (false, _) => {}
        }
        let own = opener.seed.opening_key();
        let held = self.wraps.iter().find_map(|(epoch, wrap)| {
            let (_, mine) = self.own_wraps.iter().find(|(held, _)| held == epoch)?;
            let row = self.epochs.iter().find(|known| known.epoch == *epoch)?;
            Some((wrap, mine, row))
        });
        let (wrap, mine, epoch) = held.ok_or(Closed::NoKeyYet)?;
        let holder = TeamHolder::Person(opener.person.uuid());
        let secret = TeamSecret::open_wrap(mine, &own, epoch, holder).map_err(Closed::Changed)?;
        let holder = Holder::Team {
            team: opener.through.uuid(),
            epoch: epoch.epoch,
        };
        let with = secret.opening_key();
        ReportKey::open_wrap(
            wrap,
            &with,
            case.id.uuid(),
            holder,
            &case.commitment,
            pepper,
        )
        .map_err(Closed::Changed)
    }
}
