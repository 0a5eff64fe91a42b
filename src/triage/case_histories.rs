//! Random histories of one case on real tables: whatever people try, and in whatever order, it is closed with its steps alone, belongs
//! to one team, and the log tells all of it.

use std::time::Duration;

use diesel::Connection as _;
use diesel::prelude::*;
use diesel::result::Error::RollbackTransaction;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::closing::close_case;
use super::handing_over::{Because, hand_over};
use super::officers::{Naming, let_go_of_all, name_officer};
use super::states;
use super::steps::{NewStep, all_answers, do_step, facts, go_on, settle};
use crate::accounts::Role;
use crate::audit::{self, Actor, Chain, Happening, Vouchers};
use crate::db::schema::{flags, memberships, people, report_key_wraps, reports, routing_decisions};
use crate::db::{
    Connection, DbFault, Moment, PersonId, ReportId, TeamId, bring_up_to_date, connect_alone,
};
use crate::directory::{NewTeam, add_team};
use crate::reporting;
use crate::vault::Chance;

const NOON: Moment = Moment::from_micros(1_795_435_200_000_000);
const HISTORIES: u32 = 10_000;
/// Answers to an assessment at which another supervisor has to look.
const HIGH: [&str; 2] = ["high", "lowered"];

/// Something that somebody tries, at some team, as somebody of it.
#[derive(Clone, Debug)]
enum Act {
    Open,
    Acknowledge,
    Step(usize),
    /// One of those that are still to be done.
    Missing(usize),
    Close {
        is_dismissed: bool,
    },
    Reopen,
    ReporterWrites,
    Name {
        officer: usize,
    },
    LeaverGoes,
    HandOver,
}

#[derive(Clone, Debug)]
struct Tried {
    act: Act,
    /// Which of the four people.
    by: usize,
    /// How many steps they saw done is what was done.
    is_fresh: bool,
    minutes: u32,
}

/// Every step with each of its answers, also those of the risk.
fn answers() -> Vec<(&'static str, &'static str)> {
    let risk = ["low", "medium", "high", "lowered"].map(|level| ("assessment", level));
    all_answers().chain(risk).collect()
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        2 => Just(Act::Open),
        1 => Just(Act::Acknowledge),
        4 => (0..answers().len()).prop_map(Act::Step),
        12 => (0..40_usize).prop_map(Act::Missing),
        3 => any::<bool>().prop_map(|is_dismissed| Act::Close { is_dismissed }),
        1 => Just(Act::Reopen),
        1 => Just(Act::ReporterWrites),
        2 => (0..5_usize).prop_map(|officer| Act::Name { officer }),
        1 => Just(Act::LeaverGoes),
        1 => Just(Act::HandOver),
    ]
}

fn tried() -> impl Strategy<Value = Tried> {
    let by = prop_oneof![6 => 0..2_usize, 1 => 2..4_usize];
    (act(), by, prop::bool::weighted(0.9), 0..3_000_u32).prop_map(|(act, by, is_fresh, minutes)| {
        Tried {
            act,
            by,
            is_fresh,
            minutes,
        }
    })
}

/// Two teams, each with an officer and a lead.
struct Town {
    teams: [TeamId; 2],
    people: Vec<(PersonId, TeamId, Role)>,
}

impl Town {
    fn build(connection: &mut Connection) -> Self {
        let chance = &mut Chance::system();
        let teams = ["kent", "essex"].map(|slug| {
            let team = NewTeam {
                slug,
                name: slug,
                joined_on: None,
                bell_address: None,
                night_address: None,
                reading_hours: "weekdays 08:00-18:00",
            };
            add_team(connection, &team, NOON, chance).unwrap()
        });
        let mut members = Vec::new();
        for (number, team) in [0, 0, 1, 1].into_iter().enumerate() {
            let role = [Role::Officer, Role::Lead][number % 2];
            let person = PersonId::new(NOON, chance);
            enrol(connection, person, teams[team], role);
            members.push((person, teams[team], role));
        }
        Self {
            teams,
            people: members,
        }
    }
}

fn enrol(connection: &mut Connection, person: PersonId, team: TeamId, role: Role) {
    diesel::insert_into(people::table)
        .values((
            people::id.eq(person),
            people::email.eq(person.uuid().to_string()),
            people::name.eq("Somebody"),
            people::kdf.eq(""),
            people::auth.eq(vec![0]),
            people::sealed_seed.eq(vec![0]),
            people::sealing_key.eq(vec![0; 32]),
            people::failures.eq(0),
            people::blocked_until.eq(0),
            people::enrolled_at.eq(NOON),
        ))
        .execute(connection)
        .unwrap();
    diesel::insert_into(memberships::table)
        .values((
            memberships::person_id.eq(person),
            memberships::team_id.eq(team),
            memberships::role.eq(role.word()),
        ))
        .execute(connection)
        .unwrap();
}

