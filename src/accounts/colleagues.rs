//! The members of a team in the database: who they are, who holds the keys, who goes.

use diesel::prelude::*;

use super::held_keys::{Given, NextKey};
use super::invitations;
use super::people;
use super::permissions::{Action, Role};
use super::team_keys;
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::schema::{
    memberships, people as people_table, sessions, team_key_wraps, team_keys as epochs,
};
use crate::db::{Connection, DbFault, Moment, PersonId, TeamId};
use crate::vault::{SealingKey, TeamEpoch};

/// A member of a team, as colleagues see them.
pub struct Colleague {
    /// Their key.
    pub person: PersonId,
    /// The address they sign in with.
    pub email: String,
    /// Their name on pages.
    pub name: String,
    /// Their role in the team.
    pub role: Role,
    /// The public key that team secrets are wrapped to.
    pub sealing_key: SealingKey,
    /// The team's word for that key in its newest epoch; none while they wait for the keys.
    endorsement: Option<Vec<u8>>,
}

impl Colleague {
    /// Whether they hold the team's newest secret.
    pub fn has_keys(&self) -> bool {
        self.endorsement.is_some()
    }

    /// Whether the team gave its word for their key in `epoch`, its newest.
    pub fn is_endorsed_by(&self, epoch: &TeamEpoch) -> bool {
        let person = self.person.uuid();
        self.endorsement
            .as_ref()
            .is_some_and(|word| epoch.endorses(person, &self.sealing_key, word))
    }
}

/// Those of `members` that the team gave its word for in `epoch`, its newest, each with their key.
pub(super) fn endorsed<'a>(
    members: impl Iterator<Item = &'a Colleague>,
    epoch: &TeamEpoch,
) -> Vec<(PersonId, SealingKey)> {
    members
        .filter(|one| one.is_endorsed_by(epoch))
        .map(|one| (one.person, one.sealing_key))
        .collect()
}

type Row = (PersonId, String, String, Vec<u8>, String);

/// The members of `team`, by name.
///
/// # Errors
/// The engine's fault.
pub fn colleagues(connection: &mut Connection, team: TeamId) -> Result<Vec<Colleague>, DbFault> {
    let rows: Vec<Row> = memberships::table
        .inner_join(people_table::table.on(people_table::id.eq(memberships::person_id)))
        .filter(memberships::team_id.eq(team))
        .order((people_table::name.asc(), people_table::email.asc()))
        .select((
            people_table::id,
            people_table::email,
            people_table::name,
            people_table::sealing_key,
            memberships::role,
        ))
        .load(connection)?;
    let newest = team_keys::newest_epoch(connection, team)?.unwrap_or_default();
    let words: Vec<(PersonId, Option<Vec<u8>>)> = team_key_wraps::table
        .filter(team_key_wraps::team_id.eq(team))
        .filter(team_key_wraps::epoch.eq(newest))
        .filter(team_key_wraps::holder_kind.eq("person"))
        .select((team_key_wraps::holder_id, team_key_wraps::endorsement))
        .load(connection)?;
    // A role or a key that is none gives no rights at all.
    let colleague = |(person, email, name, key, role): Row| {
        let word = words.iter().find(|(holder, _)| *holder == person);
        Some(Colleague {
            person,
            email,
            name,
            role: Role::parse(&role)?,
            sealing_key: SealingKey::from_slice(&key)?,
            endorsement: word.map(|(_, word)| word.clone().unwrap_or_default()),
        })
    };
    Ok(rows.into_iter().filter_map(colleague).collect())
}

/// What `person` reads to a steward while they wait for the keys of a team that has some; none once they hold the newest.
///
/// # Errors
/// The engine's fault.
pub fn waits_for_keys(
    connection: &mut Connection,
    team: TeamId,
    person: PersonId,
) -> Result<Option<String>, DbFault> {
    if team_keys::newest_epoch(connection, team)?.is_none() {
        return Ok(None);
    }
    let members = colleagues(connection, team)?;
    let own = members
        .iter()
        .find(|one| one.person == person && !one.has_keys());
    Ok(own.map(|own| own.sealing_key.fingerprint(person.uuid())))
}

/// Keeps the team's secrets for `person`, who is still a member and still has the key that they were wrapped to, while no newer
/// secret has come; gives whether that is so. `happening` says in the log how they were given.
///
/// # Errors
/// The engine's fault.
pub fn keep_given(
    connection: &mut Connection,
    team: TeamId,
    to: (PersonId, SealingKey),
    given: &Given,
    by: impl Into<Actor>,
    happening: Happening,
    now: Moment,
) -> Result<bool, DbFault> {
    let (person, key) = to;
    let still_there = colleagues(connection, team)?
        .iter()
        .any(|one| one.person == person && one.sealing_key == key);
    let newest = team_keys::epochs(connection, team)?
        .last()
        .map(|row| row.epoch);
    if !still_there || newest != given.newest {
        return Ok(false);
    }
    let held: Vec<i32> = team_key_wraps::table
        .filter(team_key_wraps::team_id.eq(team))
        .filter(team_key_wraps::holder_kind.eq("person"))
        .filter(team_key_wraps::holder_id.eq(person))
        .select(team_key_wraps::epoch)
        .load(connection)?;
    // Two stewards may give at once: the second finds it done.
    for (epoch, wrap) in given
        .wraps
        .iter()
        .filter(|(epoch, _)| !held.contains(&epoch.epoch))
    {
        team_keys::add_wrap(connection, epoch, wrap)?;
    }
    audit::append(
        connection,
        Chain::Team(team),
        by,
        happening.about(person),
        now,
    )?;
    Ok(true)
}

