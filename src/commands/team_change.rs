//! `heard team change` and `heard team list`: where the teams there are hear of reports, and when they read.

use std::io::Write;

use super::setup::check_hours;
use super::{CommandFault, check_address};
use crate::audit::{self, Actor, Chain, Happening};
use crate::clock::Clock;
use crate::db::Db;
use crate::directory::{self, ReadingDays, Team, TeamChange};

/// What the person at the terminal wants changed; what is none stays.
pub struct ChangedTeamWords {
    /// The team's slug.
    pub slug: String,
    /// Address that hears of each new report.
    pub bell: Option<String>,
    /// Address that is read day and night.
    pub night: Option<String>,
    /// Address of the duty inspector, for urgent reports that nobody opens.
    pub inspector: Option<String>,
    /// When its people read new reports.
    pub hours: Option<String>,
}

/// Changes a team's addresses and hours, and writes it down: alarms and reports are heard of elsewhere from now on.
///
/// # Errors
/// A [`CommandFault`]; also where there is no such team or nothing to change.
pub async fn change_team(
    db: &Db,
    words: ChangedTeamWords,
    clock: &Clock,
) -> Result<(), CommandFault> {
    let addresses = [&words.bell, &words.night, &words.inspector];
    if addresses.iter().all(|address| address.is_none()) && words.hours.is_none() {
        return Err(CommandFault::Word(
            "say what to change: --bell, --night, --inspector or --hours".into(),
        ));
    }
    if let Some(hours) = &words.hours {
        check_hours(hours)?;
    }
    for address in addresses.into_iter().flatten() {
        check_address(address)?;
    }
    let (slug, now) = (words.slug.clone(), clock.now());
    let is_there = db
        .write("change team", move |connection| {
            let change = TeamChange {
                bell_address: words.bell.as_deref(),
                night_address: words.night.as_deref(),
                inspector_address: words.inspector.as_deref(),
                reading_hours: words.hours.as_deref(),
            };
            let Some(team) = directory::team_by_slug(connection, &words.slug)? else {
                return Ok(false);
            };
            directory::change_team(connection, team.id, &change)?;
            let (chain, by) = (Chain::Team(team.id), Actor::CommandLine);
            audit::append(connection, chain, by, Happening::TeamChanged, now)?;
            Ok(true)
        })
        .await?;
    match is_there {
        true => Ok(()),
        false => Err(CommandFault::NoTeam(slug)),
    }
}

/// Writes a line for each team: slug, name, addresses, hours.
///
/// # Errors
/// A [`CommandFault`].
pub async fn list_teams(db: &Db, out: &mut (dyn Write + Send)) -> Result<(), CommandFault> {
    for team in db.read(directory::all_teams).await? {
        writeln!(out, "{}", in_a_line(&team))
            .map_err(|fault| CommandFault::File("the terminal".into(), fault))?;
    }
    Ok(())
}

fn in_a_line(team: &Team) -> String {
    let (slug, name, hours) = (&team.slug, &team.name, team.reading_hours);
    let days = match hours.days {
        ReadingDays::Weekdays => "weekdays",
        ReadingDays::EveryDay => "every-day",
    };
    let (from, until) = (hours.from.strftime("%H:%M"), hours.until.strftime("%H:%M"));
    let bell = team.bell_address.as_deref().unwrap_or("none");
    let night = team.night_address.as_deref().unwrap_or("none");
    let inspector = team.inspector_address.as_deref().unwrap_or("none");
    format!(
        "{slug} ({name}): bell {bell}, night {night}, duty inspector {inspector}, reads {days} {from}-{until}"
    )
}
