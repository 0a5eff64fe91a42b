//! The ways by which escrow reaches the key of a report: its own wrap, or the secret of a team that has one.

use diesel::prelude::*;

use crate::accounts::{epochs, escrow_wraps};
use crate::db::schema::{report_key_wraps, reports, teams};
use crate::db::{Connection, DbFault, Moment, ReportId, TeamId};
use crate::vault::{
    Holder, OpenFault, OpeningKey, Pepper, Reference, ReportKey, TeamEpoch, TeamHolder, TeamSecret,
    Wrap,
};

/// A report as it stands in the database, still sealed.
#[derive(Clone, Queryable)]
pub struct Found {
    /// Its key.
    pub id: ReportId,
    /// Its public reference.
    pub reference: String,
    /// The team that owns it.
    pub team: TeamId,
    /// That team's name.
    pub team_name: String,
    /// When it was filed.
    pub received_at: Moment,
    /// What ties it to its report key.
    pub commitment: Vec<u8>,
}

impl Found {
    /// Its reference as people read it.
    pub fn shown(&self) -> String {
        Reference::shown(&self.reference)
    }
}

/// One way to a report's key.
pub enum Way {
    /// It was wrapped to escrow, because no team had a key.
    Alone(Wrap),
    /// It was wrapped to a team, in an epoch whose secret was wrapped to escrow.
    Team {
        /// The epoch.
        epoch: TeamEpoch,
        /// The epoch's secret, wrapped to escrow.
        secret: Wrap,
        /// The report's key, wrapped to the epoch.
        key: Wrap,
    },
}

/// The report called `reference`.
///
/// # Errors
/// The engine's fault.
pub fn find(connection: &mut Connection, reference: &str) -> Result<Option<Found>, DbFault> {
    Ok(found()
        .filter(reports::reference.eq(reference))
        .get_result(connection)
        .optional()?)
}

/// The reports that escrow alone can open, oldest first.
///
/// # Errors
/// The engine's fault.
pub fn find_escrow_only(connection: &mut Connection) -> Result<Vec<Found>, DbFault> {
    let held_by = |kind: Holder| {
        report_key_wraps::table
            .filter(report_key_wraps::holder_kind.eq(kind.kind()))
            .select(report_key_wraps::report_id)
    };
    // Any team: only the word for the kind of holder is asked for.
    let team = Holder::Team {
        team: uuid::Uuid::nil(),
        epoch: 0,
    };
    Ok(found()
        .filter(reports::id.eq_any(held_by(Holder::Escrow)))
        .filter(reports::id.ne_all(held_by(team)))
        .order(reports::received_at.asc())
        .load(connection)?)
}

#[diesel::dsl::auto_type]
fn found() -> _ {
    reports::table
        .inner_join(teams::table.on(teams::id.eq(reports::team_id)))
        .select((
            reports::id,
            reports::reference,
            reports::team_id,
            teams::name,
            reports::received_at,
            reports::commitment,
        ))
}

/// All ways by which escrow reaches the key of `report`.
///
/// # Errors
/// The engine's fault.
pub fn ways(connection: &mut Connection, report: ReportId) -> Result<Vec<Way>, DbFault> {
    type Row = (String, TeamId, i32, i32, Vec<u8>, Vec<u8>);
    let rows: Vec<Row> = report_key_wraps::table
        .filter(report_key_wraps::report_id.eq(report))
        .select((
            report_key_wraps::holder_kind,
            report_key_wraps::holder_id,
            report_key_wraps::epoch,
            report_key_wraps::suite,
            report_key_wraps::encapsulated,
            report_key_wraps::ciphertext,
        ))
        .load(connection)?;
    let mut ways = Vec::new();
    for (kind, team, number, suite, encapsulated, ciphertext) in rows {
        let key = Wrap::from_row(suite, encapsulated, ciphertext);
        match kind.as_str() {
            "escrow" => ways.push(Way::Alone(key)),
            "team" => ways.extend(way_of_team(connection, team, number, key)?),
            _ => {}
        }
    }
    Ok(ways)
}

fn way_of_team(
    connection: &mut Connection,
    team: TeamId,
    number: i32,
    key: Wrap,
) -> Result<Option<Way>, DbFault> {
    let epoch = epochs(connection, team)?
        .into_iter()
        .find(|epoch| epoch.epoch == number);
    let secret = escrow_wraps(connection, team)?
        .into_iter()
        .find(|(held, _)| *held == number);
    Ok(epoch
        .zip(secret)
        .map(|(epoch, (_, secret))| Way::Team { epoch, secret, key }))
}

/// Opens the report's key by the first of `ways` that leads to it. The commitment is checked where there is a pepper.
pub fn open(
    ways: &[Way],
    found: &Found,
    escrow: &OpeningKey,
    pepper: Option<&Pepper>,
) -> Option<ReportKey> {
    ways.iter()
        .find_map(|way| way.open(found, escrow, pepper).ok())
}

impl Way {
    fn open(
        &self,
        found: &Found,
        escrow: &OpeningKey,
        pepper: Option<&Pepper>,
    ) -> Result<ReportKey, OpenFault> {
        let open = |wrap: &Wrap, with: &OpeningKey, holder: Holder| {
            let (id, commitment) = (found.id.uuid(), &found.commitment);
            match pepper {
                Some(pepper) => ReportKey::open_wrap(wrap, with, id, holder, commitment, pepper),
                None => ReportKey::open_wrap_without_pepper(wrap, with, id, holder),
            }
        };
        match self {
            Self::Alone(key) => open(key, escrow, Holder::Escrow),
            Self::Team { epoch, secret, key } => {
                let secret = TeamSecret::open_wrap(secret, escrow, epoch, TeamHolder::Escrow)?;
                let (team, epoch) = (epoch.team, epoch.epoch);
                open(key, &secret.opening_key(), Holder::Team { team, epoch })
            }
        }
    }
}
