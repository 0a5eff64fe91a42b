//! Giving files, wherever it is done: without a script one at a time, by a form; with one several at once, each going on where its
//! connection broke.

use minijinja::{Value, context};
use rocket::response::content::RawJson;

use super::said_of_file::{self, typed};
use crate::db::ReportId;
use crate::evidence::{
    self, Arriving, Giver, Item, MOST_ABOUT, NotKept, Offered, Refusal, Row, add_link, receive,
    take_back, take_in,
};
use crate::vault::ReportKey;
use crate::web::{FieldError, Fields, Problem, RawUpload, Reply, Upload, Visit, worded};

/// What files are given for, and the page on which they are.
pub struct Giving<'a> {
    /// Whoever is there.
    pub visit: &'a Visit<'a>,
    /// The report, or the one that a draft will become.
    pub report: ReportId,
    /// Its key.
    pub key: &'a ReportKey,
    /// The path of the page, without what follows a question mark.
    pub path: String,
    /// What follows it, with the mark; mostly nothing.
    pub query: &'static str,
}

impl Giving<'_> {
    fn giver(&self) -> Giver<'_> {
        Giver {
            report: self.report,
            key: self.key,
            person: None,
            network: self.visit.network.as_ref(),
        }
    }

    /// The path of `step` of this page, such as `/add`.
    fn to(&self, step: &str) -> String {
        format!("{}{step}{}", self.path, self.query)
    }

    fn done(&self, done: &str) -> Reply {
        let joined = if self.query.is_empty() { '?' } else { '&' };
        Reply::go(format!("{}{joined}done={done}", self.to("")))
    }

    /// The files that are there.
    async fn items(&self) -> Result<Vec<Item>, Problem> {
        let given = files_given(self.visit, self.report).await?;
        Ok(given.opened(self.report, self.key))
    }

    /// The file called `number` that has not arrived to its end.
    async fn arriving(&self, number: i32) -> Result<Arriving, Problem> {
        let items = self.items().await?.into_iter();
        let mut waiting = items.filter(|item| item.number == number && !item.is_whole);
        waiting.next().map(Arriving::from).ok_or(Problem::NotFound)
    }

    /// Takes one file from a form; gives what was typed and what to say where it is not kept.
    ///
    /// # Errors
    /// A [`Problem`] of the database, or of too many files from one network.
    pub async fn add(
        &self,
        upload: Upload<'_>,
    ) -> Result<Result<Reply, (Value, FieldError)>, Problem> {
        let typed = typed(&upload.fields);
        let throttles = &self.visit.portal.throttles;
        throttles.file(self.visit.network.as_ref())?;
        let taken = take_upload(self.visit, &self.giver(), upload).await?;
        Ok(taken
            .map(|()| self.done("kept"))
            .map_err(|error| (typed, error)))
    }

    /// Writes down that a file will come; the script then sends its bytes.
    ///
    /// # Errors
    /// A [`Problem`] of the database, or of too many files from one network.
    pub async fn begin(&self, form: &Fields) -> Result<RawJson<String>, Problem> {
        let said = match said_of_file::read(form) {
            Ok(said) => said,
            Err(error) => return Ok(json_error(self.visit, &error)),
        };
        let throttles = &self.visit.portal.throttles;
        throttles.file(self.visit.network.as_ref())?;
        let offered = Offered {
            name: form.text("name"),
            said: &said,
        };
        match evidence::begin(self.visit.portal, &self.giver(), &offered).await {
            Ok(arriving) => Ok(json(&serde_json::json!({ "number": arriving.number }))),
            Err(refusal) => json_told(self.visit, Err(refusal)),
        }
    }

    /// From which byte on a file that broke off can go on.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for one that does not wait; a [`Problem`] of the database or the store.
    pub async fn arrived(&self, number: i32) -> Result<RawJson<String>, Problem> {
        let arriving = self.arriving(number).await?;
        let bytes = evidence::arrived(self.visit.portal, &arriving).await;
        let bytes = bytes.map_err(|fault| Problem::fault(&fault))?;
        Ok(json(&serde_json::json!({ "arrived": bytes })))
    }

    /// Takes the bytes of a file from `from` on to its end.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for one that does not wait; a [`Problem`] of the database.
    pub async fn go_on(
        &self,
        number: i32,
        from: u64,
        upload: RawUpload<'_>,
    ) -> Result<RawJson<String>, Problem> {
        let arriving = self.arriving(number).await?;
        let taken = receive(self.visit.portal, &self.giver(), arriving, from, upload.0).await;
        json_told(self.visit, taken)
    }

    /// Takes a file back that was given for a draft. What belongs to a report stays.
    ///
    /// # Errors
    /// A [`Problem`] of the database.
    pub async fn remove(&self, number: i32) -> Result<Reply, Problem> {
        let items = self.items().await?;
        if let Some(item) = items.into_iter().find(|item| item.number == number) {
            take_back(self.visit.portal, &item).await?;
        }
        Ok(self.done("removed"))
    }

    /// What the page shows: the files that are there, and the form for one more with what was `typed`.
    ///
    /// # Errors
    /// A [`Problem`] of the database.
    pub async fn shown(
        &self,
        typed: Value,
        done: Option<&str>,
        errors: &[FieldError],
    ) -> Result<Value, Problem> {
        let (visit, items) = (self.visit, self.items().await?);
        let limits = &visit.portal.settings.evidence;
        Ok(context! {
            // What staff added is for staff: whoever has the code may be the one who did it.
            items => items.iter().filter(|item| item.person.is_none()).map(|item| row(visit, item)).collect::<Vec<_>>(),
            is_full => items.len() >= usize::from(limits.most_files),
            most_files => limits.most_files,
            most_megabytes => limits.most_megabytes,
            most_bytes => limits.most_bytes(),
            most_about => MOST_ABOUT,
            add => self.to("/add"),
            script => self.to(""),
            typed,
            done => done.filter(|done| ["kept", "removed"].contains(done)),
            errors => worded(visit, errors),
        })
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

/// The files that were given for a draft, as the page that checks its answers tells of them.
pub struct FilesGiven(Vec<Row>);

impl FilesGiven {
    /// How many are there to their end.
    pub fn whole(&self) -> usize {
        self.0.iter().filter(|row| row.is_whole).count()
    }

    /// How many are not.
    pub fn unfinished(&self) -> usize {
        self.0.len() - self.whole()
    }

    /// What is another as soon as one is added, finished or taken back.
    pub fn mark(&self) -> String {
        let mark = |row: &Row| match row.is_whole {
            true => format!("{}w", row.number),
            false => format!("{}u", row.number),
        };
        self.0.iter().map(mark).collect()
    }

    /// Those that open with the key of `report`. One that was changed in the database is not told of here: the team sees that it does
    /// not open.
    pub fn opened(self, report: ReportId, key: &ReportKey) -> Vec<Item> {
        let rows = self.0.into_iter();
        rows.filter_map(|row| Item::open(row, report, key).ok())
            .collect()
    }
}

/// The files that were given for the draft of `report`, or for the report.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn files_given(visit: &Visit<'_>, report: ReportId) -> Result<FilesGiven, Problem> {
    let read = visit
        .portal
        .db
        .read(move |connection| evidence::of_report(connection, report));
    Ok(FilesGiven(read.await?))
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
