//! Each page of the journey, of the status and of the staff, with sample values: what holds for all of them.

mod centres;
mod files;
mod samples;

use std::collections::BTreeSet;

use heard::directory::all_choices;
use heard::reporting::{
    BY_STAFF, EQUALITY, Field, Kind, Made, QUESTIONS, QUICK, Question, SHARED_ON, STRETCHES,
};
use heard::wording::{Language, Wording};
use scraper::{ElementRef, Html, Selector};

use samples::{Audience, CODE, Page, TYPED, pages, question};

/// Words that would tell somebody who looks over a shoulder, or reads a history, what the site is for.
const TELLING: &[&str] = &[
    "hate",
    "crime",
    "police",
    "race",
    "racist",
    "victim",
    "gay",
    "trans",
    "muslim",
    "jewish",
    "religion",
    "disability",
    "attack",
    "abuse",
    "casineb",
    "trosedd",
    "heddlu",
    "hil",
    "hiliol",
    "dioddefwr",
    "hoyw",
    "traws",
    "crefydd",
    "anabledd",
    "ymosodiad",
];

#[test]
fn each_page_has_one_heading_and_a_name_for_every_control() {
    for page in pages() {
        let html = page.html();
        assert_eq!(all(&html, "h1").len(), 1, "{page}: headings");
        let labelled: BTreeSet<_> = all(&html, "label")
            .iter()
            .filter_map(|label| label.attr("for"))
            .collect();
        for control in all(&html, "input:not([type=hidden]), textarea, select") {
            let id = control
                .attr("id")
                .unwrap_or_else(|| panic!("{page}: a control without id"));
            assert!(labelled.contains(id), "{page}: {id} has no label");
        }
        for group in all(&html, "fieldset") {
            assert_eq!(
                all_in(group, "legend")
                    .first()
                    .map(|legend| words(*legend).is_empty()),
                Some(false),
                "{page}: legend"
            );
        }
    }
}

#[test]
fn ids_stand_once_and_whatever_points_to_one_finds_it() {
    for page in pages() {
        let html = page.html();
        let mut ids = BTreeSet::new();
        for element in all(&html, "[id]") {
            let id = element.attr("id").unwrap();
            assert!(!id.contains(char::is_whitespace), "{page}: {id}");
            assert!(ids.insert(id), "{page}: {id} stands twice");
        }
        for attribute in [
            "aria-describedby",
            "aria-labelledby",
            "aria-controls",
            "data-aria-controls",
            "for",
        ] {
            for element in all(&html, &format!("[{attribute}]")) {
                for id in element.attr(attribute).unwrap().split_whitespace() {
                    assert!(ids.contains(id), "{page}: {attribute} names {id}");
                }
            }
        }
        for link in all(&html, "a[href^='#']") {
            let id = &link.attr("href").unwrap()[1..];
            assert!(ids.contains(id), "{page}: a link leads to {id}");
        }
    }
}

#[test]
fn every_form_posts_with_its_proof() {
    for page in pages() {
        for form in all(&page.html(), "form") {
            assert_eq!(form.attr("method"), Some("post"), "{page}");
            let proof: Vec<_> = all_in(form, "input[name=csrf]");
            assert_eq!(proof.len(), 1, "{page}: proofs");
            assert_eq!(proof[0].attr("value"), Some("the proof"), "{page}");
        }
    }
}

#[test]
fn no_title_or_address_of_a_public_page_tells_a_bystander_what_it_is_about() {
    for page in pages().filter(|page| page.audience == Audience::Public) {
        let html = page.html();
        let title = words(all(&html, "title")[0]);
        assert!(!title.is_empty(), "{page}: no title");
        let addresses = all(&html, "[href], [action]");
        let addresses = addresses
            .iter()
            .filter_map(|e| e.attr("href").or(e.attr("action")));
        for text in addresses.chain([title.as_str()]) {
            assert_eq!(telling(text), None, "{page}: {text}");
        }
    }
    for question in QUESTIONS.iter() {
        assert_eq!(telling(question.slug), None, "{}", question.slug);
    }
}

#[test]
fn an_acknowledgement_tells_whoever_opens_the_mail_nothing() {
    let wording = Wording::embedded().unwrap();
    for language in Language::ALL {
        for part in ["subject", "text"] {
            let arguments = [("reference", "CDFH-2345".into()), ("link", "".into())];
            let text = wording.say(
                language,
                &format!("mail-acknowledgement-{part}"),
                &arguments,
            );
            assert_eq!(telling(&text), None, "{text}");
            assert!(
                !text.contains("http") && text.contains("CDFH-2345"),
                "{text}"
            );
        }
    }
}

