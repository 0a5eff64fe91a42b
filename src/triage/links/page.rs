//! The page on which somebody decides which reports belong to one.

use minijinja::context;
use rocket::{Route, get, post, routes};

use super::case_links::Together;
use super::link_table::{ANSWERS, NewLink, link};
use super::token_table::with_reference;
use crate::accounts::{Action, Staff};
use crate::triage::case_access::CaseWork;
use crate::triage::case_page::{Deliberate, facts};
use crate::triage::shown;
use crate::vault::Reference;
use crate::web::{FieldError, Fields, Page, Problem, Reply, Submitted, Visit, worded};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, decide]
}

#[get("/reports/<reference>/links?<done>")]
async fn show(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    done: Option<&str>,
    _deliberate: Deliberate,
) -> Result<Reply, Problem> {
    let work = CaseWork::owned(&visit, &staff, reference, Action::Answer).await?;
    page(&work, &Fields::default(), shown::done(done), &[]).await
}

async fn page(
    work: &CaseWork<'_>,
    typed: &Fields,
    done: Option<&str>,
    errors: &[FieldError],
) -> Result<Reply, Problem> {
    // What stands in a report counts for others only once somebody has read it, which its own page tells the reporter.
    if work.case.state == "unopened" {
        return Ok(Reply::go(work.path()));
    }
    let Ok(opened) = work.open_logged().await? else {
        return Ok(Reply::go(work.path()));
    };
    let together = Together::of(work, &opened).await?;
    let context = context! {
        together => together.map(|together| together.shown(work.visit)),
        answers => ANSWERS,
        typed => context! { other => typed.text("other"), answer => typed.text("answer") },
        done,
        errors => worded(work.visit, errors),
        ..facts(work)
    };
    Ok(Page::render(work.visit, "staff/links.html", context)?.into())
}

#[post("/reports/<reference>/links", data = "<form>")]
async fn decide(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    form: Submitted,
) -> Result<Reply, Problem> {
    let work = CaseWork::owned(&visit, &staff, reference, Action::Answer).await?;
    let answer = ANSWERS
        .into_iter()
        .find(|known| *known == form.0.text("answer"));
    let other = Reference::parse(form.0.text("other"));
    let mut errors = Vec::new();
    if other.is_none() {
        errors.push(FieldError::new("other", "links-other-unknown"));
    }
    if answer.is_none() {
        errors.push(FieldError::new("answer", "links-answer-empty"));
    }
    let Some(answer) = answer.filter(|_| errors.is_empty()) else {
        return page(&work, &form.0, None, &errors).await;
    };
    let (report, team) = work.named();
    let (person, now) = (staff.person, work.now());
    let is_done = visit
        .portal
        .db
        .write("link reports", move |connection| {
            let Some(other) = &other else {
                return Ok(false);
            };
            let Some(other) = with_reference(connection, team, other.as_str())? else {
                return Ok(false);
            };
            let new = NewLink {
                pair: (report, other.id),
                answer,
                by: (person, team),
            };
            link(connection, &new, now)
        })
        .await?;
    if !is_done {
        let error = FieldError::new("other", "links-other-unknown");
        return page(&work, &form.0, None, &[error]).await;
    }
    Ok(Reply::go(format!("{}/links?done=linked", work.path())))
}
