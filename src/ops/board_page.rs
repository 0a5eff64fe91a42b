//! The national board: what was accepted and who owns it, what became of mail, and what needs a person.

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};
use uuid::Uuid;

use super::alarms::{Alarm, open_alarms};
use super::board::{self, Sight, TeamFigures};
use super::board_files::{WithMissing, file_figures, with_missing};
use crate::accounts::{Action, Member, Staff};
use crate::audit::{self, Chain, Happening};
use crate::db::AlarmId;
use crate::directory::{NATIONAL_DESK, RESTRICTED_DESK};
use crate::evidence;
use crate::vault::Reference;
use crate::web::{Page, Problem, Reply, Submitted, Visit};

/// The states of letters that the board lists.
const MAIL: [&str; 3] = ["sent", "waiting", "dead"];

/// The routes of the board.
pub fn routes() -> Vec<Route> {
    routes![show, show_mail, show_team, show_astray, show_files, clear]
}

/// The person's place at the national desk or among the few there who read reports about the police, and so what they see.
fn at_board(staff: &Staff) -> Result<(&Member, Sight), Problem> {
    let ordinary = staff.place(Some(NATIONAL_DESK), Action::RunTheDesk);
    let about_police = staff.place(Some(RESTRICTED_DESK), Action::RunTheDesk);
    match (ordinary, about_police) {
        (Ok(member), Ok(_)) => Ok((member, Sight::Everything)),
        (Ok(member), Err(_)) => Ok((member, Sight::Ordinary)),
        (Err(_), Ok(member)) => Ok((member, Sight::AboutPolice)),
        (Err(problem), Err(_)) => Err(problem),
    }
}

fn facts(visit: &Visit<'_>, staff: &Staff, member: &Member) -> Value {
    context! { staff => staff.shown_in(visit, member), slug => member.slug }
}

#[get("/national/board")]
async fn show(visit: Visit<'_>, staff: Staff) -> Result<Page, Problem> {
    let (member, sight) = at_board(&staff)?;
    let (figures, teams, alarms, files, waiting) = visit
        .portal
        .db
        .read(move |connection| {
            Ok((
                board::figures(connection)?,
                board::by_team(connection, sight)?,
                open_alarms(connection, sight)?,
                file_figures(connection)?,
                evidence::waiting(connection)?,
            ))
        })
        .await?;
    let is_even = figures.accepted == figures.owned;
    let mail_is_even = figures.letters == figures.sent + figures.waiting + figures.dead;
    let context = context! {
        accepted => figures.accepted,
        owned => figures.owned,
        is_even,
        letters => figures.letters,
        sent => figures.sent,
        waiting => figures.waiting,
        dead => figures.dead,
        mail_is_even,
        files_given => files.given,
        files_stored => files.stored,
        files_missing => (files.given - files.stored).max(0),
        scanner => visit.portal.scanner.is_some(),
        files_waiting => waiting.0,
        files_waiting_since => waiting.1.map(|since| visit.record_time(since)),
        teams => teams.iter().map(|team| team_row(&visit, team)).collect::<Vec<_>>(),
        alarms => alarms.iter().map(|alarm| alarm_row(&visit, alarm)).collect::<Vec<_>>(),
        ..facts(&visit, &staff, member)
    };
    Page::render(&visit, "national/board.html", context)
}

fn team_row(visit: &Visit<'_>, team: &TeamFigures) -> Value {
    let of = |state: &str| {
        let found = team.states.iter().find(|(word, _)| word == state);
        found.map_or(0, |(_, count)| *count)
    };
    context! {
        name => visit.team_title(&team.slug, &team.name),
        slug => team.slug,
        unopened => of("unopened"),
        open => of("opened") + of("acknowledged"),
        closed => of("closed"),
    }
}

fn alarm_row(visit: &Visit<'_>, alarm: &Alarm) -> Value {
    context! {
        id => alarm.id.uuid().to_string(),
        kind => alarm.kind,
        team => alarm.team,
        reference => alarm.reference.as_deref().map(Reference::shown),
        at => visit.record_time(alarm.raised_at),
    }
}

