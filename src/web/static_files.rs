//! Styles, scripts and pictures, from inside the program, under names that change with their content.

use std::borrow::Cow;
use std::path::PathBuf;

use rocket::http::{Header, Status};
use rocket::response::Response;
use rocket::{Request, Route, get, routes};

use super::assets;

/// The route of all static files.
pub fn routes() -> Vec<Route> {
    routes![file]
}

#[get("/static/<name..>")]
fn file(name: PathBuf) -> Option<StaticFile> {
    assets::find(name.to_str()?).map(StaticFile)
}

struct StaticFile(&'static assets::Asset);

impl<'r> rocket::response::Responder<'r, 'static> for StaticFile {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        let Self(asset) = self;
        let accepted = request.headers().get_one("Accept-Encoding").unwrap_or("");
        let (body, encoding) = asset.encoded_for(accepted);
        let mut answer = Response::build();
        answer
            .status(Status::Ok)
            .header(Header::new("Content-Type", asset.content_type))
            .header(Header::new(
                "Cache-Control",
                "public, max-age=31536000, immutable",
            ))
            .header(Header::new("Vary", "Accept-Encoding"))
            .sized_body(body.len(), std::io::Cursor::new(Cow::Borrowed(body)));
        if let Some(encoding) = encoding {
            answer.header(Header::new("Content-Encoding", encoding));
        }
        answer.ok()
    }
}
