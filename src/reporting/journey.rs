//! The pages of the journey: start, one question a page, check answers, send.

use minijinja::context;
use rocket::{Route, get, post, routes};

use super::answers::Answers;
use super::asking::{Asking, Frame, Lists, say};
use super::draft::{
    DRAFT_KEPT, Draft, Holds, Kept, carry_draft, erase_draft, find_draft, replace_draft,
};
use super::filing::{self, Filing, FilingFault};
use super::giving::files_given;
use super::ground::{Ground, PLACE_QUESTIONS};
use super::questions::{self, Question, next_open, on_the_way};
use super::report::{NotYet, Report};
use super::sender::Sender;
use super::taking::{Taken, take_answer};
use super::telling::tell;
use crate::accounts::live_key;
use crate::banners::notices_everywhere;
use crate::directory::{self, NATIONAL_DESK};
use crate::routing::Reason;
use crate::vault::BrowserToken;
use crate::web::{Fields, Page, Problem, Reply, Submitted, Visit};

/// The routes of the journey.
pub fn routes() -> Vec<Route> {
    routes![start, begin, question, answer, check, send]
}

/// Where the journey begins.
pub(super) const START: &str = "/answers";
/// The name of the button with which somebody stops; no field of a question is called so.
pub const LATER: &str = "later";
/// Where somebody stops, to come back later.
pub(super) const SAVE: &str = "/answers/save";
/// Where it ends before sending.
pub(super) const CHECK: &str = "/answers/check";

#[get("/answers")]
async fn start(visit: Visit<'_>) -> Result<Page, Problem> {
    start_page(&visit, None).await
}

/// A centre that helps somebody who begins on its page: its name, and the path that their form goes to.
pub struct WithCentre<'a> {
    /// The centre's name.
    pub name: &'a str,
    /// Where the form goes.
    pub action: &'a str,
}

/// The page before the first question.
///
/// # Errors
/// A [`Problem`] of the database, or a template's.
pub async fn start_page(visit: &Visit<'_>, with: Option<WithCentre<'_>>) -> Result<Page, Problem> {
    let notices = notices_everywhere(visit).await;
    if !desk_is_ready(visit).await? {
        let context = context! { notices => notices.in_template() };
        return Page::render(visit, "answers/closed.html", context);
    }
    let waits = match kept(visit).await? {
        Some(Kept::Open(_)) => "answers",
        Some(Kept::Sent(_)) => "sent",
        Some(Kept::Saved(_)) => "saved",
        None => "",
    };
    let hours = DRAFT_KEPT.as_secs() / 3_600;
    let Some(with) = with else {
        let context = context! { hours, waits, action => START };
        return notices.for_all(visit, "answers/start.html", waits, context);
    };
    let context = context! {
        hours, waits, action => with.action, with_centre => with.name, notices => notices.in_template(),
    };
    Page::render(visit, "answers/start.html", context)
}

/// Nobody types a report that nobody could take: without the desk's key there is no last resort.
async fn desk_is_ready(visit: &Visit<'_>) -> Result<bool, Problem> {
    let installation = visit.portal.keys.installation;
    let ready = visit
        .portal
        .db
        .read(move |connection| {
            let Some(desk) = directory::team_by_slug(connection, NATIONAL_DESK)? else {
                return Ok(false);
            };
            Ok(live_key(connection, desk.id, &installation)?.is_ok())
        })
        .await?;
    Ok(ready)
}

/// A draft, new or gone on with, under a new token: one that somebody planted in the browser must not be the key to it.
#[post("/answers", data = "<form>")]
async fn begin(visit: Visit<'_>, form: Submitted) -> Result<Reply, Problem> {
    if form.0.text("go-on") == "yes" {
        let path = where_to_go_on(&visit).await?;
        if let Some(old) = visit.token() {
            carry_draft(visit.portal, old, &visit.renew_token()).await?;
        }
        return Ok(Reply::go(path));
    }
    begin_draft(&visit, false).await
}

