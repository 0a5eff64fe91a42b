//! Everything that is sealed under a report's key. A new kind of it has its place here, and its words in `told`.

use diesel::prelude::*;
use zeroize::Zeroizing;

use crate::db::schema::sealed_parts;
use crate::db::{Connection, DbFault, PartId, ReportId};
use crate::evidence::{self, Item};
use crate::messages::{self, Content, Kept, Reader};
use crate::reporting::{CENTRE, PARTS, ToldCentre, part_name};
use crate::vault::ReportKey;

/// What is sealed under a report's key.
pub struct Sealed {
    parts: Vec<(PartId, String, Vec<u8>)>,
    messages: Vec<Kept>,
    files: Vec<evidence::Row>,
}

/// The same, opened; what was changed or is lost has nothing inside.
pub struct Opened {
    /// Each part of what the reporter sent, by its word in the database.
    pub parts: Vec<(String, Option<Zeroizing<Vec<u8>>>)>,
    /// What team and reporter wrote, and notes.
    pub messages: Vec<(Kept, Option<Content>)>,
    /// What is told of each file that was given; its bytes lie in the store.
    pub files: Vec<Option<Item>>,
}

/// Reads what is sealed of `report`.
///
/// # Errors
/// The engine's fault.
pub fn read(connection: &mut Connection, report: ReportId) -> Result<Sealed, DbFault> {
    Ok(Sealed {
        parts: sealed_parts::table
            .filter(sealed_parts::report_id.eq(report))
            .select((sealed_parts::id, sealed_parts::part, sealed_parts::sealed))
            .load(connection)?,
        messages: messages::of_report(connection, report, Reader::Team)?,
        files: evidence::of_report(connection, report)?,
    })
}

impl Sealed {
    /// Opens all of it, and names the parts that every report has and this one lacks.
    pub fn open(self, report: ReportId, key: &ReportKey) -> Opened {
        let open = |(row, part, sealed): (PartId, String, Vec<u8>)| {
            let plain = key.open(&part_name(report, &part, row), &sealed).ok();
            (part, plain)
        };
        let mut parts: Vec<_> = self.parts.into_iter().map(open).collect();
        for part in PARTS {
            if !parts.iter().any(|(known, _)| known == part) {
                parts.push((part.to_owned(), None));
            }
        }
        let files = self.files.into_iter();
        let files = files.map(|row| Item::open(row, report, key).ok());
        let told = parts.iter().find(|(part, _)| part == CENTRE);
        let told = told.and_then(|(_, plain)| ToldCentre::read(plain.as_ref()?));
        let talk = told.and_then(|told| told.key());
        let open = |kept: Kept| {
            let key = match kept.kind.is_of_the_talk() {
                true => talk.as_ref(),
                false => Some(key),
            };
            let content = key.and_then(|key| kept.open(report, key).ok());
            (kept, content)
        };
        Opened {
            parts,
            messages: self.messages.into_iter().map(open).collect(),
            files: files.collect(),
        }
    }
}

impl Opened {
    /// Whether everything opened.
    pub fn is_whole(&self) -> bool {
        self.parts.iter().all(|(_, plain)| plain.is_some())
            && self.messages.iter().all(|(_, content)| content.is_some())
            && self.files.iter().all(Option::is_some)
    }
}
