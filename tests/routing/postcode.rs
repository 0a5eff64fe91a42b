//! The form of a postcode.

use heard::routing::{PartPostcode, Postcode};
use proptest::prelude::*;

fn read(text: &str) -> Option<String> {
    Postcode::parse(text).ok().map(String::from)
}

fn read_part(text: &str) -> Option<String> {
    PartPostcode::parse(text).ok().map(String::from)
}

#[test]
fn a_postcode_is_read_however_people_write_it() {
    for text in [
        "SW1A 1AA",
        "sw1a1aa",
        " Sw1A-1aA ",
        "S W 1 A 1 A A",
        "SW1A\u{a0}1AA",
        "ＳＷ１Ａ　１ＡＡ",
        "sw1a\u{200b}1aa",
        "SW1A–1AA",
    ] {
        assert_eq!(read(text).as_deref(), Some("SW1A 1AA"), "{text}");
    }
}

#[test]
fn a_slip_between_letters_and_digits_is_mended_where_only_one_can_stand() {
    let slips = [
        ("SWIA 1AA", "SW1A 1AA"),
        ("SW1A IAA", "SW1A 1AA"),
        ("M6O 1NW", "M60 1NW"),
        ("0X1 2JD", "OX1 2JD"),
        ("S014 oAA", "SO14 0AA"),
        ("EI 6AN", "E1 6AN"),
        ("1P1 1AA", "IP1 1AA"),
        ("B1I 1AA", "B11 1AA"),
    ];
    for (typed, meant) in slips {
        assert_eq!(read(typed).as_deref(), Some(meant), "{typed}");
    }
}

#[test]
fn what_is_no_postcode_is_not_taken_for_one() {
    for text in [
        "",
        " ",
        "Leeds",
        "12",
        "SW1A 1A",
        "SW1A 1AAA",
        "1 High Street",
        "AAA 1AA",
        "SW1A AAA",
        "SW1A 11A",
        "SW1A 1A0",
        "SW1A£1AA",
        "Hill Inn",
        "Moira",
        "121",
        "🏠",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
    for text in [
        "", "Leeds", "Rio", "12", "101", "1AA", "SW1A 11", "CA8 7J", "CA8 7 8",
    ] {
        assert_eq!(read_part(text), None, "{text}");
    }
}

#[test]
fn a_part_of_a_postcode_is_an_outcode_or_a_sector() {
    for (typed, meant) in [
        ("ca8", "CA8"),
        ("CA8 7", "CA8 7"),
        ("ca8-7", "CA8 7"),
        ("SW1A1", "SW1A 1"),
        ("ca87", "CA87"),
        ("M6O", "M60"),
    ] {
        assert_eq!(read_part(typed).as_deref(), Some(meant), "{typed}");
    }
    let sector = PartPostcode::parse("CA87")
        .expect("an outcode's form")
        .as_sector();
    assert_eq!(sector.map(String::from).as_deref(), Some("CA8 7"));
}

#[test]
fn a_program_never_prints_a_postcode() {
    let postcode = Postcode::parse("CA8 7JG").expect("a postcode");
    let shown = format!(
        "{postcode:?} {:?} {:?}",
        postcode.outcode(),
        super::postcode("CA8 7JG")
    );
    assert!(!shown.contains("CA8") && !shown.contains("7JG"), "{shown}");
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_fall_over(text in "\\PC{0,12}") {
        let _ = (Postcode::parse(&text), PartPostcode::parse(&text));
    }

    #[test]
    fn what_was_read_once_reads_the_same_again(text in "[A-Za-z]{1,2}[0-9OIoi]{1,2}[A-Za-z]?[ -]{0,2}[0-9OI][A-Z]{2}") {
        if let Some(read_once) = read(&text) {
            prop_assert_eq!(read(&read_once), Some(read_once.clone()));
            let part = String::from(Postcode::parse(&read_once).expect("read just now").outcode());
            prop_assert!(read_once.starts_with(&part));
        }
    }

    #[test]
    fn a_part_that_was_read_once_reads_the_same_again(text in "[A-Za-z]{1,2}[0-9OI]{1,2}[A-Z]?[ -]{0,2}[0-9]?") {
        if let Some(read_once) = read_part(&text) {
            prop_assert_eq!(read_part(&read_once), Some(read_once));
        }
    }
}