#[test]
fn no_page_carries_a_script_or_style_of_its_own() {
    for page in pages() {
        let html = page.html();
        assert_eq!(
            all(&html, "script:not([src]), style, [style]").len(),
            0,
            "{page}"
        );
        for element in all(&html, "*") {
            let handler = element
                .value()
                .attrs()
                .find(|(name, _)| name.starts_with("on"));
            assert_eq!(handler, None, "{page}");
        }
    }
}

#[test]
fn what_a_person_wrote_stands_alone_with_its_lines_and_its_own_direction() {
    for template in ["answers/check.html", "staff/report.html"] {
        for page in pages().filter(|page| page.template == template) {
            let html = page.html();
            let told = all(&html, ".heard-words[dir=auto]");
            let found = told
                .iter()
                .any(|element| element.text().collect::<String>() == TYPED);
            assert!(found, "{page}: the words were changed");
        }
    }
    for page in pages().filter(|page| page.template == "answers/question.html") {
        for box_ in all(&page.html(), "textarea") {
            assert_eq!(box_.text().collect::<String>(), TYPED, "{page}");
            assert_eq!(box_.attr("dir"), Some("auto"), "{page}");
        }
    }
}

#[test]
fn nothing_typed_in_a_question_is_lent_to_the_browser_or_its_helpers() {
    for page in pages().filter(|page| page.template == "answers/question.html") {
        for control in all(
            &page.html(),
            "input[type=text], input[type=email], input[type=tel], textarea",
        ) {
            let id = control.attr("id").unwrap();
            assert!(control.attr("autocomplete").is_some(), "{page}: {id}");
            let is_date = id.starts_with("day-");
            assert!(
                is_date || control.attr("spellcheck") == Some("false"),
                "{page}: {id}"
            );
        }
    }
}

#[test]
fn where_part_of_a_day_is_missing_only_that_part_is_marked() {
    let marked = |day: [&str; 3]| -> Vec<String> {
        let page = question(Language::English, day, "3 November");
        let boxes = page.html();
        let boxes = all(&boxes, ".govuk-input--error");
        boxes
            .iter()
            .map(|marked| marked.attr("id").unwrap().to_owned())
            .collect()
    };
    assert_eq!(marked(["3", "", "2026"]), ["day-month"]);
    assert_eq!(marked(["", "", "2026"]), ["day-day", "day-month"]);
    assert_eq!(
        marked(["31", "2", "2026"]),
        ["day-day", "day-month", "day-year"]
    );
    assert_eq!(marked(["", "", ""]), ["day-day", "day-month", "day-year"]);
}

#[test]
fn whoever_reads_welsh_is_told_in_welsh_how_much_is_too_much_even_by_one_letter() {
    let mut counted = 0;
    for page in pages().filter(|page| page.language == Language::Welsh) {
        let html = page.html();
        for box_ in all(&html, "[data-module=govuk-character-count]") {
            for form in ["zero", "one", "two", "few", "many", "other"] {
                let over = format!("data-i18n.characters-over-limit.{form}");
                let told = box_.attr(&over).unwrap_or_default();
                assert!(told.contains("yn ormod"), "{page}: {form} says {told:?}");
                counted += 1;
            }
        }
    }
    assert!(counted > 0);
}

#[test]
fn the_access_code_is_shown_only_to_those_it_is_safe_for_and_never_put_back() {
    for page in pages().filter(|page| page.template == "answers/sent.html") {
        let html = page.html();
        let shown: Vec<_> = all(&html, ".heard-code span")
            .into_iter()
            .map(words)
            .collect();
        match page.name {
            "with a code" => assert_eq!(shown.join(" "), CODE),
            _ => assert_eq!(shown.len(), 0, "{page}"),
        }
        assert!(
            all(&html, "a")
                .iter()
                .all(|link| !link.html().contains("M4QP")),
            "{page}"
        );
    }
    for page in pages().filter(|page| page.template == "status/form.html") {
        let html = page.html();
        assert_eq!(
            all(&html, "#reference")[0].attr("value"),
            Some("ABC"),
            "{page}"
        );
        assert_eq!(all(&html, "#code")[0].attr("value"), None, "{page}");
    }
}

#[test]
fn a_status_says_that_nobody_has_read_it_only_while_that_is_true() {
    let wording = Wording::embedded().unwrap();
    for page in pages().filter(|page| page.template == "status/status.html") {
        let text = words(all(&page.html(), "main")[0]);
        let unread = wording.say(page.language, "status-unopened", &[]);
        assert_eq!(
            text.contains(&unread),
            page.name == "unopened",
            "{page}: {text}"
        );
    }
}

#[test]
fn an_acknowledged_report_is_not_acknowledged_twice_and_contact_stands_first() {
    for page in pages().filter(|page| page.template == "staff/report.html") {
        let html = page.html();
        let buttons = all(&html, "form[action$='/acknowledge']").len();
        assert_eq!(buttons, usize::from(page.name == "new"), "{page}");
        let headings = all(&html, "main h2");
        let mut told = headings.iter().filter(|heading| {
            let id = heading.attr("id");
            id.is_some_and(|id| id != "offer" && !id.starts_with("govuk-notification"))
        });
        assert_eq!(told.next().unwrap().attr("id"), Some("contact"), "{page}");
    }
}

