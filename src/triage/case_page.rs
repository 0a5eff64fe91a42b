//! The page of one report: what the team may know of it, and everything that can be done with it.

use minijinja::{Value, context};
use rocket::outcome::Outcome;
use rocket::request::{self, FromRequest};
use rocket::{Request, Route, async_trait, get, routes};

use super::case_access::{CaseWork, Opened};
use super::centre_messages;
use super::files_page::file_rows;
use super::links::Together;
use super::officer_page::Officers;
use super::opening::Closed;
use super::promised::DAYS;
use super::shown::{self, words};
use super::states;
use super::steps::{RECORD, REFERENCE, steps_shown};
use crate::accounts::Staff;
use crate::db::{Connection, DbFault, TeamId};
use crate::directory;
use crate::messages::{self, CLOSINGS, Kept, Kind, MOST_LETTERS, Promises, TEMPLATES};
use crate::ops::would_not_open;
use crate::reporting::{
    EQUALITY, Part, Told, ToldCentre, WayBeside, answered_in, can_be_reached, tell, worded_message,
};
use crate::vault::Reference;
use crate::web::{FieldError, Fields, Page, Problem, Visit, refuse, worded};
use crate::wording::Language;

/// The route of this page.
pub fn routes() -> Vec<Route> {
    routes![show_report]
}

#[get("/reports/<reference>?<done>")]
async fn show_report(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    done: Option<&str>,
    _deliberate: Deliberate,
) -> Result<Page, Problem> {
    let work = CaseWork::readable(&visit, &staff, reference).await?;
    page(&work, &Fields::default(), &[], shown::done(done)).await
}

/// A person asked for the page: no browser fetched it ahead. Only then may a report count as opened.
pub struct Deliberate;

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

/// The report's page, with what was typed into one of its forms and what is wrong with it. Showing it is written down.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn case_page(
    work: &CaseWork<'_>,
    typed: &Fields,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    page(work, typed, errors, None).await
}

async fn page(
    work: &CaseWork<'_>,
    typed: &Fields,
    errors: &[FieldError],
    done: Option<&str>,
) -> Result<Page, Problem> {
    match work.open_logged().await? {
        Ok(opened) => {
            // First: what the page says of how the case stands counts this opening.
            mark_seen(work, &opened).await?;
            let beside = read_beside(work, &opened).await?;
            let told = told(work, &opened, &beside).await?;
            let context = context! {
                typed => typed_values(typed),
                done,
                errors => worded(work.visit, errors),
                ..told
            };
            Page::render(work.visit, "staff/report.html", context)
        }
        Err(closed) => closed_page(work, &closed),
    }
}

/// The page of a report that does not open.
///
/// # Errors
/// A template's fault.
pub fn closed_page(work: &CaseWork<'_>, closed: &Closed) -> Result<Page, Problem> {
    let why = match closed {
        Closed::NoKeyYet => "no-key-yet",
        Closed::EscrowOnly => "escrow-only",
        Closed::Changed(_) => "changed",
    };
    let context = context! { why, ..facts(work) };
    Page::render(work.visit, "staff/closed.html", context)
}

/// What stands beside the report itself.
struct Beside {
    promises: Promises,
    /// Names of the two teams of an offer: the one that gives and the one that may take.
    offer: Option<(String, String)>,
    officers: Officers,
    together: Option<Together>,
    steps: Value,
    /// Whether a centre helps and may be written to.
    can_write_to_centre: bool,
}

async fn read_beside(work: &CaseWork<'_>, opened: &Opened) -> Result<Beside, Problem> {
    let centre = centre_messages::beside(work, opened).await?;
    let can_write_to_centre =
        centre.is_some_and(|(_, agreed)| centre_messages::may_be_written_to(&agreed));
    let id = work.case.id;
    let offer = work.case.offer.clone();
    let read = work.visit.portal.db.read(move |connection| {
        let name = |connection: &mut Connection, team: TeamId| {
            Ok::<_, DbFault>(directory::team(connection, team)?.name)
        };
        let names = match &offer {
            Some(offer) => Some((name(connection, offer.from)?, name(connection, offer.to)?)),
            None => None,
        };
        Ok((messages::promises_of(connection, id)?, names))
    });
    let (promises, offer) = read.await?;
    // Not before a team owns it: what is offered belongs to another's reports.
    let together = match work.is_owner() {
        true => Together::of(work, opened).await?,
        false => None,
    };
    Ok(Beside {
        promises,
        offer,
        officers: Officers::of(work).await?,
        together,
        steps: steps_shown(work).await?,
        can_write_to_centre,
    })
}

