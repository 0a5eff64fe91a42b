//! The page on which a manager says where the centre is, when it is open, and whom it can help best.

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::centre_access::CentreWork;
use super::details::{ACCESS, Details, STRANDS};
use super::opening::DAYS;
use super::table;
use crate::accounts::{Action, Staff};
use crate::web::{FieldError, Fields, Page, Problem, Reply, Submitted, Visit, worded};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, save]
}

#[get("/centre/details?<team>")]
async fn show(visit: Visit<'_>, staff: Staff, team: Option<&str>) -> Result<Page, Problem> {
    let work = CentreWork::of(&visit, &staff, team, Action::RunCentre).await?;
    work.trusted(Action::RunCentre).await?;
    page(&work, &work.centre.details.fields(), &[])
}

#[post("/centre/details", data = "<form>")]
async fn save(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Reply, Problem> {
    let team = Some(form.0.text("team"));
    let work = CentreWork::of(&visit, &staff, team, Action::RunCentre).await?;
    work.trusted(Action::RunCentre).await?;
    let details = match Details::read(&form.0) {
        Ok(details) => details,
        Err(errors) => {
            let errors: Vec<_> = errors
                .into_iter()
                .map(|error| named(&visit, error))
                .collect();
            return Ok(page(&work, &form.0, &errors)?.into());
        }
    };
    let (team, by, now) = (work.member.team, staff.person, visit.portal.clock.now());
    work.act(Action::RunCentre, "describe centre", move |connection| {
        table::describe(connection, team, &details, by, now)
    })
    .await?;
    Ok(Reply::go(format!("{}&done=described", work.path(""))))
}

/// An error beside the hours of a day names the day: seven of them would read alike.
fn named(visit: &Visit<'_>, error: FieldError) -> FieldError {
    match DAYS.iter().find(|(_, word)| *word == error.field) {
        Some((_, word)) => {
            let day = visit.say(&format!("centres-day-{word}"), &[]);
            error.with("day", day)
        }
        None => error,
    }
}

fn page(work: &CentreWork<'_>, typed: &Fields, errors: &[FieldError]) -> Result<Page, Problem> {
    let single = ["address", "postcode", "phone", "languages"];
    let days = DAYS.iter().map(|(_, word)| *word);
    let values: Value = single
        .into_iter()
        .chain(days.clone())
        .map(|name| (name, typed.text(name)))
        .collect();
    let context = context! {
        typed => values,
        days => days.collect::<Vec<_>>(),
        access => ACCESS,
        strands => STRANDS,
        ticked_access => typed.all("access").collect::<Vec<_>>(),
        ticked_strands => typed.all("strands").collect::<Vec<_>>(),
        errors => worded(work.visit, errors),
        ..work.facts()
    };
    Page::render(work.visit, "centres/details.html", context)
}
