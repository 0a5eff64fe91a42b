//! A team's queue: urgent first, then what falls due first; a page at a time by key, so that page 1,000 costs what page 1
//! costs and nothing is missed or shown twice while reports come in.

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::lists::List;
use super::markers::Markers;
use super::steps::NOTHING_DUE;
use crate::accounts;
use crate::db::schema::{case_steps, messages, reports, routing_decisions};
use crate::db::{Connection, DbFault, Moment, PersonId, ReportId, TeamId};
use crate::post::URGENT;

/// Reports on a page.
pub const PAGE: usize = 25;
/// Counting stops here: beyond it the figure says no more.
const COUNTED: i64 = 100;

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
    /// The name of whoever of the team deals with it.
    pub officer: Option<String>,
    /// Whether its reporter has written something that nobody has read.
    pub has_news: bool,
    /// When it next falls due; none where nothing does.
    pub due_at: Option<Moment>,
    /// The wording key of why it came to this team.
    pub reason: String,
}

type Row = (
    ReportId,
    String,
    String,
    i32,
    Moment,
    Option<PersonId>,
    Moment,
);

/// A list of a queue and who looks at it.
#[derive(Clone, Copy)]
pub struct Looking {
    /// The team.
    pub team: TeamId,
    /// The one who looks.
    pub person: PersonId,
    /// What they look at.
    pub list: List,
}

/// A page of a team's queue, after the report called `after` where one is named; one report more than [`PAGE`] where there are more.
///
/// # Errors
/// The engine's fault.
pub fn page(
    connection: &mut Connection,
    looking: Looking,
    after: Option<&str>,
    now: Moment,
) -> Result<Vec<Waiting>, DbFault> {
    let mut past = position(connection, looking.team, after)?;
    let most_urgent = past.map_or(MOST_URGENT, |(urgency, ..)| urgency);
    let mut rows: Vec<Row> = Vec::new();
    // A seek in the index for each urgency, instead of one condition that no index serves.
    for urgency in (0..=most_urgent).rev() {
        let room = PAGE + 1 - rows.len();
        let mut of_this_urgency = listed(looking, now)
            .filter(reports::urgency.eq(urgency))
            .order((reports::due_at.asc(), reports::id.asc()))
            .limit(i64::try_from(room).unwrap_or_default());
        if let Some((_, due_at, id)) = past.take() {
            of_this_urgency = of_this_urgency
                .filter(reports::due_at.ge(due_at))
                .filter(reports::due_at.gt(due_at).or(reports::id.gt(id)));
        }
        rows.extend(
            of_this_urgency
                .select((
                    reports::id,
                    reports::reference,
                    reports::state,
                    reports::urgency,
                    reports::received_at,
                    reports::officer_id,
                    reports::due_at,
                ))
                .load::<Row>(connection)?,
        );
        if rows.len() > PAGE {
            break;
        }
    }
    with_markers(connection, rows)
}

/// How many reports are in a list, counted up to [`COUNTED`].
///
/// # Errors
/// The engine's fault.
pub fn count(connection: &mut Connection, looking: Looking, now: Moment) -> Result<i64, DbFault> {
    let first: Vec<ReportId> = listed(looking, now)
        .limit(COUNTED)
        .select(reports::id)
        .load(connection)?;
    Ok(i64::try_from(first.len()).unwrap_or(COUNTED))
}

/// A count as pages show it: from [`COUNTED`] on it says no more.
pub fn counted(count: i64) -> String {
    match count >= COUNTED {
        true => format!("{COUNTED}+"),
        false => count.to_string(),
    }
}

/// The urgency that wakes somebody.
const MOST_URGENT: i32 = 3;

/// The kinds of message that are news for a team: of the reporter, and of the centre that helps them.
const NEWS: &[&str] = &["from-reporter", "from-centre"];

/// The reports of a list. Each condition is the one that an index of the table is for.
fn listed<'a>(looking: Looking, now: Moment) -> Boxed<'a> {
    let of_team = reports::table
        .filter(reports::team_id.eq(looking.team))
        .into_boxed();
    let open = reports::closed_at.is_null();
    match looking.list {
        List::Unopened => of_team.filter(reports::opened_at.is_null()),
        List::News => {
            let unread = messages::table
                .filter(messages::kind.eq_any(NEWS))
                .filter(messages::read_at.is_null())
                .select(messages::report_id);
            of_team.filter(reports::id.eq_any(unread))
        }
        List::Mine => of_team
            .filter(open)
            .filter(reports::officer_id.eq(looking.person)),
        List::Unassigned => of_team.filter(open).filter(reports::officer_id.is_null()),
        List::Urgent => of_team
            .filter(open)
            .filter(reports::urgency.ge(i32::from(URGENT))),
        List::Overdue => of_team.filter(open).filter(reports::due_at.lt(now)),
        List::Paused => of_team
            .filter(open)
            .filter(reports::paused_at.is_not_null()),
        List::Open => of_team.filter(open),
        List::Closed => of_team.filter(reports::closed_at.is_not_null()),
        List::SentSince(then) => of_team.filter(open).filter(reports::received_at.ge(then)),
        List::DueUntil(then) => of_team.filter(open).filter(reports::due_at.lt(then)),
        List::HighRisk => {
            let high = case_steps::table
                .filter(case_steps::step.eq("assessment"))
                .filter(case_steps::answer.eq("high"))
                .select(case_steps::report_id);
            of_team.filter(open).filter(reports::id.eq_any(high))
        }
    }
}

type Boxed<'a> = reports::BoxedQuery<'a, <Connection as diesel::Connection>::Backend>;

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
        .select((reports::urgency, reports::due_at, reports::id))
        .get_result(connection)
        .optional()?)
}

fn with_markers(connection: &mut Connection, rows: Vec<Row>) -> Result<Vec<Waiting>, DbFault> {
    let ids: Vec<ReportId> = rows.iter().map(|row| row.0).collect();
    let markers = Markers::of(connection, &ids)?;
    let news = with_news(connection, &ids)?;
    let reasons: Vec<(ReportId, String)> = routing_decisions::table
        .filter(routing_decisions::report_id.eq_any(&ids))
        .order(routing_decisions::decided_at.desc())
        .select((routing_decisions::report_id, routing_decisions::reason))
        .load(connection)?;
    let officers: Vec<PersonId> = rows.iter().filter_map(|row| row.5).collect();
    let names = accounts::names(connection, &officers)?;
    let waiting = |(id, reference, state, urgency, received_at, officer, due_at): Row| {
        let reason = reasons.iter().find(|(report, _)| *report == id);
        Waiting {
            strands: markers.strands(id),
            flags: markers.flags(id),
            has_news: news.contains(&id),
            due_at: Some(due_at).filter(|due_at| *due_at < NOTHING_DUE),
            officer: officer.and_then(|officer| names.get(&officer).cloned()),
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
