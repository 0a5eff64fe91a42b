//! When a letter is tried again, when it is given up, and whose turn it is.

use std::collections::HashMap;
use std::hash::Hash;
use std::time::Duration;

use super::fault::DeliveryFault;
use crate::db::Moment;

/// The longest that one attempt to deliver a letter may take.
pub const ATTEMPT: Duration = Duration::from_secs(30);
/// How long a sender holds the letters it claimed. Far above [`ATTEMPT`], since none may be sent by two at once.
pub const LEASE: Duration = Duration::from_secs(120);
/// The most letters on their way to one domain at once, so that a slow domain cannot hold up the others.
pub const AT_ONCE_TO_A_DOMAIN: usize = 2;

/// The wait after the first failure; it doubles with each further one.
const FIRST_WAIT: Duration = Duration::from_secs(60);
/// The longest wait between two attempts.
const LONGEST_WAIT: Duration = Duration::from_secs(4 * 60 * 60);
/// The age at which a letter that still cannot leave is given up: people no longer wait for it, and staff must know.
const GIVE_UP_AFTER: Duration = Duration::from_secs(3 * 24 * 60 * 60);

/// What becomes of a letter after an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It left.
    Sent,
    /// It is tried again.
    Again {
        /// Not before this moment.
        at: Moment,
        /// Why it did not leave this time.
        fault: DeliveryFault,
    },
    /// It is given up, and staff see it.
    Dead {
        /// Why it did not leave the last time.
        fault: DeliveryFault,
    },
}

/// What becomes of a letter made at `made_at`, after attempt number `attempts` (from 1) ended `now` with `outcome`.
///
/// `chance` is any random number; it spreads the next attempts, so that letters that failed together do not all
/// come back together.
pub fn fate(
    outcome: Result<(), DeliveryFault>,
    attempts: i32,
    made_at: Moment,
    now: Moment,
    chance: u32,
) -> Fate {
    match outcome {
        Ok(()) => Fate::Sent,
        Err(fault) if fault.is_permanent() || now >= made_at + GIVE_UP_AFTER => {
            Fate::Dead { fault }
        }
        Err(fault) => Fate::Again {
            at: now + wait(attempts, chance),
            fault,
        },
    }
}

/// One minute, doubling to four hours, of which a random part up to half is taken off.
fn wait(attempts: i32, chance: u32) -> Duration {
    let doublings = attempts.clamp(1, 16).unsigned_abs() - 1;
    let longest = (FIRST_WAIT * 2_u32.pow(doublings)).min(LONGEST_WAIT);
    longest - (longest / 2).mul_f64(f64::from(chance) / f64::from(u32::MAX))
}

