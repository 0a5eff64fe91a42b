//! What somebody says of a file, and where they saw it online: read from the form that gives it.

use minijinja::{Value, context};
use zeroize::Zeroizing;

use crate::evidence::{MOST_ABOUT, Online, Said};
use crate::web::{FieldError, Fields, grouped, one_line, tidy};

/// The fields, each with the most letters that it may have.
const FIELDS: [(&str, usize); 4] = [
    ("about", MOST_ABOUT),
    ("address", 2_000),
    ("platform", 100),
    ("seen", 100),
];

/// What was typed, for the form that it was typed into.
pub fn typed(fields: &Fields) -> Value {
    let of = |name| tidy(fields.text(name));
    context! { about => of("about"), address => of("address"), platform => of("platform"), seen => of("seen") }
}

/// What is said of a file.
///
/// # Errors
/// Where one of the fields is too long.
pub fn read(fields: &Fields) -> Result<Said, FieldError> {
    for (name, most) in FIELDS {
        if tidy(fields.text(name)).chars().count() > most {
            let error = FieldError::new(name, format!("files-{name}-too-long"));
            return Err(error.with("most", grouped(most)));
        }
    }
    let of = |name| Zeroizing::new(one_line(fields.text(name)));
    Ok(Said {
        about: Zeroizing::new(tidy(fields.text("about"))),
        online: Online {
            address: of("address"),
            platform: of("platform"),
            seen: of("seen"),
        },
    })
}
