//! A report as one signed file for the force's record system: what was told, what was written, each file as it was given, and who had
//! it when.

mod contents;
mod manifest;
mod packed;

use std::collections::BTreeSet;

use minijinja::{Value, context};
use rocket::tokio::task;
use rocket::{Route, get, post, routes};

use super::case_access::{CaseWork, Opened};
use super::case_page::{Deliberate, closed_page, facts};
use crate::accounts::{Action, Staff};
use crate::audit::{self, Chain, Happening};
use crate::db::{EvidenceId, ObjectId};
use crate::evidence::{Item, Reading, Unread, prove};
use crate::web::{Download, Page, Problem, Submitted, Visit};
use contents::texts;
use manifest::{Given, LeftOut};
use packed::{Bundle, stream};

/// The routes of the bundle.
pub fn routes() -> Vec<Route> {
    routes![show, take]
}

/// The files of a report, each with why it is left out or what reads it.
pub struct Sorted {
    /// In order.
    pub files: Vec<(Item, Result<Reading, LeftOut>)>,
    /// Those that lost their bytes.
    pub gone: BTreeSet<ObjectId>,
    /// How many more the log tells of, that do not open or have no row any more.
    pub lost: usize,
}

/// What is in the bundle and what is left out, before somebody takes it.
#[get("/reports/<reference>/bundle")]
async fn show(
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
    let files = work.files(&opened).await?;
    let why = |item: &Item| LeftOut::of(visit.portal, item, &files.gone);
    let left_out = files
        .items
        .iter()
        .filter_map(|item| Some(context! { number => item.number, why => why(item)?.word() }));
    let left_out: Vec<Value> = left_out.collect();
    let context = context! {
        files => files.items.len() - left_out.len(),
        left_out,
        lost => files.lost + files.broken,
        key => visit.portal.keys.checkpoint.public().to_text(),
        ..facts(&work)
    };
    Page::render(&visit, "staff/bundle.html", context)
}

/// The bundle. What goes out in it is written down before the first byte leaves.
#[post("/reports/<reference>/bundle", data = "<_form>")]
async fn take(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    _form: Submitted,
) -> Result<Download, Problem> {
    let work = CaseWork::owned(&visit, &staff, reference, Action::OpenReport).await?;
    let opened = work.open().await?.map_err(|_| Problem::NotFound)?;
    let sorted = sort(&work, &opened).await?;
    note(&work, &sorted).await?;
    let texts = texts(&work, &opened, &sorted).await?;
    let files = sorted
        .files
        .into_iter()
        .filter_map(|(item, reading)| Some((Given::path_of(&work, &item), reading.ok()?)));
    let bundle = Bundle {
        texts,
        files: files.collect(),
        made_at: work.now(),
    };
    Ok(Download {
        name: Some(format!("{}-bundle.zip", work.case.reference)),
        mime: "application/zip",
        length: None,
        bytes: stream(bundle),
    })
}

/// Reads each file once to its end: only what is as it was given goes out.
async fn sort(work: &CaseWork<'_>, opened: &Opened) -> Result<Sorted, Problem> {
    let found = work.files(opened).await?;
    let mut files = Vec::new();
    for item in found.items {
        let reading = match LeftOut::of(work.visit.portal, &item, &found.gone) {
            Some(why) => Err(why),
            None => read_to_end(work, &item).await?,
        };
        files.push((item, reading));
    }
    Ok(Sorted {
        files,
        gone: found.gone,
        lost: found.lost + found.broken,
    })
}

async fn read_to_end(
    work: &CaseWork<'_>,
    item: &Item,
) -> Result<Result<Reading, LeftOut>, Problem> {
    let reading = || Reading::of(&work.visit.portal.store, item);
    let (Ok(first), Ok(second)) = (reading(), reading()) else {
        return Ok(Err(LeftOut::Broken));
    };
    let looked = task::spawn_blocking(move || prove(first)).await;
    match looked.map_err(|fault| Problem::fault(&fault))? {
        Ok(()) => Ok(Ok(second)),
        Err(Unread::Gone) => Ok(Err(LeftOut::Missing)),
        Err(Unread::Changed) => Ok(Err(LeftOut::Broken)),
        Err(Unread::NotNow(fault)) => Err(Problem::fault(&fault)),
    }
}

async fn note(work: &CaseWork<'_>, sorted: &Sorted) -> Result<(), Problem> {
    let going = sorted.files.iter().filter(|(_, reading)| reading.is_ok());
    let going: Vec<EvidenceId> = going.map(|(item, _)| item.id).collect();
    let (chain, person, now) = (Chain::Report(work.case.id), work.staff.person, work.now());
    work.visit
        .portal
        .db
        .write("note bundle", move |connection| {
            audit::append(connection, chain, person, Happening::Exported, now)?;
            for file in &going {
                let event = Happening::EvidenceExported.of_file(*file);
                audit::append(connection, chain, person, event, now)?;
            }
            Ok(())
        })
        .await?;
    Ok(())
}
