//! What is sealed today must open for as long as reports are kept: a change of any format fails here.

use heard::vault::{
    AccessCode, BrowserToken, CheckpointKey, EscrowShare, Holder, InstallationKey, Kdf, PartName,
    Password, Pepper, ReportKey, Seed, SessionStage, TeamEpoch, TeamHolder, TeamSecret, TotpSecret,
    Wrap, combine_escrow, make_escrow, open_capsule, seal_capsule,
};
use sha2::{Digest, Sha256};

use super::{chance, id, pepper};

/// The first 16 bytes of the SHA-256 of everything, in hexadecimal digits.
fn print(parts: &[&[u8]]) -> String {
    let hash = Sha256::digest(parts.concat());
    hash[..16]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn wrap_print(wrap: &Wrap) -> String {
    print(&[&[wrap.suite], &wrap.encapsulated, &wrap.ciphertext])
}

#[test]
fn a_sealed_part_and_its_commitment() {
    let chance = &mut chance(70);
    let key = ReportKey::from_slice(&[1; 32]).unwrap();
    let part = PartName {
        report: id(1),
        table: "sealed_parts",
        column: "account",
        row: id(2),
    };
    assert_eq!(
        print(&[&key.seal(&part, b"text", chance)]),
        "7876fc8fd4759484657d69e8f82959eb"
    );
    assert_eq!(
        print(&[&key.commitment(id(1), &pepper())]),
        "c55c0515608aca3f86680fdfb7402371"
    );
}

#[test]
fn the_wraps_of_a_report_key() {
    let chance = &mut chance(71);
    let key = ReportKey::from_slice(&[1; 32]).unwrap();
    let to = TeamSecret::generate(chance).opening_key().sealing_key();
    let holders = [
        Holder::Team {
            team: id(7),
            epoch: 3,
        },
        Holder::Reporter,
        Holder::Escrow,
    ];
    let prints = holders.map(|holder| wrap_print(&key.wrap(&to, id(1), holder, chance).unwrap()));
    assert_eq!(
        prints,
        [
            "c7427959e3b4bd0adb5ce78e3f1d39f4",
            "e826903a008a8f6648279525e189d1fe",
            "279cc6cc8a9374a306c932b03213a8d0",
        ]
    );
}

#[test]
fn the_keys_signatures_and_wraps_of_a_team() {
    let chance = &mut chance(72);
    let installation = InstallationKey::generate(chance);
    let (secret, later) = (TeamSecret::generate(chance), TeamSecret::generate(chance));
    let mut first = TeamEpoch::first(id(7), &secret);
    installation.confirm(&mut first);
    let second = first.next(&secret, &later);
    let prints = [&first, &second].map(|epoch| {
        print(&[
            &epoch.sealing_key,
            &epoch.signing_key,
            epoch.signature.as_ref().unwrap(),
        ])
    });
    assert_eq!(
        prints,
        [
            "597fb42f14947e9db27d9c2ec5f1ecd0",
            "15ccc381760225da31bb2b6ae2c47a86",
        ]
    );

    let to = Seed::generate(chance).opening_key().sealing_key();
    let holders = [TeamHolder::Person(id(1)), TeamHolder::Escrow];
    let prints =
        holders.map(|holder| wrap_print(&secret.wrap(&to, &first, holder, chance).unwrap()));
    assert_eq!(
        prints,
        [
            "68826287391cbd10aedcd1189c009477",
            "6f317e3272b6d15b84a374d40f7e96b0",
        ]
    );
}

#[test]
fn the_columns_of_a_person() {
    let chance = &mut chance(73);
    let (pepper, seed, kdf) = (
        Pepper::generate(chance),
        Seed::generate(chance),
        Kdf::fresh(chance),
    );
    let unlocked = Password::typed("four herons by the weir")
        .unwrap()
        .unlock(&kdf, &pepper);
    assert_eq!(
        kdf.to_text(),
        "$argon2id$v=19$m=19456,t=2,p=1$76RzVbJ5RghRDjBNdWgYiw"
    );
    assert_eq!(
        print(&[&unlocked.auth()]),
        "fd3fb116b7c3b693ab9f3e22218310f1"
    );
    assert_eq!(
        print(&[&unlocked.seal_seed(&seed, id(1), true, chance)]),
        "dc49ac002507e32a33c9e1691b8d6cc1"
    );
    let totp = TotpSecret::generate(chance);
    assert_eq!(
        print(&[&totp.seal(&seed, &pepper, id(1), true, chance)]),
        "bc749d3e1039e42ca86b3fb8dbf2d77c"
    );
}

#[test]
fn the_columns_of_a_session_and_a_draft() {
    let chance = &mut chance(74);
    let (seed, token) = (Seed::generate(chance), BrowserToken::generate(chance));
    assert_eq!(
        token.to_text(),
        "teyzZ5FN1A_kCv_AROgZUxuG8IzGyXkkz9PTfUzYxxU"
    );
    assert_eq!(
        print(&[&token.session_id(), &token.draft_id()]),
        "a3c8b90b59e9ffe3f1abdd02a4738423"
    );
    assert_eq!(
        print(&[&token.seal_seed(
            &seed,
            &SessionStage {
                person: id(1),
                is_whole: true
            },
            chance
        )]),
        "8d7f0a7dff7bf5525aec7cb17073b202"
    );
    assert_eq!(
        print(&[&token.seal_draft(4, b"answers", chance)]),
        "7c50f8115c0923cddb43def4f7ad954e"
    );
}

#[test]
fn the_code_of_a_reporter() {
    let chance = &mut chance(75);
    let (pepper, code) = (Pepper::generate(chance), AccessCode::generate(chance));
    assert_eq!(code.to_text().as_str(), "RVVD T5NH 0192 FW1J");
    let key = code.opening_key(&[5; 16], &pepper).sealing_key();
    assert_eq!(print(&[key.as_bytes()]), "5047e48984cafb11ae19b07e8f68e799");
}

#[test]
fn a_capsule() {
    let chance = &mut chance(76);
    let worker = Seed::generate(chance).opening_key();
    let capsule = seal_capsule(&worker.sealing_key(), "letter", id(1), b"x", chance).unwrap();
    assert_eq!(print(&[&capsule]), "70974e3fb430f2b50eec22acfbdba984");
    assert!(open_capsule(&worker, "letter", id(1), &capsule).is_ok());
}

#[test]
fn a_signature_of_the_checkpoint_key() {
    let key = CheckpointKey::generate(&mut chance(78));
    let signature = key.sign("audit checkpoint", "text");
    assert_eq!(
        print(&[key.public().to_text().as_bytes(), &signature]),
        "db55e11d66c68952f4c3cfb35a4260a3"
    );
    let public = key.public();
    assert!(public.has_signed("audit checkpoint", "text", &signature));
    assert!(!public.has_signed("audit export", "text", &signature));
    assert!(!public.has_signed("audit checkpoint", "texts", &signature));
}

#[test]
fn a_share_of_escrow() {
    let (public, shares) = make_escrow(2, 2, &mut chance(77)).unwrap();
    let papers: Vec<String> = shares
        .iter()
        .map(|share| share.to_text().to_string())
        .collect();
    assert_eq!(
        papers,
        [
            "0414 SS6E HHA0 2P7C JE0A 3B9T DB64 Y1V4 BPPP PNFW 42C9 FYSZ XYSF A52B 1TP7 MP7M TCD3 8QHJ",
            "0414 SS6E HHA0 5Z6Y K185 YTYG 34VD Q1P4 7XT8 JH0K 3Y4V QKST CJB8 D8BY 66G1 3VPC JM22 32VZ",
        ]
    );
    let read: Vec<EscrowShare> = papers
        .iter()
        .map(|paper| EscrowShare::parse(paper).ok().unwrap())
        .collect();
    assert_eq!(combine_escrow(&read).ok().unwrap().sealing_key(), public);
}
