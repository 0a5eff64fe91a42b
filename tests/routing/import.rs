//! An operator brings a newer postcode file: any edition is read, nothing is lost silently, and nothing bad replaces the table in use.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use heard::commands::{ImportPostcodesError, import_postcodes, load_postcodes};
use heard::routing::{Columns, GateError, Gates, HeaderError, ImportError, Postcode, Postcodes};
use tempfile::TempDir;

use super::{DIRECTORY, POSTCODES, TODAY};

const HEADER: &str = "pcd,pcd2,pcds,doterm,oslaua,pfa";

/// The gates with their real rules, for a file of a few hundred postcodes.
fn small_gates() -> Gates {
    Gates {
        least_live: 100,
        ..Gates::default()
    }
}

/// Some of the postcodes of every force, as (postcode, district, force code).
fn known_postcodes() -> Vec<[String; 3]> {
    let rows = csv::Reader::from_reader(include_str!("sample.csv").as_bytes()).into_records();
    let mut known = Vec::new();
    for row in rows.map(|row| row.expect("the sample is good CSV")) {
        let code = DIRECTORY
            .force(&row[0], TODAY)
            .and_then(|force| force.code.clone())
            .expect("a force of Great Britain has a code");
        for text in row[1].split(' ').take(10) {
            let postcode = Postcode::parse(text).expect("the sample holds postcodes");
            let area = POSTCODES
                .area(&postcode)
                .expect("the sample is in the table");
            known.push([String::from(postcode), area.district.clone(), code.clone()]);
        }
    }
    known
}

/// A file in the layout of `header`, with these postcodes.
fn file_with(header: &str, postcodes: &[[String; 3]]) -> String {
    let columns: Vec<String> = header.split(',').map(str::to_ascii_lowercase).collect();
    let mut text = format!("{header}\n");
    for [postcode, district, force] in postcodes {
        let cell = |column: &String| match column.as_str() {
            "pcds" => postcode.as_str(),
            "oslaua" | "laua" | "lad25cd" | "lad26cd" => district,
            "pfa" | "pfa23cd" => force,
            "doterm" => "",
            _ => "\"x\"",
        };
        text += &(columns.iter().map(cell).collect::<Vec<_>>().join(",") + "\n");
    }
    text
}

fn row(postcode: &str, district: &str, force: &str) -> [String; 3] {
    [postcode, district, force].map(str::to_owned)
}

struct Operator {
    folder: TempDir,
}

impl Operator {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn put(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, content).expect("the test's file can be written");
        path
    }

    fn import(
        &self,
        file: &Path,
        accept_changes: bool,
    ) -> (Result<(), ImportPostcodesError>, String) {
        let mut report = Vec::new();
        let result = import_postcodes(
            file,
            &self.data(),
            &DIRECTORY,
            TODAY,
            &small_gates(),
            accept_changes,
            &mut report,
        );
        (
            result,
            String::from_utf8(report).expect("the report is text"),
        )
    }

    fn import_text(&self, text: &str) -> Result<(), ImportPostcodesError> {
        self.import(&self.put("ONSPD_TEST.csv", text.as_bytes()), false)
            .0
    }

    fn force_of(&self, text: &str) -> Option<String> {
        let table = load_postcodes(&self.data()).expect("the table in the folder is good");
        table
            .area(&Postcode::parse(text).expect("a postcode"))
            .map(|area| area.force.clone())
    }
}

#[test]
fn every_edition_since_2018_is_read_and_gives_the_same_table() {
    let known = known_postcodes();
    let mut tables = Vec::new();
    for row in csv::Reader::from_reader(include_str!("headers.csv").as_bytes()).records() {
        let row = row.expect("good CSV");
        let operator = Operator::new();
        operator
            .import_text(&file_with(&row[1], &known))
            .unwrap_or_else(|error| panic!("{}: {error}", &row[0]));
        tables.push(
            load_postcodes(&operator.data())
                .expect("a good table")
                .to_text(),
        );
    }
    assert_eq!(tables.len(), 13);
    assert!(tables.iter().all(|table| table == &tables[0]));
    assert!(tables[0].starts_with("# ONSPD TEST\n"));
}

#[test]
fn columns_are_found_by_name_in_upper_case_behind_a_byte_order_mark() {
    let columns = Columns::find("\u{feff}X,Y,PCDS,DOTERM,LAD25CD,PFA23CD".split(','));
    assert_eq!(
        columns,
        Ok(Columns {
            postcode: 2,
            terminated: 3,
            district: 4,
            force: Some(5)
        })
    );
    assert_eq!(
        Columns::find("pcds,doterm,pfa".split(',')),
        Err(HeaderError("the district"))
    );
    assert_eq!(
        Columns::find("doterm,laua".split(',')),
        Err(HeaderError("the postcode"))
    );
    assert_eq!(
        Columns::find("pcds,ladies,laua".split(',')),
        Err(HeaderError("the date of termination"))
    );
    assert_eq!(
        Columns::find("pcds,doterm,laua,pfa2cd".split(',')).map(|columns| columns.force),
        Ok(None)
    );
}

