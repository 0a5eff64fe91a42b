//! Where a report stands, for whoever has its reference and access code.

use minijinja::context;
use rocket::{Route, get, post, routes};

use super::sent::next_reading;
use super::status_table::{self, Found};
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::Moment;
use crate::directory;
use crate::vault::{AccessCode, Holder, Reference, ReportKey};
use crate::web::{FieldError, Fields, Page, Problem, Submitted, Visit, worded};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, look]
}

#[get("/status")]
fn show(visit: Visit<'_>) -> Result<Page, Problem> {
    form_page(&visit, "", &[])
}

#[post("/status", data = "<form>")]
async fn look(visit: Visit<'_>, form: Submitted) -> Result<Page, Problem> {
    visit.portal.throttles.code(visit.network.as_ref())?;
    let Submitted(fields) = form;
    let typed = fields.text("reference").to_owned();
    let (reference, code) = match parse(&fields) {
        Ok(parsed) => parsed,
        Err(errors) => return form_page(&visit, &typed, &errors),
    };
    let found = find(&visit, reference).await?;
    match check(&visit, found, &code).await? {
        Some(found) => status_page(&visit, &found).await,
        // One answer for a wrong code, a wrong reference and a report that is blocked for now.
        None => form_page(
            &visit,
            &typed,
            &[FieldError::new("code", "status-not-found")],
        ),
    }
}

fn parse(fields: &Fields) -> Result<(Reference, AccessCode), Vec<FieldError>> {
    let reference = Reference::parse(fields.text("reference"));
    let code = AccessCode::parse(fields.text("code"));
    let mut errors = Vec::new();
    if reference.is_none() {
        errors.push(FieldError::new("reference", "status-reference-wrong"));
    }
    if code.is_none() {
        errors.push(FieldError::new("code", "status-code-wrong"));
    }
    reference.zip(code).ok_or(errors)
}

async fn find(visit: &Visit<'_>, reference: Reference) -> Result<Option<Found>, Problem> {
    let found = visit
        .portal
        .db
        .read(move |connection| status_table::find(connection, &reference))
        .await?;
    Ok(found)
}

/// The report, if the code opens it. The work is the same for a reference that does not exist.
async fn check(
    visit: &Visit<'_>,
    found: Option<Found>,
    code: &AccessCode,
) -> Result<Option<Found>, Problem> {
    let portal = visit.portal;
    let now = portal.clock.now();
    let Some(found) = found else {
        code.try_on_nothing(&portal.keys.pepper);
        portal.db.write_nothing().await?;
        return Ok(None);
    };
    let id = found.id;
    let opens = opens(visit, &found, code);
    let counts = portal
        .db
        .write("look at status", move |connection| {
            let counts = status_table::count_try(connection, id, opens, now)?;
            if counts {
                let (chain, seen) = (Chain::Report(id), Happening::StatusSeen);
                audit::append(connection, chain, Actor::Reporter, seen, now)?;
            }
            Ok(counts)
        })
        .await?;
    Ok(counts.then_some(found))
}

fn opens(visit: &Visit<'_>, found: &Found, code: &AccessCode) -> bool {
    let pepper = &visit.portal.keys.pepper;
    let Some(wrap) = &found.wrap else {
        code.try_on_nothing(pepper);
        return false;
    };
    let key = code.opening_key(&found.code_salt, pepper);
    ReportKey::open_wrap(
        wrap,
        &key,
        found.id.uuid(),
        Holder::Reporter,
        &found.commitment,
        pepper,
    )
    .is_ok()
}

/// Says only what the record proves.
async fn status_page(visit: &Visit<'_>, found: &Found) -> Result<Page, Problem> {
    let id = found.team;
    let team = visit
        .portal
        .db
        .read(move |connection| directory::team(connection, id))
        .await?;
    let when = |moment: Option<Moment>| {
        moment.map(|moment| {
            let london = moment.in_london();
            let wording = &visit.portal.wording;
            let day = wording.day(visit.language, london.date());
            let time = wording.time_of_day(visit.language, london.time());
            visit.say("status-at", &[("day", day.into()), ("time", time.into())])
        })
    };
    let context = context! {
        team => visit.team_name(&team),
        state => found.state,
        received => when(Some(found.received_at)),
        opened => when(found.opened_at),
        acknowledged => when(found.acknowledged_at),
        reading => next_reading(visit, &team),
    };
    Page::render(visit, "status/status.html", context)
}

fn form_page(visit: &Visit<'_>, reference: &str, errors: &[FieldError]) -> Result<Page, Problem> {
    let context = context! { reference, errors => worded(visit, errors) };
    Page::render(visit, "status/form.html", context)
}
