//! What must not come back with a backup: sessions of people who had signed out or left, visits of reporters, and invitations that
//! were used since.

use diesel::prelude::*;

use crate::db::schema::{area_banners, invitations, reporter_visits, sessions};
use crate::db::{Connection, DbFault, Moment};

/// How much was ended.
pub struct Ended {
    /// Sessions.
    pub sessions: usize,
    /// Invitations that could still be used.
    pub invitations: usize,
}

/// Ends every session, every visit of a reporter, every banner and every invitation that can still be used.
///
/// # Errors
/// The engine's fault.
pub fn end_all_that_is_open(connection: &mut Connection, now: Moment) -> Result<Ended, DbFault> {
    let open = invitations::table
        .filter(invitations::ends_at.gt(now))
        .filter(invitations::used_at.is_null());
    diesel::delete(reporter_visits::table).execute(connection)?;
    // One may have been ended since because it was wrong.
    diesel::update(area_banners::table.filter(area_banners::ended_at.is_null()))
        .set(area_banners::ended_at.eq(Some(now)))
        .execute(connection)?;
    Ok(Ended {
        sessions: diesel::delete(sessions::table).execute(connection)?,
        invitations: diesel::update(open)
            .set(invitations::ends_at.eq(now))
            .execute(connection)?,
    })
}
