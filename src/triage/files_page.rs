//! The files of a report as its team sees them: the list, and a page for each file. The bytes leave by `file_bytes.rs`.

use std::collections::BTreeSet;
use std::time::Duration;

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::case_access::{CaseWork, Opened};
use super::case_page::{Deliberate, closed_page, facts};
use super::file_bytes::{can_be_shown, properties_of};
use super::history_page::History;
use crate::accounts::{Action, Staff};
use crate::audit::{self, Chain, Happening};
use crate::db::ObjectId;
use crate::evidence::{
    Checked, FileKind, Giver, Item, MOST_ABOUT, Properties, ask_for_unknown, checked, lost_of,
};
use crate::reporting::{online, size, take_upload, typed};
use crate::web::{FieldError, Fields, Page, Problem, Reply, Upload, Visit, worded};

/// How far back it is counted how many pictures an officer looked at.
const COUNTED: Duration = Duration::from_secs(7 * 24 * 3_600);

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![list, add, show]
}

/// What the list can say was just done.
const DONE: [&str; 1] = ["kept"];

impl CaseWork<'_> {
    /// The report's files that open, in order, and how many do not.
    pub fn files(&self, opened: &Opened) -> (Vec<Item>, usize) {
        let rows = opened.files.iter().cloned();
        let items = rows.map(|row| Item::open(row, self.case.id, &opened.key));
        let (items, broken): (Vec<_>, Vec<_>) = items.partition(Result::is_ok);
        (items.into_iter().flatten().collect(), broken.len())
    }
}

/// A file as the list shows it, where `gone` are those that lost their bytes.
pub fn file_row(work: &CaseWork<'_>, item: &Item, gone: &BTreeSet<ObjectId>) -> Value {
    let visit = work.visit;
    let is_there = !gone.contains(&item.object);
    let scan = checked(visit.portal, item);
    let state = match (item.is_whole, is_there && item.missing_at.is_none()) {
        (false, _) => "unfinished",
        (true, false) => "missing",
        (true, true) if scan.may_be_opened() => "whole",
        (true, true) => scan.word(),
    };
    context! {
        number => item.number,
        name => item.told.name.as_str(),
        about => item.told.about.as_str(),
        online => online(item),
        is_link => item.is_link(),
        kind => visit.say(&format!("files-kind-{}", kind_word(item)), &[]),
        size => size(visit, item.told.size),
        given => visit.record_time(item.given_at),
        by_staff => item.person.is_some(),
        state,
        scan => scan_in_words(visit, &scan),
    }
}

/// What the scanner said of a file, in words.
fn scan_in_words(visit: &Visit<'_>, scan: &Checked) -> String {
    let key = format!("staff-scan-{}", scan.word());
    let at = |at| ("at", visit.record_time(at).into());
    match scan {
        Checked::NotAsked | Checked::Waiting => visit.say(&key, &[]),
        Checked::Clean(when) | Checked::Unclear(when) => visit.say(&key, &[at(*when)]),
        Checked::Infected(found, when) => {
            visit.say(&key, &[at(*when), ("found", found.as_str().into())])
        }
    }
}

fn kind_word(item: &Item) -> &'static str {
    item.told.kind.map_or("document", FileKind::word)
}

/// The files of the report, as its page shows them.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn file_rows(work: &CaseWork<'_>, opened: &Opened) -> Result<Value, Problem> {
    let (items, broken) = work.files(opened);
    ask_for_unknown(work.visit.portal, &items).await?;
    let gone = lost_of(&work.visit.portal.store, &items).await;
    let rows = items.iter().map(|item| file_row(work, item, &gone));
    let rows: Vec<Value> = rows.collect();
    Ok(context! { rows, broken, lost => opened.lost_files })
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
    let done = done.filter(|done| DONE.contains(done));
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

/// The file called `number` of a report that opens, for whoever may read it.
///
/// # Errors
/// [`Problem::NotFound`] where there is none.
pub async fn find<'a>(
    visit: &'a Visit<'a>,
    staff: &'a Staff,
    reference: &str,
    number: i32,
) -> Result<(CaseWork<'a>, Item), Problem> {
    let work = CaseWork::readable(visit, staff, reference).await?;
    let opened = work.open().await?.map_err(|_| Problem::NotFound)?;
    let (items, _) = work.files(&opened);
    let mut found = items.into_iter().filter(|item| item.number == number);
    let item = found.next().ok_or(Problem::NotFound)?;
    Ok((work, item))
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
    ask_for_unknown(visit.portal, std::slice::from_ref(&item)).await?;
    let can_be_shown = can_be_shown(visit.portal, &item);
    let may_be_read = item.is_whole && checked(visit.portal, &item).may_be_opened();
    let properties = match may_be_read {
        true => properties_of(&work, &item).await,
        false => Properties::Unread,
    };
    let person = staff.person;
    let since = work.now() - COUNTED;
    let seen = visit.portal.db.read(move |connection| {
        audit::count_of(connection, person, Happening::EvidenceViewed, since)
    });
    let gone = lost_of(&visit.portal.store, [&item]).await;
    let context = context! {
        file => file_row(&work, &item, &gone),
        sha256 => item.told.sha256.as_str(),
        can_be_shown,
        shown => show.is_some() && can_be_shown,
        at_risk => risk.is_some(),
        seen => seen.await?,
        properties => told(&properties),
        handled => handled(&work, &history, &item),
        ..facts(&work)
    };
    Page::render(&visit, "staff/file.html", context)
}

/// What a file tells of itself, for its page.
fn told(properties: &Properties) -> Value {
    match properties {
        Properties::Listed(all) => {
            let all = all
                .iter()
                .map(|one| context! { name => one.name, value => one.value });
            context! { word => "listed", all => all.collect::<Vec<_>>() }
        }
        Properties::UnknownKind => context! { word => "unknown" },
        Properties::Unread => context! { word => "unread" },
    }
}

/// Writes down what was done with a file, before it is.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn note(work: &CaseWork<'_>, item: &Item, happening: Happening) -> Result<(), Problem> {
    let (chain, person, now) = (Chain::Report(work.case.id), work.staff.person, work.now());
    let event = happening.of_file(item.id);
    work.visit
        .portal
        .db
        .write("note file", move |connection| {
            audit::append(connection, chain, person, event, now)
        })
        .await?;
    Ok(())
}

/// Who did what with the file, and when.
pub fn handled(work: &CaseWork<'_>, history: &History, item: &Item) -> Vec<Value> {
    let file = Some(item.id.uuid());
    history.rows(work.visit, |entry| entry.file == file)
}
