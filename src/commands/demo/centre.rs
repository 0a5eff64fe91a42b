//! The third-party reporting centre of a demonstration: accredited, with its key vouched for and one of its two people trained.

use jiff::civil::time;

use super::people::Made;
use crate::accounts::{Enrolment, Role};
use crate::centres::{self, Details, Learned, Opening, Term};
use crate::commands::CommandFault;
use crate::db::{Connection, DbFault, Moment, PersonId, TeamId, TrainingId};
use crate::directory;
use crate::vault::Chance;

/// The slug of its team.
pub const CENTRE: &str = "example-street-advice-centre";
const NAME: &str = "Example Street Advice";
/// The slug of the force that vouches for it.
const FORCE: &str = "greater-manchester";

/// The centre with who vouches for it; not in the database yet.
pub struct Centre {
    team: TeamId,
    force: TeamId,
    epoch: i32,
    worker: PersonId,
    manager: PersonId,
}

/// Adds its team.
pub fn add(
    connection: &mut Connection,
    now: Moment,
    chance: &mut Chance,
) -> Result<(String, TeamId), DbFault> {
    let team = directory::add_centre(connection, NAME, "desk@advice.example", now, chance)?;
    Ok((team.slug, team.id))
}

/// Lets the force sign its key.
pub fn vouch(teams: &mut [Made], people: &[(Role, Enrolment)]) -> Result<Centre, CommandFault> {
    let missing = |slug: &str| CommandFault::NoTeam(slug.to_owned());
    teams.sort_by_key(|team| ![FORCE, CENTRE].contains(&team.slug.as_str()));
    let [one, other, ..] = teams else {
        return Err(missing(CENTRE));
    };
    let (force, centre) = match one.slug == FORCE {
        true => (one, other),
        false => (other, one),
    };
    let who = |wanted: Role| {
        let mut people = people.iter();
        people
            .find(|(role, _)| *role == wanted)
            .map(|(_, person)| person.id)
            .ok_or_else(|| missing(CENTRE))
    };
    Ok(Centre {
        epoch: force.key.vouch_for(&mut centre.key),
        team: centre.id,
        force: force.id,
        worker: who(Role::Worker)?,
        manager: who(Role::Manager)?,
    })
}

impl Centre {
    /// Keeps who vouches for it, what it says of itself and who is trained.
    pub fn keep(
        &self,
        connection: &mut Connection,
        now: Moment,
        chance: &mut Chance,
    ) -> Result<(), DbFault> {
        let today = now.in_london().date();
        let in_a_year = today.saturating_add(jiff::Span::new().years(1));
        let term = Term {
            from: today,
            until: in_a_year,
        };
        centres::register(connection, self.team, self.force, term, self.manager, now)?;
        centres::set_voucher_epoch(connection, self.team, self.epoch)?;
        centres::describe(connection, self.team, &details(), self.manager, now)?;
        let learned = Learned {
            person: self.worker,
            course: "Helping people report".into(),
            done_on: today,
            valid_until: in_a_year,
        };
        let id = TrainingId::new(now, chance);
        centres::record_training(connection, id, self.team, &learned, self.manager, now)
    }
}

fn details() -> Details {
    let weekday = Some((time(9, 30, 0, 0), time(16, 30, 0, 0)));
    Details {
        address: "2 Example Street\nManchester".into(),
        postcode: "M1 1AE".into(),
        phone: String::new(),
        opening: Opening::of([weekday, weekday, weekday, weekday, weekday, None, None]),
        languages: "English, Polish, Urdu".into(),
        access: vec!["step-free".into(), "quiet-room".into()],
        strands: Vec::new(),
    }
}
