//! The form of a postcode, read forgivingly. Says nothing on whether it exists.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::incident::Island;

/// Text is not in the form of a postcode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not in the form of a postcode")]
pub struct PostcodeError;

/// The first half of a postcode, upper case, padded with spaces to four characters.
pub(super) type OutcodeText = [u8; 4];

/// A full postcode in good form. Its order is the order of the postcode table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Postcode {
    outcode: OutcodeText,
    inward: [u8; 3],
}

impl Postcode {
    /// Reads a postcode in any case, with or without spaces and hyphens, with full-width letters, and with O for 0 or I for 1 (and the
    /// other way round) wherever the position leaves only one meaning.
    pub fn parse(text: &str) -> Result<Self, PostcodeError> {
        let letters = coded(text)?;
        let split = letters.len().checked_sub(3).ok_or(PostcodeError)?;
        let (outward, inward) = letters.split_at(split);
        Ok(Self {
            outcode: outcode(outward)?,
            inward: [
                digit(inward[0])?,
                unit_letter(inward[1])?,
                unit_letter(inward[2])?,
            ],
        })
    }

    /// Puts a postcode together again from halves that were read before.
    pub(super) fn from_halves(outcode: OutcodeText, inward: [u8; 3]) -> Self {
        Self { outcode, inward }
    }

    pub(super) fn outcode_text(&self) -> OutcodeText {
        self.outcode
    }

    pub(super) fn inward(&self) -> [u8; 3] {
        self.inward
    }

    /// The part that neighbours share, such as `CA8 7`.
    pub fn sector(&self) -> PartPostcode {
        PartPostcode {
            outcode: self.outcode,
            sector: Some(self.inward[0]),
        }
    }

    /// The part that everybody near shares, such as `CA8`.
    pub fn outcode(&self) -> PartPostcode {
        PartPostcode {
            outcode: self.outcode,
            sector: None,
        }
    }
}

/// The beginning of a postcode: an outcode such as `CA8`, or with the next digit a sector such as `CA8 7`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartPostcode {
    outcode: OutcodeText,
    sector: Option<u8>,
}

impl PartPostcode {
    /// Reads an outcode or a sector, as forgivingly as a full postcode. Without a gap, digits that could be either (`CA87`) are taken as
    /// an outcode; see [`PartPostcode::as_sector`].
    pub fn parse(text: &str) -> Result<Self, PostcodeError> {
        let plain: String = text.nfkc().collect();
        let halves: Vec<&str> = plain
            .split(is_gap)
            .filter(|half| !half.is_empty())
            .collect();
        match halves.as_slice() {
            [whole] => {
                let letters = coded(whole)?;
                outcode(&letters)
                    .map(|outcode| Self {
                        outcode,
                        sector: None,
                    })
                    .or_else(|_| joined(&letters))
            }
            [first, second] => match tidy(second)?.as_slice() {
                [sector] => Ok(Self {
                    outcode: outcode(&coded(first)?)?,
                    sector: Some(digit(*sector)?),
                }),
                _ => Err(PostcodeError),
            },
            _ => Err(PostcodeError),
        }
    }

    /// The other reading of an outcode typed without a gap: `CA87` as sector 7 of `CA8`.
    pub fn as_sector(&self) -> Option<Self> {
        let letters = self.outcode.trim_ascii_end();
        if self.sector.is_some() {
            None
        } else {
            joined(letters).ok()
        }
    }

    pub(super) fn outcode_text(&self) -> OutcodeText {
        self.outcode
    }

    pub(super) fn sector(&self) -> Option<u8> {
        self.sector
    }
}

/// An outcode with a sector's digit right behind it.
fn joined(letters: &[u8]) -> Result<PartPostcode, PostcodeError> {
    let (sector, outward) = letters.split_last().ok_or(PostcodeError)?;
    Ok(PartPostcode {
        outcode: outcode(outward)?,
        sector: Some(digit(*sector)?),
    })
}

/// What the leading letters of a postcode decide without a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ByRule {
    NorthernIreland,
    Island(Island),
    ForcesPost,
    Girobank,
}

/// The rule for an outcode that is not in the table on purpose. Postcodes of Northern Ireland may not be stored, and need not be: one force has them all.
pub(super) fn by_rule(outcode: OutcodeText) -> Option<ByRule> {
    if outcode == *b"GIR " {
        return Some(ByRule::Girobank);
    }
    if !outcode[2].is_ascii_digit() {
        return None;
    }
    match &outcode[..2] {
        b"BT" => Some(ByRule::NorthernIreland),
        b"JE" => Some(ByRule::Island(Island::Jersey)),
        b"GY" => Some(ByRule::Island(Island::Guernsey)),
        b"IM" => Some(ByRule::Island(Island::IsleOfMan)),
        b"BF" => Some(ByRule::ForcesPost),
        _ => None,
    }
}

/// Spaces of every kind, hyphens and dashes, and characters without width.
fn is_gap(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{200b}'..='\u{200d}' | '\u{feff}')
}

