//! Moving a report between teams: offered, taken, refused, taken back, timed out, or passed on at once. Reference, code,
//! messages and history stay; the giver owns it until another does.

use std::time::Duration;

use diesel::prelude::*;

use super::handing_over::{Because, TeamWrap, add_team_wraps, hand_over, keep_wraps_of, to_desk};
use super::offer_rules::{OFFERS_A_DAY, REFUSALS, waits};
use crate::accounts::newest_epoch;
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::schema::{offers, reports, routing_decisions, teams};
use crate::db::{Connection, DbFault, Moment, OfferId, PersonId, ReportId, TeamId};
use crate::messages::{self, NewMessage};

/// An offer that nobody has answered.
#[derive(Clone, Queryable)]
pub struct Offer {
    /// Its key.
    pub id: OfferId,
    /// The team that offers.
    pub from: TeamId,
    /// The team that it is offered to.
    pub to: TeamId,
    /// When it goes to the national desk, unanswered.
    pub ends_at: Moment,
}

/// A report to be offered or passed on.
pub struct Moving {
    /// The report.
    pub report: ReportId,
    /// The team that owns it.
    pub from: TeamId,
    /// The team that is to get it.
    pub to: TeamId,
    /// The report's key for `to`, and for the desk where an offer could end there.
    pub wraps: Vec<TeamWrap>,
    /// Why, as a note that stays with the report.
    pub note: NewMessage,
    /// Who does it.
    pub by: PersonId,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// It is as was asked.
    Yes,
    /// Somebody else did something with the report meanwhile: look again.
    NotNow,
    /// It was offered so often today that the desk should decide.
    TooOften,
}

/// What became of a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The giver goes on with it.
    StaysWithGiver,
    /// It was the second: the desk has it now.
    GoesToDesk,
    /// There was nothing to refuse any more.
    NotNow,
}

/// The offer of `report` that waits for an answer.
///
/// # Errors
/// The engine's fault.
pub fn open_offer(connection: &mut Connection, report: ReportId) -> Result<Option<Offer>, DbFault> {
    Ok(offers::table
        .filter(offers::report_id.eq(report))
        .filter(offers::state.eq("open"))
        .select((
            offers::id,
            offers::from_team,
            offers::to_team,
            offers::ends_at,
        ))
        .get_result(connection)
        .optional()?)
}

/// Offers a report to another force.
///
/// # Errors
/// The engine's fault.
pub fn offer(
    connection: &mut Connection,
    id: OfferId,
    moving: &Moving,
    now: Moment,
) -> Result<Moved, DbFault> {
    if !may_move(connection, moving)? {
        return Ok(Moved::NotNow);
    }
    let a_day_ago = now - Duration::from_secs(24 * 3_600);
    let lately: i64 = offers::table
        .filter(offers::report_id.eq(moving.report))
        .filter(offers::made_at.gt(a_day_ago))
        .count()
        .get_result(connection)?;
    if lately >= OFFERS_A_DAY {
        return Ok(Moved::TooOften);
    }
    let urgency: i32 = reports::table
        .filter(reports::id.eq(moving.report))
        .select(reports::urgency)
        .get_result(connection)?;
    diesel::insert_into(offers::table)
        .values((
            offers::id.eq(id),
            offers::report_id.eq(moving.report),
            offers::from_team.eq(moving.from),
            offers::to_team.eq(moving.to),
            offers::state.eq("open"),
            offers::made_at.eq(now),
            offers::ends_at.eq(now + waits(urgency)),
        ))
        .execute(connection)?;
    add_team_wraps(connection, moving.report, &moving.wraps)?;
    messages::add(connection, &moving.note)?;
    let chain = Chain::Report(moving.report);
    let event = Happening::Offered.with_team(moving.to);
    audit::append(connection, chain, moving.by, event, now)?;
    Ok(Moved::Yes)
}

/// Gives a report to another team at once: to the desk, or from it.
///
/// # Errors
/// The engine's fault.
pub fn pass_on(
    connection: &mut Connection,
    moving: &Moving,
    because: Because,
    now: Moment,
) -> Result<Moved, DbFault> {
    if !may_move(connection, moving)? {
        return Ok(Moved::NotNow);
    }
    add_team_wraps(connection, moving.report, &moving.wraps)?;
    messages::add(connection, &moving.note)?;
    hand_over(
        connection,
        moving.report,
        moving.to,
        because,
        moving.by.into(),
        now,
    )?;
    Ok(Moved::Yes)
}

