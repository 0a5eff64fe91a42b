//! The teams and people of a demonstration: every force has joined and has a real key.

use super::centre::{self, CENTRE};
use crate::accounts::{Enrolment, FirstKey, Joining, Role, enrol, join};
use crate::clock::Clock;
use crate::commands::CommandFault;
use crate::db::{Connection, Db, DbFault, Moment, TeamId};
use crate::directory::{self, Directory, ForceKind, NATIONAL_DESK, NewTeam, standards_team};
use crate::vault::{Chance, InstallationKey, KeyFolder, Password};

/// The password of every account of a demonstration.
pub const DEMO_PASSWORD: &str = "lantern over the harbour wall";

/// An account of a demonstration.
pub struct Account {
    /// The address to sign in with.
    pub email: &'static str,
    /// The person's name.
    pub name: &'static str,
    /// The slug of their team.
    pub team: &'static str,
    /// Their role in it.
    pub role: Role,
    /// Who they are, for the terminal.
    pub says: &'static str,
}

/// The accounts that are printed.
pub const ACCOUNTS: [Account; 7] = [
    Account {
        email: "officer@gmp.example",
        name: "Asha Patel",
        team: "greater-manchester",
        role: Role::Officer,
        says: "an officer of Greater Manchester Police",
    },
    Account {
        email: "lead@gmp.example",
        name: "Tom Reid",
        team: "greater-manchester",
        role: Role::Steward,
        says: "the steward of Greater Manchester Police, who looks after its people",
    },
    Account {
        email: "standards@gmp.example",
        name: "Grace Mensah",
        team: "greater-manchester-standards",
        role: Role::Officer,
        says: "an officer of its professional standards team, who reads reports about the police",
    },
    Account {
        email: "desk@desk.example",
        name: "Morgan Lee",
        team: NATIONAL_DESK,
        role: Role::Officer,
        says: "the national desk",
    },
    Account {
        email: "officer@btp.example",
        name: "Ffion Davies",
        team: "btp",
        role: Role::Officer,
        says: "an officer of British Transport Police",
    },
    Account {
        email: "worker@advice.example",
        name: "Sana Malik",
        team: CENTRE,
        role: Role::Worker,
        says: "somebody who helps people report, at a centre",
    },
    Account {
        email: "manager@advice.example",
        name: "Noor Haddad",
        team: CENTRE,
        role: Role::Manager,
        says: "the manager of that centre",
    },
];

/// The one who holds a key of every team, and looks after its people.
pub(super) const SUPERVISOR: (&str, &str) = ("supervisor@demo.example", "Sam Okoro");

/// A team with its key, made but not kept yet.
pub(super) struct Made {
    pub(super) slug: String,
    pub(super) id: TeamId,
    pub(super) key: FirstKey,
}

/// Adds all teams and people, with real keys.
pub(super) async fn add_all(
    db: &Db,
    keys: &KeyFolder,
    signing_key: &InstallationKey,
    clock: &Clock,
    mut chance: Chance,
) -> Result<(), CommandFault> {
    let now = clock.now();
    let mut teams = add_teams(db, keys, now).await?;
    let desk = teams
        .iter()
        .find(|team| team.slug == NATIONAL_DESK)
        .map(|team| team.id);
    let desk = desk.ok_or_else(|| CommandFault::NoTeam(NATIONAL_DESK.into()))?;
    let supervisor = person(keys, SUPERVISOR, desk, Role::Steward, now, &mut chance)?;
    let mut people = Vec::new();
    for account in &ACCOUNTS {
        let team = teams
            .iter_mut()
            .find(|team| team.slug == account.team)
            .ok_or_else(|| CommandFault::NoTeam(account.team.into()))?;
        let who = (account.email, account.name);
        let person = person(keys, who, team.id, account.role, now, &mut chance)?;
        team.key.give(person.id, &person.sealing_key, &mut chance)?;
        people.push((account.role, person));
    }
    for team in teams.iter_mut().filter(|team| team.slug != CENTRE) {
        team.key
            .give(supervisor.id, &supervisor.sealing_key, &mut chance)?;
        team.key.confirm(signing_key);
    }
    let centre = centre::vouch(&mut teams, &people)?;
    db.write("add people of the demonstration", move |connection| {
        // First, so that no steward makes a key of their own.
        for team in &teams {
            team.key.keep(connection, now)?;
        }
        enrol(connection, &supervisor, now)?;
        let of_the_police = teams.iter().filter(|team| team.slug != CENTRE);
        for team in of_the_police.filter(|team| team.id != desk) {
            join(connection, supervisor.id, team.id, Role::Steward)?;
        }
        people
            .iter()
            .try_for_each(|(_, person)| enrol(connection, person, now))?;
        centre.keep(connection, now, &mut chance)
    })
    .await?;
    Ok(())
}

async fn add_teams(db: &Db, keys: &KeyFolder, now: Moment) -> Result<Vec<Made>, CommandFault> {
    let escrow = keys.escrow;
    let mut chance = Chance::system();
    let made = db
        .write("add teams of the demonstration", move |connection| {
            let today = now.in_london().date();
            let directory = Directory::embedded();
            let forces = directory
                .forces(today)
                .filter(|force| force.kind != ForceKind::Site);
            let mut teams = vec![(NATIONAL_DESK.to_owned(), "National desk".to_owned())];
            teams.extend(forces.map(|force| (force.slug.clone(), force.name.clone())));
            let mut made = vec![vec![centre::add(connection, now, &mut chance)?]];
            for (slug, name) in teams {
                made.push(add_teams_of(connection, slug, &name, now, &mut chance)?);
            }
            Ok(made)
        })
        .await?;
    let mut chance = Chance::system();
    made.into_iter()
        .flatten()
        .map(|(slug, id)| {
            Ok(Made {
                slug,
                id,
                key: FirstKey::make(id, &escrow, &mut chance)?,
            })
        })
        .collect()
}

/// The main team of an organisation, and the one that reads reports about the police.
fn add_teams_of(
    connection: &mut Connection,
    slug: String,
    name: &str,
    now: Moment,
    chance: &mut Chance,
) -> Result<Vec<(String, TeamId)>, DbFault> {
    let is_desk = slug == NATIONAL_DESK;
    let team = NewTeam {
        slug: &slug,
        name,
        joined_on: (!is_desk).then(|| now.in_london().date()),
        bell_address: Some(&format!("queue@{slug}.example")),
        night_address: Some(&format!("night@{slug}.example")),
        reading_hours: if is_desk {
            "every-day 00:00-23:59"
        } else {
            "weekdays 08:00-18:00"
        },
    };
    let main = directory::add_team(connection, &team, now, chance)?;
    let standards = standards_team(&slug);
    let beside = NewTeam {
        name: &format!("{name}, professional standards"),
        bell_address: Some(&format!("queue@{standards}.example")),
        night_address: Some(&format!("night@{standards}.example")),
        ..team
    };
    let made = directory::add_standards_team(connection, &beside, now, chance)?;
    let made = made.map(|id| (standards, id));
    Ok([(slug.clone(), main)].into_iter().chain(made).collect())
}

fn person(
    keys: &KeyFolder,
    (email, name): (&str, &str),
    team: TeamId,
    role: Role,
    now: Moment,
    chance: &mut Chance,
) -> Result<Enrolment, CommandFault> {
    let password = Password::choose(DEMO_PASSWORD, &[])
        .map_err(|fault| CommandFault::Word(fault.to_string()))?;
    let joining = Joining {
        known: None,
        email,
        name,
        team,
        role,
    };
    Ok(Enrolment::prepare(
        &joining, &password, None, keys, now, chance,
    )?)
}
