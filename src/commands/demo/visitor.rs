//! A visitor of the site without a browser: follows the pages as a person would, through the same code.

use rocket::http::{ContentType, Status};
use rocket::local::asynchronous::{Client, LocalResponse};

use crate::web::Fields;

/// A visitor with cookies of their own.
pub struct Visitor {
    client: Client,
}

/// What came back.
pub struct Seen {
    /// The status.
    pub status: Status,
    /// Where the site sends the visitor next, if it does.
    pub location: Option<String>,
    /// The page.
    pub html: String,
}

impl Visitor {
    /// A visitor to the site that `client` reaches.
    pub fn new(client: Client) -> Self {
        Self { client }
    }

    /// What the visitor sends requests with, for those that no page of ours would send.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Seen {
        see(self.client.get(path.to_owned()).dispatch().await).await
    }

    /// Sends a form that was shown on `page`, to `path`.
    pub async fn post(&self, path: &str, page: &Seen, fields: &Fields) -> Seen {
        let request = self
            .client
            .post(path.to_owned())
            .header(ContentType::Form)
            .body(form_body(page.proof(), fields));
        see(request.dispatch().await).await
    }

    /// Answers every question of the journey with what `answers` gives for it, up to the page that checks
    /// them; gives the path of the first page that would not go on.
    pub async fn answer_all(&self, answers: impl Fn(&str) -> Fields) -> String {
        self.answer_until("check", answers).await
    }

    /// The same, but leaves the question called `last` and those after it open.
    pub async fn answer_until(&self, last: &str, answers: impl Fn(&str) -> Fields) -> String {
        let start = self.get("/answers").await;
        let begun = self.post("/answers", &start, &Fields::default()).await;
        let first = begun.location.unwrap_or_default();
        self.answer_from(&first, last, answers).await
    }

    /// Answers every question from the page at `first` on, up to the page that checks them.
    pub async fn answer_on(&self, first: &str, answers: impl Fn(&str) -> Fields) -> String {
        self.answer_from(first, "check", answers).await
    }

    async fn answer_from(
        &self,
        first: &str,
        last: &str,
        answers: impl Fn(&str) -> Fields,
    ) -> String {
        let mut at = Some(first.to_owned());
        // A journey is shorter than this; a loop would be a fault of ours.
        for _ in 0..60 {
            let path = at.clone().unwrap_or_default();
            let Some(slug) = path
                .strip_prefix("/answers/")
                .filter(|slug| ![last, "check"].contains(slug))
            else {
                return path;
            };
            let page = self.get(&path).await;
            let answered = self.post(&path, &page, &answers(slug)).await;
            if answered.location.is_none() {
                return path;
            }
            at = answered.location;
        }
        at.unwrap_or_default()
    }

    /// Sends what was answered and opens the page after it.
    pub async fn send(&self) -> Seen {
        let check = self.get("/answers/check").await;
        let seen = [("version", check.hidden("version"))];
        let seen = seen.into_iter().collect();
        self.post("/answers/check", &check, &seen).await;
        self.get("/answers/sent").await
    }
}

impl Seen {
    /// The proof that the page's forms carry.
    pub fn proof(&self) -> &str {
        self.hidden("csrf")
    }

    /// What the page's first hidden field called `name` holds; empty where it has none.
    pub fn hidden(&self, name: &str) -> &str {
        self.html
            .split_once(&format!("name=\"{name}\" value=\""))
            .and_then(|(_, rest)| rest.split_once('"'))
            .map_or("", |(value, _)| value)
    }
}

fn form_body(proof: &str, fields: &Fields) -> String {
    form_urlencoded::Serializer::new(String::new())
        .append_pair("csrf", proof)
        .extend_pairs(fields.each())
        .finish()
}

async fn see(response: LocalResponse<'_>) -> Seen {
    Seen {
        status: response.status(),
        location: response.headers().get_one("Location").map(str::to_owned),
        html: response.into_string().await.unwrap_or_default(),
    }
}
