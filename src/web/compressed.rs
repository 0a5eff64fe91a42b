//! Pages that are sent compressed, so that they are light on a phone with little data.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// How long a compressed page is tells whoever watches the wire whether two of its parts are alike. Somebody who can put words
/// on a page could guess a secret beside them that way, so these are only pages that show nothing which the request brought
/// and nothing that anybody but their reader wrote; with a banner on them they are not compressed. None shows an access code.
const TEMPLATES: [&str; 5] = [
    "accessibility/page.html",
    "answers/check.html",
    "help/page.html",
    "home/page.html",
    "privacy/page.html",
];

/// Whether the page that `template` prints may be compressed.
pub(super) fn may_be(template: &str) -> bool {
    TEMPLATES.contains(&template)
}

/// Whether a request's `Accept-Encoding` allows `encoding`.
pub(super) fn accepts(accepted: &str, encoding: &str) -> bool {
    accepted.split(',').any(|offer| {
        let mut parts = offer.split(';').map(str::trim);
        parts.next() == Some(encoding)
            && !parts.any(|weight| matches!(weight, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

/// The page for `Content-Encoding: gzip`.
pub(super) fn gzip(html: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    let written = encoder.write_all(html);
    written
        .and_then(|()| encoder.finish())
        .expect("a vector takes all that is written")
}
