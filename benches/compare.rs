//! What something of ours costs beside the plainest thing that does the same.

use super::figure::{Figure, Gate};
use super::load::Rate;

/// What the figures of a comparison are called.
pub struct Names {
    /// The bare side.
    pub bare: &'static str,
    /// Our side.
    pub ours: &'static str,
    /// Ours by the bare one, by the clock.
    pub by_clock: &'static str,
    /// Ours by the bare one, by what the processors did: this is the one that is gated.
    pub by_processor: &'static str,
}

/// The figures of a comparison: each run is the bare side's rate and ours.
pub fn compare(names: &Names, runs: &[(Rate, Rate)], gate: Gate) -> Vec<Figure> {
    let each = |of: fn(&(Rate, Rate)) -> f64| runs.iter().map(of).collect();
    let clock = each(|(bare, ours)| ours.per_second / bare.per_second);
    let processor = each(|(bare, ours)| ours.per_cpu_second / bare.per_cpu_second);
    vec![
        Figure::new(
            names.bare,
            "/s",
            each(|(bare, _)| bare.per_second),
            Gate::None,
        ),
        Figure::new(
            names.ours,
            "/s",
            each(|(_, ours)| ours.per_second),
            Gate::None,
        ),
        Figure::new(names.by_clock, "x", clock, Gate::None),
        Figure::new(names.by_processor, "x", processor, gate),
    ]
}
