//! The page on which a force or the national desk looks after one centre: its accreditation, its key, its people's training.

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::register_page::invite_manager;
use super::table::{self, Centre};
use super::training_table::{self, Listed};
use super::voucher::{Voucher, read_term};
use crate::accounts::{Colleague, Staff, colleagues, confirm_first, epochs, held_keys};
use crate::audit::{self, Chain, Happening};
use crate::db::{Connection, DbFault};
use crate::vault::TeamEpoch;
use crate::web::{
    FieldError, Fields, Page, Problem, Reply, Submitted, Visit, is_email, one_line, worded,
};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, vouch, set_term, suspend, invite]
}

/// What the page can say was just done.
const DONE: [&str; 4] = ["vouched", "term", "suspended", "restored"];

#[get("/admin/centres/<slug>?<team>&<done>", rank = 2)]
async fn show(
    visit: Visit<'_>,
    staff: Staff,
    slug: &str,
    team: Option<&str>,
    done: Option<&str>,
) -> Result<Page, Problem> {
    let voucher = Voucher::of(&visit, &staff, team)?;
    let centre = voucher.centre(slug).await?;
    let done = DONE.into_iter().find(|known| Some(*known) == done);
    page(
        &voucher,
        &centre,
        &Fields::default(),
        &[],
        Told {
            done,
            invited: None,
        },
    )
    .await
}

/// The team's word that the first key of the centre is the centre's: whoever writes the database could have put another there, so
/// the manager reads its fingerprint to whoever vouches.
#[post("/admin/centres/<slug>/vouch", data = "<form>")]
async fn vouch(
    visit: Visit<'_>,
    staff: Staff,
    slug: &str,
    form: Submitted,
) -> Result<Reply, Problem> {
    let voucher = Voucher::of(&visit, &staff, Some(form.0.text("team")))?;
    let centre = voucher.own_centre(slug).await?;
    let first = read_first_key(&voucher, &centre).await?;
    let first = first.ok_or(Problem::NotFound)?;
    let Some(mut first) = Some(first).filter(|first| first.signature.is_none()) else {
        return Ok(Reply::go(path(&voucher, &centre, "vouched")));
    };
    if !first.is_read_as(form.0.text("fingerprint")) {
        let error = FieldError::new("fingerprint", "centres-fingerprint-wrong");
        let page = page(&voucher, &centre, &form.0, &[error], Told::default()).await?;
        return Ok(page.into());
    }
    let own = held_keys(&visit, &staff, voucher.member.team).await?;
    let (newest, secret) = own.newest().ok_or(Problem::NotFound)?;
    newest.vouch_for(secret, &mut first);
    let (team, epoch) = (centre.team, newest.epoch);
    let done_path = path(&voucher, &centre, "vouched");
    let (by, now) = (staff.person, visit.portal.clock.now());
    voucher
        .act("vouch for centre", move |connection| {
            // Two may vouch at once: the first did it for both.
            let waits = first_key(connection, &centre)?.is_some_and(|key| key.signature.is_none());
            if waits {
                confirm_first(connection, &first)?;
                table::set_voucher_epoch(connection, team, epoch)?;
                let (chain, happening) = (Chain::Team(team), Happening::KeyConfirmed);
                audit::append(connection, chain, by, happening, now)?;
            }
            Ok(())
        })
        .await?;
    Ok(Reply::go(done_path))
}

#[post("/admin/centres/<slug>/term", data = "<form>")]
async fn set_term(
    visit: Visit<'_>,
    staff: Staff,
    slug: &str,
    form: Submitted,
) -> Result<Reply, Problem> {
    let voucher = Voucher::of(&visit, &staff, Some(form.0.text("team")))?;
    let centre = voucher.own_centre(slug).await?;
    let term = match read_term(&form.0) {
        Ok(term) => term,
        Err(errors) => {
            let page = page(&voucher, &centre, &form.0, &errors, Told::default()).await?;
            return Ok(page.into());
        }
    };
    let (team, by, now) = (centre.team, staff.person, visit.portal.clock.now());
    voucher
        .act("accredit centre", move |connection| {
            table::accredit(connection, team, term, by, now)
        })
        .await?;
    Ok(Reply::go(path(&voucher, &centre, "term")))
}

#[post("/admin/centres/<slug>/suspend", data = "<form>")]
async fn suspend(
    visit: Visit<'_>,
    staff: Staff,
    slug: &str,
    form: Submitted,
) -> Result<Reply, Problem> {
    let voucher = Voucher::of(&visit, &staff, Some(form.0.text("team")))?;
    let centre = voucher.own_centre(slug).await?;
    let is_suspended = form.0.text("to") == "suspended";
    let (team, by, now) = (centre.team, staff.person, visit.portal.clock.now());
    voucher
        .act("suspend centre", move |connection| {
            table::suspend(connection, team, is_suspended, by, now)
        })
        .await?;
    let done = if is_suspended {
        "suspended"
    } else {
        "restored"
    };
    Ok(Reply::go(path(&voucher, &centre, done)))
}

