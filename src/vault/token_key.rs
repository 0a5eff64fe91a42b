//! The key by which equal things in two reports of one team are known without telling what they are.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::secret::Secret;
use super::team_key::TeamSecret;

/// What equal things in the reports of one team are known by. Other teams' tokens of the same thing are others.
pub type Token = [u8; 16];

/// The key that a team's tokens are made with in one epoch. It turns with the team's key, so that whoever left can guess at nothing
/// that came later; what was marked before is looked for with the keys of before, which every member holds.
pub struct TokenKey(Secret);

impl TokenKey {
    /// That of the epoch with this secret.
    pub fn grow(epoch: &TeamSecret) -> Self {
        Self(epoch.token_secret())
    }

    /// The token of `value`, which is something of this `kind`.
    pub fn token(&self, kind: &str, value: &str) -> Token {
        let mac = Hmac::<Sha256>::new_from_slice(self.0.expose())
            .expect("HMAC takes a key of any length")
            .chain_update((kind.len() as u64).to_be_bytes())
            .chain_update(kind.as_bytes())
            .chain_update(value.as_bytes());
        let whole: [u8; 32] = mac.finalize().into_bytes().into();
        std::array::from_fn(|place| whole[place])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::Chance;

    #[test]
    fn equal_things_have_one_token_in_a_team_and_another_in_each_other_team() {
        let mut chance = Chance::system();
        let secrets = [(); 2].map(|()| TeamSecret::generate(&mut chance));
        let [own, other] = [0, 1].map(|place| TokenKey::grow(&secrets[place]));
        assert_eq!(own.token("phone", "0161"), own.token("phone", "0161"));
        assert_ne!(own.token("phone", "0161"), own.token("plate", "0161"));
        assert_ne!(own.token("phone", "0161"), own.token("phone", "0162"));
        assert_ne!(own.token("phone", "0161"), other.token("phone", "0161"));
        // A boundary between the two cannot be moved.
        assert_ne!(own.token("phone", "10"), own.token("phone1", "0"));
    }
}
