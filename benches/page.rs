//! A question's page beside a bare template of the same size.

use std::fs;

use rocket::{State, get, routes};
use rocket_dyn_templates::{Template, context};

use super::compare::{Names, compare};
use super::figure::{Figure, Gate};
use super::load::{self, Connection, Request};
use super::site::{self, Site};

const RUNS: usize = 7;
const CLIENTS: usize = 64;
const PAGES: usize = 8_000;
const LEAST: Gate = Gate::AtLeast(0.5);
/// Bytes of each line of the bare page; as many values are escaped as it has lines.
const LINE: usize = 80;
const BARE: &str = "<!DOCTYPE html><html lang=\"en\"><head><title>{{ title }}</title></head><body>\
     <h1>{{ title }}</h1>{% for line in lines %}<p>{{ line }}</p>{% endfor %}</body></html>";

/// What the bare page shows.
struct Lines(Vec<String>);

#[get("/bare")]
fn bare(lines: &State<Lines>) -> Template {
    Template::render("bare", context! { title: "A bare page", lines: &lines.0 })
}

/// Pages a second of both, and their ratios.
pub fn measure() -> Vec<Figure> {
    let site = Site::serve();
    let asked: Vec<Request> = site
        .drafts(CLIENTS)
        .iter()
        .map(|token| Request::get("/answers/what", &site::cookie(token)))
        .collect();
    let size = Connection::to(site.address).exchange(&asked[0]).len();
    let folder = tempfile::tempdir().expect("there is room for files");
    fs::write(folder.path().join("bare.html.j2"), BARE).expect("a file is written");
    let lines = Lines(vec!["x".repeat(LINE - "<p></p>".len()); size / LINE]);
    let rocket = rocket::custom(site::plain().merge(("template_dir", folder.path())))
        .manage(lines)
        .attach(Template::fairing())
        .mount("/", routes![bare]);
    let bare = site.serve_beside(rocket);
    let pages: Vec<Request> = (0..PAGES)
        .map(|place| asked[place % CLIENTS].clone())
        .collect();
    let bare_pages = vec![Request::get("/bare", ""); PAGES];
    let run = || {
        let bare_rate = load::at_once(bare, CLIENTS, &bare_pages);
        (bare_rate, load::at_once(site.address, CLIENTS, &pages))
    };
    let runs: Vec<_> = (0..RUNS).map(|_| run()).collect();
    let names = Names {
        bare: "bare template pages, 64 clients",
        ours: "question pages, 64 clients",
        by_clock: "question page / bare template, by the clock",
        by_processor: "question page / bare template, by processor",
    };
    compare(&names, &runs, LEAST)
}
