//! The pages of files with sample values, in all their states.

use heard::wording::Language;
use minijinja::{Value, context};

use super::samples::{Page, TYPED, error, none, page};

/// Where a file was seen online.
fn online() -> Value {
    context! { address => TYPED, platform => TYPED, seen => TYPED }
}

/// A file in `state` as the reporter sees it.
fn given(number: i32, state: &str) -> Value {
    context! {
        number, name => TYPED, about => TYPED, kind => "Picture", size => "3 MB", is_link => number == 2, online => online(),
        is_whole => state != "unfinished", is_missing => state == "missing",
    }
}

/// A file in `state` as staff see it.
fn shown(number: i32, state: &str) -> Value {
    context! {
        number, name => TYPED, about => if number == 1 { TYPED } else { "" }, kind => "Picture", size => "3 MB",
        is_link => state == "link", online => (number == 1).then(online),
        given => "23 November 2026 at 09:00", given_by => "reporter", state,
        scan => "Nothing found, 23 November 2026 at 09:01",
    }
}

/// What a file tells: something, nothing, or nobody can read it.
fn properties(name: &str) -> Value {
    let none: [Value; 0] = [];
    match name {
        "shown" => context! { word => "listed", all => none },
        "never shown" => context! { word => "unknown" },
        "not shown yet" => context! { word => "unread" },
        _ => {
            context! { word => "listed", all => [context! { name => "GPSLatitude", value => TYPED }] }
        }
    }
}

/// What staff see of all files.
pub fn all_shown() -> Value {
    context! { rows => ["whole", "missing", "unfinished", "waiting", "infected", "unclear"].into_iter().zip(1..).map(|(state, number)| shown(number, state)).collect::<Vec<_>>(), broken => 1, lost => 1 }
}

/// What the page is given, wherever files are given.
pub fn giving() -> Value {
    context! {
        items => [given(1, "whole"), given(2, "unfinished"), given(3, "missing")],
        is_full => false, most_files => 20, most_megabytes => 250, most_bytes => 262_144_000, most_about => 400,
        typed => context! { about => TYPED, ..online() }, done => "kept", errors => none(), add => "/answers/files/add", script => "/answers/files",
    }
}

/// The reporter's pages.
pub fn public(language: Language) -> Vec<Page> {
    let giving = giving();
    let wrong = vec![
        error(language, "file", "files-refused-none"),
        error(language, "about", "files-refused-none"),
    ];
    vec![
        page(
            language,
            "answers/files.html",
            "some",
            context! { number => "12", back => "/answers/evidence", ..giving.clone() },
        ),
        page(
            language,
            "answers/files.html",
            "wrong",
            context! { number => Value::from(()), back => "/answers/check", items => none(), done => "", errors => wrong, ..giving.clone() },
        ),
        page(
            language,
            "status/files.html",
            "full",
            context! { back => "/status/open", is_full => true, done => "", ..giving },
        ),
    ]
}

/// The pages of staff, each with the `head` of its report.
pub fn staff(language: Language, head: &Value) -> Vec<Page> {
    let at = "23 November 2026 at 09:00";
    let handled = [
        context! { at, who => "Sam Okafor", what => "Added a file", team => Value::from(()), about => Value::from(()), step => Value::from(()) },
    ];
    let file = |name: &'static str, state, can_be_shown: bool, is_shown: bool| {
        let own = context! {
            file => shown(1, state), sha256 => "0f".repeat(32), can_be_shown, shown => is_shown, seen => 1,
            at_risk => name.contains("second step"),
            properties => properties(name), handled, acknowledged => at, ..head.clone()
        };
        page(language, "staff/file.html", name, own)
    };
    let list = context! {
        files => all_shown(), typed => context! { about => TYPED, ..online() }, most_about => 400, most_megabytes => 250, acknowledged => at,
        errors => vec![error(language, "file", "files-refused-none")], ..head.clone()
    };
    vec![
        file("not shown yet", "whole", true, false),
        file("shown", "whole", true, true),
        file("never shown", "whole", false, false),
        file("missing", "missing", true, false),
        file("unfinished", "unfinished", false, false),
        file("link", "link", false, false),
        file("waiting", "waiting", false, false),
        file("infected", "infected", false, false),
        file("infected, second step", "infected", false, false),
        file("unclear", "unclear", false, false),
        page(language, "staff/files.html", "", list),
        page(
            language,
            "staff/bundle.html",
            "",
            context! {
                files => 2, lost => 1, key => "0f".repeat(32), acknowledged => at,
                left_out => ["link", "unfinished", "missing", "waiting", "risk", "broken"].map(|why| context! { number => 3, why }),
                ..head.clone()
            },
        ),
        page(
            language,
            "staff/custody.html",
            "",
            context! {
                files => [context! { sha256 => "0f".repeat(32), bytes => 12_345, handled, ..shown(1, "whole") }],
                broken => 0, lost => 1, is_whole => false, made => at, acknowledged => at, ..head.clone()
            },
        ),
    ]
}
