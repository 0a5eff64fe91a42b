//! Whether files are looked at for viruses.

use super::super::CommandFault;
use super::Told;
use crate::evidence::Scanner;
use crate::settings::Settings;

/// Tells whether a virus scanner is named, and answers.
pub(super) async fn check(settings: &Settings, told: &mut Told<'_>) -> Result<(), CommandFault> {
    match settings.evidence.clamd.as_deref() {
        None => told.tell(false, "evidence.clamd names a virus scanner for files"),
        Some(place) => {
            let answers = Scanner::at(place).is_there().await;
            told.tell(answers, &format!("the virus scanner answers at {place}"))
        }
    }
}
