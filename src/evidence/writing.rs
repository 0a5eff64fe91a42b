//! Sealing and storing the pieces of one file, and going on after those that are there.

use std::io;

use rocket::tokio::task;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::kind::FileKind;
use super::store::Store;
use crate::db::ObjectId;
use crate::vault::{Chance, FileKey, PIECE, PieceName};

/// What pieces are sealed and stored with.
pub struct Writing {
    store: Store,
    key: FileKey,
    object: ObjectId,
    /// The next piece.
    pub place: u32,
    /// The hash of what came so far.
    pub digest: Sha256,
    /// What the file is, where its first piece is there.
    pub kind: Option<FileKind>,
    chance: Chance,
    /// The room of the piece before, to be filled again: to wipe it each time would cost more than to seal it.
    spare: Option<Zeroizing<Vec<u8>>>,
}

impl Writing {
    /// What seals the file `object` with `key`, from its first piece on.
    pub fn new(store: &Store, key: FileKey, object: ObjectId, chance: Chance) -> Self {
        Self {
            store: store.clone(),
            key,
            object,
            place: 0,
            digest: Sha256::new(),
            kind: None,
            chance,
            spare: None,
        }
    }

    /// Room for a piece.
    pub fn take_spare(&mut self) -> Zeroizing<Vec<u8>> {
        self.spare.take().unwrap_or_else(empty_piece)
    }

    /// Reads what came before, where the file was cut off.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn go_on(self) -> io::Result<Self> {
        let reading = task::spawn_blocking(move || self.after_what_is_there());
        reading.await.map_err(io::Error::other)?
    }

    fn after_what_is_there(mut self) -> io::Result<Self> {
        while let Some(sealed) = self.store.get(self.object, self.place)? {
            // A last piece without its row's word is not worth keeping: it is short, and comes again.
            let Ok(plain) = self.key.open(self.name(false), &sealed) else {
                break;
            };
            if self.place == 0 {
                self.kind = FileKind::of(&plain).ok();
            }
            self.digest.update(&plain);
            self.place += 1;
        }
        Ok(self)
    }

    /// How many pieces there are that can be gone on from. Only the last is opened: whoever asks again and again costs little.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn count_what_is_there(mut self) -> io::Result<u32> {
        self.place = self.store.count(self.object)?;
        let Some(last) = self.place.checked_sub(1) else {
            return Ok(0);
        };
        self.place = last;
        let sealed = self.store.get(self.object, last)?.unwrap_or_default();
        let is_open = self.key.open(self.name(false), &sealed).is_ok();
        Ok(last + u32::from(is_open))
    }

    /// Seals and stores a piece, of which the first `real` bytes are the file's.
    ///
    /// # Errors
    /// When the store would not take it.
    pub fn put(
        mut self,
        mut piece: Zeroizing<Vec<u8>>,
        real: usize,
        is_last: bool,
    ) -> io::Result<Self> {
        self.digest.update(&piece[..real]);
        let name = self.name(is_last);
        let sealed = self.key.seal(name, &piece, &mut self.chance);
        piece.clear();
        self.spare = Some(piece);
        self.store.put(self.object, self.place, &sealed)?;
        self.place += 1;
        Ok(self)
    }

    fn name(&self, is_last: bool) -> PieceName {
        PieceName {
            object: self.object.uuid(),
            place: self.place,
            is_last,
        }
    }
}

/// Made at full size at once: one that grows leaves copies of its bytes behind.
pub fn empty_piece() -> Zeroizing<Vec<u8>> {
    Zeroizing::new(Vec::with_capacity(PIECE))
}
