//! A thief with a copy of every file: looks for planted words in every byte, and tries every 32 bytes found
//! as every kind of key.

mod centre;
mod keyring;
mod leaver;
mod loot;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use diesel::prelude::*;
use heard::commands::{self, Visitor};
use heard::db::schema::outbox;
use heard::ops;
use heard::vault::{Chance, KeyFolder, open_capsule};
use heard::web::Fields;
use rocket::http::Status;
use uuid::Uuid;

use crate::first_steward::app_code;
use crate::main_job::{code_in, named, reference_in};
use crate::support::upload::{Chosen, upload};
use crate::support::{PASSWORD, World, fields, looks};
use keyring::{SealedValue, SealedWrap};
use loot::Loot;

const REPORTS: usize = 50;
/// The teams of a [`World`], each with one officer.
const TEAMS: usize = 4;

/// A word that stands in one field of one report and nowhere else.
fn planted(report: usize, field: &str) -> String {
    format!("Zq{report:02}x{}x", field.replace('-', ""))
}

/// Answers with a planted word in every field that takes words.
fn with_planted(slug: &str, report: usize) -> Fields {
    let word = |field: &str| planted(report, field);
    match slug {
        "place" => fields(&[("place", "M1 1AE"), ("detail", &word("detail"))]),
        "when" => fields(&[("when", "roughly"), ("about", &word("about"))]),
        "already" => fields(&[
            ("already", "yes"),
            ("told", &word("told")),
            ("number", &word("number")),
        ]),
        "online" => fields(&[("online", "yes")]),
        "links" | "what" | "why" | "name" => fields(&[(slug, &word(slug))]),
        "strands" => fields(&[("strands", "race"), ("other-strand", &word("other-strand"))]),
        "email" => fields(&[
            ("email", "yes"),
            ("address", &format!("{}@home.example", word("address"))),
        ]),
        "phone" => fields(&[
            ("phone", "yes"),
            ("number", &format!("0161 496 00{report:02} x7788")),
            ("times", &word("times")),
        ]),
        "voicemail" => fields(&[("voicemail", "no")]),
        "letter" => fields(&[
            ("letter", "yes"),
            ("postal-address", &word("postal-address")),
        ]),
        other => named(other),
    }
}

const WORDED: [&str; 23] = [
    "detail",
    "about",
    "told",
    "number",
    "links",
    "what",
    "why",
    "name",
    "other-strand",
    "address",
    "times",
    "postal-address",
    "open",
    "message",
    "note",
    "reply",
    "offer",
    "file",
    "filename",
    "fileabout",
    "cctv",
    "cctvname",
    "cctvabout",
];

/// Somebody who joins a team, with a second factor, and stays signed in.
pub async fn stays_signed_in(world: &World) -> Visitor {
    let code = commands::invite(
        &world.portal.db,
        "btp",
        "new@btp.example",
        "officer",
        &world.clock,
        &mut Chance::system(),
    )
    .await
    .unwrap();
    let newcomer = world.visitor().await;
    let page = newcomer.get("/welcome").await;
    let typed = [
        ("invitation", code.as_str()),
        ("name", "Nia Rees"),
        ("password", PASSWORD),
    ];
    newcomer.post("/welcome", &page, &fields(&typed)).await;
    let page = newcomer.get("/welcome/second-factor").await;
    let code = app_code(&page.html, world.clock.now());
    let typed = fields(&[("code", &code)]);
    newcomer.post("/welcome/second-factor", &page, &typed).await;
    assert_eq!(newcomer.get("/queue").await.status, Status::Ok);
    newcomer
}

/// An installation with fifty reports, one unfinished draft, one officer signed in before and one now, and a checkpoint.
async fn full_of_reports() -> World {
    let world = World::on_sqlite().await;
    for report in 0..REPORTS {
        let reporter = world.visitor().await;
        assert_eq!(
            reporter.answer_all(|slug| with_planted(slug, report)).await,
            "/answers/check"
        );
        let sent = reporter.send().await.html;
        if report == 0 {
            talk(&world, &reporter, &reference_in(&sent), &code_in(&sent)).await;
        }
    }
    stays_signed_in(&world).await;
    let manager = centre::at_a_centre(&world).await;
    let page = manager.get("/centre").await;
    manager.post("/sign-out", &page, &Fields::default()).await;
    let unfinished = world.visitor().await;
    let last_words = |slug: &str| match slug {
        "what" => fields(&[("what", &planted(REPORTS, "open"))]),
        other => with_planted(other, REPORTS),
    };
    assert_eq!(
        unfinished.answer_until("online", last_words).await,
        "/answers/online"
    );
    assert!(ops::checkpoint(&world.portal).await);
    world
}

/// A file of words in which `word` stands again and again.
struct Given {
    name: String,
    words: String,
    about: String,
}

