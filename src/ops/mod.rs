//! Running the service: whether it is well, what needs a person, and what is done by the clock.

mod alarms;
mod board;
mod board_files;
mod board_page;
mod checkpoints;
mod health;
mod housekeeping;
mod installation;
mod stored_files;
mod would_not_open;

pub use alarms::{Alarm, open_alarms, raise_alarm};
pub use board::Sight;
pub use checkpoints::{checkpoint, checkpoint_when_due};
pub use housekeeping::keep_house;
pub use stored_files::look_after_files;
pub use would_not_open::would_not_open;

/// Mounts the page for monitors and the national board.
pub fn stage() -> rocket::fairing::AdHoc {
    rocket::fairing::AdHoc::on_ignite("ops", |rocket| async {
        rocket
            .manage(health::Found::default())
            .mount("/", health::routes())
            .mount("/", board_page::routes())
    })
}
