//! The entries of a chain and how they hold together.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::db::{EvidenceId, Moment, PersonId, ReportId, TeamId};

/// What an entry's hash is made over first, so that no other hash of ours can stand in for it.
const PURPOSE: &[u8] = b"heard/audit/v1";

/// What a chain is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chain {
    /// A report.
    Report(ReportId),
    /// A team: its members and keys.
    Team(TeamId),
}

impl Chain {
    /// The chain's key in the table.
    pub fn uuid(self) -> Uuid {
        match self {
            Self::Report(report) => report.uuid(),
            Self::Team(team) => team.uuid(),
        }
    }
}

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// The one who made the report, or who holds its access code.
    Reporter,
    /// A member of staff.
    Person(Uuid),
    /// Somebody at a centre that helps the reporter. Not every force may know who.
    Centre(Uuid),
    /// The service itself.
    Service,
    /// Somebody at the server's command line.
    CommandLine,
}

impl From<PersonId> for Actor {
    fn from(person: PersonId) -> Self {
        Self::Person(person.uuid())
    }
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Happening {
    /// A report was filed and sealed to a team.
    Filed,
    /// A team's key could not be trusted, so the report went to the national desk.
    KeyRefused,
    /// A member of staff reached for the report: they read it, unless an entry says that it would not open or they had no key yet.
    Opened,
    /// The report opened for the first time: from now on the reporter is told that it was read.
    FirstRead,
    /// A member of staff acknowledged the report.
    Acknowledged,
    /// Somebody with the access code looked at where the report stands.
    StatusSeen,
    /// A part of the report would not open: it was changed after it was sealed.
    WouldNotOpen,
    /// A person was invited to a team.
    Invited,
    /// A person joined a team.
    Joined,
    /// A team's key was made.
    KeyMade,
    /// A team's key was confirmed with the installation's signing key.
    KeyConfirmed,
    /// A person signed in.
    SignedIn,
    /// A person signed out everywhere but where they were.
    SignedOutElsewhere,
    /// A colleague gave a member the team's keys.
    KeyGiven,
    /// The team's key turned: a new epoch began.
    KeyTurned,
    /// A person was taken out of a team.
    Removed,
    /// A steward, or somebody at the command line where no steward could, asked that a member may sign in again.
    HelpAsked,
    /// A second steward agreed to that.
    HelpAgreed,
    /// A member who had lost their password or phone has new ones.
    Renewed,
    /// A member was given another role.
    RoleChanged,
    /// The team wrote to the reporter.
    TeamWrote,
    /// The reporter wrote to the team.
    ReporterWrote,
    /// The reporter said who they are, for fairness, after the report was sent.
    EqualityGiven,
    /// A file was given for the report, by its reporter or by a member of staff.
    EvidenceGiven,
    /// A member of staff looked at the clean copy of a picture.
    EvidenceViewed,
    /// A member of staff downloaded the original of a file.
    EvidenceDownloaded,
    /// A member of staff downloaded the original of a file that the virus scanner warned of, or could not judge.
    EvidenceDownloadedAtRisk,
    /// A file went out in a bundle for the force's record system.
    EvidenceExported,
    /// A member of staff took the report in a bundle for the force's record system.
    Exported,
    /// A member of staff wrote a note that the reporter does not see.
    NoteWritten,
    /// The team closed the report and told the reporter why.
    Closed,
    /// A closed report was opened again.
    Reopened,
    /// The team that owns the report offered it to another.
    Offered,
    /// The other team took it and owns it now.
    OfferAccepted,
    /// The other team did not take it.
    OfferDeclined,
    /// The team that offered it took the offer back.
    OfferWithdrawn,
    /// Nobody answered the offer in time.
    OfferTimedOut,
    /// The report belongs to another team from now on.
    Moved,
    /// A member of the team deals with the report from now on.
    OfficerNamed,
    /// Nobody of the team deals with the report any more.
    OfficerLetGo,
    /// A bell rang again for an urgent report that nobody had opened.
    RangAgain,
    /// A member of staff looked for a report of the team.
    Searched,
    /// A step of the case was done: which, and what was answered.
    StepTaken,
    /// Somebody at the server changed where the team hears of reports, or when it reads.
    TeamChanged,
    /// A steward took back what could still be used to join the team, or to get back in.
    InvitationTakenBack,
    /// Somebody at the national desk said that an alarm is dealt with.
    AlarmCleared,
    /// A member of staff showed everybody in an area a banner.
    BannerShown,
    /// A member of staff ended a banner before its time.
    BannerEnded,
    /// A team registered a third-party reporting centre.
    CentreRegistered,
    /// The team that vouches for a centre gave it another term of accreditation.
    CentreAccredited,
    /// The team that vouches for a centre suspended it.
    CentreSuspended,
    /// That team ended the suspension.
    CentreRestored,
    /// A centre's manager changed what it says of itself.
    CentreDescribed,
    /// Somebody recorded what a person at a centre learned.
    TrainingRecorded,
    /// The team wrote to the centre that helps the reporter.
    TeamWroteToCentre,
    /// The centre that helps the reporter wrote to the team.
    CentreWrote,
    /// Somebody at the centre read the report, to go on helping.
    CentreRead,
    /// The centre does not help the reporter any more, and reads the report no longer.
    CentreEndedHelp,
    /// A manager of the centre signed for what somebody without training sent.
    Countersigned,
    /// The reporter took back what they had agreed to.
    ConsentWithdrawn,
    /// After that the team shared something all the same, and wrote down for whose sake and who decided.
    SharedOn,
    /// The shares of the escrow key opened the report.
    EscrowOpened,
    /// The shares of the escrow key gave a member the team's keys.
    EscrowGave,
    /// The shares of the escrow key gave the report, which escrow alone could open, to the team that owns it.
    EscrowHandedOver,
    /// The yearly drill: the shares of the escrow key open what is sealed today.
    EscrowDrilled,
    /// Shares of the escrow key were tried and did not do what they were asked to.
    EscrowRefused,
    /// The database was brought back from a backup; what happened after that one is gone.
    Restored,
}

/// What happened, and to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub(super) happening: Happening,
    pub(super) about: Option<PersonId>,
    pub(super) team: Option<TeamId>,
    pub(super) file: Option<EvidenceId>,
    pub(super) step: Option<String>,
}

