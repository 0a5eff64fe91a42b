//! A page that staff of the police typed while somebody told them, made into the answers of a report.

use super::answers::Answers;
use super::ground::Ground;
use super::questions::next_open;
use crate::web::Fields;

/// The answers that name the place, as far as it was typed: for looking it up before the rest is read.
pub fn place_of(typed: &Fields) -> Answers {
    let mut answers = Answers::default();
    let (at, slug, place) = match typed.text("where") {
        "place" => ("place", "place", typed.text("place").trim()),
        "train" => ("transport", "stop", typed.text("place").trim()),
        "online" => ("online", "home", typed.text("place").trim()),
        "not-sure" => ("not-sure", "home", typed.text("place").trim()),
        _ => return answers,
    };
    answers.put("where", one("where", at));
    if at == "transport" {
        answers.put("transport", one("transport", "train"));
    }
    answers.put(slug, one(slug, place));
    if !typed.text("which-place").is_empty() {
        answers.put("which-place", one("which-place", typed.text("which-place")));
    }
    answers
}

/// The answers that `read` stands for, at the place that [`place_of`] gave. `told` is the team that was told, whose number of it may
/// stand there.
pub fn answers_of(read: &Fields, place: Answers, told: &str) -> Answers {
    let mut answers = place;
    for slug in ["danger", "who", "worker", "employer", "what", "why", "age"] {
        if !read.text(slug).is_empty() {
            answers.put(slug, one(slug, read.text(slug)));
        }
    }
    let strands: Fields = read.all("strands").map(|code| ("strands", code)).collect();
    answers.put("strands", strands);
    if read.text("named") == "yes" {
        answers.put("identity", one("identity", "yes"));
        answers.put("name", one("name", read.text("name")));
        reach(&mut answers, "phone", "number", read.text("number"));
        reach(&mut answers, "email", "address", read.text("address"));
    } else {
        answers.put("identity", one("identity", "no-name"));
    }
    if !read.text("language").is_empty() {
        let needs = [
            ("needs", "interpreter"),
            ("language", read.text("language")),
        ];
        answers.put("needs", needs.into_iter().collect());
    }
    if !read.text("log").is_empty() {
        let already = [
            ("already", "yes"),
            ("told", told),
            ("number", read.text("log")),
        ];
        answers.put("already", already.into_iter().collect());
    }
    answers
}

/// The same with every other question passed over: nobody is kept at the counter for them.
pub fn passed_over(answers: Answers, ground: &Ground) -> Answers {
    let mut answers = answers;
    while let Some(slug) = next_open(&ground.way(&answers)).map(|open| open.slug) {
        answers.put(slug, Fields::default());
    }
    answers
}

/// Nobody said that it is not safe where it was not asked.
fn reach(answers: &mut Answers, slug: &str, field: &str, value: &str) {
    if !value.is_empty() {
        answers.put(slug, [(slug, "yes"), (field, value)].into_iter().collect());
    }
}

fn one(slug: &str, value: &str) -> Fields {
    [(slug, value)].into_iter().collect()
}
