//! What somebody told, for the centre that goes on helping them with it; for no other.

use minijinja::context;
use rocket::{Route, get, routes};

use super::reading_table::{self, Sealed};
use super::report_access::ReportWork;
use crate::accounts::{Staff, TeamWrap, held_keys};
use crate::audit::{self, Actor, Chain, Happening};
use crate::reporting::{Answers, Part, Told, answered_in, part_name, tell};
use crate::vault::{Reference, ReportKey};
use crate::web::{Page, Problem, Visit};

/// The route of this page.
pub fn routes() -> Vec<Route> {
    routes![show]
}

/// The parts of a report that were answered at the centre.
const READ: [Part; 4] = [Part::Account, Part::People, Part::Contact, Part::Assistance];

#[get("/centre/reports/<reference>/read")]
async fn show(visit: Visit<'_>, staff: Staff, reference: &str) -> Result<Page, Problem> {
    let work = ReportWork::of(&visit, &staff, reference).await?;
    if !work.report.helps_on || work.report.withdrawn_at.is_some() {
        return Err(Problem::NotFound);
    }
    let sealed = read_logged(&work).await?;
    let key = open_key(&work, &sealed).await?;
    let mut told = Vec::new();
    for part in READ {
        told.extend(told_in(&work, &sealed, &key, part)?);
    }
    let context = context! {
        path => work.path(),
        reference => Reference::shown(&work.report.reference),
        told,
        ..work.work.facts()
    };
    Page::render(&visit, "centres/reading.html", context)
}

/// Writes down who reads, and reads what is sealed, in one transaction.
async fn read_logged(work: &ReportWork<'_>) -> Result<Sealed, Problem> {
    let portal = work.work.visit.portal;
    let (id, centre, now) = (work.report.id, work.report.centre, portal.clock.now());
    let by = Actor::Centre(work.work.staff.person.uuid());
    let read = portal.db.write("centre reads", move |connection| {
        let chain = Chain::Report(id);
        audit::append(connection, chain, by, Happening::CentreRead, now)?;
        reading_table::read(connection, id, centre)
    });
    Ok(read.await?)
}

async fn open_key(work: &ReportWork<'_>, sealed: &Sealed) -> Result<ReportKey, Problem> {
    let (visit, centre) = (work.work.visit, work.report.centre);
    let keys = held_keys(visit, work.work.staff, centre).await?;
    for (epoch, wrap) in &sealed.wraps {
        let wrapped = TeamWrap {
            report: work.report.id,
            team: centre,
            epoch: *epoch,
            wrap,
            commitment: &sealed.commitment,
        };
        let opened = keys.open_report(&wrapped, &visit.portal.keys.pepper);
        if let Some(key) = opened.map_err(|fault| Problem::fault(&fault))? {
            return Ok(key);
        }
    }
    Err(Problem::NotFound)
}

fn told_in(
    work: &ReportWork<'_>,
    sealed: &Sealed,
    key: &ReportKey,
    part: Part,
) -> Result<Vec<Told>, Problem> {
    let found = sealed.parts.iter().find(|(_, word, _)| word == part.word());
    let Some((row, word, bytes)) = found else {
        return Ok(Vec::new());
    };
    let plain = key
        .open(&part_name(work.report.id, word, *row), bytes)
        .map_err(|fault| Problem::fault(&fault))?;
    let answers: Answers = serde_json::from_slice(&plain)
        .map_err(|_| Problem::fault(&"a part of a report cannot be read"))?;
    let visit = work.work.visit;
    let (wording, questions) = (&visit.portal.wording, answered_in(part, &answers));
    Ok(tell(questions, &answers, wording, visit.language))
}
