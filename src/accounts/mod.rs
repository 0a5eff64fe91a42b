//! Members of staff: who they are, what they may do, how they sign in, and the keys they hold.

mod account;
mod after_restore;
mod colleagues;
mod enrolment;
mod held_keys;
mod help_pages;
mod invitations;
mod passwords;
mod people;
mod people_pages;
mod permissions;
mod sign_in;
mod speaking;
mod staff;
mod team_keys;
mod welcome;

pub use after_restore::{Ended, end_all_that_is_open};
pub use colleagues::{Colleague, colleagues, keep_given, waits_for_keys};
pub use enrolment::{Enrolment, Joining, enrol};
pub use held_keys::{HeldKeys, TeamWrap, held_keys};
pub use invitations::{Codes, help, invite, is_invited};
pub use people::{Member, delete_ended_sessions, end_session, has_place, join, names, teams_of};
pub use permissions::{Action, ROLES, Role};
pub use speaking::{is_trusted_in, speaks_for};
pub use staff::Staff;
pub use team_keys::{
    FirstKey, confirm_first, epochs, escrow_wraps, live_key, newest_epoch, wraps_of,
};

/// Mounts the pages of signing in, of the first visit, of one's own account and of the team's people.
pub fn stage() -> rocket::fairing::AdHoc {
    rocket::fairing::AdHoc::on_ignite("accounts", |rocket| async {
        rocket
            .mount("/", sign_in::routes())
            .mount("/", welcome::routes())
            .mount("/", people_pages::routes())
            .mount("/", help_pages::routes())
            .mount("/", account::routes())
    })
}
