//! The sealed pieces in the store of a story, reached beside the program: to count them, and to do to them what may befall them.

use std::fs;
use std::path::{Path, PathBuf};

use heard::settings::Settings;

/// The pieces of a story's files, each called `<file>/<place>`.
pub enum Pieces {
    /// On the disk.
    Folder(PathBuf),
    /// In a bucket.
    #[cfg(feature = "s3")]
    Bucket(Box<object_store::aws::AmazonS3>),
}

impl Pieces {
    /// Those of the installation that has these settings.
    pub fn of(settings: &Settings) -> Self {
        #[cfg(feature = "s3")]
        if let Some(bucket) = &settings.evidence.bucket {
            return Self::Bucket(Box::new(super::bucket::client(&bucket.name)));
        }
        Self::Folder(settings.evidence_folder())
    }

    /// The name of each.
    pub async fn names(&self) -> Vec<String> {
        match self {
            Self::Folder(folder) => names_in(folder),
            #[cfg(feature = "s3")]
            Self::Bucket(bucket) => super::bucket::names_in(bucket).await,
        }
    }

    /// What the piece called `name` holds.
    pub async fn read(&self, name: &str) -> Vec<u8> {
        match self {
            Self::Folder(folder) => fs::read(folder.join(name)).unwrap(),
            #[cfg(feature = "s3")]
            Self::Bucket(bucket) => super::bucket::read(bucket, name).await,
        }
    }

    /// Puts `bytes` in its place.
    pub async fn write(&self, name: &str, bytes: &[u8]) {
        match self {
            Self::Folder(folder) => fs::write(folder.join(name), bytes).unwrap(),
            #[cfg(feature = "s3")]
            Self::Bucket(bucket) => super::bucket::write(bucket, name, bytes).await,
        }
    }

    /// Takes it away.
    pub async fn remove(&self, name: &str) {
        match self {
            Self::Folder(folder) => fs::remove_file(folder.join(name)).unwrap(),
            #[cfg(feature = "s3")]
            Self::Bucket(bucket) => super::bucket::remove(bucket, name).await,
        }
    }
}

fn names_in(folder: &Path) -> Vec<String> {
    let Ok(files) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let pieces = files.flat_map(|file| fs::read_dir(file.unwrap().path()).unwrap());
    let name = |piece: PathBuf| {
        let name = piece.strip_prefix(folder).unwrap();
        name.to_str().unwrap().to_owned()
    };
    pieces.map(|piece| name(piece.unwrap().path())).collect()
}
