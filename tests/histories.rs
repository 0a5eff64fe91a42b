//! Random histories of a small installation: people join, leave and lose their passwords, reports come and move between teams, two
//! act at once, escrow helps. After each step every report has one owner who can open it whole, and nobody else can, whatever
//! they once held.

mod opening;
mod plan;
mod standing;
mod town;

use std::collections::BTreeSet;
use std::time::Duration;

use heard::vault::{EscrowShare, OpeningKey, Pepper, combine_escrow};
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use rocket::http::Status;
use rocket::tokio::runtime::Handle;
use rocket::tokio::task::block_in_place;

use crate::support::World;
use heard::accounts::Role;
use opening::{Dump, Ring};
use plan::Step;
use standing::{Act, Place, Standing};
use town::{Came, Town};

/// What every history begins with: two reports, a second steward, and an officer who waits for the keys.
const BEGINNING: [Act; 7] = [
    Act::File {
        team: 1,
        is_urgent: false,
    },
    Act::Invite {
        by: 1,
        role: Role::Steward,
    },
    Act::Enrol { invitation: 0 },
    Act::Give { by: 1, to: 3 },
    Act::Invite {
        by: 1,
        role: Role::Officer,
    },
    Act::Enrol { invitation: 1 },
    Act::File {
        team: 2,
        is_urgent: true,
    },
];

/// A history as it is lived, and what its people could ever open.
struct History {
    town: Town,
    standing: Standing,
    rings: Vec<Ring>,
    /// Who could rightly open which report, once or now.
    ever: BTreeSet<(usize, usize)>,
    escrow: OpeningKey,
    steps: usize,
    /// What was done last.
    last: Vec<Act>,
}

impl History {
    async fn begin(world: World) -> Self {
        let shares = world
            .three()
            .map(|paper| EscrowShare::parse(paper).unwrap());
        let mut history = Self {
            escrow: combine_escrow(&shares).unwrap(),
            standing: Standing::at_first(),
            rings: Vec::new(),
            ever: BTreeSet::new(),
            town: Town::new(world).await,
            steps: 0,
            last: Vec::new(),
        };
        for who in 0..history.standing.people.len() {
            history.learns_seed(who).await;
        }
        for act in BEGINNING {
            history.one(act).await;
        }
        history.check("the beginning").await;
        history
    }

    fn pepper(&self) -> &Pepper {
        &self.town.world.portal.keys.pepper
    }

    async fn step(&mut self, step: Step) {
        // Two things that happened one after the other have two times.
        self.passes(Duration::from_secs(1)).await;
        match step {
            Step::Does(number) => self.one(plan::allowed(&self.standing, number)).await,
            Step::Tries(number) => self.one(plan::refused(&self.standing, number)).await,
            Step::AtOnce(number) => match plan::two_at_once(&self.standing, number) {
                Some((one, other)) => self.at_once(one, other).await,
                None => self.one(plan::allowed(&self.standing, number)).await,
            },
            Step::Waits(length) => self.waits(length).await,
        }
        self.steps += 1;
        let step = format!("{step:?}, {:?}", self.last);
        self.check(&step).await;
    }

    /// So long that all sessions end.
    async fn waits(&mut self, length: Duration) {
        self.passes(length).await;
        for browser in &mut self.town.browsers {
            browser.is_signed_in = false;
        }
    }

    async fn passes(&mut self, length: Duration) {
        self.town.world.clock.pass(length);
        heard::triage::time_out_offers(&self.town.world.portal)
            .await
            .unwrap();
        self.standing = self.standing.later(length);
    }

    /// Who acts signs in first, where their session has ended.
    async fn comes(&mut self, act: Act) {
        let Some(by) = act.by() else { return };
        if !self.town.browsers[by].is_signed_in {
            assert!(self.town.signs_in(&self.standing, by).await, "{act:?}");
        }
    }