/// A case as a history goes on with it.
struct History<'a> {
    connection: &'a mut Connection,
    town: &'a Town,
    report: ReportId,
    now: Moment,
    /// How often closing was refused, was done with all steps, and with one reason.
    closings: &'a mut [usize; 3],
}

impl<'a> History<'a> {
    fn begin(
        connection: &'a mut Connection,
        town: &'a Town,
        (urgency, has_cameras): (i32, bool),
        closings: &'a mut [usize; 3],
    ) -> Self {
        let report = ReportId::new(NOON, &mut Chance::system());
        diesel::insert_into(reports::table)
            .values((
                reports::id.eq(report),
                reports::reference.eq(report.uuid().to_string()),
                reports::code_salt.eq(vec![0]),
                reports::commitment.eq(vec![0]),
                reports::team_id.eq(town.teams[0]),
                reports::state.eq("unopened"),
                reports::urgency.eq(urgency),
                reports::channel.eq("public"),
                reports::received_at.eq(NOON),
                reports::nation.eq("england"),
                reports::authority.eq("unknown"),
                reports::incident_month.eq("unknown"),
            ))
            .execute(connection)
            .unwrap();
        diesel::insert_into(routing_decisions::table)
            .values((
                routing_decisions::report_id.eq(report),
                routing_decisions::rule.eq("5"),
                routing_decisions::reason.eq("routing-place"),
                routing_decisions::dataset.eq("test"),
                routing_decisions::team_id.eq(town.teams[0]),
                routing_decisions::decided_at.eq(NOON),
            ))
            .execute(connection)
            .unwrap();
        if has_cameras {
            diesel::insert_into(flags::table)
                .values((
                    flags::report_id.eq(report),
                    flags::flag.eq("evidence-at-risk"),
                    flags::set_at.eq(NOON),
                ))
                .execute(connection)
                .unwrap();
        }
        let filed = Happening::Filed.with_team(town.teams[0]);
        audit::append(
            connection,
            Chain::Report(report),
            Actor::Reporter,
            filed,
            NOON,
        )
        .unwrap();
        settle(connection, report).unwrap();
        Self {
            connection,
            town,
            report,
            now: NOON,
            closings,
        }
    }

    fn tries(&mut self, tried: &Tried) -> Result<(), DbFault> {
        self.now = self.now + Duration::from_secs(60) * tried.minutes;
        let (person, team, role) = self.town.people[tried.by];
        let (named, now) = ((self.report, team), self.now);
        match tried.act {
            Act::Open => states::mark_opened(self.connection, named, person, now)?,
            Act::Acknowledge => {
                states::acknowledge(self.connection, named, person, now)?;
            }
            Act::Step(number) => {
                self.steps(answers()[number], (person, team, role), tried.is_fresh)?
            }
            Act::Missing(number) => {
                let missing = facts(self.connection, self.report)?.missing();
                let of_them =
                    |(step, _): &(&str, &str)| missing.iter().any(|rule| rule.step == *step);
                let open: Vec<_> = answers().into_iter().filter(of_them).collect();
                if let Some(step) = open.get(number % open.len().max(1)) {
                    self.steps(*step, (person, team, role), tried.is_fresh)?;
                }
            }
            Act::Close { is_dismissed } => self.closes(named, person, is_dismissed)?,
            Act::Reopen => {
                states::reopen(self.connection, named, person, now)?;
            }
            Act::ReporterWrites => {
                if reporting::reopen(self.connection, self.report, None, now)? {
                    let chain = Chain::Report(self.report);
                    audit::append(
                        self.connection,
                        chain,
                        Actor::Reporter,
                        Happening::Reopened,
                        now,
                    )?;
                }
                go_on(self.connection, self.report, Actor::Reporter, now)?;
            }
            Act::Name { officer } => {
                let of_team =
                    |(person, of, _): &(PersonId, TeamId, Role)| (*of == team).then_some(*person);
                let naming = Naming {
                    before: self.row().2,
                    officer: self.town.people.get(officer).and_then(of_team),
                    by: person,
                };
                name_officer(self.connection, named, naming, now)?;
            }
            Act::LeaverGoes => let_go_of_all(self.connection, team, person, person, now)?,
            Act::HandOver => {
                if states::is_open_at(self.connection, named)? {
                    let to = self.town.teams[usize::from(team == self.town.teams[0])];
                    self.wraps_for(to);
                    let because = Because::Accepted;
                    hand_over(
                        self.connection,
                        self.report,
                        to,
                        because,
                        person.into(),
                        now,
                    )?;
                }
            }
        }
        Ok(())
    }

    /// What stands for the report's key: nothing is opened here.
    fn wraps_for(&mut self, team: TeamId) {
        diesel::insert_into(report_key_wraps::table)
            .values((
                report_key_wraps::report_id.eq(self.report),
                report_key_wraps::holder_kind.eq("team"),
                report_key_wraps::holder_id.eq(team),
                report_key_wraps::epoch.eq(1),
                report_key_wraps::suite.eq(1),
                report_key_wraps::encapsulated.eq(vec![0]),
                report_key_wraps::ciphertext.eq(vec![0]),
            ))
            .execute(self.connection)
            .unwrap();
    }

