//! Which centres are near a place: pure, of where each lies. Near is what people can reach and what their force knows: the same
//! district first, then the same force's area.

use super::table::Centre;
use crate::routing::Finding;

/// A spot as far as nearness goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The code of its district, where one is known.
    pub district: Option<String>,
    /// The slug of its force.
    pub force: String,
}

/// How near a centre is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// In the same district.
    District,
    /// In the same force's area.
    Force,
}

/// The force of all of Northern Ireland.
const NORTHERN_IRELAND: &str = "northern-ireland";

/// The spots that what somebody typed can mean; none where it names no place.
pub fn spots_of(finding: &Finding) -> Vec<Spot> {
    let spot = |district: Option<&String>, force: &str| Spot {
        district: district.cloned(),
        force: force.to_owned(),
    };
    match finding {
        Finding::Postcode {
            district, force, ..
        } => vec![spot(Some(district), force)],
        Finding::PartInOneForce { force, .. } => vec![spot(None, force)],
        Finding::PartInSeveralForces { candidates, .. } => candidates
            .iter()
            .map(|one| spot(Some(&one.district), &one.force))
            .collect(),
        Finding::Places(places) | Finding::Similar(places) => places
            .iter()
            .map(|one| spot(one.district.as_ref(), &one.force))
            .collect(),
        Finding::District(one) => vec![spot(one.district.as_ref(), &one.force)],
        Finding::NorthernIreland { .. } => vec![spot(None, NORTHERN_IRELAND)],
        _ => Vec::new(),
    }
}

/// How near a centre at one of `own` is to one of the `wanted` spots; none where it is in another force's area.
pub fn nearness(own: &[Spot], wanted: &[Spot]) -> Option<Nearness> {
    let pairs = own
        .iter()
        .flat_map(|own| wanted.iter().map(move |wanted| (own, wanted)));
    pairs
        .filter_map(|(own, wanted)| {
            let same_district = own.district.is_some() && own.district == wanted.district;
            match (same_district, own.force == wanted.force) {
                (true, _) => Some(Nearness::District),
                (false, true) => Some(Nearness::Force),
                (false, false) => None,
            }
        })
        .min()
}

/// The centres near one of the `wanted` spots, the nearest first and then by name; `spots` says where each lies.
pub fn near<'a>(
    centres: &'a [Centre],
    wanted: &[Spot],
    spots: impl Fn(&Centre) -> Vec<Spot>,
) -> Vec<(&'a Centre, Nearness)> {
    let mut found: Vec<_> = centres
        .iter()
        .filter_map(|centre| Some((centre, nearness(&spots(centre), wanted)?)))
        .collect();
    found.sort_by(|(one, nearer), (other, farther)| {
        (nearer, &one.name).cmp(&(farther, &other.name))
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(district: &str, force: &str) -> Vec<Spot> {
        vec![Spot {
            district: (!district.is_empty()).then(|| district.to_owned()),
            force: force.to_owned(),
        }]
    }

    #[test]
    fn the_same_district_is_nearer_than_the_same_force_and_another_force_is_not_near() {
        let wanted = spot("E08000003", "greater-manchester");
        let near = |own: &[Spot]| nearness(own, &wanted);
        assert_eq!(
            near(&spot("E08000003", "greater-manchester")),
            Some(Nearness::District)
        );
        assert_eq!(
            near(&spot("E08000001", "greater-manchester")),
            Some(Nearness::Force)
        );
        assert_eq!(near(&spot("E06000049", "cheshire")), None);
        // A district that nobody knows is not the same as another that nobody knows.
        assert_eq!(
            nearness(&spot("", "kent"), &spot("", "kent")),
            Some(Nearness::Force)
        );
        assert_eq!(nearness(&spot("", "kent"), &spot("", "essex")), None);
    }
}
