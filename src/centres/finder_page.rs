//! The pages on which anybody finds a centre, and a poster that leads to one. Nothing is kept of who looks, and what was typed stands in
//! no address.

use std::sync::Arc;

use jiff::civil::DateTime;
use minijinja::{Value, context};
use rocket::{Route, get, post, routes};

use super::details::{ACCESS, Details, STRANDS};
use super::finder::{FoundCentre, MOST_FOUND, Near, Spot, Wishes, near, spots_of};
use super::table::{self, Centre};
use crate::accounts::live_key;
use crate::db::Connection;
use crate::portal::Portal;
use crate::reporting::{WithCentre, begin_draft, start_page};
use crate::routing::find_place;
use crate::web::{FieldError, Fields, Page, Problem, Reply, Submitted, Visit, qr, worded};

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![show, search, show_one, start, begin, poster]
}

#[get("/centres")]
fn show(visit: Visit<'_>) -> Result<Page, Problem> {
    page(&visit, &Fields::default(), &[], None)
}

#[post("/centres", data = "<form>")]
async fn search(visit: Visit<'_>, form: Submitted) -> Result<Page, Problem> {
    let typed = &form.0;
    let wanted = spots(visit.portal, typed.text("near"));
    if wanted.is_empty() {
        let error = FieldError::new("near", "centres-near-wrong");
        return page(&visit, typed, &[error], None);
    }
    let centres = open_centres(visit.portal).await;
    let placed = centres.iter().map(|centre| placed(visit.portal, centre));
    let found: Vec<Value> = near(placed, &wanted, &wishes(&visit, typed))
        .iter()
        .map(|(found, near)| told(&visit, found, Some(*near)))
        .collect();
    page(&visit, typed, &[], Some(found))
}

fn wishes(visit: &Visit<'_>, typed: &Fields) -> Wishes {
    let of_list = |name: &str, list: &[&str]| {
        let known = list.iter().find(|word| **word == typed.text(name));
        known.map(|word| (*word).to_owned()).unwrap_or_default()
    };
    Wishes {
        open_at: (typed.text("open") == "now").then(|| wall_clock(visit)),
        language: typed.text("language").trim().to_lowercase(),
        access: of_list("access", &ACCESS),
        strand: of_list("strand", &STRANDS),
    }
}

/// What the clock on the wall shows, in summer and in winter.
fn wall_clock(visit: &Visit<'_>) -> DateTime {
    visit.portal.clock.now().in_london().datetime()
}

fn page(
    visit: &Visit<'_>,
    typed: &Fields,
    errors: &[FieldError],
    found: Option<Vec<Value>>,
) -> Result<Page, Problem> {
    let context = context! {
        near => typed.text("near"),
        open => typed.text("open") == "now",
        language => typed.text("language"),
        access => typed.text("access"),
        strand => typed.text("strand"),
        accesses => ACCESS,
        strands => STRANDS,
        found,
        most => MOST_FOUND,
        errors => worded(visit, errors),
    };
    Page::render(visit, "find/list.html", context)
}

#[get("/centres/<slug>")]
async fn show_one(visit: Visit<'_>, slug: &str) -> Result<Page, Problem> {
    let centre = open_centre(&visit, slug).await?;
    let context = context! { centre => told(&visit, &placed(visit.portal, &centre), None) };
    Page::render(&visit, "find/one.html", context)
}

/// The journey with help from this centre: nobody writes down who came by it. Only what the person leaves in their own answers says so.
#[get("/centres/<slug>/start")]
async fn start(visit: Visit<'_>, slug: &str) -> Result<Page, Problem> {
    let centre = open_centre(&visit, slug).await?;
    let with = WithCentre {
        name: &centre.name,
        action: &format!("/centres/{}/start", centre.slug),
    };
    start_page(&visit, Some(with)).await
}

#[post("/centres/<slug>/start", data = "<_form>")]
async fn begin(visit: Visit<'_>, slug: &str, _form: Submitted) -> Result<Reply, Problem> {
    open_centre(&visit, slug).await?;
    begin_draft(&visit, true).await
}

/// For a wall or a window: it names the centre, and what it says of itself; its picture leads to the questions, with
/// help from this centre.
#[get("/centres/<slug>/poster")]
async fn poster(visit: Visit<'_>, slug: &str) -> Result<Page, Problem> {
    let centre = open_centre(&visit, slug).await?;
    let public_url = visit.portal.settings.public_url.trim_end_matches('/');
    let address = format!("{public_url}/centres/{}/start", centre.slug);
    let context = context! {
        centre => told(&visit, &placed(visit.portal, &centre), None),
        picture => qr(&address)?,
        address,
    };
    Page::render(&visit, "find/poster.html", context)
}

/// The spots that a place's text can mean.
fn spots(portal: &Portal, text: &str) -> Vec<Spot> {
    let today = portal.clock.now().in_london().date();
    let finding = find_place(text, &portal.postcodes, &portal.places, today);
    spots_of(&finding, &portal.grid)
}

/// The centres that people may be sent to, as they were at most half a minute ago: accredited, vouched for, and with an address and
/// opening hours.
async fn open_centres(portal: &Portal) -> Arc<Vec<Centre>> {
    let (installation, now) = (portal.keys.installation, portal.clock.now());
    let today = now.in_london().date();
    let read = move |connection: &mut Connection| {
        let mut open = Vec::new();
        for centre in table::all(connection)? {
            let is_open = centre.accreditation(today).counts() && centre.details.are_told();
            if is_open && live_key(connection, centre.team, &installation)?.is_ok() {
                open.push(centre);
            }
        }
        Ok(open)
    };
    portal.centres.at(&portal.db, now, "centres", read).await
}

async fn open_centre(visit: &Visit<'_>, slug: &str) -> Result<Centre, Problem> {
    let centres = open_centres(visit.portal).await;
    let mut same = centres.iter().filter(|centre| centre.slug == slug);
    same.next().cloned().ok_or(Problem::NotFound)
}

/// The centre and where it is.
fn placed<'a>(portal: &Portal, centre: &'a Centre) -> FoundCentre<'a> {
    let spots = spots(portal, &centre.details.postcode);
    let today = portal.clock.now().in_london().date();
    let directory = portal.directory();
    let mut forces = spots.iter();
    let nation = forces.find_map(|spot| Some(directory.force(&spot.force, today)?.nation));
    FoundCentre {
        centre,
        spots,
        nation,
    }
}

fn told(visit: &Visit<'_>, found: &FoundCentre<'_>, near: Option<Near>) -> Value {
    let (centre, now) = (found.centre, wall_clock(visit));
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
        is_open => found.is_open_at(now),
        is_holiday => found.is_holiday(now),
        miles => near.and_then(|near| near.miles).map(miles),
        is_in_district => near.is_some_and(|near| near.is_in_district),
    }
}

/// Miles as people say them: whole ones, and none where it is nearer than one.
fn miles(miles: f64) -> u32 {
    // As the crow flies, from the middle of one sector to the middle of another: parts of a mile would be no truth.
    miles.round().clamp(0.0, 1_000.0) as u32
}
