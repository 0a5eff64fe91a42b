//! Centres in the database.

use diesel::prelude::*;
use jiff::civil::Date;

use super::accreditation::Accreditation;
use super::details::Details;
use crate::audit::{self, Chain, Happening};
use crate::db::schema::{centres, teams};
use crate::db::{Connection, DbFault, Moment, PersonId, TeamId};

/// A centre.
#[derive(Clone)]
pub struct Centre {
    /// Its team.
    pub team: TeamId,
    /// Its team's slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The address that hears of what is new for it.
    pub bell_address: Option<String>,
    /// The team that registered it and vouches for its key.
    pub vouched_by: TeamId,
    /// The first day of its accreditation.
    pub accredited_from: Date,
    /// The last day of its accreditation.
    pub accredited_until: Date,
    /// Since when it is suspended.
    pub suspended_at: Option<Moment>,
    /// What it says of itself.
    pub details: Details,
}

impl Centre {
    /// What its accreditation is worth on `today`.
    pub fn accreditation(&self, today: Date) -> Accreditation {
        let is_suspended = self.suspended_at.is_some();
        Accreditation::on(
            today,
            self.accredited_from,
            self.accredited_until,
            is_suspended,
        )
    }
}

/// The first and last day of an accreditation.
#[derive(Clone, Copy)]
pub struct Term {
    /// Its first day.
    pub from: Date,
    /// Its last day, not before the first.
    pub until: Date,
}

/// Registers the centre with `team`, in the name of the team `vouched_by`, and writes it down.
///
/// # Errors
/// The engine's fault.
pub fn register(
    connection: &mut Connection,
    team: TeamId,
    vouched_by: TeamId,
    term: Term,
    by: PersonId,
    now: Moment,
) -> Result<(), DbFault> {
    diesel::insert_into(centres::table)
        .values((
            centres::team_id.eq(team),
            centres::vouched_by.eq(vouched_by),
            centres::registered_at.eq(now),
            centres::accredited_from.eq(term.from.to_string()),
            centres::accredited_until.eq(term.until.to_string()),
            centres::address.eq(""),
            centres::postcode.eq(""),
            centres::phone.eq(""),
            centres::opening.eq(""),
            centres::languages.eq(""),
            centres::access.eq(""),
            centres::strands.eq(""),
        ))
        .execute(connection)?;
    let chain = Chain::Team(team);
    audit::append(connection, chain, by, Happening::CentreRegistered, now)
}

type Row = (
    (TeamId, String, String, Option<String>, TeamId),
    (String, String, Option<Moment>),
    (String, String, String, String, String, String, String),
);

#[diesel::dsl::auto_type]
fn rows() -> _ {
    centres::table
        .inner_join(teams::table.on(teams::id.eq(centres::team_id)))
        .select((
            (
                teams::id,
                teams::slug,
                teams::name,
                teams::bell_address,
                centres::vouched_by,
            ),
            (
                centres::accredited_from,
                centres::accredited_until,
                centres::suspended_at,
            ),
            (
                centres::address,
                centres::postcode,
                centres::phone,
                centres::opening,
                centres::languages,
                centres::access,
                centres::strands,
            ),
        ))
}

/// A row that cannot be read stands for a centre whose accreditation ended long ago: it is never hidden.
fn centre(((team, slug, name, bell_address, vouched_by), term, details): Row) -> Centre {
    let (from, until, suspended_at) = term;
    let (address, postcode, phone, opening, languages, access, strands) = details;
    Centre {
        team,
        slug,
        name,
        bell_address,
        vouched_by,
        accredited_from: from.parse().unwrap_or(Date::MIN),
        accredited_until: until.parse().unwrap_or(Date::MIN),
        suspended_at,
        details: Details {
            address,
            postcode,
            phone,
            opening: opening.parse().unwrap_or_default(),
            languages,
            access: words(&access),
            strands: words(&strands),
        },
    }
}

fn words(kept: &str) -> Vec<String> {
    kept.split_whitespace().map(str::to_owned).collect()
}

/// The centre whose team is `team`.
///
/// # Errors
/// The engine's fault.
pub fn of_team(connection: &mut Connection, team: TeamId) -> Result<Option<Centre>, DbFault> {
    let found: Option<Row> = rows()
        .filter(centres::team_id.eq(team))
        .get_result(connection)
        .optional()?;
    Ok(found.map(centre))
}

/// The centre with this slug.
///
/// # Errors
/// The engine's fault.
pub fn by_slug(connection: &mut Connection, slug: &str) -> Result<Option<Centre>, DbFault> {
    let found: Option<Row> = rows()
        .filter(teams::slug.eq(slug))
        .get_result(connection)
        .optional()?;
    Ok(found.map(centre))
}

