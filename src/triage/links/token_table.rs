//! Tokens in the database: by what reports of one team are known to speak of the same thing.

use std::collections::BTreeSet;

use diesel::prelude::*;

use crate::db::schema::{case_tokens, reports};
use crate::db::{Connection, DbFault, Moment, ReportId, TeamId};
use crate::vault::Token;

/// So many reports are shown that speak of the same things.
pub const MOST: usize = 20;

/// A report that speaks of one of the things that were looked for.
#[derive(Clone)]
pub struct Met {
    /// The report.
    pub id: ReportId,
    /// Its public reference.
    pub reference: String,
    /// Its state.
    pub state: String,
    /// When it was sent.
    pub received_at: Moment,
    /// The token of the thing.
    pub token: Vec<u8>,
}

/// Whether these are the tokens of a report.
///
/// # Errors
/// The engine's fault.
pub fn has_tokens(
    connection: &mut Connection,
    report: ReportId,
    tokens: &BTreeSet<Token>,
) -> Result<bool, DbFault> {
    let known: Vec<Vec<u8>> = case_tokens::table
        .filter(case_tokens::report_id.eq(report))
        .order(case_tokens::token.asc())
        .select(case_tokens::token)
        .load(connection)?;
    Ok(known.iter().eq(tokens.iter()))
}

/// Keeps the tokens of a report, in place of those that it had.
///
/// # Errors
/// The engine's fault.
pub fn keep_tokens(
    connection: &mut Connection,
    report: ReportId,
    tokens: &BTreeSet<Token>,
) -> Result<(), DbFault> {
    forget_tokens(connection, report)?;
    for token in tokens {
        diesel::insert_into(case_tokens::table)
            .values((
                case_tokens::report_id.eq(report),
                case_tokens::token.eq(token.as_slice()),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// Forgets the tokens of a report: another team makes its own.
///
/// # Errors
/// The engine's fault.
pub fn forget_tokens(connection: &mut Connection, report: ReportId) -> Result<(), DbFault> {
    diesel::delete(case_tokens::table.filter(case_tokens::report_id.eq(report)))
        .execute(connection)?;
    Ok(())
}

/// The reports of `team` that have one of these tokens, without those in `but`, the newest first; a row for each token. One report more than [`MOST`] where
/// there are more.
///
/// # Errors
/// The engine's fault.
pub fn with_tokens(
    connection: &mut Connection,
    team: TeamId,
    tokens: &BTreeSet<Token>,
    but: &[ReportId],
) -> Result<Vec<Met>, DbFault> {
    let tokens: Vec<&[u8]> = tokens.iter().map(<[u8; 16]>::as_slice).collect();
    let newest: Vec<(ReportId, Moment)> = case_tokens::table
        .inner_join(reports::table.on(reports::id.eq(case_tokens::report_id)))
        .filter(case_tokens::token.eq_any(&tokens))
        .filter(case_tokens::report_id.ne_all(but))
        .filter(reports::team_id.eq(team))
        .order((reports::received_at.desc(), reports::id.desc()))
        .select((reports::id, reports::received_at))
        .distinct()
        .limit(i64::try_from(MOST + 1).unwrap_or_default())
        .load(connection)?;
    let newest: Vec<ReportId> = newest.into_iter().map(|(id, _)| id).collect();
    let rows: Vec<(ReportId, String, String, Moment, Vec<u8>)> = case_tokens::table
        .inner_join(reports::table.on(reports::id.eq(case_tokens::report_id)))
        .filter(case_tokens::report_id.eq_any(&newest))
        .filter(case_tokens::token.eq_any(&tokens))
        .order((reports::received_at.desc(), reports::id.desc()))
        .select((
            reports::id,
            reports::reference,
            reports::state,
            reports::received_at,
            case_tokens::token,
        ))
        .load(connection)?;
    let met = |(id, reference, state, received_at, token)| Met {
        id,
        reference,
        state,
        received_at,
        token,
    };
    Ok(rows.into_iter().map(met).collect())
}

/// The report of `team` with this reference.
///
/// # Errors
/// The engine's fault.
pub fn with_reference(
    connection: &mut Connection,
    team: TeamId,
    reference: &str,
) -> Result<Option<Met>, DbFault> {
    let row: Option<(ReportId, String, String, Moment)> = reports::table
        .filter(reports::reference.eq(reference))
        .filter(reports::team_id.eq(team))
        .select((
            reports::id,
            reports::reference,
            reports::state,
            reports::received_at,
        ))
        .get_result(connection)
        .optional()?;
    Ok(row.map(|(id, reference, state, received_at)| Met {
        id,
        reference,
        state,
        received_at,
        token: Vec::new(),
    }))
}
