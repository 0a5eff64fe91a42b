//! Which member of the team deals with a report. Each change is written down in its chain.

use diesel::prelude::*;

use crate::audit::{self, Chain, Happening};
use crate::db::schema::reports;
use crate::db::{Connection, DbFault, Moment, PersonId, ReportId, TeamId};

/// Who is to deal with a report, or nobody.
#[derive(Clone, Copy, Debug)]
pub struct Naming {
    /// Who dealt with it when this was decided.
    pub before: Option<PersonId>,
    /// Who does from now on.
    pub officer: Option<PersonId>,
    /// Who decides it.
    pub by: PersonId,
}

/// Names who deals with a report of the team; gives whether it was the team's still, and dealt with as `naming` says.
///
/// # Errors
/// The engine's fault.
pub fn name_officer(
    connection: &mut Connection,
    (report, team): (ReportId, TeamId),
    naming: Naming,
    now: Moment,
) -> Result<bool, DbFault> {
    let known: Option<Option<PersonId>> = reports::table
        .filter(reports::id.eq(report))
        .filter(reports::team_id.eq(team))
        .select(reports::officer_id)
        .get_result(connection)
        .optional()?;
    if known != Some(naming.before) {
        return Ok(false);
    }
    if naming.officer != naming.before {
        set(connection, report, naming.officer, naming.by, now)?;
    }
    Ok(true)
}

/// Whoever does something with a report that nobody deals with deals with it from now on.
///
/// # Errors
/// The engine's fault.
pub fn take_if_free(
    connection: &mut Connection,
    named: (ReportId, TeamId),
    person: PersonId,
    now: Moment,
) -> Result<(), DbFault> {
    let naming = Naming {
        before: None,
        officer: Some(person),
        by: person,
    };
    name_officer(connection, named, naming, now).map(drop)
}

/// Whoever is to deals with every open report that `from` dealt with in `team`.
///
/// # Errors
/// The engine's fault.
pub fn give_all(
    connection: &mut Connection,
    team: TeamId,
    (from, to): (PersonId, PersonId),
    by: PersonId,
    now: Moment,
) -> Result<(), DbFault> {
    let theirs: Vec<ReportId> = reports::table
        .filter(reports::team_id.eq(team))
        .filter(reports::officer_id.eq(from))
        .filter(reports::closed_at.is_null())
        .select(reports::id)
        .load(connection)?;
    for report in theirs {
        set(connection, report, Some(to), by, now)?;
    }
    Ok(())
}

/// Nobody deals any more with what `leaver` dealt with in `team`: it stands among what nobody deals with.
///
/// # Errors
/// The engine's fault.
pub fn let_go_of_all(
    connection: &mut Connection,
    team: TeamId,
    leaver: PersonId,
    by: PersonId,
    now: Moment,
) -> Result<(), DbFault> {
    let theirs: Vec<ReportId> = reports::table
        .filter(reports::team_id.eq(team))
        .filter(reports::officer_id.eq(leaver))
        .filter(reports::closed_at.is_null())
        .select(reports::id)
        .load(connection)?;
    for report in theirs {
        set(connection, report, None, by, now)?;
    }
    Ok(())
}

fn set(
    connection: &mut Connection,
    report: ReportId,
    officer: Option<PersonId>,
    by: PersonId,
    now: Moment,
) -> Result<(), DbFault> {
    diesel::update(reports::table.filter(reports::id.eq(report)))
        .set(reports::officer_id.eq(officer))
        .execute(connection)?;
    let event = match officer {
        Some(officer) => Happening::OfficerNamed.about(officer),
        None => Happening::OfficerLetGo.into(),
    };
    audit::append(connection, Chain::Report(report), by, event, now)
}
