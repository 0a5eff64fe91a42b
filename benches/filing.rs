//! Filing a report beside a bare route that writes the same rows through the same lane.

use std::time::Duration;

use diesel::prelude::*;
use heard::db::schema::reports;

use super::compare::{Names, compare};
use super::figure::{Figure, Gate};
use super::filing_bare::{self, Rows};
use super::load;
use super::site::{self, Site};

const RUNS: usize = 5;
const CLIENTS: usize = 64;
const FILINGS: usize = 2_000;
/// Filings a second that are offered, come what may.
const RATE: u32 = 200;
const OFFERED: usize = 1_000;

/// Filings a second of both, their ratios, and the slowest hundredth at a steady rate.
pub fn measure() -> Vec<Figure> {
    let site = Site::serve();
    // One report through the pages shows which rows a report is made of.
    let first = site.sendings(&site.drafts(1));
    load::at_once(site.address, 1, &first);
    let rows = site.read(Rows::of_newest_report);
    let rocket = filing_bare::rocket(site::plain(), site.portal.db.clone(), rows);
    let bare = site.serve_beside(rocket);
    let run = || {
        let requests = filing_bare::sendings(&site.drafts(FILINGS));
        let bare_rate = load::at_once(bare, CLIENTS, &requests);
        let before = count(&site);
        let requests = site.sendings(&site.drafts(FILINGS));
        let our_rate = load::at_once(site.address, CLIENTS, &requests);
        assert_eq!(count(&site) - before, FILINGS as i64, "all are filed");
        (bare_rate, our_rate)
    };
    let runs: Vec<_> = (0..RUNS).map(|_| run()).collect();
    let names = Names {
        bare: "bare inserts, 64 clients",
        ours: "filings, 64 clients",
        by_clock: "filing / bare inserts, by the clock",
        by_processor: "filing / bare inserts, by processor",
    };
    let mut figures = compare(&names, &runs, Gate::AtLeast(0.25));
    let slowest = (0..RUNS).map(|_| slowest_hundredth(&site)).collect();
    figures.push(Figure::new(
        "p99 of filing, 200 offered a second",
        "ms",
        slowest,
        Gate::Under(50.0),
    ));
    figures
}

fn count(site: &Site) -> i64 {
    site.read(|connection| Ok(reports::table.count().get_result(connection)?))
}

fn slowest_hundredth(site: &Site) -> f64 {
    let requests = site.sendings(&site.drafts(OFFERED));
    let taken = load::at_rate(site.address, CLIENTS, RATE, &requests);
    milliseconds(taken[taken.len() * 99 / 100])
}

fn milliseconds(length: Duration) -> f64 {
    length.as_secs_f64() * 1e3
}
