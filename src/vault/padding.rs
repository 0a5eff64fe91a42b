//! Hides how long a text is: the length of what is sealed tells only the 256-byte step it falls in.

use zeroize::Zeroizing;

/// The step in bytes.
const STEP: usize = 256;
/// The bytes that say how long the text is.
const LENGTH: usize = 8;

/// The length of `plain` in eight bytes, `plain`, and zeros up to the next step.
pub(super) fn pad(plain: &[u8]) -> Zeroizing<Vec<u8>> {
    let size = (LENGTH + plain.len()).next_multiple_of(STEP);
    // Made at full size at once: a vector that grows leaves copies of the text behind.
    let mut padded = Zeroizing::new(Vec::with_capacity(size));
    padded.extend((plain.len() as u64).to_be_bytes());
    padded.extend(plain);
    padded.resize(size, 0);
    padded
}

/// What [`pad`] was given, or nothing if `padded` did not come from it.
pub(super) fn unpad(padded: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (length, rest) = padded.split_first_chunk::<LENGTH>()?;
    let length = usize::try_from(u64::from_be_bytes(*length)).ok()?;
    rest.get(..length)
        .map(|plain| Zeroizing::new(plain.to_vec()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_no_and_a_sentence_look_the_same() {
        assert_eq!(pad(b"no").len(), 256);
        assert_eq!(pad(&[b'x'; 248]).len(), 256);
        assert_eq!(pad(&[b'x'; 249]).len(), 512);
    }

    proptest! {
        #[test]
        fn what_is_padded_comes_back(plain in proptest::collection::vec(any::<u8>(), 0..1_000)) {
            let padded = pad(&plain);
            prop_assert_eq!(padded.len() % STEP, 0);
            let unpadded = unpad(&padded).unwrap();
            prop_assert_eq!(unpadded.as_slice(), plain.as_slice());
        }

        #[test]
        fn nothing_unpads_beyond_its_end(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
            if let Some(plain) = unpad(&bytes) {
                prop_assert!(plain.len() + LENGTH <= bytes.len());
            }
        }
    }
}
