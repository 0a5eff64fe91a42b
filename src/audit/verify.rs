//! Verifying: every chain in the database, against itself, against the checkpoints and against the plain columns.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use diesel::Connection as _;
use diesel::prelude::*;
use uuid::Uuid;

use super::Happening;
use super::checkpoint::Vouchers;
use super::left_behind::LeftBehind;
use super::scrutiny::{Fault, Finding, Row, Word, look_through};
use super::standing::Standing;
use super::table::{entries_in, extent, rows_of};
use crate::db::schema::{case_steps, events, messages, reports, teams};
use crate::db::{Connection, DbFault, Moment, PersonId, ReportId, TeamId};

/// What a chain is about, as people call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A report, by its public reference.
    Report(String),
    /// A team, by its slug.
    Team(String),
    /// Neither is there any more: the name in the log.
    Unknown(Uuid),
}

impl fmt::Display for Subject {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Report(reference) => write!(out, "report {reference}"),
            Self::Team(slug) => write!(out, "team {slug}"),
            Self::Unknown(chain) => write!(out, "chain {chain}"),
        }
    }
}

/// A finding and whose chain it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Whose chain.
    pub subject: Subject,
    /// What is wrong, and where.
    pub finding: Finding,
}

impl fmt::Display for Found {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { subject, finding } = self;
        write!(out, "{subject}")?;
        if let Some(sequence) = finding.sequence {
            write!(out, ", entry {sequence}")?;
        }
        if let Some(at) = finding.at {
            write!(out, " of {}", at.in_utc().strftime("%Y-%m-%d %H:%M:%S UTC"))?;
        }
        write!(out, ": {}", finding.fault)
    }
}

/// What was looked at and found.
#[derive(Default)]
pub struct Verified {
    /// How many chains there are.
    pub chains: usize,
    /// How many entries.
    pub entries: usize,
    /// How many of them are younger than the last checkpoint, so that nothing outside the database vouches for them yet.
    pub not_vouched_for: usize,
    /// What is wrong.
    pub found: Vec<Found>,
}

/// Looks through every chain, those that `vouchers` know and those of every report. Read the checkpoints before: what is
/// written meanwhile is then only not vouched for.
///
/// # Errors
/// The engine's fault.
pub fn verify(connection: &mut Connection, vouchers: &Vouchers) -> Result<Verified, DbFault> {
    let mut verified = Verified::default();
    for chain in all_chains(connection, vouchers)? {
        let (rows, found) = verify_chain(connection, chain, vouchers)?;
        let known = vouchers.entries.get(&chain);
        let is_known = |row: &&Row| known.is_some_and(|known| known.contains_key(&row.sequence));
        verified.chains += 1;
        verified.entries += rows.len();
        verified.not_vouched_for += rows.len() - rows.iter().filter(is_known).count();
        verified.found.extend(found);
    }
    Ok(verified)
}

/// What `vouchers` name that is younger than this database, which is a copy. Never ask it of the database that is served: what was
/// cut off there at the end would seem to be younger.
///
/// # Errors
/// The engine's fault.
pub fn left_behind(
    connection: &mut Connection,
    vouchers: &Vouchers,
) -> Result<LeftBehind, DbFault> {
    Ok(LeftBehind::by(&extent(connection)?, vouchers))
}

fn all_chains(connection: &mut Connection, vouchers: &Vouchers) -> Result<BTreeSet<Uuid>, DbFault> {
    let logged: Vec<Vec<u8>> = events::table
        .select(events::chain)
        .distinct()
        .load(connection)?;
    let filed: Vec<Vec<u8>> = reports::table.select(reports::id).load(connection)?;
    let in_tables = logged.iter().chain(&filed);
    // A name of another length is no chain of ours and nobody's page reads it.
    let in_tables = in_tables.filter_map(|key| Uuid::from_slice(key).ok());
    Ok(in_tables.chain(vouchers.entries.keys().copied()).collect())
}

