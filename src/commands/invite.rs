//! `heard invite`: the first steward of a team, and the way back in for one whom no colleague can help.

use zeroize::Zeroizing;

use super::{CommandFault, check_address};
use crate::accounts::{self, Action, Codes, Colleague, ROLES, Role};
use crate::audit::{self, Actor, Chain, Happening};
use crate::clock::Clock;
use crate::db::{Connection, Db, DbFault, TeamId};
use crate::directory;
use crate::vault::{AccessCode, Chance};

/// Invites the person with `email` to the team called `slug`; gives the code to hand to them alone.
///
/// # Errors
/// A [`CommandFault`]; also for a team or role that is not known.
pub async fn invite(
    db: &Db,
    slug: &str,
    email: &str,
    role: &str,
    clock: &Clock,
    chance: &mut Chance,
) -> Result<Zeroizing<String>, CommandFault> {
    check_address(email)?;
    let known = ROLES.map(|(_, word)| word).join(", ");
    let role = Role::parse(role)
        .ok_or_else(|| CommandFault::Word(format!("a role is one of: {known}")))?;
    let code = AccessCode::generate(chance);
    let text = code.to_text();
    let (wanted, email, now) = (slug.to_owned(), email.to_owned(), clock.now());
    let invited = db
        .write("invite", move |connection| {
            let Some(team) = directory::team_by_slug(connection, &wanted)? else {
                return Ok(Err(CommandFault::NoTeam(wanted.clone())));
            };
            if role.may(Action::Assist) != team.is_centre {
                let told =
                    "an officer, lead or steward is in a force, a worker or manager at a centre";
                return Ok(Err(CommandFault::Word(told.into())));
            }
            if accounts::has_place(connection, &email)? {
                let told = format!("{email} has a place in a team already");
                return Ok(Err(CommandFault::Word(told)));
            }
            if accounts::is_invited(connection, team.id, &email, now)? {
                let told = format!("{email} has an invitation already, which is good for 7 days");
                return Ok(Err(CommandFault::Word(told)));
            }
            accounts::invite(
                connection,
                &code,
                team.id,
                role,
                &email,
                Actor::CommandLine,
                now,
            )
            .map(Ok)
        })
        .await?;
    invited.map(|()| text)
}

/// Lets the member of the team called `slug` with `email` sign in again, who lost their password or phone and has no
/// colleague who can help; gives the two codes to hand to them alone. They keep the role they have, and get no key by it.
///
/// # Errors
/// A [`CommandFault`]; also where colleagues can help.
pub async fn invite_again(
    db: &Db,
    slug: &str,
    email: &str,
    clock: &Clock,
    chance: &mut Chance,
) -> Result<[Zeroizing<String>; 2], CommandFault> {
    let (one, other) = (AccessCode::generate(chance), AccessCode::generate(chance));
    let texts = [one.to_text(), other.to_text()];
    let codes = Codes::Again(one, other);
    let (wanted, now) = (slug.to_owned(), clock.now());
    let email = email.trim().to_lowercase();
    let invited = db
        .write("invite again", move |connection| {
            let Some(team) = directory::team_by_slug(connection, &wanted)? else {
                return Ok(Err(CommandFault::NoTeam(wanted.clone())));
            };
            let member = match helpless(connection, team.id, &email)? {
                Ok(member) => member,
                Err(why) => return Ok(Err(CommandFault::Word(why))),
            };
            let known = (team.id, member.role, email.as_str());
            accounts::help(connection, &codes, known, None, false, now)?;
            let (chain, happening) = (Chain::Team(team.id), Happening::HelpAsked);
            let by = Actor::CommandLine;
            audit::append(connection, chain, by, happening.about(member.person), now)?;
            Ok(Ok(()))
        })
        .await?;
    invited.map(|()| texts)
}

/// The member with `email` whom too few stewards are there to help; else why there is none.
fn helpless(
    connection: &mut Connection,
    team: TeamId,
    email: &str,
) -> Result<Result<Colleague, String>, DbFault> {
    let (same, others): (Vec<_>, Vec<_>) = accounts::colleagues(connection, team)?
        .into_iter()
        .partition(|one| one.email == email);
    let Some(member) = same.into_iter().next() else {
        return Ok(Err(format!("{email} is no member of this team")));
    };
    let places = accounts::teams_of(connection, member.person)?;
    // As on the page of the team's people: one asks, and for a steward a second one agrees.
    let needed = match places
        .iter()
        .any(|place| place.role.may(Action::LookAfterPeople))
    {
        true => 2,
        false => 1,
    };
    let stewards = others
        .iter()
        .filter(|one| one.role.may(Action::LookAfterPeople) && one.has_keys());
    Ok(match stewards.count() < needed {
        true => Ok(member),
        false => Err(format!(
            "the team's stewards can help {email}, on the page People"
        )),
    })
}
