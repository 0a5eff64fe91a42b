//! The second factor: six digits that an authenticator app shows (RFC 6238, SHA-1, 30 seconds).

use totp_rs::Builder;
use uuid::Uuid;
use zeroize::{ZeroizeOnDrop, Zeroizing};

use super::name::Name;
use super::secret::Secret;
use super::{Chance, OpenFault, Pepper, Seed, crockford, sealed};

/// What the app and the server share: 20 random bytes.
#[derive(ZeroizeOnDrop)]
pub struct TotpSecret([u8; 20]);

impl TotpSecret {
    /// A new secret.
    pub fn generate(chance: &mut Chance) -> Self {
        Self(chance.bytes())
    }

    /// The secret as people type it into an app: 32 characters of base32.
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(data_encoding::BASE32_NOPAD.encode(&self.0))
    }

    /// The `otpauth://` address that an app reads from a QR code. Nothing if a name has a colon in it or
    /// `account` is empty.
    pub fn setup_uri(&self, issuer: &str, account: &str) -> Option<Zeroizing<String>> {
        let named = self
            .builder()
            .with_issuer(Some(issuer))
            .with_account_name(account);
        named.build().ok()?.to_url().ok().map(Zeroizing::new)
    }

    /// Whether `code` is right `now`, in seconds since 1970, or was or will be within 30 seconds. Gives
    /// the step of the code: keep it as `last_step`, for a code is good once only.
    pub fn check(&self, code: &str, now: u64, last_step: Option<i64>) -> Option<i64> {
        let code = crockford::without_breaks(code);
        let step = self.builder().build_noncompliant().check(&code, now)?;
        let step = i64::try_from(step).ok()?;
        last_step.is_none_or(|last| step > last).then_some(step)
    }

    /// Seals this secret for `person`'s row. It opens with the person's seed and the pepper together, so
    /// neither a stolen password nor a stolen key folder is enough. Whether it was proven to work is bound in: one
    /// that was is never shown again, whatever the database says.
    pub fn seal(
        &self,
        seed: &Seed,
        pepper: &Pepper,
        person: Uuid,
        is_proven: bool,
        chance: &mut Chance,
    ) -> Vec<u8> {
        let name = name(person, is_proven);
        sealed::seal(&key(seed, pepper), &name, &self.0, chance)
    }

    /// Opens what [`TotpSecret::seal`] made.
    ///
    /// # Errors
    /// An [`OpenFault`] if the bytes, the person, the seed, the pepper or the proof differ.
    pub fn open(
        sealed: &[u8],
        seed: &Seed,
        pepper: &Pepper,
        person: Uuid,
        is_proven: bool,
    ) -> Result<Self, OpenFault> {
        let secret = sealed::open(&key(seed, pepper), &name(person, is_proven), sealed)?;
        secret
            .as_slice()
            .try_into()
            .map(Self)
            .map_err(|_| OpenFault::Malformed)
    }

    fn builder(&self) -> Builder {
        Builder::new().with_secret(self.0)
    }
}

fn key(seed: &Seed, pepper: &Pepper) -> Secret {
    seed.0
        .salted_subkey(pepper.0.expose(), "heard/v1/person/totp")
}

fn name(person: Uuid, is_proven: bool) -> Name {
    Name::of(
        "second factor",
        &[person.as_bytes(), &[u8::from(is_proven)]],
    )
}
