//! What a centre keeps of the reports that it helped with, in the database: no word of any, and nothing that its person did not agree
//! to.

use diesel::prelude::*;

use super::draft_table;
use crate::db::schema::{assisted_reports, people, reports};
use crate::db::{Connection, DbFault, Moment, PersonId, ReportId, TeamId};
use crate::reporting::{Agreed, KeptByCentre, Reach, Talk};

/// What the centre keeps of a report that is about to be sent, and the draft that it is made of.
pub struct NewAssisted {
    /// The centre.
    pub centre: TeamId,
    /// Who helped.
    pub person: PersonId,
    /// What the person agreed to.
    pub agreed: Agreed,
    /// Whether a manager has to sign for it: whoever helped was not trained (T-17).
    pub needs_countersign: bool,
    /// The draft's report and version.
    pub draft: (ReportId, i64),
}

impl KeptByCentre for NewAssisted {
    fn take_draft(&self, connection: &mut Connection) -> Result<bool, DbFault> {
        let (report, version) = self.draft;
        draft_table::erase(connection, report, version)
    }

    fn keep(
        &self,
        connection: &mut Connection,
        report: ReportId,
        talk: &Talk,
        now: Moment,
    ) -> Result<(), DbFault> {
        let countersign = match self.needs_countersign {
            true => "waits",
            false => "not-needed",
        };
        diesel::insert_into(assisted_reports::table)
            .values((
                assisted_reports::report_id.eq(report),
                assisted_reports::team_id.eq(self.centre),
                assisted_reports::person_id.eq(self.person),
                assisted_reports::sent_at.eq(now),
                assisted_reports::reach.eq(word(self.agreed.reach)),
                assisted_reports::shares_outcome.eq(self.agreed.shares_outcome),
                assisted_reports::helps_on.eq(self.agreed.helps_on),
                assisted_reports::countersign.eq(countersign),
                assisted_reports::commitment.eq(talk.commitment.as_slice()),
                assisted_reports::epoch.eq(talk.epoch),
                assisted_reports::suite.eq(i32::from(talk.wrap.suite)),
                assisted_reports::encapsulated.eq(&talk.wrap.encapsulated),
                assisted_reports::ciphertext.eq(&talk.wrap.ciphertext),
            ))
            .execute(connection)?;
        Ok(())
    }
}

/// The word for it in the database. Never change one.
fn word(reach: Reach) -> &'static str {
    match reach {
        Reach::Person => "person",
        Reach::Centre => "centre",
        Reach::Nobody => "nobody",
    }
}

/// A report that a centre helped with, as the centre sees it: status and dates only.
#[derive(Queryable)]
pub struct AssistedReport {
    /// Its public reference.
    pub reference: String,
    /// The name of whoever helped.
    pub helper: String,
    /// When it was sent.
    pub sent_at: Moment,
    /// Its state: `unopened`, `opened`, `acknowledged` or `closed`.
    pub state: String,
    /// When somebody at the force first read it.
    pub opened_at: Option<Moment>,
    /// When the force acknowledged it.
    pub acknowledged_at: Option<Moment>,
    /// When the force closed it.
    pub closed_at: Option<Moment>,
    /// Whether a manager's signature is needed: `not-needed`, `waits` or `signed`.
    pub countersign: String,
}

/// The reports that a centre helped with, the newest first.
///
/// # Errors
/// The engine's fault.
pub fn of_centre(
    connection: &mut Connection,
    centre: TeamId,
) -> Result<Vec<AssistedReport>, DbFault> {
    Ok(assisted_reports::table
        .inner_join(reports::table.on(reports::id.eq(assisted_reports::report_id)))
        .inner_join(people::table.on(people::id.eq(assisted_reports::person_id)))
        .filter(assisted_reports::team_id.eq(centre))
        .order((assisted_reports::sent_at.desc(), reports::id.desc()))
        .select((
            reports::reference,
            people::name,
            assisted_reports::sent_at,
            reports::state,
            reports::opened_at,
            reports::acknowledged_at,
            reports::closed_at,
            assisted_reports::countersign,
        ))
        .load(connection)?)
}
