//! A member of staff's own page: where they are signed in, and signing out everywhere else.

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::people::{self, Used};
use super::staff::{IDLE, Staff};
use crate::audit::{self, Chain, Happening};
use crate::web::{Page, Problem, Reply, Submitted, Visit};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, sign_out_elsewhere]
}

/// Neither networks nor browsers are kept, so that a session is told by its times alone.
#[get("/account")]
async fn show(visit: Visit<'_>, staff: Staff) -> Result<Page, Problem> {
    let own = visit.token().ok_or(Problem::NotFound)?.session_id();
    let (person, now) = (staff.person, visit.portal.clock.now());
    let sessions = visit
        .portal
        .db
        .read(move |connection| people::sessions_of(connection, person, now, now - IDLE))
        .await?;
    let sessions: Vec<Value> = sessions
        .iter()
        .map(|session| told(&visit, session, &own))
        .collect();
    let member = staff.teams.first().ok_or(Problem::NotFound)?;
    let context =
        context! { staff => staff.shown_in(&visit, member), slug => member.slug, sessions };
    Page::render(&visit, "staff/account.html", context)
}

fn told(visit: &Visit<'_>, session: &Used, own: &[u8; 32]) -> Value {
    context! {
        made => visit.record_time(session.made_at),
        seen => visit.record_time(session.seen_at),
        is_this => session.id == own,
    }
}

#[post("/account/sign-out-elsewhere", data = "<_form>")]
async fn sign_out_elsewhere(
    visit: Visit<'_>,
    staff: Staff,
    _form: Submitted,
) -> Result<Reply, Problem> {
    let own = visit.token().ok_or(Problem::NotFound)?.session_id();
    let (person, now) = (staff.person, visit.portal.clock.now());
    let teams: Vec<_> = staff.teams.iter().map(|member| member.team).collect();
    visit
        .portal
        .db
        .write("sign out elsewhere", move |connection| {
            people::end_other_sessions(connection, person, &own)?;
            for team in &teams {
                let chain = Chain::Team(*team);
                audit::append(
                    connection,
                    chain,
                    person,
                    Happening::SignedOutElsewhere,
                    now,
                )?;
            }
            Ok(())
        })
        .await?;
    Ok(Reply::go("/account"))
}
