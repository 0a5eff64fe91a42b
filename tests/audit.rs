//! The log of what was done: whoever changes it is found out, but for what is younger than the last checkpoint.

mod restored;
mod tampering;

use std::collections::BTreeSet;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use diesel::prelude::*;
use ed25519_dalek::{Signature, VerifyingKey};
use heard::audit::{self, Actor, Chain, Fault, Happening, Reach, Subject, Verified, Vouchers};
use heard::commands::{self, AuditWords, CommandFault, Whose};
use heard::db::schema::{reports, teams};
use heard::db::{Connection, DbFault, Moment, ReportId, TeamId};
use heard::ops;
use heard::vault::{Chance, KeyFolder};
use heard::web::Fields;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use rocket::tokio::runtime::Handle;
use rocket::tokio::task::block_in_place;
use uuid::Uuid;

use crate::main_job::{anonymous, named, reference_in};
use crate::story;
use crate::support::server::Installation;
use crate::support::{NOON, World};
use crate::thief::stays_signed_in;
use tampering::{Named, Tampering, linked, name, replace, rows, tampering, with};

const HOUR: Duration = Duration::from_secs(3_600);

impl World {
    async fn change<T: Send + 'static>(
        &self,
        change: impl FnMut(&mut Connection) -> Result<T, DbFault> + Send + 'static,
    ) -> T {
        self.portal.db.write("tamper", change).await.unwrap()
    }

    /// What looking through the log finds.
    async fn verified(&self) -> (Vouchers, Verified) {
        let (settings, key) = (&self.portal.settings, self.portal.keys.checkpoint.public());
        let looked = commands::look_at_log(&self.portal.db, &settings.audit_folder, &key);
        let look = looked.await.unwrap();
        (look.vouchers, look.verified)
    }

    pub async fn assert_well(&self) {
        let (vouchers, verified) = self.verified().await;
        assert!(verified.found.is_empty(), "{:?}", verified.found);
        assert!(vouchers.faults.is_empty());
    }

    /// What `heard audit verify` says, and whether all is well.
    async fn verify_says(&self) -> (bool, String) {
        let mut out = Vec::new();
        let words = AuditWords {
            database: None,
            checkpoints: None,
        };
        let well = commands::audit_verify(&self.portal.settings, words, &mut out).await;
        (well.unwrap(), String::from_utf8(out).unwrap())
    }

    async fn filed(&self, answers: fn(&str) -> Fields) -> String {
        let reporter = self.visitor().await;
        assert_eq!(reporter.answer_all(answers).await, "/answers/check");
        reference_in(&reporter.send().await.html)
    }

    fn checkpoint_file(&self) -> std::path::PathBuf {
        self.portal.settings.audit_folder.join("checkpoints.jsonl")
    }

    fn lines(&self) -> Vec<String> {
        let text = std::fs::read_to_string(self.checkpoint_file()).unwrap();
        text.lines().map(str::to_owned).collect()
    }
}

/// Two reports, of which one was read and acknowledged, somebody who joined, and an hour later a checkpoint of it all.
async fn lived_in(world: &World) -> [String; 2] {
    let references = [world.filed(anonymous).await, world.filed(named).await];
    world.clock.pass(Duration::from_secs(60));
    let officer = world.officer("greater-manchester").await;
    let page = officer.get(&format!("/reports/{}", references[0])).await;
    world.clock.pass(Duration::from_secs(60));
    let acknowledge = format!("/reports/{}/acknowledge", references[0]);
    officer.post(&acknowledge, &page, &Fields::default()).await;
    stays_signed_in(world).await;
    world.clock.pass(HOUR);
    assert!(ops::checkpoint(&world.portal).await);
    references
}

/// The rows that the findings name.
fn named_rows(verified: &Verified, chain_of: impl Fn(&Subject) -> Uuid) -> BTreeSet<Named> {
    let named = verified.found.iter().filter_map(|found| {
        let sequence = found.finding.sequence?;
        Some((chain_of(&found.subject), sequence))
    });
    named.collect()
}

