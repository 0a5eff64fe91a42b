//! Sending an assisted report that the person was shown, or that was typed in a hurry.

use rocket::{Route, post, routes};

use super::check_page::{check_page, complete, is_about_police, open_question};
use super::draft_access::DraftWork;
use super::finishing::finish;
use super::helper::Helper;
use super::report_table::{Asked, Source};
use crate::accounts::Staff;
use crate::reporting::{
    Filing, FilingFault, Helped, Kept, Lists, Report, Sender, file, files_given, kept,
};
use crate::vault::Reference;
use crate::web::{FieldError, Problem, Reply, Submitted, Visit};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![send]
}

/// The page after sending.
pub const SENT: &str = "/centre/sent";

#[post("/centre/drafts/<number>/check", data = "<form>")]
async fn send(
    visit: Visit<'_>,
    staff: Staff,
    number: &str,
    form: Submitted,
) -> Result<Reply, Problem> {
    let work = match DraftWork::of(&visit, &staff, number).await {
        Ok(work) => work,
        // Sent a moment ago, by this click or the one before.
        Err(Problem::NotFound) if is_sent_here(&visit, number).await? => {
            return Ok(Reply::go(SENT));
        }
        Err(problem) => return Err(problem),
    };
    // A colleague changed an answer or a file since this page was shown: nobody sends what they have not seen.
    let given = files_given(&visit, work.draft.report).await?;
    let is_as_shown = form.0.text("version") == work.draft.version.to_string()
        && form.0.text("files") == given.mark();
    if !is_as_shown {
        return Ok(Reply::go(format!("{}/check", work.path())));
    }
    let lists = Lists::of(&visit);
    let answers = complete(&work.draft.answers);
    let ground = work.ground(&lists, &answers);
    let report = match Report::parse(&answers, &ground) {
        Ok(report) => report,
        Err(not_yet) => return Ok(open_question(&work, &not_yet)),
    };
    if answers.choice("agrees") == "yes" && form.0.text("shown") != "yes" {
        let error = FieldError::new("shown", "centres-shown-empty");
        return check_page(&work, &[error]).await;
    }
    if let Some(sent) = &work.sent
        && !is_about_police(&answers)
    {
        return finish(&work, sent, &report).await;
    }
    let source = Source::Draft(work.draft.report, work.draft.version);
    send_report(&work, &report, source).await
}

/// Files `report`, which is made of `source`.
///
/// # Errors
/// A [`Problem`] of the database, or where a key is broken; then nothing was filed.
pub async fn send_report(
    work: &DraftWork<'_>,
    report: &Report,
    source: Source,
) -> Result<Reply, Problem> {
    let visit = work.work.visit;
    let Some(token) = visit.token() else {
        return Err(Problem::Refused);
    };
    let filing = Filing {
        token: Some(token),
        draft: &work.draft,
        report,
        language: visit.language,
        sender: Sender::Centre(helped(work, report, source).await?),
        rung: None,
    };
    match file(visit.portal, &filing).await {
        Ok(_) => Ok(Reply::go(SENT)),
        // Another click sent it, or a colleague sent, changed or erased it: the centre's list shows whether it is there.
        Err(FilingFault::DraftMoved) => {
            let is_here = is_sent_here(visit, &work.row.number).await?;
            Ok(Reply::go(match is_here {
                true => SENT.to_owned(),
                false => work.work.path(""),
            }))
        }
        Err(FilingFault::FilesMoved) => Ok(Reply::go(format!("{}/check", work.path()))),
        Err(FilingFault::MayNot) => Err(Problem::NotFound),
        Err(FilingFault::Db(fault)) => Err(fault.into()),
        Err(fault) => Err(Problem::fault(&fault)),
    }
}

/// Whether this browser shows the page after sending of the draft called `number`: never that of another person.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn is_sent_here(visit: &Visit<'_>, number: &str) -> Result<bool, Problem> {
    let number = Reference::parse(number);
    let shown = match kept(visit).await? {
        Some(Kept::Sent(confirmation)) => confirmation.number,
        _ => None,
    };
    Ok(number.is_some_and(|number| shown.as_deref() == Some(number.as_str())))
}

/// How many questions of the report were asked and answered.
pub fn asked(work: &DraftWork<'_>, report: &Report) -> Asked {
    let lists = Lists::of(work.work.visit);
    let ground = work.ground(&lists, &report.answers);
    Asked::on(&ground.way(&report.answers))
}

async fn helped(work: &DraftWork<'_>, report: &Report, source: Source) -> Result<Helped, Problem> {
    let helper = Helper::of(&work.work, &work.keys).await?;
    helper.helped(report, &work.row.number, asked(work, report), source)
}
