//! Where places lie, as far as a distance in miles goes: the middle of each sector, outcode, district, town and village.

use std::collections::HashMap;

use serde::Deserialize;

use super::find::Finding;
use super::postcode::PartPostcode;

const EMBEDDED: &str = include_str!("../../data/grid.csv");
/// Metres in a mile.
const MILE: f64 = 1_609.344;
/// Metres in a step of the grid.
const STEP: f64 = 100.0;

/// A point of the National Grid, in hundreds of metres.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub struct Point {
    east: i32,
    north: i32,
}

impl Point {
    /// How far it is to `other` as the crow flies, in miles.
    pub fn miles_to(self, other: Self) -> f64 {
        let (east, north) = (self.east - other.east, self.north - other.north);
        f64::from(east).hypot(f64::from(north)) * STEP / MILE
    }
}

#[derive(Deserialize)]
struct Row {
    area: String,
    east: i32,
    north: i32,
}

/// The points of all areas. In Northern Ireland there are none of postcodes: no such list may be kept.
pub struct Grid(HashMap<Box<str>, Point>);

impl Grid {
    /// The points that are built into the program.
    pub fn embedded() -> Self {
        Self::parse(EMBEDDED).expect("the built-in list is read by a test")
    }

    /// Reads the text of the CSV file.
    ///
    /// # Errors
    /// Where a row is none of ours.
    pub fn parse(text: &str) -> Result<Self, csv::Error> {
        let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize();
        let point = |row: Row| {
            let Row { area, east, north } = row;
            (area.into_boxed_str(), Point { east, north })
        };
        rows.map(|row| row.map(point))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The points that a finding can mean, in its order; none for one that is not known.
    pub fn points_of(&self, finding: &Finding) -> Vec<Option<Point>> {
        match finding {
            Finding::Postcode { postcode, .. } => {
                vec![
                    self.of_part(&postcode.sector())
                        .or_else(|| self.of_part(&postcode.outcode())),
                ]
            }
            Finding::PartInOneForce { part, .. } => vec![self.of_part(part)],
            Finding::PartInSeveralForces { part, candidates } => {
                vec![self.of_part(part); candidates.len()]
            }
            Finding::Places(places) | Finding::Similar(places) => {
                places.iter().map(|one| self.of_id(&one.id)).collect()
            }
            Finding::District(one) => vec![self.of_id(&one.id)],
            Finding::NorthernIreland { .. } => vec![None],
            _ => Vec::new(),
        }
    }

    fn of_part(&self, part: &PartPostcode) -> Option<Point> {
        self.0.get(String::from(*part).as_str()).copied()
    }

    /// The point of the suggestion `id`.
    fn of_id(&self, id: &str) -> Option<Point> {
        let (_, area) = id.split_once('-')?;
        self.0.get(area).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(area: &str) -> Point {
        Grid::embedded().0[area]
    }

    #[test]
    fn distances_are_those_that_people_know() {
        for (from, to, least, most) in [
            // Manchester to Liverpool, Cardiff to Newport, Edinburgh to Glasgow, two ends of one sector's neighbours.
            ("M1 1", "L1 1", 30.0, 33.0),
            ("CF10 1", "NP20 1", 9.0, 12.0),
            ("EH1 1", "G1 1", 40.0, 44.0),
            ("M1 1", "M1 2", 0.0, 1.0),
        ] {
            let miles = point(from).miles_to(point(to));
            assert!((least..most).contains(&miles), "{from} to {to}: {miles}");
        }
    }
}
