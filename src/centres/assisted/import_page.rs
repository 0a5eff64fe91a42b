//! The page on which a manager sends reports from a file that the organisation collected elsewhere: looked through first, then sent.

use data_encoding::HEXLOWER;
use minijinja::{Value, context};
use rocket::futures::stream::{self, StreamExt};
use rocket::{Responder, Route, get, post, routes};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::super::accreditation::Accreditation;
use super::super::centre_access::CentreWork;
use super::import_file::{ImportFile, MOST_ROWS, NUMBER, WrongFile};
use super::importing::{Import, Outcome};
use crate::accounts::{Action, Staff, held_keys};
use crate::reporting::{Cell, cells};
use crate::web::{
    Bytes, Download, FieldError, Page, Problem, Reply, Upload, Visit, grouped, worded,
};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, columns, take]
}

/// The most bytes of a file.
const MOST_BYTES: usize = 16 * 1_024 * 1_024;
/// How many troubles stand on the page; all stand in the list of them.
const MOST_SHOWN: usize = 100;

/// A page, or a file to keep.
#[derive(Responder)]
enum Answer {
    Page(Box<Reply>),
    File(Box<Download>),
}

#[get("/centre/import?<team>")]
async fn show(visit: Visit<'_>, staff: Staff, team: Option<&str>) -> Result<Page, Problem> {
    let work = access(&visit, &staff, team).await?;
    page(&work, &[], None)
}

/// An empty file with the names of all columns.
#[get("/centre/import/columns?<team>")]
async fn columns(visit: Visit<'_>, staff: Staff, team: Option<&str>) -> Result<Download, Problem> {
    access(&visit, &staff, team).await?;
    let names = [NUMBER.to_owned()]
        .into_iter()
        .chain(cells().into_iter().map(|cell| cell.column));
    csv_file("columns.csv", [names.collect::<Vec<_>>()])
}

async fn access<'a>(
    visit: &'a Visit<'a>,
    staff: &'a Staff,
    team: Option<&str>,
) -> Result<CentreWork<'a>, Problem> {
    let work = CentreWork::of(visit, staff, team, Action::RunCentre).await?;
    work.trusted(Action::RunCentre).await?;
    match work.centre.accreditation(work.today()) {
        Accreditation::Suspended => Err(Problem::NotFound),
        _ => Ok(work),
    }
}

/// What was looked through or sent, for the page.
struct Told {
    outcome: Outcome,
    is_sent: bool,
    /// Whether it is another file than the one that was looked through.
    is_another: bool,
    /// By which the file is known again.
    digest: String,
}

fn page(
    work: &CentreWork<'_>,
    errors: &[FieldError],
    told: Option<&Told>,
) -> Result<Page, Problem> {
    let visit = work.visit;
    let cells = cells();
    let shown = told.map(|told| {
        let troubles = told.outcome.troubles.iter().take(MOST_SHOWN).map(|one| {
            context! { line => one.line, number => one.number, column => one.column, reason => one.reason }
        });
        context! {
            is_sent => told.is_sent,
            is_another => told.is_another,
            digest => told.digest,
            ready => told.outcome.ready,
            already => told.outcome.already,
            refused => told.outcome.refused,
            has_more => told.outcome.troubles.len() > MOST_SHOWN,
            troubles => troubles.collect::<Vec<_>>(),
        }
    });
    let context = context! {
        told => shown,
        columns => cells.iter().map(|cell| column(visit, cell)).collect::<Vec<_>>(),
        most => grouped(MOST_ROWS),
        errors => worded(visit, errors),
        ..work.facts()
    };
    Page::render(visit, "centres/import.html", context)
}

fn column(visit: &Visit<'_>, cell: &Cell) -> Value {
    let wording = &visit.portal.wording;
    context! {
        name => cell.column,
        question => cell.label(wording, visit.language),
        choices => cell.choices().join(", "),
    }
}

