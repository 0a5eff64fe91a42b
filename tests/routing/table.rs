//! The postcode table and the lists of forces and authorities.

use heard::directory::{Directory, DirectoryError, ForceKind, Nation};
use heard::routing::{PartPostcode, Postcode, Postcodes, Standing, TableError};
use jiff::civil::date;

use super::{DIRECTORY, POSTCODES, TODAY};

fn area(text: &str) -> (&'static str, &'static str) {
    let postcode = Postcode::parse(text).expect("the test's postcode is in good form");
    let area = POSTCODES
        .area(&postcode)
        .unwrap_or_else(|| panic!("{text} is not in the table"));
    let authority = DIRECTORY
        .authority(&area.district)
        .expect("the table's districts are known");
    (&authority.name, &area.force)
}

#[test]
fn twenty_thousand_postcodes_of_all_forces_lie_where_ons_says() {
    let mut read = 0;
    let mut forces = 0;
    for row in csv::Reader::from_reader(include_str!("sample.csv").as_bytes()).records() {
        let row = row.expect("the sample is good CSV");
        forces += 1;
        for text in row[1].split(' ') {
            let postcode =
                Postcode::parse(text).unwrap_or_else(|_| panic!("{text} is no postcode"));
            assert_eq!(
                POSTCODES.area(&postcode).map(|area| area.force.as_str()),
                Some(&row[0]),
                "{text}"
            );
            read += 1;
        }
    }
    assert_eq!((read, forces), (20_000, 44));
}

#[test]
fn borders_that_catch_people_out_are_right() {
    assert_eq!(
        area("CA8 7JG"),
        ("Northumberland", "northumbria"),
        "a Cumbrian post town"
    );
    assert_eq!(area("BR8 7RE").1, "kent");
    assert_eq!(area("BR8 7QP"), ("Bromley", "metropolitan"));
    assert_eq!(area("E1 6AN"), ("City of London", "city-of-london"));
    assert_eq!(area("EC1A 1BB").1, "metropolitan");
    assert_eq!(
        area("NP16 7AA"),
        ("Forest of Dean", "gloucestershire"),
        "a Welsh area code"
    );
    assert_eq!(
        area("TD15 1AA"),
        ("Northumberland", "northumbria"),
        "a Scottish one"
    );
}

#[test]
fn postcodes_no_longer_in_use_lie_where_they_were() {
    assert_eq!(area("NPT 0VA").1, "gwent");
    assert_eq!(area("AB1 0AA"), ("Aberdeen City", "police-scotland"));
}

#[test]
fn an_outcode_can_reach_into_three_forces_with_none_in_the_majority() {
    let part = PartPostcode::parse("LA6").expect("an outcode");
    let Standing::In(areas) = POSTCODES.part_standing(&part) else {
        panic!("LA6 is in the table")
    };
    let forces: Vec<&str> = areas.iter().map(|area| area.force.as_str()).collect();
    assert_eq!(forces, ["cumbria", "lancashire", "north-yorkshire"]);
    let all: u32 = areas.iter().map(|area| area.postcodes).sum();
    assert!(areas[0].postcodes * 2 < all);
}

#[test]
fn every_district_of_the_table_is_in_the_force_that_the_directory_gives_it() {
    for row in POSTCODES.to_text().lines().skip(2) {
        let districts = row.split(',').nth(1).expect("three columns");
        for district in districts.split_whitespace() {
            let (code, rest) = district.split_once('/').expect("code and force");
            let authority = DIRECTORY
                .authority(code)
                .unwrap_or_else(|| panic!("{code} is not in the directory"));
            assert_eq!(
                rest.split(':').next(),
                Some(authority.force.as_str()),
                "{code}"
            );
        }
    }
}

#[test]
fn the_table_reads_back_as_it_was_written() {
    let text = include_str!("../../data/postcodes.csv");
    assert_eq!(POSTCODES.to_text(), text);
    assert_eq!(POSTCODES.dataset(), "ONSPD November 2025");
}