type Names = Vec<(Subject, Uuid)>;

async fn subjects(world: &World) -> Names {
    world
        .change(|connection| {
            let reports: Vec<(String, ReportId)> = reports::table
                .select((reports::reference, reports::id))
                .load(connection)?;
            let teams: Vec<(String, TeamId)> = teams::table
                .select((teams::slug, teams::id))
                .load(connection)?;
            let reports = reports
                .into_iter()
                .map(|(name, id)| (Subject::Report(name), id.uuid()));
            let teams = teams
                .into_iter()
                .map(|(name, id)| (Subject::Team(name), id.uuid()));
            Ok(reports.chain(teams).collect())
        })
        .await
}

/// Tampers, looks, and puts everything back.
async fn is_named(
    world: &World,
    before: &[tampering::Row],
    names: &Names,
    how: Tampering,
) -> Result<(), TestCaseError> {
    let mut changed = before.to_vec();
    let touched = how.apply(&mut changed);
    world
        .change(move |connection| replace(connection, &changed))
        .await;
    let (_, verified) = world.verified().await;
    let chain_of = |subject: &Subject| {
        let known = names.iter().find(|(name, _)| name == subject);
        known.map_or(Uuid::nil(), |(_, chain)| *chain)
    };
    let named = named_rows(&verified, chain_of);
    let missed: Vec<_> = touched.difference(&named).collect();
    let back = before.to_vec();
    world
        .change(move |connection| replace(connection, &back))
        .await;
    match missed.is_empty() {
        true => Ok(()),
        false => Err(TestCaseError::fail(format!(
            "{missed:?} not in {:?}",
            verified.found
        ))),
    }
}

story! {
    async fn whatever_is_done_to_a_row_older_than_the_last_checkpoint_is_found_and_the_row_named(world: World) {
        lived_in(&world).await;
        world.assert_well().await;
        let before = world.change(rows).await;
        assert!(before.len() > 12, "only {} rows", before.len());
        let names = subjects(&world).await;
        let config = Config { cases: 120, failure_persistence: None, ..Config::default() };
        let tried = TestRunner::new(config).run(&tampering(), |how| {
            block_in_place(|| Handle::current().block_on(is_named(&world, &before, &names, how)))
        });
        if let Err(fault) = tried {
            panic!("{fault}");
        }
        world.assert_well().await;
    }
}

story! {
    async fn a_rewritten_row_is_told_by_reference_place_and_time(world: World) {
        let [read, _] = lived_in(&world).await;
        let chain = world.change({
            let read = read.clone();
            move |connection| Ok(audit::chain_of_report(connection, &read)?.unwrap())
        }).await;
        world.change(move |connection| {
            let mut all = rows(connection)?;
            let opened = all.iter().position(|row| name(row) == (chain.uuid(), 1)).unwrap();
            all[opened].entry = with(&all[opened].entry, "actor", "service".into());
            let mut before = Vec::new();
            for row in all.iter_mut().filter(|row| name(row).0 == chain.uuid()) {
                row.hash = linked(&before, &row.entry);
                before.clone_from(&row.hash);
            }
            replace(connection, &all)
        }).await;
        let (well, told) = world.verify_says().await;
        assert!(!well);
        let line = format!("report {read}, entry 1 of 2026-11-23 12:01:00 UTC: is not the entry that was written there");
        assert!(told.contains(&line), "{told}");
    }
}

/// What changes a column of a report, and the column.
type Change = (
    &'static str,
    fn(&mut Connection, &str) -> Result<usize, DbFault>,
);

macro_rules! set {
    ($column:ident, $value:expr) => {
        (stringify!($column), |connection, reference| {
            Ok(
                diesel::update(reports::table.filter(reports::reference.eq(reference)))
                    .set(reports::$column.eq($value))
                    .execute(connection)?,
            )
        })
    };
}

