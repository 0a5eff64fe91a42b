//! Why something sealed does not open.

/// Why something sealed does not open. None of these is the reader's mistake: raise an alarm, show nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenFault {
    /// It was sealed under another key or another name, or was changed since.
    #[error("it is not what was sealed here: the key, the place or the bytes are wrong")]
    NotAuthentic,
    /// It leads with a version or suite byte that this programme does not know.
    #[error("its version byte is {0}, which this version of Heard does not know")]
    UnknownVersion(u8),
    /// It is too short, or what was inside is not what belongs there.
    #[error("it does not have the form of a sealed value")]
    Malformed,
    /// The key opens but is not the one that the row was made with.
    #[error("the key inside is not the one its owner was made with")]
    WrongKey,
}

/// A public key that nothing can be sealed to: it is not a point that hides anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the public key cannot be sealed to")]
pub struct UnusableKey;
