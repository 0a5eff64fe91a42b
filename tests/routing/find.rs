//! The "where" box: whatever a person types gets the one answer that helps.

use heard::commands::route;
use heard::directory::Directory;
use heard::routing::{Finding, Island, Place, Places, Postcodes, Suggestion, find_place};
use jiff::civil::date;

use super::{DIRECTORY, PLACES, POSTCODES, TODAY, find, part, postcode};

fn message(text: &str) -> &'static str {
    find(text).message(&DIRECTORY, TODAY).key
}

fn suggestions(text: &str) -> Vec<Suggestion> {
    match find(text) {
        Finding::Places(places) | Finding::Similar(places) => places,
        other => panic!("{text} gave {other:?}"),
    }
}

#[test]
fn a_full_postcode_names_its_district_and_force() {
    let Finding::Postcode {
        district, force, ..
    } = find("ca8 7jg")
    else {
        panic!("CA8 7JG is in the table")
    };
    assert_eq!(
        (district.as_str(), force.as_str()),
        ("E06000057", "northumbria")
    );
    let message = find("ca8 7jg").message(&DIRECTORY, TODAY);
    assert!(message.args.contains(&("place", "CA8 7JG".to_owned())));
    assert!(
        message
            .args
            .contains(&("district", "Northumberland".to_owned()))
    );
    assert!(
        message
            .args
            .contains(&("force", "Northumbria Police".to_owned()))
    );
}

#[test]
fn a_reader_of_welsh_gets_the_welsh_names() {
    let message = find("CF10 1AA").message(&DIRECTORY, TODAY);
    assert!(
        message
            .args
            .contains(&("district_cy", "Caerdydd".to_owned()))
    );
    assert!(
        message
            .args
            .contains(&("force_cy", "Heddlu De Cymru".to_owned()))
    );
}

#[test]
fn a_terminated_postcode_is_as_good_as_a_live_one() {
    assert!(
        matches!(find("AB1 0AA"), Finding::Postcode { force, .. } if force == "police-scotland")
    );
}

#[test]
fn a_postcode_like_no_other_is_unknown() {
    for text in ["ZZ9 9ZZ", "CA8 3AA", "Q1 1AA"] {
        assert!(
            matches!(find(text), Finding::UnknownPostcode { .. }),
            "{text}"
        );
        assert_eq!(message(text), "routing-unknown-postcode");
    }
    assert!(matches!(find("ZZ99"), Finding::UnknownPart { .. }));
}

#[test]
fn part_of_a_postcode_in_one_force_is_enough() {
    assert!(
        matches!(find("m14"), Finding::PartInOneForce { force, .. } if force == "greater-manchester")
    );
    assert!(matches!(find("CA8 1"), Finding::PartInOneForce { force, .. } if force == "cumbria"));
    assert!(
        matches!(find("ca81"), Finding::PartInOneForce { force, .. } if force == "cumbria"),
        "a sector without a gap"
    );
}

#[test]
fn part_of_a_postcode_in_several_forces_leads_to_one_more_question() {
    let Finding::PartInSeveralForces { candidates, .. } = find("LA6") else {
        panic!("LA6 is in three forces")
    };
    let forces: Vec<&str> = candidates
        .iter()
        .map(|candidate| candidate.force.as_str())
        .collect();
    assert_eq!(forces, ["cumbria", "lancashire", "north-yorkshire"]);
    assert!(
        candidates
            .windows(2)
            .all(|pair| pair[0].share >= pair[1].share)
    );
    assert_eq!(
        candidates
            .iter()
            .map(|candidate| u32::from(candidate.share))
            .sum::<u32>(),
        100
    );
    assert!(
        matches!(find("CA8 7"), Finding::PartInSeveralForces { .. }),
        "a sector can be on a border too"
    );
    assert_eq!(find("LA6").location(), None);
}

#[test]
fn a_postcode_that_is_no_place_asks_where_it_happened() {
    assert_eq!(find("EN77"), Finding::LargeUser);
    assert_eq!(find("EN77 1AA"), Finding::LargeUser);
    assert_eq!(find("BF1 2AA"), Finding::ForcesPost);
    assert_eq!(find("GIR 0AA"), Finding::Girobank);
}

#[test]
fn a_large_users_outcode_routes_only_where_it_has_a_district() {
    let rows = "# Test\noutcode,districts,runs\nSR43,E08000024/northumbria:1,4-AFaAG-\n";
    let table = Postcodes::parse(rows).expect("a good table");
    let find = |text| find_place(text, &table, &PLACES, TODAY);
    assert!(matches!(find("SR43 4AF"), Finding::Postcode { .. }));
    assert_eq!(find("SR43 4AB"), Finding::LargeUser);
    assert_eq!(find("SR43 4AG"), Finding::LargeUser);
    assert_eq!(find("SR43"), Finding::LargeUser);
}

