//! The WHERE table: the rules that settle which force polices the place, in the order they are asked. The first that answers wins.

use super::case::{Answer, Case, PSNI, Target};
use super::decision::{Flag, Reason, Rule};
use super::incident::{Airport, Location, Place, Transport, UkHome};
use super::postcodes::{Standing, candidates, only_force};

const BTP: &str = "btp";

/// The table. Each row is a rule and the question it asks; the last row always answers.
const WHERE: [(Rule, Question); 11] = [
    (Rule::OutOfScope, out_of_scope),
    (Rule::Abroad, abroad),
    (Rule::Railway, railway),
    (Rule::OtherTransport, other_transport),
    (Rule::SeveralPlaces, several_places),
    (Rule::AirportOrPort, airport_or_port),
    (Rule::ForceBorder, force_border),
    (Rule::PostcodeOrDistrict, postcode_or_district),
    (Rule::PlaceName, place_name),
    (Rule::OnlineOnly, online_only),
    (Rule::UnknownPlace, unknown_place),
];

/// Networks with a force of their own, wherever on them it happened.
const NETWORKS: [(Transport, &str); 17] = [
    (Transport::NationalRail, BTP),
    (Transport::LondonUnderground, BTP),
    (Transport::DocklandsLightRailway, BTP),
    (Transport::LondonOverground, BTP),
    (Transport::ElizabethLine, BTP),
    (Transport::LondonTramlink, BTP),
    (Transport::LondonCableCar, BTP),
    (Transport::WestMidlandsMetro, BTP),
    (Transport::GlasgowSubway, BTP),
    (Transport::ManchesterMetrolink, "greater-manchester"),
    (Transport::TyneAndWearMetro, "northumbria"),
    (Transport::SheffieldSupertram, "south-yorkshire"),
    (Transport::NottinghamExpressTransit, "nottinghamshire"),
    (Transport::EdinburghTrams, "police-scotland"),
    (Transport::BlackpoolTramway, "lancashire"),
    (Transport::NorthernIrelandRail, PSNI),
    (Transport::LondonBus, "metropolitan"),
];

/// Airports by the code of their district; none where one force has the whole nation.
const AIRPORTS: [(Airport, &str, Option<&str>); 11] = [
    (Airport::Heathrow, "metropolitan", Some("E09000017")),
    (Airport::Gatwick, "sussex", Some("E07000226")),
    (Airport::Stansted, "essex", Some("E07000077")),
    (Airport::Luton, "bedfordshire", Some("E06000032")),
    (Airport::Manchester, "greater-manchester", Some("E08000003")),
    (Airport::Birmingham, "west-midlands", Some("E08000029")),
    (Airport::EastMidlands, "leicestershire", Some("E07000134")),
    (Airport::LeedsBradford, "west-yorkshire", Some("E08000035")),
    (Airport::Edinburgh, "police-scotland", None),
    (Airport::Glasgow, "police-scotland", None),
    (Airport::Belfast, PSNI, None),
];

type Question = fn(&Case) -> Option<Answer>;

/// The rules of the table, in the order they are asked.
pub fn where_rules() -> impl Iterator<Item = Rule> {
    WHERE.iter().map(|(rule, _)| *rule)
}

/// Asks the rows in turn.
pub(super) fn ask(case: &Case) -> (Rule, Answer) {
    WHERE
        .iter()
        .find_map(|(rule, question)| Some((*rule, question(case)?)))
        .expect("the last row always answers")
}

fn out_of_scope(case: &Case) -> Option<Answer> {
    let island = |place: &Place| match place {
        Place::Island(island) => Some(*island),
        place => match case.standing(place.location()?)? {
            Standing::Island(island) => Some(island),
            _ => None,
        },
    };
    let islands: Option<Vec<_>> = case.places.iter().map(island).collect();
    let last = *islands?.last()?;
    Some(Answer::new(
        Target::OutsideService,
        Reason::plain(last.message()),
    ))
}

fn abroad(case: &Case) -> Option<Answer> {
    let home = |place: &Place| match place {
        Place::Abroad { uk_home } => Some(uk_home.clone()),
        _ => None,
    };
    let homes: Option<Vec<_>> = case.places.iter().map(home).collect();
    let answer = match homes?.pop()? {
        UkHome::Nobody => Answer::new(
            Target::OutsideService,
            Reason::plain("routing-outside-abroad"),
        ),
        UkHome::Somewhere => Answer::national_desk("routing-desk-abroad"),
        UkHome::At(home) => case
            .by_location(&home, "routing-because-abroad-home")
            .unwrap_or_else(|| case.desk_with_candidates(&home, "routing-desk-abroad")),
    };
    Some(Answer {
        flag: Some(Flag::Overseas),
        ..answer
    })
}

