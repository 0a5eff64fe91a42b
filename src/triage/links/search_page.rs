//! Looking for a report by its reference, or by something exact that stands in one that was opened. What is looked for stands in no
//! address and in no log.

use std::collections::BTreeSet;

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::case_links::{by_report, met_row, token_keys, tokens_of};
use super::identifiers::identifiers_meant;
use super::token_table::{MOST, with_reference, with_tokens};
use crate::accounts::{Action, Member, Staff};
use crate::audit::{self, Chain, Happening};
use crate::triage::lists::List;
use crate::triage::queue::{Looking, count, counted};
use crate::vault::{Reference, Token};
use crate::web::{FieldError, Page, Problem, Submitted, Visit, one_line, worded};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, look]
}

/// The longest that can be looked for.
const LONGEST: usize = 200;

#[get("/search?<team>")]
async fn show(visit: Visit<'_>, staff: Staff, team: &str) -> Result<Page, Problem> {
    let member = staff.place(Some(team), Action::OpenReport)?;
    page(&visit, &staff, member, "", None, &[]).await
}

#[post("/search", data = "<form>")]
async fn look(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Page, Problem> {
    let member = staff.place(Some(form.0.text("team")), Action::OpenReport)?;
    let typed = one_line(form.0.text("for"));
    let length = typed.chars().count();
    if !(1..=LONGEST).contains(&length) {
        let error = FieldError::new("for", "links-search-empty");
        return page(&visit, &staff, member, &typed, None, &[error]).await;
    }
    let found = find(&visit, &staff, member, &typed).await?;
    page(&visit, &staff, member, &typed, Some(found), &[]).await
}

/// The reports that were found, and whether there are more.
struct Found {
    rows: Vec<Value>,
    has_more: bool,
}

async fn find(
    visit: &Visit<'_>,
    staff: &Staff,
    member: &Member,
    typed: &str,
) -> Result<Found, Problem> {
    visit.portal.throttles.search(staff.person)?;
    let keys = token_keys(visit, staff, member.team).await?;
    let kinds = tokens_of(&keys, &identifiers_meant(typed));
    let tokens: BTreeSet<Token> = kinds.keys().copied().collect();
    let reference = Reference::parse(typed);
    let (team, person, now) = (member.team, staff.person, visit.portal.clock.now());
    let met = visit
        .portal
        .db
        .write("search", move |connection| {
            audit::append(
                connection,
                Chain::Team(team),
                person,
                Happening::Searched,
                now,
            )?;
            let by_reference = match &reference {
                Some(reference) => with_reference(connection, team, reference.as_str())?,
                None => None,
            };
            let mut met: Vec<_> = by_reference.into_iter().collect();
            met.extend(with_tokens(connection, team, &tokens, &[])?);
            Ok(met)
        })
        .await?;
    let mut reports = by_report(met, &kinds);
    let has_more = reports.len() > MOST;
    reports.truncate(MOST);
    let rows = reports
        .iter()
        .map(|(met, kinds)| met_row(visit, met, kinds));
    Ok(Found {
        rows: rows.collect(),
        has_more,
    })
}

async fn page(
    visit: &Visit<'_>,
    staff: &Staff,
    member: &Member,
    typed: &str,
    found: Option<Found>,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let looking = Looking {
        team: member.team,
        person: staff.person,
        list: List::Unopened,
    };
    let now = visit.portal.clock.now();
    let read = visit
        .portal
        .db
        .read(move |connection| count(connection, looking, now));
    let context = context! {
        staff => staff.shown_in(visit, member),
        slug => member.slug,
        team => visit.team_title(&member.slug, &member.name),
        typed,
        unopened => counted(read.await?),
        is_found => found.is_some(),
        has_more => found.as_ref().is_some_and(|found| found.has_more),
        rows => found.map(|found| found.rows).unwrap_or_default(),
        errors => worded(visit, errors),
    };
    Page::render(visit, "staff/search.html", context)
}
