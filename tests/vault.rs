//! What the vault promises: what is sealed opens only for its holder, in its place, unchanged.

mod escrow_and_files;
mod formats;
mod people;
mod reporters;
mod reports;
mod teams;

use std::fmt::{Debug, Display};

use chacha20::ChaCha20Rng;
use chacha20::rand_core::SeedableRng;
use heard::vault::{
    AccessCode, BrowserToken, Chance, EscrowShare, InstallationKey, OpeningKey, Password, Pepper,
    ReportKey, Seed, TeamSecret, TotpSecret, Unlocked,
};
use uuid::Uuid;

/// Chance that repeats itself for the same `seed`.
fn chance(seed: u8) -> Chance {
    Chance::from_source(ChaCha20Rng::from_seed([seed; 32]))
}

/// The same pepper in every story, so that only what the story changes differs.
fn pepper() -> Pepper {
    Pepper::generate(&mut chance(200))
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// Two sources of one name: whoever has both makes the name ambiguous, and the test does not compile.
trait CannotBe<Marker> {
    fn printed() {}
}
struct Shown;
struct Debugged;
impl<T> CannotBe<()> for T {}
impl<T: Display> CannotBe<Shown> for T {}
impl<T: Debug> CannotBe<Debugged> for T {}

#[test]
fn no_secret_can_be_printed() {
    macro_rules! cannot_be_printed {
        ($($secret:ty)*) => { $( <$secret as CannotBe<_>>::printed(); )* };
    }
    cannot_be_printed! {
        AccessCode BrowserToken EscrowShare InstallationKey OpeningKey Password Pepper ReportKey Seed
        TeamSecret TotpSecret Unlocked
    }
}

#[test]
fn the_operating_system_never_gives_the_same_bytes_twice() {
    let mut system = Chance::system();
    assert_ne!(system.bytes::<32>(), system.bytes::<32>());
    assert_ne!(system.bytes::<32>(), Chance::system().bytes::<32>());
}
