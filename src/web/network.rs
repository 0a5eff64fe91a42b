//! Where a request came from, for throttles only: kept in memory, never written anywhere.

use rocket::Request;

use super::gate::Network;
use crate::portal::Portal;

/// The network that `request` came from: what the gate saw, or what the operator's own proxy says.
pub fn of(request: &Request<'_>, portal: &Portal) -> Option<Network> {
    match &portal.settings.client_header {
        // A proxy appends what it saw, so only the last entry of the last such header is its own word.
        Some(header) => request
            .headers()
            .get(header)
            .last()
            .and_then(|value| value.rsplit(',').next())
            .and_then(|last| last.trim().parse().ok())
            .map(Network::of),
        None => portal.peers.network_of(request.remote()?.port()),
    }
}
