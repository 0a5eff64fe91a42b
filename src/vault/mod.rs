//! The vault: every key, and everything that is sealed. Pure cryptography but for the key folder; it knows
//! nothing of the database or of requests.
//!
//! # Who holds what
//! ```text
//! installation key   a file elsewhere ......... signs each team's epoch 1 (`heard team confirm`)
//!   team secret      wrapped to each member ... signs the next epoch, opens what is sealed to its own
//!                    and once to escrow
//!     report key     wrapped to the team ...... opens the parts of one report, and what its files are sealed by
//!                    and to the reporter's code
//!       file key     under the report key ..... opens the pieces of one file
//! person's seed      under the password ....... opens the person's wraps of team secrets
//!                    and under the cookie, while signed in
//! access code        the reporter alone ....... grows the pair that opens the reporter's wrap
//! browser token      the cookie alone ......... opens a draft (with its report key), the key of a report whose
//!                                               code was shown, or a seed
//! pepper             key folder ............... without it no password or code can be guessed at
//! worker's key       key folder ............... opens capsules: mail that waits, and the
//!                                               keys of files that were not scanned yet
//! checkpoint key     key folder ............... signs what stood in the audit log
//! escrow key         printed shares ........... opens team secrets when all members are gone, and reports
//!                                               that came while no team had a key
//! ```
//! # Formats
//! A sealed value is `1 | nonce (24) | ciphertext and tag`, XChaCha20-Poly1305; parts, drafts and capsules
//! are padded to 256-byte steps, files by Padmé and sealed in pieces of 512 KiB, each bound to its file, its place and
//! whether the file ends with it. A wrap has suite 1: HPKE base mode, X25519, HKDF-SHA256,
//! ChaCha20-Poly1305; a capsule is `1 | encapsulated (32) | ciphertext and tag`. The associated data of each
//! is its kind and all that tells which one it is, so nothing opens in another's place. Keys grow by
//! HKDF-SHA256 under a name that carries `v1`. A share of escrow leads with version 1 and ends in a
//! checksum. Passwords: one run of Argon2id, with the pepper as its secret; the costs stand in each row.
//!
//! Random bytes come from a [`Chance`] that the caller gives, the time is a parameter, and no secret has a
//! `Debug` or `Display`.

mod access_code;
mod browser_token;
mod capsule;
mod chain;
mod chance;
mod checkpoint_key;
mod crockford;
mod escrow;
mod fault;
mod file_key;
mod installation;
mod key_folder;
mod name;
mod padding;
mod password;
mod pepper;
mod reference;
mod report_key;
mod sealed;
mod secret;
mod seed;
mod team_key;
mod token_key;
mod totp;
mod wrap;

pub use access_code::AccessCode;
pub use browser_token::{BrowserToken, SessionStage};
pub use capsule::{open_capsule, seal_capsule};
pub use chain::{ChainFault, LiveKey, verify_chain, verify_vouched};
pub use chance::Chance;
pub use checkpoint_key::{CheckpointKey, CheckpointPublicKey};
pub use escrow::{EscrowShare, ShareFault, combine_escrow, make_escrow};
pub use fault::{OpenFault, UnusableKey};
pub use file_key::{FileKey, PIECE, PieceName, padded_length};
pub use installation::{InstallationKey, InstallationPublicKey};
pub use key_folder::{KeyFolder, KeyFolderFault};
pub use password::{Kdf, Password, PasswordFault, Unlocked};
pub use pepper::Pepper;
pub use reference::Reference;
pub use report_key::{Holder, PartName, ReportKey};
pub use seed::Seed;
pub use team_key::{TeamEpoch, TeamHolder, TeamSecret};
pub use token_key::{Token, TokenKey};
pub use totp::TotpSecret;
pub use wrap::{OpeningKey, SealingKey, Wrap};
