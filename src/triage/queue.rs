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

impl Shown {
    fn states(self) -> &'static [&'static str] {
        match self {
            Self::Unopened => &["unopened"],
            Self::All => &["unopened", "opened", "acknowledged"],
        }
    }
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
    let most = PAGE + 1;
    let rows = match position(connection, team, after)? {
        None => first_rows(team, shown, most).load::<Row>(connection)?,
        Some((urgency, received_at, id)) => {
            // Two seeks in the index instead of one condition that no index serves.
            let mut rows: Vec<Row> = first_rows(team, shown, most)
                .filter(reports::urgency.eq(urgency))
                .filter(reports::received_at.ge(received_at))
                .filter(reports::received_at.gt(received_at).or(reports::id.gt(id)))
                .load(connection)?;
            if rows.len() < most {
                rows.extend(
                    first_rows(team, shown, most - rows.len())
                        .filter(reports::urgency.lt(urgency))
                        .load::<Row>(connection)?,
                );
            }
            rows
        }
    };
    with_markers(connection, rows)
}

/// The first rows of a queue, in its order.
#[diesel::dsl::auto_type]
fn first_rows(team: TeamId, shown: Shown, most: usize) -> _ {
    let states: &'static [&'static str] = shown.states();
    let limit: i64 = most as i64;
    reports::table
        .filter(reports::team_id.eq(team))
        .filter(reports::state.eq_any(states))
        .order((
            reports::urgency.desc(),
            reports::received_at.asc(),
            reports::id.asc(),
        ))
        .limit(limit)
        .select((
            reports::id,
            reports::reference,
            reports::state,
            reports::urgency,
            reports::received_at,
        ))
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
