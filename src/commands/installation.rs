//! What a database is for: real reports, or a demonstration. The one never serves as the other.

use diesel::prelude::*;

use super::CommandFault;
use crate::db::schema::installation;
use crate::db::{Connection, Db, DbFault, Moment};
use crate::portal::Kind;

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Live => "live",
        Kind::Demo => "demo",
    }
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

/// Refuses a database that was not set up, or was set up for the other kind.
///
/// # Errors
/// [`CommandFault::OtherKind`] with what to do.
pub async fn refuse_other_kind(db: &Db, kind: Kind) -> Result<(), CommandFault> {
    let found: Option<String> = db
        .read(|connection| {
            Ok(installation::table
                .select(installation::kind)
                .first(connection)
                .optional()?)
        })
        .await?;
    match (found.as_deref(), kind) {
        (Some("live"), Kind::Live) | (Some("demo"), Kind::Demo) => Ok(()),
        (None, _) => Err(CommandFault::OtherKind(
            "not set up: run `heard setup` first",
        )),
        (Some(_), Kind::Live) => Err(CommandFault::OtherKind(
            "this data folder was made by `heard demo`; real reports need one of their own",
        )),
        (Some(_), Kind::Demo) => Err(CommandFault::OtherKind(
            "this data folder holds real reports; `heard demo` must not touch it",
        )),
    }
}
