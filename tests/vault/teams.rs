//! Teams' keys: who signs them, who holds them.

use heard::vault::{
    ChainFault, Chance, Holder, InstallationKey, OpenFault, Seed, TeamEpoch, TeamHolder,
    TeamSecret, verify_chain,
};

use super::{chance, id};

const TEAM: u128 = 7;

/// A team with three epochs, the first confirmed and all but the last retired.
struct Team {
    installation: InstallationKey,
    secrets: Vec<TeamSecret>,
    epochs: Vec<TeamEpoch>,
}

fn team(team: u128, installation: InstallationKey, chance: &mut Chance) -> Team {
    let mut secrets = vec![TeamSecret::generate(chance)];
    let mut first = TeamEpoch::first(id(team), &secrets[0]);
    installation.confirm(&mut first);
    let mut epochs = vec![first];
    for last in 0..2 {
        secrets.push(TeamSecret::generate(chance));
        epochs.push(epochs[last].next(&secrets[last], &secrets[last + 1]));
        epochs[last].retired = true;
    }
    Team {
        installation,
        secrets,
        epochs,
    }
}

fn greater_manchester() -> (Team, Chance) {
    let mut chance = chance(20);
    let installation = InstallationKey::generate(&mut chance);
    (team(TEAM, installation, &mut chance), chance)
}

impl Team {
    fn fault(&self) -> Option<ChainFault> {
        verify_chain(&self.installation.public(), id(TEAM), &self.epochs).err()
    }
}

#[test]
fn a_confirmed_chain_leads_to_the_newest_key() {
    let (team, _) = greater_manchester();
    let live = verify_chain(&team.installation.public(), id(TEAM), &team.epochs).unwrap();
    assert_eq!(
        live.holder(),
        Holder::Team {
            team: id(TEAM),
            epoch: 3
        }
    );
    assert_eq!(
        *live.sealing_key(),
        team.secrets[2].opening_key().sealing_key()
    );
}

#[test]
fn nothing_is_sealed_to_a_team_without_a_confirmed_key() {
    let (mut team, _) = greater_manchester();
    team.epochs[0].signature = None;
    assert_eq!(team.fault(), Some(ChainFault::Unconfirmed(1)));
    team.epochs.clear();
    assert_eq!(team.fault(), Some(ChainFault::NoEpoch));
}

#[test]
fn a_swapped_public_key_is_noticed_in_every_epoch() {
    for epoch in 0..3 {
        let (mut team, mut chance) = greater_manchester();
        let thiefs = TeamEpoch::first(id(TEAM), &TeamSecret::generate(&mut chance));
        team.epochs[epoch].sealing_key = thiefs.sealing_key.clone();
        assert_eq!(
            team.fault(),
            Some(ChainFault::BadSignature(epoch as i32 + 1))
        );

        let (mut team, _) = greater_manchester();
        team.epochs[epoch].signing_key = thiefs.signing_key;
        assert_eq!(
            team.fault(),
            Some(ChainFault::BadSignature(epoch as i32 + 1))
        );
    }
}

#[test]
fn a_thiefs_whole_chain_is_refused_for_want_of_the_installations_signature() {
    let (mut honest, mut chance) = greater_manchester();
    let thief = InstallationKey::generate(&mut chance);
    honest.epochs = team(TEAM, thief, &mut chance).epochs;
    assert_eq!(honest.fault(), Some(ChainFault::BadSignature(1)));
}

#[test]
fn an_epoch_signed_by_the_installation_cannot_skip_the_one_before() {
    let (mut team, _) = greater_manchester();
    let Team {
        installation,
        epochs,
        ..
    } = &mut team;
    installation.confirm(&mut epochs[2]);
    assert_eq!(team.fault(), Some(ChainFault::BadSignature(3)));
}

#[test]
fn a_missing_or_misplaced_epoch_is_noticed() {
    let (mut team, _) = greater_manchester();
    team.epochs.remove(1);
    assert_eq!(team.fault(), Some(ChainFault::Gap(3)));

    let (mut team, _) = greater_manchester();
    team.epochs.remove(0);
    assert_eq!(team.fault(), Some(ChainFault::Gap(2)));

    let (mut team, _) = greater_manchester();
    team.epochs.swap(1, 2);
    assert_eq!(team.fault(), Some(ChainFault::Gap(3)));

    let (mut team, _) = greater_manchester();
    team.epochs[2].epoch = 2;
    assert_eq!(team.fault(), Some(ChainFault::Gap(2)));
}

