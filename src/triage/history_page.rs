//! Who saw a report and did what with it, from its audit chain.

use std::collections::BTreeMap;

use minijinja::{Value, context};
use rocket::{Route, get, routes};
use uuid::Uuid;

use super::case_access::CaseWork;
use super::case_page::facts;
use crate::accounts::{self, Action, Staff};
use crate::audit::{self, Actor, Chain, Entry, Happening};
use crate::db::PersonId;
use crate::directory;
use crate::web::{Page, Problem, Visit};

/// The route of this page.
pub fn routes() -> Vec<Route> {
    routes![show]
}

/// What was done with a report, with the names behind the keys that entries carry.
pub struct History {
    entries: Vec<Entry>,
    /// Whether nobody changed it since it was written.
    pub is_whole: bool,
    people: BTreeMap<Uuid, String>,
    teams: BTreeMap<Uuid, String>,
}

impl History {
    /// That of the report that is worked on.
    ///
    /// # Errors
    /// A [`Problem`] of the database.
    pub async fn of(work: &CaseWork<'_>) -> Result<Self, Problem> {
        let (chain, visit) = (Chain::Report(work.case.id), work.visit);
        let (entries, is_whole, people, teams) = visit
            .portal
            .db
            .read(move |connection| {
                let entries = audit::entries(connection, chain)?;
                let people: Vec<PersonId> = entries.iter().flat_map(people_in).collect();
                Ok((
                    entries,
                    audit::is_whole(connection, chain)?,
                    accounts::names(connection, &people)?,
                    directory::all_teams(connection)?,
                ))
            })
            .await?;
        let people = people.into_iter();
        let teams = teams.iter();
        Ok(Self {
            entries,
            is_whole,
            people: people.map(|(id, name)| (id.uuid(), name)).collect(),
            teams: teams
                .map(|team| (team.id.uuid(), visit.team_name(team)))
                .collect(),
        })
    }

    /// The entries that are `wanted`, for a table.
    pub fn rows(&self, visit: &Visit<'_>, wanted: impl Fn(&Entry) -> bool) -> Vec<Value> {
        let entries = self.entries.iter().filter(|entry| wanted(entry));
        entries.map(|entry| self.row(visit, entry)).collect()
    }

    fn name(&self, visit: &Visit<'_>, person: Uuid) -> String {
        match self.people.get(&person) {
            Some(name) => name.clone(),
            None => visit.say("staff-history-somebody", &[]),
        }
    }

    fn row(&self, visit: &Visit<'_>, entry: &Entry) -> Value {
        let who = match entry.actor {
            Actor::Person(id) => self.name(visit, id),
            Actor::Centre(_) => visit.say("staff-history-centre", &[]),
            Actor::Reporter => visit.say("staff-history-reporter", &[]),
            Actor::Service => visit.say("staff-history-service", &[]),
            Actor::CommandLine => visit.say("staff-history-command-line", &[]),
        };
        // Whoever looks at a file's page did not open the report once more.
        let what = match (entry.happening, entry.file) {
            (Happening::Opened, Some(_)) => "opened-file".to_owned(),
            (happening, _) => happening.word(),
        };
        context! {
            at => visit.record_time(entry.moment()),
            moment => entry.moment().in_utc_text(),
            happening => entry.happening.word(),
            who,
            what => visit.say(&format!("staff-history-{what}"), &[]),
            about => entry.about.map(|about| self.name(visit, about)),
            step => entry.step.as_deref().and_then(|step| step_in_words(visit, step)),
            team => entry.team.and_then(|team| self.teams.get(&team)),
        }
    }
}

/// A step and its answer, as an entry names them, in words.
fn step_in_words(visit: &Visit<'_>, step: &str) -> Option<String> {
    let (step, answer) = step.split_once('=')?;
    let say = |part: &str| visit.say(&format!("steps-{step}-{part}"), &[]);
    let args = [
        ("step", say("title").into()),
        ("answer", say(answer).into()),
    ];
    Some(visit.say("staff-history-step-of", &args))
}

/// The members of staff that an entry names.
fn people_in(entry: &Entry) -> impl Iterator<Item = PersonId> {
    let actor = match entry.actor {
        Actor::Person(person) => Some(person),
        _ => None,
    };
    actor.into_iter().chain(entry.about).map(PersonId::from)
}

#[get("/reports/<reference>/history")]
async fn show(visit: Visit<'_>, staff: Staff, reference: &str) -> Result<Page, Problem> {
    let work = CaseWork::owned(&visit, &staff, reference, Action::OpenReport).await?;
    let history = History::of(&work).await?;
    let rows = history.rows(&visit, |_| true);
    let context = context! { rows, is_whole => history.is_whole, ..facts(&work) };
    Page::render(&visit, "staff/history.html", context)
}
