//! An assisted report that is not sent yet: sealed under its report's key, which any colleague at the centre can open.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::accounts::{HeldKeys, TeamWrap};
use crate::db::{Moment, PersonId, ReportId, TeamId};
use crate::reporting::{Answers, Draft};
use crate::vault::{Chance, OpenFault, PartName, Pepper, Wrap};

/// For how many days after somebody last worked on it a draft is kept. What a person told must not lie about.
pub const KEPT_DAYS: u32 = 14;

/// A draft's row, still sealed.
#[derive(Clone)]
pub struct Row {
    /// The report that it will become.
    pub report: ReportId,
    /// The centre.
    pub centre: TeamId,
    /// What the centre's people call it by.
    pub number: String,
    /// It rises with each change, so that two who work on it cannot overwrite each other.
    pub version: i64,
    /// Who began it.
    pub started_by: PersonId,
    /// When it is erased.
    pub ends_at: Moment,
    /// What ties it to its one key.
    pub commitment: Vec<u8>,
    /// The epoch of the centre's key that the report's key is wrapped to.
    pub epoch: i32,
    /// The report's key, for the centre.
    pub wrap: Wrap,
    /// The answers.
    pub sealed: Vec<u8>,
    /// The report that was sent of it in a hurry already; none where nothing was.
    pub sent_as: Option<ReportId>,
    /// What ties the two together.
    pub sent_mark: Option<Vec<u8>>,
}

/// What ties the draft of `draft` to the report that was sent of it: made with a secret that the database does not hold.
pub fn sent_mark(pepper: &Pepper, draft: ReportId, sent_as: ReportId) -> [u8; 8] {
    pepper.mark(&format!(
        "draft {} sent as {}",
        draft.uuid(),
        sent_as.uuid()
    ))
}

#[derive(Serialize, Deserialize)]
struct Inside {
    answers: Answers,
    /// What was sent in a hurry already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sent: Option<Answers>,
}

/// A draft that was opened, and what of it was sent in a hurry already.
pub struct Opened {
    /// The draft.
    pub draft: Draft,
    /// What was sent; none where nothing was.
    pub sent: Option<Answers>,
}

fn name(report: ReportId, column: &str) -> PartName<'_> {
    PartName {
        report: report.uuid(),
        table: "assisted_drafts",
        column,
        row: report.uuid(),
    }
}

/// What version `version` of a draft is sealed as: nobody can put an older one back unseen.
fn column(version: i64) -> String {
    format!("draft {version}")
}

/// `answers` in place of those of `draft`, and what was `sent` already, sealed as its next version.
pub fn seal(
    draft: &Draft,
    answers: Answers,
    sent: Option<Answers>,
    chance: &mut Chance,
) -> Vec<u8> {
    let inside = Inside { answers, sent };
    let plain = serde_json::to_vec(&inside)
        .map(Zeroizing::new)
        .expect("a draft holds only text, which JSON always carries");
    let column = column(draft.version + 1);
    draft.key.seal(&name(draft.report, &column), &plain, chance)
}

impl Row {
    /// Opens the draft with the keys that a colleague holds. None where they do not hold that one.
    ///
    /// # Errors
    /// An [`OpenFault`] where it is not as it was sealed.
    pub fn open(&self, keys: &HeldKeys, pepper: &Pepper) -> Result<Option<Opened>, OpenFault> {
        let wrapped = TeamWrap {
            report: self.report,
            team: self.centre,
            epoch: self.epoch,
            wrap: &self.wrap,
            commitment: &self.commitment,
        };
        let Some(key) = keys.open_report(&wrapped, pepper)? else {
            return Ok(None);
        };
        let column = column(self.version);
        let plain = key.open(&name(self.report, &column), &self.sealed)?;
        let inside: Inside = serde_json::from_slice(&plain).map_err(|_| OpenFault::Malformed)?;
        let mark = self
            .sent_as
            .map(|sent| sent_mark(pepper, self.report, sent));
        let is_tied = mark.as_ref().map(<[u8; 8]>::as_slice) == self.sent_mark.as_deref();
        if !is_tied || self.sent_as.is_some() != inside.sent.is_some() {
            return Err(OpenFault::Malformed);
        }
        let draft = Draft {
            report: self.report,
            key,
            answers: inside.answers,
            version: self.version,
            left_at: None,
        };
        Ok(Some(Opened {
            draft,
            sent: inside.sent,
        }))
    }
}