fn railway(case: &Case) -> Option<Answer> {
    let on_railway = |place: &Place| {
        matches!(place, Place::Transport { transport, at }
            if network_force(*transport) == Some(BTP) && !case.is_northern_ireland(at.as_ref()))
    };
    let all = !case.places.is_empty() && case.places.iter().all(on_railway);
    let last = case.places.last().and_then(Place::location);
    all.then(|| case.by_network(BTP, "routing-because-railway", last))
}

fn other_transport(case: &Case) -> Option<Answer> {
    let Place::Transport { transport, at } = case.only_place()? else {
        return None;
    };
    if case.is_northern_ireland(at.as_ref()) {
        return Some(case.by_force(PSNI, "routing-because-transport"));
    }
    match network_force(*transport) {
        Some(force) => Some(case.by_network(force, "routing-because-transport", at.as_ref())),
        None => case.by_location(at.as_ref()?, "routing-because-place"),
    }
}

fn several_places(case: &Case) -> Option<Answer> {
    if case.places.len() < 2 {
        return None;
    }
    let alone = |place| {
        ask(&Case {
            places: std::slice::from_ref(place),
            ..*case
        })
        .1
    };
    let answers = case.places.iter().rev().map(alone);
    let mut with_force = answers.filter(|answer| matches!(answer.target, Target::Force(_)));
    let latest = with_force.next()?;
    let mut informed: Vec<String> = Vec::new();
    for answer in with_force {
        if let Target::Force(force) = answer.target
            && Target::Force(force.clone()) != latest.target
            && !informed.contains(&force)
        {
            informed.push(force);
        }
    }
    let key = if informed.is_empty() {
        "routing-because-several-places"
    } else {
        "routing-because-last-of-several"
    };
    let Target::Force(owner) = &latest.target else {
        return None;
    };
    Some(Answer {
        reason: case.reason(key, owner),
        informed,
        ..latest
    })
}

fn airport_or_port(case: &Case) -> Option<Answer> {
    match case.only_place()? {
        Place::Airport(airport) => {
            let (_, force, district) = AIRPORTS.iter().find(|(other, ..)| other == airport)?;
            let answer = case.by_force(force, "routing-because-airport");
            Some(Answer {
                district: district.map(str::to_owned),
                ..answer
            })
        }
        Place::AirportOrPort(location) => case.by_location(location, "routing-because-port"),
        _ => None,
    }
}

/// A postcode goes where its own district is; its neighbours' forces are kept, because on a border its addresses can lie in two.
fn force_border(case: &Case) -> Option<Answer> {
    let Place::At(Location::Postcode(postcode)) = case.only_place()? else {
        return None;
    };
    let Standing::In(areas) = case.postcodes.part_standing(&postcode.outcode()) else {
        return None;
    };
    if only_force(&areas).is_some() {
        return None;
    }
    let own = case.postcodes.area(postcode)?;
    let answer = case.by_location(&Location::Postcode(*postcode), "routing-because-border")?;
    let others = candidates(&areas)
        .into_iter()
        .filter(|candidate| candidate.force != own.force);
    Some(Answer {
        alternatives: others.collect(),
        ..answer
    })
}

fn postcode_or_district(case: &Case) -> Option<Answer> {
    match case.only_place()? {
        Place::At(Location::Named { .. }) => None,
        Place::At(location) => case.by_location(location, "routing-because-place"),
        _ => None,
    }
}

fn place_name(case: &Case) -> Option<Answer> {
    match case.only_place()? {
        Place::At(location @ Location::Named { .. }) => {
            case.by_location(location, "routing-because-place")
        }
        _ => None,
    }
}

/// The first owner, not the law: an online team can move it.
fn online_only(case: &Case) -> Option<Answer> {
    let Place::Online { home } = case.only_place()? else {
        return None;
    };
    let answer = match home {
        Some(home) => case
            .by_location(home, "routing-because-online-home")
            .unwrap_or_else(|| case.desk_with_candidates(home, "routing-desk-online")),
        None => Answer::national_desk("routing-desk-online"),
    };
    Some(Answer {
        flag: Some(Flag::CyberEnabled),
        ..answer
    })
}

fn unknown_place(case: &Case) -> Option<Answer> {
    let place = case.places.last();
    let answer = match place {
        Some(Place::Unknown { home: Some(home) }) => case
            .by_location(home, "routing-because-unknown-home")
            .unwrap_or_else(|| case.desk_with_candidates(home, "routing-desk-unknown-place")),
        _ => match place.and_then(Place::location) {
            Some(location) => case.desk_with_candidates(location, "routing-desk-unclear-place"),
            None => Answer::national_desk("routing-desk-unknown-place"),
        },
    };
    Some(answer)
}

fn network_force(transport: Transport) -> Option<&'static str> {
    NETWORKS
        .iter()
        .find(|(other, _)| *other == transport)
        .map(|(_, force)| *force)
}
