//! A team's key, opened as an officer of the team does, and what it opens.

use std::collections::BTreeMap;

use diesel::prelude::*;
use heard::accounts::{epochs, wraps_of};
use heard::db::schema::{people, report_key_wraps, reports, sealed_parts};
use heard::db::{Connection, DbFault, PartId, PersonId, ReportId, TeamId};
use heard::reporting::part_name;
use heard::vault::{
    Holder, Kdf, KeyFolder, OpeningKey, Password, Pepper, ReportKey, TeamHolder, TeamSecret, Wrap,
};

/// The key of a team, opened with the password of one of its officers.
pub struct TeamKey {
    pepper: Pepper,
    team: TeamId,
    epoch: i32,
    key: OpeningKey,
}

/// A report as it is kept.
struct Kept {
    id: ReportId,
    commitment: Vec<u8>,
    wrap: Wrap,
    parts: Vec<(PartId, String, Vec<u8>)>,
}

impl TeamKey {
    /// The key of the team called `slug`, of which the officer with this address and password holds one.
    ///
    /// # Errors
    /// The engine's fault.
    pub fn of(
        connection: &mut Connection,
        slug: &str,
        email: &str,
        password: &str,
        keys: KeyFolder,
    ) -> Result<Self, DbFault> {
        let (person, kdf, sealed_seed): (PersonId, String, Vec<u8>) = people::table
            .filter(people::email.eq(email))
            .select((people::id, people::kdf, people::sealed_seed))
            .first(connection)?;
        let seed = Password::typed(password)
            .unwrap()
            .unlock(&Kdf::parse(&kdf).unwrap(), &keys.pepper)
            .open_seed(&sealed_seed, person.uuid(), false)
            .unwrap();
        let team = heard::directory::team_by_slug(connection, slug)?.unwrap();
        let epochs = epochs(connection, team.id)?;
        let [(held, wrap)] = &wraps_of(connection, team.id, person)?[..] else {
            panic!("the officer holds one key of the team");
        };
        let epoch = epochs.iter().find(|epoch| epoch.epoch == *held).unwrap();
        let holder = TeamHolder::Person(person.uuid());
        let secret = TeamSecret::open_wrap(wrap, &seed.opening_key(), epoch, holder).unwrap();
        Ok(Self {
            team: team.id,
            epoch: *held,
            key: secret.opening_key(),
            pepper: keys.pepper,
        })
    }

    /// The report called `reference` and its account, if it is in this team's queue and all of its parts open.
    ///
    /// # Errors
    /// The engine's fault.
    pub fn account(
        &self,
        connection: &mut Connection,
        reference: &str,
    ) -> Result<Option<(ReportId, String)>, DbFault> {
        let Some(report) = self.kept(connection, reference)? else {
            return Ok(None);
        };
        Ok(self.open(&report).map(|account| (report.id, account)))
    }

    fn kept(&self, connection: &mut Connection, reference: &str) -> Result<Option<Kept>, DbFault> {
        let found: Option<(ReportId, Vec<u8>)> = reports::table
            .filter(reports::reference.eq(reference))
            .filter(reports::team_id.eq(self.team))
            .select((reports::id, reports::commitment))
            .first(connection)
            .optional()?;
        let Some((id, commitment)) = found else {
            return Ok(None);
        };
        let (suite, encapsulated, ciphertext): (i32, Vec<u8>, Vec<u8>) = report_key_wraps::table
            .filter(report_key_wraps::report_id.eq(id))
            .filter(report_key_wraps::holder_kind.eq("team"))
            .select((
                report_key_wraps::suite,
                report_key_wraps::encapsulated,
                report_key_wraps::ciphertext,
            ))
            .first(connection)?;
        Ok(Some(Kept {
            id,
            commitment,
            wrap: Wrap {
                suite: u8::try_from(suite).unwrap(),
                encapsulated,
                ciphertext,
            },
            parts: sealed_parts::table
                .filter(sealed_parts::report_id.eq(id))
                .select((sealed_parts::id, sealed_parts::part, sealed_parts::sealed))
                .load(connection)?,
        }))
    }

    /// Opens every part of a report and gives the account; nothing where one is missing or does not open.
    fn open(&self, report: &Kept) -> Option<String> {
        let id = report.id.uuid();
        let holder = Holder::Team {
            team: self.team.uuid(),
            epoch: self.epoch,
        };
        let (wrap, commitment) = (&report.wrap, &report.commitment);
        let key = ReportKey::open_wrap(wrap, &self.key, id, holder, commitment, &self.pepper);
        let key = key.ok()?;
        let mut parts = BTreeMap::new();
        for (row, part, sealed) in &report.parts {
            let plain = key.open(&part_name(report.id, part, *row), sealed).ok()?;
            parts.insert(part.as_str(), String::from_utf8(plain.to_vec()).ok()?);
        }
        let is_whole = parts
            .keys()
            .eq(&["account", "contact", "people", "routing"]);
        parts.remove("account").filter(|_| is_whole)
    }
}