/// After it opened, for the team that owns it: the reporter is told so.
async fn mark_seen(work: &CaseWork<'_>, opened: &Opened) -> Result<(), Problem> {
    if !work.is_owner() {
        return Ok(());
    }
    let (named, person, now) = (work.named(), work.staff.person, work.now());
    let mut shown = messages::unread(&opened.messages, Kind::FromReporter);
    shown.extend(messages::unread(&opened.messages, Kind::FromCentre));
    work.visit
        .portal
        .db
        .write("mark opened", move |connection| {
            states::mark_opened(connection, named, person, now)?;
            messages::mark_read(connection, &shown, now)
        })
        .await?;
    Ok(())
}

async fn told(work: &CaseWork<'_>, opened: &Opened, beside: &Beside) -> Result<Value, Problem> {
    let visit = work.visit;
    let answers = |part: Part| told_part(work, opened, part);
    let way = opened.told()?;
    let identity = opened.answers(Part::Contact)?;
    let case = &work.case;
    Ok(context! {
        is_anonymous => !can_be_reached(&identity),
        contact => answers(Part::Contact)?,
        account => answers(Part::Account)?,
        people => answers(Part::People)?,
        assistance => match opened.has(Part::Assistance) {
            true => Some(answers(Part::Assistance)?),
            false => None,
        },
        centre => opened.centre()?.map(|centre| context! {
            name => centre.name,
            can_be_told => beside.can_write_to_centre,
        }),
        withdrawn => work.case.withdrawn_at.map(|at| visit.record_time(at)),
        through_centre => identity.choice("identity") == "centre",
        equality => equality(work, opened)?,
        way => beside_way(visit, &way.beside),
        reason => way.in_words(&visit.portal.wording, visit.language),
        in_welsh => way.language == Language::Welsh,
        messages => told_messages(work, opened).await?,
        files => file_rows(work, opened).await?,
        has_code => case.has_code,
        is_stopped => opened.contact_is_stopped(case),
        is_taken_down => is_taken_down(work),
        state => case.state,
        offer => offer(work, beside),
        officer => beside.officers.shown(work),
        risk => beside.steps.get_attr("risk").unwrap_or_default(),
        together => beside.together.as_ref().map(|together| together.shown(visit)),
        steps => beside.steps,
        crime_reference => crime_reference(work, opened),
        promise => beside.promises.open.as_ref().map(|promise| context! {
            day => visit.portal.wording.day(visit.language, promise.due_at.in_london().date()),
            is_overdue => promise.due_at < work.now(),
        }),
        templates => TEMPLATES,
        closings => CLOSINGS,
        days => DAYS,
        most => MOST_LETTERS,
        ..facts(work)
    })
}

/// What the reporter said of themself after sending, where they did.
fn equality(work: &CaseWork<'_>, opened: &Opened) -> Result<Option<Vec<Told>>, Problem> {
    // Not before a team owns it: an offer is about the report.
    if !work.is_owner() || !opened.has(Part::Equality) {
        return Ok(None);
    }
    let answers = opened.answers(Part::Equality)?;
    let (visit, asked) = (work.visit, std::iter::once(&EQUALITY));
    let told = tell(asked, &answers, &visit.portal.wording, visit.language);
    Ok(Some(told))
}

/// Which other teams have to do with the report, by their names.
fn beside_way(visit: &Visit<'_>, way: &WayBeside) -> Value {
    let directory = visit.portal.directory();
    let today = visit.portal.clock.now().in_london().date();
    let name = |slug: &String| {
        let force = directory.force(slug, today);
        visit.team_called(slug, force.map_or(slug, |force| &force.name))
    };
    let other = way.other_record.as_ref();
    context! {
        known_as => way.known_as.as_deref().map(Reference::shown),
        other => other.map(|(reference, team)| context! {
            reference => Reference::shown(reference),
            team => name(team),
        }),
        tell_too => way.tell_too.iter().map(name).collect::<Vec<_>>(),
        crime_stays_with => way.crime_stays_with.as_ref().map(name),
        oversight => way.oversight.as_deref().map(|key| visit.say(key, &[])),
    }
}