/// What became of taking somebody out of a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removed {
    /// They are out, and the key has turned.
    Yes,
    /// They were out already.
    NotThere,
    /// Nobody else could look after the team's people and keys.
    LastSteward,
    /// The key turned meanwhile, or those who hold it are others or have other keys: begin again.
    HoldersChanged,
}

/// Takes `person` out of `team`: their wraps, sessions and open invitations go, and `next` is the team's key from now on.
///
/// # Errors
/// The engine's fault; then nothing changed.
pub fn remove(
    connection: &mut Connection,
    team: TeamId,
    person: PersonId,
    next: &NextKey,
    by: PersonId,
    now: Moment,
) -> Result<Removed, DbFault> {
    let members = colleagues(connection, team)?;
    let Some(leaver) = members.iter().find(|one| one.person == person) else {
        return Ok(Removed::NotThere);
    };
    if is_last_steward(&members, leaver) {
        return Ok(Removed::LastSteward);
    }
    let newest = next.epoch.epoch - 1;
    if !is_for_those_who_stay(connection, next, &members, person)? {
        return Ok(Removed::HoldersChanged);
    }
    invitations::end_those_of(connection, team, (person, &leaver.email), now)?;
    diesel::delete(memberships::table)
        .filter(memberships::team_id.eq(team))
        .filter(memberships::person_id.eq(person))
        .execute(connection)?;
    diesel::delete(team_key_wraps::table)
        .filter(team_key_wraps::team_id.eq(team))
        .filter(team_key_wraps::holder_kind.eq("person"))
        .filter(team_key_wraps::holder_id.eq(person))
        .execute(connection)?;
    diesel::delete(sessions::table.filter(sessions::person_id.eq(person))).execute(connection)?;
    diesel::update(epochs::table)
        .filter(epochs::team_id.eq(team))
        .filter(epochs::epoch.eq(newest))
        .set(epochs::retired.eq(true))
        .execute(connection)?;
    team_keys::add_epoch(connection, &next.epoch, now)?;
    for wrap in &next.wraps {
        team_keys::add_wrap(connection, &next.epoch, wrap)?;
    }
    let chain = Chain::Team(team);
    audit::append(connection, chain, by, Happening::Removed.about(person), now)?;
    audit::append(connection, chain, by, Happening::KeyTurned, now)?;
    Ok(Removed::Yes)
}

/// Whether `next` follows on the newest key and is wrapped to the very members who hold that one, but for the `leaver`.
fn is_for_those_who_stay(
    connection: &mut Connection,
    next: &NextKey,
    members: &[Colleague],
    leaver: PersonId,
) -> Result<bool, DbFault> {
    let epochs = team_keys::epochs(connection, TeamId::from(next.epoch.team))?;
    let newest = epochs.iter().rfind(|row| !row.retired);
    let Some(newest) = newest.filter(|row| row.epoch + 1 == next.epoch.epoch) else {
        return Ok(false);
    };
    let staying = members.iter().filter(|one| one.person != leaver);
    let holders = endorsed(staying, newest);
    Ok(holders.len() == next.holders.len()
        && holders.iter().all(|holder| next.holders.contains(holder)))
}

/// Whether `person` looks after `team` still, and holds its newest secret.
///
/// # Errors
/// The engine's fault.
pub fn looks_after(
    connection: &mut Connection,
    team: TeamId,
    person: PersonId,
) -> Result<bool, DbFault> {
    let members = colleagues(connection, team)?;
    let own = members.iter().find(|one| one.person == person);
    Ok(own.is_some_and(|own| own.role.may(Action::LookAfterPeople) && own.has_keys()))
}

/// Whether nobody else with the keys could look after the team.
fn is_last_steward(members: &[Colleague], one: &Colleague) -> bool {
    let others = members
        .iter()
        .filter(|other| other.person != one.person && other.has_keys());
    looks_after_people(one) && !others.into_iter().any(looks_after_people)
}

fn looks_after_people(one: &Colleague) -> bool {
    one.role.may(Action::LookAfterPeople)
}

/// What became of giving somebody another role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleChange {
    /// They have it.
    Yes,
    /// They are no member any more, or whoever changes it is no steward any more.
    NotThere,
    /// Nobody else could look after the team's people and keys.
    LastSteward,
    /// A steward lays the role down themself: else one could do alone, to an officer, what takes two for a steward.
    OtherSteward,
}

/// Gives `person` another role.
///
/// # Errors
/// The engine's fault.
pub fn change_role(
    connection: &mut Connection,
    team: TeamId,
    person: PersonId,
    role: Role,
    by: PersonId,
    now: Moment,
) -> Result<RoleChange, DbFault> {
    let members = colleagues(connection, team)?;
    // An officer's role is none at a centre, and the other way round.
    let known = members.iter().find(|one| one.person == person);
    let Some(member) = known.filter(|one| one.role.beside().any(|other| other == role)) else {
        return Ok(RoleChange::NotThere);
    };
    // Whoever changes it may have lost their own role in the same moment.
    let is_steward = |one: &Colleague| one.person == by && looks_after_people(one);
    if !members.iter().any(is_steward) {
        return Ok(RoleChange::NotThere);
    }
    let is_lowered = looks_after_people(member) && !role.may(Action::LookAfterPeople);
    if is_lowered && person != by {
        return Ok(RoleChange::OtherSteward);
    }
    if is_lowered && is_last_steward(&members, member) {
        return Ok(RoleChange::LastSteward);
    }
    people::set_role(connection, person, team, role)?;
    audit::append(
        connection,
        Chain::Team(team),
        by,
        Happening::RoleChanged.about(person),
        now,
    )?;
    Ok(RoleChange::Yes)
}
