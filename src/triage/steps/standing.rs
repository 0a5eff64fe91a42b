//! Which steps a case needs, which were done, and by when the others are due. Pure.

use super::clock::{Pause, due_at};
use super::form::ASSESSMENT;
use super::risk::Level;
use super::rules::{By, DoneBy, Rule, Starts, When, completes, rules_for};
use crate::db::{Moment, PersonId};
use crate::directory::Nation;
use crate::post::URGENT;

/// The word of the step that lets the clocks of a case stand still.
pub const PAUSE: &str = "pause";
/// The step that writing to the reporter does too.
pub const CONTACT: &str = "contact";
/// Stands for what a team promised to write, beside the steps.
pub const PROMISE: &str = "promise";
/// Flags that speak of no risk, no victim and no crime by themselves.
const NEUTRAL: [&str; 6] = [
    "online",
    "interpreter",
    "school",
    "overseas",
    "defence-site",
    "civil-nuclear-site",
];
/// The word of the step after which they run on.
pub const GO_ON: &str = "go-on";

/// A step that somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The step.
    pub step: String,
    /// What was answered.
    pub answer: String,
    /// Who did it; none where it followed from what the reporter did.
    pub person: Option<PersonId>,
    /// When.
    pub at: Moment,
}

/// What of a case decides which steps it needs: plain columns only, so that its clocks are known with nobody signed in.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The nation whose rules hold.
    pub nation: String,
    /// From 0 (in turn) to 3 (wake somebody).
    pub urgency: i32,
    /// Its flags.
    pub flags: Vec<String>,
    /// When it was sent.
    pub received_at: Moment,
    /// When the team that owns it first read it.
    pub opened_at: Option<Moment>,
    /// When a team wrote to the reporter, or to the centre that passes it on, the oldest first.
    pub wrote_at: Vec<Moment>,
    /// What was done, the oldest first.
    pub taken: Vec<Taken>,
    /// By when the team promised to write, where it did not yet.
    pub promised: Option<Moment>,
}

/// A step that a case needs.
#[derive(Clone, Copy, Debug)]
pub struct Needed<'f> {
    /// What the data say of it.
    pub rule: &'static Rule,
    /// When it was done; none while it is to be done.
    pub done_at: Option<Moment>,
    /// When it fell or falls due; none where it has no time of its own, or while its clock stands still.
    pub due_at: Option<Moment>,
    /// What was answered last, whether or not that completes it.
    pub last: Option<&'f Taken>,
}

impl Needed<'_> {
    fn presses_more_than(&self, other: &Self) -> bool {
        // What has no time of its own, or stands still, presses least.
        let due = |one: &Self| (one.due_at.is_none(), one.due_at);
        match (self.done_at, other.done_at) {
            (None, Some(_)) => true,
            (Some(_), _) => false,
            (None, None) => due(self) < due(other),
        }
    }

    /// Whether it was not done by when it was due.
    pub fn is_late(&self, now: Moment) -> bool {
        self.due_at
            .is_some_and(|due| self.done_at.unwrap_or(now) > due)
    }
}

