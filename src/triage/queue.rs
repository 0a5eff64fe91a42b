//! A team's queue: urgent first, then what falls due first; a page at a time by key, so that page 1,000 costs what page 1
//! costs and nothing is missed or shown twice while reports come in.

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::lists::List;
use super::markers::Markers;
use super::steps::NOTHING_DUE;
use crate::accounts;
use crate::db::schema::{messages, reports, routing_decisions};
use crate::db::{Connection, DbFault, Moment, PersonId, ReportId, TeamId};
use crate::post::URGENT;
use crate::vault::Reference;

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
    /// The step that falls due then, or `promise`.
    pub due_step: Option<String>,
    /// The answer to the last assessment of its risk.
    pub risk: Option<String>,
    /// Since when it waits for its reporter.
    pub is_paused: bool,
    /// Whether a supervisor is to look at it.
    pub is_to_review: bool,
    /// The wording key of why it came to this team.
    pub reason: String,
}

/// The plain columns of a report in a queue.
#[derive(Queryable)]
struct Row {
    id: ReportId,
    reference: String,
    state: String,
    urgency: i32,
    received_at: Moment,
    officer: Option<PersonId>,
    due_at: Moment,
    due_step: Option<String>,
    risk: Option<String>,
    paused_at: Option<Moment>,
    review_at: Option<Moment>,
}

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

/// A place in the order of a queue: where a page ended. What stood there may stand elsewhere by now, and nothing is skipped by that.
#[derive(Clone)]
pub struct Place {
    urgency: i32,
    due_at: Moment,
    reference: String,
}

impl Place {
    /// The place that an address names.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let urgency = parts.next()?.parse().ok()?;
        let due_at = Moment::from_micros(parts.next()?.parse().ok()?);
        let reference = Reference::parse(parts.next()?)?.as_str().to_owned();
        Some(Self {
            urgency,
            due_at,
            reference,
        })
    }

    /// That of a report on a page.
    pub fn of(one: &Waiting) -> String {
        let due_at = one.due_at.unwrap_or(NOTHING_DUE).micros();
        format!("{}-{due_at}-{}", one.urgency, one.reference)
    }
}

/// A page of a team's queue, after the place `after` where one is named; one report more than [`PAGE`] where there are more.
///
/// # Errors
/// The engine's fault.
pub fn page(
    connection: &mut Connection,
    looking: Looking,
    after: Option<&Place>,
    now: Moment,
) -> Result<Vec<Waiting>, DbFault> {
    let mut past = match after {
        Some(after) => Some(position(connection, after)?),
        None => None,
    };
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
                    reports::due_step,
                    reports::risk,
                    reports::paused_at,
                    reports::review_at,
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
    // Each urgency named: then the index is sought instead of walked.
    let first: Vec<ReportId> = listed(looking, now)
        .filter(reports::urgency.eq_any(0..=MOST_URGENT))
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
        List::HighRisk => of_team
            .filter(open)
            .filter(reports::risk.eq_any(["high", "lowered"])),
        List::ToReview => of_team
            .filter(open)
            .filter(reports::review_at.is_not_null()),
    }
}

type Boxed<'a> = reports::BoxedQuery<'a, <Connection as diesel::Connection>::Backend>;

/// Where in the order a page begins. Of reports that fall due in the same moment the older stands first.
fn position(
    connection: &mut Connection,
    after: &Place,
) -> Result<(i32, Moment, ReportId), DbFault> {
    let id: Option<ReportId> = reports::table
        .filter(reports::reference.eq(&after.reference))
        .select(reports::id)
        .get_result(connection)
        .optional()?;
    let first = ReportId::from(uuid::Uuid::nil());
    Ok((after.urgency, after.due_at, id.unwrap_or(first)))
}

fn with_markers(connection: &mut Connection, rows: Vec<Row>) -> Result<Vec<Waiting>, DbFault> {
    let ids: Vec<ReportId> = rows.iter().map(|row| row.id).collect();
    let markers = Markers::of(connection, &ids)?;
    let news = with_news(connection, &ids)?;
    let reasons: Vec<(ReportId, String)> = routing_decisions::table
        .filter(routing_decisions::report_id.eq_any(&ids))
        .order(routing_decisions::decided_at.desc())
        .select((routing_decisions::report_id, routing_decisions::reason))
        .load(connection)?;
    let officers: Vec<PersonId> = rows.iter().filter_map(|row| row.officer).collect();
    let names = accounts::names(connection, &officers)?;
    let waiting = |row: Row| {
        let reason = reasons.iter().find(|(report, _)| *report == row.id);
        Waiting {
            strands: markers.strands(row.id),
            flags: markers.flags(row.id),
            has_news: news.contains(&row.id),
            due_at: Some(row.due_at).filter(|due_at| *due_at < NOTHING_DUE),
            due_step: row.due_step,
            risk: row.risk,
            is_paused: row.paused_at.is_some(),
            is_to_review: row.review_at.is_some(),
            officer: row.officer.and_then(|officer| names.get(&officer).cloned()),
            reason: reason.map(|(_, key)| key.clone()).unwrap_or_default(),
            reference: row.reference,
            state: row.state,
            urgency: row.urgency,
            received_at: row.received_at,
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
