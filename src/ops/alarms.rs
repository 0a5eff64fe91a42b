//! Alarms: what needs a person at the national desk or at the server.

use diesel::prelude::*;

use super::board::Sight;
use crate::db::schema::{alarms, reports, teams};
use crate::db::{AlarmId, Connection, DbFault, Moment, ReportId, TeamId};
use crate::directory::STANDARDS_TEAMS;
use crate::vault::Chance;

/// An alarm that nobody has cleared.
#[derive(Queryable)]
pub struct Alarm {
    /// Its key.
    pub id: AlarmId,
    /// What kind: the last part of its wording key.
    pub kind: String,
    /// The name of the team it is about.
    pub team: Option<String>,
    /// The reference of the report it is about.
    pub reference: Option<String>,
    /// When it was raised.
    pub raised_at: Moment,
}

/// Alarms about a team's key: one for all reports that meet it.
const ABOUT_THE_TEAM: [&str; 2] = ["no-usable-key", "key-refused"];
/// The most alarms a page shows.
const SHOWN: i64 = 100;

/// Raises an alarm, in the caller's transaction, unless the same one stands already: a flood must not push
/// the first one off the page. Gives whether it is new.
///
/// # Errors
/// The engine's fault.
pub fn raise_alarm(
    connection: &mut Connection,
    kind: &str,
    team: Option<TeamId>,
    report: Option<ReportId>,
    now: Moment,
    chance: &mut Chance,
) -> Result<bool, DbFault> {
    let mut standing = alarms::table
        .filter(alarms::kind.eq(kind))
        .filter(alarms::cleared_at.is_null())
        .into_boxed();
    standing = match (team, ABOUT_THE_TEAM.contains(&kind)) {
        (Some(team), true) => standing.filter(alarms::team_id.eq(team)),
        _ => match report {
            Some(report) => standing.filter(alarms::report_id.eq(report)),
            None => standing.filter(alarms::report_id.is_null()),
        },
    };
    if standing.count().get_result::<i64>(connection)? > 0 {
        return Ok(false);
    }
    tracing::error!(kind, "alarm");
    diesel::insert_into(alarms::table)
        .values((
            alarms::id.eq(AlarmId::new(now, chance)),
            alarms::kind.eq(kind),
            alarms::team_id.eq(team),
            alarms::report_id.eq(report),
            alarms::raised_at.eq(now),
        ))
        .execute(connection)?;
    Ok(true)
}

/// The alarms in `sight` that nobody has cleared: the newest first, but mail that was given up last.
///
/// # Errors
/// The engine's fault.
pub fn open_alarms(connection: &mut Connection, sight: Sight) -> Result<Vec<Alarm>, DbFault> {
    let slug = teams::slug.nullable();
    let mut open = alarms::table
        .left_join(teams::table.on(alarms::team_id.eq(teams::id.nullable())))
        .left_join(reports::table.on(alarms::report_id.eq(reports::id.nullable())))
        .filter(alarms::cleared_at.is_null())
        // Mail that was given up must not push a sign of an attack off the page.
        .order((
            alarms::kind.eq("dead-letter").asc(),
            alarms::raised_at.desc(),
            alarms::id.desc(),
        ))
        .limit(SHOWN)
        .select((
            alarms::id,
            alarms::kind,
            teams::name.nullable(),
            reports::reference.nullable(),
            alarms::raised_at,
        ))
        .into_boxed();
    open = match sight {
        Sight::Everything => open,
        Sight::Ordinary => open.filter(slug.is_null().or(slug.not_like(STANDARDS_TEAMS))),
        Sight::AboutPolice => open.filter(slug.like(STANDARDS_TEAMS)),
    };
    Ok(open.load(connection)?)
}
