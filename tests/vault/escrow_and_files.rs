//! What `heard setup` makes: shares on paper, and files that only their owner can read.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use heard::vault::{
    AccessCode, EscrowShare, InstallationKey, KeyFolder, KeyFolderFault, ShareFault, TeamEpoch,
    TeamHolder, TeamSecret, combine_escrow, make_escrow, open_capsule, seal_capsule, verify_chain,
};
use proptest::prelude::*;

use super::{chance, id};

fn printed(shares: &[EscrowShare]) -> Vec<String> {
    shares
        .iter()
        .map(|share| share.to_text().to_string())
        .collect()
}

fn typed(papers: &[&String]) -> Result<Vec<EscrowShare>, ShareFault> {
    papers
        .iter()
        .map(|paper| EscrowShare::parse(paper))
        .collect()
}

#[test]
fn any_three_of_five_people_bring_a_lost_team_back() {
    let chance = &mut chance(50);
    let (public, shares) = make_escrow(3, 5, chance).unwrap();
    let papers = printed(&shares);
    let secret = TeamSecret::generate(chance);
    let epoch = TeamEpoch::first(id(7), &secret);
    let wrap = secret
        .wrap(&public, &epoch, TeamHolder::Escrow, chance)
        .unwrap();

    for (a, b, c) in [(0, 1, 2), (4, 2, 0), (1, 3, 4)] {
        let three = typed(&[&papers[a], &papers[b], &papers[c]]).unwrap();
        let key = combine_escrow(&three).ok().unwrap();
        assert!(TeamSecret::open_wrap(&wrap, &key, &epoch, TeamHolder::Escrow).is_ok());
    }
    let all = typed(&papers.iter().collect::<Vec<_>>()).unwrap();
    assert_eq!(combine_escrow(&all).ok().unwrap().sealing_key(), public);
}

#[test]
fn two_people_alone_get_nothing_even_with_one_share_twice() {
    let (_, shares) = make_escrow(3, 5, &mut chance(51)).unwrap();
    let papers = printed(&shares);
    let too_few = |given| Some(ShareFault::TooFew { needed: 3, given });
    let fault = |papers: &[&String]| combine_escrow(&typed(papers).unwrap()).err();
    assert_eq!(fault(&[&papers[0], &papers[1]]), too_few(2));
    assert_eq!(fault(&[&papers[0], &papers[1], &papers[0]]), too_few(2));
    assert_eq!(
        fault(&[&papers[0], &papers[1], &papers[0], &papers[2]]),
        None
    );
    assert_eq!(
        combine_escrow(&[]).err(),
        Some(ShareFault::TooFew {
            needed: 2,
            given: 0
        })
    );
}

#[test]
fn papers_of_two_ceremonies_do_not_mix() {
    let (_, old) = make_escrow(2, 3, &mut chance(52)).unwrap();
    let (_, new) = make_escrow(2, 3, &mut chance(53)).unwrap();
    let (old, new) = (printed(&old), printed(&new));
    let mixed = combine_escrow(&typed(&[&old[0], &new[1]]).unwrap());
    assert_eq!(mixed.err(), Some(ShareFault::Mixed));
}

#[test]
fn a_split_that_would_be_none_is_refused() {
    for (needed, shares) in [(0, 5), (1, 5), (6, 5), (0, 0)] {
        assert_eq!(
            make_escrow(needed, shares, &mut chance(54)).err(),
            Some(ShareFault::NoSuchSplit)
        );
    }
}

#[test]
fn a_share_is_eighteen_groups_of_four_and_forgives_case_and_spaces() {
    let (_, shares) = make_escrow(3, 5, &mut chance(55)).unwrap();
    let paper = shares[4].to_text();
    assert_eq!(
        paper.split(' ').map(str::len).collect::<Vec<_>>(),
        vec![4; 18]
    );
    let read = EscrowShare::parse(&paper.replace(' ', "").to_lowercase())
        .ok()
        .unwrap();
    assert_eq!((read.number(), read.needed()), (5, 3));
}

