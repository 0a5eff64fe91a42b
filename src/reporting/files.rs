//! The files of a reporter: given on the way through the questions, or later with the access code. Without a script one at a time, by
//! a form; with one several at once, each going on where its connection broke.

use minijinja::{Value, context};
use rocket::response::content::RawJson;
use rocket::{Route, get, post, routes};

use super::asking::{Asking, Frame, Lists};
use super::conversation::{other_of, visited_record};
use super::draft::Kept;
use super::ground::Ground;
use super::journey::{CHECK, elsewhere, kept};
use super::questions;
use super::said_of_file::{self, typed};
use crate::db::ReportId;
use crate::evidence::{
    self, Arriving, Giver, Item, MOST_ABOUT, NotKept, Offered, Refusal, add_link, receive,
    take_back, take_in,
};
use crate::vault::ReportKey;
use crate::web::{
    FieldError, Fields, Page, Problem, RawUpload, Reply, Submitted, Upload, Visit, worded,
};

/// The path of the page on the way through the questions.
const DRAFT: &str = "/answers/files";
/// The path of the page for whoever comes back.
const REPORT: &str = "/status/files";

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

/// What files are given for: a draft, or a report whose code this browser showed a short while ago.
struct Giving {
    report: ReportId,
    key: ReportKey,
    /// The path of the page, without what follows a question mark.
    path: &'static str,
    is_other: bool,
}

impl Giving {
    async fn for_draft(visit: &Visit<'_>) -> Result<Result<Self, Reply>, Problem> {
        match kept(visit).await? {
            Some(Kept::Open(draft)) => Ok(Ok(Self {
                report: draft.report,
                key: draft.key,
                path: DRAFT,
                is_other: false,
            })),
            other => Ok(Err(elsewhere(visit, other.as_ref())?)),
        }
    }

    async fn for_report(
        visit: &Visit<'_>,
        other: Option<&str>,
    ) -> Result<Result<Self, Reply>, Problem> {
        let Some((report, key)) = visited_record(visit, other).await? else {
            return Ok(Err(Reply::go("/status")));
        };
        Ok(Ok(Self {
            report,
            key,
            path: REPORT,
            is_other: other.is_some(),
        }))
    }

    fn giver<'a>(&'a self, visit: &'a Visit<'_>) -> Giver<'a> {
        Giver {
            report: self.report,
            key: &self.key,
            person: None,
            network: visit.network.as_ref(),
        }
    }

    /// The path of `step` of this page, such as `/add`.
    fn to(&self, step: &str) -> String {
        format!("{}{step}{}", self.path, other_of(self.is_other))
    }

    fn done(&self, done: &str) -> String {
        let joined = if self.is_other { '&' } else { '?' };
        format!("{}{joined}done={done}", self.to(""))
    }

    /// The files that are there.
    async fn items(&self, visit: &Visit<'_>) -> Result<Vec<Item>, Problem> {
        let report = self.report;
        let read = visit
            .portal
            .db
            .read(move |connection| evidence::of_report(connection, report));
        let rows = read.await?.into_iter();
        // One that was changed in the database is not told of here: the team sees that it does not open.
        Ok(rows
            .filter_map(|row| Item::open(row, report, &self.key).ok())
            .collect())
    }

    /// The file called `number` that has not arrived to its end.
    async fn arriving(&self, visit: &Visit<'_>, number: i32) -> Result<Arriving, Problem> {
        let items = self.items(visit).await?.into_iter();
        let mut waiting = items.filter(|item| item.number == number && !item.is_whole);
        waiting.next().map(Arriving::from).ok_or(Problem::NotFound)
    }
}

/// Puts what a giver may do before the place's own answer where there is nothing to give for.
macro_rules! given {
    ($giving:expr) => {
        match $giving.await? {
            Ok(giving) => giving,
            Err(reply) => return Ok(reply),
        }
    };
}