story! {
    async fn where_a_report_seems_to_stand_must_follow_from_its_entries(world: World) {
        let [read, unread] = lived_in(&world).await;
        let other: Change = ("team_id", |connection, reference| {
            let desk: TeamId = teams::table
                .filter(teams::slug.eq("national-desk"))
                .select(teams::id)
                .first(connection)?;
            Ok(diesel::update(reports::table.filter(reports::reference.eq(reference)))
                .set(reports::team_id.eq(desk))
                .execute(connection)?)
        });
        let changes: [Change; 5] = [
            other,
            set!(state, "opened"),
            set!(received_at, NOON + HOUR),
            set!(opened_at, Some(NOON + HOUR)),
            set!(acknowledged_at, Some(NOON + HOUR)),
        ];
        for reference in [read, unread] {
            for (column, change) in changes {
                type Columns = (TeamId, String, Moment, Option<Moment>, Option<Moment>);
                let columns = (
                    reports::team_id,
                    reports::state,
                    reports::received_at,
                    reports::opened_at,
                    reports::acknowledged_at,
                );
                let which = reference.clone();
                let kept: Columns = world.change(move |connection| {
                    let found = reports::table.filter(reports::reference.eq(&which));
                    let kept = found.select(columns).first(connection)?;
                    assert_eq!(change(connection, &which)?, 1);
                    Ok(kept)
                }).await;
                let (_, verified) = world.verified().await;
                let [found] = verified.found.as_slice() else { panic!("{column}: {:?}", verified.found) };
                assert_eq!(found.subject, Subject::Report(reference.clone()));
                assert!(matches!(found.finding.fault, Fault::Column(named) if column.starts_with(named)), "{column}: {found}");
                let which = reference.clone();
                world.change(move |connection| {
                    let (team, state, received, opened, acknowledged) = kept.clone();
                    let set = (
                        reports::team_id.eq(team),
                        reports::state.eq(state),
                        reports::received_at.eq(received),
                        reports::opened_at.eq(opened),
                        reports::acknowledged_at.eq(acknowledged),
                    );
                    Ok(diesel::update(reports::table.filter(reports::reference.eq(&which))).set(set).execute(connection)?)
                }).await;
                world.assert_well().await;
            }
        }
    }
}

story! {
    async fn what_is_younger_than_the_last_checkpoint_can_be_written_anew_and_nobody_sees_it(world: World) {
        lived_in(&world).await;
        let reference = world.filed(anonymous).await;
        let young = world.change(move |connection| {
            let chain = audit::chain_of_report(connection, &reference)?.unwrap();
            audit::append(connection, chain, Actor::Reporter, Happening::StatusSeen, NOON + 2 * HOUR)?;
            Ok(chain)
        }).await;
        world.change(move |connection| {
            let mut all = rows(connection)?;
            let end = all.iter().rposition(|row| name(row).0 == young.uuid()).unwrap();
            all[end].entry = with(&all[end].entry, "happening", "would-not-open".into());
            all[end].hash = linked(&all[end - 1].hash, &all[end].entry);
            replace(connection, &all)
        }).await;
        let (well, told) = world.verify_says().await;
        assert!(well, "{told}");
        assert!(told.contains("2 entries are younger than the last: a change of them would not be seen"), "{told}");
        // From the next checkpoint on what stands there now stands for good.
        world.clock.pass(HOUR);
        assert!(ops::checkpoint(&world.portal).await);
        world.change(move |connection| {
            let mut all = rows(connection)?;
            all.retain(|row| name(row) != (young.uuid(), 1));
            replace(connection, &all)
        }).await;
        assert!(!world.verify_says().await.0);
    }
}

story! {
    async fn a_checkpoint_is_written_each_hour_and_names_only_what_is_new(world: World) {
        world.filed(anonymous).await;
        let first = ops::checkpoint_when_due(&world.portal, None).await;
        assert_eq!(first, Some(NOON));
        world.clock.pass(HOUR / 2);
        let same = ops::checkpoint_when_due(&world.portal, first).await;
        assert_eq!((same, world.lines().len()), (first, 1));
        world.filed(anonymous).await;
        world.clock.pass(HOUR / 2);
        let second = ops::checkpoint_when_due(&world.portal, same).await;
        assert_eq!((second, world.lines().len()), (Some(NOON + HOUR), 2));
        assert_eq!(world.lines()[1].matches("\"chain\"").count(), 1);
        let (vouchers, verified) = world.verified().await;
        assert_eq!((vouchers.count, verified.not_vouched_for), (2, 0));
        world.assert_well().await;
    }
}

