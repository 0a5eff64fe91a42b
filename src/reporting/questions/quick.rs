//! Quick send: what is asked at a centre, on one page, where there is a quarter of an hour or a telephone call and no more.

use super::super::fields::{Choice, Kind, Made};
use super::start::IN_DANGER;
use super::story::STORY;
use super::{Part, Question, always, may, must, plain};

/// All of it: the shortest honest consent, and five things. `quick.rs` makes the answers of an assisted report of it.
pub static QUICK: Question = Question {
    slug: "quick",
    part: Part::Assistance,
    fields: &[
        must("danger", Kind::OneOf(IN_DANGER)),
        // Whoever says no is not for this page: the whole form records who decided, and why.
        must(
            "agrees",
            Kind::OneOf(&[plain("yes"), plain("cannot-decide")]),
        ),
        must("what", Kind::Long(STORY)),
        may("place", Kind::Line(120)),
        may("which-place", Kind::OneOfMade(Made::Places)),
        may("why", Kind::Long(STORY)),
        must(
            "reach",
            Kind::OneOf(&[
                Choice {
                    value: "phone",
                    reveals: &[must("number", Kind::Phone)],
                },
                plain("centre"),
                plain("nobody"),
            ]),
        ),
        may(
            "also",
            Kind::AnyOf(&[
                plain("centre-named"),
                plain("outcome"),
                plain("helps-on"),
                plain("code"),
            ]),
        ),
    ],
    asked: always,
};
