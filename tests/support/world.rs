//! A whole installation for one story.

use std::sync::Arc;
use std::time::Duration;

use diesel::prelude::*;
use heard::accounts::{Enrolment, FirstKey, Joining, Role, enrol};
use heard::audit::{self, Chain, Happening};
use heard::clock::Clock;
use heard::commands::{Seen, Visitor, claim_folder};
use heard::db::schema::reports;
use heard::db::{Db, Moment, ReportId, TeamId};
use heard::directory::{self, NewTeam};
use heard::evidence::{Scanner, Store};
use heard::portal::{Kind, Parts, Portal};
use heard::post::{Memory, Sent, Transport, send_due};
use heard::routing::Postcodes;
use heard::settings::Settings;
use heard::site;
use heard::vault::{Chance, InstallationKey, KeyFolder, Password, make_escrow};
use heard::web::{Fields, gate::Peers};
use rocket::local::asynchronous::Client;
use rocket::tokio::join;
use rocket::tokio::time::sleep;
use tempfile::TempDir;

use super::pieces::Pieces;

/// Monday 23 November 2026, noon in London.
pub const NOON: Moment = Moment::from_micros(1_795_435_200_000_000);
/// The password of everybody in the stories.
pub const PASSWORD: &str = "a quiet harbour in november";

/// The teams of the stories: slug and name.
const TEAMS: [(&str, &str); 4] = [
    ("national-desk", "National desk"),
    ("greater-manchester", "Greater Manchester Police"),
    ("btp", "British Transport Police"),
    ("metropolitan", "Metropolitan Police Service"),
];

/// An installation with four teams, each with one officer who holds a confirmed key.
pub struct World {
    /// The installation.
    pub portal: Arc<Portal>,
    /// Mail that left.
    pub mail: Memory,
    /// The clock, which stands until it is moved.
    pub clock: Clock,
    /// The installation's signing key.
    pub signing_key: InstallationKey,
    /// The printed shares of the escrow key, five of which three are needed.
    pub papers: Vec<String>,
    /// Where its files are; gone with the story.
    pub folder: TempDir,
    /// The sealed pieces of what reporters give.
    pub pieces: Pieces,
    #[cfg(feature = "postgres")]
    _database: Option<super::postgres::Database>,
}

impl World {
    /// A new installation on SQLite.
    pub async fn on_sqlite() -> Self {
        Self::on_sqlite_with(None).await
    }

    /// A new installation on SQLite whose mail leaves by `transport`.
    pub async fn on_sqlite_with(transport: Option<Transport>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings::under(folder.path());
        std::fs::create_dir_all(&settings.data_folder).unwrap();
        Self::make(
            folder,
            settings,
            transport,
            Clock::standing_at(NOON),
            #[cfg(feature = "postgres")]
            None,
        )
        .await
    }

