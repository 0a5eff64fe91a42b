//! The file of checkpoints: only ever added to, by one writer at a time.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use super::checkpoint::is_whole;

const NAME: &str = "checkpoints.jsonl";

/// The file, locked against other writers until it is dropped.
pub struct CheckpointFile {
    file: File,
    last: Option<String>,
    is_cut_off: bool,
}

impl CheckpointFile {
    /// Opens the file in `folder`, makes both where they are missing, and waits while another process writes to it.
    ///
    /// # Errors
    /// What the file system says.
    pub fn open(folder: &Path) -> io::Result<Self> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
        let file = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .mode(0o600)
            .open(folder.join(NAME))?;
        file.lock()?;
        File::open(folder)?.sync_all()?;
        let mut opened = Self {
            file,
            last: None,
            is_cut_off: false,
        };
        opened.find_last()?;
        Ok(opened)
    }

    /// What a power cut or a full disk left unfinished is not the last line.
    fn find_last(&mut self) -> io::Result<()> {
        let mut reader = BufReader::new(&self.file);
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 {
                return Ok(());
            }
            self.is_cut_off = !line.ends_with('\n');
            let line = line.trim_end_matches('\n');
            if is_whole(line) {
                self.last = Some(line.to_owned());
            }
        }
    }

    /// The last whole line, without its line break.
    pub fn last(&self) -> Option<&str> {
        self.last.as_deref()
    }

    /// Adds a line, through to the disk.
    ///
    /// # Errors
    /// What the file system says; the lines before stand as they were.
    pub fn add(mut self, line: &str) -> io::Result<()> {
        let start = if self.is_cut_off { "\n" } else { "" };
        self.file.write_all(format!("{start}{line}\n").as_bytes())?;
        self.file.sync_all()
    }
}

/// The lines of the file in `folder`, in their order; none where there is no file.
///
/// # Errors
/// What the file system says.
pub fn lines_in(folder: &Path) -> io::Result<Vec<String>> {
    match File::open(folder.join(NAME)) {
        Ok(file) => BufReader::new(file).lines().collect(),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(fault) => Err(fault),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: u8) -> String {
        let signature = "0".repeat(128);
        format!("{{\"checkpoint\":{number},\"signature\":\"{signature}\"}}")
    }

    fn add(folder: &Path, number: u8) {
        let opened = CheckpointFile::open(folder).unwrap();
        opened.add(&line(number)).unwrap();
    }

    fn last(folder: &Path) -> Option<String> {
        let opened = CheckpointFile::open(folder).unwrap();
        opened.last().map(str::to_owned)
    }

    #[test]
    fn lines_are_added_and_never_changed() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("new");
        assert!(lines_in(&folder).unwrap().is_empty());
        add(&folder, 1);
        add(&folder, 2);
        assert_eq!(last(&folder), Some(line(2)));
        assert_eq!(lines_in(&folder).unwrap(), [line(1), line(2)]);
    }

    #[test]
    fn after_a_power_cut_the_next_line_stands_by_itself() {
        let folder = tempfile::tempdir().unwrap();
        add(folder.path(), 1);
        let mut file = OpenOptions::new()
            .append(true)
            .open(folder.path().join(NAME))
            .unwrap();
        file.write_all(&line(2).as_bytes()[..100]).unwrap();
        assert_eq!(last(folder.path()), Some(line(1)));
        add(folder.path(), 3);
        let kept = [line(1), line(2)[..100].to_owned(), line(3)];
        assert_eq!(lines_in(folder.path()).unwrap(), kept);
    }

    #[test]
    fn a_second_writer_waits_for_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let first = CheckpointFile::open(folder.path()).unwrap();
        let path = folder.path().to_owned();
        let second = std::thread::spawn(move || last(&path));
        first.add(&line(1)).unwrap();
        assert_eq!(second.join().unwrap(), Some(line(1)));
    }
}
