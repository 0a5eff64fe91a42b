//! Which reports belong together, as somebody decided.

use std::collections::BTreeSet;

use diesel::prelude::*;

use crate::db::schema::{case_links, flags, reports};
use crate::db::{Connection, DbFault, Moment, PersonId, ReportId, TeamId};
use crate::reporting::insert_flag;
use crate::triage::states;
use crate::triage::steps::{self, NewStep};

/// How two reports can belong together, or that they do not.
pub const ANSWERS: [&str; 5] = [
    "same-victim",
    "same-suspect",
    "same-place",
    "same-event",
    NOT_LINKED,
];
/// That they do not.
pub const NOT_LINKED: &str = "not-linked";
/// The same person was hurt again: a fact with a count (T-12).
const SAME_VICTIM: &str = "same-victim";
/// The flag of a report about somebody who was hurt before.
const REPEAT_VICTIM: &str = "repeat-victim";
/// Counting stops here.
const MOST_COUNTED: usize = 50;
/// The steps that are written down for both: that they belong together, and that they do not.
const STEPS: [&str; 2] = ["linked", "parted"];

/// A report that was decided about.
pub struct Linked {
    /// The report.
    pub id: ReportId,
    /// Its public reference.
    pub reference: String,
    /// What was decided.
    pub answer: String,
}

/// What somebody decides of two reports of their team.
pub struct NewLink<'a> {
    /// The two.
    pub pair: (ReportId, ReportId),
    /// One of [`ANSWERS`].
    pub answer: &'a str,
    /// Who, and for which team.
    pub by: (PersonId, TeamId),
}

/// What was decided of the report and others of its team.
///
/// # Errors
/// The engine's fault.
pub fn links_of(
    connection: &mut Connection,
    report: ReportId,
    team: TeamId,
) -> Result<Vec<Linked>, DbFault> {
    let rows: Vec<(ReportId, ReportId, String)> = case_links::table
        .filter(
            case_links::report_id
                .eq(report)
                .or(case_links::other_id.eq(report)),
        )
        .order(case_links::linked_at.asc())
        .select((
            case_links::report_id,
            case_links::other_id,
            case_links::answer,
        ))
        .load(connection)?;
    let mut linked = Vec::new();
    for (one, other, answer) in rows {
        let id = if one == report { other } else { one };
        // What another team has by now is as if it did not exist.
        let reference: Option<String> = reports::table
            .filter(reports::id.eq(id))
            .filter(reports::team_id.eq(team))
            .select(reports::reference)
            .get_result(connection)
            .optional()?;
        linked.extend(reference.map(|reference| Linked {
            id,
            reference,
            answer,
        }));
    }
    Ok(linked)
}

/// How many reports of the team tell of the same victim as this one, with this one; counted up to [`MOST_COUNTED`].
///
/// # Errors
/// The engine's fault.
pub fn reports_of_victim(
    connection: &mut Connection,
    report: ReportId,
    team: TeamId,
) -> Result<usize, DbFault> {
    let mut known = BTreeSet::from([report]);
    let mut to_look_at = vec![report];
    while let Some(one) = to_look_at.pop().filter(|_| known.len() < MOST_COUNTED) {
        let linked = links_of(connection, one, team)?;
        let same = linked
            .into_iter()
            .filter(|other| other.answer == SAME_VICTIM);
        to_look_at.extend(same.map(|other| other.id).filter(|id| known.insert(*id)));
    }
    Ok(known.len())
}

/// Writes down what was decided, in place of what was decided before; gives whether both are the team's.
///
/// # Errors
/// The engine's fault.
pub fn link(connection: &mut Connection, new: &NewLink<'_>, now: Moment) -> Result<bool, DbFault> {
    let (person, team) = new.by;
    let (older, younger) = (new.pair.0.min(new.pair.1), new.pair.0.max(new.pair.1));
    for report in [older, younger] {
        if older == younger || !states::is_owned_by(connection, (report, team))? {
            return Ok(false);
        }
    }
    let known: Option<String> = case_links::table
        .filter(case_links::report_id.eq(older))
        .filter(case_links::other_id.eq(younger))
        .select(case_links::answer)
        .get_result(connection)
        .optional()?;
    // A second click decides nothing anew.
    if known.as_deref() == Some(new.answer) {
        return Ok(true);
    }
    diesel::delete(case_links::table)
        .filter(case_links::report_id.eq(older))
        .filter(case_links::other_id.eq(younger))
        .execute(connection)?;
    diesel::insert_into(case_links::table)
        .values((
            case_links::report_id.eq(older),
            case_links::other_id.eq(younger),
            case_links::answer.eq(new.answer),
            case_links::person_id.eq(person),
            case_links::linked_at.eq(now),
        ))
        .execute(connection)?;
    for report in [older, younger] {
        mark_repeat(connection, report, team, now)?;
        let step = NewStep {
            report,
            step: STEPS[usize::from(new.answer == NOT_LINKED)],
            answer: new.answer,
            by: person.into(),
            team: Some(team),
        };
        steps::take(connection, &step, now)?;
    }
    Ok(true)
}

/// Marks a report as one about somebody who was hurt before, or takes back what only a link had marked.
fn mark_repeat(
    connection: &mut Connection,
    report: ReportId,
    team: TeamId,
    now: Moment,
) -> Result<(), DbFault> {
    let marks = flags::table
        .filter(flags::report_id.eq(report))
        .filter(flags::flag.eq(REPEAT_VICTIM));
    let marked: i64 = marks.count().get_result(connection)?;
    let linked = links_of(connection, report, team)?;
    let is_repeat = linked.iter().any(|one| one.answer == SAME_VICTIM);
    match (is_repeat, marked) {
        (true, 0) => insert_flag(connection, report, REPEAT_VICTIM, now),
        (false, 1..) => {
            let received: Moment = reports::table
                .filter(reports::id.eq(report))
                .select(reports::received_at)
                .get_result(connection)?;
            // What the reporter said of it themself stays.
            diesel::delete(flags::table)
                .filter(flags::report_id.eq(report))
                .filter(flags::flag.eq(REPEAT_VICTIM))
                .filter(flags::set_at.gt(received))
                .execute(connection)?;
            Ok(())
        }
        _ => Ok(()),
    }
}
