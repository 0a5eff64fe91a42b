//! Pages that differ from one person to the next only in a few texts: printed by their template once and kept, with each
//! person's own texts set in. That takes a small part of what the template takes.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{Arc, PoisonError, RwLock};

use minijinja::HtmlEscape;

/// The most pages kept; past that a page is printed anew each time.
const MOST: usize = 2_000;
/// Stand for the texts while a page is printed: characters that no writing uses.
const SLOTS: std::ops::RangeInclusive<char> = '\u{F0000}'..='\u{F00FF}';

/// The pages printed so far, by what they depend on beside the texts. They hold nothing that anybody typed.
#[derive(Default)]
pub struct PrintedPages(RwLock<HashMap<String, Arc<Printed>>>);

/// A printed page, cut wherever a text is set in.
pub(super) struct Printed {
    begin: String,
    /// The number of a text, and what stands between it and the next.
    rest: Vec<(usize, String)>,
}

/// What stands for the text with this number while a page is printed.
///
/// # Panics
/// When a page has more than 256 texts.
pub(super) fn slot(number: usize) -> String {
    let slot = SLOTS.clone().nth(number);
    slot.expect("no page has so many texts").to_string()
}

impl PrintedPages {
    /// The page kept under `key`.
    pub(super) fn find(&self, key: &str) -> Option<Arc<Printed>> {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
        kept.get(key).cloned()
    }

    /// Cuts `html` at its slots, and keeps it under `key` while there is room.
    pub(super) fn keep(&self, key: String, html: &str) -> Arc<Printed> {
        let printed = Arc::new(Printed::cut(html));
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < MOST {
            kept.insert(key, Arc::clone(&printed));
        }
        printed
    }
}

impl Printed {
    fn cut(html: &str) -> Self {
        let is_slot = |letter: char| SLOTS.contains(&letter);
        let mut pieces = html.split(is_slot);
        let begin = pieces.next().unwrap_or_default().to_owned();
        let numbers = html
            .chars()
            .filter(|letter| is_slot(*letter))
            .map(|slot| slot as usize - *SLOTS.start() as usize);
        Self {
            begin,
            rest: numbers.zip(pieces.map(str::to_owned)).collect(),
        }
    }

    /// The page with these texts, escaped, each wherever its slot stood.
    pub(super) fn with(&self, texts: &[&str]) -> String {
        let markup: usize = self.rest.iter().map(|(_, piece)| piece.len()).sum();
        let typed: usize = texts.iter().map(|text| text.len()).sum();
        let mut html = String::with_capacity(self.begin.len() + markup + typed * 2);
        html += &self.begin;
        for (number, piece) in &self.rest {
            let text = texts.get(*number).copied().unwrap_or_default();
            write!(html, "{}", HtmlEscape(text)).expect("a string takes all that is written");
            html += piece;
        }
        html
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn printed(texts: &[&str]) -> String {
        let html = format!("<p>{1}</p><i title=\"{0}\">é{1}</i>", slot(0), slot(1));
        Printed::cut(&html).with(texts)
    }

    #[test]
    fn each_text_stands_wherever_its_slot_stood() {
        assert_eq!(
            printed(&["one", "two"]),
            "<p>two</p><i title=\"one\">étwo</i>"
        );
    }

    #[test]
    fn a_page_that_was_kept_is_found_again_by_its_key_alone() {
        let pages = PrintedPages::default();
        pages.keep("en/place".into(), &format!("<p>{}</p>", slot(0)));
        let found = pages.find("en/place").unwrap();
        assert_eq!(found.with(&["here"]), "<p>here</p>");
        assert!(pages.find("cy/place").is_none());
    }

    proptest! {
        #[test]
        fn whatever_is_typed_stays_text_and_fills_no_other_slot(one in any::<String>(), two in "[<>\"'&\u{F0000}\u{F0001}a]{0,9}") {
            let (escaped_one, escaped_two) = (HtmlEscape(&one).to_string(), HtmlEscape(&two).to_string());
            let expected = format!("<p>{escaped_two}</p><i title=\"{escaped_one}\">é{escaped_two}</i>");
            prop_assert_eq!(printed(&[&one, &two]), expected);
        }
    }
}
