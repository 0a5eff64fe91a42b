//! The command line of Heard.

use std::io::{self, BufReader, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};
use jiff::civil::Date;
use rustix::fs::Mode;

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

/// Said by `heard --help` and `heard serve --help`.
const SETTINGS: &str = "Settings stand in Rocket.toml in the working folder, or in the environment as HEARD_<KEY>; \
    docs/settings.md lists them, docs/operator.md shows the way from an empty server.";

/// Takes reports of hate crime and brings each, sealed, to the right police force.
#[derive(Parser)]
#[command(version, about, after_help = SETTINGS)]
struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the site (what is done without a command).
    #[command(after_help = SETTINGS)]
    Serve,
    /// Serve a demonstration with invented reports that go nowhere.
    Demo,
    /// Make keys, database and national desk, once, and print the shares of the escrow key.
    Setup {
        /// File for the signing key; move it off the server afterwards.
        #[arg(long)]
        signing_key: PathBuf,
        /// How many shares of the escrow key to print.
        #[arg(long, default_value_t = 5)]
        shares: u8,
        /// How many shares give the key back.
        #[arg(long, default_value_t = 3)]
        needed: u8,
        /// Address that hears of each report at the national desk.
        #[arg(long)]
        desk_bell: String,
        /// Address of the national desk that is read day and night.
        #[arg(long)]
        desk_night: String,
        /// When the national desk reads new reports, such as "every-day 07:00-23:00".
        #[arg(long)]
        desk_hours: String,
    },
    /// Say what is missing or misconfigured.
    Check,
    /// Look after the log of what was done and seen.
    Audit {
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// Write a backup of the database, also while the server runs. It does not hold the keys: keep the key folder apart.
    Backup {
        /// The new file.
        file: PathBuf,
    },
    /// Bring a backup back, with the server stopped and the key folder in place.
    Restore {
        /// The backup. On PostgreSQL none: run this after `pg_restore`, once on each machine with checkpoints.
        file: Option<PathBuf>,
        /// Put a database that is there aside, if it is older than the backup.
        #[arg(long)]
        replace: bool,
    },
    /// Look after teams.
    Team {
        #[command(subcommand)]
        command: TeamCommand,
    },
    /// Invite the first steward of a team; prints the code to hand to them.
    Invite {
        /// The team's slug, such as greater-manchester.
        slug: String,
        /// The address they will sign in with.
        email: String,
        /// officer, lead or steward.
        #[arg(long, default_value = "steward")]
        role: String,
        /// Let a member who lost their password or phone in again, where no steward can help; they keep their role.
        #[arg(long, conflicts_with = "role")]
        again: bool,
    },
    /// Use the printed shares of the escrow key; they are read from standard input, one a line.
    Escrow {
        #[command(subcommand)]
        command: EscrowCommand,
    },
    /// Say which team owns each place on standard input: place, team, rule, separated by tabs.
    Route,
    /// Replace the table of postcodes by one made from an ONSPD or NSPL file.
    ImportPostcodes {
        /// The CSV file, or the zip that holds it.
        file: PathBuf,
        /// Accept that many known postcodes change their force.
        #[arg(long)]
        accept_changes: bool,
    },
}

#[derive(Subcommand)]
enum AuditCommand {
    /// Write a checkpoint of every entry now; `serve` writes one an hour by itself.
    Checkpoint,
    /// Look for entries that were changed, taken out or put in, and for reports whose columns say something else.
    Verify {
        /// A copy, as a file or an address: what is younger than it is then no fault. The database in the settings if left out.
        #[arg(long)]
        database: Option<String>,
        /// The folder with the checkpoints; the one in the settings if left out.
        #[arg(long)]
        checkpoints: Option<PathBuf>,
    },
    /// Write the entries of one report or team to a file, for others to read and check.
    #[command(group(clap::ArgGroup::new("whose").required(true)))]
    Export {
        /// The report's reference.
        #[arg(long, group = "whose")]
        report: Option<String>,
        /// The team's slug.
        #[arg(long, group = "whose")]
        team: Option<String>,
        /// The new file.
        file: PathBuf,
    },
}

#[derive(Subcommand)]
enum TeamCommand {
    /// Add the team of a force that joins.
    Add {
        /// The force's slug, such as greater-manchester.
        slug: String,
        /// The day from which its reports go to it, as 2026-11-23; today if left out.
        #[arg(long)]
        joined: Option<Date>,
        /// Address that hears of each new report.
        #[arg(long)]
        bell: Option<String>,
        /// Address that is read day and night, for urgent reports.
        #[arg(long)]
        night: Option<String>,
        /// When its people read new reports, such as "weekdays 08:00-18:00".
        #[arg(long)]
        hours: String,
    },
    /// Change a team's addresses or hours; what is left out stays.
    Change {
        /// The team's slug.
        slug: String,
        /// Address that hears of each new report.
        #[arg(long)]
        bell: Option<String>,
        /// Address that is read day and night, for urgent reports.
        #[arg(long)]
        night: Option<String>,
        /// When its people read new reports, such as "weekdays 08:00-18:00".
        #[arg(long)]
        hours: Option<String>,
    },
    /// List the teams with their addresses and hours.
    List,
    /// Sign a team's first key with the installation's signing key.
    Confirm {
        /// The team's slug.
        slug: String,
        /// The key's fingerprint, as the steward's page shows it; ask them in person or by phone.
        #[arg(long)]
        fingerprint: String,
        /// The file with the signing key.
        #[arg(long)]
        signing_key: PathBuf,
    },
}

#[derive(Subcommand)]
enum EscrowCommand {
    /// Write reports in plain words. A copy of the database is enough.
    Open {
        /// The references of the reports, such as ABCD-2345.
        #[arg(required = true)]
        references: Vec<String>,
        /// The copy: a file, or postgres://...; the database of the settings if left out.
        #[arg(long)]
        database: Option<String>,
    },
    /// Give a team's keys to a member who waits for them, where no colleague can.
    Give {
        /// The team's slug.
        team: String,
        /// The address the member signs in with.
        email: String,
        /// The letters and numbers on their queue; ask for them in person or by phone.
        #[arg(long)]
        reads: String,
    },
    /// Make reports that went to escrow alone readable for the team that owns them.
    HandOver,
    /// Once a year: show that the shares still open what is sealed. No report is touched.
    Drill,
}

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
    tracing_subscriber::EnvFilter::new("error,heard=info,rocket=off,lettre=off,hyper=off")
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
        } => {
            let joined_on = joined.unwrap_or_else(|| clock.now().in_london().date());
            let words = NewTeamWords {
                slug,
                joined_on,
                bell,
                night,
                hours,
            };
            let slug = words.slug.clone();
            commands::add_team(&db, words, clock, chance).await?;
            say(
                out,
                &format!("The team {slug} is added. Next: `heard invite {slug} <address>`."),
            )
        }
        TeamCommand::Change {
            slug,
            bell,
            night,
            hours,
        } => {
            let told = format!("The team {slug} is changed.");
            let words = ChangedTeamWords {
                slug,
                bell,
                night,
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
