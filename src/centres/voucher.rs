//! A member of staff of a force or of the national desk, who looks after the centres that their team vouches for.

use jiff::civil::Date;
use minijinja::{Value, context};

use super::accreditation::is_longer;
use super::table::{self, Centre, Term};
use crate::accounts::{Action, Member, Staff, speaks_for};
use crate::db::{Connection, DbFault};
use crate::directory::NATIONAL_DESK;
use crate::web::{FieldError, Fields, Problem, Visit, typed_day};

/// Somebody and the team in whose name they look after centres.
pub struct Voucher<'a> {
    /// The request.
    pub visit: &'a Visit<'a>,
    /// Who it is.
    pub staff: &'a Staff,
    /// Their place in the team.
    pub member: &'a Member,
}

impl<'a> Voucher<'a> {
    /// The team called `slug`, or the first in which this person may look after centres.
    ///
    /// # Errors
    /// [`Problem::NotFound`] for everybody who looks after no centres for such a team.
    pub fn of(visit: &'a Visit<'a>, staff: &'a Staff, slug: Option<&str>) -> Result<Self, Problem> {
        let member = staff.place(slug, Action::LookAfterCentres)?;
        Ok(Self {
            visit,
            staff,
            member,
        })
    }

    /// The day it is.
    pub fn today(&self) -> Date {
        self.visit.portal.clock.now().in_london().date()
    }

    /// Whether the person may act in the team's name: they hold its keys, and its key is confirmed.
    ///
    /// # Errors
    /// A [`Problem`] of the database.
    pub async fn may_speak(&self) -> Result<bool, Problem> {
        let (team, person) = (self.member.team, self.staff.person);
        let installation = self.visit.portal.keys.installation;
        let action = Action::LookAfterCentres;
        let read =
            self.visit.portal.db.read(move |connection| {
                speaks_for(connection, team, person, action, &installation)
            });
        Ok(read.await?)
    }

    /// # Errors
    /// [`Problem::NotFound`] for whoever was not given the team's keys yet.
    pub async fn speaks(&self) -> Result<(), Problem> {
        match self.may_speak().await? {
            true => Ok(()),
            false => Err(Problem::NotFound),
        }
    }

    /// Makes a change in the team's name. Whether the person may is asked once more in the write: they may have been taken out of the
    /// team in that moment.
    ///
    /// # Errors
    /// [`Problem::NotFound`] where they may not any more; a [`Problem`] of the database.
    pub async fn act<T: Send + 'static>(
        &self,
        what: &'static str,
        mut change: impl FnMut(&mut Connection) -> Result<T, DbFault> + Send + 'static,
    ) -> Result<T, Problem> {
        let (team, person) = (self.member.team, self.staff.person);
        let installation = self.visit.portal.keys.installation;
        let action = Action::LookAfterCentres;
        let done = self
            .visit
            .portal
            .db
            .write(what, move |connection| {
                let may = speaks_for(connection, team, person, action, &installation)?;
                may.then(|| change(connection)).transpose()
            })
            .await?;
        // What people find may be another thing now.
        self.visit.portal.centres.forget();
        done.ok_or(Problem::NotFound)
    }

    /// The centres that the team vouches for; at the national desk all there are.
    ///
    /// # Errors
    /// A [`Problem`] of the database.
    pub async fn centres(&self) -> Result<Vec<Centre>, Problem> {
        let (team, is_desk) = (self.member.team, self.member.slug == NATIONAL_DESK);
        let read = self.visit.portal.db.read(move |connection| match is_desk {
            true => table::all(connection),
            false => table::vouched_by(connection, team),
        });
        Ok(read.await?)
    }

    /// The centre called `slug`, if the team may see it.
    ///
    /// # Errors
    /// [`Problem::NotFound`]: another team's centre answers exactly as one that does not exist.
    pub async fn centre(&self, slug: &str) -> Result<Centre, Problem> {
        let wanted = slug.to_owned();
        let read = self
            .visit
            .portal
            .db
            .read(move |connection| table::by_slug(connection, &wanted));
        let found = read.await?.filter(|centre| self.sees(centre));
        found.ok_or(Problem::NotFound)
    }

    /// The same, if the team vouches for it and the person may act in its name.
    ///
    /// # Errors
    /// [`Problem::NotFound`] as above.
    pub async fn own_centre(&self, slug: &str) -> Result<Centre, Problem> {
        self.speaks().await?;
        let centre = self.centre(slug).await?;
        match self.vouches_for(&centre) {
            true => Ok(centre),
            false => Err(Problem::NotFound),
        }
    }

    /// Whether it is this team that vouches for `centre`.
    pub fn vouches_for(&self, centre: &Centre) -> bool {
        centre.vouched_by == self.member.team
    }

    fn sees(&self, centre: &Centre) -> bool {
        self.vouches_for(centre) || self.member.slug == NATIONAL_DESK
    }

    /// What every page of the team's centres is given.
    pub fn facts(&self) -> Value {
        let (visit, member) = (self.visit, self.member);
        context! {
            staff => self.staff.shown_in(visit, member),
            team => visit.team_title(&member.slug, &member.name),
            slug => member.slug,
            has_people => member.role.may(Action::LookAfterPeople),
        }
    }
}

/// The longest term of accreditation, in years: somebody looks at each centre again.
const MOST_YEARS: i16 = 3;

/// Reads the first and the last day of an accreditation.
///
/// # Errors
/// What to say beside each of the two.
pub fn read_term(typed: &Fields) -> Result<Term, Vec<FieldError>> {
    let day = |name: &str| {
        typed_day(typed, name).ok_or_else(|| beside(name, format!("centres-{name}-empty")))
    };
    match (day("from"), day("until")) {
        (Ok(from), Ok(until)) if until < from => {
            Err(vec![beside("until", "centres-until-before".to_owned())])
        }
        (Ok(from), Ok(until)) if is_longer(from, until, MOST_YEARS) => {
            let error = beside("until", "centres-until-far".to_owned());
            Err(vec![error.with("years", MOST_YEARS)])
        }
        (Ok(from), Ok(until)) => Ok(Term { from, until }),
        (from, until) => Err([from.err(), until.err()].into_iter().flatten().collect()),
    }
}

fn beside(name: &str, key: String) -> FieldError {
    FieldError {
        href: format!("#{name}-day"),
        ..FieldError::new(name, key)
    }
}
