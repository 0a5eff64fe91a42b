//! Somebody tells staff of the police what happened, by telephone, at the counter or in the street: one page, filed like any other
//! report.

use minijinja::context;
use rocket::{Route, get, post, routes};

use super::taking_down::{BY, TakingDown, is_named_in};
use crate::accounts::Staff;
use crate::directory;
use crate::reporting::{Filing, FilingFault, Kept, Sender, TakenDown, erase_draft, file, kept};
use crate::web::{Fields, Page, Problem, Reply, Submitted, Visit};

/// How somebody can tell it.
const CHANNELS: [&str; 3] = ["phone", "counter", "street"];

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![begin, show, send, sent, forget]
}

/// Whether this browser shows the code of a report that was just sent: nobody takes it from its person by beginning another.
async fn is_code_shown(visit: &Visit<'_>) -> Result<bool, Problem> {
    Ok(match kept(visit).await? {
        Some(Kept::Sent(sent)) => sent.code.is_some(),
        _ => false,
    })
}

#[post("/reports/new", data = "<form>")]
async fn begin(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Reply, Problem> {
    let taking = TakingDown::of(&visit, &staff, form.0.text("team")).await?;
    if is_code_shown(&visit).await? {
        return Ok(Reply::go(taking.path("/sent")));
    }
    taking.start().await?;
    Ok(Reply::go(taking.path("")))
}

#[get("/reports/new?<team>")]
async fn show(visit: Visit<'_>, staff: Staff, team: &str) -> Result<Reply, Problem> {
    let taking = TakingDown::of(&visit, &staff, team).await?;
    match kept(&visit).await? {
        Some(Kept::Open(draft)) if draft.answers.is_asked(BY) => {
            let draft = draft.report.uuid().to_string();
            taking.page(&draft, &Fields::default(), &[]).await
        }
        _ => Ok(Reply::go(format!("/queue?team={team}"))),
    }
}

#[post("/reports/new/send", data = "<form>")]
async fn send(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Reply, Problem> {
    let typed = &form.0;
    let taking = TakingDown::of(&visit, &staff, typed.text("team")).await?;
    let draft = match kept(&visit).await? {
        Some(Kept::Open(draft)) if is_named_in(typed, draft.report) => draft,
        other => return taking.instead(typed, other).await,
    };
    let report = match taking.read(typed).await? {
        Ok(report) => report,
        Err(errors) => return taking.page(typed.text("draft"), typed, &errors).await,
    };
    let channel = CHANNELS.into_iter().find(|how| *how == typed.text("how"));
    let filing = Filing {
        token: visit.token(),
        draft: &draft,
        report: &report,
        language: visit.language,
        sender: Sender::Staff(TakenDown {
            person: staff.person,
            team: taking.member.team,
            channel: channel.ok_or(Problem::Refused)?,
            after: taking.path("/sent"),
        }),
        rung: None,
    };
    match file(visit.portal, &filing).await {
        Ok(_) => Ok(Reply::go(taking.path("/sent"))),
        Err(FilingFault::DraftMoved) => taking.instead(typed, kept(&visit).await?).await,
        Err(FilingFault::MayNot) => Err(Problem::NotFound),
        Err(FilingFault::Db(fault)) => Err(fault.into()),
        Err(fault) => Err(Problem::fault(&fault)),
    }
}

/// The reference and the code, for the person who told it.
#[get("/reports/new/sent?<team>")]
async fn sent(visit: Visit<'_>, staff: Staff, team: &str) -> Result<Reply, Problem> {
    let taking = TakingDown::of(&visit, &staff, team).await?;
    let Some(Kept::Sent(confirmation)) = kept(&visit).await? else {
        return Ok(Reply::go(format!("/queue?team={team}")));
    };
    let is_ours = confirmation.teams.iter().any(|slug| slug == team);
    let slugs = confirmation.teams.clone();
    let read = visit.portal.db.read(move |connection| {
        let teams = slugs
            .iter()
            .map(|slug| directory::team_by_slug(connection, slug));
        teams.collect::<Result<Vec<_>, _>>()
    });
    let with: Vec<_> = read
        .await?
        .iter()
        .flatten()
        .map(|team| visit.team_name(team))
        .collect();
    let context = context! {
        staff => staff.shown_in(&visit, taking.member),
        slug => team,
        team => visit.team_title(&taking.member.slug, &taking.member.name),
        reference => confirmation.reference,
        shown_reference => confirmation.shown_reference(),
        code => confirmation.code.as_ref().map(|code| code.as_str()),
        is_ours,
        with,
        is_urgent => confirmation.is_urgent,
    };
    Ok(Page::render(&visit, "staff/taken_down.html", context)?.into())
}

/// The code is the person's alone: gone from the screen as soon as they have it.
#[post("/reports/new/sent", data = "<form>")]
async fn forget(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Reply, Problem> {
    let taking = TakingDown::of(&visit, &staff, form.0.text("team")).await?;
    if let (Some(token), Some(Kept::Sent(_))) = (visit.token(), kept(&visit).await?) {
        let id = token.draft_id();
        let forgetting = visit.portal.db.write("forget code", move |connection| {
            erase_draft(connection, &id)
        });
        forgetting.await?;
    }
    Ok(Reply::go(format!(
        "/queue?team={}&done=taken-down",
        taking.member.slug
    )))
}
