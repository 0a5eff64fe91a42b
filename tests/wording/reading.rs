//! The English can be read by a child of nine: the Flesch-Kincaid grade of each page's words, and of each longer message.

use std::collections::BTreeMap;

use heard::wording::Language;

use super::{messages_in, word_files};

/// Grade 4 is read by nine-year-olds.
const NINE_YEARS: f64 = 5.0;
/// In a few words one long one tells for much, so a message alone may be a little above its page.
const ALONE: f64 = 7.0;
const FEWEST_ALONE: f64 = 10.0;
const LONGEST_SENTENCE: usize = 20;

/// Files that the public never sees, and one of names of months and hours, which make no sentences.
const NOT_FOR_THE_PUBLIC: [&str; 3] = ["board", "date", "staff"];
/// Of the letters, those to reporters.
const LETTERS_TO_REPORTERS: [&str; 2] = ["mail-acknowledgement-", "mail-news-"];

/// Names that the law gives, which nobody can make plainer.
const TERMS_OF_LAW: [&str; 7] = [
    "Civil Nuclear Constabulary",
    "Equality Act 2010",
    "Independent Office for Police Conduct",
    "Information Commissioner’s Office",
    "Ministry of Defence Police",
    "Police Investigations and Review Commissioner",
    "Police Ombudsman for Northern Ireland",
];
/// Messages in words that others prescribe.
const PRESCRIBED: [(&str, &str); 1] = [(
    "layout-footer-sources",
    "the licences of the lists of places ask for these words",
)];

/// Reasons for where a report goes stand on the page one or two at a time: each kind is weighed by itself.
const KINDS_OF_REASON: [&str; 5] = [
    "routing-also-",
    "routing-because-",
    "routing-desk-",
    "routing-outside-",
    "routing-oversight-",
];

#[test]
fn every_page_for_the_public_can_be_read_at_nine_years() {
    let hard: Vec<_> = pages()
        .into_iter()
        .map(|(page, messages)| {
            let texts = messages.iter().map(|(_, text)| text.as_str());
            (page, Reading::of(texts).grade())
        })
        .filter(|(_, grade)| *grade >= NINE_YEARS)
        .collect();
    assert!(hard.is_empty(), "pages and their grades: {hard:.1?}");
}

#[test]
fn no_message_hides_behind_easier_ones_on_its_page() {
    let hard: Vec<_> = pages()
        .into_values()
        .flatten()
        .map(|(key, text)| (key, Reading::of([text.as_str()])))
        .filter(|(_, reading)| reading.words >= FEWEST_ALONE && reading.grade() >= ALONE)
        .map(|(key, reading)| (key, reading.grade()))
        .collect();
    assert!(hard.is_empty(), "messages and their grades: {hard:.1?}");
}

#[test]
fn no_sentence_is_long() {
    for (key, text) in pages().into_values().flatten() {
        for sentence in sentences(&text) {
            let length = words_of(sentence).len();
            assert!(
                length <= LONGEST_SENTENCE,
                "{key} has a sentence of {length} words: {sentence}"
            );
        }
    }
}

#[test]
fn the_formula_tells_easy_words_from_hard_ones() {
    let grade = |text: &str| Reading::of([text]).grade();
    assert!(grade("Call us. We can help you. You are not to blame.") < 2.0);
    assert!(
        grade("Notification regarding discriminatory victimisation necessitates documentation.")
            > 15.0
    );
}

/// What is read together, by a name for it, with its messages.
fn pages() -> BTreeMap<String, Vec<(String, String)>> {
    let mut pages: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for path in word_files(Language::English) {
        let feature = path.file_stem().unwrap().to_string_lossy().into_owned();
        if NOT_FOR_THE_PUBLIC.contains(&feature.as_str()) {
            continue;
        }
        let messages = messages_in(&path);
        let titles: Vec<_> = messages
            .keys()
            .filter_map(|key| key.strip_suffix("title"))
            .map(str::to_owned)
            .collect();
        for (key, message) in messages {
            if is_weighed(&feature, &key) {
                let page = page_of(&feature, &key, &titles);
                let text = without_terms_of_law(&message.text);
                pages.entry(page).or_default().push((key, text));
            }
        }
    }
    pages
}

fn is_weighed(feature: &str, key: &str) -> bool {
    let is_to_reporter = LETTERS_TO_REPORTERS
        .iter()
        .any(|letter| key.starts_with(letter));
    let is_prescribed = PRESCRIBED.iter().any(|(listed, _)| *listed == key);
    (feature != "mail" || is_to_reporter) && !is_prescribed
}

/// A file is a page, but each question is one, and each kind of reason.
fn page_of(feature: &str, key: &str, titles: &[String]) -> String {
    let starts: Vec<&str> = match feature {
        "answers" => titles.iter().map(String::as_str).collect(),
        "routing" => KINDS_OF_REASON.to_vec(),
        _ => Vec::new(),
    };
    let own = starts
        .into_iter()
        .filter(|start| key.starts_with(start) && !start.ends_with("-page-"))
        .max_by_key(|start| start.len());
    own.unwrap_or(feature).to_owned()
}

fn without_terms_of_law(text: &str) -> String {
    TERMS_OF_LAW
        .iter()
        .fold(text.to_owned(), |text, term| text.replace(term, "it"))
}

#[derive(Default)]
struct Reading {
    sentences: f64,
    words: f64,
    syllables: f64,
}

impl Reading {
    fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut reading = Self::default();
        for words in texts.into_iter().flat_map(sentences).map(words_of) {
            reading.add(&words);
        }
        reading
    }

    fn add(&mut self, words: &[String]) {
        if !words.is_empty() {
            self.sentences += 1.0;
            self.words += words.len() as f64;
            self.syllables += words.iter().map(|word| syllables(word) as f64).sum::<f64>();
        }
    }

    /// Flesch-Kincaid grade level; of no words at all, the least.
    fn grade(&self) -> f64 {
        if self.words == 0.0 {
            return f64::MIN;
        }
        0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59
    }
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '?', '!', ':'])
}

fn words_of(sentence: &str) -> Vec<String> {
    let plain = |word: &str| {
        word.chars()
            .filter(|letter| letter.is_alphabetic())
            .collect::<String>()
            .to_lowercase()
    };
    sentence
        .split_whitespace()
        .map(plain)
        .filter(|word| !word.is_empty())
        .collect()
}

/// Groups of vowels, without a silent e at the end: close enough to compare texts.
fn syllables(word: &str) -> usize {
    let vowel = |letter: char| "aeiouy".contains(letter);
    let groups = word
        .chars()
        .fold((0, false), |(groups, after_vowel), letter| {
            (
                groups + usize::from(vowel(letter) && !after_vowel),
                vowel(letter),
            )
        });
    let silent = word.ends_with('e') && !word.ends_with("le") && groups.0 > 1;
    (groups.0 - usize::from(silent)).max(1)
}
