//! What many pages need and seldom changes, read from the database at most twice a minute however many pages are asked for.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use rocket::tokio::sync::Mutex;

use super::{Connection, Db, DbFault, Moment};

/// For how long what was read is shown on: what another node's visitors are told changes within a minute.
const KEPT: Duration = Duration::from_secs(30);

/// What this node read last. No state of its own: another node, or this one after a new start, reads the same.
pub struct Kept<T> {
    read: RwLock<Read<T>>,
    reading: Mutex<()>,
}

struct Read<T> {
    at: Option<Moment>,
    /// How often what was read had to be forgotten.
    forgotten: u64,
    rows: Arc<Vec<T>>,
}

impl<T> Clone for Read<T> {
    fn clone(&self) -> Self {
        Self {
            at: self.at,
            forgotten: self.forgotten,
            rows: Arc::clone(&self.rows),
        }
    }
}

impl<T> Read<T> {
    fn is_fresh(&self, now: Moment) -> bool {
        self.at.is_some_and(|at| at <= now && now < at + KEPT)
    }
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        let read = Read {
            at: None,
            forgotten: 0,
            rows: Arc::default(),
        };
        Self {
            read: RwLock::new(read),
            reading: Mutex::default(),
        }
    }
}

impl<T: Send + Sync + 'static> Kept<T> {
    /// What `read` gives, as it was at most half a minute ago. Where the database cannot be read, what it gave before: a page that
    /// needs it never fails for that. `what` names it in the log of the program.
    pub async fn at(
        &self,
        db: &Db,
        now: Moment,
        what: &'static str,
        read: impl FnMut(&mut Connection) -> Result<Vec<T>, DbFault> + Send + 'static,
    ) -> Arc<Vec<T>> {
        let kept = self.last();
        if kept.is_fresh(now) {
            return kept.rows;
        }
        // One reads for all; the others wait only where there is nothing to show meanwhile.
        let _reading = match (kept.at, self.reading.try_lock()) {
            (_, Ok(reading)) => reading,
            (Some(_), Err(_)) => return kept.rows,
            (None, Err(_)) => self.reading.lock().await,
        };
        let kept = self.last();
        if kept.is_fresh(now) {
            return kept.rows;
        }
        let rows = match db.read(read).await {
            Ok(rows) => Arc::new(rows),
            Err(fault) => {
                tracing::error!(%fault, "{what} could not be read");
                Arc::clone(&kept.rows)
            }
        };
        self.keep(&kept, now, &rows);
        rows
    }

    /// Reads anew for the next page: whoever changed something sees it at once.
    pub fn forget(&self) {
        let mut last = self.read.write().unwrap_or_else(PoisonError::into_inner);
        last.at = None;
        last.forgotten += 1;
    }

    fn last(&self) -> Read<T> {
        let read = self.read.read().unwrap_or_else(PoisonError::into_inner);
        read.clone()
    }

    /// Keeps what was read after `before`, unless it was to be forgotten meanwhile: then it may be from before a change.
    fn keep(&self, before: &Read<T>, at: Moment, rows: &Arc<Vec<T>>) {
        let mut last = self.read.write().unwrap_or_else(PoisonError::into_inner);
        if last.forgotten == before.forgotten {
            last.at = Some(at);
            last.rows = Arc::clone(rows);
        }
    }
}
