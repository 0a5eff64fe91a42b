//! The banners of one page, in its language.

use minijinja::{Value, context};

use super::area::KnownPlace;
use super::table;
use super::written::{Banner, paragraphs};
use crate::db::Connection;
use crate::directory::NATIONAL_DESK;
use crate::portal::Portal;
use crate::web::{Page, Problem, Visit};
use crate::wording::Language;

/// The most banners on a page, so that the page itself stays in sight; the newest are shown.
const MOST: usize = 3;

/// The banners of one page.
pub struct Notices {
    title: String,
    notices: Vec<Notice>,
}

struct Notice {
    heading: String,
    paragraphs: Vec<String>,
    by: String,
}

/// The banners for somebody of whose place `place` is known.
pub async fn notices_at(visit: &Visit<'_>, place: &KnownPlace) -> Notices {
    let portal = visit.portal;
    let now = portal.clock.now();
    let read = move |connection: &mut Connection| table::shown(connection, now);
    let banners = portal.banners.at(&portal.db, now, "banners", read).await;
    let apply = banners
        .iter()
        .filter(|banner| banner.is_shown(now) && banner.written.area.covers(place));
    Notices::of(portal, visit.language, apply.take(MOST))
}

/// The banners for everybody, whatever is known of them.
pub async fn notices_everywhere(visit: &Visit<'_>) -> Notices {
    notices_at(visit, &KnownPlace::default()).await
}

impl Notices {
    /// These banners in `language`.
    pub(super) fn of<'b>(
        portal: &Portal,
        language: Language,
        banners: impl Iterator<Item = &'b Banner>,
    ) -> Self {
        Self {
            title: portal.wording.say(language, "banners-public-title", &[]),
            notices: banners
                .map(|banner| Notice::of(portal, language, banner))
                .collect(),
        }
    }

    /// What a template shows as `notices`; nothing where there is no banner.
    pub fn in_template(&self) -> Value {
        if self.notices.is_empty() {
            return Value::from(());
        }
        let notices = self.notices.iter().map(|notice| {
            context! { heading => notice.heading, paragraphs => notice.paragraphs, by => notice.by }
        });
        context! { title => self.title, each => notices.collect::<Vec<_>>() }
    }

    /// A page that shows everybody the same, with these banners on it. It is printed once for each number of banners and of their
    /// paragraphs, and the words are set in: an attack that many read of must not make the pages slow.
    ///
    /// # Errors
    /// [`Problem::Fault`] when the template and its context do not fit.
    pub fn for_all(
        &self,
        visit: &Visit<'_>,
        template: &str,
        key: &str,
        context: Value,
    ) -> Result<Page, Problem> {
        let key = format!("{key}{}", self.shape());
        let page = Page::printed(visit, template, &key, &self.texts(), |slots| {
            context! { notices => self.with_texts(slots).in_template(), ..context }
        })?;
        Ok(match self.notices.is_empty() {
            true => page,
            false => page.uncompressed(),
        })
    }

    fn shape(&self) -> String {
        let lengths = self
            .notices
            .iter()
            .map(|notice| format!(" notice {}", notice.paragraphs.len()));
        lengths.collect()
    }

    fn texts(&self) -> Vec<&str> {
        self.notices.iter().flat_map(Notice::texts).collect()
    }

    /// Banners of the same shape with `texts` in the order of [`Self::texts`].
    fn with_texts(&self, texts: &[String]) -> Self {
        let mut texts = texts.iter().cloned();
        let mut next = || texts.next().unwrap_or_default();
        let notices = self.notices.iter().map(|notice| Notice {
            heading: next(),
            paragraphs: notice.paragraphs.iter().map(|_| next()).collect(),
            by: next(),
        });
        Self {
            title: self.title.clone(),
            notices: notices.collect(),
        }
    }
}

impl Notice {
    fn of(portal: &Portal, language: Language, banner: &Banner) -> Self {
        let day = banner.from.in_london().date();
        let day = portal.wording.day(language, day);
        let team = team(portal, language, banner);
        let told = [("team", team.into()), ("day", day.into())];
        Self {
            heading: banner.written.heading.of(language).to_owned(),
            paragraphs: paragraphs(banner.written.text.of(language))
                .map(str::to_owned)
                .collect(),
            by: portal.wording.say(language, "banners-public-by", &told),
        }
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        let paragraphs = self.paragraphs.iter().map(String::as_str);
        [self.heading.as_str()]
            .into_iter()
            .chain(paragraphs)
            .chain([self.by.as_str()])
    }
}

/// Who speaks. The page's own language is not always the banner's: its author sees it in both.
fn team(portal: &Portal, language: Language, banner: &Banner) -> String {
    if banner.team == NATIONAL_DESK {
        return portal.wording.say(language, "banners-public-desk", &[]);
    }
    let today = portal.clock.now().in_london().date();
    match (language, portal.directory().force(&banner.team, today)) {
        (Language::Welsh, Some(force)) => force.welsh_name().to_owned(),
        _ => banner.team_name.clone(),
    }
}
