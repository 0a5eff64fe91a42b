//! A team's queue: urgent first, then oldest; a page at a time by key, so that page 1,000 costs what page 1
//! costs and nothing is missed or shown twice while reports come in.

use diesel::dsl::{exists, not};
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::markers::Markers;
use crate::db::schema::{messages, reports, routing_decisions};
use crate::db::{Connection, DbFault, Moment, ReportId, TeamId};
use crate::messages::is_overdue;

/// Reports on a page.
pub const PAGE: usize = 25;
/// Counting stops here: beyond it the figure says no more.
pub const COUNTED: i64 = 100;

/// A report as the queue shows it: plain columns only.
pub struct Waiting {
    /// Its public reference.
    pub reference: String,
    /// `unopened`, `opened`, `acknowledged` or `closed`.
    pub state: String,
    /// From 0 (in turn) to 3 (wake somebody).
    pub urgency: i32,
    /// When it was filed.
    pub received_at: Moment,
    /// Codes of its strands.
    pub strands: Vec<String>,
    /// Its flags.
    pub flags: Vec<String>,
    /// Whether its reporter has written something that nobody has read.
    pub has_news: bool,
    /// Whether the team has not written by the day that it promised.
    pub is_overdue: bool,
    /// The wording key of why it came to this team.
    pub reason: String,
}

/// Which reports of a queue to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Those that nobody has opened.
    Unopened,
    /// Those whose reporters have written something that nobody has read.
    News,
    /// All that are not closed.
    Open,
    /// Those that are closed.
    Closed,
}

impl Shown {
    /// All of them, each with its word in addresses.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Unopened, "unopened"),
        (Self::News, "news"),
        (Self::Open, "open"),
        (Self::Closed, "closed"),
    ];

    fn states(self) -> &'static [&'static str] {
        match self {
            Self::Unopened => &["unopened"],
            Self::News => &["unopened", "opened", "acknowledged", "closed"],
            Self::Open => &["unopened", "opened", "acknowledged"],
            Self::Closed => &["closed"],
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
    now: Moment,
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
    with_markers(connection, rows, now)
}

/// The kinds of message that are news for a team: of the reporter, and of the centre that helps them.
const NEWS: &[&str] = &["from-reporter", "from-centre"];

/// The first rows of a queue, in its order.
#[diesel::dsl::auto_type]
fn first_rows(team: TeamId, shown: Shown, most: usize) -> _ {
    let states: &'static [&'static str] = shown.states();
    let limit: i64 = most as i64;
    let news: &'static [&'static str] = NEWS;
    let unread = messages::table
        .filter(messages::kind.eq_any(news))
        .filter(messages::read_at.is_null())
        .select(messages::report_id);
    let whatever: bool = shown != Shown::News;
    reports::table
        .filter(reports::team_id.eq(team))
        .filter(reports::state.eq_any(states))
        .filter(whatever.into_sql::<Bool>().or(reports::id.eq_any(unread)))
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
        .get_result(connection)
        .optional()?)
}

fn with_markers(
    connection: &mut Connection,
    rows: Vec<Row>,
    now: Moment,
) -> Result<Vec<Waiting>, DbFault> {
    let ids: Vec<ReportId> = rows.iter().map(|row| row.0).collect();
    let markers = Markers::of(connection, &ids)?;
    let news = with_news(connection, &ids)?;
    let overdue = is_overdue(connection, &ids, now)?;
    let reasons: Vec<(ReportId, String)> = routing_decisions::table
        .filter(routing_decisions::report_id.eq_any(&ids))
        .order(routing_decisions::decided_at.desc())
        .select((routing_decisions::report_id, routing_decisions::reason))
        .load(connection)?;
    let waiting = |(id, reference, state, urgency, received_at): Row| {
        let reason = reasons.iter().find(|(report, _)| *report == id);
        Waiting {
            strands: markers.strands(id),
            flags: markers.flags(id),
            has_news: news.contains(&id),
            is_overdue: overdue.contains(&id),
            reason: reason.map(|(_, key)| key.clone()).unwrap_or_default(),
            reference,
            state,
            urgency,
            received_at,
        }
    };
    Ok(rows.into_iter().map(waiting).collect())
}

/// References of the reports of `team` that came to it because their force had no usable key or had not joined, the oldest
/// first. Closed ones stay where they are.
///
/// # Errors
/// The engine's fault.
pub fn without_force(connection: &mut Connection, team: TeamId) -> Result<Vec<String>, DbFault> {
    let reasons = ["routing-desk-no-key", "routing-desk-not-joined"];
    // What came back from a force has a later decision, and belongs to nobody's backlog.
    let (first, later) = diesel::alias!(routing_decisions as first, routing_decisions as later);
    Ok(reports::table
        .inner_join(first.on(first.field(routing_decisions::report_id).eq(reports::id)))
        .filter(reports::team_id.eq(team))
        .filter(reports::state.ne("closed"))
        .filter(first.field(routing_decisions::reason).eq_any(reasons))
        .filter(not(exists(
            later
                .filter(later.field(routing_decisions::report_id).eq(reports::id))
                .filter(later.field(routing_decisions::rule).eq("16")),
        )))
        .order((reports::received_at.asc(), reports::id.asc()))
        .select(reports::reference)
        .load(connection)?)
}

fn with_news(connection: &mut Connection, reports: &[ReportId]) -> Result<Vec<ReportId>, DbFault> {
    Ok(messages::table
        .filter(messages::report_id.eq_any(reports))
        .filter(messages::kind.eq_any(NEWS))
        .filter(messages::read_at.is_null())
        .select(messages::report_id)
        .distinct()
        .load(connection)?)
}

/// How many reports of `team` have something new from their reporter, counted up to [`COUNTED`].
///
/// # Errors
/// The engine's fault.
pub fn count_news(connection: &mut Connection, team: TeamId) -> Result<i64, DbFault> {
    let first: Vec<ReportId> = messages::table
        .inner_join(reports::table.on(reports::id.eq(messages::report_id)))
        .filter(reports::team_id.eq(team))
        .filter(messages::kind.eq_any(NEWS))
        .filter(messages::read_at.is_null())
        .select(messages::report_id)
        .distinct()
        .limit(COUNTED)
        .load(connection)?;
    Ok(i64::try_from(first.len()).unwrap_or(COUNTED))
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
