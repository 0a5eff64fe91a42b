//! What a file tells beside its picture: where, when, with which device, whose. Listed for whoever downloads the original.

use std::io::Cursor;

use exif::{Context, Exif, Field, In, Tag};

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

/// The properties that a picture carries; none where it carries none that we can read.
pub fn properties(original: &[u8]) -> Vec<Property> {
    let mut reader = exif::Reader::new();
    reader.continue_on_error(true);
    let read = reader.read_from_container(&mut Cursor::new(original));
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

fn shortened(value: &str) -> String {
    let seen = value.chars().filter(|letter| !letter.is_control());
    seen.take(LONGEST).collect()
}
