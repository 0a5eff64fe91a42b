//! What in a report tells who and where, made plain enough to be compared: telephone numbers, e-mail addresses, accounts, number
//! plates, postcodes, references and names. Pure.

use std::sync::LazyLock;

use regex::Regex;
use rphonetic::{DoubleMetaphone, Encoder};
use zeroize::Zeroizing;

use crate::reporting::Answers;

/// What kind of thing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// An account or a page on the internet.
    Handle,
    /// A number plate.
    Plate,
    /// A postcode.
    Postcode,
    /// The number of a log, a crime or another record.
    Reference,
    /// A name, by how it sounds.
    Name,
}

/// All of them, each with its word: what tokens are made of, and the last part of wording keys. Never change one.
const KINDS: [(Kind, &str); 7] = [
    (Kind::Phone, "phone"),
    (Kind::Email, "email"),
    (Kind::Handle, "handle"),
    (Kind::Plate, "plate"),
    (Kind::Postcode, "postcode"),
    (Kind::Reference, "reference"),
    (Kind::Name, "name"),
];

impl Kind {
    /// Its word.
    pub fn word(self) -> &'static str {
        let known = KINDS.iter().find(|(kind, _)| *kind == self);
        known.map_or("name", |(_, word)| word)
    }
}

/// Something that can be compared. It cannot be printed.
#[derive(PartialEq, Eq)]
pub struct Identifier {
    /// What kind of thing it is.
    pub kind: Kind,
    /// What it is, so that equal things are written alike.
    pub value: Zeroizing<String>,
}

/// A pattern that is known to be one.
fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is read by a test")
}

static EMAIL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)[a-z0-9._%+'-]+@[a-z0-9-]+(\.[a-z0-9-]+)+"));
static PHONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:\+44|\b0044)[ -]*(?:\(0\))?(?:[ -]{0,2}\(?[0-9]\)?){9,10}",
        r"|\(?\b0(?:[ -]{0,2}\(?[0-9]\)?){9,10}",
        r"|\+[1-9](?:[ -]{0,2}[0-9]){7,13}",
    ))
});
static LINK: LazyLock<Regex> = LazyLock::new(|| pattern(r#"(?i)https?://[^\s<>"]+"#));
static HANDLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[\s(,;:])@([A-Za-z0-9_.]{2,30})"));
/// Plates as they are given out since 2001.
static PLATE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b[a-z]{2}[0-9]{2} ?[a-z]{3}\b"));
/// Older ones, and those of Northern Ireland, which have an I or a Z. In capitals alone: else "May 2026" would be one.
static OLD_PLATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:[A-Z][0-9]{1,3} ?[A-Z]{3}|[A-Z]{3} ?[0-9]{1,3}[A-Z]",
        r"|[A-Z]?[IZ][A-Z]{1,2} ?[0-9]{1,4}|[A-Z]{1,2}[IZ] ?[0-9]{1,4})\b",
    ))
});
static POSTCODE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b([a-z]{1,2}[0-9][a-z0-9]?) ?([0-9][a-z]{2})\b"));

/// Everything in these answers by which a report can belong to another.
pub fn identifiers_in(parts: &[&Answers]) -> Vec<Identifier> {
    let mut found = Vec::new();
    for answers in parts {
        for (field, text) in answers.fields() {
            found.extend(patterns_in(text));
            match field {
                "name" | "trusted-name" => found.extend(name(text)),
                "names" => found.extend(names_in(text)),
                "number" => found.extend(phone(text).or_else(|| reference(text))),
                _ => {}
            }
        }
    }
    found
}

/// What somebody who searches can have meant by `typed`.
pub fn identifiers_meant(typed: &str) -> Vec<Identifier> {
    let mut meant: Vec<Identifier> = patterns_in(&typed.to_uppercase())
        .chain(patterns_in(typed))
        .collect();
    let whole = [phone(typed), reference(typed), name(typed), handle(typed)];
    meant.extend(whole.into_iter().flatten());
    meant
}

/// A reference of a record system, as it was written down.
pub fn reference(text: &str) -> Option<Identifier> {
    let plain: String = letters_and_digits(text);
    let is_one = plain.len() >= 4 && plain.bytes().any(|byte| byte.is_ascii_digit());
    is_one.then(|| identifier(Kind::Reference, plain))
}

fn identifier(kind: Kind, value: String) -> Identifier {
    Identifier {
        kind,
        value: Zeroizing::new(value),
    }
}

