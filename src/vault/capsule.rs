//! What the worker must open with nobody signed in, such as a letter that waits for the mail server.

use uuid::Uuid;
use zeroize::Zeroizing;

use super::name::Name;
use super::padding::{pad, unpad};
use super::{Chance, OpenFault, OpeningKey, SealingKey, UnusableKey, Wrap};

/// What HPKE is told a capsule is for.
const CAPSULE: &str = "capsule/v1";
/// The length of an encapsulated key in bytes.
const ENCAPSULATED: usize = 32;

/// Seals `plain` to the worker's public key: `suite byte | encapsulated key | ciphertext`, padded to
/// 256-byte steps. It opens only for the same `purpose` and `row`. Delete it once its work is done.
///
/// # Errors
/// [`UnusableKey`] if `worker` is no usable public key.
pub fn seal_capsule(
    worker: &SealingKey,
    purpose: &str,
    row: Uuid,
    plain: &[u8],
    chance: &mut Chance,
) -> Result<Vec<u8>, UnusableKey> {
    let wrap = worker.wrap(CAPSULE, &name(purpose, row), &pad(plain), chance)?;
    Ok([
        &[wrap.suite],
        wrap.encapsulated.as_slice(),
        &wrap.ciphertext,
    ]
    .concat())
}

/// Opens what [`seal_capsule`] made.
///
/// # Errors
/// An [`OpenFault`] if the bytes, the key, the purpose or the row differ.
pub fn open_capsule(
    worker: &OpeningKey,
    purpose: &str,
    row: Uuid,
    capsule: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenFault> {
    let (suite, rest) = capsule.split_first().ok_or(OpenFault::Malformed)?;
    let (encapsulated, ciphertext) = rest
        .split_at_checked(ENCAPSULATED)
        .ok_or(OpenFault::Malformed)?;
    let wrap = Wrap {
        suite: *suite,
        encapsulated: encapsulated.to_vec(),
        ciphertext: ciphertext.to_vec(),
    };
    let padded = worker.open(CAPSULE, &name(purpose, row), &wrap)?;
    unpad(&padded).ok_or(OpenFault::Malformed)
}

fn name(purpose: &str, row: Uuid) -> Name {
    Name::of("capsule", &[purpose.as_bytes(), row.as_bytes()])
}
