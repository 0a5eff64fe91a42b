//! The secrets of a team that a member holds, opened in the member's own session, or all that escrow holds: what lets one
//! colleague give them to another, and what turns the key when somebody leaves.

use super::colleagues::{Colleague, endorsed};
use super::staff::Staff;
use super::team_keys::{NewWrap, epochs, wraps_of};
use crate::db::{PersonId, ReportId, TeamId};
use crate::vault::{
    Chance, Holder, OpenFault, OpeningKey, Pepper, ReportKey, SealingKey, Seed, TeamEpoch,
    TeamHolder, TeamSecret, UnusableKey, Wrap,
};
use crate::web::{Problem, Visit};

/// A team's epochs, oldest first, each with its secret where the member holds it.
pub struct HeldKeys(Vec<(TeamEpoch, Option<TeamSecret>)>);

/// What `staff` holds of the keys of `team`.
///
/// # Errors
/// A [`Problem`] of the database, or where a wrap is not as it was made.
pub async fn held_keys(
    visit: &Visit<'_>,
    staff: &Staff,
    team: TeamId,
) -> Result<HeldKeys, Problem> {
    let person = staff.person;
    let read = visit.portal.db.read(move |connection| {
        Ok((
            epochs(connection, team)?,
            wraps_of(connection, team, person)?,
        ))
    });
    let (epochs, wraps) = read.await?;
    HeldKeys::open(epochs, &wraps, &staff.seed, person).map_err(|fault| Problem::fault(&fault))
}

/// A report's key as it is wrapped for a team.
pub struct TeamWrap<'a> {
    /// The report.
    pub report: ReportId,
    /// The team.
    pub team: TeamId,
    /// The epoch of the team's key that it is wrapped to.
    pub epoch: i32,
    /// The wrap.
    pub wrap: &'a Wrap,
    /// What ties the report to its one key.
    pub commitment: &'a [u8],
}

/// The epoch after the newest, with its wraps; not in the database yet.
pub struct NextKey {
    /// The epoch, signed by the one before.
    pub epoch: TeamEpoch,
    /// For escrow and for each colleague that the team has given its word for.
    pub wraps: Vec<NewWrap>,
    /// Those colleagues, each with the key that was wrapped to.
    pub holders: Vec<(PersonId, SealingKey)>,
}

/// Secrets of a team, wrapped for one person; not in the database yet.
pub struct Given {
    /// Each with its epoch.
    pub wraps: Vec<(TeamEpoch, NewWrap)>,
    /// The number of the team's newest epoch as it was read, whether or not its secret is among them.
    pub newest: Option<i32>,
}

