//! The parts of one installation, put together once at start and used by every page and job.

use std::sync::{Arc, RwLock};

use minijinja::Environment;
use rocket::tokio::sync::{Notify, Semaphore};

use crate::banners::Banner;
use crate::centres::Centre;
use crate::clock::Clock;
use crate::db::{Db, DbFault, Kept};
use crate::directory::{self, Directory};
use crate::evidence::{Scanner, Slots, Store};
use crate::post::Transport;
use crate::reporting;
use crate::routing::{Grid, Places, Postcodes};
use crate::settings::Settings;
use crate::vault::{BrowserToken, Chance, KeyFolder};
use crate::web::{PrintedPages, Throttles, gate::Peers, templates};
use crate::wording::Wording;

/// At most this many people wait for their turn; one more is told at once that we are busy.
const PASSWORD_LINE: usize = 40;
/// At most this many runs of Argon2id at a time: each takes 19 MiB and tens of milliseconds.
const PASSWORD_RUNS: usize = 2;

/// What an installation is for. A data folder made for one is refused by the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Real reports.
    Live,
    /// Invented reports that go nowhere.
    Demo,
}

/// The parts of one installation.
pub struct Portal {
    /// What the operator set.
    pub settings: Settings,
    /// What it is for.
    pub kind: Kind,
    /// The database.
    pub db: Db,
    /// What time it is.
    pub clock: Clock,
    /// The server's own keys.
    pub keys: Arc<KeyFolder>,
    /// Words in each language.
    pub wording: Arc<Wording>,
    /// Compiled templates.
    pub templates: Environment<'static>,
    /// Pages that were printed before.
    pub printed: PrintedPages,
    /// Banners that were read a moment ago.
    pub banners: Kept<Banner>,
    /// Centres that people can find, read a moment ago.
    pub centres: Kept<Centre>,
    /// Which force each postcode is in.
    pub postcodes: Postcodes,
    /// Towns and villages by name.
    pub places: Places,
    /// Where each of them, and each part of a postcode, lies.
    pub grid: Grid,
    /// Where each connection comes from.
    pub peers: Peers,
    /// Limits per network.
    pub throttles: Throttles,
    /// How mail leaves.
    pub transport: Transport,
    /// Rung when a letter was put in the outbox.
    pub new_mail: Arc<Notify>,
    /// Who looks for viruses in files, where the operator set that up.
    pub scanner: Option<Scanner>,
    /// Rung when a file waits for the scanner.
    pub new_files: Arc<Notify>,
    /// Where the sealed pieces of files lie.
    pub store: Store,
    /// Slots for files that arrive.
    pub arrivals: Slots,
    /// The place for a picture that is taken apart: one at a time, for its memory.
    pub pictures: Arc<Semaphore>,
    /// Places in the line for a run of Argon2id.
    pub password_line: Semaphore,
    /// Places for runs of Argon2id.
    pub password_runs: Arc<Semaphore>,
    directory: RwLock<Arc<Directory>>,
}

/// What a [`Portal`] is made of beside its settings.
pub struct Parts {
    /// What the installation is for.
    pub kind: Kind,
    /// The database.
    pub db: Db,
    /// What time it is.
    pub clock: Clock,
    /// The server's own keys.
    pub keys: KeyFolder,
    /// Which force each postcode is in.
    pub postcodes: Postcodes,
    /// Where each connection comes from.
    pub peers: Peers,
    /// How mail leaves.
    pub transport: Transport,
    /// Who looks for viruses in files.
    pub scanner: Option<Scanner>,
    /// Where the sealed pieces of files lie.
    pub store: Store,
}

impl Portal {
    /// Puts an installation together.
    ///
    /// # Panics
    /// When the built-in words or templates are broken: such a build must not start.
    pub fn new(settings: Settings, parts: Parts) -> Self {
        let wording = Arc::new(Wording::embedded().expect("the built-in words are read by a test"));
        Self {
            scanner: parts.scanner,
            new_files: Arc::new(Notify::new()),
            store: parts.store,
            arrivals: Slots::default(),
            pictures: Arc::new(Semaphore::new(1)),
            settings,
            kind: parts.kind,
            db: parts.db,
            clock: parts.clock,
            keys: Arc::new(parts.keys),
            templates: templates::environment(Arc::clone(&wording)),
            printed: PrintedPages::default(),
            banners: Kept::default(),
            centres: Kept::default(),
            wording,
            postcodes: parts.postcodes,
            places: Places::embedded(&Directory::embedded()),
            grid: Grid::embedded(),
            peers: parts.peers,
            throttles: Throttles::default(),
            transport: parts.transport,
            new_mail: Arc::new(Notify::new()),
            password_line: Semaphore::new(PASSWORD_LINE),
            password_runs: Arc::new(Semaphore::new(PASSWORD_RUNS)),
            directory: RwLock::new(Arc::new(Directory::embedded())),
        }
    }

    /// Whether this is a demonstration.
    pub fn is_demo(&self) -> bool {
        self.kind == Kind::Demo
    }

    /// Fresh chance from the operating system.
    pub fn chance(&self) -> Chance {
        Chance::system()
    }

    /// Forces and districts, with the days since when forces take reports here.
    pub fn directory(&self) -> Arc<Directory> {
        match self.directory.read() {
            Ok(directory) => Arc::clone(&directory),
            Err(poisoned) => Arc::clone(&poisoned.into_inner()),
        }
    }

    /// Reads again which forces have joined.
    ///
    /// # Errors
    /// The database's fault; the directory stays as it was.
    pub async fn refresh_directory(&self) -> Result<(), DbFault> {
        let joined = self.db.read(directory::joined).await?;
        let since = |slug: &str| {
            joined
                .iter()
                .find(|(known, _)| known == slug)
                .map(|(_, day)| *day)
        };
        let fresh = Arc::new(Directory::embedded().with_joined(since));
        match self.directory.write() {
            Ok(mut directory) => *directory = fresh,
            Err(poisoned) => *poisoned.into_inner() = fresh,
        }
        Ok(())
    }

    /// Erases the draft of the browser that holds `token`, and ends its session and its reporter's visit.
    ///
    /// # Errors
    /// The database's fault.
    pub async fn forget_browser(&self, token: &BrowserToken) -> Result<(), DbFault> {
        let (draft, session) = (token.draft_id(), token.session_id());
        let visits = [token.reporter_visit_id(), token.other_visit_id()];
        self.db
            .write("forget browser", move |connection| {
                reporting::erase_draft(connection, &draft)?;
                for visit in &visits {
                    reporting::end_visit(connection, visit)?;
                }
                crate::accounts::end_session(connection, &session)
            })
            .await
    }
}
