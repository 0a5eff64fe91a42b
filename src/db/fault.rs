//! What can go wrong with the database.

/// A fault of the database. Its text is for the log, never for a page.
#[derive(Debug, thiserror::Error)]
pub enum DbFault {
    /// The address is neither a file nor one this build can open.
    #[error("this build cannot open a database at that address")]
    Address,
    /// The engine could not be reached.
    #[error("the database cannot be reached: {0}")]
    Connect(String),
    /// The tables could not be brought up to date.
    #[error("the tables could not be brought up to date: {0}")]
    Migrate(String),
    /// Too much work is waiting.
    #[error("too much work is waiting for the database")]
    Busy,
    /// A statement failed.
    #[error("a statement failed: {0}")]
    Query(#[from] diesel::result::Error),
    /// The work was done but its commit failed, so nothing of it is kept.
    #[error("the commit of {name} failed: {reason}")]
    Commit {
        /// The transaction's name.
        name: &'static str,
        /// What the engine said.
        reason: String,
    },
    /// The work panicked; nothing of it is kept.
    #[error("{0} stopped in the middle")]
    Panicked(&'static str),
}

#[cfg(feature = "postgres")]
impl DbFault {
    /// Whether the same work may succeed when it is done again in a new transaction.
    pub(super) fn is_worth_repeating(&self) -> bool {
        use diesel::result::{DatabaseErrorKind as Kind, Error};
        match self {
            Self::Query(Error::DatabaseError(Kind::SerializationFailure, _)) => true,
            Self::Query(Error::DatabaseError(_, told)) => told.message().contains("deadlock"),
            _ => false,
        }
    }
}
