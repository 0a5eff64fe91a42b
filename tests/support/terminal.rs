//! Somebody at the command line of the real program.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use rustix::fs::{Mode, OFlags, open};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

/// What a command said, and whether it ended well.
pub struct Said {
    /// On standard output.
    pub out: String,
    /// On standard error.
    pub err: String,
    /// Whether its exit code says that all is well.
    pub is_well: bool,
}

/// Runs the program in `folder` with `arguments`, `typed` on its standard input, and nothing else in its environment
/// but `settings`.
pub fn run(folder: &Path, arguments: &[&str], typed: &str, settings: &[(&str, String)]) -> Said {
    let mut child = start(folder, arguments, Stdio::piped(), settings);
    // A command that stops before it reads has closed its end.
    let _unread = child.stdin.take().unwrap().write_all(typed.as_bytes());
    let output = child.wait_with_output().unwrap();
    Said {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        is_well: output.status.success(),
    }
}

/// The same by a person who types one of `lines` at a terminal whenever they are asked. Gives also what the terminal
/// showed of what they typed.
pub fn type_in(folder: &Path, arguments: &[&str], lines: &[&str]) -> (Said, String) {
    let keyboard = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&keyboard).unwrap();
    unlockpt(&keyboard).unwrap();
    let screen = ptsname(&keyboard, Vec::new()).unwrap();
    let terminal = open(screen, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap();
    let mut keyboard = File::from(keyboard);
    let mut child = start(folder, arguments, Stdio::from(terminal), &[]);
    let mut asked = child.stderr.take().unwrap();
    let mut err = String::new();
    for line in lines {
        let begun = err.len();
        while !err[begun..].ends_with(": ") {
            let mut byte = [0];
            asked.read_exact(&mut byte).expect(&err);
            err.push(char::from(byte[0]));
        }
        writeln!(keyboard, "{line}").unwrap();
    }
    asked.read_to_string(&mut err).unwrap();
    let output = child.wait_with_output().unwrap();
    let mut shown = Vec::new();
    // Where nobody has the other end open any more, a terminal ends in an error.
    let _ended = keyboard.read_to_end(&mut shown);
    let said = Said {
        out: String::from_utf8(output.stdout).unwrap(),
        err,
        is_well: output.status.success(),
    };
    (said, String::from_utf8(shown).unwrap())
}

fn start(folder: &Path, arguments: &[&str], input: Stdio, settings: &[(&str, String)]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_heard"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .envs(settings.iter().map(|(name, value)| (name, value)))
        .stdin(input)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}
