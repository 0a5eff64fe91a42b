//! A site for real reports as its operator runs it: the program itself, on SQLite, behind a proxy that names the visitors'
//! networks.

use std::process::Stdio;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use diesel::prelude::*;
use heard::db::schema::outbox;
use heard::db::{Connection, Db, DbFault};
use heard::vault::KeyFolder;
use rocket::tokio::runtime::Runtime;

use super::browser::CLIENT_HEADER;
use super::journey::{Journey, TEAM, words};
use super::support::live::Live;
use super::support::server::{Server, free_address};
use super::support::team_key::TeamKey;
use super::support::{PASSWORD, World};

/// The longest that letters may take to leave once nobody files any more.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often to look whether they have left.
const LOOK: Duration = Duration::from_millis(200);

/// A site that is served by a process of its own.
pub struct Site {
    /// The process.
    pub server: Server,
    runtime: Runtime,
    db: Db,
    key: Arc<TeamKey>,
    _live: Live,
}

impl Site {
    /// Sets one up, with forces that have joined and confirmed keys, and serves it.
    pub fn serve() -> Self {
        let runtime = Runtime::new().expect("a runtime starts");
        let world = runtime.block_on(World::on_sqlite_now());
        let live = Live::left_in(world.folder, None);
        let settings = live.settings();
        let address = free_address();
        let process = live
            .program()
            .arg("serve")
            .env("HEARD_PORT", address.port().to_string())
            .env("HEARD_PUBLIC_URL", "https://reports.example")
            .env("HEARD_CLIENT_HEADER", CLIENT_HEADER)
            .stdout(Stdio::null())
            .spawn()
            .expect("the program starts");
        let server = Server::reached(process, address);
        let db = Db::open(&settings.database()).expect("the database opens");
        let keys = KeyFolder::open(&settings.key_folder).expect("the key folder opens");
        let officer = format!("officer@{TEAM}.example");
        let key = db.read(move |connection| {
            TeamKey::of(connection, TEAM, &officer, PASSWORD, keys).map(Arc::new)
        });
        Self {
            key: runtime.block_on(key).expect("the database reads"),
            server,
            runtime,
            db,
            _live: live,
        }
    }

    /// How many of these journeys ended with a reference that is not a report in the team's queue that opens with the
    /// team's key to what that visitor wrote.
    pub fn count_lost(&self, journeys: &[Journey]) -> usize {
        let shown: Vec<(String, u32)> = journeys
            .iter()
            .map(|journey| (journey.reference.clone(), journey.number))
            .collect();
        let key = Arc::clone(&self.key);
        self.read(move |connection| {
            let mut lost = 0;
            for (reference, number) in &shown {
                let account = key.account(connection, reference)?;
                if !account.is_some_and(|(_, account)| account.contains(&words(*number))) {
                    lost += 1;
                }
            }
            Ok(lost)
        })
    }

    /// Waits until all letters have left, which is part of what a report costs.
    ///
    /// # Panics
    /// When they do not.
    pub fn wait_for_letters(&self) {
        let began = Instant::now();
        let waiting = |connection: &mut Connection| {
            let waiting = outbox::table.filter(outbox::state.ne("sent"));
            Ok(waiting.count().get_result::<i64>(connection)?)
        };
        while self.read(waiting) > 0 {
            assert!(began.elapsed() < PATIENCE, "letters do not leave");
            thread::sleep(LOOK);
        }
    }

    fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, DbFault> + Send + 'static,
    ) -> T {
        let read = self.db.read(work);
        self.runtime.block_on(read).expect("the database reads")
    }
}
