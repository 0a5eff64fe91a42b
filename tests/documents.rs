//! What the documents say is what the program does.

use std::fs;
use std::path::Path;
use std::process::Command;

use heard::settings::{MailSecurity, MailTransport, Settings};

const REFERENCE: &str = "docs/settings.md";

/// A setting, as the source describes it.
struct Described {
    key: String,
    words: String,
}

#[test]
fn the_settings_reference_says_what_the_source_says() {
    let expected = reference(&described());
    if std::env::var_os("HEARD_BLESS").is_some() {
        fs::write(REFERENCE, &expected).unwrap();
    }
    let found = fs::read_to_string(REFERENCE).unwrap_or_default();
    assert!(
        found == expected,
        "{REFERENCE} is not what src/settings.rs says; `HEARD_BLESS=1 cargo test settings_reference` writes it:\n\n{expected}"
    );
}

#[test]
fn the_settings_reference_names_the_defaults_that_there_are() {
    let folder = Path::new("var");
    let settings = Settings::under(folder);
    let mail = &settings.mail;
    assert!(mail.transport == MailTransport::Folder && mail.security == MailSecurity::Starttls);
    let defaults = [
        ("address", settings.address.to_string()),
        ("port", settings.port.to_string()),
        ("mail.transport", "folder".into()),
        ("mail.neutral_domain", mail.neutral_domain.clone()),
        ("mail.staff_sender", mail.staff_sender.clone()),
        ("mail.port", mail.port.to_string()),
        ("mail.security", "starttls".into()),
    ];
    let described = described();
    for (key, value) in defaults {
        let one = described.iter().find(|one| one.key == key).unwrap();
        let told = format!("Default `{value}`.");
        assert!(one.words.ends_with(&told), "{key}: {}", one.words);
    }
    for one in described {
        assert!(one.words.contains("Default "), "{} has no default", one.key);
    }
}

#[test]
fn the_operators_page_leaves_out_no_command() {
    let help = Command::new(env!("CARGO_BIN_EXE_heard"))
        .arg("--help")
        .output()
        .unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    let (commands, _) = commands.split_once("\n\n").unwrap();
    let names = commands.lines().filter_map(|line| {
        let rest = line.strip_prefix("  ")?;
        rest.split(' ').next().filter(|name| !name.is_empty())
    });
    let page = fs::read_to_string("docs/operator.md").unwrap();
    let names: Vec<&str> = names.filter(|name| *name != "help").collect();
    assert!(names.len() > 8, "{names:?}");
    for name in names {
        assert!(page.contains(&format!("heard {name}")), "heard {name}");
    }
}

/// What an officer or steward is told to press or look for must stand on the page in these very words.
#[test]
fn the_pages_for_officers_stewards_and_centres_quote_the_site() {
    let features = [
        "staff", "messages", "banners", "centres", "links", "shift", "steps", "triage",
    ];
    let words: String = features
        .map(|feature| fs::read_to_string(format!("templates/wording/en/{feature}.ftl")).unwrap())
        .concat();
    for page in ["docs/officer.md", "docs/steward.md", "docs/centre.md"] {
        let text = fs::read_to_string(page).unwrap();
        let quoted: Vec<String> = text
            .split('"')
            .skip(1)
            .step_by(2)
            .map(|quoted| quoted.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        assert!(quoted.len() > 5, "{page}: {quoted:?}");
        for quoted in quoted {
            assert!(words.contains(&quoted), "{page} quotes \"{quoted}\"");
        }
    }
}

#[test]
fn files_that_the_documents_name_are_there() {
    let pages = [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "docs/operator.md",
        "docs/officer.md",
        "docs/steward.md",
        "docs/threat-model.md",
        "docs/privacy/dpia.md",
    ];
    let roots = ["src/", "docs/", "data/", "deploy/", "tests/", "migrations/"];
    for page in pages {
        let text = fs::read_to_string(page).unwrap_or_else(|fault| panic!("{page}: {fault}"));
        for named in text.split('`').skip(1).step_by(2) {
            let is_path = roots.iter().any(|root| named.starts_with(root))
                && !named.contains(['<', '{', ' ', '*']);
            assert!(
                !is_path || Path::new(named).exists(),
                "{page} names {named}"
            );
        }
    }
}

/// The page: a row a setting.
fn reference(settings: &[Described]) -> String {
    let mut page = String::from(
        "# Settings\n\n\
         Made from `src/settings.rs` by `HEARD_BLESS=1 cargo test settings_reference`; change it there.\n\n\
         A setting stands in `Rocket.toml` in the working folder, under `[default]` or, where its name begins with `mail.`, `evidence.`,\n\
         `evidence.bucket.` or `desk.`, under `[default.mail]` and so on without that beginning; or in the environment, which wins. A name\n\
         that is not here is refused.\n\n\
         | setting | in the environment | what it is |\n| --- | --- | --- |\n",
    );
    for Described { key, words } in settings {
        let variable = key.to_uppercase().replace('.', "__");
        page.push_str(&format!("| `{key}` | `HEARD_{variable}` | {words} |\n"));
    }
    page
}

/// The tables of settings, each with the head of its struct.
const TABLES: [(&str, &str); 4] = [
    ("mail", "pub struct Mail {"),
    ("evidence", "pub struct Evidence {"),
    ("evidence.bucket", "pub struct Bucket {"),
    ("desk", "pub struct Desk {"),
];

fn described() -> Vec<Described> {
    let source = fs::read_to_string("src/settings.rs").unwrap();
    let mut all = fields_of(&source, "pub struct Settings {", "");
    for (table, head) in TABLES {
        let before = all.len();
        all.retain(|one| one.key != table);
        assert_eq!(all.len() + 1, before, "{table} is a table of settings");
        all.extend(fields_of(&source, head, &format!("{table}.")));
    }
    all
}

/// The public fields of the struct that begins with `head`, each with its doc comment on one line.
fn fields_of(source: &str, head: &str, prefix: &str) -> Vec<Described> {
    let (_, rest) = source.split_once(head).expect("the struct is there");
    let (body, _) = rest.split_once("\n}").expect("it ends");
    let (mut fields, mut words) = (Vec::new(), Vec::new());
    for line in body.lines().map(str::trim) {
        if let Some(comment) = line.strip_prefix("/// ") {
            words.push(comment);
        } else if let Some((name, _)) = line
            .strip_prefix("pub ")
            .and_then(|rest| rest.split_once(':'))
        {
            fields.push(Described {
                key: format!("{prefix}{name}"),
                words: words.join(" ").replace('|', "\\|"),
            });
            words.clear();
        }
    }
    fields
}
