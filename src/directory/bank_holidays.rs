//! Bank holidays of the nations: the days that the law gives each year, moved off the weekend (Banking and Financial Dealings Act 1971,
//! St Andrew's Day Bank Holiday (Scotland) Act 2007), and those that were proclaimed besides, as dated data.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use serde::Deserialize;

use super::forces::Nation;

const PROCLAIMED: &str = include_str!("../../data/bank_holidays.csv");

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    csv::Reader::from_reader(PROCLAIMED.as_bytes())
        .into_deserialize()
        .collect::<Result<_, _>>()
        .expect("the built-in list is read by a test")
});

#[derive(Deserialize)]
struct Row {
    day: Date,
    nations: String,
    is_added: String,
}

/// Whether `day` is a bank holiday in `nation`; in more than one nation where it is one in each of them.
pub fn is_bank_holiday(nation: Nation, day: Date) -> bool {
    match nation {
        Nation::GreatBritain => [Nation::England, Nation::Scotland]
            .into_iter()
            .all(|one| is_bank_holiday(one, day)),
        Nation::UnitedKingdom => [Nation::GreatBritain, Nation::NorthernIreland]
            .into_iter()
            .all(|one| is_bank_holiday(one, day)),
        one => bank_holidays(one, day.year()).contains(&day),
    }
}

/// Whether people work on `day` in `nation`: it is neither on a weekend nor a bank holiday.
pub fn is_working_day(nation: Nation, day: Date) -> bool {
    !is_weekend(day) && !is_bank_holiday(nation, day)
}

/// The bank holidays of one nation in `year`.
fn bank_holidays(nation: Nation, year: i16) -> BTreeSet<Date> {
    let mut days: BTreeSet<Date> = moving(nation, year).into_iter().collect();
    let (own, fell_on_weekend): (Vec<_>, Vec<_>) = fixed(nation, year)
        .into_iter()
        .partition(|day| !is_weekend(*day));
    days.extend(own);
    for day in fell_on_weekend {
        let mut moved = day;
        while is_weekend(moved) || days.contains(&moved) {
            moved = moved.saturating_add(1.day());
        }
        days.insert(moved);
    }
    for row in ROWS.iter().filter(|row| row.day.year() == year) {
        if !row.nations.split(';').any(|one| Some(one) == nation.word()) {
            continue;
        }
        match row.is_added.as_str() {
            "yes" => days.insert(row.day),
            _ => days.remove(&row.day),
        };
    }
    days
}

fn is_weekend(day: Date) -> bool {
    [Weekday::Saturday, Weekday::Sunday].contains(&day.weekday())
}

/// Days of the same date each year, before they are moved off the weekend.
fn fixed(nation: Nation, year: i16) -> Vec<Date> {
    let own: &[(i8, i8)] = match nation {
        Nation::Scotland => &[(1, 1), (1, 2), (11, 30), (12, 25), (12, 26)],
        Nation::NorthernIreland => &[(1, 1), (3, 17), (7, 12), (12, 25), (12, 26)],
        _ => &[(1, 1), (12, 25), (12, 26)],
    };
    own.iter()
        .map(|(month, day)| date(year, *month, *day))
        .collect()
}

/// Days that are of the same weekday each year.
fn moving(nation: Nation, year: i16) -> Vec<Date> {
    let easter = easter_sunday(year);
    let monday =
        |month: i8, nth: i8| date(year, month, 1).nth_weekday_of_month(nth, Weekday::Monday);
    let mut days = vec![easter.saturating_sub(2.days())];
    days.extend(monday(5, 1).ok());
    days.extend(monday(5, -1).ok());
    match nation {
        Nation::Scotland => days.extend(monday(8, 1).ok()),
        _ => {
            days.push(easter.saturating_add(1.day()));
            days.extend(monday(8, -1).ok());
        }
    }
    days
}

/// Easter Sunday of `year` in the calendar of the western churches (Calendar (New Style) Act 1750), by the way of reckoning that was
/// published without a name in Nature in 1876.
fn easter_sunday(year: i16) -> Date {
    let year = i32::from(year);
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let correction = (century + 8) / 25;
    let moon = (century - (century - correction + 1) / 3 - century / 4 + 19 * golden + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let late = (golden + 11 * moon + 22 * weekday) / 451;
    let days = moon + weekday - 7 * late + 114;
    let part = |number: i32| i8::try_from(number).expect("a month or a day of one");
    date(
        i16::try_from(year).expect("it was one"),
        part(days / 31),
        part(days % 31 + 1),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(nation: Nation, year: i16) -> Vec<String> {
        let days = bank_holidays(nation, year);
        days.iter()
            .map(|day| day.strftime("%m-%d").to_string())
            .collect()
    }

    #[test]
    fn the_days_are_those_that_the_government_publishes() {
        for (nation, year, published) in [
            (
                Nation::England,
                2022,
                "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
            ),
            (
                Nation::Wales,
                2023,
                "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
            ),
            (
                Nation::England,
                2024,
                "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
            ),
            (
                Nation::England,
                2026,
                "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
            ),
            (
                Nation::England,
                2027,
                "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
            ),
            (
                Nation::Scotland,
                2022,
                "01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27",
            ),
            (
                Nation::Scotland,
                2024,
                "01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26",
            ),
            (
                Nation::Scotland,
                2027,
                "01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28",
            ),
            (
                Nation::NorthernIreland,
                2025,
                "01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26",
            ),
            (
                Nation::NorthernIreland,
                2026,
                "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28",
            ),
        ] {
            let published: Vec<_> = published.split(' ').collect();
            assert_eq!(days(nation, year), published, "{nation:?} {year}");
        }
    }

    #[test]
    fn no_bank_holiday_falls_on_a_weekend_in_a_hundred_years() {
        for year in 2000..2100 {
            for nation in [Nation::England, Nation::Scotland, Nation::NorthernIreland] {
                assert!(
                    bank_holidays(nation, year)
                        .into_iter()
                        .all(|day| !is_weekend(day)),
                    "{year}"
                );
            }
        }
    }
}
