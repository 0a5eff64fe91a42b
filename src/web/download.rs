//! What is given out byte by byte: a file that is downloaded, or a picture that stands on a page.

use std::io;

use rocket::Request;
use rocket::futures::stream::BoxStream;
use rocket::http::Header;
use rocket::response::{self, Responder, Response};
use tokio_util::io::StreamReader;

/// Bytes of a known length, with what they are.
pub struct Download {
    /// The name that it is kept by; none for what a page shows.
    pub name: Option<String>,
    /// What it is, as the browser is told.
    pub mime: &'static str,
    /// How many bytes there are; none where that is known only at their end.
    pub length: Option<u64>,
    /// The bytes. Where they break off, so does the answer: the browser then says that the download failed.
    pub bytes: BoxStream<'static, io::Result<bytes::Bytes>>,
}

impl<'r> Responder<'r, 'static> for Download {
    fn respond_to(self, _request: &'r Request<'_>) -> response::Result<'static> {
        let how = match self.name {
            Some(name) => format!("attachment; filename=\"{name}\""),
            None => "inline".to_owned(),
        };
        let mut answer = Response::build();
        if let Some(length) = self.length {
            answer.header(Header::new("Content-Length", length.to_string()));
        }
        answer
            .header(Header::new("Content-Type", self.mime))
            .header(Header::new("Content-Disposition", how))
            .streamed_body(StreamReader::new(self.bytes))
            .ok()
    }
}
