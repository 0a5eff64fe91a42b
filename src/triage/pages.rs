//! The pages of a team: its queue, a report, acknowledging it.

use minijinja::{Value, context};
use rocket::outcome::Outcome;
use rocket::request::{self, FromRequest};
use rocket::{Request, Route, async_trait, get, post, routes};

use super::opening::{self, Case, Closed, Parts};
use super::queue::{self, COUNTED, PAGE, Shown, Waiting};
use crate::accounts::{self, Action, Member, Staff, epochs};
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::{Connection, DbFault, TeamId};
use crate::directory::NATIONAL_DESK;
use crate::ops;
use crate::post::{self, NewLetter};
use crate::reporting::{Answers, Part, answered_in, tell};
use crate::vault::Reference;
use crate::web::{Page, Problem, Reply, Submitted, Visit, refuse};

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![show_queue, show_report, acknowledge]
}

#[get("/queue?<team>&<shown>&<after>")]
async fn show_queue(
    visit: Visit<'_>,
    staff: Staff,
    team: Option<&str>,
    shown: Option<&str>,
    after: Option<&str>,
) -> Result<Page, Problem> {
    let member = member_of(&staff, team)?;
    let shown = if shown == Some("all") {
        Shown::All
    } else {
        Shown::Unopened
    };
    let after = after.and_then(Reference::parse);
    let id = member.team;
    let is_desk = member.slug == NATIONAL_DESK;
    let person = staff.person;
    let (mut waiting, unopened, alarms, fingerprint, read_out) = visit
        .portal
        .db
        .read(move |connection| {
            let after = after.as_ref().map(Reference::as_str);
            let waiting = queue::page(connection, id, shown, after)?;
            let alarms = match is_desk {
                true => ops::open_alarms(connection)?,
                false => Vec::new(),
            };
            let unopened = queue::count_unopened(connection, id)?;
            let read_out = accounts::waits_for_keys(connection, id, person)?;
            Ok((
                waiting,
                unopened,
                alarms,
                waiting_key(connection, id)?,
                read_out,
            ))
        })
        .await?;
    let has_more = waiting.len() > PAGE;
    waiting.truncate(PAGE);
    let next = waiting
        .last()
        .filter(|_| has_more)
        .map(|last| last.reference.clone());
    let rows: Vec<Value> = waiting.iter().map(|one| row(&visit, one)).collect();
    let alarms: Vec<Value> = alarms
        .iter()
        .map(|alarm| {
            context! {
                kind => alarm.kind,
                team => alarm.team,
                reference => alarm.reference.as_deref().map(shown_reference),
                at => visit.record_time(alarm.raised_at),
            }
        })
        .collect();
    let context = context! {
        staff => staff.shown_in(member),
        team => member.name,
        slug => member.slug,
        shown => if shown == Shown::All { "all" } else { "unopened" },
        unopened => if unopened >= COUNTED { format!("{COUNTED}+") } else { unopened.to_string() },
        rows,
        next,
        alarms,
        fingerprint,
        read_out,
        has_people => member.role.may(Action::LookAfterPeople),
        teams => others(&staff, member),
    };
    Page::render(&visit, "staff/queue.html", context)
}

/// The fingerprint of the team's first key while it waits to be confirmed.
fn waiting_key(connection: &mut Connection, team: TeamId) -> Result<Option<String>, DbFault> {
    let first = epochs(connection, team)?.into_iter().next();
    Ok(first
        .filter(|epoch| epoch.signature.is_none())
        .map(|epoch| epoch.fingerprint()))
}

/// The person's place in the team that was asked for, or in their first.
fn member_of<'a>(staff: &'a Staff, slug: Option<&str>) -> Result<&'a Member, Problem> {
    let member = match slug {
        None => staff.teams.first(),
        Some(slug) => staff.teams.iter().find(|member| member.slug == slug),
    };
    staff.in_team(member.ok_or(Problem::NotFound)?.team, Action::SeeQueue)
}

