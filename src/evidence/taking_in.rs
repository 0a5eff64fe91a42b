//! Taking a file in: byte by byte as it comes, sealed piece by piece, nothing of it open on the disk. What came stays, whatever
//! happens to the rest.

use std::io;
use std::sync::Arc;

use bytes::Bytes;
use rocket::futures::StreamExt;
use rocket::futures::stream::BoxStream;
use rocket::tokio::task;

use super::arrival::{Arrival, Kept, Limit, Turn, not_stored};
use super::item::{Item, Said, Told};
use super::refusal::{NotKept, Refusal};
use super::scanning::Asked;
use super::sweep::delete_bytes;
use super::table::{self, Row};
use super::writing::Writing;
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::{Connection, DbFault, EvidenceId, Moment, ObjectId, PersonId, ReportId};
use crate::portal::Portal;
use crate::vault::{OpenFault, PIECE, ReportKey};
use crate::web::gate::Network;

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

impl Giver<'_> {
    /// Who it is, as the log says it.
    fn actor(&self) -> Actor {
        self.person.map_or(Actor::Reporter, Actor::from)
    }
}

/// What is said of a file before its first byte.
pub struct Offered<'a> {
    /// The name that it has.
    pub name: &'a str,
    /// What the giver says of it.
    pub said: &'a Said,
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
    let told = Told::arriving(offered.name, offered.said, &mut portal.chance());
    let row = new_row(portal, giver, &told, false);
    let (id, object) = (row.id, row.object);
    let (report, most) = (giver.report, portal.settings.evidence.most_files);
    let begun = portal.db.write("begin file", move |connection| {
        begin_row(connection, report, &row, most)
    });
    let number = begun.await??;
    Ok(Arriving {
        id,
        number,
        object,
        told,
    })
}

/// Puts a row where its report, or a draft of it, is there: one that was erased or sent in this moment gets nothing more.
fn begin_row(
    connection: &mut Connection,
    report: ReportId,
    row: &Row,
    most: u16,
) -> Result<Result<i32, Refusal>, DbFault> {
    if !table::is_wanted(connection, report)? {
        return Ok(Err(Refusal::NotStored));
    }
    let number = table::begin(connection, report, row, most.into())?;
    Ok(number.ok_or(Refusal::TooMany))
}

/// Keeps the address of something online, of which there is no file.
///
/// # Errors
/// [`NotKept`]; then nothing was written down.
pub async fn add_link(portal: &Portal, giver: &Giver<'_>, said: &Said) -> Result<(), NotKept> {
    let told = Told::link(said, &mut portal.chance());
    let row = new_row(portal, giver, &told, true);
    let (report, most) = (giver.report, portal.settings.evidence.most_files);
    let (actor, now) = (giver.actor(), portal.clock.now());
    let added = portal.db.write("add link", move |connection| {
        let number = begin_row(connection, report, &row, most)?;
        if number.is_ok() {
            note_given(connection, report, row.id, actor, now)?;
        }
        Ok(number)
    });
    added.await??;
    Ok(())
}

/// A row without its number, which it gets where it is put.
fn new_row(portal: &Portal, giver: &Giver<'_>, told: &Told, is_whole: bool) -> Row {
    let (mut chance, now) = (portal.chance(), portal.clock.now());
    let id = EvidenceId::new(now, &mut chance);
    Row {
        id,
        number: 0,
        object: ObjectId::new(now, &mut chance),
        pieces: 0,
        is_whole,
        person: giver.person,
        given_at: now,
        missing_at: None,
        scan: None,
        sealed: told.seal(giver.report, id, giver.key, &mut chance),
    }
}

/// Writes down who gave a file, where the report was filed: before that it has no chain of its own.
fn note_given(
    connection: &mut Connection,
    report: ReportId,
    id: EvidenceId,
    actor: Actor,
    now: Moment,
) -> Result<(), DbFault> {
    if table::is_filed(connection, report)? {
        let event = Happening::EvidenceGiven.of_file(id);
        audit::append(connection, Chain::Report(report), actor, event, now)?;
    }
    Ok(())
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
    let taken = take(portal, giver, arriving, from, &mut bytes).await;
    if let Err(NotKept::Refused(refusal)) = &taken
        && !refusal.may_go_on()
    {
        // A browser reads no answer before all of its question has left.
        drain(bytes, 2 * portal.settings.evidence.most_bytes()).await;
    }
    taken
}

