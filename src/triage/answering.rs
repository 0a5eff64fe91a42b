//! What a team does with a report it owns: acknowledging, writing to the reporter, notes, closing, opening again.

use rocket::{Route, post, routes};

use super::case_access::CaseWork;
use super::case_page::case_page;
use super::centre_messages;
use super::closing::close_case;
use super::dismissal::Dismissal;
use super::officers::take_if_free;
use super::promised::due;
use super::states;
use super::steps::{self, WROTE};
use crate::accounts::{Action, Staff};
use crate::db::{Connection, DbFault, Moment, ReportId, TeamId};
use crate::messages::{self, CLOSINGS, Content, Kind, MOST_LETTERS, NewMessage, TEMPLATES};
use crate::post as mail;
use crate::reporting::{Reach, withdrawn_at};
use crate::web::{FieldError, Fields, Problem, Reply, Submitted, Visit, grouped, tidy};

/// The routes of these forms.
pub fn routes() -> Vec<Route> {
    routes![acknowledge, write, note, close, reopen]
}

#[post("/reports/<reference>/acknowledge", data = "<form>")]
async fn acknowledge(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    form: Submitted,
) -> Result<Reply, Problem> {
    let work = CaseWork::owned(&visit, &staff, reference, Action::Answer).await?;
    let (named, person, now) = (work.named(), staff.person, work.now());
    let due_at = due(form.0.text("days"), now).map_err(|()| Problem::Refused)?;
    // Nobody says "we have it" of what they cannot read.
    if work.open().await?.is_err() {
        return Ok(Reply::go(work.path()));
    }
    let is_done = visit
        .portal
        .db
        .write("acknowledge report", move |connection| {
            let is_new = states::acknowledge(connection, named, person, now)?;
            if is_new {
                take_if_free(connection, named, person, now)?;
                promise_again(connection, named, due_at, now)?;
            }
            Ok(is_new)
        })
        .await?;
    Ok(work.go_back_if(is_done, "acknowledged"))
}

/// What was promised is done by what the team does now; the next promise stands in its place.
fn promise_again(
    connection: &mut Connection,
    (report, team): (ReportId, TeamId),
    due_at: Option<Moment>,
    now: Moment,
) -> Result<(), DbFault> {
    messages::keep_promise(connection, report, now)?;
    if let Some(due_at) = due_at {
        messages::promise(connection, report, team, due_at, now)?;
    }
    steps::settle(connection, report)
}

#[post("/reports/<reference>/message", data = "<form>")]
async fn write(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    form: Submitted,
) -> Result<Reply, Problem> {
    let work = CaseWork::owned(&visit, &staff, reference, Action::Answer).await?;
    let content = match message(&form.0, work.case.has_code) {
        Ok(content) => content,
        Err(error) => return Ok(case_page(&work, &form.0, &[error]).await?.into()),
    };
    let due_at = due(form.0.text("days"), work.now()).map_err(|()| Problem::Refused)?;
    if is_stopped(&work).await? {
        let error = FieldError::new("words", "staff-message-stopped");
        return Ok(case_page(&work, &form.0, &[error]).await?.into());
    }
    let person = staff.person;
    let sent = tell_reporter(&work, &content, false, move |connection, named, now| {
        if !states::is_open_at(connection, named)? {
            return Ok(false);
        }
        promise_again(connection, named, due_at, now)?;
        take_if_free(connection, named, person, now)?;
        steps::note_writing(connection, named, WROTE, person, now)?;
        Ok(true)
    });
    answer(&work, &form.0, sent.await?, "sent").await
}

/// Whether the reporter stopped contact, and wrote nothing since.
async fn is_stopped(work: &CaseWork<'_>) -> Result<bool, Problem> {
    if work.case.withdrawn_at.is_none() {
        return Ok(false);
    }
    let opened = work.open().await?;
    Ok(opened.is_ok_and(|opened| opened.contact_is_stopped(&work.case)))
}

