//! A connection to either engine.

use std::path::Path;

use diesel::{Connection as _, RunQueryDsl, SqliteConnection};

use super::DbFault;

/// A connection to the engine in use. Queries are written once and run on both.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// SQLite, the default.
    Sqlite(SqliteConnection),
    /// PostgreSQL, behind the feature `postgres`.
    #[cfg(feature = "postgres")]
    Postgres(diesel::PgConnection),
}

/// The engine that an address names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Engine {
    Sqlite,
    #[cfg(feature = "postgres")]
    Postgres,
}

/// The lock wait comes first: switching to WAL itself may have to wait for another connection.
const SQLITE_SETUP: [&str; 5] = [
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
];

impl Engine {
    pub(super) fn of(url: &str) -> Result<Self, DbFault> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            #[cfg(feature = "postgres")]
            return Ok(Self::Postgres);
            #[cfg(not(feature = "postgres"))]
            return Err(DbFault::Address);
        }
        if url.contains("://") || url.is_empty() {
            return Err(DbFault::Address);
        }
        Ok(Self::Sqlite)
    }

    pub(super) fn connect(self, url: &str) -> Result<AnyConnection, DbFault> {
        let told = |fault: diesel::ConnectionError| DbFault::Connect(fault.to_string());
        let mut connection = match self {
            Self::Sqlite => AnyConnection::Sqlite(SqliteConnection::establish(url).map_err(told)?),
            #[cfg(feature = "postgres")]
            Self::Postgres => {
                AnyConnection::Postgres(diesel::PgConnection::establish(url).map_err(told)?)
            }
        };
        self.set_up(&mut connection)?;
        Ok(connection)
    }

    /// A connection to a database that was opened before. Where somebody moved its file away SQLite would make an empty one, and
    /// people would read of nothing.
    pub(super) fn connect_again(self, url: &str) -> Result<AnyConnection, DbFault> {
        if self == Self::Sqlite && !Path::new(url).exists() {
            return Err(DbFault::Connect("the database's file is gone".to_owned()));
        }
        self.connect(url)
    }

    /// A connection of the pool. On SQLite it must not write past the lane.
    pub(super) fn connect_reader(self, url: &str) -> Result<AnyConnection, DbFault> {
        let mut connection = self.connect_again(url)?;
        if self == Self::Sqlite {
            diesel::sql_query("PRAGMA query_only = ON").execute(&mut connection)?;
        }
        Ok(connection)
    }

    fn set_up(self, connection: &mut AnyConnection) -> Result<(), DbFault> {
        let statements: &[&str] = match self {
            Self::Sqlite => &SQLITE_SETUP,
            #[cfg(feature = "postgres")]
            Self::Postgres => &[
                // For what only reads: one state of all, and never refused because of others' writes. Writes ask for more.
                "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ",
                "SET synchronous_commit = on",
                "SET statement_timeout = '15s'",
            ],
        };
        for statement in statements {
            diesel::sql_query(*statement).execute(connection)?;
        }
        Ok(())
    }
}
