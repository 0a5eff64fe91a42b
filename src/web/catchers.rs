//! What a person sees when no page could answer.

use std::sync::Mutex;

use rocket::http::Status;
use rocket::outcome::Outcome;
use rocket::{Catcher, Request, catch, catchers};

use super::Problem;

/// The catchers of the whole site.
pub fn all() -> Vec<Catcher> {
    catchers![any]
}

/// Keeps `problem` for the catcher: a form that is refused cannot answer by itself.
pub(super) fn leave_for_catcher(request: &Request<'_>, problem: Problem) {
    let kept = request.local_cache(|| Mutex::new(None::<Problem>));
    if let Ok(mut kept) = kept.lock() {
        *kept = Some(problem);
    }
}

/// Refuses a request from inside a guard; the catcher shows `problem`.
pub fn refuse<T>(request: &Request<'_>, problem: Problem) -> Outcome<T, (Status, ()), Status> {
    let status = problem.status();
    leave_for_catcher(request, problem);
    Outcome::Error((status, ()))
}

#[catch(default)]
fn any(status: Status, request: &Request<'_>) -> Problem {
    let kept = request.local_cache(|| Mutex::new(None::<Problem>));
    if let Some(problem) = kept.lock().ok().and_then(|mut kept| kept.take()) {
        return problem;
    }
    match status.code {
        413 => Problem::TooBig,
        429 => Problem::TooMany(60),
        503 => Problem::Busy,
        // A method or a form we do not know is treated like a page we do not know.
        400..=499 => Problem::NotFound,
        _ => Problem::fault(&"an answer failed outside any page"),
    }
}
