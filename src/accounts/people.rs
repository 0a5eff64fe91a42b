//! People, memberships and sessions in the database.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::permissions::Role;
use crate::db::schema::{memberships, people, sessions, team_key_wraps, teams};
use crate::db::{Connection, DbFault, Moment, PersonId, TeamId};
use crate::throttle::Tries;

/// What a sign-in needs to know of a person.
#[derive(Queryable)]
pub struct Person {
    /// Their key.
    pub id: PersonId,
    /// Their name on pages.
    pub name: String,
    /// The salt and costs of their password, as text.
    pub kdf: String,
    /// What their password is recognised by.
    pub auth: Vec<u8>,
    /// Their seed, sealed under the password.
    pub sealed_seed: Vec<u8>,
    /// The secret of their second factor, sealed; none in a demonstration.
    pub sealed_totp: Option<Vec<u8>>,
    /// The step of the last code they used.
    pub totp_step: Option<i64>,
}

/// A new person's row.
pub struct NewPerson<'a> {
    /// Their key.
    pub id: PersonId,
    /// The address they sign in with, in lower case.
    pub email: &'a str,
    /// Their name on pages.
    pub name: &'a str,
    /// The salt and costs of their password, as text.
    pub kdf: String,
    /// What their password is recognised by.
    pub auth: [u8; 32],
    /// Their seed, sealed under the password.
    pub sealed_seed: Vec<u8>,
    /// The public key that team secrets are wrapped to.
    pub sealing_key: [u8; 32],
    /// The secret of their second factor, sealed.
    pub sealed_totp: Option<Vec<u8>>,
}

/// The person who signs in with `email`.
///
/// # Errors
/// The engine's fault.
pub fn by_email(connection: &mut Connection, email: &str) -> Result<Option<Person>, DbFault> {
    Ok(people::table
        .filter(people::email.eq(email))
        .select(PERSON)
        .get_result(connection)
        .optional()?)
}

/// Whether somebody with a place in a team signs in with `email`, however it is written. One who left every team has none, and can
/// be invited again.
///
/// # Errors
/// The engine's fault.
pub fn has_place(connection: &mut Connection, email: &str) -> Result<bool, DbFault> {
    match by_email(connection, &email.trim().to_lowercase())? {
        Some(person) => Ok(!teams_of(connection, person.id)?.is_empty()),
        None => Ok(false),
    }
}

/// The person with key `id`.
///
/// # Errors
/// The engine's fault.
pub fn by_id(connection: &mut Connection, id: PersonId) -> Result<Option<Person>, DbFault> {
    Ok(people::table
        .filter(people::id.eq(id))
        .select(PERSON)
        .get_result(connection)
        .optional()?)
}

const PERSON: (
    people::id,
    people::name,
    people::kdf,
    people::auth,
    people::sealed_seed,
    people::sealed_totp,
    people::totp_step,
) = (
    people::id,
    people::name,
    people::kdf,
    people::auth,
    people::sealed_seed,
    people::sealed_totp,
    people::totp_step,
);

