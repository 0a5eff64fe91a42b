//! The database: one way to read, one way to write, the same on both engines.
//!
//! On SQLite all writes go through one lane that commits waiting work together; on PostgreSQL each write
//! has its own serialisable transaction, repeated when the engine asks for it. A write is answered only
//! after its commit.

mod alone;
mod connection;
mod copy;
mod fault;
mod ids;
mod kept;
mod lane;
mod migrations;
mod moment;
mod pool;
#[expect(missing_docs, reason = "the migrations say what each column is")]
pub mod schema;

use std::time::Duration;

pub use alone::{bring_up_to_date, connect_alone, is_whole, keep_in_one_file, sqlite_file};
pub use connection::AnyConnection as Connection;
use connection::Engine;
pub use copy::{CopyFault, copy_sqlite, log_beside};
pub use fault::DbFault;
pub use ids::*;
pub use kept::Kept;
use lane::Lane;
pub use migrations::pending as pending_migrations;
pub use moment::Moment;
use pool::Pool;

/// How long a read or write waits for a connection before the person is told that we are busy.
const PATIENCE: Duration = Duration::from_secs(5);

/// The database of one installation. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    readers: Pool,
    writer: Writer,
}

#[derive(Clone)]
enum Writer {
    Lane(Lane),
    #[cfg(feature = "postgres")]
    Pool(Pool),
}

impl Db {
    /// Opens the database at `url` (a file for SQLite, `postgres://...` for PostgreSQL) and brings its
    /// tables up to date.
    ///
    /// # Errors
    /// When it cannot be reached, or holds tables of a newer version than this program knows.
    pub fn open(url: &str) -> Result<Self, DbFault> {
        let engine = Engine::of(url)?;
        let mut first = engine.connect(url)?;
        migrations::run(&mut first)?;
        let readers = Pool::new(url, engine, PATIENCE)?;
        let writer = match engine {
            Engine::Sqlite => {
                let own = url.to_owned();
                Writer::Lane(Lane::start(first, move || engine.connect_again(&own))?)
            }
            #[cfg(feature = "postgres")]
            Engine::Postgres => Writer::Pool(readers.clone()),
        };
        Ok(Self { readers, writer })
    }

    /// Runs `work` on a connection that only reads.
    ///
    /// # Errors
    /// What `work` returns, or [`DbFault::Busy`] when no connection is free in time.
    pub async fn read<T, F>(&self, work: F) -> Result<T, DbFault>
    where
        T: Send + 'static,
        F: FnOnce(&mut Connection) -> Result<T, DbFault> + Send + 'static,
    {
        self.readers.run("a read", work).await
    }

    /// Runs `work` in a transaction called `name` and answers after it is on disk.
    ///
    /// `work` may run more than once, so it changes nothing but the database; it must be quick.
    ///
    /// # Errors
    /// What `work` returns (then nothing of it is kept), or the fault of the commit.
    pub async fn write<T, F>(&self, name: &'static str, work: F) -> Result<T, DbFault>
    where
        T: Send + 'static,
        F: FnMut(&mut Connection) -> Result<T, DbFault> + Send + 'static,
    {
        match &self.writer {
            Writer::Lane(lane) => lane.write(name, work).await,
            #[cfg(feature = "postgres")]
            Writer::Pool(pool) => pool.transaction(name, work).await,
        }
    }

    /// Writes what is there already: takes as long as a write of one row, where the time must not tell that nothing was written.
    ///
    /// # Errors
    /// The fault of the write or its commit.
    pub async fn write_nothing(&self) -> Result<(), DbFault> {
        use diesel::prelude::*;
        use schema::installation::dsl::{installation, made_at};
        self.write("nothing", |connection| {
            diesel::update(installation)
                .set(made_at.eq(made_at))
                .execute(connection)?;
            Ok(())
        })
        .await
    }

    /// Takes what was deleted out of the engine's own log, where a copy of the files could still show it. Does
    /// nothing while somebody reads: call it again.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn forget_deleted(&self) -> Result<(), DbFault> {
        match &self.writer {
            Writer::Lane(_) => self.readers.checkpoint().await,
            #[cfg(feature = "postgres")]
            Writer::Pool(_) => Ok(()),
        }
    }

    /// The name of the engine, for the operator.
    pub fn engine(&self) -> &'static str {
        match self.writer {
            Writer::Lane(_) => "SQLite",
            #[cfg(feature = "postgres")]
            Writer::Pool(_) => "PostgreSQL",
        }
    }
}
