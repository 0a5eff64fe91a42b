//! Offers that nobody answers in time: the report goes to the national desk, and its bell rings.

use super::offers::{self, Late};
use crate::db::{DbFault, Moment, ReportId};
use crate::directory::{self, Team, desk_of};
use crate::ops::would_not_open;
use crate::portal::Portal;
use crate::post::{self, Message, NewLetter};

/// Moves what is late.
///
/// # Errors
/// The database's fault; then everything is as it was, and the next round tries again.
pub async fn time_out_offers(portal: &Portal) -> Result<(), DbFault> {
    let now = portal.clock.now();
    let late = portal
        .db
        .read(move |connection| {
            let mut late = Vec::new();
            for one in offers::late(connection, now)? {
                let to = directory::team(connection, one.to)?;
                late.push((one, directory::team_by_slug(connection, desk_of(&to.slug))?));
            }
            Ok(late)
        })
        .await?;
    for (one, desk) in late {
        let (report, team) = (one.report, desk.as_ref().map(|desk| desk.id));
        // One that cannot be moved must not hold up the others.
        if let Err(fault) = time_out_one(portal, one, desk.as_ref(), now).await {
            tracing::error!(%fault, "an offer could not be timed out");
            if let Some(team) = team {
                would_not_open(portal, (report, team)).await?;
            }
        }
    }
    Ok(())
}

async fn time_out_one(
    portal: &Portal,
    late: Late,
    desk: Option<&Team>,
    now: Moment,
) -> Result<(), DbFault> {
    let bell = desk.and_then(|desk| bell(portal, desk, late.report, late.reference.clone(), now));
    portal
        .db
        .write("time out offer", move |connection| {
            if let (true, Some(bell)) = (offers::time_out(connection, &late, now)?, &bell) {
                post::enqueue(connection, bell, now)?;
            }
            Ok(())
        })
        .await?;
    portal.new_mail.notify_one();
    Ok(())
}

fn bell(
    portal: &Portal,
    desk: &Team,
    report: ReportId,
    reference: String,
    now: Moment,
) -> Option<NewLetter> {
    let address = desk.bell_address.as_ref()?;
    let message = Message::Bell { reference };
    match NewLetter::seal(portal, address, &message, now, &mut portal.chance()) {
        Ok(letter) => Some(letter.about(Some(report), Some(desk.id))),
        Err(fault) => {
            tracing::error!(%fault, "no bell can be written to the national desk");
            None
        }
    }
}
