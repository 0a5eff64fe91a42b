//! A connection that breaks: what came stays, and the rest follows it.

use std::io;
use std::time::Duration;

use bytes::Bytes;
use diesel::prelude::*;
use heard::db::ReportId;
use heard::db::schema::drafts;
use heard::evidence::{
    self, Arrivals, Arriving, Giver, Item, NotKept, Offered, Reading, Refusal, Said, read_whole,
};
use heard::vault::{Chance, PIECE, ReportKey};
use rocket::futures::{StreamExt, stream};
use rocket::tokio::task::spawn_blocking;

use super::{FILES, comes_to_files, sends, with_pictures};
use crate::colleagues::change;
use crate::support::upload::{download, send_bytes};
use crate::support::{World, fields};
use crate::{file_story, story};

fn film(length: usize) -> Vec<u8> {
    let mut film = b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41".to_vec();
    film.extend((film.len()..length).map(|at| (at % 241) as u8));
    film
}

/// `bytes` as they arrive, and then the connection is gone or they end.
fn arriving(bytes: &[u8], is_cut: bool) -> Arrivals<'static> {
    let part = |part: &[u8]| Ok(Bytes::copy_from_slice(part));
    let cut = is_cut.then(|| Err(io::ErrorKind::ConnectionReset.into()));
    let parts: Vec<_> = bytes.chunks(70_001).map(part).chain(cut).collect();
    stream::iter(parts).boxed()
}

/// All of a file that is there.
async fn read(world: &World, item: &Item) -> Vec<u8> {
    let reading = Reading::of(&world.portal.store, item).unwrap();
    let read = spawn_blocking(|| read_whole(reading)).await;
    read.unwrap().unwrap().to_vec()
}

/// `first` at once, and `rest` when somebody says so.
fn waits_then(
    first: &[u8],
    rest: &[u8],
    said: rocket::tokio::sync::oneshot::Receiver<()>,
) -> Arrivals<'static> {
    let (first, rest) = (Bytes::copy_from_slice(first), Bytes::copy_from_slice(rest));
    let later = stream::once(async move {
        said.await.ok();
        Ok(rest)
    });
    stream::once(async { Ok(first) }).chain(later).boxed()
}

/// A report that a file is for.
struct Report {
    id: ReportId,
    key: ReportKey,
}

impl Report {
    /// One whose draft is there.
    async fn new(world: &World) -> Self {
        let (now, mut chance) = (world.clock.now(), Chance::system());
        let id = ReportId::new(now, &mut chance);
        let row = chance.bytes::<32>();
        change(world, move |connection| {
            Ok(diesel::insert_into(drafts::table)
                .values((
                    drafts::id.eq(row.as_slice()),
                    drafts::version.eq(1_i64),
                    drafts::state.eq("open"),
                    drafts::report_id.eq(id),
                    drafts::sealed.eq(b"".as_slice()),
                    drafts::ends_at.eq(now + Duration::from_secs(3_600)),
                ))
                .execute(connection)?)
        })
        .await;
        Self {
            id,
            key: ReportKey::generate(&mut chance),
        }
    }

    fn giver(&self) -> Giver<'_> {
        Giver {
            report: self.id,
            key: &self.key,
            person: None,
            network: None,
        }
    }

    async fn begins(&self, world: &World) -> Arriving {
        let offered = Offered {
            name: "clip.mp4",
            said: &Said::default(),
        };
        let begun = evidence::begin(&world.portal, &self.giver(), &offered).await;
        begun.unwrap_or_else(|_| panic!("there is room for one"))
    }

    async fn receives(
        &self,
        world: &World,
        file: Arriving,
        bytes: Arrivals<'_>,
    ) -> Option<Refusal> {
        self.receives_from(world, file, 0, bytes).await
    }

    async fn receives_from(
        &self,
        world: &World,
        file: Arriving,
        from: u64,
        bytes: Arrivals<'_>,
    ) -> Option<Refusal> {
        match evidence::receive(&world.portal, &self.giver(), file, from, bytes).await {
            Ok(()) => None,
            Err(NotKept::Refused(refusal)) => Some(refusal),
            Err(NotKept::Db(fault)) => panic!("{fault}"),
        }
    }

    async fn items(&self, world: &World) -> Vec<Item> {
        let id = self.id;
        let read = world
            .portal
            .db
            .read(move |connection| evidence::of_report(connection, id));
        let rows = read.await.unwrap().into_iter();
        rows.map(|row| Item::open(row, id, &self.key).unwrap())
            .collect()
    }

    async fn unfinished(&self, world: &World) -> Arriving {
        self.items(world).await.pop().unwrap().into()
    }
}

