//! Slots for files that arrive: few at a time for their memory, and fewer from one network, so that nobody who sends slowly from many
//! connections keeps everybody else from sending.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rocket::tokio::sync::{Semaphore, SemaphorePermit};
use rocket::tokio::time::{sleep, timeout};

use crate::web::gate::Network;

/// The most files that arrive at a time: each holds some megabytes of memory.
const SLOTS: usize = 24;
/// The most of one network: a community centre's visitors share an address.
const OF_ONE_NETWORK: usize = 8;
/// How long somebody waits for a slot.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often they look whether there is one.
const AGAIN: Duration = Duration::from_millis(50);

/// The slots of one node.
pub struct Slots {
    free: Semaphore,
    taken: Mutex<HashMap<Option<Network>, usize>>,
}

/// A slot that is held; free again when this is dropped.
pub struct Slot<'a> {
    slots: &'a Slots,
    network: Option<Network>,
    _permit: SemaphorePermit<'a>,
}

impl Default for Slots {
    fn default() -> Self {
        Self {
            free: Semaphore::new(SLOTS),
            taken: Mutex::default(),
        }
    }
}

impl Slots {
    /// A slot for somebody from `network`, for which they may have to wait a little; none where too many arrive, or too many from
    /// there.
    pub async fn take(&self, network: Option<&Network>) -> Option<Slot<'_>> {
        let waiting = async {
            loop {
                match self.try_take(network) {
                    Some(slot) => break slot,
                    None => sleep(AGAIN).await,
                }
            }
        };
        timeout(PATIENCE, waiting).await.ok()
    }

    fn try_take(&self, network: Option<&Network>) -> Option<Slot<'_>> {
        let permit = self.free.try_acquire().ok()?;
        let network = network.copied();
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let of_network = taken.entry(network).or_default();
        if *of_network >= OF_ONE_NETWORK {
            return None;
        }
        *of_network += 1;
        Some(Slot {
            slots: self,
            network,
            _permit: permit,
        })
    }
}

impl Drop for Slot<'_> {
    fn drop(&mut self) {
        let taken = self.slots.taken.lock();
        let mut taken = taken.unwrap_or_else(PoisonError::into_inner);
        if let Some(of_network) = taken.get_mut(&self.network) {
            *of_network -= 1;
            if *of_network == 0 {
                taken.remove(&self.network);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::*;

    #[test]
    fn one_network_leaves_slots_to_others_and_gives_its_own_back() {
        let slots = Slots::default();
        let here = Network::of(IpAddr::from([192, 0, 2, 1]));
        let there = Network::of(IpAddr::from([198, 51, 100, 1]));
        let mut held = Vec::new();
        for _ in 0..OF_ONE_NETWORK {
            held.push(slots.try_take(Some(&here)).unwrap());
        }
        assert!(slots.try_take(Some(&here)).is_none());
        assert!(slots.try_take(Some(&there)).is_some());
        held.pop();
        assert!(slots.try_take(Some(&here)).is_some());
    }
}
