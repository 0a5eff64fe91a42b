//! The one secret of a member of staff.

use super::secret::Secret;
use super::{Chance, OpeningKey};

/// The secret that a member's key pair grows from. It is kept only sealed: under the password in the
/// person's row, under the cookie in the session's.
pub struct Seed(pub(super) Secret);

impl Seed {
    /// A new seed.
    pub fn generate(chance: &mut Chance) -> Self {
        Self(Secret::generate(chance))
    }

    /// The pair that team secrets are wrapped to.
    pub fn opening_key(&self) -> OpeningKey {
        OpeningKey::grow(&self.0.subkey("heard/v1/person/open"))
    }
}
