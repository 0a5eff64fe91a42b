//! A figure, how far its runs lay apart, and the gate it must not pass.

use std::fmt;

use super::load::Rate;

/// What a figure must keep to.
#[derive(Clone, Copy)]
pub enum Gate {
    /// No less than this.
    AtLeast(f64),
    /// Less than this.
    Under(f64),
    /// For information only.
    None,
}

/// The median of some runs.
pub struct Figure {
    name: &'static str,
    unit: &'static str,
    runs: Vec<f64>,
    gate: Gate,
}

impl Figure {
    /// A figure of at least one run.
    pub fn new(name: &'static str, unit: &'static str, mut runs: Vec<f64>, gate: Gate) -> Self {
        assert!(!runs.is_empty(), "{name} was not measured");
        runs.sort_by(f64::total_cmp);
        Self {
            name,
            unit,
            runs,
            gate,
        }
    }

    fn median(&self) -> f64 {
        self.runs[self.runs.len() / 2]
    }

    /// Whether it keeps to its gate.
    pub fn holds(&self) -> bool {
        match self.gate {
            Gate::AtLeast(least) => self.median() >= least,
            Gate::Under(most) => self.median() < most,
            Gate::None => true,
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (least, most) = (self.runs[0], self.runs[self.runs.len() - 1]);
        let gate = match self.gate {
            Gate::AtLeast(least) => format!("at least {least}"),
            Gate::Under(most) => format!("under {most}"),
            Gate::None => String::new(),
        };
        let verdict = if self.holds() { "" } else { "  FAILS" };
        write!(
            to,
            "{:<52} {:>10.2} {:<4} {:>24}  {gate}{verdict}",
            self.name,
            self.median(),
            self.unit,
            format!("({least:.2} to {most:.2})"),
        )
    }
}

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
