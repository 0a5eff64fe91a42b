//! A team's pages over a thousand, a hundred thousand and a million reports: what a page costs may hardly grow.
//!
//! `cargo bench --bench queues` prints a table; with `-- --gate` it fails when a figure is past its mark. With the feature `postgres` it
//! does the same on a throw-away PostgreSQL too. The bulk is random rows; a thousand cases are real and open.

mod bulk;
#[path = "../figure.rs"]
#[expect(dead_code, reason = "other benches have other gates")]
mod figure;
#[path = "../../tests/support/mod.rs"]
#[expect(dead_code, unused_imports, reason = "the stories use all of it")]
mod support;

use std::process::ExitCode;
use std::time::Instant;

use figure::{Figure, Gate};
use heard::commands::{Seen, Visitor};
use support::{World, fields};

const SIZES: [usize; 3] = [1_000, 100_000, 1_000_000];
const REAL: usize = 1_000;
const RUNS: usize = 25;
/// Three times as many are fewer than one account has in a minute.
const SEARCHES: usize = 9;
/// A page at a million may cost so many times what it costs at a thousand.
const MAY_GROW: f64 = 1.3;
/// Kilobytes of a page, uncompressed.
const LARGEST: f64 = 60.0;
const TEAM: &str = "greater-manchester";
const LISTS: [&str; 10] = [
    "unopened",
    "news",
    "mine",
    "unassigned",
    "urgent",
    "overdue",
    "review",
    "awaiting",
    "open",
    "closed",
];

fn main() -> ExitCode {
    let mut all_hold = true;
    let mut tell = |figures: Vec<Figure>| {
        for figure in figures {
            println!("{figure}");
            all_hold &= figure.holds();
        }
    };
    rocket::execute(async { tell(measure(World::on_sqlite().await, "SQLite").await) });
    #[cfg(feature = "postgres")]
    rocket::execute(async { tell(measure(World::on_postgres().await, "PostgreSQL").await) });
    match std::env::args().any(|word| word == "--gate") && !all_hold {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}

/// Milliseconds of each page, by size: the pages in the same order each time.
async fn measure(world: World, engine: &str) -> Vec<Figure> {
    let cases = bulk::real_cases(&world, TEAM, REAL).await;
    let officer = world.officer(TEAM).await;
    let mut by_size: Vec<Vec<(String, Vec<f64>)>> = Vec::new();
    let mut largest: f64 = 0.0;
    for size in SIZES {
        bulk::fill(&world, TEAM, size + REAL).await;
        by_size.push(pages(&officer, &cases, &mut largest).await);
    }
    let mut figures = vec![Figure::new(
        format!("the largest page, {engine}"),
        "KB",
        vec![largest],
        Gate::Under(LARGEST),
    )];
    for (place, (name, few)) in by_size[0].iter().enumerate() {
        let gate = Gate::Under(MAY_GROW);
        let median = |runs: &Vec<f64>| {
            let mut runs = runs.clone();
            runs.sort_by(f64::total_cmp);
            runs[runs.len() / 2]
        };
        for (size, pages) in SIZES.iter().zip(&by_size) {
            let name = format!("{name}, {size} reports, {engine}");
            figures.push(Figure::new(name, "ms", pages[place].1.clone(), Gate::None));
        }
        let many = &by_size[SIZES.len() - 1][place].1;
        let ratio = vec![median(many) / median(few)];
        let name = format!("{name}: a million by a thousand, {engine}");
        figures.push(Figure::new(name, "x", ratio, gate));
    }
    figures
}

/// What the officer asks for.
enum Asked {
    Page(String),
    Search,
}

async fn pages(officer: &Visitor, cases: &[String], largest: &mut f64) -> Vec<(String, Vec<f64>)> {
    let list = |list: &str| {
        let path = format!("/queue?team={TEAM}&shown={list}");
        (format!("queue, {list}"), vec![Asked::Page(path)])
    };
    let mut asked: Vec<(String, Vec<Asked>)> = LISTS.into_iter().map(list).collect();
    let case = |reference: &String| Asked::Page(format!("/reports/{reference}"));
    asked.push((
        "a case".to_owned(),
        cases.iter().take(RUNS + 1).map(case).collect(),
    ));
    asked.push(("search".to_owned(), vec![Asked::Search]));
    let form = officer.get(&format!("/search?team={TEAM}")).await;
    let mut all = Vec::new();
    for (name, asked) in asked {
        let runs = if name == "search" { SEARCHES } else { RUNS };
        all.push((name, timed(officer, &form, (&asked, runs), largest).await));
    }
    all
}

/// Milliseconds of each run, after one that nobody counts.
async fn timed(
    officer: &Visitor,
    form: &Seen,
    (asked, runs): (&[Asked], usize),
    largest: &mut f64,
) -> Vec<f64> {
    let mut taken = Vec::new();
    for (run, one) in asked.iter().cycle().take(runs + 1).enumerate() {
        let began = Instant::now();
        let seen = match one {
            Asked::Page(path) => officer.get(path).await,
            Asked::Search => {
                let typed = fields(&[("team", TEAM), ("for", "07700 900123")]);
                officer.post("/search", form, &typed).await
            }
        };
        let took = began.elapsed().as_secs_f64() * 1e3;
        assert_eq!(seen.status.code, 200, "{}", seen.html);
        *largest = largest.max(seen.html.len() as f64 / 1024.0);
        if run > 0 {
            taken.push(took);
        }
    }
    taken
}
