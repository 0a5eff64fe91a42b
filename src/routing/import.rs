//! A new postcode table from the rows of an ONS postcode file, one row at a time.
//!
//! A postcode takes six bytes until its outcode is settled, so all of Great Britain needs about twenty megabytes.

use std::collections::{BTreeMap, HashMap};

use super::columns::Columns;
use super::gates::Differences;
use super::postcode::{ByRule, OutcodeText, Postcode, by_rule};
use super::postcodes::{Area, Outcode, Postcodes, Run};
use crate::directory::Directory;

/// Why a row stops an import. Nothing is left out silently.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// A row ends before a column that is needed.
    #[error("line {line}: the row is too short")]
    ShortRow {
        /// The line in the file.
        line: u64,
    },
    /// The postcode's cell does not hold one.
    #[error("line {line}: this is no postcode")]
    NotAPostcode {
        /// The line in the file.
        line: u64,
    },
    /// Neither the force's code nor the district's is in the directory.
    #[error(
        "line {line}: neither the police force area {force:?} nor the district {district:?} is known; add it to the directory first"
    )]
    UnknownCode {
        /// The line in the file.
        line: u64,
        /// The code of the police force area, as in the file.
        force: String,
        /// The code of the district, as in the file.
        district: String,
    },
    /// A postcode comes twice.
    #[error("{0} postcodes come more than once")]
    Twice(u64),
    /// An outcode reaches into more districts than the table has letters for.
    #[error("an outcode has more than {MOST_AREAS} districts")]
    TooManyDistricts,
}

/// The letters a to z of the table's format.
const MOST_AREAS: usize = 26;

/// What became of the rows. Every row is counted in exactly one of the first five.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowCounts {
    /// In Great Britain, in use, with a force.
    pub live: u64,
    /// In Great Britain, out of use, with a force.
    pub terminated: u64,
    /// In Great Britain without a district: large users of post, mostly.
    pub without_district: u64,
    /// In Northern Ireland: skipped unread, because they may not be stored and one rule has them all.
    pub northern_ireland: u64,
    /// On islands with their own police: skipped.
    pub islands: u64,
    /// Of the rows with a force, those where the directory gives their district to another one. The file's force was taken.
    pub other_force_than_directory: u64,
}

/// A table in the making.
pub struct Import<'a> {
    directory: &'a Directory,
    counts: RowCounts,
    areas: Vec<(String, String)>,
    area_numbers: HashMap<(String, String), u16>,
    outcodes: BTreeMap<OutcodeText, Vec<Unit>>,
}

/// The inward half of a postcode, and its district and force by their number in `areas`.
#[derive(Clone, Copy)]
struct Unit {
    inward: [u8; 3],
    area: u16,
}

/// Number of the area that stands for "no district".
const NO_AREA: u16 = u16::MAX;

impl<'a> Import<'a> {
    /// An import without rows yet. The directory says what the codes in the rows mean.
    pub fn new(directory: &'a Directory) -> Self {
        Self {
            directory,
            counts: RowCounts::default(),
            areas: Vec::new(),
            area_numbers: HashMap::new(),
            outcodes: BTreeMap::new(),
        }
    }

    /// Takes in one row, which stands in that line of its file.
    pub fn row(
        &mut self,
        line: u64,
        columns: &Columns,
        row: &csv::StringRecord,
    ) -> Result<(), ImportError> {
        let cell = |column: usize| {
            row.get(column)
                .map(str::trim)
                .ok_or(ImportError::ShortRow { line })
        };
        let text = cell(columns.postcode)?;
        if is_northern_ireland(text) {
            self.counts.northern_ireland += 1;
            return Ok(());
        }
        let postcode = Postcode::parse(text).map_err(|_| ImportError::NotAPostcode { line })?;
        if let Some(ByRule::Island(_)) = by_rule(postcode.outcode_text()) {
            self.counts.islands += 1;
            return Ok(());
        }
        let is_live = cell(columns.terminated)?.is_empty();
        let force = columns.force.map_or(Ok(""), cell)?;
        let district = cell(columns.district)?;
        let area = self.area(line, force, district)?;
        match (area, is_live) {
            (NO_AREA, _) => self.counts.without_district += 1,
            (_, true) => self.counts.live += 1,
            (_, false) => self.counts.terminated += 1,
        }
        let units = self.outcodes.entry(postcode.outcode_text()).or_default();
        units.push(Unit {
            inward: postcode.inward(),
            area,
        });
        Ok(())
    }

