//! A sheet for the file of the case: each of its files with its hash, and everybody who had it.

use minijinja::{Value, context};
use rocket::{Route, get, routes};

use super::case_access::CaseWork;
use super::case_page::{Deliberate, closed_page, facts};
use super::files_page::{file_row, handled};
use super::history_page::History;
use crate::accounts::{Action, Staff};
use crate::evidence::{Item, lost_of};
use crate::web::{Page, Problem, Visit};

/// The route of this page.
pub fn routes() -> Vec<Route> {
    routes![custody]
}

#[get("/reports/<reference>/custody")]
async fn custody(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    _deliberate: Deliberate,
) -> Result<Page, Problem> {
    let work = CaseWork::owned(&visit, &staff, reference, Action::OpenReport).await?;
    let opened = match work.open_logged().await? {
        Ok(opened) => opened,
        Err(closed) => return closed_page(&work, &closed),
    };
    let history = History::of(&work).await?;
    let (items, broken) = work.files(&opened);
    let gone = lost_of(&visit.portal.store, &items).await;
    let sheet = |item: &Item| {
        context! {
            sha256 => item.told.sha256.as_str(),
            bytes => item.told.size,
            handled => handled(&work, &history, item),
            ..file_row(&work, item, &gone)
        }
    };
    let files: Vec<Value> = items.iter().map(sheet).collect();
    let made = work.visit.record_time(work.now());
    let is_whole = history.is_whole;
    let context =
        context! { files, broken, is_whole, lost => opened.lost_files, made, ..facts(&work) };
    Page::render(&visit, "staff/custody.html", context)
}
