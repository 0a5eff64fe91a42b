//! Which centres are near a place, and fit what somebody looks for: pure, of where each lies and the time it is. Those whose distance is
//! known come first, the nearest first; then those of the same district, then those of the same force.

use jiff::civil::DateTime;

use super::table::Centre;
use crate::directory::{Nation, is_bank_holiday};
use crate::routing::{Finding, Grid, Point};

/// How many centres are shown.
pub const MOST_FOUND: usize = 20;
/// A centre that another force looks after is near within so many miles.
const NEAR_MILES: f64 = 10.0;

/// A spot as far as nearness goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The code of its district, where one is known.
    pub district: Option<String>,
    /// The slug of its force.
    pub force: String,
    /// Where it lies, where that is known.
    pub point: Option<Point>,
}

/// A centre that people can find, and where it is.
pub struct FoundCentre<'a> {
    /// The centre.
    pub centre: &'a Centre,
    /// What its postcode can mean.
    pub spots: Vec<Spot>,
    /// The nation that it lies in, whose bank holidays it keeps; none where that is not known.
    pub nation: Option<Nation>,
}

impl FoundCentre<'_> {
    /// Whether it is open at `now` by the clock on its wall. Nobody is sent there on a bank holiday: they may be closed.
    pub fn is_open_at(&self, now: DateTime) -> bool {
        let opening = &self.centre.details.opening;
        opening.is_open_at(now) && !self.is_holiday(now)
    }

    /// Whether it is a bank holiday there.
    pub fn is_holiday(&self, now: DateTime) -> bool {
        self.nation
            .is_some_and(|nation| is_bank_holiday(nation, now.date()))
    }
}

/// What somebody looks for beside the place. What is empty is not looked for.
#[derive(Default)]
pub struct Wishes {
    /// The time that it must be open at.
    pub open_at: Option<DateTime>,
    /// A language, or the beginning of one, in small letters.
    pub language: String,
    /// A word of the list of access.
    pub access: String,
    /// The code of a strand.
    pub strand: String,
}

impl Wishes {
    fn fits(&self, found: &FoundCentre<'_>) -> bool {
        let details = &found.centre.details;
        let speaks = details.languages.to_lowercase();
        let has =
            |wanted: &String, offered: &[String]| wanted.is_empty() || offered.contains(wanted);
        self.open_at.is_none_or(|now| found.is_open_at(now))
            && speaks.contains(&self.language)
            && has(&self.access, &details.access)
            // A centre that names no strand is for everybody alike.
            && (details.strands.is_empty() || has(&self.strand, &details.strands))
    }
}

/// How near a centre is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// How far it is in miles, where that is known.
    pub miles: Option<f64>,
    /// Whether it is in the same district.
    pub is_in_district: bool,
    /// Whether the same force looks after it.
    pub is_in_force: bool,
}

/// The force of all of Northern Ireland.
const NORTHERN_IRELAND: &str = "northern-ireland";

/// The spots that what somebody typed can mean; none where it names no place.
pub fn spots_of(finding: &Finding, grid: &Grid) -> Vec<Spot> {
    let named: Vec<(Option<&String>, &str)> = match finding {
        Finding::Postcode {
            district, force, ..
        } => vec![(Some(district), force)],
        Finding::PartInOneForce { force, .. } => vec![(None, force)],
        Finding::PartInSeveralForces { candidates, .. } => candidates
            .iter()
            .map(|one| (Some(&one.district), one.force.as_str()))
            .collect(),
        Finding::Places(places) | Finding::Similar(places) => places
            .iter()
            .map(|one| (one.district.as_ref(), one.force.as_str()))
            .collect(),
        Finding::District(one) => vec![(one.district.as_ref(), &one.force)],
        Finding::NorthernIreland { .. } => vec![(None, NORTHERN_IRELAND)],
        _ => Vec::new(),
    };
    let spot = |((district, force), point): ((Option<&String>, &str), Option<Point>)| Spot {
        district: district.cloned(),
        force: force.to_owned(),
        point,
    };
    named
        .into_iter()
        .zip(grid.points_of(finding))
        .map(spot)
        .collect()
}

/// How near a centre at one of `own` is to the nearest of the `wanted` spots; none where it is far and of another force's area.
pub fn nearness(own: &[Spot], wanted: &[Spot]) -> Option<Near> {
    let pairs = || {
        own.iter()
            .flat_map(|own| wanted.iter().map(move |wanted| (own, wanted)))
    };
    let miles = pairs().filter_map(|(own, wanted)| Some(own.point?.miles_to(wanted.point?)));
    let near = Near {
        miles: miles.min_by(f64::total_cmp),
        is_in_district: pairs()
            .any(|(own, wanted)| own.district.is_some() && own.district == wanted.district),
        is_in_force: pairs().any(|(own, wanted)| own.force == wanted.force),
    };
    let is_near = near.is_in_force || near.miles.is_some_and(|miles| miles <= NEAR_MILES);
    is_near.then_some(near)
}

/// The centres near one of the `wanted` spots that fit `wishes`, in order.
pub fn near<'a>(
    centres: impl Iterator<Item = FoundCentre<'a>>,
    wanted: &[Spot],
    wishes: &Wishes,
) -> Vec<(FoundCentre<'a>, Near)> {
    let fitting = centres.filter(|found| wishes.fits(found));
    let mut found: Vec<_> = fitting
        .filter_map(|found| {
            let near = nearness(&found.spots, wanted)?;
            Some((found, near))
        })
        .collect();
    let order = |near: &Near| {
        (
            near.miles.is_none(),
            near.miles.unwrap_or_default(),
            !near.is_in_district,
        )
    };
    found.sort_by(|(one, nearer), (other, farther)| {
        let (nearer, farther) = (order(nearer), order(farther));
        let first = nearer
            .0
            .cmp(&farther.0)
            .then(nearer.1.total_cmp(&farther.1));
        first
            .then(nearer.2.cmp(&farther.2))
            .then_with(|| one.centre.name.cmp(&other.centre.name))
    });
    found.truncate(MOST_FOUND);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(district: &str, force: &str) -> Vec<Spot> {
        vec![Spot {
            district: (!district.is_empty()).then(|| district.to_owned()),
            force: force.to_owned(),
            point: None,
        }]
    }

    #[test]
    fn where_no_distance_is_known_the_same_force_is_near_and_another_is_not() {
        let wanted = spot("E08000003", "greater-manchester");
        let near = |own: &[Spot]| nearness(own, &wanted).map(|near| near.is_in_district);
        assert_eq!(near(&spot("E08000003", "greater-manchester")), Some(true));
        assert_eq!(near(&spot("E08000001", "greater-manchester")), Some(false));
        assert_eq!(near(&spot("E06000049", "cheshire")), None);
        // A district that nobody knows is not the same as another that nobody knows.
        assert_eq!(
            nearness(&spot("", "kent"), &spot("", "kent")).map(|near| near.is_in_district),
            Some(false)
        );
        assert_eq!(nearness(&spot("", "kent"), &spot("", "essex")), None);
    }
}
