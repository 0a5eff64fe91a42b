//! A copy of a picture for looking at: the same picture the right way up, and nothing else of what the file carries.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::stripped::stripped;

/// The most pixels that are taken apart and put together anew: what more would take is memory and seconds.
const MOST_PIXELS: u64 = 16_000_000;
/// The most bytes that taking a picture apart may need.
const MOST_MEMORY: u64 = 256 * 1_024 * 1_024;
/// The longest file that is looked at, in bytes.
pub const LONGEST: u64 = 60 * 1_024 * 1_024;
/// How well a photo is kept, of 100: no eye sees the difference.
const QUALITY: u8 = 95;

/// A copy that may be shown in a browser.
pub struct CleanCopy {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What it is.
    pub mime: &'static str,
}

/// Why there is no copy to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoCopy {
    /// It is of a kind that is never shown.
    #[error("it is of a kind that is never shown")]
    OtherKind,
    /// It breaks off, or is no such picture.
    #[error("it cannot be read")]
    Broken,
}

/// The clean copy of `original`.
///
/// # Errors
/// [`NoCopy`].
pub fn clean_copy(original: &[u8]) -> Result<CleanCopy, NoCopy> {
    let reader = ImageReader::new(Cursor::new(original)).with_guessed_format();
    let mut reader = reader.map_err(|_| NoCopy::Broken)?;
    let format = reader.format().ok_or(NoCopy::OtherKind)?;
    if !matches!(
        format,
        ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP
    ) {
        return Err(NoCopy::OtherKind);
    }
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| NoCopy::Broken)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return stripped(original, format, orientation);
    }
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| NoCopy::Broken)?;
    picture.apply_orientation(orientation);
    encoded(&picture, format).map_err(|_| NoCopy::Broken)
}

/// A photo stays one; what was kept without loss is so again.
fn encoded(picture: &DynamicImage, format: ImageFormat) -> image::ImageResult<CleanCopy> {
    let mut bytes = Vec::new();
    if format == ImageFormat::Jpeg {
        let opaque = DynamicImage::from(picture.to_rgb8());
        opaque.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))?;
        return Ok(CleanCopy {
            bytes,
            mime: "image/jpeg",
        });
    }
    picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)?;
    Ok(CleanCopy {
        bytes,
        mime: "image/png",
    })
}
