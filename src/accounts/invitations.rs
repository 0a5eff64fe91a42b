//! Invitations: a code that makes one person a member of one team, once; or two codes, of which nobody else has both, that let one
//! who lost their password or phone sign in again.

use std::time::Duration;

use diesel::prelude::*;
use sha2::{Digest, Sha256};

use super::permissions::Role;
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::schema::invitations;
use crate::db::{Connection, DbFault, Moment, PersonId, TeamId};
use crate::vault::AccessCode;

/// How long an invitation can be used.
pub const INVITATION_KEPT: Duration = Duration::from_secs(7 * 24 * 3_600);

/// What the key of a new person's invitation is made over first.
const NEW: &str = "heard/invitation/v1";
/// What the key of the row of one who signs in again is made over first.
const AGAIN: &str = "heard/signing-in-again/v1";

/// What somebody who uses an invitation has to type.
pub enum Codes {
    /// A new person: the code of their invitation.
    New(AccessCode),
    /// One who signs in again: what a steward saw, and what came by mail. In either order.
    Again(AccessCode, AccessCode),
}

impl Codes {
    /// What somebody typed; the second is left empty by a new person. Nothing if it cannot be any.
    pub fn parse(first: &str, second: &str) -> Option<Self> {
        let first = AccessCode::parse(first)?;
        match second.trim() {
            "" => Some(Self::New(first)),
            second => Some(Self::Again(first, AccessCode::parse(second)?)),
        }
    }

    /// Whether they are for somebody who has an account.
    pub fn is_again(&self) -> bool {
        matches!(self, Self::Again(..))
    }

    fn row_id(&self) -> [u8; 32] {
        match self {
            Self::New(code) => row_id(NEW, &[code]),
            Self::Again(one, other) => row_id(AGAIN, &[one, other]),
        }
    }
}

/// The key of an invitation's row. Random bits need no slow hash: it gives nothing to guess from, and one code of two leads to no
/// row.
fn row_id(purpose: &str, codes: &[&AccessCode]) -> [u8; 32] {
    let mut texts: Vec<_> = codes.iter().map(|code| code.to_text()).collect();
    // In whichever order somebody types them.
    texts.sort_by(|one, other| one.as_str().cmp(other));
    let hash = Sha256::new().chain_update(purpose);
    let hash = texts
        .iter()
        .fold(hash, |hash, text| hash.chain_update(text.as_bytes()));
    hash.finalize().into()
}

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

/// Invites the person with `email` to `team`; `code` is for them alone. It ends when the one who asked is taken out of the team.
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
    let by = by.into();
    let asked_by = match by {
        Actor::Person(person) => Some(PersonId::from(person)),
        Actor::Centre(_) | Actor::Reporter | Actor::Service | Actor::CommandLine => None,
    };
    diesel::insert_into(invitations::table)
        .values((
            invitations::id.eq(row_id(NEW, &[code]).as_slice()),
            invitations::team_id.eq(team),
            invitations::role.eq(role.word()),
            invitations::email.eq(email.trim().to_lowercase()),
            invitations::ends_at.eq(now + INVITATION_KEPT),
            invitations::asked_by.eq(asked_by),
        ))
        .execute(connection)?;
    audit::append(connection, Chain::Team(team), by, Happening::Invited, now)
}

/// Lets the owner of the account with `email` sign in again: `codes` are good for a new password and a new second factor. Where
/// `waits`, only once a second steward has agreed. Nobody is named in `by` where it was asked at the command line.
///
/// # Errors
/// The engine's fault.
pub fn help(
    connection: &mut Connection,
    codes: &Codes,
    (team, role, email): (TeamId, Role, &str),
    by: Option<PersonId>,
    waits: bool,
    now: Moment,
) -> Result<(), DbFault> {
    // What was asked for before is over: there is one way back at a time.
    diesel::delete(invitations::table.filter(invitations::email.eq(email))).execute(connection)?;
    diesel::insert_into(invitations::table)
        .values((
            invitations::id.eq(codes.row_id().as_slice()),
            invitations::team_id.eq(team),
            invitations::role.eq(role.word()),
            invitations::email.eq(email),
            invitations::ends_at.eq(now + INVITATION_KEPT),
            invitations::asked_by.eq(by),
            invitations::waits.eq(waits),
        ))
        .execute(connection)?;
    Ok(())
}

/// A second steward agrees that the owner of the account with `email` may sign in again; gives whether there was something to
/// agree to that somebody else had asked for.
///
/// # Errors
/// The engine's fault.
pub fn agree(
    connection: &mut Connection,
    team: TeamId,
    email: &str,
    by: PersonId,
    now: Moment,
) -> Result<bool, DbFault> {
    let changed = diesel::update(invitations::table)
        .filter(invitations::team_id.eq(team))
        .filter(invitations::email.eq(email))
        .filter(invitations::waits.eq(true))
        .filter(invitations::asked_by.ne(Some(by)))
        .filter(invitations::ends_at.gt(now))
        .set(invitations::waits.eq(false))
        .execute(connection)?;
    Ok(changed == 1)
}

