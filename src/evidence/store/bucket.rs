//! Pieces in a bucket of a store that speaks as S3 does: an object `<file>/<place>` for each.

use std::collections::BTreeSet;
use std::error::Error;
use std::io;
use std::time::Duration;

use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::client::{HttpError, HttpErrorKind};
use object_store::path::Path;
use object_store::{
    BackoffConfig, ClientOptions, ObjectMeta, ObjectStore, ObjectStoreExt, RetryConfig,
};
use rocket::futures::stream::{self, StreamExt, TryStreamExt};
use rocket::tokio::runtime::Handle;
use rocket::tokio::time::timeout;
use secrecy::ExposeSecret;
use uuid::Uuid;

use super::{Place, StoreFault};
use crate::db::ObjectId;
use crate::settings;

/// The longest that the store may take over one answer, however often it is asked. A file that is refused waits for two, the piece
/// that was not put and the deletion of those before it, and the gate waits a minute for a page.
const PATIENCE: Duration = Duration::from_secs(20);
/// The longest that it may take over one try.
const ONE_TRY: Duration = Duration::from_secs(9);
/// The longest until it can be reached.
const CONNECTING: Duration = Duration::from_secs(4);
/// How often it is asked again.
const AGAIN: usize = 6;
/// The longest pause before it is asked again.
const PAUSE: Duration = Duration::from_secs(2);

/// A bucket for pieces.
pub struct Bucket {
    store: AmazonS3,
}

impl Bucket {
    /// The bucket that the settings name; it is not asked anything yet.
    ///
    /// # Errors
    /// [`StoreFault::Bucket`] where its address is none.
    pub fn open(named: &settings::Bucket) -> Result<Self, StoreFault> {
        // What TLS is made of is chosen once in a program: where somebody was before us, their choice stands.
        let _chosen = rustls::crypto::ring::default_provider().install_default();
        let endpoint = named.endpoint.trim_end_matches('/');
        let client = ClientOptions::new()
            // The settings allow it on this machine only.
            .with_allow_http(endpoint.starts_with("http://"))
            .with_connect_timeout(CONNECTING)
            .with_timeout(ONE_TRY);
        let built = AmazonS3Builder::new()
            .with_endpoint(endpoint)
            .with_bucket_name(&named.name)
            .with_region(&named.region)
            .with_access_key_id(named.access_key.expose_secret())
            .with_secret_access_key(named.secret_key.expose_secret())
            .with_client_options(client)
            .with_retry(asking_again())
            .build();
        match built {
            Ok(store) => Ok(Self { store }),
            Err(fault) => Err(StoreFault::Bucket(fault.to_string())),
        }
    }

    /// Shows each object to `seen`: of one file, or all.
    fn each(&self, of: Option<ObjectId>, mut seen: impl FnMut(ObjectMeta)) -> io::Result<()> {
        let folder = of.map(|object| Path::from(object.uuid().to_string()));
        let mut listed = self.store.list(folder.as_ref());
        while let Some(object) = wait(listed.try_next())? {
            seen(object);
        }
        Ok(())
    }
}

impl Place for Bucket {
    fn put(&self, object: ObjectId, place: u32, sealed: &[u8]) -> io::Result<()> {
        let piece = sealed.to_vec().into();
        wait(self.store.put(&key_of(object, place), piece))?;
        Ok(())
    }

    fn get(&self, object: ObjectId, place: u32) -> io::Result<Option<Vec<u8>>> {
        let key = key_of(object, place);
        let got = wait(async {
            match self.store.get(&key).await {
                Ok(found) => found.bytes().await.map(Some),
                Err(object_store::Error::NotFound { .. }) => Ok(None),
                Err(fault) => Err(fault),
            }
        });
        match got? {
            Some(piece) => Ok(Some(piece.into())),
            // A bucket that is not there is told of in the same way: then this says so.
            None => self.count(object).map(|_| None),
        }
    }

    fn count(&self, object: ObjectId) -> io::Result<u32> {
        let mut there = BTreeSet::new();
        self.each(Some(object), |found| {
            there.extend(named_by(&found.location).map(|(_, place)| place));
        })?;
        let without_gap = (0..).zip(&there).take_while(|(at, place)| at == *place);
        Ok(without_gap.count().try_into().unwrap_or(u32::MAX))
    }

