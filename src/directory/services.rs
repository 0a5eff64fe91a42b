//! Services that support people, as dated data: which need each is for, where it works, and whether its number was checked.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

const SERVICES: &str = include_str!("../../data/support_services.csv");

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    csv::Reader::from_reader(SERVICES.as_bytes())
        .into_deserialize()
        .collect::<Result<_, _>>()
        .expect("the built-in list is read by a test")
});

#[derive(Deserialize)]
struct Row {
    need: String,
    name: String,
    area: String,
    nations: String,
    phone: Option<String>,
    phone_checked: Option<Date>,
    listed_from: Date,
    listed_until: Option<Date>,
}

/// A service, as pages show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SupportService {
    /// What it calls itself.
    pub name: String,
    /// Where it works, as in the wording keys `help-nation-...`.
    pub area: String,
    /// Its telephone number, where we know one.
    pub phone: Option<String>,
    /// Whether somebody has made sure that the number is right.
    pub is_checked: bool,
}

/// The services for one need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SupportGroup {
    /// The need, as in the wording keys `help-need-...`.
    pub need: String,
    /// The services for it, in the order of the list.
    pub services: Vec<SupportService>,
}

/// All services that are listed on `day`, by need, in the order of the list.
#[must_use]
pub fn support_services(day: Date) -> Vec<SupportGroup> {
    grouped(day, |_| true)
}

/// The services listed on `day` for `needs` and for everyone that take people from `nation`, or from any where that is not known.
#[must_use]
pub fn support_for(nation: Option<&str>, needs: &[String], day: Date) -> Vec<SupportGroup> {
    grouped(day, |row| {
        let is_wanted = row.need == "everyone" || needs.contains(&row.need);
        let is_there = |nation| row.nations.split(';').any(|one| one == nation);
        is_wanted && nation.is_none_or(is_there)
    })
}

fn grouped(day: Date, fits: impl Fn(&Row) -> bool) -> Vec<SupportGroup> {
    let mut groups: Vec<SupportGroup> = Vec::new();
    for row in ROWS.iter().filter(|row| row.is_listed(day) && fits(row)) {
        match groups.last_mut().filter(|group| group.need == row.need) {
            Some(group) => group.services.push(row.service()),
            None => groups.push(SupportGroup {
                need: row.need.clone(),
                services: vec![row.service()],
            }),
        }
    }
    groups
}

impl Row {
    fn is_listed(&self, day: Date) -> bool {
        self.listed_from <= day && self.listed_until.is_none_or(|until| day < until)
    }

    fn service(&self) -> SupportService {
        SupportService {
            name: self.name.clone(),
            area: self.area.clone(),
            phone: self.phone.clone(),
            is_checked: self.phone_checked.is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 24);

    fn names(groups: &[SupportGroup]) -> Vec<&str> {
        let each = groups.iter().flat_map(|group| &group.services);
        each.map(|service| service.name.as_str()).collect()
    }

    #[test]
    fn each_need_stands_once_and_its_services_together() {
        let groups = support_services(TODAY);
        let mut needs: Vec<_> = groups.iter().map(|group| group.need.clone()).collect();
        let all = needs.len();
        needs.sort();
        needs.dedup();
        assert_eq!(needs.len(), all);
    }

    #[test]
    fn every_service_takes_people_from_nations_that_there_are() {
        let known = ["england", "wales", "scotland", "northern-ireland"];
        for row in ROWS.iter() {
            let mut nations = row.nations.split(';');
            assert!(nations.all(|one| known.contains(&one)), "{}", row.name);
        }
    }

    #[test]
    fn where_the_nation_is_not_known_nobody_is_left_without_help() {
        let found = support_for(None, &[], TODAY);
        assert!(names(&found).contains(&"Victim Support Scotland"));
        assert!(names(&found).contains(&"Wales Hate Support Centre"));
    }

    #[test]
    fn somebody_in_scotland_is_not_sent_to_a_service_for_england() {
        let found = support_for(Some("scotland"), &["lgbt".into()], TODAY);
        assert_eq!(
            names(&found),
            ["Victim Support Scotland", "Equality Network", "LGBT Health"]
        );
    }

    #[test]
    fn a_service_is_shown_from_its_first_day_and_no_longer_than_its_last() {
        let row = Row {
            need: "everyone".into(),
            name: "Invented".into(),
            area: "uk".into(),
            nations: "england".into(),
            phone: None,
            phone_checked: None,
            listed_from: date(2026, 1, 1),
            listed_until: Some(date(2026, 2, 1)),
        };
        let shown = |day| row.is_listed(day);
        assert!(!shown(date(2025, 12, 31)) && shown(date(2026, 1, 1)));
        assert!(shown(date(2026, 1, 31)) && !shown(date(2026, 2, 1)));
    }
}
