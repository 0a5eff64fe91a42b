//! What happened, when and why, and what shows it.

use super::super::fields::{Choice, Kind, Made};
use super::{Part, Question, always, happened_online, may, plain};

/// In order.
pub(super) const QUESTIONS: &[Question] = &[
    Question {
        slug: "when",
        part: Part::Account,
        fields: &[may(
            "when",
            Kind::OneOf(&[
                Choice {
                    value: "exact",
                    reveals: &[may("day", Kind::Day), may("time", Kind::Line(60))],
                },
                Choice {
                    value: "roughly",
                    reveals: &[may("about", Kind::Line(200))],
                },
                plain("not-sure"),
            ]),
        )],
        asked: always,
    },
    Question {
        slug: "already",
        part: Part::Account,
        fields: &[may(
            "already",
            Kind::OneOf(&[
                Choice {
                    value: "yes",
                    reveals: &[may("told", Kind::Line(200)), may("number", Kind::Line(80))],
                },
                plain("no"),
            ]),
        )],
        asked: always,
    },
    Question {
        slug: "what",
        part: Part::Account,
        fields: &[may("what", Kind::Long(STORY))],
        asked: always,
    },
    Question {
        slug: "harm",
        part: Part::Account,
        fields: &[may(
            "harm",
            Kind::AnyOf(&[
                Choice {
                    value: "hurt",
                    reveals: &[may("injury", Kind::Long(1000))],
                },
                Choice {
                    value: "weapon",
                    reveals: &[may("what-weapon", Kind::Line(200))],
                },
                Choice {
                    value: "damage",
                    reveals: &[may("damaged", Kind::Long(1000))],
                },
                Choice {
                    value: "taken",
                    reveals: &[may("what-taken", Kind::Line(400))],
                },
                plain("threat"),
            ]),
        )],
        asked: always,
    },
    Question {
        slug: "online",
        part: Part::Account,
        fields: &[may(
            "online",
            Kind::OneOf(&[plain("yes"), plain("no"), plain("not-sure")]),
        )],
        asked: |way| !way.is("where", &["online"]),
    },
    Question {
        slug: "links",
        part: Part::Account,
        fields: &[may("links", Kind::Long(4_000))],
        asked: |way| happened_online(way.answers),
    },
    Question {
        slug: "why",
        part: Part::Account,
        fields: &[may("why", Kind::Long(STORY))],
        asked: always,
    },
    Question {
        slug: "strands",
        part: Part::Account,
        fields: &[
            may("strands", Kind::AnyOfMade(Made::Strands)),
            may("other-strand", Kind::Line(200)),
        ],
        asked: always,
    },
    // Whom a strand was about. Addresses stand in the browser's history, so they are only numbered: nobody's religion, illness or
    // whom they love may be read there.
    Question {
        slug: "group-1",
        part: Part::Account,
        fields: &[may("group-1", Kind::AnyOfMade(Made::Listed("race-group")))],
        asked: |way| way.has_groups("race", "race-group"),
    },
    Question {
        slug: "group-2",
        part: Part::Account,
        fields: &[may(
            "group-2",
            Kind::AnyOfMade(Made::Listed("religion-group")),
        )],
        asked: |way| way.has_groups("religion", "religion-group"),
    },
    Question {
        slug: "group-3",
        part: Part::Account,
        fields: &[may(
            "group-3",
            Kind::AnyOfMade(Made::Listed("community-group")),
        )],
        asked: |way| way.has_groups("sectarian", "community-group"),
    },
    Question {
        slug: "group-4",
        part: Part::Account,
        fields: &[may(
            "group-4",
            Kind::AnyOfMade(Made::Listed("disability-group")),
        )],
        asked: |way| way.has_groups("disability", "disability-group"),
    },
    Question {
        slug: "group-5",
        part: Part::Account,
        fields: &[may(
            "group-5",
            Kind::AnyOfMade(Made::Listed("orientation-group")),
        )],
        asked: |way| way.has_groups("sexual-orientation", "orientation-group"),
    },
    Question {
        slug: "group-6",
        part: Part::Account,
        fields: &[may("group-6", Kind::AnyOfMade(Made::Listed("age-group")))],
        asked: |way| way.has_groups("age", "age-group"),
    },
    Question {
        slug: "aimed",
        part: Part::Account,
        fields: &[may(
            "aimed",
            Kind::AnyOf(&[
                plain("who-they-are"),
                plain("taken-for"),
                plain("close-to"),
                plain("work"),
                plain("not-sure"),
            ]),
        )],
        asked: always,
    },
    Question {
        slug: "before",
        part: Part::People,
        fields: &[may(
            "before",
            Kind::OneOf(&[
                plain("once"),
                plain("same-people"),
                plain("different-people"),
                plain("not-sure"),
            ]),
        )],
        asked: always,
    },
    Question {
        slug: "witnesses",
        part: Part::People,
        fields: &[may(
            "witnesses",
            Kind::OneOf(&[
                Choice {
                    value: "yes",
                    reveals: &[may("who-saw", Kind::Long(1000))],
                },
                plain("no"),
                plain("not-sure"),
            ]),
        )],
        asked: always,
    },
    Question {
        slug: "evidence",
        part: Part::Account,
        fields: &[may(
            "evidence",
            Kind::AnyOf(&[
                Choice {
                    value: "cameras",
                    reveals: &[may("camera", Kind::Line(400))],
                },
                plain("pictures"),
                plain("messages"),
                plain("things"),
                Choice {
                    value: "other",
                    reveals: &[may("what-else", Kind::Line(400))],
                },
            ]),
        )],
        asked: always,
    },
    // Its pages are `files.rs` and, at a centre, `files_page.rs`: what is given there is no answer.
    Question {
        slug: "files",
        part: Part::Account,
        fields: &[],
        asked: |way| {
            let mut has = way.answers.ticked("evidence");
            has.any(|one| ["pictures", "messages", "other"].contains(&one))
        },
    },
];

/// The longest story: about ten pages.
pub(super) const STORY: usize = 30_000;
