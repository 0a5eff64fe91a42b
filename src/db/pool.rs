//! Connections shared by many requests: readers on SQLite, everything on PostgreSQL.

use std::sync::Arc;
use std::time::Duration;

use rocket::tokio::{sync::Semaphore, task, time};

use super::Connection;
use super::DbFault;
use super::connection::Engine;

/// Enough to keep two cores busy while some wait for the disk.
const CONNECTIONS: u32 = 8;

/// A pool of connections. Cheap to clone.
#[derive(Clone)]
pub(super) struct Pool {
    connections: diesel::r2d2::Pool<Manager>,
    // Requests wait here, asynchronously, instead of each holding a thread.
    places: Arc<Semaphore>,
    patience: Duration,
    url: String,
    engine: Engine,
}

struct Manager {
    url: String,
    engine: Engine,
}

impl diesel::r2d2::ManageConnection for Manager {
    type Connection = Connection;
    type Error = DbFault;

    fn connect(&self) -> Result<Connection, DbFault> {
        self.engine.connect_reader(&self.url)
    }

    fn is_valid(&self, connection: &mut Connection) -> Result<(), DbFault> {
        diesel::r2d2::R2D2Connection::ping(connection).map_err(DbFault::Query)
    }

    fn has_broken(&self, connection: &mut Connection) -> bool {
        diesel::r2d2::R2D2Connection::is_broken(connection)
    }
}

impl Pool {
    pub(super) fn new(url: &str, engine: Engine, patience: Duration) -> Result<Self, DbFault> {
        let manager = Manager {
            url: url.to_owned(),
            engine,
        };
        let connections = diesel::r2d2::Pool::builder()
            .max_size(CONNECTIONS)
            .min_idle(Some(1))
            .connection_timeout(patience)
            // A file needs no ping before each use; a server may have gone away.
            .test_on_check_out(engine != Engine::Sqlite)
            .build(manager)
            .map_err(|fault| DbFault::Connect(fault.to_string()))?;
        Ok(Self {
            connections,
            places: Arc::new(Semaphore::new(CONNECTIONS as usize)),
            patience,
            url: url.to_owned(),
            engine,
        })
    }

    /// Runs `work` on a connection of the pool.
    pub(super) async fn run<T, F>(&self, name: &'static str, work: F) -> Result<T, DbFault>
    where
        T: Send + 'static,
        F: FnOnce(&mut Connection) -> Result<T, DbFault> + Send + 'static,
    {
        let place = time::timeout(self.patience, self.places.clone().acquire_owned())
            .await
            .map_err(|_| DbFault::Busy)?
            .map_err(|_| DbFault::Busy)?;
        let connections = self.connections.clone();
        task::spawn_blocking(move || {
            let _place = place;
            let mut connection = connections
                .get()
                .map_err(|fault| DbFault::Connect(fault.to_string()))?;
            work(&mut connection)
        })
        .await
        .map_err(|_| DbFault::Panicked(name))?
    }

    /// Empties SQLite's write-ahead log into the file, on a connection of its own that waits for nobody.
    pub(super) async fn checkpoint(&self) -> Result<(), DbFault> {
        let (url, engine) = (self.url.clone(), self.engine);
        task::spawn_blocking(move || {
            use diesel::connection::SimpleConnection;
            let mut connection = engine.connect(&url)?;
            connection
                .batch_execute("PRAGMA busy_timeout = 50; PRAGMA wal_checkpoint(TRUNCATE)")?;
            Ok(())
        })
        .await
        .map_err(|_| DbFault::Panicked("a checkpoint"))?
    }

    /// Runs `work` in a serialisable transaction, again where the engine found it in conflict.
    #[cfg(feature = "postgres")]
    pub(super) async fn transaction<T, F>(
        &self,
        name: &'static str,
        mut work: F,
    ) -> Result<T, DbFault>
    where
        T: Send + 'static,
        F: FnMut(&mut Connection) -> Result<T, DbFault> + Send + 'static,
    {
        use diesel::{Connection as _, RunQueryDsl};
        /// Conflicts under a flood clear within a few rounds; past that the person is told we are busy.
        const ATTEMPTS: u32 = 20;
        self.run(name, move |connection| {
            for attempt in 0..ATTEMPTS {
                let written = connection.transaction(|connection| {
                    diesel::sql_query("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE")
                        .execute(connection)?;
                    work(connection)
                });
                match written {
                    Err(fault) if fault.is_worth_repeating() => {
                        tracing::debug!(name, attempt, "transaction repeated");
                        std::thread::sleep(Duration::from_millis(u64::from(attempt) * 2));
                    }
                    outcome => return outcome,
                }
            }
            Err(DbFault::Busy)
        })
        .await
    }
}
