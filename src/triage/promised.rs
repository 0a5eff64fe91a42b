//! Within how many days a team promises to write again. Pure.

use jiff::ToSpan;

use crate::db::Moment;

/// The days that can be chosen, counted from today.
pub const DAYS: [i64; 5] = [1, 3, 7, 14, 28];

/// The end of the day in London on which the promise falls due; none where nothing was promised.
///
/// # Errors
/// The word itself where it is none of those that can be chosen.
pub fn due(typed: &str, now: Moment) -> Result<Option<Moment>, ()> {
    if typed.is_empty() {
        return Ok(None);
    }
    let days = typed.parse().map_err(|_| ())?;
    if !DAYS.contains(&days) {
        return Err(());
    }
    let day = now.in_london().saturating_add(days.days());
    let end = day.end_of_day().map_err(|_| ())?;
    Ok(Some(Moment::from(end.timestamp())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Monday 23 November 2026, noon in London.
    const NOON: Moment = Moment::from_micros(1_795_435_200_000_000);

    #[test]
    fn a_promise_falls_due_at_the_end_of_the_day() {
        let due = due("3", NOON).unwrap().unwrap().in_london();
        assert_eq!(
            due.to_string(),
            "2026-11-26T23:59:59.999999+00:00[Europe/London]"
        );
        assert_eq!(super::due("", NOON), Ok(None));
    }

    #[test]
    fn only_the_days_on_the_page_can_be_promised() {
        for typed in ["0", "-1", "2", "soon", "999999999999"] {
            assert_eq!(due(typed, NOON), Err(()), "{typed}");
        }
    }
}
