//! The guard of every staff page: who is signed in, and to which teams they belong.

use std::time::Duration;

use rocket::outcome::Outcome;
use rocket::request::{self, FromRequest};
use rocket::{Request, async_trait};

use super::people::{self, Member, Session};
use super::permissions::Action;
use crate::db::{DbFault, Moment, PersonId, TeamId};
use crate::directory::NATIONAL_DESK;
use crate::portal::Portal;
use crate::vault::{BrowserToken, Seed, SessionStage};
use crate::web::{Problem, Visit, refuse};

/// A session ends by itself when it was not used for so long.
pub const IDLE: Duration = Duration::from_secs(3_600);
/// A session ends by itself after a long shift, used or not.
pub const WHOLE_SHIFT: Duration = Duration::from_secs(12 * 3_600);
/// Use is noted at most so often: reading a page should not cost a write.
const NOTED: Duration = Duration::from_secs(60);

/// A member of staff who is signed in with both factors.
pub struct Staff {
    /// Their key.
    pub person: PersonId,
    /// Their name on pages.
    pub name: String,
    /// The teams they belong to.
    pub teams: Vec<Member>,
    /// What opens their wraps of team secrets.
    pub seed: Seed,
}

impl Staff {
    /// The person's place in `team`, if they have one and it allows `action`.
    ///
    /// # Errors
    /// [`Problem::NotFound`]: another team's things answer exactly as things that do not exist.
    pub fn in_team(&self, team: TeamId, action: Action) -> Result<&Member, Problem> {
        self.teams
            .iter()
            .find(|member| member.team == team && member.role.may(action))
            .ok_or(Problem::NotFound)
    }

    /// The person's place in the team called `slug`, or in the first of theirs where none is named, if it allows `action`.
    ///
    /// # Errors
    /// [`Problem::NotFound`], as above.
    pub fn place(&self, slug: Option<&str>, action: Action) -> Result<&Member, Problem> {
        let mut allowed = self.teams.iter().filter(|member| member.role.may(action));
        allowed
            .find(|member| slug.is_none_or(|slug| member.slug == slug))
            .ok_or(Problem::NotFound)
    }

    /// The person's place at the national desk, if they have one and it allows `action`.
    ///
    /// # Errors
    /// [`Problem::NotFound`], as above.
    pub fn at_desk(&self, action: Action) -> Result<&Member, Problem> {
        self.place(Some(NATIONAL_DESK), action)
    }

    /// What the layout shows of who is signed in.
    pub fn shown_in(&self, visit: &Visit<'_>, member: &Member) -> minijinja::Value {
        let team = visit.team_title(&member.slug, &member.name);
        minijinja::context! { name => self.name, team }
    }
}

/// Who holds the session of this browser, at which stage of signing in.
pub struct Holder {
    /// Their key.
    pub person: PersonId,
    /// Whether the second factor was given too.
    pub is_whole: bool,
    /// Their seed.
    pub seed: Seed,
}

/// Opens the session of the browser that holds `token`.
///
/// # Errors
/// The database's fault. A session that was tampered with counts as none.
pub async fn holder(portal: &Portal, token: &BrowserToken) -> Result<Option<Holder>, DbFault> {
    let (id, now) = (token.session_id(), portal.clock.now());
    let found = portal
        .db
        .read(move |connection| people::session(connection, &id, now, now - IDLE))
        .await?;
    let Some((session, seen_at)) = found else {
        return Ok(None);
    };
    if now - NOTED > seen_at {
        note_use(portal, id, now).await?;
    }
    let Session {
        person,
        is_whole,
        sealed_seed,
    } = session;
    Ok(token
        .open_seed(
            &sealed_seed,
            &SessionStage {
                person: person.uuid(),
                is_whole,
            },
        )
        .ok()
        .map(|seed| Holder {
            person,
            is_whole,
            seed,
        }))
}

async fn note_use(portal: &Portal, id: [u8; 32], now: Moment) -> Result<(), DbFault> {
    portal
        .db
        .write("note use of session", move |connection| {
            people::touch_session(connection, &id, now)
        })
        .await
}

async fn signed_in(request: &Request<'_>) -> Result<Staff, Problem> {
    let visit = Visit::of(request);
    let token = visit.token().ok_or(Problem::NotFound)?;
    let holder = holder(visit.portal, token)
        .await?
        .ok_or(Problem::NotFound)?;
    if !holder.is_whole {
        return Err(Problem::NotFound);
    }
    let key = holder.person;
    let (person, teams) = visit
        .portal
        .db
        .read(move |connection| {
            Ok((
                people::by_id(connection, key)?,
                people::teams_of(connection, key)?,
            ))
        })
        .await?;
    let person = person.ok_or(Problem::NotFound)?;
    Ok(Staff {
        person: key,
        name: person.name,
        teams,
        seed: holder.seed,
    })
}

#[async_trait]
impl<'r> FromRequest<'r> for Staff {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, ()> {
        match signed_in(request).await {
            Ok(staff) => Outcome::Success(staff),
            Err(problem) => refuse(request, problem),
        }
    }
}
