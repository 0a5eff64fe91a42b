//! Quick send: one page of a centre, made into the answers of an assisted report that can be finished later.

use super::answers::Answers;
use super::ground::Ground;
use crate::routing::Owner;
use crate::web::{FieldError, Fields};

/// The answers that name the place, as far as it was typed: for looking it up before the rest is read.
pub fn place_of(typed: &Fields) -> Answers {
    let mut answers = Answers::default();
    let place = typed.text("place").trim();
    if !place.is_empty() {
        answers.put("where", one("where", "place"));
        answers.put("place", one("place", place));
        answers.put("which-place", one("which-place", typed.text("which-place")));
    }
    answers
}

/// What is wrong with what was `typed` as the place of a page that is filed at once: it can mean several places, or none that we know,
/// or one with a police of its own.
pub fn wrong_place(ground: &Ground, typed: &str) -> Option<FieldError> {
    let is_ours = |owner: &Owner| *owner != Owner::OutsideService;
    let is_known = ground
        .decision()
        .is_some_and(|decided| is_ours(&decided.owner));
    if typed.trim().is_empty() || is_known {
        return None;
    }
    Some(match ground.place.choices.is_empty() {
        true => FieldError::new("place", "place-not-known"),
        false => FieldError::new("which-place", "which-place-empty"),
    })
}

/// The answers of the assisted report that `quick` stands for, at the place that `place_of` gave; nowhere known where that is empty.
/// What cannot stand in an answer of its own goes into `notes`.
pub fn answers_of(quick: &Fields, place: Answers, notes: &str) -> Answers {
    let mut answers = place;
    let phones = quick.text("reach") == "phone";
    let also = |what: &str| match quick.all("also").any(|one| one == what) {
        true => "yes",
        false => "no",
    };
    let yes_if = |is_so: bool| if is_so { "yes" } else { "no" };
    for (slug, value) in [
        ("informed", "yes"),
        ("agrees", quick.text("agrees")),
        // By a number the police can learn a name.
        ("named", yes_if(phones)),
        ("reach", "person"),
        ("reach-centre", yes_if(quick.text("reach") == "centre")),
        ("centre-named", also("centre-named")),
        ("outcome", also("outcome")),
        ("helps-on", also("helps-on")),
        ("danger", quick.text("danger")),
        ("what", quick.text("what")),
        (
            "keeps",
            if also("code") == "yes" {
                "noted"
            } else {
                "nothing"
            },
        ),
    ] {
        answers.put(slug, one(slug, value));
    }
    if !quick.text("why").is_empty() {
        answers.put("why", one("why", quick.text("why")));
    }
    if phones {
        let phone = [("phone", "yes"), ("number", quick.text("number"))];
        answers.put("phone", phone.into_iter().collect());
    }
    if !notes.is_empty() {
        answers.put("notes", one("notes", notes));
    }
    answers
}

fn one(slug: &str, value: &str) -> Fields {
    [(slug, value)].into_iter().collect()
}
