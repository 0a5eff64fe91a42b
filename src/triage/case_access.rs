//! Which reports a member of staff gets at: those that their team owns, and those that are offered to it.

use super::offers::Offer;
use super::opening::{self, Case, Closed, Opener, Parts};
use crate::accounts::{Action, Member, Staff};
use crate::db::{Moment, ReportId, TeamId};
use crate::directory::{self, Team, desk_of};
use crate::evidence;
use crate::messages::{Author, Kept, Kind};
use crate::ops::would_not_open;
use crate::post::{self, NewLetter};
use crate::reporting::{Answers, CENTRE, Part, ToldCentre, ToldWay, safe_email};
use crate::vault::{Reference, ReportKey, UnusableKey};
use crate::web::{Problem, Reply, Visit};

/// A report and the member of staff who wants something of it.
pub struct CaseWork<'a> {
    /// The request.
    pub visit: &'a Visit<'a>,
    /// Who it is.
    pub staff: &'a Staff,
    /// Their place in the team through which they get at it.
    pub member: Member,
    /// The report.
    pub case: Case,
}

/// A report that opened.
pub struct Opened {
    /// Its key.
    pub key: ReportKey,
    /// Its parts.
    pub parts: Parts,
    /// What team and reporter wrote, and notes; still sealed.
    pub messages: Vec<Kept>,
    /// The files that were given; still sealed.
    pub files: Vec<evidence::Row>,
    /// How many more were given and have no row any more.
    pub lost_files: usize,
}

/// Letters that say that a report waits.
pub struct Bells {
    /// To the team that offered it.
    pub giver: Option<NewLetter>,
    /// To the national desk.
    pub desk: Option<NewLetter>,
}

impl<'a> CaseWork<'a> {
    /// The report called `reference`, if this person's team owns it.
    ///
    /// # Errors
    /// [`Problem::NotFound`]: another team's report answers exactly as one that does not exist.
    pub async fn owned(
        visit: &'a Visit<'a>,
        staff: &'a Staff,
        reference: &str,
        action: Action,
    ) -> Result<Self, Problem> {
        let case = find(visit, reference).await?;
        let member = staff.in_team(case.team, action)?.clone();
        Ok(Self {
            visit,
            staff,
            member,
            case,
        })
    }

    /// The report called `reference`, if it is offered to this person's team.
    ///
    /// # Errors
    /// [`Problem::NotFound`] as above.
    pub async fn offered(
        visit: &'a Visit<'a>,
        staff: &'a Staff,
        reference: &str,
        action: Action,
    ) -> Result<Self, Problem> {
        let case = find(visit, reference).await?;
        let to = case.offer.as_ref().ok_or(Problem::NotFound)?.to;
        let member = staff.in_team(to, action)?.clone();
        Ok(Self {
            visit,
            staff,
            member,
            case,
        })
    }

    /// The report called `reference`, if this person may read it: because it is offered to their team, or as its owner's.
    ///
    /// # Errors
    /// [`Problem::NotFound`] as above.
    pub async fn readable(
        visit: &'a Visit<'a>,
        staff: &'a Staff,
        reference: &str,
    ) -> Result<Self, Problem> {
        // Somebody of both teams is asked as one of those who may take it.
        match Self::offered(visit, staff, reference, Action::OpenReport).await {
            Err(Problem::NotFound) => {
                Self::owned(visit, staff, reference, Action::OpenReport).await
            }
            other => other,
        }
    }

    /// Whether the person's team owns the report.
    pub fn is_owner(&self) -> bool {
        self.member.team == self.case.team
    }

    /// The path of the report's page.
    pub fn path(&self) -> String {
        format!("/reports/{}", self.case.reference)
    }

    /// Back to the report's page, which says what was done.
    pub fn go_back(&self, done: &str) -> Reply {
        Reply::go(format!("{}?done={done}", self.path()))
    }

    /// Back to the report's page, which says that it was done where it was.
    pub fn go_back_if(&self, is_done: bool, done: &str) -> Reply {
        match is_done {
            true => self.go_back(done),
            false => Reply::go(self.path()),
        }
    }

    /// To the team's queue, which says what was done.
    pub fn go_to_queue(&self, done: &str) -> Reply {
        Reply::go(format!("/queue?team={}&done={done}", self.member.slug))
    }

    /// The report and the team in whose name this person changes it.
    pub fn named(&self) -> (ReportId, TeamId) {
        (self.case.id, self.member.team)
    }

    /// The person as the author of messages.
    pub fn author(&self) -> Author {
        Author {
            person: self.staff.person,
            team: self.member.team,
        }
    }

    /// The time.
    pub fn now(&self) -> Moment {
        self.visit.portal.clock.now()
    }

    /// Writes down that the person reads the report, and opens it.
    ///
    /// # Errors
    /// A [`Problem`] of the database; then nothing was read.
    pub async fn open_logged(&self) -> Result<Result<Opened, Closed>, Problem> {
        let (report, person, now) = (self.case.id, self.staff.person, self.now());
        self.visit
            .portal
            .db
            .write("open report", move |connection| {
                opening::note_opening(connection, report, person, now)
            })
            .await?;
        self.open().await
    }

