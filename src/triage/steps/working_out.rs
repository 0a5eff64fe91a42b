//! Reports that are older than their clocks get them, some at a time.

use super::table::work_out_some;
use crate::db::DbFault;
use crate::portal::Portal;

/// So many batches in a round: the lane is others' too.
const BATCHES: u32 = 10;

/// Works out some of those reports.
///
/// # Errors
/// The database's fault.
pub async fn work_out_clocks(portal: &Portal) -> Result<(), DbFault> {
    for _ in 0..BATCHES {
        // Nearly always there is nothing to write.
        if !portal.db.read(super::table::are_to_work_out).await? {
            break;
        }
        portal.db.write("work out clocks", work_out_some).await?;
    }
    Ok(())
}
