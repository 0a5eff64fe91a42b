//! Who deals with a report: taking it on, letting it go, giving it to a colleague.

use minijinja::{Value, context};
use rocket::{Route, post, routes};

use super::case_access::CaseWork;
use super::case_page::case_page;
use super::officers::{Naming, name_officer};
use crate::accounts::{Action, Colleague, Staff, colleagues};
use crate::db::PersonId;
use crate::web::{FieldError, Problem, Reply, Submitted, Visit};

/// The route of this form.
pub fn routes() -> Vec<Route> {
    routes![name]
}

/// The word in the form for nobody.
const NOBODY: &str = "nobody";

/// The members of the team in whose name a report is worked on.
pub struct Officers(Vec<Colleague>);

/// Whether they can deal with its reports: they have its keys.
fn can_deal(one: &Colleague) -> bool {
    one.has_keys() && one.role.may(Action::Answer)
}

impl Officers {
    /// Those of the team that the report is worked on for.
    ///
    /// # Errors
    /// A [`Problem`] of the database.
    pub async fn of(work: &CaseWork<'_>) -> Result<Self, Problem> {
        let team = work.member.team;
        let read = work
            .visit
            .portal
            .db
            .read(move |connection| colleagues(connection, team));
        Ok(Self(read.await?))
    }

    fn of_key(&self, key: Option<PersonId>) -> Option<&Colleague> {
        self.0.iter().find(|one| Some(one.person) == key)
    }

    fn called(&self, email: &str) -> Option<&Colleague> {
        self.0.iter().find(|one| one.email == email)
    }

    /// What the report's page shows and offers.
    pub fn shown(&self, work: &CaseWork<'_>) -> Value {
        let deals = self.of_key(work.case.officer);
        let choice = |one: &Colleague| context! { email => one.email, name => one.name };
        let is_other = |one: &&Colleague| {
            one.person != work.staff.person && Some(one.person) != work.case.officer
        };
        let others = self.0.iter().filter(|one| can_deal(one)).filter(is_other);
        context! {
            is_own => work.case.officer == Some(work.staff.person),
            is_nobody => work.case.officer.is_none(),
            name => deals.map(|one| one.name.as_str()),
            before => deals.map_or(NOBODY, |one| one.email.as_str()),
            own => self.of_key(Some(work.staff.person)).map(|one| one.email.as_str()),
            others => others.map(choice).collect::<Vec<_>>(),
        }
    }
}

#[post("/reports/<reference>/officer", data = "<form>")]
async fn name(
    visit: Visit<'_>,
    staff: Staff,
    reference: &str,
    form: Submitted,
) -> Result<Reply, Problem> {
    let work = CaseWork::owned(&visit, &staff, reference, Action::Answer).await?;
    let officers = Officers::of(&work).await?;
    let officer = officers.called(form.0.text("officer"));
    let officer = officer.filter(|one| can_deal(one)).map(|one| one.person);
    if officer.is_none() && form.0.text("officer") != NOBODY {
        let error = FieldError::new("officer", "triage-officer-empty");
        return Ok(case_page(&work, &form.0, &[error]).await?.into());
    }
    let naming = Naming {
        before: officers.called(form.0.text("before")).map(|one| one.person),
        officer,
        by: staff.person,
    };
    let (named, now) = (work.named(), work.now());
    let is_done = visit
        .portal
        .db
        .write("name officer", move |connection| {
            // Whoever left the team in this moment deals with nothing.
            let members = colleagues(connection, named.1)?;
            let is_member = |person| members.iter().any(|one| one.person == person);
            if !officer.is_none_or(is_member) {
                return Ok(false);
            }
            name_officer(connection, named, naming, now)
        })
        .await?;
    if is_done {
        return Ok(work.go_back(match officer {
            Some(_) => "officer-named",
            None => "officer-let-go",
        }));
    }
    // What the page shows beside it is how it stands now.
    let work = CaseWork::owned(&visit, &staff, reference, Action::Answer).await?;
    let error = FieldError::new("officer", "triage-officer-not-now");
    Ok(case_page(&work, &form.0, &[error]).await?.into())
}