/// Adds a person.
///
/// # Errors
/// The engine's fault; also where the address is taken.
pub fn add(connection: &mut Connection, new: &NewPerson<'_>, now: Moment) -> Result<(), DbFault> {
    diesel::insert_into(people::table)
        .values((
            people::id.eq(new.id),
            people::email.eq(new.email),
            people::name.eq(new.name),
            people::kdf.eq(&new.kdf),
            people::auth.eq(new.auth.as_slice()),
            people::sealed_seed.eq(&new.sealed_seed),
            people::sealing_key.eq(new.sealing_key.as_slice()),
            people::sealed_totp.eq(&new.sealed_totp),
            people::failures.eq(0),
            people::blocked_until.eq(now),
            people::enrolled_at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}

/// Gives a person a new password, seed and second factor in place of those that were lost or that they left with. What was wrapped to the old seed, in
/// any team, can never be opened again and goes; so do their sessions.
///
/// # Errors
/// The engine's fault.
pub fn renew(connection: &mut Connection, new: &NewPerson<'_>, now: Moment) -> Result<(), DbFault> {
    diesel::update(people::table.filter(people::id.eq(new.id)))
        .set((
            people::name.eq(new.name),
            people::kdf.eq(&new.kdf),
            people::auth.eq(new.auth.as_slice()),
            people::sealed_seed.eq(&new.sealed_seed),
            people::sealing_key.eq(new.sealing_key.as_slice()),
            people::sealed_totp.eq(&new.sealed_totp),
            people::totp_step.eq(None::<i64>),
            people::failures.eq(0),
            people::blocked_until.eq(now),
        ))
        .execute(connection)?;
    diesel::delete(team_key_wraps::table)
        .filter(team_key_wraps::holder_kind.eq("person"))
        .filter(team_key_wraps::holder_id.eq(new.id))
        .execute(connection)?;
    diesel::delete(sessions::table.filter(sessions::person_id.eq(new.id))).execute(connection)?;
    Ok(())
}

/// Counts a try at the password or second factor of `person`, which was `right` or not; gives whether it may
/// count. Only a whole sign-in forgets earlier failures: see [`forget_failures`].
///
/// # Errors
/// The engine's fault.
pub fn count_try(
    connection: &mut Connection,
    person: PersonId,
    right: bool,
    now: Moment,
) -> Result<bool, DbFault> {
    let (failures, blocked_until) = people::table
        .filter(people::id.eq(person))
        .select((people::failures, people::blocked_until))
        .get_result(connection)?;
    let tries = Tries {
        failures,
        blocked_until,
    };
    if tries.is_blocked(now) {
        return Ok(false);
    }
    if !right {
        set_tries(connection, person, tries.after_failure(now))?;
    }
    Ok(right)
}

/// Forgets the failures of a person who has signed in with both factors.
///
/// # Errors
/// The engine's fault.
pub fn forget_failures(
    connection: &mut Connection,
    person: PersonId,
    now: Moment,
) -> Result<(), DbFault> {
    set_tries(connection, person, Tries::after_success(now))
}

fn set_tries(connection: &mut Connection, person: PersonId, tries: Tries) -> Result<(), DbFault> {
    diesel::update(people::table.filter(people::id.eq(person)))
        .set((
            people::failures.eq(tries.failures),
            people::blocked_until.eq(tries.blocked_until),
        ))
        .execute(connection)?;
    Ok(())
}

/// Keeps the step of a code that was used, if no later one was, and the secret as `proven`; gives whether it may count.
///
/// # Errors
/// The engine's fault.
pub fn use_totp_step(
    connection: &mut Connection,
    person: PersonId,
    step: i64,
    proven: &[u8],
) -> Result<bool, DbFault> {
    let changed = diesel::update(people::table)
        .filter(people::id.eq(person))
        .filter(people::totp_step.is_null().or(people::totp_step.lt(step)))
        .set((
            people::totp_step.eq(Some(step)),
            people::sealed_totp.eq(Some(proven)),
        ))
        .execute(connection)?;
    Ok(changed == 1)
}

/// Makes a person a member of a team.
///
/// # Errors
/// The engine's fault.
pub fn join(
    connection: &mut Connection,
    person: PersonId,
    team: TeamId,
    role: Role,
) -> Result<(), DbFault> {
    diesel::insert_into(memberships::table)
        .values((
            memberships::person_id.eq(person),
            memberships::team_id.eq(team),
            memberships::role.eq(role.word()),
        ))
        .execute(connection)?;
    Ok(())
}

/// Gives a member another role.
///
/// # Errors
/// The engine's fault.
pub fn set_role(
    connection: &mut Connection,
    person: PersonId,
    team: TeamId,
    role: Role,
) -> Result<(), DbFault> {
    diesel::update(memberships::table)
        .filter(memberships::person_id.eq(person))
        .filter(memberships::team_id.eq(team))
        .set(memberships::role.eq(role.word()))
        .execute(connection)?;
    Ok(())
}

/// The teams that a person belongs to and their role in each, by the team's name.
///
/// # Errors
/// The engine's fault.
pub fn teams_of(connection: &mut Connection, person: PersonId) -> Result<Vec<Member>, DbFault> {
    let rows: Vec<(TeamId, String, String, String)> = memberships::table
        .inner_join(teams::table.on(teams::id.eq(memberships::team_id)))
        .filter(memberships::person_id.eq(person))
        .order(teams::name.asc())
        .select((teams::id, teams::slug, teams::name, memberships::role))
        .load(connection)?;
    // A role that is not known gives no rights at all.
    Ok(rows
        .into_iter()
        .filter_map(|(team, slug, name, role)| {
            let role = Role::parse(&role)?;
            Some(Member {
                team,
                slug,
                name,
                role,
            })
        })
        .collect())
}

/// A person's place in a team.
#[derive(Clone)]
pub struct Member {
    /// The team.
    pub team: TeamId,
    /// The team's slug.
    pub slug: String,
    /// The team's name.
    pub name: String,
    /// The person's role in it.
    pub role: Role,
}

/// A session's row.
pub struct Session {
    /// Whose it is.
    pub person: PersonId,
    /// Whether the second factor was given too.
    pub is_whole: bool,
    /// The person's seed, sealed under the cookie.
    pub sealed_seed: Vec<u8>,
}

/// Starts a session.
///
/// # Errors
/// The engine's fault.
pub fn start_session(
    connection: &mut Connection,
    id: &[u8; 32],
    session: &Session,
    now: Moment,
    ends_at: Moment,
) -> Result<(), DbFault> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(id.as_slice()),
            sessions::person_id.eq(session.person),
            sessions::stage.eq(if session.is_whole {
                "whole"
            } else {
                "password"
            }),
            sessions::sealed_seed.eq(&session.sealed_seed),
            sessions::made_at.eq(now),
            sessions::seen_at.eq(now),
            sessions::ends_at.eq(ends_at),
        ))
        .execute(connection)?;
    Ok(())
}

