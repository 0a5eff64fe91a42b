//! What a new postcode table must pass before it replaces the old one.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::import::Imported;
use crate::directory::{Directory, ForceKind, Nation};

/// Postcodes that both tables know, and those that change force: from, to, how many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// Postcodes of the new table whose sector the old one knows too.
    pub known: u64,
    /// Postcodes of the new table in sectors that are new.
    pub new: u64,
    /// How many of the known ones go from one force to another.
    pub changed: BTreeMap<(String, String), u64>,
}

impl Differences {
    pub(super) fn note(&mut self, was: Option<&str>, is: &str) {
        match was {
            None => self.new += 1,
            Some(was) => {
                self.known += 1;
                if was != is {
                    *self
                        .changed
                        .entry((was.to_owned(), is.to_owned()))
                        .or_default() += 1;
                }
            }
        }
    }

    /// How many postcodes change force.
    pub fn total_changed(&self) -> u64 {
        self.changed.values().sum()
    }
}

/// Why a new table is refused.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum GateError {
    /// The file holds too few postcodes: perhaps it is only a part.
    #[error(
        "only {live} live postcodes of Great Britain; at least {least} are expected. Is this the whole file?"
    )]
    TooFew {
        /// How many there are.
        live: u64,
        /// How many there must be.
        least: u64,
    },
    /// A force would get no report any more.
    #[error("no postcode at all for: {}", .0.join(", "))]
    MissingForces(Vec<String>),
    /// More postcodes change force than ever did between two editions.
    #[error(
        "{changed} of {known} known postcodes change force. If you know why, run it again with --accept-changes"
    )]
    TooManyChanges {
        /// How many change.
        changed: u64,
        /// Of how many.
        known: u64,
    },
}

/// The thresholds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gates {
    /// The least number of live postcodes in Great Britain.
    pub least_live: u64,
    /// The largest share of known postcodes that may change force, from 0 to 1.
    pub most_changed: f64,
}

impl Default for Gates {
    fn default() -> Self {
        Self {
            least_live: 1_700_000,
            most_changed: 0.005,
        }
    }
}

impl Gates {
    /// Refuses a table that is too small, lacks a force of Great Britain, or moves too much (unless the operator accepts that).
    pub fn check(
        &self,
        imported: &Imported,
        directory: &Directory,
        today: Date,
        accept_changes: bool,
    ) -> Result<(), GateError> {
        let live = imported.counts.live;
        if live < self.least_live {
            return Err(GateError::TooFew {
                live,
                least: self.least_live,
            });
        }
        let missing = missing_forces(imported, directory, today);
        if !missing.is_empty() {
            return Err(GateError::MissingForces(missing));
        }
        let (changed, known) = (
            imported.differences.total_changed(),
            imported.differences.known,
        );
        if !accept_changes && changed as f64 > self.most_changed * known as f64 {
            return Err(GateError::TooManyChanges { changed, known });
        }
        Ok(())
    }
}

fn missing_forces(imported: &Imported, directory: &Directory, today: Date) -> Vec<String> {
    let present = imported.postcodes.forces();
    let wanted = directory.forces(today).filter(|force| {
        force.kind == ForceKind::Territorial && force.nation != Nation::NorthernIreland
    });
    let missing: BTreeSet<&str> = wanted
        .map(|force| force.slug.as_str())
        .filter(|slug| !present.contains(slug))
        .collect();
    missing.into_iter().map(str::to_owned).collect()
}
