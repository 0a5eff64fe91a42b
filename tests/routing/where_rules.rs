//! The two tables of rules: each row once, and each pair of rows that could get in each other's way.

use heard::directory::Directory;
use heard::routing::{
    Airport, Danger, Flag, Incident, Island, Location, OwnForce, Owner, Place, PoliceSubject, Rule,
    Setting, Transport, UkHome, also_rules, decide, where_rules,
};

use super::{DIRECTORY, POSTCODES, TODAY, force, part, postcode, route, route_place};

fn transport(transport: Transport, at: Option<Location>) -> Place {
    Place::Transport { transport, at }
}

fn several(places: Vec<Place>) -> Incident {
    Incident {
        places,
        ..Incident::at(Place::Unknown { home: None })
    }
}

fn flags(incident: &Incident) -> Vec<(u8, Flag)> {
    route(incident)
        .also
        .iter()
        .map(|also| (also.rule.number(), also.flag))
        .collect()
}

#[test]
fn the_tables_are_asked_in_the_agreed_order() {
    let places: Vec<u8> = where_rules().map(Rule::number).collect();
    assert_eq!(places, [12, 11, 3, 4, 9, 7, 17, 5, 6, 8, 10]);
    let mut others: Vec<u8> = also_rules().map(Rule::number).collect();
    others.dedup();
    assert_eq!(others, [1, 2, 14, 15, 13]);
}

#[test]
fn rule_12_an_island_with_its_own_police_is_outside_the_service() {
    for place in [
        Place::Island(Island::Jersey),
        Place::At(postcode("GY1 1AA")),
        Place::At(part("IM1")),
        Place::AirportOrPort(postcode("JE2 3AB")),
    ] {
        let decision = route_place(place);
        assert_eq!(
            (decision.owner, decision.rule, decision.force_by_place),
            (Owner::OutsideService, Rule::OutOfScope, None)
        );
    }
}

#[test]
fn rule_11_abroad_goes_to_the_uk_home_and_otherwise_outside() {
    let abroad = |uk_home| route_place(Place::Abroad { uk_home });
    let home = abroad(UkHome::At(postcode("M14 5AA")));
    assert_eq!(
        (&home.owner, home.rule),
        (&force("greater-manchester"), Rule::Abroad)
    );
    assert_eq!(home.also[0].flag, Flag::Overseas);
    assert_eq!(abroad(UkHome::Somewhere).owner, Owner::NationalDesk);
    assert_eq!(abroad(UkHome::Nobody).owner, Owner::OutsideService);
    let unclear = abroad(UkHome::At(part("LA6")));
    assert_eq!(
        (unclear.owner, unclear.rule, unclear.alternatives.len()),
        (Owner::NationalDesk, Rule::Abroad, 3)
    );
}

#[test]
fn rule_3_railways_of_great_britain_go_to_british_transport_police() {
    let railways = [
        Transport::NationalRail,
        Transport::LondonUnderground,
        Transport::DocklandsLightRailway,
        Transport::LondonOverground,
        Transport::ElizabethLine,
        Transport::LondonTramlink,
        Transport::LondonCableCar,
        Transport::WestMidlandsMetro,
        Transport::GlasgowSubway,
    ];
    for railway in railways {
        let decision = route_place(transport(railway, None));
        assert_eq!(
            (decision.owner, decision.rule),
            (force("btp"), Rule::Railway),
            "{railway:?}"
        );
    }
}

#[test]
fn rule_4_trams_and_metros_that_are_no_railway_go_to_their_own_force() {
    let networks = [
        (Transport::ManchesterMetrolink, "greater-manchester"),
        (Transport::TyneAndWearMetro, "northumbria"),
        (Transport::SheffieldSupertram, "south-yorkshire"),
        (Transport::NottinghamExpressTransit, "nottinghamshire"),
        (Transport::EdinburghTrams, "police-scotland"),
        (Transport::BlackpoolTramway, "lancashire"),
        (Transport::NorthernIrelandRail, "northern-ireland"),
        (Transport::LondonBus, "metropolitan"),
    ];
    for (network, slug) in networks {
        let decision = route_place(transport(network, None));
        assert_eq!(
            (decision.owner, decision.rule),
            (force(slug), Rule::OtherTransport),
            "{network:?}"
        );
    }
}

