//! Third-party reporting centres: places that people trust, whose staff help them report. A force or the national desk registers a
//! centre, accredits it and vouches for its key.

mod accreditation;
mod assisted;
mod centre_access;
mod centre_page;
mod details;
mod details_page;
mod figures;
mod figures_table;
mod finder;
mod finder_page;
mod one_centre_page;
mod opening;
mod register_page;
mod reminding;
mod table;
mod training;
mod training_page;
mod training_table;
mod voucher;

pub use assisted::{
    CentreBeside, ask_for_more, centre_beside, erase_ended as erase_ended_assisted_drafts,
};
pub use details::Details;
pub use opening::Opening;
pub use reminding::remind;
pub use table::{Centre, Term, describe, register, set_voucher_epoch};
pub use training_table::{Learned, record as record_training};

/// Mounts the pages of centres, and those on which a force looks after them.
pub fn stage() -> rocket::fairing::AdHoc {
    rocket::fairing::AdHoc::on_ignite("centres", |rocket| async {
        rocket
            .mount("/", register_page::routes())
            .mount("/", one_centre_page::routes())
            .mount("/", centre_page::routes())
            .mount("/", details_page::routes())
            .mount("/", training_page::routes())
            .mount("/", assisted::routes())
            .mount("/", finder_page::routes())
    })
}
