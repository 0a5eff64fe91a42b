//! One chain for others to read and check: JSON lines, signed.
//!
//! The first line says whose chain it is, who the people in it are and which key signed; then comes one line an entry, as it is
//! kept, with its hash; the last is the signature over all lines before it, each with its line break. Entries say nothing of
//! what a reporter wrote or who they are.

use std::collections::BTreeSet;

use data_encoding::HEXLOWER;
use diesel::prelude::*;
use serde::Serialize;
use uuid::Uuid;

use super::checkpoint::Vouchers;
use super::scrutiny::Row;
use super::table::entries_in;
use super::verify::{Found, verify_chain};
use super::{Actor, Chain};
use crate::db::schema::{people, reports, teams};
use crate::db::{Connection, DbFault, Moment, PersonId, ReportId, TeamId};
use crate::vault::CheckpointKey;

/// What the key is told that it signs.
const KIND: &str = "audit export";

#[derive(Serialize)]
struct Head<'a> {
    heard: &'a str,
    about: &'a str,
    chain: Uuid,
    made_at: String,
    key: String,
    people: Vec<Named>,
    teams: Vec<Named>,
}

#[derive(Serialize)]
struct Named {
    id: Uuid,
    name: String,
}

#[derive(Serialize)]
struct Line<'a> {
    time: String,
    entry: &'a str,
    hash: String,
    /// Whether a checkpoint names this very hash.
    in_checkpoint: bool,
}

/// The chain of the report with the public `reference`.
///
/// # Errors
/// The engine's fault.
pub fn chain_of_report(
    connection: &mut Connection,
    reference: &str,
) -> Result<Option<Chain>, DbFault> {
    let found: Option<ReportId> = reports::table
        .filter(reports::reference.eq(reference))
        .select(reports::id)
        .get_result(connection)
        .optional()?;
    Ok(found.map(Chain::Report))
}

/// The chain in JSON lines, and what is wrong with it.
///
/// # Errors
/// The engine's fault.
pub fn export(
    connection: &mut Connection,
    chain: Chain,
    about: &str,
    vouchers: &Vouchers,
    key: &CheckpointKey,
    now: Moment,
) -> Result<(String, Vec<Found>), DbFault> {
    let (rows, found) = verify_chain(connection, chain.uuid(), vouchers)?;
    let head = Head {
        heard: KIND,
        about,
        chain: chain.uuid(),
        made_at: now.in_utc_text(),
        key: key.public().to_text(),
        people: people_in(connection, &rows)?,
        teams: teams_in(connection, &rows)?,
    };
    let mut text = line(&head);
    for row in &rows {
        text += &line(&entry(chain, row, vouchers));
    }
    let signature = HEXLOWER.encode(&key.sign(KIND, &text));
    text += &line(&serde_json::json!({ "signature": signature }));
    Ok((text, found))
}

fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("names and hexadecimal digits are JSON") + "\n"
}

fn entry<'a>(chain: Chain, row: &'a Row, vouchers: &Vouchers) -> Line<'a> {
    let hash = HEXLOWER.encode(&row.hash);
    let known = vouchers.entries.get(&chain.uuid());
    Line {
        time: Moment::from_micros(row.at).in_utc_text(),
        entry: &row.entry,
        in_checkpoint: known.and_then(|known| known.get(&row.sequence)) == Some(&hash),
        hash,
    }
}

fn people_in(connection: &mut Connection, rows: &[Row]) -> Result<Vec<Named>, DbFault> {
    let ids: BTreeSet<Uuid> = entries_in(rows)
        .iter()
        .flat_map(|entry| [person(entry.actor), entry.about])
        .flatten()
        .collect();
    let ids: Vec<PersonId> = ids.into_iter().map(PersonId::from).collect();
    let found: Vec<(PersonId, String)> = people::table
        .filter(people::id.eq_any(ids))
        .order(people::id.asc())
        .select((people::id, people::name))
        .load(connection)?;
    let named = |(id, name): (PersonId, String)| Named {
        id: id.uuid(),
        name,
    };
    Ok(found.into_iter().map(named).collect())
}

fn person(actor: Actor) -> Option<Uuid> {
    match actor {
        Actor::Person(person) => Some(person),
        // Who helps at a centre could tell which centre it is.
        Actor::Centre(_) | Actor::Reporter | Actor::Service | Actor::CommandLine => None,
    }
}

fn teams_in(connection: &mut Connection, rows: &[Row]) -> Result<Vec<Named>, DbFault> {
    let ids: BTreeSet<Uuid> = entries_in(rows)
        .iter()
        .filter_map(|entry| entry.team)
        .collect();
    let ids: Vec<TeamId> = ids.into_iter().map(TeamId::from).collect();
    let found: Vec<(TeamId, String)> = teams::table
        .filter(teams::id.eq_any(ids))
        .order(teams::id.asc())
        .select((teams::id, teams::name))
        .load(connection)?;
    let named = |(id, name): (TeamId, String)| Named {
        id: id.uuid(),
        name,
    };
    Ok(found.into_iter().map(named).collect())
}