#[get("/national/mail/<state>")]
async fn show_mail(visit: Visit<'_>, staff: Staff, state: &str) -> Result<Page, Problem> {
    let (member, sight) = at_board(&staff)?;
    let state = MAIL
        .into_iter()
        .find(|word| *word == state)
        .ok_or(Problem::NotFound)?;
    let letters = visit
        .portal
        .db
        .read(move |connection| board::letters(connection, state, sight))
        .await?;
    let rows: Vec<Value> = letters
        .iter()
        .map(|letter| {
            context! {
                kind => letter.kind,
                team => letter.team,
                reference => letter.reference.as_deref().map(Reference::shown),
                attempts => letter.attempts,
                fault => letter.last_fault,
                at => visit.record_time(letter.made_at),
            }
        })
        .collect();
    let context = context! { state, rows, ..facts(&visit, &staff, member) };
    Page::render(&visit, "national/mail.html", context)
}

#[get("/national/teams/<slug>")]
async fn show_team(visit: Visit<'_>, staff: Staff, slug: &str) -> Result<Page, Problem> {
    let (member, sight) = at_board(&staff)?;
    if !sight.sees(slug) {
        return Err(Problem::NotFound);
    }
    let wanted = slug.to_owned();
    let (team, reports) = visit
        .portal
        .db
        .read(move |connection| {
            Ok((
                crate::directory::team_by_slug(connection, &wanted)?,
                board::reports_of(connection, &wanted)?,
            ))
        })
        .await?;
    let team = team.ok_or(Problem::NotFound)?;
    let rows: Vec<Value> = reports
        .iter()
        .map(|(reference, state, urgency, at)| {
            context! { reference => Reference::shown(reference), state, urgency, at => visit.record_time(*at) }
        })
        .collect();
    let context = context! { team => visit.team_title(&team.slug, &team.name), rows, ..facts(&visit, &staff, member) };
    Page::render(&visit, "national/team.html", context)
}

#[get("/national/astray")]
async fn show_astray(visit: Visit<'_>, staff: Staff) -> Result<Page, Problem> {
    let (member, sight) = at_board(&staff)?;
    let reports = visit
        .portal
        .db
        .read(move |connection| board::astray(connection, sight))
        .await?;
    let rows: Vec<Value> = reports
        .iter()
        .map(|report| {
            context! {
                reference => Reference::shown(&report.reference),
                team => report.team,
                at => visit.record_time(report.received_at),
            }
        })
        .collect();
    let context = context! { rows, ..facts(&visit, &staff, member) };
    Page::render(&visit, "national/astray.html", context)
}

#[get("/national/files")]
async fn show_files(visit: Visit<'_>, staff: Staff) -> Result<Page, Problem> {
    let (member, sight) = at_board(&staff)?;
    let reports = visit
        .portal
        .db
        .read(move |connection| with_missing(connection, sight))
        .await?;
    let row = |report: &WithMissing| {
        context! {
            reference => Reference::shown(&report.reference),
            team => report.team,
            missing => report.missing,
        }
    };
    let rows: Vec<Value> = reports.iter().map(row).collect();
    let context = context! { rows, ..facts(&visit, &staff, member) };
    Page::render(&visit, "national/files.html", context)
}

#[post("/national/alarms/clear", data = "<form>")]
async fn clear(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Reply, Problem> {
    let (member, sight) = at_board(&staff)?;
    let team = member.team;
    let alarm = Uuid::parse_str(form.0.text("alarm")).map_err(|_| Problem::NotFound)?;
    let (person, now) = (staff.person, visit.portal.clock.now());
    visit
        .portal
        .db
        .write("clear alarm", move |connection| {
            if board::clear_alarm(connection, AlarmId::from(alarm), sight, now)? {
                let (chain, event) = (Chain::Team(team), Happening::AlarmCleared);
                audit::append(connection, chain, person, event, now)?;
            }
            Ok(())
        })
        .await?;
    Ok(Reply::go("/national/board"))
}
