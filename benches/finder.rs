//! Finding a centre among a thousand.

use std::time::Instant;

use heard::centres::{Centre, Details};
use heard::db::TeamId;
use heard::vault::{BrowserToken, Chance};
use jiff::civil::date;

use super::figure::{Figure, Gate};
use super::load::{Connection, Request};
use super::site::{self, Site, proof_in};

const CENTRES: usize = 1_000;
const RUNS: usize = 7;
const SEARCHES: usize = 100;
const LIST: &str = include_str!("../tests/routing/sample.csv");
/// What people look near.
const NEAR: [&str; 5] = ["M14+5TP", "CF10", "Edinburgh", "Kent", "LA6"];

/// Milliseconds for each search, asked one after the other on one connection.
pub fn measure() -> Vec<Figure> {
    let site = Site::serve();
    let centres = centres(&site);
    let portal = &site.portal;
    // What was read is kept for half a minute: a run is shorter.
    let keep = || {
        let (centres, now) = (centres.clone(), portal.clock.now());
        portal.centres.forget();
        site.wait_for(
            portal
                .centres
                .at(&portal.db, now, "centres", move |_| Ok(centres.clone())),
        );
    };
    let mut connection = Connection::to(site.address);
    let cookie = site::cookie(&BrowserToken::generate(&mut Chance::system()));
    let proof = proof_in(connection.exchange(&Request::get("/centres", &cookie)));
    let asked: Vec<Request> = NEAR
        .iter()
        .map(|near| Request {
            // The list itself, not the way to it.
            status: 200,
            ..Request::post(
                "/centres",
                &cookie,
                &format!("csrf={proof}&near={near}&language=urdu"),
            )
        })
        .collect();
    let mut run = || {
        keep();
        let began = Instant::now();
        for request in asked.iter().cycle().take(SEARCHES) {
            let page = connection.exchange(request);
            assert!(
                String::from_utf8_lossy(page).contains("centre-1"),
                "nothing was found"
            );
        }
        began.elapsed().as_secs_f64() * 1e3 / SEARCHES as f64
    };
    let runs = (0..RUNS).map(|_| run()).collect();
    let name = "finding the nearest of 1,000 centres";
    vec![Figure::new(name, "ms", runs, Gate::Under(5.0))]
}

/// A centre at every few postcodes of each force.
fn centres(site: &Site) -> Vec<Centre> {
    let now = site.portal.clock.now();
    let mut chance = Chance::system();
    let rows = LIST.lines().skip(1).filter_map(|line| line.split_once(','));
    let postcodes = rows.flat_map(|(_, postcodes)| postcodes.split(' ').step_by(19));
    let centres: Vec<_> = postcodes
        .take(CENTRES)
        .map(|postcode| {
            let team = TeamId::new(now, &mut chance);
            Centre {
                team,
                slug: postcode.to_lowercase(),
                name: format!("Centre at {postcode}"),
                bell_address: None,
                vouched_by: team,
                accredited_from: date(2026, 1, 1),
                accredited_until: date(2099, 1, 1),
                suspended_at: None,
                details: Details {
                    address: "1 Invented Street".into(),
                    postcode: postcode.into(),
                    opening: "mon 09:00-17:00".parse().expect("these are hours"),
                    languages: "English, Urdu".into(),
                    ..Details::default()
                },
            }
        })
        .collect();
    assert_eq!(centres.len(), CENTRES);
    centres
}