fn file(word: &str, name: &str, about: &str) -> Given {
    Given {
        name: format!("{name}.txt"),
        words: format!("{word} ").repeat(5_000),
        about: about.to_owned(),
    }
}

impl Given {
    fn chosen(&self) -> Chosen<'_> {
        Chosen {
            name: &self.name,
            bytes: self.words.as_bytes(),
            about: &self.about,
        }
    }
}

/// An officer opens a report, writes to the reporter, who answers, writes a note, offers it to another force, and signs out.
async fn talk(world: &World, reporter: &Visitor, reference: &str, code: &str) {
    let officer = world.officer("greater-manchester").await;
    let path = format!("/reports/{reference}");
    let page = officer.get(&path).await;
    assert!(page.html.contains(&planted(0, "what")));
    let write = async |what: &str, field: &str, word: &str| {
        let typed = fields(&[(field, &planted(0, word)), ("team", "metropolitan")]);
        let sent = officer.post(&format!("{path}/{what}"), &page, &typed).await;
        let to = sent.location.unwrap_or_default();
        assert!(
            to.starts_with(&format!("{path}?done=")),
            "{what}: {}",
            sent.html
        );
    };
    write("message", "words", "message").await;
    let open = looks(reporter, reference, code).await;
    assert!(open.html.contains(&planted(0, "message")), "{}", open.html);
    let reply = fields(&[("message", &planted(0, "reply"))]);
    let sent = reporter.post("/status/open", &open, &reply).await;
    assert_eq!(sent.location.as_deref(), Some("/status/open?done=sent"));
    let page = reporter.get("/status/files").await;
    let given = file(
        &planted(0, "file"),
        &planted(0, "filename"),
        &planted(0, "fileabout"),
    );
    let sent = upload(reporter, "/status/files/add", &page, &given.chosen()).await;
    assert_eq!(sent.location.as_deref(), Some("/status/files?done=kept"));
    let page = officer.get(&format!("{path}/files")).await;
    assert!(page.html.contains(&planted(0, "fileabout")));
    let given = file(
        &planted(0, "cctv"),
        &planted(0, "cctvname"),
        &planted(0, "cctvabout"),
    );
    let sent = upload(&officer, &format!("{path}/files"), &page, &given.chosen()).await;
    assert!(sent.location.is_some(), "{}", sent.html);
    let page = officer.get(&path).await;
    let write = async |what: &str, field: &str, word: &str| {
        let typed = fields(&[(field, &planted(0, word)), ("team", "metropolitan")]);
        officer.post(&format!("{path}/{what}"), &page, &typed).await;
    };
    write("note", "note", "note").await;
    write("move", "why", "offer").await;
    let page = officer.get(&path).await;
    for word in ["message", "reply", "note", "offer"] {
        assert!(page.html.contains(&planted(0, word)), "{word}");
    }
    officer.post("/sign-out", &page, &Fields::default()).await;
}

/// Every file below `folder`.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else {
            found.push(path);
        }
    }
    found
}

fn contains(bytes: &[u8], word: &str) -> bool {
    let word = word.as_bytes();
    bytes
        .windows(word.len())
        .any(|window| window.eq_ignore_ascii_case(word))
}

#[test]
fn no_planted_word_lies_in_any_byte_of_any_file() {
    rocket::execute(async {
        let world = full_of_reports().await;
        let files = files_below(world.folder.path());
        assert!(files.iter().any(|file| file.ends_with("heard.sqlite")));
        assert!(files.iter().any(|file| file.ends_with("pepper")));
        assert!(files.iter().any(|file| file.ends_with("checkpoints.jsonl")));
        for file in files {
            let bytes = std::fs::read(&file).unwrap();
            // All planted words begin alike, so one search finds any of them.
            for report in 0..=centre::SENT + 1 {
                assert!(
                    !contains(&bytes, &format!("Zq{report:02}x")),
                    "report {report} in {}",
                    file.display()
                );
            }
            assert!(
                !contains(&bytes, "x7788") && !contains(&bytes, "home.example"),
                "{}",
                file.display()
            );
        }
    });
}

