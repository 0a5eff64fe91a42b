//! Words that several of a team's pages show.

use crate::vault::Reference;
use crate::web::Visit;

/// The words for `codes`, under wording keys that begin with `prefix`.
pub fn words(visit: &Visit<'_>, prefix: &str, codes: &[String]) -> Vec<String> {
    let say = |code: &String| visit.say(&format!("{prefix}-{code}"), &[]);
    codes.iter().map(say).collect()
}

/// A public reference as people read it.
pub fn shown_reference(reference: &str) -> String {
    Reference::parse(reference).map_or_else(|| reference.to_owned(), |known| known.to_string())
}
