//! A sheet for the file of the case: each of its files with its hash, and everybody who had it.

use minijinja::{Value, context};
use rocket::{Route, get, routes};

use super::case_access::CaseWork;
use super::case_files::{file_row, handled};
use super::case_page::{Deliberate, closed_page, facts};
use super::history_page::History;
use crate::accounts::{Action, Staff};
use crate::evidence::Item;
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
    let files = work.files(&opened).await?;
    let sheet = |item: &Item| {
        context! {
            sha256 => item.told.sha256.as_str(),
            bytes => item.told.size,
            handled => handled(&work, &history, item),
            ..file_row(&work, item, &files.gone)
        }
    };
    let context = context! {
        files => files.items.iter().map(sheet).collect::<Vec<Value>>(),
        broken => files.broken,
        lost => files.lost,
        is_whole => history.is_whole,
        made => work.visit.record_time(work.now()),
        ..facts(&work)
    };
    Page::render(&visit, "staff/custody.html", context)
}
