//! How an installation stands after each thing that people do: a model, small enough to be read as the rules themselves.

use std::collections::BTreeSet;
use std::time::Duration;

use heard::accounts::Role;

/// The teams of the histories; the first is the national desk.
pub const TEAMS: [&str; 3] = ["national-desk", "greater-manchester", "metropolitan"];
pub const DESK: usize = 0;
/// So long an invitation, or what helps somebody back in, can be used.
const A_WEEK: Duration = Duration::from_secs(7 * 24 * 3_600);
const A_DAY: Duration = Duration::from_secs(24 * 3_600);
/// So often a report is offered to other forces within a day.
const OFFERS_A_DAY: usize = 5;
const AN_HOUR: Duration = Duration::from_secs(3_600);

/// Whether somebody can open what their team has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A member who waits for the keys.
    Waits,
    /// A member with the keys.
    Holds,
    /// Taken out of the team.
    Gone,
}

/// Somebody who has an account.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub email: String,
    pub team: usize,
    pub role: Role,
    pub place: Place,
    /// The newest of the team's keys that they ever held; whoever lost their password may have lost it to somebody who knows it.
    knows: i32,
    help: Option<Help>,
    /// When a steward last asked that they may sign in again.
    asked_at: Option<Duration>,
}

/// Codes by which somebody who lost their password gets back in.
#[derive(Clone, Debug, PartialEq)]
struct Help {
    by: Option<usize>,
    waits: bool,
    ends: Duration,
}

/// An invitation, used or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Invitation {
    pub email: String,
    team: usize,
    role: Role,
    is_used: bool,
    ends: Duration,
    by: usize,
}

/// A report.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub owner: usize,
    pub offer: Option<Offer>,
    pub is_escrowed: bool,
    is_urgent: bool,
    refusals: usize,
    /// When it was offered to another force.
    offered_at: Vec<Duration>,
}

/// An offer that waits for an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Offer {
    pub to: usize,
    ends: Duration,
}

/// Everything, as far as it decides who may do what.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    pub people: Vec<Person>,
    pub invitations: Vec<Invitation>,
    pub reports: Vec<Report>,
    /// How often each team's key has turned, from 1.
    pub epochs: [i32; 3],
    now: Duration,
}

/// What somebody does. People, reports, invitations and teams are named by their place in [`Standing`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Act {
    Invite { by: usize, role: Role },
    Enrol { invitation: usize },
    Give { by: usize, to: usize },
    Remove { by: usize, who: usize },
    ChangeRole { by: usize, who: usize, role: Role },
    Help { by: usize, who: usize },
    Agree { by: usize, who: usize },
    HelpAtTheServer { who: usize },
    Renew { who: usize },
    GiveByShares { who: usize },
    File { team: usize, is_urgent: bool },
    FileWithoutKeys,
    Offer { by: usize, report: usize, to: usize },
    Take { by: usize, report: usize },
    Refuse { by: usize, report: usize },
    Withdraw { by: usize, report: usize },
    Write { by: usize, report: usize },
    Reply { report: usize },
    OpenByShares { report: usize },
    HandOver,
}

impl Act {
    /// The report that it is about.
    pub fn report(self) -> Option<usize> {
        match self {
            Self::Offer { report, .. }
            | Self::Take { report, .. }
            | Self::Refuse { report, .. }
            | Self::Withdraw { report, .. }
            | Self::Write { report, .. }
            | Self::Reply { report }
            | Self::OpenByShares { report } => Some(report),
            _ => None,
        }
    }

    /// Whoever must be signed in for it.
    pub fn by(self) -> Option<usize> {
        match self {
            Self::Invite { by, .. }
            | Self::Give { by, .. }
            | Self::Remove { by, .. }
            | Self::ChangeRole { by, .. }
            | Self::Help { by, .. }
            | Self::Agree { by, .. }
            | Self::Offer { by, .. }
            | Self::Take { by, .. }
            | Self::Refuse { by, .. }
            | Self::Withdraw { by, .. }
            | Self::Write { by, .. } => Some(by),
            _ => None,
        }
    }
}

