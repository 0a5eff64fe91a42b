//! What the operator is told of mistakes and of what waits, before a user finds out.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

use heard::clock::Clock;
use heard::commands;
use heard::ops::raise_alarm;
use heard::post::{Message, NewLetter, enqueue};

use crate::story;
use crate::support::World;
use crate::support::live::{Live, Said};

/// A machine with nothing on it.
fn empty_machine() -> Live {
    Live::left_in(tempfile::tempdir().unwrap(), None)
}

fn set_up(live: &Live, signing_key: &str) -> Said {
    let key = live.file(signing_key);
    live.run(&[
        "setup",
        "--signing-key",
        key.to_str().unwrap(),
        "--desk-bell",
        "bell@desk.example",
        "--desk-night",
        "night@desk.example",
        "--desk-hours",
        "every-day 00:00-23:59",
    ])
}

#[test]
fn setup_puts_no_signing_key_beside_the_others_and_makes_no_key_twice() {
    let live = empty_machine();
    let keys = live.settings().key_folder;
    let said = set_up(&live, "keys/signing.key");
    assert!(
        !said.done && said.words.contains("must not lie in"),
        "{said:?}"
    );
    assert!(!keys.exists() && !live.database().exists());

    let said = set_up(&live, "signing.key");
    assert!(said.done, "{said:?}");
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&live.database()), 0o600);

    let pepper = fs::read(keys.join("pepper")).unwrap();
    fs::remove_file(live.database()).unwrap();
    let said = set_up(&live, "other.key");
    assert!(!said.done && said.words.contains("already"), "{said:?}");
    assert!(!live.file("other.key").exists() && !live.database().exists());
    assert_eq!(fs::read(keys.join("pepper")).unwrap(), pepper);
}

#[test]
fn a_database_that_is_gone_is_called_gone_and_none_is_made_in_its_place() {
    let live = empty_machine();
    let said = live.run(&["check"]);
    assert!(said.words.contains("run `heard setup` first"), "{said:?}");
    let folder = live.file("");
    let looked = format!(
        "no Rocket.toml in {}",
        folder.to_str().unwrap().trim_end_matches('/')
    );
    assert!(said.words.contains(&looked), "{said:?}");

    assert!(set_up(&live, "signing.key").done);
    fs::remove_file(live.database()).unwrap();
    for command in [&["serve"][..], &["check"], &["team", "list"]] {
        let said = live.run(command);
        assert!(
            !said.done && said.words.contains("is missing") && said.words.contains("heard restore"),
            "{said:?}"
        );
        assert!(!live.database().exists(), "{command:?}");
    }
    fs::write(live.file("Rocket.toml"), "").unwrap();
    assert!(!live.run(&["check"]).words.contains("no Rocket.toml"));
}

#[test]
fn check_names_a_database_that_others_can_read_and_how_much_room_there_is() {
    let live = empty_machine();
    assert!(set_up(&live, "signing.key").done);
    let database = live.database();
    let line = |mark: &str| format!("{mark}  {} is open to nobody else", database.display());
    assert!(live.run(&["check"]).words.contains(&line("well   ")));
    fs::set_permissions(&database, fs::Permissions::from_mode(0o644)).unwrap();
    let said = live.run(&["check"]);
    assert!(
        !said.done && said.words.contains(&line("MISSING")),
        "{said:?}"
    );
    assert!(said.words.contains("MiB free on the disk"), "{said:?}");
    assert!(said.words.contains("MISSING  public_url"), "{said:?}");
}

#[test]
fn a_bucket_is_used_or_refused_in_words_and_its_key_of_digits_is_never_shown() {
    let live = empty_machine();
    assert!(set_up(&live, "signing.key").done);
    let told = |command: &str| {
        let output = live
            .program()
            .arg(command)
            .env("HEARD_EVIDENCE__BUCKET__ENDPOINT", "http://127.0.0.1:9")
            .env("HEARD_EVIDENCE__BUCKET__NAME", "2026")
            .env("HEARD_EVIDENCE__BUCKET__REGION", "us-east-1")
            .env("HEARD_EVIDENCE__BUCKET__ACCESS_KEY", "7001700170017001")
            .env("HEARD_EVIDENCE__BUCKET__SECRET_KEY", "8002800280028002")
            .output()
            .unwrap();
        assert!(!output.status.success());
        let told = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(!told.contains("7001") && !told.contains("8002"), "{told}");
        told
    };
    if cfg!(feature = "s3") {
        let told = told("check");
        assert!(told.contains("MISSING  the bucket 2026"), "{told}");
        assert!(told.contains("it cannot be reached"), "{told}");
    } else {
        for command in ["serve", "check"] {
            let told = told(command);
            assert!(told.contains("was built without buckets"), "{told}");
        }
    }
}

