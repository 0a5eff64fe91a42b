//! Which files have lost their bytes, for a page that must not wait long for the answer.

use std::collections::BTreeSet;
use std::io;
use std::time::Duration;

use rocket::tokio::task;
use rocket::tokio::time::timeout;

use super::item::Item;
use super::store::Store;
use crate::db::ObjectId;

/// How long a page waits for the store.
const PATIENCE: Duration = Duration::from_secs(3);

/// The bytes of `items` that were whole and of which something is gone. Empty where the store does not answer: a page says only what is
/// known, and the report can be read without its files.
pub async fn lost_of(store: &Store, items: impl IntoIterator<Item = &Item>) -> BTreeSet<ObjectId> {
    // One that arrives, or is an address alone, has none.
    let whole = items.into_iter().filter(|item| item.pieces > 0);
    let whole: Vec<_> = whole.map(|item| (item.object, item.pieces)).collect();
    let store = store.clone();
    let looking = task::spawn_blocking(move || {
        let mut lost = BTreeSet::new();
        for (object, pieces) in whole {
            if !store.has_all(object, pieces)? {
                lost.insert(object);
            }
        }
        Ok::<_, io::Error>(lost)
    });
    match timeout(PATIENCE, looking).await {
        Ok(Ok(Ok(lost))) => lost,
        _ => {
            tracing::warn!("the store of files does not tell what it has");
            BTreeSet::new()
        }
    }
}
