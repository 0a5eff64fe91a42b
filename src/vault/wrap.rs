//! Seals a small secret to a public key: HPKE (RFC 9180), base mode, X25519, HKDF-SHA256, ChaCha20-Poly1305.

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::name::Name;
use super::secret::Secret;
use super::{Chance, OpenFault, UnusableKey, crockford};

/// The suite byte of X25519, HKDF-SHA256, ChaCha20-Poly1305.
const SUITE: u8 = 1;

/// A public key that secrets are sealed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SealingKey([u8; 32]);

/// The private half of a [`SealingKey`].
pub struct OpeningKey {
    private: <X25519HkdfSha256 as Kem>::PrivateKey,
    public: SealingKey,
}

/// A secret sealed to a public key: one row, one column each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrap {
    /// The suite byte.
    pub suite: u8,
    /// The encapsulated key, 32 bytes in suite 1.
    pub encapsulated: Vec<u8>,
    /// The sealed secret and its 16-byte tag.
    pub ciphertext: Vec<u8>,
}

impl SealingKey {
    /// The key of these 32 bytes; nothing for any other length.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The key as it is kept: 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// What two colleagues read to each other to know that this is the key of `person`: 80 bits as four groups of four
    /// characters, typed as forgivingly as an access code.
    pub fn fingerprint(&self, person: Uuid) -> String {
        let name = Name::of("person key", &[person.as_bytes(), &self.0]);
        crockford::write(&Sha256::digest(name.as_bytes())[..10]).to_string()
    }

    /// Whether somebody typed this key's [`SealingKey::fingerprint`].
    pub fn is_read_as(&self, person: Uuid, typed: &str) -> bool {
        crockford::read(typed).is_some_and(|typed| {
            let own = crockford::read(&self.fingerprint(person));
            own.is_some_and(|own| *own == *typed)
        })
    }

    /// Seals `plain` to this key, so that it opens only under the same `info` and `name`.
    pub(super) fn wrap(
        &self,
        info: &str,
        name: &Name,
        plain: &[u8],
        chance: &mut Chance,
    ) -> Result<Wrap, UnusableKey> {
        let public =
            <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&self.0).map_err(|_| UnusableKey)?;
        let (encapsulated, ciphertext) =
            hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
                &OpModeS::Base,
                &public,
                info.as_bytes(),
                plain,
                name.as_bytes(),
                chance.source(),
            )
            .map_err(|_| UnusableKey)?;
        Ok(Wrap {
            suite: SUITE,
            encapsulated: encapsulated.to_bytes().to_vec(),
            ciphertext,
        })
    }
}

impl OpeningKey {
    /// The key pair that grows from `secret` and from nothing else.
    pub(super) fn grow(secret: &Secret) -> Self {
        let (private, public) = X25519HkdfSha256::derive_keypair(secret.expose());
        Self {
            private,
            public: SealingKey(public.to_bytes().into()),
        }
    }

    /// The public half.
    pub const fn sealing_key(&self) -> SealingKey {
        self.public
    }

    /// Opens what was sealed to the public half under the same `info` and `name`.
    pub(super) fn open(
        &self,
        info: &str,
        name: &Name,
        wrap: &Wrap,
    ) -> Result<Zeroizing<Vec<u8>>, OpenFault> {
        if wrap.suite != SUITE {
            return Err(OpenFault::UnknownVersion(wrap.suite));
        }
        let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(&wrap.encapsulated)
            .map_err(|_| OpenFault::Malformed)?;
        hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &self.private,
            &encapsulated,
            info.as_bytes(),
            &wrap.ciphertext,
            name.as_bytes(),
        )
        .map(Zeroizing::new)
        .map_err(|_| OpenFault::NotAuthentic)
    }

    /// As [`OpeningKey::open`], for a wrap that holds 32 secret bytes.
    pub(super) fn open_secret(
        &self,
        info: &str,
        name: &Name,
        wrap: &Wrap,
    ) -> Result<Secret, OpenFault> {
        Secret::from_slice(&self.open(info, name, wrap)?).ok_or(OpenFault::Malformed)
    }
}

impl Wrap {
    /// The wrap of a row's three columns. A suite that is no byte is no suite: such a wrap does not open.
    pub fn from_row(suite: i32, encapsulated: Vec<u8>, ciphertext: Vec<u8>) -> Self {
        Self {
            suite: u8::try_from(suite).unwrap_or(0),
            encapsulated,
            ciphertext,
        }
    }

    /// A wrap that nobody's key opens and that costs as much to try as a real one.
    pub(super) fn nothing() -> Self {
        let mut any_point = vec![0; 32];
        any_point[0] = 9;
        Self {
            suite: SUITE,
            encapsulated: any_point,
            ciphertext: vec![0; 48],
        }
    }
}
