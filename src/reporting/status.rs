//! Where a report stands, for whoever has its reference and access code.

use std::time::Duration;

use diesel::prelude::*;
use minijinja::context;
use rocket::{Route, get, post, routes};

use super::sent::next_reading;
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::schema::{code_throttles, report_key_wraps, reports};
use crate::db::{Connection, DbFault, Moment, ReportId, TeamId};
use crate::directory;
use crate::vault::{AccessCode, Holder, Reference, ReportKey, Wrap};
use crate::web::{FieldError, Fields, Page, Problem, Submitted, Visit, worded};

/// Wrong codes for one report that cost nothing but the try.
const FREE_TRIES: i32 = 5;
/// The first wait after that; it doubles with each wrong code.
const FIRST_WAIT: Duration = Duration::from_secs(30);
/// The longest wait: a guesser must not shut the reporter out for a day.
const LONGEST_WAIT: Duration = Duration::from_secs(900);

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, look]
}

/// What the status needs to know of a report.
struct Found {
    id: ReportId,
    code_salt: Vec<u8>,
    commitment: Vec<u8>,
    team: TeamId,
    state: String,
    received_at: Moment,
    opened_at: Option<Moment>,
    acknowledged_at: Option<Moment>,
    failures: i32,
    blocked_until: Moment,
    wrap: Option<Wrap>,
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
    let now = visit.portal.clock.now();
    let found = visit
        .portal
        .db
        .read(move |connection| find_row(connection, &reference, now))
        .await?;
    Ok(found)
}

type Row = (
    ReportId,
    Vec<u8>,
    Vec<u8>,
    TeamId,
    String,
    Moment,
    Option<Moment>,
    Option<Moment>,
);

fn find_row(
    connection: &mut Connection,
    reference: &Reference,
    now: Moment,
) -> Result<Option<Found>, DbFault> {
    let row: Option<Row> = reports::table
        .filter(reports::reference.eq(reference.as_str()))
        .select((
            reports::id,
            reports::code_salt,
            reports::commitment,
            reports::team_id,
            reports::state,
            reports::received_at,
            reports::opened_at,
            reports::acknowledged_at,
        ))
        .first(connection)
        .optional()?;
    let Some((id, code_salt, commitment, team, state, received_at, opened_at, acknowledged_at)) =
        row
    else {
        return Ok(None);
    };
    let throttle: Option<(i32, Moment)> = code_throttles::table
        .filter(code_throttles::report_id.eq(id))
        .select((code_throttles::failures, code_throttles::blocked_until))
        .first(connection)
        .optional()?;
    let (failures, blocked_until) = throttle.unwrap_or((0, now));
    Ok(Some(Found {
        id,
        code_salt,
        commitment,
        team,
        state,
        received_at,
        opened_at,
        acknowledged_at,
        failures,
        blocked_until,
        wrap: reporters_wrap(connection, id)?,
    }))
}

fn reporters_wrap(connection: &mut Connection, report: ReportId) -> Result<Option<Wrap>, DbFault> {
    let found: Option<(i32, Vec<u8>, Vec<u8>)> = report_key_wraps::table
        .filter(report_key_wraps::report_id.eq(report))
        .filter(report_key_wraps::holder_kind.eq(Holder::Reporter.kind()))
        .select((
            report_key_wraps::suite,
            report_key_wraps::encapsulated,
            report_key_wraps::ciphertext,
        ))
        .first(connection)
        .optional()?;
    Ok(found.map(|(suite, encapsulated, ciphertext)| Wrap {
        suite: u8::try_from(suite).unwrap_or(0),
        encapsulated,
        ciphertext,
    }))
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
        return Ok(None);
    };
    let (id, failures) = (found.id, found.failures);
    let opens = opens(visit, &found, code);
    if found.blocked_until > now {
        return Ok(None);
    }
    portal
        .db
        .write("look at status", move |connection| {
            if opens {
                audit::append(
                    connection,
                    Chain::Report(id),
                    Actor::Reporter,
                    Happening::StatusSeen,
                    now,
                )?;
                return set_failures(connection, id, 0, now);
            }
            set_failures(connection, id, failures + 1, now + wait_after(failures + 1))
        })
        .await?;
    Ok(opens.then_some(found))
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
    )
    .is_ok()
}

fn wait_after(failures: i32) -> Duration {
    match u32::try_from(failures - FREE_TRIES).unwrap_or(0) {
        0 => Duration::ZERO,
        beyond => LONGEST_WAIT.min(FIRST_WAIT * 2_u32.saturating_pow((beyond - 1).min(10))),
    }
}

fn set_failures(
    connection: &mut Connection,
    report: ReportId,
    failures: i32,
    blocked_until: Moment,
) -> Result<(), DbFault> {
    let changed = diesel::update(code_throttles::table)
        .filter(code_throttles::report_id.eq(report))
        .set((
            code_throttles::failures.eq(failures),
            code_throttles::blocked_until.eq(blocked_until),
        ))
        .execute(connection)?;
    if changed == 0 && failures > 0 {
        diesel::insert_into(code_throttles::table)
            .values((
                code_throttles::report_id.eq(report),
                code_throttles::failures.eq(failures),
                code_throttles::blocked_until.eq(blocked_until),
            ))
            .execute(connection)?;
    }
    Ok(())
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
        team => team.name,
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
