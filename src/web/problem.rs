//! The only errors a page may answer with.

use rocket::Request;
use rocket::http::{Header, Status};
use rocket::response::{self, Responder};

use super::{Page, Visit};
use crate::db::DbFault;

/// Why a page cannot be shown. Carries nothing that a person typed and nothing of our insides.
#[derive(Debug)]
pub enum Problem {
    /// There is nothing here, or nothing for this person: the two look the same.
    NotFound,
    /// The form could not be shown to come from our page, or is not a form.
    Refused,
    /// More was sent than a form may weigh.
    TooBig,
    /// Too many tries; the person may try again after so many seconds.
    TooMany(u64),
    /// We cannot take more work just now.
    Busy,
    /// Something of ours broke; the number finds it in the log.
    Fault(String),
}

impl Problem {
    /// Logs `cause` under a fresh number and keeps only the number.
    pub fn fault(cause: &dyn std::fmt::Display) -> Self {
        let number = crate::vault::Chance::system().bytes::<4>();
        let number = number.map(|byte| format!("{byte:02x}")).concat();
        tracing::error!(fault = number, "{cause}");
        Self::Fault(number)
    }

    /// The HTTP status that tells a browser or a proxy the same.
    pub fn status(&self) -> Status {
        match self {
            Self::NotFound => Status::NotFound,
            Self::Refused => Status::Forbidden,
            Self::TooBig => Status::PayloadTooLarge,
            Self::TooMany(_) => Status::TooManyRequests,
            Self::Busy => Status::ServiceUnavailable,
            Self::Fault(_) => Status::InternalServerError,
        }
    }

    fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::NotFound => ("problem-not-found-title", "problem-not-found-message"),
            Self::Refused => ("problem-refused-title", "problem-refused-message"),
            Self::TooBig => ("problem-too-big-title", "problem-too-big-message"),
            Self::TooMany(_) => ("problem-too-many-title", "problem-too-many-message"),
            Self::Busy => ("problem-busy-title", "problem-busy-message"),
            Self::Fault(_) => ("problem-fault-title", "problem-fault-message"),
        }
    }

    fn page(&self, visit: &Visit<'_>) -> Result<Page, Self> {
        let (title_key, message_key) = self.words();
        let fault = match self {
            Self::Fault(number) => Some(number.as_str()),
            _ => None,
        };
        let context = minijinja::context! { title_key, message_key, fault };
        Page::without_forms(visit, "problem/page.html", context)
    }
}

impl From<DbFault> for Problem {
    fn from(fault: DbFault) -> Self {
        match fault {
            DbFault::Busy => Self::Busy,
            fault => Self::fault(&fault),
        }
    }
}

impl<'r> Responder<'r, 'static> for Problem {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let page = self
            .page(&Visit::of(request))
            .map_err(|_| Status::InternalServerError)?;
        let mut answer = page.with_status(self.status()).respond_to(request)?;
        let after = match self {
            Self::TooMany(seconds) => Some(seconds),
            Self::Busy => Some(5),
            _ => None,
        };
        if let Some(seconds) = after {
            answer.set_header(Header::new("Retry-After", seconds.to_string()));
        }
        Ok(answer)
    }
}
