//! Where abuse was seen online, in the words of whoever saw it. The address is text: nobody here ever goes there.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// Where something was seen online: each part may be empty.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Online {
    /// The address, or the name of an account.
    pub address: Zeroizing<String>,
    /// The site or app.
    pub platform: Zeroizing<String>,
    /// When it was seen.
    pub seen: Zeroizing<String>,
}

impl Online {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.address.is_empty() && self.platform.is_empty() && self.seen.is_empty()
    }
}
