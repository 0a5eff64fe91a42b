//! Who can open what: by really unwrapping, with the passwords, shares and codes that people have and all that they ever held.

use std::collections::BTreeMap;

use diesel::prelude::*;
use heard::accounts::{epochs, escrow_wraps, wraps_of};
use heard::db::schema::{people, report_key_wraps, reports, sealed_parts};
use heard::db::{Connection, DbFault, PartId, PersonId, ReportId, TeamId};
use heard::directory::team_by_slug;
use heard::messages::{self, Kept};
use heard::reporting::{PARTS, part_name};
use heard::vault::{
    AccessCode, Holder, Kdf, OpeningKey, Password, Pepper, ReportKey, Seed, TeamEpoch, TeamHolder,
    TeamSecret, Wrap,
};

use super::standing::TEAMS;
use crate::support::PASSWORD;

/// All that is sealed in the database of today.
pub struct Dump {
    teams: Vec<Team>,
    reports: BTreeMap<String, Report>,
}

struct Team {
    epochs: Vec<TeamEpoch>,
    by_escrow: Vec<(i32, Wrap)>,
    by_person: BTreeMap<String, (PersonId, Vec<(i32, Wrap)>)>,
}

struct Report {
    id: ReportId,
    commitment: Vec<u8>,
    code_salt: Vec<u8>,
    wraps: Vec<(Holder, Wrap)>,
    parts: Vec<(PartId, String, Vec<u8>)>,
    messages: Vec<Kept>,
}

impl Dump {
    /// Reads all of it; `emails` are those of everybody who ever had an account.
    pub fn read(connection: &mut Connection, emails: &[String]) -> Result<Self, DbFault> {
        let teams = TEAMS
            .iter()
            .map(|slug| Team::read(connection, slug, emails));
        let teams = teams.collect::<Result<_, _>>()?;
        let rows: Vec<(String, ReportId, Vec<u8>, Vec<u8>)> = reports::table
            .select((
                reports::reference,
                reports::id,
                reports::commitment,
                reports::code_salt,
            ))
            .load(connection)?;
        let mut reports = BTreeMap::new();
        for (reference, id, commitment, code_salt) in rows {
            let report = Report {
                id,
                commitment,
                code_salt,
                wraps: report_wraps(connection, id)?,
                parts: sealed_parts::table
                    .filter(sealed_parts::report_id.eq(id))
                    .select((sealed_parts::id, sealed_parts::part, sealed_parts::sealed))
                    .load(connection)?,
                messages: messages::of_report(connection, id, messages::Reader::Team)?,
            };
            reports.insert(reference, report);
        }
        Ok(Self { teams, reports })
    }
}

impl Team {
    fn read(connection: &mut Connection, slug: &str, emails: &[String]) -> Result<Self, DbFault> {
        let team = team_by_slug(connection, slug)?.unwrap().id;
        let mut by_person = BTreeMap::new();
        for email in emails {
            let person = people::table.filter(people::email.eq(email));
            let person: PersonId = person.select(people::id).first(connection)?;
            let wraps = wraps_of(connection, team, person)?;
            by_person.insert(email.clone(), (person, wraps));
        }
        Ok(Self {
            epochs: epochs(connection, team)?,
            by_escrow: escrow_wraps(connection, team)?,
            by_person,
        })
    }
}

type WrapRow = (String, TeamId, i32, i32, Vec<u8>, Vec<u8>);

fn report_wraps(
    connection: &mut Connection,
    report: ReportId,
) -> Result<Vec<(Holder, Wrap)>, DbFault> {
    let rows: Vec<WrapRow> = report_key_wraps::table
        .filter(report_key_wraps::report_id.eq(report))
        .select((
            report_key_wraps::holder_kind,
            report_key_wraps::holder_id,
            report_key_wraps::epoch,
            report_key_wraps::suite,
            report_key_wraps::encapsulated,
            report_key_wraps::ciphertext,
        ))
        .load(connection)?;
    let wrap = |(kind, team, epoch, suite, encapsulated, ciphertext): WrapRow| {
        let team = team.uuid();
        let holder = match kind.as_str() {
            "team" => Holder::Team { team, epoch },
            "reporter" => Holder::Reporter,
            _ => Holder::Escrow,
        };
        (holder, Wrap::from_row(suite, encapsulated, ciphertext))
    };
    Ok(rows.into_iter().map(wrap).collect())
}

/// Every secret that somebody ever had in their hands. Nobody gives back what they once knew.
#[derive(Default)]
pub struct Ring {
    seeds: Vec<Seed>,
    secrets: BTreeMap<(usize, i32), TeamSecret>,
}

