//! The server is killed again and again while somebody's file arrives. Each file is whole in the end, or says that it is not.

use std::thread;
use std::time::{Duration, Instant};

use heard::web::Fields;

use crate::evidence::with_pictures;
use crate::main_job::reference_in;
use crate::support::browser::{Browser, hidden};
use crate::support::fields;
use crate::support::server::{Installation, Server};

const KILLS: u32 = 50;
/// The least number of kills that left a file unfinished of which some had come.
const CUT_OFF: usize = 1;
const FILES: &str = "/answers/files";

/// Words, which travel in pages as they are; each round has its own.
fn words(round: u32) -> Vec<u8> {
    format!("{round:06} and on and on\n")
        .repeat(380_000)
        .into_bytes()
}

/// Somebody on the page where files are given.
fn comes_to_files(server: &Server) -> Browser {
    let mut browser = Browser::at(server.address);
    browser.get("/answers").unwrap();
    let mut at = browser
        .post("/answers", &Fields::default())
        .unwrap()
        .location
        .unwrap();
    browser.get(&at).unwrap();
    while at != FILES {
        let slug = at.strip_prefix("/answers/").unwrap();
        at = browser
            .post(&at, &with_pictures(slug))
            .unwrap()
            .location
            .unwrap();
    }
    browser.get(FILES).unwrap();
    browser
}

/// Goes on from there and sends; gives the reference.
fn sends(browser: &mut Browser) -> String {
    let mut at = FILES.to_owned();
    browser.get(&at).unwrap();
    while at != "/answers/check" {
        let slug = at.strip_prefix("/answers/").unwrap();
        at = browser
            .post(&at, &with_pictures(slug))
            .unwrap()
            .location
            .unwrap();
    }
    let check = browser.get("/answers/check").unwrap().html;
    let version = hidden(&check, "version").unwrap().to_owned();
    browser
        .post("/answers/check", &fields(&[("version", &version)]))
        .unwrap();
    reference_in(&browser.get("/answers/sent").unwrap().html)
}

fn arrived(browser: &mut Browser) -> usize {
    let told = browser.get("/answers/files/1/arrived").unwrap().html;
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    usize::try_from(told["arrived"].as_u64().unwrap()).unwrap()
}

/// How long a file takes when nobody is killed.
fn usual_time(installation: &Installation) -> Duration {
    let server = installation.serve();
    let mut browser = comes_to_files(&server);
    let named = fields(&[("name", "notes.txt")]);
    browser.post("/answers/files/begin", &named).unwrap();
    let began = Instant::now();
    browser
        .send_bytes("/answers/files/1/bytes?from=0", &words(0))
        .unwrap();
    assert_eq!(browser.read().unwrap().html, r#"{"kept":true}"#);
    began.elapsed()
}

#[test]
#[ignore = "kills fifty servers: run it on its own, in release"]
fn a_server_killed_fifty_times_loses_no_file_in_silence() {
    let installation = Installation::prepare();
    let usual = usual_time(&installation);
    let (mut unfinished, mut whole, mut partly) = (0, 0, 0);
    let mut given = Vec::new();
    for round in 0..KILLS {
        let words = words(round);
        let mut server = installation.serve();
        let mut browser = comes_to_files(&server);
        let named = fields(&[("name", "notes.txt")]);
        browser.post("/answers/files/begin", &named).unwrap();
        let delay = usual * (round * 7 % KILLS) / (KILLS - 5);
        let killer = thread::spawn(move || {
            thread::sleep(delay);
            server.kill();
        });
        let answered = browser
            .send_bytes("/answers/files/1/bytes?from=0", &words)
            .and_then(|()| browser.read());
        killer.join().unwrap();

        let server = installation.serve();
        browser.move_to(server.address);
        let page = browser.get(FILES).unwrap().html;
        if page.contains("govuk-tag--green") {
            whole += 1;
        } else {
            assert!(page.contains("govuk-tag--yellow"), "round {round}: {page}");
            assert!(
                answered.is_err(),
                "nobody is told that it is kept before it is"
            );
            unfinished += 1;
            let from = arrived(&mut browser);
            partly += usize::from(from > 0);
            let path = format!("/answers/files/1/bytes?from={from}");
            browser.send_bytes(&path, &words[from..]).unwrap();
            assert_eq!(browser.read().unwrap().html, r#"{"kept":true}"#);
        }
        given.push((sends(&mut browser), words));
    }
    println!(
        "{KILLS} kills: {whole} files were whole, {unfinished} unfinished, of {partly} of those some had come; {usual:?} each"
    );
    assert!(partly >= CUT_OFF, "only {partly}");
    assert_each_is_as_it_was_given(&installation.serve(), &given);
}

fn assert_each_is_as_it_was_given(server: &Server, given: &[(String, Vec<u8>)]) {
    let mut officer = Browser::at(server.address);
    officer.get("/sign-in").unwrap();
    let typed = fields(&[
        ("email", "officer@gmp.example"),
        ("password", "lantern over the harbour wall"),
    ]);
    officer.post("/sign-in", &typed).unwrap();
    for (reference, words) in given {
        let path = format!("/reports/{reference}/files/1/original");
        let original = officer.get(&path).unwrap().html;
        assert!(
            original.as_bytes() == words,
            "{reference} is not what was given"
        );
    }
}
