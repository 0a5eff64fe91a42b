//! Mail: a letter is put in the outbox in the transaction that makes it due, and leaves after the commit.

mod fault;
mod letter;
mod message;
mod outbox;
pub mod rules;
mod sender;
mod transport;

pub use fault::DeliveryFault;
pub use letter::Letter;
pub use message::{Message, Worded};
pub use outbox::{Claimed, NewLetter, claim, due, enqueue};
pub use sender::{run, send_due};
pub use transport::{Memory, Sent, Smtp, SmtpUnusable, Transport};

/// From this urgency on a report rings the team's night address.
pub const URGENT: u8 = 2;
