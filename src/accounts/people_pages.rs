//! The page on which a steward looks after the team's people: invites them, gives them the keys and roles,
//! takes them out.

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::colleagues::{self, Colleague, Removed, RoleChange};
use super::held_keys::{HeldKeys, NextKey};
use super::invitations::{self, Invitation};
use super::people::{Member, has_place};
use super::permissions::{Action, Role};
use super::staff::Staff;
use super::team_keys::{epochs, wraps_of};
use crate::audit::Happening;
use crate::db::{DbFault, Moment, PersonId};
use crate::triage::let_go_of_all;
use crate::vault::AccessCode;
use crate::web::{
    FieldError, Fields, Page, Problem, Reply, Submitted, Visit, is_email, one_line, worded,
};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, invite, uninvite, give_keys, change_role, remove]
}

/// How often giving the keys or taking somebody out begins again where the keys changed hands in the same moment.
const ATTEMPTS: u32 = 5;

/// A steward and the team that they look after.
pub(super) struct Stewardship<'a> {
    pub(super) visit: &'a Visit<'a>,
    pub(super) staff: &'a Staff,
    pub(super) member: &'a Member,
}

/// A code that is shown once, and for whom.
pub(super) enum Shown<'a> {
    Invitation(&'a str, &'a str),
    Help(&'a str, &'a str),
}

impl Shown<'_> {
    fn in_template(&self) -> Value {
        match self {
            Self::Invitation(email, code) => context! { email, code, is_help => false },
            Self::Help(email, code) => context! { email, code, is_help => true },
        }
    }
}

/// The team as it is now: its members, and what the steward holds of its keys.
pub(super) struct Team {
    members: Vec<Colleague>,
    pub(super) keys: HeldKeys,
    /// Whom a second steward has to agree to help, and who asked.
    waiting: Vec<(String, Option<PersonId>)>,
    /// What codes can still be used, and until when.
    open: Vec<(Invitation, Moment)>,
}

#[get("/admin/people?<team>")]
async fn show(visit: Visit<'_>, staff: Staff, team: Option<&str>) -> Result<Page, Problem> {
    Stewardship::of(&visit, &staff, team)?
        .page(&Fields::default(), &[], None)
        .await
}