/// The session with `id`, if it has not ended and was used after `idle_since`.
///
/// # Errors
/// The engine's fault.
pub fn session(
    connection: &mut Connection,
    id: &[u8; 32],
    now: Moment,
    idle_since: Moment,
) -> Result<Option<(Session, Moment)>, DbFault> {
    let found: Option<(PersonId, String, Vec<u8>, Moment)> = sessions::table
        .filter(sessions::id.eq(id.as_slice()))
        .filter(sessions::ends_at.gt(now))
        .filter(sessions::seen_at.gt(idle_since))
        .select((
            sessions::person_id,
            sessions::stage,
            sessions::sealed_seed,
            sessions::seen_at,
        ))
        .get_result(connection)
        .optional()?;
    Ok(found.map(|(person, stage, sealed_seed, seen_at)| {
        let is_whole = stage == "whole";
        (
            Session {
                person,
                is_whole,
                sealed_seed,
            },
            seen_at,
        )
    }))
}

/// Notes that a session was used.
///
/// # Errors
/// The engine's fault.
pub fn touch_session(
    connection: &mut Connection,
    id: &[u8; 32],
    now: Moment,
) -> Result<(), DbFault> {
    diesel::update(sessions::table.filter(sessions::id.eq(id.as_slice())))
        .set(sessions::seen_at.eq(now))
        .execute(connection)?;
    Ok(())
}

/// When a session began and was last used.
#[derive(Queryable)]
pub struct Used {
    /// Its id.
    pub id: Vec<u8>,
    /// When its person signed in.
    pub made_at: Moment,
    /// When it was last used, to a minute or so.
    pub seen_at: Moment,
}

/// The sessions of `person` that have not ended and were used after `idle_since`, the newest first.
///
/// # Errors
/// The engine's fault.
pub fn sessions_of(
    connection: &mut Connection,
    person: PersonId,
    now: Moment,
    idle_since: Moment,
) -> Result<Vec<Used>, DbFault> {
    Ok(sessions::table
        .filter(sessions::person_id.eq(person))
        .filter(sessions::ends_at.gt(now))
        .filter(sessions::seen_at.gt(idle_since))
        .order(sessions::made_at.desc())
        .select((sessions::id, sessions::made_at, sessions::seen_at))
        .load(connection)?)
}

/// Ends all sessions of `person` but the one with id `own`.
///
/// # Errors
/// The engine's fault.
pub fn end_other_sessions(
    connection: &mut Connection,
    person: PersonId,
    own: &[u8; 32],
) -> Result<(), DbFault> {
    diesel::delete(sessions::table)
        .filter(sessions::person_id.eq(person))
        .filter(sessions::id.ne(own.as_slice()))
        .execute(connection)?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// The engine's fault.
pub fn end_session(connection: &mut Connection, id: &[u8; 32]) -> Result<(), DbFault> {
    diesel::delete(sessions::table.filter(sessions::id.eq(id.as_slice()))).execute(connection)?;
    Ok(())
}

/// Deletes the sessions that have ended.
///
/// # Errors
/// The engine's fault.
pub fn delete_ended_sessions(connection: &mut Connection, now: Moment) -> Result<usize, DbFault> {
    Ok(diesel::delete(sessions::table.filter(sessions::ends_at.le(now))).execute(connection)?)
}

/// The names of `wanted`, by key.
///
/// # Errors
/// The engine's fault.
pub fn names(
    connection: &mut Connection,
    wanted: &[PersonId],
) -> Result<BTreeMap<PersonId, String>, DbFault> {
    let found: Vec<(PersonId, String)> = people::table
        .filter(people::id.eq_any(wanted))
        .select((people::id, people::name))
        .load(connection)?;
    Ok(found.into_iter().collect())
}
