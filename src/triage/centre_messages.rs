//! What a team writes to the centre that helps a reporter: at most what came of the report where the person agreed, and whatever the
//! team writes to the centre itself. Never more than the person agreed to (T-23, T-27).

use rocket::{Route, post, routes};

use super::answering::needed_words;
use super::case_access::{CaseWork, Opened};
use super::case_page::case_page;
use super::states;
use super::steps::{THROUGH_HELPER, note_writing, settle};
use crate::accounts::{Action, Staff};
use crate::centres::{CentreBeside, ask_for_more, centre_beside};
use crate::messages::{self, Content, Kind, NewMessage};
use crate::post::{self as mail, Message, NewLetter};
use crate::reporting::{Agreed, Part, Reach};
use crate::web::{Problem, Reply, Submitted, Visit};

/// The route of this form.
pub fn routes() -> Vec<Route> {
    routes![write]
}

/// The centre beside the report and what the person agreed to, as the report itself says it: no plain column decides who is told.
/// None where no centre helped, and once the person took that back.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn beside(
    work: &CaseWork<'_>,
    opened: &Opened,
) -> Result<Option<(CentreBeside, Agreed)>, Problem> {
    if work.case.withdrawn_at.is_some() || !opened.has(Part::Assistance) {
        return Ok(None);
    }
    let Ok(agreed) = Agreed::parse(&opened.answers(Part::Assistance)?) else {
        return Ok(None);
    };
    let report = work.case.id;
    let read = work
        .visit
        .portal
        .db
        .read(move |connection| centre_beside(connection, report));
    Ok(read.await?.map(|centre| (centre, agreed)))
}

/// Whether the team may write to the centre itself: where the person is reached through it, or agreed that it is told or helps on.
pub fn may_be_written_to(agreed: &Agreed) -> bool {
    agreed.reach == Reach::Centre || agreed.shares_outcome || agreed.helps_on
}

/// A letter that tells the centre that there is something new, and nothing of what it is.
///
/// # Errors
/// [`Problem::Fault`] where the worker's key is broken.
pub fn bell(work: &CaseWork<'_>, centre: &CentreBeside) -> Result<Option<NewLetter>, Problem> {
    let Some(address) = &centre.bell_address else {
        return Ok(None);
    };
    let portal = work.visit.portal;
    let message = Message::CentreNews {
        reference: work.case.reference.clone(),
    };
    let letter = NewLetter::seal(portal, address, &message, work.now(), &mut portal.chance())
        .map_err(|fault| Problem::fault(&fault))?;
    let (report, team) = work.named();
    Ok(Some(letter.about(Some(report), Some(team))))
}

/// A message to the centre, sealed under the key that it shares with the team; none where that key cannot be read.
///
/// # Errors
/// [`Problem::Fault`] where the report's part cannot be read.
pub fn to_centre(
    work: &CaseWork<'_>,
    opened: &Opened,
    content: &Content,
) -> Result<Option<NewMessage>, Problem> {
    let Some(key) = opened.centre()?.and_then(|told| told.key()) else {
        return Ok(None);
    };
    let chance = &mut work.visit.portal.chance();
    let (report, author) = (work.case.id, Some(work.author()));
    Ok(Some(NewMessage::seal(
        (report, &key),
        Kind::ToCentre,
        author,
        content,
        work.now(),
        chance,
    )))
}

#[post("/reports/<reference>/centre", data = "<form>")]
async fn write(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    form: Submitted,
) -> Result<Reply, Problem> {
    let work = CaseWork::owned(&visit, &staff, reference, Action::Answer).await?;
    let words = match needed_words(&form.0, "to-centre", "staff-centre-empty") {
        Ok(words) => words,
        Err(error) => return Ok(case_page(&work, &form.0, &[error]).await?.into()),
    };
    let Ok(opened) = work.open().await? else {
        return Ok(Reply::go(work.path()));
    };
    let written_to = beside(&work, &opened).await?;
    let Some((centre, _)) = written_to.filter(|(_, agreed)| may_be_written_to(agreed)) else {
        return Ok(Reply::go(work.path()));
    };
    let Some(message) = to_centre(&work, &opened, &Content::own(&words))? else {
        return Ok(Reply::go(work.path()));
    };
    let (bell, named, now) = (bell(&work, &centre)?, work.named(), work.now());
    let (needs_more, person) = (form.0.text("needs-more") == "yes", staff.person);
    let is_done = visit
        .portal
        .db
        .write("write to centre", move |connection| {
            // Taken back in this moment: nothing goes to the centre any more.
            let still = centre_beside(connection, named.0)?.is_some();
            if !still || !states::is_owned_by(connection, named)? {
                return Ok(false);
            }
            messages::add(connection, &message)?;
            note_writing(connection, named, THROUGH_HELPER, person, now)?;
            settle(connection, named.0)?;
            if needs_more {
                ask_for_more(connection, named.0, now)?;
            }
            if let Some(bell) = &bell {
                mail::enqueue(connection, bell, now)?;
            }
            Ok(true)
        })
        .await?;
    visit.portal.new_mail.notify_one();
    Ok(work.go_back_if(is_done, "centre"))
}
