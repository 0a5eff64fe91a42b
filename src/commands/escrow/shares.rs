//! Shares of the escrow key from standard input, one a line: never as arguments, never shown, wiped when done.

use std::fmt;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::os::fd::AsFd;

use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use zeroize::Zeroizing;

use crate::vault::{EscrowShare, OpeningKey, ShareFault, combine_escrow};

/// A share takes 89 bytes, and its spaces may be typed more generously.
const LONGEST: usize = 1_024;
/// A wrong file has many wrong lines; the first ones say it.
const TOLD: usize = 5;

type Line = Zeroizing<Vec<u8>>;

/// The escrow key, for as long as the command runs.
pub struct Combined {
    /// The private half.
    pub key: OpeningKey,
    /// How many shares gave it back.
    pub shares: usize,
}

/// Why shares do not give a key.
#[derive(Debug, thiserror::Error)]
pub enum SharesFault {
    /// There was nothing to read.
    #[error("no share was given: type each on a line of its own")]
    None,
    /// Lines, by their number, that are no share or do not belong to the others.
    #[error("{0}")]
    Lines(Lines),
    /// All are shares, and do not give a key.
    #[error(transparent)]
    Together(#[from] ShareFault),
    /// Standard input could not be read.
    #[error("the shares could not be read: {0}")]
    Unreadable(#[from] io::Error),
}

/// What is wrong with which lines.
#[derive(Debug)]
pub struct Lines(Vec<(usize, ShareFault)>);

impl fmt::Display for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (number, fault)) in self.0.iter().enumerate() {
            let end = if place == 0 { "" } else { "\n" };
            write!(f, "{end}line {number}: {fault}")?;
        }
        Ok(())
    }
}

/// Reads shares from standard input and puts the key together. A person at a terminal is asked for each, and again
/// for one that was mistyped, until there are enough or they leave a line empty.
///
/// # Errors
/// A [`SharesFault`].
pub fn read_shares() -> Result<Combined, SharesFault> {
    // Not through `Stdin`, whose own buffer is never wiped.
    let mut input = File::from(io::stdin().as_fd().try_clone_to_owned()?);
    let shares = if input.is_terminal() {
        let _hidden = Hidden::new(input.try_clone()?)?;
        asked(|| next_line(&mut input), |told| eprint!("{told}"))?
    } else {
        in_lines(|| next_line(&mut input))?
    };
    if shares.is_empty() {
        return Err(SharesFault::None);
    }
    Ok(Combined {
        key: combine_escrow(&shares)?,
        shares: shares.len(),
    })
}

fn asked(
    mut next: impl FnMut() -> io::Result<Option<Line>>,
    mut tell: impl FnMut(&str),
) -> Result<Vec<EscrowShare>, SharesFault> {
    let mut shares: Vec<EscrowShare> = Vec::new();
    for number in 1.. {
        let needed = shares.first().map(|first| usize::from(first.needed()));
        if needed.is_some_and(|needed| shares.len() >= needed) {
            break;
        }
        let of = needed.map_or(String::new(), |needed| format!(" of {needed}"));
        let wanted = shares.len() + 1;
        tell(&format!("Share {wanted}{of}, which is not shown: "));
        let typed = next()?.filter(|line| !line.trim_ascii().is_empty());
        let Some(line) = typed else {
            break;
        };
        match beside(&line, &shares) {
            Ok(share) => shares.push(share),
            Err(fault) => tell(&format!(
                "line {number}: {fault}. Type it again, or leave the line empty to stop.\n"
            )),
        }
    }
    Ok(shares)
}

/// The shares that are piped in; empty lines do not matter.
fn in_lines(
    mut next: impl FnMut() -> io::Result<Option<Line>>,
) -> Result<Vec<EscrowShare>, SharesFault> {
    let (mut shares, mut wrong) = (Vec::new(), Vec::new());
    let mut number = 0;
    while let (Some(line), true) = (next()?, wrong.len() < TOLD) {
        number += 1;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match beside(&line, &shares) {
            Ok(share) => shares.push(share),
            Err(fault) => wrong.push((number, fault)),
        }
    }
    match wrong.is_empty() {
        true => Ok(shares),
        false => Err(SharesFault::Lines(Lines(wrong))),
    }
}

