//! A report that is not sent yet: sealed under the browser's cookie, gone by itself.

use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use diesel::prelude::*;
use serde::{Deserialize, Deserializer, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::answers::Answers;
use crate::banners::KnownPlace;
use crate::db::schema::drafts;
use crate::db::{Connection, DbFault, Moment, ReportId};
use crate::portal::Portal;
use crate::vault::{AccessCode, BrowserToken, Chance, OpenFault, Reference, ReportKey};

/// How long an unsent draft is kept after it was last touched.
pub const DRAFT_KEPT: Duration = Duration::from_secs(4 * 3_600);
/// How long the page with the access code can be shown again after sending.
pub const CONFIRMATION_KEPT: Duration = Duration::from_secs(600);

/// A draft, opened.
pub struct Draft {
    /// The report it will become.
    pub report: ReportId,
    /// The key that the report will be sealed under.
    pub key: ReportKey,
    /// The answers so far.
    pub answers: Answers,
    /// The draft's version: it rises with each change, so that two tabs cannot overwrite each other.
    pub version: i64,
    /// The row that a code found it in. That stays until the person goes on here, so that an answer lost on its way costs nothing.
    pub left_at: Option<[u8; 32]>,
}

/// What the page after sending shows, kept for a few minutes in the draft's place.
#[derive(Serialize, Deserialize)]
pub struct Confirmation {
    /// The public reference.
    pub reference: String,
    /// The access code, where it is safe to show one.
    pub code: Option<Zeroizing<String>>,
    /// The slugs of the teams that have it: one for each record.
    #[serde(alias = "team", deserialize_with = "one_or_several")]
    pub teams: Vec<String>,
    /// Whether an e-mail was put in the outbox.
    pub is_mailed: bool,
    /// Whether the urgent bell was rung.
    pub is_urgent: bool,
    /// The nation where it happened, whose support services are shown; none where that is not known.
    #[serde(default)]
    pub nation: Option<String>,
    /// What is known of the place, for what is said to everybody there.
    #[serde(default)]
    pub place: KnownPlace,
    /// The needs that support services are shown for.
    #[serde(default)]
    pub needs: Vec<String>,
    /// The wording key of the body that watches over the force of somebody who works for the police, where it is about them.
    pub oversight: Option<String>,
    /// What a part that is given after sending is sealed by.
    pub sealed_by: Option<SealedBy>,
    /// The number of the draft at a centre that it was made of; none for a report that the public sent.
    #[serde(default)]
    pub number: Option<String>,
    /// The path of the page that shows it, where that is not the public's.
    #[serde(default)]
    pub after: Option<String>,
}

/// One text, as versions before 0.2 kept it, or several.
fn one_or_several<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Texts {
        One(String),
        Several(Vec<String>),
    }
    Ok(match Texts::deserialize(from)? {
        Texts::One(text) => vec![text],
        Texts::Several(texts) => texts,
    })
}

/// The report that was just sent, and its key: for as long as the page after sending can be shown.
#[derive(Serialize, Deserialize)]
pub struct SealedBy {
    report: Uuid,
    key: Zeroizing<String>,
}

impl SealedBy {
    /// What the draft's report is sealed by.
    pub fn of(draft: &Draft) -> Self {
        Self {
            report: draft.report.uuid(),
            key: key_text(&draft.key),
        }
    }

    /// The report.
    pub fn report(&self) -> ReportId {
        self.report.into()
    }

    /// The report and its key; none where they cannot be read.
    pub fn open(&self) -> Option<(ReportId, ReportKey)> {
        Some((self.report.into(), key_of(&self.key)?))
    }
}

pub(super) fn key_text(key: &ReportKey) -> Zeroizing<String> {
    Zeroizing::new(BASE64URL_NOPAD.encode(key.expose()))
}

pub(super) fn key_of(text: &str) -> Option<ReportKey> {
    let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
    ReportKey::from_slice(&Zeroizing::new(bytes))
}

/// What a browser's row holds.
pub enum Kept {
    /// A draft that is not sent yet.
    Open(Draft),
    /// A report that was sent a few minutes ago.
    Sent(Confirmation),
    /// A draft that was left a few minutes ago, to be come back to with a code.
    Saved(SavedDraft),
}

/// The code of a draft that was left, for the page that shows it.
#[derive(Serialize, Deserialize)]
pub struct SavedDraft {
    code: Zeroizing<String>,
}

impl SavedDraft {
    /// What shows `code`.
    pub fn of(code: &AccessCode) -> Self {
        Self {
            code: code.to_text(),
        }
    }

    /// The code as it is shown.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// It in the place of a draft of `version`.
    pub fn seal(&self, version: i64, token: &BrowserToken, chance: &mut Chance) -> Vec<u8> {
        token.seal_draft(version + 1, &json(self), chance)
    }
}

