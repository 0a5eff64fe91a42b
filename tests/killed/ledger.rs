//! What the database must hold after every kill, read with an officer's own key.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;

use diesel::prelude::*;
use heard::accounts::{epochs, wraps_of};
use heard::audit::{self, Chain};
use heard::clock::Clock;
use heard::commands::{ACCOUNTS, DEMO_PASSWORD, told_reports};
use heard::db::schema::{outbox, people, report_key_wraps, reports, sealed_parts};
use heard::db::{Connection, Db, DbFault, PartId, PersonId, ReportId, TeamId};
use heard::portal::{Kind, Parts, Portal};
use heard::post::{Transport, send_due};
use heard::reporting::part_name;
use heard::routing::Postcodes;
use heard::vault::{
    Holder, Kdf, KeyFolder, OpeningKey, Password, Pepper, ReportKey, TeamHolder, TeamSecret, Wrap,
};
use heard::web::gate::Peers;
use rocket::tokio::runtime::Runtime;

use super::reporter::Reporter;
use crate::support::server::Installation;

/// Longer than a sender that was killed holds its letters.
const LEASES_ARE_OVER: std::time::Duration = std::time::Duration::from_secs(600);

/// The key of a team, opened with the password of one of its officers.
pub struct TeamKey {
    pepper: Pepper,
    team: TeamId,
    epoch: i32,
    key: OpeningKey,
}

/// The database of an installation, open beside the server that uses it.
pub struct Ledger<'i> {
    installation: &'i Installation,
    runtime: Runtime,
    db: Db,
}

/// A report as it is kept.
struct Kept {
    id: ReportId,
    team: TeamId,
    commitment: Vec<u8>,
    wrap: Wrap,
    parts: Vec<(PartId, String, Vec<u8>)>,
}

impl<'i> Ledger<'i> {
    /// Opens the database.
    pub fn open(installation: &'i Installation) -> Self {
        let db = Db::open(&installation.settings().database()).unwrap();
        Self {
            installation,
            runtime: Runtime::new().unwrap(),
            db,
        }
    }

    /// Opens the key of the team that all of these reports are for, as an officer of it does.
    pub fn team_key(&self) -> TeamKey {
        let keys = KeyFolder::open(&self.installation.settings().key_folder).unwrap();
        self.read(move |connection| team_key(connection, keys))
    }

    fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, DbFault> + Send + 'static,
    ) -> T {
        self.runtime.block_on(self.db.read(work)).unwrap()
    }

    /// How many reports there are.
    pub fn count_reports(&self) -> i64 {
        self.read(|connection| Ok(reports::table.count().get_result(connection)?))
    }

    /// Every reference that somebody was shown is one report in one queue, opens with the team's key to what that
    /// person wrote, and stands in a whole chain; and there is no other.
    pub fn assert_all_kept(&self, reporters: &[Reporter], key: &Arc<TeamKey>) {
        let shown: BTreeMap<String, String> = reporters
            .iter()
            .filter_map(|one| Some((one.reference.clone()?, one.words())))
            .collect();
        let told = reporters.iter().filter(|one| one.reference.is_some());
        assert_eq!(
            shown.len(),
            told.count(),
            "two people were shown one reference"
        );
        assert_eq!(
            self.count_reports(),
            i64::try_from(told_reports().len() + shown.len()).unwrap(),
            "a report was filed twice, or by nobody"
        );
        let key = Arc::clone(key);
        self.read(move |connection| {
            for (reference, words) in &shown {
                let report = kept(connection, reference)?;
                assert_eq!(report.team, key.team, "{reference} is in another queue");
                assert!(account(&report, &key).contains(words), "{reference}");
                let chain = Chain::Report(report.id);
                assert!(audit::is_whole(connection, chain)?, "{reference}");
                assert_eq!(audit::entries(connection, chain)?.len(), 1, "{reference}");
            }
            for team in heard::directory::all_teams(connection)? {
                assert!(audit::is_whole(connection, Chain::Team(team.id))?);
            }
            Ok(())
        });
    }

    /// When the leases of the killed senders are over, every letter leaves; to each person exactly one is due.
    pub fn assert_all_mail_leaves(&self, reporters: &[Reporter]) {
        let later = Clock::standing_at(Clock::system().now() + LEASES_ARE_OVER);
        let portal = Arc::new(self.portal(later));
        self.runtime.block_on(send_due(&portal)).unwrap();
        let letters: Vec<(String, String)> = self.read(|connection| {
            Ok(outbox::table
                .select((outbox::kind, outbox::state))
                .load(connection)?)
        });
        let written = self.written_letters();
        assert!(written.len() >= letters.len(), "a letter was not written");
        for (kind, state) in &letters {
            assert_eq!(state, "sent", "{kind}");
        }
        let addresses: Vec<&String> = written.values().collect();
        for reporter in reporters {
            let to_them = addresses.iter().filter(|to| **to == &reporter.address());
            assert_eq!(to_them.count(), 1, "letters to {}", reporter.address());
        }
        let log = fs::read_to_string(self.installation.log()).unwrap();
        assert!(!log.contains("ERROR"), "{log}");
    }

    fn portal(&self, clock: Clock) -> Portal {
        let settings = self.installation.settings();
        let parts = Parts {
            kind: Kind::Demo,
            db: self.db.clone(),
            clock,
            keys: KeyFolder::open(&settings.key_folder).unwrap(),
            postcodes: Postcodes::embedded(),
            peers: Peers::default(),
            transport: Transport::folder(settings.mail_folder()),
        };
        Portal::new(settings, parts)
    }

    /// The address of each letter that left, by its Message-ID.
    fn written_letters(&self) -> BTreeMap<String, String> {
        let files = fs::read_dir(self.installation.settings().mail_folder()).unwrap();
        files
            .map(|file| file.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "eml"))
            .map(|path| {
                let letter = fs::read_to_string(path).unwrap();
                let header = |name: &str| {
                    let line = letter.lines().find_map(|line| line.strip_prefix(name));
                    line.unwrap_or_else(|| panic!("no {name} in {letter}"))
                        .trim_matches(['<', '>'])
                        .to_owned()
                };
                (header("Message-ID: "), header("To: "))
            })
            .collect()
    }
}

