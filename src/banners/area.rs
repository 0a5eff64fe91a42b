//! Where a banner applies, which of these areas a team may write for, and what is known of where somebody is reporting from.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::directory::{Directory, ForceKind, NATIONAL_DESK};
use crate::routing::Decision;

/// The nations, by the words that reports have for them.
pub const NATIONS: [&str; 4] = ["england", "wales", "scotland", "northern-ireland"];

/// Where a banner applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Area {
    /// The whole United Kingdom, and wherever the place is not known.
    UnitedKingdom,
    /// The nation with this word.
    Nation(String),
    /// All of the area of the force with this slug.
    Force(String),
    /// The district with this code.
    District(String),
}

impl Area {
    /// The word for it in forms and in the database.
    pub fn word(&self) -> String {
        match self {
            Self::UnitedKingdom => "united-kingdom".to_owned(),
            Self::Nation(nation) => format!("nation:{nation}"),
            Self::Force(slug) => format!("force:{slug}"),
            Self::District(code) => format!("district:{code}"),
        }
    }

    /// The area that `word` stands for.
    pub fn parse(word: &str) -> Option<Self> {
        match word.split_once(':') {
            None if word == "united-kingdom" => Some(Self::UnitedKingdom),
            Some(("nation", nation)) if NATIONS.contains(&nation) => {
                Some(Self::Nation(nation.to_owned()))
            }
            Some(("force", slug)) => Some(Self::Force(slug.to_owned())),
            Some(("district", code)) => Some(Self::District(code.to_owned())),
            _ => None,
        }
    }

    /// The areas that the team called `team` may write for: the national desk for the United Kingdom, its nations and every force's
    /// area; a force for its own area and the districts in it; any other team for none.
    pub fn open_to(team: &str, directory: &Directory, today: Date) -> Vec<Self> {
        if team == NATIONAL_DESK {
            return of_the_desk(directory, today);
        }
        if directory.force(team, today).is_none() {
            return Vec::new();
        }
        let districts = directory
            .authorities(today)
            .filter(|district| district.force == team)
            .map(|district| Self::District(district.code().to_owned()));
        [Self::Force(team.to_owned())]
            .into_iter()
            .chain(districts)
            .collect()
    }

    /// Whether a banner for this area is for somebody of whose place `place` is known.
    pub fn covers(&self, place: &KnownPlace) -> bool {
        match self {
            Self::UnitedKingdom => true,
            Self::Nation(nation) => place.nation.as_ref() == Some(nation),
            Self::Force(slug) => place.forces.contains(slug),
            Self::District(code) => place.district.as_ref() == Some(code),
        }
    }
}

fn of_the_desk(directory: &Directory, today: Date) -> Vec<Area> {
    let nations = NATIONS.map(|nation| Area::Nation(nation.to_owned()));
    let forces = directory
        .forces(today)
        // The public does not report to those that guard a site.
        .filter(|force| force.kind != ForceKind::Site)
        .map(|force| Area::Force(force.slug.clone()));
    [Area::UnitedKingdom]
        .into_iter()
        .chain(nations)
        .chain(forces)
        .collect()
}

/// What is known of the place that a report is about; by default nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownPlace {
    nation: Option<String>,
    /// The force of the area and, on the railway, that of the railway too.
    forces: Vec<String>,
    /// The code that the district goes by today.
    district: Option<String>,
}

impl KnownPlace {
    /// What `decision` says of the place, which is in `nation` where that is known.
    pub fn of(decision: &Decision, nation: Option<&str>, directory: &Directory) -> Self {
        let forces = [&decision.area_force, &decision.force_by_place];
        let district = decision.district.as_deref();
        Self {
            nation: nation.map(str::to_owned),
            forces: forces.into_iter().flatten().cloned().collect(),
            district: district
                .and_then(|code| directory.authority(code))
                .map(|district| district.code().to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = jiff::civil::date(2026, 11, 23);

    fn open_to(team: &str) -> Vec<Area> {
        Area::open_to(team, &Directory::embedded(), TODAY)
    }

    #[test]
    fn a_force_writes_for_its_own_area_and_its_districts_alone() {
        let areas = open_to("gwent");
        assert_eq!(areas[0], Area::Force("gwent".into()));
        assert_eq!(areas.len(), 6, "five districts");
        assert!(!areas.contains(&Area::UnitedKingdom));
        assert_eq!(open_to("btp"), [Area::Force("btp".into())]);
        assert_eq!(open_to("no-such-team"), []);
    }

    #[test]
    fn the_desk_writes_for_all_of_it_each_nation_and_each_force() {
        let areas = open_to(NATIONAL_DESK);
        assert_eq!(areas[0], Area::UnitedKingdom);
        assert!(areas.contains(&Area::Nation("wales".into())));
        assert!(areas.contains(&Area::Force("gwent".into())));
        assert!(!areas.iter().any(|area| matches!(area, Area::District(_))));
    }

    #[test]
    fn each_area_is_read_back_from_its_word() {
        for area in open_to(NATIONAL_DESK).into_iter().chain(open_to("gwent")) {
            assert_eq!(Area::parse(&area.word()), Some(area));
        }
        for word in ["", "nation:france", "united-kingdom:", "planet:earth"] {
            assert_eq!(Area::parse(word), None, "{word}");
        }
    }

    #[test]
    fn where_nothing_is_known_only_what_is_for_everybody_applies() {
        let nowhere = KnownPlace::default();
        let newport = KnownPlace {
            nation: Some("wales".into()),
            forces: vec!["gwent".into()],
            district: Some("W06000022".into()),
        };
        for (area, applies) in [
            (Area::UnitedKingdom, true),
            (Area::Nation("wales".into()), true),
            (Area::Nation("england".into()), false),
            (Area::Force("gwent".into()), true),
            (Area::Force("dyfed-powys".into()), false),
            (Area::District("W06000022".into()), true),
            (Area::District("W06000021".into()), false),
        ] {
            assert_eq!(area.covers(&newport), applies, "{area:?}");
            assert_eq!(area.covers(&nowhere), area == Area::UnitedKingdom);
        }
    }
}
