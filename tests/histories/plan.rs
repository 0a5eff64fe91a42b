//! What happens next: drawn at random from all that the people there could do, allowed or not.

use std::collections::BTreeMap;
use std::mem::{Discriminant, discriminant};
use std::time::Duration;

use heard::accounts::Role;
use proptest::prelude::*;

use super::standing::{Act, DESK, Standing, TEAMS};

/// A step of a history, drawn before it is known who will be there.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// Somebody does what they may do.
    Does(u64),
    /// Somebody tries what they may not.
    Tries(u64),
    /// Two do something about the same report or in the same team in the same moment.
    AtOnce(u64),
    /// Time passes.
    Waits(Duration),
}

const HOURS: [u64; 3] = [1, 25, 8 * 24];

/// The steps of one history.
pub fn history() -> impl Strategy<Value = Vec<Step>> {
    let wait = prop::sample::select(HOURS.to_vec());
    let step = prop_oneof![
        12 => any::<u64>().prop_map(Step::Does),
        3 => any::<u64>().prop_map(Step::Tries),
        5 => any::<u64>().prop_map(Step::AtOnce),
        1 => wait.prop_map(|hours| Step::Waits(Duration::from_secs(hours * 3_600))),
    ];
    prop::collection::vec(step, 10..16)
}

/// How often each kind of act is drawn where somebody may do it. What something else waits for is drawn the more often.
fn weight(act: Act) -> usize {
    match act {
        Act::Enrol { .. } | Act::Give { .. } | Act::Renew { .. } => 6,
        Act::Take { .. } | Act::Refuse { .. } | Act::Offer { .. } | Act::Remove { .. } => 6,
        Act::Agree { .. } => 4,
        Act::Invite { .. } | Act::Withdraw { .. } => 3,
        Act::File { .. } | Act::Help { .. } | Act::HandOver | Act::ChangeRole { .. } => 2,
        Act::HelpAtTheServer { .. } | Act::GiveByShares { .. } | Act::FileWithoutKeys => 1,
        Act::Write { .. } | Act::Reply { .. } | Act::OpenByShares { .. } => 1,
    }
}

/// What somebody may do, drawn by `number`.
pub fn allowed(standing: &Standing, number: u64) -> Act {
    let mut acts = every_act(standing);
    acts.retain(|act| standing.allows(*act));
    draw(&acts, number)
}

/// What nobody may do as it stands, drawn by `number`.
pub fn refused(standing: &Standing, number: u64) -> Act {
    let mut acts = every_act(standing);
    acts.retain(|act| !standing.allows(*act));
    draw(&acts, number)
}

/// First the kind by its weight, then one of that kind.
fn draw(acts: &[Act], number: u64) -> Act {
    let mut kinds: Vec<(Act, Vec<Act>)> = Vec::new();
    for act in acts {
        let known = kinds
            .iter_mut()
            .find(|(kind, _)| discriminant(kind) == discriminant(act));
        match known {
            Some((_, same)) => same.push(*act),
            None => kinds.push((*act, vec![*act])),
        }
    }
    let by_weight: Vec<&Vec<Act>> = kinds
        .iter()
        .flat_map(|(kind, same)| std::iter::repeat_n(same, weight(*kind)))
        .collect();
    let same = pick(&by_weight, number);
    *pick(same, number / by_weight.len() as u64)
}

fn pick<T>(from: &[T], number: u64) -> &T {
    let place = number % from.len() as u64;
    &from[usize::try_from(place).unwrap()]
}

