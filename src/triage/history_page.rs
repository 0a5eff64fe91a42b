//! Who saw a report and did what with it, from its audit chain.

use std::collections::BTreeMap;

use minijinja::{Value, context};
use rocket::{Route, get, routes};
use uuid::Uuid;

use super::case_access::CaseWork;
use super::case_page::facts;
use crate::accounts::{self, Action, Staff};
use crate::audit::{self, Actor, Chain, Entry};
use crate::directory;
use crate::web::{Page, Problem, Visit};

/// The route of this page.
pub fn routes() -> Vec<Route> {
    routes![show]
}

/// Names behind the keys that entries carry.
struct Names {
    people: BTreeMap<Uuid, String>,
    teams: BTreeMap<Uuid, String>,
}

#[get("/reports/<reference>/history")]
async fn show(visit: Visit<'_>, staff: Staff, reference: &str) -> Result<Page, Problem> {
    let work = CaseWork::owned(&visit, &staff, reference, Action::OpenReport).await?;
    let chain = Chain::Report(work.case.id);
    let (entries, is_whole, people, teams) = visit
        .portal
        .db
        .read(move |connection| {
            Ok((
                audit::entries(connection, chain)?,
                audit::is_whole(connection, chain)?,
                accounts::names(connection)?,
                directory::all_teams(connection)?,
            ))
        })
        .await?;
    let names = Names {
        people: people
            .into_iter()
            .map(|(id, name)| (id.uuid(), name))
            .collect(),
        teams: teams
            .iter()
            .map(|team| (team.id.uuid(), visit.team_name(team)))
            .collect(),
    };
    let rows: Vec<Value> = entries
        .iter()
        .map(|entry| row(&visit, entry, &names))
        .collect();
    let context = context! { rows, is_whole, ..facts(&work) };
    Page::render(&visit, "staff/history.html", context)
}

fn row(visit: &Visit<'_>, entry: &Entry, names: &Names) -> Value {
    let who = match entry.actor {
        Actor::Person(id) => match names.people.get(&id) {
            Some(name) => name.clone(),
            None => visit.say("staff-history-somebody", &[]),
        },
        Actor::Reporter => visit.say("staff-history-reporter", &[]),
        Actor::Service => visit.say("staff-history-service", &[]),
        Actor::CommandLine => visit.say("staff-history-command-line", &[]),
    };
    context! {
        at => visit.record_time(entry.moment()),
        who,
        what => visit.say(&format!("staff-history-{}", entry.happening.word()), &[]),
        team => entry.team.and_then(|team| names.teams.get(&team)),
    }
}
