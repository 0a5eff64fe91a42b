//! The files of a reporter: given on the way through the questions, or later with the access code.

use minijinja::{Value, context};
use rocket::response::content::RawJson;
use rocket::{Route, get, post, routes};

use super::asking::{Asking, Frame, Lists};
use super::conversation::{other_of, visited_record};
use super::draft::{Draft, Kept};
use super::giving::Giving;
use super::ground::Ground;
use super::journey::{CHECK, elsewhere, kept};
use super::questions;
use super::said_of_file::typed;
use crate::db::ReportId;
use crate::vault::ReportKey;
use crate::web::{FieldError, Fields, Page, Problem, RawUpload, Reply, Submitted, Upload, Visit};

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![
        show_draft,
        add_draft,
        begin_draft,
        go_on_draft,
        arrived_draft,
        remove,
        show_report,
        add_report,
        begin_report,
        go_on_report,
        arrived_report
    ]
}

/// The draft of this browser; where there is none, what to show instead.
async fn open_draft(visit: &Visit<'_>) -> Result<Result<Draft, Reply>, Problem> {
    match kept(visit).await? {
        Some(Kept::Open(draft)) => Ok(Ok(draft)),
        other => Ok(Err(elsewhere(visit, other.as_ref())?)),
    }
}

fn for_draft<'a>(visit: &'a Visit<'a>, draft: &'a Draft) -> Giving<'a> {
    Giving {
        visit,
        report: draft.report,
        key: &draft.key,
        path: "/answers/files".into(),
        query: "",
    }
}

fn for_report<'a>(
    visit: &'a Visit<'a>,
    (report, key): &'a (ReportId, ReportKey),
    other: Option<&str>,
) -> Giving<'a> {
    Giving {
        visit,
        report: *report,
        key,
        path: "/status/files".into(),
        query: other_of(other.is_some()),
    }
}

#[get("/answers/files?<done>")]
async fn show_draft(visit: Visit<'_>, done: Option<&str>) -> Result<Reply, Problem> {
    match open_draft(&visit).await? {
        Ok(draft) => draft_page(&visit, &draft, typed(&Fields::default()), done, &[]).await,
        Err(reply) => Ok(reply),
    }
}

async fn draft_page(
    visit: &Visit<'_>,
    draft: &Draft,
    typed: Value,
    done: Option<&str>,
    errors: &[FieldError],
) -> Result<Reply, Problem> {
    let shown = for_draft(visit, draft).shown(typed, done, errors).await?;
    let step = step(visit, draft)?;
    Ok(Page::render(visit, "answers/files.html", context! { ..step, ..shown })?.into())
}

/// Where the page stands on the way of this person.
fn step(visit: &Visit<'_>, draft: &Draft) -> Result<Value, Problem> {
    let lists = Lists::of(visit);
    let ground = Ground::of(&draft.answers, lists.gazetteer());
    let frame = Frame::public();
    let asking = Asking {
        frame: &frame,
        visit,
        lists: &lists,
        answers: &draft.answers,
        ground: &ground,
    };
    let question = questions::find("files").ok_or(Problem::NotFound)?;
    Ok(match (question.asked)(&ground.way(&draft.answers)) {
        true => asking.where_it_stands(question),
        // From the page that checks answers, by whoever did not say that there is anything.
        false => context! { number => Value::from(()), back => CHECK },
    })
}

#[get("/status/files?<done>&<other>")]
async fn show_report(
    visit: Visit<'_>,
    done: Option<&str>,
    other: Option<&str>,
) -> Result<Reply, Problem> {
    match visited_record(&visit, other).await? {
        Some(open) => {
            let giving = for_report(&visit, &open, other);
            report_page(&giving, typed(&Fields::default()), done, &[]).await
        }
        None => Ok(Reply::go("/status")),
    }
}

