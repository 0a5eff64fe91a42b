//! Where the sealed pieces of files lie: a folder for each file, a file in it for each piece. A piece is there whole or not at all.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::NamedTempFile;
use uuid::Uuid;

use crate::db::{Moment, ObjectId};

/// How much room is left to everything else on the disk: reports must be taken though it is full of films.
const RESERVE: u64 = 512 * 1_024 * 1_024;

/// The store. Its functions wait for the disk: call them where waiting is allowed.
#[derive(Clone)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// The store in `folder`, which is made with the first file.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Keeps a piece. It is on its way to the disk, and there for good after [`Store::settle`].
    ///
    /// # Errors
    /// When it cannot be written; then it is not there.
    pub fn put(&self, object: ObjectId, place: u32, sealed: &[u8]) -> io::Result<()> {
        let folder = self.folder_of(object);
        make_private(&folder)?;
        let mut new = NamedTempFile::with_prefix_in(".new-", &folder)?;
        new.write_all(sealed)?;
        new.persist(folder.join(place.to_string()))?;
        Ok(())
    }

    /// A piece; none where it is not there.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn get(&self, object: ObjectId, place: u32) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.folder_of(object).join(place.to_string())) {
            Ok(sealed) => Ok(Some(sealed)),
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// How many pieces there are from 0 on, without a gap.
    pub fn count(&self, object: ObjectId) -> u32 {
        let folder = self.folder_of(object);
        let is_there = |place: &u32| folder.join(place.to_string()).is_file();
        (0..)
            .take_while(is_there)
            .count()
            .try_into()
            .unwrap_or(u32::MAX)
    }

    /// Whether the pieces from 0 up to `pieces` are all there.
    pub fn has_all(&self, object: ObjectId, pieces: u32) -> bool {
        self.count(object) >= pieces
    }

    /// Waits until what was put is on the disk: nobody is told that a file is kept before.
    ///
    /// # Errors
    /// When the disk failed.
    pub fn settle(&self, object: ObjectId) -> io::Result<()> {
        // One call for all pieces: to wait for each of some hundred files is many times slower.
        rustix::fs::syncfs(File::open(self.folder_of(object))?)?;
        Ok(())
    }

    /// Deletes all pieces of a file; one that is not there is deleted already.
    ///
    /// # Errors
    /// When something of it is left.
    pub fn delete(&self, object: ObjectId) -> io::Result<()> {
        match fs::remove_dir_all(self.folder_of(object)) {
            Err(fault) if fault.kind() != io::ErrorKind::NotFound => Err(fault),
            _ => Ok(()),
        }
    }

    /// All files that have a piece, each with when a piece came or went last.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn objects(&self) -> io::Result<Vec<(ObjectId, Moment)>> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(fault) => return Err(fault),
        };
        let mut found = Vec::new();
        for entry in entries {
            let entry = entry?;
            // What has another name is none of ours.
            if let Ok(object) = Uuid::try_parse(&entry.file_name().to_string_lossy()) {
                found.push((object.into(), changed(&entry.metadata()?)?));
            }
        }
        Ok(found)
    }

    /// Whether there is room for `bytes` more, beside what the database needs.
    pub fn has_room_for(&self, bytes: u64) -> bool {
        let there = self.folder.ancestors().find(|place| place.is_dir());
        let disk = there.and_then(|place| rustix::fs::statvfs(place).ok());
        // A disk that cannot tell is found out by writing.
        disk.is_none_or(|disk| disk.f_bavail * disk.f_frsize >= bytes + RESERVE)
    }

    fn folder_of(&self, object: ObjectId) -> PathBuf {
        self.folder.join(object.uuid().to_string())
    }
}

fn changed(entry: &fs::Metadata) -> io::Result<Moment> {
    let since = entry.modified()?.duration_since(SystemTime::UNIX_EPOCH);
    let micros = since.map_or(0, |since| since.as_micros());
    Ok(Moment::from_micros(
        i64::try_from(micros).unwrap_or(i64::MAX),
    ))
}

fn make_private(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_is_there_until_it_is_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::in_folder(folder.path().join("evidence"));
        let object = ObjectId::from(Uuid::from_u128(7));
        assert!(store.get(object, 0).unwrap().is_none());
        store.put(object, 0, b"one").unwrap();
        store.put(object, 1, b"two").unwrap();
        store.settle(object).unwrap();
        assert_eq!(
            store.get(object, 1).unwrap().as_deref(),
            Some(b"two".as_slice())
        );
        assert!(store.has_all(object, 2) && !store.has_all(object, 3));
        assert_eq!(store.objects().unwrap()[0].0, object);
        store.delete(object).unwrap();
        store.delete(object).unwrap();
        assert!(!store.has_all(object, 1));
    }
}
