//! Passing the bytes of one message from one side to the other, never faster or slower than agreed.

use std::io;
use std::time::Duration;

use bytes::BytesMut;
use rocket::tokio::io::{AsyncReadExt, AsyncWriteExt};
use rocket::tokio::net::tcp::{ReadHalf, WriteHalf};
use rocket::tokio::sync::SetOnce;
use rocket::tokio::time::{Instant, sleep, timeout, timeout_at};

use super::Limits;
use super::framing::{self, Ambiguous, Body};

/// The most bytes written at once, and read at once as a rule.
const PIECE: usize = 16 * 1024;
/// The most bytes read at once from a side that sends faster than it is read: a large file.
const MOST: usize = 8 * PIECE;
/// The longest line before a chunk or in a trailer, in bytes.
const MAX_CHUNK_LINE: usize = 1024;
/// The most lines after the last chunk.
const MAX_TRAILERS: usize = 32;

/// Which side ended a message early, by closing, by being too slow or by breaking its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// The side that was read.
    Source,
    /// The side that was written to.
    Sink,
}

/// Bytes as they arrive from one side.
pub(super) struct Incoming<'s> {
    socket: ReadHalf<'s>,
    /// Read, and not yet passed on.
    pub(super) held: BytesMut,
    /// How much is read at once: more for as long as there is always more to read.
    room: usize,
}

impl<'s> Incoming<'s> {
    pub(super) fn new(socket: ReadHalf<'s>) -> Self {
        Self {
            socket,
            held: BytesMut::new(),
            room: PIECE,
        }
    }

    /// Waits for more bytes; dropping the wait loses none.
    pub(super) async fn fill(&mut self) -> io::Result<()> {
        self.held.reserve(self.room);
        let read = self.socket.read_buf(&mut self.held).await?;
        self.room = match read {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            _ if read < self.room => PIECE,
            _ => (2 * self.room).min(MOST),
        };
        Ok(())
    }
}

/// The way out to one side, which must keep taking bytes.
pub(super) struct Outgoing<'s> {
    pub(super) socket: WriteHalf<'s>,
    /// The longest time the side may take over one piece.
    pub(super) stall: Duration,
}

impl Outgoing<'_> {
    async fn put(&mut self, bytes: &[u8]) -> Result<(), Broken> {
        for piece in bytes.chunks(PIECE) {
            match timeout(self.stall, self.socket.write_all(piece)).await {
                Ok(Ok(())) => {}
                _ => return Err(Broken::Sink),
            }
        }
        Ok(())
    }
}

/// A side that is read under its own rule of patience.
pub(super) trait Source {
    /// Bytes read, and not yet passed on.
    fn held(&mut self) -> &mut BytesMut;
    /// Waits for more bytes for as long as the rule allows.
    async fn fill(&mut self) -> Result<(), Broken>;
}

/// The client sending a head, all of which must be there at the deadline.
pub(super) struct Punctual<'a, 's> {
    pub(super) from: &'a mut Incoming<'s>,
    pub(super) deadline: Instant,
}

impl Source for Punctual<'_, '_> {
    fn held(&mut self) -> &mut BytesMut {
        &mut self.from.held
    }

    async fn fill(&mut self) -> Result<(), Broken> {
        match timeout_at(self.deadline, self.from.fill()).await {
            Ok(Ok(())) => Ok(()),
            _ => Err(Broken::Source),
        }
    }
}

/// The client sending a body: it may pause, but must keep up the least rate on average.
pub(super) struct Upload<'a, 's> {
    from: &'a mut Incoming<'s>,
    limits: &'a Limits,
    received: u64,
    waited: Duration,
}

impl<'a, 's> Upload<'a, 's> {
    pub(super) fn new(from: &'a mut Incoming<'s>, limits: &'a Limits) -> Self {
        Self {
            from,
            limits,
            received: 0,
            waited: Duration::ZERO,
        }
    }

    /// Only time spent waiting for the client counts, so a busy server never makes it look slow.
    fn patience(&self) -> Duration {
        let earned = Duration::from_secs(self.received / self.limits.body_rate.get());
        (self.limits.body_pause + earned)
            .saturating_sub(self.waited)
            .min(self.limits.body_pause)
    }
}

impl Source for Upload<'_, '_> {
    fn held(&mut self) -> &mut BytesMut {
        &mut self.from.held
    }

