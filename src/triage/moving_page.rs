//! Moving a report to another team: a force offers it or gives it to the national desk, the desk passes it on.

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::answering::needed_words;
use super::case_access::{CaseWork, Opened};
use super::case_page::facts;
use super::destinations::{Target, targets};
use super::handing_over::{Because, TeamWrap, correct_place};
use super::offer_rules::Way;
use super::offers::{self, Moved, Moving};
use super::place_found::{FoundPlace, look_up};
use crate::accounts::{Action, Staff};
use crate::db::OfferId;
use crate::directory::{self, desk_of, reads_of_the_police, standards_team};
use crate::messages::{Content, Kind, MOST_LETTERS, NewMessage};
use crate::post::{self as mail, Message, NewLetter};
use crate::web::{FieldError, Fields, Page, Problem, Reply, Submitted, Visit, worded};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, move_report]
}

#[get("/reports/<reference>/move")]
async fn show(visit: Visit<'_>, staff: Staff, reference: &str) -> Result<Reply, Problem> {
    let work = CaseWork::owned(&visit, &staff, reference, Action::Move).await?;
    if !may_move(&work) {
        return Ok(Reply::go(work.path()));
    }
    Ok(page(&work, &Fields::default(), &[]).await?.into())
}

#[post("/reports/<reference>/move", data = "<form>")]
async fn move_report(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    form: Submitted,
) -> Result<Reply, Problem> {
    let work = CaseWork::owned(&visit, &staff, reference, Action::Move).await?;
    if !may_move(&work) {
        return Ok(Reply::go(work.path()));
    }
    // "Find" only looks the place up.
    if form.0.text("find") == "yes" {
        return Ok(page(&work, &form.0, &[]).await?.into());
    }
    let targets = targets(&work).await?;
    let (target, why) = match parse(&form.0, &targets) {
        Ok(parsed) => parsed,
        Err(error) => return Ok(page(&work, &form.0, &[error]).await?.into()),
    };
    let Ok(opened) = work.open().await? else {
        return Ok(Reply::go(work.path()));
    };
    let wrong = match carry_out(&work, &opened, target, &targets, &why, &form.0).await? {
        Moved::Yes => None,
        Moved::NotNow => Some("staff-move-not-now"),
        Moved::TooOften => Some("staff-move-too-often"),
    };
    if let Some(wrong) = wrong {
        let error = FieldError::new("team", wrong);
        return Ok(page(&work, &form.0, &[error]).await?.into());
    }
    Ok(match is_desk(&work) || directory::is_desk(&target.slug) {
        true => work.go_to_queue("moved"),
        false => work.go_back("offered"),
    })
}

fn may_move(work: &CaseWork<'_>) -> bool {
    work.case.offer.is_none() && work.case.state != "closed"
}

fn is_desk(work: &CaseWork<'_>) -> bool {
    directory::is_desk(&work.member.slug)
}

fn parse<'t>(form: &Fields, targets: &'t [Target]) -> Result<(&'t Target, String), FieldError> {
    let target = targets
        .iter()
        .find(|target| target.slug == form.text("team"))
        .ok_or_else(|| FieldError::new("team", "staff-move-team-empty"))?;
    Ok((target, needed_words(form, "why", "staff-move-why-empty")?))
}

async fn carry_out(
    work: &CaseWork<'_>,
    opened: &Opened,
    target: &Target,
    targets: &[Target],
    why: &str,
    form: &Fields,
) -> Result<Moved, Problem> {
    let portal = work.visit.portal;
    let now = work.now();
    let way = Way::between(is_desk(work), directory::is_desk(&target.slug));
    let because = match is_desk(work) {
        true => Because::PassedOn,
        false => Because::GivenToDesk,
    };
    let template = match way {
        Way::Offer => "offered",
        Way::AtOnce => "passed-on",
    };
    let mut holders = vec![target];
    if way == Way::Offer {
        // So that a refusal or a time-out can move it there with nobody signed in.
        let desk = desk_of(&target.slug);
        holders.extend(targets.iter().find(|one| one.slug == desk));
    }
    let moving = Moving {
        report: work.case.id,
        from: work.member.team,
        to: target.team,
        wraps: wraps(work, opened, &holders)?,
        note: note(work, opened, template, &reasoned(why, form.text("place"))),
        by: work.staff.person,
    };
    let letters = letters(work, opened, target, way)?;
    let corrected = match is_desk(work) {
        true => look_up(work.visit, form.text("place")).and_then(FoundPlace::corrected),
        false => None,
    };
    let offer = OfferId::new(now, &mut portal.chance());
    let moved = portal
        .db
        .write("move report", move |connection| {
            let moved = match way {
                Way::Offer => offers::offer(connection, offer, &moving, now)?,
                Way::AtOnce => offers::pass_on(connection, &moving, because, now)?,
            };
            if moved == Moved::Yes {
                if let Some((authority, nation)) = &corrected {
                    correct_place(connection, moving.report, authority, nation)?;
                }
                for letter in &letters {
                    mail::enqueue(connection, letter, now)?;
                }
            }
            Ok(moved)
        })
        .await?;
    portal.new_mail.notify_one();
    Ok(moved)
}

