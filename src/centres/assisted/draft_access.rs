//! A member of a centre's staff and a draft that they work on.

use std::time::Duration;

use minijinja::context;

use super::super::accreditation::Accreditation;
use super::super::centre_access::CentreWork;
use super::draft::{self, Row};
use super::draft_table;
use crate::accounts::{Action, HeldKeys, Staff, held_keys, live_key};
use crate::audit::{self, Actor, Chain, Happening};
use crate::db::ReportId;
use crate::reporting::{Answers, Draft, Frame, Ground, Lists, Question};
use crate::vault::{Holder, Reference, TeamEpoch, TeamSecret};
use crate::web::{Problem, Visit};

const DAY: Duration = Duration::from_secs(24 * 3_600);
/// What was settled with the person before a report was sent in a hurry: it is not asked again when the rest is added.
const SETTLED: [&str; 10] = [
    "informed",
    "agrees",
    "named",
    "reach",
    "reach-centre",
    "centre-named",
    "outcome",
    "helps-on",
    "keeps",
    // The centre does not hold the key that files of a report are sealed under.
    "files",
];

/// Somebody and the draft that they work on, opened.
pub struct DraftWork<'a> {
    /// Who it is, and their centre.
    pub work: CentreWork<'a>,
    /// The draft's row.
    pub row: Row,
    /// The draft.
    pub draft: Draft,
    /// What of it was sent in a hurry already; none where nothing was.
    pub sent: Option<Answers>,
    /// What they hold of the centre's keys.
    pub keys: HeldKeys,
}

impl<'a> DraftWork<'a> {
    /// A new draft called `number`, kept nowhere yet, with what is `sent` of it in a hurry. None where the centre is suspended, and where
    /// this person does not hold the key that somebody vouched for: then the form that is open to everybody is there.
    ///
    /// # Errors
    /// A [`Problem`] of the database.
    pub async fn begin(
        work: CentreWork<'a>,
        number: Reference,
        answers: Answers,
        sent: Option<Answers>,
    ) -> Result<Option<Self>, Problem> {
        let (visit, staff, centre) = (work.visit, work.staff, work.member.team);
        let portal = visit.portal;
        let (installation, now) = (portal.keys.installation, portal.clock.now());
        let read = portal
            .db
            .read(move |connection| live_key(connection, centre, &installation));
        let live = read.await?.ok();
        let keys = held_keys(visit, staff, centre).await?;
        // Only the key that the chain leads to: whoever writes the database can give everybody another.
        let is_live = |(newest, secret): &(&TeamEpoch, &TeamSecret)| {
            live.is_some_and(|live| {
                live.holder().epoch() == newest.epoch
                    && *live.sealing_key() == secret.opening_key().sealing_key()
            })
        };
        let is_suspended = work.centre.accreditation(work.today()) == Accreditation::Suspended;
        let Some((newest, secret)) = keys.newest().filter(is_live).filter(|_| !is_suspended) else {
            return Ok(None);
        };
        let mut chance = portal.chance();
        let fresh = Draft::start(now, &mut chance);
        let (report, epoch) = (fresh.report.uuid(), newest.epoch);
        let holder = Holder::Team {
            team: centre.uuid(),
            epoch,
        };
        let to = secret.opening_key().sealing_key();
        let wrap = fresh
            .key
            .wrap(&to, report, holder, &mut chance)
            .map_err(|fault| Problem::fault(&fault))?;
        let row = Row {
            report: fresh.report,
            centre,
            number: number.as_str().to_owned(),
            version: fresh.version + 1,
            started_by: staff.person,
            ends_at: draft_table::end_of(now),
            commitment: fresh.key.commitment(report, &portal.keys.pepper).to_vec(),
            epoch,
            wrap,
            sealed: draft::seal(&fresh, answers.clone(), sent.clone(), &mut chance),
            sent_as: None,
            sent_mark: None,
        };
        let draft = Draft {
            version: row.version,
            answers,
            ..fresh
        };
        Ok(Some(Self {
            work,
            row,
            draft,
            sent,
            keys,
        }))
    }

