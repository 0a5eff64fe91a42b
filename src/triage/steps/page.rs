//! The page of one step of a case, and the list of its steps.

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::doing::do_step;
use super::form::{ASSESSMENT, Done, Form};
use super::may::{May, may_do};
use super::risk::Level;
use super::rules::{DoneBy, Rule};
use super::standing::{Facts, GO_ON, Needed, PAUSE};
use super::table::{self, NewStep};
use crate::accounts::{self, Action, Staff};
use crate::db::PersonId;
use crate::messages::{self, Content, Kind, MOST_LETTERS, NewMessage};
use crate::triage::case_access::CaseWork;
use crate::triage::case_page::facts;
use crate::web::{FieldError, Fields, Page, Problem, Reply, Submitted, Visit, worded};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, keep]
}

/// A step that somebody wants to do.
struct Doing<'a> {
    work: CaseWork<'a>,
    facts: Facts,
    form: Form,
    may: May,
}

impl<'a> Doing<'a> {
    async fn of(
        visit: &'a Visit<'a>,
        staff: &'a Staff,
        reference: &str,
        step: &str,
    ) -> Result<Self, Problem> {
        let work = CaseWork::owned(visit, staff, reference, Action::Answer).await?;
        let facts = read_facts(&work).await?;
        let today = work.now().in_london().date();
        let form = Form::of(step, &facts.nation, today).ok_or(Problem::NotFound)?;
        let may = may_do(&facts, step, staff.person, work.member.role);
        if may == May::NotNeeded || work.case.state == "closed" {
            return Err(Problem::NotFound);
        }
        Ok(Self {
            work,
            facts,
            form,
            may,
        })
    }

    fn page(&self, typed: &Fields, seen: &str, errors: &[FieldError]) -> Result<Page, Problem> {
        let (visit, form) = (self.work.visit, &self.form);
        let key = |part: &str| format!("steps-{}-{part}", form.step);
        let say = |key: String| visit.say(&key, &[]);
        let choice = |word: &str| context! { value => word, text => say(key(word)) };
        let question = |one: &super::risk::Question| {
            let answer = |(answer, _): &(&str, Level)| {
                context! { value => answer, text => say(format!("steps-risk-{}-{answer}", one.word)) }
            };
            context! {
                word => one.word,
                text => say(format!("steps-risk-{}", one.word)),
                value => typed.text(one.word),
                answers => one.answers.iter().map(answer).collect::<Vec<_>>(),
            }
        };
        let levels: Vec<Value> = match form.questions.is_empty() {
            true => Vec::new(),
            false => Level::ALL.map(|(_, word)| choice(word)).into(),
        };
        let context = context! {
            step => form.step,
            title => say(key("title")),
            hint => say(key("hint")),
            may => self.may == May::Do,
            seen,
            choices => form.answers.iter().map(|one| choice(one.word)).collect::<Vec<_>>(),
            questions => form.questions.iter().map(question).collect::<Vec<_>>(),
            levels,
            has_reference => form.has_reference(),
            typed => context! {
                answer => typed.text("answer"),
                level => typed.text("level"),
                reference => typed.text("reference"),
                why => typed.text("why"),
            },
            most => MOST_LETTERS,
            errors => worded(visit, &self.named(errors)),
            ..facts(&self.work)
        };
        Page::render(visit, "staff/step.html", context)
    }

    /// The errors, each with the question that it is about: one line for each of them would say the same.
    fn named(&self, errors: &[FieldError]) -> Vec<FieldError> {
        let named = |error: &FieldError| {
            let is_asked = self
                .form
                .questions
                .iter()
                .any(|one| one.word == error.field);
            let question = is_asked.then(|| format!("steps-risk-{}", error.field));
            match question {
                Some(key) => error
                    .clone()
                    .with("question", self.work.visit.say(&key, &[])),
                None => error.clone(),
            }
        };
        errors.iter().map(named).collect()
    }

    /// How many steps were done: what the page was made from, so that a second click or a colleague's is noticed.
    fn seen(&self) -> String {
        self.facts.taken.len().to_string()
    }
}

#[get("/reports/<reference>/steps/<step>")]
async fn show(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    step: &str,
) -> Result<Reply, Problem> {
    let doing = Doing::of(&visit, &staff, reference, step).await?;
    // Nobody types what cannot be sealed.
    match doing.work.open().await? {
        Ok(_) => Ok(doing.page(&Fields::default(), &doing.seen(), &[])?.into()),
        Err(_) => Ok(Reply::go(doing.work.path())),
    }
}

