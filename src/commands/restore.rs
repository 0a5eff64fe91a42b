//! `heard restore`: brings a backup back into the data folder, or settles a PostgreSQL database that was brought back.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::files::{at, copy_private, folder_of, put_in_place};
use super::in_use::claim_data_folder;
use super::installation::{Facts, facts};
use super::restored::{Recognised, recognise, settle};
use super::restored_log::carry_checkpoints_on;
use super::{CommandFault, check, told};
use crate::accounts::Ended;
use crate::clock::Clock;
use crate::db::{
    Connection, Moment, connect_alone, is_whole, keep_in_one_file, log_beside, sqlite_file,
};
use crate::portal::Kind;
use crate::settings::Settings;
use crate::vault::KeyFolder;

/// The folder inside the data folder in which a backup is made ready; gone in the end.
const UNFINISHED: &str = "restoring-";

/// Brings the backup in `file` into the data folder; on PostgreSQL, where `file` is none, settles what `pg_restore` brought back.
/// Then says what cannot be undone, and what `heard check` says. With `replace` an older database is put aside.
///
/// # Errors
/// A [`CommandFault`]; what was there before is then there still.
pub async fn restore(
    settings: &Settings,
    file: Option<&Path>,
    replace: bool,
    clock: &Clock,
    out: &mut (dyn Write + Send),
) -> Result<(), CommandFault> {
    let folder = &settings.key_folder;
    if !folder.exists() {
        return refuse(format!(
            "the key folder {} is not there: put the one that belongs to the backup in its place first",
            folder.display()
        ));
    }
    let keys = KeyFolder::open(folder)?;
    let _no_server = claim_data_folder(&settings.data_folder)?;
    let (url, now) = (settings.database(), clock.now());
    let audit_folder = &settings.audit_folder;
    let mut carry_on = |connection: &mut Connection| {
        carry_checkpoints_on(connection, audit_folder, &keys.checkpoint, now, out)
    };
    let restored = match (sqlite_file(&url)?, file) {
        (Some(database), Some(file)) => {
            from_file(file, database, &keys, replace, now, &mut carry_on)?
        }
        (None, None) => {
            let mut connection = connect_alone(&url)?;
            let recognised = recognise(&mut connection, &keys.installation)?;
            carry_on(&mut connection)?;
            Restored {
                recognised,
                ended: settle(&mut connection, now)?,
                aside: None,
            }
        }
        (Some(_), None) => return refuse("say which backup: heard restore FILE".to_owned()),
        (None, Some(_)) => {
            return refuse(
                "the database is PostgreSQL: bring it back with pg_restore, then run `heard restore` without a file"
                    .to_owned(),
            );
        }
    };
    tell(&restored, out).map_err(|fault| CommandFault::File("the terminal".into(), fault))?;
    check(settings, out).await.map(drop)
}

/// What was brought back.
struct Restored {
    recognised: Recognised,
    ended: Ended,
    /// Where the database that was there is now.
    aside: Option<PathBuf>,
}

/// All that can be refused or fail is done on a copy, before anything is moved.
fn from_file(
    file: &Path,
    database: &Path,
    keys: &KeyFolder,
    replace: bool,
    now: Moment,
    carry_on: &mut impl FnMut(&mut Connection) -> Result<(), CommandFault>,
) -> Result<Restored, CommandFault> {
    if log_beside(file).exists() {
        return refuse(format!(
            "{} is a database in use and not what `heard backup` makes",
            file.display()
        ));
    }
    let folder = folder_of(database);
    let unfinished = tempfile::Builder::new()
        .prefix(UNFINISHED)
        .tempdir_in(folder)
        .map_err(at(folder))?;
    let copy = unfinished.path().join("heard.sqlite");
    copy_private(file, &copy)?;
    let mut connection = open_copy(file, &copy)?;
    let recognised = recognise(&mut connection, &keys.installation)?;
    let old = existing(database, &recognised.facts, replace)?;
    carry_on(&mut connection)?;
    let ended = settle(&mut connection, now)?;
    keep_in_one_file(&mut connection)?;
    drop(connection);
    let aside = old.map(|old| put_aside(database, old, now)).transpose()?;
    put_in_place(copy, database)?;
    Ok(Restored {
        recognised,
        ended,
        aside,
    })
}