#[get("/answers/files?<done>")]
async fn show_draft(visit: Visit<'_>, done: Option<&str>) -> Result<Reply, Problem> {
    let giving = given!(Giving::for_draft(&visit));
    Ok(page(&visit, &giving, typed(&Fields::default()), done, &[])
        .await?
        .into())
}

#[get("/status/files?<done>&<other>")]
async fn show_report(
    visit: Visit<'_>,
    done: Option<&str>,
    other: Option<&str>,
) -> Result<Reply, Problem> {
    let giving = given!(Giving::for_report(&visit, other));
    Ok(page(&visit, &giving, typed(&Fields::default()), done, &[])
        .await?
        .into())
}

#[post("/answers/files/add", data = "<upload>")]
async fn add_draft(visit: Visit<'_>, upload: Upload<'_>) -> Result<Reply, Problem> {
    let giving = given!(Giving::for_draft(&visit));
    add(&visit, &giving, upload).await
}

#[post("/status/files/add?<other>", data = "<upload>")]
async fn add_report(
    visit: Visit<'_>,
    other: Option<&str>,
    upload: Upload<'_>,
) -> Result<Reply, Problem> {
    let giving = given!(Giving::for_report(&visit, other));
    add(&visit, &giving, upload).await
}

/// Takes one file from a form.
async fn add(visit: &Visit<'_>, giving: &Giving, upload: Upload<'_>) -> Result<Reply, Problem> {
    let typed = typed(&upload.fields);
    visit.portal.throttles.file(visit.network.as_ref())?;
    match take_upload(visit, &giving.giver(visit), upload).await? {
        Ok(()) => Ok(Reply::go(giving.done("kept"))),
        Err(error) => Ok(page(visit, giving, typed, None, &[error]).await?.into()),
    }
}

/// Takes the file of a form in, whoever gives it; gives what to say where it is not kept.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn take_upload(
    visit: &Visit<'_>,
    giver: &Giver<'_>,
    upload: Upload<'_>,
) -> Result<Result<(), FieldError>, Problem> {
    let said = match said_of_file::read(&upload.fields) {
        Ok(said) => said,
        Err(error) => return Ok(Err(error)),
    };
    let taken = match upload.name.as_deref() {
        Some(name) => {
            let offered = Offered { name, said: &said };
            take_in(visit.portal, giver, &offered, upload.bytes).await
        }
        None if !said.online.address.is_empty() => add_link(visit.portal, giver, &said).await,
        None => return Ok(Err(FieldError::new("file", "files-refused-none"))),
    };
    told(visit, taken)
}

/// What became of a file, in words for whoever gave it.
fn told(visit: &Visit<'_>, taken: Result<(), NotKept>) -> Result<Result<(), FieldError>, Problem> {
    match taken {
        Ok(()) => Ok(Ok(())),
        Err(NotKept::Refused(refusal)) => Ok(Err(refused_file(visit, refusal))),
        Err(NotKept::Db(fault)) => Err(fault.into()),
    }
}

/// Why a file was not kept, beside the field that it was chosen in.
fn refused_file(visit: &Visit<'_>, refusal: Refusal) -> FieldError {
    let limits = &visit.portal.settings.evidence;
    let error = FieldError::new("file", format!("files-refused-{}", refusal.word()));
    match refusal {
        Refusal::TooBig => error.with("most", limits.most_megabytes),
        Refusal::TooMuch => error.with("most", limits.most_megabytes_together),
        Refusal::TooMany => error.with("most", limits.most_files),
        _ => error,
    }
}

#[post("/answers/files/begin", data = "<form>")]
async fn begin_draft(visit: Visit<'_>, form: Submitted) -> Result<RawJson<String>, Problem> {
    let giving = Giving::for_draft(&visit).await?;
    begin(&visit, giving.ok(), &form.0).await
}

#[post("/status/files/begin?<other>", data = "<form>")]
async fn begin_report(
    visit: Visit<'_>,
    other: Option<&str>,
    form: Submitted,
) -> Result<RawJson<String>, Problem> {
    let giving = Giving::for_report(&visit, other).await?;
    begin(&visit, giving.ok(), &form.0).await
}