/// The centres that `team` vouches for, by name.
///
/// # Errors
/// The engine's fault.
pub fn vouched_by(connection: &mut Connection, team: TeamId) -> Result<Vec<Centre>, DbFault> {
    let own: Vec<Row> = rows()
        .filter(centres::vouched_by.eq(team))
        .order((teams::name.asc(), teams::slug.asc()))
        .load(connection)?;
    Ok(own.into_iter().map(centre).collect())
}

/// All centres, by name.
///
/// # Errors
/// The engine's fault.
pub fn all(connection: &mut Connection) -> Result<Vec<Centre>, DbFault> {
    let all: Vec<Row> = rows()
        .order((teams::name.asc(), teams::slug.asc()))
        .load(connection)?;
    Ok(all.into_iter().map(centre).collect())
}

/// When the centre was last reminded of something.
///
/// # Errors
/// The engine's fault.
pub fn reminded_at(connection: &mut Connection, team: TeamId) -> Result<Option<Moment>, DbFault> {
    Ok(centres::table
        .filter(centres::team_id.eq(team))
        .select(centres::reminded_at)
        .get_result(connection)?)
}

/// Keeps that the centre is reminded at `now`; gives whether nobody else did so since `before`.
///
/// # Errors
/// The engine's fault.
pub fn set_reminded(
    connection: &mut Connection,
    team: TeamId,
    before: Option<Moment>,
    now: Moment,
) -> Result<bool, DbFault> {
    let last = reminded_at(connection, team)?;
    if last != before {
        return Ok(false);
    }
    diesel::update(centres::table)
        .filter(centres::team_id.eq(team))
        .set(centres::reminded_at.eq(Some(now)))
        .execute(connection)?;
    Ok(true)
}

/// Keeps what a centre says of itself, and writes it down.
///
/// # Errors
/// The engine's fault.
pub fn describe(
    connection: &mut Connection,
    team: TeamId,
    details: &Details,
    by: PersonId,
    now: Moment,
) -> Result<(), DbFault> {
    diesel::update(centres::table.filter(centres::team_id.eq(team)))
        .set((
            centres::address.eq(&details.address),
            centres::postcode.eq(&details.postcode),
            centres::phone.eq(&details.phone),
            centres::opening.eq(details.opening.to_string()),
            centres::languages.eq(&details.languages),
            centres::access.eq(details.access.join(" ")),
            centres::strands.eq(details.strands.join(" ")),
        ))
        .execute(connection)?;
    let chain = Chain::Team(team);
    audit::append(connection, chain, by, Happening::CentreDescribed, now)
}

/// Gives a centre another term of accreditation, and writes it down.
///
/// # Errors
/// The engine's fault.
pub fn accredit(
    connection: &mut Connection,
    team: TeamId,
    term: Term,
    by: PersonId,
    now: Moment,
) -> Result<(), DbFault> {
    diesel::update(centres::table.filter(centres::team_id.eq(team)))
        .set((
            centres::accredited_from.eq(term.from.to_string()),
            centres::accredited_until.eq(term.until.to_string()),
        ))
        .execute(connection)?;
    let chain = Chain::Team(team);
    audit::append(connection, chain, by, Happening::CentreAccredited, now)
}

/// Suspends a centre, or ends that, and writes it down where it changes anything.
///
/// # Errors
/// The engine's fault.
pub fn suspend(
    connection: &mut Connection,
    team: TeamId,
    is_suspended: bool,
    by: PersonId,
    now: Moment,
) -> Result<(), DbFault> {
    let own = centres::table.filter(centres::team_id.eq(team));
    let changed = match is_suspended {
        true => diesel::update(own.filter(centres::suspended_at.is_null()))
            .set(centres::suspended_at.eq(Some(now)))
            .execute(connection)?,
        false => diesel::update(own.filter(centres::suspended_at.is_not_null()))
            .set(centres::suspended_at.eq(None::<Moment>))
            .execute(connection)?,
    };
    let happening = match is_suspended {
        true => Happening::CentreSuspended,
        false => Happening::CentreRestored,
    };
    if changed == 1 {
        audit::append(connection, Chain::Team(team), by, happening, now)?;
    }
    Ok(())
}

/// Keeps with which epoch of its key the voucher signed the first key of the centre with `team`.
///
/// # Errors
/// The engine's fault.
pub fn set_voucher_epoch(
    connection: &mut Connection,
    team: TeamId,
    epoch: i32,
) -> Result<(), DbFault> {
    diesel::update(centres::table.filter(centres::team_id.eq(team)))
        .set(centres::vouched_epoch.eq(Some(epoch)))
        .execute(connection)?;
    Ok(())
}
