//! Something sealed does not open: it was changed after it was sealed.

use crate::audit::{self, Actor, Chain, Happening};
use crate::db::{DbFault, ReportId, TeamId};
use crate::portal::Portal;
use crate::post::{self, NewLetter};

/// Writes down that something of the report would not open, and raises an alarm.
///
/// # Errors
/// The database's fault.
pub async fn would_not_open(
    portal: &Portal,
    (report, team): (ReportId, TeamId),
) -> Result<(), DbFault> {
    let (now, mut chance) = (portal.clock.now(), portal.chance());
    let letters = NewLetter::alarms(portal, now, &mut chance).unwrap_or_else(|fault| {
        tracing::error!(%fault, "no alarm can be written");
        Vec::new()
    });
    portal
        .db
        .write("report would not open", move |connection| {
            let (chain, event) = (Chain::Report(report), Happening::WouldNotOpen);
            audit::append(connection, chain, Actor::Service, event, now)?;
            let (kind, about) = ("would-not-open", (Some(team), Some(report)));
            let is_new = super::raise_alarm(connection, kind, about.0, about.1, now, &mut chance)?;
            for letter in letters.iter().filter(|_| is_new) {
                post::enqueue(connection, letter, now)?;
            }
            Ok(())
        })
        .await?;
    portal.new_mail.notify_one();
    Ok(())
}
