//! `heard setup`: made once, by a person at a terminal, before anything is served.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::files::folder_of;
use super::{CommandFault, check_address, claim, is_claimed, make_private_folder};
use crate::clock::Clock;
use crate::db::{Db, Moment};
use crate::directory::{self, NATIONAL_DESK, NewTeam};
use crate::portal::Kind;
use crate::settings::Settings;
use crate::vault::{Chance, EscrowShare, InstallationKey, KeyFolder, KeyFolderFault, make_escrow};

/// What the person at the terminal decides.
pub struct SetupWords<'a> {
    /// The file for the installation's signing key; keep it off the server when it is done.
    pub signing_key: &'a Path,
    /// How many shares of the escrow key to print.
    pub shares: u8,
    /// How many of them give the key back.
    pub needed: u8,
    /// Address that hears of each report at the national desk.
    pub desk_bell: &'a str,
    /// Address of the national desk that is read day and night.
    pub desk_night: &'a str,
    /// When the national desk reads new reports.
    pub desk_hours: &'a str,
}

/// Makes the database, the key folder, the signing key and the national desk, and prints the shares of the
/// escrow key, which are kept nowhere else.
///
/// # Errors
/// A [`CommandFault`]. Nothing that is there already is overwritten.
pub async fn setup(
    settings: &Settings,
    words: &SetupWords<'_>,
    clock: &Clock,
    chance: &mut Chance,
    out: &mut (dyn Write + Send),
) -> Result<(), CommandFault> {
    check_hours(words.desk_hours)?;
    check_address(words.desk_bell)?;
    check_address(words.desk_night)?;
    refuse_key_files(settings, words)?;
    make_private_folder(&settings.data_folder)?;
    let db = Db::open(&settings.database())?;
    if is_claimed(&db).await? {
        return Err(CommandFault::OtherKind(
            "this installation is set up already",
        ));
    }
    let (escrow, shares) = make_escrow(words.needed, words.shares, chance)?;
    let signing_key = InstallationKey::generate(chance);
    signing_key.write(words.signing_key)?;
    KeyFolder::create(&settings.key_folder, &signing_key.public(), &escrow, chance)?;
    print_shares(&shares, words.signing_key, out)
        .map_err(|fault| CommandFault::File("the terminal".into(), fault))?;
    // Last, so that a command that stopped earlier can be given again.
    make_desk(&db, words, clock.now()).await
}

/// Nothing is made where a key would be in the way, or would be kept where it must not be.
fn refuse_key_files(settings: &Settings, words: &SetupWords<'_>) -> Result<(), CommandFault> {
    KeyFolder::refuse_existing(&settings.key_folder)?;
    let (signing_key, keys) = (words.signing_key, &settings.key_folder);
    if signing_key.exists() {
        return Err(KeyFolderFault::AlreadyThere(signing_key.to_owned()).into());
    }
    if real(folder_of(signing_key)).starts_with(real(keys)) {
        return Err(CommandFault::Word(format!(
            "the signing key must not lie in the key folder {}: whoever steals the one would have the other; name a file on a \
             stick, which you take off this server",
            keys.display()
        )));
    }
    Ok(())
}

/// A path without links, as far as it is there.
fn real(path: &Path) -> PathBuf {
    path.canonicalize()
        .or_else(|_| std::path::absolute(path))
        .unwrap_or_else(|_| path.to_owned())
}

async fn make_desk(db: &Db, words: &SetupWords<'_>, now: Moment) -> Result<(), CommandFault> {
    let mut chance = Chance::system();
    let (bell, night, hours) = (
        words.desk_bell.to_owned(),
        words.desk_night.to_owned(),
        words.desk_hours.to_owned(),
    );
    db.write("set up", move |connection| {
        let desk = NewTeam {
            slug: NATIONAL_DESK,
            name: "National desk",
            joined_on: None,
            bell_address: Some(&bell),
            night_address: Some(&night),
            reading_hours: &hours,
        };
        claim(connection, Kind::Live, now)?;
        directory::add_team(connection, &desk, now, &mut chance)?;
        let restricted = NewTeam {
            name: "National desk, professional standards",
            // The desk's own mailbox must not hear of them.
            bell_address: None,
            night_address: None,
            ..desk
        };
        directory::add_standards_team(connection, &restricted, now, &mut chance).map(drop)
    })
    .await?;
    Ok(())
}

fn print_shares(
    shares: &[EscrowShare],
    signing_key: &Path,
    out: &mut (dyn Write + Send),
) -> std::io::Result<()> {
    for share in shares {
        let (number, needed, of) = (share.number(), share.needed(), shares.len());
        writeln!(
            out,
            "Share {number} of {of}, any {needed} give the key back:"
        )?;
        writeln!(out, "  {}\n", share.to_text().as_str())?;
    }
    writeln!(
        out,
        "Give each share to a different person on paper. They are kept nowhere else and are not shown again.\n\
         Move {} off this server, to where only `heard team confirm` will use it.",
        signing_key.display()
    )
}

pub(super) fn check_hours(hours: &str) -> Result<(), CommandFault> {
    hours
        .parse::<directory::ReadingHours>()
        .map(drop)
        .map_err(|fault| CommandFault::Word(fault.to_string()))
}
