//! Reporters: the access code, the reference, the draft; and capsules.

use heard::vault::{
    AccessCode, BrowserToken, Holder, OpenFault, Pepper, Reference, ReportKey, Seed, SessionStage,
    open_capsule, seal_capsule,
};
use proptest::prelude::*;

use super::{chance, id};

#[test]
fn a_reporter_comes_back_with_the_code_however_they_type_it() {
    let chance = &mut chance(40);
    let (code, pepper, salt) = (
        AccessCode::generate(chance),
        Pepper::generate(chance),
        [5; 16],
    );
    let key = ReportKey::generate(chance);
    let to = code.opening_key(&salt, &pepper).sealing_key();
    let wrap = key.wrap(&to, id(1), Holder::Reporter, chance).unwrap();
    let shown = code.to_text();
    assert_eq!(shown.len(), 19);

    let ways = [
        shown.to_string(),
        shown.to_lowercase(),
        shown.replace(' ', ""),
        format!("  {}\n", shown.replace(' ', "-")),
        shown.replace(' ', " – "),
        shown.replace('0', "O").replace('1', "l"),
        shown.replace('0', "o").replace('1', "I"),
    ];
    for typed in ways {
        let typed = AccessCode::parse(&typed)
            .unwrap()
            .opening_key(&salt, &pepper);
        let opened = ReportKey::open_wrap(
            &wrap,
            &typed,
            id(1),
            Holder::Reporter,
            &key.commitment(id(1), &super::pepper()),
            &super::pepper(),
        );
        assert!(opened.is_ok());
    }
}

#[test]
fn a_code_opens_nothing_with_another_salt_or_pepper() {
    let chance = &mut chance(41);
    let (code, pepper) = (AccessCode::generate(chance), Pepper::generate(chance));
    let own = code.opening_key(&[5; 16], &pepper).sealing_key();
    assert_ne!(own, code.opening_key(&[6; 16], &pepper).sealing_key());
    assert_ne!(
        own,
        code.opening_key(&[5; 16], &Pepper::generate(chance))
            .sealing_key()
    );
    assert_ne!(
        own,
        AccessCode::generate(chance)
            .opening_key(&[5; 16], &pepper)
            .sealing_key()
    );
    code.try_on_nothing(&pepper);
}

#[test]
fn what_is_no_code_is_refused() {
    for typed in [
        "",
        "ABCD",
        "UUUU UUUU UUUU UUUU",
        "ABCD EFGH JKMN PQR",
        "ABCD EFGH JKMN PQRST",
    ] {
        assert!(AccessCode::parse(typed).is_none(), "{typed}");
    }
}

#[test]
fn a_reference_is_read_as_it_was_meant() {
    let reference = Reference::parse("2568-cdfh").unwrap();
    assert_eq!(reference.as_str(), "2568CDFH");
    assert_eq!(reference.to_string(), "2568-CDFH");
    assert_eq!(Reference::parse(" zsgb cdfh "), Some(reference));
    for typed in [
        "",
        "2568CDF",
        "2568CDFHJ",
        "2568CDF0",
        "2568CDFA",
        "2568CDFé",
    ] {
        assert_eq!(Reference::parse(typed), None, "{typed}");
    }
}

#[test]
fn references_use_every_character_and_no_other() {
    let chance = &mut chance(42);
    let mut seen: Vec<char> = (0..300)
        .flat_map(|_| {
            Reference::generate(chance)
                .as_str()
                .chars()
                .collect::<Vec<_>>()
        })
        .collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(String::from_iter(seen), "23456789CDFHJKMNPQRTVWXY");
}

#[test]
fn a_draft_opens_in_its_own_browser_and_version_only() {
    let chance = &mut chance(43);
    let browser = BrowserToken::generate(chance);
    let sealed = browser.seal_draft(3, b"Question 5", chance);
    assert_eq!(
        browser.open_draft(3, &sealed).unwrap().as_slice(),
        b"Question 5"
    );
    assert_eq!(
        browser.open_draft(2, &sealed).unwrap_err(),
        OpenFault::NotAuthentic
    );
    let other = BrowserToken::generate(chance);
    assert_eq!(
        other.open_draft(3, &sealed).unwrap_err(),
        OpenFault::NotAuthentic
    );
    let stage = SessionStage {
        person: id(1),
        is_whole: true,
    };
    assert!(browser.open_seed(&sealed, &stage).is_err());
}

#[test]
fn the_worker_opens_a_letter_for_its_purpose_and_row_only() {
    let chance = &mut chance(44);
    let worker = Seed::generate(chance).opening_key();
    let capsule = seal_capsule(
        &worker.sealing_key(),
        "letter",
        id(1),
        b"to someone",
        chance,
    )
    .unwrap();
    let opened = open_capsule(&worker, "letter", id(1), &capsule).unwrap();
    assert_eq!(opened.as_slice(), b"to someone");
    let refused = Some(OpenFault::NotAuthentic);
    assert_eq!(
        open_capsule(&worker, "scan", id(1), &capsule).err(),
        refused
    );
    assert_eq!(
        open_capsule(&worker, "letter", id(2), &capsule).err(),
        refused
    );
    let other = Seed::generate(chance).opening_key();
    assert_eq!(
        open_capsule(&other, "letter", id(1), &capsule).err(),
        refused
    );
}

proptest! {
    #[test]
    fn every_code_is_read_back_as_it_is_shown(seed in any::<u8>()) {
        let code = AccessCode::generate(&mut chance(seed));
        let shown = code.to_text();
        prop_assert_eq!(AccessCode::parse(&shown).unwrap().to_text(), shown);
    }

    #[test]
    fn every_reference_is_read_back_as_it_is_shown(seed in any::<u8>()) {
        let reference = Reference::generate(&mut chance(seed));
        prop_assert_eq!(Reference::parse(&reference.to_string()), Some(reference.clone()));
        prop_assert_eq!(Reference::parse(reference.as_str()), Some(reference));
    }

    #[test]
    fn whatever_is_typed_nothing_panics(typed in ".{0,40}") {
        if let Some(code) = AccessCode::parse(&typed) {
            prop_assert_eq!(code.to_text().len(), 19);
        }
        if let Some(reference) = Reference::parse(&typed) {
            prop_assert_eq!(reference.as_str().len(), 8);
        }
    }

    #[test]
    fn a_capsule_with_a_changed_byte_does_not_open(at in any::<prop::sample::Index>(), change in 1u8..) {
        let chance = &mut chance(45);
        let worker = Seed::generate(chance).opening_key();
        let mut capsule = seal_capsule(&worker.sealing_key(), "letter", id(1), b"x", chance).unwrap();
        prop_assert_eq!(capsule.len(), 1 + 32 + 256 + 16);
        let at = at.index(capsule.len());
        capsule[at] ^= change;
        prop_assert!(open_capsule(&worker, "letter", id(1), &capsule).is_err());
    }

    #[test]
    fn no_bytes_are_taken_for_a_capsule(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let worker = Seed::generate(&mut chance(46)).opening_key();
        prop_assert!(open_capsule(&worker, "letter", id(1), &bytes).is_err());
    }
}