    /// Opens the report for something that is written down by itself.
    ///
    /// # Errors
    /// A [`Problem`] of the database.
    pub async fn open(&self) -> Result<Result<Opened, Closed>, Problem> {
        let (case, person, through) = (self.case.clone(), self.staff.person, self.member.team);
        let sealed = self
            .visit
            .portal
            .db
            .read(move |connection| {
                let sealed = opening::read(connection, &case, person, through)?;
                // Where it became another's meanwhile, wraps that are gone are no sign of an attack.
                let still = opening::find(connection, &case.reference)?;
                Ok(still
                    .is_some_and(|now| now.is_held_as(&case))
                    .then_some(sealed))
            })
            .await?
            .ok_or(Problem::NotFound)?;
        let opener = Opener {
            person,
            seed: &self.staff.seed,
            through,
        };
        let opened = sealed.open(&self.case, &opener, &self.visit.portal.keys.pepper);
        if let Err(Closed::Changed(fault)) = &opened {
            tracing::error!(%fault, "a report would not open");
            would_not_open(self.visit.portal, (self.case.id, self.case.team)).await?;
        }
        Ok(opened.map(|(key, parts)| Opened {
            key,
            parts,
            messages: sealed.messages,
            files: sealed.files,
            lost_files: sealed.lost_files,
        }))
    }

    /// Letters to the giver of an offer and to the desk, for whichever of them has the report once it is refused.
    ///
    /// # Errors
    /// A [`Problem`] of the database.
    pub async fn bells(&self, offer: &Offer) -> Result<Bells, Problem> {
        let portal = self.visit.portal;
        let (from, to) = (offer.from, self.member.slug.clone());
        let (giver, desk) = portal
            .db
            .read(move |connection| {
                let giver = directory::team(connection, from)?;
                Ok((giver, directory::team_by_slug(connection, desk_of(&to))?))
            })
            .await?;
        let bell = |team: &Team| {
            let address = team.bell_address.as_ref()?;
            let reference = self.case.reference.clone();
            let message = post::Message::Bell { reference };
            let sealed =
                NewLetter::seal(portal, address, &message, self.now(), &mut portal.chance());
            Some(sealed.map(|letter| letter.about(Some(self.case.id), Some(team.id))))
        };
        let sealed = |bell: Option<Result<NewLetter, _>>| {
            bell.transpose()
                .map_err(|fault: UnusableKey| Problem::fault(&fault))
        };
        Ok(Bells {
            giver: sealed(bell(&giver))?,
            desk: sealed(desk.as_ref().and_then(bell))?,
        })
    }

    /// A letter that tells the reporter that there is something new to read, where mail is safe for them.
    ///
    /// # Errors
    /// [`Problem::Fault`] where the report's parts cannot be read.
    pub fn news(&self, opened: &Opened) -> Result<Option<NewLetter>, Problem> {
        let portal = self.visit.portal;
        let contact = opened.answers(Part::Contact)?;
        let told = opened.told()?;
        // The one that the reporter has.
        let reference = told.beside.known_as.as_ref();
        let reference = reference.unwrap_or(&self.case.reference);
        let address = safe_email(&contact)
            .filter(|_| self.case.has_code && self.case.withdrawn_at.is_none())
            .filter(|_| portal.throttles.may_tell_news(reference));
        let Some(address) = address else {
            return Ok(None);
        };
        let message = post::Message::News {
            language: told.language,
            reference: reference.clone(),
        };
        let letter = NewLetter::seal(portal, &address, &message, self.now(), &mut portal.chance())
            .map_err(|fault| Problem::fault(&fault))?;
        let (report, team) = self.named();
        Ok(Some(letter.about(Some(report), Some(team))))
    }
}

impl Opened {
    fn part(&self, name: &str) -> Result<&[u8], Problem> {
        let mut parts = self.parts.iter();
        parts
            .find(|(part, _)| part == name)
            .map(|(_, plain)| plain.as_slice())
            .ok_or_else(|| Problem::fault(&"a report lacks a part"))
    }

    /// Whether nobody may write to the reporter: they stopped contact, and wrote nothing since.
    pub fn contact_is_stopped(&self, case: &Case) -> bool {
        let wrote_since = |stopped: Moment| {
            let mut theirs = self
                .messages
                .iter()
                .filter(|one| one.kind == Kind::FromReporter);
            theirs.any(|one| one.sent_at >= stopped)
        };
        case.withdrawn_at
            .is_some_and(|stopped| !wrote_since(stopped))
    }

    /// Whether the report has the part `of`: what is given after sending is not there in every report.
    pub fn has(&self, of: Part) -> bool {
        self.parts.iter().any(|(part, _)| part == of.word())
    }

    /// The answers in one part.
    ///
    /// # Errors
    /// [`Problem::Fault`] where they cannot be read.
    pub fn answers(&self, of: Part) -> Result<Answers, Problem> {
        serde_json::from_slice(self.part(of.word())?)
            .map_err(|_| Problem::fault(&"a part of a report cannot be read"))
    }

    /// The centre that helped to report; none for a report that the public sent.
    ///
    /// # Errors
    /// [`Problem::Fault`] where it cannot be read.
    pub fn centre(&self) -> Result<Option<ToldCentre>, Problem> {
        let part = self.parts.iter().find(|(part, _)| part == CENTRE);
        part.map(|(_, plain)| {
            ToldCentre::read(plain)
                .ok_or_else(|| Problem::fault(&"a part of a report cannot be read"))
        })
        .transpose()
    }

    /// What the reporter was told of the way of the report.
    ///
    /// # Errors
    /// [`Problem::Fault`] where it cannot be read.
    pub fn told(&self) -> Result<ToldWay, Problem> {
        ToldWay::read(self.part("routing")?)
            .ok_or_else(|| Problem::fault(&"a part of a report cannot be read"))
    }
}

async fn find(visit: &Visit<'_>, reference: &str) -> Result<Case, Problem> {
    let reference = Reference::parse(reference).ok_or(Problem::NotFound)?;
    visit
        .portal
        .db
        .read(move |connection| opening::find(connection, reference.as_str()))
        .await?
        .ok_or(Problem::NotFound)
}
