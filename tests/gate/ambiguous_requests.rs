//! Requests that two programs would read differently.

use rocket::tokio::time::timeout;

use super::client::Client;
use super::site::{before_a_bare_socket, site};
use super::{SHORT, patient, soon};

#[rocket::async_test]
async fn a_request_that_can_be_read_in_two_ways_never_reaches_the_site() {
    let (gate, listener) = before_a_bare_socket(patient()).await;
    let hidden = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n";
    for fields in [
        "Host: a\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n",
        "Host: a\r\nContent-Length: 0\r\nContent-Length: 33\r\n",
        "Host: a\r\nContent-Length: 0, 33\r\n",
        "Host: a\r\nContent-Length: +0\r\n",
        "Host: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        "Host: a\r\nTransfer-Encoding: \x0bchunked\r\n",
        "Host: a\r\nTransfer-Encoding : chunked\r\n",
        "Host: a\r\nContent-Length: 0\n\n",
        "Host: a\r\nHost: b\r\n",
        "",
    ] {
        let mut client = Client::to(gate).await;
        client
            .send(format!("POST / HTTP/1.1\r\n{fields}\r\n{hidden}"))
            .await;
        let answer = client.read_to_end().await;
        assert!(
            answer.starts_with("HTTP/1.1 400 "),
            "{fields:?} gave {answer:?}"
        );
        assert_eq!(
            answer.matches("HTTP/1.1").count(),
            1,
            "{fields:?} was answered twice"
        );
    }
    assert!(
        timeout(SHORT, listener.accept()).await.is_err(),
        "the site was reached"
    );
}

#[rocket::async_test]
async fn the_site_sees_chunks_in_one_plain_form_whatever_the_client_wrote() {
    let (gate, listener) = before_a_bare_socket(patient()).await;
    let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    let mut client = Client::to(gate).await;
    client
        .send(format!(
            "{head}0005;a=\"b\"\r\nhello\r\n000\r\nContent-Length: 9\r\n\r\n"
        ))
        .await;
    let mut site = Client(soon(listener.accept()).await.unwrap().0);
    assert_eq!(
        site.read_to("0\r\n\r\n").await,
        format!("{head}5\r\nhello\r\n0\r\n\r\n")
    );
    site.send("HTTP/1.1 204 No Content\r\n\r\n").await;
    client.read_to("\r\n\r\n").await;
}

#[rocket::async_test]
async fn a_body_with_broken_chunks_is_never_taken_for_whole() {
    let site = site(patient()).await;
    for body in [
        "z\r\n",
        "\r\n",
        "2\r\nabc\r\n0\r\n\r\n",
        "-1\r\n",
        "1\r\na\n0\r\n\r\n0\r\n\r\n",
    ] {
        let mut client = Client::to(site.gate).await;
        client
            .send(format!(
                "POST /count HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n{body}"
            ))
            .await;
        assert!(!client.read_to_end().await.contains(" 200 "), "{body:?}");
    }
}
