//! ExifTool judges the clean copies: it finds what a camera, a telephone or a person can leave in a picture, whatever we know of it.

use std::path::Path;
use std::process::Command;

use heard::evidence::clean_copy;
use image::ImageFormat;
use tempfile::TempDir;

use super::pictures::{as_a_phone_leaves_it, difference, scene, turned};

/// What may be known of a copy: how it is kept, how large it is, which way is up.
const ALLOWED: [&str; 6] = ["ExifTool:", "File:", "JFIF:", "PNG:", "RIFF:", "Composite:"];
const ALLOWED_EXIF: [&str; 4] = [
    "EXIF:Orientation",
    // What the standard asks of every directory; they say nothing of this picture.
    "EXIF:XResolution",
    "EXIF:YResolution",
    "EXIF:ResolutionUnit",
];
const NEVER: [&str; 3] = ["PLANTED", "Comment", "GPS"];

fn exiftool(words: &[&str], file: &Path) -> String {
    let ran = Command::new("exiftool").args(words).arg(file).output();
    let ran = ran.expect("exiftool is not installed (Debian: libimage-exiftool-perl)");
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    String::from_utf8(ran.stdout).unwrap()
}

/// The picture with everything in it that ExifTool can write there.
fn laden(folder: &TempDir, original: &[u8], ending: &str) -> Vec<u8> {
    let file = folder.path().join(format!("laden.{ending}"));
    // It writes to no WebP that something hangs on.
    let original = match ending {
        "webp" => original.strip_suffix(b"PLANTED-TAIL").unwrap(),
        _ => original,
    };
    std::fs::write(&file, original).unwrap();
    let words = [
        "-quiet",
        "-overwrite_original",
        "-ignoreMinorErrors",
        "-EXIF:GPSLatitude=53.4794",
        "-EXIF:GPSLatitudeRef=N",
        "-EXIF:GPSLongitude=2.2453",
        "-EXIF:GPSLongitudeRef=W",
        "-EXIF:SerialNumber=PLANTED-SERIAL",
        "-EXIF:OwnerName=PLANTED-OWNER",
        "-EXIF:UserComment=PLANTED-WORDS",
        "-XMP:Creator=PLANTED-CREATOR",
        "-XMP:Location=PLANTED-PLACE",
        "-XMP:GPSLatitude=53.4794",
    ];
    exiftool(&words, &file);
    let told = exiftool(&["-G", "-a", "-s"], &file);
    assert!(
        told.contains("PLANTED-SERIAL") && told.contains("GPSLatitude"),
        "{told}"
    );
    std::fs::read(&file).unwrap()
}

fn assert_tells_nothing(folder: &TempDir, copy: &[u8], what: &str) {
    let file = folder.path().join("copy");
    std::fs::write(&file, copy).unwrap();
    let told = exiftool(&["-G", "-a", "-json"], &file);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    for (tag, value) in told[0].as_object().unwrap() {
        let is_allowed = tag == "SourceFile"
            || ALLOWED.iter().any(|group| tag.starts_with(group))
            || ALLOWED_EXIF.contains(&tag.as_str());
        assert!(is_allowed, "{what}: {tag} = {value}");
        let said = format!("{tag} {value}");
        assert!(
            tag == "SourceFile" || NEVER.iter().all(|word| !said.contains(word)),
            "{what}: {said}"
        );
    }
}

#[test]
#[ignore = "needs exiftool"]
fn exiftool_finds_nothing_personal_in_any_copy_and_the_picture_is_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let kinds = [
        (ImageFormat::Jpeg, "jpg", 6),
        (ImageFormat::Png, "png", 0),
        (ImageFormat::WebP, "webp", 0),
    ];
    for (format, ending, most) in kinds {
        for orientation in 1..=8 {
            let plain = as_a_phone_leaves_it(&scene(64, 32), format, orientation.into());
            let original = laden(&folder, &plain, ending);
            let copy = clean_copy(&original).unwrap();
            let what = format!("{ending}, orientation {orientation}");
            assert_tells_nothing(&folder, &copy.bytes, &what);
            let expected = turned(&image::load_from_memory(&original).unwrap(), orientation);
            let shown = image::load_from_memory(&copy.bytes).unwrap();
            assert!(difference(&shown, &expected) <= most, "{what}");
        }
    }
}

#[test]
#[ignore = "needs exiftool"]
fn exiftool_finds_nothing_personal_in_what_was_too_large_to_take_apart() {
    let folder = tempfile::tempdir().unwrap();
    let kinds = [
        (ImageFormat::Jpeg, "jpg"),
        (ImageFormat::Png, "png"),
        (ImageFormat::WebP, "webp"),
    ];
    for (format, ending) in kinds {
        let plain = as_a_phone_leaves_it(&scene(4_001, 4_000), format, 6);
        let original = laden(&folder, &plain, ending);
        let copy = clean_copy(&original).unwrap();
        assert_tells_nothing(&folder, &copy.bytes, ending);
        let same = image::load_from_memory(&copy.bytes).unwrap().to_rgb8()
            == image::load_from_memory(&original).unwrap().to_rgb8();
        assert!(same, "{ending}");
    }
}