/// Begins a draft, on the page of a centre or elsewhere.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn begin_draft(visit: &Visit<'_>, is_with_centre: bool) -> Result<Reply, Problem> {
    if !desk_is_ready(visit).await? {
        return Ok(Reply::go(START));
    }
    if let Some(old) = visit.token() {
        visit.portal.forget_browser(old).await?;
    }
    let token = visit.renew_token();
    start_draft(visit, &token, is_with_centre.then_some("with-centre")).await?;
    Ok(Reply::go(page_of(questions::QUESTIONS[0])))
}

/// Begins a draft in the browser that has `token`, in place of whatever draft it had; `asked` is a question that others are not asked.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn start_draft(
    visit: &Visit<'_>,
    token: &BrowserToken,
    asked: Option<&str>,
) -> Result<Draft, Problem> {
    let portal = visit.portal;
    let (now, mut chance) = (portal.clock.now(), portal.chance());
    let mut draft = Draft::start(now, &mut chance);
    if let Some(asked) = asked {
        draft.answers.ask(asked);
    }
    let (sealed, holds) = (draft.seal(token, &mut chance), Holds::Open(draft.report));
    let id = token.draft_id();
    portal
        .db
        .write("start draft", move |connection| {
            replace_draft(connection, &id, 0, holds, &sealed, now + DRAFT_KEPT)
        })
        .await?;
    draft.version += 1;
    Ok(draft)
}

pub(super) async fn where_to_go_on(visit: &Visit<'_>) -> Result<String, Problem> {
    let Some(Kept::Open(draft)) = kept(visit).await? else {
        return Ok(START.into());
    };
    let lists = Lists::of(visit);
    let ground = Ground::of(&draft.answers, lists.gazetteer());
    Ok(next_open(&ground.way(&draft.answers)).map_or_else(|| CHECK.into(), page_of))
}

pub(super) fn page_of(question: &Question) -> String {
    format!("/answers/{}", question.slug)
}

/// What this browser's row holds; nothing where it has none or where the row is not its own work.
///
/// # Errors
/// The database's fault.
pub async fn kept(visit: &Visit<'_>) -> Result<Option<Kept>, Problem> {
    let Some(token) = visit.token() else {
        return Ok(None);
    };
    let (id, now) = (token.draft_id(), visit.portal.clock.now());
    let row = visit
        .portal
        .db
        .read(move |connection| find_draft(connection, &id, now))
        .await?;
    match row.map(|row| row.open(token)) {
        None => Ok(None),
        Some(Ok(kept)) => Ok(Some(kept)),
        Some(Err(fault)) => {
            tracing::error!(%fault, "a draft would not open");
            Ok(None)
        }
    }
}

#[get("/answers/<slug>", rank = 2)]
async fn question(visit: Visit<'_>, slug: &str) -> Result<Reply, Problem> {
    let question = questions::find(slug).ok_or(Problem::NotFound)?;
    let draft = match kept(&visit).await? {
        Some(Kept::Open(draft)) => draft,
        other => return elsewhere(&visit, other.as_ref()),
    };
    let lists = Lists::of(&visit);
    let ground = Ground::of(&draft.answers, lists.gazetteer());
    if !(question.asked)(&ground.way(&draft.answers)) {
        return Ok(Reply::go(where_to_go_on(&visit).await?));
    }
    let typed = draft.answers.of(slug).cloned().unwrap_or_default();
    let frame = Frame::public();
    let asking = Asking {
        frame: &frame,
        visit: &visit,
        lists: &lists,
        answers: &draft.answers,
        ground: &ground,
    };
    Ok(asking.page(question, &typed, &[]).await?.into())
}

