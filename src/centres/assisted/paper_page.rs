//! The form on paper, for where there is no screen: the same questions in the same order, to be keyed in afterwards task by task.

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::super::centre_access::CentreWork;
use super::tasks_page::begin;
use crate::accounts::{Action, Staff};
use crate::reporting::{Answers, Asking, Frame, Ground, Lists, Question, STRETCHES};
use crate::web::{Page, Problem, Reply, Submitted, Visit};

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![show, key_in]
}

/// What is not asked on paper: a choice between places that only a look-up can offer, and what is asked of the public alone.
const NOT_ON_PAPER: [&str; 6] = [
    "which-place",
    "which-other-place",
    "identity",
    "trusted",
    "with-centre",
    "support",
];

#[get("/centre/paper?<team>")]
async fn show(visit: Visit<'_>, staff: Staff, team: Option<&str>) -> Result<Page, Problem> {
    let work = CentreWork::of(&visit, &staff, team, Action::Assist).await?;
    let (lists, frame, answers) = (Lists::of(&visit), Frame::public(), Answers::default());
    let ground = Ground::of(&answers, lists.gazetteer()).assisted();
    let asking = Asking {
        frame: &frame,
        visit: &visit,
        lists: &lists,
        answers: &answers,
        ground: &ground,
    };
    let mut stretches: Vec<Value> = Vec::new();
    for stretch in STRETCHES.iter() {
        let mut questions = Vec::new();
        for question in stretch.questions.iter().filter(|one| is_on_paper(one)) {
            questions.push(asking.on_paper(question).await?);
        }
        stretches.push(context! { name => stretch.name, questions });
    }
    let context = context! { stretches, ..work.facts() };
    Page::render(&visit, "centres/paper.html", context)
}

fn is_on_paper(question: &Question) -> bool {
    !question.fields.is_empty() && !NOT_ON_PAPER.contains(&question.slug)
}

/// Begins a report that was taken down on paper.
#[post("/centre/paper", data = "<form>")]
async fn key_in(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Reply, Problem> {
    let work = CentreWork::of(&visit, &staff, Some(form.0.text("team")), Action::Assist).await?;
    let mut answers = Answers::default();
    answers.put("taken", [("taken", "paper")].into_iter().collect());
    begin(work, answers, "/taken").await
}
