//! Who helps at a centre, and what the centre keeps of a report. A lapse of training or accreditation marks the report and holds
//! nothing up (T-17).

use std::sync::Arc;

use super::super::centre_access::CentreWork;
use super::super::training_table;
use super::report_table::{Asked, NewAssisted, Source};
use crate::accounts::{HeldKeys, live_key};
use crate::db::{PersonId, TeamId};
use crate::reporting::{Helped, HelpingCentre, Report};
use crate::vault::{Holder, LiveKey, SealingKey};
use crate::web::Problem;

/// That a centre helped.
const ASSISTED: &str = "assisted";
/// That whoever helped was not trained when they sent it.
const UNTRAINED: &str = "untrained-helper";
/// That the centre was not accredited then.
const NOT_ACCREDITED: &str = "centre-not-accredited";

/// Somebody who helps, with what is read of them and their centre once.
pub struct Helper {
    team: TeamId,
    name: String,
    person: PersonId,
    is_trained: bool,
    is_accredited: bool,
    holder: Holder,
    /// None where the centre's key cannot be trusted any more.
    key: Option<SealingKey>,
}

impl Helper {
    /// Whoever does `work`, with what they hold of the centre's keys.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for whoever does not hold the newest key; a [`Problem`] of the database.
    pub async fn of(work: &CentreWork<'_>, keys: &HeldKeys) -> Result<Self, Problem> {
        let (visit, today) = (work.visit, work.today());
        let (team, person) = (work.member.team, work.staff.person);
        let installation = visit.portal.keys.installation;
        let read = visit.portal.db.read(move |connection| {
            Ok((
                training_table::of_team(connection, team)?,
                live_key(connection, team, &installation)?,
            ))
        });
        let (listed, live) = read.await?;
        let (newest, secret) = keys.newest().ok_or(Problem::NotFound)?;
        let holder = Holder::Team {
            team: team.uuid(),
            epoch: newest.epoch,
        };
        // Somebody who writes the database can give everybody a secret of their own: it must be the one that the chain leads to.
        let own = secret.opening_key().sealing_key();
        let is_live = |live: LiveKey| live.holder() == holder && *live.sealing_key() == own;
        Ok(Self {
            team,
            name: work.centre.name.clone(),
            person,
            is_trained: training_table::standing(&listed, person, today).counts(),
            is_accredited: work.centre.accreditation(today).counts(),
            holder,
            key: live.is_ok_and(is_live).then_some(own),
        })
    }

    /// Their part in `report`, which is made of `source` and called `number` at the centre.
    ///
    /// # Errors
    /// [`Problem::Refused`] for a report without what was agreed to.
    pub fn helped(
        &self,
        report: &Report,
        number: &str,
        asked: Asked,
        source: Source,
    ) -> Result<Helped, Problem> {
        let agreed = report.agreed.ok_or(Problem::Refused)?;
        // Which centre has lapsed, and who there is not trained, is known to the force that vouches: it would name one that must not
        // be named.
        let marks = [
            Some(ASSISTED),
            (!self.is_trained && agreed.centre_is_named).then_some(UNTRAINED),
            (!self.is_accredited && agreed.centre_is_named).then_some(NOT_ACCREDITED),
        ];
        let keeps = NewAssisted {
            centre: self.team,
            person: self.person,
            agreed,
            needs_countersign: !self.is_trained,
            asked,
            source,
        };
        Ok(Helped {
            centre: HelpingCentre {
                name: self.name.clone(),
                holder: self.holder,
                key: self.key,
                marks: marks.into_iter().flatten().collect(),
            },
            number: number.to_owned(),
            person: self.person,
            kept: Arc::new(keeps),
        })
    }
}
