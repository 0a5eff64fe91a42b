//! One client's connection: requests one after the other, each with its answer, until either side ends it.

use std::net::SocketAddr;
use std::time::Duration;

use rocket::tokio::io::{AsyncReadExt, AsyncWriteExt};
use rocket::tokio::net::TcpStream;
use rocket::tokio::pin;
use rocket::tokio::select;
use rocket::tokio::sync::{SetOnce, watch};
use rocket::tokio::time::{Instant, timeout};

use super::Limits;
use super::framing::{self, Ambiguous, Answer, Request};
use super::network::{Network, Peers};
use super::relay::{self, Broken, Incoming, Outgoing, Punctual, Reply, Upload};

/// How long a client may go on sending after it has been answered for good.
const LAST_WORDS: Duration = Duration::from_secs(30);
/// How long a client may be silent after it has been answered for good.
const LAST_SILENCE: Duration = Duration::from_secs(1);

/// What every connection of one gate shares.
#[derive(Clone)]
pub(super) struct Passage {
    pub(super) rocket: SocketAddr,
    pub(super) limits: Limits,
    pub(super) peers: Peers,
    pub(super) closing: watch::Receiver<bool>,
}

/// Why a request goes no further than the gate, with the status to say it by.
#[derive(Clone, Copy)]
pub(super) enum Refusal {
    /// The head can be read in more than one way, or in none.
    Malformed,
    /// The head is larger than allowed.
    HeadTooLarge,
    /// The network has too many connections, or Rocket takes none.
    Busy,
}

impl Refusal {
    /// A whole answer: programs need the status, and a browser shows its own words for it.
    pub(super) fn answer(self) -> &'static [u8] {
        match self {
            Refusal::Malformed => b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            Refusal::HeadTooLarge => {
                b"HTTP/1.1 431 Request Header Fields Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            }
            Refusal::Busy => {
                b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            }
        }
    }
}

/// Why there is no further request on a connection.
enum Ended {
    /// The client is owed no answer: it left, was silent for too long, or the gate is closing.
    Quietly,
    /// The client is told why.
    Refused(Refusal),
}

/// A request whose head has arrived whole and is held.
struct Arrived {
    head: usize,
    request: Request,
}

/// Serves `client` until the connection ends.
pub(super) async fn serve(mut client: TcpStream, network: Network, passage: &Passage) {
    let ended = converse(&mut client, network, passage).await;
    if let Ended::Refused(refusal) = ended
        && client.write_all(refusal.answer()).await.is_err()
    {
        return;
    }
    part(&mut client).await;
}

/// Rocket is connected to only once a whole request head has arrived, so a silent client never costs it anything.
async fn converse(client: &mut TcpStream, network: Network, passage: &Passage) -> Ended {
    let limits = &passage.limits;
    let (read, write) = client.split();
    let mut from_client = Incoming::new(read);
    let mut to_client = Outgoing {
        socket: write,
        stall: limits.client_stall,
    };

    let deadline = Instant::now() + limits.head;
    let mut arrived = match first_request(&mut from_client, deadline, passage).await {
        Ok(arrived) => arrived,
        Err(ended) => return ended,
    };
    let Ok(mut rocket) = TcpStream::connect(passage.rocket).await else {
        tracing::error!("the gate cannot reach the site behind it");
        return Ended::Refused(Refusal::Busy);
    };
    let (Ok(()), Ok(own)) = (rocket.set_nodelay(true), rocket.local_addr()) else {
        return Ended::Refused(Refusal::Busy);
    };
    // Declared after the socket, and so dropped before its port is free again.
    let _introduced = passage.peers.introduce(own.port(), network);
    let (read, write) = rocket.split();
    let mut from_rocket = Incoming::new(read);
    let mut to_rocket = Outgoing {
        socket: write,
        stall: limits.answer,
    };

    loop {
        let exchange = Exchange {
            from_client: &mut from_client,
            to_client: &mut to_client,
            from_rocket: &mut from_rocket,
            to_rocket: &mut to_rocket,
            limits,
        };
        match exchange.run(arrived).await {
            Ok(Connection::Stays) => {}
            Ok(Connection::Closes) | Err(_) => return Ended::Quietly,
        }
        arrived = match next_request(&mut from_client, &mut from_rocket, passage).await {
            Ok(arrived) => arrived,
            Err(ended) => return ended,
        };
    }
}

/// Waits for the first request, silence included, until `deadline`.
async fn first_request(
    client: &mut Incoming<'_>,
    deadline: Instant,
    passage: &Passage,
) -> Result<Arrived, Ended> {
    let mut closing = passage.closing.clone();
    select! {
        biased;
        arrived = request_by(client, deadline, &passage.limits) => arrived,
        _ = closing.wait_for(|closing| *closing) => Err(Ended::Quietly),
    }
}

