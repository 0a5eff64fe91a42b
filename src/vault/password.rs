//! Passwords: which may be chosen, and what one is turned into.

use argon2::password_hash::phc::{Ident, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Params, Version};
use subtle::ConstantTimeEq;
use uuid::Uuid;
use zeroize::Zeroizing;
use zxcvbn::{Score, zxcvbn};

use super::name::Name;
use super::secret::Secret;
use super::{Chance, OpenFault, Pepper, Seed, sealed};

/// What somebody typed as a password, within what we are willing to hash.
pub struct Password(Zeroizing<String>);

/// Why a password cannot be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    /// Fewer than 12 characters.
    #[error("the password has fewer than 12 characters")]
    TooShort,
    /// More than 256 characters.
    #[error("the password has more than 256 characters")]
    TooLong,
    /// Ten thousand million guesses are enough: it is a common one, or made of the person's own name.
    #[error("the password is one that is easily guessed")]
    Common,
}

/// The salt and costs of one password, kept beside what it is turned into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kdf {
    params: Params,
    salt: Salt,
}

/// What the right password opens. Made by one run of Argon2id.
pub struct Unlocked {
    auth: Secret,
    kek: Secret,
}

const SHORTEST: usize = 12;
const LONGEST: usize = 256;
/// What a row may ask of the machine at most, in KiB.
const MOST_MEMORY: u32 = 256 * 1024;
/// What a row may ask of the machine at most, in passes over the memory.
const MOST_PASSES: u32 = 10;
/// What a row may ask of the machine at most, in lanes.
const MOST_LANES: u32 = 4;

impl Password {
    /// A password for an account that is about a person with these names and addresses.
    ///
    /// # Errors
    /// A [`PasswordFault`] that says what to choose otherwise.
    pub fn choose(typed: &str, about: &[&str]) -> Result<Self, PasswordFault> {
        match typed.chars().count() {
            ..SHORTEST => return Err(PasswordFault::TooShort),
            SHORTEST..=LONGEST => {}
            _ => return Err(PasswordFault::TooLong),
        }
        let words = about
            .iter()
            .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
        let own: Vec<&str> = about
            .iter()
            .copied()
            .chain(words)
            .chain(["heard"])
            .collect();
        if zxcvbn(typed, &own).score() < Score::Four {
            return Err(PasswordFault::Common);
        }
        Ok(Self(Zeroizing::new(typed.to_owned())))
    }

    /// A password typed to sign in; nothing if it is longer than any that could have been chosen.
    pub fn typed(typed: &str) -> Option<Self> {
        (typed.chars().count() <= LONGEST).then(|| Self(Zeroizing::new(typed.to_owned())))
    }

    /// Runs Argon2id once. This takes tens of milliseconds and the memory that `kdf` names: run it off
    /// the request's thread, few at a time.
    pub fn unlock(&self, kdf: &Kdf, pepper: &Pepper) -> Unlocked {
        let mut hash = Zeroizing::new([0; 32]);
        Argon2::new_with_secret(
            pepper.0.expose(),
            Algorithm::Argon2id,
            Version::V0x13,
            kdf.params.clone(),
        )
        .and_then(|argon2| {
            argon2.hash_password_into(self.0.as_bytes(), &kdf.salt, hash.as_mut_slice())
        })
        .expect("lengths and costs were checked when the password and the Kdf were made");
        let hash = Secret::from_slice(hash.as_slice()).expect("the hash is 32 bytes");
        Unlocked {
            auth: hash.subkey("heard/v1/person/auth"),
            kek: hash.subkey("heard/v1/person/kek"),
        }
    }

    /// Does the work of a sign-in for an account that does not exist, so that the time taken does not
    /// tell which accounts do.
    pub fn try_on_nobody(&self, pepper: &Pepper) {
        let kdf = Kdf::with_salt(&[0; 16]);
        let unlocked = self.unlock(&kdf, pepper);
        std::hint::black_box(unlocked.matches(&[0; 32]));
    }
}

impl Kdf {
    /// A new salt with the costs of today: Argon2id, 19 MiB, 2 passes, 1 lane.
    pub fn fresh(chance: &mut Chance) -> Self {
        Self::with_salt(&chance.bytes())
    }

    fn with_salt(salt: &[u8; 16]) -> Self {
        let params = Params::new(19 * 1024, 2, 1, None).expect("the costs are within limits");
        Self {
            params,
            salt: Salt::new(salt).expect("16 bytes is the usual length of a salt"),
        }
    }

    /// The salt and costs that a row keeps; nothing if the text is not of this form or asks for more than
    /// 256 MiB, 10 passes or 4 lanes.
    pub fn parse(text: &str) -> Option<Self> {
        let kept = PasswordHash::new(text).ok()?;
        let params = Params::try_from(&kept.params).ok()?;
        let known = kept.algorithm.as_str() == Algorithm::Argon2id.as_str()
            && kept.version == Some(Version::V0x13.into())
            && params.m_cost() <= MOST_MEMORY
            && params.t_cost() <= MOST_PASSES
            && params.p_cost() <= MOST_LANES;
        known.then_some(Self {
            params,
            salt: kept.salt?,
        })
    }

    /// The row's text, a PHC string without a hash: `$argon2id$v=19$m=19456,t=2,p=1$<salt>`.
    pub fn to_text(&self) -> String {
        PasswordHash {
            algorithm: Ident::from(Algorithm::Argon2id),
            version: Some(Version::V0x13.into()),
            params: ParamsString::try_from(&self.params).expect("three numbers fit a PHC string"),
            salt: Some(self.salt),
            hash: None,
        }
        .to_string()
    }
}

impl Unlocked {
    /// What the row keeps to recognise the password by. Without the pepper no guess can be tried on it.
    pub fn auth(&self) -> [u8; 32] {
        *self.auth.expose()
    }

    /// Whether the row keeps this password's [`Unlocked::auth`].
    pub fn matches(&self, kept: &[u8]) -> bool {
        self.auth.expose().ct_eq(kept).into()
    }

    /// Seals the seed of `person` for the row, bound to whether they have a second factor: the database alone must not be
    /// able to take that away.
    pub fn seal_seed(
        &self,
        seed: &Seed,
        person: Uuid,
        has_second_factor: bool,
        chance: &mut Chance,
    ) -> Vec<u8> {
        let name = seed_name(person, has_second_factor);
        sealed::seal(&self.kek, &name, seed.0.expose(), chance)
    }

    /// Opens the seed of `person`.
    ///
    /// # Errors
    /// An [`OpenFault`] if the bytes are not those sealed for this person under this password, with or without a second
    /// factor as it was.
    pub fn open_seed(
        &self,
        sealed: &[u8],
        person: Uuid,
        has_second_factor: bool,
    ) -> Result<Seed, OpenFault> {
        let name = seed_name(person, has_second_factor);
        sealed::open_secret(&self.kek, &name, sealed).map(Seed)
    }
}

fn seed_name(person: Uuid, has_second_factor: bool) -> Name {
    let second_factor = [u8::from(has_second_factor)];
    Name::of("seed", &[person.as_bytes(), &second_factor])
}