proptest! {
    #[test]
    fn one_wrong_character_is_told(at in any::<prop::sample::Index>(), other in "[0-9A-HJKMNP-TV-Z]") {
        let (_, shares) = make_escrow(2, 2, &mut chance(56)).unwrap();
        let paper = shares[0].to_text().replace(' ', "");
        let at = at.index(paper.len());
        let mistyped = format!("{}{other}{}", &paper[..at], &paper[at + 1..]);
        prop_assume!(mistyped != paper);
        prop_assert_eq!(EscrowShare::parse(&mistyped).err(), Some(ShareFault::Mistyped));
    }

    #[test]
    fn no_text_is_taken_for_a_share(text in ".{0,100}") {
        prop_assert_eq!(EscrowShare::parse(&text).err(), Some(ShareFault::Mistyped));
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// A machine after `heard setup`: a key folder, and the installation's key elsewhere.
fn set_up(home: &Path) -> KeyFolder {
    let chance = &mut chance(57);
    let installation = InstallationKey::generate(chance);
    let (escrow, _) = make_escrow(3, 5, chance).unwrap();
    installation.write(&home.join("installation.key")).unwrap();
    KeyFolder::create(&home.join("keys"), &installation.public(), &escrow, chance).unwrap()
}

#[test]
fn the_server_starts_with_the_keys_that_setup_made() {
    let home = tempfile::tempdir().unwrap();
    let made = set_up(home.path());
    let read = KeyFolder::open(&home.path().join("keys")).unwrap();

    let chance = &mut chance(58);
    let capsule = seal_capsule(&made.worker.sealing_key(), "letter", id(1), b"x", chance).unwrap();
    assert!(open_capsule(&read.worker, "letter", id(1), &capsule).is_ok());
    let code = AccessCode::generate(chance);
    let grown = |keys: &KeyFolder| code.opening_key(&[0; 16], &keys.pepper).sealing_key();
    assert_eq!(grown(&made), grown(&read));
    assert_eq!(
        (made.escrow, made.installation, made.checkpoint.public()),
        (read.escrow, read.installation, read.checkpoint.public())
    );
}

#[test]
fn the_operator_confirms_a_team_with_the_key_kept_elsewhere() {
    let home = tempfile::tempdir().unwrap();
    let keys = set_up(home.path());
    let secret = TeamSecret::generate(&mut chance(59));
    let mut first = TeamEpoch::first(id(7), &secret);
    InstallationKey::read(&home.path().join("installation.key"))
        .ok()
        .unwrap()
        .confirm(&mut first);
    assert!(verify_chain(&keys.installation, id(7), &[first]).is_ok());
}

#[test]
fn only_the_owner_can_read_the_keys() {
    let home = tempfile::tempdir().unwrap();
    set_up(home.path());
    let keys = home.path().join("keys");
    assert_eq!(mode(&keys), 0o700);
    for file in [
        "pepper",
        "worker.key",
        "checkpoint.key",
        "escrow.pub",
        "installation.pub",
    ] {
        assert_eq!(mode(&keys.join(file)), 0o600, "{file}");
    }
    assert_eq!(mode(&home.path().join("installation.key")), 0o600);
}

#[test]
fn keys_that_others_could_read_are_refused() {
    for (path, mode) in [
        ("keys", 0o750),
        ("keys/pepper", 0o640),
        ("keys/worker.key", 0o604),
        ("keys/checkpoint.key", 0o644),
    ] {
        let home = tempfile::tempdir().unwrap();
        set_up(home.path());
        fs::set_permissions(home.path().join(path), Permissions::from_mode(mode)).unwrap();
        let refused = KeyFolder::open(&home.path().join("keys")).err().unwrap();
        assert!(refused.to_string().contains("chmod go-rwx"), "{refused}");
    }
}

#[test]
fn setup_run_twice_overwrites_nothing() {
    let home = tempfile::tempdir().unwrap();
    let first = set_up(home.path());
    let keys = home.path().join("keys");
    let chance = &mut chance(60);
    let again = KeyFolder::create(&keys, &first.installation, &first.escrow, chance);
    assert!(matches!(again.err(), Some(KeyFolderFault::AlreadyThere(_))));
    let key = InstallationKey::generate(chance);
    let again = key.write(&home.path().join("installation.key"));
    assert!(matches!(again, Err(KeyFolderFault::AlreadyThere(_))));
    assert!(KeyFolder::open(&keys).is_ok());
}

#[test]
fn a_server_without_keys_says_that_it_is_not_set_up() {
    let home = tempfile::tempdir().unwrap();
    let none = KeyFolder::open(&home.path().join("keys")).err().unwrap();
    assert!(matches!(none, KeyFolderFault::NotSetUp(_)));
    assert!(none.to_string().contains("heard setup"));
}

#[test]
fn one_key_is_not_taken_for_another() {
    let home = tempfile::tempdir().unwrap();
    set_up(home.path());
    let keys = home.path().join("keys");
    fs::copy(keys.join("worker.key"), keys.join("pepper")).unwrap();
    assert!(matches!(
        KeyFolder::open(&keys).err(),
        Some(KeyFolderFault::Malformed(_))
    ));
    fs::write(keys.join("pepper"), [0xff; 300]).unwrap();
    assert!(KeyFolder::open(&keys).is_err());
    fs::remove_file(keys.join("pepper")).unwrap();
    assert!(matches!(
        KeyFolder::open(&keys).err(),
        Some(KeyFolderFault::File { .. })
    ));
}
