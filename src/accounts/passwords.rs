//! Runs of Argon2id: few at a time, a short queue, then "busy".

use std::time::Duration;

use rocket::tokio::{task, time};

use crate::portal::Portal;
use crate::web::Problem;

/// How long somebody waits for their turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// Does password work off the request's thread, when its turn comes.
///
/// # Errors
/// [`Problem::Busy`] when the turn does not come in time.
pub async fn in_turn<T, F>(portal: &Portal, work: F) -> Result<T, Problem>
where
    T: Send + 'static,
    F: FnOnce() -> T + Send + 'static,
{
    let _place_in_line = portal
        .password_line
        .try_acquire()
        .map_err(|_| Problem::Busy)?;
    let turn = time::timeout(PATIENCE, portal.password_runs.clone().acquire_owned())
        .await
        .map_err(|_| Problem::Busy)?
        .map_err(|_| Problem::Busy)?;
    task::spawn_blocking(move || {
        let _turn = turn;
        work()
    })
    .await
    .map_err(|fault| Problem::fault(&fault))
}