#[test]
fn rule_4_buses_taxis_and_heritage_railways_go_by_the_place() {
    for vehicle in [Transport::Bus, Transport::Taxi, Transport::HeritageRailway] {
        let decision = route_place(transport(vehicle, Some(postcode("CA8 7JG"))));
        assert_eq!(
            (decision.owner, decision.rule),
            (force("northumbria"), Rule::OtherTransport),
            "{vehicle:?}"
        );
    }
}

#[test]
fn rule_9_several_places_by_the_same_people_go_to_the_last_and_the_others_are_told() {
    let places = vec![
        Place::At(postcode("E1 6AN")),
        transport(Transport::LondonUnderground, None),
        Place::At(postcode("M14 5AA")),
    ];
    let decision = route(&several(places));
    assert_eq!(
        (decision.owner, decision.rule),
        (force("greater-manchester"), Rule::SeveralPlaces)
    );
    assert_eq!(decision.informed, ["btp", "city-of-london"]);
}

#[test]
fn rule_9_several_places_by_different_people_are_an_incident_each() {
    let incident = several(vec![
        Place::At(postcode("E1 6AN")),
        Place::At(postcode("M14 5AA")),
    ]);
    let owners: Vec<Owner> = incident
        .each_place()
        .iter()
        .map(|incident| route(incident).owner)
        .collect();
    assert_eq!(
        owners,
        [force("city-of-london"), force("greater-manchester")]
    );
}

#[test]
fn rule_7_an_airport_goes_to_the_force_of_its_district() {
    let airports = [
        (Airport::Heathrow, "Hillingdon", "metropolitan"),
        (Airport::Gatwick, "Crawley", "sussex"),
        (Airport::Stansted, "Uttlesford", "essex"),
        (Airport::Luton, "Luton", "bedfordshire"),
        (Airport::Manchester, "Manchester", "greater-manchester"),
        (Airport::Birmingham, "Solihull", "west-midlands"),
        (
            Airport::EastMidlands,
            "North West Leicestershire",
            "leicestershire",
        ),
        (Airport::LeedsBradford, "Leeds", "west-yorkshire"),
    ];
    for (airport, district, slug) in airports {
        let decision = route_place(Place::Airport(airport));
        assert_eq!(
            (decision.owner, decision.rule),
            (force(slug), Rule::AirportOrPort),
            "{airport:?}"
        );
        let authority = decision
            .district
            .and_then(|code| DIRECTORY.authority(&code))
            .expect("an English airport has a district");
        assert_eq!(
            (authority.name.as_str(), authority.force.as_str()),
            (district, slug)
        );
    }
    for (airport, slug) in [
        (Airport::Edinburgh, "police-scotland"),
        (Airport::Glasgow, "police-scotland"),
        (Airport::Belfast, "northern-ireland"),
    ] {
        assert_eq!(route_place(Place::Airport(airport)).owner, force(slug));
    }
}

#[test]
fn rule_7_a_port_goes_by_its_place() {
    let decision = route_place(Place::AirportOrPort(postcode("CT17 9BU")));
    assert_eq!(
        (decision.owner, decision.rule),
        (force("kent"), Rule::AirportOrPort)
    );
}

#[test]
fn rule_17_a_postcode_near_a_border_keeps_the_other_forces_at_hand() {
    let decision = route_place(Place::At(postcode("CA8 7JG")));
    assert_eq!(
        (decision.owner, decision.rule),
        (force("northumbria"), Rule::ForceBorder)
    );
    assert!(
        decision
            .alternatives
            .iter()
            .all(|other| other.force == "cumbria")
            && !decision.alternatives.is_empty()
    );
    assert_eq!(decision.district.as_deref(), Some("E06000057"));
}

#[test]
fn rule_5_a_postcode_part_or_district_goes_to_its_force() {
    for location in [
        postcode("M14 5AA"),
        part("M14"),
        Location::District("E08000003".to_owned()),
    ] {
        let decision = route_place(Place::At(location));
        assert_eq!(
            (decision.owner, decision.rule),
            (force("greater-manchester"), Rule::PostcodeOrDistrict)
        );
        assert_eq!(decision.district.as_deref(), Some("E08000003"));
        assert_eq!(decision.dataset, "ONSPD November 2025");
    }
    assert_eq!(
        route_place(Place::At(postcode("BT1 1AA"))).owner,
        force("northern-ireland")
    );
}