/// What a browser's row is there for.
#[derive(Clone, Copy)]
pub enum Holds {
    /// A draft of this report.
    Open(ReportId),
    /// The page after sending.
    Sent,
    /// The code of a draft that was left.
    Saved,
}

impl Holds {
    fn state(self) -> &'static str {
        match self {
            Self::Open(_) => "open",
            Self::Sent => "sent",
            Self::Saved => "saved",
        }
    }

    fn report(self) -> Option<ReportId> {
        match self {
            Self::Open(report) => Some(report),
            Self::Sent | Self::Saved => None,
        }
    }
}

/// A draft's row, still sealed.
pub struct Row {
    version: i64,
    state: String,
    sealed: Vec<u8>,
    ends_at: Moment,
}

#[derive(Serialize, Deserialize)]
struct Inside {
    report: Uuid,
    key: Zeroizing<String>,
    answers: Answers,
    #[serde(default)]
    left_at: Option<[u8; 32]>,
}

impl Draft {
    /// A draft with no answers yet.
    pub fn start(now: Moment, chance: &mut Chance) -> Self {
        Self {
            report: ReportId::new(now, chance),
            key: ReportKey::generate(chance),
            answers: Answers::default(),
            version: 0,
            left_at: None,
        }
    }

    /// The draft sealed as its next version.
    pub fn seal(&self, token: &BrowserToken, chance: &mut Chance) -> Vec<u8> {
        let inside = Inside {
            report: self.report.uuid(),
            key: key_text(&self.key),
            answers: self.answers.clone(),
            left_at: self.left_at,
        };
        token.seal_draft(self.version + 1, &json(&inside), chance)
    }
}

impl Confirmation {
    /// The confirmation of a report sent from a draft of `version`, sealed in the draft's place.
    pub fn seal(&self, version: i64, token: &BrowserToken, chance: &mut Chance) -> Vec<u8> {
        token.seal_draft(version + 1, &json(self), chance)
    }

    /// The reference as people read it.
    pub fn shown_reference(&self) -> String {
        Reference::shown(&self.reference)
    }

    /// A confirmation with `code` where it may be shown.
    pub fn with_code(mut self, code: Option<&AccessCode>) -> Self {
        self.code = code.map(AccessCode::to_text);
        self
    }
}

impl Row {
    /// Opens the row with the browser's token.
    ///
    /// # Errors
    /// When the row is not what this browser sealed.
    pub fn open(&self, token: &BrowserToken) -> Result<Kept, OpenFault> {
        let plain = token.open_draft(self.version, &self.sealed)?;
        match self.state.as_str() {
            "sent" => {
                let confirmation = serde_json::from_slice(&plain).map(Kept::Sent);
                return confirmation.map_err(|_| OpenFault::Malformed);
            }
            "saved" => {
                let saved = serde_json::from_slice(&plain).map(Kept::Saved);
                return saved.map_err(|_| OpenFault::Malformed);
            }
            _ => {}
        }
        let inside: Inside = serde_json::from_slice(&plain).map_err(|_| OpenFault::Malformed)?;
        let key = key_of(&inside.key).ok_or(OpenFault::Malformed)?;
        Ok(Kept::Open(Draft {
            report: inside.report.into(),
            key,
            answers: inside.answers,
            version: self.version,
            left_at: inside.left_at,
        }))
    }
}

/// Text that holds answers: wiped when dropped.
pub(super) fn json(value: &impl Serialize) -> Zeroizing<Vec<u8>> {
    let text = serde_json::to_vec(value).unwrap_or_else(|_| {
        unreachable!("a draft holds only text and bytes, which JSON always carries")
    });
    Zeroizing::new(text)
}

/// The row of the browser whose draft has `id`, unless it has run out.
///
/// # Errors
/// The engine's fault.
pub fn find_draft(
    connection: &mut Connection,
    id: &[u8; 32],
    now: Moment,
) -> Result<Option<Row>, DbFault> {
    // Without a limit and with the end compared here: SQLite would plan the query anew for each number it is given.
    let found: Option<(i64, String, Vec<u8>, Moment)> = drafts::table
        .filter(drafts::id.eq(id.as_slice()))
        .select((
            drafts::version,
            drafts::state,
            drafts::sealed,
            drafts::ends_at,
        ))
        .get_result(connection)
        .optional()?;
    Ok(found
        .filter(|(.., ends_at)| *ends_at > now)
        .map(|(version, state, sealed, ends_at)| Row {
            version,
            state,
            sealed,
            ends_at,
        }))
}