story! {
    async fn an_entry_that_was_committed_after_a_checkpoint_though_it_is_older_is_in_the_next(world: World) {
        let reference = world.filed(anonymous).await;
        world.clock.pass(HOUR);
        assert!(ops::checkpoint(&world.portal).await);
        world.change(move |connection| {
            let chain = audit::chain_of_report(connection, &reference)?.unwrap();
            let slow = NOON + HOUR - Duration::from_secs(300);
            audit::append(connection, chain, Actor::Reporter, Happening::StatusSeen, slow)
        }).await;
        world.clock.pass(HOUR);
        assert!(ops::checkpoint(&world.portal).await);
        let (_, verified) = world.verified().await;
        assert_eq!(verified.not_vouched_for, 0);
        world.assert_well().await;
    }
}

story! {
    async fn a_checkpoint_that_cannot_be_written_is_an_alarm_and_is_tried_again(world: World) {
        world.filed(anonymous).await;
        let folder = &world.portal.settings.audit_folder;
        std::fs::write(folder, "a disk that is not there").unwrap();
        assert_eq!(ops::checkpoint_when_due(&world.portal, None).await, None);
        assert_eq!(ops::checkpoint_when_due(&world.portal, None).await, None);
        assert_eq!(world.count("alarms WHERE kind = 'no-checkpoint'").await, 1);
        let desk = world.officer("national-desk").await;
        assert!(desk.get("/national/board").await.html.contains("No checkpoint"));
        std::fs::remove_file(folder).unwrap();
        assert_eq!(ops::checkpoint_when_due(&world.portal, None).await, Some(NOON));
        world.assert_well().await;
    }
}

story! {
    async fn a_changed_file_of_checkpoints_is_found_with_the_line_and_a_missing_one_too(world: World) {
        lived_in(&world).await;
        for _ in 0..2 {
            world.filed(anonymous).await;
            world.clock.pass(HOUR);
            assert!(ops::checkpoint(&world.portal).await);
        }
        let whole = world.lines();
        let mut changed = whole.clone();
        changed[1] = changed[1].replace("\"sequence\":0", "\"sequence\":1");
        let mut shorter = whole.clone();
        shorter.remove(1);
        for (lines, told) in [(changed, "line 2: it is not signed"), (shorter, "line 2: it does not follow")] {
            std::fs::write(world.checkpoint_file(), lines.join("\n") + "\n").unwrap();
            let (well, said) = world.verify_says().await;
            assert!(!well && said.contains(told), "{said}");
        }
        std::fs::remove_file(world.checkpoint_file()).unwrap();
        let (well, said) = world.verify_says().await;
        assert!(!well && said.contains("there is no checkpoint"), "{said}");
        std::fs::write(world.checkpoint_file(), whole.join("\n") + "\n").unwrap();
        assert!(world.verify_says().await.0);
    }
}

story! {
    async fn whoever_has_the_database_and_the_checkpoints_but_not_the_key_cannot_vouch(world: World) {
        lived_in(&world).await;
        let stranger = heard::vault::CheckpointKey::generate(&mut Chance::system());
        std::fs::remove_file(world.checkpoint_file()).unwrap();
        let folder = world.portal.settings.audit_folder.clone();
        world.change(move |connection| {
            let written = audit::write_checkpoint(connection, &folder, &stranger, Reach::All, NOON + HOUR);
            assert!(written.unwrap() > 0);
            Ok(())
        }).await;
        let (well, said) = world.verify_says().await;
        assert!(!well && said.contains("line 1: it is not signed"), "{said}");
        // The next true one takes everything in again.
        assert!(ops::checkpoint(&world.portal).await);
        assert_eq!(world.verified().await.1.not_vouched_for, 0);
    }
}

