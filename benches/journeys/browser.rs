//! A visitor's browser, as it reaches the site through the operator's proxy: lean, so that the machine is left to the site.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::ops::Range;
use std::time::Duration;

/// The header in which the proxy names the visitor's network.
pub const CLIENT_HEADER: &str = "X-Forwarded-For";

/// The longest that an answer may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// More than the head of any answer of the site has.
const MOST_HEADERS: usize = 32;
/// Longer than most pages.
const PAGE: usize = 64 * 1024;

/// A browser behind a connection that is kept open from one visitor to the next, as a proxy does.
pub struct Browser {
    socket: TcpStream,
    network: Ipv4Addr,
    cookie: String,
    proof: String,
    held: Vec<u8>,
    filled: usize,
}

/// Why a journey ended early, for whoever runs this.
pub type Fault = String;

/// An answer whose page is held.
struct Answer {
    status: u16,
    location: Option<String>,
    page: Range<usize>,
}

impl Browser {
    /// Connects to the site at `address`.
    ///
    /// # Errors
    /// When it does not listen.
    pub fn at(address: SocketAddr) -> io::Result<Self> {
        let socket = TcpStream::connect_timeout(&address, PATIENCE)?;
        socket.set_read_timeout(Some(PATIENCE))?;
        socket.set_write_timeout(Some(PATIENCE))?;
        socket.set_nodelay(true)?;
        Ok(Self {
            socket,
            network: Ipv4Addr::LOCALHOST,
            cookie: String::new(),
            proof: String::new(),
            held: vec![0; PAGE],
            filled: 0,
        })
    }

    /// From here on it is the new browser of somebody in `network`.
    pub fn begin_anew(&mut self, network: Ipv4Addr) {
        self.network = network;
        self.cookie.clear();
        self.proof.clear();
    }

    /// Opens the page at `path`, which shows `expected`.
    ///
    /// # Errors
    /// When it does not.
    pub fn open(&mut self, path: &str, expected: &str) -> Result<&str, Fault> {
        let request = format!("GET {path} HTTP/1.1\r\n{}\r\n", self.headers());
        let answer = self.exchange(&request);
        let answer = answer.map_err(|fault| format!("{path}: {fault}"))?;
        let page = str::from_utf8(&self.held[answer.page]);
        let page = page.map_err(|fault| format!("{path}: {fault}"))?;
        if answer.status != 200 || !page.contains(expected) {
            let status = answer.status;
            return Err(format!("{path} does not show {expected}, status {status}"));
        }
        if let Some(proof) = between(page, "name=\"csrf\" value=\"", "\"") {
            proof.clone_into(&mut self.proof);
        }
        Ok(page)
    }

    /// Sends a form to `path`, which sends the browser on to `expected`.
    ///
    /// # Errors
    /// When it does not.
    pub fn send(&mut self, path: &str, form: &str, expected: &str) -> Result<(), Fault> {
        let body = format!("csrf={}&{form}", self.proof);
        let (headers, length) = (self.headers(), body.len());
        let request = format!(
            "POST {path} HTTP/1.1\r\n{headers}Content-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {length}\r\n\r\n{body}"
        );
        let answer = self.exchange(&request);
        let answer = answer.map_err(|fault| format!("{path}: {fault}"))?;
        if answer.status != 303 || answer.location.as_deref() != Some(expected) {
            let (status, location) = (answer.status, answer.location);
            return Err(format!("{path}: {status} to {location:?}, not {expected}"));
        }
        Ok(())
    }

    fn headers(&self) -> String {
        format!(
            "Host: reports.example\r\n{CLIENT_HEADER}: {}\r\nAccept-Language: en-GB\r\n\
             Sec-Fetch-Site: same-origin\r\nCookie: {}\r\n",
            self.network, self.cookie
        )
    }

    fn exchange(&mut self, request: &str) -> io::Result<Answer> {
        self.socket.write_all(request.as_bytes())?;
        self.filled = 0;
        loop {
            self.fill()?;
            if let Some((answer, cookie)) = head(&self.held[..self.filled])? {
                while self.filled < answer.page.end {
                    self.fill()?;
                }
                if let Some(cookie) = cookie {
                    self.cookie = cookie;
                }
                return Ok(answer);
            }
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        if self.filled == self.held.len() {
            self.held.resize(self.held.len() * 2, 0);
        }
        match self.socket.read(&mut self.held[self.filled..])? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            read => {
                self.filled += read;
                Ok(())
            }
        }
    }
}

/// Reads the head of an answer, once all of it is in `held`; with the cookie that it gives.
fn head(held: &[u8]) -> io::Result<Option<(Answer, Option<String>)>> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut parsed = httparse::Response::new(&mut headers);
    let read = parsed.parse(held).map_err(io::Error::other)?;
    let httparse::Status::Complete(begin) = read else {
        return Ok(None);
    };
    let value = |name: &str| {
        let mut all = parsed.headers.iter();
        let found = all.find(|header| header.name.eq_ignore_ascii_case(name));
        found.and_then(|header| str::from_utf8(header.value).ok())
    };
    let length = value("content-length").and_then(|text| text.parse().ok());
    let cookie = value("set-cookie").and_then(|given| given.split(';').next());
    let answer = Answer {
        status: parsed.code.unwrap_or_default(),
        location: value("location").map(str::to_owned),
        page: begin..begin + length.unwrap_or(0),
    };
    Ok(Some((answer, cookie.map(str::to_owned))))
}

/// What stands in `page` after the first `before`, up to the next `after`.
pub fn between<'p>(page: &'p str, before: &str, after: &str) -> Option<&'p str> {
    let (_, rest) = page.split_once(before)?;
    rest.split_once(after).map(|(between, _)| between)
}
