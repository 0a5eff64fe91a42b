//! The public number of a report.

use std::fmt;

use super::{Chance, crockford};

/// 8 characters by which people name a report to each other. It is no secret and opens nothing.
///
/// They come from 24 that are not taken for each other and make no words: no vowels, no 0, 1 and L, and not
/// Z, S, G and B, which look like 2, 5, 6 and 8.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reference(String);

const ALPHABET: &[u8; 24] = b"23456789CDFHJKMNPQRTVWXY";
const LENGTH: usize = 8;

impl Reference {
    /// A new reference. Two may fall together once in a hundred billion: the table refuses the second.
    pub fn generate(chance: &mut Chance) -> Self {
        Self((0..LENGTH).map(|_| character(chance)).collect())
    }

    /// The reference that somebody typed. Case, spaces and dashes do not matter, and the letters Z, S, G
    /// and B are read as 2, 5, 6 and 8. Nothing if it cannot be one.
    pub fn parse(typed: &str) -> Option<Self> {
        let plain: String = crockford::without_breaks(typed)
            .chars()
            .map(as_meant)
            .collect();
        let is_one = plain.len() == LENGTH && plain.bytes().all(|byte| ALPHABET.contains(&byte));
        is_one.then_some(Self(plain))
    }

    /// A reference that was kept, as people read it; what is none stays as it is.
    pub fn shown(kept: &str) -> String {
        Self::parse(kept).map_or_else(|| kept.to_owned(), |known| known.to_string())
    }

    /// The reference as it is kept and stands in addresses: 8 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The reference as people read it: `ABCD-2345`.
impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = self.0.split_at(LENGTH / 2);
        write!(f, "{first}-{second}")
    }
}

fn character(chance: &mut Chance) -> char {
    loop {
        // Five bits a draw; the draws beyond the alphabet are thrown away so that none is likelier.
        let [draw] = chance.bytes();
        if let Some(byte) = ALPHABET.get(usize::from(draw & 31)) {
            return char::from(*byte);
        }
    }
}

fn as_meant(typed: char) -> char {
    match typed.to_ascii_uppercase() {
        'Z' => '2',
        'S' => '5',
        'G' => '6',
        'B' => '8',
        other => other,
    }
}
