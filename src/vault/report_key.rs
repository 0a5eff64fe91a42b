//! The key of one report, and the parts sealed under it.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::name::Name;
use super::secret::Secret;
use super::{Chance, OpenFault, OpeningKey, Pepper, SealingKey, UnusableKey, Wrap, sealed};

/// What HPKE is told a wrap of a report key is for.
const WRAP: &str = "wrap/v1";

/// The key of one report: made when the draft starts, never kept in the clear.
pub struct ReportKey(Secret);

/// Which part of which report a sealed value is. Only what never changes may stand here.
#[derive(Clone, Copy)]
pub struct PartName<'a> {
    /// The report's id.
    pub report: Uuid,
    /// The table the value is kept in.
    pub table: &'a str,
    /// The column, or where a table has a row per part, the part.
    pub column: &'a str,
    /// The row's id.
    pub row: Uuid,
}

/// Who holds a wrap of a report key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A team, by the key of one of its epochs.
    Team {
        /// The team's id.
        team: Uuid,
        /// The epoch, from 1.
        epoch: i32,
    },
    /// The reporter, by the access code.
    Reporter,
    /// Escrow.
    Escrow,
}

impl Holder {
    /// The word for the kind of holder in the database. Never change one.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Team { .. } => "team",
            Self::Reporter => "reporter",
            Self::Escrow => "escrow",
        }
    }

    /// The team's id; nil for a holder of which a report has only one.
    pub const fn id(self) -> Uuid {
        match self {
            Self::Team { team, .. } => team,
            Self::Reporter | Self::Escrow => Uuid::nil(),
        }
    }

    /// The team's epoch; 0 for a holder without epochs.
    pub const fn epoch(self) -> i32 {
        match self {
            Self::Team { epoch, .. } => epoch,
            Self::Reporter | Self::Escrow => 0,
        }
    }
}

impl ReportKey {
    /// A new key.
    pub fn generate(chance: &mut Chance) -> Self {
        Self(Secret::generate(chance))
    }

    /// The key that a draft kept; nothing for any length but 32 bytes.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        Secret::from_slice(bytes).map(Self)
    }

    /// The key itself, only for keeping it inside a sealed draft.
    pub fn expose(&self) -> &[u8; 32] {
        self.0.expose()
    }

    /// Ties the report to this key: XChaCha20-Poly1305 alone would let two keys open one value. The pepper is
    /// part of it, so that whoever has only the database cannot put another report in this one's place.
    pub fn commitment(&self, report: Uuid, pepper: &Pepper) -> [u8; 32] {
        self.commit(report, pepper).finalize().into_bytes().into()
    }

    /// Seals one part of a report: `version byte | nonce | ciphertext`, padded to 256-byte steps.
    pub fn seal(&self, part: &PartName, plain: &[u8], chance: &mut Chance) -> Vec<u8> {
        sealed::seal_padded(&self.fields(), &part.name(), plain, chance)
    }

    /// Opens one part of a report.
    ///
    /// # Errors
    /// An [`OpenFault`] if the bytes, the key or the part differ from what was sealed.
    pub fn open(&self, part: &PartName, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenFault> {
        sealed::open_padded(&self.fields(), &part.name(), sealed)
    }

    /// Seals this key to a holder's public key.
    ///
    /// # Errors
    /// [`UnusableKey`] if `to` is no usable public key.
    pub fn wrap(
        &self,
        to: &SealingKey,
        report: Uuid,
        holder: Holder,
        chance: &mut Chance,
    ) -> Result<Wrap, UnusableKey> {
        to.wrap(WRAP, &wrap_name(report, holder), self.0.expose(), chance)
    }

    /// Opens a holder's wrap and checks the key against the report's `commitment`.
    ///
    /// # Errors
    /// An [`OpenFault`]; [`OpenFault::WrongKey`] if it opens to a key other than the report's.
    pub fn open_wrap(
        wrap: &Wrap,
        with: &OpeningKey,
        report: Uuid,
        holder: Holder,
        commitment: &[u8],
        pepper: &Pepper,
    ) -> Result<Self, OpenFault> {
        let key = Self::open_wrap_without_pepper(wrap, with, report, holder)?;
        key.commit(report, pepper)
            .verify_slice(commitment)
            .map_err(|_| OpenFault::WrongKey)?;
        Ok(key)
    }

    /// Opens a holder's wrap where the key folder is lost, so that the commitment cannot be checked. What was changed
    /// still does not open; what somebody who writes the database sealed anew does: tell whoever reads it.
    ///
    /// # Errors
    /// An [`OpenFault`].
    pub fn open_wrap_without_pepper(
        wrap: &Wrap,
        with: &OpeningKey,
        report: Uuid,
        holder: Holder,
    ) -> Result<Self, OpenFault> {
        with.open_secret(WRAP, &wrap_name(report, holder), wrap)
            .map(Self)
    }

    fn fields(&self) -> Secret {
        self.0.subkey("heard/v1/report/field")
    }

    fn commit(&self, report: Uuid, pepper: &Pepper) -> Hmac<Sha256> {
        let key = self
            .0
            .salted_subkey(pepper.0.expose(), "heard/v1/report/commit");
        Hmac::new_from_slice(key.expose())
            .expect("HMAC takes a key of any length")
            .chain_update(report.as_bytes())
    }
}

impl PartName<'_> {
    fn name(&self) -> Name {
        Name::of(
            "part",
            &[
                self.report.as_bytes(),
                self.table.as_bytes(),
                self.column.as_bytes(),
                self.row.as_bytes(),
            ],
        )
    }
}

fn wrap_name(report: Uuid, holder: Holder) -> Name {
    Name::of(
        "report key",
        &[
            report.as_bytes(),
            holder.kind().as_bytes(),
            holder.id().as_bytes(),
            &holder.epoch().to_be_bytes(),
        ],
    )
}
