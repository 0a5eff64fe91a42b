//! Whether each team hears of its reports and can open them.

use diesel::dsl::exists;
use diesel::prelude::*;

use super::super::CommandFault;
use super::Told;
use crate::accounts::{live_key, newest_epoch};
use crate::db::schema::{memberships, team_key_wraps};
use crate::db::{Connection, Db, DbFault, TeamId};
use crate::directory::{self, NATIONAL_DESK, Team};
use crate::vault::{ChainFault, InstallationPublicKey};

struct Looked {
    team: Team,
    fault: Option<ChainFault>,
    holders: i64,
}

/// Tells of each team's key, who holds it, and its addresses.
pub(super) async fn check(
    db: &Db,
    installation: InstallationPublicKey,
    told: &mut Told<'_>,
) -> Result<(), CommandFault> {
    let teams = db
        .read(move |connection| {
            let teams = directory::police_teams(connection)?;
            let look = |team: Team| {
                Ok(Looked {
                    fault: live_key(connection, team.id, &installation)?.err(),
                    holders: holders_of_newest(connection, team.id)?,
                    team,
                })
            };
            teams
                .into_iter()
                .map(look)
                .collect::<Result<Vec<_>, DbFault>>()
        })
        .await?;
    told.tell(
        teams.iter().any(|one| one.team.slug == NATIONAL_DESK),
        "a national desk",
    )?;
    for one in teams {
        tell_team(&one, told)?;
    }
    Ok(())
}

fn tell_team(one: &Looked, told: &mut Told<'_>) -> Result<(), CommandFault> {
    let (team, slug) = (&one.team, &one.team.slug);
    let fault = one.fault.as_ref().map(ToString::to_string);
    let key = fault.as_deref().unwrap_or("key confirmed");
    told.tell(fault.is_none(), &format!("team {slug}: {key}"))?;
    told.tell(
        one.holders > 0,
        &format!(
            "team {slug}: somebody holds its newest key ({} do)",
            one.holders
        ),
    )?;
    told.tell(
        team.bell_address.is_some(),
        &format!("team {slug}: an address that hears of each report"),
    )?;
    told.tell(
        team.night_address.is_some(),
        &format!("team {slug}: an address that is read day and night"),
    )?;
    // No fault, and good to know: without an inspector the desk is rung in their place.
    let after_night = match team.inspector_address {
        Some(_) => "a duty inspector",
        None => "no duty inspector, so the desk",
    };
    told.tell(
        true,
        &format!(
            "team {slug}: after the night address {after_night} is rung for what nobody opens"
        ),
    )
}

/// How many members hold the newest key of `team`.
fn holders_of_newest(connection: &mut Connection, team: TeamId) -> Result<i64, DbFault> {
    let Some(newest) = newest_epoch(connection, team)? else {
        return Ok(0);
    };
    let is_member = memberships::table
        .filter(memberships::team_id.eq(team_key_wraps::team_id))
        .filter(memberships::person_id.eq(team_key_wraps::holder_id));
    Ok(team_key_wraps::table
        .filter(team_key_wraps::team_id.eq(team))
        .filter(team_key_wraps::epoch.eq(newest))
        .filter(team_key_wraps::holder_kind.eq("person"))
        .filter(exists(is_member))
        .count()
        .get_result(connection)?)
}