story! {
    async fn an_entry_that_a_wrong_clock_hid_is_found_and_taken_in_by_hand(world: World) {
        lived_in(&world).await;
        let reference = world.filed(anonymous).await;
        world.change(move |connection| {
            let chain = audit::chain_of_report(connection, &reference)?.unwrap();
            audit::append(connection, chain, Actor::Reporter, Happening::StatusSeen, NOON)
        }).await;
        let (well, said) = world.verify_says().await;
        assert!(!well && said.contains("stands in none"), "{said}");
        let mut out = Vec::new();
        commands::audit_checkpoint(&world.portal.settings, &world.clock, &mut Chance::system(), &mut out).await.unwrap();
        assert!(world.verify_says().await.0);
    }
}

#[test]
fn a_copy_is_looked_at_where_it_lies_and_one_that_is_not_there_is_not_made() {
    rocket::execute(async {
        let world = World::on_sqlite().await;
        lived_in(&world).await;
        let (settings, copy) = (&world.portal.settings, world.folder.path().join("copy"));
        let words = |database: &std::path::Path| AuditWords {
            database: Some(database.display().to_string()),
            checkpoints: Some(copy.clone()),
        };
        let none = copy.join("none.sqlite");
        let refused = commands::audit_verify(settings, words(&none), &mut Vec::new()).await;
        assert!(
            refused
                .unwrap_err()
                .to_string()
                .contains("there is no database")
        );
        assert!(!none.exists());
        world.portal.db.forget_deleted().await.unwrap();
        std::fs::create_dir(&copy).unwrap();
        std::fs::copy(settings.database(), copy.join("copy.sqlite")).unwrap();
        std::fs::copy(world.checkpoint_file(), copy.join("checkpoints.jsonl")).unwrap();
        world.change(|connection| replace(connection, &[])).await;
        let copied = words(&copy.join("copy.sqlite"));
        assert!(
            commands::audit_verify(settings, copied, &mut Vec::new())
                .await
                .unwrap()
        );
        assert!(!world.verify_says().await.0);
    });
}

story! {
    async fn an_installation_made_before_there_were_checkpoints_gets_its_key_when_it_starts(world: World) {
        let folder = &world.portal.settings.key_folder;
        std::fs::remove_file(folder.join("checkpoint.key")).unwrap();
        let refused = KeyFolder::open(folder).err().unwrap().to_string();
        assert!(refused.contains("checkpoint.key") && refused.contains("heard serve"), "{refused}");
        KeyFolder::complete(folder, &mut Chance::system()).unwrap();
        let made = KeyFolder::open(folder).unwrap().checkpoint.public();
        KeyFolder::complete(folder, &mut Chance::system()).unwrap();
        assert_eq!(KeyFolder::open(folder).unwrap().checkpoint.public(), made);
    }
}

/// The parts of an export: its lines, and whether the key in the first signed all but the last.
fn opened_export(text: &str) -> (Vec<serde_json::Value>, bool) {
    let lines: Vec<serde_json::Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let bytes = |value: &serde_json::Value| {
        data_encoding::HEXLOWER
            .decode(value.as_str().unwrap().as_bytes())
            .unwrap()
    };
    let signed_text = text.trim_end().rsplit_once('\n').unwrap().0;
    let key: [u8; 32] = bytes(&lines[0]["key"]).try_into().unwrap();
    let signature = Signature::from_slice(&bytes(&lines.last().unwrap()["signature"])).unwrap();
    let signed = format!("heard audit export v1\n{signed_text}\n");
    let is_signed = VerifyingKey::from_bytes(&key)
        .unwrap()
        .verify_strict(signed.as_bytes(), &signature)
        .is_ok();
    (lines, is_signed)
}