#[post("/answers/<slug>", data = "<form>", rank = 2)]
async fn answer(visit: Visit<'_>, slug: &str, form: Submitted) -> Result<Reply, Problem> {
    let question = questions::find(slug).ok_or(Problem::NotFound)?;
    let Submitted(typed) = form;
    let stops = typed.text(LATER) == "yes";
    if stops && is_empty(&typed) {
        return Ok(Reply::go(SAVE));
    }
    // Another tab may save in the same moment: then read again what it left and try once more.
    for _ in 0..3 {
        let draft = match kept(&visit).await? {
            Some(Kept::Open(draft)) => draft,
            other => return elsewhere(&visit, other.as_ref()),
        };
        match take(&visit, question, draft, &typed).await? {
            Some(Reply::Go(_)) if stops => return Ok(Reply::go(SAVE)),
            Some(reply) => return Ok(reply),
            None => {}
        }
    }
    Err(Problem::Busy)
}

/// Whether nothing was typed or chosen: whoever stops need not answer first.
fn is_empty(typed: &Fields) -> bool {
    let own = |name: &str| !["csrf", LATER].contains(&name);
    typed
        .each()
        .all(|(name, value)| !own(name) || value.trim().is_empty())
}

/// Takes one answer into the draft; nothing where the draft moved meanwhile.
async fn take(
    visit: &Visit<'_>,
    question: &'static Question,
    mut draft: Draft,
    typed: &Fields,
) -> Result<Option<Reply>, Problem> {
    let lists = Lists::of(visit);
    let before = Ground::of(&draft.answers, lists.gazetteer());
    let frame = Frame::public();
    let asking = Asking {
        frame: &frame,
        visit,
        lists: &lists,
        answers: &draft.answers,
        ground: &before,
    };
    let changed = match take_answer(&asking, question, typed).await? {
        Taken::Kept(changed) => changed,
        Taken::Again(errors) => {
            return Ok(Some(asking.page(question, typed, &errors).await?.into()));
        }
        Taken::Outside(reason) => return Ok(Some(signpost(visit, &reason).await?)),
    };
    let (answers, ground) = (&changed.answers, &changed.ground);
    let next = next_after(question, answers, ground, changed.is_change);
    draft.answers = changed.answers;
    Ok(save(visit, draft).await?.then(|| Reply::go(next)))
}

/// After a change the first question that is open, or the check page; else the next question on the way.
fn next_after(question: &Question, answers: &Answers, ground: &Ground, is_change: bool) -> String {
    let way = ground.way(answers);
    let following = on_the_way(&way)
        .skip_while(|other| other.slug != question.slug)
        .nth(1);
    let next = if is_change {
        next_open(&way)
    } else {
        following
    };
    // Where the place changed, the person sees again where the report goes.
    let goes_to = questions::find("goes-to").filter(|goes_to| (goes_to.asked)(&way));
    let next = match goes_to {
        Some(goes_to) if is_change && next.is_none() && moves_place(question) => Some(goes_to),
        _ => next,
    };
    next.map_or_else(|| CHECK.into(), page_of)
}

fn moves_place(question: &Question) -> bool {
    PLACE_QUESTIONS.contains(&question.slug)
        || [
            "where",
            "transport",
            "which-place",
            "more-places",
            "which-other-place",
            "worker",
            "employer",
        ]
        .contains(&question.slug)
}

async fn save(visit: &Visit<'_>, draft: Draft) -> Result<bool, Problem> {
    let Some(token) = visit.token() else {
        return Ok(false);
    };
    let portal = visit.portal;
    let (id, version, left_at) = (token.draft_id(), draft.version, draft.left_at);
    let goes_on = Draft {
        left_at: None,
        ..draft
    };
    let (sealed, holds) = (
        goes_on.seal(token, &mut portal.chance()),
        Holds::Open(goes_on.report),
    );
    let ends_at = portal.clock.now() + DRAFT_KEPT;
    let saved = portal
        .db
        .write("save draft", move |connection| {
            let saved = replace_draft(connection, &id, version, holds, &sealed, ends_at)?;
            // Whoever goes on here has no more use for the row that the code found.
            if let (true, Some(left)) = (saved, &left_at) {
                erase_draft(connection, left)?;
            }
            Ok(saved)
        })
        .await?;
    Ok(saved)
}

