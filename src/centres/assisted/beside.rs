//! What a force has to know of the centre beside a report: where it hears of news, and what the person agreed to.

use diesel::prelude::*;

use super::report_table::reach;
use crate::db::schema::{assisted_reports, teams};
use crate::db::{Connection, DbFault, ReportId};
use crate::reporting::{Reach, withdrawn_at};

/// The centre beside a report.
pub struct CentreBeside {
    /// The address where it hears of news.
    pub bell_address: Option<String>,
    /// Whom the force may turn to.
    pub reach: Reach,
    /// Whether the centre may know what came of the report (T-23).
    pub shares_outcome: bool,
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
    let found: Option<(Option<String>, String, bool)> = assisted_reports::table
        .inner_join(teams::table.on(teams::id.eq(assisted_reports::team_id)))
        .filter(assisted_reports::report_id.eq(report))
        .select((
            teams::bell_address,
            assisted_reports::reach,
            assisted_reports::shares_outcome,
        ))
        .get_result(connection)
        .optional()?;
    Ok(
        found.map(|(bell_address, word, shares_outcome)| CentreBeside {
            bell_address,
            reach: reach(&word),
            shares_outcome,
        }),
    )
}
