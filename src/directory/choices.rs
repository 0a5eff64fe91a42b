//! Lists that differ from nation to nation, as dated data: whom a strand was about (T-28), who reports (T-11), and which law there is
//! (T-24).

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

const CHOICES: &str = include_str!("../../data/nation_choices.csv");

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    csv::Reader::from_reader(CHOICES.as_bytes())
        .into_deserialize()
        .collect::<Result<_, _>>()
        .expect("the built-in list is read by a test")
});

#[derive(Deserialize)]
struct Row {
    list: String,
    value: String,
    nations: String,
    listed_from: Date,
    listed_until: Option<Date>,
}

/// The choices of the list called `list` that `nation` has on `day`, in the order of the data; empty where it has none.
#[must_use]
pub fn choices_of(list: &str, nation: &str, day: Date) -> Vec<&'static str> {
    let is_listed = |row: &&Row| {
        row.list == list
            && row.nations.split(';').any(|one| one == nation)
            && row.listed_from <= day
            && row.listed_until.is_none_or(|until| day < until)
    };
    let listed = ROWS.iter().filter(is_listed);
    listed.map(|row| row.value.as_str()).collect()
}

/// Every choice of every list, whatever its nation and day, each as list and value.
pub fn all_choices() -> impl Iterator<Item = (&'static str, &'static str)> {
    ROWS.iter()
        .map(|row| (row.list.as_str(), row.value.as_str()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 24);

    #[test]
    fn each_nation_has_its_own_groups() {
        assert!(choices_of("race-group", "scotland", TODAY).contains(&"citizenship"));
        assert!(!choices_of("race-group", "england", TODAY).contains(&"citizenship"));
        assert!(choices_of("age-group", "wales", TODAY).is_empty());
        assert!(choices_of("religion-group", "scotland", TODAY).contains(&"catholic"));
        assert!(!choices_of("religion-group", "northern-ireland", TODAY).contains(&"catholic"));
        assert!(choices_of("community-group", "northern-ireland", TODAY).contains(&"catholic"));
        assert!(choices_of("ethnic-group", "scotland", TODAY).contains(&"african"));
        assert!(choices_of("ethnic-group", "northern-ireland", TODAY).contains(&"irish-traveller"));
    }

    #[test]
    fn a_choice_is_offered_from_its_day_on() {
        assert!(choices_of("race-group", "scotland", date(2020, 1, 1)).is_empty());
    }
}
