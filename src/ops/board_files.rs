//! What the national board says of files: each that was given is stored, or missing.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use uuid::Uuid;

use super::board::Sight;
use crate::audit::Entry;
use crate::db::schema::{events, evidence, reports, teams};
use crate::db::{Connection, DbFault, EvidenceId, ReportId};

/// How the log tells that a file was given.
const GIVEN: &str = "%\"happening\":\"evidence-given\"%";

/// The figures of files.
pub struct FileFigures {
    /// Files of reports, as the log has them.
    pub given: i64,
    /// Those whose row and bytes are there.
    pub stored: i64,
}

/// A report of whose files some are missing.
pub struct WithMissing {
    /// Its public reference.
    pub reference: String,
    /// The team that owns it.
    pub team: String,
    /// How many are missing.
    pub missing: usize,
}

/// Counts files.
///
/// # Errors
/// The engine's fault.
pub fn file_figures(connection: &mut Connection) -> Result<FileFigures, DbFault> {
    let given = events::table
        .filter(events::entry.like(GIVEN))
        .count()
        .get_result(connection)?;
    let stored = evidence::table
        .filter(evidence::state.eq("whole"))
        .filter(evidence::missing_at.is_null())
        .filter(evidence::report_id.eq_any(reports::table.select(reports::id)))
        .count()
        .get_result(connection)?;
    Ok(FileFigures { given, stored })
}

/// The reports with files of which the row or the bytes are gone.
///
/// # Errors
/// The engine's fault.
pub fn with_missing(
    connection: &mut Connection,
    sight: Sight,
) -> Result<Vec<WithMissing>, DbFault> {
    let there: Vec<EvidenceId> = evidence::table
        .filter(evidence::state.eq("whole"))
        .filter(evidence::missing_at.is_null())
        .select(evidence::id)
        .load(connection)?;
    let there: BTreeSet<Uuid> = there.into_iter().map(EvidenceId::uuid).collect();
    let given: Vec<String> = events::table
        .filter(events::entry.like(GIVEN))
        .select(events::entry)
        .load(connection)?;
    let mut missing: BTreeMap<ReportId, usize> = BTreeMap::new();
    let entries = given
        .iter()
        .filter_map(|entry| serde_json::from_str::<Entry>(entry).ok());
    for entry in entries {
        if entry.file.is_some_and(|file| !there.contains(&file)) {
            *missing.entry(entry.chain.into()).or_default() += 1;
        }
    }
    named(connection, &missing, sight)
}

fn named(
    connection: &mut Connection,
    missing: &BTreeMap<ReportId, usize>,
    sight: Sight,
) -> Result<Vec<WithMissing>, DbFault> {
    let ids: Vec<ReportId> = missing.keys().copied().collect();
    let rows: Vec<(ReportId, String, String, String)> = reports::table
        .inner_join(teams::table.on(teams::id.eq(reports::team_id)))
        .filter(reports::id.eq_any(ids))
        .order(reports::received_at.asc())
        .select((reports::id, reports::reference, teams::name, teams::slug))
        .load(connection)?;
    let seen = rows.into_iter().filter(|(.., slug)| sight.sees(slug));
    Ok(seen
        .map(|(id, reference, team, _)| WithMissing {
            missing: missing.get(&id).copied().unwrap_or_default(),
            reference,
            team,
        })
        .collect())
}
