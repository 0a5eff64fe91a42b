//! Files that others must not read and that overwrite nothing.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use super::CommandFault;

/// Makes a folder that only its owner can look into.
pub(super) fn make_private_folder(folder: &Path) -> Result<(), CommandFault> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(at(folder))
}

/// The folder that `path` is in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// Copies a file to a new one that only its owner can read.
pub(super) fn copy_private(from: &Path, to: &Path) -> Result<(), CommandFault> {
    let mut source = File::open(from).map_err(at(from))?;
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(to)
        .and_then(|mut copy| io::copy(&mut source, &mut copy))
        .map(drop)
        .map_err(at(to))
}

/// Gives the finished file `made` its name, in one step and safe from a power cut. A file that has the name already stays.
pub(super) fn put_in_place(made: PathBuf, name: &Path) -> Result<(), CommandFault> {
    File::open(&made)
        .and_then(|file| file.sync_all())
        .map_err(at(&made))?;
    tempfile::TempPath::try_from_path(made)
        .map_err(at(name))?
        .persist_noclobber(name)
        .map_err(|fault| at(name)(fault.error))?;
    let folder = folder_of(name);
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(at(folder))
}

/// Names the file that a fault is about.
pub(super) fn at(path: &Path) -> impl Fn(io::Error) -> CommandFault {
    let path = path.display().to_string();
    move |fault| CommandFault::File(path.clone(), fault)
}
