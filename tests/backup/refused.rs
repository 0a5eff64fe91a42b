//! What a restore refuses, each time with a sentence and with nothing changed.

use std::fs;
use std::path::{Path, PathBuf};

use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};

use super::with_a_report;
use crate::support::live::{Live, Said};

/// An installation with a report, and a backup of it.
fn backed_up() -> (Live, PathBuf) {
    let (live, _) = with_a_report();
    let file = live.file("backup");
    let made = live.run_on("backup", &file, &[]);
    assert!(made.done, "{}", made.words);
    (live, file)
}

fn change(database: &Path, sql: &str) {
    let mut connection = SqliteConnection::establish(database.to_str().unwrap()).unwrap();
    connection.batch_execute(sql).unwrap();
}

fn assert_refused(said: &Said, why: &str) {
    assert!(!said.done, "it was done: {}", said.words);
    assert!(said.words.contains(why), "{}", said.words);
}

/// Nothing is left of what was tried.
fn assert_no_database(live: &Live) {
    let folder = live.settings().data_folder;
    let Ok(files) = fs::read_dir(folder) else {
        return;
    };
    let left: Vec<_> = files.map(|file| file.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| name == "in-use"), "{left:?}");
}

#[test]
fn a_backup_overwrites_no_file() {
    let (live, file) = backed_up();
    let before = fs::read(&file).unwrap();
    assert_refused(&live.run_on("backup", &file, &[]), "is there already");
    assert_eq!(fs::read(&file).unwrap(), before);
    let nothing = live.other_machine();
    let said = nothing.run_on("backup", &nothing.file("new"), &[]);
    assert_refused(&said, "there is no database");
    assert_refused(&nothing.run(&["serve"]), "is missing");
    assert_no_database(&nothing);
    drop(heard::db::Db::open(nothing.database().to_str().unwrap()).unwrap());
    let said = nothing.run_on("backup", &nothing.file("new"), &[]);
    assert_refused(&said, "never set up");
    assert!(!nothing.file("new").exists());
}

#[test]
fn a_newer_database_is_never_restored_over() {
    let (live, monday) = backed_up();
    let again = live.run_on("restore", &monday, &[]);
    assert_refused(&again, "there is a database");
    // Somebody comes to look: that is newer than Monday's backup.
    let (mut server, _officer) = super::officer(&live);
    server.kill();
    let over_newer = live.run_on("restore", &monday, &["--replace"]);
    assert_refused(&over_newer, "is newer than the backup");
    assert_eq!(
        over_newer.words.matches("GMT").count() + over_newer.words.matches("BST").count(),
        2
    );
    let tuesday = live.file("tuesday");
    assert!(live.run_on("backup", &tuesday, &[]).done);
    let other = live.other_machine();
    assert!(other.run_on("restore", &monday, &[]).done);
    // The restore itself is written down now; Tuesday's backup is older than that.
    assert_refused(
        &other.run_on("restore", &tuesday, &["--replace"]),
        "is newer than the backup",
    );
}

#[test]
fn an_older_database_is_put_aside_when_that_is_asked_for() {
    let (live, monday) = backed_up();
    fs::rename(live.database(), live.file("tuesday.sqlite")).unwrap();
    fs::copy(&monday, live.database()).unwrap();
    change(
        &live.database(),
        "UPDATE teams SET name = 'Put aside' WHERE slug = 'btp'",
    );
    // The same moment is not newer.
    let said = live.run_on("restore", &monday, &["--replace"]);
    assert!(said.done, "{}", said.words);
    let files = fs::read_dir(live.settings().data_folder).unwrap();
    let aside: Vec<PathBuf> = files
        .map(|file| file.unwrap().path())
        .filter(|path| path.display().to_string().contains(".before-"))
        .collect();
    let [aside] = &aside[..] else {
        panic!("{aside:?}: {}", said.words);
    };
    assert!(
        said.words.contains(aside.to_str().unwrap()),
        "{}",
        said.words
    );
    assert_eq!(name_of_btp(aside), "Put aside");
    assert_eq!(name_of_btp(&live.database()), "British Transport Police");
}

fn name_of_btp(database: &Path) -> String {
    use diesel::prelude::*;
    use heard::db::schema::teams::dsl::{name, slug, teams};
    let mut connection = SqliteConnection::establish(database.to_str().unwrap()).unwrap();
    let found = teams.filter(slug.eq("btp")).select(name);
    found.first(&mut connection).unwrap()
}

#[test]
fn a_server_that_runs_keeps_its_database_even_when_somebody_moved_it() {
    let (live, file) = backed_up();
    let mut server = live.serve();
    assert_refused(
        &live.run_on("restore", &file, &["--replace"]),
        "a server is running",
    );
    for end in ["", "-wal", "-shm"] {
        let name = format!("{}{end}", live.database().display());
        fs::rename(&name, live.file(&format!("moved{end}"))).unwrap();
    }
    assert_refused(&live.run_on("restore", &file, &[]), "a server is running");
    assert!(!live.database().exists());
    server.kill();
    assert!(live.run_on("restore", &file, &[]).done);
}