impl Standing {
    /// Three teams, each with one steward who holds its key, and no report.
    pub fn at_first() -> Self {
        let steward = |team: usize| Person {
            email: format!("officer@{}.example", TEAMS[team]),
            team,
            role: Role::Steward,
            place: Place::Holds,
            knows: 1,
            help: None,
            asked_at: None,
        };
        Self {
            people: (0..TEAMS.len()).map(steward).collect(),
            invitations: Vec::new(),
            reports: Vec::new(),
            epochs: [1; 3],
            now: Duration::ZERO,
        }
    }

    /// How it stands after `act`; the same where it is refused.
    pub fn after(&self, act: Act) -> Self {
        let mut next = self.clone();
        // What is refused changes nothing.
        match next.apply(act) {
            Some(()) => next,
            None => self.clone(),
        }
    }

    /// How it stands once `length` has passed and the clock's own work is done.
    pub fn later(&self, length: Duration) -> Self {
        let mut next = self.clone();
        next.now += length;
        for report in &mut next.reports {
            if report.offer.is_some_and(|offer| offer.ends <= next.now) {
                report.comes_to(DESK);
            }
        }
        next
    }

    /// Whether `act` is allowed as it stands.
    pub fn allows(&self, act: Act) -> bool {
        self.clone().apply(act).is_some()
    }

    /// The members of `team` who hold its keys.
    pub fn holders(&self, team: usize) -> impl Iterator<Item = usize> {
        let holds = move |one: &Person| one.team == team && one.place == Place::Holds;
        (0..self.people.len()).filter(move |one| holds(&self.people[*one]))
    }

    /// Whether `person` may read `report`: as its owner's, or because it is offered to their team.
    pub fn may_read(&self, person: usize, report: usize) -> bool {
        let (one, report) = (&self.people[person], &self.reports[report]);
        let is_offered = report.offer.is_some_and(|offer| offer.to == one.team);
        let is_theirs = report.owner == one.team || is_offered;
        is_theirs && one.place == Place::Holds && !report.is_escrowed
    }

    /// Whether `team` is to have a key of `report`: it owns it, or is offered it, or is the desk at which an offer could end.
    pub fn is_for(&self, team: usize, report: usize) -> bool {
        let report = &self.reports[report];
        let could_come = |offer: Offer| offer.to == team || team == DESK;
        let is_theirs = report.owner == team || report.offer.is_some_and(could_come);
        is_theirs && !report.is_escrowed
    }

    /// Whether what `person` knows opens `report`.
    pub fn could_open(&self, person: usize, report: usize) -> bool {
        let one = &self.people[person];
        let knows = one.place != Place::Gone && one.knows == self.epochs[one.team];
        knows && self.is_for(one.team, report)
    }

    fn apply(&mut self, act: Act) -> Option<()> {
        match act {
            Act::Invite { by, role } => self.invite(by, role),
            Act::Enrol { invitation } => self.enrol(invitation),
            Act::Give { by, to } => self.give(by, to),
            Act::Remove { by, who } => self.remove(by, who),
            Act::ChangeRole { by, who, role } => self.change_role(by, who, role),
            Act::Help { by, who } => self.help(by, who),
            Act::Agree { by, who } => self.agree(by, who),
            Act::HelpAtTheServer { who } => self.help_at_the_server(who),
            Act::Renew { who } => self.renew(who),
            Act::GiveByShares { who } => self.is_given(who),
            Act::File { team, is_urgent } => self.file(team, is_urgent, false),
            Act::FileWithoutKeys => self.file(DESK, false, true),
            Act::Offer { by, report, to } => self.offer(by, report, to),
            Act::Take { by, report } => {
                let offer = self.offered_to(by, report)?;
                self.reports[report].comes_to(offer.to);
                Some(())
            }
            Act::Refuse { by, report } => self.refuse(by, report),
            Act::Withdraw { by, report } => self.withdraw(by, report),
            Act::Write { by, report } => {
                let is_owner = self.people[by].team == self.reports[report].owner;
                (is_owner && self.may_read(by, report)).then_some(())
            }
            Act::HandOver => {
                for report in &mut self.reports {
                    report.is_escrowed = false;
                }
                Some(())
            }
            Act::Reply { .. } | Act::OpenByShares { .. } => Some(()),
        }
    }

