//! `heard escrow give`: a team's keys for a member who waits for them where no colleague can give them.

use std::io::Write;

use super::{EscrowFault, log, not_told, together};
use crate::accounts::{self, Colleague, HeldKeys};
use crate::audit::{Actor, Chain, Happening};
use crate::clock::Clock;
use crate::commands::CommandFault;
use crate::db::{Connection, Db, DbFault, TeamId};
use crate::directory::{self, Team};
use crate::vault::{Chance, OpeningKey};

/// A member of a team, and whether they hold all its keys.
struct Waiting {
    team: Team,
    member: Colleague,
    has_all: bool,
}

/// Gives every key of the team called `slug` to its member with `email`, if `reads` is what they read out from their
/// queue: what lies in the database could be anybody's key. Gives whether the shares opened all of them.
///
/// # Errors
/// A [`CommandFault`]; then nothing was given.
pub async fn give_by_escrow(
    db: &Db,
    (slug, email, reads): (&str, &str, &str),
    clock: &Clock,
    chance: &mut Chance,
    out: &mut (dyn Write + Send),
) -> Result<bool, CommandFault> {
    let Waiting {
        team,
        member,
        has_all,
    } = find(db, slug, email).await?;
    let (person, key) = (member.person, member.sealing_key);
    if !key.is_read_as(person.uuid(), reads) {
        return Err(EscrowFault::OtherLetters(member.email).into());
    }
    if has_all {
        return Err(EscrowFault::HasKeys(member.email).into());
    }
    let (id, chain) = (team.id, Chain::Team(team.id));
    let escrow = together(db, &[chain], clock).await?;
    let held = held_by(db, id, escrow.key).await?;
    let given = held.give(person, &key, chance)?;
    if given.wraps.is_empty() {
        log(db, chain, Happening::EscrowRefused, clock).await?;
        return Err(EscrowFault::DoNotFit(format!("the keys of the team {slug}")).into());
    }
    let (keys, now) = (given.wraps.len(), clock.now());
    let is_kept = db
        .write("give keys by escrow", move |connection| {
            let (by, happening) = (Actor::CommandLine, Happening::EscrowGave);
            accounts::keep_given(connection, id, (person, key), &given, by, happening, now)
        })
        .await?;
    match is_kept {
        true => tell(out, &team, &member, keys, &held.lacking()).map_err(not_told),
        false => Err(EscrowFault::Changed(member.email).into()),
    }
}

fn tell(
    out: &mut dyn Write,
    team: &Team,
    member: &Colleague,
    keys: usize,
    lacking: &[i32],
) -> std::io::Result<bool> {
    let (email, slug) = (&member.email, &team.slug);
    writeln!(out, "{email} has the keys of team {slug} now: {keys}.")?;
    for epoch in lacking {
        writeln!(
            out,
            "MISSING  the shares do not open its key of epoch {epoch}"
        )?;
    }
    Ok(lacking.is_empty())
}

/// What escrow holds of the team's keys.
async fn held_by(db: &Db, team: TeamId, escrow: OpeningKey) -> Result<HeldKeys, DbFault> {
    db.read(move |connection| {
        let epochs = accounts::epochs(connection, team)?;
        let wraps = accounts::escrow_wraps(connection, team)?;
        Ok(HeldKeys::open_by_escrow(epochs, &wraps, &escrow))
    })
    .await
}

async fn find(db: &Db, slug: &str, email: &str) -> Result<Waiting, CommandFault> {
    let (wanted, address) = (slug.to_owned(), email.trim().to_lowercase());
    db.read(move |connection| {
        let Some(team) = directory::team_by_slug(connection, &wanted)? else {
            return Ok(Err(CommandFault::NoTeam(wanted)));
        };
        Ok(waiting(connection, team, address)?.map_err(CommandFault::from))
    })
    .await?
}

fn waiting(
    connection: &mut Connection,
    team: Team,
    email: String,
) -> Result<Result<Waiting, EscrowFault>, DbFault> {
    let members = accounts::colleagues(connection, team.id)?;
    let Some(member) = members.into_iter().find(|one| one.email == email) else {
        let team = team.slug;
        return Ok(Err(EscrowFault::NoMember { email, team }));
    };
    let epochs = accounts::epochs(connection, team.id)?;
    if epochs.is_empty() {
        return Ok(Err(EscrowFault::NoKeys(team.slug)));
    }
    let held = accounts::wraps_of(connection, team.id, member.person)?;
    let has_all = epochs
        .iter()
        .all(|epoch| held.iter().any(|(number, _)| *number == epoch.epoch));
    Ok(Ok(Waiting {
        team,
        member,
        has_all,
    }))
}