impl Ring {
    /// Opens the seed in the person's row with their password, as it is now.
    pub fn learn_seed(
        &mut self,
        connection: &mut Connection,
        email: &str,
        pepper: &Pepper,
    ) -> Result<(), DbFault> {
        let (id, kdf, sealed, totp): (PersonId, String, Vec<u8>, Option<Vec<u8>>) = people::table
            .filter(people::email.eq(email))
            .select((
                people::id,
                people::kdf,
                people::sealed_seed,
                people::sealed_totp,
            ))
            .first(connection)?;
        let password = Password::typed(PASSWORD).unwrap();
        let unlocked = password.unlock(&Kdf::parse(&kdf).unwrap(), pepper);
        let seed = unlocked.open_seed(&sealed, id.uuid(), totp.is_some());
        self.seeds.push(seed.expect("the password opens the seed"));
        Ok(())
    }

    /// Opens each wrap of a team's secret that is there for the person now, with each seed that they ever had.
    pub fn learn(&mut self, dump: &Dump, email: &str) {
        for (place, team) in dump.teams.iter().enumerate() {
            let (person, wraps) = &team.by_person[email];
            let holder = TeamHolder::Person(person.uuid());
            for (epoch, wrap) in wraps {
                let row = team.epochs.iter().find(|row| row.epoch == *epoch).unwrap();
                let open = |seed: &Seed| {
                    TeamSecret::open_wrap(wrap, &seed.opening_key(), row, holder).ok()
                };
                if let Some(secret) = self.seeds.iter().find_map(open) {
                    self.secrets.insert((place, *epoch), secret);
                }
            }
        }
    }

    /// Everything that the printed shares open.
    pub fn of_escrow(dump: &Dump, escrow: &OpeningKey) -> Self {
        let mut ring = Self::default();
        for (place, team) in dump.teams.iter().enumerate() {
            for row in &team.epochs {
                let wrap = team.by_escrow.iter().find(|(epoch, _)| *epoch == row.epoch);
                let (_, wrap) = wrap.expect("escrow has a wrap of every secret");
                let secret = TeamSecret::open_wrap(wrap, escrow, row, TeamHolder::Escrow);
                ring.secrets
                    .insert((place, row.epoch), secret.expect("it opens"));
            }
        }
        ring
    }

    /// The key of the report called `reference`, if anything on the ring opens a wrap of it that is there now.
    pub fn opens(&self, dump: &Dump, reference: &str, pepper: &Pepper) -> Option<ReportKey> {
        let report = &dump.reports[reference];
        report.wraps.iter().find_map(|(holder, wrap)| {
            let is_holder = |team: &Team| team.epochs[0].team == holder.id();
            let team = dump.teams.iter().position(is_holder)?;
            let secret = self.secrets.get(&(team, holder.epoch()))?;
            report.key(&secret.opening_key(), *holder, wrap, pepper)
        })
    }
}

impl Dump {
    /// The key of the report by escrow's own wrap of it.
    pub fn by_escrow_alone(
        &self,
        reference: &str,
        escrow: &OpeningKey,
        pepper: &Pepper,
    ) -> Option<ReportKey> {
        let report = &self.reports[reference];
        let own = |(holder, _): &&(Holder, Wrap)| *holder == Holder::Escrow;
        let (holder, wrap) = report.wraps.iter().find(own)?;
        report.key(escrow, *holder, wrap, pepper)
    }

    /// The key of the report by its reporter's code.
    pub fn by_code(&self, reference: &str, code: &str, pepper: &Pepper) -> Option<ReportKey> {
        let report = &self.reports[reference];
        let with = AccessCode::parse(code)?.opening_key(&report.code_salt, pepper);
        let own = |(holder, _): &&(Holder, Wrap)| *holder == Holder::Reporter;
        let (holder, wrap) = report.wraps.iter().find(own)?;
        report.key(&with, *holder, wrap, pepper)
    }

    /// Every part and every message of the report in one text; none where anything does not open.
    pub fn text(&self, reference: &str, key: &ReportKey) -> Option<String> {
        let report = &self.reports[reference];
        let mut text = String::new();
        for name in PARTS {
            let (row, part, sealed) = report.parts.iter().find(|(_, part, _)| part == name)?;
            let plain = key.open(&part_name(report.id, part, *row), sealed).ok()?;
            text.push_str(std::str::from_utf8(&plain).ok()?);
        }
        for message in &report.messages {
            text.push_str(&message.open(report.id, key).ok()?.words);
        }
        Some(text)
    }
}

impl Report {
    fn key(
        &self,
        with: &OpeningKey,
        holder: Holder,
        wrap: &Wrap,
        pepper: &Pepper,
    ) -> Option<ReportKey> {
        let id = self.id.uuid();
        ReportKey::open_wrap(wrap, with, id, holder, &self.commitment, pepper).ok()
    }
}
