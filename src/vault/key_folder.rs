//! The key folder and the installation's key file: the only place where the vault touches files.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use zeroize::Zeroizing;

use super::secret::Secret;
use super::{
    Chance, CheckpointKey, InstallationKey, InstallationPublicKey, OpeningKey, Pepper, SealingKey,
};

/// What the server must have beside the database, kept in a folder that only its user can read.
pub struct KeyFolder {
    /// Makes guesses at passwords and access codes worthless without this folder.
    pub pepper: Pepper,
    /// Opens capsules.
    pub worker: OpeningKey,
    /// Signs checkpoints of the audit log.
    pub checkpoint: CheckpointKey,
    /// What every team's chain of keys starts from.
    pub installation: InstallationPublicKey,
    /// Each team epoch's secret is wrapped to it once.
    pub escrow: SealingKey,
}

/// Why keys cannot be read from or written to files.
#[derive(Debug, thiserror::Error)]
pub enum KeyFolderFault {
    /// `heard setup` has not run, or not with this folder.
    #[error("not set up: there are no keys in {0}; run `heard setup` first")]
    NotSetUp(PathBuf),
    /// It belongs to another user of this machine.
    #[error(
        "{path} cannot be read by this user: it belongs to user {owner}; give the command as that user (`sudo -u '#{owner}' heard ...`)"
    )]
    NoPermission {
        /// The folder.
        path: PathBuf,
        /// The number of the user to whom it belongs.
        owner: u32,
    },
    /// The folder was made by an older version of this program.
    #[error("{0} is not there yet: `heard serve` makes it when it starts")]
    NotMadeYet(PathBuf),
    /// A key would be overwritten, and with it everything sealed to it lost.
    #[error("{0} is there already; move it away yourself if its keys are truly not needed")]
    AlreadyThere(PathBuf),
    /// Others on this machine could read or write it.
    #[error("{path} is open to others (mode {mode:o}); run `chmod go-rwx` on it")]
    OpenToOthers {
        /// The file or folder.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// It is not the file that belongs there.
    #[error("{0} does not hold the key that belongs there; restore it from a backup")]
    Malformed(PathBuf),
    /// The file system refused.
    #[error("{path}: {source}")]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
}

/// A file's name and the words it leads with, so that no file is taken for another.
type Kind = (&'static str, &'static str);

const PEPPER: Kind = ("pepper", "heard pepper v1");
const WORKER: Kind = ("worker.key", "heard worker key v1");
const CHECKPOINT: Kind = ("checkpoint.key", "heard checkpoint key v1");
const ESCROW: Kind = ("escrow.pub", "heard escrow public key v1");
const INSTALLATION: Kind = ("installation.pub", "heard installation public key v1");
/// The private half is wherever the operator wants it, so only its words are fixed.
const INSTALLATION_KEY: &str = "heard installation signing key v1";

impl KeyFolder {
    /// Makes a key folder with a new pepper, worker's key and checkpoint key. Part of `heard setup`.
    ///
    /// # Errors
    /// A [`KeyFolderFault`]; nothing that is there already is ever overwritten.
    pub fn create(
        folder: &Path,
        installation: &InstallationPublicKey,
        escrow: &SealingKey,
        chance: &mut Chance,
    ) -> Result<Self, KeyFolderFault> {
        make_folder(folder)?;
        let pepper = Secret::generate(chance);
        let worker = Secret::generate(chance);
        let checkpoint = Secret::generate(chance);
        let files = [
            (PEPPER, pepper.expose()),
            (WORKER, worker.expose()),
            (CHECKPOINT, checkpoint.expose()),
            (ESCROW, escrow.as_bytes()),
            (INSTALLATION, installation.key().as_bytes()),
        ];
        Self::refuse_existing(folder)?;
        for ((name, words), key) in files {
            write(&folder.join(name), words, key)?;
        }
        Ok(Self {
            pepper: Pepper(pepper),
            worker: OpeningKey::grow(&worker),
            checkpoint: CheckpointKey::from_secret(checkpoint),
            installation: *installation,
            escrow: *escrow,
        })
    }

    /// Refuses a folder that holds any key already.
    ///
    /// # Errors
    /// [`KeyFolderFault::AlreadyThere`] with the file.
    pub fn refuse_existing(folder: &Path) -> Result<(), KeyFolderFault> {
        [PEPPER, WORKER, CHECKPOINT, ESCROW, INSTALLATION]
            .iter()
            .try_for_each(|(name, _)| refuse_existing(&folder.join(name)))
    }

    /// Makes the key that a folder made by an older version lacks; changes nothing in one that has it, or in one that was not
    /// set up.
    ///
    /// # Errors
    /// A [`KeyFolderFault`] where it cannot be written.
    pub fn complete(folder: &Path, chance: &mut Chance) -> Result<(), KeyFolderFault> {
        let file = folder.join(CHECKPOINT.0);
        if !folder.join(INSTALLATION.0).exists() || file.exists() {
            return Ok(());
        }
        match write(&file, CHECKPOINT.1, Secret::generate(chance).expose()) {
            // Another node that shares the folder was first.
            Err(KeyFolderFault::File { source, .. })
                if source.kind() == io::ErrorKind::AlreadyExists =>
            {
                Ok(())
            }
            written => written,
        }
    }

