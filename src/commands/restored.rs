//! What has to be done to a database that was brought back, whichever engine it is on, before it is served.

use super::CommandFault;
use super::installation::{Facts, facts};
use crate::accounts::{Ended, end_all_that_is_open, live_key};
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::{Connection, DbFault, Moment, bring_up_to_date};
use crate::directory::{self, NATIONAL_DESK};
use crate::evidence;
use crate::portal::Kind;
use crate::vault::{ChainFault, InstallationPublicKey};

/// What the backup says of itself.
pub(super) struct Recognised {
    /// What it holds.
    pub facts: Facts,
    /// Whether a team's key shows that the key folder belongs to it; where none is confirmed yet, nothing can.
    pub keys_are_shown: bool,
}

/// Looks whether the backup may be brought back here, and brings its tables up to date.
///
/// # Errors
/// A [`CommandFault`] where this is no database of real reports, is newer than this program, or belongs to other keys.
pub(super) fn recognise(
    connection: &mut Connection,
    installation: &InstallationPublicKey,
) -> Result<Recognised, CommandFault> {
    let facts = facts(connection)?;
    match facts.kind {
        Some(Kind::Live) => {}
        Some(Kind::Demo) => {
            return refuse("this is the database of a demonstration, which is never restored");
        }
        None => return refuse("this database was never set up"),
    }
    bring_up_to_date(connection)?;
    let Some(keys_are_shown) = belongs(connection, installation)? else {
        return refuse(
            "the teams' keys were not confirmed by the installation of this key folder: put the key folder that \
             belongs to this backup in its place",
        );
    };
    Ok(Recognised {
        facts,
        keys_are_shown,
    })
}

/// Ends all that was open, and writes down that this was a restore.
///
/// # Errors
/// The engine's fault.
pub(super) fn settle(connection: &mut Connection, now: Moment) -> Result<Ended, DbFault> {
    diesel::Connection::transaction(connection, |connection| {
        evidence::forget_since_when(connection)?;
        let ended = end_all_that_is_open(connection, now)?;
        if let Some(desk) = directory::team_by_slug(connection, NATIONAL_DESK)? {
            let (chain, actor) = (Chain::Team(desk.id), Actor::CommandLine);
            audit::append(connection, chain, actor, Happening::Restored, now)?;
        }
        Ok(ended)
    })
}

/// Whether any team's first key was signed by the installation; none where such signatures are there and all are by another.
fn belongs(
    connection: &mut Connection,
    installation: &InstallationPublicKey,
) -> Result<Option<bool>, DbFault> {
    let (mut own, mut foreign) = (false, false);
    for team in directory::all_teams(connection)? {
        match live_key(connection, team.id, installation)? {
            Err(ChainFault::NoEpoch | ChainFault::Unconfirmed(1)) => {}
            Err(ChainFault::BadSignature(1)) => foreign = true,
            _ => own = true,
        }
    }
    Ok(match (own, foreign) {
        (false, true) => None,
        (own, _) => Some(own),
    })
}

fn refuse<T>(told: &str) -> Result<T, CommandFault> {
    Err(CommandFault::Word(told.to_owned()))
}