/// Writes down that a file will come; the script then sends its bytes.
async fn begin(
    visit: &Visit<'_>,
    giving: Option<Giving>,
    form: &Fields,
) -> Result<RawJson<String>, Problem> {
    let giving = giving.ok_or(Problem::NotFound)?;
    let said = match said_of_file::read(form) {
        Ok(said) => said,
        Err(error) => return Ok(json_error(visit, &error)),
    };
    visit.portal.throttles.file(visit.network.as_ref())?;
    let offered = Offered {
        name: form.text("name"),
        said: &said,
    };
    match evidence::begin(visit.portal, &giving.giver(visit), &offered).await {
        Ok(arriving) => Ok(json(&serde_json::json!({ "number": arriving.number }))),
        Err(refusal) => json_told(visit, Err(refusal)),
    }
}

#[get("/answers/files/<number>/arrived")]
async fn arrived_draft(visit: Visit<'_>, number: i32) -> Result<RawJson<String>, Problem> {
    let giving = Giving::for_draft(&visit).await?;
    arrived(&visit, giving.ok(), number).await
}

#[get("/status/files/<number>/arrived?<other>")]
async fn arrived_report(
    visit: Visit<'_>,
    number: i32,
    other: Option<&str>,
) -> Result<RawJson<String>, Problem> {
    let giving = Giving::for_report(&visit, other).await?;
    arrived(&visit, giving.ok(), number).await
}

/// From which byte on a file that broke off can go on.
async fn arrived(
    visit: &Visit<'_>,
    giving: Option<Giving>,
    number: i32,
) -> Result<RawJson<String>, Problem> {
    let giving = giving.ok_or(Problem::NotFound)?;
    let arriving = giving.arriving(visit, number).await?;
    let bytes = evidence::arrived(visit.portal, &arriving).await;
    let bytes = bytes.map_err(|fault| Problem::fault(&fault))?;
    Ok(json(&serde_json::json!({ "arrived": bytes })))
}

#[post("/answers/files/<number>/bytes?<from>", data = "<upload>")]
async fn go_on_draft(
    visit: Visit<'_>,
    number: i32,
    from: u64,
    upload: RawUpload<'_>,
) -> Result<RawJson<String>, Problem> {
    let giving = Giving::for_draft(&visit).await?;
    go_on(&visit, giving.ok(), (number, from), upload).await
}

#[post("/status/files/<number>/bytes?<from>&<other>", data = "<upload>")]
async fn go_on_report(
    visit: Visit<'_>,
    number: i32,
    from: u64,
    other: Option<&str>,
    upload: RawUpload<'_>,
) -> Result<RawJson<String>, Problem> {
    let giving = Giving::for_report(&visit, other).await?;
    go_on(&visit, giving.ok(), (number, from), upload).await
}

/// Takes the bytes of a file from `from` on to its end.
async fn go_on(
    visit: &Visit<'_>,
    giving: Option<Giving>,
    (number, from): (i32, u64),
    upload: RawUpload<'_>,
) -> Result<RawJson<String>, Problem> {
    let giving = giving.ok_or(Problem::NotFound)?;
    let arriving = giving.arriving(visit, number).await?;
    let giver = giving.giver(visit);
    let taken = receive(visit.portal, &giver, arriving, from, upload.0).await;
    json_told(visit, taken)
}

fn json_told(visit: &Visit<'_>, taken: Result<(), NotKept>) -> Result<RawJson<String>, Problem> {
    Ok(match told(visit, taken)? {
        Ok(()) => json(&serde_json::json!({ "kept": true })),
        Err(error) => json_error(visit, &error),
    })
}

fn json_error(visit: &Visit<'_>, error: &FieldError) -> RawJson<String> {
    let said = worded(visit, std::slice::from_ref(error));
    json(&serde_json::json!({ "error": said.first().map(|one| &one.text) }))
}

