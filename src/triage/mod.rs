//! What a force's team does with its reports: the queue, opening, acknowledging.

mod markers;
mod opening;
mod pages;
mod queue;

/// Mounts the team's pages.
pub fn stage() -> rocket::fairing::AdHoc {
    rocket::fairing::AdHoc::on_ignite("triage", |rocket| async {
        rocket.mount("/", pages::routes())
    })
}
