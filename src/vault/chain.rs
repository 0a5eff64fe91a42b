//! Follows a team's signatures from the installation's key to the live epoch; those of a centre by way of the team that vouches for it.

use ed25519_dalek::{Signature, VerifyingKey};
use uuid::Uuid;

use super::{Holder, InstallationPublicKey, SealingKey, TeamEpoch};

/// A team's live key. There is no way to one but through [`verify_chain`] and [`verify_vouched`].
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
    let (first, later) = epochs.split_first().ok_or(ChainFault::NoEpoch)?;
    let signer = verify_link(installation.key(), team, 1, first, &first.signed_bytes())?;
    follow(signer, team, first, later)
}

/// Follows the `epochs` of a team that another team vouches for: from the installation's key to `voucher`, the epoch that
/// signed the first of them and the last of `voucher_epochs`, and from there to the live epoch.
///
/// # Errors
/// The first [`ChainFault`] on the way; where the voucher's own keys cannot be trusted, epoch 1 is not well signed.
pub fn verify_vouched(
    installation: &InstallationPublicKey,
    voucher_epochs: &[TeamEpoch],
    team: Uuid,
    epochs: &[TeamEpoch],
) -> Result<LiveKey, ChainFault> {
    let (first, later) = epochs.split_first().ok_or(ChainFault::NoEpoch)?;
    if first.signature.is_none() {
        return Err(ChainFault::Unconfirmed(1));
    }
    let voucher = voucher_epochs.last().ok_or(ChainFault::BadSignature(1))?;
    let signer = signer_at(installation, voucher, voucher_epochs)?;
    let signer = verify_link(&signer, team, 1, first, &first.vouched_bytes(voucher))?;
    follow(signer, team, first, later)
}

/// The key that `epoch`, the last of `epochs`, signs with, if the chain leads there. It may be retired since: what it signed
/// while it was live stays signed.
fn signer_at(
    installation: &InstallationPublicKey,
    epoch: &TeamEpoch,
    epochs: &[TeamEpoch],
) -> Result<VerifyingKey, ChainFault> {
    let mut signer = *installation.key();
    for (expected, one) in (1..).zip(epochs) {
        signer = verify_link(&signer, epoch.team, expected, one, &one.signed_bytes())
            .map_err(|_| ChainFault::BadSignature(1))?;
    }
    Ok(signer)
}

fn follow(
    mut signer: VerifyingKey,
    team: Uuid,
    first: &TeamEpoch,
    later: &[TeamEpoch],
) -> Result<LiveKey, ChainFault> {
    for (expected, epoch) in (2..).zip(later) {
        signer = verify_link(&signer, team, expected, epoch, &epoch.signed_bytes())?;
    }
    let last = later.last().unwrap_or(first);
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

/// Checks one epoch against the key that must have signed it, over the bytes that it must have signed, and gives the key that
/// signs the next.
fn verify_link(
    signer: &VerifyingKey,
    team: Uuid,
    expected: i32,
    epoch: &TeamEpoch,
    signed: &[u8],
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
        .verify_strict(signed, &signature)
        .map_err(|_| ChainFault::BadSignature(expected))?;
    let next_signer = epoch
        .signing_key
        .as_slice()
        .try_into()
        .map_err(|_| malformed)?;
    VerifyingKey::from_bytes(next_signer).map_err(|_| malformed)
}
