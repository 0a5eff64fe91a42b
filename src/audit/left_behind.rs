//! What the checkpoints name and a copy of the database cannot hold, because it came after the copy.
//!
//! Only the end of a chain can be younger than a copy, and only what no checkpoint knew when the copy's newest entry was written:
//! all else that is not there was taken out. So whoever cuts an old end off must cut off all that is newer too, and the copy then
//! says of itself that it is old.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::checkpoint::{OVERLAP, Vouchers};
use crate::db::Moment;

/// What is younger than a copy. In a checkpoint: what a restore left behind, of all that the lines before name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftBehind {
    /// When the copy's newest entry was written, in microseconds since 1970 UTC; none where it holds no entry.
    pub ends: Option<i64>,
    /// The chains that go on after it.
    pub chains: Vec<Rest>,
}

/// The end of a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rest {
    /// The chain.
    pub chain: Uuid,
    /// The place of the first entry that is not there.
    pub from: i64,
}

/// What a copy says of its log.
pub struct Extent {
    /// When its newest entry was written, not counting what restores themselves wrote.
    pub ends: Option<Moment>,
    /// The last place of each chain.
    pub last_places: BTreeMap<Uuid, i64>,
}

impl LeftBehind {
    /// What `vouchers` name that is younger than the copy with this `extent`.
    pub fn by(extent: &Extent, vouchers: &Vouchers) -> Self {
        let is_younger = |named: Moment| extent.ends.is_none_or(|ends| named + OVERLAP > ends);
        let rest = |(chain, places): (&Uuid, &BTreeMap<i64, Moment>)| {
            let last = extent.last_places.get(chain).copied().unwrap_or(-1);
            // From the end back to what the copy should hold.
            let missing = places.range(last.saturating_add(1)..).rev();
            let younger = missing.take_while(|(_, named)| is_younger(**named));
            let (from, _) = younger.last()?;
            Some(Rest {
                chain: *chain,
                from: *from,
            })
        };
        Self {
            ends: extent.ends.map(Moment::micros),
            chains: vouchers.named_at.iter().filter_map(rest).collect(),
        }
    }

    /// When the copy's newest entry was written.
    pub fn ends(&self) -> Option<Moment> {
        self.ends.map(Moment::from_micros)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const NOON: Moment = Moment::from_micros(1_795_435_200_000_000);
    const HOUR: Duration = Duration::from_secs(3_600);
    const CHAIN: Uuid = Uuid::from_u128(7);

    /// Checkpoints each hour from noon on; each names one entry of the chain.
    fn hourly(count: i64) -> Vouchers {
        let mut vouchers = Vouchers::default();
        let places = (0..count).map(|place| (place, NOON + HOUR * u32::try_from(place).unwrap()));
        vouchers.named_at.insert(CHAIN, places.collect());
        vouchers
    }

    fn rest(ends: Option<Moment>, last: Option<i64>, vouchers: &Vouchers) -> Option<i64> {
        let last_places = last.map(|last| (CHAIN, last)).into_iter().collect();
        let left = LeftBehind::by(&Extent { ends, last_places }, vouchers);
        assert!(left.chains.len() <= 1);
        left.chains.first().map(|rest| rest.from)
    }

    #[test]
    fn a_copy_with_everything_leaves_nothing_behind() {
        assert_eq!(rest(Some(NOON + HOUR * 4), Some(3), &hourly(4)), None);
    }

    #[test]
    fn what_was_named_after_the_copys_end_is_younger() {
        let ends = Some(NOON + HOUR + HOUR / 2);
        assert_eq!(rest(ends, Some(1), &hourly(4)), Some(2));
        assert_eq!(rest(None, None, &hourly(4)), Some(0));
    }

    #[test]
    fn what_was_named_long_before_the_copys_end_and_is_not_there_is_not_younger() {
        let ends = Some(NOON + HOUR * 3 + HOUR / 2);
        assert_eq!(rest(ends, Some(1), &hourly(4)), None);
        assert_eq!(rest(ends, None, &hourly(5)), Some(4));
    }

    #[test]
    fn the_last_minutes_before_the_copys_end_may_have_been_committed_after_it() {
        let ends = Some(NOON + HOUR + OVERLAP / 2);
        assert_eq!(rest(ends, Some(0), &hourly(2)), Some(1));
    }
}
