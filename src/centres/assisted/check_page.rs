//! The page that the person is shown, the screen turned towards them, before their report is sent: every answer, the files, and for each
//! force what it may know and do.

use minijinja::{Value, context};
use rocket::{Route, get, routes};

use super::draft_access::DraftWork;
use super::finishing::added;
use super::fitting::{Misfit, misfits};
use crate::accounts::Staff;
use crate::evidence::Item;
use crate::reporting::{
    Agreed, Answers, Asking, Lists, NotYet, Report, files_given, on_the_way, tell,
};
use crate::web::{FieldError, Page, Problem, Reply, Visit, worded};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![check]
}

/// What the one who helped wrote for the force is not for the person's eyes.
const NOT_SHOWN: [&str; 1] = ["notes"];

#[get("/centre/drafts/<number>/check")]
async fn check(visit: Visit<'_>, staff: Staff, number: &str) -> Result<Reply, Problem> {
    let work = DraftWork::of(&visit, &staff, number).await?;
    check_page(&work, &[]).await
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

/// The page, with what must be put right on it.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn check_page(work: &DraftWork<'_>, errors: &[FieldError]) -> Result<Reply, Problem> {
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
    let (whole, unfinished, mark) = (given.whole(), given.unfinished(), given.mark());
    let files = given.opened(work.draft.report, &work.draft.key);
    let own = context! {
        told,
        version => work.draft.version,
        is_sent => is_rest,
        file_names => files.iter().map(shown_file).collect::<Vec<_>>(),
        files => whole,
        unfinished,
        files_mark => mark,
        gives_code => report.gives_code,
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
pub fn open_question(work: &DraftWork<'_>, not_yet: &NotYet) -> Reply {
    Reply::go(match not_yet {
        NotYet::Unanswered(slug) => format!("{}/{slug}", work.path()),
        NotYet::Refused => format!("{}/agrees", work.path()),
        NotYet::OutsideService => format!("{}/where", work.path()),
    })
}

/// Whether the whole goes as a report of its own, though a part was sent: never as more for the team of somebody whom it is about
/// (domain 4.2, rule 13).
pub fn is_about_police(answers: &Answers) -> bool {
    answers.choice("worker") == "yes"
}
