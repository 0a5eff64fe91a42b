//! The parts of a report and the wraps of its key.

use heard::vault::{
    BrowserToken, Holder, OpenFault, OpeningKey, PartName, ReportKey, SealingKey, Seed, TeamEpoch,
    TeamSecret, UnusableKey,
};
use proptest::prelude::*;

use super::{chance, id, pepper};

fn account(report: u128, row: u128) -> PartName<'static> {
    PartName {
        report: id(report),
        table: "sealed_parts",
        column: "account",
        row: id(row),
    }
}

#[test]
fn an_officer_reads_what_the_reporter_wrote() {
    let chance = &mut chance(1);
    let team = TeamSecret::generate(chance).opening_key();
    let holder = Holder::Team {
        team: id(7),
        epoch: 1,
    };

    let key = ReportKey::generate(chance);
    let sealed = key.seal(&account(1, 2), "They shouted at my son.".as_bytes(), chance);
    let wrap = key
        .wrap(&team.sealing_key(), id(1), holder, chance)
        .unwrap();
    let commitment = key.commitment(id(1), &pepper());

    let officers = ReportKey::open_wrap(&wrap, &team, id(1), holder, &commitment, &pepper())
        .ok()
        .unwrap();
    let read = officers.open(&account(1, 2), &sealed).unwrap();
    assert_eq!(read.as_slice(), "They shouted at my son.".as_bytes());
}

#[test]
fn a_part_opens_nowhere_but_in_its_place() {
    let chance = &mut chance(2);
    let key = ReportKey::generate(chance);
    let sealed = key.seal(&account(1, 2), b"text", chance);
    let elsewhere = [
        account(3, 2),
        account(1, 3),
        PartName {
            table: "messages",
            ..account(1, 2)
        },
        PartName {
            column: "contact",
            ..account(1, 2)
        },
    ];
    for place in &elsewhere {
        assert_eq!(
            key.open(place, &sealed).unwrap_err(),
            OpenFault::NotAuthentic
        );
    }
    assert!(
        ReportKey::generate(chance)
            .open(&account(1, 2), &sealed)
            .is_err()
    );
}

#[test]
fn a_wrap_opens_for_its_holder_and_its_report_only() {
    let chance = &mut chance(3);
    let team = Seed::generate(chance).opening_key();
    let holder = Holder::Team {
        team: id(7),
        epoch: 2,
    };
    let key = ReportKey::generate(chance);
    let commitment = key.commitment(id(1), &pepper());
    let wrap = key
        .wrap(&team.sealing_key(), id(1), holder, chance)
        .unwrap();
    let opens = |with: &OpeningKey, report, holder| {
        ReportKey::open_wrap(&wrap, with, id(report), holder, &commitment, &pepper()).err()
    };

    assert_eq!(opens(&team, 1, holder), None);
    let refused = Some(OpenFault::NotAuthentic);
    assert_eq!(
        opens(&Seed::generate(chance).opening_key(), 1, holder),
        refused
    );
    assert_eq!(opens(&team, 2, holder), refused);
    for other in [
        Holder::Team {
            team: id(8),
            epoch: 2,
        },
        Holder::Team {
            team: id(7),
            epoch: 1,
        },
        Holder::Reporter,
        Holder::Escrow,
    ] {
        assert_eq!(opens(&team, 1, other), refused);
    }
}

#[test]
fn a_wrap_of_another_key_put_in_the_row_is_noticed() {
    let chance = &mut chance(4);
    let team = Seed::generate(chance).opening_key();
    let commitment = ReportKey::generate(chance).commitment(id(1), &pepper());
    let strangers = ReportKey::generate(chance);
    let wrap = strangers
        .wrap(&team.sealing_key(), id(1), Holder::Escrow, chance)
        .unwrap();
    let opened = ReportKey::open_wrap(&wrap, &team, id(1), Holder::Escrow, &commitment, &pepper());
    assert_eq!(opened.err(), Some(OpenFault::WrongKey));
}

#[test]
fn two_reports_under_one_key_have_two_commitments() {
    let key = ReportKey::generate(&mut chance(5));
    assert_ne!(
        key.commitment(id(1), &pepper()),
        key.commitment(id(2), &pepper())
    );
}