fn others(staff: &Staff, current: &Member) -> Vec<Value> {
    let others = staff
        .teams
        .iter()
        .filter(|member| member.team != current.team);
    others
        .map(|member| context! { slug => member.slug, name => member.name })
        .collect()
}

fn row(visit: &Visit<'_>, one: &Waiting) -> Value {
    context! {
        reference => one.reference,
        shown_reference => shown_reference(&one.reference),
        state => one.state,
        urgency => one.urgency,
        received => visit.record_time(one.received_at),
        strands => words(visit, "staff-strand", &one.strands),
        flags => words(visit, "staff-flag", &one.flags),
    }
}

fn words(visit: &Visit<'_>, prefix: &str, codes: &[String]) -> Vec<String> {
    let say = |code: &String| visit.say(&format!("{prefix}-{code}"), &[]);
    codes.iter().map(say).collect()
}

fn shown_reference(reference: &str) -> String {
    Reference::parse(reference).map_or_else(|| reference.to_owned(), |known| known.to_string())
}

/// The report, if it exists and belongs to a team in which this person may do `action`.
async fn case_for(
    visit: &Visit<'_>,
    staff: &Staff,
    reference: &str,
    action: Action,
) -> Result<(Case, Member), Problem> {
    let reference = Reference::parse(reference).ok_or(Problem::NotFound)?;
    let case = visit
        .portal
        .db
        .read(move |connection| opening::find(connection, reference.as_str()))
        .await?
        .ok_or(Problem::NotFound)?;
    let member = staff.in_team(case.team, action)?.clone();
    Ok((case, member))
}

#[get("/reports/<reference>")]
async fn show_report(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    _deliberate: Deliberate,
) -> Result<Page, Problem> {
    let (case, member) = case_for(&visit, &staff, reference, Action::OpenReport).await?;
    let (person, now) = (staff.person, visit.portal.clock.now());
    let read = case.clone();
    let sealed = visit
        .portal
        .db
        .write("open report", move |connection| {
            opening::read(connection, &read, person, now)
        })
        .await?;
    match sealed.open(&case, &staff, &visit.portal.keys.pepper) {
        Ok(parts) => {
            mark_opened(&visit, &case).await?;
            report_page(&visit, &staff, &member, &case, &parts)
        }
        Err(Closed::NoKeyYet) => closed_page(&visit, &staff, &member, &case, "no-key-yet"),
        Err(Closed::EscrowOnly) => closed_page(&visit, &staff, &member, &case, "escrow-only"),
        Err(Closed::Changed(fault)) => {
            tracing::error!(%fault, "a report would not open");
            raise_alarm(&visit, &case).await?;
            closed_page(&visit, &staff, &member, &case, "changed")
        }
    }
}

/// A person asked for the page: no browser fetched it ahead. Only then may a report count as opened.
struct Deliberate;

#[async_trait]
impl<'r> FromRequest<'r> for Deliberate {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, ()> {
        let headers = request.headers();
        let ahead = ["Sec-Purpose", "Purpose"]
            .iter()
            .filter_map(|name| headers.get_one(name))
            .any(|purpose| purpose.contains("prefetch"));
        if ahead {
            return refuse(request, Problem::NotFound);
        }
        Outcome::Success(Self)
    }
}

async fn mark_opened(visit: &Visit<'_>, case: &Case) -> Result<(), Problem> {
    let (id, now) = (case.id, visit.portal.clock.now());
    visit
        .portal
        .db
        .write("mark opened", move |connection| {
            opening::mark_opened(connection, id, now)
        })
        .await?;
    Ok(())
}