async fn report_page(
    giving: &Giving<'_>,
    typed: Value,
    done: Option<&str>,
    errors: &[FieldError],
) -> Result<Reply, Problem> {
    let shown = giving.shown(typed, done, errors).await?;
    let back = format!("/status/open{}", giving.query);
    Ok(Page::render(
        giving.visit,
        "status/files.html",
        context! { back, ..shown },
    )?
    .into())
}

#[post("/answers/files/add", data = "<upload>")]
async fn add_draft(visit: Visit<'_>, upload: Upload<'_>) -> Result<Reply, Problem> {
    let draft = match open_draft(&visit).await? {
        Ok(draft) => draft,
        Err(reply) => return Ok(reply),
    };
    match for_draft(&visit, &draft).add(upload).await? {
        Ok(reply) => Ok(reply),
        Err((typed, error)) => draft_page(&visit, &draft, typed, None, &[error]).await,
    }
}

#[post("/status/files/add?<other>", data = "<upload>")]
async fn add_report(
    visit: Visit<'_>,
    other: Option<&str>,
    upload: Upload<'_>,
) -> Result<Reply, Problem> {
    let Some(open) = visited_record(&visit, other).await? else {
        return Ok(Reply::go("/status"));
    };
    let giving = for_report(&visit, &open, other);
    match giving.add(upload).await? {
        Ok(reply) => Ok(reply),
        Err((typed, error)) => report_page(&giving, typed, None, &[error]).await,
    }
}

#[post("/answers/files/begin", data = "<form>")]
async fn begin_draft(visit: Visit<'_>, form: Submitted) -> Result<RawJson<String>, Problem> {
    let draft = open_draft(&visit).await?.map_err(|_| Problem::NotFound)?;
    for_draft(&visit, &draft).begin(&form.0).await
}

#[post("/status/files/begin?<other>", data = "<form>")]
async fn begin_report(
    visit: Visit<'_>,
    other: Option<&str>,
    form: Submitted,
) -> Result<RawJson<String>, Problem> {
    let open = visited_record(&visit, other).await?;
    let open = open.ok_or(Problem::NotFound)?;
    for_report(&visit, &open, other).begin(&form.0).await
}

#[get("/answers/files/<number>/arrived")]
async fn arrived_draft(visit: Visit<'_>, number: i32) -> Result<RawJson<String>, Problem> {
    let draft = open_draft(&visit).await?.map_err(|_| Problem::NotFound)?;
    for_draft(&visit, &draft).arrived(number).await
}

#[get("/status/files/<number>/arrived?<other>")]
async fn arrived_report(
    visit: Visit<'_>,
    number: i32,
    other: Option<&str>,
) -> Result<RawJson<String>, Problem> {
    let open = visited_record(&visit, other).await?;
    let open = open.ok_or(Problem::NotFound)?;
    for_report(&visit, &open, other).arrived(number).await
}

#[post("/answers/files/<number>/bytes?<from>", data = "<upload>")]
async fn go_on_draft(
    visit: Visit<'_>,
    number: i32,
    from: u64,
    upload: RawUpload<'_>,
) -> Result<RawJson<String>, Problem> {
    let draft = open_draft(&visit).await?.map_err(|_| Problem::NotFound)?;
    for_draft(&visit, &draft).go_on(number, from, upload).await
}

#[post("/status/files/<number>/bytes?<from>&<other>", data = "<upload>")]
async fn go_on_report(
    visit: Visit<'_>,
    number: i32,
    from: u64,
    other: Option<&str>,
    upload: RawUpload<'_>,
) -> Result<RawJson<String>, Problem> {
    let open = visited_record(&visit, other).await?;
    let open = open.ok_or(Problem::NotFound)?;
    let giving = for_report(&visit, &open, other);
    giving.go_on(number, from, upload).await
}

#[post("/answers/files/<number>/remove", data = "<_form>")]
async fn remove(visit: Visit<'_>, number: i32, _form: Submitted) -> Result<Reply, Problem> {
    match open_draft(&visit).await? {
        Ok(draft) => for_draft(&visit, &draft).remove(number).await,
        Err(reply) => Ok(reply),
    }
}