/// The rows of `chain` and all that is wrong with them, as they stood at one moment.
///
/// # Errors
/// The engine's fault.
pub(super) fn verify_chain(
    connection: &mut Connection,
    chain: Uuid,
    vouchers: &Vouchers,
) -> Result<(Vec<Row>, Vec<Found>), DbFault> {
    connection.transaction(|connection| {
        let rows = rows_of(connection, chain)?;
        let nothing = BTreeMap::new();
        let word = Word {
            hashes: vouchers.entries.get(&chain).unwrap_or(&nothing),
            complete_until: vouchers.complete_until(),
        };
        let mut findings = look_through(chain, &rows, word);
        let subject = match report(connection, chain)? {
            Some((reference, kept)) => {
                findings.extend(compare(&rows, &kept));
                findings.extend(compare_messages(connection, chain, &rows)?);
                findings.extend(compare_steps(connection, chain, &rows)?);
                Subject::Report(reference)
            }
            None => match team(connection, chain)? {
                Some(slug) => Subject::Team(slug),
                None => {
                    findings.push(about_all(Fault::SubjectGone));
                    Subject::Unknown(chain)
                }
            },
        };
        let name = |finding| Found {
            subject: subject.clone(),
            finding,
        };
        let found = findings.into_iter().map(name).collect();
        Ok((rows, found))
    })
}

fn about_all(fault: Fault) -> Finding {
    Finding {
        sequence: None,
        at: None,
        fault,
    }
}

/// What the plain columns of a report say, against its entries.
fn compare(rows: &[Row], kept: &Standing) -> Vec<Finding> {
    match Standing::following_from(&entries_in(rows)) {
        None => vec![about_all(Fault::NeverFiled)],
        Some(standing) => {
            let unlike = standing.columns_unlike(kept).into_iter();
            unlike
                .map(|column| about_all(Fault::Column(column)))
                .collect()
        }
    }
}

/// Each message and note has its entry.
const MESSAGES: [(&str, &str, Happening); 5] = [
    ("from-team", "messages of teams", Happening::TeamWrote),
    (
        "from-reporter",
        "messages of the reporter",
        Happening::ReporterWrote,
    ),
    ("note", "notes", Happening::NoteWritten),
    (
        "to-centre",
        "messages to the centre",
        Happening::TeamWroteToCentre,
    ),
    (
        "from-centre",
        "messages of the centre",
        Happening::CentreWrote,
    ),
];

/// What was written, against its entries.
fn compare_messages(
    connection: &mut Connection,
    chain: Uuid,
    rows: &[Row],
) -> Result<Vec<Finding>, DbFault> {
    let words: Vec<String> = messages::table
        .filter(messages::report_id.eq(ReportId::from(chain)))
        .select(messages::kind)
        .load(connection)?;
    let entries = entries_in(rows);
    let compare = |(word, kind, happening): (&str, &'static str, Happening)| {
        let kept = words.iter().filter(|known| *known == word).count();
        let told = entries.iter().filter(|entry| entry.happening == happening);
        let logged = told.count();
        let fault = Fault::Messages { kind, kept, logged };
        (kept != logged).then(|| about_all(fault))
    };
    Ok(MESSAGES.into_iter().filter_map(compare).collect())
}

/// The steps that were done, against their entries.
fn compare_steps(
    connection: &mut Connection,
    chain: Uuid,
    rows: &[Row],
) -> Result<Option<Finding>, DbFault> {
    let kept: Vec<(String, String)> = case_steps::table
        .filter(case_steps::report_id.eq(ReportId::from(chain)))
        .order(case_steps::taken_at.asc())
        .select((case_steps::step, case_steps::answer))
        .load(connection)?;
    let kept = kept.iter().map(|(step, answer)| format!("{step}={answer}"));
    let entries = entries_in(rows);
    let logged = entries.iter().filter_map(|entry| entry.step.clone());
    Ok((!kept.eq(logged)).then(|| about_all(Fault::Column("steps"))))
}

type Columns = (
    String,
    TeamId,
    String,
    Moment,
    Option<Moment>,
    Option<Moment>,
    Option<Moment>,
    Option<PersonId>,
);

fn report(connection: &mut Connection, chain: Uuid) -> Result<Option<(String, Standing)>, DbFault> {
    let found: Option<Columns> = reports::table
        .filter(reports::id.eq(ReportId::from(chain)))
        .select((
            reports::reference,
            reports::team_id,
            reports::state,
            reports::received_at,
            reports::opened_at,
            reports::acknowledged_at,
            reports::closed_at,
            reports::officer_id,
        ))
        .get_result(connection)
        .optional()?;
    Ok(found.map(
        |(reference, team, state, received_at, opened_at, acknowledged_at, closed_at, officer)| {
            let kept = Standing {
                team: team.uuid(),
                state,
                received_at,
                opened_at,
                acknowledged_at,
                closed_at,
                officer: officer.map(PersonId::uuid),
            };
            (reference, kept)
        },
    ))
}

fn team(connection: &mut Connection, chain: Uuid) -> Result<Option<String>, DbFault> {
    Ok(teams::table
        .filter(teams::id.eq(TeamId::from(chain)))
        .select(teams::slug)
        .get_result(connection)
        .optional()?)
}
