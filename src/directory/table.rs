//! Organisations and their teams in the database.

use diesel::prelude::*;
use jiff::civil::Date;

use super::reading_hours::ReadingHours;
use crate::db::schema::{organisations, strands, teams};
use crate::db::{Connection, DbFault, Moment, OrganisationId, TeamId};
use crate::vault::Chance;

/// The slug of the national desk's organisation and team.
pub const NATIONAL_DESK: &str = "national-desk";
/// The slug of the few people of the national desk who may read reports about the police.
pub const RESTRICTED_DESK: &str = "national-desk-standards";

/// The end of the slug of every team that reads reports about the police (domain 4.2, rule 13).
const STANDARDS: &str = "-standards";
/// The same as a pattern of SQL.
pub const STANDARDS_TEAMS: &str = "%-standards";

/// The slug of the professional standards team of the organisation called `slug`.
pub fn standards_team(slug: &str) -> String {
    format!("{slug}{STANDARDS}")
}

/// The slug of the organisation whose professional standards team is called `slug`; none for every other team.
pub fn organisation_of_standards(slug: &str) -> Option<&str> {
    slug.strip_suffix(STANDARDS)
}

/// Whether the team called `slug` reads reports about the police, which no other team may see.
pub fn reads_of_the_police(slug: &str) -> bool {
    organisation_of_standards(slug).is_some()
}

/// Whether the team called `slug` is the national desk or its few people for reports about the police.
pub fn is_desk(slug: &str) -> bool {
    [NATIONAL_DESK, RESTRICTED_DESK].contains(&slug)
}

/// The part of the national desk that decides on reports of the team called `slug`, and takes them where it has no key.
pub fn desk_of(slug: &str) -> &'static str {
    if reads_of_the_police(slug) {
        RESTRICTED_DESK
    } else {
        NATIONAL_DESK
    }
}

/// A team: the owner of a queue.
#[derive(Clone)]
pub struct Team {
    /// Its key.
    pub id: TeamId,
    /// Its name in the command line; a force's main team has the force's own.
    pub slug: String,
    /// Its name on pages.
    pub name: String,
    /// Address that hears of each new report.
    pub bell_address: Option<String>,
    /// Address that is read day and night, for urgent reports.
    pub night_address: Option<String>,
    /// When its people read new reports.
    pub reading_hours: ReadingHours,
}

/// A team to be made.
pub struct NewTeam<'a> {
    /// The slug of its organisation, which is made with the main team; that team has the same.
    pub slug: &'a str,
    /// Its name on pages.
    pub name: &'a str,
    /// Since when reports may go to it; `None` for a force that has not joined.
    pub joined_on: Option<Date>,
    /// Address that hears of each new report.
    pub bell_address: Option<&'a str>,
    /// Address that is read day and night.
    pub night_address: Option<&'a str>,
    /// When its people read new reports.
    pub reading_hours: &'a str,
}

type TeamRow = (
    TeamId,
    String,
    String,
    Option<String>,
    Option<String>,
    String,
);

const COLUMNS: (
    teams::id,
    teams::slug,
    teams::name,
    teams::bell_address,
    teams::night_address,
    teams::reading_hours,
) = (
    teams::id,
    teams::slug,
    teams::name,
    teams::bell_address,
    teams::night_address,
    teams::reading_hours,
);

impl From<TeamRow> for Team {
    fn from((id, slug, name, bell_address, night_address, hours): TeamRow) -> Self {
        Self {
            id,
            slug,
            name,
            bell_address,
            night_address,
            // Hours are checked when they are written; an unreadable row must not hide a team.
            reading_hours: hours.parse().unwrap_or(FALLBACK_HOURS),
        }
    }
}

/// The narrowest promise: a page must never promise more than is kept.
const FALLBACK_HOURS: ReadingHours = ReadingHours {
    days: super::reading_hours::ReadingDays::Weekdays,
    from: jiff::civil::time(9, 0, 0, 0),
    until: jiff::civil::time(17, 0, 0, 0),
};

/// Makes a main team and, with it, its organisation.
///
/// # Errors
/// The engine's fault; a slug that is there already.
pub fn add_team(
    connection: &mut Connection,
    new: &NewTeam<'_>,
    now: Moment,
    chance: &mut Chance,
) -> Result<TeamId, DbFault> {
    let organisation = OrganisationId::new(now, chance);
    let kind = if new.slug == NATIONAL_DESK {
        NATIONAL_DESK
    } else {
        "force"
    };
    diesel::insert_into(organisations::table)
        .values((
            organisations::id.eq(organisation),
            organisations::kind.eq(kind),
            organisations::slug.eq(new.slug),
            organisations::name.eq(new.name),
            organisations::joined_on.eq(new.joined_on.map(|date| date.to_string())),
        ))
        .execute(connection)?;
    insert_team(
        connection,
        organisation,
        ("main", new.slug),
        new,
        now,
        chance,
    )
}

