//! What a released version left behind: today's program brings its tables up to date, opens everything in it, and goes on.
//!
//! `tests/stored/` has a folder for each release, written by `tests/stored/write.rs` when it was made.

mod write;

use std::fs;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use heard::clock::Clock;
use heard::commands::{self, AuditWords, Visitor};
use heard::db::{Db, Moment};
use heard::evidence::Store;
use heard::portal::{Kind, Parts, Portal};
use heard::post::{Memory, Transport, send_due};
use heard::routing::Postcodes;
use heard::settings::Settings;
use heard::site;
use heard::vault::KeyFolder;
use heard::web::gate::Peers;
use rocket::http::Status;
use rocket::local::asynchronous::Client;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::answers::does;
use crate::first_steward::code_for;
use crate::main_job::{anonymous, reference_in};
use crate::support::{NOON, fields, looks};

const RELEASES: [&str; 1] = ["0.1.0"];
/// The migrations that a release has, with what their text was.
const MIGRATIONS: &str = "migrations.sha256";

fn folder_of(release: &str) -> PathBuf {
    Path::new("tests/stored").join(release)
}

/// An hour after the stored installations were left alone, while the offer in them still stands.
const LATER: Moment = Moment::from_micros(NOON.micros() + 2 * 3_600_000_000);

/// A copy of a stored installation, with today's program on it.
struct Stored {
    portal: Arc<Portal>,
    mail: Memory,
    codes: String,
    _folder: TempDir,
}

fn private_copy(from: &Path, to: &Path) {
    fs::DirBuilder::new().mode(0o700).create(to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let path = file.unwrap().path();
        let copy = to.join(path.file_name().unwrap());
        fs::copy(&path, &copy).unwrap();
        fs::set_permissions(&copy, fs::Permissions::from_mode(0o600)).unwrap();
    }
}

impl Stored {
    async fn open(release: &str) -> Self {
        let (from, folder) = (folder_of(release), tempfile::tempdir().unwrap());
        let settings = Settings::under(folder.path());
        private_copy(&from.join("keys"), &settings.key_folder);
        private_copy(&from.join("checkpoints"), &settings.audit_folder);
        fs::create_dir(&settings.data_folder).unwrap();
        fs::copy(from.join("heard.sqlite"), settings.database()).unwrap();
        let mail = Memory::default();
        let parts = Parts {
            kind: Kind::Live,
            db: Db::open(&settings.database()).unwrap(),
            clock: Clock::standing_at(LATER),
            keys: KeyFolder::open(&settings.key_folder).unwrap(),
            postcodes: Postcodes::embedded(),
            peers: Peers::default(),
            transport: Transport::Memory(mail.clone()),
            scanner: None,
            store: Store::open(&settings).unwrap(),
        };
        let stored = Self {
            portal: Arc::new(Portal::new(settings, parts)),
            mail,
            codes: fs::read_to_string(from.join("codes.txt")).unwrap(),
            _folder: folder,
        };
        stored.portal.refresh_directory().await.unwrap();
        stored
    }

    /// What the file of codes has after `name`.
    fn code(&self, name: &str) -> &str {
        let mut lines = self.codes.lines();
        lines
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
            .unwrap()
    }

    async fn visitor(&self) -> Visitor {
        let client = Client::tracked(site(Arc::clone(&self.portal)));
        Visitor::new(client.await.unwrap())
    }

    async fn signed_in(&self, email: &str) -> Visitor {
        let visitor = self.visitor().await;
        let page = visitor.get("/sign-in").await;
        let typed = fields(&[("email", email), ("password", self.code("password"))]);
        let seen = visitor.post("/sign-in", &page, &typed).await;
        if seen.location.as_deref() == Some("/sign-in/code") {
            let page = visitor.get("/sign-in/code").await;
            let code = code_for(self.code("app of nia@btp.example"), LATER);
            let seen = visitor
                .post("/sign-in/code", &page, &fields(&[("code", &code)]))
                .await;
            assert_eq!(seen.location.as_deref(), Some("/queue"), "{}", seen.html);
        } else {
            assert_eq!(seen.location.as_deref(), Some("/queue"), "{}", seen.html);
        }
        visitor
    }

    async fn assert_log_is_well(&self) {
        let mut out = Vec::new();
        let words = AuditWords {
            database: None,
            checkpoints: None,
        };
        let well = commands::audit_verify(&self.portal.settings, words, &mut out).await;
        assert!(well.unwrap(), "{}", String::from_utf8(out).unwrap());
    }
}

#[test]
fn the_log_of_a_stored_installation_is_as_it_was_written() {
    for release in RELEASES {
        rocket::execute(async { Stored::open(release).await.assert_log_is_well().await });
    }
}