#[post("/admin/centres/<slug>/invite", data = "<form>")]
async fn invite(
    visit: Visit<'_>,
    staff: Staff,
    slug: &str,
    form: Submitted,
) -> Result<Page, Problem> {
    let voucher = Voucher::of(&visit, &staff, Some(form.0.text("team")))?;
    let centre = voucher.own_centre(slug).await?;
    // Once the centre has people and a key, its manager invites: nobody from outside takes a place there.
    if read_first_key(&voucher, &centre).await?.is_some() {
        return Err(Problem::NotFound);
    }
    let email = one_line(form.0.text("manager")).to_lowercase();
    if !is_email(&email) {
        let error = FieldError::new("manager", "centres-manager-wrong");
        return page(&voucher, &centre, &form.0, &[error], Told::default()).await;
    }
    match invite_manager(&voucher, centre.team, &email).await? {
        Some(code) => {
            let told = Told {
                done: None,
                invited: Some((email, code)),
            };
            page(&voucher, &centre, &Fields::default(), &[], told).await
        }
        None => {
            let error = FieldError::new("manager", "staff-people-email-known");
            page(&voucher, &centre, &form.0, &[error], Told::default()).await
        }
    }
}

/// What was just done, for the page that follows.
#[derive(Default)]
struct Told {
    done: Option<&'static str>,
    /// The address of a manager who was invited, and their code.
    invited: Option<(String, String)>,
}

fn path(voucher: &Voucher<'_>, centre: &Centre, done: &str) -> String {
    let (slug, team) = (&centre.slug, &voucher.member.slug);
    format!("/admin/centres/{slug}?team={team}&done={done}")
}

async fn read_first_key(
    voucher: &Voucher<'_>,
    centre: &Centre,
) -> Result<Option<TeamEpoch>, Problem> {
    let centre = centre.clone();
    let db = &voucher.visit.portal.db;
    Ok(db
        .read(move |connection| first_key(connection, &centre))
        .await?)
}

fn first_key(connection: &mut Connection, centre: &Centre) -> Result<Option<TeamEpoch>, DbFault> {
    Ok(epochs(connection, centre.team)?.into_iter().next())
}

/// The page, with what was `typed` and what to do about it, or what was just done.
async fn page(
    voucher: &Voucher<'_>,
    centre: &Centre,
    typed: &Fields,
    errors: &[FieldError],
    told: Told,
) -> Result<Page, Problem> {
    let (visit, today) = (voucher.visit, voucher.today());
    let own = centre.clone();
    let read = visit.portal.db.read(move |connection| {
        Ok((
            colleagues(connection, own.team)?,
            training_table::of_team(connection, own.team)?,
            first_key(connection, &own)?,
        ))
    });
    let (people, listed, first) = read.await?;
    let people: Vec<Value> = people
        .iter()
        .map(|one| trained(voucher, one, &listed))
        .collect();
    let day = |day| visit.portal.wording.day(visit.language, day);
    let key = match first {
        None => "none",
        Some(first) if first.signature.is_none() => "waits",
        Some(_) => "vouched",
    };
    let context = context! {
        centre => centre.slug,
        name => centre.name,
        email => centre.bell_address,
        accreditation => centre.accreditation(today).word(),
        from => day(centre.accredited_from),
        until => day(centre.accredited_until),
        is_suspended => centre.suspended_at.is_some(),
        is_told => centre.details.are_told(),
        key,
        people,
        may_act => voucher.vouches_for(centre) && voucher.may_speak().await?,
        typed => values(typed),
        errors => worded(visit, errors),
        done => told.done,
        invited => told.invited.map(|(email, code)| context! { email, code }),
        ..voucher.facts()
    };
    Page::render(visit, "centres/one.html", context)
}

fn trained(voucher: &Voucher<'_>, one: &Colleague, listed: &[Listed]) -> Value {
    let standing = training_table::standing(listed, one.person, voucher.today());
    let (wording, language) = (&voucher.visit.portal.wording, voucher.visit.language);
    context! {
        name => one.name,
        role => one.role.word(),
        training => standing.word(),
        until => standing.until().map(|day| wording.day(language, day)),
    }
}

fn values(typed: &Fields) -> Value {
    const FIELDS: [&str; 8] = [
        "fingerprint",
        "manager",
        "from-day",
        "from-month",
        "from-year",
        "until-day",
        "until-month",
        "until-year",
    ];
    FIELDS
        .iter()
        .map(|name| (*name, typed.text(name)))
        .collect()
}
