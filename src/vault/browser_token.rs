//! The secret in the browser's cookie, and what only it opens: the draft of a reporter, the key of a report whose
//! access code was shown, the seed of somebody signed in.

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::name::Name;
use super::secret::Secret;
use super::{Chance, OpenFault, ReportKey, Seed, sealed};

/// Whose session it is and how far they have signed in: what the database alone must not be able to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionStage {
    /// The person's id.
    pub person: Uuid,
    /// Whether the second factor was given too.
    pub is_whole: bool,
}

/// 32 random bytes that only the browser keeps. The server finds rows by a hash of it.
pub struct BrowserToken(Secret);

impl BrowserToken {
    /// A new token.
    pub fn generate(chance: &mut Chance) -> Self {
        Self(Secret::generate(chance))
    }

    /// The token that `secret` is.
    pub(super) fn of(secret: Secret) -> Self {
        Self(secret)
    }

    /// The token in a cookie's value; nothing if it is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(BASE64URL_NOPAD.decode(text.as_bytes()).ok()?);
        Secret::from_slice(&bytes).map(Self)
    }

    /// The cookie's value: 43 characters of base64url.
    pub fn to_text(&self) -> String {
        BASE64URL_NOPAD.encode(self.0.expose())
    }

    /// The token itself, for making proofs from it.
    pub fn expose(&self) -> &[u8; 32] {
        self.0.expose()
    }

    /// The id of the session's row.
    pub fn session_id(&self) -> [u8; 32] {
        self.row_id("session")
    }

    /// The id of the draft's row.
    pub fn draft_id(&self) -> [u8; 32] {
        self.row_id("draft")
    }

    /// The id of the row of a reporter's visit.
    pub fn reporter_visit_id(&self) -> [u8; 32] {
        self.row_id("reporter visit")
    }

    /// The id of the row of the same visit for the other record of the report, where it has two.
    pub fn other_visit_id(&self) -> [u8; 32] {
        self.row_id("reporter visit to the other record")
    }

    /// Seals a seed for the session's row, bound to whose session it is and how far they have signed in.
    pub fn seal_seed(&self, seed: &Seed, stage: &SessionStage, chance: &mut Chance) -> Vec<u8> {
        sealed::seal(
            &self.session_key(),
            &self.session_name(stage),
            seed.0.expose(),
            chance,
        )
    }

    /// Opens the seed of the session's row.
    ///
    /// # Errors
    /// An [`OpenFault`] if the bytes are not those that this token sealed.
    pub fn open_seed(&self, sealed: &[u8], stage: &SessionStage) -> Result<Seed, OpenFault> {
        sealed::open_secret(&self.session_key(), &self.session_name(stage), sealed).map(Seed)
    }

    /// Seals a draft in its `version`, padded to 256-byte steps.
    pub fn seal_draft(&self, version: i64, draft: &[u8], chance: &mut Chance) -> Vec<u8> {
        sealed::seal_padded(&self.draft_key(), &self.draft_name(version), draft, chance)
    }

    /// Opens a draft.
    ///
    /// # Errors
    /// An [`OpenFault`] if the bytes are not those that this token sealed in this `version`.
    pub fn open_draft(&self, version: i64, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenFault> {
        sealed::open_padded(&self.draft_key(), &self.draft_name(version), sealed)
    }

    /// Seals the key of `report`, whose access code was shown, for the row of the reporter's visit.
    pub fn seal_report_key(&self, key: &ReportKey, report: Uuid, chance: &mut Chance) -> Vec<u8> {
        let name = self.reporter_visit_name(report);
        sealed::seal(&self.reporter_visit_key(), &name, key.expose(), chance)
    }

    /// Opens the key of `report` in the row of the reporter's visit.
    ///
    /// # Errors
    /// An [`OpenFault`] if the bytes are not those that this token sealed for this report.
    pub fn open_report_key(&self, sealed: &[u8], report: Uuid) -> Result<ReportKey, OpenFault> {
        let name = self.reporter_visit_name(report);
        let key = sealed::open_secret(&self.reporter_visit_key(), &name, sealed)?;
        ReportKey::from_slice(key.expose()).ok_or(OpenFault::Malformed)
    }

    fn row_id(&self, table: &str) -> [u8; 32] {
        Sha256::new()
            .chain_update(Name::of("row of", &[table.as_bytes()]).as_bytes())
            .chain_update(self.0.expose())
            .finalize()
            .into()
    }

    fn session_key(&self) -> Secret {
        self.0.subkey("heard/v1/browser/session")
    }

    fn draft_key(&self) -> Secret {
        self.0.subkey("heard/v1/browser/draft")
    }

    fn reporter_visit_key(&self) -> Secret {
        self.0.subkey("heard/v1/browser/reporter visit")
    }

    fn reporter_visit_name(&self, report: Uuid) -> Name {
        Name::of(
            "reporter visit",
            &[&self.reporter_visit_id(), report.as_bytes()],
        )
    }

    fn session_name(&self, stage: &SessionStage) -> Name {
        let is_whole = [u8::from(stage.is_whole)];
        Name::of(
            "session",
            &[&self.session_id(), stage.person.as_bytes(), &is_whole],
        )
    }

    fn draft_name(&self, version: i64) -> Name {
        Name::of("draft", &[&self.draft_id(), &version.to_be_bytes()])
    }
}