#[test]
fn the_officer_opens_what_was_stored_and_the_reporter_reads_on_with_the_same_code() {
    for release in RELEASES {
        rocket::execute(async {
            let stored = Stored::open(release).await;
            let (reference, code) = (stored.code("reference"), stored.code("code"));
            let path = format!("/reports/{reference}");
            let officer = stored.signed_in("officer@greater-manchester.example").await;
            let page = officer.get(&path).await.html;
            for told in [
                "They spat at me.",
                "Was there a bus?",
                "The 192, at the back.",
                "Ask the bus company for film.",
                "Until they take it, it is yours",
                "by the end of 26 November 2026",
            ] {
                assert!(page.contains(told), "{release}: {told}: {page}");
            }
            let reporter = stored.visitor().await;
            let page = looks(&reporter, reference, code).await.html;
            assert!(
                page.contains("Was there a bus?") && page.contains("The 192, at the back."),
                "{page}"
            );
            assert!(!page.contains("bus company"), "{page}");

            let taker = stored.signed_in("officer@metropolitan.example").await;
            assert!(
                taker
                    .get("/queue")
                    .await
                    .html
                    .contains("Offered to your team")
            );
            does(&taker, reference, "take", &[]).await;
            assert!(taker.get(&path).await.html.contains("They spat at me."));
            assert_eq!(officer.get(&path).await.status, Status::NotFound);
            let page = looks(&reporter, reference, code).await.html;
            assert!(page.contains("It moved to Metropolitan"), "{page}");
            stored.assert_log_is_well().await;
        });
    }
}

#[test]
fn what_waited_when_it_was_stored_still_waits_for_the_right_people() {
    for release in RELEASES {
        rocket::execute(async {
            let stored = Stored::open(release).await;
            let desk = stored.signed_in("officer@national-desk.example").await;
            let board = desk.get("/national/board").await.html;
            assert!(board.contains("No checkpoint"), "{board}");
            send_due(&stored.portal).await.unwrap();
            let sent = stored.mail.sent();
            for domain in [
                "home.example",
                "greater-manchester.example",
                "metropolitan.example",
            ] {
                let waited = sent.iter().any(|letter| letter.to.ends_with(domain));
                assert!(waited, "{release}: no letter for {domain}");
            }
        });
    }
}

#[test]
fn a_steward_with_a_phone_signs_in_and_the_site_goes_on_taking_reports() {
    for release in RELEASES {
        rocket::execute(async {
            let stored = Stored::open(release).await;
            let nia = stored.signed_in("nia@btp.example").await;
            let people = nia.get("/admin/people").await.html;
            // Hers and the first steward's.
            assert_eq!(people.matches("Holds the team").count(), 2, "{people}");
            let reporter = stored.visitor().await;
            assert_eq!(reporter.answer_all(anonymous).await, "/answers/check");
            let reference = reference_in(&reporter.send().await.html);
            let officer = stored.signed_in("officer@greater-manchester.example").await;
            let page = officer.get(&format!("/reports/{reference}")).await.html;
            assert!(page.contains("They spat at me."), "{page}");
        });
    }
}

/// What was released stands in databases out there: to change it, write a new migration.
#[test]
fn a_migration_that_was_released_is_never_changed() {
    for release in RELEASES {
        let listed = fs::read_to_string(folder_of(release).join(MIGRATIONS)).unwrap();
        assert!(listed.lines().count() >= 16, "{release}");
        for line in listed.lines() {
            let (hash, path) = line.split_once("  ").unwrap();
            let text = fs::read(path)
                .unwrap_or_else(|fault| panic!("{path}, which {release} has: {fault}"));
            assert_eq!(
                hash_of(&text),
                hash,
                "{path} was released with {release}: write a new migration instead"
            );
        }
    }
}

#[test]
fn a_stored_database_has_the_migrations_of_its_release_and_no_others() {
    use diesel::prelude::*;
    use diesel_migrations::MigrationHarness;
    for release in RELEASES {
        let copy = tempfile::NamedTempFile::new().unwrap();
        fs::copy(folder_of(release).join("heard.sqlite"), copy.path()).unwrap();
        let mut connection =
            diesel::SqliteConnection::establish(copy.path().to_str().unwrap()).unwrap();
        let mut applied: Vec<String> = connection
            .applied_migrations()
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect();
        applied.sort();
        let listed = fs::read_to_string(folder_of(release).join(MIGRATIONS)).unwrap();
        let mut named: Vec<&str> = listed
            .lines()
            .filter_map(|line| line.split_once("migrations/sqlite/")?.1.split_once('_'))
            .map(|(version, _)| version)
            .collect();
        named.sort_unstable();
        assert_eq!(applied, named, "{release}");
    }
}

fn hash_of(text: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(text))
}
