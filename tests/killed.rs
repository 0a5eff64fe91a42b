//! The server is killed again and again while people send. Nobody who saw a reference loses the report behind it.

mod files;
mod ledger;
pub mod reporter;

use std::sync::atomic::Ordering;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::{Duration, Instant};

use ledger::Ledger;
use reporter::{InFlight, Reporter};

use crate::support::server::{Installation, Server};

const KILLS: usize = 100;
const AT_ONCE: usize = 16;
/// The least number of kills that cut somebody off after they had sent and before they were answered.
const CUT_OFF: usize = 30;
/// The kill comes so long after somebody has sent, in steps of this, from 0 to 23 of them.
const STEP: Duration = Duration::from_micros(500);
/// The story ends by then, whatever happens.
const LONGEST: Duration = Duration::from_secs(330);

#[test]
#[ignore = "kills a hundred servers: run it on its own, in release"]
fn a_server_killed_a_hundred_times_loses_no_report_and_files_none_twice() {
    let began = Instant::now();
    let installation = Installation::prepare();
    let key = Arc::new(Ledger::open(&installation).team_key());
    let mut reporters: Vec<Reporter> = Vec::new();
    let mut kills_that_cut_off = 0;
    let mut filed_but_not_answered = 0;
    for round in 0..KILLS {
        assert!(began.elapsed() < LONGEST, "too slow: {round} kills");
        let mut server = installation.serve();
        let ledger = Ledger::open(&installation);
        filed_but_not_answered += send_again(&mut reporters, &server, &ledger);
        ledger.assert_all_kept(&reporters, &key);
        drop(ledger);
        let mut newcomers = answer_all_questions(round, &server);
        if send_until_killed(&mut newcomers, &mut server, STEP * (round as u32 * 7 % 24)) {
            kills_that_cut_off += 1;
        }
        reporters.append(&mut newcomers);
    }
    let server = installation.serve();
    let ledger = Ledger::open(&installation);
    filed_but_not_answered += send_again(&mut reporters, &server, &ledger);
    drop(server);
    ledger.assert_all_kept(&reporters, &key);
    ledger.assert_all_mail_leaves(&reporters);
    println!(
        "{KILLS} kills, {kills_that_cut_off} of them between send and answer; {} reports, \
         {filed_but_not_answered} of them filed by a server that was killed before it said so; {:?}",
        reporters.len(),
        began.elapsed()
    );
    assert!(kills_that_cut_off >= CUT_OFF, "only {kills_that_cut_off}");
    assert!(
        filed_but_not_answered > 0,
        "no kill fell between commit and answer"
    );
}

/// Everybody who saw no reference sends again with the same cookie. Gives how many of them had been filed already.
fn send_again(reporters: &mut [Reporter], server: &Server, ledger: &Ledger) -> usize {
    let unanswered = reporters.iter_mut().filter(|one| one.reference.is_none());
    let mut filed = 0;
    for reporter in unanswered {
        let reports = ledger.count_reports();
        reporter.send_again(server.address);
        match ledger.count_reports() - reports {
            0 => filed += 1,
            1 => {}
            more => panic!("sending again filed {more} reports"),
        }
    }
    filed
}

fn answer_all_questions(round: usize, server: &Server) -> Vec<Reporter> {
    thread::scope(|scope| {
        let numbers = round * AT_ONCE..(round + 1) * AT_ONCE;
        let threads: Vec<_> = numbers
            .map(|number| scope.spawn(move || Reporter::who_answered_all(number, server.address)))
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("the journey is answered"))
            .collect()
    })
}

/// All send at the same moment, and the server is killed `delay` after the first has sent. Gives whether somebody
/// had sent before the kill and was never answered.
fn send_until_killed(reporters: &mut [Reporter], server: &mut Server, delay: Duration) -> bool {
    let (start, in_flight) = (Barrier::new(reporters.len()), InFlight::default());
    thread::scope(|scope| {
        let threads: Vec<_> = reporters
            .iter_mut()
            .map(|reporter| {
                let (start, in_flight) = (&start, &in_flight);
                scope.spawn(move || {
                    start.wait();
                    reporter.send(in_flight)
                })
            })
            .collect();
        let is_over = || threads.iter().any(|thread| thread.is_finished());
        while in_flight.sent.load(Ordering::SeqCst) == 0 && !is_over() {
            thread::yield_now();
        }
        thread::sleep(delay);
        in_flight.is_killed.store(true, Ordering::SeqCst);
        server.kill();
        let cut_off = threads.into_iter().map(|thread| thread.join().unwrap());
        cut_off.filter(|was_cut_off| *was_cut_off).count() > 0
    })
}
