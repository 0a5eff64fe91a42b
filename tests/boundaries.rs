//! The rooms keep apart: rules know nothing of the web or the database, tables nothing of the web, pages nothing of the
//! database's library, and a feature uses another only by what its `mod.rs` hands out.

use std::fs;
use std::path::{Path, PathBuf};

/// Files, and folders (with a slash at their end), of rules: what they give depends on nothing but what they are given.
const RULES: [&str; 51] = [
    "accounts/permissions.rs",
    "audit/chain.rs",
    "audit/checkpoint.rs",
    "audit/left_behind.rs",
    "audit/scrutiny.rs",
    "audit/standing.rs",
    "banners/area.rs",
    "banners/written.rs",
    "centres/figures.rs",
    "directory/bank_holidays.rs",
    "directory/choices.rs",
    "directory/forces.rs",
    "directory/reading_hours.rs",
    "directory/services.rs",
    "evidence/clean_copy.rs",
    "evidence/kind.rs",
    "evidence/stripped.rs",
    "post/fault.rs",
    "post/letter.rs",
    "post/message.rs",
    "post/rules.rs",
    "reporting/answers.rs",
    "reporting/cues.rs",
    "reporting/fields.rs",
    "reporting/ground.rs",
    "reporting/look.rs",
    "reporting/questions/",
    "reporting/report.rs",
    "reporting/sheet.rs",
    "reporting/support.rs",
    "reporting/telling.rs",
    "reporting/view.rs",
    "routing/",
    "triage/bell_rules.rs",
    "triage/links/identifiers.rs",
    "triage/lists.rs",
    "triage/offer_rules.rs",
    "triage/promised.rs",
    "triage/steps/clock.rs",
    "triage/steps/form.rs",
    "triage/steps/may.rs",
    "triage/steps/risk.rs",
    "triage/steps/rules.rs",
    "triage/steps/standing.rs",
    "vault/chain.rs",
    "vault/report_key.rs",
    "vault/team_key.rs",
    "vault/wrap.rs",
    "web/forms.rs",
    "web/printed.rs",
    "wording/",
];

/// What no rule may name: the web, the database, files, the time, chance of its own.
const NOT_FOR_RULES: [&str; 8] = [
    "rocket",
    "diesel",
    "fs",
    "File",
    "TcpStream",
    "Instant",
    "SystemTime",
    "Chance::system",
];

/// The rooms that no rule may use.
const ROOMS_NOT_FOR_RULES: [&str; 4] = ["clock", "commands", "portal", "serve"];

/// Rooms that stand beneath the others, and all that each may use of the rest of the house.
const BENEATH: [(&str, &[&str]); 4] = [
    ("vault", &[]),
    ("wording", &[]),
    ("routing", &["directory"]),
    ("audit", &["db", "vault"]),
];

/// Modules that others may look into, each because it is a room of its own rather than a part of one.
const OPEN_ROOMS: [&str; 6] = [
    "db::schema",
    "post::rules",
    "web::assets",
    "web::audience",
    "web::gate",
    "web::templates",
];

/// The database itself runs on Rocket's runtime; everything else leaves one of the two to another file.
const MAY_KNOW_BOTH: &str = "db/";

#[test]
fn rules_know_nothing_of_the_web_the_database_files_or_the_clock() {
    let sources = sources();
    for rule in RULES {
        let mut held: Vec<_> = sources.iter().filter(|file| file.is_in(rule)).collect();
        assert!(!held.is_empty(), "{rule} is gone: correct the list");
        held.retain(|file| !file.is_rule());
        let broken: Vec<_> = held.iter().map(|file| &file.path).collect();
        assert!(
            broken.is_empty(),
            "these are not rules any more: {broken:?}"
        );
    }
}

#[test]
fn no_file_knows_both_the_web_and_the_tables() {
    for file in sources() {
        let both = file.names("rocket") && file.names("diesel");
        assert!(
            !both || file.is_in(MAY_KNOW_BOTH),
            "{}: put the tables in a file of their own",
            file.path
        );
    }
}

#[test]
fn rooms_beneath_do_not_look_up() {
    for (room, may_use) in BENEATH {
        for file in sources().iter().filter(|file| file.feature() == room) {
            for used in file.features_used() {
                assert!(
                    used == room || may_use.contains(&used.as_str()),
                    "{} uses {used}",
                    file.path
                );
            }
        }
    }
}

#[test]
fn a_feature_is_used_by_what_it_hands_out() {
    let mut opened: Vec<String> = Vec::new();
    for file in sources()
        .iter()
        .filter(|file| file.path.ends_with("/mod.rs"))
    {
        let names = file.code.lines().filter_map(|line| {
            let declared = line
                .strip_prefix("pub mod ")
                .or(line.strip_prefix("pub(crate) mod "))?;
            Some(format!(
                "{}::{}",
                file.feature(),
                declared.trim_end_matches(';')
            ))
        });
        opened.extend(names);
    }
    opened.sort();
    assert_eq!(opened, OPEN_ROOMS);
}

/// A file of the program without its comments and its own tests.
struct Source {
    /// Below `src`, with forward slashes.
    path: String,
    code: String,
}

impl Source {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let program = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code: Vec<&str> = program
            .lines()
            .map(|line| line.split_once("//").map_or(line, |(code, _)| code))
            .collect();
        Self {
            path: path.strip_prefix("src").unwrap().display().to_string(),
            code: code.join("\n"),
        }
    }

    fn is_in(&self, place: &str) -> bool {
        self.path == place || (place.ends_with('/') && self.path.starts_with(place))
    }

    /// The folder it stands in; for a file at the top its own name.
    fn feature(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap_or_default()
    }

    /// Whether it may stand in [`RULES`].
    fn is_rule(&self) -> bool {
        let used = self.features_used();
        !NOT_FOR_RULES.iter().any(|name| self.names(name))
            && !used
                .iter()
                .any(|room| ROOMS_NOT_FOR_RULES.contains(&room.as_str()))
    }

    /// Whether it names this crate, module or thing, as a word of its own.
    fn names(&self, wanted: &str) -> bool {
        let is_part_of_a_word = |letter: char| letter.is_alphanumeric() || letter == '_';
        self.code.match_indices(wanted).any(|(at, _)| {
            let before = self.code[..at].chars().next_back();
            let after = self.code[at + wanted.len()..].chars().next();
            !before.is_some_and(is_part_of_a_word) && !after.is_some_and(is_part_of_a_word)
        })
    }

    /// The features that its paths begin with, in `crate::a::b` and in `use crate::{a, b::c}`.
    fn features_used(&self) -> Vec<String> {
        let mut used = Vec::new();
        for rest in self.code.split("crate::").skip(1) {
            match rest.strip_prefix('{') {
                Some(list) => used.extend(first_names(list)),
                None => used.push(name_at_start(rest)),
            }
        }
        used
    }
}

/// The names at the top of a list that begins just after its brace: `a` and `b` of `a, b::{c, d}}`.
fn first_names(list: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 0;
    let mut begins = true;
    for (at, letter) in list.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => begins = true,
            _ if begins && letter.is_alphabetic() => {
                names.push(name_at_start(&list[at..]));
                begins = false;
            }
            _ => {}
        }
    }
    names
}

fn name_at_start(text: &str) -> String {
    text.chars()
        .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
        .collect()
}

fn sources() -> Vec<Source> {
    let mut files = Vec::new();
    collect(Path::new("src"), &mut files);
    files.iter().map(|path| Source::read(path)).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}
