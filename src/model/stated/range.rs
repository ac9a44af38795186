//! A stretch of time with its length beside it: "between 14:06 and 16:20 (2 h 14 min)".

use super::length;
use crate::model::time::cursor::Cursor;
use crate::text::Span;

/// Longest way from the first clock time to the length.
const REACH: usize = 70;

/// A day, in seconds.
const DAY: i64 = 86_400;

/// A stretch between two clock times, and how long the author says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct StatedRange {
    /// Both clock times.
    pub(crate) clocks: Span,
    /// The length.
    pub(crate) length: Span,
    /// How long it is said to be, in seconds.
    pub(crate) stated: i64,
    /// How long it is from one clock time to the next, in seconds.
    pub(crate) counted: i64,
    /// How far the two may be apart, as the length is rounded.
    pub(crate) slack: i64,
}

/// Finds every stretch with its length in brackets behind it, outside of fenced code.
pub(crate) fn find(text: &str, body: Span) -> Vec<StatedRange> {
    let mut found = Vec::new();
    let mut at = body.start as usize;
    let mut in_code = false;
    for line in body.slice(text).split_inclusive('\n') {
        let is_fence = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        in_code ^= is_fence;
        if !in_code && !is_fence {
            found.extend(line.match_indices('(').filter_map(|(open, _)| before(line, open, at)));
        }
        at += line.len();
    }
    found
}

/// Reads the length behind the bracket at `open` and the clock times before it.
fn before(line: &str, open: usize, base: usize) -> Option<StatedRange> {
    let mut ceiling = line.len().min(open + REACH);
    while !line.is_char_boundary(ceiling) {
        ceiling -= 1;
    }
    let inner = line[open + 1..ceiling.max(open + 1)].split(')').next()?;
    let leads = ["a total of ", "total ", "for ", "lasting ", "="];
    let written = leads.iter().find_map(|lead| inner.strip_prefix(lead)).unwrap_or(inner);
    let skipped = inner.len() - written.len();
    let length = length::read(written)?;
    let rest = &written[length.end..];
    if !rest.trim().is_empty() && !rest.starts_with([',', ';', ' ']) {
        return None;
    }
    let mut floor = open.saturating_sub(REACH);
    while !line.is_char_boundary(floor) {
        floor += 1;
    }
    let clocks = clocks(&line[floor..open]);
    let [.., first, second] = clocks.as_slice() else { return None };
    let between = line[floor + first.end..floor + second.start].trim();
    let behind = line[floor + second.end..open].trim();
    let counted = (second.seconds - first.seconds).rem_euclid(DAY);
    let start = base + open + 1 + skipped;
    let is_stretch = joins(between) && is_zone(behind) && length.seconds < DAY && counted > 0;
    is_stretch.then(|| StatedRange {
        clocks: Span::new(base + floor + first.start, base + floor + second.end),
        length: Span::new(start + length.start, start + length.end),
        stated: length.seconds,
        counted,
        slack: length.slack,
    })
}

/// A time of day and where it stands.
struct Clock {
    seconds: i64,
    start: usize,
    end: usize,
}

/// Finds the clock times of a text: `14:06`, `14:06:30`, `2:06 pm`.
fn clocks(text: &str) -> Vec<Clock> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(digit) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + digit;
        let mut cursor = Cursor::new(&text[start..]);
        let follows = text[..start].ends_with(|c: char| c.is_alphanumeric() || "+:.".contains(c));
        let read = if follows { None } else { clock(&mut cursor) };
        let run = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        at = start + if read.is_some() { cursor.at() } else { run };
        found.extend(read.map(|seconds| Clock { seconds, start, end: at }));
    }
    found
}

fn clock(cursor: &mut Cursor<'_>) -> Option<i64> {
    let hour = i64::from(cursor.number(1, 2)?);
    if !cursor.eat(":") {
        return None;
    }
    let minute = i64::from(cursor.number(2, 2)?);
    let second = cursor.attempt(|cursor| {
        cursor.eat(":").then_some(())?;
        cursor.number(2, 2)
    });
    let half = cursor.attempt(|cursor| {
        cursor.skip_spaces();
        let is_afternoon = cursor.eat_word(&["pm"]);
        (is_afternoon || cursor.eat_word(&["am"])).then_some(is_afternoon)
    });
    let hour = match half {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    let is_clock = hour < 25 && minute < 60 && cursor.at_boundary();
    is_clock.then_some(hour * 3_600 + minute * 60 + i64::from(second.unwrap_or(0)))
}

/// Tells whether the words between two clock times make a stretch of them.
fn joins(between: &str) -> bool {
    let words = between.trim_matches(|c: char| c == '*' || c == '_' || c == '`');
    let last = words.rsplit(' ').next().unwrap_or_default();
    let joints = ["-", "–", "—", "to", "and", "until", "till", "through", "bis", "und", "→", "->"];
    let rest = words.strip_suffix(last).unwrap_or_default().trim();
    joints.contains(&last) && is_zone(rest)
}

/// Tells whether nothing but a zone stands there.
fn is_zone(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| "*_`,()".contains(c)).trim();
    bare.is_empty()
        || (bare.len() <= 6
            && !bare.contains(' ')
            && bare
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || "+:".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, &str, i64, i64)> {
        let whole = Span::new(0, text.len());
        let of = |it: StatedRange| {
            (it.clocks.slice(text), it.length.slice(text), it.stated / 60, it.counted / 60)
        };
        find(text, whole).into_iter().map(of).collect()
    }

    #[test]
    fn stretches_are_read_with_their_length() {
        for (text, clocks, length, stated, counted) in [
            (
                "Down between 14:06 and 16:20 (2 h 14 min).",
                "14:06 and 16:20",
                "2 h 14 min",
                134,
                134,
            ),
            ("14:06–16:20 UTC (about 3 hours)", "14:06–16:20", "3 hours", 180, 134),
            ("from 23:50 UTC until 00:20 UTC (30m)", "23:50 UTC until 00:20", "30m", 30, 30),
            ("from 2:06 pm to 4:20 pm (2h14m in all)", "2:06 pm to 4:20 pm", "2h14m", 134, 134),
        ] {
            assert_eq!(read(text), [(clocks, length, stated, counted)], "{text}");
        }
        for text in [
            "at 14:06, and at 16:20 the second alert (5 minutes later)",
            "14:06 to 16:20 (see the log)",
            "2025-03-04 14:06 to 2025-03-06 16:20 (50 h)",
            "```\n14:06 to 16:20 (1 h)\n```\n",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
