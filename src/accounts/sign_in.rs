//! Signing in: address and password, then a code from the second factor; and signing out.

use std::sync::Arc;

use rocket::{Route, get, post, routes};

use super::passwords::in_turn;
use super::people::{self, Person, Session};
use super::staff::{WHOLE_SHIFT, holder};
use crate::audit::{self, Chain, Happening};
use crate::db::PersonId;
use crate::portal::Portal;
use crate::vault::{Kdf, Password, Seed, SessionStage, TotpSecret};
use crate::web::{FieldError, Page, Problem, Reply, Submitted, Visit, one_line, worded};

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![show, sign_in, show_code, check_code, sign_out]
}

#[get("/sign-in")]
fn show(visit: Visit<'_>) -> Result<Page, Problem> {
    page(&visit, "", &[])
}

#[post("/sign-in", data = "<form>")]
async fn sign_in(visit: Visit<'_>, form: Submitted) -> Result<Reply, Problem> {
    let email = one_line(form.0.text("email")).to_lowercase();
    let throttles = &visit.portal.throttles;
    throttles.password(visit.network.as_ref(), &email)?;
    let Some(password) = Password::typed(form.0.text("password")) else {
        return Ok(refused(&visit, &email)?.into());
    };
    let key = email.clone();
    let person = visit
        .portal
        .db
        .read(move |connection| people::by_email(connection, &key))
        .await?;
    match check_password(visit.portal, person, password).await? {
        Tried::Right(person, seed) if counts(visit.portal, person.id, true).await? => {
            let needs_code = person.sealed_totp.is_some();
            start_session(&visit, person.id, &seed, !needs_code).await?;
            Ok(Reply::go(match (needs_code, person.totp_step) {
                (false, _) => "/queue",
                (true, Some(_)) => "/sign-in/code",
                (true, None) => "/welcome/second-factor",
            }))
        }
        Tried::Wrong(person) => {
            counts(visit.portal, person.id, false).await?;
            Ok(refused(&visit, &email)?.into())
        }
        Tried::Nobody => {
            visit.portal.db.write_nothing().await?;
            Ok(refused(&visit, &email)?.into())
        }
        Tried::Right(..) => Ok(refused(&visit, &email)?.into()),
    }
}

enum Tried {
    Right(Person, Seed),
    Wrong(Person),
    Nobody,
}

/// One run of Argon2id whether or not there is such a person, so that the time taken tells nothing. (A wrong password is
/// counted, so a name that nobody has costs a write as well.)
async fn check_password(
    portal: &Portal,
    person: Option<Person>,
    password: Password,
) -> Result<Tried, Problem> {
    let keys = Arc::clone(&portal.keys);
    in_turn(portal, move || {
        let known = person.and_then(|person| Some((Kdf::parse(&person.kdf)?, person)));
        let Some((kdf, person)) = known else {
            password.try_on_nobody(&keys.pepper);
            return Tried::Nobody;
        };
        let unlocked = password.unlock(&kdf, &keys.pepper);
        if !unlocked.matches(&person.auth) {
            return Tried::Wrong(person);
        }
        let has_second_factor = person.sealed_totp.is_some();
        match unlocked.open_seed(&person.sealed_seed, person.id.uuid(), has_second_factor) {
            Ok(seed) => Tried::Right(person, seed),
            Err(fault) => {
                tracing::error!(%fault, "a person's seed would not open");
                Tried::Nobody
            }
        }
    })
    .await
}

/// Counts a try; gives whether it was right and may count.
pub(super) async fn counts(
    portal: &Portal,
    person: PersonId,
    right: bool,
) -> Result<bool, Problem> {
    let now = portal.clock.now();
    let counted = portal
        .db
        .write("count try", move |connection| {
            people::count_try(connection, person, right, now)
        })
        .await?;
    Ok(counted)
}

/// Starts a session under a new token: one that somebody planted in the browser must not become theirs.
pub(super) async fn start_session(
    visit: &Visit<'_>,
    person: PersonId,
    seed: &Seed,
    is_whole: bool,
) -> Result<(), Problem> {
    let portal = visit.portal;
    let old = visit.token().map(|token| token.session_id());
    let token = visit.renew_token();
    let (id, now) = (token.session_id(), portal.clock.now());
    let stage = SessionStage {
        person: person.uuid(),
        is_whole,
    };
    let session = Session {
        person,
        is_whole,
        sealed_seed: token.seal_seed(seed, &stage, &mut portal.chance()),
    };
    portal
        .db
        .write("start session", move |connection| {
            if let Some(old) = &old {
                people::end_session(connection, old)?;
            }
            if session.is_whole {
                people::forget_failures(connection, person, now)?;
                for member in people::teams_of(connection, person)? {
                    let chain = Chain::Team(member.team);
                    audit::append(connection, chain, person, Happening::SignedIn, now)?;
                }
            }
            people::start_session(connection, &id, &session, now, now + WHOLE_SHIFT)
        })
        .await?;
    Ok(())
}

