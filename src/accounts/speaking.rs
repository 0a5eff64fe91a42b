//! Who may speak or act in a team's name.

use super::colleagues::waits_for_keys;
use super::people::teams_of;
use super::permissions::Action;
use super::team_keys::live_key;
use crate::db::{Connection, DbFault, PersonId, TeamId};
use crate::vault::InstallationPublicKey;

/// Whether `person` may still do `action` in the name of `team`: has a role in it that may, was given its keys, and the team's key
/// is confirmed. Who was invited alone, whom no colleague has vouched for, and a team whose key nobody confirmed, says nothing in a
/// force's name.
///
/// # Errors
/// The engine's fault.
pub fn speaks_for(
    connection: &mut Connection,
    team: TeamId,
    person: PersonId,
    action: Action,
    installation: &InstallationPublicKey,
) -> Result<bool, DbFault> {
    Ok(live_key(connection, team, installation)?.is_ok()
        && is_trusted_in(connection, team, person, action)?)
}

/// Whether `person` has a role in `team` that may do `action`, and was given its keys.
///
/// # Errors
/// The engine's fault.
pub fn is_trusted_in(
    connection: &mut Connection,
    team: TeamId,
    person: PersonId,
    action: Action,
) -> Result<bool, DbFault> {
    let may = teams_of(connection, person)?
        .iter()
        .any(|member| member.team == team && member.role.may(action));
    Ok(may && waits_for_keys(connection, team, person)?.is_none())
}