/// What can be known by its form, wherever it stands.
fn patterns_in(text: &str) -> impl Iterator<Item = Identifier> {
    let all = |of: &'static Regex| of.find_iter(text).map(|found| found.as_str());
    let emails = all(&EMAIL).map(|found| identifier(Kind::Email, found.to_lowercase()));
    let phones = all(&PHONE).filter_map(phone);
    let links = all(&LINK).filter_map(handle);
    let plates = all(&PLATE).chain(all(&OLD_PLATE));
    let plates = plates.map(|found| identifier(Kind::Plate, letters_and_digits(found)));
    let postcodes =
        all(&POSTCODE).map(|found| identifier(Kind::Postcode, letters_and_digits(found)));
    let handles = HANDLE
        .captures_iter(text)
        .filter_map(|found| handle(&found[1]));
    emails
        .chain(phones)
        .chain(links)
        .chain(plates)
        .chain(postcodes)
        .chain(handles)
        .collect::<Vec<_>>()
        .into_iter()
}

fn letters_and_digits(text: &str) -> String {
    let plain = text.chars().filter(char::is_ascii_alphanumeric);
    plain.map(|letter| letter.to_ascii_uppercase()).collect()
}

/// A number as it is dialled here, wherever it was written down.
fn phone(text: &str) -> Option<Identifier> {
    let mut digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let is_foreign = text.trim_start().starts_with('+') || digits.starts_with("00");
    if digits.starts_with("00") {
        digits.drain(..2);
    }
    if is_foreign && let Some(local) = digits.strip_prefix("44") {
        // "+44 (0)161" is written too.
        digits = format!("0{}", local.trim_start_matches('0'));
    }
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let is_one = letters == 0 && (10..=15).contains(&digits.len());
    is_one.then(|| identifier(Kind::Phone, digits))
}

/// An account or a page, however its address was copied.
fn handle(text: &str) -> Option<Identifier> {
    let lower = text.trim().to_lowercase();
    let bare = lower
        .split_once("://")
        .map_or(lower.as_str(), |(_, rest)| rest);
    let bare = bare.strip_prefix("www.").unwrap_or(bare);
    let (page, query) = bare.split_once('?').unwrap_or((bare, ""));
    let page = page.split('#').next().unwrap_or_default();
    let bare = page
        .trim_end_matches(['/', '.', ',', ')'])
        .trim_start_matches('@');
    // Which film or person it is can stand there; who sent the link does not matter.
    let mut named: Vec<&str> = query
        .split(['&', '#'])
        .filter(|part| names_something(part))
        .collect();
    named.sort_unstable();
    let bare = match named.is_empty() {
        true => bare.to_owned(),
        false => format!("{bare}?{}", named.join("&")),
    };
    // A site alone is nobody's account.
    let is_site = text.contains("://") && !bare.contains('/');
    let bare = if is_site { String::new() } else { bare };
    let is_one = bare.chars().count() >= 3 && !bare.contains(char::is_whitespace);
    is_one.then(|| identifier(Kind::Handle, bare))
}

/// Whether a part of an address says what it leads to.
fn names_something(part: &str) -> bool {
    const NAMES: [&str; 6] = ["v", "id", "list", "story_fbid", "fbid", "p"];
    let (name, value) = part.split_once('=').unwrap_or((part, ""));
    NAMES.contains(&name) && !value.is_empty()
}

/// Each name of several, as people list them.
fn names_in(text: &str) -> impl Iterator<Item = Identifier> {
    text.split([',', ';', '\n', '/'])
        .flat_map(|part| part.split(" and "))
        .filter_map(name)
}

