//! The clean copy of a picture: the same picture the right way up, and nothing else of what the file carries.

use std::io::Cursor;

use exif::experimental::Writer;
use exif::{Field, In, Rational, Tag, Value};
use heard::evidence::{FileKind, NoCopy, Properties, Property, clean_copy, properties};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage};
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::Png;
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF};

/// Words that stand in what must not be in a copy.
const PLANTED: [&str; 4] = [
    "PLANTED-OWNER",
    "PLANTED-PHONE",
    "PLANTED-COMMENT",
    "PLANTED-TAIL",
];

/// What is known of what a file tells of itself.
pub fn told_of(file: &[u8]) -> Properties {
    let kind = FileKind::of(file).expect("a kind that is taken");
    properties(kind, Cursor::new(file))
}

/// What a file tells of itself.
pub fn told_by(file: &[u8]) -> Vec<Property> {
    match told_of(file) {
        Properties::Listed(all) => all,
        other => panic!("{other:?}"),
    }
}

/// A picture of which each corner has its own colour, so that turning it shows.
pub fn scene(width: u32, height: u32) -> DynamicImage {
    let colour = |x, y| match (x < width / 2, y < height / 2) {
        (true, true) => Rgb([220, 30, 30]),
        (false, true) => Rgb([30, 200, 30]),
        (true, false) => Rgb([30, 30, 220]),
        (false, false) => Rgb([230, 230, 40]),
    };
    RgbImage::from_fn(width, height, colour).into()
}

/// Where, with what and by whom a picture was taken, and which way is up.
fn exif(orientation: u16) -> Bytes {
    let text = |tag, text: &str| Field {
        tag,
        ifd_num: In::PRIMARY,
        value: Value::Ascii(vec![text.as_bytes().to_vec()]),
    };
    let degrees = |tag, degrees| Field {
        tag,
        ifd_num: In::PRIMARY,
        value: Value::Rational(vec![
            Rational {
                num: degrees,
                denom: 1
            };
            3
        ]),
    };
    let fields = [
        text(Tag::Make, "PLANTED-PHONE"),
        text(Tag::Artist, "PLANTED-OWNER"),
        text(Tag::DateTimeOriginal, "2026:11:20 10:00:00"),
        text(Tag::GPSLatitudeRef, "N"),
        degrees(Tag::GPSLatitude, 53),
        degrees(Tag::GPSLongitude, 2),
        degrees(Tag::GPSTimeStamp, 10),
        Field {
            tag: Tag::Orientation,
            ifd_num: In::PRIMARY,
            value: Value::Short(vec![orientation]),
        },
    ];
    let mut writer = Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    let mut written = Cursor::new(Vec::new());
    writer.write(&mut written, false).unwrap();
    written.into_inner().into()
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Bytes {
    let mut bytes = Vec::new();
    match format {
        ImageFormat::Jpeg => picture
            .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 100))
            .unwrap(),
        _ => picture
            .write_to(&mut Cursor::new(&mut bytes), format)
            .unwrap(),
    }
    bytes.into()
}

/// A picture as a telephone leaves it: with properties, a comment, and something hung to its end.
pub fn as_a_phone_leaves_it(
    picture: &DynamicImage,
    format: ImageFormat,
    orientation: u16,
) -> Vec<u8> {
    let plain = encoded(picture, format);
    let exif = Some(exif(orientation));
    let mut bytes = match format {
        ImageFormat::Jpeg => {
            let mut jpeg = Jpeg::from_bytes(plain).unwrap();
            jpeg.set_exif(exif);
            let comment = JpegSegment::new_with_contents(markers::COM, "PLANTED-COMMENT".into());
            jpeg.segments_mut().insert(0, comment);
            jpeg.encoder().bytes().to_vec()
        }
        ImageFormat::Png => {
            let mut png = Png::from_bytes(plain).unwrap();
            png.set_exif(exif);
            png.encoder().bytes().to_vec()
        }
        _ => {
            let mut webp = WebP::from_bytes(plain).unwrap();
            webp.set_exif(exif);
            webp.encoder().bytes().to_vec()
        }
    };
    bytes.extend_from_slice(b"PLANTED-TAIL");
    bytes
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|found| found == words.as_bytes())
}

