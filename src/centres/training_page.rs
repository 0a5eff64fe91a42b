//! The page on which a manager records what the centre's people learned, and sees whose training ends.

use jiff::civil::Date;
use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::accreditation::is_longer;
use super::centre_access::CentreWork;
use super::training_table::{self, Learned, Listed};
use crate::accounts::{Action, Colleague, Staff, colleagues};
use crate::db::TrainingId;
use crate::web::{
    FieldError, Fields, Page, Problem, Reply, Submitted, Visit, one_line, typed_day, worded,
};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, record]
}

/// The longest name of a course.
const MOST_COURSE: usize = 100;
/// For how many years at most a training counts: what it teaches changes.
const MOST_YEARS: i16 = 5;

#[get("/centre/training?<team>")]
async fn show(visit: Visit<'_>, staff: Staff, team: Option<&str>) -> Result<Page, Problem> {
    let work = CentreWork::of(&visit, &staff, team, Action::RunCentre).await?;
    work.trusted(Action::RunCentre).await?;
    page(&work, &Fields::default(), &[]).await
}

#[post("/centre/training", data = "<form>")]
async fn record(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Reply, Problem> {
    let team = Some(form.0.text("team"));
    let work = CentreWork::of(&visit, &staff, team, Action::RunCentre).await?;
    work.trusted(Action::RunCentre).await?;
    let (people, _) = read_people(&work).await?;
    let learned = match read(&form.0, &people, work.today()) {
        Ok(learned) => learned,
        Err(errors) => return Ok(page(&work, &form.0, &errors).await?.into()),
    };
    let (team, by, now) = (work.member.team, staff.person, visit.portal.clock.now());
    let id = TrainingId::new(now, &mut visit.portal.chance());
    work.act(Action::RunCentre, "record training", move |connection| {
        training_table::record(connection, id, team, &learned, by, now)
    })
    .await?;
    Ok(Reply::go(format!("{}&done=trained", work.path(""))))
}

fn read(typed: &Fields, people: &[Colleague], today: Date) -> Result<Learned, Vec<FieldError>> {
    let mut errors = Vec::new();
    let person = people.iter().find(|one| one.email == typed.text("person"));
    if person.is_none() {
        errors.push(FieldError::new("person", "centres-person-empty"));
    }
    let course = one_line(typed.text("course"));
    if course.is_empty() || course.chars().count() > MOST_COURSE {
        errors.push(FieldError::new("course", "centres-course-wrong").with("most", MOST_COURSE));
    }
    let mut wrong = |name: &str, key: &str| {
        errors.push(FieldError {
            href: format!("#{name}-day"),
            ..FieldError::new(name, key).with("years", MOST_YEARS)
        });
    };
    let (done_on, until) = (typed_day(typed, "done"), typed_day(typed, "valid"));
    match done_on {
        None => wrong("done", "centres-done-empty"),
        Some(day) if day > today => wrong("done", "centres-done-future"),
        Some(_) => {}
    }
    match (done_on, until) {
        (_, None) => wrong("valid", "centres-valid-empty"),
        (Some(done_on), Some(until)) if until < done_on => wrong("valid", "centres-valid-before"),
        (Some(done_on), Some(until)) if is_longer(done_on, until, MOST_YEARS) => {
            wrong("valid", "centres-valid-far");
        }
        _ => {}
    }
    match (person, done_on, until) {
        (Some(person), Some(done_on), Some(valid_until)) if errors.is_empty() => Ok(Learned {
            person: person.person,
            course,
            done_on,
            valid_until,
        }),
        _ => Err(errors),
    }
}

async fn read_people(work: &CentreWork<'_>) -> Result<(Vec<Colleague>, Vec<Listed>), Problem> {
    let team = work.member.team;
    let read = work.visit.portal.db.read(move |connection| {
        Ok((
            colleagues(connection, team)?,
            training_table::of_team(connection, team)?,
        ))
    });
    Ok(read.await?)
}

async fn page(
    work: &CentreWork<'_>,
    typed: &Fields,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    const FIELDS: [&str; 8] = [
        "person",
        "course",
        "done-day",
        "done-month",
        "done-year",
        "valid-day",
        "valid-month",
        "valid-year",
    ];
    let (people, listed) = read_people(work).await?;
    let values: Value = FIELDS
        .iter()
        .map(|name| (*name, typed.text(name)))
        .collect();
    let people: Vec<Value> = people
        .iter()
        .map(|one| with_records(work, one, &listed))
        .collect();
    let context = context! {
        people,
        typed => values,
        errors => worded(work.visit, errors),
        ..work.facts()
    };
    Page::render(work.visit, "centres/training.html", context)
}

fn with_records(work: &CentreWork<'_>, one: &Colleague, listed: &[Listed]) -> Value {
    let (wording, language) = (&work.visit.portal.wording, work.visit.language);
    let day = |day| wording.day(language, day);
    let standing = training_table::standing(listed, one.person, work.today());
    let own = listed.iter().filter(|row| row.learned.person == one.person);
    let record = |row: &Listed| {
        context! {
            course => row.learned.course,
            done => day(row.learned.done_on),
            until => day(row.learned.valid_until),
            by => row.recorded_by,
        }
    };
    context! {
        name => one.name,
        email => one.email,
        training => standing.word(),
        until => standing.until().map(day),
        records => own.map(record).collect::<Vec<_>>(),
    }
}
