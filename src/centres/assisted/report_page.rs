//! A report at the centre that helped with it: where it stands, what the force and the centre write to each other, a manager's signature,
//! and taking back what was agreed to.

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::report_access::ReportWork;
use super::report_table;
use crate::accounts::{Action, Staff};
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::Moment;
use crate::directory;
use crate::messages::{
    self, Author, Content, Kept, Kind, MOST_LETTERS, NewMessage, Reader, unread,
};
use crate::post::{self, Message, NewLetter};
use crate::reporting::{self, withdraw as take_back, withdrawn_at, worded_message};
use crate::vault::Reference;
use crate::web::{
    FieldError, Fields, Page, Problem, Reply, Submitted, Visit, grouped, tidy, worded,
};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, write, countersign, end_help, withdraw]
}

/// What the page can say was just done.
const DONE: [&str; 5] = ["wrote", "signed", "help-ended", "withdrawn", "added"];

#[get("/centre/reports/<reference>?<done>")]
async fn show(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    done: Option<&str>,
) -> Result<Page, Problem> {
    let work = ReportWork::of(&visit, &staff, reference).await?;
    let done = DONE.into_iter().find(|known| Some(*known) == done);
    page(&work, &Fields::default(), &[], done).await
}

async fn page(
    work: &ReportWork<'_>,
    typed: &Fields,
    errors: &[FieldError],
    done: Option<&str>,
) -> Result<Page, Problem> {
    let (visit, report) = (work.work.visit, &work.report);
    let told = told_messages(work).await?;
    let at = |moment: Option<Moment>| moment.map(|moment| visit.record_time(moment));
    let can_sign = report.countersign == "waits"
        && work.work.member.role.may(Action::RunCentre)
        && report.helper != work.work.staff.person;
    let context = context! {
        done,
        known_by => work.known_by().as_ref().map(|word| word.as_str()),
        path => work.path(),
        reference => Reference::shown(&report.reference),
        helper => report.helper_name,
        sent => visit.record_time(report.sent_at),
        state => report.state,
        opened => at(report.opened_at),
        acknowledged => at(report.acknowledged_at),
        closed => at(report.closed_at),
        withdrawn => at(report.withdrawn_at),
        is_waiting_for_person => report.has_answer && report.reach == "centre",
        shares_outcome => report.shares_outcome,
        can_read => report.helps_on && report.withdrawn_at.is_none(),
        countersign => report.countersign,
        needs_more => at(report.needs_more_since),
        can_sign,
        can_write => work.talk.is_some(),
        messages => told,
        typed => typed.text("words"),
        most => MOST_LETTERS,
        errors => worded(visit, errors),
        ..work.work.facts()
    };
    Page::render(visit, "centres/report.html", context)
}

/// What the force and the centre wrote to each other; what is shown here counts as read.
async fn told_messages(work: &ReportWork<'_>) -> Result<Vec<Value>, Problem> {
    let (visit, id) = (work.work.visit, work.report.id);
    let Some(talk) = &work.talk else {
        return Ok(Vec::new());
    };
    let read = visit
        .portal
        .db
        .read(move |connection| messages::of_report(connection, id, Reader::Centre));
    let kept = read.await?;
    let tell = |one: &Kept| {
        let content = one.open(id, talk).ok();
        let (wording, is_own) = (&visit.portal.wording, one.kind == Kind::FromCentre);
        let from = match is_own {
            true => "centres-message-own",
            false => "centres-message-theirs",
        };
        context! {
            is_own,
            from => visit.say(from, &[("at", visit.record_time(one.sent_at).into())]),
            is_new => one.kind == Kind::ToCentre && one.read_at.is_none(),
            is_read => one.read_at.is_some(),
            paragraphs => worded_message(&content, one.kind, wording, visit.language),
        }
    };
    let told = kept.iter().map(tell).collect();
    let (shown, now) = (unread(&kept, Kind::ToCentre), visit.portal.clock.now());
    if shown.is_empty() {
        return Ok(told);
    }
    visit
        .portal
        .db
        .write("mark read at centre", move |connection| {
            messages::mark_read(connection, &shown, now)
        })
        .await?;
    Ok(told)
}