/// Passes a report of the desk's backlog on to the force that it was meant for, without a bell of its own.
pub(super) async fn pass_on_quietly(
    work: &CaseWork<'_>,
    opened: &Opened,
    target: &Target,
) -> Result<Moved, Problem> {
    let portal = work.visit.portal;
    let now = work.now();
    let moving = Moving {
        report: work.case.id,
        from: work.member.team,
        to: target.team,
        wraps: wraps(work, opened, &[target])?,
        note: note(work, opened, "meant-for", ""),
        by: work.staff.person,
    };
    let mut letters: Vec<NewLetter> = work.news(opened)?.into_iter().collect();
    let reference = work.case.reference.clone();
    let bell = Message::UrgentBell { reference };
    letters.extend(night_bell(work, target, &bell)?);
    let moved = portal
        .db
        .write("pass on backlog", move |connection| {
            let moved = offers::pass_on(connection, &moving, Because::PassedOn, now)?;
            for letter in letters.iter().filter(|_| moved == Moved::Yes) {
                mail::enqueue(connection, letter, now)?;
            }
            Ok(moved)
        })
        .await?;
    Ok(moved)
}

/// To the team's night address, where the report is urgent.
fn night_bell(
    work: &CaseWork<'_>,
    target: &Target,
    message: &Message,
) -> Result<Option<NewLetter>, Problem> {
    let is_urgent = work.case.urgency >= i32::from(mail::URGENT);
    let address = target.night_address.as_ref().filter(|_| is_urgent);
    address
        .map(|address| bell(work, target, address, message))
        .transpose()
}

fn bell(
    work: &CaseWork<'_>,
    target: &Target,
    address: &str,
    message: &Message,
) -> Result<NewLetter, Problem> {
    let portal = work.visit.portal;
    let letter = NewLetter::seal(portal, address, message, work.now(), &mut portal.chance())
        .map_err(|fault| Problem::fault(&fault))?;
    Ok(letter.about(Some(work.case.id), Some(target.team)))
}

/// The report's key for each of the teams.
fn wraps(work: &CaseWork<'_>, opened: &Opened, to: &[&Target]) -> Result<Vec<TeamWrap>, Problem> {
    let mut chance = work.visit.portal.chance();
    to.iter()
        .map(|target| {
            let holder = target.key.holder();
            let report = work.case.id.uuid();
            opened
                .key
                .wrap(target.key.sealing_key(), report, holder, &mut chance)
                .map(|wrap| (holder, wrap))
                .map_err(|fault| Problem::fault(&fault))
        })
        .collect()
}

fn note(work: &CaseWork<'_>, opened: &Opened, template: &str, words: &str) -> NewMessage {
    NewMessage::seal(
        (work.case.id, &opened.key),
        Kind::Note,
        Some(work.author()),
        &Content::with_template(template, words),
        work.now(),
        &mut work.visit.portal.chance(),
    )
}

/// The reason and, where the desk corrected it, the place.
fn reasoned(why: &str, place: &str) -> String {
    match place.trim() {
        "" => why.to_owned(),
        place => format!("{why}\n{place}"),
    }
}

/// The other team's bell; and to the reporter that there is something new, once, where the report is another's now.
fn letters(
    work: &CaseWork<'_>,
    opened: &Opened,
    target: &Target,
    way: Way,
) -> Result<Vec<NewLetter>, Problem> {
    let reference = work.case.reference.clone();
    let by_day = match way {
        Way::Offer => Message::Offer { reference },
        Way::AtOnce => Message::Bell { reference },
    };
    let reference = work.case.reference.clone();
    let by_night = match way {
        Way::Offer => Message::UrgentOffer { reference },
        Way::AtOnce => Message::UrgentBell { reference },
    };
    let mut letters: Vec<NewLetter> = night_bell(work, target, &by_night)?.into_iter().collect();
    if let Some(address) = &target.bell_address {
        letters.push(bell(work, target, address, &by_day)?);
    }
    if way == Way::AtOnce {
        letters.extend(work.news(opened)?);
    }
    Ok(letters)
}

/// The team of the place's force that reads what this person's team reads.
fn found_team(work: &CaseWork<'_>, force: String) -> String {
    match reads_of_the_police(&work.member.slug) && !force.is_empty() {
        true => standards_team(&force),
        false => force,
    }
}

async fn page(work: &CaseWork<'_>, typed: &Fields, errors: &[FieldError]) -> Result<Page, Problem> {
    let found = match is_desk(work) {
        true => look_up(work.visit, typed.text("place")),
        false => None,
    };
    // What was looked up and is not clear chooses nothing: a team from before would be passed on to by mistake.
    let chosen = match (&found, typed.text("find")) {
        (Some(found), "yes") => found_team(work, found.team.clone().unwrap_or_default()),
        _ => typed.text("team").to_owned(),
    };
    let unclear = found.as_ref().filter(|found| found.team.is_none());
    let lookup = unclear.map(|_| FieldError::new("place", "staff-move-unclear"));
    let errors: Vec<FieldError> = errors.iter().cloned().chain(lookup).collect();
    let choices: Vec<Value> = targets(work)
        .await?
        .iter()
        .map(|target| {
            context! { value => target.slug, text => target.name, selected => target.slug == chosen }
        })
        .collect();
    let context = context! {
        is_desk => is_desk(work),
        choices,
        found => found.as_ref().map(|found| context! { told => found.told, choices => found.choices }),
        place => typed.text("place"),
        why => typed.text("why"),
        most => MOST_LETTERS,
        errors => worded(work.visit, &errors),
        ..facts(work)
    };
    Page::render(work.visit, "staff/move.html", context)
}
