//! What a team writes down where the reporter took back what they had agreed to, and something must be shared all the same.

use super::super::fields::Kind;
use super::assisted::AT_RISK;
use super::{Part, Question, always, must, plain};

/// For whose sake, with whom, who decided, why, and whether the person was told (domain 6.6).
pub static SHARED_ON: Question = Question {
    slug: "shared-on",
    part: Part::Assistance,
    fields: &[
        must("shared-on", Kind::OneOf(AT_RISK)),
        must("with", Kind::Line(200)),
        must("decided-by", Kind::Line(200)),
        must("decided-why", Kind::Long(1_000)),
        must("were-told", Kind::OneOf(&[plain("yes"), plain("no")])),
    ],
    asked: always,
};
