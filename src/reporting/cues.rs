//! Words in a story that mean somebody should read it soon. They can only make a report more urgent.

use std::sync::LazyLock;

use serde::Deserialize;

const CUES: &str = include_str!("../../data/urgent_cues.csv");

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    csv::Reader::from_reader(CUES.as_bytes())
        .into_deserialize()
        .collect::<Result<_, _>>()
        .expect("the built-in list is read by a test")
});

#[derive(Deserialize)]
struct Row {
    cue: String,
    urgency: u8,
    words: String,
}

/// A cue found in a story.
#[derive(Debug, PartialEq, Eq)]
pub struct Cue {
    /// Its name, which becomes a flag.
    pub name: String,
    /// How urgent it makes the report, from 1 (today) to 3 (wake somebody).
    pub urgency: u8,
}

/// The cues in `story`, whole words in any case.
pub fn cues_in(story: &str) -> Vec<Cue> {
    let story = spaced(story);
    ROWS.iter()
        .filter(|row| {
            row.words
                .split(';')
                .any(|words| story.contains(&spaced(words)))
        })
        .map(|row| Cue {
            name: row.cue.clone(),
            urgency: row.urgency,
        })
        .collect()
}

/// Words in lower case with one space around each, so that a search finds whole words only.
fn spaced(text: &str) -> String {
    let mut words = String::from(" ");
    for word in text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        words.push_str(&word.to_lowercase());
        words.push(' ');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(story: &str) -> Vec<String> {
        cues_in(story).into_iter().map(|cue| cue.name).collect()
    }

    #[test]
    fn a_knife_is_seen_in_any_case_and_beside_any_mark() {
        assert_eq!(names("He had a KNIFE!"), ["weapon"]);
    }

    #[test]
    fn a_word_inside_another_is_no_cue() {
        assert!(names("The gunwale and the bombastic hammerhead").is_empty());
    }

    #[test]
    fn words_about_ending_ones_life_wake_somebody_in_both_languages() {
        for story in ["I want to kill myself", "Dw i eisiau marw"] {
            assert_eq!(cues_in(story)[0].urgency, 3, "{story}");
        }
    }

    #[test]
    fn every_row_of_the_list_can_be_read_and_has_an_urgency_that_counts() {
        assert!(ROWS.iter().all(|row| (1..=3).contains(&row.urgency)));
    }
}
