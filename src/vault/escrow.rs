//! The last way back: a key whose private half exists only as printed shares.

use std::collections::BTreeMap;

use blahaj::{Share, Sharks};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::secret::Secret;
use super::{Chance, OpeningKey, SealingKey, crockford};

/// One printed share of the escrow key: a letter to one trusted person.
pub struct EscrowShare {
    needed: u8,
    key_mark: [u8; MARK],
    share: Share,
}

/// Why a key cannot be split into shares, or shares do not give it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareFault {
    /// One share would be enough, or all together not.
    #[error("at least 2 shares must be needed, and not more than there are")]
    NoSuchSplit,
    /// A character is wrong, missing or too many.
    #[error("the share is mistyped: compare it with the paper, group by group")]
    Mistyped,
    /// The share leads with a version byte that this programme does not know.
    #[error("the share is of version {0}, which this version of Heard does not know")]
    UnknownVersion(u8),
    /// Not enough different shares.
    #[error("{needed} different shares are needed, {given} were given")]
    TooFew {
        /// How many are needed.
        needed: u8,
        /// How many different ones were given.
        given: usize,
    },
    /// The shares are not all of one key.
    #[error("the shares are not all of one set")]
    Mixed,
    /// One share was given twice.
    #[error("share {0} was given already: each must be of another paper")]
    Twice(u8),
}

const VERSION: u8 = 1;
/// Bytes of the public key's hash that a share carries, so that shares of two keys are told apart.
const MARK: usize = 5;
/// Bytes of checksum at the end of a share's text.
const CHECKSUM: usize = 5;
/// Bytes of a share before the checksum: version, needed, mark, number, and 32 of the share itself.
const BODY: usize = 2 + MARK + 1 + 32;

/// Makes the escrow key and gives its public half and `shares` shares, of which any `needed` give the
/// private half back. The private half is kept nowhere.
///
/// # Errors
/// [`ShareFault::NoSuchSplit`] unless `needed` is from 2 to `shares`.
pub fn make_escrow(
    needed: u8,
    shares: u8,
    chance: &mut Chance,
) -> Result<(SealingKey, Vec<EscrowShare>), ShareFault> {
    if !(2..=shares).contains(&needed) {
        return Err(ShareFault::NoSuchSplit);
    }
    let secret = Secret::generate(chance);
    let public = OpeningKey::grow(&secret).sealing_key();
    let shares = Sharks(needed)
        .dealer_rng(secret.expose(), chance.source())
        .take(usize::from(shares))
        .map(|share| EscrowShare {
            needed,
            key_mark: mark(&public),
            share,
        })
        .collect();
    Ok((public, shares))
}

/// Puts the private half together from shares.
///
/// # Errors
/// A [`ShareFault`] if there are too few or they do not belong together.
pub fn combine_escrow(shares: &[EscrowShare]) -> Result<OpeningKey, ShareFault> {
    let first = shares.first().ok_or(ShareFault::TooFew {
        needed: 2,
        given: 0,
    })?;
    if !shares.iter().all(|share| share.is_of_one_set_with(first)) {
        return Err(ShareFault::Mixed);
    }
    // The library does not put up with one share given twice.
    let different: BTreeMap<u8, &Share> = shares
        .iter()
        .map(|share| (share.number(), &share.share))
        .collect();
    if different.len() < usize::from(first.needed) {
        return Err(ShareFault::TooFew {
            needed: first.needed,
            given: different.len(),
        });
    }
    let secret = Sharks(first.needed)
        .recover(different.into_values())
        .map(Zeroizing::new)
        .map_err(|_| ShareFault::Mixed)?;
    let key = OpeningKey::grow(&Secret::from_slice(&secret).ok_or(ShareFault::Mixed)?);
    if mark(&key.sealing_key()) == first.key_mark {
        Ok(key)
    } else {
        Err(ShareFault::Mixed)
    }
}

impl EscrowShare {
    /// The share's number, from 1.
    pub const fn number(&self) -> u8 {
        self.share.x.0
    }

    /// How many shares give the key back.
    pub const fn needed(&self) -> u8 {
        self.needed
    }

    /// Whether this share may stand beside those `given` before it, so that a wrong paper is told when it is read.
    ///
    /// # Errors
    /// [`ShareFault::Mixed`] for a share of another key, [`ShareFault::Twice`] for one that was given already.
    pub fn check_beside(&self, given: &[Self]) -> Result<(), ShareFault> {
        if !given.iter().all(|other| self.is_of_one_set_with(other)) {
            return Err(ShareFault::Mixed);
        }
        if given.iter().any(|other| self.number() == other.number()) {
            return Err(ShareFault::Twice(self.number()));
        }
        Ok(())
    }

    fn is_of_one_set_with(&self, other: &Self) -> bool {
        self.needed == other.needed && self.key_mark == other.key_mark
    }

    /// The share as it is printed: 18 groups of four characters, the last two a checksum.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(BODY + CHECKSUM));
        bytes.extend([VERSION, self.needed]);
        bytes.extend(self.key_mark);
        bytes.extend(Zeroizing::new(Vec::from(&self.share)).iter());
        let checksum = checksum(&bytes);
        bytes.extend(checksum);
        crockford::write(&bytes)
    }

    /// The share on a paper, typed with or without spaces.
    ///
    /// # Errors
    /// A [`ShareFault`] if a character differs from the paper.
    pub fn parse(typed: &str) -> Result<Self, ShareFault> {
        let bytes = crockford::read(typed).ok_or(ShareFault::Mistyped)?;
        let (body, check) = bytes.split_at_checked(BODY).ok_or(ShareFault::Mistyped)?;
        if checksum(body) != check {
            return Err(ShareFault::Mistyped);
        }
        let [version, needed, rest @ ..] = body else {
            return Err(ShareFault::Mistyped);
        };
        if *version != VERSION {
            return Err(ShareFault::UnknownVersion(*version));
        }
        let (key_mark, share) = rest.split_first_chunk().ok_or(ShareFault::Mistyped)?;
        let share = Share::try_from(share).map_err(|_| ShareFault::Mistyped)?;
        Ok(Self {
            needed: *needed,
            key_mark: *key_mark,
            share,
        })
    }
}

fn mark(public: &SealingKey) -> [u8; MARK] {
    first_bytes(b"heard escrow key", public.as_bytes())
}

fn checksum(body: &[u8]) -> [u8; CHECKSUM] {
    first_bytes(b"heard escrow share", body)
}

fn first_bytes<const N: usize>(purpose: &[u8], bytes: &[u8]) -> [u8; N] {
    let hash = Sha256::new()
        .chain_update(purpose)
        .chain_update(bytes)
        .finalize();
    std::array::from_fn(|place| hash[place])
}
