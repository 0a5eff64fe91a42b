//! The reporter took back what they had agreed to, and something must be shared all the same: a child, an adult at risk, a threat to
//! life. Who decided it, why, with whom and whether the person was told is written down (domain 6.6).

use minijinja::context;
use rocket::{Route, get, post, routes};

use super::case_access::CaseWork;
use super::case_page::facts;
use super::states;
use crate::accounts::{Action, Staff};
use crate::audit::{self, Chain, Happening};
use crate::messages::{self, Content, Kind, NewMessage, Reader};
use crate::reporting::{Answers, Asking, Frame, Ground, Lists, Offered, SHARED_ON, read_fields};
use crate::web::{FieldError, Fields, Problem, Reply, Submitted, Visit};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, keep]
}

/// A report of this person's team whose reporter took back what they had agreed to.
async fn withdrawn<'a>(
    visit: &'a Visit<'a>,
    staff: &'a Staff,
    reference: &str,
) -> Result<CaseWork<'a>, Problem> {
    let work = CaseWork::owned(visit, staff, reference, Action::Answer).await?;
    match work.case.withdrawn_at {
        Some(_) => Ok(work),
        None => Err(Problem::NotFound),
    }
}

#[get("/reports/<reference>/shared-on")]
async fn show(visit: Visit<'_>, staff: Staff, reference: &str) -> Result<Reply, Problem> {
    let work = withdrawn(&visit, &staff, reference).await?;
    // Nobody types what cannot be sealed.
    match work.open().await? {
        Ok(opened) => page(&work, &Fields::default(), opened.messages.len(), &[]).await,
        Err(_) => Ok(Reply::go(work.path())),
    }
}

async fn page(
    work: &CaseWork<'_>,
    typed: &Fields,
    written: usize,
    errors: &[FieldError],
) -> Result<Reply, Problem> {
    let frame = Frame {
        base: work.path(),
        first: work.path(),
        template: "staff/shared_on.html",
        // How much is written beside the report: so a second click writes nothing twice.
        head: Some(context! { written, ..facts(work) }),
    };
    let (lists, answers) = (Lists::of(work.visit), Answers::default());
    let ground = Ground::of(&answers, lists.gazetteer());
    let asking = Asking {
        frame: &frame,
        visit: work.visit,
        lists: &lists,
        answers: &answers,
        ground: &ground,
    };
    Ok(asking.page(&SHARED_ON, typed, errors).await?.into())
}

/// Something was written beside it meanwhile, perhaps this by a click before, or it went to another team: what was typed is not lost.
async fn not_kept(work: &CaseWork<'_>, typed: &Fields, written: usize) -> Result<Reply, Problem> {
    let error = FieldError::new("shared-on", "shared-on-moved");
    page(work, typed, written, &[error]).await
}

#[post("/reports/<reference>/shared-on", data = "<form>")]
async fn keep(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    form: Submitted,
) -> Result<Reply, Problem> {
    let work = withdrawn(&visit, &staff, reference).await?;
    let offered = Offered {
        made: &[],
        today: work.now().in_london().date(),
    };
    let read = match read_fields(SHARED_ON.fields, &form.0, &offered) {
        Ok(read) => read,
        Err(errors) => {
            let written = form.0.text("written").parse().unwrap_or_default();
            return page(&work, &form.0, written, &errors).await;
        }
    };
    let Ok(opened) = work.open().await? else {
        return not_kept(&work, &form.0, 0).await;
    };
    let written = opened.messages.len();
    if form.0.text("written") != written.to_string() {
        return not_kept(&work, &form.0, written).await;
    }
    let mut answers = Answers::default();
    answers.put(SHARED_ON.slug, read);
    let content = Content::with_answers("shared-on", &answers);
    let (named, now, person) = (work.named(), work.now(), staff.person);
    let (author, chance) = (Some(work.author()), &mut visit.portal.chance());
    let sealing = (named.0, &opened.key);
    let note = NewMessage::seal(sealing, Kind::Note, author, &content, now, chance);
    let is_done = visit
        .portal
        .db
        .write("write that it was shared", move |connection| {
            let beside = messages::of_report(connection, named.0, Reader::Team)?;
            if !states::is_owned_by(connection, named)? || beside.len() != written {
                return Ok(false);
            }
            messages::add(connection, &note)?;
            let chain = Chain::Report(named.0);
            audit::append(connection, chain, person, Happening::SharedOn, now)?;
            Ok(true)
        })
        .await?;
    match is_done {
        true => Ok(work.go_back("shared-on")),
        false => not_kept(&work, &form.0, written).await,
    }
}
