//! `heard escrow`: what the printed shares of the escrow key can do. Each use is in the log before anything is shown.

mod contents;
mod drill;
mod give;
mod hand_over;
mod open;
mod report_key;
mod shares;
mod told;

use std::path::Path;

use super::{CommandFault, refuse_other_kind};
use crate::audit::{self, Actor, Chain, Happening};
use crate::clock::Clock;
use crate::db::Db;
use crate::portal::Kind;
use crate::settings::Settings;
use crate::vault::{KeyFolder, KeyFolderFault};

pub use drill::drill_escrow;
pub use give::give_by_escrow;
pub use hand_over::hand_over_by_escrow;
pub use open::open_by_escrow;
pub use shares::SharesFault;
use shares::{Combined, read_shares};

/// Why the shares did not do what they were asked to.
#[derive(Debug, thiserror::Error)]
pub enum EscrowFault {
    /// A file that is not there: opening it would make an empty database.
    #[error("there is no database at {0}")]
    NoDatabase(String),
    /// It has not the form of a reference.
    #[error("{0} is not the reference of a report, which looks like ABCD-2345")]
    NotAReference(String),
    /// No report has this reference.
    #[error("there is no report {0} in this database")]
    NoReport(String),
    /// The shares as they were typed.
    #[error("{0}\nNothing was opened.")]
    Shares(#[from] SharesFault),
    /// The shares belong together, but nothing that was asked for opens.
    #[error(
        "these shares do not open {0}: they are of another installation, or the database was changed"
    )]
    DoNotFit(String),
    /// The person is no member.
    #[error(
        "{email} is no member of the team {team}; `heard invite {team} {email}` makes them one"
    )]
    NoMember {
        /// The address.
        email: String,
        /// The team's slug.
        team: String,
    },
    /// The letters are not those of the key in the database.
    #[error(
        "these are not the letters and numbers of {0}'s key: ask them to read them out from their queue again. If they differ still, somebody changed the database."
    )]
    OtherLetters(String),
    /// Nothing is missing.
    #[error("{0} has the keys of this team already")]
    HasKeys(String),
    /// The team has no key at all.
    #[error("the team {0} has no key yet: its first steward makes it by joining")]
    NoKeys(String),
    /// The member left, or has another key, or the team has, since the letters were compared.
    #[error("{0} has changed meanwhile: begin again")]
    Changed(String),
}

/// Opens the database at `url`, which must be there and hold real reports.
///
/// # Errors
/// A [`CommandFault`].
pub async fn open_database(url: &str) -> Result<Db, CommandFault> {
    if !url.contains("://") && !Path::new(url).is_file() {
        return Err(EscrowFault::NoDatabase(url.to_owned()).into());
    }
    let db = Db::open(url)?;
    refuse_other_kind(&db, Kind::Live).await?;
    Ok(db)
}

/// The key folder; none where there is none, as on a machine that holds only a copy of the database.
fn key_folder(settings: &Settings) -> Result<Option<KeyFolder>, CommandFault> {
    match KeyFolder::open(&settings.key_folder) {
        Ok(keys) => Ok(Some(keys)),
        Err(KeyFolderFault::NotSetUp(_)) => Ok(None),
        Err(fault) => Err(fault.into()),
    }
}

/// Puts the escrow key together from the shares on standard input. Shares that do not give it are written to `chains`.
async fn together(db: &Db, chains: &[Chain], clock: &Clock) -> Result<Combined, CommandFault> {
    let fault = match read_shares() {
        Ok(combined) => return Ok(combined),
        Err(fault) => fault,
    };
    for chain in chains {
        log(db, *chain, Happening::EscrowRefused, clock).await?;
    }
    Err(EscrowFault::Shares(fault).into())
}

/// Writes to `chain` what was done at the command line.
async fn log(
    db: &Db,
    chain: Chain,
    happening: Happening,
    clock: &Clock,
) -> Result<(), CommandFault> {
    let now = clock.now();
    db.write("log use of escrow", move |connection| {
        audit::append(connection, chain, Actor::CommandLine, happening, now)
    })
    .await?;
    Ok(())
}

/// What was said to the person at the terminal did not get there.
fn not_told(fault: std::io::Error) -> CommandFault {
    CommandFault::File("the terminal".into(), fault)
}
