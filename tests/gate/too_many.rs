//! What is too much.

use std::net::SocketAddr;
use std::time::Duration;

use heard::web::gate::Limits;
use rocket::tokio::io::{AsyncReadExt, AsyncWriteExt};
use rocket::tokio::net::TcpStream;
use rocket::tokio::time::{sleep, timeout};

use super::client::Client;
use super::site::site;
use super::{SHORT, patient, soon};

#[rocket::async_test]
async fn one_network_cannot_take_all_the_connections() {
    let site = site(Limits {
        connections_per_network: 2,
        ..patient()
    })
    .await;
    let mut inside = Vec::new();
    for _ in 0..2 {
        let mut client = Client::to(site.gate).await;
        client.get("/").await;
        client.read_to("front page").await;
        inside.push(client);
    }
    let mut third = Client::to(site.gate).await;
    assert!(third.read_to_end().await.starts_with("HTTP/1.1 503 "));

    inside.pop();
    soon(async {
        while !answered_with_the_front_page(site.gate).await {
            sleep(Duration::from_millis(5)).await;
        }
    })
    .await;
}

/// A refused client may find its connection gone at any step.
async fn answered_with_the_front_page(gate: SocketAddr) -> bool {
    let mut client = TcpStream::connect(gate).await.unwrap();
    let _ = client
        .write_all(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        .await;
    let mut answer = Vec::new();
    let _ = client.read_to_end(&mut answer).await;
    answer.ends_with(b"front page")
}

#[rocket::async_test]
async fn when_the_house_is_full_the_next_one_waits_for_a_place() {
    let site = site(Limits {
        connections: 1,
        ..patient()
    })
    .await;
    let mut first = Client::to(site.gate).await;
    first.get("/").await;
    first.read_to("front page").await;
    let mut second = Client::to(site.gate).await;
    second.get("/second").await;
    let mut nothing = [0];
    assert!(
        timeout(SHORT, second.0.read(&mut nothing)).await.is_err(),
        "served beyond the limit"
    );
    drop(first);
    second.read_to("second page").await;
}

#[rocket::async_test]
async fn a_header_that_is_too_large_is_refused() {
    let site = site(Limits {
        head_bytes: 1000,
        ..patient()
    })
    .await;
    for end in ["", "\r\n\r\n"] {
        let mut client = Client::to(site.gate).await;
        client
            .send(format!(
                "GET / HTTP/1.1\r\nHost: a\r\nNote: {}{end}",
                "n".repeat(1000)
            ))
            .await;
        assert!(client.read_to_end().await.starts_with("HTTP/1.1 431 "));
    }
}
