//! The gate between the open internet and the site, with real sockets on both sides.
//!
//! Each story makes one limit short and leaves all others at an hour, so only that limit can have ended a connection.

mod ambiguous_requests;
mod client;
mod closing;
mod honest_people;
mod site;
mod slow_clients;
mod too_many;

use std::future::Future;
use std::time::Duration;

use heard::web::gate::Limits;
use rocket::tokio::time::timeout;

const AN_HOUR: Duration = Duration::from_secs(3600);
const SHORT: Duration = Duration::from_millis(150);
/// Far longer than anything here takes, so that only a real hang fails.
const FAR_TOO_LONG: Duration = Duration::from_secs(60);

fn patient() -> Limits {
    Limits {
        head: AN_HOUR,
        idle: AN_HOUR,
        body_pause: AN_HOUR,
        answer: AN_HOUR,
        client_stall: AN_HOUR,
        closing: AN_HOUR,
        ..Limits::default()
    }
}

async fn soon<T>(what: impl Future<Output = T>) -> T {
    timeout(FAR_TOO_LONG, what)
        .await
        .expect("it never happened")
}
