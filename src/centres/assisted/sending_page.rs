//! The page that the person is shown, the screen turned towards them, before their report is sent; and sending it.

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::draft_access::DraftWork;
use super::files_page::giving;
use super::finishing::{added, finish};
use super::fitting::{Misfit, misfits};
use super::helper::Helper;
use super::report_table::{Asked, Source};
use crate::accounts::Staff;
use crate::evidence::Item;
use crate::reporting::{
    Agreed, Answers, Asking, Filing, FilingFault, Helped, Kept, Lists, NotYet, Report, Sender,
    file, files_given, kept, on_the_way, tell,
};
use crate::vault::Reference;
use crate::web::{FieldError, Page, Problem, Reply, Submitted, Visit, worded};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![check, send]
}

/// What the one who helped wrote for the force is not for the person's eyes.
const NOT_SHOWN: [&str; 1] = ["notes"];
/// The page after sending.
pub const SENT: &str = "/centre/sent";

#[get("/centre/drafts/<number>/check")]
async fn check(visit: Visit<'_>, staff: Staff, number: &str) -> Result<Reply, Problem> {
    let work = DraftWork::of(&visit, &staff, number).await?;
    page(&work, &[]).await
}

/// The answers as they are sent. Whoever did not say where it was is not held up: the national desk finds out.
pub fn complete(answers: &Answers) -> Answers {
    let mut answers = answers.clone();
    if !answers.has("where") {
        let not_sure = [("where", "not-sure")];
        answers.put("where", not_sure.into_iter().collect());
        answers.put("home", [("home", "")].into_iter().collect());
    }
    answers
}

async fn page(work: &DraftWork<'_>, errors: &[FieldError]) -> Result<Reply, Problem> {
    let (visit, lists, frame) = (work.work.visit, Lists::of(work.work.visit), work.frame());
    let answers = complete(&work.draft.answers);
    let ground = work.ground(&lists, &answers);
    let report = match Report::parse(&answers, &ground) {
        Ok(report) => report,
        Err(not_yet) => return Ok(open_question(work, &not_yet)),
    };
    let asking = Asking {
        frame: &frame,
        visit,
        lists: &lists,
        answers: &report.answers,
        ground: &ground,
    };
    let way = ground.way(&report.answers);
    // Of what was sent already only what is new.
    let is_rest = work.sent.is_some() && !is_about_police(&answers);
    let new = match &work.sent {
        Some(sent) if is_rest => added(work, sent, &report)?,
        _ => report.answers.clone(),
    };
    let shown = on_the_way(&way)
        .filter(|question| new.has(question.slug) && !NOT_SHOWN.contains(&question.slug));
    let told = tell(
        shown,
        &report.answers,
        &visit.portal.wording,
        visit.language,
    );
    let agreed = report.agreed.ok_or(Problem::Refused)?;
    let given = files_given(visit, work.draft.report).await?;
    let files = giving(work).items().await?;
    let own = context! {
        told,
        version => work.draft.version,
        is_sent => is_rest,
        file_names => files.iter().map(shown_file).collect::<Vec<_>>(),
        files => given.whole,
        unfinished => given.unfinished,
        files_mark => given.mark,
        fits => fits(work, &new, &files, &agreed),
        agrees => report.answers.choice("agrees"),
        errors => worded(visit, errors),
        ..asking.destination().await?
    };
    let context = context! { ..own, ..frame.head.clone().unwrap_or_default() };
    Ok(Page::render(visit, "centres/check.html", context)?.into())
}

/// What the police may know and do by what was agreed to, and what of the `new` answers does not fit it.
fn fits(work: &DraftWork<'_>, new: &Answers, files: &[Item], agreed: &Agreed) -> Value {
    let visit = work.work.visit;
    let known_by = work.draft.answers.text("keeps", "known-by");
    let of_files = files.iter().flat_map(|file| {
        let told = &file.told;
        let texts = [
            &told.name,
            &told.about,
            &told.online.address,
            &told.online.platform,
        ];
        texts.map(|text| ("files", text.as_str()))
    });
    let texts = new.texts().chain(of_files);
    let found = misfits(texts, agreed, &work.work.centre.name, known_by);
    let shown = |(slug, misfit): &(String, Misfit)| {
        let question = visit.say(&format!("answers-{slug}-title"), &[]);
        context! { slug, what => misfit.word(), question }
    };
    context! {
        misfits => found.iter().map(shown).collect::<Vec<_>>(),
        is_named => agreed.is_named,
        reach => agreed.reach.word(),
        centre_is_named => agreed.centre_is_named,
        shares_outcome => agreed.shares_outcome,
        keeps_code => agreed.keeps_code,
    }
}

