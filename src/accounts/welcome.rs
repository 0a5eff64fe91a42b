//! The first visit of a member of staff, and of one who lost their password or phone: codes, a name, a password, a second factor.

use std::sync::Arc;

use rocket::{Route, get, post, routes};

use super::enrolment::{Enrolment, Joining, enrol, is_name_taken, renew};
use super::invitations::{self, Codes, Invitation};
use super::passwords::in_turn;
use super::people;
use super::permissions::Role;
use super::sign_in::{half_signed_in, start_session, use_code};
use crate::db::{Connection, DbFault, Moment, PersonId};
use crate::vault::{Password, PasswordFault, TotpSecret};
use crate::web::{
    FieldError, Fields, Page, Problem, Reply, Submitted, Visit, one_line, qr, worded,
};

/// The longest name a page shows.
const NAME_MOST: usize = 100;

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![show, join, show_second_factor, check_second_factor]
}

#[get("/welcome")]
fn show(visit: Visit<'_>) -> Result<Page, Problem> {
    page(&visit, &Fields::default(), &[])
}

#[post("/welcome", data = "<form>")]
async fn join(visit: Visit<'_>, form: Submitted) -> Result<Reply, Problem> {
    let portal = visit.portal;
    portal.throttles.sign_in(visit.network.as_ref())?;
    let Submitted(fields) = form;
    let now = portal.clock.now();
    let Some(Invited {
        codes,
        invitation,
        role,
        known,
    }) = find(&visit, &fields, now).await?
    else {
        let error = FieldError::new("invitation", "staff-welcome-invitation-wrong");
        return Ok(page(&visit, &fields, &[error])?.into());
    };
    let (name, password) = match parse(&fields, &invitation) {
        Ok(parsed) => parsed,
        Err(errors) => return Ok(page(&visit, &fields, &errors)?.into()),
    };
    let (keys, mut chance) = (Arc::clone(&portal.keys), portal.chance());
    let person = in_turn(portal, move || {
        let joining = Joining {
            known,
            email: &invitation.email,
            name: &name,
            team: invitation.team,
            role,
        };
        let totp = TotpSecret::generate(&mut chance);
        Enrolment::prepare(&joining, &password, Some(&totp), &keys, now, &mut chance)
    })
    .await?
    .map_err(|fault| Problem::fault(&fault))?;
    let person = Arc::new(person);
    let new = Arc::clone(&person);
    let joined = portal
        .db
        .write("join team", move |connection| {
            keep(connection, &codes, known, &new, now)
        })
        .await?;
    match joined {
        Joined::Yes => start_session(&visit, person.id, &person.seed, false).await?,
        Joined::NotAnyMore => return Err(Problem::NotFound),
        Joined::NameTaken => {
            let typed = Fields::from_iter([("name", fields.text("name"))]);
            let error = FieldError::new("name", "staff-welcome-name-taken");
            return Ok(page(&visit, &typed, &[error])?.into());
        }
    }
    Ok(Reply::go("/welcome/second-factor"))
}

/// What became of using an invitation's codes.
enum Joined {
    Yes,
    /// Somebody else used them, or ended them, or the account is another one now.
    NotAnyMore,
    /// A colleague in the team is called the same; the codes can still be used.
    NameTaken,
}

fn keep(
    connection: &mut Connection,
    codes: &Codes,
    known: Option<PersonId>,
    person: &Enrolment,
    now: Moment,
) -> Result<Joined, DbFault> {
    let leads_to = led_to(connection, codes, now)?.map(|(_, known)| known);
    if leads_to != Some(known) {
        return Ok(Joined::NotAnyMore);
    }
    if is_name_taken(connection, person)? {
        return Ok(Joined::NameTaken);
    }
    if !invitations::use_up(connection, codes, now)? {
        return Ok(Joined::NotAnyMore);
    }
    match codes.is_again() {
        true => renew(connection, person, now)?,
        false => enrol(connection, person, now)?,
    }
    Ok(Joined::Yes)
}

/// The invitation that `codes` belong to, and the account that its address has already.
fn led_to(
    connection: &mut Connection,
    codes: &Codes,
    now: Moment,
) -> Result<Option<(Invitation, Option<PersonId>)>, DbFault> {
    let Some(invitation) = invitations::find(connection, codes, now)? else {
        return Ok(None);
    };
    // Whoever invites sees the whole code: it leads into no account that has a place in any team.
    if people::has_place(connection, &invitation.email)? != codes.is_again() {
        return Ok(None);
    }
    let known = people::by_email(connection, &invitation.email)?;
    Ok(Some((invitation, known.map(|person| person.id))))
}