/// Every value of 32 bytes that stands by itself in the database, in a key file or in a checkpoint, and the hexadecimal ones.
async fn every_value_of_32_bytes(world: &World, key_folder: &Path) -> BTreeSet<[u8; 32]> {
    let mut values: BTreeSet<[u8; 32]> = BTreeSet::new();
    let database = Path::new(&world.portal.settings.database()).to_owned();
    let mut connection = SqliteConnection::establish(database.to_str().unwrap()).unwrap();
    #[derive(QueryableByName)]
    struct Column {
        #[diesel(sql_type = diesel::sql_types::Text)]
        of: String,
        #[diesel(sql_type = diesel::sql_types::Text)]
        name: String,
    }
    #[derive(QueryableByName)]
    struct Cell {
        #[diesel(sql_type = diesel::sql_types::Binary)]
        bytes: Vec<u8>,
    }
    let columns: Vec<Column> = diesel::sql_query(
        "SELECT m.name AS of, c.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) c \
         WHERE m.type = 'table' AND c.type = 'BLOB'",
    )
    .load(&mut connection)
    .unwrap();
    assert!(columns.len() > 20);
    for Column { of, name } in columns {
        let query = format!("SELECT {name} AS bytes FROM {of} WHERE {name} IS NOT NULL");
        for Cell { bytes } in diesel::sql_query(query)
            .load::<Cell>(&mut connection)
            .unwrap()
        {
            if let Ok(value) = <[u8; 32]>::try_from(bytes.as_slice()) {
                values.insert(value);
            }
        }
    }
    let mut files = files_below(key_folder);
    files.extend(files_below(&world.portal.settings.audit_folder));
    for file in files {
        let text = std::fs::read_to_string(file).unwrap();
        for word in text.split(|letter: char| letter.is_whitespace() || letter == '"') {
            for encoding in [
                data_encoding::HEXLOWER_PERMISSIVE,
                data_encoding::BASE64,
                data_encoding::BASE64URL_NOPAD,
            ] {
                if let Ok(Ok(value)) = encoding.decode(word.as_bytes()).map(<[u8; 32]>::try_from) {
                    values.insert(value);
                }
            }
        }
    }
    values
}

#[test]
fn no_value_in_the_database_or_the_key_folder_opens_what_somebody_wrote() {
    rocket::execute(async {
        let world = full_of_reports().await;
        let key_folder = world.portal.settings.key_folder.clone();
        let values = every_value_of_32_bytes(&world, &key_folder).await;
        assert!(
            values.len() > REPORTS,
            "only {} values were found",
            values.len()
        );
        let loot = Loot::of(&world, key_in(&key_folder.join("pepper"))).await;
        // And at the centre: six parts, two messages, and a draft.
        assert_eq!(loot.count("heard/v1/report/field"), REPORTS * 4 + 4 + 2 + 9);
        assert_eq!(loot.count("heard/v1/file/piece"), 2);
        assert_eq!(loot.count("heard/v1/browser/reporter visit"), 1);
        assert_eq!(loot.count("heard/v1/browser/draft"), REPORTS + 1);
        assert_eq!(loot.count("heard/v1/browser/session"), 1);
        assert_eq!(loot.count("heard/v1/person/kek"), TEAMS + 2);
        assert_eq!(loot.count("heard/v1/person/totp"), 2);
        assert!(loot.wraps.len() > REPORTS + TEAMS * 2);
        assert!(!loot.capsules.is_empty());
        // The key folder opens mail that waits, and nothing else: the checkpoint key only signs.
        let worker = key_in(&key_folder.join("worker.key"));
        assert!(values.contains(&worker));
        assert!(values.contains(&key_in(&key_folder.join("checkpoint.key"))));
        for value in &values {
            assert!(
                !loot
                    .values
                    .iter()
                    .any(|sealed| sealed.opened_by(value).is_some())
            );
            assert!(
                !loot
                    .wraps
                    .iter()
                    .any(|sealed| sealed.opened_by(value).is_some())
            );
            let is_worker = *value == worker;
            let opened = |capsule: &SealedWrap| capsule.opened_by(value).is_some() == is_worker;
            assert!(loot.capsules.iter().all(opened));
        }
        letters_tell_nothing_that_was_written(&world, &key_folder).await;
    });
}

/// The key that a file of the key folder holds.
fn key_in(file: &Path) -> [u8; 32] {
    let text = std::fs::read_to_string(file).unwrap();
    let hex = text.split_whitespace().last().unwrap();
    let key = data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap();
    key.try_into().unwrap()
}

/// What the worker's key opens holds the address it goes to, and none of the other answers.
async fn letters_tell_nothing_that_was_written(world: &World, key_folder: &Path) {
    let read = world.portal.db.read(|connection| {
        let rows: Vec<(Vec<u8>, Option<Vec<u8>>)> = outbox::table
            .select((outbox::id, outbox::capsule))
            .load(connection)?;
        Ok(rows)
    });
    let worker = KeyFolder::open(key_folder).unwrap().worker;
    for (row, capsule) in read.await.unwrap() {
        let row = Uuid::from_slice(&row).unwrap();
        let opened = open_capsule(&worker, "letter", row, &capsule.unwrap()).unwrap();
        let letter = String::from_utf8(opened.to_vec()).unwrap();
        for field in WORDED.iter().filter(|field| **field != "address") {
            for report in 0..=centre::SENT {
                assert!(!letter.contains(&planted(report, field)), "{field}");
            }
        }
    }
}