    fn steps(
        &mut self,
        (step, answer): (&str, &str),
        (person, team, role): (PersonId, TeamId, Role),
        is_fresh: bool,
    ) -> Result<(), DbFault> {
        let seen = facts(self.connection, self.report)?.taken.len();
        let before = facts(self.connection, self.report)?;
        let new = NewStep {
            report: self.report,
            step,
            answer,
            by: person.into(),
            team: Some(team),
        };
        let seen = if is_fresh { seen } else { seen + 1 };
        let is_done = do_step(self.connection, &new, (role, seen), self.now)?;
        if is_done {
            assert!(is_fresh, "a stale page did something");
            let found_high = |one: &super::steps::Taken| HIGH.contains(&one.answer.as_str());
            let is_review =
                |one: &&super::steps::Taken| one.step == "review" && one.answer == "agreed";
            let owed = before.taken.iter().rev().take_while(|one| !is_review(one));
            let mut owed = owed.filter(|one| found_high(one));
            let own = owed.any(|one| one.person == Some(person));
            let may = role == Role::Lead && !own;
            assert!(step != "review" || may, "reviewed by whoever assessed");
        }
        Ok(())
    }

    fn closes(
        &mut self,
        named: (ReportId, TeamId),
        person: PersonId,
        is_dismissed: bool,
    ) -> Result<(), DbFault> {
        let before = facts(self.connection, self.report)?;
        let is_done = close_case(self.connection, named, person, is_dismissed, self.now)?;
        let came = usize::from(is_done) * (1 + usize::from(is_dismissed));
        self.closings[came] += 1;
        if is_done && !is_dismissed {
            assert!(before.missing().is_empty(), "closed without its steps");
            for step in [
                "assessment",
                "record",
                "contact",
                "referral",
                "intelligence",
            ] {
                assert!(before.last(step).is_some(), "closed without {step}");
            }
            let high = |one: &&super::steps::Taken| HIGH.contains(&one.answer.as_str());
            if let Some(high) = before.taken.iter().rfind(high) {
                let review = before
                    .taken
                    .iter()
                    .rfind(|one| one.step == "review" && one.answer == "agreed");
                assert!(
                    review.is_some_and(|review| review.at > high.at),
                    "a high risk was not reviewed"
                );
            }
        }
        if is_done && is_dismissed {
            assert_eq!(before.urgency, 0, "an urgent case was dismissed");
        }
        Ok(())
    }

    fn row(&mut self) -> (TeamId, String, Option<PersonId>, Moment) {
        reports::table
            .filter(reports::id.eq(self.report))
            .select((
                reports::team_id,
                reports::state,
                reports::officer_id,
                reports::due_at,
            ))
            .get_result(self.connection)
            .unwrap()
    }

    /// What must be so after everything that somebody tried.
    fn check(&mut self) {
        let (team, _, officer, due_at) = self.row();
        let works_there = |officer| {
            let mut people = self.town.people.iter();
            people.any(|(person, of, _)| *person == officer && *of == team)
        };
        assert!(
            officer.is_none_or(works_there),
            "somebody of another team deals with it"
        );
        settle(self.connection, self.report).unwrap();
        assert_eq!(self.row().3, due_at, "when it falls due was not worked out");
        let verified = audit::verify(self.connection, &Vouchers::default()).unwrap();
        assert!(verified.found.is_empty(), "{:?}", verified.found);
    }
}

#[test]
fn in_ten_thousand_histories_no_case_closes_without_its_steps_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("heard.sqlite");
    let mut connection = connect_alone(file.to_str().unwrap()).unwrap();
    bring_up_to_date(&mut connection).unwrap();
    let town = Town::build(&mut connection);
    let connection = std::cell::RefCell::new(connection);
    let closings = std::cell::RefCell::new([0; 3]);
    let config = Config {
        cases: HISTORIES,
        failure_persistence: None,
        ..Config::default()
    };
    let histories = (
        (0..4_i32, any::<bool>()),
        prop::collection::vec(tried(), 1..30),
    );
    let lived = TestRunner::new(config).run(&histories, |(kind, history)| {
        let mut connection = connection.borrow_mut();
        // Nothing is kept: the next one begins with the same people.
        let rolled_back = connection.transaction::<(), diesel::result::Error, _>(|connection| {
            let mut closings = closings.borrow_mut();
            let mut case = History::begin(connection, &town, kind, &mut closings);
            for tried in &history {
                case.tries(tried).unwrap();
            }
            case.check();
            Err(RollbackTransaction)
        });
        prop_assert_eq!(rolled_back, Err(RollbackTransaction));
        Ok(())
    });
    if let Err(fault) = lived {
        panic!("{fault}");
    }
    let closings = closings.into_inner();
    assert!(
        closings.iter().all(|times| *times > 50),
        "refused, with steps, with one reason: {closings:?}"
    );
}
