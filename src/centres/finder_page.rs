//! The pages on which anybody finds a centre, and a poster that leads to one. Nothing is kept of who looks, and what was typed stands in
//! no address.

use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::details::Details;
use super::finder::{Nearness, Spot, near, spots_of};
use super::table::{self, Centre};
use crate::accounts::live_key;
use crate::routing::find_place;
use crate::web::{FieldError, Page, Problem, Submitted, Visit, qr, worded};

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![show, search, show_one, poster]
}

#[get("/centres")]
fn show(visit: Visit<'_>) -> Result<Page, Problem> {
    page(&visit, "", &[], None)
}

#[post("/centres", data = "<form>")]
async fn search(visit: Visit<'_>, form: Submitted) -> Result<Page, Problem> {
    let typed = form.0.text("near");
    let wanted = spots(&visit, typed);
    if wanted.is_empty() {
        let error = FieldError::new("near", "centres-near-wrong");
        return page(&visit, typed, &[error], None);
    }
    let centres = open_centres(&visit).await?;
    let spots_of_centre = |centre: &Centre| spots(&visit, &centre.details.postcode);
    let found: Vec<Value> = near(&centres, &wanted, spots_of_centre)
        .into_iter()
        .map(|(centre, nearness)| told(&visit, centre, Some(nearness)))
        .collect();
    page(&visit, typed, &[], Some(found))
}

fn page(
    visit: &Visit<'_>,
    typed: &str,
    errors: &[FieldError],
    found: Option<Vec<Value>>,
) -> Result<Page, Problem> {
    let context = context! { near => typed, found, errors => worded(visit, errors) };
    Page::render(visit, "find/list.html", context)
}

#[get("/centres/<slug>")]
async fn show_one(visit: Visit<'_>, slug: &str) -> Result<Page, Problem> {
    let centre = open_centre(&visit, slug).await?;
    let context = context! { centre => told(&visit, &centre, None) };
    Page::render(&visit, "find/one.html", context)
}

/// For a wall or a window: it names the centre, and what it says of itself; its picture leads to the centre's page.
#[get("/centres/<slug>/poster")]
async fn poster(visit: Visit<'_>, slug: &str) -> Result<Page, Problem> {
    let centre = open_centre(&visit, slug).await?;
    let public_url = visit.portal.settings.public_url.trim_end_matches('/');
    let address = format!("{public_url}/centres/{}", centre.slug);
    let context = context! {
        centre => told(&visit, &centre, None),
        picture => qr(&address)?,
        address,
    };
    Page::render(&visit, "find/poster.html", context)
}

/// The spots that a place's text can mean.
fn spots(visit: &Visit<'_>, text: &str) -> Vec<Spot> {
    let portal = visit.portal;
    let today = portal.clock.now().in_london().date();
    spots_of(&find_place(text, &portal.postcodes, &portal.places, today))
}

/// The centres that people may be sent to: accredited, vouched for, and with an address and opening hours.
async fn open_centres(visit: &Visit<'_>) -> Result<Vec<Centre>, Problem> {
    let (installation, today) = (
        visit.portal.keys.installation,
        visit.portal.clock.now().in_london().date(),
    );
    let read = visit.portal.db.read(move |connection| {
        let mut open = Vec::new();
        for centre in table::all(connection)? {
            let is_open = centre.accreditation(today).counts() && centre.details.are_told();
            if is_open && live_key(connection, centre.team, &installation)?.is_ok() {
                open.push(centre);
            }
        }
        Ok(open)
    });
    Ok(read.await?)
}

async fn open_centre(visit: &Visit<'_>, slug: &str) -> Result<Centre, Problem> {
    let centres = open_centres(visit).await?.into_iter();
    let mut same = centres.filter(|centre| centre.slug == slug);
    same.next().ok_or(Problem::NotFound)
}

fn told(visit: &Visit<'_>, centre: &Centre, nearness: Option<Nearness>) -> Value {
    let Details {
        address,
        postcode,
        phone,
        opening,
        languages,
        access,
        strands,
    } = &centre.details;
    let time = |time| visit.portal.wording.time_of_day(visit.language, time);
    let hours = opening.days().map(|(day, hours)| {
        let hours = hours.map(|(from, until)| (time(from), time(until)));
        context! { day, hours }
    });
    let words = |prefix: &str, codes: &[String]| -> Vec<String> {
        let say = |code: &String| visit.say(&format!("{prefix}{code}"), &[]);
        codes.iter().map(say).collect()
    };
    context! {
        slug => centre.slug,
        name => centre.name,
        address => address.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>(),
        postcode,
        phone,
        hours => hours.collect::<Vec<_>>(),
        languages,
        access => words("centres-access-", access),
        strands => words("staff-strand-", strands),
        is_in_district => nearness == Some(Nearness::District),
    }
}