/// What an invitation's codes lead to.
struct Invited {
    codes: Codes,
    invitation: Invitation,
    role: Role,
    /// The account that somebody lost the way into, or left every team with; none where it is a new person.
    known: Option<PersonId>,
}

/// One answer for a code that is wrong, used up or half of two.
async fn find(visit: &Visit<'_>, typed: &Fields, now: Moment) -> Result<Option<Invited>, Problem> {
    let Some(codes) = Codes::parse(typed.text("invitation"), typed.text("second")) else {
        return Ok(None);
    };
    let found = visit
        .portal
        .db
        .read(move |connection| {
            let Some((invitation, known)) = led_to(connection, &codes, now)? else {
                return Ok(None);
            };
            let role = Role::parse(&invitation.role);
            Ok(role.map(|role| Invited {
                codes,
                invitation,
                role,
                known,
            }))
        })
        .await?;
    Ok(found)
}

fn parse(fields: &Fields, invitation: &Invitation) -> Result<(String, Password), Vec<FieldError>> {
    let name = one_line(fields.text("name"));
    let mut errors = Vec::new();
    if name.is_empty() || name.chars().count() > NAME_MOST {
        errors.push(FieldError::new("name", "staff-welcome-name-wrong"));
    }
    let password = Password::choose(fields.text("password"), &[&name, &invitation.email]);
    match password {
        Ok(password) if errors.is_empty() => return Ok((name, password)),
        Ok(_) => {}
        Err(fault) => errors.push(FieldError::new("password", key_of(&fault))),
    }
    Err(errors)
}

fn key_of(fault: &PasswordFault) -> &'static str {
    match fault {
        PasswordFault::TooShort => "staff-welcome-password-too-short",
        PasswordFault::TooLong => "staff-welcome-password-too-long",
        PasswordFault::Common => "staff-welcome-password-too-easy",
    }
}

#[get("/welcome/second-factor")]
async fn show_second_factor(visit: Visit<'_>) -> Result<Page, Problem> {
    second_factor_page(&visit, &[]).await
}

#[post("/welcome/second-factor", data = "<form>")]
async fn check_second_factor(visit: Visit<'_>, form: Submitted) -> Result<Reply, Problem> {
    visit.portal.throttles.sign_in(visit.network.as_ref())?;
    let (person, seed) = half_signed_in(&visit).await?;
    let is_new = person.totp_step.is_none();
    if is_new && use_code(&visit, &person, &seed, form.0.text("code")).await? {
        start_session(&visit, person.id, &seed, true).await?;
        return Ok(Reply::go("/queue"));
    }
    let error = FieldError::new("code", "staff-code-wrong");
    Ok(second_factor_page(&visit, &[error]).await?.into())
}

/// Shows the secret only until it was shown to work: afterwards it is asked for and never told.
async fn second_factor_page(visit: &Visit<'_>, errors: &[FieldError]) -> Result<Page, Problem> {
    let (person, seed) = half_signed_in(visit).await?;
    let sealed = person.sealed_totp.as_deref().ok_or(Problem::NotFound)?;
    if person.totp_step.is_some() {
        return Err(Problem::NotFound);
    }
    let pepper = &visit.portal.keys.pepper;
    let totp = TotpSecret::open(sealed, &seed, pepper, person.id.uuid(), false)
        .map_err(|fault| Problem::fault(&fault))?;
    let uri = totp
        // A colon would end the name in the app's address.
        .setup_uri("Heard", &person.name.replace(':', " "))
        .ok_or_else(|| Problem::fault(&"a second factor has no address for an app"))?;
    let context = minijinja::context! {
        errors => worded(visit, errors),
        picture => qr(&uri)?,
        secret => totp.to_text().as_str(),
    };
    Page::render(visit, "staff/second_factor.html", context)
}

fn page(visit: &Visit<'_>, typed: &Fields, errors: &[FieldError]) -> Result<Page, Problem> {
    let context = minijinja::context! {
        invitation => typed.text("invitation"),
        second => typed.text("second"),
        name => typed.text("name"),
        errors => worded(visit, errors),
    };
    Page::render(visit, "staff/welcome.html", context)
}