/// The picture as a browser shows it, which minds the orientation that is left.
fn as_shown(copy: &[u8]) -> DynamicImage {
    use image::ImageDecoder;
    let reader = image::ImageReader::new(Cursor::new(copy))
        .with_guessed_format()
        .unwrap();
    let mut decoder = reader.into_decoder().unwrap();
    let orientation = decoder.orientation().unwrap();
    let mut picture = DynamicImage::from_decoder(decoder).unwrap();
    picture.apply_orientation(orientation);
    picture
}

/// The largest difference of any colour of any pixel.
pub fn difference(one: &DynamicImage, other: &DynamicImage) -> u8 {
    assert_eq!(one.dimensions(), other.dimensions());
    let pairs = one
        .to_rgb8()
        .into_raw()
        .into_iter()
        .zip(other.to_rgb8().into_raw());
    pairs.map(|(one, other)| one.abs_diff(other)).max().unwrap()
}

pub fn turned(picture: &DynamicImage, orientation: u8) -> DynamicImage {
    let mut turned = picture.clone();
    turned.apply_orientation(image::metadata::Orientation::from_exif(orientation).unwrap());
    turned
}

#[test]
fn a_copy_is_the_same_picture_the_right_way_up_and_carries_nothing_else() {
    let picture = scene(64, 32);
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        for orientation in 1..=8 {
            let original = as_a_phone_leaves_it(&picture, format, orientation.into());
            assert!(PLANTED.iter().any(|words| holds(&original, words)));
            let copy = clean_copy(&original).unwrap();
            for words in PLANTED {
                assert!(!holds(&copy.bytes, words), "{words} in {format:?}");
            }
            assert!(told_by(&copy.bytes).is_empty(), "{format:?} {orientation}");
            let expected = turned(&as_shown_without_turning(&original), orientation);
            let most = if format == ImageFormat::Jpeg { 6 } else { 0 };
            assert!(
                difference(&as_shown(&copy.bytes), &expected) <= most,
                "{format:?} {orientation}"
            );
        }
    }
}

fn as_shown_without_turning(original: &[u8]) -> DynamicImage {
    image::load_from_memory(original).unwrap()
}

#[test]
fn a_picture_that_is_too_large_keeps_its_own_pixels_and_loses_the_rest() {
    let picture = scene(4_001, 4_000);
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let original = as_a_phone_leaves_it(&picture, format, 6);
        let copy = clean_copy(&original).unwrap();
        for words in PLANTED {
            assert!(!holds(&copy.bytes, words), "{words} in {format:?}");
        }
        let left: Vec<_> = told_by(&copy.bytes)
            .into_iter()
            .map(|one| one.name)
            .collect();
        assert_eq!(left, ["Orientation"], "{format:?}");
        let expected = turned(&as_shown_without_turning(&original), 6);
        assert!(
            as_shown(&copy.bytes).to_rgb8() == expected.to_rgb8(),
            "{format:?}"
        );
    }
}

#[test]
fn what_the_original_tells_is_listed() {
    let original = as_a_phone_leaves_it(&scene(16, 16), ImageFormat::Jpeg, 1);
    let told = told_by(&original);
    let value = |name: &str| {
        told.iter()
            .find(|one| one.name == name)
            .map(|one| one.value.as_str())
    };
    assert!(value("Make").unwrap().contains("PLANTED-PHONE"));
    assert!(value("GPSLatitude").unwrap().starts_with("53 deg"));
    let time = value("GPSTimeStamp").unwrap();
    assert!(!time.contains("deg"), "a time is no angle: {time}");
}

#[test]
fn what_breaks_off_or_is_none_is_told_and_nothing_stumbles() {
    let original = as_a_phone_leaves_it(&scene(64, 64), ImageFormat::Png, 1);
    for length in 0..original.len() - 12 {
        // Whether or not there is a picture in what is left of it, nothing personal comes out.
        if let Ok(copy) = clean_copy(&original[..length]) {
            assert!(PLANTED.iter().all(|words| !holds(&copy.bytes, words)));
        }
    }
    assert_eq!(clean_copy(b"GIF89a").err(), Some(NoCopy::OtherKind));
    assert_eq!(
        clean_copy(b"\xff\xd8\xff\xe1\0\x10Exif\0\0").err(),
        Some(NoCopy::Broken)
    );
}
