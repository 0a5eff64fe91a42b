//! Deciding which force a postcode belongs to.

use std::hint::black_box;
use std::time::Instant;

use heard::directory::Directory;
use heard::routing::{Incident, Location, Place, Postcode, Postcodes, decide};

use super::figure::{Figure, Gate};

const RUNS: usize = 7;
const LOOK_UPS: usize = 500_000;
/// Postcodes of forces far apart in the tables.
const POSTCODES: [&str; 5] = ["M1 1AE", "SW1A 1AA", "CF10 1EP", "EH1 1RE", "BT1 5GS"];

/// Microseconds for each decision.
pub fn measure() -> Vec<Figure> {
    let today = jiff::civil::date(2026, 11, 23);
    let directory = Directory::embedded().with_joined(|_| Some(today));
    let postcodes = Postcodes::embedded();
    let incidents: Vec<Incident> = POSTCODES
        .iter()
        .map(|text| Postcode::parse(text).expect("these are postcodes"))
        .map(|postcode| Incident::at(Place::At(Location::Postcode(postcode))))
        .collect();
    let run = || {
        let began = Instant::now();
        for incident in incidents.iter().cycle().take(LOOK_UPS) {
            black_box(decide(black_box(incident), &directory, &postcodes, today));
        }
        began.elapsed().as_secs_f64() * 1e6 / LOOK_UPS as f64
    };
    let runs = (0..RUNS).map(|_| run()).collect();
    vec![Figure::new(
        "deciding on a postcode",
        "us",
        runs,
        Gate::Under(1.0),
    )]
}
