//! Which kinds of support fit what was answered. Rules only: the list of services is `directory::support_for`.

use super::answers::Answers;
use super::questions::{UNDER_18, happened_online};

/// A strand, and the needs of the list of services that go with it.
const BY_STRAND: &[(&str, &[&str])] = &[
    ("race", &["race", "travellers"]),
    ("religion", &["muslim", "jewish"]),
    ("sexual-orientation", &["lgbt"]),
    ("transgender", &["lgbt"]),
    ("disability", &["disability"]),
];

/// The needs that go with those whom a strand was about: where any of them is ticked, the strand's other needs are left out.
const BY_GROUP: &[(&str, &str, &str)] = &[
    ("group-1", "gypsy-roma-traveller", "travellers"),
    ("group-2", "muslim", "muslim"),
    ("group-2", "jewish", "jewish"),
];

/// The needs that `answers` tell of, each once; besides these there are services for everyone.
pub fn needs_of(answers: &Answers) -> Vec<String> {
    let mut needs = Vec::new();
    for strand in answers.ticked("strands") {
        let fitting = BY_STRAND.iter().filter(|(code, _)| *code == strand);
        needs.extend(fitting.flat_map(|(_, needs)| *needs));
    }
    for (list, group, need) in BY_GROUP {
        let is_narrowed = answers.ticked(list).next().is_some();
        if is_narrowed && !answers.ticked(list).any(|ticked| ticked == *group) {
            needs.retain(|kept| kept != need);
        }
    }
    let age = answers.choice("age");
    if age == "65-or-over" {
        needs.push("older");
    }
    if UNDER_18.contains(&age) {
        needs.push("young");
    }
    if happened_online(answers) {
        needs.push("online");
    }
    needs.sort_unstable();
    needs.dedup();
    needs.into_iter().map(str::to_owned).collect()
}
