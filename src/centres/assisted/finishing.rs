//! Finishing what was sent in a hurry: what is added later goes to the police beside the report, and nothing of what they have changes.

use super::check_page::complete;
use super::draft_access::DraftWork;
use super::draft_table;
use super::report_access::ReportWork;
use super::report_page::{Bell, bell};
use super::report_table;
use super::sending_page::asked;
use crate::accounts::Action;
use crate::messages::{self, Author, Content, Kind, NewMessage};
use crate::post;
use crate::reporting::{Answers, Lists, Marks, Report, add_marks, withdrawn_at};
use crate::web::{Problem, Reply};

/// Sends what was added since `sent`, and ends the draft.
///
/// # Errors
/// A [`Problem`] of the database, or where a key is broken; then the draft is as it was.
pub async fn finish(
    work: &DraftWork<'_>,
    sent: &Answers,
    report: &Report,
) -> Result<Reply, Problem> {
    let (visit, portal) = (work.work.visit, work.work.visit.portal);
    let Some(id) = work.row.sent_as else {
        return Err(Problem::NotFound);
    };
    let read = portal
        .db
        .read(move |connection| report_table::reference_of(connection, id));
    let own = ReportWork::of(visit, work.work.staff, &read.await?).await?;
    let Some(talk) = &own.talk else {
        return Ok(Reply::go(own.path()));
    };
    let content = Content::with_answers("finished", &added(work, sent, report)?);
    let (now, mut chance) = (portal.clock.now(), portal.chance());
    let author = Author {
        person: work.work.staff.person,
        team: work.row.centre,
    };
    let kind = Kind::FromCentre;
    let message = NewMessage::seal((id, talk), kind, Some(author), &content, now, &mut chance);
    let urgent_bell = bell(&own, Bell::Urgent).await?;
    let bell = bell(&own, Bell::Wrote).await?;
    let (marks, asked) = (Marks::of(report), asked(work, report));
    let (draft, version) = (work.draft.report, work.draft.version);
    let is_sent = work
        .work
        .act(
            Action::Assist,
            "finish assisted report",
            move |connection| {
                // Taken back, or changed by a colleague, in this moment.
                let is_open = withdrawn_at(connection, id)?.is_none();
                if !is_open || !draft_table::erase(connection, draft, version)? {
                    return Ok(false);
                }
                messages::add(connection, &message)?;
                report_table::set_asked(connection, id, asked)?;
                report_table::gave_more(connection, id)?;
                let has_become_urgent = add_marks(connection, id, &marks, now)?;
                let urgent_bell = urgent_bell.iter().filter(|_| has_become_urgent);
                for letter in bell.iter().chain(urgent_bell) {
                    post::enqueue(connection, letter, now)?;
                }
                Ok(true)
            },
        )
        .await?;
    portal.new_mail.notify_one();
    Ok(Reply::go(match is_sent {
        true => format!("{}?done=added", own.path()),
        false => work.work.path(""),
    }))
}

/// What `report` says that was not said so before.
///
/// # Errors
/// [`Problem::Refused`] where what was sent is no report.
pub fn added(work: &DraftWork<'_>, sent: &Answers, report: &Report) -> Result<Answers, Problem> {
    let lists = Lists::of(work.work.visit);
    let sent = complete(sent);
    let before = Report::parse(&sent, &work.ground(&lists, &sent)).map_err(|_| Problem::Refused)?;
    Ok(report.answers.that_differ(&before.answers))
}
