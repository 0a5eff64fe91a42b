//! From an empty server to a burnt one: what `heard setup` printed and a copy of the database bring a report back.

use std::path::Path;
use std::sync::Arc;

use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};
use heard::clock::Clock;
use heard::commands::Visitor;
use heard::db::Db;
use heard::evidence::Store;
use heard::portal::{Kind, Parts, Portal};
use heard::post::{Memory, Transport};
use heard::routing::Postcodes;
use heard::settings::Settings;
use heard::site;
use heard::vault::KeyFolder;
use heard::web::gate::Peers;
use rocket::local::asynchronous::Client;

use crate::first_steward::app_code;
use crate::main_job::{named, reference_in};
use crate::support::terminal::{Said, run};
use crate::support::{PASSWORD, fields};

const DATABASE: &str = "heard.sqlite";

/// The server, as its operator sees it.
struct Machine(tempfile::TempDir);

impl Machine {
    fn operator(&self, arguments: &[&str]) -> Said {
        let said = run(self.0.path(), arguments, "", &[]);
        assert!(said.is_well, "{arguments:?}: {}", said.err);
        said
    }

    async fn serve(&self) -> Arc<Portal> {
        let folder = self.0.path();
        let settings = Settings {
            data_folder: folder.join("var/live"),
            key_folder: folder.join("var/keys"),
            ..Settings::under(folder)
        };
        let parts = Parts {
            kind: Kind::Live,
            db: Db::open(&settings.database()).unwrap(),
            clock: Clock::system(),
            keys: KeyFolder::open(&settings.key_folder).unwrap(),
            postcodes: Postcodes::embedded(),
            peers: Peers::default(),
            transport: Transport::Memory(Memory::default()),
            scanner: None,
            store: Store::open(&settings).unwrap(),
        };
        let portal = Portal::new(settings, parts);
        portal.refresh_directory().await.unwrap();
        Arc::new(portal)
    }

    /// Brings in the first steward of the team called `slug` and confirms the key they make.
    async fn open_team(&self, portal: &Arc<Portal>, slug: &str) {
        let printed = self.operator(&["invite", slug, &format!("steward@{slug}.example")]);
        let code = printed.out.lines().nth(1).unwrap().trim();
        let steward = visitor(portal).await;
        let page = steward.get("/welcome").await;
        let typed = fields(&[
            ("invitation", code),
            ("name", "Nia"),
            ("password", PASSWORD),
        ]);
        steward.post("/welcome", &page, &typed).await;
        let page = steward.get("/welcome/second-factor").await;
        let typed = fields(&[("code", &app_code(&page.html, portal.clock.now()))]);
        steward.post("/welcome/second-factor", &page, &typed).await;
        let queue = steward.get("/queue").await.html;
        let read_out = queue.split("translate=\"no\">").nth(1).expect(&queue);
        let fingerprint = read_out.split('<').next().unwrap();
        let confirm = ["team", "confirm", slug, "--fingerprint", fingerprint];
        self.operator(&[&confirm[..], &["--signing-key", "signing.key"]].concat());
    }

    /// Copies the database, and nothing else, to `folder` while the server runs.
    fn copy_database(&self, folder: &Path) {
        let from = self.0.path().join("var/live").join(DATABASE);
        let mut connection = SqliteConnection::establish(from.to_str().unwrap()).unwrap();
        let copy = format!("VACUUM INTO '{}'", folder.join(DATABASE).display());
        connection.batch_execute(&copy).unwrap();
    }
}

async fn visitor(portal: &Arc<Portal>) -> Visitor {
    Visitor::new(Client::tracked(site(Arc::clone(portal))).await.unwrap())
}

#[test]
fn three_printed_shares_and_a_copy_of_the_database_bring_a_report_back() {
    rocket::execute(async {
        let machine = Machine(tempfile::tempdir().unwrap());
        let hours = "every-day 00:00-23:59";
        let desk = [
            ["--desk-bell", "bell@desk.example"],
            ["--desk-night", "night@desk.example"],
            ["--desk-hours", hours],
        ];
        let setup = ["setup", "--signing-key", "signing.key"];
        let printed = machine.operator(&[&setup[..], &desk.concat()].concat());
        let papers: Vec<&str> = printed
            .out
            .lines()
            .filter_map(|line| line.strip_prefix("  "))
            .collect();
        assert_eq!(papers.len(), 5, "{}", printed.out);
        machine.operator(&["team", "add", "greater-manchester", "--hours", hours]);
        let portal = machine.serve().await;
        for slug in ["national-desk", "greater-manchester"] {
            machine.open_team(&portal, slug).await;
        }
        let reporter = visitor(&portal).await;
        assert_eq!(reporter.answer_all(named).await, "/answers/check");
        let reference = reference_in(&reporter.send().await.html);
        let fresh = tempfile::tempdir().unwrap();
        machine.copy_database(fresh.path());
        drop((reporter, portal, machine));
        let open = ["escrow", "open", &reference, "--database", DATABASE];
        let typed = format!(
            "{}\n\n{}\n{}",
            papers[1],
            papers[4].to_lowercase(),
            papers[3]
        );
        let said = run(fresh.path(), &open, &typed, &[]);
        assert!(said.is_well, "{}", said.err);
        for words in [
            "The key folder is not here",
            "It belongs to: Greater Manchester Police.",
            "What happened?\n    They spat at me.\n    Then they laughed.",
            "Zainab",
            "zainab@home.example",
            "By the fountain",
            "M1 1AE",
            "Use only the ways that they called safe.",
        ] {
            assert!(said.out.contains(words), "{words} is not in\n{}", said.out);
        }
        let two = run(
            fresh.path(),
            &open,
            &format!("{}\n{}", papers[0], papers[1]),
            &[],
        );
        assert!(!two.is_well && two.out.is_empty(), "{}", two.out);
    });
}
