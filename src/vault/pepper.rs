//! The secret that makes guesses worthless to whoever has only the database.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::Chance;
use super::secret::Secret;

/// A secret of the key folder. Passwords, access codes and second factors are of use only together with it.
pub struct Pepper(pub(super) Secret);

impl Pepper {
    /// A new pepper.
    pub fn generate(chance: &mut Chance) -> Self {
        Self(Secret::generate(chance))
    }

    /// A mark by which equal texts are known without telling what they say.
    pub fn mark(&self, text: &str) -> [u8; 8] {
        let key = self.0.subkey("heard/v1/pepper/mark");
        let mac = Hmac::<Sha256>::new_from_slice(key.expose())
            .expect("HMAC takes a key of any length")
            .chain_update(text.as_bytes());
        let whole: [u8; 32] = mac.finalize().into_bytes().into();
        std::array::from_fn(|place| whole[place])
    }
}