    /// What was put is there for good as soon as the store says so.
    fn settle(&self, _object: ObjectId) -> io::Result<()> {
        Ok(())
    }

    fn delete(&self, object: ObjectId) -> io::Result<()> {
        let mut keys = Vec::new();
        self.each(Some(object), |found| keys.push(Ok(found.location)))?;
        let mut deleted = self.store.delete_stream(stream::iter(keys).boxed());
        while wait(deleted.try_next())?.is_some() {}
        Ok(())
    }

    fn objects(&self) -> io::Result<Vec<ObjectId>> {
        let mut there = BTreeSet::new();
        // What has another name is none of ours.
        self.each(None, |found| {
            there.extend(named_by(&found.location).map(|(object, _)| object));
        })?;
        Ok(there.into_iter().collect())
    }
}

fn asking_again() -> RetryConfig {
    RetryConfig {
        backoff: BackoffConfig {
            max_backoff: PAUSE,
            ..BackoffConfig::default()
        },
        max_retries: AGAIN,
        retry_timeout: PATIENCE,
    }
}

fn key_of(object: ObjectId, place: u32) -> Path {
    Path::from_iter([object.uuid().to_string(), place.to_string()])
}

/// The file and the place of its piece that an object is named by.
fn named_by(key: &Path) -> Option<(ObjectId, u32)> {
    let (object, place) = key.as_ref().split_once('/')?;
    let object = Uuid::try_parse(object).ok()?;
    Some((object.into(), place.parse().ok()?))
}

/// Waits for an answer of the store, for which another thread does not have to wait too.
fn wait<T>(answer: impl Future<Output = object_store::Result<T>>) -> io::Result<T> {
    let answered = Handle::current().block_on(async { timeout(PATIENCE, answer).await });
    match answered {
        Ok(answered) => answered.map_err(|fault| in_words(&fault)),
        Err(_) => Err(took_too_long()),
    }
}

/// The fault in our own words: the store's may hold the key that it was asked with. Of a kind that is not taken for a piece that was
/// changed.
fn in_words(fault: &object_store::Error) -> io::Error {
    use object_store::Error::{NotFound, PermissionDenied, Unauthenticated};
    let (kind, words) = match (fault, http_kind(fault)) {
        (NotFound { .. }, _) => (io::ErrorKind::NotFound, "it has no such bucket"),
        (PermissionDenied { .. } | Unauthenticated { .. }, _) => (
            io::ErrorKind::PermissionDenied,
            "it does not know the key, or the key may not do this",
        ),
        (_, Some(HttpErrorKind::Timeout)) => return took_too_long(),
        (_, Some(HttpErrorKind::Connect)) => (
            io::ErrorKind::NotConnected,
            "it cannot be reached, or its certificate is not trusted",
        ),
        _ => (
            io::ErrorKind::NotConnected,
            "it answers with an error, or not as a store does",
        ),
    };
    io::Error::new(kind, words)
}

fn took_too_long() -> io::Error {
    io::Error::new(io::ErrorKind::TimedOut, "it takes too long to answer")
}

/// What went wrong on the way to the store, where that was it.
fn http_kind(fault: &object_store::Error) -> Option<HttpErrorKind> {
    let mut cause: Option<&dyn Error> = Some(fault);
    while let Some(fault) = cause {
        if let Some(http) = fault.downcast_ref::<HttpError>() {
            return Some(http.kind());
        }
        cause = fault.source();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::gate::Limits;

    #[test]
    fn a_page_that_waits_for_a_dead_store_twice_is_still_answered() {
        assert!(2 * PATIENCE < Limits::default().answer);
    }

    #[test]
    fn a_piece_is_known_by_its_name() {
        let object = ObjectId::from(Uuid::from_u128(7));
        assert_eq!(named_by(&key_of(object, 12)), Some((object, 12)));
        for strange in [
            "heard/0",
            "readme",
            "00000000-0000-0000-0000-000000000007/a",
        ] {
            assert_eq!(named_by(&Path::from(strange)), None, "{strange}");
        }
    }
}
