//! A figure, how far its runs lay apart, and the gate it must not pass.

use std::fmt;

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
    name: String,
    unit: &'static str,
    runs: Vec<f64>,
    gate: Gate,
}

impl Figure {
    /// A figure of at least one run.
    pub fn new(
        name: impl Into<String>,
        unit: &'static str,
        mut runs: Vec<f64>,
        gate: Gate,
    ) -> Self {
        let name = name.into();
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
