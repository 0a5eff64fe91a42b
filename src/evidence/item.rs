//! What is kept of a file beside its bytes: sealed under its report's key, as everything that a person typed is.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::kind::FileKind;
use super::online::Online;
use super::scans::Scan;
use super::table::Row;
use crate::db::{EvidenceId, Moment, ObjectId, PersonId, ReportId};
use crate::vault::{Chance, FileKey, OpenFault, PartName, ReportKey};

/// The most letters of a file's name that are kept.
const NAME: usize = 120;
/// The most letters of what is said about a file.
pub const MOST_ABOUT: usize = 400;

/// A file that was given for a report, opened.
pub struct Item {
    /// Its row.
    pub id: EvidenceId,
    /// Its number in the report, from 1.
    pub number: i32,
    /// Its bytes in the store.
    pub object: ObjectId,
    /// In how many pieces they lie there, once all of it is.
    pub pieces: u32,
    /// Whether all of it is there.
    pub is_whole: bool,
    /// Since when its bytes are gone, though they were there.
    pub missing_at: Option<Moment>,
    /// When it was given.
    pub given_at: Moment,
    /// The member of staff who added it; none where the reporter did.
    pub person: Option<PersonId>,
    /// What the scanner said of it.
    pub scan: Option<Scan>,
    /// What is sealed.
    pub told: Told,
}

/// What the giver says of a file.
#[derive(Clone, Default)]
pub struct Said {
    /// What it shows.
    pub about: Zeroizing<String>,
    /// Where it was seen online.
    pub online: Online,
}

/// What is sealed of a file: neither its name nor its hash may tell what somebody gave.
#[derive(Serialize, Deserialize)]
pub struct Told {
    key: Zeroizing<String>,
    /// The name that it had, without what could make it look like another.
    pub name: Zeroizing<String>,
    /// What the giver says that it shows.
    pub about: Zeroizing<String>,
    /// Where it was seen online.
    #[serde(default)]
    pub online: Online,
    /// What it is; none while it arrives.
    pub kind: Option<FileKind>,
    /// Its length in bytes.
    pub size: u64,
    /// SHA-256 of it in hexadecimal digits; empty while it arrives.
    pub sha256: String,
}

impl Told {
    /// What is known of a file before its first byte.
    pub fn arriving(name: &str, said: &Said, chance: &mut Chance) -> Self {
        let key = BASE64URL_NOPAD.encode(FileKey::generate(chance).expose());
        Self {
            key: Zeroizing::new(key),
            name: Zeroizing::new(tidy_name(name)),
            about: said.about.clone(),
            online: said.online.clone(),
            kind: None,
            size: 0,
            sha256: String::new(),
        }
    }

    /// What is known of something online of which there is no file.
    pub fn link(said: &Said, chance: &mut Chance) -> Self {
        Self::arriving("", said, chance).arrived(FileKind::Link, 0, String::new())
    }

    /// The same once all of the file is there.
    pub fn arrived(self, kind: FileKind, size: u64, sha256: String) -> Self {
        Self {
            kind: Some(kind),
            size,
            sha256,
            ..self
        }
    }

    /// What is needed to read the file, without the giver's words.
    pub fn without_words(&self) -> Self {
        Self {
            key: self.key.clone(),
            name: Zeroizing::default(),
            about: Zeroizing::default(),
            online: Online::default(),
            kind: self.kind,
            size: self.size,
            sha256: self.sha256.clone(),
        }
    }

    /// The file's key.
    ///
    /// # Errors
    /// [`OpenFault::Malformed`] where it is none.
    pub fn key(&self) -> Result<FileKey, OpenFault> {
        let bytes = BASE64URL_NOPAD.decode(self.key.as_bytes());
        let bytes = Zeroizing::new(bytes.map_err(|_| OpenFault::Malformed)?);
        FileKey::from_slice(&bytes).ok_or(OpenFault::Malformed)
    }

    /// It sealed for the row `id` of `report`.
    pub fn seal(
        &self,
        report: ReportId,
        id: EvidenceId,
        key: &ReportKey,
        chance: &mut Chance,
    ) -> Vec<u8> {
        let plain = serde_json::to_vec(self).map(Zeroizing::new);
        let plain = plain.expect("text and numbers, which JSON always carries");
        key.seal(&name_of(report, id), &plain, chance)
    }
}

impl Item {
    /// Opens a row of `report`.
    ///
    /// # Errors
    /// An [`OpenFault`] where it is not what was sealed for it.
    pub fn open(row: Row, report: ReportId, key: &ReportKey) -> Result<Self, OpenFault> {
        let plain = key.open(&name_of(report, row.id), &row.sealed)?;
        let told = serde_json::from_slice(&plain).map_err(|_| OpenFault::Malformed)?;
        Ok(Self {
            id: row.id,
            number: row.number,
            object: row.object,
            pieces: row.pieces,
            is_whole: row.is_whole,
            missing_at: row.missing_at,
            given_at: row.given_at,
            person: row.person,
            scan: row.scan,
            told,
        })
    }

    /// A row for the same file in another record of the same report, sealed under that one's key.
    pub fn row_for(
        &self,
        report: ReportId,
        key: &ReportKey,
        now: Moment,
        chance: &mut Chance,
    ) -> Row {
        let id = EvidenceId::new(now, chance);
        Row {
            id,
            number: self.number,
            object: self.object,
            pieces: self.pieces,
            is_whole: self.is_whole,
            person: self.person,
            given_at: self.given_at,
            missing_at: self.missing_at,
            scan: None,
            sealed: self.told.seal(report, id, key, chance),
        }
    }

    /// Whether it is the address of something online, without a file.
    pub fn is_link(&self) -> bool {
        self.told.kind == Some(FileKind::Link)
    }

    /// The name that it is downloaded by: it says nothing of what it is about.
    pub fn download_name(&self, reference: &str) -> String {
        let ending = self.told.kind.map_or("bin", FileKind::ending);
        format!("{reference}-{}.{ending}", self.number)
    }
}

fn name_of(report: ReportId, id: EvidenceId) -> PartName<'static> {
    PartName {
        report: report.uuid(),
        table: "evidence",
        column: "sealed",
        row: id.uuid(),
    }
}

/// A file's name without folders, and without letters that are not seen: marks of direction can make `gpj.exe` look like `exe.jpg`.
fn tidy_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen = |letter: &char| !letter.is_control() && !is_mark_of_direction(*letter);
    let tidy: String = last.chars().filter(seen).take(NAME).collect();
    tidy.trim().to_owned()
}

fn is_mark_of_direction(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_shown_as_it_is_and_no_other_way() {
        let names = [
            ("photo.jpg", "photo.jpg"),
            ("C:\\Users\\me\\photo.jpg", "photo.jpg"),
            ("../../etc/passwd", "passwd"),
            ("صورة\u{202e}gpj.exe", "صورةgpj.exe"),
            ("a\0b\nc.png", "abc.png"),
        ];
        for (typed, shown) in names {
            assert_eq!(tidy_name(typed), shown);
        }
        assert_eq!(tidy_name(&"x".repeat(4_000)).len(), NAME);
    }
}