    /// The team that `by` looks after.
    fn looks_after(&self, by: usize) -> Option<usize> {
        let one = &self.people[by];
        (one.role == Role::Steward && one.place != Place::Gone).then_some(one.team)
    }

    /// Whether `by` looks after the team of `who`, who is in it.
    fn is_steward_of(&self, by: usize, who: usize) -> Option<()> {
        let one = &self.people[who];
        let is_theirs = self.looks_after(by) == Some(one.team) && one.place != Place::Gone;
        is_theirs.then_some(())
    }

    fn holds(&self, one: usize) -> Option<()> {
        (self.people[one].place == Place::Holds).then_some(())
    }

    /// How many others look after the team of `who` and hold its keys.
    fn other_stewards(&self, who: usize) -> usize {
        let steward = |one: &usize| *one != who && self.people[*one].role == Role::Steward;
        self.holders(self.people[who].team).filter(steward).count()
    }

    fn is_last_steward(&self, who: usize) -> bool {
        self.people[who].role == Role::Steward && self.other_stewards(who) == 0
    }

    fn invite(&mut self, by: usize, role: Role) -> Option<()> {
        let team = self.looks_after(by)?;
        self.holds(by)?;
        self.invitations.push(Invitation {
            email: format!("p{}@{}.example", self.invitations.len(), TEAMS[team]),
            team,
            role,
            is_used: false,
            ends: self.now + A_WEEK,
            by,
        });
        Some(())
    }

    fn enrol(&mut self, invitation: usize) -> Option<()> {
        let now = self.now;
        let invitation = &mut self.invitations[invitation];
        if invitation.is_used || invitation.ends <= now {
            return None;
        }
        invitation.is_used = true;
        self.people.push(Person {
            email: invitation.email.clone(),
            team: invitation.team,
            role: invitation.role,
            place: Place::Waits,
            knows: 0,
            help: None,
            asked_at: None,
        });
        Some(())
    }

    fn give(&mut self, by: usize, to: usize) -> Option<()> {
        self.is_steward_of(by, to)?;
        self.holds(by)?;
        self.is_given(to)
    }

    fn is_given(&mut self, who: usize) -> Option<()> {
        let one = &mut self.people[who];
        if one.place != Place::Waits {
            return None;
        }
        one.place = Place::Holds;
        one.knows = self.epochs[one.team];
        Some(())
    }

    fn remove(&mut self, by: usize, who: usize) -> Option<()> {
        self.is_steward_of(by, who)?;
        self.holds(by)?;
        if self.is_last_steward(who) {
            return None;
        }
        self.people[who].place = Place::Gone;
        self.leaves_no_codes(who);
        let team = self.people[who].team;
        self.epochs[team] += 1;
        let stay = self
            .people
            .iter_mut()
            .filter(|one| one.team == team && one.place == Place::Holds);
        stay.for_each(|one| one.knows = self.epochs[team]);
        Some(())
    }

    /// What the leaver asked for, and what would let them back in, ends.
    fn leaves_no_codes(&mut self, who: usize) {
        let now = self.now;
        for invitation in self.invitations.iter_mut().filter(|one| one.by == who) {
            invitation.ends = invitation.ends.min(now);
        }
        self.people[who].help = None;
        for one in &mut self.people {
            if one.help.as_ref().is_some_and(|help| help.by == Some(who)) {
                one.help = None;
            }
        }
    }

    fn change_role(&mut self, by: usize, who: usize, role: Role) -> Option<()> {
        self.is_steward_of(by, who)?;
        self.holds(by)?;
        let is_lowered = self.people[who].role == Role::Steward && role != Role::Steward;
        if is_lowered && (by != who || self.is_last_steward(who)) {
            return None;
        }
        self.people[who].role = role;
        Some(())
    }

    fn help(&mut self, by: usize, who: usize) -> Option<()> {
        self.is_steward_of(by, who)?;
        self.holds(by)?;
        let waits = self.people[who].role == Role::Steward;
        let asked_at = self.people[who].asked_at;
        if by == who || asked_at.is_some_and(|at| at + AN_HOUR > self.now) {
            return None;
        }
        self.people[who].asked_at = Some(self.now);
        self.lets_back_in(who, Some(by), waits);
        Some(())
    }

