//! The server as a process: from nothing to the first answer, and what it holds when nobody asks.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use super::figure::{Figure, Gate};
use super::load::{Connection, Request};
use super::server::{Installation, Server};

const RUNS: usize = 7;
/// So long after its first answer a server counts as idle.
const SETTLED: Duration = Duration::from_secs(1);

/// Seconds to the first answer, and resident megabytes when idle.
pub fn measure() -> Vec<Figure> {
    let installation = Installation::prepare();
    let (mut starts, mut sizes) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let began = Instant::now();
        let server = installation.serve();
        Connection::to(server.address).exchange(&Request::get("/", ""));
        starts.push(began.elapsed().as_secs_f64());
        thread::sleep(SETTLED);
        sizes.push(resident_megabytes(&server));
    }
    vec![
        Figure::new("start to first answer", "s", starts, Gate::Under(0.5)),
        Figure::new("idle memory (resident)", "MB", sizes, Gate::Under(40.0)),
    ]
}

fn resident_megabytes(server: &Server) -> f64 {
    let status = fs::read_to_string(format!("/proc/{}/status", server.process.id()))
        .expect("the system tells about its processes");
    let kilobytes: f64 = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok())
        .expect("a process has a size");
    kilobytes * 1024.0 / 1e6
}
