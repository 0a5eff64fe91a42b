//! What the router needs to know of an incident: facts about where, and the few others that change who must see it. No story, no names.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::postcode::{PartPostcode, Postcode};

/// One incident, or several by the same people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    /// Where it happened, the most recent place last. More than one place only when the same people did it each time; otherwise each
    /// place is an incident of its own. None is an unknown place.
    pub places: Vec<Place>,
    /// Whether anybody is in danger.
    pub danger: Danger,
    /// Whether somebody fears terrorism or extremism.
    pub terror_concern: bool,
    /// What kinds of site it happened at, where that changes who must know.
    pub settings: Vec<Setting>,
    /// Set when the person reported is a police officer or police staff.
    pub police_subject: Option<PoliceSubject>,
}

impl Incident {
    /// An incident about which only the place is known.
    pub fn at(place: Place) -> Self {
        Self {
            places: vec![place],
            danger: Danger::None,
            terror_concern: false,
            settings: Vec::new(),
            police_subject: None,
        }
    }

    /// One incident for each place, each with the same other facts: for places that have nothing to do with each other.
    pub fn each_place(&self) -> Vec<Self> {
        let alone = |place: &Place| Self {
            places: vec![place.clone()],
            ..self.clone()
        };
        self.places.iter().map(alone).collect()
    }
}

/// Whether anybody is in danger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Danger {
    /// Now: they are still there, or somebody is badly hurt.
    Now,
    /// They may come back soon.
    MayComeBack,
    /// No.
    None,
}

/// The kind of place an incident happened at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// A place on the ground.
    At(Location),
    /// On board, or at a stop or station.
    Transport {
        /// Which kind.
        transport: Transport,
        /// Whereabouts, if known.
        at: Option<Location>,
    },
    /// At an airport, or in a plane that was to land there.
    Airport(Airport),
    /// At another airport, or at a port.
    AirportOrPort(Location),
    /// Only online or by phone. The home of the person it happened to, if they say.
    Online {
        /// Where the victim lives.
        home: Option<Location>,
    },
    /// Outside the United Kingdom.
    Abroad {
        /// Whether the victim or the suspect lives in the United Kingdom, and where.
        uk_home: UkHome,
    },
    /// On an island with its own police, outside the United Kingdom.
    Island(Island),
    /// The person does not know.
    Unknown {
        /// Where the victim lives, if they say.
        home: Option<Location>,
    },
}

/// Whether anybody in an incident abroad lives in the United Kingdom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UkHome {
    /// Nobody does.
    Nobody,
    /// Somebody does, but where is not known.
    Somewhere,
    /// Somebody does, here.
    At(Location),
}

/// A spot that can be looked up.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Location {
    /// A full postcode.
    Postcode(Postcode),
    /// Part of a postcode.
    Part(PartPostcode),
    /// A district, by one of its codes.
    District(String),
    /// A place chosen by its name from the suggestions.
    Named {
        /// The name as shown.
        name: String,
        /// The code of its district, where one is known.
        district: Option<String>,
        /// The slug of its force.
        force: String,
    },
}

/// Where somebody was is an answer: shown to people, never printed by a program.
impl fmt::Debug for Location {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Postcode(_) => "Postcode",
            Self::Part(_) => "Part",
            Self::District(_) => "District",
            Self::Named { .. } => "Named",
        })
    }
}

/// Islands with their own police, which this service does not serve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Island {
    /// Jersey.
    Jersey,
    /// Guernsey, with Alderney and Sark.
    Guernsey,
    /// The Isle of Man.
    IsleOfMan,
}

/// Every kind of public transport for which the force could be in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Transport {
    /// A train or station of the national railway in Great Britain.
    NationalRail,
    /// London Underground.
    LondonUnderground,
    /// Docklands Light Railway.
    DocklandsLightRailway,
    /// London Overground.
    LondonOverground,
    /// The Elizabeth line.
    ElizabethLine,
    /// London Trams, in and around Croydon.
    LondonTramlink,
    /// The cable car over the Thames.
    LondonCableCar,
    /// West Midlands Metro.
    WestMidlandsMetro,
    /// Glasgow Subway.
    GlasgowSubway,
    /// Manchester Metrolink.
    ManchesterMetrolink,
    /// Tyne and Wear Metro.
    TyneAndWearMetro,
    /// Sheffield Supertram.
    SheffieldSupertram,
    /// Nottingham Express Transit.
    NottinghamExpressTransit,
    /// Edinburgh Trams.
    EdinburghTrams,
    /// Blackpool trams.
    BlackpoolTramway,
    /// A train or station in Northern Ireland.
    NorthernIrelandRail,
    /// A bus in London.
    LondonBus,
    /// A bus or coach elsewhere.
    Bus,
    /// A taxi or hired car.
    Taxi,
    /// A heritage railway.
    HeritageRailway,
}

/// Airports whose force people often guess wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Airport {
    /// London Heathrow.
    Heathrow,
    /// London Gatwick.
    Gatwick,
    /// London Stansted.
    Stansted,
    /// London Luton.
    Luton,
    /// Manchester.
    Manchester,
    /// Birmingham.
    Birmingham,
    /// East Midlands.
    EastMidlands,
    /// Leeds Bradford.
    LeedsBradford,
    /// Edinburgh.
    Edinburgh,
    /// Glasgow.
    Glasgow,
    /// Belfast City or Belfast International.
    Belfast,
}

/// A kind of site that changes who must know of the incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Setting {
    /// A school or college.
    School,
    /// A hospital.
    Hospital,
    /// A care home.
    CareHome,
    /// A prison.
    Prison,
    /// A place where people are held for their immigration status.
    ImmigrationDetention,
    /// A site of the Ministry of Defence.
    DefenceSite,
    /// A civil nuclear site.
    CivilNuclearSite,
}

/// A report about a police officer or police staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoliceSubject {
    /// The force they work for.
    pub own_force: OwnForce,
    /// Whether a crime is alleged, and not only bad conduct.
    pub alleges_crime: bool,
}

/// The force that an officer works for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OwnForce {
    /// This one, by slug.
    Known(String),
    /// The person does not know.
    Unknown,
}
