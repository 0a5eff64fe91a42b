//! The headers that every answer carries.

use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::Header;
use rocket::{Request, Response, async_trait};

/// Constant, because nothing inline is ever needed. Some browsers ask it about where a form's answer leads, too, and the
/// button that ends a journey leads to the neutral site.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; \
    form-action 'self' https://www.bbc.co.uk; frame-ancestors 'none'; base-uri 'none'";

/// Same-origin for the referrer, because with `no-referrer` browsers post `Origin: null`.
const ALWAYS: [(&str, &str); 7] = [
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    ),
];

/// Sets the headers; nothing is stored by the browser unless the answer itself says otherwise.
pub struct Headers {
    /// Whether people reach the site over https, so that it may insist on it.
    pub https: bool,
}

#[async_trait]
impl Fairing for Headers {
    fn info(&self) -> Info {
        Info {
            name: "Headers",
            kind: Kind::Response,
        }
    }

    async fn on_response<'r>(&self, _request: &'r Request<'_>, response: &mut Response<'r>) {
        for (name, value) in ALWAYS {
            response.set_header(Header::new(name, value));
        }
        if !response.headers().contains("Cache-Control") {
            response.set_header(Header::new("Cache-Control", "no-store"));
        }
        if self.https {
            response.set_header(Header::new("Strict-Transport-Security", "max-age=63072000"));
        }
    }
}