#[post("/reports/<reference>/steps/<step>", data = "<form>")]
async fn keep(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    step: &str,
    form: Submitted,
) -> Result<Reply, Problem> {
    let doing = Doing::of(&visit, &staff, reference, step).await?;
    if doing.may != May::Do {
        return Ok(doing.page(&form.0, &doing.seen(), &[])?.into());
    }
    let done = match doing.form.read(&form.0) {
        Ok(done) => done,
        Err(errors) => return Ok(doing.page(&form.0, form.0.text("seen"), &errors)?.into()),
    };
    let is_stale = form.0.text("seen") != doing.seen();
    if is_stale || !write(&doing, done).await? {
        let error = FieldError::new("answer", "steps-not-now");
        let doing = Doing::of(&visit, &staff, reference, step).await?;
        return Ok(doing.page(&form.0, &doing.seen(), &[error])?.into());
    }
    Ok(doing.work.go_back("step"))
}

/// Writes the step down with a note of all that was answered; gives whether it still could be done.
async fn write(doing: &Doing<'_>, done: Done) -> Result<bool, Problem> {
    let work = &doing.work;
    let Ok(opened) = work.open().await? else {
        return Ok(false);
    };
    let (named, now, person) = (work.named(), work.now(), work.staff.person);
    let content = Content::with_lines(done.lines, &done.why);
    let (author, chance) = (Some(work.author()), &mut work.visit.portal.chance());
    let note = NewMessage::seal(
        (named.0, &opened.key),
        Kind::Note,
        author,
        &content,
        now,
        chance,
    );
    let (step, role) = (doing.form.step.clone(), work.member.role);
    let (answer, seen) = (done.answer, doing.facts.taken.len());
    let written = work.visit.portal.db.write("do step", move |connection| {
        let new = NewStep {
            report: named.0,
            step: &step,
            answer: &answer,
            by: Some((person, named.1)),
        };
        let is_done = do_step(connection, &new, (role, seen), now)?;
        if is_done {
            messages::add(connection, &note)?;
        }
        Ok(is_done)
    });
    Ok(written.await?)
}

/// What decides which steps the case needs.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn read_facts(work: &CaseWork<'_>) -> Result<Facts, Problem> {
    let report = work.case.id;
    let read = work
        .visit
        .portal
        .db
        .read(move |connection| table::facts(connection, report));
    Ok(read.await?)
}

/// The steps of a case, for its page: each with what came of it or by when it is due.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn steps_shown(work: &CaseWork<'_>) -> Result<Value, Problem> {
    let facts = read_facts(work).await?;
    let people: Vec<PersonId> = facts.taken.iter().filter_map(|one| one.person).collect();
    let read = work
        .visit
        .portal
        .db
        .read(move |connection| accounts::names(connection, &people));
    let (names, visit, now) = (read.await?, work.visit, work.now());
    let row = |one: &Needed<'_>| {
        let step = one.rule.step;
        let by = one.last.and_then(|last| names.get(&last.person?));
        context! {
            step,
            title => visit.say(&format!("steps-{step}-title"), &[]),
            answer => one.last.map(|last| visit.say(&format!("steps-{step}-{}", last.answer), &[])),
            by => by,
            done => one.done_at.map(|at| visit.record_time(at)),
            due => one.due_at.map(|at| visit.record_time(at)),
            is_late => one.is_late(now),
            stands_still => one.rule.takes.is_some() && one.due_at.is_none(),
            is_message => one.rule.done_by == DoneBy::Message,
            has_page => one.rule.done_by == DoneBy::Step,
        }
    };
    let needed = facts.needed();
    let risk = facts.last(ASSESSMENT);
    Ok(context! {
        needed => needed.iter().map(row).collect::<Vec<_>>(),
        missing => facts.missing().iter().map(|rule| missing(visit, rule)).collect::<Vec<_>>(),
        may_dismiss => facts.may_dismiss(),
        paused => facts.paused_since().map(|at| visit.record_time(at)),
        clocks => if facts.paused_since().is_some() { GO_ON } else { PAUSE },
        risk => risk.map(|risk| risk.answer.as_str()),
    })
}

/// A step that must be done before a case can be closed, by its name.
fn missing(visit: &Visit<'_>, rule: &Rule) -> Value {
    context! { step => rule.step, title => visit.say(&format!("steps-{}-title", rule.step), &[]) }
}
