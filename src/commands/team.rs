//! `heard team add` and `heard team confirm`: which teams there are, and whose keys are trusted.

use std::path::Path;

use jiff::civil::Date;

use super::setup::check_hours;
use super::{CommandFault, check_address};
use crate::accounts;
use crate::audit::{self, Actor, Chain, Happening};
use crate::clock::Clock;
use crate::db::Db;
use crate::directory::{self, Directory, NewTeam, standards_team};
use crate::vault::{Chance, InstallationKey};

/// What the person at the terminal says of a new team.
pub struct NewTeamWords {
    /// The slug of the force.
    pub slug: String,
    /// Since when its reports go to it.
    pub joined_on: Date,
    /// Address that hears of each new report.
    pub bell: Option<String>,
    /// Address that is read day and night.
    pub night: Option<String>,
    /// When its people read new reports.
    pub hours: String,
    /// Whether it is the force's professional standards team, which reads reports about the police.
    pub is_standards: bool,
}

enum Added {
    Yes,
    Already,
    NoMainTeam,
}

/// Adds the main team of a force, or its professional standards team; gives the team's slug.
///
/// # Errors
/// A [`CommandFault`]; also for a slug that no force has.
pub async fn add_team(
    db: &Db,
    words: NewTeamWords,
    clock: &Clock,
    mut chance: Chance,
) -> Result<String, CommandFault> {
    check_hours(&words.hours)?;
    for address in words.bell.iter().chain(&words.night) {
        check_address(address)?;
    }
    let now = clock.now();
    let directory = Directory::embedded();
    let force = directory
        .force(&words.slug, now.in_london().date())
        .ok_or_else(|| CommandFault::NoTeam(words.slug.clone()))?;
    let (name, slug) = match words.is_standards {
        true => (
            format!("{}, professional standards", force.name),
            standards_team(&words.slug),
        ),
        false => (force.name.clone(), words.slug.clone()),
    };
    let wanted = slug.clone();
    let added = db
        .write("add team", move |connection| {
            if directory::team_by_slug(connection, &wanted)?.is_some() {
                return Ok(Added::Already);
            }
            let team = NewTeam {
                slug: &words.slug,
                name: &name,
                joined_on: Some(words.joined_on),
                bell_address: words.bell.as_deref(),
                night_address: words.night.as_deref(),
                reading_hours: &words.hours,
            };
            if words.is_standards {
                let made = directory::add_standards_team(connection, &team, now, &mut chance)?;
                return Ok(made.map_or(Added::NoMainTeam, |_| Added::Yes));
            }
            directory::add_team(connection, &team, now, &mut chance).map(|_| Added::Yes)
        })
        .await?;
    match added {
        Added::Yes => Ok(slug),
        Added::Already => Err(CommandFault::Word(format!(
            "the team {slug} is there already"
        ))),
        Added::NoMainTeam => Err(CommandFault::Word(format!(
            "add the force's main team first: the team {slug} stands beside it"
        ))),
    }
}

/// Signs the first key of the team called `slug` with the installation's signing key in the file `key`, if it
/// is the one whose `fingerprint` the steward's page shows: what lies in the database could be anybody's.
///
/// # Errors
/// A [`CommandFault`]; also where no key waits to be confirmed.
pub async fn confirm_team(
    db: &Db,
    slug: &str,
    fingerprint: &str,
    key: &Path,
    clock: &Clock,
) -> Result<(), CommandFault> {
    let key = InstallationKey::read(key)?;
    let (wanted, now) = (slug.to_owned(), clock.now());
    let expected = fingerprint.to_owned();
    let confirmed = db
        .write("confirm team's key", move |connection| {
            let Some(team) = directory::team_by_slug(connection, &wanted)? else {
                return Ok(None);
            };
            let first = accounts::epochs(connection, team.id)?.into_iter().next();
            let Some(mut first) = first.filter(|epoch| epoch.signature.is_none()) else {
                return Ok(Some(Confirmed::NothingWaits));
            };
            if !first.is_read_as(&expected) {
                return Ok(Some(Confirmed::OtherKey));
            }
            key.confirm(&mut first);
            accounts::confirm_first(connection, &first)?;
            let chain = Chain::Team(team.id);
            audit::append(
                connection,
                chain,
                Actor::CommandLine,
                Happening::KeyConfirmed,
                now,
            )?;
            Ok(Some(Confirmed::Yes))
        })
        .await?;
    match confirmed {
        Some(Confirmed::Yes) => Ok(()),
        Some(Confirmed::NothingWaits) => Err(CommandFault::NothingToConfirm(slug.to_owned())),
        Some(Confirmed::OtherKey) => Err(CommandFault::OtherKey(slug.to_owned())),
        None => Err(CommandFault::NoTeam(slug.to_owned())),
    }
}

enum Confirmed {
    Yes,
    NothingWaits,
    OtherKey,
}
