//! Files before the virus scanner: nobody opens one before it was scanned, and a report is taken whatever the scanner does.

use std::time::Duration;

use diesel::prelude::*;
use heard::audit::Happening;
use heard::commands::{Seen, Visitor};
use heard::db::schema::scans;
use heard::evidence;
use heard::web::Fields;
use rocket::http::Status;

use super::{FILES, comes_to_files, film, gives, photo, sends};
use crate::support::World;
use crate::support::clamd::{Clamd, eicar, says};
use crate::support::upload::{download, send_form};
use crate::{file_story, story};

/// Somebody reports with `files`; gives the reference.
async fn reports_with(world: &World, files: &[(&str, &[u8])]) -> String {
    let reporter = comes_to_files(world).await;
    for (name, bytes) in files {
        let page = gives(&reporter, name, bytes, "").await;
        assert!(page.contains("You can add more"), "{page}");
    }
    sends(&reporter).await
}

/// The officer's page of a file.
async fn page_of(officer: &Visitor, reference: &str, number: i32) -> Seen {
    officer
        .get(&format!("/reports/{reference}/files/{number}"))
        .await
}

async fn original(officer: &Visitor, reference: &str, number: i32) -> Option<Vec<u8>> {
    let path = format!("/reports/{reference}/files/{number}/original");
    download(officer, &path).await.map(|(_, bytes)| bytes)
}

async fn scans(world: &World) -> usize {
    evidence::scan_due(&world.portal).await.unwrap()
}

async fn capsules(world: &World) -> i64 {
    let read = world.portal.db.read(|connection| {
        let kept = scans::table.filter(scans::capsule.is_not_null());
        Ok(kept.count().get_result(connection)?)
    });
    read.await.unwrap()
}

file_story! {
    async fn nobody_opens_a_file_before_it_was_scanned(world: World) {
        let (scanner, _running) = says("stream: OK");
        let world = world.with_scanner(scanner).await;
        let photo = photo();
        let reference = reports_with(&world, &[("one.jpg", &photo)]).await;
        let officer = world.officer("greater-manchester").await;
        let case = officer.get(&format!("/reports/{reference}")).await.html;
        assert!(case.contains("Waits for the virus check"), "{case}");
        let page = page_of(&officer, &reference, 1).await.html;
        assert!(page.contains("Nobody can open this file") && !page.contains("GPSLatitude"), "{page}");
        assert!(original(&officer, &reference, 1).await.is_none());
        let picture = officer.get(&format!("/reports/{reference}/files/1/picture")).await;
        assert_eq!(picture.status, Status::NotFound);

        assert!(capsules(&world).await == 1 && scans(&world).await == 1);
        assert_eq!(capsules(&world).await, 0, "the worker keeps no key that it does not need");
        let page = page_of(&officer, &reference, 1).await.html;
        assert!(page.contains("Nothing found") && page.contains("GPSLatitude"), "{page}");
        assert!(original(&officer, &reference, 1).await.unwrap() == photo);
        let custody = officer.get(&format!("/reports/{reference}/custody")).await.html;
        assert!(custody.contains("Virus check: Nothing found"), "{custody}");
    }
}

story! {
    async fn what_the_scanner_finds_is_kept_and_opened_only_by_a_second_step(world: World) {
        let (scanner, _running) = says("stream: Story-Test FOUND");
        let world = world.with_scanner(scanner).await;
        let reference = reports_with(&world, &[("one.jpg", &photo())]).await;
        scans(&world).await;
        let officer = world.officer("greater-manchester").await;
        assert!(officer.get(&format!("/reports/{reference}")).await.html.contains("Virus found"));
        let page = page_of(&officer, &reference, 1).await;
        assert!(page.html.contains("Found: Story-Test") && page.html.contains("Download it all the same"));
        assert!(!page.html.contains("<form method=\"post\" action=\"/reports/") && original(&officer, &reference, 1).await.is_none());
        let path = format!("/reports/{reference}/files/1");
        let second = officer.get(&format!("{path}?risk=yes")).await;
        assert!(second.html.contains("I know the risk"), "{}", second.html);
        let bytes = send_form(&officer, &format!("{path}/original"), &second).await.unwrap();
        assert!(bytes == photo());
        let history = officer.get(&format!("/reports/{reference}/history")).await.html;
        assert!(history.contains("Downloaded a file in spite of the virus check"), "{history}");
    }
}

