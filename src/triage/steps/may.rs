//! Who may do which step of a case. Pure.

use super::rules::{By, Rule, Starts};
use super::standing::{Facts, GO_ON, PAUSE};
use crate::accounts::{Action, Role};
use crate::db::PersonId;

/// The steps that no rule asks for, and that can be written down whenever they happen.
const WHENEVER: [&str; 1] = ["event"];

/// Whether somebody can do a step now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum May {
    /// They can.
    Do,
    /// Another supervisor must.
    AskAnother,
    /// The case does not need it.
    NotNeeded,
}

/// Whether `person`, who is `role` in the team, can do `step` of a case with these `facts`.
pub fn may_do(facts: &Facts, step: &str, person: PersonId, role: Role) -> May {
    let is_paused = facts.paused_since().is_some();
    let is_offered =
        WHENEVER.contains(&step) || (step == PAUSE && !is_paused) || (step == GO_ON && is_paused);
    if is_offered {
        return May::Do;
    }
    let needed = facts.needed();
    let Some(one) = needed.iter().find(|one| one.rule.step == step) else {
        return May::NotNeeded;
    };
    let is_theirs = match one.rule.by {
        By::Anyone => true,
        By::OtherSupervisor => {
            role.may(Action::Review) && !did_what_is_looked_at(facts, one.rule, person)
        }
    };
    match is_theirs {
        true => May::Do,
        false => May::AskAnother,
    }
}

/// Whether `person` did one of those that this step is still owed for.
fn did_what_is_looked_at(facts: &Facts, rule: &Rule, person: PersonId) -> bool {
    let Starts::After(step) = rule.starts else {
        return false;
    };
    let looked_at = facts.times_done(rule).last().copied();
    let owed: Vec<_> = facts.followed(step, rule);
    let mut owed = owed.into_iter().filter(|at| Some(*at) > looked_at);
    owed.any(|at| {
        let mut taken = facts.taken.iter();
        taken.any(|one| one.at == at && one.person == Some(person))
    })
}
