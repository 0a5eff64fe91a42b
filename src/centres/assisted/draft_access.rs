//! A member of a centre's staff and a draft that they work on.

use minijinja::context;

use super::super::centre_access::CentreWork;
use super::draft::{self, Row};
use super::draft_table;
use crate::accounts::{Action, HeldKeys, Staff, held_keys};
use crate::reporting::{Answers, Draft, Frame, Ground, Lists};
use crate::vault::Reference;
use crate::web::{Problem, Visit};

/// Somebody and the draft that they work on, opened.
pub struct DraftWork<'a> {
    /// Who it is, and their centre.
    pub work: CentreWork<'a>,
    /// The draft's row.
    pub row: Row,
    /// The draft.
    pub draft: Draft,
    /// What they hold of the centre's keys.
    pub keys: HeldKeys,
}

impl<'a> DraftWork<'a> {
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
        let draft = opened
            .map_err(|fault| Problem::fault(&fault))?
            .ok_or(Problem::NotFound)?;
        Ok(Self {
            work,
            row,
            draft,
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

    /// Keeps `answers` as the draft's next version; gives whether it was still as it was.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for whoever is not of the centre any more; a [`Problem`] of the database.
    pub async fn save(&self, answers: Answers) -> Result<bool, Problem> {
        let portal = self.work.visit.portal;
        let sealed = draft::seal(&self.draft, answers, &mut portal.chance());
        let (report, version) = (self.draft.report, self.draft.version);
        let (by, now) = (self.work.staff.person, portal.clock.now());
        self.work
            .act(Action::Assist, "save assisted draft", move |connection| {
                draft_table::replace(connection, report, version, &sealed, by, now)
            })
            .await
    }
}