#[post("/centre/reports/<reference>/message", data = "<form>")]
async fn write(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    form: Submitted,
) -> Result<Reply, Problem> {
    let work = ReportWork::of(&visit, &staff, reference).await?;
    let words = tidy(form.0.text("words"));
    let wrong = match words.chars().count() {
        0 => Some(FieldError::new("words", "centres-words-empty")),
        long if long > MOST_LETTERS => {
            Some(FieldError::new("words", "centres-words-long").with("most", grouped(MOST_LETTERS)))
        }
        _ => None,
    };
    if let Some(error) = wrong {
        return Ok(page(&work, &form.0, &[error], None).await?.into());
    }
    let Some(talk) = &work.talk else {
        return Ok(Reply::go(work.path()));
    };
    let (portal, id) = (visit.portal, work.report.id);
    let (now, mut chance) = (portal.clock.now(), portal.chance());
    let author = Author {
        person: staff.person,
        team: work.report.centre,
    };
    let content = Content::own(&words);
    let kind = Kind::FromCentre;
    let message = NewMessage::seal((id, talk), kind, Some(author), &content, now, &mut chance);
    let bell = bell(&work, Bell::Wrote).await?;
    let is_sent = work
        .work
        .act(Action::Assist, "centre writes", move |connection| {
            // Taken back in this moment: nothing goes either way any more.
            if withdrawn_at(connection, id)?.is_some() {
                return Ok(false);
            }
            messages::add(connection, &message)?;
            report_table::gave_more(connection, id)?;
            if let Some(bell) = &bell {
                post::enqueue(connection, bell, now)?;
            }
            Ok(true)
        })
        .await?;
    portal.new_mail.notify_one();
    Ok(Reply::go(match is_sent {
        true => format!("{}?done=wrote", work.path()),
        false => work.path(),
    }))
}

/// Which address of the team that owns a report a letter goes to.
#[derive(Clone, Copy)]
pub enum Bell {
    /// The one for every day: somebody wrote.
    Wrote,
    /// The one that is read day and night: it has become urgent.
    Urgent,
}

/// A letter to the team that owns the report; none where it has no such address.
///
/// # Errors
/// A [`Problem`] of the database, or where the worker's key is broken.
pub async fn bell(work: &ReportWork<'_>, bell: Bell) -> Result<Option<NewLetter>, Problem> {
    let (portal, owner) = (work.work.visit.portal, work.report.owner);
    let read = portal
        .db
        .read(move |connection| directory::team(connection, owner));
    let (team, reference) = (read.await?, work.report.reference.clone());
    let (address, message) = match bell {
        Bell::Wrote => (team.bell_address, Message::ReporterWrote { reference }),
        Bell::Urgent => (team.night_address, Message::UrgentBell { reference }),
    };
    let Some(address) = address else {
        return Ok(None);
    };
    let now = portal.clock.now();
    let letter = NewLetter::seal(portal, &address, &message, now, &mut portal.chance())
        .map_err(|fault| Problem::fault(&fault))?;
    Ok(Some(letter.about(Some(work.report.id), Some(owner))))
}

/// A manager signs for what somebody without training sent (T-17): never for their own.
#[post("/centre/reports/<reference>/countersign", data = "<_form>")]
async fn countersign(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    _form: Submitted,
) -> Result<Reply, Problem> {
    let work = ReportWork::of(&visit, &staff, reference).await?;
    let may = work.work.member.role.may(Action::RunCentre) && work.report.helper != staff.person;
    if !may {
        return Err(Problem::NotFound);
    }
    let (id, by, now) = (work.report.id, staff.person, visit.portal.clock.now());
    work.work
        .act(Action::RunCentre, "countersign", move |connection| {
            if report_table::countersign(connection, id, by, now)? {
                let (chain, by) = (Chain::Report(id), Actor::Centre(by.uuid()));
                audit::append(connection, chain, by, Happening::Countersigned, now)?;
            }
            Ok(())
        })
        .await?;
    Ok(Reply::go(format!("{}?done=signed", work.path())))
}

/// The centre does not go on helping: what it could read of the report it reads no longer.
#[post("/centre/reports/<reference>/end-help", data = "<_form>")]
async fn end_help(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    _form: Submitted,
) -> Result<Reply, Problem> {
    let work = ReportWork::of(&visit, &staff, reference).await?;
    let (id, now) = (work.report.id, visit.portal.clock.now());
    let by = Actor::Centre(staff.person.uuid());
    work.work
        .act(Action::Assist, "end help", move |connection| {
            reporting::end_help(connection, id, by, now)
        })
        .await?;
    Ok(Reply::go(format!("{}?done=help-ended", work.path())))
}

/// The person tells the centre that they take back what they agreed to.
#[post("/centre/reports/<reference>/withdraw", data = "<form>")]
async fn withdraw(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    form: Submitted,
) -> Result<Reply, Problem> {
    let work = ReportWork::of(&visit, &staff, reference).await?;
    if form.0.text("sure") != "yes" {
        return Ok(Reply::go(work.path()));
    }
    let (id, now) = (work.report.id, visit.portal.clock.now());
    let by = Actor::Centre(staff.person.uuid());
    work.work
        .act(Action::Assist, "withdraw consent", move |connection| {
            take_back(connection, id, by, now)
        })
        .await?;
    Ok(Reply::go(format!("{}?done=withdrawn", work.path())))
}
