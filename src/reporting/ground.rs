//! What the places that a person typed turned out to be, and so where the report goes.

use jiff::civil::Date;

use super::answers::Answers;
use super::questions::Way;
use crate::banners::KnownPlace;
use crate::directory::{Directory, NATIONAL_DESK, RESTRICTED_DESK, standards_team};
use crate::routing::{
    Danger, Decision, Finding, Incident, Location, OwnForce, Owner, Place, Places, PoliceSubject,
    Postcodes, Setting, Transport, UkHome, decide, find_place,
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

/// What is known of where it happened, from the answers so far.
pub struct Ground {
    /// Where it happened, the last time if there were several.
    pub place: Site,
    /// The other place, where there was one.
    pub other_place: Site,
    /// The nation where it happened, whose strands and lists are asked about; England where none is known.
    pub nation: &'static str,
    /// The day it is.
    pub today: Date,
    /// Whether the answers are of an assisted report.
    pub is_assisted: bool,
    decision: Option<Decision>,
    other_decision: Option<Decision>,
}

/// What one typed place turned out to be.
pub struct Site {
    finding: Option<Finding>,
    /// What it can mean, where that is more than one place.
    pub choices: Vec<Choice>,
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
pub const PLACE_QUESTIONS: [&str; 4] = ["place", "stop", "home", OTHER_PLACE];

const OTHER_PLACE: &str = "other-place";

impl Ground {
    /// Looks up what the answers say of the place.
    pub fn of(answers: &Answers, lists: Gazetteer<'_>) -> Self {
        let place = Site::of(typed_place(answers), lists);
        let other_place = Site::of(typed_other_place(answers), lists);
        let decided =
            |incident: Incident| decide(&incident, lists.directory, lists.postcodes, lists.today);
        let location = place.location(answers.choice("which-place"));
        let other = other_place.location(answers.choice("which-other-place"));
        let incident = incident(answers, location, place.finding.as_ref())
            .map(|incident| with_police_subject(incident, answers, lists));
        let other_decision = incident
            .as_ref()
            .zip(other.clone())
            .filter(|_| answers.choice("more-places") == "different-people")
            .map(|(incident, other)| decided(alone_at(incident, other)));
        let decision = incident.map(|mut incident| {
            if answers.choice("more-places") == "same-people" {
                incident.places.splice(0..0, other.map(Place::At));
            }
            decided(incident)
        });
        Self {
            place,
            other_place,
            nation: lists.nation(decision.as_ref()),
            today: lists.today,
            is_assisted: false,
            decision,
            other_decision,
        }
    }

    /// The same for answers that were given at a centre.
    pub fn assisted(self) -> Self {
        Self {
            is_assisted: true,
            ..self
        }
    }

    /// What decides the way through the questions.
    pub fn way<'a>(&self, answers: &'a Answers) -> Way<'a> {
        Way {
            answers,
            place_is_open: !self.place.choices.is_empty(),
            other_place_is_open: !self.other_place.choices.is_empty(),
            destination_is_known: self.decision.is_some(),
            nation: self.nation,
            today: self.today,
            is_assisted: self.is_assisted,
        }
    }

    /// Where the report goes, once enough is known.
    pub fn decision(&self) -> Option<&Decision> {
        self.decision.as_ref()
    }

    /// The same for each record that the report makes: one for each place with a team of its own where different people did
    /// it, else one alone (domain 4.2, rule 9).
    pub fn decisions(&self) -> impl Iterator<Item = &Decision> {
        let own_team = self.decision.as_ref().map(team_slug);
        let other = self.other_decision.as_ref().filter(move |other| {
            let team = team_slug(other);
            team.is_some() && Some(team) != own_team
        });
        self.decision.iter().chain(other)
    }

    /// What to say beside the place question called `slug`, if what was typed there names no place.
    pub fn error(&self, slug: &str, lists: Gazetteer<'_>) -> Option<FieldError> {
        let is_other = slug == OTHER_PLACE;
        let site = if is_other {
            &self.other_place
        } else {
            &self.place
        };
        let finding = site.finding.as_ref()?;
        match finding {
            Finding::Empty => return None,
            Finding::Island(_) if is_other => {
                return Some(FieldError::new(slug, "routing-outside-on-change"));
            }
            Finding::Island(_) => return None,
            _ if finding.location().is_some() || !site.choices.is_empty() => return None,
            _ => {}
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

impl Site {
    fn of(typed: Option<&str>, lists: Gazetteer<'_>) -> Self {
        let finding = typed.map(|text| lists.find(text));
        let choices = finding.as_ref().map(|found| lists.choices(found));
        Self {
            choices: choices.unwrap_or_default(),
            finding,
        }
    }

    /// Where it is, with what was `chosen` if it can mean several places.
    fn location(&self, chosen: &str) -> Option<Location> {
        self.finding.as_ref()?.location().or_else(|| {
            let mut choices = self.choices.iter();
            choices
                .find(|choice| choice.words == chosen)
                .map(|choice| choice.location.clone())
        })
    }

    /// Whether `chosen` is one of the places it can mean.
    pub fn offers(&self, chosen: &str) -> bool {
        self.choices.iter().any(|choice| choice.words == chosen)
    }
}

impl Gazetteer<'_> {
    fn find(&self, text: &str) -> Finding {
        find_place(text, self.postcodes, self.places, self.today)
    }

    /// The places that a finding leaves to choose between, each in words that tell it from the others.
    pub fn choices(&self, finding: &Finding) -> Vec<Choice> {
        match finding {
            Finding::Places(suggestions) | Finding::Similar(suggestions) => {
                let mut choices: Vec<Choice> = Vec::new();
                for one in suggestions {
                    let district = one.district.as_deref();
                    let choice = self.choice(&one.name, district, &one.force, one.location());
                    // A town and its district can read the same; nobody can choose between those.
                    if choices.iter().all(|other| other.words != choice.words) {
                        choices.push(choice);
                    }
                }
                choices
            }
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
        self.nation_of_force(decision?.area_force.as_deref()?)
    }

    /// The nation that the force called `slug` serves; none for one of several, and for what is no force.
    pub fn nation_of_force(&self, slug: &str) -> Option<&'static str> {
        self.directory.force(slug, self.today)?.nation.word()
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

fn typed_other_place(answers: &Answers) -> Option<&str> {
    let is_asked = ["same-people", "different-people"].contains(&answers.choice("more-places"));
    (is_asked && answers.has(OTHER_PLACE)).then(|| answers.choice(OTHER_PLACE))
}

/// The same incident at another place by other people: what is known of the kind of place is known of the first alone.
fn alone_at(incident: &Incident, location: Location) -> Incident {
    Incident {
        places: vec![Place::At(location)],
        settings: Vec::new(),
        ..incident.clone()
    }
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

/// The incident with who works for the police, where that is what it is about (domain 4.2, rule 13). Off duty a crime is for
/// the force of the place.
fn with_police_subject(incident: Incident, answers: &Answers, lists: Gazetteer<'_>) -> Incident {
    let named = answers.choice("employer");
    let mut forces = lists.directory.forces(lists.today);
    let own_force = forces
        .find(|force| force.name == named)
        .map_or(OwnForce::Unknown, |force| {
            OwnForce::Known(force.slug.clone())
        });
    let subject = PoliceSubject {
        own_force,
        alleges_crime: answers.text("employer", "duty") == "off",
    };
    Incident {
        police_subject: (answers.choice("worker") == "yes").then_some(subject),
        ..incident
    }
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
        Owner::NationalDesk => Some(NATIONAL_DESK.to_owned()),
        Owner::ProfessionalStandards(force) => Some(standards_team(force)),
        Owner::NationalDeskRestricted => Some(RESTRICTED_DESK.to_owned()),
        Owner::OutsideService => None,
    }
}
