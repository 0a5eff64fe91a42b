//! A file on its way in: pieces fill, are sealed and stored one after the other, until the last.

use std::io;
use std::time::{Duration, Instant};

use bytes::{Buf, Bytes};
use data_encoding::HEXLOWER;
use rocket::futures::StreamExt;
use rocket::tokio::task::{self, JoinHandle};
use sha2::Digest;
use zeroize::Zeroizing;

use super::kind::FileKind;
use super::refusal::Refusal;
use super::table;
use super::taking_in::Arrivals;
use super::writing::{Writing, empty_piece};
use crate::db::EvidenceId;
use crate::portal::Portal;
use crate::vault::{PIECE, padded_length};

/// Says in the log what failed, and to the giver that it was not kept.
pub fn not_stored(fault: io::Error) -> Refusal {
    tracing::error!(kind = %fault.kind(), "a file could not be stored");
    Refusal::NotStored
}

/// How much may come, in bytes.
pub struct Limit {
    /// For this file.
    pub one: u64,
    /// For all files of the report, beside those that are there.
    pub left: u64,
}

/// The turn to bring a file that one connection took: it may write as long as no other took the next one, and the file is not whole.
/// Without this somebody could bring clean bytes by one connection, and others in their place by another that is slower.
#[derive(Clone, Copy)]
pub struct Turn {
    /// The file's row.
    pub file: EvidenceId,
    /// Which turn it is.
    pub number: i32,
}

/// How long it is believed that a turn is still one's own: to ask before each piece would cost what a fast upload gains.
const BELIEVED: Duration = Duration::from_millis(200);

/// A file that is there to its end.
pub struct Kept {
    /// What it is.
    pub kind: FileKind,
    /// Its length in bytes.
    pub size: u64,
    /// In how many pieces it lies in the store.
    pub pieces: u32,
    /// SHA-256 of it in hexadecimal digits.
    pub sha256: String,
}

/// A file on its way in: the piece that fills, and whoever seals and stores the one before.
pub struct Arrival<'a> {
    portal: &'a Portal,
    hands: Hands,
    turn: Turn,
    asked: Option<Instant>,
    limit: Limit,
    filling: Zeroizing<Vec<u8>>,
    size: u64,
    kind: Option<FileKind>,
}

impl<'a> Arrival<'a> {
    /// A file that goes on where `writing` is.
    pub fn new(portal: &'a Portal, writing: Writing, turn: Turn, limit: Limit) -> Self {
        Self {
            portal,
            size: u64::from(writing.place) * PIECE as u64,
            kind: writing.kind,
            hands: Hands::Free(Box::new(writing)),
            turn,
            asked: None,
            limit,
            filling: empty_piece(),
        }
    }

    /// Takes all of it in.
    ///
    /// # Errors
    /// A [`Refusal`].
    pub async fn all(mut self, bytes: &mut Arrivals<'_>) -> Result<Kept, Refusal> {
        match self.fill(bytes).await {
            Ok(()) => self.end().await,
            Err(refused) => {
                // The piece before is still on its way to the store: whoever asks next must find it, or delete it too.
                let _stored = self.hands.free().await;
                Err(refused)
            }
        }
    }

    async fn fill(&mut self, bytes: &mut Arrivals<'_>) -> Result<(), Refusal> {
        while let Some(more) = bytes.next().await {
            self.add(more.map_err(|_| Refusal::CutOff)?).await?;
        }
        Ok(())
    }

    async fn add(&mut self, mut more: Bytes) -> Result<(), Refusal> {
        self.size += more.len() as u64;
        if self.size > self.limit.one {
            return Err(Refusal::TooBig);
        }
        if self.size > self.limit.left {
            return Err(Refusal::TooMuch);
        }
        while more.has_remaining() {
            // Not before there is more: the last piece is sealed as the last.
            if self.filling.len() == PIECE {
                self.put(PIECE, false).await?;
            }
            let room = (PIECE - self.filling.len()).min(more.len());
            self.filling.extend_from_slice(&more.split_to(room));
        }
        Ok(())
    }

    async fn end(mut self) -> Result<Kept, Refusal> {
        // Before zeros follow: they are none of the file's own bytes.
        let kind = self.known_kind()?;
        self.kind = Some(kind);
        let mut real = self.filling.len();
        let mut padding = padded_length(self.size) - self.size;
        while padding > 0 {
            if self.filling.len() == PIECE {
                self.put(real, false).await?;
                real = 0;
            }
            let room = PIECE - self.filling.len();
            let more = room.min(usize::try_from(padding).unwrap_or(room));
            let filled = self.filling.len() + more;
            self.filling.resize(filled, 0);
            padding -= more as u64;
        }
        self.put(real, true).await?;
        let writing = self.hands.free().await.map_err(not_stored)?;
        Ok(Kept {
            kind,
            size: self.size,
            pieces: writing.place,
            sha256: HEXLOWER.encode(&writing.digest.finalize()),
        })
    }

    /// Hands the piece that is full on, of which the first `real` bytes are the file's; the next one fills meanwhile.
    async fn put(&mut self, real: usize, is_last: bool) -> Result<(), Refusal> {
        self.kind = Some(self.known_kind()?);
        self.keep_turn().await?;
        let hands = std::mem::replace(&mut self.hands, Hands::Gone);
        let mut writing = hands.free().await.map_err(not_stored)?;
        let piece = std::mem::replace(&mut self.filling, writing.take_spare());
        self.hands = Hands::Busy(task::spawn_blocking(move || {
            writing.put(piece, real, is_last)
        }));
        Ok(())
    }

    /// Stops where another connection brings the file now, or brought it.
    async fn keep_turn(&mut self) -> Result<(), Refusal> {
        if self.asked.is_some_and(|asked| asked.elapsed() < BELIEVED) {
            return Ok(());
        }
        let Turn { file, number } = self.turn;
        let read = self
            .portal
            .db
            .read(move |connection| table::has_turn(connection, file, number));
        match read.await {
            Ok(true) => self.asked = Some(Instant::now()),
            Ok(false) => return Err(Refusal::CutOff),
            Err(fault) => {
                tracing::error!(%fault, "nobody can tell whose turn it is to bring a file");
                return Err(Refusal::CutOff);
            }
        }
        Ok(())
    }

    /// What the file is: told by its first piece.
    fn known_kind(&self) -> Result<FileKind, Refusal> {
        match self.kind {
            Some(kind) => Ok(kind),
            None => FileKind::of(&self.filling).map_err(Refusal::Kind),
        }
    }
}

/// Whoever seals and stores pieces, one after the other.
enum Hands {
    Free(Box<Writing>),
    Busy(JoinHandle<io::Result<Writing>>),
    /// A piece before failed.
    Gone,
}

impl Hands {
    async fn free(self) -> io::Result<Writing> {
        match self {
            Self::Free(writing) => Ok(*writing),
            Self::Busy(at_work) => at_work.await.map_err(io::Error::other)?,
            Self::Gone => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }
}
