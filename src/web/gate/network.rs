//! Where connections come from: kept in memory only, and never shown.

use std::collections::{HashMap, VecDeque};
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rocket::tokio::sync::Notify;

/// The network a request came from: one IPv4 address, or the /64 that one household or office holds in IPv6.
///
/// For throttles in memory only. It has neither `Debug` nor `Display`, so that no log line can show it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Network(Ipv6Addr);

impl Network {
    /// The network that `address` belongs to. An IPv4 address written as IPv6 is the same network as in IPv4.
    #[must_use]
    pub fn of(address: IpAddr) -> Network {
        match address.to_canonical() {
            IpAddr::V4(address) => Network(address.to_ipv6_mapped()),
            IpAddr::V6(address) => {
                let host_bits = 64;
                Network(Ipv6Addr::from_bits(
                    address.to_bits() >> host_bits << host_bits,
                ))
            }
        }
    }
}

/// Tells the site which network is behind each forwarded connection. Clones share one map.
#[derive(Clone, Default)]
pub struct Peers(Arc<Mutex<HashMap<u16, Network>>>);

impl Peers {
    /// The network behind the forwarded connection that reached Rocket from loopback port `port`.
    ///
    /// `None` when the connection did not come through the gate, or its client has already gone.
    #[must_use]
    pub fn network_of(&self, port: u16) -> Option<Network> {
        lock(&self.0).get(&port).copied()
    }

    /// Remembers the network for as long as the returned guard lives.
    pub(super) fn introduce(&self, port: u16, network: Network) -> Introduced {
        lock(&self.0).insert(port, network);
        Introduced {
            peers: self.clone(),
            port,
        }
    }
}

/// Forgets its port when dropped. Drop it before the socket: a freed port may be given out again at once.
pub(super) struct Introduced {
    peers: Peers,
    port: u16,
}

impl Drop for Introduced {
    fn drop(&mut self) {
        lock(&self.peers.0).remove(&self.port);
    }
}

/// The connections that each network holds open now, oldest first.
#[derive(Clone, Default)]
pub(super) struct Crowd(Arc<Mutex<HashMap<Network, VecDeque<Arc<Place>>>>>);

/// One connection's place, and whether it has to be given up.
#[derive(Default)]
struct Place {
    given_up: Notify,
}

impl Crowd {
    /// Counts one more connection from `network`, or `None` where it already has `most`.
    pub(super) fn admit(&self, network: Network, most: usize) -> Option<Admitted> {
        let mut held = lock(&self.0);
        let own = held.entry(network).or_default();
        if own.len() >= most {
            return None;
        }
        let place = Arc::new(Place::default());
        own.push_back(Arc::clone(&place));
        Some(Admitted {
            crowd: self.clone(),
            network,
            place,
        })
    }

    /// Lets the network that holds the most connections give up its oldest, for a newcomer from `network`; gives
    /// whether it does. None gives way to a network that would then hold as many: that would only turn the tables.
    pub(super) fn make_room_for(&self, network: Network) -> bool {
        let held = lock(&self.0);
        let own = held.get(&network).map_or(0, VecDeque::len);
        let fullest = held.values().max_by_key(|places| places.len());
        let Some(places) = fullest.filter(|places| places.len() > own + 1) else {
            return false;
        };
        if let Some(oldest) = places.front() {
            oldest.given_up.notify_one();
        }
        true
    }
}

/// One counted connection; dropping it counts it out.
pub(super) struct Admitted {
    crowd: Crowd,
    network: Network,
    place: Arc<Place>,
}

impl Admitted {
    /// Ends when the place is needed by somebody of a network that holds fewer.
    pub(super) async fn is_given_up(&self) {
        self.place.given_up.notified().await;
    }
}

impl Drop for Admitted {
    fn drop(&mut self) {
        let mut held = lock(&self.crowd.0);
        if let Some(places) = held.get_mut(&self.network) {
            places.retain(|place| !Arc::ptr_eq(place, &self.place));
            if places.is_empty() {
                held.remove(&self.network);
            }
        }
    }
}

/// A panic elsewhere cannot leave these maps half written, so a poisoned lock is as good as any.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(address: &str) -> Network {
        Network::of(address.parse().unwrap())
    }

    #[test]
    fn two_ipv4_addresses_are_two_networks() {
        assert!(network("192.0.2.1") != network("192.0.2.2"));
    }

    #[test]
    fn a_household_with_many_ipv6_addresses_is_one_network() {
        assert!(network("2001:db8:1:2::1") == network("2001:db8:1:2:ffff::9"));
        assert!(network("2001:db8:1:2::1") != network("2001:db8:1:3::1"));
    }

    #[test]
    fn an_ipv4_client_of_an_ipv6_socket_is_the_ipv4_network() {
        assert!(network("::ffff:192.0.2.1") == network("192.0.2.1"));
        assert!(network("::ffff:192.0.2.1") != network("::ffff:192.0.2.2"));
    }

    #[test]
    fn a_peer_is_forgotten_when_its_connection_ends() {
        let peers = Peers::default();
        let introduced = peers.introduce(4000, network("192.0.2.1"));
        assert!(peers.network_of(4000) == Some(network("192.0.2.1")));
        drop(introduced);
        assert!(peers.network_of(4000).is_none());
    }

    #[test]
    fn a_network_is_admitted_again_once_one_of_its_connections_ends() {
        let crowd = Crowd::default();
        let home = network("192.0.2.1");
        let first = crowd.admit(home, 1).unwrap();
        assert!(crowd.admit(home, 1).is_none());
        assert!(crowd.admit(network("192.0.2.2"), 1).is_some());
        drop(first);
        assert!(crowd.admit(home, 1).is_some());
        assert!(lock(&crowd.0).is_empty());
    }

    #[test]
    fn only_the_network_that_holds_the_most_makes_room_and_only_for_one_that_holds_fewer() {
        let crowd = Crowd::default();
        let (many, few) = (network("192.0.2.1"), network("192.0.2.2"));
        let _held: Vec<_> = (0..3).map(|_| crowd.admit(many, 9).unwrap()).collect();
        assert!(!crowd.make_room_for(many));
        assert!(crowd.make_room_for(few));
        let _one = crowd.admit(few, 9).unwrap();
        assert!(crowd.make_room_for(few));
        let _two = crowd.admit(few, 9).unwrap();
        assert!(!crowd.make_room_for(few));
    }
}