file_story! {
    async fn cut_off_at_any_byte_a_file_goes_on_from_its_last_whole_piece(world: World) {
        let report = Report::new(&world).await;
        let whole = film(2 * PIECE + 5);
        let near = |piece: usize| [piece * PIECE - 1, piece * PIECE, piece * PIECE + 1];
        let cuts = [0, 1, 500].into_iter().chain(near(1)).chain(near(2)).chain([whole.len() - 1]);
        for cut in cuts {
            let file = report.begins(&world).await;
            assert_eq!(report.receives(&world, file, arriving(&whole[..cut], true)).await, Some(Refusal::CutOff), "{cut}");
            let item = report.items(&world).await.pop().unwrap();
            assert!(!item.is_whole, "{cut}: it is known that it is not whole");
            let file = report.unfinished(&world).await;
            let arrived = evidence::arrived(&world.portal, &file).await.unwrap();
            assert!(arrived <= cut as u64 && arrived + PIECE as u64 >= cut as u64, "{cut}: {arrived}");
            let rest = &whole[usize::try_from(arrived).unwrap()..];
            assert_eq!(report.receives_from(&world, file, arrived, arriving(rest, false)).await, None, "{cut}");
            let item = report.items(&world).await.pop().unwrap();
            assert!(item.is_whole && item.told.size == whole.len() as u64);
            assert!(read(&world, &item).await == whole, "{cut}");
            evidence::take_back(&world.portal, &item).await.unwrap();
        }
    }
}

story! {
    async fn what_cannot_be_kept_leaves_nothing_and_what_was_given_stays(world: World) {
        let report = Report::new(&world).await;
        let file = report.begins(&world).await;
        assert_eq!(report.receives(&world, file, arriving(&film(4_000), false)).await, None);
        // A file stands where the next one's folder would be made: the store can keep nothing more.
        let folder = world.portal.settings.evidence_folder();
        let aside = folder.with_extension("aside");
        std::fs::rename(&folder, &aside).unwrap();
        std::fs::write(&folder, "in the way").unwrap();
        let file = report.begins(&world).await;
        assert_eq!(report.receives(&world, file, arriving(&film(5_000), false)).await, Some(Refusal::NotStored));
        std::fs::remove_file(&folder).unwrap();
        std::fs::rename(&aside, &folder).unwrap();
        let items = report.items(&world).await;
        assert!(items.len() == 1 && read(&world, &items[0]).await.len() == 4_000);
    }
}

file_story! {
    async fn many_at_once_all_arrive_whole(world: World) {
        let report = Report::new(&world).await;
        let files: Vec<Vec<u8>> = (0..20).map(|number| film(PIECE + number)).collect();
        let giving = files.iter().map(|bytes| async {
            let file = report.begins(&world).await;
            report.receives(&world, file, arriving(bytes, false)).await
        });
        let told = rocket::futures::future::join_all(giving).await;
        assert!(told.iter().all(Option::is_none), "{told:?}");
        let mut sizes: Vec<_> = report.items(&world).await.iter().map(|item| item.told.size).collect();
        sizes.sort_unstable();
        assert_eq!(sizes, files.iter().map(|bytes| bytes.len() as u64).collect::<Vec<_>>());
    }
}