/// The key of the first printed account's team, opened with that account's password.
fn team_key(connection: &mut Connection, keys: KeyFolder) -> Result<TeamKey, DbFault> {
    let account = &ACCOUNTS[0];
    let (person, kdf, sealed_seed): (PersonId, String, Vec<u8>) = people::table
        .filter(people::email.eq(account.email))
        .select((people::id, people::kdf, people::sealed_seed))
        .first(connection)?;
    let seed = Password::typed(DEMO_PASSWORD)
        .unwrap()
        .unlock(&Kdf::parse(&kdf).unwrap(), &keys.pepper)
        .open_seed(&sealed_seed, person.uuid(), false)
        .unwrap();
    let team = heard::directory::team_by_slug(connection, account.team)?.unwrap();
    let epochs = epochs(connection, team.id)?;
    let [(held, wrap)] = &wraps_of(connection, team.id, person)?[..] else {
        panic!("the officer holds one key of the team");
    };
    let epoch = epochs.iter().find(|epoch| epoch.epoch == *held).unwrap();
    let holder = TeamHolder::Person(person.uuid());
    let secret = TeamSecret::open_wrap(wrap, &seed.opening_key(), epoch, holder).unwrap();
    Ok(TeamKey {
        team: team.id,
        epoch: *held,
        key: secret.opening_key(),
        pepper: keys.pepper,
    })
}

/// The one report called `reference`.
fn kept(connection: &mut Connection, reference: &str) -> Result<Kept, DbFault> {
    let found: Vec<(ReportId, TeamId, Vec<u8>)> = reports::table
        .filter(reports::reference.eq(reference))
        .select((reports::id, reports::team_id, reports::commitment))
        .load(connection)?;
    let [(id, team, commitment)] = &found[..] else {
        panic!("{reference} is {} reports", found.len());
    };
    let (suite, encapsulated, ciphertext): (i32, Vec<u8>, Vec<u8>) = report_key_wraps::table
        .filter(report_key_wraps::report_id.eq(*id))
        .filter(report_key_wraps::holder_kind.eq("team"))
        .select((
            report_key_wraps::suite,
            report_key_wraps::encapsulated,
            report_key_wraps::ciphertext,
        ))
        .first(connection)?;
    Ok(Kept {
        id: *id,
        team: *team,
        commitment: commitment.clone(),
        wrap: Wrap {
            suite: u8::try_from(suite).unwrap(),
            encapsulated,
            ciphertext,
        },
        parts: sealed_parts::table
            .filter(sealed_parts::report_id.eq(*id))
            .select((sealed_parts::id, sealed_parts::part, sealed_parts::sealed))
            .load(connection)?,
    })
}

/// Opens every part of a report and gives the account.
fn account(report: &Kept, team: &TeamKey) -> String {
    let id = report.id.uuid();
    let holder = Holder::Team {
        team: team.team.uuid(),
        epoch: team.epoch,
    };
    let key = ReportKey::open_wrap(
        &report.wrap,
        &team.key,
        id,
        holder,
        &report.commitment,
        &team.pepper,
    )
    .unwrap();
    let parts: BTreeMap<&str, String> = report
        .parts
        .iter()
        .map(|(row, part, sealed)| {
            let plain = key.open(&part_name(report.id, part, *row), sealed).unwrap();
            (part.as_str(), String::from_utf8(plain.to_vec()).unwrap())
        })
        .collect();
    let whole = BTreeSet::from(["account", "contact", "people", "routing"]);
    assert_eq!(parts.keys().copied().collect::<BTreeSet<_>>(), whole);
    parts["account"].clone()
}
