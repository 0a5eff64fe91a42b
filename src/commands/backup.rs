//! `heard backup`: a copy of the database, made and looked through while the server runs.

use std::io::Write;
use std::path::Path;

use super::files::{at, folder_of, put_in_place};
use super::installation::{Facts, facts};
use super::{CommandFault, told};
use crate::clock::Clock;
use crate::db::{Moment, connect_alone, copy_sqlite, is_whole, keep_in_one_file, sqlite_file};
use crate::settings::Settings;

/// The folder beside the backup in which it is made; gone in the end.
const UNFINISHED: &str = ".heard-backup-";

/// What is true of the database in the moment that the backup shows.
struct Seen {
    facts: Facts,
    moment: Moment,
}

/// Writes a backup to the new file `target`, and says what else to keep.
///
/// Run it in a process of its own: see [`copy_sqlite`].
///
/// # Errors
/// A [`CommandFault`]; there is then no file `target`, or the one that was there before.
pub fn backup(
    settings: &Settings,
    target: &Path,
    clock: &Clock,
    out: &mut (dyn Write + Send),
) -> Result<(), CommandFault> {
    let url = settings.database();
    let Some(database) = sqlite_file(&url)? else {
        return Err(CommandFault::Word(
            "the database is PostgreSQL, which has better ways of its own: use pg_dump, or its \
             continuous archiving; docs/operator.md says how"
                .to_owned(),
        ));
    };
    if !database.exists() {
        let told = format!("there is no database at {}", database.display());
        return Err(CommandFault::Word(told));
    }
    if target.exists() {
        let told = format!(
            "{} is there already: a backup overwrites nothing",
            target.display()
        );
        return Err(CommandFault::Word(told));
    }
    let (seen, waited) = write(database, target, clock)?;
    tell(settings, target, &seen, waited, out)
        .map_err(|fault| CommandFault::File("the terminal".into(), fault))
}

/// Makes the backup in a folder beside `target` and puts it in place when all is well. Gives also for how many milliseconds nobody
/// could write.
fn write(database: &Path, target: &Path, clock: &Clock) -> Result<(Seen, u64), CommandFault> {
    let folder = folder_of(target);
    let unfinished = tempfile::Builder::new()
        .prefix(UNFINISHED)
        .tempdir_in(folder)
        .map_err(at(folder))?;
    let copy = unfinished.path().join("heard.sqlite");
    let seen = copy_sqlite(database, &copy, |connection| {
        let moment = clock.now();
        facts(connection).map(|facts| Seen { facts, moment })
    })?;
    if seen.facts.kind.is_none() {
        let told = "this database was never set up: there is nothing to keep";
        return Err(CommandFault::Word(told.to_owned()));
    }
    let waited = clock.now().unix_millis() - seen.moment.unix_millis();
    verify(&copy, &seen)?;
    put_in_place(copy, target)?;
    Ok((seen, waited))
}

/// A copy is called a backup only once it was opened and looked through.
fn verify(copy: &Path, seen: &Seen) -> Result<(), CommandFault> {
    let mut connection = connect_alone(&copy.display().to_string())?;
    if !is_whole(&mut connection)? || facts(&mut connection)? != seen.facts {
        return Err(CommandFault::Word(
            "the copy is not what the database was, so there is no backup: look at the disk, then at the database"
                .to_owned(),
        ));
    }
    Ok(keep_in_one_file(&mut connection)?)
}

fn tell(
    settings: &Settings,
    target: &Path,
    seen: &Seen,
    waited: u64,
    out: &mut (dyn Write + Send),
) -> std::io::Result<()> {
    let Facts {
        reports, people, ..
    } = seen.facts;
    writeln!(
        out,
        "{} holds all that was answered before {}: {reports} reports, {people} members of staff. \
         It was looked through and is whole. Nobody could write for {waited} ms.",
        target.display(),
        told(seen.moment)
    )?;
    writeln!(
        out,
        "It does not hold the keys, and is worthless without them. Keep these too, at another place than this backup:\n\
         - the key folder {}\n\
         - the signing key and the printed shares, where they are now\n\
         - Rocket.toml, or what sets the settings",
        settings.key_folder.display()
    )?;
    if let Some(bucket) = &settings.evidence.bucket {
        writeln!(
            out,
            "- the bucket {}, the sealed photos and films: its store has to keep copies of it, see docs/operator.md",
            bucket.name
        )?;
    }
    let files = settings.evidence_folder();
    if files.exists() {
        writeln!(
            out,
            "- {}, the sealed photos and films: copy what is new of it now, after the database (rsync --archive does). What is \
             there never changes",
            files.display()
        )?;
    }
    let postcodes = settings.data_folder.join("postcodes");
    if postcodes.exists() {
        writeln!(
            out,
            "- {}, the imported postcodes (no secret; the file they came from will do)",
            postcodes.display()
        )?;
    }
    Ok(())
}