async fn raise_alarm(visit: &Visit<'_>, case: &Case) -> Result<(), Problem> {
    let portal = visit.portal;
    let (id, team, now) = (case.id, case.team, portal.clock.now());
    let mut chance = portal.chance();
    let letter =
        NewLetter::alarm(portal, now, &mut chance).map_err(|fault| Problem::fault(&fault))?;
    portal
        .db
        .write("report would not open", move |connection| {
            let chain = Chain::Report(id);
            audit::append(
                connection,
                chain,
                Actor::Service,
                Happening::WouldNotOpen,
                now,
            )?;
            let (kind, report) = ("would-not-open", Some(id));
            let is_new = ops::raise_alarm(connection, kind, Some(team), report, now, &mut chance)?;
            match letter.as_ref().filter(|_| is_new) {
                Some(letter) => post::enqueue(connection, letter, now),
                None => Ok(()),
            }
        })
        .await?;
    Ok(())
}

fn report_page(
    visit: &Visit<'_>,
    staff: &Staff,
    member: &Member,
    case: &Case,
    parts: &Parts,
) -> Result<Page, Problem> {
    let told = |part: Part| {
        let answers = answers_of(parts, part)?;
        let questions = answered_in(part, &answers);
        Ok::<_, Problem>(tell(
            questions,
            &answers,
            &visit.portal.wording,
            visit.language,
        ))
    };
    let identity = answers_of(parts, Part::Contact)?;
    let context = context! {
        is_anonymous => identity.choice("identity") == "no-name",
        contact => told(Part::Contact)?,
        account => told(Part::Account)?,
        people => told(Part::People)?,
        reason => reason_of(visit, parts)?,
        ..facts(visit, staff, member, case)
    };
    Page::render(visit, "staff/report.html", context)
}

fn facts(visit: &Visit<'_>, staff: &Staff, member: &Member, case: &Case) -> Value {
    context! {
        staff => staff.shown_in(member),
        slug => member.slug,
        reference => case.reference,
        shown_reference => shown_reference(&case.reference),
        urgency => case.urgency,
        received => visit.record_time(case.received_at),
        strands => words(visit, "staff-strand", &case.strands),
        flags => words(visit, "staff-flag", &case.flags),
        acknowledged => case.acknowledged_at.map(|at| visit.record_time(at)),
    }
}

fn part<'a>(parts: &'a Parts, name: &str) -> Result<&'a [u8], Problem> {
    parts
        .iter()
        .find(|(part, _)| part == name)
        .map(|(_, plain)| plain.as_slice())
        .ok_or_else(|| Problem::fault(&"a report lacks a part"))
}

fn answers_of(parts: &Parts, of: Part) -> Result<Answers, Problem> {
    serde_json::from_slice(part(parts, of.word())?)
        .map_err(|_| Problem::fault(&"a part of a report cannot be read"))
}

/// Why the report came here, in the reader's language.
fn reason_of(visit: &Visit<'_>, parts: &Parts) -> Result<String, Problem> {
    #[derive(serde::Deserialize)]
    struct Reason {
        key: String,
        args: Vec<(String, String)>,
    }
    let reason: Reason = serde_json::from_slice(part(parts, "routing")?)
        .map_err(|_| Problem::fault(&"a part of a report cannot be read"))?;
    let args: Vec<_> = reason
        .args
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str().into()))
        .collect();
    Ok(visit.say(&reason.key, &args))
}

fn closed_page(
    visit: &Visit<'_>,
    staff: &Staff,
    member: &Member,
    case: &Case,
    why: &str,
) -> Result<Page, Problem> {
    let context = context! { why, ..facts(visit, staff, member, case) };
    Page::render(visit, "staff/closed.html", context)
}

#[post("/reports/<reference>/acknowledge", data = "<_form>")]
async fn acknowledge(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    _form: Submitted,
) -> Result<Reply, Problem> {
    let (case, _) = case_for(&visit, &staff, reference, Action::Acknowledge).await?;
    let (person, now) = (staff.person, visit.portal.clock.now());
    let back = format!("/reports/{}", case.reference);
    visit
        .portal
        .db
        .write("acknowledge report", move |connection| {
            opening::acknowledge(connection, &case, person, now)
        })
        .await?;
    Ok(Reply::go(back))
}
