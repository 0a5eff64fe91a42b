//! Who is too slow.

use std::num::NonZeroU64;
use std::time::Duration;

use heard::web::gate::Limits;

use super::client::Client;
use super::site::{before_a_bare_socket, site};
use super::{SHORT, patient, soon};

#[rocket::async_test]
async fn a_silent_client_is_shut_out() {
    let site = site(Limits {
        head: SHORT,
        ..patient()
    })
    .await;
    Client::to(site.gate).await.is_shut_out().await;
}

#[rocket::async_test]
async fn a_client_that_stops_in_the_middle_of_a_header_is_shut_out() {
    let site = site(Limits {
        head: SHORT,
        ..patient()
    })
    .await;
    let mut client = Client::to(site.gate).await;
    client.send("GET / HTTP/1.1\r\nHos").await;
    client.is_shut_out().await;
}

#[rocket::async_test]
async fn a_header_that_comes_byte_by_byte_is_shut_out() {
    let site = site(Limits {
        head: SHORT,
        ..patient()
    })
    .await;
    let mut client = Client::to(site.gate).await;
    client.send("GET / HTTP/1.1\r\nHost: a").await;
    assert!(!client.drip_until_closed(b"a", SHORT / 10).await);
}

#[rocket::async_test]
async fn an_idle_connection_is_closed_after_its_answer() {
    let site = site(Limits {
        idle: SHORT,
        ..patient()
    })
    .await;
    let mut client = Client::to(site.gate).await;
    client.get("/").await;
    assert!(client.read_to_end().await.ends_with("front page"));
}

#[rocket::async_test]
async fn the_second_header_of_a_connection_must_hurry_as_well() {
    let site = site(Limits {
        head: Duration::from_secs(2),
        ..patient()
    })
    .await;
    let mut client = Client::to(site.gate).await;
    client.get("/").await;
    client.read_to("front page").await;
    client.send("GET / HT").await;
    client.is_shut_out().await;
}

#[rocket::async_test]
async fn a_body_that_stops_coming_is_shut_out() {
    let site = site(Limits {
        body_pause: SHORT,
        ..patient()
    })
    .await;
    let mut client = Client::to(site.gate).await;
    client
        .send("POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc")
        .await;
    client.is_shut_out().await;
}

#[rocket::async_test]
async fn a_body_that_comes_byte_by_byte_is_shut_out() {
    let body_rate = NonZeroU64::new(1_000_000).unwrap();
    let site = site(Limits {
        body_pause: Duration::from_secs(2),
        body_rate,
        ..patient()
    })
    .await;
    let mut client = Client::to(site.gate).await;
    client
        .send("POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n")
        .await;
    assert!(
        !client
            .drip_until_closed(b"a", Duration::from_millis(20))
            .await
    );
}

#[rocket::async_test]
async fn a_client_that_never_reads_its_answer_is_let_go() {
    let mut site = site(Limits {
        client_stall: SHORT,
        ..patient()
    })
    .await;
    let mut client = Client::to(site.gate).await;
    client.get("/endless").await;
    soon(site.stream_ended.recv()).await.unwrap();
    drop(client);
}

#[rocket::async_test]
async fn a_client_is_let_go_when_the_site_never_answers() {
    let (gate, _listener) = before_a_bare_socket(Limits {
        answer: SHORT,
        ..patient()
    })
    .await;
    let mut client = Client::to(gate).await;
    client.get("/").await;
    client.is_shut_out().await;
}