#[post("/admin/people/invite", data = "<form>")]
async fn invite(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Page, Problem> {
    let stewardship = Stewardship::of(&visit, &staff, Some(form.0.text("team")))?;
    stewardship.team_with_keys().await?;
    let email = one_line(form.0.text("email")).to_lowercase();
    let typed = Role::parse(form.0.text("role"));
    let role = typed.filter(|role| stewardship.roles().any(|known| known == *role));
    let mut errors = Vec::new();
    if !is_email(&email) {
        errors.push(FieldError::new("email", "staff-people-email-wrong"));
    }
    if role.is_none() {
        errors.push(FieldError::new("role", "staff-people-role-empty"));
    }
    let Some(role) = role.filter(|_| errors.is_empty()) else {
        return stewardship.page(&form.0, &errors, None).await;
    };
    match stewardship.invite(&email, role).await? {
        Some(code) => {
            let shown = Shown::Invitation(&email, &code);
            stewardship.page(&Fields::default(), &[], Some(shown)).await
        }
        None => {
            let error = FieldError::new("email", "staff-people-email-known");
            stewardship.page(&form.0, &[error], None).await
        }
    }
}

/// Ends the codes that are for one address.
#[post("/admin/people/uninvite", data = "<form>")]
async fn uninvite(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Reply, Problem> {
    let stewardship = Stewardship::of(&visit, &staff, Some(form.0.text("team")))?;
    stewardship.team_with_keys().await?;
    let (id, by) = (stewardship.member.team, staff.person);
    let (email, now) = (form.0.text("person").to_owned(), visit.portal.clock.now());
    // Where somebody else took it back in the same moment, all is as was asked for.
    visit
        .portal
        .db
        .write("take invitation back", move |connection| {
            invitations::take_back(connection, id, &email, by, now)
        })
        .await?;
    Ok(Reply::go(stewardship.path()))
}

#[post("/admin/people/keys", data = "<form>")]
async fn give_keys(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Reply, Problem> {
    let stewardship = Stewardship::of(&visit, &staff, Some(form.0.text("team")))?;
    for _ in 0..ATTEMPTS {
        let team = stewardship.team().await?;
        let colleague = team.find(&form.0)?;
        // What lies in the database could be anybody's key: the colleague says themself which is theirs.
        if !colleague
            .sealing_key
            .is_read_as(colleague.person.uuid(), form.0.text("read-out"))
        {
            let error = FieldError::new("read-out", "staff-people-read-out-wrong");
            return Ok(stewardship.page(&form.0, &[error], None).await?.into());
        }
        // Whoever waits for the keys has none to give.
        if team.keys.newest().is_none() {
            return Err(Problem::NotFound);
        }
        if stewardship.give(&team.keys, colleague).await? {
            return Ok(Reply::go(stewardship.path()));
        }
    }
    Err(Problem::Busy)
}

#[post("/admin/people/role", data = "<form>")]
async fn change_role(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Reply, Problem> {
    let stewardship = Stewardship::of(&visit, &staff, Some(form.0.text("team")))?;
    let team = stewardship.team_with_keys().await?;
    let person = team.find(&form.0)?.person;
    let role = Role::parse(form.0.text("as")).ok_or(Problem::NotFound)?;
    let (id, by, now) = (
        stewardship.member.team,
        staff.person,
        visit.portal.clock.now(),
    );
    let changed = visit
        .portal
        .db
        .write("change role", move |connection| {
            colleagues::change_role(connection, id, person, role, by, now)
        })
        .await?;
    let why_not = match changed {
        RoleChange::Yes => return Ok(Reply::go(stewardship.path())),
        RoleChange::NotThere => return Err(Problem::NotFound),
        RoleChange::LastSteward => stewardship.says("last"),
        RoleChange::OtherSteward => stewardship.says("other"),
    };
    let error = FieldError::new("person", why_not);
    Ok(stewardship.page(&form.0, &[error], None).await?.into())
}

/// Asks first: the way back is a new invitation.
#[post("/admin/people/remove", data = "<form>")]
async fn remove(visit: Visit<'_>, staff: Staff, form: Submitted) -> Result<Reply, Problem> {
    let stewardship = Stewardship::of(&visit, &staff, Some(form.0.text("team")))?;
    if form.0.text("sure") != "yes" {
        let team = stewardship.team().await?;
        let leaver = team.find(&form.0)?;
        let context =
            context! { name => leaver.name, email => leaver.email, ..stewardship.facts() };
        return Ok(Page::render(&visit, "staff/person_remove.html", context)?.into());
    }
    for _ in 0..ATTEMPTS {
        let team = stewardship.team().await?;
        match stewardship.remove(&team, &form.0).await? {
            Removed::HoldersChanged => {}
            Removed::LastSteward => {
                let error = FieldError::new("person", stewardship.says("last"));
                return Ok(stewardship.page(&form.0, &[error], None).await?.into());
            }
            Removed::Yes | Removed::NotThere => return Ok(Reply::go(stewardship.path())),
        }
    }
    Err(Problem::Busy)
}

impl<'a> Stewardship<'a> {
    /// The team called `slug`, or the first that this person looks after.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for everybody who looks after no such team.
    pub(super) fn of(
        visit: &'a Visit<'a>,
        staff: &'a Staff,
        slug: Option<&str>,
    ) -> Result<Self, Problem> {
        let member = staff.place(slug, Action::LookAfterPeople)?;
        Ok(Self {
            visit,
            staff,
            member,
        })
    }

    pub(super) fn path(&self) -> String {
        format!("/admin/people?team={}", self.member.slug)
    }

    pub(super) async fn team(&self) -> Result<Team, Problem> {
        let (team, person) = (self.member.team, self.staff.person);
        let now = self.visit.portal.clock.now();
        let read = self.visit.portal.db.read(move |connection| {
            Ok((
                colleagues::colleagues(connection, team)?,
                epochs(connection, team)?,
                wraps_of(connection, team, person)?,
                invitations::waiting(connection, team, now)?,
                invitations::open(connection, team, now)?,
            ))
        });
        let (members, epochs, wraps, waiting, open) = read.await?;
        let keys = HeldKeys::open(epochs, &wraps, &self.staff.seed, person)
            .map_err(|fault| Problem::fault(&fault))?;
        Ok(Team {
            members,
            keys,
            waiting,
            open,
        })
    }

    /// The same, for what nobody may do who was not given the team's keys: one who is invited alone has no say in who belongs here.
    ///
    /// # Errors
    /// [`Problem::NotFound`] without the newest.
    pub(super) async fn team_with_keys(&self) -> Result<Team, Problem> {
        let team = self.team().await?;
        match team.keys.newest() {
            Some(_) => Ok(team),
            None => Err(Problem::NotFound),
        }
    }

    /// The invitation's code; none where the address has a place in a team or an invitation to this one already.
    async fn invite(&self, email: &str, role: Role) -> Result<Option<String>, Problem> {
        let portal = self.visit.portal;
        let code = AccessCode::generate(&mut portal.chance());
        let shown = code.to_text().to_string();
        let (team, by, now) = (self.member.team, self.staff.person, portal.clock.now());
        let email = email.to_owned();
        let invited = portal
            .db
            .write("invite", move |connection| {
                // Whoever is taken out in this moment leaves no invitation behind.
                if !colleagues::looks_after(connection, team, by)? {
                    return Ok(None);
                }
                if has_place(connection, &email)?
                    || invitations::is_invited(connection, team, &email, now)?
                {
                    return Ok(Some(false));
                }
                invitations::invite(connection, &code, team, role, &email, by, now)?;
                Ok::<_, DbFault>(Some(true))
            })
            .await?;
        let is_invited = invited.ok_or(Problem::NotFound)?;
        Ok(is_invited.then_some(shown))
    }

    /// Gives `colleague` all of `keys`; gives whether both are still as they were.
    async fn give(&self, keys: &HeldKeys, colleague: &Colleague) -> Result<bool, Problem> {
        let portal = self.visit.portal;
        let (person, key) = (colleague.person, colleague.sealing_key);
        let given = keys
            .give(person, &key, &mut portal.chance())
            .map_err(|fault| Problem::fault(&fault))?;
        let (id, by, now) = (self.member.team, self.staff.person, portal.clock.now());
        let is_given = portal
            .db
            .write("give keys", move |connection| {
                let happening = Happening::KeyGiven;
                colleagues::keep_given(connection, id, (person, key), &given, by, happening, now)
            })
            .await?;
        Ok(is_given)
    }

    async fn remove(&self, team: &Team, form: &Fields) -> Result<Removed, Problem> {
        let portal = self.visit.portal;
        let leaver = team.find(form)?.person;
        let staying: Vec<&Colleague> = team
            .members
            .iter()
            .filter(|one| one.person != leaver)
            .collect();
        let next: NextKey = team
            .keys
            .turn(&staying, &portal.keys.escrow, &mut portal.chance())
            .map_err(|fault| Problem::fault(&fault))?
            .ok_or(Problem::NotFound)?;
        let (id, by, now) = (self.member.team, self.staff.person, portal.clock.now());
        let removed = portal
            .db
            .write("remove from team", move |connection| {
                let removed = colleagues::remove(connection, id, leaver, &next, by, now)?;
                if removed == Removed::Yes {
                    let_go_of_all(connection, id, leaver, by, now)?;
                }
                Ok(removed)
            })
            .await?;
        Ok(removed)
    }

    /// The key of a sentence about those who look after the people of such a team: stewards, or managers of a centre.
    fn says(&self, sentence: &str) -> String {
        format!("staff-people-{sentence}-{}", self.member.role.word())
    }

    /// The roles that somebody can have in the team.
    fn roles(&self) -> impl Iterator<Item = Role> {
        self.member.role.beside()
    }

    fn facts(&self) -> Value {
        let (visit, member) = (self.visit, self.member);
        context! {
            staff => self.staff.shown_in(visit, member),
            is_centre => member.role.may(Action::Assist),
            team => visit.team_title(&member.slug, &member.name),
            slug => member.slug,
        }
    }

    /// The page, with what was `typed` and what to do about it, or the code of a new invitation.
    pub(super) async fn page(
        &self,
        typed: &Fields,
        errors: &[FieldError],
        shown: Option<Shown<'_>>,
    ) -> Result<Page, Problem> {
        let team = self.team().await?;
        let members: Vec<Value> = team
            .members
            .iter()
            .map(|one| {
                context! {
                    name => one.name,
                    email => one.email,
                    role => one.role.word(),
                    looks_after => one.role.may(Action::LookAfterPeople),
                    has_keys => one.has_keys(),
                    is_self => one.person == self.staff.person,
                    help_asked_by => team.help_asked_by(&one.email, self.staff),
                }
            })
            .collect();
        let open: Vec<Value> = team
            .open
            .iter()
            .map(|(invitation, ends_at)| {
                let until = self.visit.record_time(*ends_at);
                context! { email => invitation.email, role => invitation.role, until }
            })
            .collect();
        let context = context! {
            members,
            open,
            roles => self.roles().map(Role::word).collect::<Vec<_>>(),
            holds_keys => team.keys.newest().is_some(),
            typed_email => typed.text("email"),
            typed_role => typed.text("role"),
            typed_person => typed.text("person"),
            read_out => typed.text("read-out"),
            invited => shown.map(|shown| shown.in_template()),
            errors => worded(self.visit, errors),
            ..self.facts()
        };
        Page::render(self.visit, "staff/people.html", context)
    }
}

impl Team {
    /// Who asked that the colleague with `email` may sign in again, as `staff` sees it: "self", "other", or nobody.
    fn help_asked_by(&self, email: &str, staff: &Staff) -> Option<&'static str> {
        let (_, by) = self.waiting.iter().find(|(known, _)| known == email)?;
        Some(match *by == Some(staff.person) {
            true => "self",
            false => "other",
        })
    }

    /// The member whom the form names by address, who must be somebody else than `staff`.
    pub(super) fn find_other(&self, form: &Fields, staff: &Staff) -> Result<&Colleague, Problem> {
        let found = self.find(form)?;
        match found.person == staff.person {
            true => Err(Problem::NotFound),
            false => Ok(found),
        }
    }

    /// The member whom the form names by address.
    fn find(&self, form: &Fields) -> Result<&Colleague, Problem> {
        let email = form.text("person");
        let found = self.members.iter().find(|one| one.email == email);
        found.ok_or(Problem::NotFound)
    }
}
