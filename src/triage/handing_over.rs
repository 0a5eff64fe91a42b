//! A report becomes another team's: its plain columns, its key, and the decision that says why, in one transaction.

use diesel::prelude::*;

use super::bell_table::forget_bells;
use super::links::forget_tokens;
use super::steps::{go_on, settle};
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::schema::{assisted_reports, report_key_wraps, reports, routing_decisions};
use crate::db::{Connection, DbFault, Moment, PersonId, ReportId, TeamId};
use crate::directory::{self, NATIONAL_DESK, RESTRICTED_DESK};
use crate::reporting::add_key_wrap;
use crate::vault::{Holder, Wrap};

/// Why a report came to its team, as the plain reason of its routing decision. Never change a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// The team took the other's offer.
    Accepted,
    /// Two teams refused it.
    RefusedTwice,
    /// Nobody answered the offer in time.
    TimedOut,
    /// A team gave it to the desk.
    GivenToDesk,
    /// The desk passed it on.
    PassedOn,
}

/// A wrap of the report's key for a team that is to get it, now or later.
pub type TeamWrap = (Holder, Wrap);

impl Because {
    /// The word in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Accepted => "transfer-accepted",
            Self::RefusedTwice => "transfer-refused-twice",
            Self::TimedOut => "transfer-timed-out",
            Self::GivenToDesk => "transfer-given-to-desk",
            Self::PassedOn => "transfer-passed-on",
        }
    }
}

/// The report is the team's from now on and nobody else's; it stands at the beginning of its queue again.
///
/// # Errors
/// The engine's fault; also where the team has no wrap of its key.
pub fn hand_over(
    connection: &mut Connection,
    report: ReportId,
    to: TeamId,
    because: Because,
    by: Actor,
    now: Moment,
) -> Result<(), DbFault> {
    let event = Happening::Moved.with_team(to);
    audit::append(connection, Chain::Report(report), by, event, now)?;
    keep_wraps_of(connection, report, to)?;
    forget_tokens(connection, report)?;
    forget_bells(connection, report)?;
    diesel::update(reports::table.filter(reports::id.eq(report)))
        .set((
            reports::team_id.eq(to),
            reports::state.eq("unopened"),
            reports::opened_at.eq(None::<Moment>),
            reports::acknowledged_at.eq(None::<Moment>),
            reports::closed_at.eq(None::<Moment>),
            reports::officer_id.eq(None::<PersonId>),
        ))
        .execute(connection)?;
    let (dataset, last): (String, Moment) = routing_decisions::table
        .filter(routing_decisions::report_id.eq(report))
        .order(routing_decisions::decided_at.desc())
        .select((routing_decisions::dataset, routing_decisions::decided_at))
        .first(connection)?;
    // Decisions stand in the order of their times: no two may have the same.
    let decided_at = now.max(Moment::from_micros(last.micros() + 1));
    diesel::insert_into(routing_decisions::table)
        .values((
            routing_decisions::report_id.eq(report),
            routing_decisions::rule.eq("16"),
            routing_decisions::reason.eq(because.word()),
            routing_decisions::dataset.eq(dataset),
            routing_decisions::team_id.eq(to),
            routing_decisions::decided_at.eq(decided_at),
        ))
        .execute(connection)?;
    // The clocks run on as they did; only that it was read begins anew.
    go_on(connection, report, by, now)?;
    settle(connection, report)
}

/// Gives the report to the national desk, unless the desk had no usable key when it was offered: then it stays where it is.
///
/// # Errors
/// The engine's fault.
pub fn to_desk(
    connection: &mut Connection,
    report: ReportId,
    because: Because,
    now: Moment,
) -> Result<bool, DbFault> {
    // The offer carried a wrap to the one of the two that it could end at.
    for slug in [NATIONAL_DESK, RESTRICTED_DESK] {
        let desk = directory::team_by_slug(connection, slug)?;
        if let Some(desk) = desk.map(|desk| desk.id)
            && count_wraps(connection, report, desk)? > 0
        {
            hand_over(connection, report, desk, because, Actor::Service, now)?;
            return Ok(true);
        }
    }
    Ok(false)
}

/// Puts the district and the nation right, by the place that the desk found.
///
/// # Errors
/// The engine's fault.
pub fn correct_place(
    connection: &mut Connection,
    report: ReportId,
    authority: &str,
    nation: &str,
) -> Result<(), DbFault> {
    diesel::update(reports::table.filter(reports::id.eq(report)))
        .set((reports::authority.eq(authority), reports::nation.eq(nation)))
        .execute(connection)?;
    settle(connection, report)
}

/// Keeps wraps of the key of `report` for teams that are to get it, now or later.
///
/// # Errors
/// The engine's fault.
pub fn add_team_wraps(
    connection: &mut Connection,
    report: ReportId,
    wraps: &[TeamWrap],
) -> Result<(), DbFault> {
    for (holder, wrap) in wraps {
        let team = TeamId::from(holder.id());
        // One from an earlier time, when the team had the report before, gives way.
        diesel::delete(report_key_wraps::table)
            .filter(report_key_wraps::report_id.eq(report))
            .filter(report_key_wraps::holder_kind.eq(holder.kind()))
            .filter(report_key_wraps::holder_id.eq(team))
            .execute(connection)?;
        add_key_wrap(connection, report, *holder, wrap)?;
    }
    Ok(())
}

/// Takes the report's key from every team but `team` and a centre that goes on helping. A team without a wrap would leave nobody who can open.
///
/// # Errors
/// The engine's fault; also where that team has no wrap of it.
pub fn keep_wraps_of(
    connection: &mut Connection,
    report: ReportId,
    team: TeamId,
) -> Result<(), DbFault> {
    if count_wraps(connection, report, team)? == 0 {
        return Err(DbFault::Query(diesel::result::Error::NotFound));
    }
    let helping: Vec<TeamId> = assisted_reports::table
        .filter(assisted_reports::report_id.eq(report))
        .filter(assisted_reports::helps_on.eq(true))
        .select(assisted_reports::team_id)
        .load(connection)?;
    diesel::delete(report_key_wraps::table)
        .filter(report_key_wraps::report_id.eq(report))
        .filter(report_key_wraps::holder_kind.eq("team"))
        .filter(report_key_wraps::holder_id.ne(team))
        .filter(report_key_wraps::holder_id.ne_all(helping))
        .execute(connection)?;
    Ok(())
}

fn count_wraps(
    connection: &mut Connection,
    report: ReportId,
    team: TeamId,
) -> Result<i64, DbFault> {
    Ok(report_key_wraps::table
        .filter(report_key_wraps::report_id.eq(report))
        .filter(report_key_wraps::holder_kind.eq("team"))
        .filter(report_key_wraps::holder_id.eq(team))
        .count()
        .get_result(connection)?)
}
