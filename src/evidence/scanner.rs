//! The virus scanner: clamd, which reads a file's bytes from a connection and says what it thinks of them.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use bytes::Bytes;
use clamav_client::PONG;
use clamav_client::tokio::{Socket, Tcp, ping, scan_stream};
use rocket::futures::TryStreamExt;
use rocket::futures::stream::BoxStream;
use rocket::tokio::time::timeout;

/// How long clamd may take to say that it is there.
const ANSWER: Duration = Duration::from_secs(5);
/// How long clamd may take over one file: longer than it gives itself (`MaxScanTime`, two minutes).
const PATIENCE: Duration = Duration::from_secs(300);

/// A clamd that can be asked.
#[derive(Clone)]
pub struct Scanner {
    place: Place,
    patience: Duration,
}

#[derive(Clone)]
enum Place {
    Socket(PathBuf),
    Port(String),
}

/// What clamd says of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It found nothing.
    Clean,
    /// It found what it calls this.
    Infected(String),
}

/// Why there is no verdict: clamd stopped, took too long, or would not take the file; or the file is not there to be read.
#[derive(Debug, thiserror::Error)]
pub enum NoVerdict {
    /// The connection, or the file itself, broke off.
    #[error("it broke off: {0}")]
    BrokeOff(io::Error),
    /// The store does not have it, or does not answer.
    #[error("it is not there")]
    NotThere,
    /// It took too long.
    #[error("it took too long")]
    TooLong,
    /// It said something else, such as that the file is larger than it takes.
    #[error("it said \"{0}\"")]
    Other(String),
}

impl Scanner {
    /// The clamd at `place`: the path of its socket, or a host and port.
    pub fn at(place: &str) -> Self {
        Self {
            place: match place.starts_with('/') {
                true => Place::Socket(place.into()),
                false => Place::Port(place.to_owned()),
            },
            patience: PATIENCE,
        }
    }

    /// The same, which is given up after `patience`.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Whether clamd answers.
    pub async fn is_there(&self) -> bool {
        let asked = async {
            match &self.place {
                Place::Socket(socket_path) => ping(Socket { socket_path }).await,
                Place::Port(host_address) => ping(Tcp { host_address }).await,
            }
        };
        matches!(timeout(ANSWER, asked).await, Ok(Ok(said)) if said == PONG)
    }

    /// Has clamd read a file.
    ///
    /// # Errors
    /// A [`NoVerdict`].
    pub(super) async fn scan(
        &self,
        file: BoxStream<'static, io::Result<Bytes>>,
    ) -> Result<Verdict, NoVerdict> {
        let file = file.map_err(marked);
        let asked = async {
            match &self.place {
                Place::Socket(socket_path) => scan_stream(file, Socket { socket_path }, None).await,
                Place::Port(host_address) => scan_stream(file, Tcp { host_address }, None).await,
            }
        };
        let said = timeout(self.patience, asked).await;
        let said = said.map_err(|_| NoVerdict::TooLong)?;
        verdict(&said.map_err(NoVerdict::of)?)
    }
}

/// A file that cannot be read now, told apart from a clamd that cannot be reached.
#[derive(Debug, thiserror::Error)]
#[error("the file cannot be read now")]
struct Unreadable;

/// Marks the faults of the store in what clamd is given. A file that was changed is no such fault: no waiting mends it.
fn marked(fault: io::Error) -> io::Error {
    match fault.kind() {
        io::ErrorKind::InvalidData => fault,
        _ => io::Error::other(Unreadable),
    }
}

impl NoVerdict {
    fn of(fault: io::Error) -> Self {
        match fault.get_ref() {
            Some(inner) if inner.is::<Unreadable>() => Self::NotThere,
            _ => Self::BrokeOff(fault),
        }
    }
}

fn verdict(said: &[u8]) -> Result<Verdict, NoVerdict> {
    let said = String::from_utf8_lossy(said);
    let said = said.trim_matches(['\0', '\n', ' ']);
    let of_stream = said.strip_prefix("stream: ").unwrap_or(said);
    match of_stream.strip_suffix(" FOUND") {
        Some(found) => Ok(Verdict::Infected(found.to_owned())),
        None if of_stream == "OK" => Ok(Verdict::Clean),
        None => Err(NoVerdict::Other(said.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_clamd_calls_ok_is_clean() {
        assert_eq!(verdict(b"stream: OK\0").unwrap(), Verdict::Clean);
        let found = Verdict::Infected("Eicar-Test-Signature".into());
        assert_eq!(
            verdict(b"stream: Eicar-Test-Signature FOUND\0").unwrap(),
            found
        );
        for said in [
            "",
            "stream: ",
            "INSTREAM size limit exceeded. ERROR",
            "NOT OK",
        ] {
            assert!(
                matches!(verdict(said.as_bytes()), Err(NoVerdict::Other(_))),
                "{said}"
            );
        }
    }
}
