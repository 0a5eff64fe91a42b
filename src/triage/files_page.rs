//! The files of a report as its team sees them: the list, and a page for each file. The bytes leave by `file_bytes.rs`.

use std::time::Duration;

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::case_access::{CaseWork, Opened};
use super::case_files::{can_be_shown, file_row, find, handled, note};
use super::case_page::{Deliberate, closed_page, facts};
use super::file_properties::file_properties;
use super::history_page::History;
use crate::accounts::{Action, Staff};
use crate::audit::{self, Happening};
use crate::evidence::{Giver, MOST_ABOUT};
use crate::reporting::{take_upload, typed};
use crate::web::{FieldError, Fields, Page, Problem, Reply, Upload, Visit, worded};

/// How far back it is counted how many pictures an officer looked at.
const COUNTED: Duration = Duration::from_secs(7 * 24 * 3_600);

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![list, add, show]
}

/// The files of the report, as its page shows them.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn file_rows(work: &CaseWork<'_>, opened: &Opened) -> Result<Value, Problem> {
    let files = work.files(opened).await?;
    let rows = files.items.iter();
    let rows: Vec<Value> = rows.map(|item| file_row(work, item, &files.gone)).collect();
    Ok(context! { rows, broken => files.broken, lost => files.lost })
}

#[get("/reports/<reference>/files?<done>")]
async fn list(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    done: Option<&str>,
    _deliberate: Deliberate,
) -> Result<Page, Problem> {
    let work = CaseWork::readable(&visit, &staff, reference).await?;
    let done = done.filter(|done| *done == "kept");
    list_page(&work, typed(&Fields::default()), done, &[]).await
}

async fn list_page(
    work: &CaseWork<'_>,
    typed: Value,
    done: Option<&str>,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let opened = match work.open_logged().await? {
        Ok(opened) => opened,
        Err(closed) => return closed_page(work, &closed),
    };
    let limits = &work.visit.portal.settings.evidence;
    let context = context! {
        files => file_rows(work, &opened).await?,
        done => done.map(|done| format!("file-{done}")),
        typed,
        most_about => MOST_ABOUT,
        most_megabytes => limits.most_megabytes,
        errors => worded(work.visit, errors),
        ..facts(work)
    };
    Page::render(work.visit, "staff/files.html", context)
}

/// A member of staff adds a file: what somebody sent them another way.
#[post("/reports/<reference>/files", data = "<upload>")]
async fn add(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    upload: Upload<'_>,
) -> Result<Reply, Problem> {
    let work = CaseWork::owned(&visit, &staff, reference, Action::Answer).await?;
    let typed = typed(&upload.fields);
    let opened = work.open().await?.map_err(|_| Problem::NotFound)?;
    let giver = Giver {
        report: work.case.id,
        key: &opened.key,
        person: Some(work.staff.person),
        network: work.visit.network.as_ref(),
    };
    match take_upload(&visit, &giver, upload).await? {
        Ok(()) => Ok(Reply::go(format!("{}/files?done=kept", work.path()))),
        Err(error) => Ok(list_page(&work, typed, None, &[error]).await?.into()),
    }
}

/// One file: what is known of it, and what can be done with it. Its picture only once it is asked for, and blurred even then.
#[get("/reports/<reference>/files/<number>?<show>&<risk>")]
async fn show(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    number: i32,
    show: Option<&str>,
    risk: Option<&str>,
    _deliberate: Deliberate,
) -> Result<Page, Problem> {
    let (work, item) = find(&visit, &staff, reference, number).await?;
    note(&work, &item, Happening::Opened).await?;
    let history = History::of(&work).await?;
    let gone = work.look_after(std::slice::from_ref(&item)).await?;
    let can_be_shown = can_be_shown(visit.portal, &item);
    let person = staff.person;
    let since = work.now() - COUNTED;
    let seen = visit.portal.db.read(move |connection| {
        audit::count_of(connection, person, Happening::EvidenceViewed, since)
    });
    let context = context! {
        file => file_row(&work, &item, &gone),
        sha256 => item.told.sha256.as_str(),
        can_be_shown,
        shown => show.is_some() && can_be_shown,
        at_risk => risk.is_some(),
        seen => seen.await?,
        properties => file_properties(visit.portal, &item).await,
        handled => handled(&work, &history, &item),
        ..facts(&work)
    };
    Page::render(&visit, "staff/file.html", context)
}
