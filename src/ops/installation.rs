//! Whether the database is that of an installation.

use diesel::prelude::*;

use crate::db::schema::installation;
use crate::db::{Connection, DbFault};

/// Whether the database answers and was set up.
///
/// # Errors
/// The engine's fault.
pub fn is_set_up(connection: &mut Connection) -> Result<bool, DbFault> {
    let rows: i64 = installation::table.count().get_result(connection)?;
    Ok(rows == 1)
}
