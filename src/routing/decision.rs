//! What the router answers: who owns the report, by which rule, and why.

use std::fmt;

use jiff::civil::Date;
use serde::Serialize;

use crate::directory::Directory;

/// The rules by the numbers they are known by in every force. The order of the numbers is not the order of asking: see the two tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[repr(u8)]
pub enum Rule {
    /// Somebody is in danger now or may be soon.
    Danger = 1,
    /// Somebody fears terrorism or extremism.
    TerrorConcern = 2,
    /// On the railway in Great Britain.
    Railway = 3,
    /// On other public transport.
    OtherTransport = 4,
    /// At a postcode or in a district.
    PostcodeOrDistrict = 5,
    /// At a place known by its name.
    PlaceName = 6,
    /// At an airport or port.
    AirportOrPort = 7,
    /// Only online or by phone.
    OnlineOnly = 8,
    /// In several places, by the same people.
    SeveralPlaces = 9,
    /// Nobody knows where.
    UnknownPlace = 10,
    /// Outside the United Kingdom.
    Abroad = 11,
    /// On an island with its own police.
    OutOfScope = 12,
    /// The person reported works for the police.
    PoliceSubject = 13,
    /// On a defence or civil nuclear site.
    GuardedSite = 14,
    /// Where people are in somebody's care or custody.
    Safeguarding = 15,
    /// At a postcode whose neighbours belong to another force.
    ForceBorder = 17,
}

impl Rule {
    /// The number of the rule.
    pub fn number(self) -> u8 {
        self as u8
    }
}

/// Who answers for a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Owner {
    /// The ordinary team of the force with this slug.
    Force(String),
    /// The professional standards team of the force with this slug.
    ProfessionalStandards(String),
    /// The national desk.
    NationalDesk,
    /// The few people of the national desk who may read reports about the police.
    NationalDeskRestricted,
    /// Nobody: this service cannot take it. Nothing is stored; the reason says who can help.
    OutsideService,
}

/// A sentence for people, by its message in the wording files.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The message's id.
    pub key: &'static str,
    /// The message's variables. They can hold a place that somebody typed.
    pub args: Vec<(&'static str, String)>,
}

impl Reason {
    /// Says that a report goes to the national desk because the team of the force with this slug has no key
    /// that can be trusted.
    pub fn no_trusted_key(slug: &str, directory: &Directory, today: Date) -> Self {
        Self::plain("routing-desk-no-key").with_force(slug, directory, today)
    }

    /// Says that a report about the police goes to the few people of the national desk who may read it.
    pub fn restricted_desk() -> Self {
        Self::plain("routing-desk-police-subject")
    }

    /// A sentence without variables.
    pub(super) fn plain(key: &'static str) -> Self {
        Self {
            key,
            args: Vec::new(),
        }
    }

    /// The same sentence with one more variable.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

impl Reason {
    /// The same sentence with the names of a force in both languages, as `force` and `force_cy`.
    pub(super) fn with_force(self, slug: &str, directory: &Directory, today: Date) -> Self {
        let force = directory.force(slug, today);
        let name = force.map_or(slug, |force| force.name.as_str());
        let welsh = force.map_or(slug, |force| force.welsh_name());
        self.with("force", name).with("force_cy", welsh)
    }

    /// The same sentence with the names of a district in both languages, as `district` and `district_cy`.
    pub(super) fn with_district(self, code: &str, directory: &Directory) -> Self {
        let district = directory.authority(code);
        let name = district.map_or(code, |district| district.name.as_str());
        let welsh = district.map_or(code, |district| district.welsh_name());
        self.with("district", name).with("district_cy", welsh)
    }
}

/// Shows the message's id only: its variables can hold where somebody was.
impl fmt::Debug for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Reason({})", self.key)
    }
}

/// A marker that the router puts on a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Flag {
    /// Danger now.
    DangerNow,
    /// They may come back soon.
    MayComeBack,
    /// Terrorism or extremism is feared.
    CounterTerrorism,
    /// The Ministry of Defence Police may have to know.
    DefenceSite,
    /// The Civil Nuclear Constabulary may have to know.
    CivilNuclearSite,
    /// Somebody in care or custody may need protection.
    Safeguarding,
    /// The person reported works for the police.
    PoliceSubject,
    /// It happened online.
    CyberEnabled,
    /// It happened abroad.
    Overseas,
}

impl Flag {
    /// How urgent the flag alone makes a report, from 0 (in turn) to 3 (wake somebody).
    pub fn urgency(self) -> u8 {
        match self {
            Self::DangerNow => 3,
            Self::MayComeBack | Self::CounterTerrorism => 2,
            _ => 0,
        }
    }
}

/// Something that is true beside who owns the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Also {
    /// The rule that says so.
    pub rule: Rule,
    /// The marker it puts on the report.
    pub flag: Flag,
    /// The same for the reporter.
    pub reason: Reason,
}

/// The body that watches over a police force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Oversight {
    /// The Independent Office for Police Conduct: England, Wales and the forces for special sites.
    Iopc,
    /// The Police Investigations and Review Commissioner: Scotland.
    Pirc,
    /// The Police Ombudsman for Northern Ireland.
    PoliceOmbudsman,
}

impl Oversight {
    /// The sentence that says how to reach it.
    pub fn message(self) -> Reason {
        Reason::plain(match self {
            Self::Iopc => "routing-oversight-iopc",
            Self::Pirc => "routing-oversight-pirc",
            Self::PoliceOmbudsman => "routing-oversight-ombudsman",
        })
    }
}

/// One of several districts that a place could be in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// The district's code.
    pub district: String,
    /// The slug of its force.
    pub force: String,
    /// How many of the postcodes there are in it, in per cent, rounded.
    pub share: u8,
}

/// Who owns a report, and everything needed to explain it later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// Who answers for it.
    pub owner: Owner,
    /// The slug of the force that polices the place, even where somebody else is the owner.
    pub force_by_place: Option<String>,
    /// The slug of the force in whose area it happened, even where a network there has a force of its own: it tells the nation.
    pub area_force: Option<String>,
    /// Set when the force by place would own it but has not joined this service.
    pub not_joined: bool,
    /// The rule that settled the place, or [`Rule::PoliceSubject`] where that changed the owner.
    pub rule: Rule,
    /// Why, for the reporter.
    pub reason: Reason,
    /// Everything else that is true of it.
    pub also: Vec<Also>,
    /// From 0 (in turn) to 3 (wake somebody), as far as the router can know.
    pub urgency: u8,
    /// Forces that are told of it and do not own it.
    pub informed: Vec<String>,
    /// The force that investigates a crime alleged against an officer of another force.
    pub crime_stays_with: Option<String>,
    /// Who watches over the force of the officer reported.
    pub oversight: Option<Oversight>,
    /// Other districts it could have been, most likely first.
    pub alternatives: Vec<Candidate>,
    /// The code of the district, where one is known.
    pub district: Option<String>,
    /// The edition of the postcode table.
    pub dataset: String,
}
