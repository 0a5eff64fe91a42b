//! Who sends a report: the reporter, somebody at a centre who helped them, or staff of the police whom they told.

use std::sync::Arc;

use super::sealing::{HelpingCentre, Talk};
use crate::audit::Actor;
use crate::db::{Connection, DbFault, Moment, PersonId, ReportId, TeamId};

/// Who sends a report.
pub enum Sender {
    /// The reporter.
    Reporter,
    /// Somebody at a centre who helped them.
    Centre(Helped),
    /// Staff of the police whom they told.
    Staff(TakenDown),
}

impl Sender {
    /// How the report came, in a word.
    pub fn channel(&self) -> &'static str {
        match self {
            Self::Reporter => "public",
            Self::Centre(_) => "centre",
            Self::Staff(taken) => taken.channel,
        }
    }

    /// The page that shows the code, where it is not the public's.
    pub fn after(&self) -> Option<String> {
        match self {
            Self::Reporter => None,
            Self::Centre(_) => Some("/centre/sent".into()),
            Self::Staff(taken) => Some(taken.after.clone()),
        }
    }

    /// Who it is, as the log says it.
    pub fn actor(&self) -> Actor {
        match self {
            Self::Reporter => Actor::Reporter,
            Self::Centre(helped) => Actor::Centre(helped.person.uuid()),
            Self::Staff(taken) => taken.person.into(),
        }
    }
}

/// That staff of the police took a report down.
#[derive(Clone)]
pub struct TakenDown {
    /// Who did.
    pub person: PersonId,
    /// The team in whose name they did.
    pub team: TeamId,
    /// The channel: `phone`, `counter` or `street`.
    pub channel: &'static str,
    /// The path of the page that shows the code.
    pub after: String,
}

/// Somebody at a centre who helped to report.
pub struct Helped {
    /// The centre.
    pub centre: HelpingCentre,
    /// The number of the draft at the centre.
    pub number: String,
    /// Who helped.
    pub person: PersonId,
    /// Their draft, and what the centre keeps of the report.
    pub kept: Arc<dyn KeptByCentre>,
}

/// What a centre keeps of a report.
pub trait KeptByCentre: Send + Sync {
    /// Whether the one who helped may still send in the centre's name: asked in the write.
    ///
    /// # Errors
    /// The engine's fault.
    fn may_send(&self, connection: &mut Connection) -> Result<bool, DbFault>;

    /// Erases the draft that the report was made of; gives whether it was still as it was.
    ///
    /// # Errors
    /// The engine's fault.
    fn take_draft(&self, connection: &mut Connection) -> Result<bool, DbFault>;

    /// Keeps a record of the report, with the key of what the centre and the team write to each other.
    ///
    /// # Errors
    /// The engine's fault.
    fn keep(
        &self,
        connection: &mut Connection,
        report: ReportId,
        talk: &Talk,
        now: Moment,
    ) -> Result<(), DbFault>;
}