fn message(form: &Fields, has_code: bool) -> Result<Content, FieldError> {
    let words = own_words(form, "words")?;
    let content = match chosen(form.text("template"), &TEMPLATES) {
        Some(template) => Content::with_template(&template, &words),
        None => Content::own(&words),
    };
    match (content.is_empty(), has_code) {
        (true, _) => Err(FieldError::new("words", "staff-message-empty")),
        (false, false) => Err(FieldError::new("words", "staff-message-no-code")),
        (false, true) => Ok(content),
    }
}

fn chosen(typed: &str, known: &[&str]) -> Option<String> {
    known.contains(&typed).then(|| typed.to_owned())
}

/// What somebody typed in `field`, tidied.
fn own_words(form: &Fields, field: &str) -> Result<String, FieldError> {
    let words = tidy(form.text(field));
    if words.chars().count() > MOST_LETTERS {
        let error = FieldError::new(field, "staff-words-too-long");
        return Err(error.with("most", grouped(MOST_LETTERS)));
    }
    Ok(words)
}

/// The same, where something must be typed: else `missing` says so.
pub(super) fn needed_words(
    form: &Fields,
    field: &'static str,
    missing: &'static str,
) -> Result<String, FieldError> {
    match own_words(form, field)? {
        words if words.is_empty() => Err(FieldError::new(field, missing)),
        words => Ok(words),
    }
}

#[post("/reports/<reference>/close", data = "<form>")]
async fn close(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    form: Submitted,
) -> Result<Reply, Problem> {
    let work = CaseWork::owned(&visit, &staff, reference, Action::Answer).await?;
    let (content, dismissal) = match closing_of(&work, &form.0).await? {
        Ok(closing) => closing,
        Err(errors) => return Ok(case_page(&work, &form.0, &errors).await?.into()),
    };
    let person = staff.person;
    let sent = tell_reporter(&work, &content, true, move |connection, named, now| {
        if !close_case(connection, named, person, dismissal.is_some(), now)? {
            return Ok(false);
        }
        if let Some(dismissal) = &dismissal {
            messages::add(connection, &dismissal.note)?;
        }
        promise_again(connection, named, None, now)?;
        Ok(true)
    });
    answer(&work, &form.0, sent.await?, "closed").await
}

/// What the reporter is told, and where one reason is enough that reason; or what is to be done first.
async fn closing_of(
    work: &CaseWork<'_>,
    form: &Fields,
) -> Result<Result<(Content, Option<Dismissal>), Vec<FieldError>>, Problem> {
    let told = closing(form);
    let dismissal = Dismissal::of(work, form).await?;
    let report = work.case.id;
    let db = &work.visit.portal.db;
    let unread = db.read(move |connection| messages::count_unread(connection, report));
    if unread.await? > 0 {
        let error = FieldError::new("closing", "steps-close-unread");
        return Ok(Err(vec![error]));
    }
    Ok(match (told, dismissal) {
        (Ok(content), Ok(dismissal)) => Ok((content, dismissal)),
        (told, dismissal) => {
            let mut errors: Vec<FieldError> = told.err().into_iter().collect();
            errors.extend(dismissal.err().unwrap_or_default());
            Err(errors)
        }
    })
}

fn closing(form: &Fields) -> Result<Content, FieldError> {
    let Some(template) = chosen(form.text("closing"), &CLOSINGS) else {
        return Err(FieldError::new("closing", "staff-closing-empty"));
    };
    let words = own_words(form, "reason")?;
    if template == "own-words" && words.is_empty() {
        return Err(FieldError::new("reason", "staff-closing-words"));
    }
    Ok(Content::with_template(&template, &words))
}

