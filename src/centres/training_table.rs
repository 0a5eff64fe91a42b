//! What people at centres learned, in the database.

use diesel::prelude::*;
use jiff::civil::Date;

use super::training::Training;
use crate::audit::{self, Chain, Happening};
use crate::db::schema::{people, training};
use crate::db::{Connection, DbFault, Moment, PersonId, TeamId, TrainingId};

/// Something that somebody learned.
pub struct Learned {
    /// Who.
    pub person: PersonId,
    /// What, in a few words.
    pub course: String,
    /// When.
    pub done_on: Date,
    /// The last day on which it counts, not before the day on which it was learned.
    pub valid_until: Date,
}

/// The same as it is listed.
pub struct Listed {
    /// What was learned.
    pub learned: Learned,
    /// The name of whoever recorded it.
    pub recorded_by: String,
}

/// Records it for `team`, and writes it down.
///
/// # Errors
/// The engine's fault.
pub fn record(
    connection: &mut Connection,
    id: TrainingId,
    team: TeamId,
    new: &Learned,
    by: PersonId,
    now: Moment,
) -> Result<(), DbFault> {
    diesel::insert_into(training::table)
        .values((
            training::id.eq(id),
            training::team_id.eq(team),
            training::person_id.eq(new.person),
            training::course.eq(&new.course),
            training::done_on.eq(new.done_on.to_string()),
            training::valid_until.eq(new.valid_until.to_string()),
            training::recorded_by.eq(by),
            training::recorded_at.eq(now),
        ))
        .execute(connection)?;
    let recorded = Happening::TrainingRecorded.about(new.person);
    audit::append(connection, Chain::Team(team), by, recorded, now)
}

type Row = (PersonId, String, String, String, String);

/// All that people of `team` learned, the newest first. A row whose days cannot be read counts for nothing.
///
/// # Errors
/// The engine's fault.
pub fn of_team(connection: &mut Connection, team: TeamId) -> Result<Vec<Listed>, DbFault> {
    let rows: Vec<Row> = training::table
        .inner_join(people::table.on(people::id.eq(training::recorded_by)))
        .filter(training::team_id.eq(team))
        .order((training::done_on.desc(), training::id.desc()))
        .select((
            training::person_id,
            training::course,
            training::done_on,
            training::valid_until,
            people::name,
        ))
        .load(connection)?;
    let listed = |(person, course, done_on, valid_until, recorded_by): Row| {
        let learned = Learned {
            person,
            course,
            done_on: done_on.parse().ok()?,
            valid_until: valid_until.parse().ok()?,
        };
        Some(Listed {
            learned,
            recorded_by,
        })
    };
    Ok(rows.into_iter().filter_map(listed).collect())
}

/// How the training of `person` stands among what was `listed`, on `today`.
pub fn standing(listed: &[Listed], person: PersonId, today: Date) -> Training {
    let own = listed
        .iter()
        .map(|one| &one.learned)
        .filter(|one| one.person == person);
    Training::on(today, own.map(|one| (one.done_on, one.valid_until)))
}
