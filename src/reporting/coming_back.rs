//! Stopping, and coming back with a code that we make: on this device or another, or not at all.

use std::time::Duration;

use minijinja::context;
use rocket::{Route, get, post, routes};

use super::draft::{
    CONFIRMATION_KEPT, DRAFT_KEPT, Draft, Holds, Kept, SavedDraft, copy_left_draft, erase_draft,
    replace_draft,
};
use super::journey::{CHECK, SAVE, START, kept, where_to_go_on};
use crate::vault::{AccessCode, BrowserToken};
use crate::web::{FieldError, Page, Problem, Reply, Submitted, Visit, worded};

/// How long answers wait for somebody who has a code for them.
pub const SAVED_KEPT: Duration = Duration::from_secs(7 * 24 * 3_600);

const SAVED: &str = "/answers/saved";
const RETURN_FORM: &str = "answers/return.html";

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![save_page, save, saved, return_page, come_back]
}

#[get("/answers/save")]
async fn save_page(visit: Visit<'_>) -> Result<Reply, Problem> {
    match kept(&visit).await? {
        Some(Kept::Open(_)) => {
            let back = where_to_go_on(&visit).await?;
            let hours = DRAFT_KEPT.as_secs() / 3_600;
            let context = context! { back, hours, days => days() };
            Ok(Page::render(&visit, "answers/save.html", context)?.into())
        }
        Some(Kept::Saved(_)) => Ok(Reply::go(SAVED)),
        Some(Kept::Sent(_)) => Ok(Reply::go("/answers/sent")),
        None => Ok(Reply::go(START)),
    }
}

/// The draft goes from this browser's row to one that only the code finds and opens.
#[post("/answers/save", data = "<_form>")]
async fn save(visit: Visit<'_>, _form: Submitted) -> Result<Reply, Problem> {
    let (Some(Kept::Open(draft)), Some(token)) = (kept(&visit).await?, visit.token()) else {
        // Sent or left from another page: that page says so.
        return Ok(Reply::go(SAVE));
    };
    let portal = visit.portal;
    let (mut chance, now) = (portal.chance(), portal.clock.now());
    let code = AccessCode::generate(&mut chance);
    let later = code.return_token(&portal.keys.pepper);
    let (here, from, there) = (token.draft_id(), draft.version, later.draft_id());
    let shown = SavedDraft::of(&code).seal(from, token, &mut chance);
    let left_at = draft.left_at;
    let moved = Draft {
        version: 0,
        left_at: None,
        ..draft
    };
    let (sealed, holds) = (moved.seal(&later, &mut chance), Holds::Open(moved.report));
    let moved = portal
        .db
        .write("save draft for later", move |connection| {
            let ends_at = now + CONFIRMATION_KEPT;
            // Another page changed or sent it in this moment: nothing is saved that the person has not seen.
            if !replace_draft(connection, &here, from, Holds::Saved, &shown, ends_at)? {
                return Ok(false);
            }
            if let Some(left) = &left_at {
                erase_draft(connection, left)?;
            }
            replace_draft(connection, &there, 0, holds, &sealed, now + SAVED_KEPT)
        })
        .await?;
    Ok(Reply::go(if moved { SAVED } else { SAVE }))
}

/// The code, for a few minutes, so that a slow or doubled click shows the same.
#[get("/answers/saved")]
async fn saved(visit: Visit<'_>) -> Result<Reply, Problem> {
    let Some(Kept::Saved(saved)) = kept(&visit).await? else {
        return Ok(Reply::go(START));
    };
    let public_url = &visit.portal.settings.public_url;
    let address = format!("{}/answers/return", public_url.trim_end_matches('/'));
    let context = context! { code => saved.code(), address, days => days() };
    Ok(Page::render(&visit, "answers/saved.html", context)?.into())
}

#[get("/answers/return")]
async fn return_page(visit: Visit<'_>) -> Result<Page, Problem> {
    form(&visit, "", &[]).await
}

#[post("/answers/return", data = "<form>")]
async fn come_back(visit: Visit<'_>, form: Submitted) -> Result<Reply, Problem> {
    visit.portal.throttles.code(visit.network.as_ref())?;
    let typed = form.0.text("code");
    let Some(code) = AccessCode::parse(typed) else {
        let error = FieldError::new("code", "answers-return-wrong");
        return Ok(self::form(&visit, typed, &[error]).await?.into());
    };
    let portal = visit.portal;
    let later = code.return_token(&portal.keys.pepper);
    let token = BrowserToken::generate(&mut portal.chance());
    if !copy_left_draft(portal, &later, &token).await? {
        let error = FieldError::new("code", "answers-return-not-found");
        return Ok(self::form(&visit, typed, &[error]).await?.into());
    }
    visit.give_token(&token);
    // What this browser had is wiped, as the page said. It also ends by itself.
    if let Some(old) = visit.token()
        && let Err(fault) = portal.forget_browser(old).await
    {
        tracing::error!(%fault, "a draft was not erased when another was come back to");
    }
    Ok(Reply::go(CHECK))
}

async fn form(visit: &Visit<'_>, typed: &str, errors: &[FieldError]) -> Result<Page, Problem> {
    let waits = match kept(visit).await? {
        Some(Kept::Open(_)) => Some("answers"),
        Some(Kept::Sent(_) | Kept::Saved(_)) => Some("code"),
        None => None,
    };
    let context = context! { code => typed, waits, errors => worded(visit, errors) };
    Page::render(visit, RETURN_FORM, context)
}

fn days() -> u64 {
    SAVED_KEPT.as_secs() / (24 * 3_600)
}
