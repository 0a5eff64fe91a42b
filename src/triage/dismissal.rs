//! Closing with one reason: where there is no crime, no victim and no risk, the other steps need not be done.

use super::case_access::CaseWork;
use super::closing::DISMISSAL;
use super::steps::read_facts;
use crate::messages::{Content, Given, Kind, Line, MOST_LETTERS, NewMessage};
use crate::web::{FieldError, Fields, Problem, grouped, tidy};

/// The reason.
pub struct Dismissal {
    /// Sealed as a note.
    pub note: NewMessage,
}

impl Dismissal {
    /// The reason that was typed; none where the steps were done and it is not needed. Or what is to be done first.
    ///
    /// # Errors
    /// A [`Problem`] of the database.
    pub async fn of(
        work: &CaseWork<'_>,
        form: &Fields,
    ) -> Result<Result<Option<Self>, Vec<FieldError>>, Problem> {
        let facts = read_facts(work).await?;
        let missing = facts.missing();
        if missing.is_empty() {
            return Ok(Ok(None));
        }
        if form.text("dismissed") != "yes" {
            let error = |step: &str| {
                let title = work.visit.say(&format!("steps-{step}-title"), &[]);
                FieldError {
                    href: format!("{}/steps/{step}", work.path()),
                    ..FieldError::new("dismissed", "steps-missing").with("step", title)
                }
            };
            return Ok(Err(missing.iter().map(|rule| error(rule.step)).collect()));
        }
        if !facts.may_dismiss() {
            let error = FieldError::new("dismissed", "steps-dismissal-refused");
            return Ok(Err(vec![error]));
        }
        let why = tidy(form.text("dismissed-why"));
        if why.is_empty() {
            let error = FieldError::new("dismissed-why", "steps-dismissal-why-empty");
            return Ok(Err(vec![error]));
        }
        if why.chars().count() > MOST_LETTERS {
            let error = FieldError::new("dismissed-why", "staff-words-too-long");
            return Ok(Err(vec![error.with("most", grouped(MOST_LETTERS))]));
        }
        let note = seal(work, &why).await?;
        Ok(Ok(note.map(|note| Self { note })))
    }
}

/// The reason as a note; none where the report does not open for this person, which the page then says.
async fn seal(work: &CaseWork<'_>, why: &str) -> Result<Option<NewMessage>, Problem> {
    let Ok(opened) = work.open().await? else {
        return Ok(None);
    };
    let line = Line {
        label: format!("steps-{}-title", DISMISSAL.0),
        given: Given::Choice(format!("steps-{}-{}", DISMISSAL.0, DISMISSAL.1)),
    };
    let content = Content::with_lines(vec![line], why);
    let (sealing, author) = ((work.case.id, &opened.key), Some(work.author()));
    let chance = &mut work.visit.portal.chance();
    let now = work.now();
    Ok(Some(NewMessage::seal(
        sealing,
        Kind::Note,
        author,
        &content,
        now,
        chance,
    )))
}