fn json(value: &serde_json::Value) -> RawJson<String> {
    RawJson(value.to_string())
}

/// Takes a file back that was given for a draft. What belongs to a report stays.
#[post("/answers/files/<number>/remove", data = "<_form>")]
async fn remove(visit: Visit<'_>, number: i32, _form: Submitted) -> Result<Reply, Problem> {
    let giving = given!(Giving::for_draft(&visit));
    let items = giving.items(&visit).await?;
    if let Some(item) = items.into_iter().find(|item| item.number == number) {
        take_back(visit.portal, &item).await?;
    }
    Ok(Reply::go(giving.done("removed")))
}

async fn page(
    visit: &Visit<'_>,
    giving: &Giving,
    typed: Value,
    done: Option<&str>,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let items = giving.items(visit).await?;
    let limits = &visit.portal.settings.evidence;
    let context = context! {
        // What staff added is for staff: whoever has the code may be the one who did it.
        items => items.iter().filter(|item| item.person.is_none()).map(|item| row(visit, item)).collect::<Vec<_>>(),
        is_full => items.len() >= usize::from(limits.most_files),
        most_files => limits.most_files,
        most_megabytes => limits.most_megabytes,
        most_bytes => limits.most_bytes(),
        most_about => MOST_ABOUT,
        add => giving.to("/add"),
        script => giving.to(""),
        typed,
        done => done.filter(|done| ["kept", "removed"].contains(done)),
        errors => worded(visit, errors),
    };
    match giving.path {
        DRAFT => {
            let step = step(visit).await?;
            Page::render(visit, "answers/files.html", context! { ..step, ..context })
        }
        _ => {
            let back = format!("/status/open{}", other_of(giving.is_other));
            Page::render(visit, "status/files.html", context! { back, ..context })
        }
    }
}

/// How many files of a draft are there to their end, and how many are not.
pub(super) async fn count(visit: &Visit<'_>, report: ReportId) -> Result<(usize, usize), Problem> {
    let read = visit
        .portal
        .db
        .read(move |connection| evidence::of_report(connection, report));
    let (whole, unfinished): (Vec<_>, Vec<_>) =
        read.await?.into_iter().partition(|row| row.is_whole);
    Ok((whole.len(), unfinished.len()))
}

/// Where the page stands on the way of this person.
async fn step(visit: &Visit<'_>) -> Result<Value, Problem> {
    let Some(Kept::Open(draft)) = kept(visit).await? else {
        return Ok(context! {});
    };
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

/// A file as its giver sees it.
fn row(visit: &Visit<'_>, item: &Item) -> Value {
    let kind = item.told.kind.map(|kind| kind.word());
    context! {
        number => item.number,
        name => item.told.name.as_str(),
        about => item.told.about.as_str(),
        online => online(item),
        is_link => item.is_link(),
        kind => kind.map(|kind| visit.say(&format!("files-kind-{kind}"), &[])),
        size => size(visit, item.told.size),
        is_whole => item.is_whole,
        is_missing => item.missing_at.is_some(),
    }
}

/// Where something was seen online; none where nobody said.
pub fn online(item: &Item) -> Option<Value> {
    let online = &item.told.online;
    let told = || {
        context! {
            address => online.address.as_str(),
            platform => online.platform.as_str(),
            seen => online.seen.as_str(),
        }
    };
    (!online.is_empty()).then(told)
}

/// How large a file is, as people say it.
pub fn size(visit: &Visit<'_>, bytes: u64) -> String {
    const KILO: u64 = 1_024;
    let (key, count) = match bytes {
        0..KILO => ("files-size-small", 1),
        _ if bytes < KILO * KILO => ("files-size-kilobytes", bytes.div_ceil(KILO)),
        _ => ("files-size-megabytes", bytes.div_ceil(KILO * KILO)),
    };
    visit.say(key, &[("count", count.to_string().as_str().into())])
}
