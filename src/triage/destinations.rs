//! The teams that a report can go to: those whose key can be trusted, and no other (a team without one cannot be offered to).

use super::case_access::CaseWork;
use crate::accounts::live_key;
use crate::db::TeamId;
use crate::directory::{self, NATIONAL_DESK, Team};
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

/// Every team but the one that has the report.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn targets(work: &CaseWork<'_>) -> Result<Vec<Target>, Problem> {
    all_targets(work.visit, work.case.team).await
}

/// Every team but `owner`; the national desk first, then by name.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn all_targets(visit: &Visit<'_>, owner: TeamId) -> Result<Vec<Target>, Problem> {
    let installation = visit.portal.keys.installation;
    let found = visit
        .portal
        .db
        .read(move |connection| {
            let mut found = Vec::new();
            for team in directory::all_teams(connection)? {
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
    targets.sort_by_key(|target| (target.slug != NATIONAL_DESK, target.name.clone()));
    Ok(targets)
}
