//! `heard check`: tells what is wrong before a user finds out.

use std::io::Write;
use std::path::Path;

use super::audit::look_at_log;
use super::{CommandFault, refuse_other_kind};
use crate::accounts::live_key;
use crate::db::{Db, DbFault, pending_migrations};
use crate::directory::{self, NATIONAL_DESK, Team};
use crate::portal::Kind;
use crate::settings::{MailTransport, Settings};
use crate::vault::{ChainFault, CheckpointPublicKey, InstallationPublicKey, KeyFolder};

/// The ending of domains that nobody can own, as the default settings have.
const EXAMPLE: &str = ".example";

/// What was looked at, and whether it is well.
struct Told<'a> {
    out: &'a mut (dyn Write + Send),
    all_well: bool,
}

impl Told<'_> {
    fn tell(&mut self, is_well: bool, what: &str) -> Result<(), CommandFault> {
        self.all_well &= is_well;
        let mark = if is_well { "well   " } else { "MISSING" };
        writeln!(self.out, "{mark}  {what}")
            .map_err(|fault| CommandFault::File("the terminal".into(), fault))
    }
}

/// Looks at the settings, the keys, the tables, each team's key and the audit log, and writes a line for
/// each; gives whether all is well. Changes nothing.
///
/// # Errors
/// A [`CommandFault`] where looking itself fails.
pub async fn check(
    settings: &Settings,
    out: &mut (dyn Write + Send),
) -> Result<bool, CommandFault> {
    let mut told = Told {
        out,
        all_well: true,
    };
    let keys = KeyFolder::open(&settings.key_folder)?;
    told.tell(true, "key folder")?;
    told.tell(
        settings.operator().is_some(),
        "operator_name and operator_contact tell people who runs the site",
    )?;
    check_mail(settings, &mut told)?;
    check_desk(settings, &mut told)?;
    let pending = pending_migrations(&settings.database())?;
    told.tell(
        pending.is_empty(),
        "tables up to date (`heard serve` brings them up to date)",
    )?;
    if pending.is_empty() {
        let db = Db::open(&settings.database())?;
        refuse_other_kind(&db, Kind::Live).await?;
        check_teams(&db, keys.installation, &mut told).await?;
        let key = keys.checkpoint.public();
        check_log(&db, &settings.audit_folder, &key, &mut told).await?;
    }
    Ok(told.all_well)
}

fn check_mail(settings: &Settings, told: &mut Told<'_>) -> Result<(), CommandFault> {
    let mail = &settings.mail;
    let leaves = mail.transport == MailTransport::Smtp;
    told.tell(
        leaves,
        "mail.transport is smtp, not a folder in which addresses lie in the clear",
    )?;
    let is_real = |address: &str| !address.ends_with(EXAMPLE);
    told.tell(
        is_real(&mail.neutral_domain),
        "mail.neutral_domain is a domain of yours",
    )?;
    told.tell(
        is_real(&mail.staff_sender),
        "mail.staff_sender is an address of yours",
    )?;
    told.tell(mail.operator.is_some(), "mail.operator hears of alarms")
}

/// Nobody has agreed to run a national desk until these are filled in.
fn check_desk(settings: &Settings, told: &mut Told<'_>) -> Result<(), CommandFault> {
    let desk = &settings.desk;
    told.tell(
        desk.owner.is_some(),
        "desk.owner answers for the national desk",
    )?;
    told.tell(desk.cover.is_some(), "desk.cover stands in for its owner")
}

async fn check_teams(
    db: &Db,
    installation: InstallationPublicKey,
    told: &mut Told<'_>,
) -> Result<(), CommandFault> {
    let teams = db
        .read(move |connection| {
            let teams = directory::all_teams(connection)?.into_iter();
            let with_key = |team: Team| {
                let key = live_key(connection, team.id, &installation)?;
                Ok((team, key.err()))
            };
            teams
                .map(with_key)
                .collect::<Result<Vec<(Team, Option<ChainFault>)>, DbFault>>()
        })
        .await?;
    told.tell(
        teams.iter().any(|(team, _)| team.slug == NATIONAL_DESK),
        "a national desk",
    )?;
    for (team, fault) in teams {
        let key = fault.map_or_else(|| "key confirmed".to_owned(), |fault| fault.to_string());
        told.tell(fault.is_none(), &format!("team {}: {key}", team.slug))?;
        let night = format!("team {}: an address that is read day and night", team.slug);
        told.tell(team.night_address.is_some(), &night)?;
    }
    Ok(())
}

async fn check_log(
    db: &Db,
    folder: &Path,
    key: &CheckpointPublicKey,
    told: &mut Told<'_>,
) -> Result<(), CommandFault> {
    let look = look_at_log(db, folder, key).await?;
    look.tell(told.out)
        .map_err(|fault| CommandFault::File("the terminal".into(), fault))?;
    told.tell(look.is_well(), "audit log as it was written")
}
