//! Rule 13: reports about the police reach professional standards and nobody's colleagues.

use heard::directory::Directory;
use heard::routing::{
    Decision, Incident, Island, Oversight, OwnForce, Owner, Place, PoliceSubject, Rule, decide,
};

use super::{DIRECTORY, POSTCODES, TODAY, postcode, route};

fn about(own_force: OwnForce, alleges_crime: bool) -> Incident {
    let subject = PoliceSubject {
        own_force,
        alleges_crime,
    };
    Incident {
        police_subject: Some(subject),
        ..Incident::at(Place::At(postcode("M14 5AA")))
    }
}

fn known(slug: &str) -> OwnForce {
    OwnForce::Known(slug.to_owned())
}

fn standards(slug: &str) -> Owner {
    Owner::ProfessionalStandards(slug.to_owned())
}

#[test]
fn an_officer_on_home_ground_is_for_their_own_professional_standards_alone() {
    let decision = route(&about(known("greater-manchester"), true));
    assert_eq!(
        (decision.owner, decision.rule),
        (standards("greater-manchester"), Rule::PoliceSubject)
    );
    assert_eq!(
        decision.crime_stays_with, None,
        "their own colleagues do not investigate them"
    );
}

#[test]
fn a_crime_by_an_officer_of_another_force_stays_with_the_force_of_the_place() {
    let decision = route(&about(known("kent"), true));
    assert_eq!(decision.owner, standards("kent"));
    assert_eq!(
        decision.crime_stays_with.as_deref(),
        Some("greater-manchester")
    );
    assert_eq!(
        decision.force_by_place.as_deref(),
        Some("greater-manchester")
    );
}

#[test]
fn bad_conduct_alone_concerns_only_the_officers_own_force() {
    assert_eq!(route(&about(known("kent"), false)).crime_stays_with, None);
}

#[test]
fn without_a_known_or_joined_own_force_it_waits_with_the_few_at_the_desk() {
    for own in [OwnForce::Unknown, known("mdp"), known("no-such-force")] {
        assert_eq!(
            route(&about(own, true)).owner,
            Owner::NationalDeskRestricted
        );
    }
    let nobody_joined = Directory::embedded();
    let decision = decide(
        &about(known("kent"), true),
        &nobody_joined,
        &POSTCODES,
        TODAY,
    );
    assert_eq!(decision.owner, Owner::NationalDeskRestricted);
}

#[test]
fn it_never_reaches_an_ordinary_team() {
    for own in DIRECTORY
        .forces(TODAY)
        .map(|force| known(&force.slug))
        .chain([OwnForce::Unknown])
    {
        for alleges_crime in [true, false] {
            let Decision {
                owner, informed, ..
            } = route(&about(own.clone(), alleges_crime));
            assert!(
                matches!(
                    owner,
                    Owner::ProfessionalStandards(_) | Owner::NationalDeskRestricted
                ),
                "{own:?}: {owner:?}"
            );
            assert!(informed.is_empty());
        }
    }
}

#[test]
fn the_forces_of_other_places_are_not_told_of_their_colleague() {
    let mut incident = about(known("kent"), false);
    incident.places.insert(0, Place::At(postcode("E1 6AN")));
    assert_eq!(route(&incident).informed, Vec::<String>::new());
}

#[test]
fn the_body_that_watches_is_that_of_the_officers_nation() {
    let watching = |own| route(&about(own, true)).oversight;
    assert_eq!(watching(known("kent")), Some(Oversight::Iopc));
    assert_eq!(watching(known("gwent")), Some(Oversight::Iopc));
    assert_eq!(watching(known("btp")), Some(Oversight::Iopc));
    assert_eq!(watching(known("police-scotland")), Some(Oversight::Pirc));
    assert_eq!(
        watching(known("northern-ireland")),
        Some(Oversight::PoliceOmbudsman)
    );
    assert_eq!(
        watching(OwnForce::Unknown),
        Some(Oversight::Iopc),
        "by the place, when nothing else is known"
    );
}

#[test]
fn outside_the_service_it_stays_outside() {
    let mut incident = about(known("kent"), true);
    incident.places = vec![Place::Island(Island::Jersey)];
    assert_eq!(route(&incident).owner, Owner::OutsideService);
}
