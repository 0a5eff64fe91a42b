//! Whether this node can do its work, for monitors and proxies.

use rocket::http::Status;
use rocket::{Route, get, routes};

use super::installation::is_set_up;
use crate::web::Visit;

/// The route for monitors.
pub fn routes() -> Vec<Route> {
    routes![health]
}

/// "ok" when the database answers. Says nothing else to whoever asks.
#[get("/health")]
async fn health(visit: Visit<'_>) -> (Status, &'static str) {
    match visit.portal.db.read(is_set_up).await {
        Ok(true) => (Status::Ok, "ok\n"),
        Ok(false) => (Status::ServiceUnavailable, "not set up\n"),
        Err(_) => (Status::ServiceUnavailable, "database does not answer\n"),
    }
}
