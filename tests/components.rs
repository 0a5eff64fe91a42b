//! The component macros print the library's own HTML: every fixture of govuk-frontend is rendered and compared.
//! What is left out stands in `components/exceptions.txt` with its reason.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use heard::web::templates;
use heard::wording::Wording;
use minijinja::{Environment, Value, context};
use scraper::{ElementRef, Html, Node};

const EXCEPTIONS: &str = include_str!("components/exceptions.txt");

/// In a line of exceptions: the whole component, which has no macro.
const WHOLE: &str = "*";

#[test]
fn every_component_looks_to_the_browser_as_the_library_made_it() {
    let environment = environment();
    let mut exceptions = exceptions();
    let mut wrong = String::new();
    let mut compared = 0;
    for (component, fixtures) in library() {
        let macro_name = component.replace('-', "_");
        let has_macro = Path::new("templates/components")
            .join(format!("{macro_name}.html"))
            .exists();
        if !has_macro {
            if !exceptions.remove(&(component.clone(), WHOLE.to_owned())) {
                writeln!(
                    wrong,
                    "{component}: has neither a macro nor a line of exceptions"
                )
                .unwrap();
            }
            continue;
        }
        for fixture in fixtures {
            compared += 1;
            let ours = render(&environment, &macro_name, &fixture.options);
            let excepted = exceptions.remove(&(component.clone(), fixture.name.clone()));
            let difference = match ours {
                Ok(html) => difference(&fixture.html, &html),
                Err(fault) => Some(format!("{fault:#}")),
            };
            match (difference, excepted) {
                (Some(difference), false) => {
                    writeln!(wrong, "{component}: {}\n{difference}", fixture.name).unwrap();
                }
                (None, true) => writeln!(
                    wrong,
                    "{component}: {} is excepted, but equal",
                    fixture.name
                )
                .unwrap(),
                _ => {}
            }
        }
    }
    for (component, fixture) in exceptions {
        writeln!(
            wrong,
            "{component}: {fixture} is excepted, but the library has no such fixture left to except"
        )
        .unwrap();
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(compared > 400, "only {compared} fixtures were found");
}

#[test]
fn what_a_person_typed_is_never_markup_in_a_component() {
    let environment = environment();
    let typed = "<script>alert(\"it's\")</script>";
    let params = Value::from_serialize(serde_json::json!({
        "id": "story", "name": "story", "value": typed,
        "label": {"text": typed}, "hint": {"html": typed}, "errorMessage": {"text": typed},
        "attributes": {"data-typed": typed},
    }));
    for component in ["input", "textarea", "character_count", "password_input"] {
        let html = render(&environment, component, &params).unwrap();
        assert!(html.contains("&lt;script&gt;"), "{component}: {html}");
        assert!(!html.contains("<script"), "{component}: {html}");
        let page = Html::parse_fragment(&html);
        let carried = page
            .tree
            .values()
            .filter_map(Node::as_element)
            .any(|e| e.attr("data-typed") == Some(typed));
        assert!(carried, "{component} changed the words: {html}");
    }
}

struct Fixture {
    name: String,
    options: Value,
    html: String,
}

fn environment() -> Environment<'static> {
    templates::environment(Arc::new(Wording::embedded().unwrap()))
}

/// The library's fixtures by component, where the build script put the library.
fn library() -> BTreeMap<String, Vec<Fixture>> {
    let folder = PathBuf::from(env!("GOVUK_COMPONENTS"));
    let entries = fs::read_dir(&folder).expect(
        "the library's fixtures are missing: build without HEARD_ASSETS_DIR, so that npm installs them",
    );
    let mut library = BTreeMap::new();
    for entry in entries {
        let path = entry.unwrap().path();
        let Ok(json) = fs::read_to_string(path.join("fixtures.json")) else {
            continue;
        };
        let file: serde_json::Value = serde_json::from_str(&json).unwrap();
        let fixtures = file["fixtures"]
            .as_array()
            .unwrap()
            .iter()
            .map(|fixture| Fixture {
                name: fixture["name"].as_str().unwrap().to_owned(),
                options: params(&fixture["options"]),
                html: fixture["html"].as_str().unwrap().to_owned(),
            });
        library.insert(
            path.file_name().unwrap().to_string_lossy().into_owned(),
            fixtures.collect(),
        );
    }
    library
}

/// A fixture's options as a page would give them: what is called html is markup already.
fn params(json: &serde_json::Value) -> Value {
    match json {
        serde_json::Value::Object(entries) => entries
            .iter()
            .map(|(key, value)| match value.as_str() {
                Some(markup) if key == "html" || key.ends_with("Html") => {
                    (key.clone(), Value::from_safe_string(markup.to_owned()))
                }
                _ => (key.clone(), params(value)),
            })
            .collect(),
        serde_json::Value::Array(items) => items.iter().map(params).collect(),
        plain => Value::from_serialize(plain),
    }
}

fn render(
    environment: &Environment<'_>,
    name: &str,
    params: &Value,
) -> Result<String, minijinja::Error> {
    let page =
        format!("{{% from \"components/{name}.html\" import {name} %}}{{{{ {name}(params) }}}}");
    environment
        .template_from_named_str("fixture.html", &page)?
        .render(context! { lang => "en", params })
}

/// Component and fixture of every line; a line has a reason too.
fn exceptions() -> BTreeSet<(String, String)> {
    EXCEPTIONS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let parts: Vec<_> = line.split(" | ").collect();
            let [component, fixture, reason] = parts[..] else {
                panic!("not three parts: {line}")
            };
            assert!(!reason.trim().is_empty(), "no reason: {line}");
            (component.to_owned(), fixture.to_owned())
        })
        .collect()
}

/// Both trees where they differ, or none when a browser would build the same page from them.
fn difference(library: &str, ours: &str) -> Option<String> {
    let (library, ours) = (outline(library), outline(ours));
    (library != ours).then(|| format!("the library:\n{library}ours:\n{ours}"))
}

/// The tree as text: the order of attributes, the order and count of classes, and space between elements, mean nothing to a browser here.
fn outline(html: &str) -> String {
    let mut text = String::new();
    outline_element(&mut text, Html::parse_fragment(html).root_element(), 0);
    text
}

fn outline_element(text: &mut String, element: ElementRef<'_>, depth: usize) {
    let indent = "  ".repeat(depth);
    let attributes: BTreeMap<&str, String> = element
        .value()
        .attrs()
        .map(|(name, value)| (name, attribute(name, value)))
        .collect();
    writeln!(text, "{indent}{} {attributes:?}", element.value().name()).unwrap();
    for child in element.children() {
        if let Some(child) = ElementRef::wrap(child) {
            outline_element(text, child, depth + 1);
        } else if let Node::Text(words) = child.value() {
            let words = match element.value().name() {
                "textarea" => words.to_string(),
                _ => words.split_whitespace().collect::<Vec<_>>().join(" "),
            };
            if !words.is_empty() {
                writeln!(text, "{indent}  {words:?}").unwrap();
            }
        }
    }
}

fn attribute(name: &str, value: &str) -> String {
    if name != "class" {
        return value.to_owned();
    }
    let classes: BTreeSet<_> = value.split_whitespace().collect();
    classes.into_iter().collect::<Vec<_>>().join(" ")
}