fn beside(line: &Line, shares: &[EscrowShare]) -> Result<EscrowShare, ShareFault> {
    let typed = std::str::from_utf8(line).map_err(|_| ShareFault::Mistyped)?;
    let share = EscrowShare::parse(typed)?;
    share.check_beside(shares)?;
    Ok(share)
}

/// The next line without its end, if there is one. It is read byte by byte into a buffer that never grows: one that does
/// leaves copies of what it held behind. What is longer than any share comes in pieces, which are none.
fn next_line(input: &mut impl Read) -> io::Result<Option<Line>> {
    let mut line = Zeroizing::new(Vec::with_capacity(LONGEST));
    let mut byte = Zeroizing::new([0; 1]);
    while line.len() < LONGEST {
        match input.read(&mut *byte) {
            Ok(0) if line.is_empty() => return Ok(None),
            Ok(0) => break,
            Ok(_) if *byte == *b"\n" => break,
            Ok(_) => line.extend(*byte),
            Err(fault) if fault.kind() == io::ErrorKind::Interrupted => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(Some(line))
}

/// A terminal that shows nothing of what is typed, until this is dropped.
struct Hidden {
    terminal: File,
    before: Termios,
}

impl Hidden {
    fn new(terminal: File) -> io::Result<Self> {
        let before = tcgetattr(&terminal)?;
        let mut hidden = before.clone();
        hidden.local_modes.remove(LocalModes::ECHO);
        hidden.local_modes.insert(LocalModes::ECHONL);
        // What was typed before it was asked for has been shown: it is thrown away.
        tcsetattr(&terminal, OptionalActions::Flush, &hidden)?;
        Ok(Self { terminal, before })
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        // There is nobody left to tell where the terminal is gone.
        let _gone = tcsetattr(&self.terminal, OptionalActions::Flush, &self.before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::{Chance, make_escrow};

    /// What a terminal told somebody who types `lines`, and the numbers of the shares that were taken.
    fn typed(lines: &[&str]) -> (Vec<u8>, Vec<String>) {
        let mut told = Vec::new();
        let mut lines = lines.iter();
        let shares = asked(
            || {
                Ok(lines
                    .next()
                    .map(|line| Zeroizing::new(line.as_bytes().to_vec())))
            },
            |words| told.push(words.to_owned()),
        )
        .unwrap();
        told.retain(|words| !words.starts_with("Share "));
        assert_eq!(lines.next(), None, "more was typed than asked for");
        (shares.iter().map(EscrowShare::number).collect(), told)
    }

    fn papers() -> Vec<String> {
        let (_, shares) = make_escrow(3, 5, &mut Chance::system()).unwrap();
        shares
            .iter()
            .map(|share| share.to_text().to_string())
            .collect()
    }

    #[test]
    fn a_person_who_mistypes_a_share_is_asked_for_it_again() {
        let (own, other) = (papers(), papers());
        let wrong = own[1].replace(['A', 'B', 'C', 'D', '7'], "8") + "0";
        let (numbers, told) = typed(&[&own[0], &wrong, &own[0], &other[1], &own[1], &own[4]]);
        assert_eq!(numbers, [1, 2, 5]);
        assert_eq!(told.len(), 3);
        assert!(
            told[0].starts_with("line 2: the share is mistyped"),
            "{told:?}"
        );
        assert!(
            told[1].starts_with("line 3: share 1 was given already"),
            "{told:?}"
        );
        assert!(
            told[2].starts_with("line 4: the shares are not all of one set"),
            "{told:?}"
        );
        for (paper, told) in own.iter().zip(&told) {
            assert!(!told.contains(&paper[..9]), "a share is shown");
        }
    }

    #[test]
    fn a_person_who_has_no_more_shares_stops_with_an_empty_line() {
        let own = papers();
        assert_eq!(typed(&[&own[3], " "]).0, [4]);
    }
}