/// Whether the report is still the giver's and open, no offer of it waits, and the keys it was wrapped to are still the newest.
fn may_move(connection: &mut Connection, moving: &Moving) -> Result<bool, DbFault> {
    if !super::states::is_open_at(connection, (moving.report, moving.from))?
        || open_offer(connection, moving.report)?.is_some()
    {
        return Ok(false);
    }
    for (holder, _) in &moving.wraps {
        let newest = newest_epoch(connection, holder.id().into())?;
        if newest != Some(holder.epoch()) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The team it is offered to takes the report; gives whether the offer still stood.
///
/// # Errors
/// The engine's fault.
pub fn accept(
    connection: &mut Connection,
    report: ReportId,
    offer: &Offer,
    by: PersonId,
    now: Moment,
) -> Result<bool, DbFault> {
    if !end(connection, offer, "accepted", now)? {
        return Ok(false);
    }
    let event = Happening::OfferAccepted.with_team(offer.from);
    audit::append(connection, Chain::Report(report), by, event, now)?;
    hand_over(
        connection,
        report,
        offer.to,
        Because::Accepted,
        by.into(),
        now,
    )?;
    Ok(true)
}

/// The team it is offered to refuses the report, with its reason in `note`.
///
/// # Errors
/// The engine's fault.
pub fn refuse(
    connection: &mut Connection,
    report: ReportId,
    offer: &Offer,
    note: &NewMessage,
    by: PersonId,
    now: Moment,
) -> Result<Refused, DbFault> {
    if !end(connection, offer, "declined", now)? {
        return Ok(Refused::NotNow);
    }
    messages::add(connection, note)?;
    let event = Happening::OfferDeclined.with_team(offer.from);
    audit::append(connection, Chain::Report(report), by, event, now)?;
    if refusals(connection, report)? >= REFUSALS
        && to_desk(connection, report, Because::RefusedTwice, now)?
    {
        return Ok(Refused::GoesToDesk);
    }
    keep_wraps_of(connection, report, offer.from)?;
    Ok(Refused::StaysWithGiver)
}

/// The giver takes the offer back; gives whether it still stood.
///
/// # Errors
/// The engine's fault.
pub fn withdraw(
    connection: &mut Connection,
    report: ReportId,
    offer: &Offer,
    by: PersonId,
    now: Moment,
) -> Result<bool, DbFault> {
    if !end(connection, offer, "withdrawn", now)? {
        return Ok(false);
    }
    keep_wraps_of(connection, report, offer.from)?;
    let event = Happening::OfferWithdrawn.with_team(offer.to);
    audit::append(connection, Chain::Report(report), by, event, now)?;
    Ok(true)
}

/// An offer that nobody answered in time.
#[derive(Clone, Queryable)]
pub struct Late {
    /// The report.
    pub report: ReportId,
    /// Its public reference.
    pub reference: String,
    offer: OfferId,
    from: TeamId,
    /// The team that did not answer.
    pub to: TeamId,
}

/// The offers that nobody answered in time.
///
/// # Errors
/// The engine's fault.
pub fn late(connection: &mut Connection, now: Moment) -> Result<Vec<Late>, DbFault> {
    Ok(offers::table
        .inner_join(reports::table.on(reports::id.eq(offers::report_id)))
        .filter(offers::state.eq("open"))
        .filter(offers::ends_at.le(now))
        .order(offers::ends_at.asc())
        .select((
            reports::id,
            reports::reference,
            offers::id,
            offers::from_team,
            offers::to_team,
        ))
        .load(connection)?)
}

/// Moves a report whose offer nobody answered in time to the national desk; gives whether it moved there.
///
/// # Errors
/// The engine's fault.
pub fn time_out(connection: &mut Connection, late: &Late, now: Moment) -> Result<bool, DbFault> {
    let changed = diesel::update(offers::table.filter(offers::id.eq(late.offer)))
        .filter(offers::state.eq("open"))
        .set((
            offers::state.eq("timed-out"),
            offers::ended_at.eq(Some(now)),
        ))
        .execute(connection)?;
    // Another server was quicker.
    if changed != 1 {
        return Ok(false);
    }
    let event = Happening::OfferTimedOut.with_team(late.to);
    let chain = Chain::Report(late.report);
    audit::append(connection, chain, Actor::Service, event, now)?;
    let moved = to_desk(connection, late.report, Because::TimedOut, now)?;
    if !moved {
        keep_wraps_of(connection, late.report, late.from)?;
    }
    Ok(moved)
}

/// Of two who answer an offer in the same second one finds it open.
fn end(
    connection: &mut Connection,
    offer: &Offer,
    state: &str,
    now: Moment,
) -> Result<bool, DbFault> {
    let changed = diesel::update(offers::table)
        .filter(offers::id.eq(offer.id))
        .filter(offers::state.eq("open"))
        .filter(offers::ends_at.gt(now))
        .set((offers::state.eq(state), offers::ended_at.eq(Some(now))))
        .execute(connection)?;
    Ok(changed == 1)
}

/// How often the report was refused since it came to the team that owns it.
fn refusals(connection: &mut Connection, report: ReportId) -> Result<i64, DbFault> {
    let since: Option<Moment> = routing_decisions::table
        .filter(routing_decisions::report_id.eq(report))
        .select(diesel::dsl::max(routing_decisions::decided_at))
        .get_result(connection)?;
    Ok(offers::table
        .filter(offers::report_id.eq(report))
        .filter(offers::state.eq("declined"))
        .filter(offers::made_at.ge(since.unwrap_or(Moment::from_micros(0))))
        .count()
        .get_result(connection)?)
}

/// The references of reports that are offered to `team`, the one that ends first at the head, each with its end.
///
/// # Errors
/// The engine's fault.
pub fn offered_to(
    connection: &mut Connection,
    team: TeamId,
) -> Result<Vec<(String, String, Moment)>, DbFault> {
    Ok(offers::table
        .inner_join(reports::table.on(reports::id.eq(offers::report_id)))
        .inner_join(teams::table.on(teams::id.eq(offers::from_team)))
        .filter(offers::to_team.eq(team))
        .filter(offers::state.eq("open"))
        .order(offers::ends_at.asc())
        .select((reports::reference, teams::name, offers::ends_at))
        .load(connection)?)
}
