//! What Heard costs, beside the plainest thing that does the same on the same machine.
//!
//! `cargo bench --bench ratios` prints a table; with `-- --gate` it fails when a figure is past its gate. Each figure
//! is the median of several runs; the two sides of a ratio take turns, so that a busy machine is busy for both.

mod compare;
mod figure;
mod filing;
mod filing_bare;
mod finder;
mod lane;
mod load;
mod page;
mod processor;
mod route;
#[path = "../tests/support/server.rs"]
mod server;
mod site;
mod start;

use std::process::ExitCode;

use figure::Figure;

/// Takes the figures of one part.
type Measure = fn() -> Vec<Figure>;

/// The parts, each by the name that runs it alone.
const PARTS: [(&str, Measure); 6] = [
    ("route", route::measure),
    ("start", start::measure),
    ("lane", lane::measure),
    ("page", page::measure),
    ("finder", finder::measure),
    ("filing", filing::measure),
];

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let is_named = |name: &str| given.iter().any(|word| word == name);
    let some_are_named = PARTS.iter().any(|(name, _)| is_named(name));
    let mut all_hold = true;
    for (name, measure) in PARTS {
        if some_are_named && !is_named(name) {
            continue;
        }
        for figure in measure() {
            println!("{figure}");
            all_hold &= figure.holds();
        }
    }
    if is_named("--gate") && !all_hold {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
