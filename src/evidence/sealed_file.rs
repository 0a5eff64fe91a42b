//! A whole file in the store, whose pieces open one by one.

use std::error::Error;
use std::io;

use zeroize::Zeroizing;

use super::item::Told;
use super::store::Store;
use crate::db::ObjectId;
use crate::vault::{FileKey, OpenFault, PieceName};

/// A whole file in the store.
pub struct SealedFile {
    store: Store,
    key: FileKey,
    object: ObjectId,
    /// In how many pieces it lies there.
    pub pieces: u32,
}

impl SealedFile {
    /// The file `object` of so many pieces, sealed as `told` says.
    ///
    /// # Errors
    /// [`OpenFault`] where what is known of it does not hold together.
    pub fn of(
        store: &Store,
        told: &Told,
        object: ObjectId,
        pieces: u32,
    ) -> Result<Self, OpenFault> {
        Ok(Self {
            store: store.clone(),
            key: told.key()?,
            object,
            pieces,
        })
    }

    /// The piece at `place`, open.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`] where it is gone, [`io::ErrorKind::InvalidData`] where it is not what was sealed, and the store's
    /// own faults.
    pub fn piece(&self, place: u32) -> io::Result<Zeroizing<Vec<u8>>> {
        let sealed = self.store.get(self.object, place)?;
        let sealed = sealed.ok_or(io::ErrorKind::NotFound)?;
        let name = PieceName {
            object: self.object.uuid(),
            place,
            is_last: place + 1 == self.pieces,
        };
        self.key.open(name, &sealed).map_err(changed)
    }
}

/// The fault of what is not what was sealed.
pub fn changed(fault: impl Into<Box<dyn Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, fault)
}
