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

/// The word for a third-party reporting centre, as a kind of organisation and of team; also the end of its slug.
const CENTRE: &str = "centre";

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
    /// Address of the duty inspector, for urgent reports that nobody opens.
    pub inspector_address: Option<String>,
    /// When its people read new reports.
    pub reading_hours: ReadingHours,
    /// Whether it is a third-party reporting centre: it helps people report, and owns no report itself.
    pub is_centre: bool,
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
    String,
    Option<String>,
);

const COLUMNS: (
    teams::id,
    teams::slug,
    teams::name,
    teams::bell_address,
    teams::night_address,
    teams::reading_hours,
    teams::kind,
    teams::inspector_address,
) = (
    teams::id,
    teams::slug,
    teams::name,
    teams::bell_address,
    teams::night_address,
    teams::reading_hours,
    teams::kind,
    teams::inspector_address,
);

impl From<TeamRow> for Team {
    fn from(
        (id, slug, name, bell_address, night_address, hours, kind, inspector_address): TeamRow,
    ) -> Self {
        Self {
            id,
            slug,
            name,
            bell_address,
            night_address,
            inspector_address,
            // Hours are checked when they are written; an unreadable row must not hide a team.
            reading_hours: hours.parse().unwrap_or(FALLBACK_HOURS),
            is_centre: kind == CENTRE,
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
    insert_organisation(connection, organisation, kind, new)?;
    insert_team(
        connection,
        organisation,
        ("main", new.slug),
        new,
        now,
        chance,
    )
}

/// Makes the team of a third-party reporting centre and, with it, its organisation. Its slug is made of its name.
///
/// # Errors
/// The engine's fault.
pub fn add_centre(
    connection: &mut Connection,
    name: &str,
    bell_address: &str,
    now: Moment,
    chance: &mut Chance,
) -> Result<Team, DbFault> {
    let slug = free_slug(connection, name)?;
    let new = NewTeam {
        slug: &slug,
        name,
        joined_on: None,
        bell_address: Some(bell_address),
        night_address: None,
        reading_hours: "weekdays 09:00-17:00",
    };
    let organisation = OrganisationId::new(now, chance);
    insert_organisation(connection, organisation, CENTRE, &new)?;
    let kind = (CENTRE, slug.as_str());
    let id = insert_team(connection, organisation, kind, &new, now, chance)?;
    team(connection, id)
}

/// The first slug for a centre of this name that no other has.
fn free_slug(connection: &mut Connection, name: &str) -> Result<String, DbFault> {
    let mut slugs = (1..).map(|number| centre_slug(name, number));
    loop {
        let slug = slugs.next().unwrap_or_default();
        if team_by_slug(connection, &slug)?.is_none() {
            return Ok(slug);
        }
    }
}

/// The slug of the centre that is the `number`th of this name. Its end keeps it apart from every force's and from every team
/// that reads reports about the police, whatever the centre is called.
fn centre_slug(name: &str, number: u32) -> String {
    let plain = name.to_lowercase();
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric());
    let mut parts: Vec<&str> = words.filter(|word| !word.is_empty()).take(8).collect();
    let number = number.to_string();
    if number != "1" {
        parts.push(&number);
    }
    parts.push(CENTRE);
    parts.join("-")
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

fn insert_organisation(
    connection: &mut Connection,
    organisation: OrganisationId,
    kind: &str,
    new: &NewTeam<'_>,
) -> Result<(), DbFault> {
    diesel::insert_into(organisations::table)
        .values((
            organisations::id.eq(organisation),
            organisations::kind.eq(kind),
            organisations::slug.eq(new.slug),
            organisations::name.eq(new.name),
            organisations::joined_on.eq(new.joined_on.map(|date| date.to_string())),
        ))
        .execute(connection)?;
    Ok(())
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
    /// Address of the duty inspector.
    pub inspector_address: Option<&'a str>,
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
            change
                .inspector_address
                .map(|to| teams::inspector_address.eq(to)),
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

/// All teams that own reports, by slug: every team but the centres.
///
/// # Errors
/// The engine's fault.
pub fn police_teams(connection: &mut Connection) -> Result<Vec<Team>, DbFault> {
    let mut teams = all_teams(connection)?;
    teams.retain(|team| !team.is_centre);
    Ok(teams)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_centre_is_taken_for_a_team_of_the_police_whatever_it_is_called() {
        for name in [
            "National Standards",
            "GMP-standards",
            "National desk",
            "Canolfan Ogwen",
            "\u{645}\u{631}\u{643}\u{632}",
            "",
        ] {
            let slug = centre_slug(name, 1);
            assert!(slug.ends_with("centre"), "{slug}");
            assert!(!reads_of_the_police(&slug) && !is_desk(&slug), "{slug}");
            assert_ne!(slug, centre_slug(name, 2));
        }
        assert_eq!(
            centre_slug("Rusholme Advice & Help", 1),
            "rusholme-advice-help-centre"
        );
    }
}
