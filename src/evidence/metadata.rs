//! What a file tells beside what it shows: where, when, with which device, whose. Listed for whoever downloads the original.

use std::io::{BufReader, Read, Seek};

use exif::{Context, Exif, Field, In, Tag};
use nom_exif::{MediaParser, MediaSource};

use super::kind::FileKind;

/// The most properties that are listed.
const MOST: usize = 60;
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

/// The properties that a file carries, as far as it can be read; none where we cannot read its kind.
pub fn properties(kind: FileKind, original: impl Read + Seek) -> Option<Vec<Property>> {
    match kind {
        FileKind::Jpeg | FileKind::Png | FileKind::Webp | FileKind::Heic => {
            Some(of_picture(original))
        }
        FileKind::Mp4 | FileKind::Mov | FileKind::M4a | FileKind::Webm => Some(of_film(original)),
        FileKind::Gif
        | FileKind::Pdf
        | FileKind::Mp3
        | FileKind::Ogg
        | FileKind::Text
        | FileKind::Link => None,
    }
}

fn of_picture(original: impl Read + Seek) -> Vec<Property> {
    let mut reader = exif::Reader::new();
    reader.continue_on_error(true);
    let read = reader.read_from_container(&mut BufReader::new(original));
    let read = read.or_else(|fault| fault.distill_partial_result(|_| {}));
    read.map(|exif| listed(&exif)).unwrap_or_default()
}

fn listed(exif: &Exif) -> Vec<Property> {
    let fields = exif.fields().filter(|field| tells_something(field));
    let property = |field: &Field| Property {
        name: field.tag.to_string(),
        value: shortened(&field.display_value().with_unit(exif).to_string()),
    };
    fields.map(property).take(MOST).collect()
}

/// Not where a thumbnail begins or how it is packed, and not what only a maker's program reads.
fn tells_something(field: &Field) -> bool {
    let is_of_the_picture = field.ifd_num == In::PRIMARY;
    is_of_the_picture && field.tag != Tag::MakerNote && field.tag.context() != Context::Interop
}

fn of_film(original: impl Read + Seek) -> Vec<Property> {
    let source = MediaSource::seekable(original);
    let Ok(track) = source.and_then(|source| MediaParser::new().parse_track(source)) else {
        return Vec::new();
    };
    let property = |(tag, value): (nom_exif::TrackInfoTag, &nom_exif::EntryValue)| Property {
        name: format!("{tag:?}"),
        value: shortened(&value.to_string()),
    };
    track.iter().map(property).take(MOST).collect()
}

fn shortened(value: &str) -> String {
    let seen = value.chars().filter(|letter| !letter.is_control());
    seen.take(LONGEST).collect()
}
