//! The languages of the site.

use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// A language that every page can be read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English, when nothing else was chosen.
    #[default]
    English,
    /// Welsh.
    Welsh,
}

impl Language {
    /// Both, in the order in which pages offer them.
    pub const ALL: [Self; 2] = [Self::English, Self::Welsh];

    /// ISO 639-1 code, as in `<html lang>`, addresses and the cookie.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Welsh => "cy",
        }
    }

    /// The language with this exact code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == code)
    }

    pub(super) fn identifier(self) -> LanguageIdentifier {
        self.code()
            .parse()
            .expect("both codes are well-formed language identifiers")
    }
}