#[test]
fn how_urgent_a_report_is_can_be_read_and_not_only_seen() {
    for page in pages().filter(|page| page.template == "staff/queue.html" && page.name != "empty") {
        let html = page.html();
        let marks: BTreeSet<_> = all(&html, "td .heard-urgency")
            .into_iter()
            .map(words)
            .collect();
        assert_eq!(marks.len(), 4, "{page}: {marks:?}");
    }
}

#[test]
fn every_question_and_choice_has_its_words() {
    let wording = Wording::embedded().unwrap();
    let mut missing = Vec::new();
    let assisted = STRETCHES.iter().flat_map(|stretch| &stretch.questions);
    for question in assisted
        .copied()
        .chain([&EQUALITY, &QUICK, &BY_STAFF, &SHARED_ON])
    {
        let own = format!("answers-{}", question.slug);
        need(&wording, &format!("{own}-title"), &mut missing);
        for field in question.fields {
            need_field(&wording, &own, question.slug, field, &mut missing);
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_strand_that_a_nation_records_has_its_words() {
    let wording = Wording::embedded().unwrap();
    let table = include_str!("../migrations/sqlite/20261123000001_directory/up.sql");
    let mut missing = Vec::new();
    let (_, strands) = table.split_once("INSERT INTO strands").unwrap();
    let codes: BTreeSet<_> = strands
        .lines()
        .filter_map(|line| line.trim().strip_prefix("('")?.split('\'').next())
        .collect();
    assert!(codes.contains("sectarian"), "{codes:?}");
    for code in codes {
        need(&wording, &format!("answers-strands-{code}"), &mut missing);
        need(
            &wording,
            &format!("centres-help-strand-{code}"),
            &mut missing,
        );
        need(&wording, &format!("staff-strand-{code}"), &mut missing);
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_choice_of_a_nations_lists_has_its_words() {
    fn lists(
        question: &Question,
        wording: &Wording,
        missing: &mut Vec<String>,
    ) -> Vec<&'static str> {
        let mut found = Vec::new();
        for field in question.fields {
            let Some(Made::Listed(list)) = field.kind.made() else {
                continue;
            };
            let own = match field.name == question.slug {
                true => format!("answers-{}", field.name),
                false => format!("answers-{}-{}", question.slug, field.name),
            };
            for (_, value) in all_choices().filter(|(of, _)| *of == list) {
                need(wording, &format!("{own}-{value}"), missing);
            }
            found.push(list);
        }
        found
    }
    let wording = Wording::embedded().unwrap();
    let mut missing = Vec::new();
    let questions = QUESTIONS.iter().copied().chain([&EQUALITY]);
    let mut asked: BTreeSet<_> = questions
        .flat_map(|question| lists(question, &wording, &mut missing))
        .collect();
    // What a centre is told of the law beside its questions.
    for (_, value) in all_choices().filter(|(of, _)| *of == "law") {
        need(&wording, &format!("centres-help-law-{value}"), &mut missing);
    }
    asked.insert("law");
    assert_eq!(missing, Vec::<String>::new());
    let kept: BTreeSet<_> = all_choices().map(|(list, _)| list).collect();
    assert_eq!(
        asked, kept,
        "every list is asked from, and every question has a list"
    );
}

fn need_field(wording: &Wording, own: &str, slug: &str, field: &Field, missing: &mut Vec<String>) {
    let key = if field.name == slug {
        own.to_owned()
    } else {
        format!("{own}-{}", field.name)
    };
    if field.name != slug {
        need(wording, &format!("{key}-label"), missing);
    }
    if field.required {
        need(wording, &format!("{key}-empty"), missing);
    }
    if let Kind::OneOf(choices) | Kind::AnyOf(choices) = field.kind {
        for choice in choices {
            need(wording, &format!("{key}-{}", choice.value), missing);
            for revealed in choice.reveals {
                need_field(wording, own, slug, revealed, missing);
            }
        }
    }
}

fn need(wording: &Wording, key: &str, missing: &mut Vec<String>) {
    if !wording.has(key) {
        missing.push(key.to_owned());
    }
}

fn telling(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let mut found = lower.split(|letter: char| !letter.is_alphabetic());
    found.find_map(|word| TELLING.iter().find(|telling| **telling == word).copied())
}

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn all_in<'a>(element: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    element
        .select(&Selector::parse(selector).unwrap())
        .collect()
}

fn words(element: ElementRef<'_>) -> String {
    element
        .text()
        .flat_map(str::split_whitespace)
        .collect::<Vec<_>>()
        .join(" ")
}

impl Page {
    fn html(&self) -> Html {
        Html::parse_document(&self.text)
    }
}