file_story! {
    async fn the_script_sends_a_file_in_steps_and_is_told_where_it_stands(world: World) {
        let reporter = comes_to_files(&world).await;
        let film = film(PIECE + 77);
        let page = reporter.get(FILES).await;
        let begun = reporter.post("/answers/files/begin", &page, &fields(&[("name", "clip.mp4")])).await;
        assert_eq!(begun.html, r#"{"number":1}"#);
        assert!(reporter.get(FILES).await.html.contains("Not finished"), "it is known of before its first byte");
        assert_eq!(reporter.answer_on(FILES, with_pictures).await, "/answers/check");
        assert!(reporter.get("/answers/check").await.html.contains("1 file did not get here whole"));
        assert_eq!(reporter.get("/answers/files/1/arrived").await.html, r#"{"arrived":0}"#);
        let wrong = send_bytes(&reporter, "/answers/files/1/bytes?from=1048576", &page, &film[PIECE..]).await;
        assert!(wrong.contains("did not get here whole"), "{wrong}");
        let kept = send_bytes(&reporter, "/answers/files/1/bytes?from=0", &page, &film).await;
        assert_eq!(kept, r#"{"kept":true}"#);
        let reference = sends(&reporter).await;
        let officer = world.officer("greater-manchester").await;
        let (_, original) = download(&officer, &format!("/reports/{reference}/files/1/original")).await.unwrap();
        assert!(original == film);
    }
}

file_story! {
    async fn a_file_that_came_whole_by_another_connection_is_not_lost_or_mixed_up_by_the_first(world: World) {
        let report = Report::new(&world).await;
        let whole = film(2 * PIECE + 5);
        let slow = report.begins(&world).await;
        assert_eq!(report.receives(&world, slow, arriving(&whole[..PIECE + 9], true)).await, Some(Refusal::CutOff));
        // Two go on from the same place; what the second brings is of the wrong kind of length, and refused.
        let (one, other) = (report.unfinished(&world).await, report.unfinished(&world).await);
        let from = evidence::arrived(&world.portal, &one).await.unwrap();
        let rest = &whole[usize::try_from(from).unwrap()..];
        assert_eq!(report.receives_from(&world, one, from, arriving(rest, false)).await, None);
        assert_eq!(report.receives_from(&world, other, 0, arriving(&whole, false)).await, Some(Refusal::CutOff), "not from here");
        let items = report.items(&world).await;
        assert!(items.len() == 1 && items[0].is_whole);
        assert!(read(&world, &items[0]).await == whole);
    }
}

story! {
    async fn whoever_takes_a_file_back_while_it_arrives_is_not_told_that_it_is_kept(world: World) {
        let report = Report::new(&world).await;
        let file = report.begins(&world).await;
        let item = report.items(&world).await.pop().unwrap();
        evidence::take_back(&world.portal, &item).await.unwrap();
        assert_eq!(report.receives(&world, file, arriving(&film(4_000), false)).await, Some(Refusal::NotStored));
        assert!(report.items(&world).await.is_empty());
    }
}

story! {
    async fn nobody_brings_other_bytes_in_the_place_of_a_file_that_is_whole(world: World) {
        let report = Report::new(&world).await;
        let (clean, other) = (film(3 * PIECE), vec![0x41; 3 * PIECE]);
        let slow = report.begins(&world).await;
        let fast = report.unfinished(&world).await;
        // The slow one sends its first bytes, and the rest only once the file has come by another connection.
        let (go, wait) = rocket::tokio::sync::oneshot::channel::<()>();
        let bringing = report.receives(&world, slow, waits_then(&other[..700], &other[700..], wait));
        let meanwhile = async {
            rocket::tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            let told = report.receives(&world, fast, arriving(&clean, false)).await;
            go.send(()).unwrap();
            told
        };
        let (slow, fast) = rocket::tokio::join!(bringing, meanwhile);
        assert_eq!(fast, None);
        assert!(slow.is_some(), "it is not told that it was kept");
        let items = report.items(&world).await;
        assert!(read(&world, &items[0]).await == clean, "what was kept is as it was");
    }
}

story! {
    async fn a_connection_that_lost_its_turn_takes_nothing_from_the_one_that_has_it(world: World) {
        let report = Report::new(&world).await;
        let whole = film(2 * PIECE);
        let old = report.begins(&world).await;
        let new = report.unfinished(&world).await;
        let (old_ends, ending) = rocket::tokio::sync::oneshot::channel::<()>();
        let (new_ends, going_on) = rocket::tokio::sync::oneshot::channel::<()>();
        // What the old one brings is refused in the end, when the new one has begun and not yet ended.
        let packed = waits_then(b"PK\x03\x04\x14\0\0\0\x08\0", b"more", ending);
        let good = waits_then(&whole[..700], &whole[700..], going_on);
        let direct = async {
            let a_while = std::time::Duration::from_millis(400);
            rocket::tokio::time::sleep(a_while).await;
            old_ends.send(()).unwrap();
            rocket::tokio::time::sleep(a_while).await;
            new_ends.send(()).unwrap();
        };
        let later = async {
            rocket::tokio::time::sleep(std::time::Duration::from_millis(150)).await;
            report.receives(&world, new, good).await
        };
        let (refused, kept, ()) = rocket::tokio::join!(report.receives(&world, old, packed), later, direct);
        assert!(refused.is_some());
        assert_eq!(kept, None);
        let items = report.items(&world).await;
        assert!(items.len() == 1 && items[0].is_whole);
        assert!(read(&world, &items[0]).await == whole);
    }
}
