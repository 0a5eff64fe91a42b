//! Whether what is sent fits what the person agreed to: words that give away who somebody is who stays unknown, or which centre helped.

use unicode_normalization::UnicodeNormalization;

use crate::reporting::{Agreed, Reach};

/// From so many digits on a number is taken for one that can be rung.
const FEWEST_DIGITS: usize = 10;
/// Letters that are written without spaces between words come after these.
const LAST_LATIN: char = '\u{24f}';
/// Where a name, a number or an address is asked for, and addresses of pages online.
const ASKED_FOR: [&str; 10] = [
    "name", "email", "phone", "letter", "visit", "trusted", "keeps", "already", "agrees", "links",
];

/// What does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// A number that can be rung, where the police may not turn to the person.
    Phone,
    /// An e-mail address, where they may not.
    Email,
    /// The centre's name, where the police may not know it.
    Centre,
    /// The word that the centre knows the person by, which the police could use there.
    KnownBy,
}

impl Misfit {
    /// The last part of its wording key.
    pub fn word(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Centre => "centre",
            Self::KnownBy => "known-by",
        }
    }
}

/// What in `texts`, each with the slug of its question, does not fit `agreed` at the centre called `centre`, which knows the person by the
/// word `known_by`: each with the question where it stands.
pub fn misfits<'a>(
    texts: impl Iterator<Item = (&'a str, &'a str)>,
    agreed: &Agreed,
    centre: &str,
    known_by: &str,
) -> Vec<(String, Misfit)> {
    let mut found = Vec::new();
    for (slug, text) in texts {
        if ASKED_FOR.contains(&slug) {
            continue;
        }
        let text = &plain(text);
        let is_reached = agreed.reach == Reach::Person;
        let signs = [
            (Misfit::Phone, !is_reached && has_phone(text)),
            (Misfit::Email, !is_reached && has_email(text)),
            (
                Misfit::Centre,
                !agreed.centre_is_named && has_name(text, centre),
            ),
            (Misfit::KnownBy, has_name(text, known_by)),
        ];
        for (misfit, _) in signs.into_iter().filter(|(_, stands_there)| *stands_there) {
            let one = (slug.to_owned(), misfit);
            if !found.contains(&one) {
                found.push(one);
            }
        }
    }
    found
}

/// `text` with one sign for each that looks the same, and one space for all that stands between words.
fn plain(text: &str) -> String {
    let one_sign = |letter: char| match letter {
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    };
    let signs: String = text.nfkc().map(one_sign).collect();
    let words: Vec<&str> = signs.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Whether a number of the United Kingdom or with a country's code stands there: pictures are often called by a long number too.
fn has_phone(text: &str) -> bool {
    let is_of_number = |letter: char| letter.is_numeric() || " -.()_+".contains(letter);
    text.split(|letter| !is_of_number(letter)).any(|run| {
        let groups: Vec<&str> = run.split([' ', '-', '.', '(', ')', '_']).collect();
        let digits_from = |at: usize| -> usize {
            let rest = groups[at..].iter();
            rest.map(|group| group.trim_start_matches('+').len()).sum()
        };
        let mut begins = groups
            .iter()
            .enumerate()
            .filter(|(_, group)| group.starts_with(['0', '7', '+']));
        begins.any(|(at, _)| digits_from(at) >= FEWEST_DIGITS)
    })
}

fn has_email(text: &str) -> bool {
    let mut words = text.split(' ');
    words.any(|word| {
        word.split_once('@')
            .is_some_and(|(name, at)| !name.is_empty() && at.trim_end_matches('.').contains('.'))
    })
}

/// Whether `name` stands in `text` as words of its own. Both are plain, or become so.
fn has_name(text: &str, name: &str) -> bool {
    let name = plain(name);
    if name.is_empty() {
        return false;
    }
    let has_spaces = name.chars().all(|letter| letter <= LAST_LATIN);
    let mut found = text.match_indices(&name);
    found.any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        let mut beside = [before, after].into_iter().flatten();
        !has_spaces || beside.all(|letter| !letter.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: Agreed = Agreed {
        reach: Reach::Centre,
        is_named: false,
        centre_is_named: false,
        shares_outcome: false,
        helps_on: false,
        keeps_code: false,
    };

    fn found(what: &str, agreed: &Agreed) -> Vec<Misfit> {
        let texts = [("what", what), ("name", what)].into_iter();
        let found = misfits(texts, agreed, "St Mary's Advice", "Jo");
        assert!(found.iter().all(|(slug, _)| slug == "what"));
        found.into_iter().map(|(_, misfit)| misfit).collect()
    }

    #[test]
    fn what_gives_somebody_away_is_found_where_it_stands() {
        for (what, misfit) in [
            ("Ring me on 0161 496 0000 after six", Misfit::Phone),
            ("0161 496 0000 - 07700 900123", Misfit::Phone),
            ("On 2026-11-03 0161.496.0000 rang", Misfit::Phone),
            ("My number: +44 (0)7700-900 123.", Misfit::Phone),
            ("Write to zainab@home.example, please", Misfit::Email),
            (
                "I came to ST MARY\u{2019}S\n  ADVICE on Monday",
                Misfit::Centre,
            ),
            ("They call me jo.", Misfit::KnownBy),
            ("0161\u{2011}496\u{2009}0000", Misfit::Phone),
        ] {
            assert_eq!(found(what, &NOTHING), [misfit], "{what}");
        }
    }

    #[test]
    fn an_ordinary_story_is_left_alone() {
        for what in [
            "On 3/11/2026 at 21:30 he hit me 3 times at M1 1AE, bus 142.",
            "He is @someone online. I live at 12 Invented Street.",
            "John and Joanna were singing.",
            "His plate was AB12 CDE",
            "Screenshot_20261124-120000.png",
            "IMG_20261124_120000123.jpg",
        ] {
            assert_eq!(found(what, &NOTHING), [], "{what}");
        }
    }

    #[test]
    fn a_word_in_letters_without_spaces_between_is_found_too() {
        let texts = [("what", "他们叫我李雷因为")].into_iter();
        let found = misfits(texts, &NOTHING, "St Mary's Advice", "李雷");
        assert_eq!(found, [("what".to_owned(), Misfit::KnownBy)]);
    }

    #[test]
    fn what_was_agreed_to_fits() {
        let all = Agreed {
            reach: Reach::Person,
            centre_is_named: true,
            ..NOTHING
        };
        let what = "0161 496 0000, zainab@home.example, St Mary's Advice";
        assert_eq!(found(what, &all), []);
    }
}
