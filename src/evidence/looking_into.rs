//! A file read here and there, as programs read that look for what it tells of itself: one piece is open at a time.

use std::io::{self, Read, Seek, SeekFrom};
use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use super::item::Item;
use super::sealed_file::SealedFile;
use super::store::Store;
use crate::vault::{OpenFault, PIECE};

/// How much is read at most, in bytes: a file that was made to be read for ever is read no further.
const MOST_READ: u64 = 8 * 1_024 * 1_024;
/// How long it is read at most: whoever takes it apart may work long between two reads.
const LONGEST: Duration = Duration::from_secs(2);

/// A file that can be read from any of its bytes on.
pub struct LookingInto {
    file: SealedFile,
    size: u64,
    at: u64,
    open: Option<(u32, Zeroizing<Vec<u8>>)>,
    read: u64,
    begun: Instant,
    has_failed: bool,
}

impl LookingInto {
    /// The file of `item`, which is whole.
    ///
    /// # Errors
    /// [`OpenFault`] where what is known of it does not hold together.
    pub fn of(store: &Store, item: &Item) -> Result<Self, OpenFault> {
        Ok(Self {
            file: SealedFile::of(store, &item.told, item.object, item.pieces)?,
            size: item.told.size,
            at: 0,
            open: None,
            read: 0,
            begun: Instant::now(),
            has_failed: false,
        })
    }

    /// Whether something of it could not be read: whoever read it may not have noticed.
    pub fn has_failed(&self) -> bool {
        self.has_failed
    }

    fn read_some(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.size || into.is_empty() {
            return Ok(0);
        }
        if self.read > MOST_READ || self.begun.elapsed() > LONGEST {
            return Err(io::Error::other("a file is read for too long"));
        }
        let (at, left) = (self.at, self.size - self.at);
        let piece_length = PIECE as u64;
        let place = u32::try_from(at / piece_length).map_err(io::Error::other)?;
        let inside = usize::try_from(at % piece_length).map_err(io::Error::other)?;
        let piece = self.piece(place)?;
        let there = piece.get(inside..).unwrap_or_default();
        let count = there.len().min(into.len());
        let count = usize::try_from(left).map_or(count, |left| count.min(left));
        into[..count].copy_from_slice(&there[..count]);
        self.at += count as u64;
        self.read += count as u64;
        Ok(count)
    }

    fn piece(&mut self, place: u32) -> io::Result<&[u8]> {
        if self.open.as_ref().map(|(open, _)| *open) != Some(place) {
            self.open = Some((place, self.file.piece(place)?));
        }
        Ok(self.open.as_ref().map_or(&[], |(_, plain)| plain))
    }
}

impl Read for LookingInto {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.read_some(into);
        self.has_failed |= read.is_err();
        read
    }
}

impl Seek for LookingInto {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let sought = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = sought.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}
