//! How the gate closes.

use heard::web::gate::Limits;
use rocket::tokio::net::TcpStream;

use super::client::Client;
use super::site::{before_a_bare_socket, site};
use super::{SHORT, patient, soon};

#[rocket::async_test]
async fn closing_lets_the_request_in_flight_finish_and_the_idle_go() {
    let site = site(patient()).await;
    let mut idle = Client::to(site.gate).await;
    idle.get("/").await;
    idle.read_to("front page").await;
    let mut silent = Client::to(site.gate).await;
    let mut busy = Client::to(site.gate).await;
    busy.get("/slow").await;
    soon(site.signals.begun.notified()).await;

    site.close.send(()).unwrap();
    idle.is_shut_out().await;
    silent.is_shut_out().await;
    assert!(
        TcpStream::connect(site.gate).await.is_err(),
        "still accepting"
    );
    site.signals.go_on.notify_one();
    assert!(busy.read_to_end().await.ends_with("at last"));
    soon(site.closed).await.unwrap();
}

#[rocket::async_test]
async fn closing_does_not_wait_for_ever() {
    let site = site(Limits {
        closing: SHORT,
        ..patient()
    })
    .await;
    let mut busy = Client::to(site.gate).await;
    busy.get("/slow").await;
    soon(site.signals.begun.notified()).await;
    site.close.send(()).unwrap();
    soon(site.closed).await.unwrap();
}

#[rocket::async_test]
async fn when_the_site_is_down_a_reader_is_told_to_come_back() {
    let (gate, listener) = before_a_bare_socket(patient()).await;
    drop(listener);
    let mut client = Client::to(gate).await;
    client.get("/").await;
    assert!(client.read_to_end().await.starts_with("HTTP/1.1 503 "));
}
