//! Which team's queue a report goes to, and the key it is sealed to: never skip, never downgrade.

use jiff::civil::Date;

use super::filing::FilingFault;
use crate::accounts::{live_key, newest_epoch};
use crate::db::{Connection, DbFault, TeamId};
use crate::directory::{self, Directory, RESTRICTED_DESK, Team, desk_of};
use crate::portal::Portal;
use crate::routing::{Decision, Owner, Reason};
use crate::vault::{ChainFault, LiveKey};

/// The team that will own the report, its key, and what is wrong with the keys of those that should.
pub struct Destination {
    /// The team that will own it.
    pub team: Team,
    /// The key to seal to; none where only escrow is left.
    pub key: Option<LiveKey>,
    /// The teams before it whose keys were refused.
    pub refused: Vec<Refused>,
}

/// A team whose key cannot be trusted.
pub struct Refused {
    /// The team.
    pub team: TeamId,
    slug: String,
    fault: ChainFault,
}

impl Refused {
    /// The kind of alarm that this is. A key that is missing is something to set up; one that is wrong is an attack until
    /// shown otherwise.
    pub fn alarm(&self) -> &'static str {
        match self.fault {
            ChainFault::NoEpoch | ChainFault::Unconfirmed(_) | ChainFault::Retired(_) => {
                "no-usable-key"
            }
            ChainFault::WrongTeam(_)
            | ChainFault::Gap(_)
            | ChainFault::BadSignature(_)
            | ChainFault::Malformed(_) => "key-refused",
        }
    }
}

impl Destination {
    /// Why the report goes there: the router's reason, unless the team it named is not there or its key is refused.
    pub fn reason(&self, decision: &Decision, directory: &Directory, today: Date) -> Reason {
        if let Owner::ProfessionalStandards(_) = decision.owner
            && self.team.slug == RESTRICTED_DESK
        {
            return Reason::restricted_desk();
        }
        let by_place = decision.force_by_place.as_deref().unwrap_or_default();
        if self.refused.iter().any(|refused| refused.slug == by_place) {
            return Reason::no_trusted_key(by_place, directory, today);
        }
        decision.reason.clone()
    }

    /// Whether the epoch that was sealed to is still the team's newest: keys can turn at any moment.
    ///
    /// # Errors
    /// The engine's fault.
    pub fn is_live(&self, connection: &mut Connection) -> Result<bool, DbFault> {
        let Some(key) = &self.key else {
            return Ok(true);
        };
        let newest = newest_epoch(connection, self.team.id)?;
        Ok(newest == Some(key.holder().epoch()))
    }
}

/// The team that should own it if its key can be trusted, else the national desk: never skip, never
/// downgrade. Where the desk has no key either, the report is sealed to escrow alone. What is about the police never goes
/// to an ordinary team or the ordinary desk.
///
/// # Errors
/// A [`FilingFault`] where there is not even a desk.
pub async fn destination(portal: &Portal, slug: &str) -> Result<Destination, FilingFault> {
    let slug = slug.to_owned();
    let installation = portal.keys.installation;
    let found = portal
        .db
        .read(move |connection| {
            let mut refused = Vec::new();
            let desk = desk_of(&slug);
            for slug in [slug.as_str(), desk] {
                let Some(team) = directory::team_by_slug(connection, slug)? else {
                    continue;
                };
                let key = match live_key(connection, team.id, &installation)? {
                    Ok(key) => Some(key),
                    Err(fault) => {
                        let (team, slug) = (team.id, team.slug.clone());
                        refused.push(Refused { team, slug, fault });
                        None
                    }
                };
                if key.is_some() || team.slug == desk {
                    return Ok(Some(Destination { team, key, refused }));
                }
            }
            Ok(None)
        })
        .await?;
    found.ok_or(FilingFault::NoDesk)
}