#[test]
fn the_thief_would_notice_every_right_key() {
    rocket::execute(async {
        let world = World::on_sqlite().await;
        let reporter = world.visitor().await;
        reporter.answer_all(|slug| with_planted(slug, 1)).await;
        let page = reporter.get("/answers/files").await;
        let given = file(&planted(1, "file"), "name", "");
        upload(&reporter, "/answers/files/add", &page, &given.chosen()).await;
        let code = code_in(&reporter.send().await.html);
        let unfinished = world.visitor().await;
        unfinished.answer_all(|slug| with_planted(slug, 2)).await;
        let newcomer = stays_signed_in(&world).await;
        let officer = world.officer("greater-manchester").await;
        let pepper = key_in(&world.portal.settings.key_folder.join("pepper"));
        let loot = Loot::of(&world, pepper).await;
        let holds = |bytes: &[u8], report: usize| contains(bytes, &planted(report, "what"));

        assert!(holds(&loot.value_of(&cookie(&unfinished)), 2));
        let seed = loot.value_of(&cookie(&newcomer));
        assert_eq!(loot.value_of(&secret(seed)).len(), 20, "the second factor");
        let seed = secret(loot.value_of(&cookie(&officer)));
        let team_secret = secret(loot.wrapped_to(&seed));
        let report_key = secret(loot.wrapped_to(&team_secret));
        let opens = |sealed: &&SealedValue| sealed.opened_by(&report_key).is_some();
        assert_eq!(
            loot.values.iter().filter(opens).count(),
            5,
            "all parts of the report, and what is told of its file"
        );
        let file_key = key_of_file(&loot, &report_key);
        assert!(contains(&loot.value_of(&file_key), &planted(1, "file")));
        let account = |sealed: &SealedValue| {
            sealed
                .opened_by(&report_key)
                .is_some_and(|part| holds(&part, 1))
        };
        assert!(loot.values.iter().any(account));
        assert_eq!(
            secret(loot.wrapped_to(&peppered(&code, pepper))),
            report_key
        );
    });
}

/// The key of the only file, as what is told of it holds it.
fn key_of_file(loot: &Loot, report_key: &[u8; 32]) -> [u8; 32] {
    let opened = loot
        .values
        .iter()
        .filter_map(|sealed| sealed.opened_by(report_key));
    let told = opened.map(|part| String::from_utf8_lossy(&part).into_owned());
    let keys = told.filter_map(|told| {
        let (_, after) = told.split_once("\"key\":\"")?;
        data_encoding::BASE64URL_NOPAD
            .decode(after.get(..43)?.as_bytes())
            .ok()
    });
    keys.filter_map(|key| key.try_into().ok())
        .next()
        .expect("a file has a key")
}

/// The 32 bytes in somebody's cookie.
fn cookie(visitor: &Visitor) -> [u8; 32] {
    let text = visitor
        .client()
        .cookies()
        .get("heard")
        .unwrap()
        .value()
        .to_owned();
    secret(
        data_encoding::BASE64URL_NOPAD
            .decode(text.as_bytes())
            .unwrap(),
    )
}

pub fn secret(bytes: Vec<u8>) -> [u8; 32] {
    bytes.try_into().unwrap()
}

/// What the reporter's key grows from: the code as it was shown, with the pepper.
fn peppered(code: &str, pepper: [u8; 32]) -> [u8; 32] {
    let mut crockford = data_encoding::Specification::new();
    crockford
        .symbols
        .push_str("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    let typed: String = code.split_whitespace().collect();
    let code = crockford
        .encoding()
        .unwrap()
        .decode(typed.as_bytes())
        .unwrap();
    let mut grown = [0; 32];
    hkdf::Hkdf::<sha2::Sha256>::new(Some(&pepper), &code)
        .expand(b"heard/v1/reporter/code", &mut grown)
        .unwrap();
    grown
}

#[test]
fn the_thief_knows_of_every_key_that_the_vault_grows() {
    let known = include_str!("thief/loot.rs");
    let opens_nothing = [
        "heard/v1/person/auth",
        "heard/v1/team/sign",
        "heard/v1/report/commit",
        "heard/v1/reporter/code",
        // A token: what grows from it is tried as from every other.
        "heard/v1/reporter/return code",
        "heard/v1/pepper/mark",
        // Marks by which equal things are known in one team.
        "heard/v1/team/token",
    ];
    let mut grown = 0;
    for file in files_below(Path::new("src/vault")) {
        let source = std::fs::read_to_string(file).unwrap();
        for purpose in source
            .split('"')
            .filter(|text| text.starts_with("heard/v1/"))
        {
            grown += 1;
            assert!(
                known.contains(purpose) || opens_nothing.contains(&purpose),
                "{purpose}"
            );
        }
    }
    assert!(grown > 10, "only {grown} were found");
}