story! {
    async fn a_reports_entries_can_be_given_to_others_who_check_them_by_themselves(world: World) {
        let [_, reference] = lived_in(&world).await;
        let officer = world.officer("greater-manchester").await;
        officer.get(&format!("/reports/{reference}")).await;
        let file = world.folder.path().join("report.jsonl");
        let settings = &world.portal.settings;
        let mut out = Vec::new();
        let whose = Whose::Report(reference.to_lowercase());
        assert!(commands::audit_export(settings, &whose, &file, &world.clock, &mut out).await.unwrap());
        let text = std::fs::read_to_string(&file).unwrap();
        let (lines, is_signed) = opened_export(&text);
        assert!(is_signed);
        assert_eq!(lines[0]["about"], format!("report {reference}"));
        assert_eq!(lines[0]["people"][0]["name"], "Story Officer");
        assert_eq!(lines[0]["teams"][0]["name"], "Greater Manchester Police");
        let entries = &lines[1..lines.len() - 1];
        let mut before = Vec::new();
        for line in entries {
            before = linked(&before, line["entry"].as_str().unwrap());
            assert_eq!(line["hash"], data_encoding::HEXLOWER.encode(&before));
        }
        let vouched: Vec<bool> = entries.iter().map(|line| line["in_checkpoint"].as_bool().unwrap()).collect();
        assert_eq!(vouched, [true, false, false], "filed; opened and first read after the checkpoint");
        for word in ["Sam", "home.example", "spat"] {
            assert!(!text.contains(word), "{word}");
        }
        assert!(!opened_export(&text.replace("Story Officer", "Somebody Else")).1);
        let again = commands::audit_export(settings, &whose, &file, &world.clock, &mut out).await;
        assert!(matches!(again, Err(CommandFault::File(..))), "nothing is overwritten");
    }
}

story! {
    async fn a_teams_entries_too_and_what_does_not_exist_is_said_kindly(world: World) {
        lived_in(&world).await;
        let settings = &world.portal.settings;
        let mut out = Vec::new();
        let file = world.folder.path().join("team.jsonl");
        let team = Whose::Team("btp".into());
        assert!(commands::audit_export(settings, &team, &file, &world.clock, &mut out).await.unwrap());
        let (lines, is_signed) = opened_export(&std::fs::read_to_string(&file).unwrap());
        assert!(is_signed && lines.len() > 4);
        let nowhere = world.folder.path().join("none.jsonl");
        for whose in [Whose::Team("btq".into()), Whose::Report("2222-2222".into()), Whose::Report("x".into())] {
            let refused = commands::audit_export(settings, &whose, &nowhere, &world.clock, &mut out).await;
            assert!(refused.unwrap_err().to_string().contains("there is no"));
        }
        assert!(!nowhere.exists());
    }
}

story! {
    async fn entries_about_a_team_that_is_gone_or_never_was_are_found(world: World) {
        lived_in(&world).await;
        world.change(|connection| {
            let nobodys = Chain::Team(TeamId::from(Uuid::from_u128(9)));
            audit::append(connection, nobodys, Actor::Service, Happening::KeyMade, NOON + 2 * HOUR)
        }).await;
        let (_, verified) = world.verified().await;
        assert_eq!(verified.found[0].finding.fault, Fault::SubjectGone);
    }
}

#[test]
fn the_server_writes_a_checkpoint_when_it_starts_and_when_it_stops() {
    let installation = Installation::prepare();
    let settings = installation.settings();
    assert!(!settings.audit_folder.exists());
    let lines = || audit::lines_in(&settings.audit_folder).unwrap().len();
    let mut server = installation.serve();
    let began = Instant::now();
    while lines() == 0 {
        assert!(began.elapsed() < Duration::from_secs(20), "no checkpoint");
        sleep(Duration::from_millis(10));
    }
    let asked = Command::new("kill")
        .arg(server.process.id().to_string())
        .status();
    assert!(asked.unwrap().success());
    assert!(server.process.wait().unwrap().success());
    assert_eq!(lines(), 2);
    let mut out = Vec::new();
    let words = AuditWords {
        database: None,
        checkpoints: None,
    };
    let well = rocket::execute(commands::audit_verify(&settings, words, &mut out));
    let told = String::from_utf8(out).unwrap();
    assert!(well.unwrap(), "{told}");
    assert!(told.contains(" 0 entries are younger"), "{told}");
}