/// Two acts that are allowed and meet in one report or one team; none where there are no two such.
pub fn two_at_once(standing: &Standing, number: u64) -> Option<(Act, Act)> {
    let mut acts = every_act(standing);
    acts.retain(|act| can_meet(*act) && standing.allows(*act));
    type Kinds = (Discriminant<Act>, Discriminant<Act>);
    let mut pairs: BTreeMap<usize, (Kinds, Vec<(Act, Act)>)> = BTreeMap::new();
    for one in &acts {
        for other in acts.iter().filter(|other| meet(standing, *one, **other)) {
            let kinds = (discriminant(one), discriminant(other));
            let known = pairs.values_mut().find(|(known, _)| *known == kinds);
            match known {
                Some((_, same)) => same.push((*one, *other)),
                None => drop(pairs.insert(pairs.len(), (kinds, vec![(*one, *other)]))),
            }
        }
    }
    let by_weight: Vec<&Vec<(Act, Act)>> = pairs
        .values()
        .flat_map(|(_, same)| std::iter::repeat_n(same, weight(same[0].0) * weight(same[0].1)))
        .collect();
    if by_weight.is_empty() {
        return None;
    }
    let same = pick(&by_weight, number);
    Some(*pick(same, number / by_weight.len() as u64))
}

fn can_meet(act: Act) -> bool {
    matches!(
        act,
        Act::Enrol { .. }
            | Act::Give { .. }
            | Act::Remove { .. }
            | Act::ChangeRole { .. }
            | Act::Renew { .. }
            | Act::Offer { .. }
            | Act::Take { .. }
            | Act::Refuse { .. }
            | Act::Withdraw { .. }
    )
}

fn meet(standing: &Standing, one: Act, other: Act) -> bool {
    if let (Act::Enrol { invitation }, Act::Enrol { invitation: same }) = (one, other) {
        return invitation == same;
    }
    let (same_report, same_team) = (one.report(), team_of(standing, one));
    (same_report.is_some() && same_report == other.report())
        || (same_team.is_some() && same_team == team_of(standing, other))
}

/// The team whose people or keys the act is about.
fn team_of(standing: &Standing, act: Act) -> Option<usize> {
    match act {
        Act::Give { by, .. } | Act::Remove { by, .. } | Act::ChangeRole { by, .. } => {
            Some(standing.people[by].team)
        }
        Act::Renew { who } => Some(standing.people[who].team),
        Act::Offer { to, .. } => Some(to),
        _ => None,
    }
}

/// Everything that anybody there could try.
fn every_act(standing: &Standing) -> Vec<Act> {
    let people = 0..standing.people.len();
    let mut acts = vec![Act::FileWithoutKeys];
    for team in (0..TEAMS.len()).filter(|team| *team != DESK) {
        acts.extend([true, false].map(|is_urgent| Act::File { team, is_urgent }));
    }
    if standing.reports.iter().any(|report| report.is_escrowed) {
        acts.push(Act::HandOver);
    }
    let invitations = 0..standing.invitations.len();
    acts.extend(invitations.map(|invitation| Act::Enrol { invitation }));
    for by in people.clone() {
        // Those of a centre are no roles in a force.
        let roles = Role::Officer.beside();
        acts.extend(roles.map(|role| Act::Invite { by, role }));
        for who in people.clone() {
            acts.extend(about(by, who));
        }
        for report in 0..standing.reports.len() {
            acts.extend((0..TEAMS.len()).map(|to| Act::Offer { by, report, to }));
            acts.extend([
                Act::Take { by, report },
                Act::Refuse { by, report },
                Act::Withdraw { by, report },
                Act::Write { by, report },
            ]);
        }
    }
    for who in people {
        acts.extend([Act::HelpAtTheServer { who }, Act::Renew { who }]);
        acts.push(Act::GiveByShares { who });
    }
    for report in 0..standing.reports.len() {
        acts.extend([Act::Reply { report }, Act::OpenByShares { report }]);
    }
    acts
}

/// What one could do about another, or about themself.
fn about(by: usize, who: usize) -> [Act; 6] {
    let role = |role: Role| Act::ChangeRole { by, who, role };
    [
        Act::Give { by, to: who },
        Act::Remove { by, who },
        Act::Help { by, who },
        Act::Agree { by, who },
        role(Role::Officer),
        role(Role::Steward),
    ]
}