/// A name by how it sounds, whatever the order of its parts: "Jon Smyth" is written like "Smith, John".
fn name(text: &str) -> Option<Identifier> {
    let latin = deunicode::deunicode(text);
    let words = latin.split(|letter: char| !letter.is_ascii_alphabetic() && letter != '\'');
    let sound = |word: &str| {
        let plain: String = word.chars().filter(char::is_ascii_alphabetic).collect();
        let sound = DoubleMetaphone::new(Some(8)).encode(&plain);
        match sound.is_empty() {
            true => plain.to_uppercase(),
            false => sound,
        }
    };
    let mut sounds: Vec<String> = words.filter(|word| word.len() > 1).map(sound).collect();
    sounds.sort();
    // One word alone fits too many people.
    let is_one = (2..=6).contains(&sounds.len());
    is_one.then(|| identifier(Kind::Name, sounds.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(typed: &str, kind: Kind) -> Option<String> {
        let mut all = identifiers_meant(typed).into_iter();
        all.find(|one| one.kind == kind)
            .map(|one| one.value.to_string())
    }

    fn are_alike(kind: Kind, one: &str, other: &str) -> bool {
        meant(one, kind).is_some() && meant(one, kind) == meant(other, kind)
    }

    #[test]
    fn the_same_thing_is_known_however_it_was_written() {
        for (kind, one, other) in [
            (Kind::Phone, "0161 496 0123", "+44 (0)161 496-0123"),
            (Kind::Phone, "07700900123", "0044 7700 900 123"),
            (Kind::Phone, "+44 (0) 161 496 0123", "01614960123"),
            (
                Kind::Handle,
                "https://www.video.example/watch?v=a1&si=x",
                "video.example/watch?v=a1",
            ),
            (Kind::Plate, "biz 1234", "BIZ1234"),
            (Kind::Email, "Sam@Example.org", "sam@example.org"),
            (Kind::Handle, "@hater_1", "hater_1"),
            (
                Kind::Handle,
                "https://www.social.example/hater/?x=1",
                "social.example/hater",
            ),
            (Kind::Plate, "ab12 cde", "AB12CDE"),
            (Kind::Postcode, "m1 1ae", "M11AE"),
            (Kind::Reference, "06/12345/26", "06-12345-26"),
            (Kind::Name, "Jon Smyth", "Smith, John"),
            (Kind::Name, "Łukasz Nowak", "Lukasz NOWAK"),
            (Kind::Name, "Mohammed Khan", "Muhammad Khan"),
        ] {
            assert!(
                are_alike(kind, one, other),
                "{one}: {:?}, {other}: {:?}",
                meant(one, kind),
                meant(other, kind)
            );
        }
    }

    #[test]
    fn what_is_not_the_same_is_told_apart() {
        for (kind, one, other) in [
            (Kind::Phone, "0161 496 0123", "0161 496 0124"),
            (Kind::Plate, "AB12 CDE", "AB12 CDF"),
            (Kind::Name, "John Smith", "Jane Brown"),
        ] {
            assert!(!are_alike(kind, one, other), "{one} {other}");
        }
        let story = |text: &str| {
            patterns_in(text)
                .map(|one| one.value.to_string())
                .collect::<Vec<_>>()
        };
        assert!(story("In May 2026 by the M60 and the A6 the 2024 thing").is_empty());
        assert_eq!(
            story("07700 900123 07700 900124"),
            ["07700900123", "07700900124"]
        );
        assert_ne!(
            meant("https://video.example/watch?v=a1", Kind::Handle),
            meant("https://video.example/watch?v=b2", Kind::Handle)
        );
        // A crime's number can look like a telephone's.
        assert_eq!(
            meant("0612345626", Kind::Reference).as_deref(),
            Some("0612345626")
        );
        assert_eq!(meant("John", Kind::Name), None, "one word fits too many");
        assert_eq!(meant("the 192 bus", Kind::Phone), None);
    }

    #[test]
    fn what_stands_in_a_story_is_found() {
        let mut answers = Answers::default();
        let story = "He wrote from 07700 900123 and @hater_1. A red Ford, AB12 CDE, at M14 5SX. See https://social.example/p/1.";
        answers.put("what", [("what", story)].into_iter().collect());
        answers.put(
            "suspects",
            [("names", "Jon Smith and Bill Brown")]
                .into_iter()
                .collect(),
        );
        let found = identifiers_in(&[&answers]);
        let kinds: Vec<Kind> = found.iter().map(|one| one.kind).collect();
        for kind in [
            Kind::Phone,
            Kind::Handle,
            Kind::Plate,
            Kind::Postcode,
            Kind::Name,
        ] {
            assert!(kinds.contains(&kind), "{kind:?}");
        }
        assert_eq!(kinds.iter().filter(|kind| **kind == Kind::Name).count(), 2);
    }

    proptest::proptest! {
        #[test]
        fn nothing_that_can_be_typed_breaks_it(typed: String) {
            let once = identifiers_meant(&typed);
            proptest::prop_assert!(once == identifiers_meant(&typed));
            for one in &once {
                proptest::prop_assert!(!one.value.is_empty());
            }
        }
    }
}
