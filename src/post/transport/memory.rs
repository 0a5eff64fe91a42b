//! Letters kept in memory, for tests.

use std::sync::{Arc, Mutex, PoisonError};

use crate::post::letter::{Letter, Written};

/// Keeps letters instead of sending them. Clones share what they keep.
#[derive(Clone, Default)]
pub struct Memory(Arc<Mutex<Vec<Sent>>>);

/// A letter that would have left.
#[derive(Clone)]
pub struct Sent {
    /// Its Message-ID.
    pub message_id: String,
    /// The address it was for.
    pub to: String,
    /// Its subject line.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// All of it, as it would have left.
    pub bytes: Vec<u8>,
}

impl Memory {
    /// What was sent so far, oldest first.
    pub fn sent(&self) -> Vec<Sent> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub(super) fn keep(&self, letter: &Letter, written: Written) {
        let sent = Sent {
            message_id: letter.message_id.clone(),
            to: letter.to.clone(),
            subject: letter.subject.clone(),
            text: letter.text.clone(),
            bytes: written.bytes,
        };
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(sent);
    }
}
