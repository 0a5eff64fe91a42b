//! Signing in: address and password, then a code from the second factor; and signing out.

use std::sync::Arc;
use std::time::Duration;

use rocket::{Route, get, post, routes};

use super::passwords::in_turn;
use super::people::{self, Person, Session};
use super::staff::{WHOLE_SHIFT, holder};
use crate::db::{Moment, PersonId};
use crate::portal::Portal;
use crate::vault::{Kdf, Password, Seed, TotpSecret};
use crate::web::{FieldError, Page, Problem, Reply, Submitted, Visit, worded};

/// Wrong tries that cost nothing but the try.
const FREE_TRIES: i32 = 5;
/// The first wait after that; it doubles with each wrong try.
const FIRST_WAIT: Duration = Duration::from_secs(30);
/// The longest wait: a guesser must not lock the person out for a day.
const LONGEST_WAIT: Duration = Duration::from_secs(900);

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
    visit.portal.throttles.sign_in(visit.network.as_ref())?;
    let email = form.0.text("email").trim().to_lowercase();
    let Some(password) = Password::typed(form.0.text("password")) else {
        return Ok(refused(&visit, &email)?.into());
    };
    let key = email.clone();
    let person = visit
        .portal
        .db
        .read(move |connection| people::by_email(connection, &key))
        .await?;
    let now = visit.portal.clock.now();
    let known = person.filter(|person| person.blocked_until <= now);
    match check_password(visit.portal, known, password).await? {
        Tried::Right(person, seed) => {
            let needs_code = person.sealed_totp.is_some();
            start_session(&visit, person.id, &seed, !needs_code).await?;
            Ok(Reply::go(match (needs_code, person.totp_step) {
                (false, _) => "/queue",
                (true, Some(_)) => "/sign-in/code",
                (true, None) => "/welcome/second-factor",
            }))
        }
        Tried::Wrong(person) => {
            count_failure(visit.portal, &person, now).await?;
            Ok(refused(&visit, &email)?.into())
        }
        Tried::Nobody => Ok(refused(&visit, &email)?.into()),
    }
}

enum Tried {
    Right(Person, Seed),
    Wrong(Person),
    Nobody,
}

/// One run of Argon2id whether or not there is such a person, so that the time taken tells nothing.
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
        match unlocked.open_seed(&person.sealed_seed, person.id.uuid()) {
            Ok(seed) => Tried::Right(person, seed),
            Err(fault) => {
                tracing::error!(%fault, "a person's seed would not open");
                Tried::Nobody
            }
        }
    })
    .await
}

async fn count_failure(portal: &Portal, person: &Person, now: Moment) -> Result<(), Problem> {
    let (id, failures) = (person.id, person.failures.saturating_add(1));
    let beyond = u32::try_from(failures - FREE_TRIES).unwrap_or(0);
    let wait = match beyond {
        0 => Duration::ZERO,
        beyond => LONGEST_WAIT.min(FIRST_WAIT * 2_u32.saturating_pow((beyond - 1).min(10))),
    };
    portal
        .db
        .write("count wrong password", move |connection| {
            people::set_failures(connection, id, failures, now + wait)
        })
        .await?;
    Ok(())
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
    let session = Session {
        person,
        is_whole,
        sealed_seed: token.seal_seed(seed, &mut portal.chance()),
    };
    portal
        .db
        .write("start session", move |connection| {
            if let Some(old) = &old {
                people::end_session(connection, old)?;
            }
            if session.is_whole {
                people::set_failures(connection, person, 0, now)?;
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
    let (person, seed) = half_signed_in(&visit).await?;
    let now = visit.portal.clock.now();
    // Until the second factor was shown to work there is nothing to ask for here.
    if person.totp_step.is_none() {
        return Ok(Reply::go("/welcome/second-factor"));
    }
    if person.blocked_until <= now && use_code(&visit, &person, &seed, form.0.text("code")).await? {
        start_session(&visit, person.id, &seed, true).await?;
        return Ok(Reply::go("/queue"));
    }
    count_failure(visit.portal, &person, now).await?;
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

/// Whether `code` is right and was not used before; it is used up by this.
pub(super) async fn use_code(
    visit: &Visit<'_>,
    person: &Person,
    seed: &Seed,
    code: &str,
) -> Result<bool, Problem> {
    let portal = visit.portal;
    let sealed = person.sealed_totp.as_deref().ok_or(Problem::NotFound)?;
    let totp = TotpSecret::open(sealed, seed, &portal.keys.pepper, person.id.uuid())
        .map_err(|fault| Problem::fault(&fault))?;
    let now = portal.clock.now().unix_seconds();
    let Some(step) = totp.check(code, now, person.totp_step) else {
        return Ok(false);
    };
    let id = person.id;
    let used = portal
        .db
        .write("use second factor", move |connection| {
            people::use_totp_step(connection, id, step)
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
