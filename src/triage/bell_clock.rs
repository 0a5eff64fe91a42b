//! An urgent report that nobody opens rings again: the night address, the duty inspector, the national desk.

use super::bell_rules::Bell;
use super::bell_table::{self, Unopened};
use crate::db::{DbFault, Moment};
use crate::directory::{self, Team, desk_of};
use crate::ops::raise_alarm;
use crate::portal::Portal;
use crate::post::{self, Message, NewLetter};

/// The alarm that the national desk sees on its board.
const ALARM: &str = "urgent-unopened";

/// Rings what is due.
///
/// # Errors
/// The database's fault; then everything is as it was, and the next round tries again.
pub async fn ring_again(portal: &Portal) -> Result<(), DbFault> {
    let now = portal.clock.now();
    let unopened = portal
        .db
        .read(move |connection| {
            let mut found = Vec::new();
            for one in bell_table::unopened(connection, now)? {
                let team = directory::team(connection, one.team)?;
                let desk = directory::team_by_slug(connection, desk_of(&team.slug))?;
                found.push((one, team, desk));
            }
            Ok(found)
        })
        .await?;
    for (one, team, desk) in unopened {
        let (report, bells) = (one.report, one.bells.clone());
        let letters = bells.into_iter().map(|bell| {
            let to = address(bell, &team, desk.as_ref());
            (bell, to.and_then(|to| letter(portal, &one, to, now)))
        });
        let letters: Vec<(Bell, Option<NewLetter>)> = letters.collect();
        let mut chance = portal.chance();
        let rung = portal
            .db
            .write("ring again", move |connection| {
                for (bell, letter) in &letters {
                    let is_due = match letter {
                        Some(letter) => {
                            let rings = bell_table::ring(connection, &one, *bell, now)?;
                            if rings {
                                post::enqueue(connection, letter, now)?;
                            }
                            rings
                        }
                        // Without a letter nothing rang: the next round tries again, and the board tells.
                        None => true,
                    };
                    if is_due && *bell == Bell::Desk {
                        let (team, report) = (Some(one.team), Some(one.report));
                        raise_alarm(connection, ALARM, team, report, now, &mut chance)?;
                    }
                }
                Ok(())
            })
            .await;
        // One that cannot ring must not hold up the others.
        if let Err(fault) = rung {
            tracing::error!(%fault, report = %report.uuid(), "an urgent report could not ring again");
        }
        portal.new_mail.notify_one();
    }
    Ok(())
}

/// Where a bell rings. What a team has not, the next in line has: nobody waits for an address that was never given.
fn address<'a>(bell: Bell, team: &'a Team, desk: Option<&'a Team>) -> Option<&'a str> {
    let at_desk = desk.and_then(|desk| desk.night_address.as_ref().or(desk.bell_address.as_ref()));
    let own = match bell {
        Bell::Night => team.night_address.as_ref().or(team.bell_address.as_ref()),
        Bell::Inspector => team.inspector_address.as_ref(),
        Bell::Desk => None,
    };
    own.or(at_desk).map(String::as_str)
}

fn letter(portal: &Portal, one: &Unopened, to: &str, now: Moment) -> Option<NewLetter> {
    let message = Message::StillUnopened {
        reference: one.reference.clone(),
    };
    match NewLetter::seal(portal, to, &message, now, &mut portal.chance()) {
        Ok(letter) => Some(letter.about(Some(one.report), Some(one.team))),
        Err(fault) => {
            tracing::error!(%fault, "no bell can be written");
            None
        }
    }
}
