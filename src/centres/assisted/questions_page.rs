//! A question of an assisted report: as the public is asked it, none of them forced.

use rocket::{Route, get, post, routes};

use super::draft_access::DraftWork;
use super::strand_help::frame_of;
use crate::accounts::Staff;
use crate::reporting::{
    Answers, Asking, Lists, Question, STRETCHES, Taken, Way, find_assisted, take_answer,
};
use crate::web::{Fields, Problem, Reply, Submitted, Visit};

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![show, answer]
}

#[get("/centre/drafts/<number>/<slug>", rank = 2)]
async fn show(visit: Visit<'_>, staff: Staff, number: &str, slug: &str) -> Result<Reply, Problem> {
    let question = find_assisted(slug).ok_or(Problem::NotFound)?;
    let work = DraftWork::of(&visit, &staff, number).await?;
    let lists = Lists::of(&visit);
    let ground = work.ground(&lists, &work.draft.answers);
    if !(question.asked)(&ground.way(&work.draft.answers)) || !work.is_open(question) {
        return Ok(Reply::go(work.path()));
    }
    let frame = frame_of(&work, question, &ground).await?;
    let typed = work.draft.answers.of(slug).cloned().unwrap_or_default();
    let asking = Asking {
        frame: &frame,
        visit: &visit,
        lists: &lists,
        answers: &work.draft.answers,
        ground: &ground,
    };
    Ok(asking.page(question, &typed, &[]).await?.into())
}

#[post("/centre/drafts/<number>/<slug>?<back>", data = "<form>", rank = 2)]
async fn answer(
    visit: Visit<'_>,
    staff: Staff,
    number: &str,
    slug: &str,
    back: Option<&str>,
    form: Submitted,
) -> Result<Reply, Problem> {
    let question = find_assisted(slug).ok_or(Problem::NotFound)?;
    // A colleague may save in the same moment: then read again what they left and try once more.
    for _ in 0..3 {
        let work = DraftWork::of(&visit, &staff, number).await?;
        if !work.is_open(question) {
            return Ok(Reply::go(work.path()));
        }
        // Whoever came from the page that checks answers goes back there.
        let to_check = back == Some("check");
        if let Some(reply) = take(&work, question, &form.0, to_check).await? {
            return Ok(reply);
        }
    }
    Err(Problem::Busy)
}

/// Takes one answer into the draft; nothing where the draft moved meanwhile.
async fn take(
    work: &DraftWork<'_>,
    question: &'static Question,
    typed: &Fields,
    to_check: bool,
) -> Result<Option<Reply>, Problem> {
    let lists = Lists::of(work.work.visit);
    let ground = work.ground(&lists, &work.draft.answers);
    let frame = frame_of(work, question, &ground).await?;
    let asking = Asking {
        frame: &frame,
        visit: work.work.visit,
        lists: &lists,
        answers: &work.draft.answers,
        ground: &ground,
    };
    let answers = match take_answer(&asking, question, typed).await? {
        Taken::Kept(changed) => changed.answers,
        // None is forced here: what cannot be told is passed over, and what stood there is taken back.
        Taken::Again(_) if is_empty(typed) => without(&work.draft.answers, question),
        Taken::Again(errors) => {
            return Ok(Some(asking.page(question, typed, &errors).await?.into()));
        }
        // Never for an assisted report, which keeps what was told whatever is typed as the place.
        Taken::Outside(_) => return Ok(Some(Reply::go(work.path()))),
    };
    let next = match to_check {
        true => format!("{}/check", work.path()),
        false => next_after(work, question, &work.ground(&lists, &answers).way(&answers)),
    };
    Ok(work.save(answers).await?.then(|| Reply::go(next)))
}

/// The answers without that to `question`.
fn without(answers: &Answers, question: &Question) -> Answers {
    let mut answers = answers.clone();
    answers.keep_only(|slug| slug != question.slug);
    answers
}

/// Whether nothing was typed or chosen.
fn is_empty(typed: &Fields) -> bool {
    let mut given = typed.each().filter(|(name, _)| *name != "csrf");
    given.all(|(_, value)| value.trim().is_empty())
}

/// The next question of the same task, or the list of tasks.
fn next_after(work: &DraftWork<'_>, question: &Question, way: &Way<'_>) -> String {
    let stretch = STRETCHES.iter().find(|stretch| {
        let mut questions = stretch.questions.iter();
        questions.any(|one| one.slug == question.slug)
    });
    let following = stretch.and_then(|stretch| {
        stretch
            .questions
            .iter()
            .skip_while(|one| one.slug != question.slug)
            .skip(1)
            .find(|one| (one.asked)(way) && work.is_open(one))
    });
    match following {
        Some(next) => format!("{}/{}", work.path(), next.slug),
        None => work.path(),
    }
}