story! {
    async fn the_second_step_is_for_no_file_that_waits_or_is_clean(world: World) {
        let (scanner, _running) = says("stream: OK");
        let world = world.with_scanner(scanner).await;
        let reference = reports_with(&world, &[("one.jpg", &photo())]).await;
        let officer = world.officer("greater-manchester").await;
        let path = format!("/reports/{reference}/files/1/original");
        for _ in 0..2 {
            let page = officer.get(&format!("/reports/{reference}/files")).await;
            assert!(send_form(&officer, &path, &page).await.is_none());
            scans(&world).await;
        }
        assert_eq!(world.happenings_of(&reference, Happening::EvidenceDownloadedAtRisk).await, 0);
    }
}

story! {
    async fn a_file_that_the_scanner_cannot_read_is_tried_again_and_then_called_unclear(world: World) {
        let (scanner, _running) = says("INSTREAM size limit exceeded. ERROR");
        let world = world.with_scanner(scanner).await;
        let reference = reports_with(&world, &[("clip.mp4", &film(1))]).await;
        let officer = world.officer("greater-manchester").await;
        let mut tried = 0;
        for _ in 0..40 {
            tried += scans(&world).await;
            world.clock.pass(Duration::from_secs(60));
        }
        assert_eq!(tried, 5);
        let page = page_of(&officer, &reference, 1).await.html;
        assert!(page.contains("The scanner could not read it") && page.contains("Virus check failed"), "{page}");
        let second = officer.get(&format!("/reports/{reference}/files/1?risk=yes")).await;
        let bytes = send_form(&officer, &format!("/reports/{reference}/files/1/original"), &second).await;
        assert!(bytes.unwrap() == film(1));
    }
}

story! {
    async fn a_verdict_that_somebody_writes_into_the_database_opens_nothing(world: World) {
        let (scanner, _running) = says("stream: Story-Test FOUND");
        let world = world.with_scanner(scanner).await;
        let reference = reports_with(&world, &[("one.jpg", &photo())]).await;
        scans(&world).await;
        let officer = world.officer("greater-manchester").await;
        world
            .portal
            .db
            .write("tamper", |connection| {
                diesel::update(scans::table).set(scans::state.eq("clean")).execute(connection)?;
                Ok(())
            })
            .await
            .unwrap();
        assert!(original(&officer, &reference, 1).await.is_none());
        assert!(page_of(&officer, &reference, 1).await.html.contains("Waits for the virus check"));
        assert_eq!(scans(&world).await, 1, "whoever looks at it has it scanned anew");
        assert!(page_of(&officer, &reference, 1).await.html.contains("Virus found"));
    }
}

story! {
    async fn what_came_before_there_was_a_scanner_is_scanned_when_somebody_looks(world: World) {
        let reference = reports_with(&world, &[("one.jpg", &photo())]).await;
        let officer = world.officer("greater-manchester").await;
        assert!(page_of(&officer, &reference, 1).await.html.contains("Not checked here"));
        assert!(original(&officer, &reference, 1).await.is_some());

        let (scanner, _running) = says("stream: OK");
        let world = world.with_scanner(scanner).await;
        let officer = world.officer("greater-manchester").await;
        assert!(original(&officer, &reference, 1).await.is_none());
        assert!(page_of(&officer, &reference, 1).await.html.contains("Nobody can open this file"));
        assert_eq!(scans(&world).await, 1);
        assert!(original(&officer, &reference, 1).await.is_some());
    }
}

story! {
    async fn a_draft_that_goes_takes_its_files_and_their_keys_out_of_the_line(world: World) {
        let (scanner, _running) = says("stream: OK");
        let world = world.with_scanner(scanner).await;
        let reporter = comes_to_files(&world).await;
        gives(&reporter, "one.jpg", &photo(), "").await;
        assert_eq!(capsules(&world).await, 1);
        let page = reporter.get(FILES).await;
        reporter.post("/leave", &page, &Fields::default()).await;
        evidence::sweep(&world.portal).await.unwrap();
        assert_eq!(world.count("scans").await, 0);
    }
}

story! {
    async fn a_file_whose_bytes_are_away_waits_for_them_however_long(world: World) {
        let (scanner, _running) = says("stream: OK");
        let world = world.with_scanner(scanner).await;
        let reference = reports_with(&world, &[("one.jpg", &photo())]).await;
        let folder = world.portal.settings.evidence_folder();
        let aside = folder.with_extension("aside");
        std::fs::rename(&folder, &aside).unwrap();
        for _ in 0..20 {
            scans(&world).await;
            world.clock.pass(Duration::from_secs(600));
        }
        std::fs::rename(&aside, &folder).unwrap();
        assert_eq!(scans(&world).await, 1);
        let officer = world.officer("greater-manchester").await;
        assert!(page_of(&officer, &reference, 1).await.html.contains("Nothing found"));
    }
}

