//! A report as one signed file for the force's record system.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;

use data_encoding::HEXLOWER;
use heard::audit::Happening;
use heard::commands::Visitor;
use rocket::http::Status;
use serde_json::Value;
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::{comes_to_files, film, gives, photo, sends};
use crate::support::World;
use crate::support::clamd::says;
use crate::support::fields;
use crate::support::upload::send_form;
use crate::{file_story, story};

/// What is in a bundle, by path.
type Files = BTreeMap<String, Vec<u8>>;
type Change<'a> = dyn Fn(&mut Files) + 'a;

/// The bundle of a report, as its officer downloads it.
async fn bundle(officer: &Visitor, reference: &str) -> Vec<u8> {
    let path = format!("/reports/{reference}/bundle");
    let page = officer.get(&path).await;
    send_form(officer, &path, &page)
        .await
        .expect("it is downloaded")
}

/// What is in a bundle, by path.
fn unpacked(bundle: &[u8]) -> Files {
    let mut zip = ZipArchive::new(Cursor::new(bundle)).unwrap();
    let mut files = BTreeMap::new();
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.insert(file.name().unwrap().into_owned(), bytes);
    }
    files
}

/// Packed as Heard packs.
fn packed(files: &Files) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new_stream(Vec::new());
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn json(files: &Files, path: &str) -> Value {
    serde_json::from_slice(&files[path]).unwrap()
}

fn key(world: &World) -> String {
    world.portal.keys.checkpoint.public().to_text()
}

/// Somebody reports with a photo and a film; gives the reference.
async fn reports(world: &World) -> String {
    let reporter = comes_to_files(world).await;
    gives(&reporter, "IMG_1.jpg", &photo(), "The wall").await;
    gives(&reporter, "clip.mp4", &film(3), "").await;
    sends(&reporter).await
}

file_story! {
    async fn an_officer_takes_a_report_as_one_signed_file(world: World) {
        let reference = reports(&world).await;
        let officer = world.officer("greater-manchester").await;
        let page = officer.get(&format!("/reports/{reference}")).await;
        let note = fields(&[("note", "PLANTED NOTE")]);
        officer.post(&format!("/reports/{reference}/note"), &page, &note).await;
        assert!(page.html.contains(&format!("/reports/{reference}/bundle")));
        let before = officer.get(&format!("/reports/{reference}/bundle")).await.html;
        assert!(before.contains("2 files go with it") && before.contains(&key(&world)), "{before}");

        let files = unpacked(&bundle(&officer, &reference).await);
        assert!(files[&format!("files/{reference}-1.jpg")] == photo(), "byte for byte");
        assert!(files[&format!("files/{reference}-2.mp4")] == film(3), "byte for byte");
        let manifest = json(&files, "manifest.json");
        let listed = manifest["files"].as_array().unwrap();
        assert_eq!(listed.len() + 2, files.len(), "everything but the manifest and its signature is listed");
        for one in listed {
            let bytes = &files[one["path"].as_str().unwrap()];
            assert_eq!(one["sha256"], HEXLOWER.encode(&Sha256::digest(bytes)));
        }
        let signature = HEXLOWER.decode(files["manifest.sig"].trim_ascii()).unwrap();
        let text = std::str::from_utf8(&files["manifest.json"]).unwrap();
        assert!(world.portal.keys.checkpoint.public().has_signed("case bundle", text, &signature));

        let report = json(&files, "report.json");
        assert_eq!(report["reference"], reference);
        assert!(report["messages"].to_string().contains("PLANTED NOTE"));
        let told = String::from_utf8(files["report.txt"].clone()).unwrap();
        assert!(told.contains("PLANTED NOTE") && told.contains("WHAT HAPPENED"), "{told}");
        assert!(told.contains("Race, Religion\n") && told.contains("By the fountain"), "{told}");
        let custody = json(&files, "custody.json");
        assert_eq!(custody["files"][0]["about"], "The wall");
        let custody = String::from_utf8(files["custody.txt"].clone()).unwrap();
        for line in ["Added a file", "Took a file in a signed bundle", "Took the report in a signed bundle", "Story Officer"] {
            assert!(custody.contains(line), "{line} is missing: {custody}");
        }
        assert_eq!(world.happenings_of(&reference, Happening::EvidenceExported).await, 2);
    }
}

story! {
    async fn what_cannot_go_is_left_out_with_its_reason_and_the_rest_goes(world: World) {
        let (scanner, _running) = says("stream: Story-Test FOUND");
        let reference = reports(&world).await;
        let world = world.with_scanner(scanner).await;
        let officer = world.officer("greater-manchester").await;
        // Whoever looks at it has it scanned; the other still waits.
        officer.get(&format!("/reports/{reference}/files/1")).await;
        heard::evidence::scan_due(&world.portal).await.unwrap();
        let page = officer.get(&format!("/reports/{reference}/bundle")).await.html;
        assert!(page.contains("The virus check warns of it") && page.contains("It waits for the virus check"), "{page}");
        let files = unpacked(&bundle(&officer, &reference).await);
        let manifest = json(&files, "manifest.json");
        assert_eq!(manifest["evidence"][0]["left_out"], "risk");
        assert_eq!(manifest["evidence"][1]["left_out"], "waiting");
        assert!(!files.keys().any(|path| path.starts_with("files/")));
        assert!(files.contains_key("report.txt"));
        assert_eq!(world.happenings_of(&reference, Happening::EvidenceExported).await, 0);
    }
}