/// Takes the turn to bring a file, and leaves nothing of it where it is refused.
async fn take(
    portal: &Portal,
    giver: &Giver<'_>,
    arriving: Arriving,
    from: u64,
    bytes: &mut Arrivals<'_>,
) -> Result<(), NotKept> {
    let slot = portal.arrivals.take(giver.network).await;
    let _slot = slot.ok_or(Refusal::Busy)?;
    let object = arriving.object;
    let (turn, rows) = take_turn(portal, giver.report, arriving.id).await?;
    let brought = bring(portal, giver, arriving, (turn, rows), from, bytes).await;
    if let Err(NotKept::Refused(refusal)) = &brought
        && !refusal.may_go_on()
    {
        discard(portal, turn, object).await?;
    }
    brought
}

/// The next turn to bring the file `id`, and the rows of its report.
async fn take_turn(
    portal: &Portal,
    report: ReportId,
    id: EvidenceId,
) -> Result<(Turn, Vec<Row>), NotKept> {
    let taking = portal.db.write("take turn", move |connection| {
        let number = table::take_turn(connection, id)?;
        Ok((number, table::of_report(connection, report)?))
    });
    let (number, rows) = taking.await?;
    match number {
        Some(number) => Ok((Turn { file: id, number }, rows)),
        // Whole by another connection, or taken back meanwhile.
        None if rows.iter().any(|row| row.id == id) => Err(Refusal::CutOff.into()),
        None => Err(Refusal::NotStored.into()),
    }
}

async fn bring(
    portal: &Portal,
    giver: &Giver<'_>,
    arriving: Arriving,
    (turn, rows): (Turn, Vec<Row>),
    from: u64,
    bytes: &mut Arrivals<'_>,
) -> Result<(), NotKept> {
    let there = arrived(portal, &arriving).await;
    // These bytes follow on others than those that are there: two connections brought the same file.
    if there.map_err(|_| Refusal::NotStored)? != from {
        return Err(Refusal::CutOff.into());
    }
    let unfinished = unfinished_bytes(portal, &rows, arriving.id).await?;
    let others = opened(rows, giver, arriving.id);
    let used: u64 = others.iter().map(|item| item.told.size).sum();
    let limits = &portal.settings.evidence;
    let limit = Limit {
        one: limits.most_bytes(),
        left: limits
            .most_bytes_together()
            .saturating_sub(used + unfinished),
    };
    let key = arriving.told.key().map_err(|_| Refusal::NotStored)?;
    let writing = Writing::new(&portal.store, key, arriving.object, portal.chance());
    let writing = writing.go_on().await.map_err(not_stored)?;
    // All of them were opened now, and not the last alone.
    if u64::from(writing.place) * PIECE as u64 != from {
        return Err(Refusal::CutOff.into());
    }
    let arrival = Arrival::new(portal, writing, turn, limit);
    let kept = arrival.all(bytes).await?;
    if others.iter().any(|item| item.told.sha256 == kept.sha256) {
        return Err(Refusal::Twice.into());
    }
    finish(portal, giver, arriving, turn, kept).await
}

/// How much lies in the store of the report's other files that did not arrive to their end.
async fn unfinished_bytes(portal: &Portal, rows: &[Row], but: EvidenceId) -> Result<u64, Refusal> {
    let unfinished = rows.iter().filter(|row| row.id != but && !row.is_whole);
    let unfinished: Vec<ObjectId> = unfinished.map(|row| row.object).collect();
    if unfinished.is_empty() {
        return Ok(0);
    }
    let store = portal.store.clone();
    let counting = task::spawn_blocking(move || {
        let counts = unfinished.into_iter().map(|object| store.count(object));
        counts.sum::<io::Result<u32>>()
    });
    let pieces = counting.await.map_err(io::Error::other).flatten();
    Ok(u64::from(pieces.map_err(not_stored)?) * PIECE as u64)
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
    turn: Turn,
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
    let actor = giver.actor();
    let (asked, keys) = (
        Asked::about(portal, object, &told, kept.pieces),
        Arc::clone(&portal.keys),
    );
    let is_whole = portal
        .db
        .write("finish file", move |connection| {
            // Its draft was erased, or sent without it, while it arrived.
            if !table::is_wanted(connection, report)? {
                return Ok(false);
            }
            if !table::finish(connection, (id, turn.number), kept.pieces, &sealed)? {
                // It came by another connection, comes by it now, or somebody took it back meanwhile.
                return table::is_whole(connection, id);
            }
            if let Some(asked) = &asked {
                asked.put(connection, &keys, now)?;
            }
            note_given(connection, report, id, actor, now)?;
            Ok(true)
        })
        .await?;
    portal.new_files.notify_one();
    match is_whole {
        true => Ok(()),
        false => Err(Refusal::NotStored.into()),
    }
}

/// Leaves nothing of a file that was refused, unless it is another connection's turn to bring it, or one brought it.
async fn discard(portal: &Portal, turn: Turn, object: ObjectId) -> Result<(), DbFault> {
    let deleting = portal.db.write("discard file", move |connection| {
        table::delete_arriving(connection, turn.file, turn.number)
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