#[test]
fn northern_ireland_needs_no_table() {
    for text in ["BT1 1AA", "bt7", "BT48 6"] {
        assert!(
            matches!(find(text), Finding::NorthernIreland { .. }),
            "{text}"
        );
    }
    assert!(
        !include_str!("../../data/postcodes.csv").contains("\nBT"),
        "no postcode of Northern Ireland may be stored"
    );
}

#[test]
fn the_islands_are_told_apart_and_sent_to_their_own_police() {
    let islands = [
        ("JE2 3AB", Island::Jersey),
        ("GY1", Island::Guernsey),
        ("IM1 1AA", Island::IsleOfMan),
        ("Isle of Man", Island::IsleOfMan),
        ("Sark", Island::Guernsey),
    ];
    for (text, island) in islands {
        assert_eq!(find(text), Finding::Island(island), "{text}");
    }
    assert!(
        matches!(
            find("Jersey Road, Hounslow"),
            Finding::Places(_) | Finding::District(_)
        ),
        "a street is not the island"
    );
}

#[test]
fn a_place_name_is_found_whatever_its_spelling() {
    for text in ["st ives", "Saint Ives", "ST. IVES"] {
        let forces: Vec<String> = suggestions(text)
            .into_iter()
            .map(|place| place.force)
            .collect();
        assert!(
            forces.contains(&"devon-and-cornwall".to_owned())
                && forces.contains(&"cambridgeshire".to_owned()),
            "{text}: {forces:?}"
        );
    }
    for text in [
        "Stoke on Trent",
        "STOKE-ON-TRENT",
        "ynys mon",
        "Ynys Môn",
        "Bristol",
        "city of bristol",
        "kings lynn and west norfolk",
    ] {
        assert!(
            matches!(find(text), Finding::District(_)),
            "{text}: {:?}",
            find(text)
        );
    }
}

#[test]
fn welsh_names_are_found() {
    assert!(
        matches!(find("Abertawe"), Finding::District(district) if district.force == "south-wales")
    );
    assert!(
        suggestions("Caergybi")
            .iter()
            .any(|place| place.name == "Holyhead" && place.force == "north-wales")
    );
}

#[test]
fn a_name_found_more_than_once_shows_district_and_force_of_each() {
    let newports = suggestions("Newport");
    let forces: Vec<&str> = newports.iter().map(|place| place.force.as_str()).collect();
    for force in ["gwent", "west-mercia", "hampshire", "essex"] {
        assert!(forces.contains(&force), "{forces:?}");
    }
    assert!(newports.iter().all(|place| place.district.is_some()));
    assert!(newports[0].is_district, "the district comes first");
    let mut ids: Vec<&str> = newports.iter().map(|place| place.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), newports.len());
}

#[test]
fn a_district_is_offered_only_while_it_exists() {
    let directory = Directory::parse(
        "code,slug,name,name_cy,nation,kind,website,valid_from,valid_to\nE1,north,North Police,,England,territorial,north.example,,\n",
        "codes,name,name_cy,force,valid_from,valid_to\nA1,Oldtown,,north,,2027-04-01\nA2,Newtown,,north,2027-04-01,\n",
    )
    .expect("good lists");
    let places = Places::parse("id,name,aliases,district,force,population\n", &directory)
        .expect("an empty list");
    let find = |text, today| find_place(text, &POSTCODES, &places, today);
    let (before, after) = (date(2027, 3, 31), date(2027, 4, 1));
    assert!(matches!(find("Oldtown", before), Finding::District(_)));
    assert_eq!(find("Newtown", before), Finding::Nothing);
    assert_eq!(find("Oldtown", after), Finding::Nothing);
    assert!(matches!(find("Newtown", after), Finding::District(_)));
}

#[test]
fn a_place_in_northern_ireland_is_found_by_either_name() {
    for text in ["Derry", "Londonderry"] {
        assert!(
            suggestions(text)
                .iter()
                .any(|place| place.force == "northern-ireland"),
            "{text}"
        );
    }
}

#[test]
fn the_beginning_of_a_name_is_offered_as_a_guess_and_never_taken() {
    assert!(matches!(find("Manches"), Finding::Similar(_)));
    assert_eq!(find("Manches").location(), None);
    assert_eq!(find("Manches").place(), Place::Unknown { home: None });
    assert!(suggestions("Wes").len() <= 10);
}

