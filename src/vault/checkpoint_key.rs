//! The key that vouches for the audit log from outside the database.

use data_encoding::HEXLOWER;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

use super::Chance;
use super::secret::Secret;

/// The private half, in the key folder: whoever writes the database alone cannot sign a checkpoint.
pub struct CheckpointKey(Secret);

/// The public half, for whoever checks the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckpointPublicKey(VerifyingKey);

impl CheckpointKey {
    /// A new key.
    pub fn generate(chance: &mut Chance) -> Self {
        Self(Secret::generate(chance))
    }

    /// The public half.
    pub fn public(&self) -> CheckpointPublicKey {
        CheckpointPublicKey(self.signing_key().verifying_key())
    }

    /// Signs `text`, which is a `kind`: what was signed as one kind counts as no other.
    pub fn sign(&self, kind: &str, text: &str) -> [u8; 64] {
        self.signing_key().sign(&signed(kind, text)).to_bytes()
    }

    pub(super) fn from_secret(secret: Secret) -> Self {
        Self(secret)
    }

    fn signing_key(&self) -> SigningKey {
        SigningKey::from_bytes(self.0.expose())
    }
}

impl CheckpointPublicKey {
    /// Whether `signature`, 64 bytes, is this key's over `text` as a `kind`.
    pub fn has_signed(&self, kind: &str, text: &str, signature: &[u8]) -> bool {
        Signature::from_slice(signature).is_ok_and(|signature| {
            let signed = signed(kind, text);
            self.0.verify_strict(&signed, &signature).is_ok()
        })
    }

    /// The key as it is told to others: 64 hexadecimal digits.
    pub fn to_text(&self) -> String {
        HEXLOWER.encode(self.0.as_bytes())
    }
}

fn signed(kind: &str, text: &str) -> Vec<u8> {
    format!("heard {kind} v1\n{text}").into_bytes()
}
