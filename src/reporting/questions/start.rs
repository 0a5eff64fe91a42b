//! The first questions: who is in danger, who tells us, and whom it happened to.

use super::super::fields::{Choice, Kind, Made};
use super::{Part, Question, always, is_under_18, may, plain};

/// In order.
/// Whether anybody is in danger, wherever it is asked.
pub(super) const IN_DANGER: &[Choice] = &[plain("now"), plain("may-come-back"), plain("no")];
/// How old somebody is, wherever it is asked.
pub(super) const AGES: &[Choice] = &[
    plain("under-13"),
    plain("13-to-17"),
    plain("18-to-64"),
    plain("65-or-over"),
    plain("not-sure"),
];

pub(super) const QUESTIONS: &[Question] = &[
    Question {
        slug: "danger",
        part: Part::Account,
        fields: &[may("danger", Kind::OneOf(IN_DANGER))],
        asked: always,
    },
    Question {
        slug: "safe-first",
        part: Part::Account,
        fields: &[],
        asked: |way| way.is("danger", &["now", "may-come-back"]),
    },
    Question {
        slug: "who",
        part: Part::Contact,
        fields: &[may(
            "who",
            Kind::OneOf(&[
                plain("victim"),
                plain("witness"),
                plain("someone-else"),
                Choice {
                    value: "organisation",
                    reveals: &[may("called", Kind::Line(200))],
                },
            ]),
        )],
        asked: always,
    },
    Question {
        slug: "they-know",
        part: Part::Contact,
        fields: &[may("they-know", Kind::OneOf(&[plain("yes"), plain("no")]))],
        asked: |way| way.is("who", &["someone-else"]),
    },
    Question {
        slug: "they-read",
        part: Part::Contact,
        fields: &[may(
            "they-read",
            Kind::OneOf(&[plain("yes"), plain("no"), plain("not-sure")]),
        )],
        asked: |way| way.is("they-know", &["yes"]) && way.is("who", &["someone-else"]),
    },
    Question {
        slug: "age",
        part: Part::People,
        fields: &[may("age", Kind::OneOf(AGES))],
        asked: |way| !way.is("who", &["organisation"]),
    },
    Question {
        slug: "young",
        part: Part::People,
        fields: &[],
        asked: |way| is_under_18(way) && way.is("who", &["victim"]),
    },
    // Whether they work for the police. The address does not say so: it stands in the browser's history.
    Question {
        slug: "worker",
        part: Part::People,
        fields: &[may(
            "worker",
            Kind::OneOf(&[
                plain("no"),
                plain("yes"),
                plain("handled-badly"),
                plain("not-sure"),
            ]),
        )],
        asked: always,
    },
    Question {
        slug: "employer",
        part: Part::People,
        fields: &[
            may("employer", Kind::OneOfMade(Made::Forces)),
            may(
                "duty",
                Kind::OneOf(&[plain("on"), plain("off"), plain("not-sure")]),
            ),
        ],
        asked: |way| way.is("worker", &["yes"]),
    },
    Question {
        slug: "complaint",
        part: Part::People,
        fields: &[],
        asked: |way| way.is("worker", &["handled-badly"]),
    },
];
