//! Area banners: what a force or the national desk says to everybody in an area for a while, after an attack there for example, in both languages.

mod area;
mod notices;
mod pages;
mod table;
mod written;

pub use area::{Area, KnownPlace};
pub use notices::{Notices, notices_at, notices_everywhere};
pub use written::{Banner, Both, MOST_DAYS, Written};

/// Mounts the pages on which a team writes and ends its banners.
pub fn stage() -> rocket::fairing::AdHoc {
    rocket::fairing::AdHoc::on_ignite("banners", |rocket| async {
        rocket.mount("/", pages::routes())
    })
}
