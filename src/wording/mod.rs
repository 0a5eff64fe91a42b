//! Every word that people read, from the Fluent files in `templates/wording`, in English and Welsh.

mod dates;
mod language;

pub use fluent_bundle::FluentValue as Argument;
pub use language::Language;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource};

/// Language code, file name, content: written by the build script.
const WORDS: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The words of both languages.
pub struct Wording {
    english: FluentBundle<FluentResource>,
    welsh: FluentBundle<FluentResource>,
}

impl Wording {
    /// Reads the embedded files.
    ///
    /// # Errors
    /// [`WordingError`] names the file that cannot be read or says a key twice.
    pub fn embedded() -> Result<Self, WordingError> {
        Ok(Self {
            english: bundle(Language::English)?,
            welsh: bundle(Language::Welsh)?,
        })
    }

    /// The words under `key`, with `{ $name }` replaced by the arguments. What Welsh lacks is said in English.
    ///
    /// # Panics
    /// In a debug build, when neither language has the key or an argument is missing. A release build says what it can.
    #[must_use]
    pub fn say(&self, language: Language, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        let (bundle, pattern) = [self.bundle(language), &self.english]
            .into_iter()
            .find_map(|bundle| Some((bundle, bundle.get_message(key)?.value()?)))
            .unzip();
        let (Some(bundle), Some(pattern)) = (bundle, pattern) else {
            fault(key, "no such message");
            return key.to_owned();
        };
        let arguments: FluentArgs<'_> = arguments.iter().cloned().collect();
        let mut errors = Vec::new();
        let words = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        if let Some(error) = errors.first() {
            fault(key, &error.to_string());
        }
        words.into_owned()
    }

    /// Whether there are words under `key`, in English at least.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.english.has_message(key)
    }

    fn bundle(&self, language: Language) -> &FluentBundle<FluentResource> {
        match language {
            Language::English => &self.english,
            Language::Welsh => &self.welsh,
        }
    }
}

/// A mistake in our own words: stops a test, and in service is only written to the log.
fn fault(key: &str, what: &str) {
    tracing::error!(key, what, "wording");
    debug_assert!(false, "wording {key}: {what}");
}

fn bundle(language: Language) -> Result<FluentBundle<FluentResource>, WordingError> {
    let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
    // The marks that would isolate each argument get copied along with references and telephone numbers, and break them.
    // What a person wrote never stands inside a sentence of ours; it has an element of its own with dir="auto".
    bundle.set_use_isolating(false);
    for (code, file, content) in WORDS {
        if *code == language.code() {
            let resource =
                FluentResource::try_new((*content).to_owned()).map_err(|(_, errors)| {
                    WordingError::Unreadable {
                        code,
                        file,
                        what: format!("{errors:?}"),
                    }
                })?;
            bundle
                .add_resource(resource)
                .map_err(|errors| WordingError::Repeated { code, file, errors })?;
        }
    }
    Ok(bundle)
}

/// Why the words cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum WordingError {
    /// A file does not follow Fluent's grammar.
    #[error("templates/wording/{code}/{file} cannot be read: {what}")]
    Unreadable {
        /// Language code, the folder's name.
        code: &'static str,
        /// File name.
        file: &'static str,
        /// What the parser said.
        what: String,
    },
    /// A key is said in two places.
    #[error("templates/wording/{code}/{file} repeats a key: {errors:?}")]
    Repeated {
        /// Language code, the folder's name.
        code: &'static str,
        /// File name.
        file: &'static str,
        /// The keys.
        errors: Vec<FluentError>,
    },
}
