//! Photos, films and other files that show what happened: taken in sealed, kept as they are for whoever investigates, shown to
//! everybody else as a clean copy.

mod arrival;
mod carrying_over;
mod clean_copy;
mod giving_out;
mod item;
mod kind;
mod looking_into;
mod lost;
mod metadata;
mod online;
mod refusal;
mod scanner;
mod scanning;
mod scans;
mod sealed_file;
mod slots;
mod store;
mod stripped;
mod sweep;
mod table;
mod taking_in;
mod unnamed;
mod writing;

pub use carrying_over::CarriedOver;
pub use clean_copy::{CleanCopy, LONGEST, NoCopy, clean_copy};
pub use giving_out::{Reading, Unread, copy_out, give_out, prove, read_whole};
pub use item::{Item, MOST_ABOUT, Said};
pub use kind::{FileKind, NotTaken};
pub use looking_into::LookingInto;
pub use lost::lost_of;
pub use metadata::{Properties, Property, properties};
pub use online::Online;
pub use refusal::{NotKept, Refusal};
pub use scanner::Scanner;
pub use scanning::{ask_for_unknown, checked, keep_scanning, scan_due};
pub use scans::{Checked, waiting};
pub use slots::Slots;
pub use store::{Store, StoreFault};
pub use sweep::{look_for_missing, sweep, sweep_orphans};
pub use table::{Row, insert, is_filed, of_report};
pub use taking_in::{
    Arrivals, Arriving, Giver, Offered, add_link, arrived, begin, receive, take_back, take_in,
};
pub use unnamed::forget_since_when;
