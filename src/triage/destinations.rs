//! The teams that a report can go to: those whose key can be trusted, and no other (a team without one cannot be offered to).

use super::case_access::CaseWork;
use crate::accounts::live_key;
use crate::db::TeamId;
use crate::directory::{self, RESTRICTED_DESK, Team, is_desk, reads_of_the_police, standards_team};
use crate::vault::LiveKey;
use crate::web::{Problem, Visit};

/// A team that a report can go to.
pub struct Target {
    /// Its key in the tables.
    pub team: TeamId,
    /// Its slug.
    pub slug: String,
    /// Its name in the page's language.
    pub name: String,
    /// Address that hears of each new report.
    pub bell_address: Option<String>,
    /// Address that is read day and night.
    pub night_address: Option<String>,
    /// What is sealed to it now.
    pub key: LiveKey,
}

impl Target {
    fn of(visit: &Visit<'_>, team: Team, key: LiveKey) -> Self {
        Self {
            name: visit.team_title(&team.slug, &team.name),
            team: team.id,
            slug: team.slug,
            bell_address: team.bell_address,
            night_address: team.night_address,
            key,
        }
    }
}

/// Every team that the team of this person may give the report to.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn targets(work: &CaseWork<'_>) -> Result<Vec<Target>, Problem> {
    let from = &work.member.slug;
    let mut targets = all_targets(work.visit, work.case.team).await?;
    targets.retain(|target| may_go(from, &target.slug));
    Ok(targets)
}

/// Every team but `owner` that reads no reports about the police.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn ordinary_targets(visit: &Visit<'_>, owner: TeamId) -> Result<Vec<Target>, Problem> {
    let mut targets = all_targets(visit, owner).await?;
    targets.retain(|target| !reads_of_the_police(&target.slug));
    Ok(targets)
}

/// What is about the police stays among those who read such reports. The few at the desk alone may decide, with a reason that
/// stays with it, that an ordinary team gets one: because it is not about the police, or for the crime in it. An ordinary team
/// that finds that a report is about them gives it to its own professional standards team or to the desk's.
fn may_go(from: &str, to: &str) -> bool {
    match (reads_of_the_police(from), reads_of_the_police(to)) {
        (false, false) => true,
        (true, false) => from == RESTRICTED_DESK,
        (true, true) => true,
        (false, true) => to == RESTRICTED_DESK || to == standards_team(from),
    }
}

/// Every team but `owner`; the national desk first, then by name.
///
/// # Errors
/// A [`Problem`] of the database.
async fn all_targets(visit: &Visit<'_>, owner: TeamId) -> Result<Vec<Target>, Problem> {
    let installation = visit.portal.keys.installation;
    let found = visit
        .portal
        .db
        .read(move |connection| {
            let mut found = Vec::new();
            for team in directory::police_teams(connection)? {
                if team.id == owner {
                    continue;
                }
                if let Ok(key) = live_key(connection, team.id, &installation)? {
                    found.push((team, key));
                }
            }
            Ok(found)
        })
        .await?;
    let mut targets: Vec<Target> = found
        .into_iter()
        .map(|(team, key)| Target::of(visit, team, key))
        .collect();
    targets.sort_by_key(|target| (!is_desk(&target.slug), target.name.clone()));
    Ok(targets)
}