#[test]
fn a_team_is_changed_where_the_operator_says_and_nowhere_else() {
    let live = empty_machine();
    assert!(set_up(&live, "signing.key").done);
    let said = live.run(&["team", "add", "kent", "--hours", "weekdays 08:00-18:00"]);
    assert!(said.done, "{said:?}");
    let kent = "kent (Kent Police): bell none, night none, duty inspector none, reads weekdays 08:00-18:00";
    assert!(live.run(&["team", "list"]).words.contains(kent));
    let check = live.run(&["check"]).words;
    assert!(
        check.contains("MISSING  team kent: an address that hears of each report"),
        "{check}"
    );

    let changed = live.run(&["team", "change", "kent", "--bell", "queue@kent.example"]);
    assert!(changed.done, "{changed:?}");
    let changed = live.run(&["team", "change", "kent", "--hours", "every-day 07:00-23:00"]);
    assert!(changed.done, "{changed:?}");
    let kent = "kent (Kent Police): bell queue@kent.example, night none, duty inspector none, reads every-day 07:00-23:00";
    let desk = "bell bell@desk.example, night night@desk.example, duty inspector none, reads every-day 00:00-23:59";
    let listed = live.run(&["team", "list"]).words;
    assert!(listed.contains(kent) && listed.contains(desk), "{listed}");

    for (wrong, told) in [
        (&["kent"][..], "say what to change"),
        (&["kent", "--bell", "nobody"], "not an e-mail address"),
        (&["kent", "--hours", "always"], "reading hours look like"),
        (&["kant", "--bell", "a@b.example"], "no team called kant"),
    ] {
        let said = live.run(&[&["team", "change"], wrong].concat());
        assert!(!said.done && said.words.contains(told), "{said:?}");
    }
    assert_eq!(live.run(&["team", "list"]).words, listed);

    let export = ["audit", "export", "--team", "kent", "kent.log"];
    assert!(live.run(&export).done);
    let log = std::fs::read_to_string(live.file("kent.log")).unwrap();
    assert_eq!(log.matches("team-changed").count(), 2, "{log}");
}

/// What `heard check` says of a world.
async fn checked(world: &World) -> String {
    let mut told = Vec::new();
    commands::check(&world.portal.settings, &mut told)
        .await
        .unwrap();
    String::from_utf8(told).unwrap()
}

/// Puts a letter in the outbox that has waited for `minutes`.
async fn write_before(world: &World, minutes: u64) {
    let (portal, mut chance) = (&world.portal, world.portal.chance());
    let made = Clock::system().now() - Duration::from_secs(minutes * 60);
    let letter = NewLetter::seal(
        portal,
        "bell@btp.example",
        &Message::Alarm,
        made,
        &mut chance,
    )
    .unwrap();
    let written = portal.db.write("write", move |connection| {
        enqueue(connection, &letter, made)
    });
    written.await.unwrap();
}

async fn run_sql(world: &World, statement: &'static str) {
    use diesel::RunQueryDsl;
    let run = world.portal.db.write("run", move |connection| {
        Ok(diesel::sql_query(statement).execute(connection)?)
    });
    run.await.unwrap();
}

story! {
    async fn check_tells_what_waits_for_a_person(world: World) {
        write_before(&world, 14).await;
        let told = checked(&world).await;
        for line in [
            "well     the database can be written",
            "well     no open alarm",
            "well     no letter that was given up",
            "well     letters leave within 15 minutes",
            "well     team btp: somebody holds its newest key (1 do)",
        ] {
            assert!(told.contains(line), "{line}: {told}");
        }

        let (now, mut chance) = (world.clock.now(), world.portal.chance());
        let raised = world.portal.db.write("alarm", move |connection| {
            let btp = heard::directory::team_by_slug(connection, "btp")?.unwrap();
            raise_alarm(connection, "no-usable-key", Some(btp.id), None, now, &mut chance)
        });
        assert!(raised.await.unwrap());
        run_sql(&world, "UPDATE outbox SET state = 'dead', capsule = NULL, ended_at = 1795435200000000").await;
        run_sql(&world, "DELETE FROM team_key_wraps WHERE holder_kind = 'person'").await;
        write_before(&world, 16).await;
        let told = checked(&world).await;
        for line in [
            "MISSING  alarm: a team has no key that can be used, British Transport Police, since 2026-11-23 12:00:00",
            "MISSING  letter given up: alarm, since 2026-11-23 12:00:00",
            "MISSING  letters leave within 15 minutes: the oldest waits since ",
            "MISSING  team btp: somebody holds its newest key (0 do)",
        ] {
            assert!(told.contains(line), "{line}: {told}");
        }
    }
}
