//! The pages on which a force or the national desk sees its centres and registers a new one.

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::centre_page::shown;
use super::figures::Figures;
use super::figures_table::{For, OfCentre, of_centres};
use super::table::{self, Centre, Term};
use super::voucher::{Voucher, read_term};
use crate::accounts::{Role, Staff, has_place, invite, is_invited};
use crate::db::{Moment, TeamId};
use crate::directory;
use crate::vault::AccessCode;
use crate::web::{FieldError, Fields, Page, Problem, Submitted, Visit, is_email, one_line, worded};

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![show, blank, register]
}

/// The longest name of a centre.
const MOST_NAME: usize = 100;
/// The fields of the form.
const FIELDS: [&str; 9] = [
    "name",
    "email",
    "manager",
    "from-day",
    "from-month",
    "from-year",
    "until-day",
    "until-month",
    "until-year",
];

#[get("/admin/centres?<team>")]
async fn show(visit: Visit<'_>, staff: Staff, team: Option<&str>) -> Result<Page, Problem> {
    let voucher = Voucher::of(&visit, &staff, team)?;
    let centres = voucher.centres().await?;
    let (teams, now) = (
        centres.iter().map(|centre| centre.team).collect::<Vec<_>>(),
        visit.portal.clock.now(),
    );
    let read = visit
        .portal
        .db
        .read(move |connection| of_centres(connection, &teams, For::Force, now));
    let mut counted = read.await?;
    let mut centres: Vec<(Centre, OfCentre)> = centres
        .into_iter()
        .map(|centre| {
            let own = counted.remove(&centre.team).unwrap_or_default();
            (centre, own)
        })
        .collect();
    // Those that need somebody first: quiet ones, then those whose accreditation does not count.
    centres.sort_by_key(|(centre, own)| {
        let counts = centre.accreditation(voucher.today()).counts();
        (!own.is_quiet(now), counts)
    });
    let rows: Vec<Value> = centres
        .iter()
        .map(|(centre, own)| row(&voucher, centre, own, now))
        .collect();
    let context = context! {
        rows,
        may_speak => voucher.may_speak().await?,
        ..voucher.facts()
    };
    Page::render(&visit, "centres/list.html", context)
}

fn row(voucher: &Voucher<'_>, centre: &Centre, own: &OfCentre, now: Moment) -> Value {
    let wording = &voucher.visit.portal.wording;
    let day = |at: Moment| wording.day(voucher.visit.language, at.in_london().date());
    context! {
        figures => shown(&Figures::of(&own.reports)),
        is_quiet => own.is_quiet(now),
        last => own.last.filter(|_| own.has_sent).map(day),
        slug => centre.slug,
        name => centre.name,
        accreditation => centre.accreditation(voucher.today()).word(),
        until => wording.day(voucher.visit.language, centre.accredited_until),
        is_told => centre.details.are_told(),
    }
}

#[get("/admin/centres/new?<team>")]
async fn blank(visit: Visit<'_>, staff: Staff, team: Option<&str>) -> Result<Page, Problem> {
    let voucher = Voucher::of(&visit, &staff, team)?;
    voucher.speaks().await?;
    form(&voucher, &usual_term(&voucher), &[])
}

/// A year from today, which suits most.
fn usual_term(voucher: &Voucher<'_>) -> Fields {
    let today = voucher.today();
    let end = today
        .checked_add(jiff::Span::new().years(1))
        .and_then(|day| day.yesterday())
        .unwrap_or(today);
    let mut fields = Fields::default();
    for (name, day) in [("from", today), ("until", end)] {
        fields.add(&format!("{name}-day"), &day.day().to_string());
        fields.add(&format!("{name}-month"), &day.month().to_string());
        fields.add(&format!("{name}-year"), &day.year().to_string());
    }
    fields
}

