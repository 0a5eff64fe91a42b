//! Why a file is not kept.

use super::kind::NotTaken;
use crate::db::DbFault;

/// Why a file is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no kind that we take.
    Kind(NotTaken),
    /// It is larger than one file may be.
    TooBig,
    /// With it the report's files would be larger than all together may be.
    TooMuch,
    /// The report has as many as it may have.
    TooMany,
    /// The report has this very file already.
    Twice,
    /// It stopped arriving. What came is kept, so that the rest can follow.
    CutOff,
    /// It could not be kept: the store failed, or its disk is full.
    NotStored,
    /// Too many arrive at once.
    Busy,
}

impl Refusal {
    /// Whether what came is kept, so that the rest can follow.
    pub fn may_go_on(self) -> bool {
        matches!(self, Self::CutOff | Self::Busy)
    }

    /// The word for it in wording keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Kind(not_taken) => not_taken.word(),
            Self::TooBig => "too-big",
            Self::TooMuch => "too-much",
            Self::TooMany => "too-many",
            Self::Twice => "twice",
            Self::CutOff => "cut-off",
            Self::NotStored => "not-stored",
            Self::Busy => "busy",
        }
    }
}

/// Why nothing more is known of a file than before.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    /// The giver is told why.
    #[error("a file was refused")]
    Refused(Refusal),
    /// The database's fault.
    #[error(transparent)]
    Db(#[from] DbFault),
}

impl From<Refusal> for NotKept {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
