//! Pieces on the disk of this machine: a folder for each file, a file in it for each piece.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use uuid::Uuid;

use super::Place;
use crate::db::ObjectId;

/// How often a piece is put before the disk is given up.
const ATTEMPTS: u32 = 3;
/// How much room is left to everything else on the disk: reports must be taken though it is full of films.
const RESERVE: u64 = 512 * 1_024 * 1_024;

/// A folder for pieces.
pub struct Disk {
    folder: PathBuf,
}

impl Disk {
    /// The store in `folder`, which is made with the first file.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    fn try_to_put(&self, object: ObjectId, place: u32, sealed: &[u8]) -> io::Result<()> {
        if !self.has_room_for(sealed.len() as u64) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let folder = self.folder_of(object);
        make_private(&folder)?;
        let mut new = NamedTempFile::with_prefix_in(".new-", &folder)?;
        new.write_all(sealed)?;
        new.persist(folder.join(place.to_string()))?;
        Ok(())
    }

    /// Whether there is room for `bytes` more, beside what the database needs.
    fn has_room_for(&self, bytes: u64) -> bool {
        let there = self.folder.ancestors().find(|place| place.is_dir());
        let disk = there.and_then(|place| rustix::fs::statvfs(place).ok());
        // A disk that cannot tell is found out by writing.
        disk.is_none_or(|disk| disk.f_bavail * disk.f_frsize >= bytes + RESERVE)
    }

    fn folder_of(&self, object: ObjectId) -> PathBuf {
        self.folder.join(object.uuid().to_string())
    }
}

impl Place for Disk {
    fn put(&self, object: ObjectId, place: u32, sealed: &[u8]) -> io::Result<()> {
        let mut tried = 1;
        while let Err(fault) = self.try_to_put(object, place, sealed) {
            if tried == ATTEMPTS {
                return Err(fault);
            }
            tried += 1;
        }
        Ok(())
    }

    fn get(&self, object: ObjectId, place: u32) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.folder_of(object).join(place.to_string())) {
            Ok(sealed) => Ok(Some(sealed)),
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    fn count(&self, object: ObjectId) -> io::Result<u32> {
        let folder = self.folder_of(object);
        let is_there = |place: &u32| folder.join(place.to_string()).is_file();
        let there = (0..).take_while(is_there).count();
        Ok(there.try_into().unwrap_or(u32::MAX))
    }

    fn settle(&self, object: ObjectId) -> io::Result<()> {
        // One call for all pieces: to wait for each of some hundred files is many times slower.
        rustix::fs::syncfs(File::open(self.folder_of(object))?)?;
        Ok(())
    }

    fn delete(&self, object: ObjectId) -> io::Result<()> {
        match fs::remove_dir_all(self.folder_of(object)) {
            Err(fault) if fault.kind() != io::ErrorKind::NotFound => Err(fault),
            _ => Ok(()),
        }
    }

    fn objects(&self) -> io::Result<Vec<ObjectId>> {
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
                found.push(object.into());
            }
        }
        Ok(found)
    }
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
        let disk = Disk::in_folder(folder.path().join("evidence"));
        let object = ObjectId::from(Uuid::from_u128(7));
        assert!(disk.get(object, 0).unwrap().is_none());
        disk.put(object, 0, b"one").unwrap();
        disk.put(object, 1, b"two").unwrap();
        disk.settle(object).unwrap();
        assert_eq!(disk.get(object, 1).unwrap().as_deref(), Some(&b"two"[..]));
        assert_eq!(disk.count(object).unwrap(), 2);
        assert_eq!(disk.objects().unwrap()[0], object);
        disk.delete(object).unwrap();
        disk.delete(object).unwrap();
        assert_eq!(disk.count(object).unwrap(), 0);
    }
}
