//! Closing a case: once its steps were done, or with one reason where there is no crime, no victim and no risk.

use super::officers::take_if_free;
use super::states;
use super::steps::{self, NewStep};
use crate::db::{Connection, DbFault, Moment, PersonId, ReportId, TeamId};
use crate::messages;

/// The step that is written down where one reason was enough, and its answer.
pub const DISMISSAL: (&str, &str) = ("dismissal", "no-crime-victim-risk");

/// Closes a case of the team; gives whether it could be. `is_dismissed` where one reason is given in place of the steps.
///
/// # Errors
/// The engine's fault.
pub fn close_case(
    connection: &mut Connection,
    (report, team): (ReportId, TeamId),
    person: PersonId,
    is_dismissed: bool,
    now: Moment,
) -> Result<bool, DbFault> {
    let facts = steps::facts(connection, report)?;
    // What the reporter wrote in this moment is read first.
    if messages::count_unread(connection, report)? > 0 {
        return Ok(false);
    }
    let is_enough = match is_dismissed {
        true => facts.may_dismiss(),
        false => facts.missing().is_empty(),
    };
    if !is_enough || !states::close(connection, (report, team), person, now)? {
        return Ok(false);
    }
    take_if_free(connection, (report, team), person, now)?;
    if is_dismissed {
        let new = NewStep {
            report,
            step: DISMISSAL.0,
            answer: DISMISSAL.1,
            by: person.into(),
            team: Some(team),
        };
        steps::take(connection, &new, now)?;
    }
    Ok(true)
}
