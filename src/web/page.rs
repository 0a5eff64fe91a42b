//! A page, and what a handler may answer with.

use std::io::Cursor;

use minijinja::Value;
use rocket::Request;
use rocket::http::{ContentType, Header, Status};
use rocket::response::{self, Responder, Response};

use super::printed::slot;
use super::{Problem, Visit, compressed};

/// A rendered page.
pub struct Page {
    status: Status,
    html: String,
    may_be_compressed: bool,
}

impl Page {
    /// Renders `template` with what every page has and the page's own `context`.
    ///
    /// # Errors
    /// [`Problem::Fault`] when the template and its context do not fit.
    pub fn render(visit: &Visit<'_>, template: &str, context: Value) -> Result<Self, Problem> {
        // What staff tell everybody is somebody else's words, beside the proof of the page's forms.
        let has_notices = context
            .get_attr("notices")
            .is_ok_and(|notices| notices.is_true());
        let context = visit.context(&visit.proof(), context);
        let page = Self::of(template, print(visit, template, context)?);
        Ok(if has_notices {
            page.uncompressed()
        } else {
            page
        })
    }

    /// The same without any form, and so without a proof or a cookie for it: a refused request of another site must not
    /// put a new cookie in the place of the person's own.
    ///
    /// # Errors
    /// [`Problem::Fault`] when the template and its context do not fit.
    pub fn without_forms(
        visit: &Visit<'_>,
        template: &str,
        context: Value,
    ) -> Result<Self, Problem> {
        let context = visit.context("", context);
        Ok(Self::of(template, print(visit, template, context)?))
    }

    /// As [`Page::render`], but printed only for the first who asks for `key`: for the others `texts` are set into what was kept.
    /// `context` is given what stands for the texts. All else that it depends on must be part of `key`, and `key` of few
    /// values; the page's language and the proof of its forms are seen to here.
    ///
    /// # Errors
    /// [`Problem::Fault`] when the template and its context do not fit.
    pub fn printed(
        visit: &Visit<'_>,
        template: &str,
        key: &str,
        texts: &[&str],
        context: impl FnOnce(&[String]) -> Value,
    ) -> Result<Self, Problem> {
        let proof = visit.proof();
        let texts: Vec<&str> = texts.iter().copied().chain([proof.as_str()]).collect();
        let key = format!("{} {template} {key}", visit.language.code());
        let kept = &visit.portal.printed;
        let printed = match kept.find(&key) {
            Some(printed) => printed,
            None => {
                let mut slots: Vec<String> = (0..texts.len()).map(slot).collect();
                let proof = slots.pop().unwrap_or_default();
                let context = visit.context(&proof, context(&slots));
                kept.keep(key, &print(visit, template, context)?)
            }
        };
        Ok(Self::of(template, printed.with(&texts)))
    }

    /// As [`Page::printed`], for a page that shows everybody the same but the proof of its forms.
    ///
    /// # Errors
    /// [`Problem::Fault`] when the template and its context do not fit.
    pub fn for_all(
        visit: &Visit<'_>,
        template: &str,
        key: &str,
        context: Value,
    ) -> Result<Self, Problem> {
        Self::printed(visit, template, key, &[], |_| context)
    }

    fn of(template: &str, html: String) -> Self {
        Self {
            status: Status::Ok,
            html,
            may_be_compressed: compressed::may_be(template),
        }
    }

    /// The same page, never sent compressed: words of somebody else stand on it.
    pub fn uncompressed(self) -> Self {
        Self {
            may_be_compressed: false,
            ..self
        }
    }

    /// The same page with another status.
    pub fn with_status(self, status: Status) -> Self {
        Self { status, ..self }
    }
}

/// A text for a file, from a template without markup.
///
/// # Errors
/// [`Problem::Fault`] when the template and its context do not fit.
pub fn text(visit: &Visit<'_>, template: &str, context: Value) -> Result<String, Problem> {
    let text = print(visit, template, visit.context("", context))?;
    // Letters that some programs take for a new line: what a person typed must not look like a line of ours.
    Ok(text.replace(['\u{85}', '\u{2028}', '\u{2029}'], " "))
}

fn print(visit: &Visit<'_>, template: &str, context: Value) -> Result<String, Problem> {
    visit
        .portal
        .templates
        .get_template(template)
        .and_then(|template| template.render(context))
        .map_err(|fault| Problem::fault(&fault))
}

impl<'r> Responder<'r, 'static> for Page {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let mut answer = Response::build();
        answer.status(self.status).header(ContentType::HTML);
        let mut body = self.html.into_bytes();
        if self.may_be_compressed {
            answer.header(Header::new("Vary", "Accept-Encoding"));
            let accepted = request.headers().get_one("Accept-Encoding").unwrap_or("");
            if compressed::accepts(accepted, "gzip") {
                body = compressed::gzip(&body);
                answer.header(Header::new("Content-Encoding", "gzip"));
            }
        }
        answer
            // All at once: each piece costs a wake-up of three tasks.
            .max_chunk_size(body.len().max(1))
            .sized_body(body.len(), Cursor::new(body))
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
