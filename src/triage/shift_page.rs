//! What the next shift has to know of a team's reports, and giving what somebody dealt with to a colleague.

use std::time::Duration;

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::lists::List;
use super::officers::give_all;
use super::queue::{self, Looking, PAGE, Waiting};
use super::queue_page::row;
use super::shown;
use crate::accounts::{Action, Colleague, Member, Staff, colleagues};
use crate::db::Moment;
use crate::directory::is_desk;
use crate::web::{FieldError, Fields, Page, Problem, Reply, Submitted, Visit, worded};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, give]
}

/// The hours that a shift can have been, the usual one first.
const HOURS: [u32; 4] = [12, 8, 24, 72];

/// What the page tells, in its order: the last part of each wording key, with the list.
fn told(now: Moment, hours: u32) -> [(&'static str, List); 7] {
    let shift = Duration::from_secs(u64::from(hours) * 3_600);
    [
        ("urgent", List::Urgent),
        ("high-risk", List::HighRisk),
        ("review", List::ToReview),
        ("overdue", List::Overdue),
        ("due", List::DueUntil(now + shift)),
        ("sent", List::SentSince(now - shift)),
        ("awaiting", List::Paused),
    ]
}

#[get("/shift?<team>&<hours>&<done>")]
async fn show(
    visit: Visit<'_>,
    staff: Staff,
    team: &str,
    hours: Option<u32>,
    done: Option<&str>,
) -> Result<Page, Problem> {
    let member = staff.place(Some(team), Action::Answer)?;
    let hours = hours.filter(|hours| HOURS.contains(hours));
    let shift = Shift {
        visit: &visit,
        staff: &staff,
        member,
        hours: hours.unwrap_or(HOURS[0]),
    };
    shift.page(&Fields::default(), shown::done(done), &[]).await
}

/// A shift of somebody in a team.
struct Shift<'a> {
    visit: &'a Visit<'a>,
    staff: &'a Staff,
    member: &'a Member,
    hours: u32,
}

impl Shift<'_> {
    async fn page(
        &self,
        typed: &Fields,
        done: Option<&str>,
        errors: &[FieldError],
    ) -> Result<Page, Problem> {
        let (visit, member) = (self.visit, self.member);
        let lists = self.read().await?;
        let list = |(word, mut waiting): (&str, Vec<Waiting>)| {
            let has_more = waiting.len() > PAGE;
            waiting.truncate(PAGE);
            context! {
                word,
                has_more,
                rows => waiting.iter().map(|one| row(visit, one)).collect::<Vec<Value>>(),
            }
        };
        let people: Vec<Value> = self.colleagues().await?.iter().map(choice).collect();
        let context = context! {
            staff => self.staff.shown_in(visit, member),
            team => visit.team_title(&member.slug, &member.name),
            slug => member.slug,
            is_desk => is_desk(&member.slug),
            lists => lists.into_iter().map(list).collect::<Vec<Value>>(),
            hours => self.hours,
            choices => HOURS,
            people,
            typed => context! { from => typed.text("from"), to => typed.text("to") },
            done,
            errors => worded(visit, errors),
        };
        Page::render(visit, "staff/shift.html", context)
    }

    async fn read(&self) -> Result<Vec<(&'static str, Vec<Waiting>)>, Problem> {
        let (team, person, now) = (
            self.member.team,
            self.staff.person,
            self.visit.portal.clock.now(),
        );
        let hours = self.hours;
        let read = self.visit.portal.db.read(move |connection| {
            let list = |(word, list)| {
                let looking = Looking { team, person, list };
                Ok((word, queue::page(connection, looking, None, now)?))
            };
            told(now, hours).into_iter().map(list).collect()
        });
        Ok(read.await?)
    }

    async fn colleagues(&self) -> Result<Vec<Colleague>, Problem> {
        let team = self.member.team;
        let db = &self.visit.portal.db;
        let mut all = db
            .read(move |connection| colleagues(connection, team))
            .await?;
        all.retain(|one| one.role.may(Action::Answer));
        Ok(all)
    }
}

fn choice(one: &Colleague) -> Value {
    context! { email => one.email, name => one.name, has_keys => one.has_keys() }
}

#[post("/shift", data = "<form>")]
async fn give(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Reply, Problem> {
    let member = staff.place(Some(form.0.text("team")), Action::Answer)?;
    let shift = Shift {
        visit: &visit,
        staff: &staff,
        member,
        hours: HOURS[0],
    };
    let all = shift.colleagues().await?;
    let called = |field: &str| all.iter().find(|one| one.email == form.0.text(field));
    let mut errors = Vec::new();
    let from = called("from").map(|one| one.person);
    let to = called("to")
        .filter(|one| one.has_keys())
        .map(|one| one.person);
    if from.is_none() {
        errors.push(FieldError::new("from", "shift-from-empty"));
    }
    if to.is_none() || to == from {
        errors.push(FieldError::new("to", "shift-to-empty"));
    }
    let (Some(from), Some(to), true) = (from, to, errors.is_empty()) else {
        return Ok(shift.page(&form.0, None, &errors).await?.into());
    };
    let (team, by, now) = (member.team, staff.person, visit.portal.clock.now());
    visit
        .portal
        .db
        .write("give all", move |connection| {
            // Whoever left the team in this moment is given nothing.
            let members = colleagues(connection, team)?;
            if members.iter().any(|one| one.person == to) {
                give_all(connection, team, (from, to), by, now)?;
            }
            Ok(())
        })
        .await?;
    let slug = &member.slug;
    Ok(Reply::go(format!("/shift?team={slug}&done=given-all")))
}
