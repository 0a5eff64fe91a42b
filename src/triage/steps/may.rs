//! Who may do which step of a case. Pure.

use super::rules::{By, Starts};
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
    match (one.rule.by, one.rule.starts) {
        (By::Anyone, _) | (By::OtherSupervisor, Starts::Received) => May::Do,
        (By::OtherSupervisor, Starts::After(followed)) => {
            let mut did = facts.taken.iter().filter(|one| one.step == followed);
            match role.may(Action::Review) && !did.any(|one| one.person == Some(person)) {
                true => May::Do,
                false => May::AskAnother,
            }
        }
    }
}