    async fn one(&mut self, act: Act) {
        self.comes(act).await;
        let came = self.town.does(&self.standing, act).await;
        if let Came::Page(seen) = &came {
            assert!(seen.status.code < 500, "{act:?}: {}", seen.status);
            assert!(
                seen.location.is_some() || seen.html.contains("<h1"),
                "{act:?}: {}",
                seen.status
            );
        }
        let allowed = self.standing.allows(act);
        let is_done = came.is_done();
        assert!(
            is_done || !allowed,
            "{act:?} is refused: {:?}",
            self.standing
        );
        self.settles(self.standing.after(act), vec![(act, came, allowed)])
            .await;
        if !allowed && act.report().is_none() {
            assert!(!is_done, "{act:?} is said to be done");
        }
        assert_eq!(self.town.plain().await, self.standing.plain(), "{act:?}");
    }

    /// Two acts of which neither sees the other: it must end as if one had come after the other, or as if one had never been
    /// tried, and then its person is told.
    async fn at_once(&mut self, one: Act, other: Act) {
        self.comes(one).await;
        self.comes(other).await;
        let (town, before) = (&self.town, &self.standing);
        let (first, second) = town
            .world
            .at_once(town.does(before, one), town.does(before, other))
            .await;
        // Each with how it stood between the two.
        let mut ways = Vec::new();
        for (former, latter) in [(one, other), (other, one)] {
            let between = before.after(former);
            ways.push((between.after(latter), between));
        }
        for (act, is_told) in [(one, !second.is_done()), (other, !first.is_done())] {
            let alone = before.after(act);
            ways.extend(is_told.then(|| (alone.clone(), alone)));
        }
        let plain = town.plain().await;
        ways.retain(|(end, _)| end.plain() == plain);
        let Some((end, _)) = ways.first().cloned() else {
            let told = (first.is_done(), second.is_done());
            panic!("{one:?} and {other:?} {told:?}: {plain:?} after {before:?}");
        };
        for (_, between) in ways {
            self.note_who_could_open(&between);
        }
        let came = vec![(one, first, true), (other, second, true)];
        self.settles(end, came).await;
    }

    async fn settles(&mut self, standing: Standing, came: Vec<(Act, Came, bool)>) {
        self.standing = standing;
        self.last = came.iter().map(|(act, ..)| *act).collect();
        for (act, came, allowed) in came {
            let is_person = matches!(came, Came::Person(Some(_)));
            self.town.keeps(act, came, allowed);
            match act {
                Act::Renew { who } if is_person => self.learns_seed(who).await,
                Act::Enrol { .. } if is_person => self.learns_seed(self.rings.len()).await,
                _ => {}
            }
        }
    }

    /// The person's password is tried on their row.
    async fn learns_seed(&mut self, who: usize) {
        if who == self.rings.len() {
            self.rings.push(Ring::default());
        }
        let email = self.standing.people[who].email.clone();
        let mut ring = std::mem::take(&mut self.rings[who]);
        let portal = std::sync::Arc::clone(&self.town.world.portal);
        let pepper = portal.clone();
        let read = portal.db.read(move |connection| {
            ring.learn_seed(connection, &email, &pepper.keys.pepper)?;
            Ok(std::mem::take(&mut ring))
        });
        self.rings[who] = read.await.unwrap();
    }

    async fn dump(&self) -> Dump {
        let people = self.standing.people.iter();
        let emails: Vec<String> = people.map(|one| one.email.clone()).collect();
        let read = self
            .town
            .world
            .portal
            .db
            .read(move |connection| Dump::read(connection, &emails));
        read.await.unwrap()
    }

    fn note_who_could_open(&mut self, standing: &Standing) {
        for report in 0..standing.reports.len() {
            let people = 0..standing.people.len();
            let who = people.filter(|person| standing.could_open(*person, report));
            self.ever.extend(who.map(|person| (person, report)));
        }
    }

    /// All that must hold after `step`.
    async fn check(&mut self, step: &str) {
        let dump = self.dump().await;
        for (ring, one) in self.rings.iter_mut().zip(&self.standing.people) {
            ring.learn(&dump, &one.email);
        }
        self.note_who_could_open(&self.standing.clone());
        for report in 0..self.standing.reports.len() {
            self.check_opening(&dump, report, step);
        }
        self.check_pages(step).await;
        assert_eq!(self.town.faults_of_log().await, "", "{step}");
    }