/// Makes the professional standards team of an organisation that is there; none where it is not.
///
/// # Errors
/// The engine's fault; a team that is there already.
pub fn add_standards_team(
    connection: &mut Connection,
    new: &NewTeam<'_>,
    now: Moment,
    chance: &mut Chance,
) -> Result<Option<TeamId>, DbFault> {
    let organisation: Option<OrganisationId> = organisations::table
        .filter(organisations::slug.eq(new.slug))
        .select(organisations::id)
        .get_result(connection)
        .optional()?;
    let Some(organisation) = organisation else {
        return Ok(None);
    };
    let slug = standards_team(new.slug);
    let kind = ("professional-standards", slug.as_str());
    insert_team(connection, organisation, kind, new, now, chance).map(Some)
}

fn insert_team(
    connection: &mut Connection,
    organisation: OrganisationId,
    (kind, slug): (&str, &str),
    new: &NewTeam<'_>,
    now: Moment,
    chance: &mut Chance,
) -> Result<TeamId, DbFault> {
    let team = TeamId::new(now, chance);
    diesel::insert_into(teams::table)
        .values((
            teams::id.eq(team),
            teams::organisation_id.eq(organisation),
            teams::kind.eq(kind),
            teams::slug.eq(slug),
            teams::name.eq(new.name),
            teams::bell_address.eq(new.bell_address),
            teams::night_address.eq(new.night_address),
            teams::reading_hours.eq(new.reading_hours),
        ))
        .execute(connection)?;
    Ok(team)
}

/// What of a team is changed; what is none stays.
pub struct TeamChange<'a> {
    /// Address that hears of each new report.
    pub bell_address: Option<&'a str>,
    /// Address that is read day and night.
    pub night_address: Option<&'a str>,
    /// When its people read new reports.
    pub reading_hours: Option<&'a str>,
}

/// Changes the team with key `id`.
///
/// # Errors
/// The engine's fault; also where nothing is to be changed.
pub fn change_team(
    connection: &mut Connection,
    id: TeamId,
    change: &TeamChange<'_>,
) -> Result<(), DbFault> {
    // Inside `Option`s none is left out, not written.
    diesel::update(teams::table.filter(teams::id.eq(id)))
        .set((
            change.bell_address.map(|to| teams::bell_address.eq(to)),
            change.night_address.map(|to| teams::night_address.eq(to)),
            change.reading_hours.map(|to| teams::reading_hours.eq(to)),
        ))
        .execute(connection)?;
    Ok(())
}

/// The team called `slug`.
///
/// # Errors
/// The engine's fault.
pub fn team_by_slug(connection: &mut Connection, slug: &str) -> Result<Option<Team>, DbFault> {
    Ok(teams::table
        .filter(teams::slug.eq(slug))
        .select(COLUMNS)
        .get_result::<TeamRow>(connection)
        .optional()?
        .map(Team::from))
}

/// The team with key `id`.
///
/// # Errors
/// The engine's fault; also where there is no such team.
pub fn team(connection: &mut Connection, id: TeamId) -> Result<Team, DbFault> {
    Ok(teams::table
        .filter(teams::id.eq(id))
        .select(COLUMNS)
        .get_result::<TeamRow>(connection)?
        .into())
}

/// All teams, by slug.
///
/// # Errors
/// The engine's fault.
pub fn all_teams(connection: &mut Connection) -> Result<Vec<Team>, DbFault> {
    let rows = teams::table
        .order(teams::slug.asc())
        .select(COLUMNS)
        .load::<TeamRow>(connection)?;
    Ok(rows.into_iter().map(Team::from).collect())
}

/// The slugs of the forces that have joined, each with the day since when.
///
/// # Errors
/// The engine's fault.
pub fn joined(connection: &mut Connection) -> Result<Vec<(String, Date)>, DbFault> {
    let rows: Vec<(String, Option<String>)> = organisations::table
        .filter(organisations::kind.eq("force"))
        .select((organisations::slug, organisations::joined_on))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .filter_map(|(slug, day)| Some((slug, day?.parse().ok()?)))
        .collect())
}

/// Codes of the strands recorded in `nation` on `day`, in the order in which they are shown (T-28).
///
/// # Errors
/// The engine's fault.
pub fn strands_of(
    connection: &mut Connection,
    nation: &str,
    day: Date,
) -> Result<Vec<String>, DbFault> {
    let day = day.to_string();
    Ok(strands::table
        .filter(strands::nation.eq(nation))
        .filter(strands::valid_from.le(&day))
        .filter(strands::valid_to.is_null().or(strands::valid_to.gt(&day)))
        .order(strands::position.asc())
        .select(strands::code)
        .load(connection)?)
}
