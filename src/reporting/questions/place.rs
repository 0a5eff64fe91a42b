//! Where it happened: what decides whose the report is, and what kind of place it was.

use super::super::fields::{Choice, Kind, Made};
use super::{Part, Question, Way, always, may, must, plain};

/// In order.
pub(super) const QUESTIONS: &[Question] = &[
    Question {
        slug: "where",
        part: Part::Account,
        fields: &[must(
            "where",
            Kind::OneOf(&[
                plain("place"),
                plain("transport"),
                plain("online"),
                plain("abroad"),
                plain("not-sure"),
            ]),
        )],
        asked: always,
    },
    Question {
        slug: "transport",
        part: Part::Account,
        fields: &[must(
            "transport",
            Kind::OneOf(&[
                plain("train"),
                plain("underground"),
                plain("glasgow-subway"),
                Choice {
                    value: "tram",
                    reveals: &[must("tram", Kind::OneOf(TRAMS))],
                },
                plain("bus"),
                plain("taxi"),
                plain("heritage"),
                plain("airport"),
                plain("not-sure"),
            ]),
        )],
        asked: |way| way.is("where", &["transport"]),
    },
    Question {
        slug: "place",
        part: Part::Account,
        fields: &[
            must("place", Kind::Line(120)),
            may("detail", Kind::Long(1_000)),
        ],
        asked: |way| way.is("where", &["place"]),
    },
    Question {
        slug: "stop",
        part: Part::Account,
        fields: &[
            may("stop", Kind::Line(120)),
            may("detail", Kind::Long(1_000)),
        ],
        asked: |way| way.is("where", &["transport"]),
    },
    Question {
        slug: "home",
        part: Part::Contact,
        fields: &[may("home", Kind::Line(120))],
        asked: |way| way.is("where", &["online", "abroad", "not-sure"]),
    },
    Question {
        slug: "which-place",
        part: Part::Account,
        fields: &[must("which-place", Kind::OneOfMade(Made::Places))],
        asked: |way| way.place_is_open,
    },
    Question {
        slug: "more-places",
        part: Part::Account,
        fields: &[may(
            "more-places",
            Kind::OneOf(&[plain("no"), plain("same-people"), plain("different-people")]),
        )],
        asked: |way| way.is("where", &["place", "transport"]),
    },
    Question {
        slug: "other-place",
        part: Part::Account,
        fields: &[
            may("other-place", Kind::Line(120)),
            may("detail", Kind::Long(1_000)),
        ],
        asked: happened_elsewhere_too,
    },
    Question {
        slug: "which-other-place",
        part: Part::Account,
        fields: &[must(
            "which-other-place",
            Kind::OneOfMade(Made::OtherPlaces),
        )],
        asked: |way| way.other_place_is_open,
    },
    Question {
        slug: "goes-to",
        part: Part::Account,
        fields: &[],
        asked: |way| way.destination_is_known,
    },
    Question {
        slug: "place-type",
        part: Part::Account,
        fields: &[may(
            "place-type",
            Kind::OneOf(&[
                plain("home"),
                plain("street"),
                plain("shop"),
                plain("pub"),
                plain("school"),
                plain("work"),
                plain("worship"),
                plain("hospital"),
                plain("care-home"),
                plain("park"),
                plain("sport"),
                plain("custody"),
                plain("police-premises"),
                Choice {
                    value: "other",
                    reveals: &[may("type", Kind::Line(120))],
                },
            ]),
        )],
        asked: |way| way.is("where", &["place"]),
    },
    Question {
        slug: "school",
        part: Part::Account,
        fields: &[
            may(
                "school",
                Kind::OneOf(&[plain("knows"), plain("does-not-know"), plain("not-sure")]),
            ),
            may(
                "deals",
                Kind::OneOf(&[
                    plain("police"),
                    plain("school"),
                    plain("both"),
                    plain("not-sure"),
                ]),
            ),
        ],
        asked: |way| way.is("place-type", &["school"]) && way.is("where", &["place"]),
    },
];

/// Whether it happened in another place too: by the same people, or by others (domain 4.2, rule 9).
fn happened_elsewhere_too(way: &Way<'_>) -> bool {
    way.is("where", &["place", "transport"])
        && way.is("more-places", &["same-people", "different-people"])
}

/// The tram systems of the rules on place: some belong to the transport police and some do not.
const TRAMS: &[Choice] = &[
    plain("metrolink"),
    plain("tyne-and-wear-metro"),
    plain("supertram"),
    plain("nottingham"),
    plain("west-midlands-metro"),
    plain("london-tramlink"),
    plain("edinburgh"),
    plain("blackpool"),
    plain("other"),
];
