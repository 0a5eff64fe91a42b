//! A backup is made while people send; on another machine, with the keys, everything that was answered before its moment opens.

mod refused;
mod under_load;

use std::fs;
use std::os::unix::fs::PermissionsExt;

use heard::audit::{self, Chain};
use heard::db::Db;
use heard::directory;

use crate::main_job::{anonymous, reference_in};
use crate::support::browser::Browser;
use crate::support::live::Live;
use crate::support::{PASSWORD, World, fields};

/// An installation with one report, which is in the queue of Greater Manchester; gives its reference too.
fn with_a_report() -> (Live, String) {
    rocket::execute(async {
        let world = World::on_sqlite_now().await;
        let reference = file_a_report(&world).await;
        (Live::left_in(world.folder, None), reference)
    })
}

async fn file_a_report(world: &World) -> String {
    let reporter = world.visitor().await;
    reporter.answer_all(anonymous).await;
    reference_in(&reporter.send().await.html)
}

/// An officer of Greater Manchester, signed in where the site is served.
fn officer(live: &Live) -> (crate::support::server::Server, Browser) {
    let server = live.serve();
    let mut browser = Browser::at(server.address);
    browser.get("/sign-in").unwrap();
    let typed = fields(&[
        ("email", "officer@greater-manchester.example"),
        ("password", PASSWORD),
    ]);
    let signed_in = browser.post("/sign-in", &typed).unwrap();
    assert_eq!(signed_in.location.as_deref(), Some("/queue"));
    (server, browser)
}

#[test]
fn a_backup_opens_on_another_machine_with_the_keys_that_were_kept_apart() {
    let (live, reference) = with_a_report();
    let file = live.file("tuesday.heard");
    let made = live.run_on("backup", &file, &[]);
    assert!(
        made.done && made.words.contains("1 reports"),
        "{}",
        made.words
    );
    assert!(made.words.contains("the key folder"), "{}", made.words);
    let mode = fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "others can read it");
    let other = live.other_machine();
    let restored = other.run_on("restore", &file, &[]);
    assert!(restored.done, "{}", restored.words);
    for told in [
        "1 reports",
        "Everybody is signed out",
        "`heard check` says:",
        "well     key folder",
    ] {
        assert!(restored.words.contains(told), "{told}: {}", restored.words);
    }
    let (_server, mut officer) = officer(&other);
    let report = officer.get(&format!("/reports/{reference}")).unwrap();
    assert!(report.html.contains("They spat at me."), "{}", report.html);
}

#[test]
fn no_key_of_the_key_folder_is_in_the_backup() {
    let (live, _) = with_a_report();
    let file = live.file("backup");
    assert!(live.run_on("backup", &file, &[]).done);
    let backup = fs::read(&file).unwrap();
    for name in ["pepper", "worker.key"] {
        let line = fs::read_to_string(live.settings().key_folder.join(name)).unwrap();
        let hex = line.trim().rsplit(' ').next().unwrap();
        let key = data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap();
        for needle in [hex.as_bytes(), &key] {
            let found = backup.windows(needle.len()).any(|bytes| bytes == needle);
            assert!(!found, "{name} is in the backup");
        }
    }
}

#[test]
fn a_leaver_with_a_live_session_is_signed_out_by_the_restore_and_the_operator_is_told_to_look() {
    let (live, reference) = with_a_report();
    let (mut server, mut officer) = officer(&live);
    assert!(
        officer
            .get("/queue")
            .unwrap()
            .html
            .contains(&reference[..4])
    );
    let invited = live.run(&["invite", "btp", "new@btp.example"]);
    let code = invited.words.lines().last().unwrap().trim();
    let file = live.file("yesterday");
    assert!(live.run_on("backup", &file, &[]).done);
    server.kill();
    let other = live.other_machine();
    let restored = other.run_on("restore", &file, &[]);
    assert!(restored.words.contains("1 sessions"), "{}", restored.words);
    assert!(
        restored.words.contains("1 invitations"),
        "{}",
        restored.words
    );
    assert!(
        restored.words.contains("is a member again"),
        "{}",
        restored.words
    );
    let server = other.serve();
    officer.move_to(server.address);
    let queue = officer.get("/queue").unwrap();
    assert!(
        !queue.html.contains(&reference[..4]),
        "the session came back"
    );
    let mut guest = Browser::at(server.address);
    guest.get("/welcome").unwrap();
    let typed = fields(&[
        ("invitation", code),
        ("name", "Nia Rees"),
        ("password", PASSWORD),
    ]);
    let refused = guest.post("/welcome", &typed).unwrap();
    assert!(
        refused.html.contains("href=\"#invitation\""),
        "the invitation came back"
    );
}

#[test]
fn the_desks_chain_tells_of_the_restore_and_stays_whole() {
    let (live, _) = with_a_report();
    let file = live.file("backup");
    assert!(live.run_on("backup", &file, &[]).done);
    let other = live.other_machine();
    assert!(other.run_on("restore", &file, &[]).done);
    rocket::execute(async {
        let db = Db::open(other.database().to_str().unwrap()).unwrap();
        let (entry, whole) = db
            .read(|connection| {
                let desk = directory::team_by_slug(connection, directory::NATIONAL_DESK)?.unwrap();
                let chain = Chain::Team(desk.id);
                let last = audit::entries(connection, chain)?.pop().unwrap();
                Ok((last, audit::is_whole(connection, chain)?))
            })
            .await
            .unwrap();
        assert_eq!(entry.happening, audit::Happening::Restored);
        assert_eq!(entry.actor, audit::Actor::CommandLine);
        assert!(whole);
    });
}
