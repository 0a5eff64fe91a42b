//! Letters that remind a centre of what waits for it, and that it is quiet: they say nothing of any report.

use std::time::Duration;

use super::figures::Figures;
use super::figures_table::{For, of_centres};
use super::table::{self, Centre};
use crate::db::{DbFault, Moment};
use crate::portal::Portal;
use crate::post::{self, Message, NewLetter};

const DAY: Duration = Duration::from_secs(24 * 3_600);
/// How often a centre is reminded of what waits for it.
const EVERY_DAYS: u32 = 7;
/// How often a quiet one is asked whether all is well.
const QUIET_EVERY_DAYS: u32 = 91;

/// Writes to the centres for which something waits, and to quiet ones.
///
/// # Errors
/// The engine's fault.
pub async fn remind(portal: &Portal) -> Result<(), DbFault> {
    let (now, today) = (portal.clock.now(), portal.clock.now().in_london().date());
    let read = portal.db.read(move |connection| {
        let centres: Vec<(Centre, Option<Moment>)> = table::all(connection)?
            .into_iter()
            .filter(|centre| centre.accreditation(today).counts())
            .map(|centre| {
                let reminded = table::reminded_at(connection, centre.team)?;
                Ok((centre, reminded))
            })
            .collect::<Result<_, DbFault>>()?;
        let teams: Vec<_> = centres.iter().map(|(centre, _)| centre.team).collect();
        let mut counted = of_centres(connection, &teams, For::Centre, now)?;
        let with_counted = centres.into_iter().map(|(centre, reminded)| {
            let own = counted.remove(&centre.team).unwrap_or_default();
            (centre, reminded, own)
        });
        Ok(with_counted.collect::<Vec<_>>())
    });
    for (centre, reminded, own) in read.await? {
        let is_due = |days: u32| reminded.is_none_or(|at| at + DAY * days <= now);
        let waits = Figures::of(&own.reports).waiting_on_centre > 0;
        let message = match (waits, own.is_quiet(now)) {
            (true, _) if is_due(EVERY_DAYS) => Message::CentreWaits,
            (false, true) if is_due(QUIET_EVERY_DAYS) => Message::CentreQuiet,
            _ => continue,
        };
        write(portal, &centre, &message, reminded, now).await?;
    }
    Ok(())
}

async fn write(
    portal: &Portal,
    centre: &Centre,
    message: &Message,
    reminded: Option<Moment>,
    now: Moment,
) -> Result<(), DbFault> {
    let Some(address) = &centre.bell_address else {
        return Ok(());
    };
    let letter = NewLetter::seal(portal, address, message, now, &mut portal.chance())
        .map_err(|fault| DbFault::Connect(fault.to_string()))?;
    let team = centre.team;
    portal
        .db
        .write("remind centre", move |connection| {
            // Another node may have written in this moment.
            if table::set_reminded(connection, team, reminded, now)? {
                post::enqueue(connection, &letter, now)?;
            }
            Ok(())
        })
        .await?;
    portal.new_mail.notify_one();
    Ok(())
}