impl HeldKeys {
    /// Opens the `wraps` (epoch and wrap) that `person` has of the secrets of `epochs`.
    ///
    /// # Errors
    /// An [`OpenFault`] where one is not as it was wrapped: then none may be passed on.
    pub fn open(
        epochs: Vec<TeamEpoch>,
        wraps: &[(i32, Wrap)],
        seed: &Seed,
        person: PersonId,
    ) -> Result<Self, OpenFault> {
        let (own, holder) = (seed.opening_key(), TeamHolder::Person(person.uuid()));
        let open = |epoch: TeamEpoch| {
            let wrap = wraps.iter().find(|(number, _)| *number == epoch.epoch);
            let secret = wrap
                .map(|(_, wrap)| TeamSecret::open_wrap(wrap, &own, &epoch, holder))
                .transpose()?;
            Ok((epoch, secret))
        };
        epochs
            .into_iter()
            .map(open)
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// Opens escrow's `wraps` (epoch and wrap) of the secrets of `epochs`, as far as they open: it is the last way, and one
    /// that is lost must not take the others with it. [`HeldKeys::lacking`] names those.
    pub fn open_by_escrow(
        epochs: Vec<TeamEpoch>,
        wraps: &[(i32, Wrap)],
        escrow: &OpeningKey,
    ) -> Self {
        let open = |epoch: TeamEpoch| {
            let wrap = wraps.iter().find(|(number, _)| *number == epoch.epoch);
            let secret = wrap.and_then(|(_, wrap)| {
                TeamSecret::open_wrap(wrap, escrow, &epoch, TeamHolder::Escrow).ok()
            });
            (epoch, secret)
        };
        Self(epochs.into_iter().map(open).collect())
    }

    /// The numbers of the epochs whose secret is not held.
    pub fn lacking(&self) -> Vec<i32> {
        let lacking = self.0.iter().filter(|(_, secret)| secret.is_none());
        lacking.map(|(epoch, _)| epoch.epoch).collect()
    }

    /// The newest epoch and its secret; none where the team has no key or the member does not hold this one.
    pub fn newest(&self) -> Option<(&TeamEpoch, &TeamSecret)> {
        let (epoch, secret) = self.0.last()?;
        Some((epoch, secret.as_ref()?))
    }

    /// The secret of the epoch with this number; none where the member does not hold it.
    pub fn secret_of(&self, number: i32) -> Option<&TeamSecret> {
        let mut held = self.0.iter();
        held.find(|(epoch, _)| epoch.epoch == number)
            .and_then(|(_, secret)| secret.as_ref())
    }

    /// Every secret that the member holds, that of the oldest epoch first.
    pub fn secrets(&self) -> impl Iterator<Item = &TeamSecret> {
        self.0.iter().filter_map(|(_, secret)| secret.as_ref())
    }

    /// Opens a report's key. None where the member does not hold the secret that it is wrapped to.
    ///
    /// # Errors
    /// An [`OpenFault`] where it is not as it was wrapped.
    pub fn open_report(
        &self,
        wrapped: &TeamWrap<'_>,
        pepper: &Pepper,
    ) -> Result<Option<ReportKey>, OpenFault> {
        let holder = Holder::Team {
            team: wrapped.team.uuid(),
            epoch: wrapped.epoch,
        };
        let open = |secret: &TeamSecret| {
            let (with, report) = (secret.opening_key(), wrapped.report.uuid());
            let (wrap, commitment) = (wrapped.wrap, wrapped.commitment);
            ReportKey::open_wrap(wrap, &with, report, holder, commitment, pepper)
        };
        self.secret_of(wrapped.epoch).map(open).transpose()
    }

    /// All that is held, wrapped for `person`, so that they can open old reports as well as new ones.
    ///
    /// # Errors
    /// [`UnusableKey`] where their public key is broken.
    pub fn give(
        &self,
        person: PersonId,
        key: &SealingKey,
        chance: &mut Chance,
    ) -> Result<Given, UnusableKey> {
        let held = self
            .0
            .iter()
            .filter_map(|(epoch, secret)| Some((epoch, secret.as_ref()?)));
        let wrap = |(epoch, secret): (&TeamEpoch, &TeamSecret)| {
            let wrap = NewWrap::for_member(epoch, secret, person, key, chance)?;
            Ok((epoch.clone(), wrap))
        };
        Ok(Given {
            wraps: held.map(wrap).collect::<Result<_, _>>()?,
            newest: self.0.last().map(|(epoch, _)| epoch.epoch),
        })
    }

    /// The next key for `colleagues`. It passes over each whose key the team has not given its word for in the newest epoch:
    /// they have to be given the keys again. None where the member does not hold the newest secret.
    ///
    /// # Errors
    /// [`UnusableKey`] where a public key is broken.
    pub fn turn(
        &self,
        colleagues: &[&Colleague],
        escrow: &SealingKey,
        chance: &mut Chance,
    ) -> Result<Option<NextKey>, UnusableKey> {
        let Some((newest, secret)) = self.newest() else {
            return Ok(None);
        };
        let next_secret = TeamSecret::generate(chance);
        let epoch = newest.next(secret, &next_secret);
        let mut wraps = vec![NewWrap::for_escrow(&epoch, &next_secret, escrow, chance)?];
        let holders = endorsed(colleagues.iter().copied(), newest);
        for (person, key) in &holders {
            let wrap = NewWrap::for_member(&epoch, &next_secret, *person, key, chance)?;
            wraps.push(wrap);
        }
        Ok(Some(NextKey {
            epoch,
            wraps,
            holders,
        }))
    }
}