/// What this service cannot take: says who can, and keeps nothing.
async fn signpost(visit: &Visit<'_>, reason: &Reason) -> Result<Reply, Problem> {
    if let Some(token) = visit.token() {
        visit.portal.forget_browser(token).await?;
    }
    let message = say(visit, reason);
    let page = Page::render(visit, "answers/signpost.html", context! { message })?;
    Ok(page.into())
}

/// Where somebody goes who has no draft to go on with here: to the code they got, or to the start.
pub(super) fn elsewhere(visit: &Visit<'_>, kept: Option<&Kept>) -> Result<Reply, Problem> {
    match kept {
        Some(Kept::Sent(_)) => Ok(Reply::go("/answers/sent")),
        Some(Kept::Saved(_)) => Ok(Reply::go("/answers/saved")),
        _ => Ok(Page::render(visit, "answers/ended.html", context! {})?.into()),
    }
}

#[get("/answers/check")]
async fn check(visit: Visit<'_>) -> Result<Reply, Problem> {
    let draft = match kept(&visit).await? {
        Some(Kept::Open(draft)) => draft,
        other => return elsewhere(&visit, other.as_ref()),
    };
    let lists = Lists::of(&visit);
    let ground = Ground::of(&draft.answers, lists.gazetteer());
    let report = match Report::parse(&draft.answers, &ground) {
        Ok(report) => report,
        Err(NotYet::Unanswered(slug)) => return Ok(Reply::go(format!("/answers/{slug}"))),
        Err(NotYet::OutsideService | NotYet::Refused) => return Ok(Reply::go("/answers/where")),
    };
    let way = ground.way(&report.answers);
    let told = tell(
        on_the_way(&way),
        &report.answers,
        &visit.portal.wording,
        visit.language,
    );
    let back = on_the_way(&way)
        .last()
        .map_or_else(|| START.into(), page_of);
    let frame = Frame::public();
    let asking = Asking {
        frame: &frame,
        visit: &visit,
        lists: &lists,
        answers: &report.answers,
        ground: &ground,
    };
    let given = files_given(&visit, draft.report).await?;
    let context = context! {
        told, back, files => given.whole(), unfinished => given.unfinished(), version => draft.version, ..asking.destination().await?
    };
    Ok(Page::render(&visit, "answers/check.html", context)?.into())
}

#[post("/answers/check", data = "<form>")]
async fn send(visit: Visit<'_>, form: Submitted) -> Result<Reply, Problem> {
    let (draft, token) = match (kept(&visit).await?, visit.token()) {
        (Some(Kept::Open(draft)), Some(token)) => (draft, token),
        (other, _) => return elsewhere(&visit, other.as_ref()),
    };
    // Another tab changed an answer since this page was shown: nobody sends what they have not seen.
    if form.0.text("version") != draft.version.to_string() {
        return Ok(Reply::go(CHECK));
    }
    let lists = Lists::of(&visit);
    let ground = Ground::of(&draft.answers, lists.gazetteer());
    let report = match Report::parse(&draft.answers, &ground) {
        Ok(report) => report,
        Err(NotYet::Unanswered(slug)) => return Ok(Reply::go(format!("/answers/{slug}"))),
        Err(NotYet::OutsideService | NotYet::Refused) => return Ok(Reply::go("/answers/where")),
    };
    let filing = Filing {
        token: Some(token),
        draft: &draft,
        report: &report,
        language: visit.language,
        sender: Sender::Reporter,
        rung: None,
    };
    match filing::file(visit.portal, &filing).await {
        Ok(_) | Err(FilingFault::DraftMoved) => Ok(Reply::go("/answers/sent")),
        Err(FilingFault::Db(fault)) => Err(fault.into()),
        Err(fault) => Err(Problem::fault(&fault)),
    }
}
