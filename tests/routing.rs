//! Which force a report reaches: every rule, every pair of rules that could get in each other's way, and the postcode table behind them.

mod find;
mod import;
mod police;
mod postcode;
mod table;
mod where_rules;

use std::sync::LazyLock;

use heard::directory::Directory;
use heard::routing::{
    Decision, Finding, Incident, Location, Owner, PartPostcode, Place, Places, Postcode, Postcodes,
    decide, find_place,
};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 23);

static POSTCODES: LazyLock<Postcodes> = LazyLock::new(Postcodes::embedded);
static DIRECTORY: LazyLock<Directory> =
    LazyLock::new(|| Directory::embedded().with_joined(|_| Some(date(2026, 1, 1))));
static PLACES: LazyLock<Places> = LazyLock::new(|| Places::embedded(&DIRECTORY));

fn find(text: &str) -> Finding {
    find_place(text, &POSTCODES, &PLACES, TODAY)
}

fn route(incident: &Incident) -> Decision {
    decide(incident, &DIRECTORY, &POSTCODES, TODAY)
}

fn route_place(place: Place) -> Decision {
    route(&Incident::at(place))
}

fn postcode(text: &str) -> Location {
    Location::Postcode(Postcode::parse(text).expect("the test's postcode is in good form"))
}

fn part(text: &str) -> Location {
    Location::Part(
        PartPostcode::parse(text).expect("the test's part of a postcode is in good form"),
    )
}

fn force(slug: &str) -> Owner {
    Owner::Force(slug.to_owned())
}
