//! A page, and what a handler may answer with.

use std::io::Cursor;

use minijinja::Value;
use rocket::Request;
use rocket::http::{ContentType, Header, Status};
use rocket::response::{self, Responder, Response};

use super::{Problem, Visit};

/// A rendered page.
pub struct Page {
    status: Status,
    html: String,
}

impl Page {
    /// Renders `template` with what every page has and the page's own `context`.
    ///
    /// # Errors
    /// [`Problem::Fault`] when the template and its context do not fit.
    pub fn render(visit: &Visit<'_>, template: &str, context: Value) -> Result<Self, Problem> {
        let html = visit
            .portal
            .templates
            .get_template(template)
            .and_then(|template| template.render(visit.context(context)))
            .map_err(|fault| Problem::fault(&fault))?;
        Ok(Self {
            status: Status::Ok,
            html,
        })
    }

    /// The same page with another status.
    pub fn with_status(self, status: Status) -> Self {
        Self { status, ..self }
    }
}

impl<'r> Responder<'r, 'static> for Page {
    fn respond_to(self, _request: &'r Request<'_>) -> response::Result<'static> {
        Response::build()
            .status(self.status)
            .header(ContentType::HTML)
            .sized_body(self.html.len(), Cursor::new(self.html))
            .ok()
    }
}

/// What a handler answers with: a page, or the way to the next one.
pub enum Reply {
    /// A page.
    Page(Page),
    /// "See other": after a form the browser asks for this path of ours.
    Go(String),
}

impl Reply {
    /// The way to `path` of this site.
    pub fn go(path: impl Into<String>) -> Self {
        Self::Go(path.into())
    }
}

impl From<Page> for Reply {
    fn from(page: Page) -> Self {
        Self::Page(page)
    }
}

impl<'r> Responder<'r, 'static> for Reply {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        match self {
            Self::Page(page) => page.respond_to(request),
            Self::Go(path) => Response::build()
                .status(Status::SeeOther)
                .header(Header::new("Location", path))
                .ok(),
        }
    }
}
