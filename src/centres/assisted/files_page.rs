//! The files of an assisted report: given at the desk, as the public gives them (see `reporting/giving.rs`).

use minijinja::{Value, context};
use rocket::response::content::RawJson;
use rocket::{Route, get, post, routes};

use super::draft_access::DraftWork;
use crate::accounts::Staff;
use crate::reporting::{Asking, Giving, Lists, find_assisted, typed};
use crate::web::{FieldError, Fields, Page, Problem, RawUpload, Reply, Submitted, Upload, Visit};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, add, begin, arrived, go_on, remove]
}

/// The draft called `number`, if files can be given for it: not once a part of it was sent.
async fn open<'a>(
    visit: &'a Visit<'a>,
    staff: &'a Staff,
    number: &str,
) -> Result<DraftWork<'a>, Problem> {
    let work = DraftWork::of(visit, staff, number).await?;
    match work.sent {
        None => Ok(work),
        Some(_) => Err(Problem::NotFound),
    }
}

fn giving<'a>(work: &'a DraftWork<'_>) -> Giving<'a> {
    Giving {
        visit: work.work.visit,
        report: work.draft.report,
        key: &work.draft.key,
        path: format!("{}/files", work.path()),
        query: "",
    }
}

#[get("/centre/drafts/<number>/files?<done>")]
async fn show(
    visit: Visit<'_>,
    staff: Staff,
    number: &str,
    done: Option<&str>,
) -> Result<Page, Problem> {
    let work = open(&visit, &staff, number).await?;
    page(&work, typed(&Fields::default()), done, &[]).await
}

async fn page(
    work: &DraftWork<'_>,
    typed: Value,
    done: Option<&str>,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let (lists, frame) = (Lists::of(work.work.visit), work.frame());
    let ground = work.ground(&lists, &work.draft.answers);
    let asking = Asking {
        frame: &frame,
        visit: work.work.visit,
        lists: &lists,
        answers: &work.draft.answers,
        ground: &ground,
    };
    let question = find_assisted("files").ok_or(Problem::NotFound)?;
    let is_asked = (question.asked)(&asking.ground.way(asking.answers));
    let check = format!("{}/check", work.path());
    let place = match is_asked {
        true => asking.where_it_stands(question),
        // From the page that checks answers, where nobody said that there is anything.
        false => context! { number => Value::from(()), back => check },
    };
    let context = context! {
        ..context! { is_asked },
        ..place,
        ..giving(work).shown(typed, done, errors).await?,
        ..frame.head.clone().unwrap_or_default()
    };
    Page::render(work.work.visit, "centres/files.html", context)
}

#[post("/centre/drafts/<number>/files/add", data = "<upload>")]
async fn add(
    visit: Visit<'_>,
    staff: Staff,
    number: &str,
    upload: Upload<'_>,
) -> Result<Reply, Problem> {
    let work = open(&visit, &staff, number).await?;
    let added = giving(&work).add(upload).await?;
    match added {
        Ok(reply) => Ok(reply),
        Err((typed, error)) => Ok(page(&work, typed, None, &[error]).await?.into()),
    }
}

#[post("/centre/drafts/<number>/files/begin", data = "<form>")]
async fn begin(
    visit: Visit<'_>,
    staff: Staff,
    number: &str,
    form: Submitted,
) -> Result<RawJson<String>, Problem> {
    let work = open(&visit, &staff, number).await?;
    giving(&work).begin(&form.0).await
}

#[get("/centre/drafts/<number>/files/<file>/arrived")]
async fn arrived(
    visit: Visit<'_>,
    staff: Staff,
    number: &str,
    file: i32,
) -> Result<RawJson<String>, Problem> {
    let work = open(&visit, &staff, number).await?;
    giving(&work).arrived(file).await
}

#[post("/centre/drafts/<number>/files/<file>/bytes?<from>", data = "<upload>")]
async fn go_on(
    visit: Visit<'_>,
    staff: Staff,
    number: &str,
    file: i32,
    from: u64,
    upload: RawUpload<'_>,
) -> Result<RawJson<String>, Problem> {
    let work = open(&visit, &staff, number).await?;
    giving(&work).go_on(file, from, upload).await
}

#[post("/centre/drafts/<number>/files/<file>/remove", data = "<_form>")]
async fn remove(
    visit: Visit<'_>,
    staff: Staff,
    number: &str,
    file: i32,
    _form: Submitted,
) -> Result<Reply, Problem> {
    let work = open(&visit, &staff, number).await?;
    giving(&work).remove(file).await
}
