//! Photos and other files: taken in sealed, kept as they were given, shown as a clean copy, and never lost without a trace.

mod broken_off;
#[cfg(feature = "s3")]
mod bucket;
mod bundle;
mod exiftool;
mod films;
mod links;
mod pictures;
mod scanned;

use std::time::Duration;

use heard::commands::Visitor;
use heard::evidence;
use heard::web::Fields;
use image::{DynamicImage, ImageFormat};
use rocket::http::Status;

use crate::main_job::{anonymous, code_in, named, reference_in};
use crate::support::upload::{Chosen, download, upload, upload_with};
use crate::support::{World, fields, looks};
use crate::{file_story, story};
use pictures::as_a_phone_leaves_it;

/// The page on the way.
pub const FILES: &str = "/answers/files";
const ADD: &str = "/answers/files/add";

/// Somebody who has pictures.
pub fn with_pictures(slug: &str) -> Fields {
    match slug {
        "evidence" => fields(&[("evidence", "pictures")]),
        other => anonymous(other),
    }
}

fn photo() -> Vec<u8> {
    let picture = DynamicImage::new_rgb8(40, 30);
    as_a_phone_leaves_it(&picture, ImageFormat::Jpeg, 6)
}

fn film(megabytes: usize) -> Vec<u8> {
    let mut film = b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41".to_vec();
    film.extend((0..megabytes * 1_048_576).map(|at| (at % 251) as u8));
    film
}

/// Gives a file on the way; gives the page that then stands before the reporter.
pub async fn gives(reporter: &Visitor, name: &str, bytes: &[u8], about: &str) -> String {
    let page = reporter.get(FILES).await;
    let chosen = Chosen { name, bytes, about };
    let given = upload(reporter, ADD, &page, &chosen).await;
    match given.location {
        Some(path) => reporter.get(&path).await.html,
        None => given.html,
    }
}

/// Answers up to the page for files.
pub async fn comes_to_files(world: &World) -> Visitor {
    let reporter = world.visitor().await;
    let reached = reporter.answer_until("files", with_pictures).await;
    assert_eq!(reached, FILES);
    reporter
}

/// Goes on from there and sends; gives the reference.
pub async fn sends(reporter: &Visitor) -> String {
    let reached = reporter.answer_on(FILES, with_pictures).await;
    assert_eq!(reached, "/answers/check");
    reference_in(&reporter.send().await.html)
}

file_story! {
    async fn a_photo_given_on_the_way_is_looked_at_clean_and_downloaded_as_it_was(world: World) {
        let reporter = comes_to_files(&world).await;
        let (photo, film) = (photo(), film(3));
        assert!(gives(&reporter, "IMG_1.jpg", &photo, "The wall & <b>sign</b>").await.contains("You can add more"));
        let page = gives(&reporter, "clip.mp4", &film, "").await;
        assert!(page.contains("IMG_1.jpg") && page.contains("clip.mp4") && page.contains("4 MB"), "{page}");
        let check = reporter.get("/answers/check").await;
        assert!(reporter.answer_on(FILES, with_pictures).await == "/answers/check" && !check.html.contains("not get here whole"));
        assert!(reporter.get("/answers/check").await.html.contains("You have added 2 files"));
        let reference = reference_in(&reporter.send().await.html);

        let officer = world.officer("greater-manchester").await;
        let case = officer.get(&format!("/reports/{reference}")).await.html;
        assert!(case.contains("File 1") && case.contains("File 2") && case.contains("The wall &amp; &lt;b&gt;sign"), "{case}");
        assert!(!case.contains("/picture"), "nothing is shown before somebody asks for it");
        let path = format!("/reports/{reference}/files/1");
        let page = officer.get(&path).await.html;
        assert!(page.contains("IMG_1.jpg") && page.contains("GPSLatitude") && !page.contains("<img"), "{page}");
        assert!(page.contains("You have not looked at a picture"));
        assert!(officer.get(&format!("{path}?show=yes")).await.html.contains("<img"));
        let (how, copy) = download(&officer, &format!("{path}/picture")).await.unwrap();
        assert!(how == "inline" && image::load_from_memory(&copy).unwrap().width() == 30, "the right way up");
        let (how, original) = download(&officer, &format!("{path}/original")).await.unwrap();
        assert_eq!(how, format!("attachment; filename=\"{reference}-1.jpg\""));
        assert!(original == photo, "byte for byte");
        let (_, original) = download(&officer, &format!("/reports/{reference}/files/2/original")).await.unwrap();
        assert!(original == film, "byte for byte");
        let second = format!("/reports/{reference}/files/2");
        assert!(officer.get(&second).await.html.contains("not shown here"));
        assert_eq!(officer.get(&format!("{second}/picture")).await.status, Status::NotFound);

        assert!(officer.get(&path).await.html.contains("You looked at 1 picture"));
        let custody = officer.get(&format!("/reports/{reference}/custody")).await.html;
        for told in ["Added a file", "Looked at a picture", "Downloaded the original", "Story Officer"] {
            assert!(custody.contains(told), "{told} is missing: {custody}");
        }
        let sha256 = data_encoding::HEXLOWER.encode(&<sha2::Sha256 as sha2::Digest>::digest(&photo));
        assert!(custody.contains(&sha256));
    }
}

