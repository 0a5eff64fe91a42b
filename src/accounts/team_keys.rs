//! Teams' keys in the database: their epochs, who holds them, and which one may be sealed to.

use diesel::prelude::*;

use crate::db::schema::{centres, team_key_wraps, team_keys};
use crate::db::{Connection, DbFault, Moment, PersonId, TeamId};
use crate::vault::{
    ChainFault, Chance, InstallationKey, InstallationPublicKey, LiveKey, SealingKey, TeamEpoch,
    TeamHolder, TeamSecret, UnusableKey, Wrap, verify_chain, verify_vouched,
};

/// A team's first key, not in the database yet.
pub struct FirstKey {
    epoch: TeamEpoch,
    secret: TeamSecret,
    wraps: Vec<NewWrap>,
}

/// A wrap that is not in the database yet.
pub struct NewWrap {
    holder: TeamHolder,
    wrap: Wrap,
    /// The team's word for the member's key; none for escrow.
    endorsement: Option<[u8; 64]>,
}

impl NewWrap {
    /// The secret of `epoch` for escrow.
    ///
    /// # Errors
    /// [`UnusableKey`] where escrow's public key is broken.
    pub fn for_escrow(
        epoch: &TeamEpoch,
        secret: &TeamSecret,
        escrow: &SealingKey,
        chance: &mut Chance,
    ) -> Result<Self, UnusableKey> {
        let holder = TeamHolder::Escrow;
        Ok(Self {
            holder,
            wrap: secret.wrap(escrow, epoch, holder, chance)?,
            endorsement: None,
        })
    }

    /// The secret of `epoch` for a member, with the team's word that the key is theirs.
    ///
    /// # Errors
    /// [`UnusableKey`] where the member's public key is broken.
    pub fn for_member(
        epoch: &TeamEpoch,
        secret: &TeamSecret,
        person: PersonId,
        key: &SealingKey,
        chance: &mut Chance,
    ) -> Result<Self, UnusableKey> {
        let holder = TeamHolder::Person(person.uuid());
        Ok(Self {
            holder,
            wrap: secret.wrap(key, epoch, holder, chance)?,
            endorsement: Some(epoch.endorse(secret, person.uuid(), key)),
        })
    }
}

impl FirstKey {
    /// A new key for `team`, with escrow's wrap.
    ///
    /// # Errors
    /// [`UnusableKey`] where escrow's public key is broken.
    pub fn make(
        team: TeamId,
        escrow: &SealingKey,
        chance: &mut Chance,
    ) -> Result<Self, UnusableKey> {
        let secret = TeamSecret::generate(chance);
        let epoch = TeamEpoch::first(team.uuid(), &secret);
        let wraps = vec![NewWrap::for_escrow(&epoch, &secret, escrow, chance)?];
        Ok(Self {
            epoch,
            secret,
            wraps,
        })
    }

    /// Gives the key to a member.
    ///
    /// # Errors
    /// [`UnusableKey`] where the member's public key is broken.
    pub fn give(
        &mut self,
        person: PersonId,
        sealing_key: &SealingKey,
        chance: &mut Chance,
    ) -> Result<(), UnusableKey> {
        let own = (&self.epoch, &self.secret);
        let wrap = NewWrap::for_member(own.0, own.1, person, sealing_key, chance)?;
        self.wraps.push(wrap);
        Ok(())
    }

    /// Signs the key with the installation's signing key.
    pub fn confirm(&mut self, by: &InstallationKey) {
        by.confirm(&mut self.epoch);
    }

    /// Signs the first key of another team, a centre, with this one; gives the epoch that it was signed with.
    pub fn vouch_for(&self, other: &mut Self) -> i32 {
        self.epoch.vouch_for(&self.secret, &mut other.epoch);
        self.epoch.epoch
    }

    /// Keeps the key and its wraps.
    ///
    /// # Errors
    /// The engine's fault; also where the team has a first key already.
    pub fn keep(&self, connection: &mut Connection, now: Moment) -> Result<(), DbFault> {
        add_epoch(connection, &self.epoch, now)?;
        for wrap in &self.wraps {
            add_wrap(connection, &self.epoch, wrap)?;
        }
        Ok(())
    }
}

type EpochRow = (i32, Vec<u8>, Vec<u8>, Option<Vec<u8>>, bool);

/// All epochs of a team, oldest first.
///
/// # Errors
/// The engine's fault.
pub fn epochs(connection: &mut Connection, team: TeamId) -> Result<Vec<TeamEpoch>, DbFault> {
    let rows: Vec<EpochRow> = team_keys::table
        .filter(team_keys::team_id.eq(team))
        .order(team_keys::epoch.asc())
        .select((
            team_keys::epoch,
            team_keys::sealing_key,
            team_keys::signing_key,
            team_keys::signature,
            team_keys::retired,
        ))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(
            |(epoch, sealing_key, signing_key, signature, retired)| TeamEpoch {
                team: team.uuid(),
                epoch,
                sealing_key,
                signing_key,
                signature,
                retired,
            },
        )
        .collect())
}

