//! What a file tells beside what it shows: where, when, with which device, whose. Listed for whoever downloads the original.

use std::io::{Read, Seek};

use nom_exif::{
    EntryValue, Error, ExifIterEntry, ExifTag, IfdIndex, MediaParser, MediaSource, TagOrCode,
    TrackInfoTag,
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
    /// For example `53 deg 28 min 44.4 s`.
    pub value: String,
}

/// What a file tells, as far as that is known.
#[derive(Debug, PartialEq, Eq)]
pub enum Properties {
    /// These, or nothing that we know.
    Listed(Vec<Property>),
    /// We cannot read files of its kind.
    UnknownKind,
    /// It could not be read to its end: what is made to be read for ever is not, and nobody mends what is broken.
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
    let listed = match kind {
        kind if is_picture(kind) => of_picture(original),
        kind if is_film(kind) => of_film(original),
        _ => return Properties::UnknownKind,
    };
    match listed {
        Ok(listed) => Properties::Listed(listed),
        Err(Error::ExifNotFound | Error::TrackNotFound) => Properties::Listed(Vec::new()),
        Err(_) => Properties::Unread,
    }
}

/// One after the other, and few: a small file can hold many that are each as large as the file.
fn of_picture(original: impl Read + Seek) -> Result<Vec<Property>, Error> {
    let entries = MediaParser::new().parse_exif(MediaSource::seekable(original)?)?;
    let looked_at = entries.take(MOST_LOOKED_AT);
    let listed = looked_at.filter_map(|entry| property(&entry));
    Ok(listed.take(MOST).collect())
}

/// None where it says how a thumbnail is packed, or what only a maker's program reads.
fn property(entry: &ExifIterEntry) -> Option<Property> {
    let tag = entry.tag();
    let tells_something =
        entry.ifd() == IfdIndex::MAIN && tag != TagOrCode::Tag(ExifTag::MakerNote);
    let value = entry.value().filter(|_| tells_something)?;
    Some(Property {
        name: tag.to_string(),
        value: shortened(&in_words(tag, value)),
    })
}

/// A place in degrees, minutes and seconds as people write them, all else as it stands.
fn in_words(tag: TagOrCode, value: &EntryValue) -> String {
    match (tag, value) {
        (
            TagOrCode::Tag(ExifTag::GPSLatitude | ExifTag::GPSLongitude),
            EntryValue::URationalArray(parts),
        ) if parts.len() == 3 => {
            let part = |place: usize| {
                let part = &parts[place];
                f64::from(part.numerator()) / f64::from(part.denominator().max(1))
            };
            format!("{} deg {} min {:.1} s", part(0), part(1), part(2))
        }
        (_, other) => other.to_string(),
    }
}

fn of_film(original: impl Read + Seek) -> Result<Vec<Property>, Error> {
    let track = MediaParser::new().parse_track(MediaSource::seekable(original)?)?;
    let property = |(tag, value): (TrackInfoTag, &EntryValue)| Property {
        name: format!("{tag:?}"),
        value: shortened(&value.to_string()),
    };
    Ok(track.iter().map(property).take(MOST).collect())
}

fn shortened(value: &str) -> String {
    let seen = value.chars().filter(|letter| !letter.is_control());
    seen.take(LONGEST).collect()
}
