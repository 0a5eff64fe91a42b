//! Letters as `.eml` files.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rocket::tokio::task::spawn_blocking;
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::post::fault::DeliveryFault;
use crate::post::letter::Written;

/// A folder that letters are written to, readable by the server's own user only.
pub struct Folder(PathBuf);

impl Folder {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    pub(super) async fn deliver(
        &self,
        message_id: &str,
        letter: Written,
    ) -> Result<(), DeliveryFault> {
        let folder = self.0.clone();
        let name = name(message_id);
        match spawn_blocking(move || write(&folder, &name, &letter.bytes)).await {
            Ok(Ok(())) => Ok(()),
            _ => Err(DeliveryFault::FolderUnwritable),
        }
    }
}

/// Tells nothing of the letter, and is the same at a repeat, which so replaces the first.
fn name(message_id: &str) -> String {
    let digest = Sha256::digest(message_id);
    let hex: String = digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{hex}.eml")
}

/// The file appears whole or not at all, and is on disk when this returns.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(folder.join(name))?;
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::Moment;
    use crate::post::letter::Letter;
    use crate::post::transport::Transport;

    fn letter(text: &str) -> Letter {
        Letter {
            message_id: "0f5e@updates.example".to_owned(),
            date: Moment::from_micros(0),
            from: "post@updates.example".to_owned(),
            bounces_to: "returns@updates.example".to_owned(),
            to: "sam@home.example".to_owned(),
            subject: "Your reference".to_owned(),
            text: text.to_owned(),
        }
    }

    fn files(folder: &Path) -> Vec<PathBuf> {
        fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect()
    }

    #[rocket::async_test]
    async fn a_letter_sent_twice_is_one_file_whose_name_tells_nothing() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("mail");
        let transport = Transport::folder(folder.clone());
        transport.deliver(&letter("First.\n")).await.unwrap();
        transport.deliver(&letter("Again.\n")).await.unwrap();
        let [file] = &files(&folder)[..] else {
            panic!("not one file")
        };
        assert!(
            fs::read_to_string(file)
                .unwrap()
                .ends_with("\r\n\r\nAgain.\r\n")
        );
        let name = file.file_name().unwrap().to_str().unwrap();
        let stem = name.strip_suffix(".eml").unwrap();
        assert!(stem.bytes().all(|byte| byte.is_ascii_hexdigit()), "{name}");
        assert!(!name.contains("0f5e"), "{name}");
    }

    #[cfg(unix)]
    #[rocket::async_test]
    async fn nobody_else_on_the_machine_can_read_a_letter() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        Transport::folder(folder.path().to_owned())
            .deliver(&letter("Hello.\n"))
            .await
            .unwrap();
        let [file] = &files(folder.path())[..] else {
            panic!("not one file")
        };
        assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o077, 0);
    }

    #[rocket::async_test]
    async fn a_folder_that_cannot_be_made_is_tried_later() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let outcome = Transport::folder(file.path().join("mail"))
            .deliver(&letter("Hello.\n"))
            .await;
        assert_eq!(outcome, Err(DeliveryFault::FolderUnwritable));
        assert!(!DeliveryFault::FolderUnwritable.is_permanent());
    }
}