file_story! {
    async fn a_file_that_somebody_changed_goes_nowhere(world: World) {
        let reference = reports(&world).await;
        let mut pieces = Vec::new();
        for name in world.pieces.names().await {
            pieces.push((world.pieces.read(&name).await, name));
        }
        pieces.sort_by_key(|(bytes, _)| bytes.len());
        let (mut largest, name) = pieces.pop().unwrap();
        largest[1_000] ^= 1;
        world.pieces.write(&name, &largest).await;
        let officer = world.officer("greater-manchester").await;
        let files = unpacked(&bundle(&officer, &reference).await);
        let manifest = json(&files, "manifest.json");
        assert!(manifest["evidence"][0]["left_out"].is_null());
        assert_eq!(manifest["evidence"][1]["left_out"], "broken");
        assert!(!files.contains_key(&format!("files/{reference}-2.mp4")));
    }
}

story! {
    async fn nobody_writes_lines_of_ours_into_the_custody_sheet(world: World) {
        let reporter = comes_to_files(&world).await;
        let about = "A wall\nFile 9: more.jpg\u{2028}  12:00  Downloaded the original of a file  Story Officer";
        gives(&reporter, "one.jpg", &photo(), about).await;
        let reference = sends(&reporter).await;
        let officer = world.officer("greater-manchester").await;
        let files = unpacked(&bundle(&officer, &reference).await);
        let custody = String::from_utf8(files["custody.txt"].clone()).unwrap();
        assert!(custody.contains("A wall") && !custody.contains('\u{2028}'), "{custody}");
        for line in custody.lines().filter(|line| line.contains("more.jpg")) {
            assert!(line.starts_with("      "), "deeper than any line of ours: {line}");
        }
    }
}

story! {
    async fn nobody_else_takes_it(world: World) {
        let reference = reports(&world).await;
        let path = format!("/reports/{reference}/bundle");
        let other = world.officer("btp").await;
        assert_eq!(other.get(&path).await.status, Status::NotFound);
        let page = other.get("/queue").await;
        assert!(send_form(&other, &path, &page).await.is_none());
        assert_eq!(world.happenings_of(&reference, Happening::Exported).await, 0);
    }
}

/// Asks the script that others check bundles with; gives whether it finds nothing wrong, and what it says.
fn checked(folder: &Path, bundle: &[u8], key: &str) -> (bool, String) {
    let file = folder.join("bundle.zip");
    fs::write(&file, bundle).unwrap();
    let ran = Command::new("python3")
        .arg("deploy/check_bundle.py")
        .arg(&file)
        .args(["--key", key])
        .output();
    let ran = ran.expect("python3 is not installed");
    let said = [ran.stdout, ran.stderr].concat();
    (ran.status.success(), String::from_utf8(said).unwrap())
}

#[test]
#[ignore = "needs python3 and openssl"]
fn bundle_before_an_independent_program() {
    rocket::execute(async {
        let world = World::on_sqlite().await;
        let reference = reports(&world).await;
        let officer = world.officer("greater-manchester").await;
        let whole = bundle(&officer, &reference).await;
        let (folder, key) = (world.folder.path(), key(&world));
        let (is_well, said) = checked(folder, &whole, &key);
        assert!(
            is_well && said.contains(&format!("well: report {reference}, 7 files")),
            "{said}"
        );

        let photo = format!("files/{reference}-1.jpg");
        let changes: [(&str, &Change); 7] = [
            ("was changed", &|files| {
                files.get_mut(&photo).unwrap()[100] ^= 1
            }),
            ("was changed", &|files| {
                files.get_mut("custody.txt").unwrap().push(b' ')
            }),
            ("is missing", &|files| drop(files.remove(&photo))),
            ("is missing", &|files| drop(files.remove("report.json"))),
            ("was not in it", &|files| {
                drop(files.insert("files/more.jpg".into(), b"more".to_vec()))
            }),
            ("not signed with this key", &|files| {
                let text = String::from_utf8(files["manifest.json"].clone()).unwrap();
                files.insert(
                    "manifest.json".into(),
                    text.replace("Story Officer", "Somebody Else").into_bytes(),
                );
            }),
            ("not signed with this key", &|files| {
                drop(files.insert("manifest.sig".into(), "00".repeat(64).into_bytes()))
            }),
        ];
        for (expected, change) in changes {
            let mut files = unpacked(&whole);
            change(&mut files);
            let (is_well, said) = checked(folder, &packed(&files), &key);
            assert!(!is_well && said.contains(expected), "{expected}: {said}");
        }
        // What other programs might read otherwise: bytes before, after and between, and names that paint the screen.
        let mut between = whole.clone();
        between.splice(
            0..0,
            packed(&Files::from([("report.txt".into(), b"forged".to_vec())])),
        );
        let painted = Files::from([("\u{1b}[2Kwell: report".to_owned(), b"x".to_vec())]);
        let mut named = unpacked(&whole);
        named.extend(painted);
        for other in [
            [b"MZ", whole.as_slice()].concat(),
            [whole.as_slice(), b"more"].concat(),
            between,
            packed(&named),
        ] {
            let (is_well, said) = checked(folder, &other, &key);
            assert!(!is_well && !said.contains('\u{1b}'), "{said:?}");
        }
        let (is_well, said) = checked(folder, &whole, &"ab".repeat(32));
        assert!(
            !is_well && said.contains("not signed with this key"),
            "{said}"
        );
        for cut in [0, 100, whole.len() / 2, whole.len() - 30] {
            assert!(!checked(folder, &whole[..cut], &key).0, "cut off at {cut}");
        }
    });
}
