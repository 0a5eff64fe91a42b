//! The tables of both engines, under the same version names.

use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{Connection, DbFault};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
#[cfg(feature = "postgres")]
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Brings the tables up to date.
pub(super) fn run(connection: &mut Connection) -> Result<(), DbFault> {
    refuse_newer(connection)?;
    let outcome = match connection {
        Connection::Sqlite(connection) => connection.run_pending_migrations(SQLITE).map(drop),
        #[cfg(feature = "postgres")]
        Connection::Postgres(connection) => connection.run_pending_migrations(POSTGRES).map(drop),
    };
    outcome.map_err(|fault| DbFault::Migrate(fault.to_string()))
}

/// Names of the migrations that the database at `url` still lacks.
///
/// # Errors
/// When the database cannot be reached or is newer than this program.
pub fn pending(url: &str) -> Result<Vec<String>, DbFault> {
    let mut connection = super::Engine::of(url)?.connect(url)?;
    refuse_newer(&mut connection)?;
    let names = match &mut connection {
        Connection::Sqlite(connection) => connection
            .pending_migrations(SQLITE)
            .map(|found| found.iter().map(|one| one.name().to_string()).collect()),
        #[cfg(feature = "postgres")]
        Connection::Postgres(connection) => connection
            .pending_migrations(POSTGRES)
            .map(|found| found.iter().map(|one| one.name().to_string()).collect()),
    };
    names.map_err(|fault| DbFault::Migrate(fault.to_string()))
}

/// An older program must not write into tables whose meaning it does not know.
fn refuse_newer(connection: &mut Connection) -> Result<(), DbFault> {
    use diesel::migration::MigrationSource;
    let told =
        |fault: Box<dyn std::error::Error + Send + Sync>| DbFault::Migrate(fault.to_string());
    let (applied, known): (Vec<String>, Vec<String>) = match connection {
        Connection::Sqlite(connection) => (
            versions(connection.applied_migrations().map_err(told)?),
            MigrationSource::<diesel::sqlite::Sqlite>::migrations(&SQLITE)
                .map_err(told)?
                .iter()
                .map(|one| one.name().version().to_string())
                .collect(),
        ),
        #[cfg(feature = "postgres")]
        Connection::Postgres(connection) => (
            versions(connection.applied_migrations().map_err(told)?),
            MigrationSource::<diesel::pg::Pg>::migrations(&POSTGRES)
                .map_err(told)?
                .iter()
                .map(|one| one.name().version().to_string())
                .collect(),
        ),
    };
    match applied.iter().find(|version| !known.contains(version)) {
        Some(newer) => Err(DbFault::Migrate(format!(
            "the database was written by a newer version of this program ({newer})"
        ))),
        None => Ok(()),
    }
}

fn versions(found: Vec<diesel::migration::MigrationVersion<'static>>) -> Vec<String> {
    found.iter().map(ToString::to_string).collect()
}
