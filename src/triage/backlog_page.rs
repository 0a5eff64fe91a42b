//! The desk's backlog for a force that has a key now: everything that was meant for it is passed on in one action.

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::case_access::CaseWork;
use super::destinations::{Target, ordinary_targets};
use super::moving_page::pass_on_quietly;
use super::offers::Moved;
use super::queue;
use crate::accounts::{Action, Member, Staff};
use crate::post::{self as mail, Message, NewLetter};
use crate::web::{FieldError, Page, Problem, Reply, Submitted, Visit, worded};

/// At most so many reports are opened in one go; the page says how many are left.
const AT_ONCE: usize = 500;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, pass_on]
}

/// References of reports that wait at the desk because their force had no key, or had not joined.
async fn waiting(visit: &Visit<'_>, member: &Member) -> Result<Vec<String>, Problem> {
    let team = member.team;
    let read = visit
        .portal
        .db
        .read(move |connection| queue::without_force(connection, team));
    Ok(read.await?)
}

#[get("/national/backlog")]
async fn show(visit: Visit<'_>, staff: Staff) -> Result<Page, Problem> {
    page(&visit, &staff, None, &[]).await
}

#[post("/national/backlog", data = "<form>")]
async fn pass_on(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Reply, Problem> {
    let member = staff.at_desk(Action::Move)?;
    let targets = ordinary_targets(&visit, member.team).await?;
    let Some(target) = targets
        .iter()
        .find(|target| target.slug == form.0.text("team"))
    else {
        let error = FieldError::new("team", "staff-move-team-empty");
        return Ok(page(&visit, &staff, None, &[error]).await?.into());
    };
    let mut passed = Vec::new();
    let mut fault = None;
    for reference in waiting(&visit, member).await?.into_iter().take(AT_ONCE) {
        match pass_on_one(&visit, &staff, &reference, target).await {
            Ok(true) => passed.push(reference),
            Ok(false) => {}
            Err(problem) => {
                fault = Some(problem);
                break;
            }
        }
    }
    // Also for those before one that did not go.
    if let Some(first) = passed.first() {
        ring(&visit, target, first).await?;
    }
    if let Some(problem) = fault {
        return Err(problem);
    }
    Ok(page(&visit, &staff, Some((target, passed.len())), &[])
        .await?
        .into())
}

/// Passes one report on if it was meant for that team; gives whether it was.
async fn pass_on_one(
    visit: &Visit<'_>,
    staff: &Staff,
    reference: &str,
    target: &Target,
) -> Result<bool, Problem> {
    let work = match CaseWork::owned(visit, staff, reference, Action::Move).await {
        Ok(work) => work,
        // Somebody else passed it on meanwhile.
        Err(Problem::NotFound) => return Ok(false),
        Err(problem) => return Err(problem),
    };
    let Ok(opened) = work.open().await? else {
        return Ok(false);
    };
    if opened.told()?.meant_for != target.slug {
        return Ok(false);
    }
    Ok(pass_on_quietly(&work, &opened, target).await? == Moved::Yes)
}

/// One bell for all of them.
async fn ring(visit: &Visit<'_>, target: &Target, reference: &str) -> Result<(), Problem> {
    let Some(address) = &target.bell_address else {
        return Ok(());
    };
    let portal = visit.portal;
    let now = portal.clock.now();
    let message = Message::Bell {
        reference: reference.to_owned(),
    };
    let letter = NewLetter::seal(portal, address, &message, now, &mut portal.chance())
        .map_err(|fault| Problem::fault(&fault))?
        .about(None, Some(target.team));
    portal
        .db
        .write("ring team", move |connection| {
            mail::enqueue(connection, &letter, now)
        })
        .await?;
    portal.new_mail.notify_one();
    Ok(())
}

async fn page(
    visit: &Visit<'_>,
    staff: &Staff,
    passed: Option<(&Target, usize)>,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let member = staff.at_desk(Action::Move)?;
    let choices: Vec<Value> = ordinary_targets(visit, member.team)
        .await?
        .iter()
        .map(|target| context! { value => target.slug, text => target.name })
        .collect();
    let context = context! {
        staff => staff.shown_in(visit, member),
        slug => member.slug,
        waiting => waiting(visit, member).await?.len(),
        choices,
        passed => passed.map(|(target, count)| context! { team => target.name, count }),
        errors => worded(visit, errors),
    };
    Page::render(visit, "national/backlog.html", context)
}
