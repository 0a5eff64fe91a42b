//! Clients on real sockets: many at once, each waiting for its answer, or so many a second whatever comes.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::processor;

/// A request, ready to be written, and the status that answers it.
#[derive(Clone)]
pub struct Request {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// What a right answer says.
    pub status: u16,
}

impl Request {
    /// A page, asked for with `cookie`.
    pub fn get(path: &str, cookie: &str) -> Self {
        Self {
            bytes: format!("GET {path} HTTP/1.1\r\nHost: site\r\nCookie: {cookie}\r\n\r\n").into(),
            status: 200,
        }
    }

    /// A form, sent with `cookie`; the right answer sends the browser on.
    pub fn post(path: &str, cookie: &str, body: &str) -> Self {
        let length = body.len();
        Self {
            bytes: format!(
                "POST {path} HTTP/1.1\r\nHost: site\r\nCookie: {cookie}\r\n\
                 Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{body}"
            )
            .into(),
            status: 303,
        }
    }
}

/// How many requests were answered, clients included: in a second, and in a second of one processor, which tells more
/// where others use the machine too.
pub struct Rate {
    /// In a second.
    pub per_second: f64,
    /// In a second of one processor.
    pub per_cpu_second: f64,
}

/// Sends all of `requests` from `clients` connections at once, each when the one before was answered.
///
/// # Panics
/// When one is not answered as it should be.
pub fn at_once(address: SocketAddr, clients: usize, requests: &[Request]) -> Rate {
    let next = AtomicUsize::new(0);
    let (began, cpu_before) = (Instant::now(), processor::seconds("self"));
    thread::scope(|scope| {
        for _ in 0..clients {
            scope.spawn(|| {
                let mut connection = Connection::to(address);
                while let Some(request) = requests.get(next.fetch_add(1, Ordering::Relaxed)) {
                    connection.exchange(request);
                }
            });
        }
    });
    let count = requests.len() as f64;
    Rate {
        per_second: count / began.elapsed().as_secs_f64(),
        per_cpu_second: count / (processor::seconds("self") - cpu_before),
    }
}

/// Sends `requests` at `rate` a second from `clients` connections, whether or not the ones before were answered;
/// gives how long each took, counted from when it should have left.
///
/// # Panics
/// When one is not answered as it should be.
pub fn at_rate(
    address: SocketAddr,
    clients: usize,
    rate: u32,
    requests: &[Request],
) -> Vec<Duration> {
    let next = AtomicUsize::new(0);
    let began = Instant::now();
    let mut taken: Vec<Duration> = thread::scope(|scope| {
        let threads: Vec<_> = (0..clients)
            .map(|_| {
                scope.spawn(|| {
                    let mut connection = Connection::to(address);
                    let mut taken = Vec::new();
                    loop {
                        let place = next.fetch_add(1, Ordering::Relaxed);
                        let Some(request) = requests.get(place) else {
                            return taken;
                        };
                        let due = began + Duration::from_secs(1) * place as u32 / rate;
                        thread::sleep(due.saturating_duration_since(Instant::now()));
                        connection.exchange(request);
                        taken.push(due.elapsed());
                    }
                })
            })
            .collect();
        let each = threads.into_iter().map(|thread| thread.join());
        each.flat_map(|taken| taken.expect("all are answered"))
            .collect()
    });
    taken.sort();
    taken
}

/// A connection that is kept open.
pub struct Connection {
    socket: TcpStream,
    held: Vec<u8>,
}

impl Connection {
    /// Connects.
    pub fn to(address: SocketAddr) -> Self {
        let socket = TcpStream::connect(address).expect("the site listens");
        socket.set_nodelay(true).expect("a socket takes this");
        Self {
            socket,
            held: Vec::with_capacity(64 * 1024),
        }
    }

    /// Sends `request` and gives the body of its answer.
    ///
    /// # Panics
    /// When the answer is another than it should be.
    pub fn exchange(&mut self, request: &Request) -> &[u8] {
        self.try_exchange(request).expect("the site answers")
    }

    fn try_exchange(&mut self, request: &Request) -> io::Result<&[u8]> {
        self.held.clear();
        self.socket.write_all(&request.bytes)?;
        let body = loop {
            if let Some(end) = self.held.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
            self.fill()?;
        };
        let head = String::from_utf8_lossy(&self.held[..body]).to_ascii_lowercase();
        assert!(
            head.starts_with(&format!("http/1.1 {}", request.status)),
            "{head}"
        );
        let length: usize = head
            .split_once("content-length: ")
            .and_then(|(_, rest)| rest.lines().next()?.parse().ok())
            .unwrap_or(0);
        while self.held.len() < body + length {
            self.fill()?;
        }
        Ok(&self.held[body..])
    }

    fn fill(&mut self) -> io::Result<()> {
        let mut piece = [0; 16 * 1024];
        match self.socket.read(&mut piece)? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            read => {
                self.held.extend_from_slice(&piece[..read]);
                Ok(())
            }
        }
    }
}
