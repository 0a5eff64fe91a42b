//! The bytes of a file as they leave for its team: a clean copy to look at, or the original. Neither before it was scanned.

use std::io;
use std::sync::Arc;

use bytes::Bytes;
use rocket::futures::stream::{self, StreamExt};
use rocket::tokio::task;
use rocket::{Route, get, post, routes};

use super::case_access::CaseWork;
use super::case_files::{can_be_shown, find, note};
use super::case_page::Deliberate;
use crate::accounts::Staff;
use crate::audit::Happening;
use crate::evidence::{
    Item, NoCopy, Reading, Unread, checked, clean_copy, give_out, prove, read_whole,
};
use crate::ops::would_not_open;
use crate::portal::Portal;
use crate::web::{Download, Problem, Submitted, Visit};

/// The routes of these bytes.
pub fn routes() -> Vec<Route> {
    routes![picture, original, original_at_risk]
}

/// Reads the original and does `work` with it, one picture at a time.
async fn read<T: Send + 'static>(
    work: &CaseWork<'_>,
    item: &Item,
    then: impl FnOnce(zeroize::Zeroizing<Vec<u8>>) -> T + Send + 'static,
) -> Result<T, Unread> {
    let portal = work.visit.portal;
    let place = Arc::clone(&portal.pictures).acquire_owned().await;
    let reading = Reading::of(&portal.store, item).map_err(|_| Unread::Changed)?;
    let work = move || {
        let _place = place;
        Ok(then(read_whole(reading)?))
    };
    task::spawn_blocking(work).await.map_err(io::Error::other)?
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
        Err(fault) => Err(unread(&work, fault).await?),
    }
}

/// What is gone or changed is an alarm; a store that does not answer is none.
async fn unread(work: &CaseWork<'_>, fault: Unread) -> Result<Problem, Problem> {
    if let Unread::NotNow(fault) = fault {
        return Ok(Problem::fault(&fault));
    }
    tracing::error!(%fault, "a file would not open");
    would_not_open(work.visit.portal, work.named()).await?;
    Ok(Problem::NotFound)
}

/// Whether the file is there, byte for byte as it was given.
async fn proven(portal: &Portal, item: &Item) -> Result<(), Unread> {
    let reading = Reading::of(&portal.store, item).map_err(|_| Unread::Changed)?;
    let proving = task::spawn_blocking(move || prove(reading));
    proving.await.map_err(io::Error::other)?
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
    if item.is_link() || !item.is_whole {
        return Err(Problem::NotFound);
    }
    // Read to its end before its first byte leaves: a browser takes what is long enough for the file.
    if let Err(fault) = proven(portal, item).await {
        return Err(unread(work, fault).await?);
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