file_story! {
    async fn nothing_of_a_file_stands_open_where_it_is_kept(world: World) {
        let reporter = comes_to_files(&world).await;
        let words = "PLANTED WORDS THAT NOBODY MAY READ\n".repeat(40_000);
        gives(&reporter, "PLANTED-NAME.txt", words.as_bytes(), "PLANTED-ABOUT").await;
        sends(&reporter).await;
        let files = every_file_in(world.folder.path()).into_iter();
        let mut kept: Vec<_> = files.map(|file| (file.display().to_string(), std::fs::read(&file).unwrap())).collect();
        let pieces = world.pieces.names().await;
        assert!(!pieces.is_empty());
        for piece in pieces {
            let bytes = world.pieces.read(&piece).await;
            kept.push((piece, bytes));
        }
        for (name, bytes) in kept {
            for planted in ["PLANTED WORDS", "PLANTED-NAME", "PLANTED-ABOUT"] {
                let found = bytes.windows(planted.len()).any(|part| part == planted.as_bytes());
                assert!(!found, "{planted} stands in {name}");
            }
        }
    }
}

/// All files below `folder`.
pub fn every_file_in(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(every_file_in(&path)),
            false => found.push(path),
        }
    }
    found
}

file_story! {
    async fn what_is_not_taken_is_told_why_and_the_rest_stays(world: World) {
        let reporter = comes_to_files(&world).await;
        gives(&reporter, "first.jpg", &photo(), "").await;
        let wrong: [(&str, &[u8], &str); 6] = [
            ("empty.jpg", b"", "The file is empty"),
            ("photos.jpg", b"PK\x03\x04\x14\0\0\0\x08\0", "Add the files one by one"),
            ("photo.jpg", b"MZ\x90\0\x03\0\0\0\x04\0\0\0", "This file is a program"),
            ("photo.png", b"\0\x01\x02\x03\x04\x05", "We cannot take this kind of file"),
            ("again.png", &photo(), "You have added this file already"),
            ("", b"", "Choose a file"),
        ];
        for (name, bytes, said) in wrong {
            let page = gives(&reporter, name, bytes, "the blue door").await;
            assert!(page.contains(said), "{name}: {page}");
            assert!(page.contains("There is a problem") && page.contains(">the blue door</textarea>"), "{name}");
            assert!(page.contains("first.jpg"), "what was given stays");
        }
        let long = "x".repeat(401);
        assert!(gives(&reporter, "other.txt", b"words", &long).await.contains("400 characters or fewer"));
        assert_eq!(world.count("evidence").await, 1);
        let reference = sends(&reporter).await;
        let case = world.officer("greater-manchester").await.get(&format!("/reports/{reference}")).await.html;
        assert!(case.contains("File 1") && !case.contains("File 2"));
    }
}

file_story! {
    async fn a_name_that_lies_is_shown_as_it_is_and_a_web_page_runs_nowhere(world: World) {
        let reporter = comes_to_files(&world).await;
        let page = gives(&reporter, "صورة\u{202e}gpj.exe", b"<html><script>alert(1)</script></html>", "").await;
        assert!(page.contains("صورةgpj.exe") && !page.contains('\u{202e}'), "{page}");
        let reference = sends(&reporter).await;
        let officer = world.officer("greater-manchester").await;
        let (how, _) = download(&officer, &format!("/reports/{reference}/files/1/original")).await.unwrap();
        assert_eq!(how, format!("attachment; filename=\"{reference}-1.txt\""));
    }
}

