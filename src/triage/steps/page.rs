//! The page of one step of a case.

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::doing::do_step;
use super::form::{Done, Form};
use super::list::{answer_in_words, read_facts};
use super::may::{May, may_do};
use super::risk::Level;
use super::rules::{Answer, Asks};
use super::standing::Facts;
use super::table::NewStep;
use crate::accounts::{Action, Colleague, Staff, colleagues};
use crate::messages::{self, Content, Kind, MOST_LETTERS, NewMessage};
use crate::reporting::{Part, Told};
use crate::triage::case_access::{CaseWork, Opened};
use crate::triage::case_page::{facts, told_part};
use crate::web::{FieldError, Fields, Page, Problem, Reply, Submitted, Visit, worded};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, keep]
}

/// A step that somebody wants to do.
struct Doing<'a> {
    work: CaseWork<'a>,
    opened: Opened,
    facts: Facts,
    form: Form,
    may: May,
    /// How to contact the reporter safely, where the step has to do with that.
    contact: Vec<Told>,
    /// Those of the team; for the names of who did a step, and of who may.
    colleagues: Vec<Colleague>,
}

/// Steps for which somebody turns to the reporter.
const TURN_TO_THEM: [&str; 3] = ["contact", "referral", "rights"];

impl<'a> Doing<'a> {
    /// None where the report does not open for this person, or nobody of the team has read it yet.
    async fn of(
        visit: &'a Visit<'a>,
        staff: &'a Staff,
        reference: &str,
        step: &str,
    ) -> Result<Result<Self, Reply>, Problem> {
        let work = CaseWork::owned(visit, staff, reference, Action::Answer).await?;
        let facts = read_facts(&work).await?;
        let today = work.now().in_london().date();
        let form = Form::of(step, &facts.nation, today).ok_or(Problem::NotFound)?;
        let may = may_do(&facts, step, staff.person, work.member.role);
        // Nobody types what cannot be sealed, or decides about what nobody has read.
        if facts.opened_at.is_none() {
            return Ok(Err(Reply::go(work.path())));
        }
        // What the page tells of the report is a reading of it.
        let tells = TURN_TO_THEM.contains(&step);
        let opened = match tells {
            true => work.open_logged().await?,
            false => work.open().await?,
        };
        let Ok(opened) = opened else {
            return Ok(Err(Reply::go(work.path())));
        };
        let contact = match tells {
            true => told_part(&work, &opened, Part::Contact)?,
            false => Vec::new(),
        };
        let team = work.member.team;
        let db = &visit.portal.db;
        let colleagues = db
            .read(move |connection| colleagues(connection, team))
            .await?;
        Ok(Ok(Self {
            work,
            opened,
            facts,
            form,
            may,
            contact,
            colleagues,
        }))
    }

    /// Whether there is nothing to do any more.
    fn is_over(&self) -> bool {
        self.may == May::NotNeeded || self.work.case.state == "closed"
    }

    /// Names of the colleagues who may do it.
    fn others_who_may(&self) -> Vec<&str> {
        let may = |one: &&Colleague| {
            one.has_keys() && may_do(&self.facts, &self.form.step, one.person, one.role) == May::Do
        };
        self.colleagues
            .iter()
            .filter(may)
            .map(|one| one.name.as_str())
            .collect()
    }

    /// What was answered before, where something was.
    fn before(&self) -> Option<Value> {
        let last = self.facts.last(&self.form.step)?;
        let mut known = self.colleagues.iter();
        let by = known.find(|one| Some(one.person) == last.person);
        Some(context! {
            answer => answer_in_words(self.work.visit, last),
            by => by.map(|one| one.name.as_str()),
            at => self.work.visit.record_time(last.at),
        })
    }

    /// What must be said beside the first control.
    fn not_now(&self) -> FieldError {
        let first = self.form.questions.first();
        FieldError::new(first.map_or("answer", |one| one.word), "steps-not-now")
    }

    fn page(&self, typed: &Fields, seen: &str, errors: &[FieldError]) -> Result<Page, Problem> {
        let (visit, form) = (self.work.visit, &self.form);
        let key = |part: &str| format!("steps-{}-{part}", form.step);
        let say = |key: String| visit.say(&key, &[]);
        let choice = |word: &str| context! { value => word, text => say(key(word)) };
        let answer = |one: &Answer| {
            let asks = match one.asks {
                Some(Asks::Why) => Some(say("steps-asks-why".to_owned())),
                Some(Asks::Reference) => Some(say("steps-asks-reference".to_owned())),
                None => None,
            };
            context! { value => one.word, text => say(key(one.word)), hint => asks.map(|text| context! { text }) }
        };
        let only = form.answers.first().filter(|_| form.answers.len() == 1);
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
            may => self.may != May::AskAnother,
            others => self.others_who_may(),
            before => self.before(),
            contact => self.contact,
            seen,
            choices => form.answers.iter().map(answer).collect::<Vec<_>>(),
            questions => form.questions.iter().map(question).collect::<Vec<_>>(),
            levels,
            has_reference => form.has_reference(),
            typed => context! {
                answer => only.map_or(typed.text("answer"), |one| one.word),
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
    let doing = match Doing::of(&visit, &staff, reference, step).await? {
        Ok(doing) => doing,
        Err(elsewhere) => return Ok(elsewhere),
    };
    match doing.is_over() {
        true => Ok(Reply::go(doing.work.path())),
        false => Ok(doing.page(&Fields::default(), &doing.seen(), &[])?.into()),
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
    let doing = match Doing::of(&visit, &staff, reference, step).await? {
        Ok(doing) => doing,
        Err(elsewhere) => return Ok(elsewhere),
    };
    if doing.may == May::AskAnother {
        return Ok(doing.page(&form.0, &doing.seen(), &[])?.into());
    }
    let done = match doing.form.read(&form.0) {
        Ok(done) => done,
        Err(errors) => return Ok(doing.page(&form.0, form.0.text("seen"), &errors)?.into()),
    };
    let is_stale = doing.is_over() || form.0.text("seen") != doing.seen();
    if !is_stale && write(&doing, done).await? {
        return Ok(doing.work.go_back("step"));
    }
    // What was typed stays on the page, also where nothing is to be done any more.
    match Doing::of(&visit, &staff, reference, step).await? {
        Ok(doing) => Ok(doing
            .page(&form.0, &doing.seen(), &[doing.not_now()])?
            .into()),
        Err(elsewhere) => Ok(elsewhere),
    }
}

/// Writes the step down with a note of all that was answered; gives whether it still could be done.
async fn write(doing: &Doing<'_>, done: Done) -> Result<bool, Problem> {
    let work = &doing.work;
    let (named, now, person) = (work.named(), work.now(), work.staff.person);
    let content = Content::with_lines(done.lines, &done.why);
    let (author, chance) = (Some(work.author()), &mut work.visit.portal.chance());
    let note = NewMessage::seal(
        (named.0, &doing.opened.key),
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
            by: person.into(),
            team: Some(named.1),
        };
        let is_done = do_step(connection, &new, (role, seen), now)?;
        if is_done {
            messages::add(connection, &note)?;
        }
        Ok(is_done)
    });
    Ok(written.await?)
}
