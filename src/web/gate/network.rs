//! Where connections come from: kept in memory only, and never shown.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

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

/// How many connections each network holds open now.
#[derive(Clone, Default)]
pub(super) struct Crowd(Arc<Mutex<HashMap<Network, usize>>>);

impl Crowd {
    /// Counts one more connection from `network`, or `None` where it already has `most`.
    pub(super) fn admit(&self, network: Network, most: usize) -> Option<Admitted> {
        let mut counts = lock(&self.0);
        let count = counts.entry(network).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        Some(Admitted {
            crowd: self.clone(),
            network,
        })
    }
}

/// One counted connection; dropping it counts it out.
pub(super) struct Admitted {
    crowd: Crowd,
    network: Network,
}

impl Drop for Admitted {
    fn drop(&mut self) {
        let mut counts = lock(&self.crowd.0);
        let left = counts
            .get(&self.network)
            .map_or(0, |count| count.saturating_sub(1));
        if left == 0 {
            counts.remove(&self.network);
        } else {
            counts.insert(self.network, left);
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
}
