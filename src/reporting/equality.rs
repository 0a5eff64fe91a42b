//! Questions about who reports, after sending: nobody has to answer, and what is answered is stored apart (T-11).

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::Answers;
use super::draft::{Confirmation, Kept, SealedBy, json};
use super::fields::{self, Made, MadeChoice, Offered};
use super::journey::kept;
use super::questions::{EQUALITY, Part};
use super::sealing::part_name;
use super::sent::DONE;
use super::table::add_part;
use super::view::{self, Words};
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::PartId;
use crate::directory::choices_of;
use crate::web::{FieldError, Fields, Page, Problem, Reply, Submitted, Visit};

/// The page after sending.
const SENT: &str = "/answers/sent";

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![show, keep]
}

#[get("/answers/about-you")]
async fn show(visit: Visit<'_>) -> Result<Reply, Problem> {
    let Some(Kept::Sent(confirmation)) = kept(&visit).await? else {
        return Ok(Reply::go(SENT));
    };
    Ok(page(&visit, &confirmation, &Fields::default(), &[])?.into())
}

#[post("/answers/about-you", data = "<form>")]
async fn keep(visit: Visit<'_>, form: Submitted) -> Result<Reply, Problem> {
    let Some(Kept::Sent(confirmation)) = kept(&visit).await? else {
        return Ok(Reply::go(SENT));
    };
    let made = made(&visit, &confirmation);
    let today = visit.portal.clock.now().in_london().date();
    let offered = Offered { made: &made, today };
    match fields::read(EQUALITY.fields, &form.0, &offered) {
        Ok(given) if given.each().next().is_none() => Ok(Reply::go(SENT)),
        Ok(given) => {
            let Some(sealed_by) = &confirmation.sealed_by else {
                return Ok(Reply::go(SENT));
            };
            let [kept, already] = DONE;
            let done = match store(&visit, sealed_by, given).await? {
                true => kept,
                false => already,
            };
            Ok(Reply::go(format!("{SENT}?done={done}")))
        }
        Err(errors) => Ok(page(&visit, &confirmation, &form.0, &errors)?.into()),
    }
}

/// Seals what was given as a part of its own. It can be given once; gives whether this was that time.
async fn store(visit: &Visit<'_>, sealed_by: &SealedBy, given: Fields) -> Result<bool, Problem> {
    let Some((report, key)) = sealed_by.open() else {
        return Err(Problem::fault(&"a confirmation lacks its key"));
    };
    let (portal, now) = (visit.portal, visit.portal.clock.now());
    let mut chance = portal.chance();
    let mut answers = Answers::default();
    answers.put(EQUALITY.slug, given);
    let (row, part) = (PartId::new(now, &mut chance), Part::Equality.word());
    let sealed = key.seal(&part_name(report, part, row), &json(&answers), &mut chance);
    let kept = portal
        .db
        .write("keep equality answers", move |connection| {
            if !add_part(connection, report, row, part, &sealed)? {
                return Ok(false);
            }
            let (chain, given) = (Chain::Report(report), Happening::EqualityGiven);
            audit::append(connection, chain, Actor::Reporter, given, now)?;
            Ok(true)
        })
        .await?;
    Ok(kept)
}

/// The lists of the nation where it happened.
fn made(visit: &Visit<'_>, confirmation: &Confirmation) -> Vec<(Made, Vec<MadeChoice>)> {
    let nation = confirmation.nation.as_deref().unwrap_or("england");
    let today = visit.portal.clock.now().in_london().date();
    let made = EQUALITY.fields.iter().filter_map(|field| field.kind.made());
    made.filter_map(|made| match made {
        Made::Listed(list) => Some((made, MadeChoice::coded(choices_of(list, nation, today)))),
        _ => None,
    })
    .collect()
}

fn page(
    visit: &Visit<'_>,
    confirmation: &Confirmation,
    typed: &Fields,
    errors: &[FieldError],
) -> Result<Page, Problem> {
    let words = Words {
        wording: &visit.portal.wording,
        language: visit.language,
        slug: EQUALITY.slug,
        // No word of it differs: the lists do.
        nation: "england",
    };
    let made = made(visit, confirmation);
    let today = visit.portal.clock.now().in_london().date();
    let offered = Offered { made: &made, today };
    let worded: Vec<Value> = errors
        .iter()
        .map(|error| Value::from_serialize(words.error(error)))
        .collect();
    let context = context! {
        fields => view::fields(&EQUALITY, typed, errors, &offered, &words),
        errors => worded,
    };
    Page::render(visit, "answers/about_you.html", context)
}
