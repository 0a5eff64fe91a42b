//! The log and the checkpoints, held against each other, and what is said of it.

use std::io::{self, Write};
use std::path::Path;

use super::super::CommandFault;
use crate::audit::{self, LeftBehind, Verified, Vouchers};
use crate::db::{Connection, Db, Moment};
use crate::vault::CheckpointPublicKey;

/// What was looked at, and found.
pub struct Look {
    /// What the checkpoints vouch for.
    pub vouchers: Vouchers,
    /// What the log is beside them.
    pub verified: Verified,
    /// Of a copy: what of the checkpoints is younger.
    pub younger: Option<Younger>,
}

/// What the checkpoints name that is younger than a copy.
pub struct Younger {
    /// How many entries.
    pub entries: usize,
    /// When the newest entry of the copy was written; none where it holds none.
    pub ends: Option<Moment>,
}

/// Looks at the log of the database that is served.
///
/// # Errors
/// A [`CommandFault`] where it or the checkpoints in `folder` cannot be read.
pub async fn look_at_log(
    db: &Db,
    folder: &Path,
    key: &CheckpointPublicKey,
) -> Result<Look, CommandFault> {
    let vouchers = read_checkpoints(folder, key)?;
    let looked = db.read(move |connection| {
        let verified = audit::verify(connection, &vouchers)?;
        Ok(Look {
            vouchers,
            verified,
            younger: None,
        })
    });
    Ok(looked.await?)
}

/// Looks at the log of a copy: what is younger than its newest entry is no fault. Gives what that is too.
///
/// # Errors
/// A [`CommandFault`] where it or the checkpoints in `folder` cannot be read.
pub fn look_at_copy(
    connection: &mut Connection,
    folder: &Path,
    key: &CheckpointPublicKey,
) -> Result<(Look, LeftBehind), CommandFault> {
    let mut vouchers = read_checkpoints(folder, key)?;
    let left = audit::left_behind(connection, &vouchers)?;
    let younger = Younger {
        entries: vouchers.forget(&left),
        ends: left.ends(),
    };
    let look = Look {
        verified: audit::verify(connection, &vouchers)?,
        vouchers,
        younger: Some(younger),
    };
    Ok((look, left))
}

/// What the checkpoints in `folder` vouch for.
///
/// # Errors
/// [`CommandFault::File`] where they cannot be read.
pub(super) fn read_checkpoints(
    folder: &Path,
    key: &CheckpointPublicKey,
) -> Result<Vouchers, CommandFault> {
    let lines = audit::lines_in(folder)
        .map_err(|fault| CommandFault::File(folder.display().to_string(), fault))?;
    Ok(Vouchers::read(lines.iter().map(String::as_str), key))
}

impl Look {
    /// A log with entries and no checkpoint at all is not well: whoever wrote it anew would have taken them away.
    pub fn is_well(&self) -> bool {
        self.verified.found.is_empty()
            && self.vouchers.faults.is_empty()
            && (self.vouchers.count > 0 || self.verified.entries == 0)
    }

    /// Writes what was found.
    ///
    /// # Errors
    /// What `out` says.
    pub fn tell(&self, out: &mut (dyn Write + Send)) -> io::Result<()> {
        self.tell_faults(out)?;
        self.tell_notes(out)?;
        let (entries, chains) = (self.verified.entries, self.verified.chains);
        writeln!(out, "{entries} entries in {chains} chains.")?;
        match self.vouchers.since.zip(self.vouchers.until) {
            None => writeln!(
                out,
                "FOUND    there is no checkpoint: nothing outside the database vouches for its log"
            ),
            Some((since, until)) => writeln!(
                out,
                "{} checkpoints, from {} to {}. {} entries are younger than the last: a change of them would not be seen.",
                self.vouchers.count,
                told(since),
                told(until),
                self.verified.not_vouched_for
            ),
        }
    }

    /// Writes what is wrong, and nothing where nothing is.
    pub(in super::super) fn tell_faults(&self, out: &mut (dyn Write + Send)) -> io::Result<()> {
        for (number, fault) in &self.vouchers.faults {
            writeln!(out, "FOUND    checkpoint in line {number}: it {fault}")?;
        }
        for found in &self.verified.found {
            writeln!(out, "FOUND    {found}")?;
        }
        Ok(())
    }

    fn tell_notes(&self, out: &mut (dyn Write + Send)) -> io::Result<()> {
        for number in &self.vouchers.cut_off {
            writeln!(
                out,
                "note     line {number} of the checkpoints was cut off, as by a power cut; nothing is lost with it"
            )?;
        }
        for restore in &self.vouchers.restores {
            writeln!(
                out,
                "note     line {} of the checkpoints, of {}: a copy was brought back whose last entry was {}; {} entries that \
                 earlier lines name were left behind",
                restore.line,
                told(restore.at),
                told_end(restore.ends),
                restore.entries
            )?;
        }
        if let Some(younger) = &self.younger {
            writeln!(
                out,
                "note     {} entries that the checkpoints name are younger than this copy, whose last entry is {}",
                younger.entries,
                told_end(younger.ends)
            )?;
        }
        Ok(())
    }
}

/// When the newest entry was written, where there is one.
pub(in super::super) fn told_end(ends: Option<Moment>) -> String {
    ends.map_or("none at all".to_owned(), |ends| {
        format!("of {}", told(ends))
    })
}

fn told(moment: Moment) -> String {
    moment.in_utc().strftime("%Y-%m-%d %H:%M UTC").to_string()
}