fn open_copy(file: &Path, copy: &Path) -> Result<Connection, CommandFault> {
    let damaged = || {
        CommandFault::Word(format!(
            "{} is not a backup of Heard, or is damaged",
            file.display()
        ))
    };
    let mut connection = connect_alone(&copy.display().to_string()).map_err(|_| damaged())?;
    if !is_whole(&mut connection).unwrap_or(false) || facts(&mut connection).is_err() {
        return Err(damaged());
    }
    Ok(connection)
}

/// The database that is there already, where it may be put aside; nobody else can use it then.
fn existing(
    database: &Path,
    backup: &Facts,
    replace: bool,
) -> Result<Option<Connection>, CommandFault> {
    if !database.exists() {
        return match log_beside(database) {
            log if log.exists() => refuse(format!(
                "{} was left behind by a database that is not there: put both back, or move it away too",
                log.display()
            )),
            _ => Ok(None),
        };
    }
    let there = database.display();
    let unreadable = |_| {
        CommandFault::Word(format!(
            "the database {there} cannot be read, so nobody can tell whether it is newer: move it away yourself, with all \
             files whose names begin like its own, if it is truly not needed"
        ))
    };
    let mut connection = connect_alone(&there.to_string()).map_err(unreadable)?;
    let found = facts(&mut connection).map_err(unreadable)?;
    if found.kind == Some(Kind::Demo) {
        return Err(CommandFault::OtherKind(
            "this data folder was made by `heard demo`; real reports need one of their own",
        ));
    }
    let moment = |facts: &Facts| facts.newest.map_or("nothing at all".to_owned(), told);
    if found.newest > backup.newest {
        return refuse(format!(
            "the database {there} is newer than the backup: its last entry is of {}, the backup's of {}; nothing was changed. If it is \
             truly not needed, move it away yourself",
            moment(&found),
            moment(backup)
        ));
    }
    if !replace {
        return refuse(format!(
            "there is a database at {there} already, with {} reports; --replace puts it aside; nothing was changed",
            found.reports
        ));
    }
    keep_in_one_file(&mut connection).map_err(|_| {
        CommandFault::Word(format!(
            "another command uses the database {there}: wait for it; nothing was changed"
        ))
    })?;
    Ok(Some(connection))
}

/// Renames the database behind `old`, so that it is kept beside the new one.
fn put_aside(database: &Path, old: Connection, now: Moment) -> Result<PathBuf, CommandFault> {
    let mut name = database.as_os_str().to_owned();
    name.push(now.in_utc().strftime(".before-%Y%m%dT%H%M%SZ").to_string());
    let aside = PathBuf::from(name);
    fs::rename(database, &aside).map_err(at(&aside))?;
    drop(old);
    Ok(aside)
}

fn tell(restored: &Restored, out: &mut (dyn Write + Send)) -> io::Result<()> {
    let Recognised {
        facts,
        keys_are_shown,
    } = &restored.recognised;
    let ended = &restored.ended;
    let newest = facts.newest.map_or("before any entry".to_owned(), told);
    writeln!(
        out,
        "Restored: {} reports, {} members of staff; the last entry is of {newest}.",
        facts.reports, facts.people
    )?;
    if let Some(aside) = &restored.aside {
        writeln!(
            out,
            "The database that was there is now {}.",
            aside.display()
        )?;
    }
    if !keys_are_shown {
        writeln!(
            out,
            "Nothing in it tells whether the key folder belongs to it: no team's key is confirmed yet."
        )?;
    }
    writeln!(
        out,
        "Everybody is signed out ({} sessions), and {} invitations are void: invite again.\n\
         What this cannot undo:\n\
         - Whoever was taken out of a team after that moment is a member again and holds its keys. Before you start the \
         server, know who they are; each steward must look through the page \"People\" at once and take them out again, which \
         turns the key.\n\
         - Passwords, second factors and roles are those of that moment. Who changed theirs since needs the old ones, or help.\n\
         - Reports and answers after that moment are gone, and their references are not known.\n\
         - Letters that were waiting at that moment are sent again, even if they had left.\n\
         `heard check` says:",
        ended.sessions, ended.invitations
    )
}

fn refuse<T>(told: String) -> Result<T, CommandFault> {
    Err(CommandFault::Word(told))
}
