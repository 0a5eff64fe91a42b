//! A member of a centre's staff and a report that the centre helped with.

use zeroize::Zeroizing;

use super::super::centre_access::CentreWork;
use super::report_table::{self, Helped};
use crate::accounts::{Action, Staff, TeamWrap, held_keys};
use crate::reporting::known_by_name;
use crate::vault::{Reference, ReportKey};
use crate::web::{Problem, Visit};

/// Somebody and a report that their centre helped with.
pub struct ReportWork<'a> {
    /// Who it is, and their centre.
    pub work: CentreWork<'a>,
    /// What the centre keeps of the report.
    pub report: Helped,
    /// The key of what the force and the centre write to each other; none where this person does not hold the centre's keys, and none
    /// once the person took back what they had agreed to.
    pub talk: Option<ReportKey>,
}

impl<'a> ReportWork<'a> {
    /// The report called `reference`, if this person's centre helped with it.
    ///
    /// # Errors
    /// [`Problem::NotFound`]: another centre's report answers exactly as one that does not exist.
    pub async fn of(
        visit: &'a Visit<'a>,
        staff: &'a Staff,
        reference: &str,
    ) -> Result<Self, Problem> {
        let reference = Reference::parse(reference).ok_or(Problem::NotFound)?;
        let read = visit
            .portal
            .db
            .read(move |connection| report_table::find(connection, reference.as_str()));
        let report = read.await?.ok_or(Problem::NotFound)?;
        let work = CentreWork::in_team(visit, staff, report.centre, Action::Assist).await?;
        work.trusted(Action::Assist).await?;
        let talk = open_talk(visit, staff, &report).await?;
        Ok(Self { work, report, talk })
    }

    /// The word that the centre knows the person by; none where they chose none, or where this person does not hold the centre's keys.
    pub fn known_by(&self) -> Option<Zeroizing<String>> {
        let (sealed, talk) = (self.report.known_by.as_ref()?, self.talk.as_ref()?);
        let plain = talk.open(&known_by_name(self.report.id), sealed).ok()?;
        String::from_utf8(plain.to_vec()).ok().map(Zeroizing::new)
    }

    /// The path of the report's page at the centre.
    pub fn path(&self) -> String {
        format!("/centre/reports/{}", self.report.reference)
    }
}

async fn open_talk(
    visit: &Visit<'_>,
    staff: &Staff,
    report: &Helped,
) -> Result<Option<ReportKey>, Problem> {
    // Filed while the centre's key could not be trusted: nothing was wrapped to it.
    if report.withdrawn_at.is_some() || report.talk.ciphertext.is_empty() {
        return Ok(None);
    }
    let wrapped = TeamWrap {
        report: report.id,
        team: report.centre,
        epoch: report.epoch,
        wrap: &report.talk,
        commitment: &report.commitment,
    };
    let keys = held_keys(visit, staff, report.centre).await?;
    keys.open_report(&wrapped, &visit.portal.keys.pepper)
        .map_err(|fault| Problem::fault(&fault))
}
