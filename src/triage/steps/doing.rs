//! Doing a step, where it still can be done by the one who wants to.

use super::may::{May, may_do};
use super::rules::{By, Starts};
use super::standing::Facts;
use super::table::{self, NewStep, person_of};
use crate::accounts::Role;
use crate::audit::{self, Chain, Entry, Happening};
use crate::db::{Connection, DbFault, Moment};
use crate::triage::officers::take_if_free;
use crate::triage::states;

/// Does a step for somebody who is `role` in the team and saw `seen` steps done before; gives whether they could: the case is the
/// team's and open, they may, and nothing was done meanwhile.
///
/// # Errors
/// The engine's fault.
pub fn do_step(
    connection: &mut Connection,
    new: &NewStep<'_>,
    (role, seen): (Role, usize),
    now: Moment,
) -> Result<bool, DbFault> {
    let (Some(person), Some(team)) = (person_of(new.by), new.team) else {
        return Ok(false);
    };
    let named = (new.report, team);
    let facts = table::facts(connection, new.report)?;
    let may = may_do(&facts, new.step, person, role);
    // Nobody decides about what nobody of the team has read.
    if facts.opened_at.is_none()
        || facts.taken.len() != seen
        || may != May::Do
        || !states::is_open_at(connection, named)?
    {
        return Ok(false);
    }
    if !has_read_what_is_looked_at(connection, &facts, new)? {
        return Ok(false);
    }
    take_if_free(connection, named, person, now)?;
    table::take(connection, new, now)?;
    Ok(true)
}

/// Whoever looks at what a colleague found has opened the report since: nobody agrees to what they never read.
fn has_read_what_is_looked_at(
    connection: &mut Connection,
    facts: &Facts,
    new: &NewStep<'_>,
) -> Result<bool, DbFault> {
    let needed = facts.needed();
    let rule = needed
        .iter()
        .map(|one| one.rule)
        .find(|rule| rule.step == new.step);
    let followed = match rule.map(|rule| (rule.by, rule.starts)) {
        Some((By::OtherSupervisor, Starts::After(followed))) => followed,
        _ => return Ok(true),
    };
    let since = facts.last(followed).map(|last| last.at);
    let entries = audit::entries(connection, Chain::Report(new.report))?;
    let has_read = |entry: &Entry| {
        entry.happening == Happening::Opened
            && entry.actor == new.by
            && Some(entry.moment()) >= since
    };
    Ok(entries.iter().any(has_read))
}
