//! A picture that is too large to be taken apart: its own pixels, without anything that stands beside them.

use bytes::Bytes;
use image::ImageFormat;
use image::metadata::Orientation;
use img_parts::ImageEXIF;
use img_parts::jpeg::{Jpeg, markers};
use img_parts::png::Png;
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::WebP;

use super::clean_copy::{CleanCopy, NoCopy};

/// What a PNG needs to be shown; everything else goes.
const PNG_CHUNKS: [&[u8; 4]; 7] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB",
];
/// What a WebP needs to be shown.
const WEBP_CHUNKS: [&[u8; 4]; 6] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"];

/// The pixels of `original`, as they are, and which way is up.
///
/// # Errors
/// [`NoCopy`].
pub fn stripped(
    original: &[u8],
    format: ImageFormat,
    orientation: Orientation,
) -> Result<CleanCopy, NoCopy> {
    let original = Bytes::copy_from_slice(original);
    let up = Some(which_way_is_up(orientation));
    match format {
        ImageFormat::Jpeg => jpeg(original, up),
        ImageFormat::Png => png(original, up),
        ImageFormat::WebP => webp(original, up),
        _ => Err(NoCopy::OtherKind),
    }
}

fn jpeg(original: Bytes, up: Option<Bytes>) -> Result<CleanCopy, NoCopy> {
    let clean = Bytes::from(pixels_alone(&original));
    let mut picture = Jpeg::from_bytes(clean).map_err(|_| NoCopy::Broken)?;
    picture.set_exif(up);
    Ok(CleanCopy {
        bytes: picture.encoder().bytes().to_vec(),
        mime: "image/jpeg",
    })
}

/// A JPEG without its applications' own parts and comments, wherever they stand, and without what follows its end: parts can
/// stand between the scans of one, and telephones hang whole films to its end.
fn pixels_alone(original: &[u8]) -> Vec<u8> {
    let mut clean = Vec::with_capacity(original.len());
    let mut rest = original;
    while let Some(at) = rest.iter().position(|byte| *byte == 0xff) {
        let Some(&mark) = rest.get(at + 1) else { break };
        if mark == markers::EOI {
            clean.extend_from_slice(&rest[..at]);
            break;
        }
        let length = match mark {
            // The second of two may begin a mark itself.
            0xff => 1,
            _ if has_no_length(mark) => 2,
            _ => 2 + rest.get(at + 2..at + 4).map_or(0, as_length),
        };
        let end = (at + length).min(rest.len());
        clean.extend_from_slice(&rest[..at]);
        if mark == markers::APP14 {
            clean.extend(colours_alone(&rest[at..end]));
        } else if !is_beside_the_picture(mark) {
            clean.extend_from_slice(&rest[at..end]);
        }
        rest = &rest[end..];
    }
    clean.extend([0xff, markers::EOI]);
    clean
}

/// A byte that only looks like a mark, a place to begin again, or the start.
fn has_no_length(mark: u8) -> bool {
    mark <= 1 || (markers::RST0..=markers::SOI).contains(&mark)
}

fn as_length(two: &[u8]) -> usize {
    two.iter()
        .fold(0, |length, byte| length << 8 | usize::from(*byte))
}

fn is_beside_the_picture(mark: u8) -> bool {
    (markers::APP0..=markers::APP15).contains(&mark) || mark == markers::COM
}

/// The part that says what the colours are, as long as it must be and no longer.
fn colours_alone(part: &[u8]) -> Vec<u8> {
    /// The mark of who wrote it, and its numbers.
    const COLOURS: usize = 12;
    let colours = part.get(4..4 + COLOURS).unwrap_or_default();
    match colours.starts_with(b"Adobe") {
        true => [&[0xff, markers::APP14, 0, 14], colours].concat(),
        false => Vec::new(),
    }
}

fn png(original: Bytes, up: Option<Bytes>) -> Result<CleanCopy, NoCopy> {
    let mut picture = Png::from_bytes(original).map_err(|_| NoCopy::Broken)?;
    picture
        .chunks_mut()
        .retain(|chunk| PNG_CHUNKS.contains(&&chunk.kind()));
    picture.set_exif(up);
    Ok(CleanCopy {
        bytes: picture.encoder().bytes().to_vec(),
        mime: "image/png",
    })
}

fn webp(original: Bytes, up: Option<Bytes>) -> Result<CleanCopy, NoCopy> {
    let mut picture = WebP::from_bytes(original).map_err(|_| NoCopy::Broken)?;
    picture
        .chunks_mut()
        .retain(|chunk| WEBP_CHUNKS.contains(&&chunk.id()));
    picture.chunks_mut().iter_mut().for_each(promise_less);
    picture.set_exif(up);
    Ok(CleanCopy {
        bytes: picture.encoder().bytes().to_vec(),
        mime: "image/webp",
    })
}

/// The head of a WebP says which parts follow: those that are gone must not be waited for.
fn promise_less(chunk: &mut RiffChunk) {
    /// That there is transparency, and that it moves.
    const KEPT: u8 = 0x10 | 0x02;
    if chunk.id() != *b"VP8X" {
        return;
    }
    if let RiffContent::Data(head) = chunk.content_mut()
        && let Some((flags, rest)) = head.split_first()
    {
        *head = [&[flags & KEPT], rest].concat().into();
    }
}

/// The smallest directory of properties that there is: the orientation alone.
fn which_way_is_up(orientation: Orientation) -> Bytes {
    let mut exif = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.push(orientation.to_exif());
    exif.extend([0; 6]);
    exif.into()
}