file_story! {
    async fn what_is_taken_back_or_left_behind_with_its_draft_is_gone(world: World) {
        let reporter = comes_to_files(&world).await;
        gives(&reporter, "one.jpg", &photo(), "").await;
        let page = reporter.get(FILES).await;
        let removed = reporter.post("/answers/files/1/remove", &page, &Fields::default()).await;
        assert!(reporter.get(&removed.location.unwrap()).await.html.contains("The file is gone"));
        assert!(world.count("evidence").await == 0 && world.pieces.names().await.is_empty());

        gives(&reporter, "two.jpg", &photo(), "").await;
        evidence::sweep(&world.portal).await.unwrap();
        assert_eq!(world.pieces.names().await.len(), 1, "a draft that is there keeps its files");
        let page = reporter.get(FILES).await;
        reporter.post("/leave", &page, &Fields::default()).await;
        evidence::sweep(&world.portal).await.unwrap();
        assert!(world.count("evidence").await == 0 && world.pieces.names().await.is_empty());
    }
}

file_story! {
    async fn somebody_who_stops_finds_their_files_again(world: World) {
        let reporter = comes_to_files(&world).await;
        gives(&reporter, "one.jpg", &photo(), "").await;
        let page = reporter.get("/answers/save").await;
        reporter.post("/answers/save", &page, &Fields::default()).await;
        let saved = reporter.get("/answers/saved").await.html;
        let code = saved.split("<span>").skip(1).map(|group| &group[..4]).collect::<Vec<_>>().join(" ");
        world.clock.pass(Duration::from_secs(5 * 24 * 3_600));
        evidence::sweep(&world.portal).await.unwrap();
        let other = world.visitor().await;
        let page = other.get("/answers/return").await;
        let back = other.post("/answers/return", &page, &fields(&[("code", &code)])).await;
        assert_eq!(back.location.as_deref(), Some("/answers/check"));
        evidence::sweep(&world.portal).await.unwrap();
        assert!(other.get(FILES).await.html.contains("one.jpg"));
    }
}

file_story! {
    async fn a_file_is_added_a_week_later_with_the_code_and_by_the_team(world: World) {
        let reporter = world.visitor().await;
        assert_eq!(reporter.answer_all(named).await, "/answers/check");
        let sent = reporter.send().await.html;
        let (reference, code) = (reference_in(&sent), code_in(&sent));
        world.clock.pass(Duration::from_secs(7 * 24 * 3_600));
        let later = world.visitor().await;
        assert!(looks(&later, &reference, &code).await.html.contains("status&#x2f;files"));
        let page = later.get("/status/files").await;
        let chosen = Chosen { name: "later.jpg", bytes: &photo(), about: "From my sister" };
        let given = upload(&later, "/status/files/add", &page, &chosen).await;
        let page = later.get(&given.location.unwrap()).await.html;
        assert!(page.contains("You can add more") && page.contains("later.jpg") && !page.contains("/remove"));

        let officer = world.officer("greater-manchester").await;
        let path = format!("/reports/{reference}/files");
        let page = officer.get(&path).await;
        assert!(page.html.contains("From my sister"), "{}", page.html);
        let chosen = Chosen { name: "cctv.txt", bytes: b"Seen at 10:05", about: "" };
        let given = upload(&officer, &path, &page, &chosen).await;
        assert!(officer.get(&given.location.unwrap()).await.html.contains("by staff"));
        let history = officer.get(&format!("/reports/{reference}/history")).await.html;
        assert_eq!(history.matches("Added a file").count(), 2);
        // Nobody else gets there.
        let elsewhere = world.officer("metropolitan").await;
        for path in [path.clone(), format!("{path}/1"), format!("{path}/1/original"), format!("{path}/1/picture"), format!("/reports/{reference}/custody")] {
            assert_eq!(elsewhere.get(&path).await.status, Status::NotFound, "{path}");
        }
        let page = elsewhere.get("/queue").await;
        let chosen = Chosen { name: "x.txt", bytes: b"x", about: "" };
        assert_eq!(upload(&elsewhere, &path, &page, &chosen).await.status, Status::NotFound);
    }
}

