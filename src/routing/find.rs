//! The "where" box: what a person typed, and what can be made of it.

use jiff::civil::Date;

use super::case::PSNI;
use super::decision::{Candidate, Reason};
use super::incident::{Island, Location, Place};
use super::places::{Places, Suggestion, fold};
use super::postcode::{PartPostcode, Postcode};
use super::postcodes::{Area, Postcodes, Standing, candidates, only_force};
use crate::directory::Directory;

/// The most suggestions a page shows.
const MOST_SUGGESTIONS: usize = 10;
/// With fewer letters than this, nearly every place would be suggested.
const FEWEST_LETTERS: usize = 3;

/// What a place's text means. Each has a sentence of its own for the person: see [`Finding::message`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A full postcode, also one that is no longer used: one district, one force.
    Postcode {
        /// The postcode.
        postcode: Postcode,
        /// The code of its district.
        district: String,
        /// The slug of its force.
        force: String,
    },
    /// In the form of a postcode, but no outcode or no sector like it is known: probably a slip.
    UnknownPostcode {
        /// The postcode.
        postcode: Postcode,
    },
    /// In the form of a part of a postcode, but nothing like it is known.
    UnknownPart {
        /// The part.
        part: PartPostcode,
    },
    /// Part of a postcode that lies wholly in one force.
    PartInOneForce {
        /// The part.
        part: PartPostcode,
        /// The slug of the force.
        force: String,
    },
    /// Part of a postcode that reaches into several forces: ask in which of the districts.
    PartInSeveralForces {
        /// The part.
        part: PartPostcode,
        /// The districts, most likely first.
        candidates: Vec<Candidate>,
    },
    /// The postcode of a large user of post, which stands for no place: ask where it happened.
    LargeUser,
    /// An address of the armed forces' own post: ask where it happened.
    ForcesPost,
    /// GIR 0AA, which was a bank's: ask where it happened.
    Girobank,
    /// A postcode, or part of one, in Northern Ireland.
    NorthernIreland {
        /// The place to route by.
        location: Location,
    },
    /// On an island that this service does not serve: say who can help, store nothing.
    Island(Island),
    /// Places of exactly that name: ask which. A single one still wants a yes.
    Places(Vec<Suggestion>),
    /// No place has exactly that name, but these begin like it: ask whether it is one of them.
    Similar(Vec<Suggestion>),
    /// The name of a district.
    District(Suggestion),
    /// Nothing was typed.
    Empty,
    /// Nothing like it is known.
    Nothing,
}

impl Finding {
    /// The sentence that tells a person what was found.
    pub fn message(&self, directory: &Directory, today: Date) -> Reason {
        match self {
            Self::Postcode {
                postcode,
                district,
                force,
            } => Reason::plain("routing-found-postcode")
                .with("place", *postcode)
                .with_district(district, directory)
                .with_force(force, directory, today),
            Self::UnknownPostcode { postcode } => {
                Reason::plain("routing-unknown-postcode").with("place", *postcode)
            }
            Self::UnknownPart { part } => {
                Reason::plain("routing-unknown-part").with("place", *part)
            }
            Self::PartInOneForce { part, force } => Reason::plain("routing-found-part")
                .with("place", *part)
                .with_force(force, directory, today),
            Self::PartInSeveralForces { part, .. } => {
                Reason::plain("routing-part-in-several-forces").with("place", *part)
            }
            Self::LargeUser => Reason::plain("routing-large-user"),
            Self::ForcesPost => Reason::plain("routing-forces-post"),
            Self::Girobank => Reason::plain("routing-girobank"),
            Self::NorthernIreland { .. } => {
                Reason::plain("routing-found-northern-ireland").with_force(PSNI, directory, today)
            }
            Self::Island(island) => Reason::plain(island.message()),
            Self::Places(_) => Reason::plain("routing-found-places"),
            Self::Similar(_) => Reason::plain("routing-found-similar"),
            Self::District(district) => {
                let code = district.district.as_deref().unwrap_or_default();
                Reason::plain("routing-found-district")
                    .with_district(code, directory)
                    .with_force(&district.force, directory, today)
            }
            Self::Empty => Reason::plain("routing-nothing-typed"),
            Self::Nothing => Reason::plain("routing-nothing-found"),
        }
    }

    /// The place to route by, where no further question is needed.
    pub fn location(&self) -> Option<Location> {
        match self {
            Self::Postcode { postcode, .. } => Some(Location::Postcode(*postcode)),
            Self::PartInOneForce { part, .. } => Some(Location::Part(*part)),
            Self::NorthernIreland { location } => Some(location.clone()),
            Self::District(district) => Some(district.location()),
            _ => None,
        }
    }

    /// The place as far as it is known: to route by when the person can say no more.
    pub fn place(&self) -> Place {
        match self {
            Self::Island(island) => Place::Island(*island),
            Self::UnknownPostcode { postcode } => Place::At(Location::Postcode(*postcode)),
            Self::UnknownPart { part } | Self::PartInSeveralForces { part, .. } => {
                Place::At(Location::Part(*part))
            }
            Self::Places(places) => same_force(places)
                .map_or(Place::Unknown { home: None }, |place| {
                    Place::At(place.location())
                }),
            _ => self
                .location()
                .map_or(Place::Unknown { home: None }, Place::At),
        }
    }
}