/// The key that may be sealed to for `team`, its chain of signatures followed from the installation's key; for a centre by way of
/// the team that vouches for it.
///
/// # Errors
/// The engine's fault outside; inside, why the team has no key that can be trusted.
pub fn live_key(
    connection: &mut Connection,
    team: TeamId,
    installation: &InstallationPublicKey,
) -> Result<Result<LiveKey, ChainFault>, DbFault> {
    let own = epochs(connection, team)?;
    Ok(match voucher(connection, team)? {
        None => verify_chain(installation, team.uuid(), &own),
        Some(by) => verify_vouched(installation, &by, team.uuid(), &own),
    })
}

/// The epochs of the team that vouches for `team`, up to the one that it signed with; none for a team that the installation's
/// key signs.
fn voucher(connection: &mut Connection, team: TeamId) -> Result<Option<Vec<TeamEpoch>>, DbFault> {
    let found: Option<(TeamId, Option<i32>)> = centres::table
        .filter(centres::team_id.eq(team))
        .select((centres::vouched_by, centres::vouched_epoch))
        .get_result(connection)
        .optional()?;
    let Some((by, signed_with)) = found else {
        return Ok(None);
    };
    let mut all = epochs(connection, by)?;
    all.retain(|one| signed_with.is_some_and(|last| one.epoch <= last));
    Ok(Some(all))
}

/// Keeps a new epoch.
///
/// # Errors
/// The engine's fault.
pub fn add_epoch(
    connection: &mut Connection,
    epoch: &TeamEpoch,
    now: Moment,
) -> Result<(), DbFault> {
    diesel::insert_into(team_keys::table)
        .values((
            team_keys::team_id.eq(TeamId::from(epoch.team)),
            team_keys::epoch.eq(epoch.epoch),
            team_keys::sealing_key.eq(&epoch.sealing_key),
            team_keys::signing_key.eq(&epoch.signing_key),
            team_keys::signature.eq(&epoch.signature),
            team_keys::retired.eq(epoch.retired),
            team_keys::made_at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}

/// Keeps the signature of a team's first epoch.
///
/// # Errors
/// The engine's fault.
pub fn confirm_first(connection: &mut Connection, epoch: &TeamEpoch) -> Result<(), DbFault> {
    diesel::update(team_keys::table)
        .filter(team_keys::team_id.eq(TeamId::from(epoch.team)))
        .filter(team_keys::epoch.eq(1))
        .set(team_keys::signature.eq(&epoch.signature))
        .execute(connection)?;
    Ok(())
}

/// Keeps a wrap of the secret of `epoch`.
///
/// # Errors
/// The engine's fault; also where the holder has one already.
pub fn add_wrap(
    connection: &mut Connection,
    epoch: &TeamEpoch,
    new: &NewWrap,
) -> Result<(), DbFault> {
    let NewWrap {
        holder,
        wrap,
        endorsement,
    } = new;
    diesel::insert_into(team_key_wraps::table)
        .values((
            team_key_wraps::team_id.eq(TeamId::from(epoch.team)),
            team_key_wraps::epoch.eq(epoch.epoch),
            team_key_wraps::holder_kind.eq(holder.kind()),
            team_key_wraps::holder_id.eq(PersonId::from(holder.id())),
            team_key_wraps::suite.eq(i32::from(wrap.suite)),
            team_key_wraps::encapsulated.eq(&wrap.encapsulated),
            team_key_wraps::ciphertext.eq(&wrap.ciphertext),
            team_key_wraps::endorsement.eq(endorsement.as_ref().map(<[u8; 64]>::as_slice)),
        ))
        .execute(connection)?;
    Ok(())
}

/// A member's wraps of a team's secrets, each with its epoch.
///
/// # Errors
/// The engine's fault.
pub fn wraps_of(
    connection: &mut Connection,
    team: TeamId,
    person: PersonId,
) -> Result<Vec<(i32, Wrap)>, DbFault> {
    wraps_held_by(connection, team, TeamHolder::Person(person.uuid()))
}

/// Escrow's wraps of a team's secrets, each with its epoch.
///
/// # Errors
/// The engine's fault.
pub fn escrow_wraps(
    connection: &mut Connection,
    team: TeamId,
) -> Result<Vec<(i32, Wrap)>, DbFault> {
    wraps_held_by(connection, team, TeamHolder::Escrow)
}

fn wraps_held_by(
    connection: &mut Connection,
    team: TeamId,
    holder: TeamHolder,
) -> Result<Vec<(i32, Wrap)>, DbFault> {
    let rows: Vec<(i32, i32, Vec<u8>, Vec<u8>)> = team_key_wraps::table
        .filter(team_key_wraps::team_id.eq(team))
        .filter(team_key_wraps::holder_kind.eq(holder.kind()))
        .filter(team_key_wraps::holder_id.eq(PersonId::from(holder.id())))
        .select((
            team_key_wraps::epoch,
            team_key_wraps::suite,
            team_key_wraps::encapsulated,
            team_key_wraps::ciphertext,
        ))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(epoch, suite, encapsulated, ciphertext)| {
            (epoch, Wrap::from_row(suite, encapsulated, ciphertext))
        })
        .collect())
}

/// The number of a team's newest epoch that is not retired.
///
/// # Errors
/// The engine's fault.
pub fn newest_epoch(connection: &mut Connection, team: TeamId) -> Result<Option<i32>, DbFault> {
    Ok(team_keys::table
        .filter(team_keys::team_id.eq(team))
        .filter(team_keys::retired.eq(false))
        .order(team_keys::epoch.desc())
        .select(team_keys::epoch)
        .first(connection)
        .optional()?)
}
