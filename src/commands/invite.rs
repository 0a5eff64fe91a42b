//! `heard invite`: the first steward of a team.

use zeroize::Zeroizing;

use super::{CommandFault, check_address};
use crate::accounts::{self, ROLES, Role};
use crate::audit::Actor;
use crate::clock::Clock;
use crate::db::Db;
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
            if accounts::is_known(connection, &email)? {
                let told = format!("{email} has an account already");
                return Ok(Err(CommandFault::Word(told)));
            }
            if accounts::is_invited(connection, &email, now)? {
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