/// The addresses of `team` that wait for a second steward, each with the one who asked.
///
/// # Errors
/// The engine's fault.
pub fn waiting(
    connection: &mut Connection,
    team: TeamId,
    now: Moment,
) -> Result<Vec<(String, Option<PersonId>)>, DbFault> {
    Ok(invitations::table
        .filter(invitations::team_id.eq(team))
        .filter(invitations::waits.eq(true))
        .filter(invitations::ends_at.gt(now))
        .select((invitations::email, invitations::asked_by))
        .load(connection)?)
}

/// Whether `email` has an invitation to `team` that can still be used. One to another team does not count: it must not keep an
/// address from the team that it belongs to.
///
/// # Errors
/// The engine's fault.
pub fn is_invited(
    connection: &mut Connection,
    team: TeamId,
    email: &str,
    now: Moment,
) -> Result<bool, DbFault> {
    let open: i64 = invitations::table
        .filter(invitations::team_id.eq(team))
        .filter(invitations::email.eq(email.trim().to_lowercase()))
        .filter(invitations::ends_at.gt(now))
        .filter(invitations::used_at.is_null())
        .count()
        .get_result(connection)?;
    Ok(open > 0)
}

/// What codes of `team` can still be used or agreed to, by address.
///
/// # Errors
/// The engine's fault.
pub fn open(
    connection: &mut Connection,
    team: TeamId,
    now: Moment,
) -> Result<Vec<(Invitation, Moment)>, DbFault> {
    Ok(invitations::table
        .filter(invitations::team_id.eq(team))
        .filter(invitations::ends_at.gt(now))
        .filter(invitations::used_at.is_null())
        .order(invitations::email.asc())
        .select((
            (invitations::team_id, invitations::role, invitations::email),
            invitations::ends_at,
        ))
        .load(connection)?)
}

/// Takes back what codes of `team` for `email` can still be used, and writes it down where there were any.
///
/// # Errors
/// The engine's fault.
pub fn take_back(
    connection: &mut Connection,
    team: TeamId,
    email: &str,
    by: PersonId,
    now: Moment,
) -> Result<(), DbFault> {
    let ended = diesel::update(invitations::table)
        .filter(invitations::team_id.eq(team))
        .filter(invitations::email.eq(email))
        .filter(invitations::ends_at.gt(now))
        .filter(invitations::used_at.is_null())
        .set(invitations::ends_at.eq(now))
        .execute(connection)?;
    if ended > 0 {
        let chain = Chain::Team(team);
        audit::append(connection, chain, by, Happening::InvitationTakenBack, now)?;
    }
    Ok(())
}

/// Ends what codes of `team` can still be used that a leaver asked for, or that are for themself: nobody comes back by them.
///
/// # Errors
/// The engine's fault.
pub fn end_those_of(
    connection: &mut Connection,
    team: TeamId,
    (leaver, email): (PersonId, &str),
    now: Moment,
) -> Result<(), DbFault> {
    let is_theirs = invitations::asked_by
        .eq(Some(leaver))
        .or(invitations::email.eq(email));
    diesel::update(invitations::table)
        .filter(invitations::team_id.eq(team))
        .filter(is_theirs)
        .filter(invitations::ends_at.gt(now))
        .filter(invitations::used_at.is_null())
        .set(invitations::ends_at.eq(now))
        .execute(connection)?;
    Ok(())
}

/// The invitation that `codes` belong to, if it can still be used.
///
/// # Errors
/// The engine's fault.
pub fn find(
    connection: &mut Connection,
    codes: &Codes,
    now: Moment,
) -> Result<Option<Invitation>, DbFault> {
    Ok(invitations::table
        .filter(invitations::id.eq(codes.row_id().as_slice()))
        .filter(invitations::ends_at.gt(now))
        .filter(invitations::used_at.is_null())
        .filter(invitations::waits.eq(false))
        .select((invitations::team_id, invitations::role, invitations::email))
        .get_result(connection)
        .optional()?)
}

/// Uses an invitation up; gives whether it could still be used.
///
/// # Errors
/// The engine's fault.
pub fn use_up(connection: &mut Connection, codes: &Codes, now: Moment) -> Result<bool, DbFault> {
    let changed = diesel::update(invitations::table)
        .filter(invitations::id.eq(codes.row_id().as_slice()))
        .filter(invitations::ends_at.gt(now))
        .filter(invitations::used_at.is_null())
        .filter(invitations::waits.eq(false))
        .set(invitations::used_at.eq(Some(now)))
        .execute(connection)?;
    Ok(changed == 1)
}
