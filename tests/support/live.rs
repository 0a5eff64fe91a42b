//! An installation for real reports, used as its operator does: by the program itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use heard::settings::Settings;
use tempfile::TempDir;

use super::server::{Server, free_address};

/// The folder of one machine, with its data and its keys.
pub struct Live {
    folder: TempDir,
    database_url: Option<String>,
}

/// What a command said, and whether it did what it was told.
#[derive(Debug)]
pub struct Said {
    /// Whether it did.
    pub done: bool,
    /// Both of its outputs.
    pub words: String,
}

impl Live {
    /// The installation in `folder`, as a world leaves it; on PostgreSQL with the database's address.
    pub fn left_in(folder: TempDir, database_url: Option<String>) -> Self {
        Self {
            folder,
            database_url,
        }
    }

    /// Another machine, with nothing on it but a copy of this one's key folder.
    pub fn other_machine(&self) -> Self {
        let other = Self::left_in(tempfile::tempdir().unwrap(), None);
        other.take_keys_of(self);
        other
    }

    /// Puts a copy of the key folder of `from` in the place of its own.
    pub fn take_keys_of(&self, from: &Self) {
        use std::os::unix::fs::PermissionsExt;
        let (theirs, own) = (from.settings().key_folder, self.settings().key_folder);
        fs::create_dir_all(&own).unwrap();
        fs::set_permissions(&own, fs::Permissions::from_mode(0o700)).unwrap();
        for file in fs::read_dir(theirs).unwrap() {
            let path = file.unwrap().path();
            fs::copy(&path, own.join(path.file_name().unwrap())).unwrap();
        }
    }

    /// The settings that its commands run with.
    pub fn settings(&self) -> Settings {
        Settings::under(self.folder.path())
    }

    /// A file of this machine.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The file of its database.
    pub fn database(&self) -> PathBuf {
        self.settings().data_folder.join("heard.sqlite")
    }

    /// The program, about to do something here.
    pub fn program(&self) -> Command {
        let settings = self.settings();
        let mut command = Command::new(env!("CARGO_BIN_EXE_heard"));
        command
            .current_dir(self.folder.path())
            .env_clear()
            .env("HEARD_DATA_FOLDER", settings.data_folder)
            .env("HEARD_KEY_FOLDER", settings.key_folder)
            // Somebody may try the demonstration at the usual port meanwhile.
            .env("HEARD_PORT", free_address().port().to_string())
            .envs(
                self.database_url
                    .iter()
                    .map(|url| ("HEARD_DATABASE_URL", url)),
            )
            .stdin(Stdio::null());
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, words: &[&str]) -> Said {
        let output = self.program().args(words).output().unwrap();
        let mut said = String::from_utf8(output.stdout).unwrap();
        said.push_str(&String::from_utf8(output.stderr).unwrap());
        Said {
            done: output.status.success(),
            words: said,
        }
    }

    /// Runs a command on a file to its end.
    pub fn run_on(&self, command: &str, file: &Path, more: &[&str]) -> Said {
        let words = [&[command, file.to_str().unwrap()], more].concat();
        self.run(&words)
    }

    /// Serves it at a free port.
    pub fn serve(&self) -> Server {
        let address = free_address();
        let process = self
            .program()
            .arg("serve")
            .env("HEARD_PORT", address.port().to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Server::reached(process, address)
    }
}
