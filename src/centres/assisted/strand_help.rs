//! Help beside the questions on why it happened: which strands there are, what each takes in, and what the law of the nation says (T-24).

use minijinja::{Value, context};

use super::draft_access::DraftWork;
use crate::directory::choices_of;
use crate::reporting::{Frame, Ground, Question, strands_at};
use crate::web::Problem;

/// The questions that it stands beside, beside those on groups.
const BESIDE: [&str; 3] = ["why", "strands", "aimed"];

/// The frame of the page of `question`, with help where it is one of these.
///
/// # Errors
/// A [`Problem`] of the database.
pub async fn frame_of(
    work: &DraftWork<'_>,
    question: &Question,
    ground: &Ground,
) -> Result<Frame, Problem> {
    let frame = work.frame();
    let is_beside = BESIDE.contains(&question.slug) || question.slug.starts_with("group-");
    let help = match is_beside {
        true => Some(help(work, ground).await?),
        false => None,
    };
    let head = frame.head.map(|head| context! { help, ..head });
    Ok(Frame { head, ..frame })
}

async fn help(work: &DraftWork<'_>, ground: &Ground) -> Result<Value, Problem> {
    let visit = work.work.visit;
    let takes_in = |code: &str| visit.say(&format!("centres-help-strand-{code}"), &[]);
    let strands: Vec<Value> = strands_at(visit, ground)
        .await?
        .into_iter()
        .map(|strand| context! { takes_in => takes_in(&strand.value), name => strand.shown })
        .collect();
    let laws = choices_of("law", ground.nation, ground.today).into_iter();
    let laws: Vec<String> = laws
        .map(|law| visit.say(&format!("centres-help-law-{law}"), &[]))
        .collect();
    Ok(context! { strands, laws })
}
