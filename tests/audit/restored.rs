//! After a restore the checkpoints name what came after the backup, and nobody is accused of that; what was changed in the backup
//! is found all the same.

use std::fs;
use std::path::{Path, PathBuf};

use heard::db::connect_alone;
use heard::settings::Settings;
use tempfile::TempDir;

use super::*;

/// Another machine, with a copy of the keys and of the checkpoints.
struct Machine {
    settings: Settings,
    _folder: TempDir,
}

fn copy_folder(from: &Path, to: &Path) {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let path = file.unwrap().path();
        fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}

impl Machine {
    fn beside(world: &World) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings::under(folder.path());
        let theirs = &world.portal.settings;
        for made in [&settings.key_folder, &settings.audit_folder] {
            fs::create_dir_all(made.parent().unwrap()).unwrap();
        }
        copy_folder(&theirs.key_folder, &settings.key_folder);
        copy_folder(&theirs.audit_folder, &settings.audit_folder);
        Self {
            settings,
            _folder: folder,
        }
    }

    /// What `heard restore` says.
    async fn restore(&self, file: &Path, world: &World) -> String {
        let mut out = Vec::new();
        let restored = commands::restore(&self.settings, Some(file), false, &world.clock, &mut out);
        restored.await.unwrap();
        String::from_utf8(out).unwrap()
    }

    async fn checkpoint(&self, world: &World) {
        let (mut chance, mut out) = (Chance::system(), Vec::new());
        commands::audit_checkpoint(&self.settings, &world.clock, &mut chance, &mut out)
            .await
            .unwrap();
    }

    async fn verify(&self, copy: Option<&Path>) -> (bool, String) {
        let mut out = Vec::new();
        let words = AuditWords {
            database: copy.map(|path| path.display().to_string()),
            checkpoints: None,
        };
        let well = commands::audit_verify(&self.settings, words, &mut out).await;
        (well.unwrap(), String::from_utf8(out).unwrap())
    }

    fn lines(&self) -> Vec<String> {
        audit::lines_in(&self.settings.audit_folder).unwrap()
    }
}

/// Changes a file.
fn change_in<T>(file: &Path, change: impl FnOnce(&mut Connection) -> Result<T, DbFault>) -> T {
    let mut connection = connect_alone(file.to_str().unwrap()).unwrap();
    change(&mut connection).unwrap()
}

/// A copy of the database as it is now.
async fn copied(world: &World, name: &str) -> PathBuf {
    world.portal.db.forget_deleted().await.unwrap();
    let file = world.folder.path().join(name);
    fs::copy(world.portal.settings.database(), &file).unwrap();
    file
}

/// A report and a checkpoint of it, a backup, and then a second report, a look at the first, and a checkpoint of both: the file of
/// the backup and the reference of the first report.
async fn backed_up(world: &World) -> (PathBuf, String) {
    let [read, _] = lived_in(world).await;
    world.clock.pass(HOUR);
    world.filed(anonymous).await;
    let file = copied(world, "backup").await;
    world.clock.pass(HOUR);
    world.filed(anonymous).await;
    let officer = world.officer("greater-manchester").await;
    officer.get(&format!("/reports/{read}")).await;
    world.clock.pass(HOUR);
    assert!(ops::checkpoint(&world.portal).await);
    (file, read)
}

fn chain_in(file: &Path, reference: &str) -> Chain {
    let reference = reference.to_owned();
    let find = move |connection: &mut Connection| {
        Ok(audit::chain_of_report(connection, &reference)?.unwrap())
    };
    change_in(file, find)
}

fn looked_at(machine: &Machine, chain: Chain, now: Moment) {
    let database = PathBuf::from(machine.settings.database());
    let look = move |connection: &mut Connection| {
        audit::append(
            connection,
            chain,
            Actor::Reporter,
            Happening::StatusSeen,
            now,
        )
    };
    change_in(&database, look);
}

#[test]
fn after_a_restore_nobody_is_accused_of_what_came_after_the_backup() {
    rocket::execute(async {
        let world = World::on_sqlite().await;
        let (file, read) = backed_up(&world).await;
        let machine = Machine::beside(&world);
        let before = machine.lines();
        let said = machine.restore(&file, &world).await;
        let later = "The checkpoints name 3 entries that came later; the backup's last entry is of 2026-11-23 14:02 UTC";
        assert!(said.contains(later), "{said}");
        assert!(!said.contains("FOUND"), "{said}");
        assert!(said.contains("well     audit log"), "{said}");
        // The first report's next entry takes the place of one that was left behind.
        let database = PathBuf::from(machine.settings.database());
        let chain = chain_in(&database, &read);
        looked_at(&machine, chain, world.clock.now());
        for _ in 0..2 {
            let (well, told) = machine.verify(None).await;
            assert!(well, "{told}");
            assert!(
                told.contains("line 3 of the checkpoints")
                    && told.contains("3 entries that earlier lines name were left behind"),
                "{told}"
            );
            world.clock.pass(HOUR);
            machine.checkpoint(&world).await;
        }
        assert!(
            machine
                .verify(None)
                .await
                .1
                .contains(" 0 entries are younger")
        );
        // Nothing that was vouched for before is taken away.
        assert_eq!(machine.lines()[..before.len()], before);
        assert_eq!(machine.lines().len(), before.len() + 3);
        // And what is written after it cannot be taken back either.
        let cut = move |connection: &mut Connection| {
            let mut all = rows(connection)?;
            let end = all.iter().rposition(|row| name(row).0 == chain.uuid());
            all.remove(end.unwrap());
            replace(connection, &all)
        };
        change_in(&database, cut);
        assert!(!machine.verify(None).await.0);
    });
}

