//! Towns and villages by name, so that somebody who knows no postcode can still say where it was.

use std::cmp::Reverse;

use jiff::civil::Date;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::incident::Location;
use crate::directory::{Authority, Directory};

const EMBEDDED: &str = include_str!("../../data/places.csv");

/// A place to offer to somebody who typed a name. Show its district and force beside it: many names are found more than once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Tells this suggestion from the others; the same in every run.
    pub id: String,
    /// The place's name.
    pub name: String,
    /// The code of its district, where one is known.
    pub district: Option<String>,
    /// The slug of its force.
    pub force: String,
    /// Whether it is a whole district.
    pub is_district: bool,
}

impl Suggestion {
    /// The place, once somebody chose it.
    pub fn location(&self) -> Location {
        if let (true, Some(code)) = (self.is_district, &self.district) {
            return Location::District(code.clone());
        }
        Location::Named {
            name: self.name.clone(),
            district: self.district.clone(),
            force: self.force.clone(),
        }
    }
}

#[derive(Deserialize)]
struct Row {
    id: u32,
    name: String,
    aliases: String,
    district: Option<String>,
    force: String,
    population: u32,
}

/// What a name stands for: a place in the list of districts or in the list of towns and villages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Meaning {
    District(usize),
    Town(usize),
}

/// How many people make a place large.
const LARGE: u32 = 50_000;

/// The names of districts, towns and villages in Great Britain and Northern Ireland.
pub struct Places {
    districts: Vec<Authority>,
    towns: Vec<Row>,
    /// Every folded name and alias with what it stands for, sorted.
    names: Vec<(String, Meaning)>,
}

impl Places {
    /// The towns and villages that are built into the program, and every district of the directory.
    pub fn embedded(directory: &Directory) -> Self {
        Self::parse(EMBEDDED, directory).expect("the built-in list is read by a test")
    }

    /// Reads the towns and villages from the text of their CSV file, and adds every district of the directory.
    pub fn parse(towns: &str, directory: &Directory) -> Result<Self, csv::Error> {
        let districts: Vec<Authority> = directory.all_authorities().cloned().collect();
        let towns: Vec<Row> = csv::Reader::from_reader(towns.as_bytes())
            .deserialize()
            .collect::<Result<_, _>>()?;
        let mut names = Vec::new();
        for (place, district) in districts.iter().enumerate() {
            names.extend(
                spellings(district)
                    .into_iter()
                    .map(|name| (name, Meaning::District(place))),
            );
        }
        for (place, town) in towns.iter().enumerate() {
            let aliases = town.aliases.split(';').filter(|alias| !alias.is_empty());
            names.extend(
                aliases
                    .chain([town.name.as_str()])
                    .map(|name| (fold(name), Meaning::Town(place))),
            );
        }
        names.sort();
        names.dedup();
        Ok(Self {
            districts,
            towns,
            names,
        })
    }

    /// Districts of that name, then other places of exactly that name, the largest first. Where that is no single district, large
    /// places whose name goes on after it come too: "Stoke" may be Stoke-on-Trent.
    pub(super) fn named(&self, folded: &str, today: Date) -> Vec<Suggestion> {
        let exact = self.suggestions(|name, _| name == folded, folded, today);
        if exact.is_empty() || matches!(exact.as_slice(), [one] if one.is_district) {
            return exact;
        }
        let longer = format!("{folded} ");
        let fits = |name: &str, meaning| {
            name == folded || name.starts_with(&longer) && self.is_large(meaning)
        };
        self.suggestions(fits, folded, today)
    }

    /// Districts, then other places, whose name begins like that, the largest first.
    pub(super) fn beginning(&self, folded: &str, today: Date) -> Vec<Suggestion> {
        self.suggestions(|_, _| true, folded, today)
    }

    fn is_large(&self, meaning: Meaning) -> bool {
        match meaning {
            Meaning::District(_) => true,
            Meaning::Town(place) => self.towns[place].population >= LARGE,
        }
    }

    fn suggestions(
        &self,
        fits: impl Fn(&str, Meaning) -> bool,
        folded: &str,
        today: Date,
    ) -> Vec<Suggestion> {
        let first = self
            .names
            .partition_point(|(name, _)| name.as_str() < folded);
        let found = self.names[first..]
            .iter()
            .take_while(|(name, _)| name.starts_with(folded))
            .filter(|(name, meaning)| fits(name, *meaning));
        let mut meanings: Vec<Meaning> = found
            .map(|(_, meaning)| self.told_by_district(*meaning, today))
            .collect();
        meanings.sort_by_key(|meaning| match meaning {
            Meaning::District(place) => (0, Reverse(0), *place),
            Meaning::Town(place) => (1, Reverse(self.towns[*place].population), *place),
        });
        meanings.dedup();
        meanings
            .into_iter()
            .filter_map(|meaning| self.suggestion(meaning, today))
            .collect()
    }

    /// A town that shares the name of its district says no more than the district, by whichever of its names it was found.
    fn told_by_district(&self, meaning: Meaning, today: Date) -> Meaning {
        let Meaning::Town(place) = meaning else {
            return meaning;
        };
        let town = &self.towns[place];
        let of_town = |district: &Authority| {
            town.district
                .as_ref()
                .is_some_and(|code| district.codes.contains(code))
                && district.exists(today)
                && spellings(district).contains(&fold(&town.name))
        };
        match self.districts.iter().position(of_town) {
            Some(district) => Meaning::District(district),
            None => meaning,
        }
    }

    fn suggestion(&self, meaning: Meaning, today: Date) -> Option<Suggestion> {
        match meaning {
            Meaning::District(place) => Some(&self.districts[place])
                .filter(|district| district.exists(today))
                .map(of_district),
            Meaning::Town(place) => Some(of_town(&self.towns[place])),
        }
    }
}

fn of_district(district: &Authority) -> Suggestion {
    Suggestion {
        id: format!("district-{}", district.code()),
        name: district.name.clone(),
        district: Some(district.code().to_owned()),
        force: district.force.clone(),
        is_district: true,
    }
}

fn of_town(town: &Row) -> Suggestion {
    Suggestion {
        id: format!("place-{}", town.id),
        name: town.name.clone(),
        district: town.district.clone(),
        force: town.force.clone(),
        is_district: false,
    }
}

/// Every way to write a district's name: English, Welsh, and "Bristol" or "City of Bristol" for "Bristol, City of".
fn spellings(district: &Authority) -> Vec<String> {
    let mut spellings = vec![fold(&district.name), fold(district.welsh_name())];
    if let Some((place, title)) = district
        .name
        .split_once(", ")
        .filter(|(_, title)| title.ends_with(" of"))
    {
        spellings.extend([fold(place), fold(&format!("{title} {place}"))]);
    }
    spellings
}

/// One spelling for all: lower case without accents, hyphens or apostrophes, "St" for "Saint" and "and" for "&".
pub(super) fn fold(name: &str) -> String {
    let plain: String = name
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .collect();
    let without_apostrophes: String = plain
        .chars()
        .filter(|letter| !matches!(letter, '\'' | '’' | '‘' | '`' | '.'))
        .collect();
    let words = without_apostrophes.replace('&', " and ");
    let words = words
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words
        .map(|word| if word == "saint" { "st" } else { word })
        .collect::<Vec<_>>()
        .join(" ")
}
