//! SQLite's writer lane: one thread that commits all waiting work together.
//!
//! Each piece of work runs in a savepoint of its own, so that one that fails takes nobody with it; the
//! commit is shared, so that a commit that fails fails them all. Nobody is answered before the commit.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::{Connection as _, SqliteConnection};
use rocket::tokio::sync::{mpsc, oneshot};

use super::{Connection, DbFault};

/// Work that may wait; past this, people are told at once that we are busy.
const QUEUE: usize = 1_024;
/// The most that one commit carries, so that the first to come does not wait for ever.
const GROUP: usize = 256;

/// A full disk does not empty itself in a moment.
const BEFORE_CONNECTING_AGAIN: Duration = Duration::from_secs(1);

/// The way to the writer thread. Cheap to clone; the thread ends when the last one is dropped.
#[derive(Clone)]
pub(super) struct Lane {
    queue: mpsc::Sender<Box<dyn Work>>,
}

impl Lane {
    /// Starts the lane on `connection`; `connect` makes another where that one is lost.
    pub(super) fn start(
        connection: Connection,
        connect: impl Fn() -> Result<Connection, DbFault> + Send + 'static,
    ) -> Result<Self, DbFault> {
        let (queue, mut waiting) = mpsc::channel::<Box<dyn Work>>(QUEUE);
        std::thread::Builder::new()
            .name("database lane".into())
            .spawn(move || {
                let mut connection = connection;
                while let Some(first) = waiting.blocking_recv() {
                    let group = gather(first, &mut waiting);
                    if !commit_together(&mut connection, group) {
                        connection = connect_again(&connect);
                    }
                }
            })
            .map_err(|fault| DbFault::Connect(fault.to_string()))?;
        Ok(Self { queue })
    }

    pub(super) async fn write<T, F>(&self, name: &'static str, work: F) -> Result<T, DbFault>
    where
        T: Send + 'static,
        F: FnMut(&mut Connection) -> Result<T, DbFault> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let waiting = Waiting {
            name,
            work,
            outcome: None,
            answer,
        };
        self.queue
            .try_send(Box::new(waiting))
            .map_err(|_| DbFault::Busy)?;
        answered.await.unwrap_or(Err(DbFault::Panicked(name)))
    }
}

fn gather(first: Box<dyn Work>, waiting: &mut mpsc::Receiver<Box<dyn Work>>) -> Vec<Box<dyn Work>> {
    let mut group = vec![first];
    while group.len() < GROUP {
        match waiting.try_recv() {
            Ok(next) => group.push(next),
            Err(_) => break,
        }
    }
    group
}

/// Runs and commits a group; gives whether the connection can go on. After a disk that was full SQLite has
/// rolled back by itself, and nothing about the connection may be trusted any more.
fn commit_together(connection: &mut Connection, mut group: Vec<Box<dyn Work>>) -> bool {
    let committed = begin(connection)
        .and_then(|()| run_each(connection, &mut group))
        .and_then(|()| commit(connection));
    let reason = committed.err().map(|fault| fault.to_string());
    if let Some(reason) = &reason {
        tracing::error!(reason, waiting = group.len(), "a group was not committed");
    }
    for work in group {
        work.settle(reason.as_deref());
    }
    reason.is_none()
}

/// Runs each piece of work in its own savepoint, as long as the transaction around them stands.
fn run_each(connection: &mut Connection, group: &mut [Box<dyn Work>]) -> diesel::QueryResult<()> {
    for work in group {
        work.run(connection);
        if work.has_failed() && !is_in_transaction(connection) {
            return Err(diesel::result::Error::RollbackTransaction);
        }
    }
    Ok(())
}

/// A transaction inside a transaction is refused; where it is not, ours is gone.
fn is_in_transaction(connection: &mut Connection) -> bool {
    sqlite(connection).batch_execute("BEGIN").is_err()
}

/// A new connection, however long that takes: until then everybody is told that we are busy.
fn connect_again(connect: &impl Fn() -> Result<Connection, DbFault>) -> Connection {
    loop {
        match connect() {
            Ok(connection) => return connection,
            Err(fault) => tracing::error!(%fault, "the database cannot be written"),
        }
        std::thread::sleep(BEFORE_CONNECTING_AGAIN);
    }
}

/// Immediate, because the command line may write from another process.
fn begin(connection: &mut Connection) -> diesel::QueryResult<()> {
    AnsiTransactionManager::begin_transaction_sql(sqlite(connection), "BEGIN IMMEDIATE")
}

fn commit(connection: &mut Connection) -> diesel::QueryResult<()> {
    type Manager = <SqliteConnection as diesel::Connection>::TransactionManager;
    let connection = sqlite(connection);
    let committed = Manager::commit_transaction(connection);
    // A commit refused by a constraint leaves the transaction open; one refused by the disk may not.
    if committed.is_err() && Manager::rollback_transaction(connection).is_err() {
        tracing::debug!("nothing was left to roll back");
    }
    committed
}

fn sqlite(connection: &mut Connection) -> &mut SqliteConnection {
    match connection {
        Connection::Sqlite(connection) => connection,
        #[cfg(feature = "postgres")]
        Connection::Postgres(_) => unreachable!("the lane is started on SQLite only"),
    }
}

/// A piece of work on the lane: first run, then told what became of the commit.
trait Work: Send {
    fn run(&mut self, connection: &mut Connection);
    fn has_failed(&self) -> bool;
    fn settle(self: Box<Self>, commit_fault: Option<&str>);
}

struct Waiting<T, F> {
    name: &'static str,
    work: F,
    outcome: Option<Result<T, DbFault>>,
    answer: oneshot::Sender<Result<T, DbFault>>,
}

impl<T, F> Work for Waiting<T, F>
where
    T: Send,
    F: FnMut(&mut Connection) -> Result<T, DbFault> + Send,
{
    fn run(&mut self, connection: &mut Connection) {
        let Self { name, work, .. } = self;
        self.outcome = Some(connection.transaction(|connection| {
            catch_unwind(AssertUnwindSafe(|| work(connection)))
                .unwrap_or(Err(DbFault::Panicked(name)))
        }));
    }

    fn has_failed(&self) -> bool {
        matches!(self.outcome, Some(Err(_)))
    }

    fn settle(self: Box<Self>, commit_fault: Option<&str>) {
        let outcome = match (self.outcome, commit_fault) {
            (Some(Ok(_)), Some(reason)) => Err(DbFault::Commit {
                name: self.name,
                reason: reason.to_owned(),
            }),
            (Some(outcome), _) => outcome,
            (None, reason) => Err(DbFault::Commit {
                name: self.name,
                reason: reason.unwrap_or("it was never begun").to_owned(),
            }),
        };
        // The one who asked may have gone away; the work is done all the same.
        let _gone = self.answer.send(outcome);
    }
}
