//! `heard route`: one place a line in, the owning team out.

use std::io::{self, BufRead, Write};

use jiff::civil::Date;

use crate::directory::Directory;
use crate::routing::{Incident, Owner, Places, Postcodes, decide, find_place};

/// Reads one place a line, as a person would type it, and writes the place, the owner and the number of the rule, with tabs between.
///
/// The owner is the slug of a force, `national-desk`, or `outside-service` for islands with their own police. Every line gives exactly
/// one line: an empty one goes to the national desk like any unknown place, and bytes that are not UTF-8 are shown as U+FFFD.
pub fn route(
    mut input: impl BufRead,
    mut output: impl Write,
    directory: &Directory,
    postcodes: &Postcodes,
    places: &Places,
    today: Date,
) -> io::Result<()> {
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end_matches(['\r', '\n']);
        let place = find_place(text, postcodes, places, today).place();
        let decision = decide(&Incident::at(place), directory, postcodes, today);
        // A tab inside the place would look like the next column.
        writeln!(
            output,
            "{}\t{}\t{}",
            text.replace('\t', " "),
            name(&decision.owner),
            decision.rule.number()
        )?;
        line.clear();
    }
    output.flush()
}

fn name(owner: &Owner) -> &str {
    match owner {
        Owner::Force(slug) | Owner::ProfessionalStandards(slug) => slug,
        Owner::NationalDesk | Owner::NationalDeskRestricted => "national-desk",
        Owner::OutsideService => "outside-service",
    }
}