#[test]
fn a_public_key_that_hides_nothing_is_refused() {
    let chance = &mut chance(6);
    let nothing = SealingKey::from_slice(&[0; 32]).unwrap();
    let wrap = ReportKey::generate(chance).wrap(&nothing, id(1), Holder::Escrow, chance);
    assert_eq!(wrap, Err(UnusableKey));
}

#[test]
fn a_report_key_survives_its_stay_in_a_draft() {
    let chance = &mut chance(7);
    let key = ReportKey::generate(chance);
    let browser = BrowserToken::generate(chance);
    let sealed = browser.seal_draft(1, key.expose(), chance);
    let kept = ReportKey::from_slice(&browser.open_draft(1, &sealed).unwrap()).unwrap();
    assert_eq!(
        kept.commitment(id(1), &pepper()),
        key.commitment(id(1), &pepper())
    );
    assert!(ReportKey::from_slice(&[0; 31]).is_none());
}

#[test]
fn the_words_in_the_database_stay_as_they_are() {
    let team = Holder::Team {
        team: id(7),
        epoch: 3,
    };
    assert_eq!((team.kind(), team.id(), team.epoch()), ("team", id(7), 3));
    assert_eq!(
        (Holder::Reporter.kind(), Holder::Reporter.epoch()),
        ("reporter", 0)
    );
    assert_eq!(
        (Holder::Escrow.kind(), Holder::Escrow.id()),
        ("escrow", id(0))
    );
}

proptest! {
    #[test]
    fn every_text_comes_back_and_shows_only_its_step(text in proptest::collection::vec(any::<u8>(), 0..900)) {
        let chance = &mut chance(8);
        let key = ReportKey::generate(chance);
        let sealed = key.seal(&account(1, 2), &text, chance);
        prop_assert_eq!((sealed.len() - 1 - 24 - 16) % 256, 0);
        let opened = key.open(&account(1, 2), &sealed).unwrap();
        prop_assert_eq!(opened.as_slice(), text.as_slice());
    }

    #[test]
    fn a_changed_byte_is_never_read_as_text(at in any::<prop::sample::Index>(), change in 1u8..) {
        let chance = &mut chance(9);
        let key = ReportKey::generate(chance);
        let mut sealed = key.seal(&account(1, 2), b"text", chance);
        let at = at.index(sealed.len());
        sealed[at] ^= change;
        let fault = key.open(&account(1, 2), &sealed).unwrap_err();
        let version = 1 ^ change;
        prop_assert_eq!(fault, if at == 0 { OpenFault::UnknownVersion(version) } else { OpenFault::NotAuthentic });
    }

    #[test]
    fn a_changed_byte_of_a_wrap_opens_no_key(at in 0usize..81, change in 1u8..) {
        let chance = &mut chance(10);
        let team = Seed::generate(chance).opening_key();
        let key = ReportKey::generate(chance);
        let mut wrap = key.wrap(&team.sealing_key(), id(1), Holder::Reporter, chance).unwrap();
        match at {
            0 => wrap.suite ^= change,
            1..=32 => wrap.encapsulated[at - 1] ^= change,
            _ => wrap.ciphertext[at - 33] ^= change,
        }
        let opened = ReportKey::open_wrap(&wrap, &team, id(1), Holder::Reporter, &key.commitment(id(1), &pepper()), &pepper());
        prop_assert!(opened.is_err());
    }

    #[test]
    fn no_bytes_whatever_open_or_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let chance = &mut chance(11);
        let key = ReportKey::generate(chance);
        prop_assert!(key.open(&account(1, 2), &bytes).is_err());
        prop_assert!(BrowserToken::generate(chance).open_draft(1, &bytes).is_err());
        let secret = TeamSecret::generate(chance);
        let epoch = TeamEpoch::first(id(7), &secret);
        let wrap = heard::vault::Wrap { suite: 1, encapsulated: bytes.clone(), ciphertext: bytes };
        let opened = TeamSecret::open_wrap(&wrap, &secret.opening_key(), &epoch, heard::vault::TeamHolder::Escrow);
        prop_assert!(opened.is_err());
    }
}