story! {
    async fn many_who_look_at_once_put_a_file_in_the_line_once(world: World) {
        let reference = reports_with(&world, &[("one.jpg", &photo()), ("clip.mp4", &film(1))]).await;
        let (scanner, _running) = says("stream: OK");
        let world = world.with_scanner(scanner).await;
        let officer = world.officer("greater-manchester").await;
        let path = format!("/reports/{reference}/files");
        let looking = (0..8).map(|_| officer.get(&path));
        for page in rocket::futures::future::join_all(looking).await {
            assert_eq!(page.status, Status::Ok);
        }
        assert_eq!(world.count("scans").await, 2);
        assert_eq!(scans(&world).await, 2);
    }
}

/// The desk sees that files wait, and since when.
#[test]
fn the_board_tells_how_many_files_wait() {
    rocket::execute(async {
        let (scanner, _running) = says("stream: OK");
        let world = World::on_sqlite().await.with_scanner(scanner).await;
        reports_with(&world, &[("one.jpg", &photo()), ("clip.mp4", &film(1))]).await;
        let desk = world.officer("national-desk").await;
        let board = desk.get("/national/board").await.html;
        assert!(
            board.contains("2 waiting for the virus check. The first since"),
            "{board}"
        );
        scans(&world).await;
        assert!(
            desk.get("/national/board")
                .await
                .html
                .contains("0 waiting for the virus check")
        );
    });
}

#[test]
#[ignore = "needs a real clamd: Debian's clamav-daemon"]
fn real_clamd_finds_is_down_is_slow_and_comes_back_on_sqlite() {
    rocket::execute(async { before_a_real_clamd(World::on_sqlite().await).await });
}

#[cfg(feature = "postgres")]
#[test]
#[ignore = "needs a real clamd: Debian's clamav-daemon"]
fn real_clamd_finds_is_down_is_slow_and_comes_back_on_postgres() {
    rocket::execute(async { before_a_real_clamd(World::on_postgres().await).await });
}

async fn before_a_real_clamd(world: World) {
    let mut clamd = Clamd::start();
    let world = world.with_scanner(clamd.scanner()).await;
    let officer = world.officer("greater-manchester").await;

    let bad = eicar();
    let reference = reports_with(
        &world,
        &[("good.jpg", &photo()), ("bad.txt", bad.as_bytes())],
    )
    .await;
    assert_eq!(scans(&world).await, 2);
    assert!(
        page_of(&officer, &reference, 1)
            .await
            .html
            .contains("Nothing found")
    );
    let page = page_of(&officer, &reference, 2).await.html;
    assert!(page.contains("Found: Story-Test"), "{page}");
    assert!(
        original(&officer, &reference, 1).await.is_some()
            && original(&officer, &reference, 2).await.is_none()
    );

    clamd.stop();
    let down = reports_with(&world, &[("bad.txt", bad.as_bytes())]).await;
    assert_eq!(scans(&world).await, 0);
    assert!(
        page_of(&officer, &down, 1)
            .await
            .html
            .contains("Waits for the virus check")
    );
    assert!(original(&officer, &down, 1).await.is_none());
    clamd.start_again();
    assert_eq!(scans(&world).await, 1);
    assert!(
        page_of(&officer, &down, 1)
            .await
            .html
            .contains("Virus found")
    );

    clamd.freeze(true);
    let slow = reports_with(&world, &[("good.jpg", &photo())]).await;
    assert_eq!(
        scans(&world).await,
        0,
        "it takes connections and says nothing"
    );
    assert!(
        page_of(&officer, &slow, 1)
            .await
            .html
            .contains("Waits for the virus check")
    );
    clamd.freeze(false);
    assert_eq!(scans(&world).await, 1);
    assert!(
        page_of(&officer, &slow, 1)
            .await
            .html
            .contains("Nothing found")
    );

    let hasty = world
        .with_scanner(clamd.scanner().with_patience(Duration::from_micros(1)))
        .await;
    let late = reports_with(&hasty, &[("good.jpg", &photo())]).await;
    let officer = hasty.officer("greater-manchester").await;
    assert_eq!(scans(&hasty).await, 1);
    assert!(
        page_of(&officer, &late, 1)
            .await
            .html
            .contains("Waits for the virus check")
    );
    let world = hasty.with_scanner(clamd.scanner()).await;
    world.clock.pass(Duration::from_secs(61));
    let officer = world.officer("greater-manchester").await;
    assert_eq!(scans(&world).await, 1);
    assert!(
        page_of(&officer, &late, 1)
            .await
            .html
            .contains("Nothing found")
    );

    let large = reports_with(&world, &[("clip.mp4", &film(3))]).await;
    for _ in 0..40 {
        scans(&world).await;
        world.clock.pass(Duration::from_secs(60));
    }
    assert!(
        page_of(&officer, &large, 1)
            .await
            .html
            .contains("The scanner could not read it")
    );
}