impl From<Happening> for Event {
    fn from(happening: Happening) -> Self {
        Self {
            happening,
            about: None,
            team: None,
            file: None,
            step: None,
        }
    }
}

impl Happening {
    /// The word for it, as entries and wording keys have it.
    pub fn word(self) -> String {
        let word = serde_json::to_value(self).ok();
        word.and_then(|word| word.as_str().map(str::to_owned))
            .unwrap_or_default()
    }

    /// The same, done to a member of staff.
    pub fn about(self, person: PersonId) -> Event {
        Event {
            about: Some(person),
            ..self.into()
        }
    }

    /// The same, with one of the report's files.
    pub fn of_file(self, file: EvidenceId) -> Event {
        Event {
            file: Some(file),
            ..self.into()
        }
    }

    /// The same, of a step of the case and what was answered.
    pub fn of_step(self, step: &str, answer: &str) -> Event {
        Event {
            step: Some(format!("{step}={answer}")),
            ..self.into()
        }
    }

    /// The same, between the chain's team or report and another team.
    pub fn with_team(self, team: TeamId) -> Event {
        Event {
            team: Some(team),
            ..self.into()
        }
    }
}

/// One entry, in the very form that is kept and hashed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The chain it belongs to.
    pub chain: Uuid,
    /// Its place in the chain, from 0.
    pub sequence: i64,
    /// When, in microseconds since 1970 UTC.
    pub at: i64,
    /// Who.
    pub actor: Actor,
    /// What.
    pub happening: Happening,
    /// The member of staff it was done to, where it was done to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Uuid>,
    /// The team that the report belongs to from now on, or the other team, where it is between two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<Uuid>,
    /// The file that it was done with, where it was one of the report's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<Uuid>,
    /// The step that was done and its answer, as `record=crime`, where it was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
}

impl Entry {
    /// When it happened.
    pub fn moment(&self) -> Moment {
        Moment::from_micros(self.at)
    }
}

/// The hash that ties `entry`, as kept, to the hash before it.
pub(super) fn link(before: &[u8], entry: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(PURPOSE);
    hash.update((before.len() as u64).to_be_bytes());
    hash.update(before);
    hash.update(entry.as_bytes());
    hash.finalize().into()
}
