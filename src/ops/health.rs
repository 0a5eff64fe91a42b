//! Whether this node can do its work, for monitors and proxies.

use std::time::Duration;

use rocket::http::Status;
use rocket::tokio::sync::Mutex;
use rocket::tokio::time;
use rocket::{Route, State, get, routes};

use super::installation::is_set_up;
use crate::db::Moment;
use crate::portal::Portal;
use crate::web::Visit;

/// How long an answer holds: whoever asks more often costs the database nothing.
const HOLDS: Duration = Duration::from_secs(5);
/// Shorter than monitors wait. A full disk lets a write wait for as long as it is full.
const PATIENCE: Duration = Duration::from_secs(4);

type Answer = (Status, &'static str);

/// What was found last, and when. Whoever asks meanwhile waits for it.
#[derive(Default)]
pub struct Found(Mutex<Option<(Moment, Answer)>>);

/// The route for monitors.
pub fn routes() -> Vec<Route> {
    routes![health]
}

/// "ok" when the database can be read and written. Says nothing else to whoever asks.
#[get("/health")]
async fn health(visit: Visit<'_>, found: &State<Found>) -> Answer {
    let portal = &visit.portal;
    let mut last = found.0.lock().await;
    let now = portal.clock.now();
    match *last {
        Some((at, answer)) if at <= now && now < at + HOLDS => answer,
        _ => {
            let answer = look(portal).await;
            *last = Some((now, answer));
            answer
        }
    }
}

async fn look(portal: &Portal) -> Answer {
    match time::timeout(PATIENCE, portal.db.read(is_set_up)).await {
        Ok(Ok(true)) => {}
        Ok(Ok(false)) => return (Status::ServiceUnavailable, "not set up\n"),
        _ => return (Status::ServiceUnavailable, "database does not answer\n"),
    }
    match time::timeout(PATIENCE, portal.db.write_nothing()).await {
        Ok(Ok(())) => (Status::Ok, "ok\n"),
        _ => (Status::ServiceUnavailable, "database cannot be written\n"),
    }
}
