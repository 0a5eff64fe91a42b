//! Why a letter did not leave, in words that name neither the person nor the mail server's insides.

use thiserror::Error;

/// Why one attempt to deliver a letter failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DeliveryFault {
    /// The address, the sender or the Message-ID is not one that mail can carry.
    #[error("the letter cannot be written as an e-mail")]
    Unwritable,
    /// Its capsule does not open with this server's key folder. Another server, or the right folder, may open it.
    #[error("the letter does not open with the keys of this server")]
    Unopened,
    /// The mail server refused this letter for good.
    #[error("the mail server refused the letter")]
    Refused,
    /// The mail server refused the letter for now.
    #[error("the mail server put the letter off")]
    PutOff,
    /// The mail server refused our own user name or password.
    #[error("the mail server did not let us sign in")]
    NotSignedIn,
    /// The mail server does not offer a safe connection, or another thing that the settings ask for.
    #[error("the mail server does not offer what the settings ask for")]
    Unfit,
    /// The mail server could not be reached, broke off or took too long.
    #[error("the mail server could not be reached")]
    Unreachable,
    /// The mail folder could not be written to.
    #[error("the mail folder could not be written to")]
    FolderUnwritable,
}

impl DeliveryFault {
    /// The word for this fault in the database and in wording keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unwritable => "unwritable",
            Self::Unopened => "unopened",
            Self::Refused => "refused",
            Self::PutOff => "put-off",
            Self::NotSignedIn => "not-signed-in",
            Self::Unfit => "unfit",
            Self::Unreachable => "unreachable",
            Self::FolderUnwritable => "folder-unwritable",
        }
    }

    /// Whether another attempt with the same letter is bound to fail as well.
    pub fn is_permanent(self) -> bool {
        matches!(self, Self::Unwritable | Self::Refused)
    }

    /// What a refusing SMTP reply code to a letter means (RFC 5321 section 4.2, RFC 4954 section 6).
    pub(super) fn from_reply(code: u16) -> Self {
        match code {
            // About our account, so another letter would fare the same and this one may leave once it is mended.
            530 | 534 | 535 | 538 => Self::NotSignedIn,
            // A full mailbox empties again.
            552 => Self::PutOff,
            500..=599 => Self::Refused,
            _ => Self::PutOff,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_does_not_exist_is_given_up() {
        assert!(DeliveryFault::from_reply(550).is_permanent());
        assert!(DeliveryFault::from_reply(553).is_permanent());
    }

    #[test]
    fn a_server_that_is_busy_is_asked_again() {
        assert!(!DeliveryFault::from_reply(421).is_permanent());
        assert!(!DeliveryFault::from_reply(451).is_permanent());
    }

    #[test]
    fn a_full_mailbox_or_a_wrong_password_of_ours_loses_no_letter() {
        assert!(!DeliveryFault::from_reply(552).is_permanent());
        assert!(!DeliveryFault::from_reply(535).is_permanent());
    }
}
