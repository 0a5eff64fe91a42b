//! What was typed for a question, taken into the answers: what becomes of the way, or what to say about it.

use super::answers::Answers;
use super::asking::Asking;
use super::fields::{self, Offered};
use super::ground::{Ground, PLACE_QUESTIONS};
use super::questions::{Question, on_the_way};
use super::report::pruned;
use crate::routing::{Owner, Reason};
use crate::web::{FieldError, Fields, Problem};

/// What became of what was typed.
pub enum Taken {
    /// It will not do: what to say beside each field.
    Again(Vec<FieldError>),
    /// This service cannot take what happened there.
    Outside(Reason),
    /// The answers as they are now.
    Kept(Box<Changed>),
}

/// Answers after one of them was given.
pub struct Changed {
    /// The answers, without those that concern the person no longer.
    pub answers: Answers,
    /// What is known of the place now.
    pub ground: Ground,
    /// Whether later questions were answered already, so that this one was changed.
    pub is_change: bool,
}

/// Takes what was `typed` for `question`.
///
/// # Errors
/// The database's fault.
pub async fn take_answer(
    asking: &Asking<'_>,
    question: &'static Question,
    typed: &Fields,
) -> Result<Taken, Problem> {
    let (before, gazetteer) = (asking.ground, asking.lists.gazetteer());
    let ground_of = |answers: &Answers| {
        let ground = Ground::of(answers, gazetteer);
        match before.is_assisted {
            true => ground.assisted(),
            false => ground,
        }
    };
    let read = {
        let made = asking.made_for(question).await?;
        let today = gazetteer.today;
        let offered = Offered { made: &made, today };
        fields::read(question.fields, typed, &offered)
    };
    let kept = match read {
        Ok(kept) => kept,
        Err(errors) => return Ok(Taken::Again(errors)),
    };
    // Whoever has answered later questions came back to change this one.
    let is_change = on_the_way(&before.way(asking.answers))
        .skip_while(|other| other.slug != question.slug)
        .skip(1)
        .any(|later| asking.answers.has(later.slug));
    let mut answers = asking.answers.clone();
    answers.put(question.slug, kept);
    let mut after = ground_of(&answers);
    if PLACE_QUESTIONS.contains(&question.slug) {
        let outside = after
            .decision()
            .filter(|decided| decided.owner == Owner::OutsideService);
        if let Some(decision) = outside {
            // A slip of the fingers must not cost a story that is already told.
            let keeps = is_change || before.is_assisted;
            return Ok(match keeps {
                true => {
                    let error = FieldError::new(question.slug, "routing-outside-on-change");
                    Taken::Again(vec![error])
                }
                false => Taken::Outside(decision.reason.clone()),
            });
        }
        if let Some(error) = after.error(question.slug, gazetteer) {
            return Ok(Taken::Again(vec![error]));
        }
    }
    answers = pruned(&answers, &after);
    after = ground_of(&answers);
    if before.nation != after.nation {
        // Strands differ from nation to nation, so they are asked about again.
        answers.keep_only(|slug| slug != "strands");
    }
    Ok(Taken::Kept(Box::new(Changed {
        answers,
        ground: after,
        is_change,
    })))
}
