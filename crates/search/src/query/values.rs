//! The values of filters: periods and durations, read and told.

use super::Bounds;
use crate::date::{Day, parse_period};

/// Reads `2025..2026`, `2025-03..`, `..2024`, `>2025-01`, `2025`: days, both ends included.
pub(crate) fn parse_days(text: &str) -> Option<Bounds> {
    let first = |text: &str| parse_period(text).map(|(first, _)| i64::from(first.since_epoch()));
    let last = |text: &str| parse_period(text).map(|(_, last)| i64::from(last.since_epoch()));
    parse_bounds(text, first, last)
}

/// Reads `>2h`, `<=30m`, `1h..4h`, `2h` (at least): seconds, both ends included.
pub(crate) fn parse_seconds(text: &str) -> Option<Bounds> {
    let bounds = parse_bounds(text, parse_duration, parse_duration)?;
    let exact = bounds.from == bounds.to && !text.contains("..");
    Some(if exact { Bounds { to: None, ..bounds } } else { bounds })
}

fn parse_bounds(
    text: &str,
    first: impl Fn(&str) -> Option<i64>,
    last: impl Fn(&str) -> Option<i64>,
) -> Option<Bounds> {
    let from = |from: i64| Some(Bounds { from: Some(from), to: None });
    let to = |to: i64| Some(Bounds { from: None, to: Some(to) });
    if let Some((start, end)) = text.split_once("..") {
        let end = end.trim_start_matches('.');
        return match (start.is_empty(), end.is_empty()) {
            (true, true) => None,
            (false, true) => from(first(start)?),
            (true, false) => to(last(end)?),
            (false, false) => {
                // Written the wrong way round, it can only mean the same span.
                let (start, end) =
                    if first(start)? <= first(end)? { (start, end) } else { (end, start) };
                Some(Bounds { from: Some(first(start)?), to: Some(last(end)?) })
            }
        };
    }
    if let Some(rest) = text.strip_prefix(">=") {
        from(first(rest)?)
    } else if let Some(rest) = text.strip_prefix('>') {
        from(last(rest)? + 1)
    } else if let Some(rest) = text.strip_prefix("<=") {
        to(last(rest)?)
    } else if let Some(rest) = text.strip_prefix('<') {
        to(first(rest)? - 1)
    } else {
        let rest = text.strip_prefix('=').unwrap_or(text);
        Some(Bounds { from: Some(first(rest)?), to: Some(last(rest)?) })
    }
}

/// Reads `90`, `30m`, `2h`, `1h30m`, `1d`, `1.5h`; a bare number counts minutes.
fn parse_duration(text: &str) -> Option<i64> {
    let mut rest = text;
    let mut seconds = 0.0;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let number: f64 = rest[..digits].parse().ok()?;
        rest = &rest[digits..];
        let unit = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        seconds += number * unit_seconds(&rest[..unit])?;
        rest = &rest[unit..];
    }
    #[allow(
        clippy::cast_possible_truncation,
        reason = "held to ten thousand years, far within i64"
    )]
    (!text.is_empty() && seconds <= 3.2e11).then_some(seconds as i64)
}

fn unit_seconds(unit: &str) -> Option<f64> {
    match unit.to_ascii_lowercase().as_str() {
        "s" | "sec" | "secs" | "second" | "seconds" => Some(1.0),
        "" | "m" | "min" | "mins" | "minute" | "minutes" => Some(60.0),
        "h" | "hr" | "hrs" | "hour" | "hours" => Some(3600.0),
        "d" | "day" | "days" => Some(86_400.0),
        "w" | "week" | "weeks" => Some(604_800.0),
        _ => None,
    }
}

/// Tells a period in words.
pub(crate) fn days_meaning(bounds: Bounds) -> String {
    let day = |number: i64| Day::from_epoch(number).to_string();
    match (bounds.from, bounds.to) {
        (Some(from), Some(to)) if from == to => format!("on {}", day(from)),
        (Some(from), Some(to)) => format!("from {} to {}", day(from), day(to)),
        (Some(from), None) => format!("since {}", day(from)),
        (None, Some(to)) => format!("until {}", day(to)),
        (None, None) => "on any day".to_owned(),
    }
}

/// Tells a range of durations in words.
pub(crate) fn seconds_meaning(bounds: Bounds) -> String {
    match (bounds.from, bounds.to) {
        (Some(from), Some(to)) => format!("lasted {} to {}", duration(from), duration(to)),
        (Some(from), None) => match from % 60 {
            1 => format!("lasted more than {}", duration(from - 1)),
            _ => format!("lasted at least {}", duration(from)),
        },
        (None, Some(to)) => match to % 60 {
            59 => format!("lasted less than {}", duration(to + 1)),
            _ => format!("lasted at most {}", duration(to)),
        },
        (None, None) => "lasted any time".to_owned(),
    }
}

fn duration(seconds: i64) -> String {
    let parts = [(86_400, "d"), (3600, "h"), (60, "m"), (1, "s")];
    let mut rest = seconds.max(0);
    let mut written = Vec::new();
    for (size, unit) in parts {
        if rest >= size {
            written.push(format!("{} {unit}", rest / size));
            rest %= size;
        }
    }
    if written.is_empty() { "0 s".to_owned() } else { written.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_whole_years_months_and_days() {
        let check = |text: &str, meaning: &str| {
            assert_eq!(parse_days(text).map(days_meaning).as_deref(), Some(meaning), "{text}");
        };
        check("2025", "from 2025-01-01 to 2025-12-31");
        check("2025..2026", "from 2025-01-01 to 2026-12-31");
        check("2026..2025", "from 2025-01-01 to 2026-12-31");
        check("2025-03..", "since 2025-03-01");
        check("..2024-02", "until 2024-02-29");
        check(">2025-01-31", "since 2025-02-01");
        check("<2025", "until 2024-12-31");
        for junk in ["", "..", "now", "2025-13", ">", "99999999999"] {
            assert_eq!(parse_days(junk), None, "{junk}");
        }
    }

    #[test]
    fn durations_are_read_and_told() {
        let check = |text: &str, meaning: &str| {
            assert_eq!(
                parse_seconds(text).map(seconds_meaning).as_deref(),
                Some(meaning),
                "{text}"
            );
        };
        check(">2h", "lasted more than 2 h");
        check("<30m", "lasted less than 30 m");
        check("2h", "lasted at least 2 h");
        check("1h30m..1.5d", "lasted 1 h 30 m to 1 d 12 h");
        check(">=90", "lasted at least 1 h 30 m");
        for junk in ["", ">", "long", "2x", "1e999h", "9999999999999999d", "..", "-5h", "."] {
            assert_eq!(parse_seconds(junk), None, "{junk}");
        }
    }
}
