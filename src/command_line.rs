//! The words of the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use jiff::civil::Date;

/// Said by `heard --help` and `heard serve --help`.
const SETTINGS: &str = "Settings stand in Rocket.toml in the working folder, or in the environment as HEARD_<KEY>; \
    docs/settings.md lists them, docs/operator.md shows the way from an empty server.";

/// Takes reports of hate crime and brings each, sealed, to the right police force.
#[derive(Parser)]
#[command(version, about, after_help = SETTINGS)]
pub struct CommandLine {
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Subcommand)]
pub enum Command {
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
pub enum AuditCommand {
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
pub enum TeamCommand {
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
        /// Add the force's professional standards team, which reads reports about the police.
        #[arg(long)]
        standards: bool,
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
        /// Address of the duty inspector, for urgent reports that nobody opens.
        #[arg(long)]
        inspector: Option<String>,
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
pub enum EscrowCommand {
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
