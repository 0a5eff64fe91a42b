//! The page after sending: the reference for both, the access code for the person alone.

use minijinja::context;
use rocket::{Route, get, post, routes};

use super::super::centre_access::CentreWork;
use super::draft_table;
use crate::accounts::{Action, Staff};
use crate::reporting::{Kept, erase_draft, kept};
use crate::web::{Page, Problem, Reply, Submitted, Visit};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, forget]
}

/// Survives reloading for a few minutes, so that a slow or doubled click shows the same; then it is gone.
#[get("/centre/sent")]
async fn show(visit: Visit<'_>, staff: Staff) -> Result<Reply, Problem> {
    let work = CentreWork::of(&visit, &staff, None, Action::Assist).await?;
    let Some(Kept::Sent(confirmation)) = kept(&visit).await? else {
        return Ok(Reply::go("/centre"));
    };
    let finish = finish_later(&visit, confirmation.number.as_deref()).await?;
    let context = context! {
        finish,
        reference => confirmation.shown_reference(),
        code => confirmation.code.as_ref().map(|code| code.as_str()),
        is_urgent => confirmation.is_urgent,
        ..work.facts()
    };
    Ok(Page::render(&visit, "centres/sent.html", context)?.into())
}

/// The path where what was sent in a hurry can be finished; none where all of it was sent.
async fn finish_later(visit: &Visit<'_>, number: Option<&str>) -> Result<Option<String>, Problem> {
    let Some(number) = number.map(str::to_owned) else {
        return Ok(None);
    };
    let path = format!("/centre/drafts/{number}");
    let read = visit
        .portal
        .db
        .read(move |connection| draft_table::is_free(connection, &number));
    Ok((!read.await?).then_some(path))
}

/// The centre does not keep the code: gone as soon as the person has it.
#[post("/centre/sent", data = "<_form>")]
async fn forget(visit: Visit<'_>, staff: Staff, _form: Submitted) -> Result<Reply, Problem> {
    CentreWork::of(&visit, &staff, None, Action::Assist).await?;
    let had_code = match kept(&visit).await? {
        Some(Kept::Sent(confirmation)) => confirmation.code.is_some(),
        _ => false,
    };
    if let Some(token) = visit.token() {
        let id = token.draft_id();
        visit
            .portal
            .db
            .write("forget code", move |connection| {
                erase_draft(connection, &id)
            })
            .await?;
    }
    Ok(Reply::go(match had_code {
        true => "/centre?done=sent",
        false => "/centre?done=finished",
    }))
}
