//! The router: the place settles the force, then what else is true can change the owner.

use jiff::civil::Date;

use super::also::also;
use super::case::{Answer, Case, Target};
use super::decision::{Also, Decision, Flag, Oversight, Owner, Reason, Rule};
use super::incident::{Incident, OwnForce, PoliceSubject};
use super::postcodes::Postcodes;
use super::where_it_happened::ask;
use crate::directory::{Directory, Force, Nation};

/// Names the owner of one incident and says why. Total: what no rule can place waits at the national desk.
pub fn decide(
    incident: &Incident,
    directory: &Directory,
    postcodes: &Postcodes,
    today: Date,
) -> Decision {
    let case = Case {
        places: &incident.places,
        directory,
        postcodes,
        today,
    };
    let (rule, answer) = ask(&case);
    let mut also = also(incident);
    also.extend(answer.flag.map(|flag| by_place(rule, flag)));
    let urgency = also
        .iter()
        .map(|also| also.flag.urgency())
        .max()
        .unwrap_or(0);
    let decision = settle(&case, rule, answer);
    let decision = Decision {
        also,
        urgency,
        ..decision
    };
    match &incident.police_subject {
        Some(subject) if decision.owner != Owner::OutsideService => {
            about_the_police(&case, decision, subject)
        }
        _ => decision,
    }
}

fn by_place(rule: Rule, flag: Flag) -> Also {
    let key = match flag {
        Flag::Overseas => "routing-also-overseas",
        _ => "routing-also-online",
    };
    Also {
        rule,
        flag,
        reason: Reason::plain(key),
    }
}

/// The owner as far as the place settles it.
fn settle(case: &Case, rule: Rule, answer: Answer) -> Decision {
    let force_by_place = match &answer.target {
        Target::Force(slug) => Some(slug.clone()),
        Target::NationalDesk | Target::OutsideService => None,
    };
    let not_joined = force_by_place
        .as_deref()
        .is_some_and(|slug| !has_joined(case, slug));
    let (owner, reason) = match answer.target {
        Target::Force(slug) if not_joined => (
            Owner::NationalDesk,
            case.reason("routing-desk-not-joined", &slug),
        ),
        Target::Force(slug) => (Owner::Force(slug), answer.reason),
        Target::NationalDesk => (Owner::NationalDesk, answer.reason),
        Target::OutsideService => (Owner::OutsideService, answer.reason),
    };
    Decision {
        owner,
        force_by_place,
        not_joined,
        rule,
        reason,
        also: Vec::new(),
        urgency: 0,
        informed: answer.informed,
        crime_stays_with: None,
        oversight: None,
        alternatives: answer.alternatives,
        district: answer.district,
        area_force: answer.area_force,
        dataset: case.postcodes.dataset().to_owned(),
    }
}

fn has_joined(case: &Case, slug: &str) -> bool {
    case.directory
        .force(slug, case.today)
        .is_some_and(|force| force.has_joined(case.today))
}

/// Rule 13: the professional standards team of the officer's own force owns the conduct, and no ordinary team ever sees it. A crime
/// alleged against an officer of another force is for the force of the place.
fn about_the_police(case: &Case, decision: Decision, subject: &PoliceSubject) -> Decision {
    let own = match &subject.own_force {
        OwnForce::Known(slug) => case.directory.force(slug, case.today),
        OwnForce::Unknown => None,
    };
    let by_place = decision
        .force_by_place
        .as_deref()
        .and_then(|slug| case.directory.force(slug, case.today));
    let (owner, reason) = match own {
        Some(force) if force.has_joined(case.today) => (
            Owner::ProfessionalStandards(force.slug.clone()),
            case.reason("routing-because-police-subject", &force.slug),
        ),
        _ => (Owner::NationalDeskRestricted, Reason::restricted_desk()),
    };
    let elsewhere = by_place
        .filter(|place| subject.alleges_crime && own.is_some_and(|own| own.slug != place.slug));
    Decision {
        owner,
        reason,
        rule: Rule::PoliceSubject,
        crime_stays_with: elsewhere.map(|force| force.slug.clone()),
        oversight: own.or(by_place).map(oversight),
        // Others would learn of a report about their colleagues.
        informed: Vec::new(),
        ..decision
    }
}

/// The body that watches over `force`.
pub fn oversight(force: &Force) -> Oversight {
    match force.nation {
        Nation::Scotland => Oversight::Pirc,
        Nation::NorthernIreland => Oversight::PoliceOmbudsman,
        Nation::England | Nation::Wales | Nation::GreatBritain | Nation::UnitedKingdom => {
            Oversight::Iopc
        }
    }
}
