//! What a team does with its reports: the queue, opening, answering, moving them to another team.

mod answering;
mod backlog_page;
mod bell_clock;
mod bell_rules;
mod bell_table;
mod bundle;
mod case_access;
mod case_files;
#[cfg(test)]
mod case_histories;
mod case_page;
mod centre_messages;
mod closing;
mod custody_page;
mod destinations;
mod dismissal;
mod file_bytes;
mod file_properties;
mod files_page;
mod handing_over;
mod history_page;
mod links;
mod lists;
mod markers;
mod moving_page;
mod offer_answers;
mod offer_clock;
mod offer_rules;
mod offers;
mod officer_page;
mod officers;
mod opening;
mod place_found;
mod promised;
mod queue;
mod queue_page;
mod shared_on_page;
mod shift_page;
mod shown;
mod states;
mod steps;

mod take_down_page;
mod taking_down;

pub use bell_clock::ring_again;
pub use offer_clock::time_out_offers;
pub use officers::let_go_of_all;
pub use steps::{
    all_answers, all_risk_answers, all_steps, first_due, go_on, settle, take_reopened,
    work_out_clocks,
};

/// Mounts the team's pages.
pub fn stage() -> rocket::fairing::AdHoc {
    rocket::fairing::AdHoc::on_ignite("triage", |rocket| async {
        rocket
            .mount("/", queue_page::routes())
            .mount("/", take_down_page::routes())
            .mount("/", case_page::routes())
            .mount("/", officer_page::routes())
            .mount("/", steps::routes())
            .mount("/", links::routes())
            .mount("/", shift_page::routes())
            .mount("/", answering::routes())
            .mount("/", centre_messages::routes())
            .mount("/", shared_on_page::routes())
            .mount("/", files_page::routes())
            .mount("/", file_bytes::routes())
            .mount("/", custody_page::routes())
            .mount("/", bundle::routes())
            .mount("/", moving_page::routes())
            .mount("/", offer_answers::routes())
            .mount("/", history_page::routes())
            .mount("/", backlog_page::routes())
    })
}
