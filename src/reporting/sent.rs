//! The page after sending: who has it, when somebody reads, the reference, the access code once.

use minijinja::{Value, context};
use rocket::{Route, get, routes};

use super::draft::{Confirmation, Kept};
use super::journey::{CHECK, kept};
use crate::accounts::live_key;
use crate::banners::notices_at;
use crate::directory::{self, Team, support_for};
use crate::web::{Page, Problem, Reply, Visit, qr};

/// What the page can say was just done about the questions on who reports.
pub(super) const DONE: [&str; 2] = ["kept", "already"];

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![sent, paper]
}

/// Survives reloading for a few minutes, so that a slow or doubled click shows the same; then it is gone.
#[get("/answers/sent?<done>")]
async fn sent(visit: Visit<'_>, done: Option<&str>) -> Result<Reply, Problem> {
    let confirmation = match kept(&visit).await? {
        Some(Kept::Sent(confirmation)) => match &confirmation.after {
            // Whoever helped is shown what they need, and no question about themself.
            Some(own) => return Ok(Reply::go(own.clone())),
            None => confirmation,
        },
        // Another page changed an answer while this one was sent: look at them again.
        Some(Kept::Open(_)) => return Ok(Reply::go(CHECK)),
        Some(Kept::Saved(_)) => return Ok(Reply::go("/answers/saved")),
        _ => return Ok(Page::render(&visit, "answers/ended.html", context! {})?.into()),
    };
    let teams = teams(&visit, &confirmation).await?;
    let notices = notices_at(&visit, &confirmation.place).await;
    let context = context! { thanked => done.filter(|done| DONE.contains(done)), notices => notices.in_template() };
    Ok(page(&visit, &confirmation, &teams, context)?.into())
}

/// The teams that have the report, each with whether it has a key to open it with.
async fn teams(
    visit: &Visit<'_>,
    confirmation: &Confirmation,
) -> Result<Vec<(Team, bool)>, Problem> {
    let slugs = confirmation.teams.clone();
    let installation = visit.portal.keys.installation;
    let read = visit.portal.db.read(move |connection| {
        let mut teams = Vec::new();
        for slug in &slugs {
            if let Some(team) = directory::team_by_slug(connection, slug)? {
                let has_key = live_key(connection, team.id, &installation)?.is_ok();
                teams.push((team, has_key));
            }
        }
        Ok(teams)
    });
    Ok(read.await?)
}

/// What somebody may want to keep on paper: nothing on it says what it is about. Offered, never pushed.
#[get("/answers/sent/paper")]
async fn paper(visit: Visit<'_>) -> Result<Reply, Problem> {
    let Some(Kept::Sent(confirmation)) = kept(&visit).await? else {
        return Ok(Reply::go("/answers/sent"));
    };
    let address = format!(
        "{}/status",
        visit.portal.settings.public_url.trim_end_matches('/')
    );
    let context = context! {
        reference => confirmation.shown_reference(),
        code => confirmation.code.as_ref().map(|code| code.as_str()),
        picture => qr(&address)?,
        address,
    };
    Ok(Page::render(&visit, "answers/paper.html", context)?.into())
}

fn page(
    visit: &Visit<'_>,
    confirmation: &Confirmation,
    teams: &[(Team, bool)],
    beside: Value,
) -> Result<Page, Problem> {
    let today = visit.portal.clock.now().in_london().date();
    let told = |(team, has_key): &(Team, bool)| {
        let reading = match has_key {
            true => next_reading(visit, team),
            false => visit.say("answers-goes-to-nobody-yet", &[]),
        };
        context! { team => visit.team_name(team), reading }
    };
    let with: Vec<_> = teams.iter().map(told).collect();
    let context = context! {
        reference => confirmation.shown_reference(),
        code => confirmation.code.as_ref().map(|code| code.as_str()),
        with,
        is_mailed => confirmation.is_mailed,
        is_urgent => confirmation.is_urgent,
        oversight => confirmation.oversight.as_deref().map(|key| visit.say(key, &[])),
        support => support_for(confirmation.nation.as_deref(), &confirmation.needs, today),
        ..beside
    };
    Page::render(visit, "answers/sent.html", context)
}

/// When somebody next reads new reports, in a sentence that promises no more than the hours do.
pub(super) fn next_reading(visit: &Visit<'_>, team: &Team) -> String {
    let now = visit.portal.clock.now().in_london();
    if team.reading_hours.includes(&now) {
        return visit.say("answers-sent-reading-now", &[]);
    }
    let next = team.reading_hours.next_reading(&now);
    let wording = &visit.portal.wording;
    let day = wording.day(visit.language, next.date());
    let time = wording.time_of_day(visit.language, next.time());
    visit.say(
        "answers-sent-next-reading",
        &[("day", day.into()), ("time", time.into())],
    )
}