    async fn fill(&mut self) -> Result<(), Broken> {
        let asked = Instant::now();
        let held = self.from.held.len();
        match timeout(self.patience(), self.from.fill()).await {
            Ok(Ok(())) => {
                self.waited += asked.elapsed();
                self.received += (self.from.held.len() - held) as u64;
                Ok(())
            }
            _ => Err(Broken::Source),
        }
    }
}

/// Rocket answering: it may wait for the whole request, and from then on must not pause for long.
pub(super) struct Reply<'a, 's> {
    pub(super) from: &'a mut Incoming<'s>,
    pub(super) request_sent: &'a SetOnce<()>,
    pub(super) pause: Duration,
}

impl Source for Reply<'_, '_> {
    fn held(&mut self) -> &mut BytesMut {
        &mut self.from.held
    }

    async fn fill(&mut self) -> Result<(), Broken> {
        let too_long = async {
            self.request_sent.wait().await;
            sleep(self.pause).await;
        };
        rocket::tokio::select! {
            biased;
            filled = self.from.fill() => filled.map_err(|_| Broken::Source),
            () = too_long => Err(Broken::Source),
        }
    }
}

/// The length of the next head, once all of it is in `source.held()`; `None` where it is over `most` bytes.
pub(super) async fn head(source: &mut impl Source, most: usize) -> Result<Option<usize>, Broken> {
    let mut searched = 0;
    loop {
        if let Some(length) = framing::head_length(source.held(), searched) {
            return Ok(Some(length).filter(|length| *length <= most));
        }
        searched = source.held().len();
        if searched > most {
            return Ok(None);
        }
        source.fill().await?;
    }
}

/// Passes on a message whose head is the next `head` bytes.
pub(super) async fn message(
    head: usize,
    body: Body,
    source: &mut impl Source,
    sink: &mut Outgoing<'_>,
) -> Result<(), Broken> {
    let head = head as u64;
    match body {
        Body::Length(length) => exactly(head.saturating_add(length), source, sink).await,
        Body::Chunked => {
            exactly(head, source, sink).await?;
            chunks(source, sink).await
        }
        Body::UntilClose => until_close(source, sink).await,
    }
}

async fn exactly(
    mut length: u64,
    source: &mut impl Source,
    sink: &mut Outgoing<'_>,
) -> Result<(), Broken> {
    while length > 0 {
        if source.held().is_empty() {
            source.fill().await?;
        }
        let ready = usize::try_from(length)
            .unwrap_or(usize::MAX)
            .min(source.held().len());
        let piece = source.held().split_to(ready);
        sink.put(&piece).await?;
        length -= ready as u64;
    }
    Ok(())
}

/// Every chunk is framed anew and trailers are left out, so both sides see the same message.
async fn chunks(source: &mut impl Source, sink: &mut Outgoing<'_>) -> Result<(), Broken> {
    loop {
        let line = line(source).await?;
        let size = framing::chunk_size(&line).map_err(|Ambiguous| Broken::Source)?;
        if size == 0 {
            break;
        }
        sink.put(format!("{size:x}\r\n").as_bytes()).await?;
        exactly(size, source, sink).await?;
        empty_line(source).await?;
        sink.put(b"\r\n").await?;
    }
    for _ in 0..MAX_TRAILERS {
        if line(source).await?.as_ref() == b"\r\n" {
            return sink.put(b"0\r\n\r\n").await;
        }
    }
    Err(Broken::Source)
}

async fn empty_line(source: &mut impl Source) -> Result<(), Broken> {
    if line(source).await?.as_ref() == b"\r\n" {
        Ok(())
    } else {
        Err(Broken::Source)
    }
}

/// The next line, its line end included.
async fn line(source: &mut impl Source) -> Result<BytesMut, Broken> {
    loop {
        if let Some(end) = source
            .held()
            .iter()
            .take(MAX_CHUNK_LINE)
            .position(|byte| *byte == b'\n')
        {
            return Ok(source.held().split_to(end + 1));
        }
        if source.held().len() >= MAX_CHUNK_LINE {
            return Err(Broken::Source);
        }
        source.fill().await?;
    }
}

async fn until_close(source: &mut impl Source, sink: &mut Outgoing<'_>) -> Result<(), Broken> {
    loop {
        let piece = source.held().split();
        sink.put(&piece).await?;
        if source.fill().await.is_err() {
            return Ok(());
        }
    }
}
