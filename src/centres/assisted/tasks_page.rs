//! The list of tasks of an assisted report: begin one, go on with one, erase one.

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::super::centre_access::CentreWork;
use super::draft_access::DraftWork;
use super::draft_table;
use crate::accounts::{Action, Staff};
use crate::reporting::{Agreed, Answers, Lists, STRETCHES, Stretch, Way};
use crate::vault::Reference;
use crate::web::{Page, Problem, Reply, Submitted, Visit};

/// The most reports that may be begun at a centre and not sent: nobody fills the disk from there.
const MOST_DRAFTS: i64 = 100;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![start, show, erase]
}

/// Begins a report, unless the centre is suspended or nobody has vouched for its key yet: then the form that is open to everybody is
/// there.
#[post("/centre/drafts", data = "<form>")]
async fn start(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Reply, Problem> {
    let team = Some(form.0.text("team"));
    let work = CentreWork::of(&visit, &staff, team, Action::Assist).await?;
    begin(work, Answers::default(), "").await
}

/// Begins a report with `answers`, and goes to its page `at`.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn begin(work: CentreWork<'_>, answers: Answers, at: &str) -> Result<Reply, Problem> {
    let visit = work.visit;
    let (centre, home) = (work.member.team, work.path(""));
    let number = Reference::generate(&mut visit.portal.chance());
    let path = format!("/centre/drafts/{}{at}", number.as_str());
    let Some(begun) = DraftWork::begin(work, number, answers, None).await? else {
        return Ok(Reply::go(home));
    };
    let (row, now) = (begun.row, visit.portal.clock.now());
    let has_room = begun
        .work
        .act(Action::Assist, "start assisted draft", move |connection| {
            let has_room = draft_table::count(connection, centre, now)? < MOST_DRAFTS;
            if has_room {
                draft_table::insert(connection, &row, now)?;
            }
            Ok(has_room)
        })
        .await?;
    Ok(Reply::go(match has_room {
        true => path,
        false => format!("{home}&done=full"),
    }))
}

#[get("/centre/drafts/<number>")]
async fn show(visit: Visit<'_>, staff: Staff, number: &str) -> Result<Page, Problem> {
    let work = DraftWork::of(&visit, &staff, number).await?;
    let lists = Lists::of(&visit);
    let ground = work.ground(&lists, &work.draft.answers);
    let way = ground.way(&work.draft.answers);
    let agrees = work.draft.answers.choice("agrees");
    let tasks: Vec<Value> = STRETCHES
        .iter()
        .map(|stretch| task(&work, stretch, &way))
        .collect();
    let context = context! {
        path => work.path(),
        draft => Reference::shown(&work.row.number),
        ends_at => visit.record_time(work.row.ends_at),
        version => work.draft.version,
        tasks,
        can_send => Agreed::parse(&work.draft.answers).is_ok(),
        is_refused => agrees == "refused",
        is_sent => work.sent.is_some(),
        ..work.work.facts()
    };
    Page::render(&visit, "centres/tasks.html", context)
}

/// A stretch of questions as a task: how far it is, and where it goes on.
fn task(work: &DraftWork<'_>, stretch: &Stretch, way: &Way<'_>) -> Value {
    let asked: Vec<_> = stretch
        .questions
        .iter()
        .filter(|question| (question.asked)(way) && work.is_open(question))
        .collect();
    let answered = asked.iter().filter(|one| way.answers.has(one.slug));
    let state = match answered.count() {
        0 => "none",
        some if some < asked.len() => "some",
        _ => "all",
    };
    let open = asked.iter().find(|one| !way.answers.has(one.slug));
    let goes_on = open.or(asked.first());
    context! {
        name => stretch.name,
        state,
        href => goes_on.map(|question| format!("{}/{}", work.path(), question.slug)),
        // What a person agrees to is asked first: nothing is written down of whoever does not want it.
        waits => stretch.name != "agreement" && !way.answers.has("agrees"),
    }
}

/// Erases what was typed: the person changed their mind, or it was begun by mistake.
#[post("/centre/drafts/<number>/erase", data = "<form>")]
async fn erase(
    visit: Visit<'_>,
    staff: Staff,
    number: &str,
    form: Submitted,
) -> Result<Reply, Problem> {
    let work = DraftWork::of(&visit, &staff, number).await?;
    let (report, version) = (work.draft.report, work.draft.version);
    // A colleague changed it meanwhile: look at it again.
    if form.0.text("version") != version.to_string() || form.0.text("sure") != "yes" {
        return Ok(Reply::go(work.path()));
    }
    let is_erased = work
        .work
        .act(Action::Assist, "erase assisted draft", move |connection| {
            draft_table::erase(connection, report, version)
        })
        .await?;
    // Where a colleague sent or changed it in this moment, the list shows whether it is there.
    let list = work.work.path("");
    Ok(Reply::go(match is_erased {
        true => format!("{list}&done=erased"),
        false => list,
    }))
}
