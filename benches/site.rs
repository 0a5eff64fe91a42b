//! The site over a fresh demonstration, in this process and on a real socket.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, mpsc};

use diesel::prelude::*;
use heard::clock::Clock;
use heard::commands::{demo_settings, prepare_demo, told_reports};
use heard::db::schema::drafts;
use heard::portal::{Kind, Portal};
use heard::reporting::{Answers, Draft, QUESTIONS};
use heard::serve::open_installation;
use heard::settings::Settings;
use heard::vault::{BrowserToken, Chance};
use heard::web::gate::Peers;
use rocket::config::{Config, Ident, LogLevel};
use rocket::fairing::AdHoc;
use rocket::figment::Figment;
use rocket::tokio::runtime::Runtime;
use rocket::{Build, Rocket};
use tempfile::TempDir;

use super::load::{Connection, Request};

/// Which of the invented reports is filed: one by somebody named, with an address that is safe to write to.
const WITH_ADDRESS: &str = "one@example.org";
/// As long as a draft is kept.
const KEPT: std::time::Duration = std::time::Duration::from_secs(4 * 3_600);

/// A served installation.
pub struct Site {
    /// Where it is reached.
    pub address: SocketAddr,
    /// The installation.
    pub portal: Arc<Portal>,
    runtime: Runtime,
    _folder: TempDir,
}

impl Site {
    /// Makes a demonstration and serves it.
    pub fn serve() -> Self {
        let folder = tempfile::tempdir().expect("there is room for files");
        let settings = demo_settings(folder.path(), Settings::under(folder.path()));
        let runtime = Runtime::new().expect("a runtime starts");
        let portal = runtime.block_on(async {
            prepare_demo(&settings, &Clock::system()).await?;
            open_installation(settings, Kind::Demo, Peers::default()).await
        });
        let portal = Arc::new(portal.expect("a demonstration opens"));
        let address = launch(&runtime, heard::site(Arc::clone(&portal)));
        Self {
            address,
            portal,
            runtime,
            _folder: folder,
        }
    }

    /// Serves `rocket` beside it, with the same threads.
    pub fn serve_beside(&self, rocket: Rocket<Build>) -> SocketAddr {
        launch(&self.runtime, rocket)
    }

    /// Drafts whose questions are all answered, each of a browser of its own.
    pub fn drafts(&self, count: usize) -> Vec<BrowserToken> {
        let mut chance = Chance::system();
        let now = self.portal.clock.now();
        let answers = answers();
        let made: Vec<_> = (0..count)
            .map(|_| {
                let token = BrowserToken::generate(&mut chance);
                let mut draft = Draft::start(now, &mut chance);
                draft.answers = answers.clone();
                // To one address only a few letters leave.
                let address = format!("{}@example.org", draft.report.uuid());
                let safe = [("email", "yes"), ("address", address.as_str())];
                draft.answers.put("email", safe.into_iter().collect());
                let sealed = draft.seal(&token, &mut chance);
                (token, sealed)
            })
            .collect();
        let rows: Vec<_> = made
            .iter()
            .map(|(token, sealed)| (token.draft_id(), sealed.clone()))
            .collect();
        let kept = self.portal.db.write("keep drafts", move |connection| {
            for (id, sealed) in &rows {
                diesel::insert_into(drafts::table)
                    .values((
                        drafts::id.eq(id.as_slice()),
                        drafts::version.eq(1),
                        drafts::state.eq("open"),
                        drafts::sealed.eq(sealed),
                        drafts::ends_at.eq(now + KEPT),
                    ))
                    .execute(connection)?;
            }
            Ok(())
        });
        self.runtime.block_on(kept).expect("drafts are kept");
        made.into_iter().map(|(token, _)| token).collect()
    }

    /// The forms that send these drafts, each with the proof that its browser was shown.
    pub fn sendings(&self, tokens: &[BrowserToken]) -> Vec<Request> {
        let mut connection = Connection::to(self.address);
        tokens
            .iter()
            .map(|token| {
                let cookie = cookie(token);
                let page = connection.exchange(&Request::get("/status", &cookie));
                // As they were kept: see `drafts`.
                let body = format!("csrf={}&version=1", proof_in(page));
                Request::post("/answers/check", &cookie, &body)
            })
            .collect()
    }

    /// Reads from its database.
    pub fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut heard::db::Connection) -> Result<T, heard::db::DbFault> + Send + 'static,
    ) -> T {
        let read = self.portal.db.read(work);
        self.runtime.block_on(read).expect("the database reads")
    }
}

impl Site {
    /// Waits until `work` is done.
    pub fn wait_for<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }
}

/// The cookie of the browser that holds `token`.
pub fn cookie(token: &BrowserToken) -> String {
    format!("heard={}", token.to_text())
}

/// The settings of Rocket that the site runs with, for what runs beside it.
pub fn plain() -> Figment {
    Figment::from(Config {
        address: Ipv4Addr::LOCALHOST.into(),
        port: 0,
        ident: Ident::none(),
        log_level: LogLevel::Off,
        ..Config::release_default()
    })
}

fn answers() -> Answers {
    let told = told_reports();
    let told = told
        .iter()
        .find(|told| told.answer("email").text("address") == WITH_ADDRESS)
        .expect("an invented report has this address");
    let mut answers = Answers::default();
    for question in QUESTIONS.iter() {
        answers.put(question.slug, told.answer(question.slug));
    }
    answers
}

/// The proof in the form of a page.
pub fn proof_in(page: &[u8]) -> String {
    let page = String::from_utf8_lossy(page);
    let (_, rest) = page
        .split_once("name=\"csrf\" value=\"")
        .expect("the page has a form");
    rest.chars().take_while(|letter| *letter != '"').collect()
}

fn launch(runtime: &Runtime, rocket: Rocket<Build>) -> SocketAddr {
    let (ready, is_ready) = mpsc::channel();
    let rocket = rocket.attach(AdHoc::on_liftoff("ready", move |rocket| {
        Box::pin(async move {
            let config = rocket.config();
            ready
                .send(SocketAddr::new(config.address, config.port))
                .expect("somebody waits for this");
        })
    }));
    runtime.spawn(async move {
        rocket.launch().await.expect("it is served");
    });
    is_ready.recv().expect("it is served")
}
