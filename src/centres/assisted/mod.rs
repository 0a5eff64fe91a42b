//! Assisted reports: somebody at a centre helps a person report, at one desk.

mod draft;
mod draft_access;
mod draft_table;
mod questions_page;
mod report_table;
mod sending_page;
mod sent_page;
mod tasks_page;

pub use draft_table::{Listed as Draft, erase_ended, of_centre as drafts_of};
pub use report_table::{AssistedReport, of_centre as reports_of};

/// The routes of assisted reports.
pub fn routes() -> Vec<rocket::Route> {
    [
        tasks_page::routes(),
        questions_page::routes(),
        sending_page::routes(),
        sent_page::routes(),
    ]
    .concat()
}
