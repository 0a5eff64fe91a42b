//! What a database is for: real reports, or a demonstration. The one never serves as the other.

use diesel::prelude::*;

use super::CommandFault;
use super::files::at;
use crate::db::schema::{events, installation, people, reports};
use crate::db::{Connection, Db, DbFault, Moment, sqlite_file};
use crate::portal::Kind;
use crate::settings::Settings;
use crate::vault::KeyFolder;

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Live => "live",
        Kind::Demo => "demo",
    }
}

/// What a database says of itself.
#[derive(Debug, PartialEq, Eq)]
pub struct Facts {
    /// What it is for; none where it was never set up.
    pub kind: Option<Kind>,
    /// How many reports it holds.
    pub reports: i64,
    /// How many members of staff.
    pub people: i64,
    /// How many entries its audit chains have.
    pub entries: i64,
    /// When the newest report came or the newest entry was written.
    pub newest: Option<Moment>,
}

/// Reads what the database says of itself.
///
/// # Errors
/// The engine's fault; also where these are not the tables of Heard.
pub fn facts(connection: &mut Connection) -> Result<Facts, DbFault> {
    let kind: Option<String> = installation::table
        .select(installation::kind)
        .get_result(connection)
        .optional()?;
    let last_entry: Option<i64> = events::table
        .select(diesel::dsl::max(events::at))
        .get_result(connection)?;
    let last_report: Option<i64> = reports::table
        .select(diesel::dsl::max(reports::received_at))
        .get_result(connection)?;
    Ok(Facts {
        kind: kind.map(|kind| match kind.as_str() {
            "live" => Kind::Live,
            _ => Kind::Demo,
        }),
        reports: reports::table.count().get_result(connection)?,
        people: people::table.count().get_result(connection)?,
        entries: events::table.count().get_result(connection)?,
        newest: last_entry.max(last_report).map(Moment::from_micros),
    })
}

/// Marks a database as being for `kind`, in the caller's transaction.
///
/// # Errors
/// The engine's fault; also where it is marked already.
pub fn claim(connection: &mut Connection, kind: Kind, now: Moment) -> Result<(), DbFault> {
    diesel::insert_into(installation::table)
        .values((
            installation::id.eq(1),
            installation::kind.eq(word(kind)),
            installation::made_at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}

/// Whether the database is marked as being for something.
///
/// # Errors
/// The database's fault.
pub async fn is_claimed(db: &Db) -> Result<bool, DbFault> {
    db.read(|connection| Ok(installation::table.count().get_result::<i64>(connection)? > 0))
        .await
}

/// Marks an empty database as being for `kind`; gives whether it was empty.
///
/// # Errors
/// The database's fault.
pub async fn claim_folder(db: &Db, kind: Kind, now: Moment) -> Result<bool, DbFault> {
    if is_claimed(db).await? {
        return Ok(false);
    }
    db.write("claim installation", move |connection| {
        claim(connection, kind, now).map(|()| true)
    })
    .await
}

/// Refuses to go on where the database is a file that is not there: opening it would make an empty one in its place.
///
/// # Errors
/// [`CommandFault::DatabaseMissing`] where there are keys; else why there are none.
pub fn refuse_missing(settings: &Settings) -> Result<(), CommandFault> {
    let url = settings.database();
    match sqlite_file(&url)? {
        Some(file) if !file.try_exists().map_err(at(file))? => {
            KeyFolder::open(&settings.key_folder)?;
            Err(CommandFault::DatabaseMissing(url))
        }
        _ => Ok(()),
    }
}

/// Opens the database that `settings` name, of real reports or of a demonstration.
///
/// # Errors
/// A [`CommandFault`] where it is missing or was not set up.
pub async fn set_up_database(settings: &Settings) -> Result<Db, CommandFault> {
    refuse_missing(settings)?;
    let db = Db::open(&settings.database())?;
    match is_claimed(&db).await? {
        true => Ok(db),
        false => Err(CommandFault::NotSetUp),
    }
}

/// Refuses a database that was not set up, or was set up for the other kind.
///
/// # Errors
/// [`CommandFault::OtherKind`] with what to do.
pub async fn refuse_other_kind(db: &Db, kind: Kind) -> Result<(), CommandFault> {
    let found: Option<String> = db
        .read(|connection| {
            Ok(installation::table
                .select(installation::kind)
                .get_result(connection)
                .optional()?)
        })
        .await?;
    match (found.as_deref(), kind) {
        (Some("live"), Kind::Live) | (Some("demo"), Kind::Demo) => Ok(()),
        (None, _) => Err(CommandFault::NotSetUp),
        (Some(_), Kind::Live) => Err(CommandFault::OtherKind(
            "this data folder was made by `heard demo`; real reports need one of their own",
        )),
        (Some(_), Kind::Demo) => Err(CommandFault::OtherKind(
            "this data folder holds real reports; `heard demo` must not touch it",
        )),
    }
}