    /// The draft called `number`, if it is of a centre where this person helps and whose keys they hold.
    ///
    /// # Errors
    /// [`Problem::NotFound`]: another centre's draft answers exactly as one that does not exist.
    pub async fn of(visit: &'a Visit<'a>, staff: &'a Staff, number: &str) -> Result<Self, Problem> {
        let number = Reference::parse(number).ok_or(Problem::NotFound)?;
        let now = visit.portal.clock.now();
        let read = visit
            .portal
            .db
            .read(move |connection| draft_table::find(connection, number.as_str(), now));
        let row = read.await?.ok_or(Problem::NotFound)?;
        let work = CentreWork::in_team(visit, staff, row.centre, Action::Assist).await?;
        work.trusted(Action::Assist).await?;
        let keys = held_keys(visit, staff, row.centre).await?;
        let opened = row.open(&keys, &visit.portal.keys.pepper);
        let opened = opened
            .map_err(|fault| Problem::fault(&fault))?
            .ok_or(Problem::NotFound)?;
        if let Some(report) = row.sent_as {
            log_reading(&work, report).await?;
        }
        Ok(Self {
            work,
            row,
            draft: opened.draft,
            sent: opened.sent,
            keys,
        })
    }

    /// The path of the draft's list of tasks.
    pub fn path(&self) -> String {
        format!("/centre/drafts/{}", self.row.number)
    }

    /// Where the pages of its questions stand.
    pub fn frame(&self) -> Frame {
        Frame {
            base: self.path(),
            first: self.path(),
            template: "centres/step.html",
            head: Some(context! {
                path => self.path(),
                draft => Reference::shown(&self.row.number),
                ..self.work.facts()
            }),
        }
    }

    /// What is known of the place where it happened.
    pub fn ground(&self, lists: &Lists<'_>, answers: &Answers) -> Ground {
        Ground::of(answers, lists.gazetteer()).assisted()
    }

    /// Whether `question` is open here: not what was settled before a part was sent.
    pub fn is_open(&self, question: &Question) -> bool {
        self.sent.is_none() || !SETTLED.contains(&question.slug)
    }

    /// Keeps `answers` as the draft's next version; gives whether it was still as it was.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for whoever is not of the centre any more; a [`Problem`] of the database.
    pub async fn save(&self, answers: Answers) -> Result<bool, Problem> {
        let portal = self.work.visit.portal;
        let sealed = draft::seal(
            &self.draft,
            answers,
            self.sent.clone(),
            &mut portal.chance(),
        );
        let (report, version) = (self.draft.report, self.draft.version);
        let (by, now) = (self.work.staff.person, portal.clock.now());
        // What the police have already is not kept longer for being added to.
        let ends_at = match self.sent {
            Some(_) => self.row.ends_at,
            None => draft_table::end_of(now),
        };
        self.work
            .act(Action::Assist, "save assisted draft", move |connection| {
                draft_table::replace(connection, report, version, &sealed, by, now, ends_at)
            })
            .await
    }
}

/// Somebody at the centre reads what the police have already: it is written down once a day for each of them.
async fn log_reading(work: &CentreWork<'_>, report: ReportId) -> Result<(), Problem> {
    let portal = work.visit.portal;
    let (now, by) = (portal.clock.now(), Actor::Centre(work.staff.person.uuid()));
    let logged = portal.db.write("centre reads", move |connection| {
        let (chain, read) = (Chain::Report(report), Happening::CentreRead);
        let entries = audit::entries(connection, chain)?;
        let is_logged = entries
            .iter()
            .filter(|entry| entry.happening == read && entry.actor == by)
            .any(|entry| now < entry.moment() + DAY);
        match is_logged {
            true => Ok(()),
            false => audit::append(connection, chain, by, read, now),
        }
    });
    Ok(logged.await?)
}
