//! Quick send: a quarter of an hour or a telephone call is all there is. One page is filed at once, and finished later.

use std::sync::Arc;

use minijinja::context;
use rocket::{Route, get, post, routes};

use super::super::centre_access::CentreWork;
use super::check_page::complete;
use super::draft_access::DraftWork;
use super::fitting::{Misfit, misfits};
use super::report_table::Source;
use super::sending_page::{SENT, is_sent_here, send_report};
use crate::accounts::{Action, Staff};
use crate::reporting::{
    Answers, Asking, Frame, Ground, Lists, Offered, QUICK, Report, quick_answers, quick_place,
    read_fields, wrong_place,
};
use crate::vault::Reference;
use crate::web::{FieldError, Fields, Problem, Reply, Submitted, Visit};

/// What begins the wording key of each thing that gives somebody away.
const MISFIT: &str = "misfit-";

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, send]
}

#[get("/centre/quick?<team>")]
async fn show(visit: Visit<'_>, staff: Staff, team: Option<&str>) -> Result<Reply, Problem> {
    let work = CentreWork::of(&visit, &staff, team, Action::Assist).await?;
    work.trusted(Action::Assist).await?;
    let number = Reference::generate(&mut visit.portal.chance());
    page(&work, &number, &Fields::default(), &[]).await
}

/// The page, with what was typed. `number` is what the draft will be called by: so sending twice files once.
async fn page(
    work: &CentreWork<'_>,
    number: &Reference,
    typed: &Fields,
    errors: &[FieldError],
) -> Result<Reply, Problem> {
    let frame = Frame {
        base: "/centre/quick".into(),
        first: work.path(""),
        template: "centres/quick.html",
        head: Some(context! {
            draft_number => number.as_str(),
            // Sent once more, the place goes as it was typed.
            as_is => typed.text("place").trim(),
            looked_at => looked_at(errors),
            ..work.facts()
        }),
    };
    let lists = Lists::of(work.visit);
    let place = quick_place(typed);
    let ground = Ground::of(&place, lists.gazetteer()).assisted();
    let asking = Asking {
        frame: &frame,
        visit: work.visit,
        lists: &lists,
        answers: &place,
        ground: &ground,
    };
    Ok(asking.page(&QUICK, typed, errors).await?.into())
}

#[post("/centre/quick", data = "<form>")]
async fn send(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Reply, Problem> {
    let (typed, team) = (&form.0, Some(form.0.text("team")));
    let work = CentreWork::of(&visit, &staff, team, Action::Assist).await?;
    work.trusted(Action::Assist).await?;
    let Some(number) = Reference::parse(typed.text("number-of-draft")) else {
        return Ok(Reply::go(work.path("/quick")));
    };
    if is_sent_here(&visit, number.as_str()).await? {
        return Ok(Reply::go(SENT));
    }
    let answers = match read(&work, typed).await? {
        Ok(answers) => answers,
        Err(errors) => return page(&work, &number, typed, &errors).await,
    };
    let lists = Lists::of(&visit);
    let ground = Ground::of(&complete(&answers), lists.gazetteer()).assisted();
    let report = Report::parse(&complete(&answers), &ground).map_err(|_| Problem::Refused)?;
    let given_away = given_away(&work, &answers, &report);
    // Sent once more, it goes as it is: it may be the number of somebody else.
    if typed.text("looked-at") != looked_at(&given_away) {
        return page(&work, &number, typed, &given_away).await;
    }
    let sent = Some(answers.clone());
    let begun = DraftWork::begin(work, number.clone(), answers, sent).await?;
    let Some(begun) = begun else {
        // What was typed is not lost: it stays on the page, and the form that is open to everybody is named there.
        let work = CentreWork::of(&visit, &staff, team, Action::Assist).await?;
        let error = FieldError::new("what", "what-closed");
        return page(&work, &number, typed, &[error]).await;
    };
    let portal = visit.portal;
    let (team, number) = (begun.row.centre.uuid(), number.as_str());
    let mark = portal.keys.pepper.mark(&format!("quick {team} {number}"));
    let source = Source::Quick(Box::new(begun.row.clone()), mark, Arc::clone(&portal.keys));
    send_report(&begun, &report, source).await
}

/// What of the page gives away who somebody is, or where, though they agreed otherwise.
fn given_away(work: &CentreWork<'_>, answers: &Answers, report: &Report) -> Vec<FieldError> {
    let Some(agreed) = &report.agreed else {
        return Vec::new();
    };
    let typed = answers
        .texts()
        .filter(|(slug, _)| ["what", "why"].contains(slug));
    let found = misfits(typed, agreed, &work.centre.name, "");
    let error = |(slug, misfit): &(String, Misfit)| {
        let slug = if slug == "why" { "why" } else { "what" };
        FieldError::new(slug, format!("{slug}-{MISFIT}{}", misfit.word()))
    };
    found.iter().map(error).collect()
}

/// What of `errors` can be sent all the same by whoever has looked at it.
fn looked_at(errors: &[FieldError]) -> String {
    let keys = errors.iter().map(|error| error.key.as_str());
    let misfits: Vec<_> = keys.filter(|key| key.contains(MISFIT)).collect();
    misfits.join(" ")
}

/// Reads the page; gives what is wrong with it where it cannot be sent.
async fn read(
    work: &CentreWork<'_>,
    typed: &Fields,
) -> Result<Result<Answers, Vec<FieldError>>, Problem> {
    let (visit, lists) = (work.visit, Lists::of(work.visit));
    let place = quick_place(typed);
    let ground = Ground::of(&place, lists.gazetteer()).assisted();
    let frame = Frame::public();
    let asking = Asking {
        frame: &frame,
        visit,
        lists: &lists,
        answers: &place,
        ground: &ground,
    };
    let made = asking.made_for(&QUICK).await?;
    let offered = Offered {
        made: &made,
        today: work.today(),
    };
    let read = read_fields(QUICK.fields, typed, &offered);
    let wrong_place = wrong_place(&ground, typed.text("place"));
    let quick = match (read, &wrong_place) {
        (Ok(quick), _) => quick,
        (Err(mut errors), wrong) => {
            errors.extend(wrong.clone());
            return Ok(Err(errors));
        }
    };
    let is_as_before =
        !typed.text("as-is").is_empty() && typed.text("as-is") == typed.text("place").trim();
    let (place, mut notes) = match wrong_place {
        None => (place, Vec::new()),
        // The national desk finds out: nobody is held up by a place that we do not know.
        Some(_) if is_as_before => {
            let as_typed = [("place", quick.text("place").into())];
            (
                Answers::default(),
                vec![visit.say("centres-quick-place-note", &as_typed)],
            )
        }
        Some(error) => return Ok(Err(vec![error])),
    };
    // Nobody can agree for them to be called; what was said is not lost.
    if quick.text("agrees") == "cannot-decide" && !quick.text("number").is_empty() {
        let number = [("number", quick.text("number").into())];
        notes.push(visit.say("centres-quick-number-note", &number));
    }
    Ok(Ok(quick_answers(&quick, place, &notes.join("\n"))))
}
