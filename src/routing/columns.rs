//! The header of an ONS postcode file: columns are found by name, because every edition moves and renames them.

/// A header line lacks a column.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("the header has no column for {0}")]
pub struct HeaderError(pub &'static str);

/// Where in a row the columns stand that the import needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// The postcode.
    pub postcode: usize,
    /// The month in which the postcode went out of use; empty while it is in use.
    pub terminated: usize,
    /// The code of the police force area, in editions that have it.
    pub force: Option<usize>,
    /// The code of the district.
    pub district: usize,
}

impl Columns {
    /// Finds the columns in a header of any edition of the ONSPD or the NSPL, in upper or lower case.
    pub fn find<'a>(header: impl Iterator<Item = &'a str>) -> Result<Self, HeaderError> {
        let tidy = |name: &str| {
            name.trim_start_matches('\u{feff}')
                .trim()
                .to_ascii_lowercase()
        };
        let names: Vec<String> = header.map(tidy).collect();
        let find = |fits: fn(&str) -> bool| names.iter().position(|name| fits(name));
        let postcode = ["pcds", "pcd", "pcd7", "pcd8", "pcd2"];
        let postcode = postcode
            .iter()
            .find_map(|wanted| names.iter().position(|name| name == wanted));
        Ok(Self {
            postcode: postcode.ok_or(HeaderError("the postcode"))?,
            terminated: find(|name| name == "doterm")
                .ok_or(HeaderError("the date of termination"))?,
            force: find(|name| name == "pfa" || is_dated(name, "pfa")),
            district: find(|name| {
                matches!(name, "oslaua" | "laua" | "ladcd") || is_dated(name, "lad")
            })
            .ok_or(HeaderError("the district"))?,
        })
    }
}

/// Whether a name is `stem`, two digits for the year, and `cd`.
fn is_dated(name: &str, stem: &str) -> bool {
    let year = name
        .strip_prefix(stem)
        .and_then(|rest| rest.strip_suffix("cd"));
    year.is_some_and(|year| year.len() == 2 && year.bytes().all(|digit| digit.is_ascii_digit()))
}
