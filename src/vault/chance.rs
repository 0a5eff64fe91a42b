//! The only place that takes chance.
#![expect(
    clippy::disallowed_types,
    reason = "this is the one place that takes it"
)]

use getrandom::SysRng;
use getrandom::rand_core::{CryptoRng, Rng, UnwrapErr};

/// Where random bytes come from: the operating system, or in tests a source that repeats itself.
pub struct Chance(Box<dyn CryptoRng + Send>);

impl Chance {
    /// The operating system's generator.
    ///
    /// Taking bytes panics where the operating system has none to give: nothing safe can be done without.
    pub fn system() -> Self {
        Self::from_source(UnwrapErr(SysRng))
    }

    /// Chance from `source`, which must be fit for making keys; tests give one with a known seed.
    pub fn from_source(source: impl CryptoRng + Send + 'static) -> Self {
        Self(Box::new(source))
    }

    /// The next `N` random bytes.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.fill_bytes(&mut bytes);
        bytes
    }

    /// The source itself, for libraries that take it.
    pub(super) fn source(&mut self) -> &mut impl CryptoRng {
        &mut self.0
    }
}
