//! Taking a file in: byte by byte as it comes, sealed piece by piece, nothing of it open on the disk. What came stays, whatever
//! happens to the rest.

use std::io;

use bytes::{Buf, Bytes};
use data_encoding::HEXLOWER;
use rocket::futures::StreamExt;
use rocket::futures::stream::BoxStream;
use rocket::tokio::task;
use rocket::tokio::task::JoinHandle;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::item::{Item, Told};
use super::kind::{FileKind, NotTaken};
use super::store::Store;
use super::sweep::delete_bytes;
use super::table::{self, Row};
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::{DbFault, EvidenceId, ObjectId, PersonId, ReportId};
use crate::portal::Portal;
use crate::vault::{Chance, FileKey, OpenFault, PIECE, PieceName, ReportKey, padded_length};
use crate::web::gate::Network;

/// How often a piece is put before the store is given up.
const ATTEMPTS: u32 = 3;

/// The bytes of a file as they arrive.
pub type Arrivals<'a> = BoxStream<'a, io::Result<Bytes>>;

/// Whom a file comes from, and the report that it is for.
pub struct Giver<'a> {
    /// The report, or the one that a draft will become.
    pub report: ReportId,
    /// Its key.
    pub key: &'a ReportKey,
    /// The member of staff; none for the reporter.
    pub person: Option<PersonId>,
    /// Where they send from, in memory only.
    pub network: Option<&'a Network>,
}

/// What is said of a file before its first byte.
pub struct Offered<'a> {
    /// The name that it has.
    pub name: &'a str,
    /// What it shows, in the giver's words.
    pub about: &'a str,
}

/// Why a file is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no kind that we take.
    Kind(NotTaken),
    /// It is larger than one file may be.
    TooBig,
    /// With it the report's files would be larger than all together may be.
    TooMuch,
    /// The report has as many as it may have.
    TooMany,
    /// The report has this very file already.
    Twice,
    /// It stopped arriving. What came is kept, so that the rest can follow.
    CutOff,
    /// It could not be kept: the store failed, or its disk is full.
    NotStored,
    /// Too many arrive at once.
    Busy,
}

impl Refusal {
    /// Whether what came is kept, so that the rest can follow.
    pub fn may_go_on(self) -> bool {
        matches!(self, Self::CutOff | Self::Busy)
    }

    /// The word for it in wording keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Kind(not_taken) => not_taken.word(),
            Self::TooBig => "too-big",
            Self::TooMuch => "too-much",
            Self::TooMany => "too-many",
            Self::Twice => "twice",
            Self::CutOff => "cut-off",
            Self::NotStored => "not-stored",
            Self::Busy => "busy",
        }
    }
}

/// Why nothing more is known of a file than before.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    /// The giver is told why.
    #[error("a file was refused")]
    Refused(Refusal),
    /// The database's fault.
    #[error(transparent)]
    Db(#[from] DbFault),
}

