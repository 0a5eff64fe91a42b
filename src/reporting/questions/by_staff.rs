//! What staff of the police ask, on one page, when somebody tells them by telephone, at the counter or in the street.

use super::super::fields::{Choice, Kind, Made};
use super::start::{AGES, IN_DANGER};
use super::story::STORY;
use super::{Part, Question, always, may, must, plain};

/// All of it. `by_staff.rs` makes the answers of a report of it.
pub static BY_STAFF: Question = Question {
    slug: "by-staff",
    part: Part::Account,
    fields: &[
        // The channel that the report is filed with.
        must(
            "how",
            Kind::OneOf(&[plain("phone"), plain("counter"), plain("street")]),
        ),
        must("danger", Kind::OneOf(IN_DANGER)),
        must(
            "who",
            Kind::OneOf(&[plain("victim"), plain("witness"), plain("someone-else")]),
        ),
        // Whoever it is about decides who reads it (domain 4.2, rule 13).
        must("worker", Kind::OneOf(&[plain("no"), plain("yes")])),
        may("employer", Kind::OneOfMade(Made::Forces)),
        must("what", Kind::Long(STORY)),
        must(
            "where",
            Kind::OneOf(&[
                plain("place"),
                plain("train"),
                plain("online"),
                plain("not-sure"),
            ]),
        ),
        may("place", Kind::Line(120)),
        may("which-place", Kind::OneOfMade(Made::Places)),
        may("why", Kind::Long(STORY)),
        may("strands", Kind::AnyOfMade(Made::Strands)),
        may("age", Kind::OneOf(AGES)),
        must(
            "named",
            Kind::OneOf(&[
                Choice {
                    value: "yes",
                    reveals: &[
                        may("name", Kind::Line(200)),
                        may("number", Kind::Phone),
                        may("address", Kind::Email),
                        may("language", Kind::Line(120)),
                    ],
                },
                plain("no"),
            ]),
        ),
        may("log", Kind::Line(80)),
    ],
    asked: always,
};
