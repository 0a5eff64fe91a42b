//! The gate: stands between the open internet and Rocket, which itself waits for ever for a slow client.
//!
//! It listens on the public address and passes each request on to Rocket on a loopback port, byte for byte, once its
//! head has arrived whole and reads in one way only. Clients that are too slow, too large or too many stay outside.

mod connection;
mod framing;
mod network;
mod relay;

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::num::NonZeroU64;
use std::sync::Arc;
use std::time::Duration;

use rocket::tokio::net::{TcpListener, TcpStream};
use rocket::tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use rocket::tokio::task::JoinSet;
use rocket::tokio::time::{sleep, timeout};
use rocket::tokio::{pin, select};

use connection::{Passage, Refusal};
use network::{Admitted, Crowd};
pub use network::{Network, Peers};

/// How long to wait before accepting again when the system has run out of sockets.
const AFTER_FAILED_ACCEPT: Duration = Duration::from_millis(100);

/// What the gate allows each client.
#[derive(Clone, Debug)]
pub struct Limits {
    /// The longest a request head may take to arrive; for the first one, counted from the connection.
    pub head: Duration,
    /// The largest request or answer head, in bytes.
    pub head_bytes: usize,
    /// The longest a connection may wait for its next request.
    pub idle: Duration,
    /// The longest pause while a body arrives, and the head start a client has on `body_rate`.
    pub body_pause: Duration,
    /// The least average rate of a body, in bytes a second.
    pub body_rate: NonZeroU64,
    /// The longest Rocket may take to begin an answer to a whole request, or pause in the middle of it.
    pub answer: Duration,
    /// The longest a client may take to accept 16 KiB of an answer.
    pub client_stall: Duration,
    /// The most connections at once. Past that, the network that holds the most gives up its oldest to a newcomer from
    /// one that holds fewer; others are refused.
    pub connections: usize,
    /// The most connections at once from one network; further ones are refused.
    pub connections_per_network: usize,
    /// How long requests in flight may go on once the gate is closing.
    pub closing: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        const BODY_RATE: NonZeroU64 = NonZeroU64::new(500).expect("500 is not zero");
        Self {
            head: Duration::from_secs(10),
            head_bytes: 32 * 1024,
            idle: Duration::from_secs(15),
            body_pause: Duration::from_secs(20),
            body_rate: BODY_RATE,
            answer: Duration::from_secs(60),
            client_stall: Duration::from_secs(20),
            connections: 2048,
            // A whole police station may share one address, six connections to a browser.
            connections_per_network: 256,
            closing: Duration::from_secs(10),
        }
    }
}

/// A bound public address, ready to [`serve`](Gate::serve).
pub struct Gate {
    listener: TcpListener,
    limits: Limits,
    peers: Peers,
}

impl Gate {
    /// Listens on `address`; nothing is accepted before [`serve`](Gate::serve).
    ///
    /// # Errors
    /// Where the address is taken or not ours to listen on.
    pub async fn bind(address: SocketAddr, limits: Limits) -> io::Result<Gate> {
        let listener = TcpListener::bind(address).await?;
        Ok(Gate {
            listener,
            limits,
            peers: Peers::default(),
        })
    }

    /// The address listened on, with the port the system chose where port 0 was asked for.
    ///
    /// # Errors
    /// Where the system cannot tell.
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// The networks behind the forwarded connections, for the site's throttles.
    #[must_use]
    pub fn peers(&self) -> Peers {
        self.peers.clone()
    }

    /// Forwards to Rocket at `rocket` until `shutdown` is done, lets requests in flight finish, and closes.
    pub async fn serve(self, rocket: SocketAddr, shutdown: impl Future<Output = ()>) {
        let (close, closing) = watch::channel(false);
        let passage = Passage {
            rocket,
            limits: self.limits.clone(),
            peers: self.peers.clone(),
            closing,
        };
        let room = Arc::new(Semaphore::new(self.limits.connections));
        let crowd = Crowd::default();
        let mut connections = JoinSet::new();
        pin!(shutdown);
        loop {
            select! {
                biased;
                () = &mut shutdown => break,
                Some(_) = connections.join_next() => {}
                (client, address) = accept(&self.listener) => {
                    let network = Network::of(address.ip());
                    match self.admit(&room, &crowd, network).await {
                        Some((place, admitted)) => {
                            connections.spawn(attend(client, network, passage.clone(), place, admitted));
                        }
                        None => refuse(&client),
                    }
                }
            }
        }
        drop(self.listener);
        close.send_replace(true);
        let all_finished = async { while connections.join_next().await.is_some() {} };
        if timeout(self.limits.closing, all_finished).await.is_err() {
            tracing::warn!("the gate closed with requests in flight");
        }
        connections.shutdown().await;
    }
}

impl Gate {
    /// A place for a newcomer from `network`, if there is one or one is given up; the wait is only for that one to close.
    async fn admit(
        &self,
        room: &Arc<Semaphore>,
        crowd: &Crowd,
        network: Network,
    ) -> Option<(OwnedSemaphorePermit, Admitted)> {
        let place = match Arc::clone(room).try_acquire_owned() {
            Ok(place) => place,
            Err(_) if crowd.make_room_for(network) => {
                Arc::clone(room).acquire_owned().await.ok()?
            }
            Err(_) => return None,
        };
        let admitted = crowd.admit(network, self.limits.connections_per_network)?;
        Some((place, admitted))
    }
}

/// The next client.
async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(accepted) => return accepted,
            Err(error) => {
                tracing::warn!(kind = %error.kind(), "the gate could not accept a connection");
                sleep(AFTER_FAILED_ACCEPT).await;
            }
        }
    }
}

/// Holds the connection's places for as long as it lasts.
async fn attend(
    client: TcpStream,
    network: Network,
    passage: Passage,
    _place: OwnedSemaphorePermit,
    admitted: Admitted,
) {
    if client.set_nodelay(true).is_ok() {
        select! {
            () = connection::serve(client, network, &passage) => {}
            () = admitted.is_given_up() => {}
        }
    }
}

/// Says "busy" only if that takes no waiting: a crowd must not cost a task each.
fn refuse(client: &TcpStream) {
    let _ = client.try_write(Refusal::Busy.answer());
}
