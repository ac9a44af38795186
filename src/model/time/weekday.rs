//! Days of the week written beside a date: "Thursday, 30 October 2024", "2024-10-30 (Thu)".

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use chrono::Weekday;

use crate::model::time::cursor::Cursor;
use crate::model::time::date::{DateForm, WrittenDate, date};
use crate::text::Span;

/// Names of the days, the week's first on Monday; short ones count only right before a date.
const NAMES: [[&str; 7]; 4] = [
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"],
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
];

const WEEK: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

static FINDER: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::DFA))
        .build(NAMES.iter().flatten())
        .expect("some short words make an automaton")
});

/// A day of the week and the date beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WrittenDay {
    /// The day of the week as written.
    pub(crate) weekday: Weekday,
    /// The date as written.
    pub(crate) date: WrittenDate,
    /// Both.
    pub(crate) span: Span,
}

/// Finds every date with a day of the week, in order.
pub(crate) fn find(text: &str, within: Span) -> Vec<WrittenDay> {
    let part = within.slice(text);
    let mut found: Vec<WrittenDay> = Vec::new();
    for hit in FINDER.find_iter(part) {
        let weekday = WEEK[hit.pattern().as_usize() % 7];
        let is_word = !part[..hit.start()].ends_with(|c: char| c.is_alphanumeric() || c == '-')
            && !part[hit.end()..].starts_with(char::is_alphanumeric);
        if !is_word {
            continue;
        }
        let dated = behind(part, hit.end())
            .map(|(date, end)| (date, hit.start(), end))
            .or_else(|| before(part, hit.start(), hit.end()));
        if let Some((date, start, end)) = dated {
            let span = Span::new(start, end).shifted(within.start as usize);
            found.push(WrittenDay { weekday, date, span });
        }
    }
    found
}

/// Reads `, the 30th of October 2024` behind the day of the week.
fn behind(text: &str, end: usize) -> Option<(WrittenDate, usize)> {
    let mut cursor = Cursor::new(text.get(end..)?);
    cursor.eat_any(&[",", "."]);
    cursor.skip_spaces();
    if cursor.eat_word(&["the", "den", "le"]) {
        cursor.skip_spaces();
    }
    let date = written(&mut cursor)?;
    // A clock in the year's place: the year stands at the end, as `date` prints it.
    let is_log = date.year.is_none() && {
        let mut next = cursor;
        next.skip_spaces();
        next.number(1, 2).is_some() && next.eat(":") && next.number(2, 2).is_some() && next.eat(":")
    };
    (!is_log).then_some((date, end + cursor.at()))
}

/// Reads `2024-10-30 (` before the day of the week.
fn before(text: &str, start: usize, end: usize) -> Option<(WrittenDate, usize, usize)> {
    let head = text[..start].strip_suffix('(')?.trim_end_matches(' ');
    let from = head.len().checked_sub(10)?;
    let mut cursor = Cursor::new(head.get(from..)?);
    let date = written(&mut cursor).filter(|date| date.year.is_some())?;
    let is_whole = cursor.at() == 10 && !head[..from].ends_with(|c: char| c.is_alphanumeric());
    is_whole.then_some((date, from, end))
}

fn written(cursor: &mut Cursor<'_>) -> Option<WrittenDate> {
    match date(cursor)? {
        DateForm::Date(date) => Some(date),
        DateForm::Unreadable => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_with_a_day_of_the_week_are_read() {
        for (text, weekday, date, written) in [
            (
                "On Thursday October 30 2024, at",
                Weekday::Thu,
                (Some(2024), 10, 30),
                "Thursday October 30 2024",
            ),
            (
                "Tuesday, the 9th of June 2020.",
                Weekday::Tue,
                (Some(2020), 6, 9),
                "Tuesday, the 9th of June 2020",
            ),
            ("Monday 20. January one", Weekday::Mon, (None, 1, 20), "Monday 20. January"),
            ("2024-10-30 (Thursday) x", Weekday::Thu, (Some(2024), 10, 30), "2024-10-30 (Thursday"),
            (
                "Donnerstag, 30. Oktober 2024",
                Weekday::Thu,
                (Some(2024), 10, 30),
                "Donnerstag, 30. Oktober 2024",
            ),
            ("Thu, 4 Mar 2021 10:00", Weekday::Thu, (Some(2021), 3, 4), "Thu, 4 Mar 2021"),
        ] {
            let found = find(text, Span::new(0, text.len()));
            let got: Vec<_> = found
                .iter()
                .map(|it| {
                    (it.weekday, (it.date.year, it.date.month, it.date.day), it.span.slice(text))
                })
                .collect();
            assert_eq!(got, [(weekday, date, written)], "{text}");
        }
        for text in [
            "Mon amour",
            "Friday at 14:06",
            "sun-dried 12 May",
            "Thu Mar  4 10:00:12 UTC 2021",
            "Monday",
        ] {
            assert_eq!(find(text, Span::new(0, text.len())), [], "{text}");
        }
    }
}
