//! The postcode table: every outcode of Great Britain with its districts, and the postcode at which each district begins.
//!
//! A postcode is looked up in two binary searches. The table knows outcodes and sectors, not single postcodes: one that was never
//! given out is placed with its neighbours, and one that is no longer used is placed where it was.

use std::collections::HashSet;

use serde::Deserialize;

use super::decision::Candidate;
use super::postcode::{ByRule, OutcodeText, PartPostcode, Postcode, by_rule, written};

const EMBEDDED: &str = include_str!("../../data/postcodes.csv");

/// Stands in the table for postcodes of a large user that have no district.
const NO_DISTRICT: u8 = b'-';

/// Why the text of a postcode table cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The first line does not name the edition.
    #[error("the first line must be # and the name of the edition")]
    NoEdition,
    /// A row does not have the three columns.
    #[error("a row cannot be read: {0}")]
    Row(#[from] csv::Error),
    /// A row's cells do not make sense.
    #[error("the row of {0} is damaged")]
    Damaged(String),
    /// Rows are not in order, so that no search would find them.
    #[error("{0} stands in the wrong place")]
    Order(String),
}

/// A district of an outcode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// The district's code.
    pub district: String,
    /// The slug of its force.
    pub force: String,
    /// How many postcodes of the outcode lie in it.
    pub postcodes: u32,
}

/// One outcode: its districts, most postcodes first, and the inward halves at which another begins.
pub(super) struct Outcode {
    pub(super) text: OutcodeText,
    pub(super) areas: Vec<Area>,
    pub(super) runs: Vec<Run>,
}

/// From this inward half on, postcodes lie in that area; none where they have no district.
pub(super) struct Run {
    pub(super) start: [u8; 3],
    pub(super) area: Option<u8>,
}

/// What the table and the rules know of a postcode or of a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// It lies in these districts, most postcodes first; a full postcode in exactly one.
    In(Vec<&'a Area>),
    /// It is in Northern Ireland.
    NorthernIreland,
    /// It is on an island with its own police.
    Island(super::Island),
    /// It belongs to a large user of post and to no place.
    LargeUser,
    /// It is an address of the armed forces' own post.
    ForcesPost,
    /// It is GIR 0AA, which never was a place.
    Girobank,
    /// No outcode, or no sector, like this is known.
    Unknown,
}

/// The postcode table.
pub struct Postcodes {
    dataset: String,
    outcodes: Vec<Outcode>,
}

impl Postcodes {
    /// The table that is built into the program.
    pub fn embedded() -> Self {
        Self::parse(EMBEDDED).expect("the built-in table is read by a test")
    }

    /// Reads a table from the text of its file. `data/README.md` describes the format.
    pub fn parse(text: &str) -> Result<Self, TableError> {
        let (first, rows) = text.split_once('\n').ok_or(TableError::NoEdition)?;
        let dataset = first
            .strip_prefix("# ")
            .ok_or(TableError::NoEdition)?
            .trim()
            .to_owned();
        let mut outcodes: Vec<Outcode> = Vec::new();
        for row in csv::Reader::from_reader(rows.as_bytes()).deserialize() {
            let row: Row = row?;
            let outcode = row
                .read()
                .ok_or_else(|| TableError::Damaged(row.outcode.clone()))?;
            if outcodes
                .last()
                .is_some_and(|last| last.text >= outcode.text)
            {
                return Err(TableError::Order(row.outcode));
            }
            outcodes.push(outcode);
        }
        Ok(Self { dataset, outcodes })
    }

    pub(super) fn from_outcodes(dataset: String, outcodes: Vec<Outcode>) -> Self {
        Self { dataset, outcodes }
    }

    /// The text of the table's file, which [`Postcodes::parse`] reads.
    pub fn to_text(&self) -> String {
        let rows = self
            .outcodes
            .iter()
            .map(|outcode| format!("{}\n", outcode.to_row()));
        format!(
            "# {}\noutcode,districts,runs\n{}",
            self.dataset,
            rows.collect::<String>()
        )
    }

    /// The edition, such as "ONSPD November 2025".
    pub fn dataset(&self) -> &str {
        &self.dataset
    }

    /// Every force that the table names.
    pub fn forces(&self) -> HashSet<&str> {
        self.outcodes
            .iter()
            .flat_map(|outcode| &outcode.areas)
            .map(|area| area.force.as_str())
            .collect()
    }

    /// Where a postcode is.
    pub fn standing(&self, postcode: &Postcode) -> Standing<'_> {
        let text = postcode.outcode_text();
        if let Some(rule) = by_rule(text) {
            return rule.into();
        }
        let Some(outcode) = self.outcode(text) else {
            return Standing::Unknown;
        };
        if outcode.areas.is_empty() {
            return Standing::LargeUser;
        }
        match outcode.run(postcode.inward()) {
            Some(Run {
                area: Some(area), ..
            }) => Standing::In(vec![&outcode.areas[usize::from(*area)]]),
            Some(Run { area: None, .. }) => Standing::LargeUser,
            None => Standing::Unknown,
        }
    }

    /// The area of a postcode that lies in one; the short way for whoever asks for nothing else.
    pub fn area(&self, postcode: &Postcode) -> Option<&Area> {
        let outcode = self.outcode(postcode.outcode_text())?;
        let run = outcode.run(postcode.inward())?;
        run.area.map(|area| &outcode.areas[usize::from(area)])
    }

    /// Where a part of a postcode is: every district that it reaches into.
    pub fn part_standing(&self, part: &PartPostcode) -> Standing<'_> {
        let text = part.outcode_text();
        if let Some(rule) = by_rule(text) {
            return rule.into();
        }
        let Some(outcode) = self.outcode(text) else {
            return Standing::Unknown;
        };
        if outcode.areas.is_empty() || outcode.is_mostly_one_user() {
            return Standing::LargeUser;
        }
        let areas = match part.sector() {
            None => outcode.areas.iter().collect(),
            Some(sector) => outcode.areas_in(sector),
        };
        if areas.is_empty() {
            Standing::Unknown
        } else {
            Standing::In(areas)
        }
    }

    fn outcode(&self, text: OutcodeText) -> Option<&Outcode> {
        let place = self
            .outcodes
            .binary_search_by_key(&text, |outcode| outcode.text)
            .ok()?;
        Some(&self.outcodes[place])
    }
}

