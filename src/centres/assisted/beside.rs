//! What a force has to know of the centre beside a report: where it hears of news. What the person agreed to stands in the report
//! itself, sealed.

use diesel::prelude::*;

use crate::db::schema::{assisted_reports, teams};
use crate::db::{Connection, DbFault, ReportId};
use crate::reporting::withdrawn_at;

/// The centre beside a report.
pub struct CentreBeside {
    /// The address where it hears of news.
    pub bell_address: Option<String>,
}

/// The centre beside `report`; none where none helped, and none once the person took back what they had agreed to.
///
/// # Errors
/// The engine's fault.
pub fn centre_beside(
    connection: &mut Connection,
    report: ReportId,
) -> Result<Option<CentreBeside>, DbFault> {
    if withdrawn_at(connection, report)?.is_some() {
        return Ok(None);
    }
    let found: Option<Option<String>> = assisted_reports::table
        .inner_join(teams::table.on(teams::id.eq(assisted_reports::team_id)))
        .filter(assisted_reports::report_id.eq(report))
        .select(teams::bell_address)
        .get_result(connection)
        .optional()?;
    Ok(found.map(|bell_address| CentreBeside { bell_address }))
}
