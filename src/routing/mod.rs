//! Which police force owns a report: from what was said about where it happened, by two tables of rules and local data only.
//!
//! [`find_place`] answers the "where" box; [`decide`] names the owner and says why. Nothing here reads a clock, a file or a network.

mod also;
mod case;
mod columns;
mod decide;
mod decision;
mod find;
mod gates;
mod grid;
mod import;
mod incident;
mod places;
mod postcode;
mod postcodes;
mod where_it_happened;

pub use also::also_rules;
pub use columns::{Columns, HeaderError};
pub use decide::{decide, oversight};
pub use decision::{Also, Candidate, Decision, Flag, Oversight, Owner, Reason, Rule};
pub use find::{Finding, find_place};
pub use gates::{Differences, GateError, Gates};
pub use grid::{Grid, Point};
pub use import::{Import, ImportError, Imported, RowCounts};
pub use incident::{
    Airport, Danger, Incident, Island, Location, OwnForce, Place, PoliceSubject, Setting,
    Transport, UkHome,
};
pub use places::{Places, Suggestion};
pub use postcode::{PartPostcode, Postcode, PostcodeError};
pub use postcodes::{Area, Postcodes, Standing, TableError};
pub use where_it_happened::where_rules;