/// The letters of `due` that may start now, in the order to start them: each domain has one turn before any has a
/// second, and none has more than [`AT_ONCE_TO_A_DOMAIN`] on their way, those to the domains `under_way` included.
///
/// Within a domain the order of `due` stays.
pub fn in_fair_order<L, D: Eq + Hash>(
    due: Vec<L>,
    domain_of: impl Fn(&L) -> D,
    under_way: impl IntoIterator<Item = D>,
) -> Vec<L> {
    let mut turns: HashMap<D, usize> = HashMap::new();
    for domain in under_way {
        *turns.entry(domain).or_default() += 1;
    }
    let mut in_turn = Vec::new();
    for letter in due {
        let turn = turns.entry(domain_of(&letter)).or_default();
        *turn += 1;
        if *turn <= AT_ONCE_TO_A_DOMAIN {
            in_turn.push((*turn, letter));
        }
    }
    in_turn.sort_by_key(|(turn, _)| *turn);
    in_turn.into_iter().map(|(_, letter)| letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOON: Moment = Moment::from_micros(1_700_000_000_000_000);

    fn next_attempt(attempts: i32, chance: u32) -> Duration {
        match fate(
            Err(DeliveryFault::Unreachable),
            attempts,
            NOON,
            NOON,
            chance,
        ) {
            Fate::Again { at, .. } => {
                Duration::from_micros((at.micros() - NOON.micros()).unsigned_abs())
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn each_failure_doubles_the_wait_up_to_four_hours() {
        let waits: Vec<_> = (1..=10)
            .map(|attempts| next_attempt(attempts, 0).as_secs() / 60)
            .collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 64, 128, 240, 240]);
    }

    #[test]
    fn letters_that_failed_together_come_back_apart() {
        assert_eq!(next_attempt(3, u32::MAX), Duration::from_secs(120));
        assert!(next_attempt(3, 1_000_000) > next_attempt(3, 3_000_000_000));
    }

    #[test]
    fn a_letter_to_an_address_that_does_not_exist_is_given_up_at_once() {
        let fault = DeliveryFault::Refused;
        assert_eq!(fate(Err(fault), 1, NOON, NOON, 0), Fate::Dead { fault });
    }

    #[test]
    fn a_letter_is_given_up_after_three_days_and_not_before() {
        let fault = DeliveryFault::Unreachable;
        let three_days = NOON + GIVE_UP_AFTER;
        assert!(matches!(
            fate(Err(fault), 20, NOON, three_days - Duration::from_secs(1), 0),
            Fate::Again { .. }
        ));
        assert_eq!(
            fate(Err(fault), 20, NOON, three_days, 0),
            Fate::Dead { fault }
        );
    }

    #[test]
    fn a_letter_that_leaves_late_has_left() {
        assert_eq!(fate(Ok(()), 20, NOON, NOON + GIVE_UP_AFTER, 0), Fate::Sent);
    }

    #[test]
    fn every_domain_has_a_turn_before_any_has_a_second() {
        let due = vec!["a1", "a2", "a3", "b1", "c1", "b2"];
        let order = in_fair_order(due, |letter| letter.as_bytes()[0], []);
        assert_eq!(order, ["a1", "b1", "c1", "a2", "b2"]);
    }

    #[test]
    fn a_domain_that_is_slow_to_answer_gets_no_further_letters_meanwhile() {
        let order = in_fair_order(
            vec!["a3", "b1"],
            |letter| letter.as_bytes()[0],
            [b'a', b'a'],
        );
        assert_eq!(order, ["b1"]);
    }

    /// A letter of the simulation below; times are in seconds.
    #[derive(Clone)]
    struct Letter {
        domain: u32,
        due: u64,
        made: u64,
        attempts: i32,
    }

    const GOOD: u32 = u32::MAX;

    /// When the good letter, made at `made`, starts, with 32 deliveries at once beside 150 letters
    /// to each of `dead` domains, whose every attempt takes `attempt` seconds and fails.
    fn start_of_the_good_letter(dead: u32, attempt: u64, made: u64) -> u64 {
        let one = |domain, made| Letter {
            domain,
            due: made,
            made,
            attempts: 0,
        };
        let mut waiting: Vec<_> = (0..dead)
            .flat_map(|domain| vec![one(domain, 0); 150])
            .collect();
        waiting.push(one(GOOD, made));
        let mut under_way: Vec<(u64, Letter)> = Vec::new();
        for second in 0.. {
            let moment = NOON + Duration::from_secs(second);
            let (ended, going_on) = under_way.into_iter().partition(|(end, _)| *end <= second);
            under_way = going_on;
            for (_, letter) in Vec::from_iter::<Vec<(u64, Letter)>>(ended) {
                let made_at = NOON + Duration::from_secs(letter.made);
                let outcome = Err(DeliveryFault::Unreachable);
                if let Fate::Again { at, .. } = fate(outcome, letter.attempts, made_at, moment, 7) {
                    let due = (at.micros() - NOON.micros())
                        .unsigned_abs()
                        .div_ceil(1_000_000);
                    waiting.push(Letter { due, ..letter });
                }
            }
            let due: Vec<_> = (0..waiting.len())
                .filter(|index| waiting[*index].due <= second)
                .collect();
            let busy = under_way.iter().map(|(_, letter)| letter.domain);
            let mut start = in_fair_order(due, |index| waiting[*index].domain, busy);
            start.truncate(32 - under_way.len());
            if start.iter().any(|index| waiting[*index].domain == GOOD) {
                return second;
            }
            start.sort_unstable();
            for index in start.into_iter().rev() {
                let mut letter = waiting.swap_remove(index);
                letter.attempts += 1;
                under_way.push((second + attempt, letter));
            }
        }
        unreachable!("seconds do not end")
    }

    proptest! {
        #[test]
        fn hundreds_of_letters_to_dead_domains_delay_a_good_one_by_at_most_five_seconds(
            dead in 1u32..=15, attempt in 1u64..=ATTEMPT.as_secs(), made in 0u64..400,
        ) {
            prop_assert!(start_of_the_good_letter(dead, attempt, made) <= made + 5);
        }

        #[test]
        fn no_letter_is_tried_before_half_its_wait_or_after_four_hours(attempts: i32, chance: u32) {
            let wait = next_attempt(attempts, chance);
            prop_assert!(wait >= FIRST_WAIT / 2 && wait <= LONGEST_WAIT);
        }
    }
}