#[test]
fn a_log_that_a_database_left_behind_is_not_read_into_the_restored_one() {
    let (live, file) = backed_up();
    let other = live.other_machine();
    fs::create_dir_all(other.settings().data_folder).unwrap();
    let log = format!("{}-wal", other.database().display());
    fs::write(&log, b"left behind").unwrap();
    assert_refused(&other.run_on("restore", &file, &[]), "was left behind");
    assert!(!other.database().exists());
}

#[test]
fn a_database_that_cannot_be_read_is_left_to_the_operator() {
    let (live, file) = backed_up();
    let other = live.other_machine();
    fs::create_dir_all(other.settings().data_folder).unwrap();
    fs::write(other.database(), vec![7; 100_000]).unwrap();
    assert_refused(
        &other.run_on("restore", &file, &["--replace"]),
        "move it away yourself",
    );
    assert_eq!(fs::read(other.database()).unwrap(), vec![7; 100_000]);
}

#[test]
fn a_backup_by_a_newer_version_is_refused() {
    let (live, file) = backed_up();
    change(
        &file,
        "INSERT INTO __diesel_schema_migrations (version) VALUES ('29991231000001')",
    );
    let other = live.other_machine();
    assert_refused(&other.run_on("restore", &file, &[]), "newer version");
    assert_no_database(&other);
}

#[test]
fn a_demonstration_is_never_restored() {
    let (live, file) = backed_up();
    change(&file, "UPDATE installation SET kind = 'demo'");
    let other = live.other_machine();
    assert_refused(&other.run_on("restore", &file, &[]), "demonstration");
    assert_no_database(&other);
}

#[test]
fn a_damaged_file_is_no_backup() {
    let (live, file) = backed_up();
    let whole = fs::read(&file).unwrap();
    let mut torn = whole.clone();
    let middle = whole.len() / 2;
    torn[middle..middle + 4_096].fill(0xAA);
    for (name, content) in [
        ("half", &whole[..middle]),
        ("torn", &torn[..]),
        ("nothing", &[]),
        ("words", b"this is not a database at all"),
    ] {
        let path = live.file(name);
        fs::write(&path, content).unwrap();
        let other = live.other_machine();
        assert_refused(&other.run_on("restore", &path, &[]), "is damaged");
        assert_no_database(&other);
    }
}

#[test]
fn another_installations_keys_are_refused_and_so_are_no_keys() {
    let (live, file) = backed_up();
    let (stranger, _) = with_a_report();
    let other = live.other_machine();
    fs::remove_dir_all(other.settings().key_folder).unwrap();
    assert_refused(&other.run_on("restore", &file, &[]), "the key folder");
    other.take_keys_of(&stranger);
    assert_refused(
        &other.run_on("restore", &file, &[]),
        "belongs to this backup",
    );
    assert_no_database(&other);
    fs::remove_dir_all(other.settings().key_folder).unwrap();
    other.take_keys_of(&live);
    assert!(other.run_on("restore", &file, &[]).done);
}

#[test]
fn without_a_file_there_is_nothing_to_restore() {
    let (live, _) = backed_up();
    assert_refused(&live.run(&["restore"]), "say which backup");
}

#[cfg(feature = "postgres")]
#[test]
fn on_postgresql_the_engines_own_tools_do_it_and_restore_ends_what_came_back() {
    use crate::support::World;
    rocket::execute(async {
        let world = World::on_postgres().await;
        super::file_a_report(&world).await;
        world.officer("btp").await;
        let url = world.portal.settings.database_url.clone();
        let live = Live::left_in(tempfile::tempdir().unwrap(), url);
        fs::create_dir_all(live.settings().key_folder.parent().unwrap()).unwrap();
        fs::rename(
            &world.portal.settings.key_folder,
            live.settings().key_folder,
        )
        .unwrap();
        assert_refused(&live.run_on("backup", &live.file("new"), &[]), "pg_dump");
        assert_refused(
            &live.run_on("restore", &live.file("new"), &[]),
            "pg_restore",
        );
        assert_eq!(world.count("sessions").await, 1);
        let said = live.run(&["restore"]);
        assert!(
            said.done && said.words.contains("1 sessions"),
            "{}",
            said.words
        );
        assert_eq!(world.count("sessions").await, 0);
        // A second machine with checkpoints of its own does the same.
        let second = live.run(&["restore"]);
        assert!(
            second.done && second.words.contains("log is as the checkpoints"),
            "{}",
            second.words
        );
        let verified = live.run(&["audit", "verify"]);
        assert!(verified.done, "{}", verified.words);
    });
}
