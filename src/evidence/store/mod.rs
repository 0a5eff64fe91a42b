//! Where the sealed pieces of files lie: in a folder of this machine, or in a bucket that several can reach. A piece is there whole or
//! not at all.

#[cfg(feature = "s3")]
mod bucket;
mod disk;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use crate::db::ObjectId;
use crate::settings::Settings;
use disk::Disk;

/// Why a store cannot be opened, in a sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum StoreFault {
    /// The settings name a bucket, and the program was built without them.
    #[cfg(not(feature = "s3"))]
    #[error(
        "evidence.bucket is set, but this program was built without buckets: build it with `--features s3`, or take the setting out"
    )]
    NoBuckets,
    /// What the settings say of the bucket cannot be made use of.
    #[cfg(feature = "s3")]
    #[error("evidence.bucket cannot be used: {0}")]
    Bucket(String),
}

/// A place for pieces: what [`Store`] says of each function holds for every such place.
trait Place: Send + Sync {
    fn put(&self, object: ObjectId, place: u32, sealed: &[u8]) -> io::Result<()>;
    fn get(&self, object: ObjectId, place: u32) -> io::Result<Option<Vec<u8>>>;
    fn count(&self, object: ObjectId) -> io::Result<u32>;
    fn settle(&self, object: ObjectId) -> io::Result<()>;
    fn delete(&self, object: ObjectId) -> io::Result<()>;
    fn objects(&self) -> io::Result<Vec<ObjectId>>;
}

/// The store. Its functions wait for the disk or the network: call them where waiting is allowed, as in `spawn_blocking`.
#[derive(Clone)]
pub struct Store(Arc<dyn Place>);

impl Store {
    /// The store that `settings` name.
    ///
    /// # Errors
    /// A [`StoreFault`]. Whether a bucket is there is found out by using it.
    pub fn open(settings: &Settings) -> Result<Self, StoreFault> {
        match &settings.evidence.bucket {
            #[cfg(feature = "s3")]
            Some(named) => Ok(Self(Arc::new(bucket::Bucket::open(named)?))),
            #[cfg(not(feature = "s3"))]
            Some(_) => Err(StoreFault::NoBuckets),
            None => Ok(Self::in_folder(settings.evidence_folder())),
        }
    }

    /// The store in `folder`, which is made with the first file.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self(Arc::new(Disk::in_folder(folder)))
    }

    /// Keeps a piece. It is on its way, and there for good after [`Store::settle`].
    ///
    /// # Errors
    /// When it cannot be written, however often it was tried, or there is no room for it.
    pub fn put(&self, object: ObjectId, place: u32, sealed: &[u8]) -> io::Result<()> {
        self.0.put(object, place, sealed)
    }

    /// A piece; none where it is not there.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn get(&self, object: ObjectId, place: u32) -> io::Result<Option<Vec<u8>>> {
        self.0.get(object, place)
    }

    /// How many pieces there are from 0 on, without a gap.
    ///
    /// # Errors
    /// When nobody can tell.
    pub fn count(&self, object: ObjectId) -> io::Result<u32> {
        self.0.count(object)
    }

    /// Whether the pieces from 0 up to `pieces` are all there.
    ///
    /// # Errors
    /// When nobody can tell.
    pub fn has_all(&self, object: ObjectId, pieces: u32) -> io::Result<bool> {
        Ok(self.count(object)? >= pieces)
    }

    /// Waits until what was put is there for good: nobody is told that a file is kept before.
    ///
    /// # Errors
    /// When the disk failed.
    pub fn settle(&self, object: ObjectId) -> io::Result<()> {
        self.0.settle(object)
    }

    /// Deletes all pieces of a file; one that is not there is deleted already.
    ///
    /// # Errors
    /// When something of it is left.
    pub fn delete(&self, object: ObjectId) -> io::Result<()> {
        self.0.delete(object)
    }

    /// All files that have a piece.
    ///
    /// # Errors
    /// When the store cannot be looked through.
    pub fn objects(&self) -> io::Result<Vec<ObjectId>> {
        self.0.objects()
    }

    /// Tries out whether it takes a piece, finds it, gives it back and deletes it, by one that is called `object`.
    ///
    /// # Errors
    /// When it does not.
    pub fn try_out(&self, object: ObjectId) -> io::Result<()> {
        const PIECE: &[u8] = b"tried out";
        self.put(object, 0, PIECE)?;
        self.settle(object)?;
        let is_found = self.has_all(object, 1)?;
        let is_same = self.get(object, 0)?.as_deref() == Some(PIECE);
        self.delete(object)?;
        let is_gone = self.get(object, 0)?.is_none();
        match is_found && is_same && is_gone {
            true => Ok(()),
            false => Err(io::Error::other("it does not keep what it was given")),
        }
    }
}