    /// Reads a key folder.
    ///
    /// # Errors
    /// A [`KeyFolderFault`]: [`KeyFolderFault::NotSetUp`] if there is none, and a refusal if this user cannot
    /// read it or anybody but its owner can read or write it.
    pub fn open(folder: &Path) -> Result<Self, KeyFolderFault> {
        match folder.join(INSTALLATION.0).try_exists() {
            Ok(true) => {}
            Ok(false) => return Err(KeyFolderFault::NotSetUp(folder.to_owned())),
            Err(source) => return Err(no_permission(folder, source)),
        }
        refuse_open_to_others(folder)?;
        let checkpoint = folder.join(CHECKPOINT.0);
        if !checkpoint.exists() {
            return Err(KeyFolderFault::NotMadeYet(checkpoint));
        }
        let read = |(name, words): Kind| read(&folder.join(name), words);
        let malformed = |(name, _): Kind| KeyFolderFault::Malformed(folder.join(name));
        Ok(Self {
            pepper: Pepper(read(PEPPER)?),
            worker: OpeningKey::grow(&read(WORKER)?),
            checkpoint: CheckpointKey::from_secret(read(CHECKPOINT)?),
            installation: InstallationPublicKey::from_bytes(read(INSTALLATION)?.expose())
                .ok_or_else(|| malformed(INSTALLATION))?,
            escrow: SealingKey::from_slice(read(ESCROW)?.expose())
                .ok_or_else(|| malformed(ESCROW))?,
        })
    }
}

impl InstallationKey {
    /// Writes this key to a new file that only its owner can read. Part of `heard setup`.
    ///
    /// # Errors
    /// A [`KeyFolderFault`]; a file that is there already is never overwritten.
    pub fn write(&self, path: &Path) -> Result<(), KeyFolderFault> {
        refuse_existing(path)?;
        write(path, INSTALLATION_KEY, self.secret().expose())
    }

    /// Reads what [`InstallationKey::write`] wrote. For `heard team confirm` only.
    ///
    /// # Errors
    /// A [`KeyFolderFault`] if it is not there, not such a key, or open to others.
    pub fn read(path: &Path) -> Result<Self, KeyFolderFault> {
        read(path, INSTALLATION_KEY).map(Self::from_secret)
    }
}

fn make_folder(folder: &Path) -> Result<(), KeyFolderFault> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|source| fault(folder, source))?;
    refuse_open_to_others(folder)
}

fn refuse_existing(path: &Path) -> Result<(), KeyFolderFault> {
    if path.exists() {
        Err(KeyFolderFault::AlreadyThere(path.to_owned()))
    } else {
        Ok(())
    }
}

fn refuse_open_to_others(path: &Path) -> Result<(), KeyFolderFault> {
    let metadata = fs::metadata(path).map_err(|source| fault(path, source))?;
    let mode = metadata.permissions().mode() & 0o777;
    if mode & 0o077 == 0 {
        Ok(())
    } else {
        Err(KeyFolderFault::OpenToOthers {
            path: path.to_owned(),
            mode,
        })
    }
}

/// What cannot be looked at is not the same as what is not there.
fn no_permission(folder: &Path, source: io::Error) -> KeyFolderFault {
    let owner = fs::metadata(folder).map(|metadata| metadata.uid());
    match (source.kind(), owner) {
        (io::ErrorKind::PermissionDenied, Ok(owner)) => KeyFolderFault::NoPermission {
            path: folder.to_owned(),
            owner,
        },
        _ => fault(folder, source),
    }
}

/// Writes a new file through to the disk, and the folder's entry for it.
fn write(path: &Path, words: &str, key: &[u8; 32]) -> Result<(), KeyFolderFault> {
    let line = Zeroizing::new(format!(
        "{words} {}\n",
        *Zeroizing::new(HEXLOWER.encode(key))
    ));
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .and_then(|mut file| {
            file.write_all(line.as_bytes())?;
            file.sync_all()
        })
        .and_then(|()| match path.parent() {
            Some(folder) if folder != Path::new("") => File::open(folder)?.sync_all(),
            _ => File::open(".")?.sync_all(),
        });
    written.map_err(|source| fault(path, source))
}

fn read(path: &Path, words: &str) -> Result<Secret, KeyFolderFault> {
    refuse_open_to_others(path)?;
    let mut line = Zeroizing::new(String::with_capacity(256));
    File::open(path)
        // No key file is longer: a wrong file is not read in whole.
        .and_then(|file| file.take(256).read_to_string(&mut line))
        .map_err(|source| fault(path, source))?;
    line.trim_end()
        .strip_prefix(words)
        .and_then(|rest| rest.strip_prefix(' '))
        .and_then(|hex| HEXLOWER.decode(hex.as_bytes()).map(Zeroizing::new).ok())
        .and_then(|bytes| Secret::from_slice(&bytes))
        .ok_or_else(|| KeyFolderFault::Malformed(path.to_owned()))
}

fn fault(path: &Path, source: io::Error) -> KeyFolderFault {
    KeyFolderFault::File {
        path: path.to_owned(),
        source,
    }
}
