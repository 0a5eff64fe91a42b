//! A file of reports that an organisation collected elsewhere: a CSV file as its spreadsheet program saves it. Pure: bytes in, rows out.

use std::collections::BTreeSet;

use csv::{ReaderBuilder, StringRecord};

use crate::reporting::Cell;
use crate::web::{Fields, tidy};

/// The column with the organisation's own number of a report: by it a row is known again, and never sent twice.
pub const NUMBER: &str = "your-number";
/// The most rows of one file.
pub const MOST_ROWS: usize = 10_000;
/// The most unknown columns that are named.
const MOST_NAMED: usize = 5;
/// The longest number, in letters.
const MOST_NUMBER: usize = 60;

/// Why no row of a file can be read.
#[derive(Debug, PartialEq, Eq)]
pub enum WrongFile {
    /// It is not saved as UTF-8.
    NotText,
    /// A column that must be there is not.
    NoColumn(&'static str),
    /// Columns that no question has.
    Unknown(String),
    /// A column that is there twice.
    Twice(String),
    /// It has no rows.
    Empty,
    /// It has too many.
    TooMany,
}

/// A file that can be read.
pub struct ImportFile<'a> {
    text: &'a str,
    delimiter: u8,
    columns: Vec<String>,
}

/// What is wrong with a row before its answers are looked at: the last part of its wording key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongRow {
    /// It has more or fewer cells than there are columns.
    Cells,
    /// It has no number.
    NoNumber,
    /// Its number is too long.
    LongNumber,
    /// Its number stands in an earlier row too.
    Twice,
    /// A cell begins with the sign of a formula: the spreadsheet program did not save what it comes to.
    Formula,
}

impl WrongRow {
    /// The last part of its wording key.
    pub fn word(self) -> &'static str {
        match self {
            Self::Cells => "cells",
            Self::NoNumber => "no-number",
            Self::LongNumber => "long-number",
            Self::Twice => "twice",
            Self::Formula => "formula",
        }
    }
}

/// A row.
pub struct Row {
    /// The number of the line, as spreadsheet programs count: the first after the names of the columns is 2.
    pub line: usize,
    /// The organisation's own number; empty where it cannot be read.
    pub number: String,
    /// What stands in its cells, called as their columns are, without empty ones; or what is wrong, and in which column.
    pub given: Result<Fields, (WrongRow, String)>,
}

impl<'a> ImportFile<'a> {
    /// Reads the names of the columns.
    ///
    /// # Errors
    /// A [`WrongFile`].
    pub fn open(bytes: &'a [u8], cells: &[Cell]) -> Result<Self, WrongFile> {
        let text = std::str::from_utf8(bytes).map_err(|_| WrongFile::NotText)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.contains('\0') {
            return Err(WrongFile::NotText);
        }
        let delimiter = delimiter_of(text);
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let headers = reader.headers().map_err(|_| WrongFile::NotText)?;
        // More columns than there are questions: not one of ours, and not worth the room.
        if headers.len() > cells.len() + 1 {
            return Err(WrongFile::NotText);
        }
        let columns: Vec<String> = headers
            .iter()
            .map(|name| name.trim().to_lowercase())
            .collect();
        let known = |name: &String| name == NUMBER || cells.iter().any(|cell| cell.column == *name);
        let mut seen = BTreeSet::new();
        if let Some(twice) = columns.iter().find(|name| !seen.insert(*name)) {
            return Err(WrongFile::Twice(twice.clone()));
        }
        for needed in [NUMBER, "agrees"] {
            if !columns.iter().any(|name| name == needed) {
                return Err(WrongFile::NoColumn(needed));
            }
        }
        let unknown: Vec<String> = columns
            .iter()
            .filter(|name| !known(name))
            .map(|name| name.chars().take(MOST_NUMBER).collect())
            .take(MOST_NAMED)
            .collect();
        if !unknown.is_empty() {
            return Err(WrongFile::Unknown(unknown.join(", ")));
        }
        let file = Self {
            text,
            delimiter,
            columns,
        };
        match file.records().take(MOST_ROWS + 1).count() {
            0 => Err(WrongFile::Empty),
            many if many > MOST_ROWS => Err(WrongFile::TooMany),
            _ => Ok(file),
        }
    }