    fn lets_back_in(&mut self, who: usize, by: Option<usize>, waits: bool) {
        let ends = self.now + A_WEEK;
        self.people[who].help = Some(Help { by, waits, ends });
    }

    fn agree(&mut self, by: usize, who: usize) -> Option<()> {
        self.is_steward_of(by, who)?;
        self.holds(by)?;
        let now = self.now;
        let help = self.people[who].help.as_mut()?;
        let counts = by != who && help.by != Some(by) && help.waits && help.ends > now;
        counts.then(|| help.waits = false)
    }

    fn help_at_the_server(&mut self, who: usize) -> Option<()> {
        let needed = match self.people[who].role {
            Role::Steward => 2,
            _ => 1,
        };
        let is_helpless = self.other_stewards(who) < needed;
        let is_there = self.people[who].place != Place::Gone;
        (is_helpless && is_there).then(|| self.lets_back_in(who, None, false))
    }

    fn renew(&mut self, who: usize) -> Option<()> {
        let now = self.now;
        let one = &mut self.people[who];
        let can = one
            .help
            .as_ref()
            .is_some_and(|help| !help.waits && help.ends > now);
        can.then(|| {
            one.help = None;
            if one.place == Place::Holds {
                one.place = Place::Waits;
            }
        })
    }

    fn file(&mut self, owner: usize, is_urgent: bool, is_escrowed: bool) -> Option<()> {
        self.reports.push(Report {
            owner,
            offer: None,
            is_escrowed,
            is_urgent,
            refusals: 0,
            offered_at: Vec::new(),
        });
        Some(())
    }

    fn offer(&mut self, by: usize, report: usize, to: usize) -> Option<()> {
        let (from, kept) = (self.people[by].team, &self.reports[report]);
        if kept.owner != from || to == from || kept.offer.is_some() || !self.may_read(by, report) {
            return None;
        }
        let now = self.now;
        let report = &mut self.reports[report];
        if from == DESK || to == DESK {
            report.comes_to(to);
        } else {
            let lately = report.offered_at.iter().filter(|at| **at + A_DAY > now);
            if lately.count() >= OFFERS_A_DAY {
                return None;
            }
            report.offered_at.push(now);
            let waits = if report.is_urgent { AN_HOUR } else { A_DAY };
            let ends = now + waits;
            report.offer = Some(Offer { to, ends });
        }
        Some(())
    }

    fn offered_to(&self, by: usize, report: usize) -> Option<Offer> {
        let offer = self.reports[report].offer?;
        let is_theirs = offer.to == self.people[by].team && self.may_read(by, report);
        is_theirs.then_some(offer)
    }

    fn refuse(&mut self, by: usize, report: usize) -> Option<()> {
        self.offered_to(by, report)?;
        let report = &mut self.reports[report];
        report.offer = None;
        report.refusals += 1;
        if report.refusals == 2 {
            report.comes_to(DESK);
        }
        Some(())
    }

    fn withdraw(&mut self, by: usize, report: usize) -> Option<()> {
        let is_theirs = self.people[by].team == self.reports[report].owner;
        let may = is_theirs && self.may_read(by, report) && self.reports[report].offer.is_some();
        may.then(|| self.reports[report].offer = None)
    }

    /// What the plain columns of the database must say.
    pub fn plain(&self) -> Plain {
        let members = self.people.iter().filter(|one| one.place != Place::Gone);
        let member = |one: &Person| {
            let holds = one.place == Place::Holds;
            (one.email.clone(), one.team, one.role.word(), holds)
        };
        let report = |report: &Report| (report.owner, report.offer.map(|offer| offer.to));
        Plain {
            members: members.map(member).collect(),
            reports: self.reports.iter().map(report).collect(),
            epochs: self.epochs,
        }
    }
}

impl Report {
    fn comes_to(&mut self, team: usize) {
        self.owner = team;
        self.offer = None;
        self.refusals = 0;
    }
}

/// What stands in plain columns: members with role and whether they hold the keys, owners and offers, epochs.
#[derive(Debug, PartialEq)]
pub struct Plain {
    pub members: BTreeSet<(String, usize, &'static str, bool)>,
    pub reports: Vec<(usize, Option<usize>)>,
    pub epochs: [i32; 3],
}
