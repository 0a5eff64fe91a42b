//! A colleague who lost their password or phone gets back in: by two codes, of which no steward sees both.

use std::time::Duration;

use rocket::{Route, post, routes};

use super::colleagues::Colleague;
use super::invitations::{self, Codes};
use super::people::teams_of;
use super::people_pages::{Shown, Stewardship};
use super::permissions::Action;
use super::staff::Staff;
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::{Connection, DbFault, Moment, PersonId};
use crate::post::{self, Message, NewLetter};
use crate::vault::AccessCode;
use crate::web::{FieldError, Fields, Page, Problem, Reply, Submitted, Visit};

/// A colleague gets at most one letter with a second code in so long, whoever asks how often.
const BETWEEN_LETTERS: Duration = Duration::from_secs(3_600);

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![help, agree]
}

/// For a colleague who lost their password or phone; for a steward a second one has to agree. The steward who asks sees one code, and
/// the other goes to the colleague's own address: only whoever has both gets in.
#[post("/admin/people/help", data = "<form>")]
async fn help(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Page, Problem> {
    let stewardship = Stewardship::of(&visit, &staff, Some(form.0.text("team")))?;
    let team = stewardship.team_with_keys().await?;
    let colleague = team.find_other(&form.0, &staff)?;
    let Some(code) = ask(&stewardship, colleague).await? else {
        let error = FieldError::new("person", "staff-people-help-too-soon");
        return stewardship.page(&form.0, &[error], None).await;
    };
    let shown = Shown::Help(&colleague.email, &code);
    stewardship.page(&Fields::default(), &[], Some(shown)).await
}

#[post("/admin/people/agree", data = "<form>")]
async fn agree(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Reply, Problem> {
    let stewardship = Stewardship::of(&visit, &staff, Some(form.0.text("team")))?;
    let team = stewardship.team_with_keys().await?;
    let colleague = team.find_other(&form.0, &staff)?;
    let (person, email) = (colleague.person, colleague.email.clone());
    let (id, by, now) = (
        stewardship.member.team,
        staff.person,
        visit.portal.clock.now(),
    );
    let agreed = visit
        .portal
        .db
        .write("agree to help", move |connection| {
            let agreed = invitations::agree(connection, id, &email, by, now)?;
            if agreed {
                let chain = Chain::Team(id);
                audit::append(
                    connection,
                    chain,
                    by,
                    Happening::HelpAgreed.about(person),
                    now,
                )?;
            }
            Ok(agreed)
        })
        .await?;
    match agreed {
        true => Ok(Reply::go(stewardship.path())),
        false => Err(Problem::NotFound),
    }
}

/// The code to give to `colleague`, who can sign in again with it and the one that leaves for their address; none where one left
/// a short while ago.
async fn ask(
    stewardship: &Stewardship<'_>,
    colleague: &Colleague,
) -> Result<Option<String>, Problem> {
    let portal = stewardship.visit.portal;
    let mut chance = portal.chance();
    let (told, mailed) = (
        AccessCode::generate(&mut chance),
        AccessCode::generate(&mut chance),
    );
    let shown = told.to_text().to_string();
    let (team, by, now) = (
        stewardship.member.team,
        stewardship.staff.person,
        portal.clock.now(),
    );
    let (person, role, email) = (colleague.person, colleague.role, colleague.email.clone());
    let message = Message::SecondCode {
        language: stewardship.visit.language,
        code: mailed.to_text(),
    };
    let letter = NewLetter::seal(portal, &email, &message, now, &mut chance)
        .map_err(|fault| Problem::fault(&fault))?
        .about(None, Some(team));
    let codes = Codes::Again(told, mailed);
    let is_asked = portal
        .db
        .write("ask for help", move |connection| {
            if was_asked_since(connection, person, now - BETWEEN_LETTERS)? {
                return Ok(false);
            }
            let teams = teams_of(connection, person)?;
            let waits = teams
                .iter()
                .any(|member| member.role.may(Action::LookAfterPeople));
            invitations::help(
                connection,
                &codes,
                (team, role, &email),
                Some(by),
                waits,
                now,
            )?;
            post::enqueue(connection, &letter, now)?;
            let chain = Chain::Team(team);
            audit::append(
                connection,
                chain,
                by,
                Happening::HelpAsked.about(person),
                now,
            )?;
            Ok::<_, DbFault>(true)
        })
        .await?;
    portal.new_mail.notify_one();
    Ok(is_asked.then_some(shown))
}

/// Whether a steward of any of their teams asked for a letter to `person` since then. The log knows it even where the codes were
/// used or taken back.
fn was_asked_since(
    connection: &mut Connection,
    person: PersonId,
    since: Moment,
) -> Result<bool, DbFault> {
    for place in teams_of(connection, person)? {
        let entries = audit::entries(connection, Chain::Team(place.team))?;
        let mut lately = entries.iter().rev().take_while(|one| one.moment() > since);
        if lately.any(|one| {
            one.happening == Happening::HelpAsked
                && one.about == Some(person.uuid())
                && matches!(one.actor, Actor::Person(_))
        }) {
            return Ok(true);
        }
    }
    Ok(false)
}
