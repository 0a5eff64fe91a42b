//! What a process has used of the processors.

use std::fs;

/// Linux counts in hundredths of a second, whatever the processor.
const TICKS: f64 = 100.0;

/// Seconds that `process` has used of the processors so far: its number, or `self`.
///
/// # Panics
/// When there is no such process.
pub fn seconds(process: &str) -> f64 {
    let line = fs::read_to_string(format!("/proc/{process}/stat"))
        .expect("the system tells about its processes");
    // The name may hold spaces; the numbers begin after its closing bracket, with field 3.
    let (_, numbers) = line.rsplit_once(')').expect("a process has a name");
    let ticks = |place: usize| -> f64 {
        let field = numbers.split_whitespace().nth(place - 3);
        field
            .and_then(|text| text.parse().ok())
            .expect("this is a number")
    };
    (ticks(14) + ticks(15)) / TICKS
}