#[test]
fn rule_5_a_new_postcode_is_taken_for_one_of_its_outcode() {
    let decision = route_place(Place::At(postcode("AB10 2AA")));
    assert_eq!(
        (decision.owner, decision.rule),
        (force("police-scotland"), Rule::PostcodeOrDistrict)
    );
}

#[test]
fn rule_6_a_chosen_place_goes_to_its_force() {
    let place = Location::Named {
        name: "Holyhead".to_owned(),
        district: Some("W06000001".to_owned()),
        force: "north-wales".to_owned(),
    };
    let decision = route_place(Place::At(place));
    assert_eq!(
        (decision.owner, decision.rule),
        (force("north-wales"), Rule::PlaceName)
    );
}

#[test]
fn rule_8_online_goes_home_and_is_marked_as_online() {
    let decision = route_place(Place::Online {
        home: Some(postcode("M14 5AA")),
    });
    assert_eq!(
        (&decision.owner, decision.rule),
        (&force("greater-manchester"), Rule::OnlineOnly)
    );
    assert_eq!(decision.also[0].flag, Flag::CyberEnabled);
    let anonymous = route_place(Place::Online { home: None });
    assert_eq!(
        (&anonymous.owner, anonymous.rule, anonymous.also[0].flag),
        (&Owner::NationalDesk, Rule::OnlineOnly, Flag::CyberEnabled)
    );
}

#[test]
fn rule_10_an_unknown_place_goes_home_or_to_the_national_desk_and_is_never_lost() {
    let home = route_place(Place::Unknown {
        home: Some(postcode("M14 5AA")),
    });
    assert_eq!(
        (home.owner, home.rule),
        (force("greater-manchester"), Rule::UnknownPlace)
    );
    for incident in [
        Incident::at(Place::Unknown { home: None }),
        several(Vec::new()),
    ] {
        let nowhere = route(&incident);
        assert_eq!(
            (nowhere.owner, nowhere.rule),
            (Owner::NationalDesk, Rule::UnknownPlace)
        );
    }
}

#[test]
fn rule_10_a_place_on_a_border_that_nobody_can_settle_goes_to_the_desk_with_the_candidates() {
    let decision = route_place(Place::At(part("LA6")));
    assert_eq!(
        (&decision.owner, decision.rule, decision.alternatives.len()),
        (&Owner::NationalDesk, Rule::UnknownPlace, 3)
    );
    assert_eq!(decision.reason.key, "routing-desk-unclear-place");
    assert_eq!(
        route_place(Place::At(Location::District("X99".to_owned()))).owner,
        Owner::NationalDesk
    );
    assert_eq!(
        route_place(Place::At(postcode("EN77 1AA"))).owner,
        Owner::NationalDesk
    );
}

#[test]
fn an_island_comes_before_abroad_railway_and_online() {
    assert_eq!(
        route_place(transport(
            Transport::HeritageRailway,
            Some(postcode("IM1 1AA"))
        ))
        .rule,
        Rule::OutOfScope
    );
    assert_eq!(
        route_place(transport(
            Transport::NationalRail,
            Some(postcode("JE2 3AB"))
        ))
        .rule,
        Rule::OutOfScope
    );
    let home_on_island = route_place(Place::Online {
        home: Some(postcode("JE2 3AB")),
    });
    assert_eq!(
        (home_on_island.owner, home_on_island.rule),
        (Owner::NationalDesk, Rule::OnlineOnly),
        "it did not happen on the island"
    );
}

#[test]
fn one_place_in_the_kingdom_is_enough_to_be_taken() {
    let elsewhere = [
        Place::Island(Island::Jersey),
        Place::Abroad {
            uk_home: UkHome::Nobody,
        },
    ];
    for place in elsewhere {
        for places in [
            vec![Place::At(postcode("M14 5AA")), place.clone()],
            vec![place.clone(), Place::At(postcode("M14 5AA"))],
        ] {
            let decision = route(&several(places));
            assert_eq!(
                (decision.owner, decision.rule),
                (force("greater-manchester"), Rule::SeveralPlaces)
            );
        }
        assert_eq!(
            route(&several(vec![place.clone(), place])).owner,
            Owner::OutsideService
        );
    }
}

