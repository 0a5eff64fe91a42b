//! Doing a step, where it still can be done by the one who wants to.

use super::may::{May, may_do};
use super::table::{self, NewStep};
use crate::accounts::Role;
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
    let Some((person, team)) = new.by else {
        return Ok(false);
    };
    let named = (new.report, team);
    let facts = table::facts(connection, new.report)?;
    let may = may_do(&facts, new.step, person, role);
    if facts.taken.len() != seen || may != May::Do || !states::is_open_at(connection, named)? {
        return Ok(false);
    }
    take_if_free(connection, named, person, now)?;
    table::take(connection, new, now)?;
    Ok(true)
}