impl From<Refusal> for NotKept {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// A file whose row is there, and of whose bytes perhaps some.
pub struct Arriving {
    /// Its row.
    pub id: EvidenceId,
    /// Its number in the report.
    pub number: i32,
    object: ObjectId,
    told: Told,
}

impl From<Item> for Arriving {
    fn from(item: Item) -> Self {
        Self {
            id: item.id,
            number: item.number,
            object: item.object,
            told: item.told,
        }
    }
}

/// Takes a file in that comes in one go, as a form sends it.
///
/// # Errors
/// [`NotKept`].
pub async fn take_in(
    portal: &Portal,
    giver: &Giver<'_>,
    offered: &Offered<'_>,
    bytes: Arrivals<'_>,
) -> Result<(), NotKept> {
    let arriving = begin(portal, giver, offered).await?;
    receive(portal, giver, arriving, 0, bytes).await
}

/// Writes down that a file will come, before its first byte: from here on it cannot be lost without a trace.
///
/// # Errors
/// [`NotKept`]; then nothing was written down.
pub async fn begin(
    portal: &Portal,
    giver: &Giver<'_>,
    offered: &Offered<'_>,
) -> Result<Arriving, NotKept> {
    let (mut chance, now) = (portal.chance(), portal.clock.now());
    let (id, object) = (
        EvidenceId::new(now, &mut chance),
        ObjectId::new(now, &mut chance),
    );
    let told = Told::arriving(offered.name, offered.about, &mut chance);
    let row = Row {
        id,
        number: 0,
        object,
        pieces: 0,
        is_whole: false,
        person: giver.person,
        given_at: now,
        missing_at: None,
        sealed: told.seal(giver.report, id, giver.key, &mut chance),
    };
    let (report, most) = (giver.report, portal.settings.evidence.most_files);
    let begun = portal.db.write("begin file", move |connection| {
        table::begin(connection, report, &row, most.into())
    });
    let number = begun.await?.ok_or(Refusal::TooMany)?;
    Ok(Arriving {
        id,
        number,
        object,
        told,
    })
}

/// Takes the bytes of a file in that begin at its byte `from`, to their end.
///
/// # Errors
/// [`NotKept`]: refused, nothing of the file is left, unless the rest [may still come](Refusal::may_go_on).
pub async fn receive(
    portal: &Portal,
    giver: &Giver<'_>,
    arriving: Arriving,
    from: u64,
    mut bytes: Arrivals<'_>,
) -> Result<(), NotKept> {
    let (id, object) = (arriving.id, arriving.object);
    let taken = take(portal, giver, arriving, from, &mut bytes).await;
    if let Err(NotKept::Refused(refusal)) = &taken
        && !refusal.may_go_on()
    {
        discard(portal, id, object).await?;
        // A browser reads no answer before all of its question has left.
        drain(bytes, 2 * portal.settings.evidence.most_bytes()).await;
    }
    taken
}

async fn take(
    portal: &Portal,
    giver: &Giver<'_>,
    arriving: Arriving,
    from: u64,
    bytes: &mut Arrivals<'_>,
) -> Result<(), NotKept> {
    let slot = portal.arrivals.take(giver.network).await;
    let _slot = slot.ok_or(Refusal::Busy)?;
    let report = giver.report;
    let others = portal
        .db
        .read(move |connection| table::of_report(connection, report));
    let others = opened(others.await?, giver, arriving.id);
    let used: u64 = others.iter().map(|item| item.told.size).sum();
    let limit = Limit {
        one: portal.settings.evidence.most_bytes(),
        left: portal
            .settings
            .evidence
            .most_bytes_together()
            .saturating_sub(used),
    };
    let key = arriving.told.key().map_err(|_| Refusal::NotStored)?;
    let writing = Writing::new(&portal.store, key, arriving.object, portal.chance());
    let writing = writing.go_on().await.map_err(not_stored)?;
    // These bytes follow on others than those that are there: two connections brought the same file.
    if u64::from(writing.place) * PIECE as u64 != from {
        return Err(Refusal::CutOff.into());
    }
    let kept = Arrival::new(portal, writing, limit).all(bytes).await?;
    if others.iter().any(|item| item.told.sha256 == kept.sha256) {
        return Err(Refusal::Twice.into());
    }
    finish(portal, giver, arriving, kept).await
}

/// The other files of the report that can be opened.
fn opened(rows: Vec<Row>, giver: &Giver<'_>, but: EvidenceId) -> Vec<Item> {
    let others = rows.into_iter().filter(|row| row.id != but && row.is_whole);
    let items = others.map(|row| Item::open(row, giver.report, giver.key));
    items.filter_map(Result::ok).collect()
}

/// Says in the database that the file is whole, once its bytes are on the disk.
async fn finish(
    portal: &Portal,
    giver: &Giver<'_>,
    arriving: Arriving,
    kept: Kept,
) -> Result<(), NotKept> {
    let (store, object) = (portal.store.clone(), arriving.object);
    let settled = task::spawn_blocking(move || store.settle(object)).await;
    settled
        .map_err(io::Error::other)
        .flatten()
        .map_err(not_stored)?;
    let told = arriving.told.arrived(kept.kind, kept.size, kept.sha256);
    let (id, report, now) = (arriving.id, giver.report, portal.clock.now());
    let sealed = told.seal(report, id, giver.key, &mut portal.chance());
    let actor = giver.person.map_or(Actor::Reporter, Actor::from);
    let is_whole = portal
        .db
        .write("finish file", move |connection| {
            if !table::finish(connection, id, kept.pieces, &sealed)? {
                // It came twice at once, or somebody took it back meanwhile.
                return table::is_whole(connection, id);
            }
            if table::is_filed(connection, report)? {
                let event = Happening::EvidenceGiven.of_file(id);
                audit::append(connection, Chain::Report(report), actor, event, now)?;
            }
            Ok(true)
        })
        .await?;
    match is_whole {
        true => Ok(()),
        false => Err(Refusal::NotStored.into()),
    }
}

/// Leaves nothing of a file that was refused, unless it is whole: another connection may have brought it meanwhile.
async fn discard(portal: &Portal, id: EvidenceId, object: ObjectId) -> Result<(), DbFault> {
    let deleting = portal.db.write("discard file", move |connection| {
        table::delete_arriving(connection, id)
    });
    if deleting.await? {
        delete_bytes(portal, vec![object]).await;
    }
    Ok(())
}

/// Takes a file of a draft back. What belongs to a report stays.
///
/// # Errors
/// The database's fault.
pub async fn take_back(portal: &Portal, item: &Item) -> Result<(), DbFault> {
    let (id, object) = (item.id, item.object);
    let deleting = portal.db.write("take file back", move |connection| {
        table::delete_of_draft(connection, id)
    });
    if deleting.await? {
        delete_bytes(portal, vec![object]).await;
    }
    Ok(())
}

async fn drain(mut bytes: Arrivals<'_>, most: u64) {
    let mut left = most;
    while let Some(Ok(more)) = bytes.next().await {
        match left.checked_sub(more.len() as u64) {
            Some(fewer) => left = fewer,
            None => return,
        }
    }
}

fn not_stored(fault: io::Error) -> Refusal {
    tracing::error!(kind = %fault.kind(), "a file could not be stored");
    Refusal::NotStored
}

/// How much may come, in bytes.
struct Limit {
    one: u64,
    left: u64,
}

/// A file that is there to its end.
struct Kept {
    kind: FileKind,
    size: u64,
    pieces: u32,
    sha256: String,
}

/// A file on its way in: the piece that fills, and whoever seals and stores the one before.
struct Arrival<'a> {
    portal: &'a Portal,
    hands: Hands,
    limit: Limit,
    filling: Zeroizing<Vec<u8>>,
    size: u64,
    kind: Option<FileKind>,
}

