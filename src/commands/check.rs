//! `heard check`: tells what is wrong before a user finds out.

use std::io::Write;

use super::{CommandFault, refuse_other_kind};
use crate::accounts::live_key;
use crate::db::{Db, pending_migrations};
use crate::directory;
use crate::portal::Kind;
use crate::settings::Settings;
use crate::vault::KeyFolder;

/// Looks at the settings, the keys, the database and each team's key, and writes a line for each; gives
/// whether all is well.
///
/// # Errors
/// A [`CommandFault`] where looking itself fails.
pub async fn check(
    settings: &Settings,
    out: &mut (dyn Write + Send),
) -> Result<bool, CommandFault> {
    let keys = KeyFolder::open(&settings.key_folder)?;
    say(out, true, "key folder")?;
    let pending = pending_migrations(&settings.database())?;
    say(
        out,
        pending.is_empty(),
        "tables up to date (serve brings them up to date)",
    )?;
    let db = Db::open(&settings.database())?;
    refuse_other_kind(&db, Kind::Live).await?;
    let found = db
        .read(move |connection| {
            directory::all_teams(connection)?
                .into_iter()
                .map(|team| {
                    let key = live_key(connection, team.id, &keys.installation)?;
                    Ok((team, key.err()))
                })
                .collect::<Result<Vec<_>, _>>()
        })
        .await?;
    let mut all_well = pending.is_empty();
    for (team, fault) in found {
        all_well &= fault.is_none() && team.night_address.is_some();
        let key = fault.map_or_else(|| "key confirmed".to_owned(), |fault| fault.to_string());
        say(out, fault.is_none(), &format!("team {}: {key}", team.slug))?;
        let night = "an address that is read day and night";
        say(
            out,
            team.night_address.is_some(),
            &format!("team {}: {night}", team.slug),
        )?;
    }
    Ok(all_well)
}

fn say(out: &mut (dyn Write + Send), is_well: bool, what: &str) -> Result<(), CommandFault> {
    let mark = if is_well { "well   " } else { "MISSING" };
    writeln!(out, "{mark}  {what}")
        .map_err(|fault| CommandFault::File("the terminal".into(), fault))
}