    fn records(&self) -> impl Iterator<Item = Result<StringRecord, csv::Error>> + use<'a> {
        let text: &'a str = self.text;
        ReaderBuilder::new()
            .delimiter(self.delimiter)
            .flexible(true)
            .from_reader(text.as_bytes())
            .into_records()
    }

    /// Its rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = Row> {
        let mut seen = BTreeSet::new();
        self.records().enumerate().map(move |(place, record)| {
            let line = place + 2;
            let Ok(record) = record else {
                let given = Err((WrongRow::Cells, String::new()));
                return Row {
                    line,
                    number: String::new(),
                    given,
                };
            };
            let (number, given) = self.read(&record);
            let given = match given {
                Ok(_) if !seen.insert(number.clone()) => Err((WrongRow::Twice, NUMBER.to_owned())),
                given => given,
            };
            Row {
                line,
                number,
                given,
            }
        })
    }

    fn read(&self, record: &StringRecord) -> (String, Result<Fields, (WrongRow, String)>) {
        if record.len() != self.columns.len() {
            return (String::new(), Err((WrongRow::Cells, String::new())));
        }
        let (mut number, mut given) = (String::new(), Fields::default());
        for (column, text) in self.columns.iter().zip(record) {
            let text = tidy(text);
            if text.starts_with('=') {
                return (number, Err((WrongRow::Formula, column.clone())));
            }
            if column == NUMBER {
                number = text;
            } else if !text.is_empty() {
                given.add(column, &text);
            }
        }
        let wrong = match number.chars().count() {
            0 => Some(WrongRow::NoNumber),
            many if many > MOST_NUMBER => Some(WrongRow::LongNumber),
            _ => None,
        };
        let given = wrong.map_or(Ok(given), |wrong| Err((wrong, NUMBER.to_owned())));
        (number, given)
    }
}

/// What stands between the cells: spreadsheet programs of some countries write semicolons.
fn delimiter_of(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |mark: &u8| first.bytes().filter(|byte| byte == mark).count();
    *[b',', b';', b'\t']
        .iter()
        .max_by_key(|mark| (count(mark), **mark == b','))
        .unwrap_or(&b',')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::reporting::cells;

    fn open(text: &[u8]) -> Result<Vec<Row>, WrongFile> {
        let cells = cells();
        let file = ImportFile::open(text, &cells)?;
        Ok(file.rows().collect())
    }

    fn refused(text: &[u8]) -> Option<WrongFile> {
        open(text).err()
    }

    #[test]
    fn a_file_is_read_as_spreadsheet_programs_save_it() {
        for text in [
            "\u{feff}your-number,agrees,what\r\n7,yes,\"They said \"\"go\"\", then left\"\r\n",
            "Your-Number;Agrees;What\n7;yes;\"They said \"\"go\"\", then left\"\n",
            "your-number\tagrees\twhat\n7\tyes\t\"They said \"\"go\"\", then left\"",
        ] {
            let rows = open(text.as_bytes()).unwrap();
            let given = rows[0].given.as_ref().ok().unwrap();
            assert_eq!(
                (rows[0].line, rows[0].number.as_str(), given.text("what")),
                (2, "7", "They said \"go\", then left")
            );
        }
    }

    #[test]
    fn a_file_that_cannot_be_read_says_why() {
        assert_eq!(
            refused(b"your-number,agrees\n1,\xff\n"),
            Some(WrongFile::NotText)
        );
        assert_eq!(
            refused(b"your-number,what\n1,x\n"),
            Some(WrongFile::NoColumn("agrees"))
        );
        assert_eq!(
            refused(b"your-number,agrees,surname\n1,yes,x\n"),
            Some(WrongFile::Unknown("surname".into()))
        );
        assert_eq!(
            refused(b"your-number,agrees,agrees\n1,yes,no\n"),
            Some(WrongFile::Twice("agrees".into()))
        );
        assert_eq!(refused(b"your-number,agrees\n"), Some(WrongFile::Empty));
        let many = format!("your-number,agrees\n{}", "1,yes\n".repeat(MOST_ROWS + 1));
        assert_eq!(refused(many.as_bytes()), Some(WrongFile::TooMany));
    }

    #[test]
    fn a_row_that_cannot_be_read_says_why_and_the_others_are_read() {
        let rows = open(b"your-number,agrees,what\n1,yes,=1+1\n,yes,x\n3,yes\n4,yes,x\n4,yes,y\n")
            .unwrap();
        let wrong: Vec<_> = rows
            .iter()
            .map(|row| row.given.as_ref().err().map(|(wrong, _)| *wrong))
            .collect();
        assert_eq!(
            wrong,
            [
                Some(WrongRow::Formula),
                Some(WrongRow::NoNumber),
                Some(WrongRow::Cells),
                None,
                Some(WrongRow::Twice)
            ]
        );
    }

    proptest! {
        #[test]
        fn no_bytes_break_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "your-number,agrees,what\n(\\PC{0,60}\n){0,4}") {
            let _ = open(&bytes);
            let _ = open(text.as_bytes());
        }
    }
}