/// Sends `content`, which may be what came of the report, to the reporter together with `also`, which says whether it may be; gives
/// what it said, or nothing where the report does not open for this person.
async fn tell_reporter(
    work: &CaseWork<'_>,
    content: &Content,
    is_outcome: bool,
    mut also: impl FnMut(&mut Connection, (ReportId, TeamId), Moment) -> Result<bool, DbFault>
    + Send
    + 'static,
) -> Result<Option<bool>, Problem> {
    let Ok(opened) = work.open().await? else {
        return Ok(None);
    };
    let portal = work.visit.portal;
    let (named, now) = (work.named(), work.now());
    let author = Some(work.author());
    let sealing = (named.0, &opened.key);
    let message = NewMessage::seal(
        sealing,
        Kind::FromTeam,
        author,
        content,
        now,
        &mut portal.chance(),
    );
    let mut letters = vec![work.news(&opened)?];
    let mut outcome = None;
    if let Some((centre, agreed)) = centre_messages::beside(work, &opened).await? {
        // What came of it, for the centre, only where the person agreed (T-23).
        let tells = is_outcome && agreed.shares_outcome;
        if tells {
            outcome = centre_messages::to_centre(work, &opened, content)?;
        }
        // The centre hears that there is an answer, and tells the person (T-27).
        if tells || agreed.reach == Reach::Centre {
            letters.push(centre_messages::bell(work, &centre)?);
        }
    }
    let sent = portal
        .db
        .write("write to reporter", move |connection| {
            if !also(connection, named, now)? {
                return Ok(false);
            }
            messages::add(connection, &message)?;
            steps::settle(connection, named.0)?;
            // Taken back in this moment: nobody is written to any more.
            if withdrawn_at(connection, named.0)?.is_some() {
                return Ok(true);
            }
            if let Some(outcome) = &outcome {
                messages::add(connection, outcome)?;
            }
            for letter in letters.iter().flatten() {
                mail::enqueue(connection, letter, now)?;
            }
            Ok(true)
        })
        .await?;
    portal.new_mail.notify_one();
    Ok(Some(sent))
}

/// Where the report is not the team's any more, or closed meanwhile, what was typed stays on the page.
async fn answer(
    work: &CaseWork<'_>,
    form: &Fields,
    sent: Option<bool>,
    done: &str,
) -> Result<Reply, Problem> {
    if sent == Some(false) {
        let field = match (work.case.offer.is_some(), form.text("form")) {
            (true, _) => "offer",
            (false, "close") => "closing",
            (false, _) => "words",
        };
        let error = FieldError::new(field, "staff-message-closed");
        return Ok(case_page(work, form, &[error]).await?.into());
    }
    Ok(match sent {
        Some(_) => work.go_back(done),
        None => Reply::go(work.path()),
    })
}

#[post("/reports/<reference>/note", data = "<form>")]
async fn note(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    form: Submitted,
) -> Result<Reply, Problem> {
    let work = CaseWork::owned(&visit, &staff, reference, Action::Answer).await?;
    let words = match needed_words(&form.0, "note", "staff-note-empty") {
        Ok(words) => words,
        Err(error) => return Ok(case_page(&work, &form.0, &[error]).await?.into()),
    };
    let Ok(opened) = work.open().await? else {
        return Ok(Reply::go(work.path()));
    };
    let (named, now) = (work.named(), work.now());
    let sealing = (named.0, &opened.key);
    let (author, content) = (Some(work.author()), Content::own(&words));
    let chance = &mut visit.portal.chance();
    let note = NewMessage::seal(sealing, Kind::Note, author, &content, now, chance);
    let is_done = visit
        .portal
        .db
        .write("write note", move |connection| {
            if !states::is_owned_by(connection, named)? {
                return Ok(false);
            }
            messages::add(connection, &note)?;
            Ok(true)
        })
        .await?;
    Ok(work.go_back_if(is_done, "noted"))
}

#[post("/reports/<reference>/reopen", data = "<_form>")]
async fn reopen(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    _form: Submitted,
) -> Result<Reply, Problem> {
    let work = CaseWork::owned(&visit, &staff, reference, Action::Answer).await?;
    let (named, person, now) = (work.named(), staff.person, work.now());
    if work.open().await?.is_err() {
        return Ok(Reply::go(work.path()));
    }
    let is_done = visit
        .portal
        .db
        .write("open report again", move |connection| {
            states::reopen(connection, named, person, now)
        })
        .await?;
    Ok(work.go_back_if(is_done, "reopened"))
}
