//! What the national board counts: everything that was accepted is owned, every letter is sent, waiting or given up.

use diesel::dsl::{count_star, exists, not};
use diesel::prelude::*;

use super::alarms::open_alarms;
use crate::db::schema::{alarms, events, outbox, report_key_wraps, reports, teams};
use crate::db::{AlarmId, Connection, DbFault, Moment, TeamId};
use crate::directory::{STANDARDS_TEAMS, reads_of_the_police};

/// What a member of staff may see on the board: nobody but those who read reports about the police sees which there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// What is no report about the police.
    Ordinary,
    /// Only what is about the police.
    AboutPolice,
    /// All of it: somebody who is of both, and whoever runs the server.
    Everything,
}

impl Sight {
    /// Whether the things of the team called `slug` may be seen.
    pub fn sees(self, slug: &str) -> bool {
        match self {
            Self::Ordinary => !reads_of_the_police(slug),
            Self::AboutPolice => reads_of_the_police(slug),
            Self::Everything => true,
        }
    }
}

/// The most rows a list of the board shows.
const SHOWN: i64 = 200;

/// The figures of the board.
#[derive(Default)]
pub struct Figures {
    /// Reports whose filing stands in the log.
    pub accepted: i64,
    /// Reports in a team's queue whose key that team, or escrow, holds.
    pub owned: i64,
    /// Letters that left.
    pub sent: i64,
    /// Letters that wait to leave.
    pub waiting: i64,
    /// Letters that were given up.
    pub dead: i64,
    /// All letters.
    pub letters: i64,
}

/// The reports of one team, by state.
pub struct TeamFigures {
    /// Its name.
    pub name: String,
    /// Its slug.
    pub slug: String,
    /// How many reports it has in each state, with the state's word.
    pub states: Vec<(String, i64)>,
}

/// A letter as the board shows it.
#[derive(Queryable)]
pub struct BoardLetter {
    /// The kind of letter.
    pub kind: String,
    /// The team it is from or to.
    pub team: Option<String>,
    /// The report it is about.
    pub reference: Option<String>,
    /// How often it was tried.
    pub attempts: i32,
    /// The kind of its last fault.
    pub last_fault: Option<String>,
    /// When it was put in the outbox.
    pub made_at: Moment,
}

/// A report that the two counts do not agree on.
#[derive(Queryable)]
pub struct Astray {
    /// Its public reference.
    pub reference: String,
    /// The team that should own it.
    pub team: String,
    /// When it was filed.
    pub received_at: Moment,
}

/// Counts everything.
///
/// # Errors
/// The engine's fault.
pub fn figures(connection: &mut Connection) -> Result<Figures, DbFault> {
    let accepted = events::table
        .filter(events::sequence.eq(0))
        .filter(events::entry.like("%\"happening\":\"filed\"%"))
        .count()
        .get_result(connection)?;
    let all: i64 = reports::table.count().get_result(connection)?;
    let astray: i64 = reports::table
        .filter(not(exists(wraps_for_owner())))
        .count()
        .get_result(connection)?;
    let by_state: Vec<(String, i64)> = outbox::table
        .group_by(outbox::state)
        .select((outbox::state, count_star()))
        .load(connection)?;
    let of = |state: &str| {
        let found = by_state.iter().find(|(word, _)| word == state);
        found.map_or(0, |(_, count)| *count)
    };
    Ok(Figures {
        accepted,
        owned: all - astray,
        sent: of("sent"),
        waiting: of("waiting"),
        dead: of("dead"),
        letters: outbox::table.count().get_result(connection)?,
    })
}

/// The wraps with which the owner of a report, or escrow, opens it.
#[diesel::dsl::auto_type]
fn wraps_for_owner() -> _ {
    report_key_wraps::table
        .filter(report_key_wraps::report_id.eq(reports::id))
        .filter(
            report_key_wraps::holder_kind
                .eq("escrow")
                .or(report_key_wraps::holder_kind
                    .eq("team")
                    .and(report_key_wraps::holder_id.eq(reports::team_id))),
        )
}

