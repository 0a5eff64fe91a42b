//! The invented reports of a demonstration, filed through the public pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use rocket::http::Status;
use rocket::local::asynchronous::Client;
use serde::Deserialize;

use super::Visitor;
use crate::commands::CommandFault;
use crate::portal::Portal;
use crate::site;
use crate::web::Fields;

const REPORTS: &str = include_str!("../../../data/demo_reports.json");

/// An invented report: what is typed or chosen in each question's fields.
#[derive(Deserialize)]
pub struct Told(BTreeMap<String, BTreeMap<String, String>>);

impl Told {
    /// What is given to the question called `slug`; nothing where the report says nothing.
    pub fn answer(&self, slug: &str) -> Fields {
        self.0
            .get(slug)
            .into_iter()
            .flatten()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect()
    }
}

/// The invented reports.
///
/// # Panics
/// When the built-in file cannot be read, which a test rules out.
pub fn told_reports() -> Vec<Told> {
    serde_json::from_str(REPORTS).expect("the built-in reports are read by a test")
}

/// Files all of them.
pub(super) async fn file_all(portal: Portal) -> Result<(), CommandFault> {
    let portal = Arc::new(portal);
    for told in told_reports() {
        let client = Client::tracked(site(Arc::clone(&portal))).await;
        let client = client.map_err(|fault| CommandFault::Serve(fault.to_string()))?;
        let visitor = Visitor::new(client);
        let end = visitor.answer_all(|slug| told.answer(slug)).await;
        if end != "/answers/check" {
            return Err(CommandFault::Word(format!(
                "an invented report stopped at {end}"
            )));
        }
        if visitor.send().await.status != Status::Ok {
            return Err(CommandFault::Word(
                "an invented report was not filed".into(),
            ));
        }
    }
    Ok(())
}