#[test]
fn the_imported_table_is_used_and_the_one_before_is_kept() {
    let operator = Operator::new();
    assert_eq!(
        operator.force_of("CA8 7JG").as_deref(),
        Some("northumbria"),
        "the built-in table, as long as there is no other"
    );
    let mut known = known_postcodes();
    operator
        .import_text(&file_with(HEADER, &known))
        .expect("a good file");
    let first =
        fs::read_to_string(operator.data().join("postcodes.csv")).expect("the table is there");
    known.push(row("ZZ1 1AA", "E08000003", "E23000005"));
    operator
        .import_text(&file_with(HEADER, &known))
        .expect("a good file");
    assert_eq!(
        operator.force_of("ZZ1 1AA").as_deref(),
        Some("greater-manchester")
    );
    assert_eq!(
        fs::read_to_string(operator.data().join("postcodes.csv.previous")).expect("kept"),
        first
    );
    let files = fs::read_dir(operator.data())
        .expect("the folder is there")
        .count();
    assert_eq!(files, 2, "nothing unfinished is left behind");
}

#[test]
fn the_force_of_the_file_counts_before_the_force_of_the_district() {
    let operator = Operator::new();
    let mut known = known_postcodes();
    known.push(row("ZZ1 1AA", "E99000001", "E23000005"));
    known.push(row("ZZ2 1AA", "E08000003", ""));
    known.push(row("ZZ3 1AA", "E08000003", "E23000032"));
    let (result, report) = operator.import(
        &operator.put("file.csv", file_with(HEADER, &known).as_bytes()),
        false,
    );
    result.expect("a good file");
    assert_eq!(
        operator.force_of("ZZ1 1AA").as_deref(),
        Some("greater-manchester"),
        "a district nobody knows yet"
    );
    assert_eq!(
        operator.force_of("ZZ2 1AA").as_deref(),
        Some("greater-manchester"),
        "no force in the file"
    );
    assert_eq!(
        operator.force_of("ZZ3 1AA").as_deref(),
        Some("kent"),
        "the two disagree"
    );
    assert!(
        report.contains("1 with another force than the directory gives their district"),
        "{report}"
    );
}

#[test]
fn a_code_that_nobody_knows_stops_the_import() {
    let operator = Operator::new();
    let mut known = known_postcodes();
    known.push(row("ZZ1 1AA", "E99000001", "E99000002"));
    let line = known.len() as u64 + 1;
    match operator.import_text(&file_with(HEADER, &known)) {
        Err(ImportPostcodesError::Row(error)) => {
            assert_eq!(
                error,
                ImportError::UnknownCode {
                    line,
                    force: "E99000002".to_owned(),
                    district: "E99000001".to_owned()
                }
            );
        }
        other => panic!("{other:?}"),
    }
    assert!(!operator.data().exists(), "nothing was written");
}

#[test]
fn northern_ireland_is_skipped_before_its_columns_are_read_and_every_row_is_counted() {
    let operator = Operator::new();
    let mut text = file_with(HEADER, &known_postcodes());
    text += "x,x,BT1 1AA,,,\nx,x,bt2 1AA,,Z9,Z9\nx,x,JE2 3AB,,L99999999,L99999999\nx,x,ZZ9 9ZZ,,,\nx,x,ZZ8 9ZZ,202001,E08000003,\n";
    let (result, report) = operator.import(&operator.put("file.csv", text.as_bytes()), false);
    result.expect("a good file");
    for line in [
        "440 live",
        "1 terminated",
        "1 without a district",
        "2 in Northern Ireland, skipped",
        "1 on Jersey",
    ] {
        assert!(
            report.contains(&format!(" {line}")),
            "{line} is missing in\n{report}"
        );
    }
    assert!(
        !fs::read_to_string(operator.data().join("postcodes.csv"))
            .expect("the table is there")
            .contains("\nBT")
    );
}

#[test]
fn a_row_that_is_no_row_stops_the_import() {
    let operator = Operator::new();
    let good = file_with(HEADER, &known_postcodes());
    let result = operator.import_text(&format!("{good}x,x,not a postcode,,E08000003,\n"));
    assert!(
        matches!(
            result,
            Err(ImportPostcodesError::Row(ImportError::NotAPostcode {
                line: 442
            }))
        ),
        "{result:?}"
    );
    let result = operator.import_text(&format!("{good}x,x\n"));
    assert!(
        matches!(result, Err(ImportPostcodesError::Line(_))),
        "{result:?}"
    );
    let result = operator.import_text(&format!(
        "{good}x,x,ZZ1 1AA,,E08000003,\nx,x,zz11aa,,E08000003,\n"
    ));
    assert!(
        matches!(
            result,
            Err(ImportPostcodesError::Row(ImportError::Twice(1)))
        ),
        "{result:?}"
    );
    let result = operator.import_text("name,town\nAnna,Leeds\n");
    assert!(
        matches!(result, Err(ImportPostcodesError::Header(_))),
        "{result:?}"
    );
}

