//! What waits for a person: alarms, letters that were given up, letters that do not leave.

use std::time::Duration;

use diesel::dsl::min;
use diesel::prelude::*;

use super::super::{CommandFault, told as when};
use super::Told;
use crate::db::schema::{outbox, teams};
use crate::db::{Connection, Db, DbFault, Moment};
use crate::ops::{Alarm, Sight, open_alarms};

/// A letter that waits longer than this does not leave by itself.
const USUAL: Duration = Duration::from_secs(15 * 60);

/// Kind, team and when it was given up.
type DeadLetter = (String, Option<String>, Option<Moment>);

/// Tells of each open alarm, of each dead letter, and of the letter that waits longest.
pub(super) async fn check(db: &Db, now: Moment, told: &mut Told<'_>) -> Result<(), CommandFault> {
    let (alarms, dead, oldest) = db
        .read(|connection| {
            Ok((
                open_alarms(connection, Sight::Everything)?,
                dead_letters(connection)?,
                oldest_waiting(connection)?,
            ))
        })
        .await?;
    told.tell(alarms.is_empty(), "no open alarm")?;
    for alarm in alarms {
        told.tell(false, &in_words(&alarm))?;
    }
    told.tell(dead.is_empty(), "no letter that was given up")?;
    for (kind, team, ended) in dead {
        let team = team.map_or_else(String::new, |team| format!(", {team}"));
        let since = ended.map_or_else(String::new, |ended| format!(", since {}", when(ended)));
        told.tell(false, &format!("letter given up: {kind}{team}{since}"))?;
    }
    let since = oldest.map_or_else(
        || "none waits".to_owned(),
        |oldest| format!("the oldest waits since {}", when(oldest)),
    );
    told.tell(
        oldest.is_none_or(|oldest| now <= oldest + USUAL),
        &format!("letters leave within 15 minutes: {since}"),
    )
}

fn in_words(alarm: &Alarm) -> String {
    let what = match alarm.kind.as_str() {
        "dead-letter" => "an email could not be delivered and was given up",
        "no-usable-key" => "a team has no key that can be used",
        "key-refused" => "a team's key was changed in a way we do not trust",
        "would-not-open" => "a report was changed after it was sealed and does not open",
        "no-checkpoint" => "the log could not be vouched for",
        other => other,
    };
    let team = alarm.team.as_deref().map(|team| format!(", {team}"));
    let since = when(alarm.raised_at);
    format!("alarm: {what}{}, since {since}", team.unwrap_or_default())
}

/// Oldest first.
fn dead_letters(connection: &mut Connection) -> Result<Vec<DeadLetter>, DbFault> {
    Ok(outbox::table
        .left_join(teams::table.on(outbox::team_id.eq(teams::id.nullable())))
        .filter(outbox::state.eq("dead"))
        .order((outbox::ended_at.asc(), outbox::id.asc()))
        .select((outbox::kind, teams::name.nullable(), outbox::ended_at))
        .load(connection)?)
}

fn oldest_waiting(connection: &mut Connection) -> Result<Option<Moment>, DbFault> {
    let oldest: Option<i64> = outbox::table
        .filter(outbox::state.eq("waiting"))
        .select(min(outbox::made_at))
        .get_result(connection)?;
    Ok(oldest.map(Moment::from_micros))
}
