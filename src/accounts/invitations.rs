//! Invitations: a code that makes one person a member of one team, once.

use std::time::Duration;

use diesel::prelude::*;
use sha2::{Digest, Sha256};

use super::permissions::Role;
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::schema::invitations;
use crate::db::{Connection, DbFault, Moment, TeamId};
use crate::vault::AccessCode;

/// How long an invitation can be used.
pub const INVITATION_KEPT: Duration = Duration::from_secs(7 * 24 * 3_600);

/// What an invitation says.
#[derive(Clone, Queryable)]
pub struct Invitation {
    /// The team to join.
    pub team: TeamId,
    /// The role in it, as its word.
    pub role: String,
    /// The address to sign in with.
    pub email: String,
}

/// Invites the person with `email` to `team`; `code` is for them alone.
///
/// # Errors
/// The engine's fault.
pub fn invite(
    connection: &mut Connection,
    code: &AccessCode,
    team: TeamId,
    role: Role,
    email: &str,
    by: impl Into<Actor>,
    now: Moment,
) -> Result<(), DbFault> {
    diesel::insert_into(invitations::table)
        .values((
            invitations::id.eq(row_id(code).as_slice()),
            invitations::team_id.eq(team),
            invitations::role.eq(role.word()),
            invitations::email.eq(email.trim().to_lowercase()),
            invitations::ends_at.eq(now + INVITATION_KEPT),
        ))
        .execute(connection)?;
    audit::append(connection, Chain::Team(team), by, Happening::Invited, now)
}

/// Whether `email` has an invitation that can still be used: a second one could only fail.
///
/// # Errors
/// The engine's fault.
pub fn is_invited(connection: &mut Connection, email: &str, now: Moment) -> Result<bool, DbFault> {
    let open: i64 = invitations::table
        .filter(invitations::email.eq(email.trim().to_lowercase()))
        .filter(invitations::ends_at.gt(now))
        .filter(invitations::used_at.is_null())
        .count()
        .get_result(connection)?;
    Ok(open > 0)
}

/// The invitation that `code` belongs to, if it can still be used.
///
/// # Errors
/// The engine's fault.
pub fn find(
    connection: &mut Connection,
    code: &AccessCode,
    now: Moment,
) -> Result<Option<Invitation>, DbFault> {
    Ok(invitations::table
        .filter(invitations::id.eq(row_id(code).as_slice()))
        .filter(invitations::ends_at.gt(now))
        .filter(invitations::used_at.is_null())
        .select((invitations::team_id, invitations::role, invitations::email))
        .first(connection)
        .optional()?)
}

/// Uses an invitation up; gives whether it could still be used.
///
/// # Errors
/// The engine's fault.
pub fn use_up(
    connection: &mut Connection,
    code: &AccessCode,
    now: Moment,
) -> Result<bool, DbFault> {
    let changed = diesel::update(invitations::table)
        .filter(invitations::id.eq(row_id(code).as_slice()))
        .filter(invitations::ends_at.gt(now))
        .filter(invitations::used_at.is_null())
        .set(invitations::used_at.eq(Some(now)))
        .execute(connection)?;
    Ok(changed == 1)
}

/// 80 random bits need no slow hash: the row's id gives nothing to guess from.
fn row_id(code: &AccessCode) -> [u8; 32] {
    Sha256::new()
        .chain_update(b"heard/invitation/v1")
        .chain_update(code.to_text().as_bytes())
        .finalize()
        .into()
}