/// A file as the person is shown it before it is sent: its name, and what was said of it.
fn shown_file(file: &Item) -> Value {
    let name = match file.is_link() {
        true => &file.told.online.address,
        false => &file.told.name,
    };
    context! { name => name.as_str(), about => file.told.about.as_str() }
}

/// Where somebody goes who cannot send yet.
fn open_question(work: &DraftWork<'_>, not_yet: &NotYet) -> Reply {
    Reply::go(match not_yet {
        NotYet::Unanswered(slug) => format!("{}/{slug}", work.path()),
        NotYet::Refused => format!("{}/agrees", work.path()),
        NotYet::OutsideService => format!("{}/where", work.path()),
    })
}

#[post("/centre/drafts/<number>/check", data = "<form>")]
async fn send(
    visit: Visit<'_>,
    staff: Staff,
    number: &str,
    form: Submitted,
) -> Result<Reply, Problem> {
    let work = match DraftWork::of(&visit, &staff, number).await {
        Ok(work) => work,
        // Sent a moment ago, by this click or the one before.
        Err(Problem::NotFound) if is_sent_here(&visit, number).await? => {
            return Ok(Reply::go(SENT));
        }
        Err(problem) => return Err(problem),
    };
    // A colleague changed an answer or a file since this page was shown: nobody sends what they have not seen.
    let given = files_given(&visit, work.draft.report).await?;
    let is_as_shown = form.0.text("version") == work.draft.version.to_string()
        && form.0.text("files") == given.mark;
    if !is_as_shown {
        return Ok(Reply::go(format!("{}/check", work.path())));
    }
    let lists = Lists::of(&visit);
    let answers = complete(&work.draft.answers);
    let ground = work.ground(&lists, &answers);
    let report = match Report::parse(&answers, &ground) {
        Ok(report) => report,
        Err(not_yet) => return Ok(open_question(&work, &not_yet)),
    };
    if answers.choice("agrees") == "yes" && form.0.text("shown") != "yes" {
        let error = FieldError::new("shown", "centres-shown-empty");
        return page(&work, &[error]).await;
    }
    if let Some(sent) = &work.sent
        && !is_about_police(&answers)
    {
        return finish(&work, sent, &report).await;
    }
    let source = Source::Draft(work.draft.report, work.draft.version);
    send_report(&work, &report, source).await
}

/// Whether the whole goes as a report of its own, though a part was sent: never as more for the team of somebody whom it is about
/// (domain 4.2, rule 13).
fn is_about_police(answers: &Answers) -> bool {
    answers.choice("worker") == "yes"
}

/// Files `report`, which is made of `source`.
///
/// # Errors
/// A [`Problem`] of the database, or where a key is broken; then nothing was filed.
pub async fn send_report(
    work: &DraftWork<'_>,
    report: &Report,
    source: Source,
) -> Result<Reply, Problem> {
    let visit = work.work.visit;
    let Some(token) = visit.token() else {
        return Err(Problem::Refused);
    };
    let filing = Filing {
        token: Some(token),
        draft: &work.draft,
        report,
        language: visit.language,
        sender: Sender::Centre(helped(work, report, source).await?),
        rung: None,
    };
    match file(visit.portal, &filing).await {
        Ok(_) => Ok(Reply::go(SENT)),
        // Another click sent it, or a colleague sent, changed or erased it: the centre's list shows whether it is there.
        Err(FilingFault::DraftMoved) => {
            let is_here = is_sent_here(visit, &work.row.number).await?;
            Ok(Reply::go(match is_here {
                true => SENT.to_owned(),
                false => work.work.path(""),
            }))
        }
        Err(FilingFault::FilesMoved) => Ok(Reply::go(format!("{}/check", work.path()))),
        Err(FilingFault::MayNot) => Err(Problem::NotFound),
        Err(FilingFault::Db(fault)) => Err(fault.into()),
        Err(fault) => Err(Problem::fault(&fault)),
    }
}

/// Whether this browser shows the page after sending of the draft called `number`: never that of another person.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn is_sent_here(visit: &Visit<'_>, number: &str) -> Result<bool, Problem> {
    let number = Reference::parse(number);
    let shown = match kept(visit).await? {
        Some(Kept::Sent(confirmation)) => confirmation.number,
        _ => None,
    };
    Ok(number.is_some_and(|number| shown.as_deref() == Some(number.as_str())))
}

/// How many questions of the report were asked and answered.
pub fn asked(work: &DraftWork<'_>, report: &Report) -> Asked {
    let lists = Lists::of(work.work.visit);
    let ground = work.ground(&lists, &report.answers);
    Asked::on(&ground.way(&report.answers))
}

async fn helped(work: &DraftWork<'_>, report: &Report, source: Source) -> Result<Helped, Problem> {
    let helper = Helper::of(&work.work, &work.keys).await?;
    helper.helped(report, &work.row.number, asked(work, report), source)
}
