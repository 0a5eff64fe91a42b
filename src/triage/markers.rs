//! The plain markers of reports: strands and flags.

use diesel::prelude::*;

use crate::db::schema::{flags, motivations};
use crate::db::{Connection, DbFault, ReportId};

/// Strands and flags of some reports, each word with its report.
pub struct Markers {
    strands: Vec<(ReportId, String)>,
    flags: Vec<(ReportId, String)>,
}

impl Markers {
    /// Reads the markers of `reports`.
    ///
    /// # Errors
    /// The engine's fault.
    pub fn of(connection: &mut Connection, reports: &[ReportId]) -> Result<Self, DbFault> {
        let strands = motivations::table
            .filter(motivations::report_id.eq_any(reports))
            .order(motivations::strand.asc())
            .select((motivations::report_id, motivations::strand))
            .load(connection)?;
        let flags = flags::table
            .filter(flags::report_id.eq_any(reports))
            .order(flags::flag.asc())
            .select((flags::report_id, flags::flag))
            .load(connection)?;
        Ok(Self { strands, flags })
    }

    /// Codes of the strands of one report.
    pub fn strands(&self, report: ReportId) -> Vec<String> {
        words_of(&self.strands, report)
    }

    /// The flags of one report.
    pub fn flags(&self, report: ReportId) -> Vec<String> {
        words_of(&self.flags, report)
    }
}

fn words_of(markers: &[(ReportId, String)], report: ReportId) -> Vec<String> {
    let own = markers.iter().filter(|(marked, _)| *marked == report);
    own.map(|(_, word)| word.clone()).collect()
}
