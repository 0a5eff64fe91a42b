//! What is asked at a third-party reporting centre beside what the public is asked: what the person agrees to (T-25), their story in
//! another language, how they come back, and what the one who helps has to say.

use super::super::fields::{Choice, Kind};
use super::story::STORY;
use super::{Part, Question, Way, always, is_named, may, plain};

/// For whose sake something is shared that somebody did not agree to (domain 6.6).
pub(super) const AT_RISK: &[Choice] = &[
    plain("child"),
    plain("adult-at-risk"),
    plain("threat-to-life"),
];

/// What the person agrees to.
pub(super) const AGREEMENT: &[Question] = &[
    // Whether they were told how the police use what they say.
    Question {
        slug: "informed",
        part: Part::Assistance,
        fields: &[may("informed", Kind::OneOf(&[plain("yes"), plain("no")]))],
        asked: always,
    },
    // Capacity (Mental Capacity Act 2005, Adults with Incapacity (Scotland) Act 2000), and what is shared all the same (domain 6.6).
    Question {
        slug: "agrees",
        part: Part::Assistance,
        fields: &[may(
            "agrees",
            Kind::OneOf(&[
                plain("yes"),
                Choice {
                    value: "cannot-decide",
                    reveals: &[
                        may("why-not", Kind::Long(1_000)),
                        may("best-interest", Kind::Long(1_000)),
                    ],
                },
                Choice {
                    value: "refused",
                    reveals: &[
                        may("all-the-same", Kind::OneOf(AT_RISK)),
                        may("decided-by", Kind::Line(200)),
                        may("decided-why", Kind::Long(1_000)),
                        may("were-told", Kind::OneOf(&[plain("yes"), plain("no")])),
                    ],
                },
            ]),
        )],
        asked: always,
    },
    Question {
        slug: "named",
        part: Part::Assistance,
        fields: &[may("named", Kind::OneOf(&[plain("yes"), plain("no")]))],
        asked: is_agreed,
    },
    Question {
        slug: "reach",
        part: Part::Assistance,
        fields: &[may(
            "reach",
            Kind::OneOf(&[plain("person"), plain("centre"), plain("nobody")]),
        )],
        asked: |way| is_agreed(way) && is_named(way),
    },
    Question {
        slug: "reach-centre",
        part: Part::Assistance,
        fields: &[may(
            "reach-centre",
            Kind::OneOf(&[plain("yes"), plain("no")]),
        )],
        asked: |way| is_agreed(way) && !is_named(way),
    },
    // Some must not be linked to a centre by its name.
    Question {
        slug: "centre-named",
        part: Part::Assistance,
        fields: &[may(
            "centre-named",
            Kind::OneOf(&[plain("yes"), plain("no")]),
        )],
        asked: is_agreed,
    },
    // T-23.
    Question {
        slug: "outcome",
        part: Part::Assistance,
        fields: &[may("outcome", Kind::OneOf(&[plain("yes"), plain("no")]))],
        asked: is_agreed,
    },
    Question {
        slug: "helps-on",
        part: Part::Assistance,
        fields: &[may("helps-on", Kind::OneOf(&[plain("yes"), plain("no")]))],
        asked: is_agreed,
    },
    Question {
        slug: "refer",
        part: Part::Assistance,
        fields: &[may(
            "refer",
            Kind::OneOf(&[plain("yes"), plain("myself"), plain("no")]),
        )],
        asked: is_agreed,
    },
    // Never family: no such choice.
    Question {
        slug: "interpreter",
        part: Part::Assistance,
        fields: &[may(
            "interpreter",
            Kind::OneOf(&[
                plain("none"),
                Choice {
                    value: "professional",
                    reveals: &[may("interpreted", Kind::Line(120))],
                },
                Choice {
                    value: "colleague",
                    reveals: &[may("spoken", Kind::Line(120))],
                },
            ]),
        )],
        asked: always,
    },
];

/// A story that was told in another language stays as it was typed; this stands beside it.
pub(super) const TRANSLATION: &[Question] = &[Question {
    slug: "translation",
    part: Part::Assistance,
    fields: &[
        may("from-language", Kind::Line(120)),
        may("words", Kind::Long(STORY)),
        may("translated-by", Kind::Line(200)),
        may("translated-on", Kind::Line(60)),
        may("checked", Kind::OneOf(&[plain("yes"), plain("no")])),
    ],
    asked: always,
}];

/// How the person comes back. "No paper" is an ordinary choice.
pub(super) const COMING_BACK: &[Question] = &[Question {
    slug: "keeps",
    part: Part::Assistance,
    fields: &[may(
        "keeps",
        Kind::OneOf(&[
            plain("noted"),
            plain("paper"),
            Choice {
                value: "word",
                reveals: &[may("known-by", Kind::Line(60))],
            },
            plain("nothing"),
        ]),
    )],
    asked: is_agreed,
}];

/// What the one who helps has to say: kept apart from the person's own words.
pub(super) const NOTES: &[Question] = &[
    // What was told on another day is keyed in with the day on which it was taken down.
    Question {
        slug: "taken",
        part: Part::Assistance,
        fields: &[
            may(
                "taken",
                Kind::OneOf(&[
                    plain("now"),
                    plain("paper"),
                    plain("phone"),
                    plain("elsewhere"),
                ]),
            ),
            may("taken-on", Kind::Day),
        ],
        asked: always,
    },
    Question {
        slug: "notes",
        part: Part::Assistance,
        fields: &[may("notes", Kind::Long(5_000))],
        asked: always,
    },
];

/// Whether the person agreed to what is sent: nobody else chooses for them who may know them or turn to them.
fn is_agreed(way: &Way<'_>) -> bool {
    way.is("agrees", &["yes"])
}
