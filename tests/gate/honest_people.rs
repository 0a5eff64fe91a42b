//! What passes.

use std::time::Duration;

use heard::web::gate::Limits;

use super::client::Client;
use super::patient;
use super::site::site;

#[rocket::async_test]
async fn a_reader_sees_the_page_and_then_the_next_on_the_same_connection() {
    let site = site(patient()).await;
    let mut client = Client::to(site.gate).await;
    client.get("/").await;
    assert!(
        client
            .read_to("front page")
            .await
            .starts_with("HTTP/1.1 200 OK\r\n")
    );
    client
        .send("HEAD /second HTTP/1.1\r\nHost: a\r\n\r\n")
        .await;
    client.read_to("\r\n\r\n").await;
    client.get("/second").await;
    assert!(
        client
            .read_to("second page")
            .await
            .starts_with("HTTP/1.1 200 OK\r\n")
    );
}

#[rocket::async_test]
async fn requests_sent_all_at_once_are_answered_in_their_order() {
    let site = site(patient()).await;
    let mut client = Client::to(site.gate).await;
    let post = "POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc";
    let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    let last = "GET /second HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    client.send([post, get, post, last].concat()).await;
    let answers = client.read_to_end().await;
    let order: Vec<_> = answers
        .split("HTTP/1.1 200 OK")
        .filter_map(|one| one.rsplit("\r\n\r\n").next())
        .collect();
    assert_eq!(
        order,
        ["", "3 bytes", "front page", "3 bytes", "second page"]
    );
}

#[rocket::async_test]
async fn a_big_honest_upload_passes() {
    let site = site(Limits {
        body_pause: Duration::from_secs(20),
        ..patient()
    })
    .await;
    let mut client = Client::to(site.gate).await;
    let size = 20 * 1024 * 1024;
    client
        .send(format!(
            "POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: {size}\r\n\r\n"
        ))
        .await;
    client.send(vec![b'v'; size]).await;
    client.read_to("20971520 bytes").await;
}

#[rocket::async_test]
async fn a_program_may_ask_before_it_sends_a_body_in_chunks() {
    let site = site(patient()).await;
    let mut client = Client::to(site.gate).await;
    client
        .send("POST /count HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n")
        .await;
    assert!(
        client
            .read_to("\r\n\r\n")
            .await
            .starts_with("HTTP/1.1 100 ")
    );
    client
        .send("5\r\nhello\r\n6;n=1\r\n heard\r\n0\r\nNote: x\r\n\r\n")
        .await;
    assert!(
        client
            .read_to("11 bytes")
            .await
            .starts_with("HTTP/1.1 200 ")
    );
    client.get("/").await;
    client.read_to("front page").await;
}

#[rocket::async_test]
async fn an_old_client_is_answered_and_let_go() {
    let site = site(patient()).await;
    let mut client = Client::to(site.gate).await;
    client.send("GET / HTTP/1.0\r\n\r\n").await;
    assert!(client.read_to_end().await.ends_with("front page"));
}

#[rocket::async_test]
async fn someone_whose_upload_is_refused_at_once_still_sees_why() {
    let site = site(patient()).await;
    let mut client = Client::to(site.gate).await;
    let size = 20 * 1024 * 1024;
    client
        .send(format!(
            "POST /refuse HTTP/1.1\r\nHost: a\r\nContent-Length: {size}\r\n\r\n"
        ))
        .await;
    client.send(vec![b'v'; size]).await;
    assert!(client.read_to_end().await.starts_with("HTTP/1.1 413 "));
}

#[rocket::async_test]
async fn the_site_knows_the_network_of_a_client_that_came_through_the_gate() {
    let site = site(patient()).await;
    let mut client = Client::to(site.gate).await;
    client.get("/known").await;
    client.read_to("true").await;

    let mut past_the_gate = Client::to(site.rocket).await;
    let own_port = past_the_gate.0.local_addr().unwrap().port();
    past_the_gate.get("/known").await;
    past_the_gate.read_to("false").await;
    assert!(site.peers.network_of(own_port).is_none());
}
