//! The list of tasks of an assisted report: begin one, go on with one, erase one.

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::super::accreditation::Accreditation;
use super::super::centre_access::CentreWork;
use super::draft::{self, Row};
use super::draft_access::DraftWork;
use super::draft_table;
use crate::accounts::{Action, Staff, held_keys, live_key};
use crate::reporting::{Agreed, Draft, Lists, STRETCHES, Stretch, Way};
use crate::vault::{Holder, Reference, TeamEpoch, TeamSecret};
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
    let portal = visit.portal;
    let (centre, installation) = (work.member.team, portal.keys.installation);
    let now = portal.clock.now();
    let read = portal
        .db
        .read(move |connection| live_key(connection, centre, &installation));
    let live = read.await?.ok();
    let is_suspended = work.centre.accreditation(work.today()) == Accreditation::Suspended;
    let keys = held_keys(&visit, &staff, centre).await?;
    // Only the key that the chain leads to: whoever writes the database can give everybody another.
    let is_live = |(newest, secret): &(&TeamEpoch, &TeamSecret)| {
        live.is_some_and(|live| {
            live.holder().epoch() == newest.epoch
                && *live.sealing_key() == secret.opening_key().sealing_key()
        })
    };
    let newest = keys.newest().filter(is_live);
    let Some((newest, secret)) = newest.filter(|_| !is_suspended) else {
        return Ok(Reply::go(work.path("")));
    };
    let mut chance = portal.chance();
    let draft = Draft::start(now, &mut chance);
    let (report, epoch) = (draft.report.uuid(), newest.epoch);
    let holder = Holder::Team {
        team: centre.uuid(),
        epoch,
    };
    let to = secret.opening_key().sealing_key();
    let wrap = draft
        .key
        .wrap(&to, report, holder, &mut chance)
        .map_err(|fault| Problem::fault(&fault))?;
    let number = Reference::generate(&mut chance).as_str().to_owned();
    let path = format!("/centre/drafts/{number}");
    let row = Row {
        report: draft.report,
        centre,
        number,
        version: 1,
        started_by: staff.person,
        ends_at: draft_table::end_of(now),
        commitment: draft.key.commitment(report, &portal.keys.pepper).to_vec(),
        epoch,
        wrap,
        sealed: draft::seal(&draft, draft.answers.clone(), &mut chance),
    };
    let has_room = work
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
        false => format!("{}&done=full", work.path("")),
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
        ..work.work.facts()
    };
    Page::render(&visit, "centres/tasks.html", context)
}

/// A stretch of questions as a task: how far it is, and where it goes on.
fn task(work: &DraftWork<'_>, stretch: &Stretch, way: &Way<'_>) -> Value {
    let asked: Vec<_> = stretch
        .questions
        .iter()
        .filter(|question| (question.asked)(way))
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
