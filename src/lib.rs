//! Heard: reports of hate crime, brought sealed to the right police force and answered with the same care
//! everywhere. `ARCHITECTURE.md` shows the way of a report and the rooms of this house.

pub mod accounts;
pub mod audit;
pub mod banners;
pub mod centres;
pub mod clock;
pub mod commands;
pub mod db;
pub mod directory;
pub mod evidence;
pub mod messages;
pub mod ops;
pub mod portal;
pub mod post;
pub mod reporting;
pub mod routing;
pub mod serve;
pub mod settings;
pub mod throttle;
pub mod triage;
pub mod vault;
pub mod web;
pub mod wording;

use std::net::Ipv4Addr;
use std::sync::Arc;

use rocket::config::{Config, Ident, LogLevel};
use rocket::data::{Limits, ToByteUnit};
use rocket::{Build, Rocket};

use portal::Portal;

/// The whole site over one installation: the one place where the features are put together.
///
/// Rocket listens on a loopback port of its own choice; people reach it through the gate.
pub fn site(portal: Arc<Portal>) -> Rocket<Build> {
    let config = Config {
        address: Ipv4Addr::LOCALHOST.into(),
        port: 0,
        ident: Ident::none(),
        // A forwarded address is believed only where the operator names the header: see `web::network`.
        ip_header: None,
        // Rocket logs whole addresses of requests; `tracing` says what the operator needs.
        log_level: LogLevel::Off,
        limits: Limits::new().limit("form", 1.mebibytes()),
        cli_colors: false,
        shutdown: rocket::config::Shutdown {
            // `serve` closes the gate first, so that nobody is cut off in the middle.
            ctrlc: false,
            grace: 10,
            mercy: 5,
            ..Default::default()
        },
        ..Config::release_default()
    };
    let https = portal.settings.is_https();
    rocket::custom(config)
        .manage(portal)
        .attach(web::stage(https))
        .attach(accounts::stage())
        .attach(reporting::stage())
        .attach(triage::stage())
        .attach(banners::stage())
        .attach(centres::stage())
        .attach(ops::stage())
}
