//! The template environment: every embedded template, compiled at start, with the functions that templates may call.

mod markup;

use std::sync::Arc;

use minijinja::value::Kwargs;
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, HtmlEscape, State, UndefinedBehavior, Value,
};

use crate::web::assets;
use crate::wording::{Argument, Language, Wording};

/// Every template in `templates/`, escaped and strict: a variable that a page forgot fails that page.
///
/// Templates may call `t` (words, in the language that `lang` names), `asset` (the address of a style, script or picture),
/// `link`, `in_english`, `field_error`, and what the component macros need (`attributes`, `content`).
///
/// # Panics
/// When an embedded template does not compile: such a build must not start.
#[must_use]
pub fn environment(wording: Arc<Wording>) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // Escaping goes by the name alone, however a template was loaded.
    environment.set_auto_escape_callback(|name| match name.ends_with(".html") {
        true => AutoEscape::Html,
        false => AutoEscape::None,
    });
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    environment.add_function("t", move |state: &State, key: &str, arguments: Kwargs| {
        words_for(&wording, state, key, &arguments)
    });
    environment.add_function("asset", asset);
    markup::add_to(&mut environment);
    minijinja_embed::load_templates!(environment);
    environment
}

/// The words under a key in the page's language. Arguments that are markup stay markup; all else is escaped, the message too.
fn words_for(
    wording: &Wording,
    state: &State,
    key: &str,
    arguments: &Kwargs,
) -> Result<Value, Error> {
    let language = state
        .lookup("lang")
        .and_then(|lang| Language::parse(lang.as_str()?))
        .ok_or_else(|| {
            Error::new(
                ErrorKind::UndefinedError,
                "the page has no `lang`, or none that is known",
            )
        })?;
    let mut given = Vec::new();
    let mut markup = Vec::new();
    for name in arguments.args() {
        let value: Value = arguments.peek(name)?;
        let argument = if value.is_safe() {
            markup.push(value.to_string());
            place_holder(markup.len() - 1)?.to_string().into()
        } else {
            argument(&value)
        };
        given.push((name, argument));
    }
    let words = wording.say(language, key, &given);
    if markup.is_empty() {
        return Ok(words.into());
    }
    let mut escaped = HtmlEscape(&words).to_string();
    for (number, part) in markup.iter().enumerate() {
        escaped = escaped.replace(place_holder(number)?, part);
    }
    Ok(Value::from_safe_string(escaped))
}

/// Stands for a piece of markup while the words around it are escaped: a character that no writing uses.
fn place_holder(number: usize) -> Result<char, Error> {
    u32::try_from(number)
        .ok()
        .and_then(|number| char::from_u32(0xE000 + number))
        .ok_or_else(|| {
            Error::new(
                ErrorKind::InvalidOperation,
                "too many pieces of markup in one sentence",
            )
        })
}

/// Numbers stay numbers, so that a message can choose its plural form.
fn argument(value: &Value) -> Argument<'static> {
    match value.as_i64() {
        Some(number) => number.into(),
        None => value.to_string().into(),
    }
}

fn asset(name: &str) -> Result<String, Error> {
    assets::url(name).ok_or_else(|| {
        Error::new(
            ErrorKind::InvalidOperation,
            format!("there is no asset named {name}"),
        )
    })
}
