//! `heard demo`: the whole service with invented people and reports. Nothing leaves this machine.

mod centre;
mod people;
mod reports;
mod visitor;

pub use people::{ACCOUNTS, Account, DEMO_PASSWORD};
pub use reports::{Told, told_reports};
pub use visitor::{Seen, Visitor};

use std::io::Write;
use std::path::Path;

use super::{CommandFault, claim_folder, make_private_folder};
use crate::clock::Clock;
use crate::db::Db;
use crate::portal::Kind;
use crate::serve::{open_installation, serve};
use crate::settings::{MailTransport, Settings};
use crate::vault::{Chance, InstallationKey, KeyFolder, make_escrow};
use crate::web::gate::Peers;

/// Where a demonstration keeps its data.
const FOLDER: &str = "var/demo";

/// Makes the demonstration where there is none yet, says how to sign in, and serves it.
///
/// # Errors
/// A [`CommandFault`] that says what to do.
pub async fn demo(clock: &Clock, out: &mut (dyn Write + Send)) -> Result<(), CommandFault> {
    let folder = Path::new(FOLDER);
    let settings = demo_settings(folder, Settings::read()?);
    // Before minutes are spent and an address is printed that somebody else answers at.
    std::net::TcpListener::bind(settings.listen_on())
        .map_err(|fault| CommandFault::Listen(settings.listen_on(), fault))?;
    if !folder.exists() {
        make_whole(folder, &settings, clock).await?;
    }
    introduce(&settings, out).map_err(|fault| CommandFault::File("the terminal".into(), fault))?;
    serve(settings, Kind::Demo).await
}

/// Makes the demonstration beside its place and moves it there when it is whole, so that one that was
/// stopped in the middle is never served.
async fn make_whole(folder: &Path, settings: &Settings, clock: &Clock) -> Result<(), CommandFault> {
    let told = |fault| CommandFault::File(folder.display().to_string(), fault);
    let making = folder.with_extension("making");
    if making.exists() {
        std::fs::remove_dir_all(&making).map_err(told)?;
    }
    prepare_demo(&demo_settings(&making, settings.clone()), clock).await?;
    std::fs::rename(&making, folder).map_err(told)
}

/// The operator's settings with all data under `folder` and all mail in files.
pub fn demo_settings(folder: &Path, mut settings: Settings) -> Settings {
    settings.data_folder = folder.join("data");
    settings.key_folder = folder.join("keys");
    settings.audit_folder = folder.join("checkpoints");
    settings.database_url = None;
    settings.mail.transport = MailTransport::Folder;
    settings
}

/// Makes keys, people and reports of a demonstration in an empty folder.
///
/// # Errors
/// A [`CommandFault`].
pub async fn prepare_demo(settings: &Settings, clock: &Clock) -> Result<(), CommandFault> {
    make_private_folder(&settings.data_folder)?;
    let db = Db::open(&settings.database())?;
    claim_folder(&db, Kind::Demo, clock.now()).await?;
    let mut chance = Chance::system();
    // Nobody keeps the private halves: a demonstration needs no way back.
    let (escrow, _thrown_away) = make_escrow(2, 2, &mut chance)?;
    let signing_key = InstallationKey::generate(&mut chance);
    let keys = KeyFolder::create(
        &settings.key_folder,
        &signing_key.public(),
        &escrow,
        &mut chance,
    )?;
    people::add_all(&db, &keys, &signing_key, clock, chance).await?;
    let portal = open_installation(settings.clone(), Kind::Demo, Peers::default()).await?;
    reports::file_all(portal).await
}

fn introduce(settings: &Settings, out: &mut (dyn Write + Send)) -> std::io::Result<()> {
    writeln!(out, "\nA demonstration. No report goes anywhere.\n")?;
    writeln!(out, "  Open      {}", settings.public_url)?;
    writeln!(out, "  Mail      {}", settings.mail_folder().display())?;
    writeln!(out, "  Sign in   {}/sign-in\n", settings.public_url)?;
    for account in ACCOUNTS {
        writeln!(out, "    {:32} {}", account.email, account.says)?;
    }
    writeln!(
        out,
        "    {:32} can open any of the reports",
        people::SUPERVISOR.0
    )?;
    writeln!(out, "\n  The password of each is: {DEMO_PASSWORD}\n")
}
