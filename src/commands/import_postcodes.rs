//! `heard import-postcodes FILE`: a newer postcode table from an ONSPD or NSPL file, as CSV or as the zip it comes in.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::directory::Directory;
use crate::routing::{
    Columns, GateError, Gates, HeaderError, Import, ImportError, Imported, Postcodes, TableError,
};

/// The table's name in its folder. The one before it is kept beside it, with `.previous` at the end.
const TABLE: &str = "postcodes.csv";

/// Why there is no new table. The old one is still in use.
#[derive(Debug, thiserror::Error)]
pub enum ImportPostcodesError {
    /// A file cannot be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The zip cannot be read.
    #[error("the zip cannot be read: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// The zip holds no file that looks like a postcode table.
    #[error("the zip holds no CSV under Data/")]
    NothingInZip,
    /// A line is not CSV.
    #[error("a line cannot be read: {0}")]
    Line(#[from] csv::Error),
    /// The file is of another kind.
    #[error(transparent)]
    Header(#[from] HeaderError),
    /// A row stops the import.
    #[error(transparent)]
    Row(#[from] ImportError),
    /// The new table may not replace the old one.
    #[error(transparent)]
    Gate(#[from] GateError),
    /// The table in the folder is damaged.
    #[error(
        "the imported table is damaged ({0}); import it again, or remove it to use the built-in one"
    )]
    Table(#[from] TableError),
    /// The report cannot be written.
    #[error("the report cannot be written: {0}")]
    Report(io::Error),
}

/// The table an operator imported into the folder, or the built-in one where there is none.
pub fn load_postcodes(folder: &Path) -> Result<Postcodes, ImportPostcodesError> {
    let path = folder.join(TABLE);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Postcodes::parse(&text)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Postcodes::embedded()),
        Err(error) => Err(at(&path)(error)),
    }
}

/// Reads the file, reports what became of its rows and what changes, and puts the new table into the folder if it passes the gates.
/// The table is swapped in one step and used from the next start on.
pub fn import_postcodes(
    file: &Path,
    folder: &Path,
    directory: &Directory,
    today: Date,
    gates: &Gates,
    accept_changes: bool,
    mut report: impl Write,
) -> Result<(), ImportPostcodesError> {
    let current = load_postcodes(folder)?;
    let mut import = Import::new(directory);
    read_file(file, &mut import)?;
    let imported = import.finish(edition(file), &current)?;
    write_report(&mut report, &imported, &current).map_err(ImportPostcodesError::Report)?;
    gates.check(&imported, directory, today, accept_changes)?;
    swap(folder, &imported.postcodes.to_text())?;
    writeln!(report, "The new table is in place.").map_err(ImportPostcodesError::Report)
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> ImportPostcodesError {
    let path = path.to_owned();
    |source| ImportPostcodesError::File { path, source }
}

/// "ONSPD NOV 2025 UK" for `ONSPD_NOV_2025_UK.csv`.
fn edition(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    stem.split(|letter: char| letter == '_' || letter.is_whitespace() || letter.is_control())
        .collect::<Vec<_>>()
        .join(" ")
}

fn read_file(path: &Path, import: &mut Import) -> Result<(), ImportPostcodesError> {
    let file = File::open(path).map_err(at(path))?;
    if path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("zip"))
    {
        read_zip(zip::ZipArchive::new(file)?, import)
    } else {
        read_rows(file, import)
    }
}

/// Reads the one file for the whole country, or its parts where the zip holds no other.
fn read_zip(
    mut zip: zip::ZipArchive<File>,
    import: &mut Import,
) -> Result<(), ImportPostcodesError> {
    let names: Vec<String> = zip
        .file_names()
        .map(|name| Ok(name?.into_owned()))
        .collect::<Result<_, zip::result::ZipError>>()?;
    let is_data =
        |name: &String| name.contains("Data/") && name.to_ascii_lowercase().ends_with(".csv");
    let (parts, wholes): (Vec<String>, Vec<String>) = names
        .into_iter()
        .filter(is_data)
        .partition(|name| name.contains("multi_csv/"));
    let chosen = if wholes.is_empty() { parts } else { wholes };
    if chosen.is_empty() {
        return Err(ImportPostcodesError::NothingInZip);
    }
    for name in chosen {
        read_rows(zip.by_name(&name)?, import)?;
    }
    Ok(())
}

fn read_rows(rows: impl Read, import: &mut Import) -> Result<(), ImportPostcodesError> {
    let mut reader = csv::Reader::from_reader(rows);
    let columns = Columns::find(reader.headers()?.iter())?;
    let mut row = csv::StringRecord::new();
    while reader.read_record(&mut row)? {
        let line = row.position().map_or(0, csv::Position::line);
        import.row(line, &columns, &row)?;
    }
    Ok(())
}

fn write_report(out: &mut impl Write, imported: &Imported, current: &Postcodes) -> io::Result<()> {
    let (counts, differences) = (&imported.counts, &imported.differences);
    writeln!(
        out,
        "From {} to {}",
        current.dataset(),
        imported.postcodes.dataset()
    )?;
    writeln!(out, "{:>9} live postcodes in Great Britain", counts.live)?;
    writeln!(
        out,
        "{:>9} terminated postcodes in Great Britain",
        counts.terminated
    )?;
    writeln!(out, "{:>9} without a district", counts.without_district)?;
    writeln!(
        out,
        "{:>9} in Northern Ireland, skipped",
        counts.northern_ireland
    )?;
    writeln!(
        out,
        "{:>9} on Jersey, Guernsey and the Isle of Man, skipped",
        counts.islands
    )?;
    writeln!(
        out,
        "{:>9} with another force than the directory gives their district",
        counts.other_force_than_directory
    )?;
    writeln!(out, "{:>9} in new sectors", differences.new)?;
    writeln!(
        out,
        "{:>9} of {} known postcodes change force",
        differences.total_changed(),
        differences.known
    )?;
    for ((from, to), postcodes) in &differences.changed {
        writeln!(out, "{postcodes:>9} from {from} to {to}")?;
    }
    Ok(())
}

/// Puts the table in place in one step: whoever reads at any moment finds the whole old one or the whole new one.
fn swap(folder: &Path, text: &str) -> Result<(), ImportPostcodesError> {
    fs::create_dir_all(folder).map_err(at(folder))?;
    let table = folder.join(TABLE);
    let previous = folder.join(format!("{TABLE}.previous"));
    if table.exists() {
        let old = fs::read(&table).map_err(at(&table))?;
        write_whole(&previous, &old)?;
    }
    write_whole(&table, text.as_bytes())?;
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(at(folder))
}

fn write_whole(path: &Path, content: &[u8]) -> Result<(), ImportPostcodesError> {
    let unfinished = path.with_extension("unfinished");
    let mut file = File::create(&unfinished).map_err(at(&unfinished))?;
    file.write_all(content)
        .and_then(|()| file.sync_all())
        .map_err(at(&unfinished))?;
    fs::rename(&unfinished, path).map_err(at(path))
}
