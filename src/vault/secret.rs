//! The 32 bytes behind every secret of the vault.

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::ZeroizeOnDrop;

use super::Chance;

/// 32 secret bytes. They cannot be printed or compared, and are wiped when dropped.
#[derive(ZeroizeOnDrop)]
pub(super) struct Secret([u8; 32]);

impl Secret {
    pub(super) fn generate(chance: &mut Chance) -> Self {
        Self(chance.bytes())
    }

    pub(super) fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    pub(super) fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key that HKDF-SHA256 makes of this secret for one `purpose`.
    pub(super) fn subkey(&self, purpose: &str) -> Self {
        derive(&self.0, &[], purpose)
    }

    /// As [`Secret::subkey`], but of use only together with `salt`.
    pub(super) fn salted_subkey(&self, salt: &[u8], purpose: &str) -> Self {
        derive(&self.0, salt, purpose)
    }
}

/// HKDF-SHA256 of `material` with `salt` for one `purpose`.
pub(super) fn derive(material: &[u8], salt: &[u8], purpose: &str) -> Secret {
    let mut derived = Secret([0; 32]);
    Hkdf::<Sha256>::new(Some(salt), material)
        .expand(purpose.as_bytes(), &mut derived.0)
        .expect("HKDF-SHA256 gives up to 8,160 bytes");
    derived
}
