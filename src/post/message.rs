//! The messages we send, and their words.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::vault::Reference;
use crate::wording::{Language, Wording};

/// A message. Those to reporters say nothing of what the service is about, and carry no link. It cannot be printed: one carries a
/// code.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Message {
    /// To a reporter who said that e-mail is safe: we have it, this is its reference.
    Acknowledgement {
        /// The language the reporter used.
        language: Language,
        /// The public reference.
        reference: String,
    },
    /// To a reporter who said that e-mail is safe: there is something new to read.
    News {
        /// The language the reporter used.
        language: Language,
        /// The public reference.
        reference: String,
    },
    /// To a team: a report is waiting.
    Bell {
        /// The public reference.
        reference: String,
    },
    /// To a team's address that is read day and night: an urgent report is waiting.
    UrgentBell {
        /// The public reference.
        reference: String,
    },
    /// To whoever is next in line: nobody has opened an urgent report.
    StillUnopened {
        /// The public reference.
        reference: String,
    },
    /// To a centre: there is something new at one of the reports that it helped with.
    CentreNews {
        /// The public reference.
        reference: String,
    },
    /// To a centre: something waits for it, at more than one report perhaps.
    CentreWaits,
    /// To a centre: it has sent nothing for half a year.
    CentreQuiet,
    /// To a team: a reporter has written.
    ReporterWrote {
        /// The public reference.
        reference: String,
    },
    /// To a team: another team offers it a report.
    Offer {
        /// The public reference.
        reference: String,
    },
    /// To a team's address that is read day and night: another team offers it an urgent report.
    UrgentOffer {
        /// The public reference.
        reference: String,
    },
    /// To a member of staff who lost their password or phone: the code that the steward who helps them does not see.
    SecondCode {
        /// The language of the steward's page.
        language: Language,
        /// The code.
        code: Zeroizing<String>,
    },
    /// To the operator: something needs a person; the desk's page says what.
    Alarm,
}

/// A message in words.
pub struct Worded {
    /// The subject line.
    pub subject: String,
    /// The text, ending in a line break.
    pub text: String,
}

impl Message {
    /// The word for the kind of message in the database and in wording keys.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Acknowledgement { .. } => "acknowledgement",
            Self::News { .. } => "news",
            Self::Bell { .. } => "bell",
            Self::UrgentBell { .. } => "urgent-bell",
            Self::StillUnopened { .. } => "still-unopened",
            Self::CentreNews { .. } => "centre-news",
            Self::CentreWaits => "centre-waits",
            Self::CentreQuiet => "centre-quiet",
            Self::ReporterWrote { .. } => "reporter-wrote",
            Self::Offer { .. } => "offer",
            Self::UrgentOffer { .. } => "urgent-offer",
            Self::SecondCode { .. } => "second-code",
            Self::Alarm => "alarm",
        }
    }

    /// Whether letters of the kind that the database calls `kind` go to reporters.
    pub fn is_kind_to_reporter(kind: &str) -> bool {
        ["acknowledgement", "news"].contains(&kind)
    }

    /// Whether it goes to a reporter, so that not even its sender may tell what it is about.
    pub fn is_to_reporter(&self) -> bool {
        Self::is_kind_to_reporter(self.kind())
    }

    /// The message in words; staff find what it is about below `public_url`.
    pub fn in_words(&self, wording: &Wording, public_url: &str) -> Worded {
        let (reference, link) = match self {
            Self::Acknowledgement { reference, .. } | Self::News { reference, .. } => {
                (reference.as_str(), String::new())
            }
            Self::Bell { reference }
            | Self::UrgentBell { reference }
            | Self::StillUnopened { reference }
            | Self::ReporterWrote { reference }
            | Self::Offer { reference }
            | Self::UrgentOffer { reference } => (
                reference.as_str(),
                format!("{public_url}/reports/{reference}"),
            ),
            Self::CentreNews { reference } => (
                reference.as_str(),
                format!("{public_url}/centre/reports/{reference}"),
            ),
            Self::CentreWaits | Self::CentreQuiet => ("", format!("{public_url}/centre")),
            Self::SecondCode { .. } => ("", format!("{public_url}/welcome")),
            Self::Alarm => ("", format!("{public_url}/queue")),
        };
        let (language, code) = match self {
            Self::Acknowledgement { language, .. } | Self::News { language, .. } => (*language, ""),
            Self::SecondCode { language, code } => (*language, code.as_str()),
            _ => (Language::English, ""),
        };
        let shown = Reference::parse(reference)
            .map(|known| known.to_string())
            .unwrap_or_default();
        let say = |what: &str| {
            let key = format!("mail-{}-{what}", self.kind());
            let args = [
                ("reference", shown.as_str().into()),
                ("link", link.as_str().into()),
                ("code", code.into()),
            ];
            wording.say(language, &key, &args)
        };
        Worded {
            subject: say("subject"),
            text: say("text") + "\n",
        }
    }
}
