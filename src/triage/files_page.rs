//! The files of a report as its team sees them: the list, a clean copy to look at, the original to download, and who had them when.

use std::io;
use std::time::Duration;

use bytes::Bytes;
use minijinja::{Value, context};
use rocket::futures::stream::{self, StreamExt};
use rocket::tokio::task;
use rocket::{Route, get, post, routes};

use super::case_access::{CaseWork, Opened};
use super::case_page::{Deliberate, closed_page, facts};
use super::history_page::History;
use crate::accounts::{Action, Staff};
use crate::audit::{self, Chain, Happening};
use crate::evidence::{
    FileKind, Giver, Item, LONGEST, MOST_ABOUT, NoCopy, Property, Reading, clean_copy, give_out,
    properties, read_whole,
};
use crate::ops::would_not_open;
use crate::reporting::{size, take_upload};
use crate::web::{Download, FieldError, Page, Problem, Reply, Upload, Visit, tidy, worded};

/// How far back it is counted how many pictures an officer looked at.
const COUNTED: Duration = Duration::from_secs(7 * 24 * 3_600);

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![list, add, show, picture, original, custody]
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

/// A file as the list shows it.
pub fn file_row(work: &CaseWork<'_>, item: &Item) -> Value {
    let visit = work.visit;
    let is_there = work.visit.portal.store.has_all(item.object, item.pieces);
    let state = match (item.is_whole, is_there && item.missing_at.is_none()) {
        (false, _) => "unfinished",
        (true, true) => "whole",
        (true, false) => "missing",
    };
    context! {
        number => item.number,
        name => item.told.name.as_str(),
        about => item.told.about.as_str(),
        kind => visit.say(&format!("files-kind-{}", kind_word(item)), &[]),
        size => size(visit, item.told.size),
        given => visit.record_time(item.given_at),
        by_staff => item.person.is_some(),
        state,
    }
}

fn kind_word(item: &Item) -> &'static str {
    item.told.kind.map_or("document", FileKind::word)
}

/// The files of the report, as its page shows them.
pub fn file_rows(work: &CaseWork<'_>, opened: &Opened) -> Value {
    let (items, broken) = work.files(opened);
    let rows: Vec<Value> = items.iter().map(|item| file_row(work, item)).collect();
    context! { rows, broken, lost => opened.lost_files }
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
    list_page(&work, "", done, &[]).await
}

async fn list_page(
    work: &CaseWork<'_>,
    about: &str,
    done: Option<&str>,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let opened = match work.open_logged().await? {
        Ok(opened) => opened,
        Err(closed) => return closed_page(work, &closed),
    };
    let limits = &work.visit.portal.settings.evidence;
    let context = context! {
        files => file_rows(work, &opened),
        done => done.map(|done| format!("file-{done}")),
        about,
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
    let about = tidy(upload.fields.text("about"));
    let opened = work.open().await?.map_err(|_| Problem::NotFound)?;
    let giver = Giver {
        report: work.case.id,
        key: &opened.key,
        person: Some(work.staff.person),
        network: work.visit.network.as_ref(),
    };
    match take_upload(&visit, &giver, upload).await? {
        Ok(()) => Ok(Reply::go(format!("{}/files?done=kept", work.path()))),
        Err(error) => Ok(list_page(&work, &about, None, &[error]).await?.into()),
    }
}

/// The file called `number` of a report that opens, for whoever may read it.
async fn find<'a>(
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
#[get("/reports/<reference>/files/<number>?<show>")]
async fn show(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    number: i32,
    show: Option<&str>,
    _deliberate: Deliberate,
) -> Result<Page, Problem> {
    let (work, item) = find(&visit, &staff, reference, number).await?;
    note(&work, &item, Happening::Opened).await?;
    let history = History::of(&work).await?;
    let properties = match item.is_whole && can_be_shown(&item) {
        true => properties_of(&work, &item).await,
        false => Vec::new(),
    };
    let person = staff.person;
    let since = work.now() - COUNTED;
    let seen = visit.portal.db.read(move |connection| {
        audit::count_of(connection, person, Happening::EvidenceViewed, since)
    });
    let context = context! {
        file => file_row(&work, &item),
        sha256 => item.told.sha256.as_str(),
        can_be_shown => can_be_shown(&item),
        shown => show.is_some() && can_be_shown(&item),
        seen => seen.await?,
        properties => properties.iter().map(|one| context! { name => one.name, value => one.value }).collect::<Vec<_>>(),
        handled => handled(&work, &history, &item),
        ..facts(&work)
    };
    Page::render(&visit, "staff/file.html", context)
}

fn can_be_shown(item: &Item) -> bool {
    item.is_whole
        && item.told.size <= LONGEST
        && item.told.kind.is_some_and(FileKind::has_clean_copy)
}

/// What the original tells beside its picture; nothing where it cannot be read.
async fn properties_of(work: &CaseWork<'_>, item: &Item) -> Vec<Property> {
    read(work, item, |original| properties(&original))
        .await
        .unwrap_or_default()
}

/// Reads the original and does `work` with it, one picture at a time.
async fn read<T: Send + 'static>(
    work: &CaseWork<'_>,
    item: &Item,
    then: impl FnOnce(zeroize::Zeroizing<Vec<u8>>) -> T + Send + 'static,
) -> io::Result<T> {
    let portal = work.visit.portal;
    let _place = portal.pictures.acquire().await;
    let reading = Reading::of(&portal.store, item).map_err(io::Error::other)?;
    task::spawn_blocking(move || Ok(then(read_whole(reading)?)))
        .await
        .map_err(io::Error::other)?
}

