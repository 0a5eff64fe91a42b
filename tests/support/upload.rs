//! A form with a file, as a browser sends it.

use heard::commands::{Seen, Visitor};
use rocket::http::{ContentType, Header};

const BOUNDARY: &str = "----form-of-a-story";

/// A file that somebody chooses.
pub struct Chosen<'a> {
    /// The name that it has.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
    /// What its giver says of it.
    pub about: &'a str,
}

/// Sends the form on `page` with the file to `path`.
pub async fn upload(visitor: &Visitor, path: &str, page: &Seen, chosen: &Chosen<'_>) -> Seen {
    upload_with(visitor, path, page, chosen, &[]).await
}

/// The same with more fields.
pub async fn upload_with(
    visitor: &Visitor,
    path: &str,
    page: &Seen,
    chosen: &Chosen<'_>,
    more: &[(&str, &str)],
) -> Seen {
    let request = visitor
        .client()
        .post(path.to_owned())
        .header(Header::new(
            "Content-Type",
            format!("multipart/form-data; boundary={BOUNDARY}"),
        ))
        .body(body(page.proof(), chosen, more));
    let response = request.dispatch().await;
    Seen {
        status: response.status(),
        location: response.headers().get_one("Location").map(str::to_owned),
        html: response.into_string().await.unwrap_or_default(),
    }
}

/// Sends bytes alone, as the script does, with the proof of `page`.
pub async fn send_bytes(visitor: &Visitor, path: &str, page: &Seen, bytes: &[u8]) -> String {
    let request = visitor
        .client()
        .post(path.to_owned())
        .header(ContentType::Binary)
        .header(Header::new("X-Form-Proof", page.proof().to_owned()))
        .body(bytes);
    let response = request.dispatch().await;
    response.into_string().await.unwrap_or_default()
}

/// Sends a form without fields of its own from `page`, which answers with bytes; none where it does not.
pub async fn send_form(visitor: &Visitor, path: &str, page: &Seen) -> Option<Vec<u8>> {
    let request = visitor
        .client()
        .post(path.to_owned())
        .header(ContentType::Form)
        .body(format!("csrf={}", page.proof()));
    let response = request.dispatch().await;
    match response.status() == rocket::http::Status::Ok {
        true => response.into_bytes().await,
        false => None,
    }
}

/// Downloads what is at `path`: none where it breaks off or there is nothing.
pub async fn download(visitor: &Visitor, path: &str) -> Option<(String, Vec<u8>)> {
    let response = visitor.client().get(path.to_owned()).dispatch().await;
    if response.status() != rocket::http::Status::Ok {
        return None;
    }
    let how = response.headers().get_one("Content-Disposition");
    let how = how.unwrap_or_default().to_owned();
    let length: usize = response.headers().get_one("Content-Length")?.parse().ok()?;
    let bytes = response
        .into_bytes()
        .await
        .filter(|bytes| bytes.len() == length);
    bytes.map(|bytes| (how, bytes))
}

fn body(proof: &str, chosen: &Chosen<'_>, more: &[(&str, &str)]) -> Vec<u8> {
    let mut body = Vec::new();
    let own = [("csrf", proof), ("about", chosen.about)];
    for (name, value) in own.iter().chain(more) {
        let part = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        );
        body.extend(part.into_bytes());
    }
    let head = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n",
        chosen.name
    );
    body.extend(head.into_bytes());
    body.extend(chosen.bytes);
    body.extend(format!("\r\n--{BOUNDARY}--\r\n").into_bytes());
    body
}
