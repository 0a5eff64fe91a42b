//! One sealed value: `version byte | 24-byte nonce | ciphertext and tag`, by XChaCha20-Poly1305.

use chacha20poly1305::aead::{Aead, AeadInOut, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::name::Name;
use super::padding::{pad, unpad};
use super::secret::Secret;
use super::{Chance, OpenFault};

/// The version byte of this format.
const VERSION: u8 = 1;
/// The length of a nonce in bytes: long enough to be taken by chance.
const NONCE: usize = 24;
/// The length of a tag in bytes.
const TAG: usize = 16;

/// Seals `plain` under `key`, so that it opens only under the same `name`.
pub(super) fn seal(key: &Secret, name: &Name, plain: &[u8], chance: &mut Chance) -> Vec<u8> {
    let nonce: [u8; NONCE] = chance.bytes();
    // Made at full size and sealed in place: a film goes through here piece by piece.
    let mut sealed = Vec::with_capacity(1 + NONCE + plain.len() + TAG);
    sealed.push(VERSION);
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(plain);
    let text = &mut sealed[1 + NONCE..];
    let tag = cipher(key)
        .encrypt_inout_detached(&XNonce::from(nonce), name.as_bytes(), text.into())
        .expect("only texts beyond 256 gigabytes are refused");
    sealed.extend_from_slice(&tag);
    sealed
}

/// As [`seal`], but hides how long `plain` is.
pub(super) fn seal_padded(key: &Secret, name: &Name, plain: &[u8], chance: &mut Chance) -> Vec<u8> {
    seal(key, name, &pad(plain), chance)
}

/// Opens what [`seal`] made under the same `key` and `name`.
pub(super) fn open(
    key: &Secret,
    name: &Name,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenFault> {
    let (version, rest) = sealed.split_first().ok_or(OpenFault::Malformed)?;
    if *version != VERSION {
        return Err(OpenFault::UnknownVersion(*version));
    }
    let (nonce, ciphertext) = rest
        .split_first_chunk::<NONCE>()
        .ok_or(OpenFault::Malformed)?;
    cipher(key)
        .decrypt(
            &XNonce::from(*nonce),
            Payload {
                msg: ciphertext,
                aad: name.as_bytes(),
            },
        )
        .map(Zeroizing::new)
        .map_err(|_| OpenFault::NotAuthentic)
}

/// Opens what [`seal_padded`] made under the same `key` and `name`.
pub(super) fn open_padded(
    key: &Secret,
    name: &Name,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenFault> {
    unpad(&open(key, name, sealed)?).ok_or(OpenFault::Malformed)
}

/// Opens what [`seal`] made of 32 secret bytes.
pub(super) fn open_secret(key: &Secret, name: &Name, sealed: &[u8]) -> Result<Secret, OpenFault> {
    Secret::from_slice(&open(key, name, sealed)?).ok_or(OpenFault::Malformed)
}

fn cipher(key: &Secret) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.expose().into())
}