file_story! {
    async fn whoever_said_that_there_is_nothing_can_still_add_a_file_before_sending(world: World) {
        let reporter = world.visitor().await;
        assert_eq!(reporter.answer_all(anonymous).await, "/answers/check");
        assert!(reporter.get("/answers/check").await.html.contains("You have not added any files"));
        assert!(gives(&reporter, "one.jpg", &photo(), "").await.contains("You can add more"));
        let page = reporter.get(FILES).await;
        let gone_on = reporter.post(FILES, &page, &Fields::default()).await;
        assert_eq!(gone_on.location.as_deref(), Some("/answers/check"));
        assert!(reporter.get("/answers/check").await.html.contains("You have added 1 file"));
    }
}

file_story! {
    async fn where_it_happened_in_two_places_each_force_has_every_file(world: World) {
        let by_others = |slug: &str| match slug {
            "more-places" => fields(&[("more-places", "different-people")]),
            "other-place" => fields(&[("other-place", "SW1A 1AA")]),
            other => with_pictures(other),
        };
        let reporter = world.visitor().await;
        assert_eq!(reporter.answer_until("files", by_others).await, FILES);
        gives(&reporter, "one.jpg", &photo(), "").await;
        assert_eq!(reporter.answer_on(FILES, by_others).await, "/answers/check");
        reporter.send().await;
        for team in ["greater-manchester", "metropolitan"] {
            let officer = world.officer(team).await;
            let reference = reference_in(&officer.get("/queue").await.html);
            let (_, original) = download(&officer, &format!("/reports/{reference}/files/1/original")).await.unwrap();
            assert!(original == photo(), "{team}");
            let custody = officer.get(&format!("/reports/{reference}/custody")).await.html;
            assert!(custody.contains("Added a file"));
        }
    }
}

file_story! {
    async fn bytes_that_are_gone_or_changed_are_told_and_nothing_wrong_is_given(world: World) {
        let reporter = comes_to_files(&world).await;
        gives(&reporter, "one.mp4", &film(2), "").await;
        let reference = sends(&reporter).await;
        let officer = world.officer("greater-manchester").await;
        let path = format!("/reports/{reference}/files/1");
        let pieces = world.pieces.names().await;
        let second = pieces.iter().find(|piece| piece.ends_with("/1")).unwrap();
        let mut bytes = world.pieces.read(second).await;
        bytes[5_000] ^= 1;
        world.pieces.write(second, &bytes).await;
        assert!(download(&officer, &format!("{path}/original")).await.is_none(), "it breaks off");
        world.pieces.remove(second).await;
        assert_eq!(evidence::look_for_missing(&world.portal).await.unwrap(), 1);
        for page in [format!("/reports/{reference}"), path.clone()] {
            assert!(officer.get(&page).await.html.contains("Evidence missing"), "{page}");
        }
        assert_eq!(officer.get(&format!("{path}/original")).await.status, Status::NotFound);
        assert_eq!(world.count("alarms").await, 1);
        let desk = world.officer("national-desk").await;
        let board = desk.get("/national/board").await.html;
        assert!(board.contains("1 given with reports") && board.contains("0 stored") && board.contains("1 missing"), "{board}");
        let shown = format!("{}-{}", &reference[..4], &reference[4..]);
        assert!(desk.get("/national/files").await.html.contains(&shown));
        // It is found again: from a backup, say.
        bytes[5_000] ^= 1;
        world.pieces.write(second, &bytes).await;
        assert_eq!(evidence::look_for_missing(&world.portal).await.unwrap(), 0);
        assert!(download(&officer, &format!("{path}/original")).await.is_some());
    }
}

file_story! {
    async fn a_file_that_was_changed_on_its_disk_is_not_given_out_as_the_one_that_was_kept(world: World) {
        let reporter = comes_to_files(&world).await;
        gives(&reporter, "clip.mp4", &film(2), "").await;
        let reference = sends(&reporter).await;
        let name = world.pieces.names().await.pop().unwrap();
        let mut bytes = world.pieces.read(&name).await;
        bytes[100] ^= 1;
        world.pieces.write(&name, &bytes).await;
        let officer = world.officer("greater-manchester").await;
        let path = format!("/reports/{reference}/files/1/original");
        assert!(download(&officer, &path).await.is_none());
        let board = world.officer("national-desk").await.get("/national/board").await.html;
        assert!(board.contains("does not open"), "{board}");
    }
}