#[test]
fn another_teams_chain_is_refused_under_either_name() {
    let (mut ours, mut chance) = greater_manchester();
    let installation = InstallationKey::generate(&mut chance);
    let theirs = team(8, installation, &mut chance);
    ours.epochs = theirs.epochs;
    assert_eq!(ours.fault(), Some(ChainFault::WrongTeam(1)));

    ours.installation = theirs.installation;
    for epoch in &mut ours.epochs {
        epoch.team = id(TEAM);
    }
    assert_eq!(ours.fault(), Some(ChainFault::BadSignature(1)));
}

#[test]
fn a_closed_team_has_no_live_key() {
    let (mut team, _) = greater_manchester();
    team.epochs[2].retired = true;
    assert_eq!(team.fault(), Some(ChainFault::Retired(3)));
}

#[test]
fn what_is_no_key_is_called_so() {
    let (mut team, _) = greater_manchester();
    team.epochs[1].signature = Some(vec![1; 63]);
    assert_eq!(team.fault(), Some(ChainFault::Malformed(2)));
}

#[test]
fn a_member_gets_the_teams_secret_and_reads_what_was_sealed_to_it() {
    let (team, mut chance) = greater_manchester();
    let (epoch, secret) = (&team.epochs[2], &team.secrets[2]);
    let officer = Seed::generate(&mut chance);
    let to = officer.opening_key().sealing_key();
    let wrap = secret
        .wrap(&to, epoch, TeamHolder::Person(id(1)), &mut chance)
        .unwrap();

    let opens = |epoch: &TeamEpoch, seed: &Seed, holder| {
        TeamSecret::open_wrap(&wrap, &seed.opening_key(), epoch, holder)
    };
    let opened = opens(epoch, &officer, TeamHolder::Person(id(1)))
        .ok()
        .unwrap();
    assert_eq!(
        opened.opening_key().sealing_key(),
        secret.opening_key().sealing_key()
    );

    let refused = Some(OpenFault::NotAuthentic);
    assert_eq!(
        opens(epoch, &officer, TeamHolder::Person(id(2))).err(),
        refused
    );
    assert_eq!(opens(epoch, &officer, TeamHolder::Escrow).err(), refused);
    assert_eq!(
        opens(&team.epochs[1], &officer, TeamHolder::Person(id(1))).err(),
        refused
    );
    let stranger = Seed::generate(&mut chance);
    assert_eq!(
        opens(epoch, &stranger, TeamHolder::Person(id(1))).err(),
        refused
    );
}

#[test]
fn a_secret_that_is_not_the_epochs_own_is_refused() {
    let (team, mut chance) = greater_manchester();
    let officer = Seed::generate(&mut chance).opening_key();
    let holder = TeamHolder::Person(id(1));
    let to = officer.sealing_key();
    let planted = TeamSecret::generate(&mut chance)
        .wrap(&to, &team.epochs[2], holder, &mut chance)
        .unwrap();
    let opened = TeamSecret::open_wrap(&planted, &officer, &team.epochs[2], holder);
    assert_eq!(opened.err(), Some(OpenFault::WrongKey));
}

#[test]
fn a_teams_word_for_a_member_holds_for_that_member_key_and_epoch_only() {
    let (team, mut chance) = greater_manchester();
    let (epoch, secret) = (&team.epochs[2], &team.secrets[2]);
    let key = Seed::generate(&mut chance).opening_key().sealing_key();
    let other = Seed::generate(&mut chance).opening_key().sealing_key();
    let word = epoch.endorse(secret, id(1), &key);
    assert!(epoch.endorses(id(1), &key, &word));
    assert!(!epoch.endorses(id(2), &key, &word));
    assert!(!epoch.endorses(id(1), &other, &word));
    assert!(!team.epochs[1].endorses(id(1), &key, &word));
    // A leaver who knows the secret before gives no word in the epoch after.
    let leavers = epoch.endorse(&team.secrets[1], id(1), &other);
    assert!(!epoch.endorses(id(1), &other, &leavers));
    assert!(!epoch.endorses(id(1), &key, &word[..63]));
}

#[test]
fn a_persons_key_is_known_by_what_they_read_out() {
    let (_, mut chance) = greater_manchester();
    let key = Seed::generate(&mut chance).opening_key().sealing_key();
    let other = Seed::generate(&mut chance).opening_key().sealing_key();
    let read_out = key.fingerprint(id(1));
    assert_eq!(read_out.len(), 19);
    assert!(key.is_read_as(id(1), &read_out));
    assert!(key.is_read_as(id(1), &read_out.to_lowercase().replace(' ', "-")));
    assert!(!key.is_read_as(id(2), &read_out));
    assert!(!other.is_read_as(id(1), &read_out));
    for wrong in ["", "0000", &read_out[..14]] {
        assert!(!key.is_read_as(id(1), wrong));
    }
}
