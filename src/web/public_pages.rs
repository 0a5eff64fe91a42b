//! The pages that need no answers: start page, ways to get help, language, leaving.

use minijinja::context;
use rocket::http::{Header, Status};
use rocket::response::{self, Responder, Response};
use rocket::{Request, Route, get, post, routes};

use super::audience::ROUTES;
use super::{Page, Problem, Reply, Submitted, Visit};
use crate::banners::notices_everywhere;
use crate::directory::support_services;
use crate::wording::Language;

/// A site that shows the same to everybody and that nobody has to explain.
const NEUTRAL_SITE: &str = "https://www.bbc.co.uk/weather";

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    routes![
        home,
        help,
        privacy,
        accessibility,
        language,
        leave,
        leave_by_form
    ]
}

#[get("/")]
async fn home(visit: Visit<'_>) -> Result<Page, Problem> {
    let notices = notices_everywhere(&visit).await;
    notices.for_all(&visit, "home/page.html", "", context! {})
}

#[get("/help")]
async fn help(visit: Visit<'_>) -> Result<Page, Problem> {
    let today = visit.portal.clock.now().in_london().date();
    let support = support_services(today);
    // The list can change from one day to the next, and with nothing else.
    let notices = notices_everywhere(&visit).await.in_template();
    let context = context! { support, notices };
    Page::render(&visit, "help/page.html", context)
}

#[get("/privacy")]
fn privacy(visit: Visit<'_>) -> Result<Page, Problem> {
    let operator = visit.portal.settings.operator();
    Page::render(
        &visit,
        "privacy/page.html",
        minijinja::context! { operator },
    )
}

#[get("/accessibility")]
fn accessibility(visit: Visit<'_>) -> Result<Page, Problem> {
    let operator = visit.portal.settings.operator();
    Page::render(
        &visit,
        "accessibility/page.html",
        minijinja::context! { operator },
    )
}

/// Remembers the language and goes back to the page the person was on.
#[get("/language/<code>")]
fn language(code: &str, visit: Visit<'_>, from: OwnPage) -> Result<Reply, Problem> {
    let language = Language::parse(code).ok_or(Problem::NotFound)?;
    visit.remember_language(language);
    Ok(Reply::go(from.0))
}

/// The exit link: must work as a plain link, so it acts on GET. Erases what was typed.
/// Another site's link only leads away: it must not sign anybody out.
#[get("/leave")]
async fn leave(visit: Visit<'_>, site: FetchSite<'_>) -> Leave {
    match site.0 {
        Some("cross-site" | "same-site") => Leave { wipes: false },
        _ => erase(&visit).await,
    }
}

/// The same from a "Finish" button.
#[post("/leave", data = "<_form>")]
async fn leave_by_form(visit: Visit<'_>, _form: Submitted) -> Leave {
    erase(&visit).await
}

async fn erase(visit: &Visit<'_>) -> Leave {
    if let Some(token) = visit.token() {
        // Leaving must work whatever the database does; the row also ends by itself.
        if let Err(fault) = visit.portal.forget_browser(token).await {
            tracing::error!(%fault, "a draft was not erased on leaving");
        }
    }
    visit.forget_token();
    Leave { wipes: true }
}

/// Which site the browser says that the request comes from.
struct FetchSite<'r>(Option<&'r str>);

#[rocket::async_trait]
impl<'r> rocket::request::FromRequest<'r> for FetchSite<'r> {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> rocket::request::Outcome<Self, Self::Error> {
        rocket::request::Outcome::Success(Self(request.headers().get_one("Sec-Fetch-Site")))
    }
}

/// The way to the neutral site.
struct Leave {
    /// Whether the browser is told to forget all that is ours.
    wipes: bool,
}

impl<'r> Responder<'r, 'static> for Leave {
    fn respond_to(self, _request: &'r Request<'_>) -> response::Result<'static> {
        let mut response = Response::build()
            .status(Status::SeeOther)
            .header(Header::new("Location", NEUTRAL_SITE))
            .finalize();
        if self.wipes {
            let all_that_is_ours = "\"cache\", \"cookies\", \"storage\"";
            response.set_header(Header::new("Clear-Site-Data", all_that_is_ours));
        }
        Ok(response)
    }
}

/// The path of ours that the person came from; the start page where it is not one of ours.
struct OwnPage(String);

#[rocket::async_trait]
impl<'r> rocket::request::FromRequest<'r> for OwnPage {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> rocket::request::Outcome<Self, Self::Error> {
        let ours = Visit::of(request)
            .portal
            .settings
            .public_url
            .trim_end_matches('/');
        let path = request
            .headers()
            .get_one("Referer")
            .and_then(|from| from.strip_prefix(ours))
            .filter(|path| path.starts_with('/') && !path.starts_with("//"))
            .filter(|path| !path.contains(|letter: char| letter == '\\' || letter.is_control()))
            .unwrap_or("/");
        rocket::request::Outcome::Success(Self(page_behind(path).to_owned()))
    }
}

/// The page that holds the form which was sent to `path`; `path` itself where it is a page.
fn page_behind(path: &str) -> &str {
    let plain = path.split('?').next().unwrap_or(path);
    let is = |method: &str| {
        let mut routes = ROUTES.iter().filter(|(known, ..)| *known == method);
        routes.any(|(_, route, _)| fits(route, plain))
    };
    match plain.rsplit_once('/') {
        Some((page, _)) if is("POST") && !is("GET") && !page.is_empty() => page_behind(page),
        _ => path,
    }
}

fn fits(route: &str, path: &str) -> bool {
    let route = route.split('?').next().unwrap_or(route);
    let (mut route, mut path) = (route.split('/'), path.split('/'));
    loop {
        match (route.next(), path.next()) {
            (None, None) => return true,
            (Some(part), Some(given)) if part == given || part.starts_with('<') => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_leads_back_to_the_page_it_stands_on() {
        for (sent_to, page) in [
            ("/reports/CDFH2345/message", "/reports/CDFH2345"),
            ("/admin/people/invite", "/admin/people"),
            ("/reports/CDFH2345/move", "/reports/CDFH2345/move"),
            ("/queue?team=gwent", "/queue?team=gwent"),
            ("/status/open", "/status/open"),
            ("/nothing/here", "/nothing/here"),
        ] {
            assert_eq!(page_behind(sent_to), page);
        }
    }
}
