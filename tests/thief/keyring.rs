//! Every way in which 32 bytes could be a key: just as they are, or grown as the vault grows its keys.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use heard::vault::Wrap;
use hkdf::Hkdf;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR};
use sha2::Sha256;

/// What a key is grown for, and with which salt.
#[derive(Clone)]
pub struct Growth {
    /// What HKDF is told.
    pub purpose: &'static str,
    /// Empty for most keys.
    pub salt: Vec<u8>,
}

/// A sealed value: what its key is grown for, the name it was sealed under, and its bytes.
pub struct SealedValue {
    /// How its key grows.
    pub growth: Growth,
    /// The name's bytes.
    pub name: Vec<u8>,
    /// Version byte, nonce, ciphertext.
    pub bytes: Vec<u8>,
}

/// A secret sealed to a public key.
pub struct SealedWrap {
    /// How the private half grows; none where it is its owner's secret itself.
    pub growth: Option<Growth>,
    /// What HPKE was told.
    pub info: &'static str,
    /// The name's bytes.
    pub name: Vec<u8>,
    /// The wrap.
    pub wrap: Wrap,
}

/// The name of a sealed thing, as `src/vault/name.rs` writes it.
pub fn name(kind: &str, parts: &[&[u8]]) -> Vec<u8> {
    let mut name = Vec::new();
    for part in [b"v1", kind.as_bytes()].iter().chain(parts) {
        name.extend(u32::try_from(part.len()).unwrap().to_be_bytes());
        name.extend(*part);
    }
    name
}

impl SealedValue {
    /// What is inside, if `value` is its key or what its key grows from.
    pub fn opened_by(&self, value: &[u8; 32]) -> Option<Vec<u8>> {
        let (nonce, ciphertext) = self.bytes[1..].split_first_chunk::<24>().unwrap();
        [*value, self.growth.of(value)].iter().find_map(|key| {
            let payload = Payload {
                msg: ciphertext,
                aad: &self.name,
            };
            XChaCha20Poly1305::new(key.into())
                .decrypt(&XNonce::from(*nonce), payload)
                .ok()
        })
    }
}

impl SealedWrap {
    /// What is inside, if `value` is the private half of its key or what that grows from.
    pub fn opened_by(&self, value: &[u8; 32]) -> Option<Vec<u8>> {
        type Private = <X25519HkdfSha256 as Kem>::PrivateKey;
        let pair = |secret: &[u8; 32]| X25519HkdfSha256::derive_keypair(secret).0;
        let grown = self.growth.as_ref().map(|growth| pair(&growth.of(value)));
        let privates = [
            Some(Private::from_bytes(value).unwrap()),
            Some(pair(value)),
            grown,
        ];
        let encapsulated =
            <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(&self.wrap.encapsulated).unwrap();
        privates.into_iter().flatten().find_map(|private| {
            hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
                &OpModeR::Base,
                &private,
                &encapsulated,
                self.info.as_bytes(),
                &self.wrap.ciphertext,
                &self.name,
            )
            .ok()
        })
    }
}

impl Growth {
    /// What grows from `value`.
    pub fn of(&self, value: &[u8; 32]) -> [u8; 32] {
        let mut key = [0; 32];
        Hkdf::<Sha256>::new(Some(&self.salt), value)
            .expand(self.purpose.as_bytes(), &mut key)
            .unwrap();
        key
    }
}