    /// A new installation on SQLite at the time that it is, for a real server to take over.
    pub async fn on_sqlite_now() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings::under(folder.path());
        std::fs::create_dir_all(&settings.data_folder).unwrap();
        Self::make(
            folder,
            settings,
            None,
            Clock::system(),
            #[cfg(feature = "postgres")]
            None,
        )
        .await
    }

    /// A new installation on SQLite that keeps files in `bucket`.
    #[cfg(feature = "s3")]
    pub async fn on_a_bucket(bucket: heard::settings::Bucket) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::under(folder.path());
        settings.evidence.bucket = Some(bucket);
        std::fs::create_dir_all(&settings.data_folder).unwrap();
        // A file that was put on the disk all the same would be refused: something stands where its folder would be made.
        std::fs::write(settings.evidence_folder(), "in the way").unwrap();
        Self::make(
            folder,
            settings,
            None,
            Clock::standing_at(NOON),
            #[cfg(feature = "postgres")]
            None,
        )
        .await
    }

    /// A new installation on PostgreSQL.
    #[cfg(feature = "postgres")]
    pub async fn on_postgres() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = rocket::tokio::task::spawn_blocking(|| {
            super::postgres::Database::migrated(|url| drop(Db::open(url).unwrap()))
        })
        .await
        .unwrap();
        let settings = Settings {
            database_url: Some(database.url().to_owned()),
            ..Settings::under(folder.path())
        };
        let clock = Clock::standing_at(NOON);
        Self::make(folder, settings, None, clock, Some(database)).await
    }

    async fn make(
        folder: TempDir,
        settings: Settings,
        transport: Option<Transport>,
        clock: Clock,
        #[cfg(feature = "postgres")] database: Option<super::postgres::Database>,
    ) -> Self {
        let mut chance = Chance::system();
        let (escrow, shares) = make_escrow(3, 5, &mut chance).unwrap();
        let signing_key = InstallationKey::generate(&mut chance);
        let public = signing_key.public();
        let keys = KeyFolder::create(&settings.key_folder, &public, &escrow, &mut chance).unwrap();
        let db = Db::open(&settings.database()).unwrap();
        claim_folder(&db, Kind::Live, clock.now()).await.unwrap();
        let mail = Memory::default();
        let parts = Parts {
            kind: Kind::Live,
            db,
            clock: clock.clone(),
            keys,
            postcodes: Postcodes::embedded(),
            peers: Peers::default(),
            transport: transport.unwrap_or_else(|| Transport::Memory(mail.clone())),
            scanner: None,
            store: Store::open(&settings).unwrap(),
        };
        let pieces = Pieces::of(&settings);
        let portal = Arc::new(Portal::new(settings, parts));
        let world = Self {
            portal,
            pieces,
            mail,
            clock,
            signing_key,
            papers: shares
                .iter()
                .map(|share| share.to_text().to_string())
                .collect(),
            folder,
            #[cfg(feature = "postgres")]
            _database: database,
        };
        for (slug, name) in TEAMS {
            let team = world.add_team(slug, name).await;
            world
                .add_officer(team, &format!("officer@{slug}.example"))
                .await;
        }
        world.add_standards_team("national-desk").await;
        world.portal.refresh_directory().await.unwrap();
        world
    }

    /// The same installation, started once more with a virus scanner.
    pub async fn with_scanner(self, scanner: Scanner) -> Self {
        let settings = self.portal.settings.clone();
        let parts = Parts {
            kind: Kind::Live,
            db: self.portal.db.clone(),
            clock: self.clock.clone(),
            keys: KeyFolder::open(&settings.key_folder).unwrap(),
            postcodes: Postcodes::embedded(),
            peers: Peers::default(),
            transport: Transport::Memory(self.mail.clone()),
            scanner: Some(scanner),
            store: self.portal.store.clone(),
        };
        let portal = Arc::new(Portal::new(settings, parts));
        portal.refresh_directory().await.unwrap();
        Self { portal, ..self }
    }

    /// How often this happened to a report.
    pub async fn happenings_of(&self, reference: &str, happening: Happening) -> usize {
        let reference = reference.replace('-', "");
        let read = self.portal.db.read(move |connection| {
            let report: ReportId = reports::table
                .filter(reports::reference.eq(reference))
                .select(reports::id)
                .first(connection)?;
            audit::entries(connection, Chain::Report(report))
        });
        let entries = read.await.unwrap();
        entries
            .iter()
            .filter(|entry| entry.happening == happening)
            .count()
    }

    /// Adds the team of an organisation that reads reports about the police; nobody is in it yet.
    pub async fn add_standards_team(&self, slug: &'static str) -> TeamId {
        let (mut chance, now) = (Chance::system(), self.clock.now());
        self.portal
            .db
            .write("add team", move |connection| {
                let team = NewTeam {
                    slug,
                    name: "Professional standards",
                    joined_on: None,
                    bell_address: Some(&format!("bell@{slug}-standards.example")),
                    night_address: Some(&format!("night@{slug}-standards.example")),
                    reading_hours: "weekdays 08:00-18:00",
                };
                directory::add_standards_team(connection, &team, now, &mut chance)
            })
            .await
            .unwrap()
            .expect("the organisation is there")
    }

    /// Adds a team that has joined.
    pub async fn add_team(&self, slug: &'static str, name: &'static str) -> TeamId {
        let (mut chance, now) = (Chance::system(), self.clock.now());
        self.portal
            .db
            .write("add team", move |connection| {
                let team = NewTeam {
                    slug,
                    name,
                    joined_on: Some(now.in_london().date()),
                    bell_address: Some(&format!("bell@{slug}.example")),
                    night_address: Some(&format!("night@{slug}.example")),
                    reading_hours: "weekdays 08:00-18:00",
                };
                directory::add_team(connection, &team, now, &mut chance)
            })
            .await
            .unwrap()
    }

    /// The team called `slug`.
    pub async fn team(&self, slug: &'static str) -> TeamId {
        let read = self
            .portal
            .db
            .read(move |connection| directory::team_by_slug(connection, slug));
        read.await.unwrap().expect("the team is there").id
    }

    /// Adds an officer without second factor, and a confirmed first key that they hold.
    pub async fn add_officer(&self, team: TeamId, email: &str) {
        let (mut chance, now) = (Chance::system(), self.clock.now());
        let password = Password::choose(PASSWORD, &[]).unwrap();
        let joining = Joining {
            known: None,
            email,
            name: "Story Officer",
            team,
            role: Role::Officer,
        };
        let keys = &self.portal.keys;
        let person = Enrolment::prepare(&joining, &password, None, keys, now, &mut chance).unwrap();
        let mut key = FirstKey::make(team, &keys.escrow, &mut chance).unwrap();
        key.give(person.id, &person.sealing_key, &mut chance)
            .unwrap();
        key.confirm(&self.signing_key);
        self.portal
            .db
            .write("add officer", move |connection| {
                enrol(connection, &person, now)?;
                key.keep(connection, now)
            })
            .await
            .unwrap();
    }

    /// Two do something in the same moment, `one` a little before `other`. On SQLite nothing is committed until both have read
    /// how it stood before.
    pub async fn at_once<A, B>(
        &self,
        one: impl Future<Output = A>,
        other: impl Future<Output = B>,
    ) -> (A, B) {
        let hold = self.portal.db.write("hold", |_| {
            std::thread::sleep(Duration::from_millis(160));
            Ok(())
        });
        let a_little_later = async {
            sleep(Duration::from_millis(80)).await;
            other.await
        };
        let (held, first, second) = join!(hold, one, a_little_later);
        held.unwrap();
        (first, second)
    }

    /// Sends all mail that is due and gives what has left for addresses that end in `domain`.
    pub async fn mail_to(&self, domain: &str) -> Vec<Sent> {
        send_due(&self.portal).await.unwrap();
        let sent = self.mail.sent();
        sent.into_iter()
            .filter(|letter| letter.to.ends_with(domain))
            .collect()
    }

    /// How many rows `table` holds; a condition may follow its name.
    pub async fn count(&self, table: &'static str) -> i64 {
        use diesel::RunQueryDsl;
        #[derive(diesel::QueryableByName)]
        struct Counted {
            #[diesel(sql_type = diesel::sql_types::BigInt)]
            rows: i64,
        }
        let counted = self.portal.db.read(move |connection| {
            let query = diesel::sql_query(format!("SELECT COUNT(*) AS rows FROM {table}"));
            Ok(query.get_result::<Counted>(connection)?.rows)
        });
        counted.await.unwrap()
    }

    /// Somebody with a browser of their own.
    pub async fn visitor(&self) -> Visitor {
        Visitor::new(self.client().await)
    }

    /// The site, for requests that no page of ours would send.
    pub async fn client(&self) -> Client {
        let site = site(Arc::clone(&self.portal));
        Client::tracked(site).await.unwrap()
    }

    /// The officer of the team called `slug`, signed in.
    pub async fn officer(&self, slug: &str) -> Visitor {
        let visitor = self.visitor().await;
        let page = visitor.get("/sign-in").await;
        let typed = fields(&[
            ("email", &format!("officer@{slug}.example")),
            ("password", PASSWORD),
        ]);
        let signed_in = visitor.post("/sign-in", &page, &typed).await;
        assert_eq!(
            signed_in.location.as_deref(),
            Some("/queue"),
            "{}",
            signed_in.html
        );
        visitor
    }
}

/// Fields of a form.
pub fn fields(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().copied().collect()
}

/// What a reporter sees who comes back with reference and code.
pub async fn looks(visitor: &Visitor, reference: &str, code: &str) -> Seen {
    let form = visitor.get("/status").await;
    let typed = fields(&[("reference", reference), ("code", code)]);
    let seen = visitor.post("/status", &form, &typed).await;
    match &seen.location {
        Some(path) => visitor.get(path).await,
        None => seen,
    }
}