#[test]
fn a_station_in_northern_ireland_is_not_british_transport_police() {
    let decision = route_place(transport(
        Transport::NationalRail,
        Some(postcode("BT1 1AA")),
    ));
    assert_eq!(
        (decision.owner, decision.rule),
        (force("northern-ireland"), Rule::OtherTransport)
    );
}

#[test]
fn a_railway_comes_before_the_place_it_runs_through() {
    let decision = route_place(transport(
        Transport::LondonUnderground,
        Some(postcode("E1 6AN")),
    ));
    assert_eq!(
        (decision.owner, decision.rule),
        (force("btp"), Rule::Railway)
    );
    let tram = route_place(transport(
        Transport::ManchesterMetrolink,
        Some(postcode("E1 6AN")),
    ));
    assert_eq!(
        (tram.owner, tram.rule),
        (force("greater-manchester"), Rule::OtherTransport)
    );
}

#[test]
fn several_places_on_the_railway_only_are_a_railway_matter() {
    let decision = route(&several(vec![
        transport(Transport::NationalRail, None),
        transport(Transport::LondonUnderground, None),
    ]));
    assert_eq!(
        (decision.owner, decision.rule, decision.informed),
        (force("btp"), Rule::Railway, Vec::new())
    );
}

#[test]
fn the_last_of_several_places_may_be_any_kind_of_place() {
    let last = [
        (transport(Transport::NationalRail, None), "btp"),
        (transport(Transport::BlackpoolTramway, None), "lancashire"),
        (Place::Airport(Airport::Gatwick), "sussex"),
        (
            Place::Online {
                home: Some(postcode("CA8 7JG")),
            },
            "northumbria",
        ),
    ];
    for (place, slug) in last {
        let decision = route(&several(vec![Place::At(postcode("M14 5AA")), place]));
        assert_eq!(
            (decision.owner, decision.rule),
            (force(slug), Rule::SeveralPlaces)
        );
        assert_eq!(decision.informed, ["greater-manchester"]);
    }
}

#[test]
fn several_places_of_which_none_is_known_wait_at_the_desk() {
    let decision = route(&several(vec![
        Place::At(part("LA6")),
        Place::Unknown { home: None },
    ]));
    assert_eq!(
        (decision.owner, decision.rule),
        (Owner::NationalDesk, Rule::UnknownPlace)
    );
    let one_known = route(&several(vec![
        Place::At(postcode("M14 5AA")),
        Place::Unknown { home: None },
    ]));
    assert_eq!(one_known.owner, force("greater-manchester"));
}

#[test]
fn a_bus_whose_place_is_not_known_waits_at_the_desk() {
    for at in [None, Some(part("LA6"))] {
        let decision = route_place(transport(Transport::Bus, at));
        assert_eq!(
            (decision.owner, decision.rule),
            (Owner::NationalDesk, Rule::UnknownPlace)
        );
    }
}

#[test]
fn a_force_that_has_not_joined_leaves_the_report_with_the_desk_and_says_which_force_it_is() {
    let joined = Directory::embedded().with_joined(|slug| {
        Some(if slug == "kent" {
            TODAY.tomorrow().expect("a day follows")
        } else {
            TODAY
        })
    });
    let decide_at = |text: &str, today| {
        decide(
            &Incident::at(Place::At(postcode(text))),
            &joined,
            &POSTCODES,
            today,
        )
    };
    let early = decide_at("ME14 1AA", TODAY);
    assert_eq!(
        (
            early.owner,
            early.force_by_place.as_deref(),
            early.not_joined
        ),
        (Owner::NationalDesk, Some("kent"), true)
    );
    assert_eq!(early.reason.key, "routing-desk-not-joined");
    assert!(
        early
            .reason
            .args
            .contains(&("force", "Kent Police".to_owned()))
    );
    let next_day = decide_at("ME14 1AA", TODAY.tomorrow().expect("a day follows"));
    assert_eq!(
        (next_day.owner, next_day.not_joined),
        (force("kent"), false)
    );
    assert_eq!(
        decide_at("M14 5AA", TODAY).owner,
        force("greater-manchester")
    );
}

