//! Giving a file out: opened piece by piece as it leaves, held against its hash to the last byte.

use std::io;

use bytes::Bytes;
use data_encoding::HEXLOWER;
use rocket::futures::stream::{BoxStream, StreamExt, try_unfold};
use rocket::tokio::task;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::item::{Item, Told};
use super::sealed_file::{SealedFile, changed};
use super::store::Store;
use crate::db::ObjectId;
use crate::vault::OpenFault;

/// A file on its way out: opened piece by piece, and compared with its hash at its end.
pub struct Reading {
    file: SealedFile,
    place: u32,
    /// How many of the file's own bytes are still to come; what follows them only hides its length.
    left: u64,
    digest: Sha256,
    sha256: String,
}

/// The bytes of a file, as they were given. Breaks off where a piece is gone, or not what was sealed: whoever reads must take
/// nothing for the file that does not end by itself.
pub fn give_out(reading: Reading) -> BoxStream<'static, io::Result<Bytes>> {
    try_unfold(reading, |reading| async move {
        task::spawn_blocking(move || reading.next())
            .await
            .map_err(io::Error::other)?
    })
    .boxed()
}

/// Writes all of a file to `to`.
///
/// # Errors
/// When a piece is gone or is not what was sealed, or `to` fails.
pub fn copy_out(mut reading: Reading, to: &mut impl io::Write) -> io::Result<()> {
    while let Some((piece, next)) = reading.next()? {
        to.write_all(&piece)?;
        reading = next;
    }
    Ok(())
}

/// Why a file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    /// A piece is gone.
    #[error("a piece of a file is gone")]
    Gone,
    /// It is not what was given.
    #[error("a file is not what was given")]
    Changed,
    /// The store does not answer: nobody can tell.
    #[error("the store of files does not answer: {0}")]
    NotNow(io::Error),
}

impl From<io::Error> for Unread {
    fn from(fault: io::Error) -> Self {
        match fault.kind() {
            io::ErrorKind::NotFound => Self::Gone,
            io::ErrorKind::InvalidData => Self::Changed,
            _ => Self::NotNow(fault),
        }
    }
}

/// Reads the file to its end: it is there, byte for byte as it was given.
///
/// # Errors
/// [`Unread`] where it is not.
pub fn prove(reading: Reading) -> Result<(), Unread> {
    Ok(copy_out(reading, &mut io::sink())?)
}

/// All of a file at once.
///
/// # Errors
/// When a piece is gone or is not what was sealed.
pub fn read_whole(reading: Reading) -> Result<Zeroizing<Vec<u8>>, Unread> {
    let size = usize::try_from(reading.left).map_err(io::Error::other)?;
    let mut whole = Zeroizing::new(Vec::with_capacity(size));
    copy_out(reading, &mut *whole)?;
    Ok(whole)
}

impl Reading {
    /// The file of `item`, which is whole.
    ///
    /// # Errors
    /// [`OpenFault`] where what is known of it does not hold together.
    pub fn of(store: &Store, item: &Item) -> Result<Self, OpenFault> {
        Self::sealed_as(store, &item.told, item.object, item.pieces)
    }

    /// The file `object` of so many pieces, sealed as `told` says.
    ///
    /// # Errors
    /// [`OpenFault`] where what is known of it does not hold together.
    pub fn sealed_as(
        store: &Store,
        told: &Told,
        object: ObjectId,
        pieces: u32,
    ) -> Result<Self, OpenFault> {
        Ok(Self {
            file: SealedFile::of(store, told, object, pieces)?,
            place: 0,
            left: told.size,
            digest: Sha256::new(),
            sha256: told.sha256.clone(),
        })
    }

    /// The next bytes of the file, or none after its end.
    fn next(mut self) -> io::Result<Option<(Bytes, Self)>> {
        if self.place == self.file.pieces {
            return self.end().map(|()| None);
        }
        let plain = self.file.piece(self.place)?;
        let own = usize::try_from(self.left).map_or(plain.len(), |left| left.min(plain.len()));
        self.digest.update(&plain[..own]);
        self.left -= own as u64;
        self.place += 1;
        Ok(Some((Bytes::copy_from_slice(&plain[..own]), self)))
    }

    fn end(self) -> io::Result<()> {
        let is_same = HEXLOWER.encode(&self.digest.finalize()) == self.sha256;
        match self.left == 0 && is_same {
            true => Ok(()),
            false => Err(changed("a file is not the one that was given")),
        }
    }
}
