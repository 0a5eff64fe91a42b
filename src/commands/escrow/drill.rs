//! `heard escrow drill`: once a year, whether the papers still open what is sealed today. No real report is touched.

use std::io::Write;

use uuid::Uuid;

use super::{EscrowFault, log, not_told, together};
use crate::accounts::{self, HeldKeys};
use crate::audit::{Chain, Happening};
use crate::clock::Clock;
use crate::commands::CommandFault;
use crate::db::{Db, DbFault};
use crate::directory::{self, NATIONAL_DESK};
use crate::vault::{
    Chance, Holder, KeyFolder, OpenFault, OpeningKey, PartName, ReportKey, TeamEpoch, TeamHolder,
    TeamSecret, UnusableKey, Wrap,
};

/// What the dummy report says.
const WORDS: &[u8] = b"This is a drill.";

/// Seals a dummy report for a dummy team as real ones are sealed today and opens it with the shares on standard input;
/// then whether the shares open every key of every team. Gives whether all do.
///
/// # Errors
/// A [`CommandFault`]; also for shares that do not open the dummy report.
pub async fn drill_escrow(
    db: &Db,
    keys: &KeyFolder,
    clock: &Clock,
    chance: &mut Chance,
    out: &mut (dyn Write + Send),
) -> Result<bool, CommandFault> {
    let desk = db
        .read(|connection| directory::team_by_slug(connection, NATIONAL_DESK))
        .await?
        .ok_or_else(|| CommandFault::NoTeam(NATIONAL_DESK.into()))?;
    let chain = Chain::Team(desk.id);
    let escrow = together(db, &[chain], clock).await?;
    let dummy = Dummy::seal(keys, chance)?;
    if dummy.open(&escrow.key).is_err() {
        log(db, chain, Happening::EscrowRefused, clock).await?;
        return Err(EscrowFault::DoNotFit("what is sealed today".into()).into());
    }
    log(db, chain, Happening::EscrowDrilled, clock).await?;
    let shares = escrow.shares;
    writeln!(
        out,
        "The shares open what is sealed today: {shares} were used."
    )
    .map_err(not_told)?;
    let mut all_open = true;
    for (slug, held, keys) in teams(db, escrow.key).await? {
        let lacking = held.lacking();
        all_open &= lacking.is_empty();
        tell(out, &slug, keys, &lacking).map_err(not_told)?;
    }
    Ok(all_open)
}

fn tell(out: &mut dyn Write, slug: &str, keys: usize, lacking: &[i32]) -> std::io::Result<()> {
    match (keys, lacking) {
        (0, _) => writeln!(out, "well     team {slug}: no key yet"),
        (_, []) => writeln!(out, "well     team {slug}: all its keys open ({keys})"),
        _ => {
            let numbers: Vec<String> = lacking.iter().map(ToString::to_string).collect();
            let numbers = numbers.join(", ");
            writeln!(
                out,
                "MISSING  team {slug}: the shares do not open its key of epoch {numbers}"
            )
        }
    }
}

/// Each team's slug, what escrow holds of its keys, and how many there are.
async fn teams(db: &Db, escrow: OpeningKey) -> Result<Vec<(String, HeldKeys, usize)>, DbFault> {
    db.read(move |connection| {
        let mut teams = Vec::new();
        for team in directory::all_teams(connection)? {
            let epochs = accounts::epochs(connection, team.id)?;
            let wraps = accounts::escrow_wraps(connection, team.id)?;
            let keys = epochs.len();
            let held = HeldKeys::open_by_escrow(epochs, &wraps, &escrow);
            teams.push((team.slug, held, keys));
        }
        Ok(teams)
    })
    .await
}

/// A report of nobody, sealed to a team of nobody and to escrow alone.
struct Dummy {
    report: Uuid,
    epoch: TeamEpoch,
    secret: Wrap,
    by_team: Wrap,
    alone: Wrap,
    part: Vec<u8>,
}

impl Dummy {
    fn seal(keys: &KeyFolder, chance: &mut Chance) -> Result<Self, UnusableKey> {
        let (report, team) = (
            Uuid::from_bytes(chance.bytes()),
            Uuid::from_bytes(chance.bytes()),
        );
        let secret = TeamSecret::generate(chance);
        let epoch = TeamEpoch::first(team, &secret);
        let key = ReportKey::generate(chance);
        let holder = team_holder(&epoch);
        let to = secret.opening_key().sealing_key();
        Ok(Self {
            report,
            secret: secret.wrap(&keys.escrow, &epoch, TeamHolder::Escrow, chance)?,
            by_team: key.wrap(&to, report, holder, chance)?,
            alone: key.wrap(&keys.escrow, report, Holder::Escrow, chance)?,
            part: key.seal(&part(report), WORDS, chance),
            epoch,
        })
    }

    fn open(&self, escrow: &OpeningKey) -> Result<(), OpenFault> {
        let secret = TeamSecret::open_wrap(&self.secret, escrow, &self.epoch, TeamHolder::Escrow)?;
        let (by_team, holder) = (secret.opening_key(), team_holder(&self.epoch));
        for (wrap, with, holder) in [
            (&self.by_team, &by_team, holder),
            (&self.alone, escrow, Holder::Escrow),
        ] {
            let key = ReportKey::open_wrap_without_pepper(wrap, with, self.report, holder)?;
            if key.open(&part(self.report), &self.part)?.as_slice() != WORDS {
                return Err(OpenFault::WrongKey);
            }
        }
        Ok(())
    }
}

fn team_holder(epoch: &TeamEpoch) -> Holder {
    let (team, epoch) = (epoch.team, epoch.epoch);
    Holder::Team { team, epoch }
}

fn part(report: Uuid) -> PartName<'static> {
    PartName {
        report,
        table: "sealed_parts",
        column: "account",
        row: report,
    }
}
