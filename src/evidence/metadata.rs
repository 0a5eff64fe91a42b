//! What a file tells beside what it shows: where, when, with which device, whose. Listed for whoever downloads the original.

use std::io::{Read, Seek};

use nom_exif::{
    EntryValue, ExifIterEntry, ExifTag, IfdIndex, MediaParser, MediaSource, TagOrCode, TrackInfoTag,
};

use super::kind::FileKind;

/// The most properties that are listed.
const MOST: usize = 60;
/// The most that are looked at.
const MOST_LOOKED_AT: usize = 200;
/// The most letters of one that are shown.
const LONGEST: usize = 120;

/// One property: its name as cameras have it, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// For example `GPSLatitude`.
    pub name: String,
    /// For example `53 deg 28 min 44.4 sec N`.
    pub value: String,
}

/// What a file tells, as far as that is known.
#[derive(Debug, PartialEq, Eq)]
pub enum Properties {
    /// These, or nothing that we know.
    Listed(Vec<Property>),
    /// We cannot read files of its kind.
    UnknownKind,
    /// It could not be read now, or not to its end.
    Unread,
}

impl Properties {
    /// Whether files of `kind` tell something that we can read.
    pub fn are_read_of(kind: FileKind) -> bool {
        is_picture(kind) || is_film(kind)
    }
}

fn is_picture(kind: FileKind) -> bool {
    matches!(
        kind,
        FileKind::Jpeg | FileKind::Png | FileKind::Webp | FileKind::Heic
    )
}

fn is_film(kind: FileKind) -> bool {
    matches!(
        kind,
        FileKind::Mp4 | FileKind::Mov | FileKind::M4a | FileKind::Webm
    )
}

/// What a file tells. It is for whoever gives it to say whether a fault of its own made the list short.
pub fn properties(kind: FileKind, original: impl Read + Seek) -> Properties {
    match kind {
        kind if is_picture(kind) => Properties::Listed(of_picture(original)),
        kind if is_film(kind) => Properties::Listed(of_film(original)),
        _ => Properties::UnknownKind,
    }
}

/// One after the other, and few: a small file can hold many that are each as large as the file.
fn of_picture(original: impl Read + Seek) -> Vec<Property> {
    let source = MediaSource::seekable(original);
    let Ok(entries) = source.and_then(|source| MediaParser::new().parse_exif(source)) else {
        return Vec::new();
    };
    let looked_at = entries.take(MOST_LOOKED_AT);
    looked_at
        .filter_map(|entry| property(&entry))
        .take(MOST)
        .collect()
}

/// None where it says how a thumbnail is packed, or what only a maker's program reads.
fn property(entry: &ExifIterEntry) -> Option<Property> {
    let tag = entry.tag();
    let tells_something =
        entry.ifd() == IfdIndex::MAIN && tag != TagOrCode::Tag(ExifTag::MakerNote);
    let value = entry.value().filter(|_| tells_something)?;
    Some(Property {
        name: tag.to_string(),
        value: shortened(&in_words(value)),
    })
}

/// Degrees, minutes and seconds as people write them, all else as it stands.
fn in_words(value: &EntryValue) -> String {
    match value {
        EntryValue::URationalArray(parts) if parts.len() == 3 => {
            let part = |place: usize| {
                let part = &parts[place];
                f64::from(part.numerator()) / f64::from(part.denominator().max(1))
            };
            format!("{} deg {} min {:.1} s", part(0), part(1), part(2))
        }
        other => other.to_string(),
    }
}

fn of_film(original: impl Read + Seek) -> Vec<Property> {
    let source = MediaSource::seekable(original);
    let Ok(track) = source.and_then(|source| MediaParser::new().parse_track(source)) else {
        return Vec::new();
    };
    let property = |(tag, value): (TrackInfoTag, &EntryValue)| Property {
        name: format!("{tag:?}"),
        value: shortened(&value.to_string()),
    };
    track.iter().map(property).take(MOST).collect()
}

fn shortened(value: &str) -> String {
    let seen = value.chars().filter(|letter| !letter.is_control());
    seen.take(LONGEST).collect()
}
