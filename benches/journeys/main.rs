//! Whole journeys of reporters, many at a time, on the program itself as its operators run it.
//!
//! `cargo bench --bench journeys` prints a table; `-- 64` takes 64 visitors at a time alone; with `-- --gate` it fails when
//! a figure is past its mark. The marks are for a machine of two cores that the visitors share with the site.

mod browser;
#[path = "../figure.rs"]
mod figure;
mod journey;
#[path = "../processor.rs"]
mod processor;
mod site;
#[path = "../../tests/support/mod.rs"]
#[expect(dead_code, unused_imports, reason = "the stories use all of it")]
mod support;

use std::fs;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use browser::Browser;
use figure::{Figure, Gate};
use journey::{Journey, travel};
use site::Site;

/// Visitors at a time.
const CROWDS: [usize; 4] = [1, 16, 64, 256];
const RUNS: usize = 3;
/// Nobody begins a journey after this; those under way end.
const LENGTH: Duration = Duration::from_secs(10);

const JOURNEYS_A_SECOND: Gate = Gate::AtLeast(80.0);
const SERVER_MILLISECONDS: Gate = Gate::Under(10.0);
const LOST: Gate = Gate::Under(1.0);

/// What one run of a crowd came to.
struct Run {
    /// How long all journeys took.
    seconds: f64,
    /// What the site used of the processors, its letters included.
    server_seconds: f64,
    /// What the visitors used of them.
    visitors_seconds: f64,
    /// Journeys that broke off, and references without a report.
    lost: usize,
    /// Each in milliseconds, in order.
    journeys: Vec<f64>,
    /// Each in milliseconds, in order.
    pages: Vec<f64>,
}

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let is_named = |crowd: &usize| given.contains(&crowd.to_string());
    let some_are_named = CROWDS.iter().any(is_named);
    let site = Site::serve();
    let next = AtomicU32::new(0);
    let mut all_hold = true;
    for crowd in CROWDS {
        if some_are_named && !is_named(&crowd) {
            continue;
        }
        let runs: Vec<Run> = (0..RUNS).map(|_| run(&site, crowd, &next)).collect();
        for figure in figures(crowd, &runs) {
            println!("{figure}");
            all_hold &= figure.holds();
        }
    }
    if given.iter().any(|word| word == "--gate") && !all_hold {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn run(site: &Site, crowd: usize, next: &AtomicU32) -> Run {
    let server = site.server.process.id().to_string();
    let (server_before, visitors_before) =
        (processor::seconds(&server), processor::seconds("self"));
    let began = Instant::now();
    let (journeys, broken_off) = travel_together(site.server.address, crowd, next);
    let seconds = began.elapsed().as_secs_f64();
    let visitors_seconds = processor::seconds("self") - visitors_before;
    assert!(!journeys.is_empty(), "nobody came to the end");
    site.wait_for_letters();
    let server_seconds = processor::seconds(&server) - server_before;
    let run = Run {
        seconds,
        server_seconds,
        visitors_seconds,
        lost: broken_off + site.count_lost(&journeys),
        journeys: sorted(journeys.iter().map(|one| one.took)),
        pages: sorted(journeys.iter().flat_map(|one| one.pages.iter().copied())),
    };
    println!(
        "{crowd} visitors: {} journeys of {:.1} pages in {seconds:.1} s, load average {}",
        run.journeys.len(),
        run.pages.len() as f64 / run.journeys.len() as f64,
        load_average()
    );
    run
}

/// `crowd` visitors at a time; gives their journeys, and how many of them broke off.
fn travel_together(address: SocketAddr, crowd: usize, next: &AtomicU32) -> (Vec<Journey>, usize) {
    let ends = Instant::now() + LENGTH;
    let visit = || {
        let mut browser = Browser::at(address).expect("the site listens");
        let (mut journeys, mut broken_off) = (Vec::new(), 0);
        while Instant::now() < ends {
            match travel(&mut browser, next.fetch_add(1, Ordering::Relaxed)) {
                Ok(journey) => journeys.push(journey),
                Err(fault) => {
                    eprintln!("a journey broke off: {fault}");
                    broken_off += 1;
                    break;
                }
            }
        }
        (journeys, broken_off)
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..crowd).map(|_| scope.spawn(visit)).collect();
        let each = threads.into_iter().map(|thread| thread.join());
        let each = each.map(|made| made.expect("no visitor panics"));
        each.fold((Vec::new(), 0), |mut all, (journeys, broken_off)| {
            all.0.extend(journeys);
            (all.0, all.1 + broken_off)
        })
    })
}

fn figures(crowd: usize, runs: &[Run]) -> Vec<Figure> {
    let figure = |name: &str, unit, of: fn(&Run) -> f64, gate| {
        let each = runs.iter().map(of).collect();
        Figure::new(format!("{name}, {crowd} visitors"), unit, each, gate)
    };
    let told = |name: &str, of: fn(&Run) -> f64| figure(name, "ms", of, Gate::None);
    // One visitor alone waits for the disk at each answer, and shares no commit with anybody.
    let (rate_mark, cost_mark) = match crowd {
        1 => (Gate::None, Gate::None),
        _ => (JOURNEYS_A_SECOND, SERVER_MILLISECONDS),
    };
    let rate = |run: &Run| run.journeys.len() as f64 / run.seconds;
    let cost = |run: &Run| run.server_seconds * 1e3 / run.journeys.len() as f64;
    let visitors = |run: &Run| run.visitors_seconds * 1e3 / run.journeys.len() as f64;
    let lost = runs.iter().map(|run| run.lost as f64).sum();
    vec![
        figure("journeys", "/s", rate, rate_mark),
        told("p50 of a journey", |run| part(&run.journeys, 50)),
        told("p99 of a journey", |run| part(&run.journeys, 99)),
        told("p50 of a page", |run| part(&run.pages, 50)),
        told("p99 of a page", |run| part(&run.pages, 99)),
        figure("the site's processor time a journey", "ms", cost, cost_mark),
        told("the visitors' processor time a journey", visitors),
        Figure::new(format!("lost, {crowd} visitors"), "", vec![lost], LOST),
    ]
}

fn sorted(taken: impl Iterator<Item = Duration>) -> Vec<f64> {
    let mut taken: Vec<f64> = taken.map(|length| length.as_secs_f64() * 1e3).collect();
    taken.sort_by(f64::total_cmp);
    taken
}

/// The value that so many hundredths of `sorted` lie under.
fn part(sorted: &[f64], hundredths: usize) -> f64 {
    sorted[sorted.len() * hundredths / 100]
}

/// Of the last minute, as the system counts it.
fn load_average() -> String {
    let line = fs::read_to_string("/proc/loadavg").expect("the system tells how busy it is");
    line.split(' ').next().unwrap_or_default().to_owned()
}