/// The reports whose owner has no key to them.
///
/// # Errors
/// The engine's fault.
pub fn astray(connection: &mut Connection, sight: Sight) -> Result<Vec<Astray>, DbFault> {
    let mut astray = reports::table
        .inner_join(teams::table.on(teams::id.eq(reports::team_id)))
        .filter(not(exists(wraps_for_owner())))
        .order(reports::received_at.asc())
        .limit(SHOWN)
        .select((reports::reference, teams::name, reports::received_at))
        .into_boxed();
    astray = match sight {
        Sight::Everything => astray,
        Sight::Ordinary => astray.filter(teams::slug.not_like(STANDARDS_TEAMS)),
        Sight::AboutPolice => astray.filter(teams::slug.like(STANDARDS_TEAMS)),
    };
    Ok(astray.load(connection)?)
}

/// How many reports each team has, by state; teams without any are left out.
///
/// # Errors
/// The engine's fault.
pub fn by_team(connection: &mut Connection, sight: Sight) -> Result<Vec<TeamFigures>, DbFault> {
    let counts: Vec<(TeamId, String, i64)> = reports::table
        .group_by((reports::team_id, reports::state))
        .select((reports::team_id, reports::state, count_star()))
        .load(connection)?;
    let teams: Vec<(TeamId, String, String)> = teams::table
        .order(teams::slug.asc())
        .select((teams::id, teams::name, teams::slug))
        .load(connection)?;
    let figures = |(team, name, slug): (TeamId, String, String)| {
        let own = counts.iter().filter(|(owner, ..)| *owner == team);
        TeamFigures {
            states: own
                .map(|(_, state, count)| (state.clone(), *count))
                .collect(),
            name,
            slug,
        }
    };
    Ok(teams
        .into_iter()
        .map(figures)
        .filter(|team| sight.sees(&team.slug) && !team.states.is_empty())
        .collect())
}

/// The letters in `state`, the newest first.
///
/// # Errors
/// The engine's fault.
pub fn letters(
    connection: &mut Connection,
    state: &str,
    sight: Sight,
) -> Result<Vec<BoardLetter>, DbFault> {
    let slug = teams::slug.nullable();
    let mut letters = outbox::table
        .left_join(teams::table.on(outbox::team_id.eq(teams::id.nullable())))
        .left_join(reports::table.on(outbox::report_id.eq(reports::id.nullable())))
        .filter(outbox::state.eq(state))
        .order((outbox::made_at.desc(), outbox::id.desc()))
        .limit(SHOWN)
        .select((
            outbox::kind,
            teams::name.nullable(),
            reports::reference.nullable(),
            outbox::attempts,
            outbox::last_fault,
            outbox::made_at,
        ))
        .into_boxed();
    letters = match sight {
        Sight::Everything => letters,
        // What is about no team is about nobody in the police.
        Sight::Ordinary => letters.filter(slug.is_null().or(slug.not_like(STANDARDS_TEAMS))),
        Sight::AboutPolice => letters.filter(slug.like(STANDARDS_TEAMS)),
    };
    Ok(letters.load(connection)?)
}

/// The reports of the team called `slug`, as far as their plain columns go: reference, state, urgency, and when it was filed.
///
/// # Errors
/// The engine's fault.
pub fn reports_of(
    connection: &mut Connection,
    slug: &str,
) -> Result<Vec<(String, String, i32, Moment)>, DbFault> {
    Ok(reports::table
        .inner_join(teams::table.on(teams::id.eq(reports::team_id)))
        .filter(teams::slug.eq(slug))
        .order((
            reports::state.desc(),
            reports::urgency.desc(),
            reports::received_at.asc(),
        ))
        .limit(SHOWN)
        .select((
            reports::reference,
            reports::state,
            reports::urgency,
            reports::received_at,
        ))
        .load(connection)?)
}

/// Marks an alarm as dealt with; gives whether it stood and may be seen.
///
/// # Errors
/// The engine's fault.
pub fn clear_alarm(
    connection: &mut Connection,
    alarm: AlarmId,
    sight: Sight,
    now: Moment,
) -> Result<bool, DbFault> {
    let seen = open_alarms(connection, sight)?;
    if !seen.iter().any(|one| one.id == alarm) {
        return Ok(false);
    }
    let changed = diesel::update(alarms::table)
        .filter(alarms::id.eq(alarm))
        .filter(alarms::cleared_at.is_null())
        .set(alarms::cleared_at.eq(Some(now)))
        .execute(connection)?;
    Ok(changed == 1)
}
