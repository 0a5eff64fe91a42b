//! The ways a letter can leave.

mod folder;
mod memory;
mod smtp;

use std::path::PathBuf;

use folder::Folder;
pub use memory::{Memory, Sent};
pub use smtp::{Smtp, SmtpUnusable};

use super::fault::DeliveryFault;
use super::letter::Letter;

/// Where letters go.
pub enum Transport {
    /// To a mail server.
    Smtp(Smtp),
    /// Into `.eml` files, for an installation without a mail server.
    Folder(Folder),
    /// Nowhere; tests look at what would have left.
    Memory(Memory),
}

impl Transport {
    /// Letters become `.eml` files in `folder`, which is made with the first of them.
    pub fn folder(folder: PathBuf) -> Self {
        Self::Folder(Folder::new(folder))
    }

    /// Delivers one letter. When this says that it left, it has: a server took it, or it is on disk.
    ///
    /// # Errors
    /// A [`DeliveryFault`]. After some of them the letter may have arrived all the same; a repeat has the same
    /// Message-ID.
    pub async fn deliver(&self, letter: &Letter) -> Result<(), DeliveryFault> {
        let written = letter.write()?;
        match self {
            Self::Smtp(smtp) => smtp.deliver(&written).await,
            Self::Folder(folder) => folder.deliver(&letter.message_id, written).await,
            Self::Memory(memory) => {
                memory.keep(letter, written);
                Ok(())
            }
        }
    }
}
