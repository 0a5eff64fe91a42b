//! Proof that a form was sent from our own page.

use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use rocket::Request;
use sha2::Sha256;

use crate::settings::Settings;
use crate::vault::BrowserToken;

/// What the proof is made over, so that nothing else made from the token can stand in for it.
const PURPOSE: &[u8] = b"heard/csrf/v1";

/// The proof that the forms shown to the holder of `token` carry: 64 hexadecimal digits.
pub fn proof(token: &BrowserToken) -> String {
    HEXLOWER.encode(&mac(token).finalize().into_bytes())
}

/// Whether `given` is the proof for `token`, in time that does not depend on where it differs.
pub fn matches(token: &BrowserToken, given: &str) -> bool {
    use subtle::ConstantTimeEq;
    proof(token).as_bytes().ct_eq(given.as_bytes()).into()
}

/// Whether the browser says that the request comes from our own pages. `Sec-Fetch-Site` decides; an old
/// browser without it sends `Origin`; where both are missing the proof alone must do.
pub fn comes_from_us(request: &Request<'_>, settings: &Settings) -> bool {
    let headers = request.headers();
    match (headers.get_one("Sec-Fetch-Site"), headers.get_one("Origin")) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => origin == settings.public_url.trim_end_matches('/'),
        (None, None) => true,
    }
}

fn mac(token: &BrowserToken) -> Hmac<Sha256> {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(token.expose()).expect("HMAC takes a key of any length");
    mac.update(PURPOSE);
    mac
}
