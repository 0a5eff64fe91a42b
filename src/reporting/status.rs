//! The way back to a report, for whoever has its reference and access code.

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::conversation::{OPEN, typed_page};
use super::draft::carry_draft;
use super::status_table::{self, Found};
use super::visit_table::start_visit;
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::ReportId;
use crate::vault::{AccessCode, Holder, Reference, ReportKey};
use crate::web::{FieldError, Fields, Page, Problem, Reply, Submitted, Visit, worded};

const FORM: &str = "status/form.html";

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, look]
}

#[get("/status")]
fn show(visit: Visit<'_>) -> Result<Page, Problem> {
    let empty = form(&visit, &Fields::default(), &[]);
    Page::for_all(&visit, FORM, "", empty)
}

#[post("/status", data = "<form>")]
async fn look(visit: Visit<'_>, form: Submitted) -> Result<Reply, Problem> {
    visit.portal.throttles.code(visit.network.as_ref())?;
    let Submitted(fields) = form;
    let (reference, code) = match parse(&fields) {
        Ok(parsed) => parsed,
        Err(errors) => return Ok(form_page(&visit, &fields, &errors)?.into()),
    };
    let found = find(&visit, reference).await?;
    match check(&visit, found, &code).await? {
        Some((found, key)) => {
            let other = other_record(&visit, &found, &code).await?;
            begin_visit(&visit, (found.id, &key), other.as_ref()).await?;
            if fields.text("message").is_empty() {
                return Ok(Reply::go(OPEN));
            }
            // The time ran out while they wrote: what they typed is still there.
            Ok(typed_page(&visit, (found.id, key), other, &fields)
                .await?
                .into())
        }
        // One answer for a wrong code, a wrong reference and a report that is blocked for now.
        None => {
            let error = FieldError::new("code", "status-not-found");
            Ok(form_page(&visit, &fields, &[error])?.into())
        }
    }
}

/// Under a new token: one that somebody planted in the browser must not open the report. A draft moves along.
async fn begin_visit(
    visit: &Visit<'_>,
    (report, key): (ReportId, &ReportKey),
    other: Option<&(ReportId, ReportKey)>,
) -> Result<(), Problem> {
    let portal = visit.portal;
    let now = portal.clock.now();
    let token = visit.renew_token();
    let seal = |report: ReportId, key: &ReportKey| {
        token.seal_report_key(key, report.uuid(), &mut portal.chance())
    };
    let sealed = seal(report, key);
    let other = other.map(|(other, key)| (*other, seal(*other, key)));
    if let Some(old) = visit.token() {
        carry_draft(portal, old, &token).await?;
        // What the old cookie opened before goes with it.
        portal.forget_browser(old).await?;
    }
    let (id, other_id) = (token.reporter_visit_id(), token.other_visit_id());
    portal
        .db
        .write("begin reporter's visit", move |connection| {
            if let Some((other, sealed)) = &other {
                start_visit(connection, &other_id, *other, sealed, now)?;
                let (chain, seen) = (Chain::Report(*other), Happening::StatusSeen);
                audit::append(connection, chain, Actor::Reporter, seen, now)?;
            }
            start_visit(connection, &id, report, &sealed, now)
        })
        .await?;
    Ok(())
}

/// The other record of the report that `code` has just opened, where it has two: the same code opens it.
async fn other_record(
    visit: &Visit<'_>,
    first: &Found,
    code: &AccessCode,
) -> Result<Option<(ReportId, ReportKey)>, Problem> {
    let id = first.id;
    let other = visit
        .portal
        .db
        .read(move |connection| status_table::companion(connection, id))
        .await?;
    Ok(other.and_then(|other| Some((other.id, open_key(visit, &other, code)?))))
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
) -> Result<Option<(Found, ReportKey)>, Problem> {
    let portal = visit.portal;
    let now = portal.clock.now();
    let Some(found) = found else {
        code.try_on_nothing(&portal.keys.pepper);
        portal.db.write_nothing().await?;
        return Ok(None);
    };
    let id = found.id;
    let key = open_key(visit, &found, code);
    let opens = key.is_some();
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
    Ok(key.filter(|_| counts).map(|key| (found, key)))
}

fn open_key(visit: &Visit<'_>, found: &Found, code: &AccessCode) -> Option<ReportKey> {
    let pepper = &visit.portal.keys.pepper;
    let Some(wrap) = &found.wrap else {
        code.try_on_nothing(pepper);
        return None;
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
    .ok()
}

/// The form that asks for reference and code, with a message that was typed before the time ran out.
pub(super) fn form_page(
    visit: &Visit<'_>,
    typed: &Fields,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    Page::render(visit, FORM, form(visit, typed, errors))
}

fn form(visit: &Visit<'_>, typed: &Fields, errors: &[FieldError]) -> Value {
    context! {
        reference => typed.text("reference"),
        message => typed.text("message"),
        other => typed.text("other") == "yes",
        errors => worded(visit, errors),
    }
}
