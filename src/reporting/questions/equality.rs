//! Who reports, for fairness: asked after sending, of whoever wants to answer, and stored apart (T-11).

use super::super::fields::{Choice, Kind, Made};
use super::{Part, Question, always, may, plain};

/// All of it on one page: everybody may leave any of it empty.
pub static EQUALITY: Question = Question {
    slug: "equality",
    part: Part::Equality,
    fields: &[
        may("own-age", Kind::OneOf(AGES)),
        may("sex", Kind::OneOf(&[plain("female"), plain("male")])),
        may(
            "gender",
            Kind::OneOf(&[
                plain("same"),
                Choice {
                    value: "different",
                    reveals: &[may("gender-words", Kind::Line(120))],
                },
            ]),
        ),
        may(
            "ethnic-group",
            Kind::OneOfMade(Made::Listed("ethnic-group")),
        ),
        may("ethnic-words", Kind::Line(120)),
        may("faith", Kind::OneOfMade(Made::Listed("faith"))),
        may("faith-words", Kind::Line(120)),
        may(
            "orientation",
            Kind::OneOf(&[
                plain("straight"),
                plain("gay"),
                plain("bi"),
                Choice {
                    value: "other",
                    reveals: &[may("orientation-words", Kind::Line(120))],
                },
            ]),
        ),
        may(
            "condition",
            Kind::AnyOf(&[
                plain("moving"),
                plain("seeing"),
                plain("hearing"),
                plain("learning"),
                plain("mental-health"),
                plain("autism"),
                plain("long-illness"),
                plain("other"),
            ]),
        ),
    ],
    asked: always,
};

const AGES: &[Choice] = &[
    plain("under-18"),
    plain("18-to-24"),
    plain("25-to-44"),
    plain("45-to-64"),
    plain("65-or-over"),
];
