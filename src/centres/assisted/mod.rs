//! Assisted reports: somebody at a centre helps a person report, at one desk.

mod beside;
mod check_page;
mod draft;
mod draft_access;
mod draft_table;
mod files_page;
mod finishing;
mod fitting;
mod helper;
mod import_file;
mod import_page;
mod import_table;
mod importing;
mod paper_page;
mod questions_page;
mod quick_page;
mod reading_page;
mod reading_table;
mod report_access;
mod report_page;
mod report_table;
mod sending_page;
mod sent_page;
mod strand_help;
mod tasks_page;

pub use beside::{CentreBeside, centre_beside};
pub use draft_table::{Listed as Draft, erase_ended, of_centre as drafts_of};
pub use report_table::{AssistedReport, ask_for_more, of_centre as reports_of, with_news};

/// The routes of assisted reports.
pub fn routes() -> Vec<rocket::Route> {
    [
        tasks_page::routes(),
        import_page::routes(),
        paper_page::routes(),
        quick_page::routes(),
        questions_page::routes(),
        files_page::routes(),
        check_page::routes(),
        sending_page::routes(),
        sent_page::routes(),
        report_page::routes(),
        reading_page::routes(),
    ]
    .concat()
}
