//! English and Welsh say the same things, and the pages ask only for words that exist.

mod reading;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use fluent_bundle::FluentResource;
use fluent_syntax::ast;
use heard::web::templates;
use heard::wording::{Language, Wording};
use jiff::civil::{date, time};
use minijinja::context;

const SAME_IN_WELSH: &str = include_str!("wording/same_in_welsh.txt");

/// Features whose keys are always written out in full, so that an unused one can be seen.
const SEEN_WHOLE: [&str; 5] = ["accessibility-", "help-", "home-", "layout-", "privacy-"];

#[test]
fn welsh_readers_get_every_sentence_that_english_readers_get() {
    let english: BTreeSet<_> = messages(Language::English).into_keys().collect();
    let welsh: BTreeSet<_> = messages(Language::Welsh).into_keys().collect();
    assert_eq!(
        english.difference(&welsh).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "not in Welsh"
    );
    assert_eq!(
        welsh.difference(&english).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "only in Welsh"
    );
}

#[test]
fn both_languages_say_a_sentence_with_the_same_facts() {
    for (key, english, welsh) in messages_in_both() {
        // Where English says nothing, the script or the page has no need of words.
        if !english.text.is_empty() {
            assert_eq!(english.variables, welsh.variables, "{key}");
        }
    }
}

#[test]
fn no_welsh_sentence_was_left_in_english() {
    let mut allowed: BTreeSet<&str> = SAME_IN_WELSH
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    for (key, english, welsh) in messages_in_both() {
        if english.text == welsh.text {
            assert!(
                allowed.remove(key.as_str()),
                "{key} is the same in both languages"
            );
        }
    }
    assert!(
        allowed.is_empty(),
        "listed as the same, but not the same: {allowed:?}"
    );
}