#[test]
fn what_was_changed_in_the_backup_is_named_before_and_ever_after() {
    rocket::execute(async {
        let world = World::on_sqlite().await;
        let (file, read) = backed_up(&world).await;
        let machine = Machine::beside(&world);
        let chain = chain_in(&file, &read).uuid();
        let tamper = move |connection: &mut Connection| {
            let mut all = rows(connection)?;
            let mine = |row: &tampering::Row| name(row).0 == chain;
            let first = all.iter().position(mine).unwrap();
            // Who opened it is somebody else; who acknowledged it, nobody; and all holds together.
            all[first + 1].entry = with(&all[first + 1].entry, "actor", "service".into());
            let end = all.iter().rposition(mine).unwrap();
            all.remove(end);
            let mut before = Vec::new();
            for row in all.iter_mut().filter(|row| mine(row)) {
                row.hash = linked(&before, &row.entry);
                before.clone_from(&row.hash);
            }
            replace(connection, &all)
        };
        change_in(&file, tamper);
        let said = machine.restore(&file, &world).await;
        let (before, after) = said.split_once("Restored:").unwrap();
        let changed =
            format!("report {read}, entry 1 of 2026-11-23 12:01:00 UTC: is not the entry");
        let gone = format!("report {read}, entry 4: is gone");
        for told in [&changed, &gone] {
            assert!(before.contains(told), "{told}: {said}");
            assert!(after.contains(told), "{told}: {said}");
        }
        world.clock.pass(HOUR);
        machine.checkpoint(&world).await;
        let (well, told) = machine.verify(None).await;
        assert!(
            !well && told.contains(&changed) && told.contains(&gone),
            "{told}"
        );
    });
}

#[test]
fn a_backup_that_was_cut_short_says_how_old_it_now_is() {
    rocket::execute(async {
        let world = World::on_sqlite().await;
        let (file, _) = backed_up(&world).await;
        let machine = Machine::beside(&world);
        let cut = |connection: &mut Connection| {
            let mut all = rows(connection)?;
            all.retain(|row| row.at <= NOON.micros());
            replace(connection, &all)
        };
        change_in(&file, cut);
        let said = machine.restore(&file, &world).await;
        assert!(
            said.contains("the backup's last entry is of 2026-11-23 12:00 UTC"),
            "{said}"
        );
        assert!(said.contains("something was cut off it"), "{said}");
    });
}

#[test]
fn entries_younger_than_a_copy_are_told_apart_and_the_served_database_must_have_them_all() {
    rocket::execute(async {
        let world = World::on_sqlite().await;
        let (file, _) = backed_up(&world).await;
        let machine = Machine::beside(&world);
        let (well, told) = machine.verify(Some(&file)).await;
        assert!(well, "{told}");
        assert!(
            told.contains("3 entries that the checkpoints name are younger than this copy"),
            "{told}"
        );
        fs::create_dir_all(&machine.settings.data_folder).unwrap();
        fs::copy(&file, machine.settings.database()).unwrap();
        let (well, told) = machine.verify(None).await;
        assert!(!well && told.contains("is gone"), "{told}");
    });
}

#[test]
fn without_checkpoints_the_restore_says_that_nobody_can_tell_and_begins_them() {
    rocket::execute(async {
        let world = World::on_sqlite().await;
        let (file, _) = backed_up(&world).await;
        let machine = Machine::beside(&world);
        fs::remove_dir_all(&machine.settings.audit_folder).unwrap();
        let said = machine.restore(&file, &world).await;
        assert!(
            said.contains("nobody can tell whether the backup's log was changed"),
            "{said}"
        );
        assert_eq!(machine.lines().len(), 1);
        assert!(machine.verify(None).await.0);
        // Where the checkpoints cannot be written, nothing is moved.
        let other = Machine::beside(&world);
        fs::remove_dir_all(&other.settings.audit_folder).unwrap();
        fs::write(&other.settings.audit_folder, "a disk that is not there").unwrap();
        let mut out = Vec::new();
        let refused =
            commands::restore(&other.settings, Some(&file), false, &world.clock, &mut out);
        assert!(refused.await.is_err());
        assert!(!Path::new(&other.settings.database()).exists());
    });
}