#[test]
fn a_damaged_table_is_refused() {
    let parse = |rows: &str| Postcodes::parse(&format!("# Test\noutcode,districts,runs\n{rows}"));
    assert!(parse("AB1,S12000033/police-scotland:2,1a\n").is_ok());
    assert!(matches!(
        Postcodes::parse("outcode,districts,runs\n"),
        Err(TableError::NoEdition)
    ));
    assert!(matches!(
        parse("AB1,S12000033/police-scotland:2\n"),
        Err(TableError::Row(_))
    ));
    for damaged in [
        "S12000033:2,1a",
        "S12000033/police-scotland:x,1a",
        "S12000033/police-scotland:2,1b",
        "S12000033/police-scotland:2,1aA",
        "S12000033/police-scotland:2,1aBBaAAa",
    ] {
        assert!(
            matches!(
                parse(&format!("AB1,{damaged}\n")),
                Err(TableError::Damaged(_))
            ),
            "{damaged}"
        );
    }
    let unsorted = "AB2,S12000033/police-scotland:2,1a\nAB1,S12000033/police-scotland:2,1a\n";
    assert!(matches!(parse(unsorted), Err(TableError::Order(_))));
}

#[test]
fn all_districts_and_forces_are_there_once() {
    assert_eq!(DIRECTORY.authorities(TODAY).count(), 361);
    let territorial: Vec<_> = DIRECTORY
        .forces(TODAY)
        .filter(|force| force.kind == ForceKind::Territorial)
        .collect();
    assert_eq!(territorial.len(), 45);
    assert_eq!(
        territorial
            .iter()
            .filter(|force| force.nation == Nation::Wales)
            .count(),
        4
    );
    for force in territorial {
        assert!(
            DIRECTORY
                .authorities(TODAY)
                .any(|authority| authority.force == force.slug),
            "{} has no district",
            force.slug
        );
    }
}

#[test]
fn barnsley_and_sheffield_are_known_by_their_old_and_their_new_code() {
    for (old, new, name) in [
        ("E08000016", "E08000038", "Barnsley"),
        ("E08000019", "E08000039", "Sheffield"),
    ] {
        for code in [old, new] {
            let authority = DIRECTORY.authority(code).expect("both codes are known");
            assert_eq!(
                (
                    authority.name.as_str(),
                    authority.code(),
                    authority.force.as_str()
                ),
                (name, new, "south-yorkshire")
            );
        }
    }
}

#[test]
fn a_district_that_is_merged_keeps_its_meaning_but_is_no_longer_offered() {
    let forces = "code,slug,name,name_cy,nation,kind,website,valid_from,valid_to\nE1,north,North Police,,England,territorial,north.example,,\n";
    let authorities = "codes,name,name_cy,force,valid_from,valid_to\nA1,Oldtown,,north,,2027-04-01\nA2,Newtown,,north,2027-04-01,\n";
    let directory = Directory::parse(forces, authorities).expect("good lists");
    let names = |day| {
        directory
            .authorities(day)
            .map(|authority| authority.name.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(date(2027, 3, 31)), ["Oldtown"]);
    assert_eq!(names(date(2027, 4, 1)), ["Newtown"]);
    assert_eq!(
        directory
            .authority("A1")
            .map(|authority| authority.name.as_str()),
        Some("Oldtown")
    );
}

#[test]
fn a_list_that_contradicts_itself_is_refused() {
    let forces = "code,slug,name,name_cy,nation,kind,website,valid_from,valid_to\nE1,north,North Police,,England,territorial,north.example,,\n";
    let parse = |rows: &str| {
        Directory::parse(
            forces,
            &format!("codes,name,name_cy,force,valid_from,valid_to\n{rows}"),
        )
    };
    assert!(matches!(
        parse("A1,Oldtown,,south,,\n"),
        Err(DirectoryError::UnknownForce { .. })
    ));
    assert!(matches!(
        parse("A1,Oldtown,,north,,\nA2 A1,Newtown,,north,,\n"),
        Err(DirectoryError::CodeTwice(_))
    ));
    assert!(matches!(
        parse("A1,Oldtown,,north,soon,\n"),
        Err(DirectoryError::Row(_))
    ));
}

#[test]
fn the_forces_of_guarded_sites_cannot_join() {
    for slug in ["mdp", "cnc"] {
        assert!(
            !DIRECTORY
                .force(slug, TODAY)
                .expect("listed")
                .has_joined(TODAY)
        );
    }
    assert!(
        DIRECTORY
            .force("btp", TODAY)
            .expect("listed")
            .has_joined(TODAY)
    );
}
