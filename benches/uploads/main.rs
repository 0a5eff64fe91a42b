//! A film of 250 MB sent to the program as it is run, alone and ten at once: how fast beside `cp` on the same disk, with how much memory,
//! and whether a byte of it ever stands open on the disk.
//!
//! `cargo bench --bench uploads` prints a table; with `-- --gate` it fails when a figure is past its mark.

#[path = "../figure.rs"]
mod figure;
#[path = "../../tests/support/mod.rs"]
#[expect(dead_code, unused_imports, reason = "the stories use all of it")]
mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Instant;

use figure::{Figure, Gate};
use heard::web::Fields;
use support::browser::Browser;
use support::fields;
use support::server::{Installation, Server};

/// The largest file that is taken, in bytes.
const LENGTH: usize = 250 * 1_048_576;
const AT_ONCE: usize = 10;
const RUNS: usize = 3;
/// Stands in each page of the film.
const PLANTED: &[u8] = b"PLANTED BYTES OF A FILM";

const BESIDE_CP: Gate = Gate::AtLeast(0.25);
const MEGABYTES: Gate = Gate::Under(100.0);
const OPEN_FILES: Gate = Gate::Under(1.0);

fn main() -> ExitCode {
    let film = film();
    let installation = Installation::prepare();
    let folder = installation.settings().data_folder;
    let copied: Vec<f64> = (0..RUNS).map(|_| copy(&folder, &film)).collect();
    let alone: Vec<(f64, f64)> = (0..RUNS)
        .map(|_| upload_alone(&installation, &film))
        .collect();
    let (ten, memory_of_ten) = upload_at_once(&installation, &film);
    let sent: Vec<f64> = alone.iter().map(|(seconds, _)| *seconds).collect();
    let beside: Vec<f64> = copied
        .iter()
        .zip(&sent)
        .map(|(copy, sent)| copy / sent)
        .collect();
    let memory = alone.iter().map(|(_, memory)| *memory).collect();
    let open = looked_through(&installation, &film);
    let figures = [
        Figure::new("cp of 250 MB to the disk", "s", copied, Gate::None),
        Figure::new("a film of 250 MB", "s", sent, Gate::None),
        Figure::new("its speed beside cp", "x", beside, BESIDE_CP),
        Figure::new("memory of the server at most", "MB", memory, MEGABYTES),
        Figure::new("10 such films at once", "s", vec![ten], Gate::None),
        Figure::new(
            "memory of the server at most",
            "MB",
            vec![memory_of_ten],
            MEGABYTES,
        ),
        Figure::new("files with open bytes of it", "", vec![open], OPEN_FILES),
    ];
    let mut all_hold = true;
    for figure in figures {
        println!("{figure}");
        all_hold &= figure.holds();
    }
    match std::env::args().any(|word| word == "--gate") && !all_hold {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}

fn film() -> Vec<u8> {
    let mut film = b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41".to_vec();
    let mut state = 1_u64;
    while film.len() < LENGTH {
        film.extend_from_slice(PLANTED);
        for _ in 0..500 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            film.extend_from_slice(&state.to_be_bytes());
        }
    }
    film.truncate(LENGTH);
    film
}

/// `cp` of the film within the folder, and what the disk takes to have it.
fn copy(folder: &Path, film: &[u8]) -> f64 {
    let (from, to) = (folder.join("from"), folder.join("to"));
    fs::write(&from, film).unwrap();
    run_command(Command::new("sync").arg(&from));
    let began = Instant::now();
    run_command(Command::new("cp").arg(&from).arg(&to));
    run_command(Command::new("sync").arg("--file-system").arg(&to));
    let took = began.elapsed().as_secs_f64();
    fs::remove_file(from).unwrap();
    fs::remove_file(to).unwrap();
    took
}

fn run_command(command: &mut Command) {
    assert!(command.status().unwrap().success());
}

/// Somebody whose film is announced.
fn reporter(server: &Server) -> Browser {
    let mut browser = Browser::at(server.address);
    browser.get("/answers").unwrap();
    browser.post("/answers", &Fields::default()).unwrap();
    browser.get("/answers/files").unwrap();
    let begun = browser
        .post("/answers/files/begin", &fields(&[("name", "clip.mp4")]))
        .unwrap();
    assert_eq!(begun.html, r#"{"number":1}"#);
    browser
}

fn send(browser: &mut Browser, film: &[u8]) {
    browser
        .send_bytes("/answers/files/1/bytes?from=0", film)
        .unwrap();
    assert_eq!(browser.read().unwrap().html, r#"{"kept":true}"#);
}

/// How many seconds one film takes, and the most memory that the server held, in megabytes.
fn upload_alone(installation: &Installation, film: &[u8]) -> (f64, f64) {
    let server = installation.serve();
    let mut browser = reporter(&server);
    let began = Instant::now();
    send(&mut browser, film);
    (began.elapsed().as_secs_f64(), most_memory(&server))
}

fn upload_at_once(installation: &Installation, film: &[u8]) -> (f64, f64) {
    let server = installation.serve();
    let mut browsers: Vec<_> = (0..AT_ONCE).map(|_| reporter(&server)).collect();
    let began = Instant::now();
    thread::scope(|scope| {
        for browser in &mut browsers {
            scope.spawn(move || send(browser, film));
        }
    });
    (began.elapsed().as_secs_f64(), most_memory(&server))
}

/// The most that the server's process had of memory, in megabytes.
fn most_memory(server: &Server) -> f64 {
    let status = fs::read_to_string(format!("/proc/{}/status", server.process.id())).unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .unwrap();
    let kilobytes: f64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    kilobytes / 1_024.0
}

/// How many files, of all that the server has on the disk at any moment while a film arrives, hold an open byte of it.
fn looked_through(installation: &Installation, film: &[u8]) -> f64 {
    let server = installation.serve();
    let mut browser = reporter(&server);
    let is_over = AtomicBool::new(false);
    let folders = [installation.settings().data_folder, std::env::temp_dir()];
    let held = PathBuf::from(format!("/proc/{}/fd", server.process.id()));
    thread::scope(|scope| {
        let looking = scope.spawn(|| {
            let mut open = BTreeSet::new();
            let mut looks = 0;
            while !is_over.load(Ordering::SeqCst) || looks == 0 {
                for file in folders
                    .iter()
                    .flat_map(|folder| files_below(folder))
                    .chain(files_below(&held))
                {
                    if holds_planted(&file) {
                        open.insert(file);
                    }
                }
                looks += 1;
            }
            open.len() as f64
        });
        send(&mut browser, film);
        is_over.store(true, Ordering::SeqCst);
        looking.join().unwrap()
    })
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return found;
    };
    for entry in entries.flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => found.extend(files_below(&entry.path())),
            // A link of the process to a file that it holds open counts, even where the file has no name any more.
            Ok(_) if entry.path().is_file() => found.push(entry.path()),
            _ => {}
        }
    }
    found
}

fn holds_planted(file: &Path) -> bool {
    let bytes = fs::read(file).unwrap_or_default();
    bytes.windows(PLANTED.len()).any(|part| part == PLANTED)
}
