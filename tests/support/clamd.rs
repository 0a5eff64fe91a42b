//! A real clamd (Debian's clamav-daemon) with one signature of our own, and one made of a few lines that says what it is told to.

use std::fs;
use std::io::{Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use heard::evidence::Scanner;
use tempfile::TempDir;

/// What every scanner knows as a test, put together here so that none finds it in this file.
pub fn eicar() -> String {
    [
        "X5O!P%@AP[4\\PZX54(P^)7CC)7}$",
        "EICAR-STANDARD-",
        "ANTIVIRUS-TEST-FILE!$H+H*",
    ]
    .concat()
}

/// A clamd of a story's own.
pub struct Clamd {
    folder: TempDir,
    running: Option<Child>,
}

impl Clamd {
    /// One that runs, knows the test by name and takes files of at most one megabyte.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let signatures = folder.path().join("signatures");
        fs::create_dir(&signatures).unwrap();
        let signature = data_encoding::HEXLOWER.encode(eicar().as_bytes());
        fs::write(
            signatures.join("story.ndb"),
            format!("Story-Test:0:0:{signature}\n"),
        )
        .unwrap();
        let at = folder.path().display();
        let settings = format!(
            "Foreground yes\nLocalSocket {at}/clamd.ctl\nDatabaseDirectory {at}/signatures\n\
             TemporaryDirectory {at}\nStreamMaxLength 1M\n"
        );
        fs::write(folder.path().join("clamd.conf"), settings).unwrap();
        let mut clamd = Self {
            folder,
            running: None,
        };
        clamd.start_again();
        clamd
    }

    /// The scanner that asks it.
    pub fn scanner(&self) -> Scanner {
        Scanner::at(&self.socket())
    }

    fn socket(&self) -> String {
        self.folder.path().join("clamd.ctl").display().to_string()
    }

    /// Starts it once more.
    pub fn start_again(&mut self) {
        let settings = self.folder.path().join("clamd.conf");
        let started = Command::new("clamd")
            .arg(format!("--config-file={}", settings.display()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        self.running = Some(started.expect("clamd is not installed (Debian: clamav-daemon)"));
        let begun = Instant::now();
        while UnixStream::connect(self.socket()).is_err() {
            assert!(
                begun.elapsed() < Duration::from_secs(60),
                "clamd did not start"
            );
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Ends it.
    pub fn stop(&mut self) {
        if let Some(mut running) = self.running.take() {
            running.kill().unwrap();
            running.wait().unwrap();
        }
    }

    /// Stops it where it stands, or lets it go on: its socket is open, and nobody answers.
    pub fn freeze(&self, frozen: bool) {
        let signal = if frozen { "-STOP" } else { "-CONT" };
        let running = self.running.as_ref().expect("it runs");
        let done = Command::new("kill")
            .args([signal, &running.id().to_string()])
            .status();
        assert!(done.unwrap().success());
    }
}

impl Drop for Clamd {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Something that speaks as clamd does, and says of every file what it was told to; for ever, or until the story ends.
pub fn says(what: &'static str) -> (Scanner, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("clamd.ctl");
    let listener = UnixListener::bind(&socket).unwrap();
    thread::spawn(move || {
        for peer in listener.incoming() {
            thread::spawn(move || answer(peer.unwrap(), what));
        }
    });
    (Scanner::at(&socket.display().to_string()), folder)
}

fn answer(mut peer: UnixStream, what: &str) {
    let mut command = Vec::new();
    let mut letter = [0];
    while peer.read_exact(&mut letter).is_ok() && letter[0] != 0 {
        command.push(letter[0]);
    }
    if command == b"zPING" {
        let _gone = peer.write_all(b"PONG\0");
        return;
    }
    let mut length = [0; 4];
    while peer.read_exact(&mut length).is_ok() && length != [0; 4] {
        let mut part = vec![0; u32::from_be_bytes(length) as usize];
        if peer.read_exact(&mut part).is_err() {
            return;
        }
    }
    let _gone = peer.write_all(format!("{what}\0").as_bytes());
}