    /// The force the file names, or else the force of the district.
    fn area(&mut self, line: u64, force: &str, district: &str) -> Result<u16, ImportError> {
        if force.is_empty() && district.is_empty() {
            return Ok(NO_AREA);
        }
        let by_file = self.directory.force_by_code(force);
        let by_district = self
            .directory
            .authority(district)
            .map(|authority| authority.force.as_str());
        let Some(slug) = by_file.or(by_district) else {
            return Err(ImportError::UnknownCode {
                line,
                force: force.to_owned(),
                district: district.to_owned(),
            });
        };
        if by_district.is_some_and(|by_district| by_district != slug) {
            self.counts.other_force_than_directory += 1;
        }
        let area = (district.to_owned(), slug.to_owned());
        if let Some(number) = self.area_numbers.get(&area) {
            return Ok(*number);
        }
        let number = u16::try_from(self.areas.len()).map_err(|_| ImportError::TooManyDistricts)?;
        self.areas.push(area.clone());
        self.area_numbers.insert(area, number);
        Ok(number)
    }

    /// The table of all rows taken in, what became of them, and where it differs from the table used so far.
    pub fn finish(mut self, dataset: String, current: &Postcodes) -> Result<Imported, ImportError> {
        let mut twice = 0;
        let mut differences = Differences::default();
        let mut outcodes = Vec::with_capacity(self.outcodes.len());
        for (text, mut units) in std::mem::take(&mut self.outcodes) {
            units.sort_unstable_by_key(|unit| unit.inward);
            twice += units
                .windows(2)
                .filter(|pair| pair[0].inward == pair[1].inward)
                .count() as u64;
            for unit in units.iter().filter(|unit| unit.area != NO_AREA) {
                let was = current.area(&Postcode::from_halves(text, unit.inward));
                differences.note(
                    was.map(|area| area.force.as_str()),
                    &self.areas[usize::from(unit.area)].1,
                );
            }
            outcodes.push(self.outcode(text, &units)?);
        }
        if twice > 0 {
            return Err(ImportError::Twice(twice));
        }
        Ok(Imported {
            postcodes: Postcodes::from_outcodes(dataset, outcodes),
            counts: self.counts,
            differences,
        })
    }

    fn outcode(&self, text: OutcodeText, units: &[Unit]) -> Result<Outcode, ImportError> {
        let mut sizes: BTreeMap<u16, u32> = BTreeMap::new();
        for unit in units.iter().filter(|unit| unit.area != NO_AREA) {
            *sizes.entry(unit.area).or_default() += 1;
        }
        let mut numbers: Vec<(u16, u32)> = sizes.into_iter().collect();
        numbers.sort_by_key(|(number, size)| {
            (std::cmp::Reverse(*size), &self.areas[usize::from(*number)])
        });
        if numbers.len() > MOST_AREAS {
            return Err(ImportError::TooManyDistricts);
        }
        let area = |(number, postcodes): &(u16, u32)| {
            let (district, force) = self.areas[usize::from(*number)].clone();
            Area {
                district,
                force,
                postcodes: *postcodes,
            }
        };
        let order: Vec<u16> = numbers.iter().map(|(number, _)| *number).collect();
        Ok(Outcode {
            text,
            areas: numbers.iter().map(area).collect(),
            runs: runs(units, &order),
        })
    }
}

/// Where each district begins, in every sector anew. Postcodes without a district count only where most have none.
fn runs(units: &[Unit], order: &[u16]) -> Vec<Run> {
    let placed = units.iter().filter(|unit| unit.area != NO_AREA).count();
    if placed == 0 {
        return Vec::new();
    }
    let is_large_user = 2 * placed < units.len();
    let mut runs: Vec<Run> = Vec::new();
    for unit in units
        .iter()
        .filter(|unit| is_large_user || unit.area != NO_AREA)
    {
        let area = order
            .iter()
            .position(|number| *number == unit.area)
            .and_then(|place| u8::try_from(place).ok());
        match runs.last() {
            Some(last) if last.start[0] != unit.inward[0] => runs.push(Run {
                start: [unit.inward[0], b'A', b'A'],
                area,
            }),
            Some(last) if last.area != area => runs.push(Run {
                start: unit.inward,
                area,
            }),
            Some(_) => {}
            None => runs.push(Run {
                start: [unit.inward[0], b'A', b'A'],
                area,
            }),
        }
    }
    runs
}

fn is_northern_ireland(text: &str) -> bool {
    let mut letters = text.bytes();
    let area = [letters.next(), letters.next()]
        .map(|letter| letter.map(|letter| letter.to_ascii_uppercase()));
    area == [Some(b'B'), Some(b'T')] && letters.next().is_some_and(|letter| letter.is_ascii_digit())
}

/// A finished import, before anybody decided to use it.
pub struct Imported {
    /// The new table.
    pub postcodes: Postcodes,
    /// What became of the rows.
    pub counts: RowCounts,
    /// Where it differs from the table used so far.
    pub differences: Differences,
}
