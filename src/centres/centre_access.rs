//! A member of staff of a centre, and the centre.

use jiff::civil::Date;
use minijinja::{Value, context};

use super::table::{self, Centre};
use crate::accounts::{Action, Member, Staff, is_trusted_in};
use crate::db::{Connection, DbFault, TeamId};
use crate::web::{Problem, Visit};

/// Somebody who works at a centre.
pub struct CentreWork<'a> {
    /// The request.
    pub visit: &'a Visit<'a>,
    /// Who it is.
    pub staff: &'a Staff,
    /// Their place in the centre.
    pub member: &'a Member,
    /// The centre.
    pub centre: Centre,
}

impl<'a> CentreWork<'a> {
    /// The centre called `slug`, or the first in which this person may do `action`.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for everybody who may do that at no such centre.
    pub async fn of(
        visit: &'a Visit<'a>,
        staff: &'a Staff,
        slug: Option<&str>,
        action: Action,
    ) -> Result<Self, Problem> {
        let member = staff.place(slug, action)?;
        Self::at(visit, staff, member).await
    }

    /// The centre that is `team`, if this person may do `action` there.
    ///
    /// # Errors
    /// [`Problem::NotFound`], as above.
    pub async fn in_team(
        visit: &'a Visit<'a>,
        staff: &'a Staff,
        team: TeamId,
        action: Action,
    ) -> Result<Self, Problem> {
        Self::at(visit, staff, staff.in_team(team, action)?).await
    }

    async fn at(
        visit: &'a Visit<'a>,
        staff: &'a Staff,
        member: &'a Member,
    ) -> Result<Self, Problem> {
        let team = member.team;
        let read = visit
            .portal
            .db
            .read(move |connection| table::of_team(connection, team));
        Ok(Self {
            visit,
            staff,
            member,
            centre: read.await?.ok_or(Problem::NotFound)?,
        })
    }

    /// Whether the person was given the centre's keys: one who was invited alone changes nothing in its name.
    ///
    /// # Errors
    /// A [`Problem`] of the database.
    pub async fn is_trusted(&self, action: Action) -> Result<bool, Problem> {
        let (team, person) = (self.member.team, self.staff.person);
        let read = self
            .visit
            .portal
            .db
            .read(move |connection| is_trusted_in(connection, team, person, action));
        Ok(read.await?)
    }

    /// # Errors
    /// [`Problem::NotFound`] for whoever was not given the centre's keys.
    pub async fn trusted(&self, action: Action) -> Result<(), Problem> {
        match self.is_trusted(action).await? {
            true => Ok(()),
            false => Err(Problem::NotFound),
        }
    }

    /// Makes a change in the centre's name. Whether the person may is asked once more in the write: they may have been taken out of the
    /// centre in that moment.
    ///
    /// # Errors
    /// [`Problem::NotFound`] where they may not any more; a [`Problem`] of the database.
    pub async fn act<T: Send + 'static>(
        &self,
        action: Action,
        what: &'static str,
        mut change: impl FnMut(&mut Connection) -> Result<T, DbFault> + Send + 'static,
    ) -> Result<T, Problem> {
        let (team, person) = (self.member.team, self.staff.person);
        let done = self
            .visit
            .portal
            .db
            .write(what, move |connection| {
                let may = is_trusted_in(connection, team, person, action)?;
                may.then(|| change(connection)).transpose()
            })
            .await?;
        // What people find may be another thing now.
        self.visit.portal.centres.forget();
        done.ok_or(Problem::NotFound)
    }

    /// The day it is.
    pub fn today(&self) -> Date {
        self.visit.portal.clock.now().in_london().date()
    }

    /// The path of a page of the centre.
    pub fn path(&self, page: &str) -> String {
        format!("/centre{page}?team={}", self.member.slug)
    }

    /// What every page of the centre is given.
    pub fn facts(&self) -> Value {
        let (visit, member) = (self.visit, self.member);
        context! {
            staff => self.staff.shown_in(visit, member),
            team => member.name,
            slug => member.slug,
            is_manager => member.role.may(Action::RunCentre),
        }
    }
}
