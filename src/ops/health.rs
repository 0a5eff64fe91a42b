//! Whether this node can do its work, for monitors and proxies.

use rocket::http::Status;
use rocket::{Route, get, routes};

use crate::db::schema::installation;
use crate::web::Visit;

/// The route for monitors.
pub fn routes() -> Vec<Route> {
    routes![health]
}

/// "ok" when the database answers. Says nothing else to whoever asks.
#[get("/health")]
async fn health(visit: Visit<'_>) -> (Status, &'static str) {
    use diesel::prelude::*;
    let answered = visit
        .portal
        .db
        .read(|connection| Ok(installation::table.count().get_result::<i64>(connection)?))
        .await;
    match answered {
        Ok(1) => (Status::Ok, "ok\n"),
        Ok(_) => (Status::ServiceUnavailable, "not set up\n"),
        Err(_) => (Status::ServiceUnavailable, "database does not answer\n"),
    }
}
