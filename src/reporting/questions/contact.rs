//! Who tells us, and how they can be reached safely.

use super::super::fields::{Choice, Kind};
use super::{
    Part, Question, Way, can_be_reached, is_named, is_reached, may, plain, suspect_is_close,
};

/// In order.
pub(super) const QUESTIONS: &[Question] = &[
    Question {
        slug: "identity",
        part: Part::Contact,
        fields: &[may(
            "identity",
            Kind::OneOf(&[plain("yes"), plain("trusted"), plain("no-name")]),
        )],
        // At a centre it follows from what the person agreed to.
        asked: |way| !way.is_assisted,
    },
    // Of whoever began on the page of a centre. Which one it was is in no draft: only they say so.
    Question {
        slug: "with-centre",
        part: Part::Contact,
        fields: &[may(
            "with-centre",
            Kind::OneOf(&[
                Choice {
                    value: "yes",
                    reveals: &[may("centre", Kind::Line(120))],
                },
                plain("no"),
                plain("nobody"),
            ]),
        )],
        asked: |way| !way.is_assisted && way.answers.is_asked("with-centre"),
    },
    Question {
        slug: "name",
        part: Part::Contact,
        fields: &[may("name", Kind::Line(200))],
        asked: is_named,
    },
    Question {
        slug: "email",
        part: Part::Contact,
        fields: &[may(
            "email",
            Kind::OneOf(&[
                Choice {
                    value: "yes",
                    reveals: &[
                        may("address", Kind::Email),
                        may(
                            "readers",
                            Kind::OneOf(&[plain("only-me"), plain("others"), plain("not-sure")]),
                        ),
                    ],
                },
                plain("no"),
            ]),
        )],
        asked: is_reached,
    },
    Question {
        slug: "phone",
        part: Part::Contact,
        fields: &[may(
            "phone",
            Kind::OneOf(&[
                Choice {
                    value: "yes",
                    reveals: &[may("number", Kind::Phone), may("times", Kind::Line(200))],
                },
                plain("no"),
            ]),
        )],
        asked: is_reached,
    },
    Question {
        slug: "texts",
        part: Part::Contact,
        fields: &[may("texts", Kind::OneOf(&[plain("yes"), plain("no")]))],
        asked: |way| has_phone(way) && !suspect_is_close(way),
    },
    Question {
        slug: "voicemail",
        part: Part::Contact,
        fields: &[may("voicemail", Kind::OneOf(&[plain("yes"), plain("no")]))],
        asked: |way| has_phone(way) && !suspect_is_close(way),
    },
    Question {
        slug: "letter",
        part: Part::Contact,
        fields: &[may(
            "letter",
            Kind::OneOf(&[
                Choice {
                    value: "yes",
                    reveals: &[may("postal-address", Kind::Long(400))],
                },
                plain("no"),
            ]),
        )],
        asked: may_be_called_on,
    },
    Question {
        slug: "visit",
        part: Part::Contact,
        fields: &[may(
            "visit",
            Kind::OneOf(&[
                Choice {
                    value: "yes",
                    reveals: &[may("visit-times", Kind::Line(200))],
                },
                plain("no"),
            ]),
        )],
        asked: may_be_called_on,
    },
    Question {
        slug: "trusted",
        part: Part::Contact,
        fields: &[
            may("trusted-name", Kind::Line(200)),
            may("trusted-contact", Kind::Line(200)),
            may("agreed", Kind::OneOf(&[plain("yes"), plain("not-yet")])),
        ],
        asked: |way| way.is("identity", &["trusted"]),
    },
    Question {
        slug: "needs",
        part: Part::Contact,
        fields: &[may(
            "needs",
            Kind::AnyOf(&[
                Choice {
                    value: "interpreter",
                    reveals: &[may("language", Kind::Line(120))],
                },
                plain("sign-language"),
                plain("easy-words"),
                plain("plain-clothes"),
                plain("woman"),
                plain("man"),
                Choice {
                    value: "access",
                    reveals: &[may("what-access", Kind::Line(400))],
                },
            ]),
        )],
        asked: |way| way.is_assisted || can_be_reached(way.answers),
    },
    Question {
        slug: "support",
        part: Part::Contact,
        fields: &[may(
            "support",
            Kind::OneOf(&[plain("yes"), plain("myself"), plain("no")]),
        )],
        // Who is known only through somebody else has no name here that could be passed on. At a centre it is asked with the rest of
        // what the person agrees to.
        asked: |way| is_named(way) && !way.is_assisted,
    },
];

fn has_phone(way: &Way<'_>) -> bool {
    let number = way.answers.text("phone", "number");
    is_reached(way) && way.is("phone", &["yes"]) && !number.is_empty()
}

/// Neither letters nor visits to a home that the suspect may share, nor to a cell (domain 6.6).
fn may_be_called_on(way: &Way<'_>) -> bool {
    let in_custody = way.is("where", &["place"]) && way.is("place-type", &["custody"]);
    is_reached(way) && !suspect_is_close(way) && !in_custody
}