story! {
    async fn a_form_of_endless_fields_is_not_read_to_its_end(world: World) {
        let reporter = comes_to_files(&world).await;
        let page = reporter.get(FILES).await;
        let more: Vec<(&str, &str)> = (0..40).map(|_| ("more", "words")).collect();
        let chosen = Chosen { name: "one.jpg", bytes: &photo(), about: "" };
        let given = upload_with(&reporter, ADD, &page, &chosen, &more).await;
        assert!(given.location.is_none() && world.count("evidence").await == 0);
    }
}

file_story! {
    async fn a_file_whose_row_is_gone_is_told_too(world: World) {
        use diesel::RunQueryDsl;
        let reporter = comes_to_files(&world).await;
        gives(&reporter, "one.jpg", &photo(), "").await;
        let reference = sends(&reporter).await;
        let gone = world.portal.db.write("thief", |connection| {
            Ok(diesel::sql_query("DELETE FROM evidence").execute(connection)?)
        });
        gone.await.unwrap();
        let case = world.officer("greater-manchester").await.get(&format!("/reports/{reference}")).await.html;
        assert!(case.contains("Evidence missing: 1 file was given"), "{case}");
        // Its bytes wait for a backup of the row, but not for ever.
        evidence::sweep_orphans(&world.portal).await.unwrap();
        assert_eq!(world.pieces.names().await.len(), 1);
        let board = world.officer("national-desk").await.get("/national/board").await.html;
        assert!(board.contains("1 missing"), "{board}");
        world.clock.pass(Duration::from_secs(31 * 24 * 3_600));
        evidence::sweep_orphans(&world.portal).await.unwrap();
        assert!(world.pieces.names().await.is_empty());
    }
}

file_story! {
    async fn old_bytes_that_no_row_names_since_today_are_kept_for_whoever_brings_the_right_backup(world: World) {
        use diesel::RunQueryDsl;
        let reporter = comes_to_files(&world).await;
        gives(&reporter, "one.jpg", &photo(), "").await;
        sends(&reporter).await;
        evidence::sweep_orphans(&world.portal).await.unwrap();
        world.clock.pass(Duration::from_secs(400 * 24 * 3_600));
        // The wrong backup: it knows nothing of this file.
        let gone = world.portal.db.write("wrong backup", |connection| {
            Ok(diesel::sql_query("DELETE FROM evidence").execute(connection)?)
        });
        gone.await.unwrap();
        for _ in 0..3 {
            evidence::sweep_orphans(&world.portal).await.unwrap();
            world.clock.pass(Duration::from_secs(9 * 24 * 3_600));
        }
        assert_eq!(world.pieces.names().await.len(), 1);
        assert_eq!(world.count("unnamed_files").await, 1);
        world.clock.pass(Duration::from_secs(9 * 24 * 3_600));
        for _ in 0..2 {
            evidence::sweep_orphans(&world.portal).await.unwrap();
        }
        assert!(world.pieces.names().await.is_empty());
        assert_eq!(world.count("unnamed_files").await, 0);
    }
}

file_story! {
    async fn no_report_has_more_files_than_it_may(world: World) {
        let reporter = comes_to_files(&world).await;
        for number in 0..20 {
            gives(&reporter, "note.txt", format!("note {number}").as_bytes(), "").await;
        }
        let page = reporter.get(FILES).await;
        assert!(page.html.contains("That is the most we can take"), "{}", page.html);
        let chosen = Chosen { name: "note.txt", bytes: b"one more", about: "" };
        assert!(upload(&reporter, ADD, &page, &chosen).await.html.contains("You can add up to 20 files"));
        assert_eq!(world.count("evidence").await, 20);
    }
}

story! {
    async fn nobody_gives_a_file_without_a_form_of_ours(world: World) {
        let reporter = comes_to_files(&world).await;
        let stranger = world.visitor().await;
        let page = stranger.get("/status").await;
        let chosen = Chosen { name: "x.txt", bytes: b"x", about: "" };
        assert_eq!(upload(&reporter, ADD, &page, &chosen).await.status, Status::Forbidden);
        assert!(upload(&stranger, ADD, &page, &chosen).await.html.contains("no answers"), "there is nothing to give it for");
        assert_eq!(world.count("evidence").await, 0);
    }
}