#[test]
fn rule_1_danger_is_urgent_and_a_fear_that_they_come_back_is_too() {
    let with = |danger| Incident {
        danger,
        ..Incident::at(Place::At(postcode("M14 5AA")))
    };
    assert_eq!(flags(&with(Danger::Now)), [(1, Flag::DangerNow)]);
    assert_eq!(route(&with(Danger::Now)).urgency, 3);
    assert_eq!(flags(&with(Danger::MayComeBack)), [(1, Flag::MayComeBack)]);
    assert_eq!(route(&with(Danger::MayComeBack)).urgency, 2);
    assert_eq!(route(&with(Danger::None)).urgency, 0);
    assert_eq!(
        route(&with(Danger::Now)).owner,
        force("greater-manchester"),
        "danger never changes the owner"
    );
}

#[test]
fn rule_2_a_fear_of_terrorism_is_marked() {
    let incident = Incident {
        terror_concern: true,
        ..Incident::at(Place::At(postcode("M14 5AA")))
    };
    assert_eq!(flags(&incident), [(2, Flag::CounterTerrorism)]);
}

#[test]
fn rule_14_a_guarded_site_stays_with_the_force_of_the_place() {
    for (setting, flag) in [
        (Setting::DefenceSite, Flag::DefenceSite),
        (Setting::CivilNuclearSite, Flag::CivilNuclearSite),
    ] {
        let incident = Incident {
            settings: vec![setting],
            ..Incident::at(Place::At(postcode("M14 5AA")))
        };
        assert_eq!(flags(&incident), [(14, flag)]);
        assert_eq!(route(&incident).owner, force("greater-manchester"));
    }
}

#[test]
fn rule_15_places_of_care_and_custody_are_marked_for_safeguarding() {
    for setting in [
        Setting::School,
        Setting::Hospital,
        Setting::CareHome,
        Setting::Prison,
        Setting::ImmigrationDetention,
    ] {
        let incident = Incident {
            settings: vec![setting],
            ..Incident::at(Place::At(postcode("M14 5AA")))
        };
        assert_eq!(flags(&incident), [(15, Flag::Safeguarding)], "{setting:?}");
    }
}

#[test]
fn everything_that_is_also_true_is_kept_together() {
    let incident = Incident {
        places: vec![Place::Online {
            home: Some(postcode("M14 5AA")),
        }],
        danger: Danger::MayComeBack,
        terror_concern: true,
        settings: vec![Setting::School, Setting::DefenceSite],
        police_subject: Some(PoliceSubject {
            own_force: OwnForce::Unknown,
            alleges_crime: false,
        }),
    };
    let expected = [
        (1, Flag::MayComeBack),
        (2, Flag::CounterTerrorism),
        (14, Flag::DefenceSite),
        (15, Flag::Safeguarding),
        (13, Flag::PoliceSubject),
        (8, Flag::CyberEnabled),
    ];
    assert_eq!(flags(&incident), expected);
}

#[test]
fn every_reason_has_its_sentence_in_both_languages() {
    let english = include_str!("../../templates/wording/en/routing.ftl");
    let welsh = include_str!("../../templates/wording/cy/routing.ftl");
    let keys = |words: &'static str| {
        words
            .lines()
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, _)| key)
            .collect::<Vec<_>>()
    };
    assert_eq!(keys(english), keys(welsh));
    let places = [
        Place::At(postcode("M14 5AA")),
        Place::At(postcode("CA8 7JG")),
        Place::At(part("LA6")),
        Place::Airport(Airport::Luton),
        Place::AirportOrPort(postcode("CT17 9BU")),
        Place::Island(Island::Guernsey),
        Place::Abroad {
            uk_home: UkHome::Nobody,
        },
        Place::Abroad {
            uk_home: UkHome::Somewhere,
        },
        Place::Abroad {
            uk_home: UkHome::At(postcode("M14 5AA")),
        },
        Place::Online { home: None },
        Place::Online {
            home: Some(postcode("M14 5AA")),
        },
        Place::Unknown { home: None },
        Place::Unknown {
            home: Some(postcode("M14 5AA")),
        },
        transport(Transport::NationalRail, None),
        transport(Transport::LondonBus, None),
    ];
    for place in places {
        let key = route_place(place).reason.key;
        assert!(keys(english).contains(&key), "{key}");
    }
}