impl From<ByRule> for Standing<'_> {
    fn from(rule: ByRule) -> Self {
        match rule {
            ByRule::NorthernIreland => Self::NorthernIreland,
            ByRule::Island(island) => Self::Island(island),
            ByRule::ForcesPost => Self::ForcesPost,
            ByRule::Girobank => Self::Girobank,
        }
    }
}

/// The districts as candidates with their shares, in the order given.
pub(super) fn candidates(areas: &[&Area]) -> Vec<Candidate> {
    let all: u32 = areas.iter().map(|area| area.postcodes).sum();
    let share =
        |area: &Area| (f64::from(area.postcodes) * 100.0 / f64::from(all.max(1))).round() as u8;
    let candidate = |area: &&Area| Candidate {
        district: area.district.clone(),
        force: area.force.clone(),
        share: share(area),
    };
    areas.iter().map(candidate).collect()
}

/// The force that all these districts share, if they share one.
pub(super) fn only_force<'a>(areas: &[&'a Area]) -> Option<&'a str> {
    let first = areas.first()?.force.as_str();
    areas
        .iter()
        .all(|area| area.force == first)
        .then_some(first)
}

impl Outcode {
    fn run(&self, inward: [u8; 3]) -> Option<&Run> {
        let after = self.runs.partition_point(|run| run.start <= inward);
        // Every known sector begins a run of its own, so a run of another sector means that this one is unknown.
        self.runs[..after]
            .last()
            .filter(|run| run.start[0] == inward[0])
    }

    fn areas_in(&self, sector: u8) -> Vec<&Area> {
        let here: HashSet<u8> = self
            .runs
            .iter()
            .filter(|run| run.start[0] == sector)
            .filter_map(|run| run.area)
            .collect();
        let numbered = (0u8..).zip(&self.areas);
        numbered
            .filter(|(number, _)| here.contains(number))
            .map(|(_, area)| area)
            .collect()
    }

    /// Only where most postcodes have no district does the table tell those without one apart.
    fn is_mostly_one_user(&self) -> bool {
        self.runs.iter().any(|run| run.area.is_none())
    }

    fn to_row(&self) -> String {
        let area = |area: &Area| format!("{}/{}:{}", area.district, area.force, area.postcodes);
        let areas: Vec<String> = self.areas.iter().map(area).collect();
        let mut runs = String::new();
        let mut sector = None;
        for run in &self.runs {
            if sector == Some(run.start[0]) {
                runs.push_str(&written(&run.start[1..]));
            } else {
                runs.push_str(if sector.is_some() { " " } else { "" });
                runs.push(char::from(run.start[0]));
                sector = Some(run.start[0]);
            }
            runs.push(char::from(run.area.map_or(NO_DISTRICT, |area| b'a' + area)));
        }
        format!("{},{},{runs}", written(&self.text), areas.join(" "))
    }
}

#[derive(Deserialize)]
struct Row {
    outcode: String,
    districts: String,
    runs: String,
}

impl Row {
    fn read(&self) -> Option<Outcode> {
        let mut text = *b"    ";
        text.get_mut(..self.outcode.len())?
            .copy_from_slice(self.outcode.as_bytes());
        let areas: Vec<Area> = self
            .districts
            .split_whitespace()
            .map(area)
            .collect::<Option<_>>()?;
        let mut runs = Vec::new();
        for sector in self.runs.split_whitespace() {
            read_sector(sector.as_bytes(), areas.len(), &mut runs)?;
        }
        let is_sorted = runs.is_sorted_by(|one: &Run, next| one.start < next.start);
        is_sorted.then_some(Outcode { text, areas, runs })
    }
}

fn area(text: &str) -> Option<Area> {
    let (district, rest) = text.split_once('/')?;
    let (force, postcodes) = rest.split_once(':')?;
    Some(Area {
        district: district.to_owned(),
        force: force.to_owned(),
        postcodes: postcodes.parse().ok()?,
    })
}

/// Reads `1aADb`: sector 1 lies in the first area, from 1AD on in the second.
fn read_sector(text: &[u8], areas: usize, runs: &mut Vec<Run>) -> Option<()> {
    let (sector, mut rest) = text.split_first()?;
    let mut start = [*sector, b'A', b'A'];
    loop {
        let (letter, after) = rest.split_first()?;
        runs.push(Run {
            start,
            area: area_number(*letter, areas)?,
        });
        match after {
            [] => return Some(()),
            [one, two, more @ ..] => {
                start = [*sector, *one, *two];
                rest = more;
            }
            [_] => return None,
        }
    }
}

/// The outer none is a letter that means nothing; the inner one means no district.
fn area_number(letter: u8, areas: usize) -> Option<Option<u8>> {
    if letter == NO_DISTRICT {
        return Some(None);
    }
    let number = letter.checked_sub(b'a')?;
    (usize::from(number) < areas).then_some(Some(number))
}