#[test]
fn an_address_is_read_for_its_postcode_or_its_town() {
    assert_eq!(
        find("Flat 2, 12 High Street, Brampton, CA8 7JG").location(),
        Some(postcode("CA8 7JG"))
    );
    assert_eq!(
        find("12 High Street\nCA8 7JG, Brampton").location(),
        Some(postcode("CA8 7JG"))
    );
    assert_eq!(find("Oxford Road, M14").location(), Some(part("M14")));
    assert!(
        matches!(find("Market Street, Manchester"), Finding::District(district) if district.force == "greater-manchester")
    );
}

#[test]
fn nothing_typed_and_nothing_found_are_different() {
    assert_eq!(find("  \t"), Finding::Empty);
    assert_eq!(find("xyzzy qwert"), Finding::Nothing);
    assert_eq!(find("--"), Finding::Nothing);
    assert_eq!(find("🏠🏠🏠"), Finding::Nothing);
}

#[test]
fn every_answer_has_its_own_sentence_in_both_languages() {
    let texts = [
        "CA8 7JG",
        "ZZ9 9ZZ",
        "ZZ99",
        "M14",
        "LA6",
        "EN77",
        "BF1",
        "GIR 0AA",
        "BT1",
        "JE2",
        "GY1",
        "IM1",
        "Newport",
        "Manches",
        "Leeds",
        "",
        "xyzzy qwert",
    ];
    let keys: std::collections::BTreeSet<&str> = texts.iter().map(|text| message(text)).collect();
    assert_eq!(keys.len(), texts.len());
    for words in [
        include_str!("../../templates/wording/en/routing.ftl"),
        include_str!("../../templates/wording/cy/routing.ftl"),
    ] {
        for key in &keys {
            assert!(words.contains(&format!("\n{key} = ")), "{key} is missing");
        }
    }
}

fn lines(input: &[u8]) -> String {
    let mut output = Vec::new();
    route(input, &mut output, &DIRECTORY, &POSTCODES, &PLACES, TODAY)
        .expect("memory can be written");
    String::from_utf8(output).expect("the answer is text")
}

#[test]
fn the_command_line_answers_every_line_with_one_line() {
    let places = "ca8 7jg\r\nM14 5AA\r\n\nManchester\nNewport\nLA6\nBT1 1AA\nJE2 3AB\n\tLeeds\t\nnowhere at all";
    let expected = "ca8 7jg\tnorthumbria\t17\nM14 5AA\tgreater-manchester\t5\n\tnational-desk\t10\nManchester\tgreater-manchester\t5\n\
        Newport\tnational-desk\t10\nLA6\tnational-desk\t10\nBT1 1AA\tnorthern-ireland\t5\nJE2 3AB\toutside-service\t12\n Leeds \twest-yorkshire\t5\n\
        nowhere at all\tnational-desk\t10\n";
    assert_eq!(lines(places.as_bytes()), expected);
}

#[test]
fn the_command_line_outlives_bytes_that_are_no_text() {
    assert_eq!(
        lines(b"\xff\xfe\nM14 5AA\n"),
        "\u{fffd}\u{fffd}\tnational-desk\t10\nM14 5AA\tgreater-manchester\t5\n"
    );
    assert_eq!(lines(b""), "");
}

proptest::proptest! {
    #[test]
    fn whatever_is_typed_gets_an_answer_and_an_owner(text in "\\PC{0,24}") {
        let finding = find(&text);
        let message = finding.message(&DIRECTORY, TODAY);
        proptest::prop_assert!(message.key.starts_with("routing-"));
        let decision = super::route_place(finding.place());
        proptest::prop_assert_eq!(finding.location().is_some(), decision.force_by_place.is_some() && !matches!(finding, Finding::Places(_) | Finding::UnknownPostcode { .. }));
    }
}

#[test]
fn a_city_is_offered_by_the_short_name_that_everybody_calls_it() {
    let forces =
        |text: &str| -> Vec<String> { suggestions(text).into_iter().map(|one| one.name).collect() };
    assert!(
        forces("Newcastle").contains(&"Newcastle upon Tyne".to_owned()),
        "{:?}",
        forces("Newcastle")
    );
    assert!(forces("Newcastle").contains(&"Newcastle-under-Lyme".to_owned()));
    assert!(
        forces("Stoke").contains(&"Stoke-on-Trent".to_owned()),
        "{:?}",
        forces("Stoke")
    );
    let kingston = forces("Kingston");
    assert!(
        kingston.iter().any(|name| name == "Kingston upon Thames"),
        "{kingston:?}"
    );
    for (typed, force) in [("Hull", "humberside"), ("Southend", "essex")] {
        let Finding::District(district) = find(typed) else {
            panic!("{typed} gave {:?}", find(typed));
        };
        assert_eq!(district.force, force);
    }
}
