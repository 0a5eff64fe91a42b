//! What the places that a person typed turned out to be, and so where the report goes.

use jiff::civil::Date;

use super::answers::Answers;
use super::questions::Way;
use crate::banners::KnownPlace;
use crate::directory::{Directory, Nation};
use crate::routing::{
    Danger, Decision, Finding, Incident, Location, Owner, Place, Places, Postcodes, Setting,
    Transport, UkHome, decide, find_place,
};
use crate::web::FieldError;

/// The lists that places are looked up in.
#[derive(Clone, Copy)]
pub struct Gazetteer<'a> {
    /// Forces and districts.
    pub directory: &'a Directory,
    /// Postcodes.
    pub postcodes: &'a Postcodes,
    /// Towns and villages.
    pub places: &'a Places,
    /// The day it is.
    pub today: Date,
}

/// What is known of the place, from the answers so far.
pub struct Ground {
    finding: Option<Finding>,
    choices: Vec<Choice>,
    decision: Option<Decision>,
}

/// A place to choose, in words that tell it from the others.
pub struct Choice {
    /// Its English words, which are the answer that is kept.
    pub words: String,
    /// Its words for readers of Welsh.
    pub welsh: String,
    location: Location,
}

/// The questions that take a place by its name or postcode.
pub const PLACE_QUESTIONS: [&str; 3] = ["place", "stop", "home"];

impl Ground {
    /// Looks up what the answers say of the place.
    pub fn of(answers: &Answers, lists: Gazetteer<'_>) -> Self {
        let finding = typed_place(answers).map(|text| lists.find(text));
        let choices = finding
            .as_ref()
            .map(|found| lists.choices(found))
            .unwrap_or_default();
        let location = location(answers, finding.as_ref(), &choices);
        let decision = incident(answers, location, finding.as_ref())
            .map(|incident| decide(&incident, lists.directory, lists.postcodes, lists.today));
        Self {
            finding,
            choices,
            decision,
        }
    }

    /// What decides the way through the questions.
    pub fn way<'a>(&self, answers: &'a Answers) -> Way<'a> {
        Way {
            answers,
            place_is_open: !self.choices.is_empty(),
            destination_is_known: self.decision.is_some(),
        }
    }

    /// The places to choose between, as they are kept when chosen.
    pub fn offered(&self) -> Vec<String> {
        self.choices
            .iter()
            .map(|choice| choice.words.clone())
            .collect()
    }

    /// The same for readers of Welsh, in the same order.
    pub fn offered_in_welsh(&self) -> Vec<String> {
        self.choices
            .iter()
            .map(|choice| choice.welsh.clone())
            .collect()
    }

    /// Where the report goes, once enough is known.
    pub fn decision(&self) -> Option<&Decision> {
        self.decision.as_ref()
    }

    /// What to say beside the place question called `slug`, if what was typed there names no place.
    pub fn error(&self, slug: &str, lists: Gazetteer<'_>) -> Option<FieldError> {
        let finding = self.finding.as_ref()?;
        let is_found = finding.location().is_some()
            || !self.choices.is_empty()
            || matches!(finding, Finding::Island(_) | Finding::Empty);
        if is_found {
            return None;
        }
        let told = finding.message(lists.directory, lists.today);
        let error = FieldError::new(slug, told.key);
        Some(
            told.args
                .into_iter()
                .fold(error, |error, (name, value)| error.with(name, value)),
        )
    }
}