#[get("/sign-in/code")]
async fn show_code(visit: Visit<'_>) -> Result<Page, Problem> {
    half_signed_in(&visit).await?;
    code_page(&visit, &[])
}

#[post("/sign-in/code", data = "<form>")]
async fn check_code(visit: Visit<'_>, form: Submitted) -> Result<Reply, Problem> {
    visit.portal.throttles.sign_in(visit.network.as_ref())?;
    let (person, seed) = half_signed_in(&visit).await?;
    // Until the second factor was shown to work there is nothing to ask for here.
    if person.totp_step.is_none() {
        return Ok(Reply::go("/welcome/second-factor"));
    }
    if use_code(&visit, &person, &seed, form.0.text("code")).await? {
        start_session(&visit, person.id, &seed, true).await?;
        return Ok(Reply::go("/queue"));
    }
    let error = FieldError::new("code", "staff-code-wrong");
    Ok(code_page(&visit, &[error])?.into())
}

/// The person who has given the password and not yet the code.
///
/// # Errors
/// [`Problem::NotFound`] for everybody else.
pub(super) async fn half_signed_in(visit: &Visit<'_>) -> Result<(Person, Seed), Problem> {
    let token = visit.token().ok_or(Problem::NotFound)?;
    let holder = holder(visit.portal, token)
        .await?
        .filter(|holder| !holder.is_whole)
        .ok_or(Problem::NotFound)?;
    let key = holder.person;
    let person = visit
        .portal
        .db
        .read(move |connection| people::by_id(connection, key))
        .await?
        .ok_or(Problem::NotFound)?;
    Ok((person, holder.seed))
}

/// Whether `code` is right and was not used before; it is used up by this. The first one proves the second factor.
pub(super) async fn use_code(
    visit: &Visit<'_>,
    person: &Person,
    seed: &Seed,
    code: &str,
) -> Result<bool, Problem> {
    let portal = visit.portal;
    let sealed = person.sealed_totp.as_deref().ok_or(Problem::NotFound)?;
    let (id, is_proven) = (person.id, person.totp_step.is_some());
    let pepper = &portal.keys.pepper;
    let totp = TotpSecret::open(sealed, seed, pepper, id.uuid(), is_proven)
        .map_err(|fault| Problem::fault(&fault))?;
    let now = portal.clock.now();
    let step = totp.check(code, now.unix_seconds(), person.totp_step);
    let proven = totp.seal(seed, pepper, id.uuid(), true, &mut portal.chance());
    let used = portal
        .db
        .write("use second factor", move |connection| {
            let counts = people::count_try(connection, id, step.is_some(), now)?;
            match step.filter(|_| counts) {
                Some(step) => people::use_totp_step(connection, id, step, &proven),
                None => Ok(false),
            }
        })
        .await?;
    Ok(used)
}

#[post("/sign-out", data = "<_form>")]
async fn sign_out(visit: Visit<'_>, _form: Submitted) -> Result<Reply, Problem> {
    if let Some(token) = visit.token() {
        visit.portal.forget_browser(token).await?;
    }
    visit.forget_token();
    Ok(Reply::go("/sign-in"))
}

fn refused(visit: &Visit<'_>, email: &str) -> Result<Page, Problem> {
    page(
        visit,
        email,
        &[FieldError::new("email", "staff-sign-in-wrong")],
    )
}

fn page(visit: &Visit<'_>, email: &str, errors: &[FieldError]) -> Result<Page, Problem> {
    let errors = worded(visit, errors);
    Page::render(
        visit,
        "staff/sign_in.html",
        minijinja::context! { email, errors },
    )
}

fn code_page(visit: &Visit<'_>, errors: &[FieldError]) -> Result<Page, Problem> {
    let errors = worded(visit, errors);
    Page::render(visit, "staff/code.html", minijinja::context! { errors })
}
