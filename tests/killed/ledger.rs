//! What the database must hold after every kill, read with an officer's own key.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use diesel::prelude::*;
use heard::audit::{self, Chain};
use heard::clock::Clock;
use heard::commands::{ACCOUNTS, DEMO_PASSWORD, told_reports};
use heard::db::schema::{outbox, reports};
use heard::db::{Connection, Db, DbFault};
use heard::evidence::Store;
use heard::portal::{Kind, Parts, Portal};
use heard::post::{Transport, send_due};
use heard::routing::Postcodes;
use heard::vault::KeyFolder;
use heard::web::gate::Peers;
use rocket::tokio::runtime::Runtime;

use super::reporter::Reporter;
use crate::support::server::Installation;
use crate::support::team_key::TeamKey;

/// Longer than a sender that was killed holds its letters.
const LEASES_ARE_OVER: std::time::Duration = std::time::Duration::from_secs(600);

/// The database of an installation, open beside the server that uses it.
pub struct Ledger<'i> {
    installation: &'i Installation,
    runtime: Runtime,
    db: Db,
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
        let account = &ACCOUNTS[0];
        self.read(move |connection| {
            TeamKey::of(connection, account.team, account.email, DEMO_PASSWORD, keys)
        })
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
                let (report, account) = key
                    .account(connection, reference)?
                    .unwrap_or_else(|| panic!("{reference} is not one report of that queue"));
                assert!(account.contains(words), "{reference}");
                let chain = Chain::Report(report);
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
            scanner: None,
            store: Store::open(&settings).unwrap(),
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
