//! The texts of a bundle: the report and its custody, each for people and for programs.

use minijinja::{Value, context};

use super::Sorted;
use super::manifest::sign;
use crate::reporting::{Part, answered_in, can_be_reached, tell};
use crate::triage::case_access::{CaseWork, Opened};
use crate::triage::case_files::{file_row, handled};
use crate::triage::case_page::{facts, told_messages};
use crate::triage::history_page::History;
use crate::triage::shown::words;
use crate::vault::Reference;
use crate::web::{Problem, text};

/// The parts of a report that go into a bundle. What people say of themselves for fairness stays apart.
const PARTS: [Part; 3] = [Part::Contact, Part::Account, Part::People];

/// Each text with its path in the bundle; the manifest and its signature come first.
///
/// # Errors
/// A [`Problem`] of the database, or where a part of the report cannot be read.
pub async fn texts(
    work: &CaseWork<'_>,
    opened: &Opened,
    sorted: &Sorted,
) -> Result<Vec<(String, String)>, Problem> {
    let report = report(work, opened).await?;
    let custody = custody(work, sorted).await?;
    let visit = work.visit;
    let mut texts = vec![
        (
            "README.txt".to_owned(),
            text(visit, "bundle/readme.txt", facts(work))?,
        ),
        (
            "report.txt".to_owned(),
            text(visit, "bundle/report.txt", report.clone())?,
        ),
        ("report.json".to_owned(), json(&report)?),
        (
            "custody.txt".to_owned(),
            text(visit, "bundle/custody.txt", custody.clone())?,
        ),
        ("custody.json".to_owned(), json(&custody)?),
    ];
    let (manifest, signature) = sign(work, sorted, &texts, &visit.portal.keys.checkpoint);
    texts.insert(0, ("manifest.json".to_owned(), manifest));
    texts.insert(1, ("manifest.sig".to_owned(), signature));
    Ok(texts)
}

fn json(value: &Value) -> Result<String, Problem> {
    let text = serde_json::to_string_pretty(value);
    Ok(text.map_err(|fault| Problem::fault(&fault))? + "\n")
}

async fn report(work: &CaseWork<'_>, opened: &Opened) -> Result<Value, Problem> {
    let (visit, case) = (work.visit, &work.case);
    let mut parts = Vec::new();
    let of_a_centre = [Part::Assistance].into_iter();
    let of_a_centre = of_a_centre.filter(|part| opened.has(*part));
    for part in PARTS.into_iter().chain(of_a_centre) {
        let answers = opened.answers(part)?;
        let questions = answered_in(part, &answers);
        let told = tell(questions, &answers, &visit.portal.wording, visit.language);
        parts.push(context! { part => part.word(), told, given => answers });
    }
    let way = opened.told()?;
    let contact = opened.answers(Part::Contact)?;
    let mut marks = words(visit, "staff-strand", &case.strands);
    marks.extend(words(visit, "staff-flag", &case.flags));
    Ok(context! {
        reference => case.reference,
        shown_reference => Reference::shown(&case.reference),
        received_at => case.received_at.in_utc_text(),
        received => visit.record_time(case.received_at),
        state => case.state,
        urgency => case.urgency,
        strands => case.strands,
        flags => case.flags,
        marks,
        team => work.member.slug,
        language => way.language.code(),
        reason => way.in_words(&visit.portal.wording, visit.language),
        beside => way.beside,
        is_anonymous => !can_be_reached(&contact),
        withdrawn => case.withdrawn_at.map(|at| visit.record_time(at)),
        parts,
        messages => told_messages(work, opened).await?,
    })
}

async fn custody(work: &CaseWork<'_>, sorted: &Sorted) -> Result<Value, Problem> {
    let history = History::of(work).await?;
    let files = sorted.files.iter().map(|(item, reading)| {
        context! {
            sha256 => item.told.sha256.as_str(),
            bytes => item.told.size,
            left_out => reading.as_ref().err().map(|why| why.word()),
            handled => handled(work, &history, item),
            ..file_row(work, item, &sorted.gone)
        }
    });
    Ok(context! {
        shown_reference => Reference::shown(&work.case.reference),
        reference => work.case.reference,
        made => work.visit.record_time(work.now()),
        lost => sorted.lost,
        is_whole => history.is_whole,
        files => files.collect::<Vec<Value>>(),
        report => history.rows(work.visit, |_| true),
    })
}
