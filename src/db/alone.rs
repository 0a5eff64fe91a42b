//! A connection of a command's own, outside the pool and the lane.

use std::path::Path;

use diesel::RunQueryDsl;
use diesel::connection::SimpleConnection;
use diesel::sql_types::Text;

use super::{Connection, DbFault, Engine, migrations};

#[derive(diesel::QueryableByName)]
struct Said {
    #[diesel(sql_type = Text)]
    said: String,
}

#[derive(diesel::QueryableByName)]
struct Mode {
    #[diesel(sql_type = Text)]
    journal_mode: String,
}

/// The file that the database at `url` is; none where it is on a server.
///
/// # Errors
/// [`DbFault::Address`] where this build cannot open it.
pub fn sqlite_file(url: &str) -> Result<Option<&Path>, DbFault> {
    Ok((Engine::of(url)? == Engine::Sqlite).then(|| Path::new(url)))
}

/// A connection to the database at `url`, whose tables are left as they are.
///
/// # Errors
/// When it cannot be reached.
pub fn connect_alone(url: &str) -> Result<Connection, DbFault> {
    Engine::of(url)?.connect(url)
}

/// Brings the tables up to date.
///
/// # Errors
/// When that fails, or they are newer than this program.
pub fn bring_up_to_date(connection: &mut Connection) -> Result<(), DbFault> {
    migrations::run(connection)
}

/// Whether SQLite finds its file whole: each page, each index, each row that another one names.
///
/// # Errors
/// When it cannot even be looked through.
pub fn is_whole(connection: &mut Connection) -> Result<bool, DbFault> {
    let pages: Vec<Said> =
        diesel::sql_query("SELECT integrity_check AS said FROM pragma_integrity_check")
            .load(connection)?;
    let dangling: Vec<Said> =
        diesel::sql_query("SELECT \"table\" AS said FROM pragma_foreign_key_check")
            .load(connection)?;
    Ok(dangling.is_empty() && pages.iter().all(|page| page.said == "ok"))
}

/// Brings SQLite's write-ahead log into its file, which is then all there is of the database, and keeps everybody else out for
/// as long as `connection` lives.
///
/// # Errors
/// When somebody else uses the database.
pub fn keep_in_one_file(connection: &mut Connection) -> Result<(), DbFault> {
    let mode: Mode = diesel::sql_query("PRAGMA journal_mode = DELETE").get_result(connection)?;
    if mode.journal_mode != "delete" {
        return Err(DbFault::Busy);
    }
    connection.batch_execute("BEGIN EXCLUSIVE")?;
    Ok(())
}
