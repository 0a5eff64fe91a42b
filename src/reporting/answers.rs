//! The answers given so far, as they were typed, by question.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::web::Fields;

/// Stands where a question is to be asked; no field of a question is called so.
const ASK: &str = "ask";

/// Answers by the question's slug. Never printed; each value is wiped when dropped.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers(BTreeMap<String, Fields>);

impl Answers {
    /// Keeps what was typed for a question, in place of what stood there.
    pub fn put(&mut self, slug: &str, fields: Fields) {
        self.0.insert(slug.to_owned(), fields);
    }

    /// What was typed for a question, if it was answered or passed over.
    pub fn of(&self, slug: &str) -> Option<&Fields> {
        self.0.get(slug)
    }

    /// Whether the question was answered or passed over.
    pub fn has(&self, slug: &str) -> bool {
        self.0
            .get(slug)
            .is_some_and(|fields| fields.text(ASK).is_empty())
    }

    /// Asks a question that others are not asked.
    pub fn ask(&mut self, slug: &str) {
        self.put(slug, [(ASK, "yes")].into_iter().collect());
    }

    /// Whether the question is to be asked, or was answered: for one that others are not asked.
    pub fn is_asked(&self, slug: &str) -> bool {
        self.0.contains_key(slug)
    }

    /// The one thing typed or chosen in the field that has its question's name; empty where there is none.
    pub fn choice<'a>(&'a self, slug: &'a str) -> &'a str {
        self.text(slug, slug)
    }

    /// What was typed in `field` of a question; empty where nothing was.
    pub fn text<'a>(&'a self, slug: &str, field: &'a str) -> &'a str {
        self.0.get(slug).map_or("", |fields| fields.text(field))
    }

    /// Everything that was typed or chosen, each with the slug of its question.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .flat_map(|(slug, fields)| fields.each().map(move |(_, text)| (slug.as_str(), text)))
    }

    /// Every field's name with what was given in it.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.values().flat_map(Fields::each)
    }

    /// Everything ticked in the field that has its question's name.
    pub fn ticked<'a>(&'a self, slug: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .get(slug)
            .into_iter()
            .flat_map(move |fields| fields.all(slug))
    }

    /// Forgets the answers to all questions but those that `keep` names; gives how many it forgot.
    pub fn keep_only(&mut self, keep: impl Fn(&str) -> bool) -> usize {
        let before = self.0.len();
        self.0.retain(|slug, _| keep(slug));
        before - self.0.len()
    }

    /// Those of `self` that `before` has not, or has otherwise.
    pub fn that_differ(&self, before: &Self) -> Self {
        let differs = |(slug, fields): &(&String, &Fields)| before.0.get(*slug) != Some(*fields);
        let differing = self.0.iter().filter(differs);
        Self(
            differing
                .map(|(slug, fields)| (slug.clone(), fields.clone()))
                .collect(),
        )
    }
}
