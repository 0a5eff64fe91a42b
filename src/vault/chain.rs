//! Follows a team's signatures from the installation's key to the live epoch.

use ed25519_dalek::{Signature, VerifyingKey};
use uuid::Uuid;

use super::{Holder, InstallationPublicKey, SealingKey, TeamEpoch};

/// A team's live key. There is no way to one but through [`verify_chain`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LiveKey {
    team: Uuid,
    epoch: i32,
    sealing_key: SealingKey,
}

impl LiveKey {
    /// The team and its epoch, as the holder of a wrap.
    pub const fn holder(&self) -> Holder {
        Holder::Team {
            team: self.team,
            epoch: self.epoch,
        }
    }

    /// The public key to seal to.
    pub const fn sealing_key(&self) -> &SealingKey {
        &self.sealing_key
    }
}

/// Why a team has no key that may be sealed to. The epoch at fault is given where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChainFault {
    /// The team has no epoch yet.
    #[error("the team has no key yet")]
    NoEpoch,
    /// An epoch has no signature: epoch 1 waits to be confirmed.
    #[error("epoch {0} is not confirmed")]
    Unconfirmed(i32),
    /// An epoch belongs to another team.
    #[error("epoch {0} belongs to another team")]
    WrongTeam(i32),
    /// The epochs are not 1, 2, 3 and so on: one is missing or out of order.
    #[error("epoch {0} stands where another belongs")]
    Gap(i32),
    /// A signature is not by the key before it over this very epoch: a key was swapped.
    #[error("epoch {0} is not signed by the key before it")]
    BadSignature(i32),
    /// A key or signature has not the form of one.
    #[error("epoch {0} has a key that is no key")]
    Malformed(i32),
    /// The last epoch is retired and none follows it.
    #[error("epoch {0} is retired and none follows")]
    Retired(i32),
}

/// Follows `epochs`, in rising order, from the installation's key to the last one, which is live.
///
/// Whoever writes the database can still take the newest epochs away; that leads back to an older key of
/// the same team, never to a stranger's.
///
/// # Errors
/// The first [`ChainFault`] on the way.
pub fn verify_chain(
    installation: &InstallationPublicKey,
    team: Uuid,
    epochs: &[TeamEpoch],
) -> Result<LiveKey, ChainFault> {
    let mut signer = *installation.key();
    for (expected, epoch) in (1..).zip(epochs) {
        signer = verify_link(&signer, team, expected, epoch)?;
    }
    let last = epochs.last().ok_or(ChainFault::NoEpoch)?;
    if last.retired {
        return Err(ChainFault::Retired(last.epoch));
    }
    let sealing_key =
        SealingKey::from_slice(&last.sealing_key).ok_or(ChainFault::Malformed(last.epoch))?;
    Ok(LiveKey {
        team,
        epoch: last.epoch,
        sealing_key,
    })
}

/// Checks one epoch against the key that must have signed it, and gives the key that signs the next.
fn verify_link(
    signer: &VerifyingKey,
    team: Uuid,
    expected: i32,
    epoch: &TeamEpoch,
) -> Result<VerifyingKey, ChainFault> {
    if epoch.team != team {
        return Err(ChainFault::WrongTeam(epoch.epoch));
    }
    if epoch.epoch != expected {
        return Err(ChainFault::Gap(epoch.epoch));
    }
    let malformed = ChainFault::Malformed(expected);
    let signature = epoch
        .signature
        .as_ref()
        .ok_or(ChainFault::Unconfirmed(expected))?;
    let signature = Signature::from_slice(signature).map_err(|_| malformed)?;
    signer
        .verify_strict(&epoch.signed_bytes(), &signature)
        .map_err(|_| ChainFault::BadSignature(expected))?;
    let next_signer = epoch
        .signing_key
        .as_slice()
        .try_into()
        .map_err(|_| malformed)?;
    VerifyingKey::from_bytes(next_signer).map_err(|_| malformed)
}
