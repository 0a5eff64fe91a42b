//! What becomes of an offer: the other team takes or refuses it, or the giver takes it back.

use rocket::{Route, post, routes};

use super::answering::needed_words;
use super::case_access::CaseWork;
use super::case_page::case_page;
use super::offers::{self, Offer, Refused};
use crate::accounts::{Action, Staff};
use crate::messages::{Content, Kind, NewMessage};
use crate::post as mail;
use crate::web::{Problem, Reply, Submitted, Visit};

/// The routes of these forms.
pub fn routes() -> Vec<Route> {
    routes![take, refuse, withdraw]
}

fn open_offer(work: &CaseWork<'_>) -> Result<Offer, Problem> {
    work.case.offer.clone().ok_or(Problem::NotFound)
}

fn queue(work: &CaseWork<'_>) -> Reply {
    Reply::go(format!("/queue?team={}", work.member.slug))
}

#[post("/reports/<reference>/take", data = "<_form>")]
async fn take(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    _form: Submitted,
) -> Result<Reply, Problem> {
    let work = CaseWork::offered(&visit, &staff, reference, Action::Move).await?;
    let offer = open_offer(&work)?;
    // Nobody takes what they cannot open.
    let Ok(opened) = work.open().await? else {
        return Ok(Reply::go(work.path()));
    };
    let (report, person, now) = (work.case.id, staff.person, work.now());
    let news = work.news(&opened)?;
    let taken = visit
        .portal
        .db
        .write("take report", move |connection| {
            let taken = offers::accept(connection, report, &offer, person, now)?;
            if let Some(news) = news.as_ref().filter(|_| taken) {
                mail::enqueue(connection, news, now)?;
            }
            Ok(taken)
        })
        .await?;
    visit.portal.new_mail.notify_one();
    match taken {
        true => Ok(work.go_back("taken")),
        false => Ok(queue(&work)),
    }
}

#[post("/reports/<reference>/refuse", data = "<form>")]
async fn refuse(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    form: Submitted,
) -> Result<Reply, Problem> {
    let work = CaseWork::offered(&visit, &staff, reference, Action::Move).await?;
    let offer = open_offer(&work)?;
    let why = match needed_words(&form.0, "refusal", "staff-refusal-empty") {
        Ok(why) => why,
        Err(error) => return Ok(case_page(&work, &form.0, &[error]).await?.into()),
    };
    let Ok(opened) = work.open().await? else {
        return Ok(Reply::go(work.path()));
    };
    let (report, person, now) = (work.case.id, staff.person, work.now());
    let content = Content::with_template("refused", &why);
    let author = Some(work.author());
    let chance = &mut visit.portal.chance();
    let sealing = (report, &opened.key);
    let note = NewMessage::seal(sealing, Kind::Note, author, &content, now, chance);
    let bells = work.bells(&offer).await?;
    let refused = visit
        .portal
        .db
        .write("refuse report", move |connection| {
            let refused = offers::refuse(connection, report, &offer, &note, person, now)?;
            let bell = match refused {
                Refused::StaysWithGiver => bells.giver.as_ref(),
                Refused::GoesToDesk => bells.desk.as_ref(),
                Refused::NotNow => None,
            };
            if let Some(bell) = bell {
                mail::enqueue(connection, bell, now)?;
            }
            Ok(refused)
        })
        .await?;
    visit.portal.new_mail.notify_one();
    Ok(match refused {
        Refused::NotNow => queue(&work),
        Refused::StaysWithGiver | Refused::GoesToDesk => work.go_to_queue("refused"),
    })
}

#[post("/reports/<reference>/withdraw", data = "<_form>")]
async fn withdraw(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    _form: Submitted,
) -> Result<Reply, Problem> {
    let work = CaseWork::owned(&visit, &staff, reference, Action::Move).await?;
    let offer = open_offer(&work)?;
    let (report, person, now) = (work.case.id, staff.person, work.now());
    if work.open().await?.is_err() {
        return Ok(Reply::go(work.path()));
    }
    let is_done = visit
        .portal
        .db
        .write("take offer back", move |connection| {
            offers::withdraw(connection, report, &offer, person, now)
        })
        .await?;
    Ok(work.go_back_if(is_done, "withdrawn"))
}