#[test]
fn each_file_of_words_belongs_to_one_feature() {
    for language in Language::ALL {
        for path in word_files(language) {
            let feature = path.file_stem().unwrap().to_string_lossy().into_owned();
            for key in messages_in(&path).into_keys() {
                assert!(
                    key.starts_with(&format!("{feature}-")),
                    "{key} stands in {}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn no_sentence_carries_markup() {
    for language in Language::ALL {
        for (key, message) in messages(language) {
            assert!(
                !message.text.contains(['<', '>']),
                "{} {key}: {}",
                language.code(),
                message.text
            );
        }
    }
}

#[test]
fn every_word_that_a_template_asks_for_exists() {
    let known = messages(Language::English);
    for (template, key) in keys_in_templates() {
        // A key may be put together from a part and a value: "component-count-limit-" ~ unit.
        let exists = match key.ends_with('-') {
            true => known.keys().any(|other| other.starts_with(&key)),
            false => known.contains_key(&key),
        };
        assert!(exists, "{template} asks for {key}");
    }
}

#[test]
fn whatever_can_happen_to_a_report_has_its_words() {
    use heard::audit::Happening::*;
    let wording = Wording::embedded().unwrap();
    for happening in [
        Filed,
        KeyRefused,
        Opened,
        FirstRead,
        Acknowledged,
        StatusSeen,
        WouldNotOpen,
        TeamWrote,
        ReporterWrote,
        NoteWritten,
        Closed,
        Reopened,
        Offered,
        OfferAccepted,
        OfferDeclined,
        OfferWithdrawn,
        OfferTimedOut,
        Moved,
        OfficerNamed,
        OfficerLetGo,
        StepTaken,
        RangAgain,
        EqualityGiven,
        SharedOn,
        CentreEndedHelp,
        EscrowOpened,
        EscrowHandedOver,
        EscrowRefused,
    ] {
        let key = format!("staff-history-{}", happening.word());
        assert!(wording.has(&key), "{key}");
    }
}

#[test]
fn every_step_with_its_answers_has_its_words() {
    let wording = Wording::embedded().unwrap();
    for step in heard::triage::all_steps() {
        let key = format!("steps-{step}-title");
        assert!(wording.has(&key), "{key}");
    }
    for (step, answer) in heard::triage::all_answers() {
        for part in ["title", "hint", answer] {
            let key = format!("steps-{step}-{part}");
            assert!(wording.has(&key), "{key}");
        }
    }
    for (question, answer) in heard::triage::all_risk_answers() {
        for key in [question.to_owned(), format!("{question}-{answer}")] {
            let key = format!("steps-risk-{key}");
            assert!(wording.has(&key), "{key}");
        }
    }
}

#[test]
fn every_need_and_area_of_the_list_of_support_has_its_words() {
    let wording = Wording::embedded().unwrap();
    for group in heard::directory::support_services(date(2026, 11, 24)) {
        assert!(wording.has(&format!("help-need-{}", group.need)));
        for service in group.services {
            assert!(wording.has(&format!("help-nation-{}", service.area)));
        }
    }
}

#[test]
fn no_words_lie_unused() {
    let sources: String = template_files()
        .into_iter()
        .chain(files_below(Path::new("src")))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let listed = fs::read_to_string("data/support_services.csv").unwrap();
    for key in messages(Language::English).into_keys() {
        let of_the_list = ["help-need-", "help-nation-"];
        if let Some(word) = of_the_list
            .iter()
            .find_map(|prefix| key.strip_prefix(prefix))
        {
            let is_listed = listed.split(['\n', ',']).any(|column| column == word);
            assert!(is_listed, "{key} is used nowhere");
        } else if SEEN_WHOLE.iter().any(|prefix| key.starts_with(prefix)) {
            assert!(
                sources.contains(&format!("\"{key}\"")),
                "{key} is used nowhere"
            );
        }
    }
}

#[test]
fn dates_are_said_as_people_say_them() {
    let wording = Wording::embedded().unwrap();
    let day = date(2026, 11, 23);
    assert_eq!(wording.day(Language::English, day), "23 November 2026");
    assert_eq!(wording.day(Language::Welsh, day), "23 Tachwedd 2026");
    assert_eq!(wording.month(Language::English, day), "November 2026");
    for (clock, words) in [
        (time(0, 0, 0, 0), "midnight"),
        (time(0, 5, 0, 0), "12:05am"),
        (time(9, 0, 0, 0), "9am"),
        (time(10, 30, 0, 0), "10:30am"),
        (time(12, 0, 59, 0), "midday"),
        (time(12, 1, 0, 0), "12:01pm"),
        (time(23, 59, 0, 0), "11:59pm"),
    ] {
        assert_eq!(wording.time_of_day(Language::English, clock), words);
    }
    assert_eq!(
        wording.time_of_day(Language::Welsh, time(15, 0, 0, 0)),
        "3yp"
    );
}

#[test]
fn a_moment_is_told_by_the_clock_in_london_in_summer_too() {
    let wording = Wording::embedded().unwrap();
    let told = |moment: &str| wording.moment(Language::English, moment.parse().unwrap());
    assert_eq!(told("2026-11-23T10:30:00Z"), "23 November 2026 at 10:30am");
    assert_eq!(told("2026-07-31T23:30:00Z"), "1 August 2026 at 12:30am");
}

#[test]
fn a_link_stays_a_link_in_a_sentence_and_nothing_else_becomes_markup() {
    let environment = templates::environment(Arc::new(Wording::embedded().unwrap()));
    let say = |page: &str, typed: &str| {
        environment
            .template_from_named_str("try.html", page)
            .unwrap()
            .render(context! { lang => "cy", typed })
            .unwrap()
    };
    let linked = r#"{{ t("problem-next", start=link("/", t("problem-next-start")), help=typed) }}"#;
    assert_eq!(
        say(linked, "<b>help</b>"),
        "Ewch i <a class=\"govuk-link\" href=\"&#x2f;\">y dudalen gyntaf</a> neu &lt;b&gt;help&lt;&#x2f;b&gt;."
    );
    assert!(!say(r#"{{ t("problem-fault", fault=typed) }}"#, "<i>").contains("<i>"));
}

#[test]
fn every_template_is_escaped_and_a_forgotten_variable_fails_the_page() {
    let environment = templates::environment(Arc::new(Wording::embedded().unwrap()));
    let problem = environment.get_template("problem/page.html").unwrap();
    let page = |fault: &str| {
        problem.render(context! {
            lang => "en", demo => false, csrf => "", path => "/", fault,
            title_key => "problem-fault-title", message_key => "problem-fault-message",
        })
    };
    assert!(page("<script>").unwrap().contains("&lt;script&gt;"));
    let forgotten = problem.render(context! { lang => "en", demo => false });
    assert!(forgotten.is_err(), "a page without its words must fail");
    for (name, template) in environment.templates() {
        if name.ends_with(".html") {
            assert!(
                !template.source().contains("|safe"),
                "{name} switches escaping off"
            );
        }
    }
}

struct Message {
    text: String,
    variables: BTreeSet<String>,
}

fn folder(language: Language) -> PathBuf {
    Path::new("templates/wording").join(language.code())
}

fn word_files(language: Language) -> Vec<PathBuf> {
    files_below(&folder(language))
}

fn template_files() -> Vec<PathBuf> {
    files_below(Path::new("templates"))
        .into_iter()
        .filter(|path| path.extension().is_some_and(|e| e == "html"))
        .collect()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path))
        } else {
            files.push(path)
        }
    }
    files
}

fn messages(language: Language) -> BTreeMap<String, Message> {
    word_files(language)
        .iter()
        .flat_map(|path| messages_in(path))
        .collect()
}

fn messages_in_both() -> Vec<(String, Message, Message)> {
    let mut welsh = messages(Language::Welsh);
    let both = messages(Language::English).into_iter();
    both.filter_map(|(key, english)| welsh.remove(&key).map(|welsh| (key, english, welsh)))
        .collect()
}

fn messages_in(path: &Path) -> BTreeMap<String, Message> {
    let source = fs::read_to_string(path).unwrap();
    let resource = FluentResource::try_new(source)
        .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
    let mut messages = BTreeMap::new();
    for entry in resource.entries() {
        if let ast::Entry::Message(ast::Message {
            id,
            value: Some(pattern),
            ..
        }) = entry
        {
            let mut message = Message {
                text: String::new(),
                variables: BTreeSet::new(),
            };
            read_pattern(pattern, &mut message);
            messages.insert(id.name.to_owned(), message);
        }
    }
    messages
}

fn read_pattern(pattern: &ast::Pattern<&str>, message: &mut Message) {
    for element in &pattern.elements {
        match element {
            ast::PatternElement::TextElement { value } => message.text += value,
            ast::PatternElement::Placeable { expression } => read_expression(expression, message),
        }
    }
}

fn read_expression(expression: &ast::Expression<&str>, message: &mut Message) {
    match expression {
        ast::Expression::Inline(inline) => read_inline(inline, message),
        ast::Expression::Select { selector, variants } => {
            read_inline(selector, message);
            for variant in variants {
                read_pattern(&variant.value, message);
                message.text.push(' ');
            }
        }
    }
}

fn read_inline(inline: &ast::InlineExpression<&str>, message: &mut Message) {
    match inline {
        // A sentence may take a name in each language, as force and force_cy: the same fact.
        ast::InlineExpression::VariableReference { id } => {
            let name = id.name.trim_end_matches("_cy");
            message.variables.insert(name.to_owned());
            // It is read as a word, whatever it stands for.
            message.text += name;
        }
        ast::InlineExpression::StringLiteral { value } => message.text += value,
        ast::InlineExpression::Placeable { expression } => read_expression(expression, message),
        _ => {}
    }
}

/// Template and key of every `t("...")`.
fn keys_in_templates() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for path in template_files() {
        let source = fs::read_to_string(&path).unwrap();
        for (start, _) in source.match_indices("t(\"") {
            let is_t = !source[..start]
                .ends_with(|before: char| before.is_alphanumeric() || before == '_');
            let key = source[start + 3..].split('"').next().unwrap().to_owned();
            if is_t {
                found.push((path.display().to_string(), key));
            }
        }
    }
    found
}
