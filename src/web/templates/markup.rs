//! Functions that print markup for the component macros and the pages.

use minijinja::value::{Rest, ValueKind};
use minijinja::{Environment, Error, HtmlEscape, Value};

/// Adds `attributes`, `content`, `every_form`, `field_error`, `in_english` and `link`.
pub(super) fn add_to(environment: &mut Environment<'static>) {
    environment.add_function("attributes", attributes);
    environment.add_function("content", content);
    environment.add_function("every_form", every_form);
    environment.add_function("field_error", field_error);
    environment.add_function("in_english", in_english);
    environment.add_function("link", link);
}

/// The attributes of an element, each led by a space, from one or more maps.
///
/// A missing value, none or false is left out, true is printed as the bare name, a list as its words joined by spaces (left
/// out when there are none), and a map once for each entry as `name.entry`.
fn attributes(maps: Rest<Value>) -> Result<Value, Error> {
    let mut markup = String::new();
    for map in maps.iter().filter(|map| map.is_true()) {
        for name in map.try_iter()? {
            print_attribute(&mut markup, &name.to_string(), &map.get_item(&name)?)?;
        }
    }
    Ok(Value::from_safe_string(markup))
}

fn print_attribute(markup: &mut String, name: &str, value: &Value) -> Result<(), Error> {
    let text = match value.kind() {
        ValueKind::Undefined | ValueKind::None => return Ok(()),
        ValueKind::Bool => {
            if value.is_true() {
                *markup += &format!(" {}", HtmlEscape(name));
            }
            return Ok(());
        }
        ValueKind::Map => {
            for entry in value.try_iter()? {
                print_attribute(markup, &format!("{name}.{entry}"), &value.get_item(&entry)?)?;
            }
            return Ok(());
        }
        ValueKind::Seq => match words(value)? {
            words if words.is_empty() => return Ok(()),
            words => words.join(" "),
        },
        _ => value.to_string(),
    };
    *markup += &format!(" {}=\"{}\"", HtmlEscape(name), HtmlEscape(&text));
    Ok(())
}

/// The words in a list, and in the lists within it, without what is missing.
fn words(list: &Value) -> Result<Vec<String>, Error> {
    let mut found = Vec::new();
    for item in list.try_iter()? {
        match item.kind() {
            ValueKind::Seq => found.extend(words(&item)?),
            _ if item.is_true() => found.push(item.to_string()),
            _ => {}
        }
    }
    Ok(found)
}

/// What a component shows: its `html`, or else its `text`, or else nothing. With a name such as "title", its `titleHtml` or
/// `titleText`. `html` is markup only if a template made it; anything else is escaped like text.
fn content(params: Value, name: Option<&str>) -> Result<Value, Error> {
    if !params.is_true() {
        return Ok(Value::from(""));
    }
    let (html, text) = match name {
        None => ("html".to_owned(), "text".to_owned()),
        Some(name) => (format!("{name}Html"), format!("{name}Text")),
    };
    for key in [html, text] {
        let value = params.get_attr(&key)?;
        if value.is_true() {
            return Ok(value);
        }
    }
    Ok(Value::from(""))
}

/// The first error that belongs to a field, or none; fits `errorMessage`.
fn field_error(errors: Value, field: &str) -> Result<Value, Error> {
    if errors.is_true() {
        for error in errors.try_iter()? {
            if error.get_attr("field")?.as_str() == Some(field) {
                return Ok(error);
            }
        }
    }
    Ok(Value::from(()))
}

/// A word that is English on every page, as markup that `t` may set into a sentence: screen readers say it as it is written.
fn in_english(word: &str) -> Value {
    Value::from_safe_string(format!("<span lang=\"en\">{}</span>", HtmlEscape(word)))
}

/// One sentence for every plural form that a script may ask for: where one is missing it says its own, in English. Empty words print
/// no attribute.
fn every_form(words: &str) -> Value {
    ["zero", "one", "two", "few", "many", "other"]
        .into_iter()
        .map(|form| (form, vec![words.to_owned()]))
        .collect()
}

/// A link to a page of the site or a telephone number, as markup that `t` may set into a sentence.
fn link(href: &str, text: &str) -> Value {
    Value::from_safe_string(format!(
        "<a class=\"govuk-link\" href=\"{}\">{}</a>",
        HtmlEscape(href),
        HtmlEscape(text)
    ))
}
