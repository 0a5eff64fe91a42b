//! What is too much.

use std::net::SocketAddr;
use std::time::Duration;

use heard::web::gate::Limits;
use rocket::tokio::io::{AsyncReadExt, AsyncWriteExt};
use rocket::tokio::net::{TcpSocket, TcpStream};
use rocket::tokio::time::sleep;

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

/// A connection from another network than everybody else's.
async fn from_elsewhere(gate: SocketAddr) -> Client {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(([127, 0, 0, 2], 0).into()).unwrap();
    Client(socket.connect(gate).await.unwrap())
}

#[rocket::async_test]
async fn when_the_house_is_full_the_network_that_holds_the_most_gives_a_place_to_another() {
    let site = site(Limits {
        connections: 3,
        ..patient()
    })
    .await;
    let mut crowd = Vec::new();
    for _ in 0..3 {
        let mut client = Client::to(site.gate).await;
        // Each holds its place with a request that never ends.
        client
            .send("POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n1".to_owned())
            .await;
        crowd.push(client);
    }
    sleep(SHORT).await;
    let mut more = Client::to(site.gate).await;
    assert!(more.read_to_end().await.starts_with("HTTP/1.1 503 "));

    let mut other = from_elsewhere(site.gate).await;
    other.get("/").await;
    other.read_to("front page").await;
    let mut oldest = crowd.remove(0);
    assert_eq!(oldest.read_to_end().await, "");
    // The rest of the crowd goes on.
    let mut next = crowd.remove(0);
    next.send("23456789".to_owned()).await;
    next.read_to("9 bytes").await;
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
