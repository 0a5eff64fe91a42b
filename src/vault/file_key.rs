//! The key of one file, and the pieces that it is sealed in.

use uuid::Uuid;
use zeroize::Zeroizing;

use super::name::Name;
use super::secret::Secret;
use super::{Chance, OpenFault, sealed};

/// How many bytes of a file are sealed at a time: as much of it as is ever held open.
pub const PIECE: usize = 512 * 1_024;

/// The key of one file: kept only inside what is sealed under its report's key.
pub struct FileKey(Secret);

/// Which piece of which file a sealed piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PieceName {
    /// The file's name in the store.
    pub object: Uuid,
    /// Its place, from 0.
    pub place: u32,
    /// Whether the file ends with it: without this a file could be cut short unseen.
    pub is_last: bool,
}

impl FileKey {
    /// A new key.
    pub fn generate(chance: &mut Chance) -> Self {
        Self(Secret::generate(chance))
    }

    /// The key that was kept; nothing for any length but 32 bytes.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        Secret::from_slice(bytes).map(Self)
    }

    /// The key itself, only for keeping it inside what is sealed.
    pub fn expose(&self) -> &[u8; 32] {
        self.0.expose()
    }

    /// Seals a piece: `version byte | nonce | ciphertext`. Each has a nonce of its own, so that one whose writing was cut off
    /// can be sealed again.
    pub fn seal(&self, piece: PieceName, plain: &[u8], chance: &mut Chance) -> Vec<u8> {
        sealed::seal(&self.pieces(), &piece.name(), plain, chance)
    }

    /// Opens a piece.
    ///
    /// # Errors
    /// An [`OpenFault`] if the bytes, the key, the file, the place or the end differ from what was sealed.
    pub fn open(&self, piece: PieceName, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenFault> {
        sealed::open(&self.pieces(), &piece.name(), sealed)
    }

    fn pieces(&self) -> Secret {
        self.0.subkey("heard/v1/file/piece")
    }
}

impl PieceName {
    fn name(&self) -> Name {
        Name::of(
            "piece of a file",
            &[
                self.object.as_bytes(),
                &self.place.to_be_bytes(),
                &[u8::from(self.is_last)],
            ],
        )
    }
}

/// How long a file of `length` bytes is made before it is sealed, so that its length in the store tells little: by Padmé (Nikitin
/// and others, "Reducing Metadata Leakage from Encrypted Files", 2019), at most 12 % more, and less for longer ones.
pub fn padded_length(length: u64) -> u64 {
    /// Whoever hides less than this hides nothing.
    const LEAST: u64 = 4_096;
    if length <= LEAST {
        return LEAST;
    }
    let exponent = length.ilog2();
    let kept = exponent.ilog2() + 1;
    let step = 1_u64 << (exponent - kept);
    length.next_multiple_of(step)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn small_files_all_look_the_same() {
        assert_eq!(
            [padded_length(0), padded_length(1), padded_length(4_096)],
            [4_096; 3]
        );
        assert_eq!(padded_length(4_097), padded_length(4_352));
    }

    proptest! {
        #[test]
        fn a_file_never_grows_by_more_than_an_eighth(length in 4_096_u64..400_000_000) {
            let padded = padded_length(length);
            prop_assert!(padded >= length && padded - length <= length / 8);
            prop_assert_eq!(padded_length(padded), padded);
        }
    }
}