fn offer(work: &CaseWork<'_>, beside: &Beside) -> Option<Value> {
    let (open, (from, to)) = work.case.offer.as_ref().zip(beside.offer.as_ref())?;
    let until = work.visit.record_time(open.ends_at);
    Some(context! { from, to, until })
}

/// What team and reporter wrote, and the team's notes.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn told_messages(work: &CaseWork<'_>, opened: &Opened) -> Result<Vec<Value>, Problem> {
    let visit = work.visit;
    let mut all_open = true;
    let told = opened.centre()?;
    let talk = told.as_ref().and_then(ToldCentre::key);
    let tell = |one: &Kept| {
        let is_of_the_talk = one.kind.is_of_the_talk();
        let key = match is_of_the_talk {
            true => talk.as_ref(),
            false => Some(&opened.key),
        };
        let content = key.and_then(|key| one.open(work.case.id, key).ok());
        all_open &= content.is_some();
        let wording = &visit.portal.wording;
        context! {
            kind => one.kind.word(),
            // Who wrote at a centre could tell which centre it is.
            name => match one.kind {
                Kind::FromCentre => told.as_ref().and_then(|centre| centre.name.clone()),
                _ => one.name.clone(),
            },
            at => visit.record_time(one.sent_at),
            read => one.read_at.map(|at| visit.record_time(at)),
            step => content.as_ref().and_then(|content| content.lines.first()).map(|line| visit.say(&line.label, &[])),
            paragraphs => worded_message(&content, one.kind, wording, visit.language),
        }
    };
    let told = opened.messages.iter().map(tell).collect();
    if !all_open {
        would_not_open(visit.portal, work.named()).await?;
    }
    Ok(told)
}

/// The reference in the force's record system, as it was given with the last decision how the case is recorded. Staff find the report
/// by it too.
pub fn crime_reference(work: &CaseWork<'_>, opened: &Opened) -> Option<String> {
    let label = format!("steps-{RECORD}-title");
    let mut notes = opened.messages.iter().rev();
    let decided = notes.find_map(|one| {
        let is_note = one.kind == Kind::Note;
        let content = is_note.then(|| one.open(work.case.id, &opened.key).ok())??;
        let is_decision = content.lines.iter().any(|line| line.label == label);
        is_decision.then_some(content)
    })?;
    decided.typed_on(REFERENCE).map(str::to_owned)
}

/// What a part of the report tells, question by question.
///
/// # Errors
/// [`Problem::Fault`] where it cannot be read.
pub fn told_part(work: &CaseWork<'_>, opened: &Opened, part: Part) -> Result<Vec<Told>, Problem> {
    let answers = opened.answers(part)?;
    let questions = answered_in(part, &answers);
    let visit = work.visit;
    let mut told = tell(questions, &answers, &visit.portal.wording, visit.language);
    // Whoever told it to staff was not asked all that the form asks.
    if is_taken_down(work) {
        told.retain(|one| !one.answers.is_empty());
    }
    Ok(told)
}

fn is_taken_down(work: &CaseWork<'_>) -> bool {
    !["public", "centre"].contains(&work.case.channel.as_str())
}

/// What stands at the head of a report's pages, whether or not it opens.
pub fn facts(work: &CaseWork<'_>) -> Value {
    let (visit, case) = (work.visit, &work.case);
    context! {
        staff => work.staff.shown_in(visit, &work.member),
        slug => work.member.slug,
        is_owner => work.is_owner(),
        reference => case.reference,
        shown_reference => Reference::shown(&case.reference),
        urgency => case.urgency,
        received => visit.record_time(case.received_at),
        channel => case.channel,
        strands => words(visit, "staff-strand", &case.strands),
        flags => words(visit, "staff-flag", &case.flags),
        acknowledged => case.acknowledged_at.map(|at| visit.record_time(at)),
        closed => case.closed_at.map(|at| visit.record_time(at)),
    }
}

/// What was typed, for the form that it was typed into.
fn typed_values(typed: &Fields) -> Value {
    context! {
        form => typed.text("form"),
        template => typed.text("template"),
        words => typed.text("words"),
        days => typed.text("days"),
        note => typed.text("note"),
        to_centre => typed.text("to-centre"),
        needs_more => typed.text("needs-more") == "yes",
        reason => typed.text("reason"),
        closing => typed.text("closing"),
        officer => typed.text("officer"),
        dismissed => typed.text("dismissed") == "yes",
        dismissed_why => typed.text("dismissed-why"),
        refusal => typed.text("refusal"),
    }
}
