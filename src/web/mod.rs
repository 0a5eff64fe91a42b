//! What every page shares: the gate in front, forms and their proof, headers, errors, the look.

pub mod assets;
pub mod audience;
mod catchers;
mod compressed;
mod cookies;
mod csrf;
mod download;
mod forms;
pub mod gate;
mod headers;
mod limits;
mod network;
mod page;
mod picture;
mod printed;
mod problem;
mod public_pages;
mod static_files;
mod submitted;
pub mod templates;
mod upload;
mod visit;

pub use catchers::refuse;
pub use download::Download;
pub use forms::{
    FieldError, Fields, day_of, grouped, is_email, is_phone, one_line, tidy, typed_day,
};
pub use headers::Headers;
pub use limits::Throttles;
pub use page::{Page, Reply, text};
pub use picture::qr;
pub use printed::PrintedPages;
pub use problem::Problem;
pub use submitted::Submitted;
pub use upload::{Bytes, RawUpload, Upload};
pub use visit::{Visit, WordedError, worded};

use rocket::fairing::AdHoc;

/// Mounts the pages that need no answers, the static files, the catchers and the headers.
pub fn stage(https: bool) -> AdHoc {
    AdHoc::on_ignite("web", move |rocket| async move {
        rocket
            .attach(Headers { https })
            .mount("/", public_pages::routes())
            .mount("/", static_files::routes())
            .register("/", catchers::all())
    })
}
