//! What can be done at the command line, one command a file.

mod audit;
mod backup;
mod check;
mod demo;
mod escrow;
mod files;
mod import_postcodes;
mod in_use;
mod installation;
mod invite;
mod restore;
mod restored;
mod restored_log;
mod route;
mod setup;
mod team;
mod team_change;

pub use audit::{
    AuditWords, Look, Whose, Younger, audit_checkpoint, audit_export, audit_verify, look_at_log,
};
pub use backup::backup;
pub use check::check;
pub use demo::{
    ACCOUNTS, Account, DEMO_PASSWORD, Seen, Told, Visitor, demo, demo_settings, prepare_demo,
    told_reports,
};
pub use escrow::{
    EscrowFault, SharesFault, drill_escrow, give_by_escrow, hand_over_by_escrow, open_by_escrow,
    open_database,
};
use files::make_private_folder;
pub use import_postcodes::{ImportPostcodesError, import_postcodes, load_postcodes};
pub use in_use::share_data_folder;
pub use installation::{
    claim, claim_folder, is_claimed, refuse_missing, refuse_other_kind, set_up_database,
};
pub use invite::{invite, invite_again};
pub use restore::restore;
pub use route::route;
pub use setup::{SetupWords, setup};
pub use team::{NewTeamWords, add_team, confirm_team};
pub use team_change::{ChangedTeamWords, change_team, list_teams};

use std::net::SocketAddr;

use crate::audit::CheckpointFault;
use crate::db::{CopyFault, DbFault, Moment};
use crate::evidence::StoreFault;
use crate::post::SmtpUnusable;
use crate::settings::SettingsFault;
use crate::vault::{KeyFolderFault, ShareFault, UnusableKey};

/// A moment as the person at the terminal reads it.
fn told(moment: Moment) -> String {
    moment
        .in_london()
        .strftime("%Y-%m-%d %H:%M:%S%.3f %Z")
        .to_string()
}

/// Refuses what is no e-mail address: mail to it would be lost without a word.
fn check_address(address: &str) -> Result<(), CommandFault> {
    address
        .parse::<lettre::Address>()
        .map(drop)
        .map_err(|_| CommandFault::Word(format!("{address} is not an e-mail address")))
}

impl CommandFault {
    /// Whether it may come from settings that were not found, because the command was given from another folder.
    pub fn may_be_wrong_folder(&self) -> bool {
        use CommandFault::{DatabaseMissing, Keys, NotSetUp};
        matches!(
            self,
            NotSetUp | DatabaseMissing(_) | Keys(KeyFolderFault::NotSetUp(_))
        )
    }
}

/// Why a command stopped: a sentence for the person at the terminal.
#[derive(Debug, thiserror::Error)]
pub enum CommandFault {
    /// The settings.
    #[error(transparent)]
    Settings(#[from] SettingsFault),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbFault),
    /// Copying the database.
    #[error(transparent)]
    Copy(#[from] CopyFault),
    /// The key folder or a key file.
    #[error(transparent)]
    Keys(#[from] KeyFolderFault),
    /// Shares of the escrow key.
    #[error(transparent)]
    Shares(#[from] ShareFault),
    /// What was asked of the shares.
    #[error(transparent)]
    Escrow(#[from] EscrowFault),
    /// A public key that nothing can be sealed to.
    #[error(transparent)]
    Key(#[from] UnusableKey),
    /// The SMTP server.
    #[error(transparent)]
    Smtp(#[from] SmtpUnusable),
    /// The store of files.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// The table of postcodes.
    #[error(transparent)]
    Postcodes(#[from] ImportPostcodesError),
    /// The checkpoints of the audit log.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointFault),
    /// A file or folder.
    #[error("{0}: {1}")]
    File(String, std::io::Error),
    /// The address to listen on.
    #[error("nothing can be served at {0}: {1}; HEARD_PORT=8001 would serve at another port")]
    Listen(SocketAddr, std::io::Error),
    /// Rocket stopped.
    #[error("the server stopped: {0}")]
    Serve(String),
    /// The data folder is for something else.
    #[error("{0}")]
    OtherKind(&'static str),
    /// The database was never set up.
    #[error("not set up: run `heard setup` first")]
    NotSetUp,
    /// There are keys, and no database to them.
    #[error(
        "the database {0} is missing, although its keys are there: see that data_folder is right and its disk is there, or bring it \
         back with `heard restore`"
    )]
    DatabaseMissing(String),
    /// There is no such team.
    #[error("there is no team called {0}")]
    NoTeam(String),
    /// The team has no key that waits to be confirmed.
    #[error(
        "the team {0} has no key that waits to be confirmed: either it is confirmed already (`heard check` tells), or its first steward must sign in first"
    )]
    NothingToConfirm(String),
    /// The key in the database is not the one that the steward made.
    #[error("the key of team {0} has another fingerprint: do not confirm it, and find out why")]
    OtherKey(String),
    /// A word that is not one of those known.
    #[error("{0}")]
    Word(String),
}