impl<'a> Arrival<'a> {
    fn new(portal: &'a Portal, writing: Writing, limit: Limit) -> Self {
        Self {
            portal,
            size: u64::from(writing.place) * PIECE as u64,
            kind: writing.kind,
            hands: Hands::Free(Box::new(writing)),
            limit,
            filling: empty_piece(),
        }
    }

    async fn all(mut self, bytes: &mut Arrivals<'_>) -> Result<Kept, NotKept> {
        match self.fill(bytes).await {
            Ok(()) => self.end().await,
            Err(refused) => {
                // The piece before is still on its way to the store: whoever asks next must find it, or delete it too.
                let _stored = self.hands.free().await;
                Err(refused)
            }
        }
    }

    async fn fill(&mut self, bytes: &mut Arrivals<'_>) -> Result<(), NotKept> {
        while let Some(more) = bytes.next().await {
            self.add(more.map_err(|_| Refusal::CutOff)?).await?;
        }
        Ok(())
    }

    async fn add(&mut self, mut more: Bytes) -> Result<(), NotKept> {
        self.size += more.len() as u64;
        if self.size > self.limit.one {
            return Err(Refusal::TooBig.into());
        }
        if self.size > self.limit.left {
            return Err(Refusal::TooMuch.into());
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

    async fn end(mut self) -> Result<Kept, NotKept> {
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
    async fn put(&mut self, real: usize, is_last: bool) -> Result<(), NotKept> {
        self.kind = Some(self.known_kind()?);
        if !self.portal.store.has_room_for(PIECE as u64) {
            return Err(Refusal::NotStored.into());
        }
        let hands = std::mem::replace(&mut self.hands, Hands::Gone);
        let mut writing = hands.free().await.map_err(not_stored)?;
        let piece = std::mem::replace(&mut self.filling, writing.take_spare());
        self.hands = Hands::Busy(task::spawn_blocking(move || {
            writing.put(piece, real, is_last)
        }));
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

/// Made at full size at once: one that grows leaves copies of its bytes behind.
fn empty_piece() -> Zeroizing<Vec<u8>> {
    Zeroizing::new(Vec::with_capacity(PIECE))
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

/// What pieces are sealed and stored with.
struct Writing {
    store: Store,
    key: FileKey,
    object: ObjectId,
    /// The next piece.
    place: u32,
    digest: Sha256,
    kind: Option<FileKind>,
    chance: Chance,
    /// The room of the piece before, to be filled again: to wipe it each time would cost more than to seal it.
    spare: Option<Zeroizing<Vec<u8>>>,
}

impl Writing {
    fn new(store: &Store, key: FileKey, object: ObjectId, chance: Chance) -> Self {
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

    fn take_spare(&mut self) -> Zeroizing<Vec<u8>> {
        self.spare.take().unwrap_or_else(empty_piece)
    }

    /// Reads what came before, where the file was cut off.
    async fn go_on(self) -> io::Result<Self> {
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
    fn count_what_is_there(mut self) -> io::Result<u32> {
        self.place = self.store.count(self.object);
        let Some(last) = self.place.checked_sub(1) else {
            return Ok(0);
        };
        self.place = last;
        let sealed = self.store.get(self.object, last)?.unwrap_or_default();
        let is_open = self.key.open(self.name(false), &sealed).is_ok();
        Ok(last + u32::from(is_open))
    }

    fn put(
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
        let mut tried = 1;
        while let Err(fault) = self.store.put(self.object, self.place, &sealed) {
            if tried == ATTEMPTS {
                return Err(fault);
            }
            tried += 1;
        }
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

/// How many bytes of a file that is cut off are there: from there on it can go on.
///
/// # Errors
/// [`OpenFault`] where its row is not what was sealed; the store's fault is one too.
pub async fn arrived(portal: &Portal, arriving: &Arriving) -> Result<u64, OpenFault> {
    let key = arriving.told.key()?;
    let writing = Writing::new(&portal.store, key, arriving.object, portal.chance());
    let counting = task::spawn_blocking(move || writing.count_what_is_there());
    let pieces = counting.await.map_err(|_| OpenFault::Malformed)?;
    let pieces = pieces.map_err(|_| OpenFault::Malformed)?;
    Ok(u64::from(pieces) * PIECE as u64)
}
