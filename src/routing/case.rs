//! The places of one incident, and what the rules ask of them: which force, which district, in which words.

use jiff::civil::Date;

use super::decision::{Candidate, Flag, Reason};
use super::incident::{Location, Place};
use super::postcodes::{Area, Postcodes, Standing, candidates, only_force};
use crate::directory::Directory;

/// The slug of the one force of Northern Ireland.
pub(super) const PSNI: &str = "northern-ireland";

/// The places of one incident and what they are looked up in.
pub(super) struct Case<'a> {
    pub(super) places: &'a [Place],
    pub(super) directory: &'a Directory,
    pub(super) postcodes: &'a Postcodes,
    pub(super) today: Date,
}

/// Whom the place points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Force(String),
    NationalDesk,
    OutsideService,
}

/// A row's answer.
pub(super) struct Answer {
    pub(super) target: Target,
    pub(super) reason: Reason,
    pub(super) district: Option<String>,
    pub(super) area_force: Option<String>,
    pub(super) informed: Vec<String>,
    pub(super) alternatives: Vec<Candidate>,
    pub(super) flag: Option<Flag>,
}

impl Answer {
    pub(super) fn new(target: Target, reason: Reason) -> Self {
        Self {
            target,
            reason,
            district: None,
            area_force: None,
            informed: Vec::new(),
            alternatives: Vec::new(),
            flag: None,
        }
    }

    pub(super) fn national_desk(key: &'static str) -> Self {
        Self::new(Target::NationalDesk, Reason::plain(key))
    }
}

impl Place {
    /// The spot it happened at, which is not the home of anybody.
    pub(super) fn location(&self) -> Option<&Location> {
        match self {
            Self::At(location) | Self::AirportOrPort(location) => Some(location),
            Self::Transport { at, .. } => at.as_ref(),
            Self::Airport(_)
            | Self::Online { .. }
            | Self::Abroad { .. }
            | Self::Island(_)
            | Self::Unknown { .. } => None,
        }
    }
}

impl Case<'_> {
    pub(super) fn only_place(&self) -> Option<&Place> {
        match self.places {
            [place] => Some(place),
            _ => None,
        }
    }

    pub(super) fn standing(&self, location: &Location) -> Option<Standing<'_>> {
        match location {
            Location::Postcode(postcode) => Some(self.postcodes.standing(postcode)),
            Location::Part(part) => Some(self.postcodes.part_standing(part)),
            Location::District(_) | Location::Named { .. } => None,
        }
    }

    pub(super) fn is_northern_ireland(&self, location: Option<&Location>) -> bool {
        location
            .and_then(|location| self.force_of(location))
            .is_some_and(|(force, _)| force == PSNI)
    }

    /// The one force of a location and, where it is known, its district.
    fn force_of(&self, location: &Location) -> Option<(String, Option<String>)> {
        match location {
            Location::District(code) => {
                let authority = self.directory.authority(code)?;
                Some((authority.force.clone(), Some(authority.code().to_owned())))
            }
            Location::Named {
                district, force, ..
            } => Some((force.clone(), district.clone())),
            Location::Postcode(_) | Location::Part(_) => match self.standing(location)? {
                Standing::NorthernIreland => Some((PSNI.to_owned(), None)),
                _ => {
                    let areas = self.areas(location);
                    let district = if let [area] = areas.as_slice() {
                        Some(area.district.clone())
                    } else {
                        None
                    };
                    Some((only_force(&areas)?.to_owned(), district))
                }
            },
        }
    }

    /// The districts a postcode can lie in. One that nobody knows is taken for a new one of its outcode.
    fn areas(&self, location: &Location) -> Vec<&Area> {
        let standing = match (self.standing(location), location) {
            (Some(Standing::Unknown), Location::Postcode(postcode)) => {
                Some(self.postcodes.part_standing(&postcode.outcode()))
            }
            (standing, _) => standing,
        };
        match standing {
            Some(Standing::In(areas)) => areas,
            _ => Vec::new(),
        }
    }

    pub(super) fn by_location(&self, location: &Location, key: &'static str) -> Option<Answer> {
        let (force, district) = self.force_of(location)?;
        let reason = self
            .reason(key, &force)
            .with("place", self.name_of(location));
        Some(Answer {
            district,
            area_force: Some(force.clone()),
            ..Answer::new(Target::Force(force), reason)
        })
    }

    pub(super) fn by_force(&self, force: &str, key: &'static str) -> Answer {
        Answer {
            area_force: Some(force.to_owned()),
            ..Answer::new(Target::Force(force.to_owned()), self.reason(key, force))
        }
    }

    /// A network has a force of its own; where on it that was is known all the same.
    pub(super) fn by_network(
        &self,
        force: &str,
        key: &'static str,
        at: Option<&Location>,
    ) -> Answer {
        let (area_force, district) = at
            .and_then(|at| self.force_of(at))
            .map_or((None, None), |(area, district)| (Some(area), district));
        Answer {
            area_force,
            district,
            ..self.by_force(force, key)
        }
    }

    pub(super) fn desk_with_candidates(&self, location: &Location, key: &'static str) -> Answer {
        Answer {
            alternatives: candidates(&self.areas(location)),
            ..Answer::national_desk(key)
        }
    }

    /// A sentence that names the force, in both languages.
    pub(super) fn reason(&self, key: &'static str, slug: &str) -> Reason {
        Reason::plain(key).with_force(slug, self.directory, self.today)
    }

    fn name_of(&self, location: &Location) -> String {
        match location {
            Location::Postcode(postcode) => String::from(*postcode),
            Location::Part(part) => String::from(*part),
            Location::District(code) => self
                .directory
                .authority(code)
                .map_or(code.as_str(), |authority| &authority.name)
                .to_owned(),
            Location::Named { name, .. } => name.clone(),
        }
    }
}