/// The clean copy, for the page that asked for it. Giving it is written down.
#[get("/reports/<reference>/files/<number>/picture")]
async fn picture(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    number: i32,
    _deliberate: Deliberate,
) -> Result<Download, Problem> {
    let (work, item) = find(&visit, &staff, reference, number).await?;
    if !can_be_shown(&item) {
        return Err(Problem::NotFound);
    }
    note(&work, &item, Happening::EvidenceViewed).await?;
    match read(&work, &item, |original| clean_copy(&original)).await {
        Ok(Ok(copy)) => Ok(Download {
            name: None,
            mime: copy.mime,
            length: copy.bytes.len() as u64,
            bytes: stream::once(async { Ok(Bytes::from(copy.bytes)) }).boxed(),
        }),
        Ok(Err(NoCopy::Broken | NoCopy::OtherKind)) => Err(Problem::NotFound),
        Err(fault) => {
            tracing::error!(kind = %fault.kind(), "a file would not open");
            would_not_open(visit.portal, work.named()).await?;
            Err(Problem::NotFound)
        }
    }
}

/// The original, byte for byte as it was given. Giving it is written down.
#[get("/reports/<reference>/files/<number>/original")]
async fn original(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    number: i32,
    _deliberate: Deliberate,
) -> Result<Download, Problem> {
    let (work, item) = find(&visit, &staff, reference, number).await?;
    let is_there = visit.portal.store.has_all(item.object, item.pieces);
    if !item.is_whole || !is_there {
        would_not_open(visit.portal, work.named()).await?;
        return Err(Problem::NotFound);
    }
    note(&work, &item, Happening::EvidenceDownloaded).await?;
    let reading = Reading::of(&visit.portal.store, &item);
    let bytes = give_out(reading.map_err(|fault| Problem::fault(&fault))?);
    Ok(Download {
        name: Some(item.download_name(&work.case.reference)),
        mime: "application/octet-stream",
        length: item.told.size,
        bytes,
    })
}

async fn note(work: &CaseWork<'_>, item: &Item, happening: Happening) -> Result<(), Problem> {
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
fn handled(work: &CaseWork<'_>, history: &History, item: &Item) -> Vec<Value> {
    let file = Some(item.id.uuid());
    history.rows(work.visit, |entry| entry.file == file)
}

/// A sheet for the file of the case: each file with its hash, and everybody who had it.
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
    let sheet = |item: &Item| {
        context! {
            sha256 => item.told.sha256.as_str(),
            bytes => item.told.size,
            handled => handled(&work, &history, item),
            ..file_row(&work, item)
        }
    };
    let files: Vec<Value> = items.iter().map(sheet).collect();
    let made = work.visit.record_time(work.now());
    let context = context! { files, broken, lost => opened.lost_files, made, ..facts(&work) };
    Page::render(&visit, "staff/custody.html", context)
}