    fn check_opening(&self, dump: &Dump, report: usize, step: &str) {
        let (told, kept) = (&self.town.reports[report], &self.standing.reports[report]);
        let is_whole = |key: Option<heard::vault::ReportKey>, who: &str| {
            let text = key.and_then(|key| dump.text(&told.reference, &key));
            let text = text
                .unwrap_or_else(|| panic!("{who} cannot open report {report} whole after {step}"));
            for words in told.sent.iter().chain([&told.words]) {
                assert!(
                    text.contains(words),
                    "{who}: {words} is not in report {report} after {step}"
                );
            }
        };
        for (ring, (person, one)) in self
            .rings
            .iter()
            .zip(self.standing.people.iter().enumerate())
        {
            let key = ring.opens(dump, &told.reference, self.pepper());
            if self.standing.may_read(person, report) {
                is_whole(key, &one.email);
            } else if key.is_some() {
                // Whoever left, or waits, still knows what came to their team before.
                let knew = self.ever.contains(&(person, report));
                let may = knew && self.standing.is_for(one.team, report);
                assert!(may, "{} opens report {report} after {step}", one.email);
            }
        }
        if kept.is_escrowed {
            let key = dump.by_escrow_alone(&told.reference, &self.escrow, self.pepper());
            is_whole(key, "escrow");
        } else {
            let all = Ring::of_escrow(dump, &self.escrow);
            is_whole(
                all.opens(dump, &told.reference, self.pepper()),
                "escrow by the teams",
            );
        }
        is_whole(
            dump.by_code(&told.reference, &told.code, self.pepper()),
            "the reporter",
        );
    }

    /// Each browser sees of a report what its person may see, and one team's sees that the report is theirs: of the reports that
    /// the last step was about, and of the others in turn.
    async fn check_pages(&self, step: &str) {
        let mut looked_at: BTreeSet<usize> =
            self.last.iter().filter_map(|act| act.report()).collect();
        looked_at.insert(self.steps % self.town.reports.len());
        for report in looked_at {
            let told = &self.town.reports[report];
            let path = format!("/reports/{}", told.reference);
            for (who, browser) in self.town.browsers.iter().enumerate() {
                let one = &self.standing.people[who];
                if !browser.is_signed_in {
                    continue;
                }
                let page = browser.visitor.get(&path).await;
                let reads = page.status == Status::Ok && page.html.contains(&told.words);
                let may = self.standing.may_read(who, report);
                assert_eq!(reads, may, "{} and report {report} after {step}", one.email);
                let to_move = browser.visitor.get(&format!("{path}/move")).await;
                let is_owner = to_move.status != Status::NotFound;
                let owns =
                    one.team == self.standing.reports[report].owner && one.place != Place::Gone;
                assert_eq!(
                    is_owner, owns,
                    "{} and report {report} after {step}",
                    one.email
                );
            }
        }
    }

    /// At the end each reporter comes back with their code, and everybody who left with their password.
    async fn end(&mut self) {
        for report in 0..self.town.reports.len() {
            self.town.looks_again(report).await;
        }
        self.waits(Duration::from_secs(24 * 3_600)).await;
        let gone = |who: &usize| self.standing.people[*who].place == Place::Gone;
        let gone: Vec<usize> = (0..self.standing.people.len()).filter(gone).collect();
        for who in gone {
            self.town.signs_in(&self.standing, who).await;
        }
        self.check("the end").await;
    }
}

async fn lived(world: World, steps: Vec<Step>) -> Result<(), TestCaseError> {
    let mut history = History::begin(world).await;
    for step in steps {
        history.step(step).await;
    }
    history.end().await;
    Ok(())
}

/// Lives `cases` histories; what fails names its seed and its steps.
fn live<W: Future<Output = World>>(cases: u32, world: impl Fn() -> W) {
    let config = Config {
        cases,
        max_shrink_iters: 12,
        failure_persistence: None,
        ..Config::default()
    };
    let lived = TestRunner::new(config).run(&plan::history(), |steps| {
        block_in_place(|| Handle::current().block_on(async { lived(world().await, steps).await }))
    });
    if let Err(fault) = lived {
        panic!("{fault}");
    }
}

#[test]
fn in_every_history_each_report_has_one_owner_who_opens_it_and_no_leaver_does() {
    rocket::execute(async { live(10, World::on_sqlite) });
}

#[cfg(feature = "postgres")]
#[test]
fn in_every_history_on_postgresql_too() {
    rocket::execute(async { live(3, World::on_postgres) });
}
