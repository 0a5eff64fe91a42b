//! What the running program writes to its log while people and attackers use it: nothing they typed.

use std::io::{Read, Write};
use std::net::SocketAddr;
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use heard::commands::{ACCOUNTS, DEMO_PASSWORD};
use heard::web::Fields;

use crate::main_job::{code_in, named, reference_in};
use crate::support::browser::{Browser, hidden};
use crate::support::fields;

/// A word that stands in every request below.
const PLANTED: &str = "Zqplantedx";

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Already ended, or ended here; either is fine.
        let _ended = self.0.kill();
    }
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

fn exchange(port: u16, request: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(30)))
        .unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    // A refused request may end with a reset after its answer.
    let _ended = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

fn post(path: &str, body: &str, more: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{more}\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

fn get(path: &str, more: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{more}\r\n")
}

/// Answers with the planted word in every box.
fn planted(slug: &str) -> Fields {
    match slug {
        "place" => fields(&[("place", "M1 1AE"), ("detail", PLANTED)]),
        "when" => fields(&[("when", "roughly"), ("about", PLANTED)]),
        "already" => fields(&[("already", "yes"), ("told", PLANTED), ("number", PLANTED)]),
        "what" | "why" | "name" => fields(&[(slug, PLANTED)]),
        "email" => fields(&[
            ("email", "yes"),
            ("address", &format!("{PLANTED}@home.example")),
        ]),
        other => named(other),
    }
}

/// A whole report, one answer that will not do, a look at where it stands, wrong and right sign-ins, and the officer who opens it.
fn people_use_it(address: SocketAddr) {
    let mut reporter = Browser::at(address);
    reporter.get("/answers").unwrap();
    let begun = reporter.post("/answers", &Fields::default()).unwrap();
    let mut at = begun.location.unwrap();
    while at != "/answers/check" {
        reporter.get(&at).unwrap();
        let slug = at.strip_prefix("/answers/").unwrap().to_owned();
        let answered = reporter.post(&at, &planted(&slug)).unwrap();
        at = answered.location.expect(&slug);
    }
    let lost = fields(&[("place", PLANTED)]);
    assert!(
        reporter
            .post("/answers/place", &lost)
            .unwrap()
            .html
            .contains(PLANTED)
    );
    let check = reporter.get("/answers/check").unwrap();
    let version = hidden(&check.html, "version").unwrap();
    reporter
        .post("/answers/check", &fields(&[("version", version)]))
        .unwrap();
    let sent = reporter.get("/answers/sent").unwrap().html;
    let (reference, code) = (reference_in(&sent), code_in(&sent));
    reporter.get("/status").unwrap();
    for code in [PLANTED, "0000 0000 0000 0000", &code] {
        let look = fields(&[("reference", &reference), ("code", code)]);
        reporter.post("/status", &look).unwrap();
    }
    let mut officer = Browser::at(address);
    officer.get("/sign-in").unwrap();
    for password in [PLANTED, DEMO_PASSWORD] {
        let typed = fields(&[("email", ACCOUNTS[0].email), ("password", password)]);
        officer.post("/sign-in", &typed).unwrap();
    }
    let report = officer.get(&format!("/reports/{reference}")).unwrap();
    assert!(report.html.contains(PLANTED), "{}", report.html);
}

#[test]
fn nothing_that_anybody_typed_is_written_to_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    let mut child = Command::new(env!("CARGO_BIN_EXE_heard"))
        .arg("demo")
        .current_dir(folder.path())
        .env("HEARD_PORT", port.to_string())
        .env("HEARD_PUBLIC_URL", format!("http://127.0.0.1:{port}"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut out, mut err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let mut running = Running(child);
    let begun = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(
            begun.elapsed() < Duration::from_secs(120),
            "it does not start"
        );
        std::thread::sleep(Duration::from_millis(100));
    }
    let cookie = format!(
        "Cookie: heard={PLANTED}; x={PLANTED}\r\nUser-Agent: {PLANTED}\r\nReferer: http://x/{PLANTED}\r\n"
    );
    let requests = [
        get(&format!("/status?code={PLANTED}"), &cookie),
        get(&format!("/reports/{PLANTED}"), &cookie),
        get(&format!("/{PLANTED}/%ff/../{PLANTED}"), ""),
        post(
            "/status",
            &format!("reference={PLANTED}&code={PLANTED}"),
            &cookie,
        ),
        post(
            "/sign-in",
            &format!("email={PLANTED}&password={PLANTED}"),
            "",
        ),
        post("/answers/what", &format!("what={PLANTED}"), &cookie),
        post("/answers/what", &PLANTED.repeat(200_000), ""),
        post("/answers/what", PLANTED, "Transfer-Encoding: chunked\r\n"),
        format!("{PLANTED} {PLANTED} {PLANTED}\r\n\r\n"),
        format!("GET /{PLANTED} HTTP/1.1\r\nHost: {PLANTED}\r\n{PLANTED}\r\n\r\n"),
    ];
    for request in requests {
        exchange(port, &request);
    }
    people_use_it(([127, 0, 0, 1], port).into());
    assert!(exchange(port, &get("/health", "")).contains("ok"));
    running.0.kill().unwrap();
    running.0.wait().unwrap();
    let mut log = String::new();
    out.read_to_string(&mut log).unwrap();
    err.read_to_string(&mut log).unwrap();
    assert!(log.contains("ready"));
    assert!(!log.contains(PLANTED), "{log}");
}
