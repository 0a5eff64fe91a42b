//! Offers that nobody answers in time: the report goes to the national desk, and its bell rings.

use super::offers;
use crate::db::{DbFault, Moment, ReportId};
use crate::directory::{self, NATIONAL_DESK, Team};
use crate::portal::Portal;
use crate::post::{self, Message, NewLetter};

/// Moves what is late.
///
/// # Errors
/// The database's fault; then everything is as it was, and the next round tries again.
pub async fn time_out_offers(portal: &Portal) -> Result<(), DbFault> {
    let now = portal.clock.now();
    let (late, desk) = portal
        .db
        .read(move |connection| {
            let desk = directory::team_by_slug(connection, NATIONAL_DESK)?;
            Ok((offers::late(connection, now)?, desk))
        })
        .await?;
    if late.is_empty() {
        return Ok(());
    }
    let bells: Vec<(ReportId, NewLetter)> = late
        .into_iter()
        .filter_map(|(report, reference)| {
            Some((
                report,
                bell(portal, desk.as_ref()?, report, reference, now)?,
            ))
        })
        .collect();
    portal
        .db
        .write("time out offers", move |connection| {
            let moved = offers::time_out(connection, now)?;
            for (_, bell) in bells.iter().filter(|(report, _)| moved.contains(report)) {
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
