//! How often one network may try things, and how much work one account may give, in this node's memory only. Wrong tries at one
//! account or one report are counted in the database beside it.

use std::hash::Hash;
use std::num::NonZeroU32;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use sha2::{Digest, Sha256};

use super::Problem;
use super::gate::Network;
use crate::db::PersonId;

/// Codes tried per network: shared exits such as a library's must not lock people out.
const CODES: Quota = Quota::per_minute(NonZeroU32::new(20).expect("20 is not zero"));
/// Passwords, second factors and invitations tried per network: a force's whole shift begins work behind one address.
/// Not all at once: each takes one of the few places in the line for Argon2id.
const SIGN_INS: Quota = Quota::per_minute(NonZeroU32::new(60).expect("60 is not zero"))
    .allow_burst(NonZeroU32::new(30).expect("30 is not zero"));
/// Passwords tried at one account, whether or not there is such an account: what its answer takes then tells nothing about it.
/// More than the free tries of `throttle.rs`, so that who mistypes meets that rule first; and so few that all who try one account
/// together leave the line for Argon2id to everybody else.
const PASSWORDS: Quota = Quota::per_minute(NonZeroU32::new(10).expect("10 is not zero"));

/// Acknowledgements to one address: whoever types somebody else's again and again must not fill their mailbox.
const LETTERS: Quota = Quota::per_hour(NonZeroU32::new(5).expect("5 is not zero"));

/// Files begun per network: a community centre's visitors share one address.
const FILES: Quota = Quota::per_hour(NonZeroU32::new(400).expect("400 is not zero"));

/// Searches of one member of staff: enough for work, and too few to go through a list of people.
const SEARCHES: Quota = Quota::per_minute(NonZeroU32::new(30).expect("30 is not zero"));

/// Limits per network, and per account. A request whose network is not known shares one place with all such requests.
pub struct Throttles {
    codes: DefaultKeyedRateLimiter<Option<Network>>,
    files: DefaultKeyedRateLimiter<Option<Network>>,
    sign_ins: DefaultKeyedRateLimiter<Option<Network>>,
    passwords_from: DefaultKeyedRateLimiter<([u8; 32], Option<Network>)>,
    passwords: DefaultKeyedRateLimiter<[u8; 32]>,
    letters: DefaultKeyedRateLimiter<[u8; 32]>,
    searches: DefaultKeyedRateLimiter<PersonId>,
}

impl Default for Throttles {
    fn default() -> Self {
        Self {
            codes: RateLimiter::keyed(CODES),
            files: RateLimiter::keyed(FILES),
            sign_ins: RateLimiter::keyed(SIGN_INS),
            passwords_from: RateLimiter::keyed(PASSWORDS),
            passwords: RateLimiter::keyed(PASSWORDS),
            letters: RateLimiter::keyed(LETTERS),
            searches: RateLimiter::keyed(SEARCHES),
        }
    }
}

impl Throttles {
    /// Counts a try at an access code.
    ///
    /// # Errors
    /// [`Problem::TooMany`] with the seconds to wait.
    pub fn code(&self, network: Option<&Network>) -> Result<(), Problem> {
        count(&self.codes, network.cloned())
    }

    /// Counts a file that begins to arrive.
    ///
    /// # Errors
    /// [`Problem::TooMany`] with the seconds to wait.
    pub fn file(&self, network: Option<&Network>) -> Result<(), Problem> {
        count(&self.files, network.cloned())
    }

    /// Counts a try at the second factor or an invitation.
    ///
    /// # Errors
    /// [`Problem::TooMany`] with the seconds to wait.
    pub fn sign_in(&self, network: Option<&Network>) -> Result<(), Problem> {
        count(&self.sign_ins, network.cloned())
    }

    /// Counts a try at the password of the account with `email`, of which only a hash is kept, in memory. Right or wrong, known or
    /// not, a try counts alike.
    ///
    /// # Errors
    /// [`Problem::TooMany`] with the seconds to wait.
    pub fn password(&self, network: Option<&Network>, email: &str) -> Result<(), Problem> {
        let account: [u8; 32] = Sha256::digest(email).into();
        // Before the network's own count, so that whoever tries one account without end uses up nothing of their neighbours'.
        count(&self.passwords_from, (account, network.cloned()))?;
        count(&self.sign_ins, network.cloned())?;
        count(&self.passwords, account)
    }

    /// Counts an acknowledgement to `address`, of which only a hash is kept, in memory; gives whether one more may leave.
    pub fn may_write_to(&self, address: &str) -> bool {
        let hash = Sha256::digest(mailbox_of(address)).into();
        self.letters.check_key(&hash).is_ok()
    }

    /// Counts a letter that tells the reporter of the report called `reference` of something new; gives whether one more may leave.
    /// Apart from acknowledgements: whoever makes reports with somebody's address must not silence this.
    pub fn may_tell_news(&self, reference: &str) -> bool {
        let hash = Sha256::digest(format!("news {reference}")).into();
        self.letters.check_key(&hash).is_ok()
    }

    /// Counts a search of a member of staff.
    ///
    /// # Errors
    /// [`Problem::TooMany`] with the seconds to wait.
    pub fn search(&self, person: PersonId) -> Result<(), Problem> {
        count(&self.searches, person)
    }

    /// Forgets networks that have not tried anything lately, accounts and addresses.
    pub fn forget_old(&self) {
        self.codes.retain_recent();
        self.files.retain_recent();
        self.sign_ins.retain_recent();
        self.passwords_from.retain_recent();
        self.passwords.retain_recent();
        self.letters.retain_recent();
        self.searches.retain_recent();
    }
}

/// The mailbox of an address: what follows a plus sign is the same one's.
fn mailbox_of(address: &str) -> String {
    let address = address.to_lowercase();
    match address.rsplit_once('@') {
        Some((name, domain)) => {
            let name = name.split('+').next().unwrap_or(name);
            format!("{name}@{domain}")
        }
        None => address,
    }
}

fn count<K: Hash + Eq + Clone>(
    limiter: &DefaultKeyedRateLimiter<K>,
    key: K,
) -> Result<(), Problem> {
    limiter.check_key(&key).map_err(|until| {
        let wait = until.wait_time_from(DefaultClock::default().now());
        Problem::TooMany(wait.as_secs() + 1)
    })
}
