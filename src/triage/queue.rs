//! A team's queue: urgent first, then oldest; a page at a time by key, so that page 1,000 costs what page 1
//! costs and nothing is missed or shown twice while reports come in.

use diesel::prelude::*;

use super::markers::Markers;
use crate::db::schema::reports;
use crate::db::{Connection, DbFault, Moment, ReportId, TeamId};

/// Reports on a page.
pub const PAGE: usize = 25;
/// Counting stops here: beyond it the figure says no more.
pub const COUNTED: i64 = 100;

/// A report as the queue shows it: plain columns only.
pub struct Waiting {
    /// Its public reference.
    pub reference: String,
    /// `unopened`, `opened` or `acknowledged`.
    pub state: String,
    /// From 0 (in turn) to 3 (wake somebody).
    pub urgency: i32,
    /// When it was filed.
    pub received_at: Moment,
    /// Codes of its strands.
    pub strands: Vec<String>,
    /// Its flags.
    pub flags: Vec<String>,
}

/// Which reports of a queue to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Those that nobody has opened.
    Unopened,
    /// All.
    All,
}

type Row = (ReportId, String, String, i32, Moment);

/// A page of `team`'s queue, after the report called `after` where one is named; one report more than
/// [`PAGE`] where there are more.
///
/// # Errors
/// The engine's fault.
pub fn page(
    connection: &mut Connection,
    team: TeamId,
    shown: Shown,
    after: Option<&str>,
) -> Result<Vec<Waiting>, DbFault> {
    let mut query = reports::table
        .filter(reports::team_id.eq(team))
        .order((
            reports::urgency.desc(),
            reports::received_at.asc(),
            reports::id.asc(),
        ))
        .limit(PAGE as i64 + 1)
        .select((
            reports::id,
            reports::reference,
            reports::state,
            reports::urgency,
            reports::received_at,
        ))
        .into_boxed();
    if shown == Shown::Unopened {
        query = query.filter(reports::state.eq("unopened"));
    }
    if let Some((urgency, received_at, id)) = position(connection, team, after)? {
        query = query.filter(
            reports::urgency
                .lt(urgency)
                .or(reports::urgency
                    .eq(urgency)
                    .and(reports::received_at.gt(received_at)))
                .or(reports::urgency
                    .eq(urgency)
                    .and(reports::received_at.eq(received_at))
                    .and(reports::id.gt(id))),
        );
    }
    let rows: Vec<Row> = query.load(connection)?;
    with_markers(connection, rows)
}

/// Where in the queue the page before ended. Another team's report is no place in this queue.
fn position(
    connection: &mut Connection,
    team: TeamId,
    after: Option<&str>,
) -> Result<Option<(i32, Moment, ReportId)>, DbFault> {
    let Some(reference) = after else {
        return Ok(None);
    };
    Ok(reports::table
        .filter(reports::reference.eq(reference))
        .filter(reports::team_id.eq(team))
        .select((reports::urgency, reports::received_at, reports::id))
        .first(connection)
        .optional()?)
}

fn with_markers(connection: &mut Connection, rows: Vec<Row>) -> Result<Vec<Waiting>, DbFault> {
    let ids: Vec<ReportId> = rows.iter().map(|row| row.0).collect();
    let markers = Markers::of(connection, &ids)?;
    Ok(rows
        .into_iter()
        .map(|(id, reference, state, urgency, received_at)| Waiting {
            strands: markers.strands(id),
            flags: markers.flags(id),
            reference,
            state,
            urgency,
            received_at,
        })
        .collect())
}

/// How many reports of `team` nobody has opened, counted up to [`COUNTED`].
///
/// # Errors
/// The engine's fault.
pub fn count_unopened(connection: &mut Connection, team: TeamId) -> Result<i64, DbFault> {
    let first: Vec<ReportId> = reports::table
        .filter(reports::team_id.eq(team))
        .filter(reports::state.eq("unopened"))
        .limit(COUNTED)
        .select(reports::id)
        .load(connection)?;
    Ok(i64::try_from(first.len()).unwrap_or(COUNTED))
}
