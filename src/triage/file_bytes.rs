//! The bytes of a file as they leave for its team: a clean copy to look at, or the original. Neither before it was scanned.

use std::io;

use bytes::Bytes;
use rocket::futures::stream::{self, StreamExt};
use rocket::tokio::task;
use rocket::{Route, get, post, routes};

use super::case_access::CaseWork;
use super::case_page::Deliberate;
use super::files_page::{find, note};
use crate::accounts::Staff;
use crate::audit::Happening;
use crate::evidence::{
    FileKind, Item, LONGEST, LookingInto, NoCopy, Property, Reading, checked, clean_copy, give_out,
    properties, read_whole,
};
use crate::ops::would_not_open;
use crate::portal::Portal;
use crate::web::{Download, Problem, Submitted, Visit};

/// The routes of these bytes.
pub fn routes() -> Vec<Route> {
    routes![picture, original, original_at_risk]
}

/// Whether there is a clean copy of the file to look at.
pub fn can_be_shown(portal: &Portal, item: &Item) -> bool {
    item.is_whole
        && checked(portal, item).may_be_opened()
        && item.told.size <= LONGEST
        && item.told.kind.is_some_and(FileKind::has_clean_copy)
}

/// What the original tells beside what it shows; none where its kind cannot be read, or nobody may open it yet.
pub async fn properties_of(work: &CaseWork<'_>, item: &Item) -> Option<Vec<Property>> {
    let portal = work.visit.portal;
    if !item.is_whole || !checked(portal, item).may_be_opened() {
        return None;
    }
    let (kind, looking) = (item.told.kind?, LookingInto::of(&portal.store, item).ok()?);
    let _place = portal.pictures.acquire().await;
    let read = task::spawn_blocking(move || properties(kind, looking));
    read.await.ok().flatten()
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
    if !can_be_shown(visit.portal, &item) {
        return Err(Problem::NotFound);
    }
    note(&work, &item, Happening::EvidenceViewed).await?;
    match read(&work, &item, |original| clean_copy(&original)).await {
        Ok(Ok(copy)) => Ok(Download {
            name: None,
            mime: copy.mime,
            length: Some(copy.bytes.len() as u64),
            bytes: stream::once(async { Ok(Bytes::from(copy.bytes)) }).boxed(),
        }),
        Ok(Err(NoCopy::Broken | NoCopy::OtherKind)) => Err(Problem::NotFound),
        // What is gone or changed is an alarm; a store that does not answer is none.
        Err(fault) if !matches!(fault.kind(), io::ErrorKind::NotFound | io::ErrorKind::Other) => {
            Err(Problem::fault(&fault))
        }
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
    match checked(visit.portal, &item).may_be_opened() {
        true => download(&work, &item, Happening::EvidenceDownloaded).await,
        false => Err(Problem::NotFound),
    }
}

/// The original of a file in which something was found, or of which the scanner could not tell: for whoever says that they know the
/// risk.
#[post("/reports/<reference>/files/<number>/original", data = "<_form>")]
async fn original_at_risk(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    number: i32,
    _form: Submitted,
) -> Result<Download, Problem> {
    let (work, item) = find(&visit, &staff, reference, number).await?;
    match checked(visit.portal, &item).is_a_risk() {
        true => download(&work, &item, Happening::EvidenceDownloadedAtRisk).await,
        false => Err(Problem::NotFound),
    }
}

async fn download(
    work: &CaseWork<'_>,
    item: &Item,
    happening: Happening,
) -> Result<Download, Problem> {
    let portal = work.visit.portal;
    if item.is_link() {
        return Err(Problem::NotFound);
    }
    let (store, object, pieces) = (portal.store.clone(), item.object, item.pieces);
    let is_there = task::spawn_blocking(move || store.has_all(object, pieces)).await;
    let is_there = is_there.map_err(io::Error::other).flatten();
    if !item.is_whole || !is_there.map_err(|fault| Problem::fault(&fault))? {
        would_not_open(portal, work.named()).await?;
        return Err(Problem::NotFound);
    }
    note(work, item, happening).await?;
    let reading = Reading::of(&portal.store, item);
    let bytes = give_out(reading.map_err(|fault| Problem::fault(&fault))?);
    Ok(Download {
        name: Some(item.download_name(&work.case.reference)),
        mime: "application/octet-stream",
        length: Some(item.told.size),
        bytes,
    })
}
