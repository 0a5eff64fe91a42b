//! The real server, as a process that can be killed.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use heard::clock::Clock;
use heard::commands::{demo_settings, prepare_demo};
use heard::settings::Settings;
use tempfile::TempDir;

/// The longest that a start may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// A demonstration in a folder of its own.
pub struct Installation {
    folder: TempDir,
}

/// A server that is killed at the latest when it is dropped.
pub struct Server {
    /// Its process.
    pub process: Child,
    /// Where it is reached.
    pub address: SocketAddr,
}

impl Installation {
    /// Makes keys, people and reports.
    pub fn prepare() -> Self {
        let made = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        rocket::execute(prepare_demo(&made.settings(), &Clock::system())).unwrap();
        made
    }

    /// The settings that the server runs with, as far as its data goes.
    pub fn settings(&self) -> Settings {
        let folder = self.folder.path();
        demo_settings(&folder.join("var/demo"), Settings::under(folder))
    }

    /// Serves it at a free port of this machine.
    pub fn serve(&self) -> Server {
        let address = free_address();
        let process = Command::new(env!("CARGO_BIN_EXE_heard"))
            .arg("demo")
            .current_dir(self.folder.path())
            .env_clear()
            .env("HEARD_PORT", address.port().to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(
                File::options()
                    .create(true)
                    .append(true)
                    .open(self.log())
                    .unwrap(),
            )
            .spawn()
            .unwrap();
        Server::reached(process, address)
    }

    /// What all servers wrote to the terminal.
    pub fn log(&self) -> PathBuf {
        self.folder.path().join("server.log")
    }
}

/// A port that was free a moment ago.
pub fn free_address() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap()
}

impl Server {
    /// The server of `process`, as soon as it can be reached at `address`.
    pub fn reached(process: Child, address: SocketAddr) -> Self {
        let mut server = Self { process, address };
        server.wait_until_reached();
        server
    }

    fn wait_until_reached(&mut self) {
        let began = Instant::now();
        while TcpStream::connect(self.address).is_err() {
            assert!(began.elapsed() < PATIENCE, "the server does not start");
            assert!(
                self.process.try_wait().unwrap().is_none(),
                "the server stopped"
            );
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// Ends it by SIGKILL, with no chance to finish anything.
    pub fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}
