//! Everybody sends at once while a backup of a large database is made.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use diesel::RunQueryDsl;
use heard::clock::Clock;
use heard::db::Moment;
use jiff::civil::DateTime;

use super::officer;
use crate::killed::reporter::{InFlight, Reporter};
use crate::support::World;
use crate::support::live::{Live, Said};

/// People who are ready to send.
const PEOPLE: usize = 320;
const AT_ONCE: usize = 16;
/// So many have been answered when the backup begins.
const BEFORE: usize = 32;
/// What makes the copying take time, in megabytes.
const BALLAST: usize = 100;

/// Somebody's reference, their words, and when they had seen the one.
struct Answered {
    reference: String,
    words: String,
    at: Moment,
}

fn large_installation() -> Live {
    rocket::execute(async {
        let world = World::on_sqlite_now().await;
        for number in 0..BALLAST {
            let heavy = format!(
                "INSERT INTO drafts (id, version, state, sealed, ends_at) \
                 VALUES ('{number}', 0, 'open', randomblob(1000000), 9223372036854775807)"
            );
            let written = world.portal.db.write("ballast", move |connection| {
                diesel::sql_query(&heavy).execute(connection)?;
                Ok(())
            });
            written.await.unwrap();
        }
        Live::left_in(world.folder, None)
    })
}

#[test]
fn everything_answered_before_the_moment_that_the_backup_names_opens() {
    let live = large_installation();
    let mut server = live.serve();
    let (address, clock) = (server.address, Clock::system());
    let ready = in_parallel(PEOPLE, |number| {
        Reporter::who_answered_all(number, address).pause(address)
    });
    let (waiting, answered) = (Mutex::new(ready), Mutex::new(Vec::new()));
    let count = AtomicUsize::new(0);
    let file = live.file("backup");
    let (began, said, ended) = thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| send_all(&waiting, &answered, &count, &clock));
        }
        while count.load(Ordering::SeqCst) < BEFORE {
            thread::sleep(Duration::from_millis(1));
        }
        let began = clock.now();
        let said = live.run_on("backup", &file, &[]);
        (began, said, clock.now())
    });
    assert!(said.done, "{}", said.words);
    server.kill();
    let (moment, answered) = (moment_in(&said), answered.into_inner().unwrap());
    let within = |from: Moment, to: Moment| {
        let between = answered.iter().filter(|one| from <= one.at && one.at < to);
        between.count()
    };
    println!(
        "{}\n{} answered before the backup began, {} until its moment, {} until it was done, {} after",
        said.words,
        within(Moment::from_micros(0), began),
        within(began, moment),
        within(moment, ended),
        within(ended, Moment::from_micros(i64::MAX)),
    );
    assert_eq!(answered.len(), PEOPLE, "somebody was not answered");
    assert!(within(began, ended) > 0, "nobody sent while it was made");
    let other = live.other_machine();
    let restored = other.run_on("restore", &file, &[]);
    assert!(restored.done, "{}", restored.words);
    assert_all_open(&other, answered.iter().filter(|one| one.at < moment));
}

fn send_all(
    waiting: &Mutex<Vec<Reporter>>,
    answered: &Mutex<Vec<Answered>>,
    count: &AtomicUsize,
    clock: &Clock,
) {
    let in_flight = InFlight {
        sent: AtomicUsize::new(0),
        is_killed: AtomicBool::new(false),
    };
    loop {
        let Some(mut reporter) = waiting.lock().unwrap().pop() else {
            return;
        };
        reporter.send(&in_flight);
        let one = Answered {
            reference: reporter.reference.clone().expect("everybody is answered"),
            words: reporter.words(),
            at: clock.now(),
        };
        answered.lock().unwrap().push(one);
        count.fetch_add(1, Ordering::SeqCst);
    }
}

/// The moment that the backup says it shows.
fn moment_in(said: &Said) -> Moment {
    let (_, rest) = said.words.split_once("answered before ").unwrap();
    let text: String = rest.chars().take("2026-11-24 12:07:03.123".len()).collect();
    let shown: DateTime = text.parse().unwrap();
    let london = jiff::tz::get!("Europe/London");
    london.to_ambiguous_timestamp(shown).later().unwrap().into()
}

/// An officer opens each of them on the machine where they were restored.
fn assert_all_open<'a>(live: &Live, answered: impl Iterator<Item = &'a Answered>) {
    let (_server, mut officer) = officer(live);
    for one in answered {
        let report = officer.get(&format!("/reports/{}", one.reference)).unwrap();
        assert!(
            report.html.contains(&one.words),
            "{} does not open",
            one.reference
        );
    }
}

fn in_parallel<T: Send>(count: usize, make: impl Fn(usize) -> T + Sync) -> Vec<T> {
    thread::scope(|scope| {
        let make = &make;
        let threads: Vec<_> = (0..AT_ONCE)
            .map(|first| {
                let numbers = (first..count).step_by(AT_ONCE);
                scope.spawn(move || numbers.map(make).collect::<Vec<T>>())
            })
            .collect();
        let made = threads.into_iter().map(|thread| thread.join().unwrap());
        made.flatten().collect()
    })
}
