//! The people who did it.

use super::super::fields::Kind;
use super::{Part, Question, always, may, plain};

/// In order.
pub(super) const QUESTIONS: &[Question] = &[
    Question {
        slug: "know-them",
        part: Part::People,
        fields: &[may(
            "know-them",
            Kind::OneOf(&[
                plain("partner"),
                plain("family"),
                plain("carer"),
                plain("neighbour"),
                plain("know-otherwise"),
                plain("stranger"),
                plain("not-sure"),
            ]),
        )],
        asked: always,
    },
    Question {
        slug: "suspects",
        part: Part::People,
        fields: &[
            may("how-many", Kind::Line(80)),
            may("names", Kind::Line(400)),
            may("looks", Kind::Long(4000)),
            may("vehicle", Kind::Line(200)),
            may(
                "again",
                Kind::OneOf(&[plain("yes"), plain("no"), plain("not-sure")]),
            ),
        ],
        asked: always,
    },
];
