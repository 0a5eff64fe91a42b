//! The two cookies: one that proves it is the same browser, one that remembers the language.

use rocket::http::{Cookie, CookieJar, SameSite};
use rocket::time::Duration;

use crate::settings::Settings;
use crate::vault::BrowserToken;
use crate::wording::Language;

/// How long a browser keeps its language.
const LANGUAGE_KEPT: Duration = Duration::days(180);
/// The language is no secret, so its name needs no host lock.
const LANGUAGE: &str = "heard-language";

/// The name of the browser's cookie: locked to the host wherever https makes that possible.
fn browser_cookie(settings: &Settings) -> &'static str {
    if settings.is_https() {
        "__Host-heard"
    } else {
        "heard"
    }
}

/// The token of this browser, if it came with one.
pub fn browser(jar: &CookieJar<'_>, settings: &Settings) -> Option<BrowserToken> {
    BrowserToken::parse(jar.get(browser_cookie(settings))?.value())
}

/// Gives the browser `token`; it goes when the browser is closed.
pub fn give_browser(jar: &CookieJar<'_>, settings: &Settings, token: &BrowserToken) {
    jar.add(
        Cookie::build((browser_cookie(settings), token.to_text()))
            .path("/")
            .secure(settings.is_https())
            .http_only(true)
            .same_site(SameSite::Lax),
    );
}

/// Takes the browser's token back.
pub fn forget_browser(jar: &CookieJar<'_>, settings: &Settings) {
    jar.remove(
        Cookie::build(browser_cookie(settings))
            .path("/")
            .secure(settings.is_https())
            .http_only(true)
            .same_site(SameSite::Lax),
    );
}

/// The language this browser chose, if it did.
pub fn language(jar: &CookieJar<'_>) -> Option<Language> {
    Language::parse(jar.get(LANGUAGE)?.value())
}

/// Remembers the language this browser chose.
pub fn remember_language(jar: &CookieJar<'_>, settings: &Settings, language: Language) {
    jar.add(
        Cookie::build((LANGUAGE, language.code()))
            .path("/")
            .secure(settings.is_https())
            .http_only(true)
            .same_site(SameSite::Lax)
            .max_age(LANGUAGE_KEPT),
    );
}
