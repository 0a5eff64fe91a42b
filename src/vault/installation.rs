//! The installation's signing key: made once by `heard setup`, read only by `heard team confirm`.

use ed25519_dalek::{SigningKey, VerifyingKey};

use super::secret::Secret;
use super::{Chance, TeamEpoch};

/// The private half. It lies outside the data folder and the key folder, and the server never loads it.
pub struct InstallationKey(Secret);

/// The public half, in the key folder: what every team's chain of keys starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InstallationPublicKey(VerifyingKey);

impl InstallationKey {
    /// A new key.
    pub fn generate(chance: &mut Chance) -> Self {
        Self(Secret::generate(chance))
    }

    /// The public half.
    pub fn public(&self) -> InstallationPublicKey {
        InstallationPublicKey(self.signing_key().verifying_key())
    }

    /// Signs a team's first epoch. A signature on any other is worth nothing to the chain.
    pub fn confirm(&self, first: &mut TeamEpoch) {
        first.sign(&self.signing_key());
    }

    pub(super) fn from_secret(secret: Secret) -> Self {
        Self(secret)
    }

    pub(super) fn secret(&self) -> &Secret {
        &self.0
    }

    fn signing_key(&self) -> SigningKey {
        SigningKey::from_bytes(self.0.expose())
    }
}

impl InstallationPublicKey {
    pub(super) fn from_bytes(bytes: &[u8; 32]) -> Option<Self> {
        VerifyingKey::from_bytes(bytes).ok().map(Self)
    }

    pub(super) fn key(&self) -> &VerifyingKey {
        &self.0
    }
}
