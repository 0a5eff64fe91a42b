//! Words that several of a team's pages show.

use crate::web::Visit;

/// What a page can say was done: the last part of its wording key.
const DONE: [&str; 19] = [
    "given-all",
    "linked",
    "step",
    "officer-named",
    "officer-let-go",
    "centre",
    "shared-on",
    "taken-down",
    "taken-down-before",
    "acknowledged",
    "sent",
    "noted",
    "closed",
    "reopened",
    "offered",
    "withdrawn",
    "taken",
    "refused",
    "moved",
];

/// The word of what was done, where the address names one that we know.
pub fn done(word: Option<&str>) -> Option<&'static str> {
    DONE.into_iter().find(|known| Some(*known) == word)
}

/// The words for `codes`, under wording keys that begin with `prefix`.
pub fn words(visit: &Visit<'_>, prefix: &str, codes: &[String]) -> Vec<String> {
    let say = |code: &String| visit.say(&format!("{prefix}-{code}"), &[]);
    codes.iter().map(say).collect()
}