/// Puts `sealed` in place of version `from` of an open draft; a draft of version 0 is new. Gives whether
/// the row was still as it was.
///
/// # Errors
/// The engine's fault.
pub fn replace_draft(
    connection: &mut Connection,
    id: &[u8; 32],
    from: i64,
    holds: Holds,
    sealed: &[u8],
    ends_at: Moment,
) -> Result<bool, DbFault> {
    if from == 0 {
        // What an earlier report of this browser left is over now.
        erase_draft(connection, id)?;
        diesel::insert_into(drafts::table)
            .values((
                drafts::id.eq(id.as_slice()),
                drafts::version.eq(1),
                drafts::state.eq(holds.state()),
                drafts::report_id.eq(holds.report()),
                drafts::sealed.eq(sealed),
                drafts::ends_at.eq(ends_at),
            ))
            .execute(connection)?;
        return Ok(true);
    }
    let changed = diesel::update(drafts::table)
        .filter(drafts::id.eq(id.as_slice()))
        .filter(drafts::version.eq(from))
        .filter(drafts::state.eq("open"))
        .set((
            drafts::version.eq(from + 1),
            drafts::state.eq(holds.state()),
            drafts::report_id.eq(holds.report()),
            drafts::sealed.eq(sealed),
            drafts::ends_at.eq(ends_at),
        ))
        .execute(connection)?;
    Ok(changed == 1)
}

/// Copies the draft that somebody left to come back to from the row of its code's token, `left`, to that of `new`; gives
/// whether there is one.
///
/// # Errors
/// The engine's fault; then everything is as it was.
pub async fn copy_left_draft(
    portal: &Portal,
    left: &BrowserToken,
    new: &BrowserToken,
) -> Result<bool, DbFault> {
    let (from, to, now) = (left.draft_id(), new.draft_id(), portal.clock.now());
    let row = portal
        .db
        .read(move |connection| find_draft(connection, &from, now))
        .await?;
    let Some(Ok(Kept::Open(draft))) = row.map(|row| row.open(left)) else {
        return Ok(false);
    };
    let copy = Draft {
        version: 0,
        left_at: Some(from),
        ..draft
    };
    let (sealed, holds) = (
        copy.seal(new, &mut portal.chance()),
        Holds::Open(copy.report),
    );
    portal
        .db
        .write("copy left draft", move |connection| {
            replace_draft(connection, &to, 0, holds, &sealed, now + DRAFT_KEPT)
        })
        .await
}

/// Moves what the row of the `old` token holds to the `new` one; gives whether there was anything to move.
///
/// # Errors
/// The engine's fault; then the draft is as it was.
pub async fn carry_draft(
    portal: &Portal,
    old: &BrowserToken,
    new: &BrowserToken,
) -> Result<bool, DbFault> {
    let (from, to, now) = (old.draft_id(), new.draft_id(), portal.clock.now());
    let read = portal
        .db
        .read(move |connection| find_draft(connection, &from, now));
    let opened = |row: Row| Some((row.version, row.ends_at, row.open(old).ok()?));
    let Some((row, until, kept)) = read.await?.and_then(opened) else {
        return Ok(false);
    };
    let mut chance = portal.chance();
    // What shows a code is never shown for longer than was said.
    let (holds, sealed, ends_at) = match kept {
        Kept::Open(draft) => {
            let moved = Draft {
                version: 0,
                ..draft
            };
            let holds = Holds::Open(moved.report);
            (holds, moved.seal(new, &mut chance), now + DRAFT_KEPT)
        }
        Kept::Sent(confirmation) => (Holds::Sent, confirmation.seal(0, new, &mut chance), until),
        Kept::Saved(saved) => (Holds::Saved, saved.seal(0, new, &mut chance), until),
    };
    portal
        .db
        .write("carry draft", move |connection| {
            let old_row = drafts::table
                .filter(drafts::id.eq(from.as_slice()))
                .filter(drafts::version.eq(row));
            // Sent or changed from another page in this moment: it stays where it is.
            if diesel::delete(old_row).execute(connection)? != 1 {
                return Ok(false);
            }
            replace_draft(connection, &to, 0, holds, &sealed, ends_at)
        })
        .await
}

/// Erases a browser's draft.
///
/// # Errors
/// The engine's fault.
pub fn erase_draft(connection: &mut Connection, id: &[u8; 32]) -> Result<(), DbFault> {
    diesel::delete(drafts::table.filter(drafts::id.eq(id.as_slice()))).execute(connection)?;
    Ok(())
}

/// Erases all drafts that have run out; gives how many.
///
/// # Errors
/// The engine's fault.
pub fn erase_ended_drafts(connection: &mut Connection, now: Moment) -> Result<usize, DbFault> {
    Ok(diesel::delete(drafts::table.filter(drafts::ends_at.le(now))).execute(connection)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_0_1_kept_of_a_report_that_was_just_sent_still_opens() {
        let kept = r#"{"reference":"CDFH2345","code":"0000 1111 2222 3333","team":"kent","is_mailed":false,"is_urgent":false}"#;
        let confirmation: Confirmation = serde_json::from_str(kept).unwrap();
        assert_eq!(confirmation.teams, ["kent"]);
        assert!(confirmation.code.is_some() && confirmation.sealed_by.is_none());
    }
}
