//! The ALSO table: what is true of an incident whoever owns it. Every row that applies counts.

use super::decision::{Also, Flag, Reason, Rule};
use super::incident::{Danger, Incident, Setting};

/// The table. Each row is a rule, the question it asks, the flag it puts on the report, and the sentence for the reporter.
const ALSO: [(Rule, Question, Flag, &str); 7] = [
    (
        Rule::Danger,
        is_danger_now,
        Flag::DangerNow,
        "routing-also-danger-now",
    ),
    (
        Rule::Danger,
        may_come_back,
        Flag::MayComeBack,
        "routing-also-may-come-back",
    ),
    (
        Rule::TerrorConcern,
        is_terror_concern,
        Flag::CounterTerrorism,
        "routing-also-terror-concern",
    ),
    (
        Rule::GuardedSite,
        is_defence_site,
        Flag::DefenceSite,
        "routing-also-defence-site",
    ),
    (
        Rule::GuardedSite,
        is_civil_nuclear_site,
        Flag::CivilNuclearSite,
        "routing-also-civil-nuclear-site",
    ),
    (
        Rule::Safeguarding,
        is_safeguarding,
        Flag::Safeguarding,
        "routing-also-safeguarding",
    ),
    (
        Rule::PoliceSubject,
        is_police_subject,
        Flag::PoliceSubject,
        "routing-also-police-subject",
    ),
];

type Question = fn(&Incident) -> bool;

/// The rules of the table, in order; a rule with several rows comes several times.
pub fn also_rules() -> impl Iterator<Item = Rule> {
    ALSO.iter().map(|(rule, ..)| *rule)
}

/// Every row that applies.
pub(super) fn also(incident: &Incident) -> Vec<Also> {
    let applies = ALSO.iter().filter(|(_, question, ..)| question(incident));
    applies
        .map(|(rule, _, flag, key)| Also {
            rule: *rule,
            flag: *flag,
            reason: Reason::plain(key),
        })
        .collect()
}

fn is_danger_now(incident: &Incident) -> bool {
    incident.danger == Danger::Now
}

fn may_come_back(incident: &Incident) -> bool {
    incident.danger == Danger::MayComeBack
}

fn is_terror_concern(incident: &Incident) -> bool {
    incident.terror_concern
}

fn is_defence_site(incident: &Incident) -> bool {
    incident.settings.contains(&Setting::DefenceSite)
}

fn is_civil_nuclear_site(incident: &Incident) -> bool {
    incident.settings.contains(&Setting::CivilNuclearSite)
}

fn is_safeguarding(incident: &Incident) -> bool {
    let is_in_care = |setting: &Setting| match setting {
        Setting::School
        | Setting::Hospital
        | Setting::CareHome
        | Setting::Prison
        | Setting::ImmigrationDetention => true,
        Setting::DefenceSite | Setting::CivilNuclearSite => false,
    };
    incident.settings.iter().any(is_in_care)
}

fn is_police_subject(incident: &Incident) -> bool {
    incident.police_subject.is_some()
}