impl Gazetteer<'_> {
    fn find(&self, text: &str) -> Finding {
        find_place(text, self.postcodes, self.places, self.today)
    }

    /// The places that a finding leaves to choose between, each in words that tell it from the others.
    pub fn choices(&self, finding: &Finding) -> Vec<Choice> {
        match finding {
            Finding::Places(suggestions) => suggestions
                .iter()
                .map(|one| {
                    let district = one.district.as_deref();
                    self.choice(&one.name, district, &one.force, one.location())
                })
                .collect(),
            Finding::PartInSeveralForces { candidates, .. } => candidates
                .iter()
                .map(|one| {
                    let location = Location::District(one.district.clone());
                    self.choice("", Some(&one.district), &one.force, location)
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    fn choice(
        &self,
        place: &str,
        district: Option<&str>,
        force: &str,
        location: Location,
    ) -> Choice {
        let district = district.and_then(|code| self.directory.authority(code));
        let known = self.directory.force(force, self.today);
        let english = district.map_or("", |district| district.name.as_str());
        let welsh = district.map_or("", |district| district.welsh_name());
        // A town that has its district's name has it in Welsh too.
        let welsh_place = if place == english { welsh } else { place };
        Choice {
            words: described(place, english, known.map_or(force, |known| &known.name)),
            welsh: described(
                welsh_place,
                welsh,
                known.map_or(force, |known| known.welsh_name()),
            ),
            location,
        }
    }

    /// The nation whose strands are asked about: that of the area where it happened, England where none is known.
    pub fn nation(&self, decision: Option<&Decision>) -> &'static str {
        self.known_nation(decision).unwrap_or("england")
    }

    /// The nation where it happened; none where that is not known.
    pub fn known_nation(&self, decision: Option<&Decision>) -> Option<&'static str> {
        let force = decision
            .and_then(|decision| decision.area_force.as_deref())
            .and_then(|slug| self.directory.force(slug, self.today));
        match force?.nation {
            Nation::England => Some("england"),
            Nation::Wales => Some("wales"),
            Nation::Scotland => Some("scotland"),
            Nation::NorthernIreland => Some("northern-ireland"),
            Nation::GreatBritain | Nation::UnitedKingdom => None,
        }
    }

    /// What `decision` says of the place, as far as a banner asks.
    pub fn known_place(&self, decision: &Decision) -> KnownPlace {
        KnownPlace::of(decision, self.known_nation(Some(decision)), self.directory)
    }
}

/// "Place, District (Force)", without what would be said twice.
fn described(place: &str, district: &str, force: &str) -> String {
    let named = match (place, district) {
        (place, "") => place.to_owned(),
        ("", district) => district.to_owned(),
        (place, district) if place == district => place.to_owned(),
        (place, district) => format!("{place}, {district}"),
    };
    format!("{named} ({force})")
}

fn typed_place(answers: &Answers) -> Option<&str> {
    let asked = match answers.choice("where") {
        "place" => "place",
        "transport" => "stop",
        "online" | "abroad" | "not-sure" => "home",
        _ => return None,
    };
    answers.has(asked).then(|| answers.choice(asked))
}

fn location(answers: &Answers, finding: Option<&Finding>, choices: &[Choice]) -> Option<Location> {
    finding?.location().or_else(|| {
        let chosen = answers.choice("which-place");
        choices
            .iter()
            .find(|choice| choice.words == chosen)
            .map(|choice| choice.location.clone())
    })
}

/// The incident as the router sees it; none while a question about the place is still open.
fn incident(
    answers: &Answers,
    location: Option<Location>,
    finding: Option<&Finding>,
) -> Option<Incident> {
    let where_answer = answers.choice("where");
    let island = match finding? {
        Finding::Island(island) => Some(*island),
        // Still a choice to make, or nothing that names a place.
        other if location.is_none() && *other != Finding::Empty => return None,
        _ => None,
    };
    let place = match where_answer {
        "place" | "transport" if island.is_some() => Place::Island(island?),
        "place" => Place::At(location?),
        "transport" => on_transport(answers, location),
        "online" => Place::Online { home: location },
        "abroad" => Place::Abroad {
            // Somebody who reports here most likely lives here; the desk asks where it cannot tell.
            uk_home: location.map_or(UkHome::Somewhere, UkHome::At),
        },
        "not-sure" => Place::Unknown { home: location },
        _ => return None,
    };
    let danger = match answers.choice("danger") {
        "now" => Danger::Now,
        "may-come-back" => Danger::MayComeBack,
        _ => Danger::None,
    };
    let settings = match where_answer {
        "place" => setting(answers.choice("place-type")).into_iter().collect(),
        _ => Vec::new(),
    };
    Some(Incident {
        danger,
        settings,
        ..Incident::at(place)
    })
}

/// The kind of place, where the router asks for more care because of it (domain 4.2, rule 15).
fn setting(place_type: &str) -> Option<Setting> {
    match place_type {
        "school" => Some(Setting::School),
        "hospital" => Some(Setting::Hospital),
        "care-home" => Some(Setting::CareHome),
        "custody" => Some(Setting::Prison),
        _ => None,
    }
}

fn on_transport(answers: &Answers, at: Option<Location>) -> Place {
    let transport = match answers.choice("transport") {
        "train" => Transport::NationalRail,
        "underground" => Transport::LondonUnderground,
        "glasgow-subway" => Transport::GlasgowSubway,
        "bus" => Transport::Bus,
        "taxi" => Transport::Taxi,
        "heritage" => Transport::HeritageRailway,
        "tram" => match answers.text("transport", "tram") {
            "metrolink" => Transport::ManchesterMetrolink,
            "tyne-and-wear-metro" => Transport::TyneAndWearMetro,
            "supertram" => Transport::SheffieldSupertram,
            "nottingham" => Transport::NottinghamExpressTransit,
            "west-midlands-metro" => Transport::WestMidlandsMetro,
            "london-tramlink" => Transport::LondonTramlink,
            "edinburgh" => Transport::EdinburghTrams,
            "blackpool" => Transport::BlackpoolTramway,
            _ => return somewhere(at),
        },
        "airport" => return at.map_or(Place::Unknown { home: None }, Place::AirportOrPort),
        _ => return somewhere(at),
    };
    Place::Transport { transport, at }
}

fn somewhere(at: Option<Location>) -> Place {
    at.map_or(Place::Unknown { home: None }, Place::At)
}

/// The slug of the team that owns what is decided so; none where this service cannot take it.
pub fn team_slug(decision: &Decision) -> Option<String> {
    match &decision.owner {
        Owner::Force(slug) => Some(slug.clone()),
        Owner::NationalDesk => Some(crate::directory::NATIONAL_DESK.to_owned()),
        // A report about the police never falls back to an ordinary team, and there are no others yet.
        Owner::ProfessionalStandards(_) | Owner::NationalDeskRestricted => None,
        Owner::OutsideService => None,
    }
}
