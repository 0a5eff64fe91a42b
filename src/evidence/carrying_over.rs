//! Files of a draft at a centre, which becomes a report under another id and key: each is sealed anew for it.

use super::item::Item;
use super::table::{self, Row};
use crate::db::{Connection, DbFault, EvidenceId, ReportId};
use crate::vault::{Chance, ReportKey};

/// The whole files of a draft, sealed for the report that it becomes.
pub struct CarriedOver {
    from: ReportId,
    to: ReportId,
    files: Vec<(EvidenceId, Vec<u8>)>,
}

impl CarriedOver {
    /// Those of `rows`, given for the draft `from`, for the report `to`. One that was changed in the database goes as it is, and will not
    /// open there.
    pub fn seal(
        rows: &[Row],
        (from, key): (ReportId, &ReportKey),
        (to, new_key): (ReportId, &ReportKey),
        chance: &mut Chance,
    ) -> Self {
        let whole = rows.iter().filter(|row| row.is_whole);
        let sealed_anew = whole.map(|row| {
            let sealed = match Item::open(row.clone(), from, key) {
                Ok(item) => item.told.seal(to, row.id, new_key, chance),
                Err(_) => row.sealed.clone(),
            };
            (row.id, sealed)
        });
        Self {
            from,
            to,
            files: sealed_anew.collect(),
        }
    }

    /// Whether no other file of the draft became whole, and none of these was taken back.
    ///
    /// # Errors
    /// The engine's fault.
    pub fn is_all(&self, connection: &mut Connection) -> Result<bool, DbFault> {
        let rows = table::of_report(connection, self.from)?;
        let whole = rows.iter().filter(|row| row.is_whole).map(|row| row.id);
        Ok(whole.eq(self.files.iter().map(|(id, _)| *id)))
    }

    /// Gives them to the report. Of what had not arrived to its end nothing is left.
    ///
    /// # Errors
    /// The engine's fault.
    pub fn put(&self, connection: &mut Connection) -> Result<(), DbFault> {
        for (id, sealed) in &self.files {
            table::carry_over(connection, *id, self.to, sealed)?;
        }
        table::delete_unfinished(connection, self.from)
    }
}
