//! A browser on a real socket: it keeps its cookie, and what happens between sending and reading can be seen.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use heard::web::Fields;

/// The longest that anything may take.
const PATIENCE: Duration = Duration::from_secs(70);

/// A browser with one connection that is kept open.
pub struct Browser {
    address: SocketAddr,
    connection: Option<BufReader<TcpStream>>,
    cookie: String,
    proof: String,
}

/// What came back.
pub struct Answer {
    /// Where the site sends the browser next, if it does.
    pub location: Option<String>,
    /// The page.
    pub html: String,
}

impl Browser {
    /// A browser that has not been anywhere yet.
    pub fn at(address: SocketAddr) -> Self {
        Self {
            address,
            connection: None,
            cookie: String::new(),
            proof: String::new(),
        }
    }

    /// The same browser, with its cookie, when the site is served anew at `address`.
    pub fn move_to(&mut self, address: SocketAddr) {
        self.address = address;
        self.connection = None;
    }

    /// Opens a page, and keeps the proof that its forms carry.
    ///
    /// # Errors
    /// When the site went away.
    pub fn get(&mut self, path: &str) -> io::Result<Answer> {
        self.write(&format!(
            "GET {path} HTTP/1.1\r\nHost: site\r\n{}\r\n",
            self.cookie
        ))?;
        self.read()
    }

    /// Sends a form to `path` and reads the answer.
    ///
    /// # Errors
    /// When the site went away.
    pub fn post(&mut self, path: &str, fields: &Fields) -> io::Result<Answer> {
        self.send(path, fields)?;
        self.read()
    }

    /// Sends a form to `path`; its answer is still to be [read](Self::read).
    ///
    /// # Errors
    /// When the site went away.
    pub fn send(&mut self, path: &str, fields: &Fields) -> io::Result<()> {
        let body = form_urlencoded::Serializer::new(String::new())
            .append_pair("csrf", &self.proof)
            .extend_pairs(fields.each())
            .finish();
        self.write(&format!(
            "POST {path} HTTP/1.1\r\nHost: site\r\n{}\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.cookie,
            body.len()
        ))
    }

    /// Sends bytes alone to `path`, as the script for files does; the answer is still to be [read](Self::read).
    ///
    /// # Errors
    /// When the site went away.
    pub fn send_bytes(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.send_body(path, "application/octet-stream", bytes)
    }

    /// The same for a body of another kind.
    ///
    /// # Errors
    /// When the site went away.
    pub fn send_body(&mut self, path: &str, kind: &str, bytes: &[u8]) -> io::Result<()> {
        self.write(&format!(
            "POST {path} HTTP/1.1\r\nHost: site\r\n{}X-Form-Proof: {}\r\n\
             Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
            self.cookie,
            self.proof,
            bytes.len()
        ))?;
        let connection = self
            .connection
            .as_mut()
            .ok_or(io::ErrorKind::NotConnected)?;
        connection.get_mut().write_all(bytes)
    }

    /// Reads the answer to what was sent last.
    ///
    /// # Errors
    /// When the site went away before all of it was there.
    pub fn read(&mut self) -> io::Result<Answer> {
        let connection = self
            .connection
            .as_mut()
            .ok_or(io::ErrorKind::NotConnected)?;
        let head = head(connection)?;
        let length = value(&head, "content-length").and_then(|text| text.parse().ok());
        let mut body = vec![0; length.unwrap_or(0)];
        connection.read_exact(&mut body)?;
        if let Some(cookie) = value(&head, "set-cookie") {
            let pair = cookie.split(';').next().unwrap_or_default();
            self.cookie = format!("Cookie: {pair}\r\n");
        }
        let html = String::from_utf8(body).map_err(|_| io::ErrorKind::InvalidData)?;
        if let Some(proof) = hidden(&html, "csrf") {
            proof.clone_into(&mut self.proof);
        }
        Ok(Answer {
            location: value(&head, "location").map(str::to_owned),
            html,
        })
    }

    fn write(&mut self, request: &str) -> io::Result<()> {
        let connection = match &mut self.connection {
            Some(connection) => connection,
            none => none.insert(connect(self.address)?),
        };
        connection.get_mut().write_all(request.as_bytes())
    }
}

fn connect(address: SocketAddr) -> io::Result<BufReader<TcpStream>> {
    let socket = TcpStream::connect_timeout(&address, PATIENCE)?;
    socket.set_read_timeout(Some(PATIENCE))?;
    socket.set_write_timeout(Some(PATIENCE))?;
    socket.set_nodelay(true)?;
    Ok(BufReader::new(socket))
}

fn head(connection: &mut impl BufRead) -> io::Result<Vec<String>> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if connection.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        match line.trim_end() {
            "" => return Ok(lines),
            line => lines.push(line.to_owned()),
        }
    }
}

fn value<'h>(head: &'h [String], name: &str) -> Option<&'h str> {
    head.iter()
        .filter_map(|line| line.split_once(": "))
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
}

/// What the page's first hidden field called `name` holds.
pub fn hidden<'h>(html: &'h str, name: &str) -> Option<&'h str> {
    let (_, rest) = html.split_once(&format!("name=\"{name}\" value=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}
