//! Opening a report: who opens it is written down in the transaction that reads it, then its key is
//! unwrapped and its parts are opened.

use diesel::prelude::*;
use zeroize::Zeroizing;

use super::markers::Markers;
use crate::accounts::{Staff, epochs, wraps_of};
use crate::audit::{self, Chain, Happening};
use crate::db::schema::{report_key_wraps, reports, sealed_parts};
use crate::db::{Connection, DbFault, Moment, PartId, PersonId, ReportId, TeamId};
use crate::reporting::{PARTS, part_name};
use crate::vault::{Holder, OpenFault, Pepper, ReportKey, TeamEpoch, TeamHolder, TeamSecret, Wrap};

/// The plain columns of a report that its page shows.
#[derive(Clone)]
pub struct Case {
    /// Its key.
    pub id: ReportId,
    /// Its public reference.
    pub reference: String,
    /// The team that owns it.
    pub team: TeamId,
    /// From 0 (in turn) to 3 (wake somebody).
    pub urgency: i32,
    /// When it was filed.
    pub received_at: Moment,
    /// When it was acknowledged.
    pub acknowledged_at: Option<Moment>,
    /// Codes of its strands.
    pub strands: Vec<String>,
    /// Its flags.
    pub flags: Vec<String>,
    commitment: Vec<u8>,
}

/// What was read of a report, still sealed.
pub struct Sealed {
    wraps: Vec<(i32, Wrap)>,
    parts: Vec<(PartId, String, Vec<u8>)>,
    epochs: Vec<TeamEpoch>,
    own_wraps: Vec<(i32, Wrap)>,
    is_escrowed: bool,
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
        i32,
        Moment,
        Option<Moment>,
        Vec<u8>,
    );
    let found: Option<Row> = reports::table
        .filter(reports::reference.eq(reference))
        .select((
            reports::id,
            reports::reference,
            reports::team_id,
            reports::urgency,
            reports::received_at,
            reports::acknowledged_at,
            reports::commitment,
        ))
        .first(connection)
        .optional()?;
    let Some((id, reference, team, urgency, received_at, acknowledged_at, commitment)) = found
    else {
        return Ok(None);
    };
    let markers = Markers::of(connection, &[id])?;
    Ok(Some(Case {
        strands: markers.strands(id),
        flags: markers.flags(id),
        id,
        reference,
        team,
        urgency,
        received_at,
        acknowledged_at,
        commitment,
    }))
}

/// Writes down that `person` reaches for the report, and reads what is sealed, in one transaction.
///
/// # Errors
/// The engine's fault; then nothing was read.
pub fn read(
    connection: &mut Connection,
    case: &Case,
    person: PersonId,
    now: Moment,
) -> Result<Sealed, DbFault> {
    audit::append(
        connection,
        Chain::Report(case.id),
        person,
        Happening::Opened,
        now,
    )?;
    Ok(Sealed {
        wraps: team_wraps(connection, case)?,
        parts: sealed_parts::table
            .filter(sealed_parts::report_id.eq(case.id))
            .order(sealed_parts::part.asc())
            .select((sealed_parts::id, sealed_parts::part, sealed_parts::sealed))
            .load(connection)?,
        epochs: epochs(connection, case.team)?,
        own_wraps: wraps_of(connection, case.team, person)?,
        is_escrowed: is_escrowed(connection, case)?,
    })
}

/// Marks a report as opened: only once it did open, because the reporter is told so.
///
/// # Errors
/// The engine's fault.
pub fn mark_opened(
    connection: &mut Connection,
    report: ReportId,
    now: Moment,
) -> Result<(), DbFault> {
    diesel::update(reports::table)
        .filter(reports::id.eq(report))
        .filter(reports::state.eq("unopened"))
        .set((
            reports::state.eq("opened"),
            reports::opened_at.eq(Some(now)),
        ))
        .execute(connection)?;
    Ok(())
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

fn team_wraps(connection: &mut Connection, case: &Case) -> Result<Vec<(i32, Wrap)>, DbFault> {
    let rows: Vec<(i32, i32, Vec<u8>, Vec<u8>)> = report_key_wraps::table
        .filter(report_key_wraps::report_id.eq(case.id))
        .filter(report_key_wraps::holder_kind.eq("team"))
        .filter(report_key_wraps::holder_id.eq(case.team))
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
    /// Opens every part with the keys that `staff` holds.
    ///
    /// # Errors
    /// [`Closed`]; what does not open whole is not shown in part.
    pub fn open(&self, case: &Case, staff: &Staff, pepper: &Pepper) -> Result<Parts, Closed> {
        let key = self.report_key(case, staff, pepper)?;
        if !PARTS
            .iter()
            .all(|name| self.parts.iter().any(|(_, part, _)| part == name))
        {
            return Err(Closed::Changed(OpenFault::Malformed));
        }
        self.parts
            .iter()
            .map(|(row, part, sealed)| {
                let name = part_name(case.id, part, *row);
                let plain = key.open(&name, sealed).map_err(Closed::Changed)?;
                Ok((part.clone(), plain))
            })
            .collect()
    }

    fn report_key(&self, case: &Case, staff: &Staff, pepper: &Pepper) -> Result<ReportKey, Closed> {
        match (self.wraps.is_empty(), self.is_escrowed) {
            (true, true) => return Err(Closed::EscrowOnly),
            // Every other report was wrapped to the team that owns it.
            (true, false) => return Err(Closed::Changed(OpenFault::Malformed)),
            (false, _) => {}
        }
        let own = staff.seed.opening_key();
        let held = self.wraps.iter().find_map(|(epoch, wrap)| {
            let (_, mine) = self.own_wraps.iter().find(|(held, _)| held == epoch)?;
            let row = self.epochs.iter().find(|known| known.epoch == *epoch)?;
            Some((wrap, mine, row))
        });
        let (wrap, mine, epoch) = held.ok_or(Closed::NoKeyYet)?;
        let holder = TeamHolder::Person(staff.person.uuid());
        let secret = TeamSecret::open_wrap(mine, &own, epoch, holder).map_err(Closed::Changed)?;
        let holder = Holder::Team {
            team: case.team.uuid(),
            epoch: epoch.epoch,
        };
        let id = case.id.uuid();
        ReportKey::open_wrap(
            wrap,
            &secret.opening_key(),
            id,
            holder,
            &case.commitment,
            pepper,
        )
        .map_err(Closed::Changed)
    }
}

/// Marks an opened report as acknowledged, with who did it; gives whether it was not before.
///
/// # Errors
/// The engine's fault.
pub fn acknowledge(
    connection: &mut Connection,
    case: &Case,
    person: PersonId,
    now: Moment,
) -> Result<bool, DbFault> {
    let changed = diesel::update(reports::table)
        .filter(reports::id.eq(case.id))
        .filter(reports::opened_at.is_not_null())
        .filter(reports::acknowledged_at.is_null())
        .set((
            reports::state.eq("acknowledged"),
            reports::acknowledged_at.eq(Some(now)),
        ))
        .execute(connection)?;
    if changed == 1 {
        audit::append(
            connection,
            Chain::Report(case.id),
            person,
            Happening::Acknowledged,
            now,
        )?;
    }
    Ok(changed == 1)
}
