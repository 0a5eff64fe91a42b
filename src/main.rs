//! Heard at the command line: reads its words and does what they say.

mod command_line;

use std::io::{self, BufReader, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use rustix::fs::Mode;

use command_line::{AuditCommand, Command, CommandLine, EscrowCommand, TeamCommand};
use heard::clock::Clock;
use heard::commands::{
    self, AuditWords, ChangedTeamWords, CommandFault, NewTeamWords, SetupWords, Whose,
};
use heard::directory::Directory;
use heard::portal::Kind;
use heard::routing::{Gates, Places, Postcodes};
use heard::serve::serve;
use heard::settings::Settings;
use heard::vault::{Chance, KeyFolder};

#[rocket::main]
async fn main() -> ExitCode {
    // Whatever is made from here on is for this user alone, the database too.
    rustix::process::umask(Mode::RWXG | Mode::RWXO);
    // Not `init()`: that would also take in what Rocket logs of each request that it refuses.
    let log = tracing_subscriber::fmt()
        .with_env_filter(log_filter())
        .with_ansi(io::stderr().is_terminal())
        .with_writer(io::stderr)
        .finish();
    if tracing::subscriber::set_global_default(log).is_err() {
        eprintln!("heard: nothing will be logged");
    }
    match run(CommandLine::parse()).await {
        Ok(code) => code,
        Err(fault) => {
            eprintln!("heard: {fault}");
            if fault.may_be_wrong_folder() {
                tell_folder();
            }
            ExitCode::FAILURE
        }
    }
}

/// A command that was given from another folder finds other settings, and with them no keys and no data.
fn tell_folder() {
    if !Path::new("Rocket.toml").exists() {
        let folder = std::env::current_dir().unwrap_or_default();
        let folder = folder.display();
        eprintln!(
            "heard: there is no Rocket.toml in {folder}, where it was looked for: is this the right folder?"
        );
    }
}

/// Libraries may log what passes through them; ours never do.
fn log_filter() -> tracing_subscriber::EnvFilter {
    tracing_subscriber::EnvFilter::new(
        "error,heard=info,rocket=off,lettre=off,hyper=off,nom_exif=off",
    )
}

async fn run(line: CommandLine) -> Result<ExitCode, CommandFault> {
    let clock = Clock::system();
    let mut chance = Chance::system();
    let mut out = io::stdout();
    match line.command.unwrap_or(Command::Serve) {
        Command::Serve => serve(Settings::read()?, Kind::Live).await?,
        Command::Demo => commands::demo(&clock, &mut out).await?,
        Command::Setup {
            signing_key,
            shares,
            needed,
            desk_bell,
            desk_night,
            desk_hours,
        } => {
            let words = SetupWords {
                signing_key: &signing_key,
                shares,
                needed,
                desk_bell: &desk_bell,
                desk_night: &desk_night,
                desk_hours: &desk_hours,
            };
            commands::setup(&Settings::read()?, &words, &clock, &mut chance, &mut out).await?;
        }
        Command::Check => {
            if !commands::check(&Settings::read()?, &mut out).await? {
                return Ok(ExitCode::FAILURE);
            }
        }
        Command::Audit { command } => {
            if !audit(command, &clock, &mut chance, &mut out).await? {
                return Ok(ExitCode::FAILURE);
            }
        }
        Command::Backup { file } => {
            commands::backup(&Settings::read()?, &file, &clock, &mut out)?;
        }
        Command::Restore { file, replace } => {
            let settings = Settings::read()?;
            commands::restore(&settings, file.as_deref(), replace, &clock, &mut out).await?;
        }
        Command::Team { command } => team(command, &clock, chance, &mut out).await?,
        Command::Escrow { command } => return escrow(command, &clock, chance, &mut out).await,
        Command::Invite {
            slug,
            email,
            role,
            again,
        } => {
            let db = commands::set_up_database(&Settings::read()?).await?;
            let told = match again {
                true => {
                    let codes =
                        commands::invite_again(&db, &slug, &email, &clock, &mut chance).await?;
                    format!("{}\n  {}", codes[0].as_str(), codes[1].as_str())
                }
                false => {
                    let code =
                        commands::invite(&db, &slug, &email, &role, &clock, &mut chance).await?;
                    code.as_str().to_owned()
                }
            };
            let about = format!("Invitation for {email}, good for 7 days, used at /welcome:");
            say(&mut out, &format!("{about}\n  {told}"))?;
        }
        Command::Route => route(&clock)?,
        Command::ImportPostcodes {
            file,
            accept_changes,
        } => {
            import(&file, accept_changes, &clock, &mut out)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Gives whether all is well.
async fn audit(
    command: AuditCommand,
    clock: &Clock,
    chance: &mut Chance,
    out: &mut (dyn Write + Send),
) -> Result<bool, CommandFault> {
    let settings = Settings::read()?;
    match command {
        AuditCommand::Checkpoint => {
            commands::audit_checkpoint(&settings, clock, chance, out).await?;
            Ok(true)
        }
        AuditCommand::Verify {
            database,
            checkpoints,
        } => {
            let words = AuditWords {
                database,
                checkpoints,
            };
            commands::audit_verify(&settings, words, out).await
        }
        AuditCommand::Export { report, team, file } => {
            let report = report.map(Whose::Report);
            let whose = report.or_else(|| team.map(Whose::Team));
            let whose = whose.expect("the command line asks for one of the two");
            commands::audit_export(&settings, &whose, &file, clock, out).await
        }
    }
}

async fn team(
    command: TeamCommand,
    clock: &Clock,
    chance: Chance,
    out: &mut (dyn Write + Send),
) -> Result<(), CommandFault> {
    let db = commands::set_up_database(&Settings::read()?).await?;
    match command {
        TeamCommand::Add {
            slug,
            joined,
            bell,
            night,
            hours,
            standards,
        } => {
            let joined_on = joined.unwrap_or_else(|| clock.now().in_london().date());
            let words = NewTeamWords {
                slug,
                joined_on,
                bell,
                night,
                hours,
                is_standards: standards,
            };
            let slug = commands::add_team(&db, words, clock, chance).await?;
            say(
                out,
                &format!("The team {slug} is added. Next: `heard invite {slug} <address>`."),
            )
        }
        TeamCommand::Change {
            slug,
            bell,
            night,
            inspector,
            hours,
        } => {
            let told = format!("The team {slug} is changed.");
            let words = ChangedTeamWords {
                slug,
                bell,
                night,
                inspector,
                hours,
            };
            commands::change_team(&db, words, clock).await?;
            say(out, &told)
        }
        TeamCommand::List => commands::list_teams(&db, out).await,
        TeamCommand::Confirm {
            slug,
            fingerprint,
            signing_key,
        } => {
            commands::confirm_team(&db, &slug, &fingerprint, &signing_key, clock).await?;
            say(
                out,
                &format!("The key of team {slug} is confirmed: reports can go to it now."),
            )
        }
    }
}

async fn escrow(
    command: EscrowCommand,
    clock: &Clock,
    mut chance: Chance,
    out: &mut (dyn Write + Send),
) -> Result<ExitCode, CommandFault> {
    let settings = Settings::read()?;
    let own = settings.database();
    let all_well = match command {
        EscrowCommand::Open {
            references,
            database,
        } => {
            let db = commands::open_database(&database.unwrap_or(own)).await?;
            commands::open_by_escrow(&settings, &db, &references, clock, out).await?
        }
        EscrowCommand::Give { team, email, reads } => {
            let db = commands::open_database(&own).await?;
            let member = (team.as_str(), email.as_str(), reads.as_str());
            commands::give_by_escrow(&db, member, clock, &mut chance, out).await?
        }
        EscrowCommand::HandOver => {
            let db = commands::open_database(&own).await?;
            let keys = Arc::new(KeyFolder::open(&settings.key_folder)?);
            commands::hand_over_by_escrow(&db, &keys, clock, out).await?
        }
        EscrowCommand::Drill => {
            let db = commands::open_database(&own).await?;
            let keys = KeyFolder::open(&settings.key_folder)?;
            commands::drill_escrow(&db, &keys, clock, &mut chance, out).await?
        }
    };
    Ok(match all_well {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

/// Every force counts as joined here: the question is where a place lies.
fn route(clock: &Clock) -> Result<(), CommandFault> {
    let today = clock.now().in_london().date();
    let directory = Directory::embedded().with_joined(|_| Some(today));
    let (postcodes, places) = (Postcodes::embedded(), Places::embedded(&directory));
    let input = BufReader::new(io::stdin().lock());
    let output = io::BufWriter::new(io::stdout().lock());
    commands::route(input, output, &directory, &postcodes, &places, today)
        .map_err(|fault| CommandFault::File("the places".into(), fault))
}

fn import(
    file: &std::path::Path,
    accept_changes: bool,
    clock: &Clock,
    out: &mut dyn Write,
) -> Result<(), CommandFault> {
    let folder = Settings::read()?.data_folder.join("postcodes");
    let today = clock.now().in_london().date();
    let directory = Directory::embedded();
    let gates = Gates::default();
    commands::import_postcodes(
        file,
        &folder,
        &directory,
        today,
        &gates,
        accept_changes,
        out,
    )?;
    Ok(())
}

fn say(out: &mut dyn Write, text: &str) -> Result<(), CommandFault> {
    writeln!(out, "{text}").map_err(|fault| CommandFault::File("the terminal".into(), fault))
}
