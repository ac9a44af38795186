//! Words that messages of several rules share: durations, instants, counts, lists.

use chrono::Timelike as _;

use crate::model::{Postmortem, Precision, Stamp};
use crate::text::Span;

/// Returns a duration in words: `3 h 29 min`, `2 d 4 h`, `40 s`; the sign is left out.
pub(crate) fn duration(seconds: i64) -> String {
    let seconds = seconds.unsigned_abs();
    let (days, hours) = (seconds / 86_400, seconds / 3_600 % 24);
    let (minutes, rest) = (seconds / 60 % 60, seconds % 60);
    match (days, hours, minutes) {
        (0, 0, 0) => format!("{rest} s"),
        (0, 0, _) => format!("{minutes} min"),
        (0, _, 0) => format!("{hours} h"),
        (0, _, _) => format!("{hours} h {minutes} min"),
        (_, 0, _) => format!("{days} d"),
        _ => format!("{days} d {hours} h"),
    }
}

/// Returns a duration of working time in words: hours and minutes, as its days are not of 24 hours.
pub(crate) fn working_time(seconds: i64) -> String {
    let minutes = seconds.unsigned_abs() / 60;
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// Returns a stamp in UTC as a message shows it: `2021-05-30 02:11 UTC`, or the day alone.
pub(crate) fn stamp(stamp: &Stamp) -> String {
    match (stamp.precision, stamp.instant()) {
        (Precision::Second, Some(instant)) if instant.second() != 0 => {
            instant.format("%Y-%m-%d %H:%M:%S UTC").to_string()
        }
        (_, Some(instant)) => instant.format("%Y-%m-%d %H:%M UTC").to_string(),
        (_, None) => stamp.date().format("%Y-%m-%d").to_string(),
    }
}

/// Returns what stands at `span` as a message quotes it: on one line, without dashes behind it.
pub(crate) fn written(report: &Postmortem, span: Span) -> String {
    let words: Vec<&str> = span.slice(&report.document.text).split_whitespace().collect();
    words.join(" ").trim_end_matches([' ', '-', '\u{2013}', '\u{2014}', ':']).to_owned()
}

/// Returns a count with its noun: `1 day`, `3 days`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// Returns names in backticks as a sentence lists them: `` `a`, `b` and `c` ``.
pub(crate) fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_keep_the_two_largest_units() {
        let cases = [
            (40, "40 s"),
            (60, "1 min"),
            (12_540, "3 h 29 min"),
            (7_200, "2 h"),
            (-86_400, "1 d"),
            (180_000, "2 d 2 h"),
        ];
        for (seconds, words) in cases {
            assert_eq!(duration(seconds), words);
        }
    }

    #[test]
    fn lists_end_in_and() {
        assert_eq!(list(["a"]), "`a`");
        assert_eq!(list(["a", "b", "c"]), "`a`, `b` and `c`");
    }
}
