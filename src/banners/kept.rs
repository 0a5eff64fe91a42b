//! The banners that are shown now, read from the database at most twice a minute however many pages are asked for.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use rocket::tokio::sync::Mutex;

use super::table;
use super::written::Banner;
use crate::db::{Db, Moment};

/// For how long what was read is shown on: what another node's visitors are told changes within a minute.
const KEPT: Duration = Duration::from_secs(30);

/// What this node read last. No state of its own: another node, or this one after a new start, reads the same.
#[derive(Default)]
pub struct KeptBanners {
    read: RwLock<Read>,
    reading: Mutex<()>,
}

#[derive(Clone, Default)]
struct Read {
    at: Option<Moment>,
    /// How often what was read had to be forgotten.
    forgotten: u64,
    banners: Arc<Vec<Banner>>,
}

impl Read {
    fn is_fresh(&self, now: Moment) -> bool {
        self.at.is_some_and(|at| at <= now && now < at + KEPT)
    }
}

impl KeptBanners {
    /// The banners that nobody has ended, as they were at most half a minute ago. Where the database cannot be read, those from
    /// before: a page never fails for want of a banner.
    pub async fn at(&self, db: &Db, now: Moment) -> Arc<Vec<Banner>> {
        let kept = self.last();
        if kept.is_fresh(now) {
            return kept.banners;
        }
        // One reads for all; the others wait only where there is nothing to show meanwhile.
        let _reading = match (kept.at, self.reading.try_lock()) {
            (_, Ok(reading)) => reading,
            (Some(_), Err(_)) => return kept.banners,
            (None, Err(_)) => self.reading.lock().await,
        };
        let kept = self.last();
        if kept.is_fresh(now) {
            return kept.banners;
        }
        let read = db.read(move |connection| table::shown(connection, now));
        let banners = match read.await {
            Ok(banners) => Arc::new(banners),
            Err(fault) => {
                tracing::error!(%fault, "banners could not be read");
                Arc::clone(&kept.banners)
            }
        };
        self.keep(&kept, now, &banners);
        banners
    }

    /// Reads anew for the next page: whoever wrote a banner sees it at once.
    pub fn forget(&self) {
        let mut last = self.read.write().unwrap_or_else(PoisonError::into_inner);
        last.at = None;
        last.forgotten += 1;
    }

    fn last(&self) -> Read {
        let read = self.read.read().unwrap_or_else(PoisonError::into_inner);
        read.clone()
    }

    /// Keeps what was read after `before`, unless it was to be forgotten meanwhile: then it may be from before a change.
    fn keep(&self, before: &Read, at: Moment, banners: &Arc<Vec<Banner>>) {
        let mut last = self.read.write().unwrap_or_else(PoisonError::into_inner);
        if last.forgotten == before.forgotten {
            last.at = Some(at);
            last.banners = Arc::clone(banners);
        }
    }
}
