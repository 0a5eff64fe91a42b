//! A place that the national desk types to correct where a report belongs.

use crate::reporting::{Gazetteer, GroundChoice as Choice};
use crate::routing::{Incident, Owner, Place, Reason, decide, find_place};
use crate::web::Visit;
use crate::wording::Language;

/// What was found.
pub struct FoundPlace {
    /// What to say of it, in the page's language.
    pub told: String,
    /// The places it could be, where there are several.
    pub choices: Vec<String>,
    /// The slug of the team that it belongs to, where that is clear.
    pub team: Option<String>,
    district: Option<String>,
    nation: &'static str,
}

impl FoundPlace {
    /// The district's code and the nation, where the place is clear.
    pub fn corrected(self) -> Option<(String, &'static str)> {
        let nation = self.nation;
        self.district.map(|district| (district, nation))
    }
}

/// Looks `typed` up in our lists; nothing where nothing was typed.
pub fn look_up(visit: &Visit<'_>, typed: &str) -> Option<FoundPlace> {
    if typed.trim().is_empty() {
        return None;
    }
    let portal = visit.portal;
    let (directory, today) = (portal.directory(), portal.clock.now().in_london().date());
    let lists = Gazetteer {
        directory: &directory,
        postcodes: &portal.postcodes,
        places: &portal.places,
        today,
    };
    let finding = find_place(typed, &portal.postcodes, &portal.places, today);
    let decision = finding.location().map(|location| {
        let incident = Incident::at(Place::At(location));
        decide(&incident, &directory, &portal.postcodes, today)
    });
    let choices = lists.choices(&finding);
    let in_words = |choice: &Choice| match visit.language {
        Language::English => choice.words.clone(),
        Language::Welsh => choice.welsh.clone(),
    };
    Some(FoundPlace {
        told: match choices.is_empty() {
            true => say(visit, &finding.message(&directory, today)),
            false => visit.say("staff-move-several", &[]),
        },
        choices: choices.iter().map(in_words).collect(),
        team: decision.as_ref().and_then(|found| match &found.owner {
            Owner::Force(slug) => Some(slug.clone()),
            _ => found.force_by_place.clone(),
        }),
        nation: lists.nation(decision.as_ref()),
        district: decision.and_then(|found| found.district),
    })
}

fn say(visit: &Visit<'_>, message: &Reason) -> String {
    let args: Vec<_> = message
        .args
        .iter()
        .map(|(name, value)| (*name, value.as_str().into()))
        .collect();
    visit.say(message.key, &args)
}