/// The first of these places, if all lie in one force.
fn same_force(places: &[Suggestion]) -> Option<&Suggestion> {
    let first = places.first()?;
    places
        .iter()
        .all(|place| place.force == first.force)
        .then_some(first)
}

impl Island {
    /// The message that says who can help there.
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Jersey => "routing-outside-jersey",
            Self::Guernsey => "routing-outside-guernsey",
            Self::IsleOfMan => "routing-outside-isle-of-man",
        }
    }
}

/// Longer text is no place: whoever sends it wants us to be busy. No field that asks for a place takes more than a third of it.
const MOST_BYTES: usize = 500;
/// The most parts of an address that are looked up.
const MOST_PARTS: usize = 8;

/// What is meant by the text of the "where" box: a postcode, a part of one, the name of a place or district, or an address with one of these.
pub fn find_place(text: &str, postcodes: &Postcodes, places: &Places, today: Date) -> Finding {
    if text.trim().is_empty() {
        return Finding::Empty;
    }
    if text.len() > MOST_BYTES {
        return Finding::Nothing;
    }
    let exact = |part| find_code(part, postcodes).or_else(|| named(part, places, today));
    let in_address = || last_postcode(text).map(|postcode| find_postcode(postcode, postcodes));
    exact(text)
        .or_else(in_address)
        .or_else(|| address_parts(text).find_map(exact))
        .or_else(|| beginning(text, places, today))
        .unwrap_or(Finding::Nothing)
}

fn find_code(text: &str, postcodes: &Postcodes) -> Option<Finding> {
    match Postcode::parse(text) {
        Ok(postcode) => Some(find_postcode(postcode, postcodes)),
        Err(_) => Some(find_part(PartPostcode::parse(text).ok()?, postcodes)),
    }
}

fn find_postcode(postcode: Postcode, postcodes: &Postcodes) -> Finding {
    let inside = |area: &Area| Finding::Postcode {
        postcode,
        district: area.district.clone(),
        force: area.force.clone(),
    };
    match postcodes.standing(&postcode) {
        Standing::In(areas) => areas
            .first()
            .map_or(Finding::UnknownPostcode { postcode }, |area| inside(area)),
        Standing::Unknown => Finding::UnknownPostcode { postcode },
        other => without_table(&other, Location::Postcode(postcode)),
    }
}

fn find_part(part: PartPostcode, postcodes: &Postcodes) -> Finding {
    match (postcodes.part_standing(&part), part.as_sector()) {
        (Standing::In(areas), _) => match only_force(&areas) {
            Some(force) => Finding::PartInOneForce {
                part,
                force: force.to_owned(),
            },
            None => Finding::PartInSeveralForces {
                part,
                candidates: candidates(&areas),
            },
        },
        (Standing::Unknown, Some(sector)) => find_part(sector, postcodes),
        (Standing::Unknown, None) => Finding::UnknownPart { part },
        (other, _) => without_table(&other, Location::Part(part)),
    }
}

/// What the rules say of a postcode that no table holds.
fn without_table(standing: &Standing, location: Location) -> Finding {
    match standing {
        Standing::NorthernIreland => Finding::NorthernIreland { location },
        Standing::Island(island) => Finding::Island(*island),
        Standing::LargeUser => Finding::LargeUser,
        Standing::ForcesPost => Finding::ForcesPost,
        Standing::Girobank => Finding::Girobank,
        Standing::In(_) | Standing::Unknown => Finding::Nothing,
    }
}

/// The last full postcode among the words of an address.
fn last_postcode(text: &str) -> Option<Postcode> {
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || letter == ',')
        .filter(|word| !word.is_empty())
        .collect();
    let pair = |first: &[&str]| Postcode::parse(&first.concat()).ok();
    let in_two = words.windows(2).rev().find_map(pair);
    in_two.or_else(|| words.windows(1).rev().find_map(pair))
}

/// The parts of an address between commas or line ends, the last first: a town comes after its street.
fn address_parts(text: &str) -> impl Iterator<Item = &str> {
    text.rsplit([',', '\n', ';'])
        .filter(|part| !part.trim().is_empty())
        .take(MOST_PARTS)
}

/// Places and districts of exactly that name. Islands outside the service come first, so that nobody is sent to a namesake.
fn named(text: &str, places: &Places, today: Date) -> Option<Finding> {
    let folded = fold(text);
    if let Some(island) = island(&folded) {
        return Some(Finding::Island(island));
    }
    let mut found = places.named(&folded, today);
    found.truncate(MOST_SUGGESTIONS);
    match found.as_slice() {
        [] => None,
        [district] if district.is_district => Some(Finding::District(district.clone())),
        _ => Some(Finding::Places(found)),
    }
}

fn beginning(text: &str, places: &Places, today: Date) -> Option<Finding> {
    let folded = fold(text);
    if folded.chars().count() < FEWEST_LETTERS {
        return None;
    }
    let mut found = places.beginning(&folded, today);
    found.truncate(MOST_SUGGESTIONS);
    (!found.is_empty()).then_some(Finding::Similar(found))
}

fn island(folded: &str) -> Option<Island> {
    match folded {
        "jersey" | "st helier" => Some(Island::Jersey),
        "guernsey" | "alderney" | "sark" | "herm" | "st peter port" => Some(Island::Guernsey),
        "isle of man" | "ellan vannin" => Some(Island::IsleOfMan),
        _ => None,
    }
}