/// Waits for another request on a connection that has been answered.
async fn next_request(
    client: &mut Incoming<'_>,
    rocket: &mut Incoming<'_>,
    passage: &Passage,
) -> Result<Arrived, Ended> {
    let mut closing = passage.closing.clone();
    if *closing.borrow() {
        return Err(Ended::Quietly);
    }
    if client.held.is_empty() {
        let idle = timeout(passage.limits.idle, client.fill());
        select! {
            biased;
            filled = idle => match filled {
                Ok(Ok(())) => {}
                _ => return Err(Ended::Quietly),
            },
            // Rocket says nothing unasked, so this is it closing.
            _ = rocket.fill() => return Err(Ended::Quietly),
            _ = closing.wait_for(|closing| *closing) => return Err(Ended::Quietly),
        }
    }
    let deadline = Instant::now() + passage.limits.head;
    request_by(client, deadline, &passage.limits).await
}

async fn request_by(
    client: &mut Incoming<'_>,
    deadline: Instant,
    limits: &Limits,
) -> Result<Arrived, Ended> {
    let mut client = Punctual {
        from: client,
        deadline,
    };
    let head = match relay::head(&mut client, limits.head_bytes).await {
        Ok(Some(head)) => head,
        Ok(None) => return Err(Ended::Refused(Refusal::HeadTooLarge)),
        Err(_) => return Err(Ended::Quietly),
    };
    match framing::request(&client.from.held[..head]) {
        Ok(request) => Ok(Arrived { head, request }),
        Err(Ambiguous) => Err(Ended::Refused(Refusal::Malformed)),
    }
}

/// Whether the connection can carry another request.
enum Connection {
    Stays,
    Closes,
}

/// One request and its answer.
struct Exchange<'e, 'c, 'r> {
    from_client: &'e mut Incoming<'c>,
    to_client: &'e mut Outgoing<'c>,
    from_rocket: &'e mut Incoming<'r>,
    to_rocket: &'e mut Outgoing<'r>,
    limits: &'e Limits,
}

impl Exchange<'_, '_, '_> {
    /// Sends the request and the answer at once, since Rocket may answer before it has read a whole body.
    async fn run(self, arrived: Arrived) -> Result<Connection, Broken> {
        let request_sent = SetOnce::new();
        let mut upload = Upload::new(self.from_client, self.limits);
        let mut reply = Reply {
            from: self.from_rocket,
            request_sent: &request_sent,
            pause: self.limits.answer,
        };
        let sending = relay::message(
            arrived.head,
            arrived.request.body,
            &mut upload,
            self.to_rocket,
        );
        let answering = answer(
            &mut reply,
            self.to_client,
            arrived.request.head_only,
            self.limits,
        );
        pin!(sending, answering);
        let mut wholly_sent = false;
        loop {
            select! {
                biased;
                sent = &mut sending, if !request_sent.initialized() => {
                    match sent {
                        Ok(()) => wholly_sent = true,
                        Err(Broken::Source) => return Err(Broken::Source),
                        // Rocket has stopped listening, but may well have said why.
                        Err(Broken::Sink) => {}
                    }
                    // Set once only: this branch is not taken again.
                    let _ = request_sent.set(());
                }
                answered = &mut answering => {
                    return match answered? {
                        Connection::Stays if wholly_sent => Ok(Connection::Stays),
                        _ => Ok(Connection::Closes),
                    };
                }
            }
        }
    }
}

async fn answer(
    reply: &mut Reply<'_, '_>,
    client: &mut Outgoing<'_>,
    head_only: bool,
    limits: &Limits,
) -> Result<Connection, Broken> {
    loop {
        let head = relay::head(reply, limits.head_bytes)
            .await?
            .ok_or(Broken::Source)?;
        match framing::answer(&reply.from.held[..head], head_only)
            .map_err(|Ambiguous| Broken::Source)?
        {
            Answer::Interim => {
                relay::message(head, framing::Body::Length(0), reply, client).await?
            }
            Answer::Final { body, closes } => {
                relay::message(head, body, reply, client).await?;
                let closes = closes || body == framing::Body::UntilClose;
                return Ok(if closes {
                    Connection::Closes
                } else {
                    Connection::Stays
                });
            }
        }
    }
}

/// Reads on for a little while: closing with bytes unread would destroy an answer still on its way.
async fn part(client: &mut TcpStream) {
    if client.shutdown().await.is_err() {
        return;
    }
    let mut unread = vec![0; 16 * 1024];
    let listen =
        async { while let Ok(Ok(1..)) = timeout(LAST_SILENCE, client.read(&mut unread)).await {} };
    // Whether the client left or ran out of time, the connection closes now.
    let _ = timeout(LAST_WORDS, listen).await;
}