#[post("/centre/import", data = "<upload>")]
async fn take(visit: Visit<'_>, staff: Staff, upload: Upload<'_>) -> Result<Answer, Problem> {
    let work = access(&visit, &staff, Some(upload.fields.text("team"))).await?;
    let what = upload.fields.text("do").to_owned();
    let checked = upload.fields.text("checked").to_owned();
    let answer = |page: Page| Answer::Page(Box::new(page.into()));
    let Some(bytes) = all_of(upload.bytes).await? else {
        let error = FieldError::new("file", "centres-import-too-big");
        return Ok(answer(page(&work, &[error], None)?));
    };
    if upload.name.is_none() {
        let error = FieldError::new("file", "centres-import-file-none");
        return Ok(answer(page(&work, &[error], None)?));
    }
    let cells = cells();
    let file = match ImportFile::open(&bytes, &cells) {
        Ok(file) => file,
        Err(wrong) => return Ok(answer(page(&work, &[wrong_file(&wrong)], None)?)),
    };
    let keys = held_keys(&visit, &staff, work.member.team).await?;
    let import = Import::of(&work, &keys, &file, &cells).await?;
    let digest = HEXLOWER.encode(&Sha256::digest(bytes.as_slice()));
    // Only what was looked through is sent.
    let is_checked = checked == digest;
    if what == "list" {
        return Ok(Answer::File(Box::new(list(&visit, &import.check().await)?)));
    }
    let is_sent = what == "send" && is_checked;
    let told = Told {
        outcome: match is_sent {
            true => import.send().await,
            false => import.check().await,
        },
        is_sent,
        is_another: what == "send" && !is_checked,
        digest,
    };
    Ok(answer(page(&work, &[], Some(&told))?))
}

/// The whole file; none where it is too large.
async fn all_of(mut arriving: Bytes<'_>) -> Result<Option<Zeroizing<Vec<u8>>>, Problem> {
    let mut bytes = Zeroizing::new(Vec::new());
    while let Some(part) = arriving.next().await {
        let part = part.map_err(|_| Problem::Refused)?;
        if bytes.len() + part.len() > MOST_BYTES {
            return Ok(None);
        }
        bytes.extend_from_slice(&part);
    }
    Ok(Some(bytes))
}

fn wrong_file(wrong: &WrongFile) -> FieldError {
    let error = |what: &str| FieldError::new("file", format!("centres-import-file-{what}"));
    match wrong {
        WrongFile::NotText => error("not-text"),
        WrongFile::NoColumn(name) => error("no-column").with("columns", *name),
        WrongFile::Unknown(names) => error("unknown").with("columns", names),
        WrongFile::Twice(name) => error("twice").with("columns", name),
        WrongFile::Empty => error("empty"),
        WrongFile::TooMany => error("too-many").with("most", grouped(MOST_ROWS)),
    }
}

/// All troubles as a file, for whoever mends them in a spreadsheet program.
fn list(visit: &Visit<'_>, outcome: &Outcome) -> Result<Download, Problem> {
    let say = |what: &str| visit.say(&format!("centres-import-{what}"), &[]);
    let head = ["line", "number", "column", "reason"].map(say).to_vec();
    let rows = outcome.troubles.iter().map(|one| {
        vec![
            one.line.to_string(),
            plain(&one.number),
            plain(&one.column),
            plain(&one.reason),
        ]
    });
    csv_file("to-mend.csv", [head].into_iter().chain(rows))
}

/// Text that no spreadsheet program takes for a formula.
fn plain(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

fn csv_file(name: &str, rows: impl IntoIterator<Item = Vec<String>>) -> Result<Download, Problem> {
    // The mark by which spreadsheet programs know UTF-8.
    let mut out = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        out.write_record(row)
            .map_err(|fault| Problem::fault(&fault))?;
    }
    let bytes = out
        .into_inner()
        .map_err(|fault| Problem::fault(fault.error()))?;
    Ok(Download {
        name: Some(name.to_owned()),
        mime: "text/csv; charset=utf-8",
        length: Some(bytes.len() as u64),
        bytes: stream::iter([Ok(bytes::Bytes::from(bytes))]).boxed(),
    })
}
