//! A small real site behind the gate.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use heard::web::gate::{Gate, Limits, Network, Peers};
use rocket::data::ToByteUnit;
use rocket::fairing::AdHoc;
use rocket::http::Status;
use rocket::response::stream::ByteStream;
use rocket::tokio::net::TcpListener;
use rocket::tokio::sync::{Notify, mpsc, oneshot};
use rocket::tokio::task::JoinHandle;
use rocket::{Data, Request, State, get, post, routes};

use super::soon;

/// Signals between a story and the site's handlers.
pub struct Signals {
    pub begun: Notify,
    pub go_on: Notify,
    stream_ended: mpsc::UnboundedSender<()>,
}

#[get("/")]
fn front_page() -> &'static str {
    "front page"
}

#[get("/second")]
fn second_page() -> &'static str {
    "second page"
}

#[post("/count", data = "<body>")]
async fn count(body: Data<'_>) -> String {
    let bytes = body.open(1.gibibytes()).into_bytes().await.unwrap();
    assert!(bytes.is_complete());
    format!("{} bytes", bytes.len())
}

#[post("/refuse")]
fn refuse_unread() -> Status {
    Status::PayloadTooLarge
}

#[get("/slow")]
async fn slow(signals: &State<Arc<Signals>>) -> &'static str {
    signals.begun.notify_one();
    signals.go_on.notified().await;
    "at last"
}

#[get("/endless")]
fn endless(signals: &State<Arc<Signals>>) -> ByteStream![Vec<u8>] {
    struct TellWhenDropped(mpsc::UnboundedSender<()>);
    impl Drop for TellWhenDropped {
        fn drop(&mut self) {
            let _ = self.0.send(());
        }
    }
    let end = TellWhenDropped(signals.stream_ended.clone());
    ByteStream! {
        let _end = end;
        loop {
            yield vec![b'x'; 16 * 1024];
        }
    }
}

/// The network that the gate names for this request's connection.
struct Known(bool);

#[rocket::async_trait]
impl<'r> rocket::request::FromRequest<'r> for Known {
    type Error = ();
    async fn from_request(request: &'r Request<'_>) -> rocket::request::Outcome<Self, ()> {
        let peers = request.rocket().state::<Peers>().unwrap();
        let network = peers.network_of(request.remote().unwrap().port());
        let loopback = Network::of(IpAddr::V4(Ipv4Addr::LOCALHOST));
        rocket::request::Outcome::Success(Known(network == Some(loopback)))
    }
}

#[get("/known")]
fn known(known: Known) -> String {
    known.0.to_string()
}

/// A site, its gate and the way to close it.
pub struct Site {
    pub gate: SocketAddr,
    pub rocket: SocketAddr,
    pub peers: Peers,
    pub signals: Arc<Signals>,
    pub stream_ended: mpsc::UnboundedReceiver<()>,
    pub close: oneshot::Sender<()>,
    pub closed: JoinHandle<()>,
}

pub async fn site(limits: Limits) -> Site {
    let gate = Gate::bind((Ipv4Addr::LOCALHOST, 0).into(), limits)
        .await
        .unwrap();
    let (stream_end, stream_ended) = mpsc::unbounded_channel();
    let signals = Arc::new(Signals {
        begun: Notify::new(),
        go_on: Notify::new(),
        stream_ended: stream_end,
    });
    let (port, launched) = oneshot::channel();
    let config = rocket::Config {
        address: Ipv4Addr::LOCALHOST.into(),
        port: 0,
        ip_header: None,
        log_level: rocket::config::LogLevel::Off,
        shutdown: rocket::config::Shutdown {
            ctrlc: false,
            ..Default::default()
        },
        ..rocket::Config::debug_default()
    };
    let rocket = rocket::custom(config)
        .manage(gate.peers())
        .manage(Arc::clone(&signals))
        .mount(
            "/",
            routes![
                front_page,
                second_page,
                count,
                refuse_unread,
                slow,
                endless,
                known
            ],
        )
        .attach(AdHoc::on_liftoff("tell the port", move |rocket| {
            port.send(rocket.config().port).unwrap();
            Box::pin(async {})
        }));
    rocket::tokio::spawn(rocket.launch());
    let rocket = (Ipv4Addr::LOCALHOST, soon(launched).await.unwrap()).into();
    let (close, closing) = oneshot::channel();
    let (address, peers) = (gate.local_addr().unwrap(), gate.peers());
    let closed = rocket::tokio::spawn(gate.serve(rocket, async {
        let _ = closing.await;
    }));
    Site {
        gate: address,
        rocket,
        peers,
        signals,
        stream_ended,
        close,
        closed,
    }
}

/// A gate in front of a bare socket, for what Rocket would never do or show.
pub async fn before_a_bare_socket(limits: Limits) -> (SocketAddr, TcpListener) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let gate = Gate::bind((Ipv4Addr::LOCALHOST, 0).into(), limits)
        .await
        .unwrap();
    let address = gate.local_addr().unwrap();
    rocket::tokio::spawn(gate.serve(listener.local_addr().unwrap(), std::future::pending()));
    (address, listener)
}
