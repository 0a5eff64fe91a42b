//! `heard escrow hand-over`: reports that went to escrow alone, because no team had a key, become readable for the team
//! that owns them once it has one.

use std::io::Write;
use std::sync::Arc;

use super::report_key::{self, Found};
use super::{not_told, together};
use crate::accounts::live_key;
use crate::audit::{self, Actor, Chain, Happening};
use crate::clock::Clock;
use crate::commands::CommandFault;
use crate::db::{Connection, Db, DbFault, Moment};
use crate::reporting::add_key_wrap;
use crate::vault::{Chance, KeyFolder, OpeningKey};

/// What became of a report.
enum Outcome {
    HandedOver,
    NoKey(String),
    DoesNotOpen,
}

/// Wraps the key of each report that escrow alone can open to the live key of the team that owns it; gives whether none
/// is left.
///
/// # Errors
/// A [`CommandFault`]; what was handed over until then stays so.
pub async fn hand_over_by_escrow(
    db: &Db,
    keys: &Arc<KeyFolder>,
    clock: &Clock,
    out: &mut (dyn Write + Send),
) -> Result<bool, CommandFault> {
    let waiting = db.read(report_key::find_escrow_only).await?;
    if waiting.is_empty() {
        writeln!(out, "No report is sealed to escrow alone.").map_err(not_told)?;
        return Ok(true);
    }
    let chains: Vec<Chain> = waiting.iter().map(|one| Chain::Report(one.id)).collect();
    let escrow = Arc::new(together(db, &chains, clock).await?.key);
    let mut left = 0;
    for found in &waiting {
        let (report, by, with, now) = (
            found.clone(),
            Arc::clone(&escrow),
            Arc::clone(keys),
            clock.now(),
        );
        let mut chance = Chance::system();
        let outcome = db
            .write("hand over by escrow", move |connection| {
                hand_over(connection, &report, &by, &with, now, &mut chance)
            })
            .await?;
        left += usize::from(!matches!(outcome, Outcome::HandedOver));
        tell(out, found, &outcome).map_err(not_told)?;
    }
    Ok(left == 0)
}

fn tell(out: &mut dyn Write, found: &Found, outcome: &Outcome) -> std::io::Result<()> {
    let (reference, team) = (found.shown(), &found.team_name);
    match outcome {
        Outcome::HandedOver => writeln!(out, "{reference}  can be opened by: {team}"),
        Outcome::NoKey(why) => writeln!(out, "{reference}  stays: {team}: {why}"),
        Outcome::DoesNotOpen => writeln!(out, "{reference}  stays: the shares do not open it"),
    }
}

fn hand_over(
    connection: &mut Connection,
    found: &Found,
    escrow: &OpeningKey,
    keys: &KeyFolder,
    now: Moment,
    chance: &mut Chance,
) -> Result<Outcome, DbFault> {
    let live = match live_key(connection, found.team, &keys.installation)? {
        Ok(live) => live,
        Err(fault) => return Ok(Outcome::NoKey(fault.to_string())),
    };
    let chain = Chain::Report(found.id);
    let ways = report_key::ways(connection, found.id)?;
    let Some(key) = report_key::open(&ways, found, escrow, Some(&keys.pepper)) else {
        let happening = Happening::EscrowRefused;
        audit::append(connection, chain, Actor::CommandLine, happening, now)?;
        return Ok(Outcome::DoesNotOpen);
    };
    let holder = live.holder();
    let wrap = match key.wrap(live.sealing_key(), found.id.uuid(), holder, chance) {
        Ok(wrap) => wrap,
        Err(fault) => return Ok(Outcome::NoKey(fault.to_string())),
    };
    add_key_wrap(connection, found.id, holder, &wrap)?;
    let happening = Happening::EscrowHandedOver;
    audit::append(connection, chain, Actor::CommandLine, happening, now)?;
    Ok(Outcome::HandedOver)
}