#[post("/admin/centres/new", data = "<form>")]
async fn register(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Page, Problem> {
    let Submitted(typed) = form;
    let voucher = Voucher::of(&visit, &staff, Some(typed.text("team")))?;
    voucher.speaks().await?;
    let new = match read(&typed) {
        Ok(new) => new,
        Err(errors) => return self::form(&voucher, &typed, &errors),
    };
    let Some((slug, code)) = keep(&voucher, &new).await? else {
        let error = FieldError::new("manager", "staff-people-email-known");
        return self::form(&voucher, &typed, &[error]);
    };
    let context = context! {
        name => new.name, manager => new.manager, centre => slug, code, ..voucher.facts()
    };
    Page::render(&visit, "centres/registered.html", context)
}

/// A centre as somebody typed it.
struct New {
    name: String,
    email: String,
    manager: String,
    term: Term,
}

fn read(typed: &Fields) -> Result<New, Vec<FieldError>> {
    let mut errors = Vec::new();
    let name = one_line(typed.text("name"));
    if name.is_empty() || name.chars().count() > MOST_NAME {
        errors.push(FieldError::new("name", "centres-name-wrong").with("most", MOST_NAME));
    }
    let mut address = |field: &'static str| {
        let text = one_line(typed.text(field)).to_lowercase();
        if !is_email(&text) {
            errors.push(FieldError::new(field, format!("centres-{field}-wrong")));
        }
        text
    };
    let (email, manager) = (address("email"), address("manager"));
    match read_term(typed) {
        Ok(term) if errors.is_empty() => Ok(New {
            name,
            email,
            manager,
            term,
        }),
        term => {
            errors.extend(term.err().into_iter().flatten());
            Err(errors)
        }
    }
}

/// Keeps the centre and invites its manager, together or not at all; gives its slug and the manager's code. None where that address
/// has a place in a team already.
async fn keep(voucher: &Voucher<'_>, new: &New) -> Result<Option<(String, String)>, Problem> {
    let portal = voucher.visit.portal;
    let mut chance = portal.chance();
    let code = AccessCode::generate(&mut chance);
    let shown = code.to_text().to_string();
    let (by, now, vouched_by) = (
        voucher.staff.person,
        portal.clock.now(),
        voucher.member.team,
    );
    let (name, email) = (new.name.clone(), new.email.clone());
    let (manager, term) = (new.manager.clone(), new.term);
    let kept = voucher
        .act("register centre", move |connection| {
            if has_place(connection, &manager)? {
                return Ok(None);
            }
            let team = directory::add_centre(connection, &name, &email, now, &mut chance)?;
            table::register(connection, team.id, vouched_by, term, by, now)?;
            let role = Role::Manager;
            invite(connection, &code, team.id, role, &manager, by, now)?;
            Ok(Some(team.slug))
        })
        .await?;
    Ok(kept.map(|slug| (slug, shown)))
}

/// Invites another manager, where the first lost the code or it ran out; gives the new code, or none where that address has a place
/// in a team or an invitation already.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn invite_manager(
    voucher: &Voucher<'_>,
    team: TeamId,
    email: &str,
) -> Result<Option<String>, Problem> {
    let portal = voucher.visit.portal;
    let code = AccessCode::generate(&mut portal.chance());
    let shown = code.to_text().to_string();
    let (by, now, email) = (voucher.staff.person, portal.clock.now(), email.to_owned());
    let invited = voucher
        .act("invite manager", move |connection| {
            if has_place(connection, &email)? || is_invited(connection, team, &email, now)? {
                return Ok(false);
            }
            invite(connection, &code, team, Role::Manager, &email, by, now)?;
            Ok(true)
        })
        .await?;
    Ok(invited.then_some(shown))
}

fn form(voucher: &Voucher<'_>, typed: &Fields, errors: &[FieldError]) -> Result<Page, Problem> {
    let context = context! {
        typed => values(typed),
        errors => worded(voucher.visit, errors),
        ..voucher.facts()
    };
    Page::render(voucher.visit, "centres/new.html", context)
}

fn values(typed: &Fields) -> Value {
    FIELDS
        .iter()
        .map(|name| (*name, typed.text(name)))
        .collect()
}