impl Facts {
    /// The steps that the case needs, in the order of the data. Of several rules for one step the one counts that falls due first and
    /// was not met: a later duty does not put off an earlier one.
    pub fn needed(&self) -> Vec<Needed<'_>> {
        let day = self.received_at.in_london().date();
        let mut needed: Vec<Needed<'_>> = Vec::new();
        let rules = rules_for(&self.nation, day).filter(|rule| self.applies(rule));
        for one in rules.map(|rule| self.stands(rule)) {
            let known = needed
                .iter_mut()
                .find(|known| known.rule.step == one.rule.step);
            match known {
                None => needed.push(one),
                Some(known) if one.presses_more_than(known) => *known = one,
                Some(_) => {}
            }
        }
        needed
    }

    /// Those that must be done before the case can be closed, and were not.
    pub fn missing(&self) -> Vec<&'static Rule> {
        let open = self
            .needed()
            .into_iter()
            .filter(|one| one.done_at.is_none());
        let rules = open.map(|one| one.rule);
        rules.filter(|rule| rule.is_for_closing).collect()
    }

    /// Whether one reason is enough to close it: nothing in it, and nothing that anybody did, speaks of a risk or a crime.
    pub fn may_dismiss(&self) -> bool {
        let is_low = |one: &Taken| one.answer == Level::Low.word();
        let speaks = |one: &Taken| match one.step.as_str() {
            ASSESSMENT => !is_low(one),
            "record" => one.answer == "crime",
            "event" | "linked" => true,
            _ => false,
        };
        let is_neutral = self
            .flags
            .iter()
            .all(|flag| NEUTRAL.contains(&flag.as_str()));
        self.urgency == 0 && is_neutral && !self.taken.iter().any(speaks)
    }

    /// What falls due next: when, and the step; of what was promised the word [`PROMISE`]. None where nothing does.
    pub fn next_due(&self) -> Option<(Moment, &'static str)> {
        let needed = self.needed();
        let open = needed.iter().filter(|one| one.done_at.is_none());
        let due = open.filter_map(|one| Some((one.due_at?, one.rule.step)));
        due.chain(self.promised.map(|at| (at, PROMISE))).min()
    }

    /// Since when another supervisor is to look at what was found; none where nobody is.
    pub fn review_owed_since(&self) -> Option<Moment> {
        let needed = self.needed();
        let is_owed =
            |one: &&Needed<'_>| one.done_at.is_none() && one.rule.by == By::OtherSupervisor;
        let review = needed.iter().find(is_owed)?;
        match review.rule.starts {
            Starts::Received => Some(self.received_at),
            Starts::After(step) => self.followed(step, review.rule).last().copied(),
        }
    }

    /// Since when the case stands still; none while its clocks run.
    pub fn paused_since(&self) -> Option<Moment> {
        let last = self.pauses().pop()?;
        last.until.is_none().then_some(last.from)
    }

    /// The last of what was done of `step`.
    pub fn last(&self, step: &str) -> Option<&Taken> {
        self.taken.iter().rfind(|one| one.step == step)
    }

    /// What was done of `step`, with one of its answers where one is named.
    fn done<'f>(
        &'f self,
        step: &'f str,
        answer: Option<&'f str>,
    ) -> impl Iterator<Item = &'f Taken> {
        let is_so = move |one: &&Taken| {
            one.step == step && answer.is_none_or(|answer| one.answer == answer)
        };
        self.taken.iter().filter(is_so)
    }

    fn applies(&self, rule: &Rule) -> bool {
        match &rule.when {
            When::Always => true,
            When::Urgent => self.urgency >= i32::from(URGENT),
            When::Flag(flag) => self.flags.iter().any(|one| one == flag),
            // What has to be done again after each is owed for each, also where another answer came later: nobody gets round a
            // supervisor by assessing once more.
            When::Done(step, answer) if rule.is_again => self.done(step, *answer).next().is_some(),
            When::Done(step, answer) => self
                .last(step)
                .is_some_and(|last| answer.is_none_or(|answer| last.answer == answer)),
        }
    }

    fn stands(&self, rule: &'static Rule) -> Needed<'_> {
        let (start, done_at) = match rule.starts {
            Starts::Received => (
                Some(self.received_at),
                self.first_done(rule, self.received_at),
            ),
            Starts::After(step) => self.after(step, rule),
        };
        Needed {
            rule,
            done_at,
            due_at: start.and_then(|start| self.due(rule, start)),
            last: self.last(rule.step),
        }
    }

    /// From when the time of a step runs that follows another, and when it was done.
    fn after(&self, step: &str, rule: &Rule) -> (Option<Moment>, Option<Moment>) {
        let followed = self.followed(step, rule);
        let (Some(first), Some(last)) = (followed.first(), followed.last()) else {
            return (None, None);
        };
        if !rule.is_again {
            return (Some(*first), self.first_done(rule, *first));
        }
        let done_before_last = self.times_done(rule).into_iter().rfind(|at| at < last);
        // Owed for the first that came after it was done before.
        let owed = followed.iter().find(|at| Some(**at) > done_before_last);
        (owed.copied(), self.first_done(rule, *last))
    }

    /// When that was done which `rule` follows, the oldest first.
    pub fn followed(&self, step: &str, rule: &Rule) -> Vec<Moment> {
        let answer = match rule.when {
            When::Done(named, answer) if named == step => answer,
            _ => None,
        };
        self.done(step, answer).map(|one| one.at).collect()
    }

    /// When a step was first done from `start` on. Not done is what was answered last in a way that does not complete it.
    fn first_done(&self, rule: &Rule, start: Moment) -> Option<Moment> {
        let last = self.last(rule.step);
        if last.is_some_and(|last| !completes(rule.step, &last.answer)) {
            return None;
        }
        self.times_done(rule).into_iter().find(|at| *at >= start)
    }

    /// When a step was done, whoever did it, the oldest first.
    pub fn times_done(&self, rule: &Rule) -> Vec<Moment> {
        let taken = |step: &str| -> Vec<Moment> {
            let done = self.taken.iter().filter(|one| one.step == step);
            let done = done.filter(|one| completes(step, &one.answer));
            done.map(|one| one.at).collect()
        };
        match rule.done_by {
            DoneBy::Opening => self.opened_at.into_iter().collect(),
            DoneBy::Step => taken(rule.step),
            // Whoever speaks with them tells them too.
            DoneBy::Message => {
                let mut told = taken(CONTACT);
                told.extend(&self.wrote_at);
                told.sort_unstable();
                told
            }
        }
    }

    fn due(&self, rule: &Rule, start: Moment) -> Option<Moment> {
        let nation = Nation::called(&self.nation).unwrap_or(Nation::England);
        let pauses = match rule.can_pause {
            true => self.pauses(),
            false => Vec::new(),
        };
        due_at(start, rule.takes?, nation, &pauses)
    }

    fn pauses(&self) -> Vec<Pause> {
        let mut pauses: Vec<Pause> = Vec::new();
        for one in &self.taken {
            let standing = pauses.last_mut().filter(|pause| pause.until.is_none());
            match (one.step.as_str(), standing) {
                (PAUSE, None) => pauses.push(Pause {
                    from: one.at,
                    until: None,
                }),
                (GO_ON, Some(standing)) => standing.until = Some(one.at),
                _ => {}
            }
        }
        pauses
    }
}
