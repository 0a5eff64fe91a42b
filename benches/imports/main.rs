//! A file of 10,000 reports, looked through and sent by the program as it is run: how long it takes, and with how much memory.
//!
//! `cargo bench --bench imports` prints a table; with `-- --gate` it fails when a figure is past its mark.

#[path = "../figure.rs"]
mod figure;
#[path = "../../tests/support/mod.rs"]
#[expect(dead_code, unused_imports, reason = "the stories use all of it")]
mod support;

use std::fmt::Write;
use std::fs;
use std::process::ExitCode;
use std::time::Instant;

use figure::{Figure, Gate};
use support::browser::{Browser, hidden};
use support::fields;
use support::server::{Installation, Server};

const ROWS: usize = 10_000;
const PASSWORD: &str = "lantern over the harbour wall";
const PAGE: &str = "/centre/import?team=example-street-advice-centre";
/// What stands between the parts of the form.
const BOUNDARY: &str = "----form-with-a-file";
/// Postcodes of forces far apart.
const PLACES: [&str; 5] = ["M1 1AE", "SW1A 1AA", "CF10 1EP", "EH1 1RE", "LA1 1YN"];

fn main() -> ExitCode {
    let installation = Installation::prepare();
    let server = installation.serve();
    let mut manager = manager(&server);
    let file = file();
    let (looking, looked) = choose(&mut manager, "check", "", &file);
    assert!(looked.contains("Can be sent: 10000"), "{looked}");
    let digest = hidden(&looked, "checked").unwrap().to_owned();
    let (sending, sent) = choose(&mut manager, "send", &digest, &file);
    assert!(sent.contains("10000 reports were sent"), "{sent}");
    let (again, told) = choose(&mut manager, "check", "", &file);
    assert!(told.contains("Sent before: 10000"), "{told}");
    let memory = most_memory(&server);
    let figures = [
        Figure::new(
            "looking through 10,000 rows",
            "s",
            vec![looking],
            Gate::None,
        ),
        Figure::new("sending 10,000 rows", "s", vec![sending], Gate::None),
        Figure::new(
            "rows sent a second",
            "/s",
            vec![ROWS as f64 / sending],
            Gate::AtLeast(170.0),
        ),
        Figure::new(
            "both together",
            "s",
            vec![looking + sending],
            Gate::Under(60.0),
        ),
        Figure::new("the same file again", "s", vec![again], Gate::None),
        Figure::new(
            "memory of the server at most",
            "MB",
            vec![memory],
            Gate::Under(150.0),
        ),
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

/// The manager of the demonstration's centre, signed in.
fn manager(server: &Server) -> Browser {
    let mut browser = Browser::at(server.address);
    browser.get("/sign-in").unwrap();
    let typed = fields(&[("email", "manager@advice.example"), ("password", PASSWORD)]);
    let signed_in = browser.post("/sign-in", &typed).unwrap();
    assert!(signed_in.location.is_some(), "{}", signed_in.html);
    browser.get(PAGE).unwrap();
    browser
}

/// Chooses the file on the page; gives how many seconds it took, and the page that came.
fn choose(manager: &mut Browser, what: &str, checked: &str, file: &[u8]) -> (f64, String) {
    let page = manager.get(PAGE).unwrap().html;
    let proof = hidden(&page, "csrf").unwrap();
    let typed = [
        ("csrf", proof),
        ("team", "example-street-advice-centre"),
        ("do", what),
        ("checked", checked),
    ];
    let body = form(&typed, file);
    let began = Instant::now();
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    manager.send_body("/centre/import", &kind, &body).unwrap();
    let page = manager.read().unwrap().html;
    (began.elapsed().as_secs_f64(), page)
}

/// A form with a file, as browsers send it.
fn form(typed: &[(&str, &str)], file: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in typed {
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"");
        body.extend(format!("{head}\r\n\r\n{value}\r\n").into_bytes());
    }
    let head = "Content-Disposition: form-data; name=\"file\"; filename=\"reports.csv\"";
    body.extend(format!("--{BOUNDARY}\r\n{head}\r\n\r\n").into_bytes());
    body.extend(file);
    body.extend(format!("\r\n--{BOUNDARY}--\r\n").into_bytes());
    body
}

fn file() -> Vec<u8> {
    let mut file = String::from(
        "your-number,agrees,informed,outcome,where,place,what,why,strands,when,when.day,harm,notes\n",
    );
    for row in 0..ROWS {
        let place = PLACES[row % PLACES.len()];
        let story = "They shouted at us, and would not let us by. ".repeat(6);
        writeln!(file, "N{row},yes,yes,yes,place,{place},\"{story}\",Because of our faith.,religion,exact,2026-11-03,threat,Told on the phone.").unwrap();
    }
    file.into_bytes()
}

/// The most that the server's process had of memory, in megabytes.
fn most_memory(server: &Server) -> f64 {
    let status = fs::read_to_string(format!("/proc/{}/status", server.process.id())).unwrap();
    let mut lines = status.lines();
    let line = lines.find(|line| line.starts_with("VmHWM:")).unwrap();
    let kilobytes: f64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    kilobytes / 1_024.0
}