#[test]
fn a_file_with_too_few_postcodes_is_refused() {
    let operator = Operator::new();
    let result = operator.import_text(&file_with(HEADER, &known_postcodes()[..99]));
    assert!(
        matches!(
            result,
            Err(ImportPostcodesError::Gate(GateError::TooFew {
                live: 99,
                least: 100
            }))
        ),
        "{result:?}"
    );
    assert_eq!(
        Gates::default(),
        Gates {
            least_live: 1_700_000,
            most_changed: 0.005
        }
    );
}

#[test]
fn a_file_that_leaves_a_force_without_postcodes_is_refused() {
    let operator = Operator::new();
    let without_kent: Vec<_> = known_postcodes()
        .into_iter()
        .filter(|[.., force]| force != "E23000032")
        .collect();
    match operator.import_text(&file_with(HEADER, &without_kent)) {
        Err(ImportPostcodesError::Gate(GateError::MissingForces(missing))) => {
            assert_eq!(missing, ["kent"])
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_that_moves_too_many_postcodes_wants_a_second_word() {
    let operator = Operator::new();
    let mut known = known_postcodes();
    let moved = known
        .iter_mut()
        .filter(|[.., force]| force != "E23000032")
        .take(3);
    moved.for_each(|[.., force]| *force = "E23000032".to_owned());
    let file = operator.put("file.csv", file_with(HEADER, &known).as_bytes());
    let (result, report) = operator.import(&file, false);
    assert!(
        matches!(
            result,
            Err(ImportPostcodesError::Gate(GateError::TooManyChanges {
                changed: 3,
                known: 440
            }))
        ),
        "{result:?}"
    );
    assert!(
        report.contains("3 from avon-and-somerset to kent"),
        "{report}"
    );
    assert!(!operator.data().exists(), "the table in use stays");
    operator
        .import(&file, true)
        .0
        .expect("the operator accepted the changes");
    assert_eq!(operator.force_of(&known[0][0]).as_deref(), Some("kent"));
}

#[test]
fn one_or_two_postcodes_may_move() {
    let operator = Operator::new();
    let mut known = known_postcodes();
    known
        .iter_mut()
        .take(2)
        .for_each(|[.., force]| *force = "E23000032".to_owned());
    operator
        .import_text(&file_with(HEADER, &known))
        .expect("two of 440 are under half a per cent");
}

fn zip_of(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .expect("memory can be written");
        zip.write_all(content.as_bytes())
            .expect("memory can be written");
    }
    zip.finish().expect("memory can be written").into_inner()
}

#[test]
fn the_zip_is_read_as_it_comes() {
    let whole = file_with(HEADER, &known_postcodes());
    let operator = Operator::new();
    let files = [
        ("Documents/names.csv", "code,name\n1,x\n"),
        ("Data/multi_csv/ONSPD_TEST_UK_AB.csv", whole.as_str()),
        ("Data/ONSPD_TEST_UK.csv", whole.as_str()),
    ];
    let file = operator.put("ONSPD_NOV_2026.zip", &zip_of(&files));
    operator
        .import(&file, false)
        .0
        .expect("the whole file once, without its parts");
    assert!(
        load_postcodes(&operator.data())
            .expect("a good table")
            .dataset()
            == "ONSPD NOV 2026"
    );
}

#[test]
fn a_zip_of_parts_is_put_together() {
    let known = known_postcodes();
    let (one, two) = known.split_at(200);
    let upper = file_with(&HEADER.to_uppercase(), two);
    let files = [
        ("Data/multi_csv/P_AB.csv", file_with(HEADER, one)),
        ("Data/multi_csv/P_AL.csv", upper),
    ];
    let files = files
        .each_ref()
        .map(|(name, content)| (*name, content.as_str()));
    let operator = Operator::new();
    let (result, report) = operator.import(&operator.put("parts.zip", &zip_of(&files)), false);
    result.expect("both parts are read");
    assert!(report.contains(" 440 live"), "{report}");
}

#[test]
fn a_zip_without_a_table_says_so() {
    let operator = Operator::new();
    let file = operator.put("other.zip", &zip_of(&[("readme.txt", "hello")]));
    assert!(matches!(
        operator.import(&file, false).0,
        Err(ImportPostcodesError::NothingInZip)
    ));
    let file = operator.put("broken.zip", b"this is no zip");
    assert!(matches!(
        operator.import(&file, false).0,
        Err(ImportPostcodesError::Zip(_))
    ));
}

#[test]
fn a_damaged_table_in_the_folder_is_not_used_in_silence() {
    let operator = Operator::new();
    fs::create_dir(operator.data()).expect("a folder");
    fs::write(
        operator.data().join("postcodes.csv"),
        "# Test\noutcode,districts,runs\nAB1,half a li",
    )
    .expect("written");
    assert!(matches!(
        load_postcodes(&operator.data()),
        Err(ImportPostcodesError::Table(_))
    ));
}

#[test]
fn a_new_table_reads_back_as_it_was_written() {
    let operator = Operator::new();
    operator
        .import_text(&file_with(HEADER, &known_postcodes()))
        .expect("a good file");
    let text =
        fs::read_to_string(operator.data().join("postcodes.csv")).expect("the table is there");
    assert_eq!(
        Postcodes::parse(&text).expect("a good table").to_text(),
        text
    );
}
