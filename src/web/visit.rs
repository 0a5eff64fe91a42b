//! One request of a person: who asks (only as far as a form's proof needs), in which language, from where.

use std::sync::OnceLock;

use minijinja::{Value, context};
use rocket::http::CookieJar;
use rocket::outcome::Outcome;
use rocket::request::{self, FromRequest};
use rocket::{Request, async_trait};
use serde::Serialize;

use super::gate::Network;
use super::{FieldError, cookies, csrf, network};
use crate::db::Moment;
use crate::directory::{NATIONAL_DESK, Team, organisation_of_standards};
use crate::portal::Portal;
use crate::vault::BrowserToken;
use crate::wording::{Argument, Language};

/// What every page needs to know of a request.
pub struct Visit<'r> {
    /// The installation's parts.
    pub portal: &'r Portal,
    /// The language the page is shown in.
    pub language: Language,
    /// Where the request came from, for throttles in memory only.
    pub network: Option<Network>,
    jar: &'r CookieJar<'r>,
    token: Option<BrowserToken>,
    /// The proof of the token that this answer gives, where it gives a new one.
    new_proof: OnceLock<String>,
}

impl<'r> Visit<'r> {
    /// The visit that `request` is.
    pub fn of(request: &'r Request<'_>) -> Self {
        let portal = request
            .rocket()
            .state::<std::sync::Arc<Portal>>()
            .expect("the portal is managed before anything is mounted");
        let jar = request.cookies();
        Self {
            portal,
            language: cookies::language(jar).unwrap_or_else(|| preferred(request)),
            network: network::of(request, portal),
            jar,
            token: cookies::browser(jar, &portal.settings),
            new_proof: OnceLock::new(),
        }
    }

    /// The browser's token, if it came with one.
    pub fn token(&self) -> Option<&BrowserToken> {
        self.token.as_ref()
    }

    /// Gives the browser a new token: after sign-in and wherever an old one must lose its power.
    pub fn renew_token(&self) -> BrowserToken {
        let token = BrowserToken::generate(&mut self.portal.chance());
        self.give_token(&token);
        token
    }

    /// Gives the browser `token` in place of the one that it has.
    pub fn give_token(&self, token: &BrowserToken) {
        cookies::give_browser(self.jar, &self.portal.settings, token);
        self.new_proof.get_or_init(|| csrf::proof(token));
    }

    /// Takes the browser's token back.
    pub fn forget_token(&self) {
        cookies::forget_browser(self.jar, &self.portal.settings);
    }

    /// Remembers the language that the person chose.
    pub fn remember_language(&self, language: Language) {
        cookies::remember_language(self.jar, &self.portal.settings, language);
    }

    /// Words in the page's language.
    pub fn say(&self, key: &str, values: &[(&str, Argument<'_>)]) -> String {
        self.portal.wording.say(self.language, key, values)
    }

    /// A moment as staff read it. Records of the police use the 24-hour clock: midnight in words could be either day's.
    pub fn record_time(&self, moment: Moment) -> String {
        let london = moment.in_london();
        let day = self.portal.wording.day(self.language, london.date());
        let time = london.strftime("%H:%M").to_string();
        self.say("staff-at", &[("day", day.into()), ("time", time.into())])
    }

    /// The name of a team in the page's language.
    pub fn team_name(&self, team: &Team) -> String {
        self.team_called(&team.slug, &team.name)
    }

    /// The same where the name stands alone, as a heading or in a list.
    pub fn team_title(&self, slug: &str, name: &str) -> String {
        match slug == NATIONAL_DESK {
            true => self.say("layout-national-desk-title", &[]),
            false => self.team_called(slug, name),
        }
    }

    /// The name in the page's language of the team with `slug`, which is called `name` in English.
    pub fn team_called(&self, slug: &str, name: &str) -> String {
        if slug == NATIONAL_DESK {
            return self.say("layout-national-desk", &[]);
        }
        if let Some(organisation) = organisation_of_standards(slug) {
            return self.standards_called(organisation, name);
        }
        let directory = self.portal.directory();
        let today = self.portal.clock.now().in_london().date();
        match (self.language, directory.force(slug, today)) {
            (Language::Welsh, Some(force)) => force.welsh_name().to_owned(),
            _ => name.to_owned(),
        }
    }

    fn standards_called(&self, organisation: &str, name: &str) -> String {
        let directory = self.portal.directory();
        let today = self.portal.clock.now().in_london().date();
        let of = match (self.language, directory.force(organisation, today)) {
            (Language::English, Some(force)) => force.name.clone(),
            (Language::Welsh, Some(force)) => force.welsh_name().to_owned(),
            (_, None) if organisation == NATIONAL_DESK => {
                self.say("layout-national-desk-title", &[])
            }
            (_, None) => name.to_owned(),
        };
        self.say("layout-standards-team", &[("of", of.into())])
    }

    /// The proof that this page's forms carry.
    pub(super) fn proof(&self) -> String {
        match (self.new_proof.get(), &self.token) {
            (Some(proof), _) => proof.clone(),
            (None, Some(token)) => csrf::proof(token),
            (None, None) => csrf::proof(&self.renew_token()),
        }
    }

    /// What every page's template is given, with the page's own `own` values beside it.
    pub(super) fn context(&self, proof: &str, own: Value) -> Value {
        context! {
            lang => self.language.code(),
            csrf => proof,
            demo => self.portal.is_demo(),
            ..own
        }
    }
}

/// The language that the browser asks for; English where it asks for none of ours.
fn preferred(request: &Request<'_>) -> Language {
    request
        .headers()
        .get_one("Accept-Language")
        .and_then(|asked| asked.split(',').next())
        .and_then(|first| first.split([';', '-']).next())
        .and_then(|code| Language::parse(code.trim()))
        .unwrap_or(Language::English)
}

#[async_trait]
impl<'r> FromRequest<'r> for Visit<'r> {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, Self::Error> {
        Outcome::Success(Self::of(request))
    }
}

/// A field's error in words, for the summary and for the field.
#[derive(Serialize)]
pub struct WordedError {
    /// The field's name.
    pub field: String,
    /// The id of the control that the summary's link leads to.
    pub href: String,
    /// What to do.
    pub text: String,
}

/// Puts errors into words whose keys need nothing but the error's own arguments.
pub fn worded(visit: &Visit<'_>, errors: &[FieldError]) -> Vec<WordedError> {
    errors
        .iter()
        .map(|error| {
            let args: Vec<_> = error
                .args
                .iter()
                .map(|(name, value)| (*name, value.as_str().into()))
                .collect();
            WordedError {
                field: error.field.clone(),
                href: error.href.clone(),
                text: visit.say(&error.key, &args),
            }
        })
        .collect()
}
