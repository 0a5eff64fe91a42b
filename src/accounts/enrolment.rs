//! A person becomes a member of a team: password, seed, and the team's key if there is none yet.

use super::colleagues::colleagues;
use super::people::{self, NewPerson};
use super::permissions::{Action, Role};
use super::team_keys::{self, FirstKey};
use crate::audit::{self, Chain, Happening};
use crate::db::{Connection, DbFault, Moment, PersonId, TeamId};
use crate::vault::{Chance, Kdf, KeyFolder, Password, SealingKey, Seed, TotpSecret, UnusableKey};

/// A person with everything made for them; nothing is in the database yet.
pub struct Enrolment {
    /// The person's key.
    pub id: PersonId,
    email: String,
    name: String,
    kdf: String,
    auth: [u8; 32],
    sealed_seed: Vec<u8>,
    sealed_totp: Option<Vec<u8>>,
    /// The public key that team secrets are wrapped to.
    pub sealing_key: SealingKey,
    team: TeamId,
    role: Role,
    first_key: Option<FirstKey>,
    is_known: bool,
    /// The seed, for the session that the person starts with.
    pub seed: Seed,
}

/// Who joins which team, as what.
pub struct Joining<'a> {
    /// The account that they have already: they lost the way into it, or left every team.
    pub known: Option<PersonId>,
    /// The address they sign in with.
    pub email: &'a str,
    /// Their name on pages.
    pub name: &'a str,
    /// The team.
    pub team: TeamId,
    /// Their role in it.
    pub role: Role,
}

impl Enrolment {
    /// Makes a person's secrets and, for a steward, a first key for a team that has none. One run of
    /// Argon2id: run it off the request's thread.
    ///
    /// # Errors
    /// [`UnusableKey`] where escrow's public key is broken.
    pub fn prepare(
        joining: &Joining<'_>,
        password: &Password,
        totp: Option<&TotpSecret>,
        keys: &KeyFolder,
        now: Moment,
        chance: &mut Chance,
    ) -> Result<Self, UnusableKey> {
        let id = joining.known.unwrap_or_else(|| PersonId::new(now, chance));
        let seed = Seed::generate(chance);
        let sealing_key = seed.opening_key().sealing_key();
        let kdf = Kdf::fresh(chance);
        let unlocked = password.unlock(&kdf, &keys.pepper);
        let mut first_key = None;
        if joining.role.may(Action::MakeTeamKey) {
            let mut key = FirstKey::make(joining.team, &keys.escrow, chance)?;
            key.give(id, &sealing_key, chance)?;
            first_key = Some(key);
        }
        Ok(Self {
            id,
            email: joining.email.trim().to_lowercase(),
            name: joining.name.to_owned(),
            kdf: kdf.to_text(),
            auth: unlocked.auth(),
            sealed_seed: unlocked.seal_seed(&seed, id.uuid(), totp.is_some(), chance),
            sealed_totp: totp.map(|totp| totp.seal(&seed, &keys.pepper, id.uuid(), false, chance)),
            sealing_key,
            team: joining.team,
            role: joining.role,
            first_key,
            is_known: joining.known.is_some(),
            seed,
        })
    }

    fn row(&self) -> NewPerson<'_> {
        NewPerson {
            id: self.id,
            email: &self.email,
            name: &self.name,
            kdf: self.kdf.clone(),
            auth: self.auth,
            sealed_seed: self.sealed_seed.clone(),
            sealing_key: *self.sealing_key.as_bytes(),
            sealed_totp: self.sealed_totp.clone(),
        }
    }
}

/// Lets a person who lost their password or phone in again. They keep their places in their teams, and wait in each for a colleague
/// to give them the keys.
///
/// # Errors
/// The database's fault.
pub fn renew(connection: &mut Connection, person: &Enrolment, now: Moment) -> Result<(), DbFault> {
    people::renew(connection, &person.row(), now)?;
    for member in people::teams_of(connection, person.id)? {
        let chain = Chain::Team(member.team);
        audit::append(connection, chain, person.id, Happening::Renewed, now)?;
    }
    Ok(())
}

/// Whether a colleague in a team of this person is called the same, but for spaces and capitals.
///
/// # Errors
/// The database's fault.
pub fn is_name_taken(connection: &mut Connection, person: &Enrolment) -> Result<bool, DbFault> {
    let places = people::teams_of(connection, person.id)?;
    let own = plain(&person.name);
    for team in places.iter().map(|place| place.team).chain([person.team]) {
        let colleagues = colleagues(connection, team)?;
        let mut others = colleagues.iter().filter(|one| one.person != person.id);
        if others.any(|other| plain(&other.name) == own) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn plain(name: &str) -> String {
    let letters = name.chars().filter(|letter| !letter.is_whitespace());
    letters.collect::<String>().to_lowercase()
}

/// Adds the person to the database and to the team. Where they left every team before, all that their account held is replaced:
/// neither the old password nor the old second factor opens anything. A steward who finds the team without any key gives it
/// its first one, which waits to be confirmed with the installation's signing key.
///
/// # Errors
/// The database's fault.
pub fn enrol(connection: &mut Connection, person: &Enrolment, now: Moment) -> Result<(), DbFault> {
    let chain = Chain::Team(person.team);
    match person.is_known {
        true => people::renew(connection, &person.row(), now)?,
        false => people::add(connection, &person.row(), now)?,
    }
    people::join(connection, person.id, person.team, person.role)?;
    audit::append(connection, chain, person.id, Happening::Joined, now)?;
    if let Some(first) = &person.first_key
        && team_keys::newest_epoch(connection, person.team)?.is_none()
    {
        first.keep(connection, now)?;
        audit::append(connection, chain, person.id, Happening::KeyMade, now)?;
    }
    Ok(())
}