/// The longest postcode, in letters and digits.
const LONGEST: usize = 7;

/// Upper case letters and digits only, without gaps. Some of each: a name such as Moira could be read as M0 1RA, and a house number as IO1.
fn coded(text: &str) -> Result<Vec<u8>, PostcodeError> {
    let letters = tidy(text)?;
    let is_code =
        letters.iter().any(u8::is_ascii_digit) && letters.iter().any(u8::is_ascii_uppercase);
    is_code.then_some(letters).ok_or(PostcodeError)
}

fn tidy(text: &str) -> Result<Vec<u8>, PostcodeError> {
    let mut letters = Vec::with_capacity(LONGEST);
    for letter in text.nfkc().filter(|letter| !is_gap(*letter)) {
        if !letter.is_ascii_alphanumeric() || letters.len() == LONGEST {
            return Err(PostcodeError);
        }
        letters.push(letter.to_ascii_uppercase() as u8);
    }
    Ok(letters)
}

/// The shapes of an outcode: A and B are the two letters of an area (the second is never I), C is a letter that stands alone (never I
/// or O), 9 is a digit.
const OUTCODE_SHAPES: [&[u8]; 6] = [b"C9", b"C99", b"AB9", b"C9C", b"AB99", b"AB9C"];

/// Girobank's, and the first one of Newport, which still stands in old records.
const OUTCODES_WITHOUT_DIGIT: [OutcodeText; 2] = [*b"GIR ", *b"NPT "];

fn outcode(letters: &[u8]) -> Result<OutcodeText, PostcodeError> {
    if let Some(outcode) = OUTCODES_WITHOUT_DIGIT
        .iter()
        .find(|outcode| outcode.trim_ascii_end() == letters)
    {
        return Ok(*outcode);
    }
    let as_typed = OUTCODE_SHAPES
        .iter()
        .find_map(|shape| fit(letters, shape, |letter, _| letter));
    let mended = || {
        OUTCODE_SHAPES
            .iter()
            .find_map(|shape| fit(letters, shape, mend))
    };
    as_typed.or_else(mended).ok_or(PostcodeError)
}

/// The letters as an outcode, if each place, once `read`, holds what the shape wants there.
fn fit(letters: &[u8], shape: &[u8], read: impl Fn(u8, u8) -> u8) -> Option<OutcodeText> {
    if letters.len() != shape.len() {
        return None;
    }
    let mut outcode = *b"    ";
    for (place, (letter, wanted)) in letters.iter().zip(shape).enumerate() {
        outcode[place] = read(*letter, *wanted);
        let fits = match wanted {
            b'9' => outcode[place].is_ascii_digit(),
            b'B' => outcode[place].is_ascii_uppercase() && outcode[place] != b'I',
            b'C' => outcode[place].is_ascii_uppercase() && !b"IO".contains(&outcode[place]),
            _ => outcode[place].is_ascii_uppercase(),
        };
        if !fits {
            return None;
        }
    }
    Some(outcode)
}

/// Reads a letter that looks like a digit, or the other way round, as what its place wants.
fn mend(letter: u8, wanted: u8) -> u8 {
    match (wanted, letter) {
        (b'9', b'O') => b'0',
        (b'9', b'I') => b'1',
        (b'A' | b'B', b'0') => b'O',
        (b'A', b'1') => b'I',
        _ => letter,
    }
}

fn digit(letter: u8) -> Result<u8, PostcodeError> {
    Some(mend(letter, b'9'))
        .filter(u8::is_ascii_digit)
        .ok_or(PostcodeError)
}

/// The last two places hold letters, but never I or O, so no digit there can be a slip for a letter.
fn unit_letter(letter: u8) -> Result<u8, PostcodeError> {
    let is_used = letter.is_ascii_uppercase() && !b"IO".contains(&letter);
    is_used.then_some(letter).ok_or(PostcodeError)
}

/// A postcode in a report is an answer: shown to people, never printed by a program.
impl fmt::Debug for Postcode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Postcode")
    }
}

impl fmt::Debug for PartPostcode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("PartPostcode")
    }
}

impl From<Postcode> for String {
    fn from(postcode: Postcode) -> Self {
        format!(
            "{} {}",
            written(&postcode.outcode),
            written(&postcode.inward)
        )
    }
}

impl From<PartPostcode> for String {
    fn from(part: PartPostcode) -> Self {
        match part.sector {
            Some(sector) => format!("{} {}", written(&part.outcode), char::from(sector)),
            None => written(&part.outcode),
        }
    }
}

pub(super) fn written(letters: &[u8]) -> String {
    letters
        .trim_ascii_end()
        .iter()
        .copied()
        .map(char::from)
        .collect()
}

impl TryFrom<String> for Postcode {
    type Error = PostcodeError;

    fn try_from(text: String) -> Result<Self, PostcodeError> {
        Self::parse(&text)
    }
}

impl TryFrom<String> for PartPostcode {
    type Error = PostcodeError;

    fn try_from(text: String) -> Result<Self, PostcodeError> {
        Self::parse(&text)
    }
}
