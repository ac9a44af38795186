//! Lengths told in running text: "the incident lasted 2 h 14 min", "a 40-minute outage", "was down for".

use super::length::{self, Length};
use super::words::LISTS;

/// Words behind a length that make it the time between two things.
const LATER: [&str; 10] =
    ["ago", "later", "earlier", "before", "after", "each", "per ", "old", "delay", "of "];

/// A length that is told of the incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// The length, its places counted in the text given.
    pub(super) length: Length,
    /// Whether it is told of the whole incident, and not of one thing that did not work.
    pub(super) of_whole: bool,
}

/// Finds the lengths told of the incident, one a sentence at most.
///
/// Only in a title, a summary or an account of the impact (`about_all`) is "was down for" taken for
/// the incident's own; elsewhere it may be one of many things.
pub(super) fn find(text: &str, about_all: bool) -> Vec<Told> {
    let mut found = Vec::new();
    if !LISTS.may_tell(text, about_all) {
        return found;
    }
    let mut at = 0;
    for sentence in text.split_inclusive(['.', '!', '?', ';']) {
        // "2.5 hours" and "approx. 3 hours" go over a full stop.
        let end = at + sentence.len();
        let goes_on = text[end..].starts_with(|c: char| c.is_ascii_digit());
        let sentence = if goes_on { &text[at..] } else { sentence };
        let is_behind = found.last().is_none_or(|last: &Told| last.length.end <= at);
        if is_behind && LISTS.may_tell(sentence, about_all) {
            found.extend(in_sentence(sentence, about_all).map(|told| shifted(told, at)));
        }
        at = end;
    }
    found
}

fn shifted(told: Told, by: usize) -> Told {
    let Length { start, end, .. } = told.length;
    Told { length: Length { start: start + by, end: end + by, ..told.length }, ..told }
}

fn in_sentence(sentence: &str, about_all: bool) -> Option<Told> {
    // In ASCII only, so that places stay the same.
    let lower = sentence.to_ascii_lowercase().replace('\n', " ");
    let mut at = 0;
    while at < lower.len() {
        if at > 0
            && lower.as_bytes()[at - 1].is_ascii_alphanumeric()
            && lower.is_char_boundary(at + 1)
        {
            // Inside of a word, where no length begins.
            at += 1;
            continue;
        }
        let rest = &lower[at..];
        let starts_word =
            !lower[..at].ends_with(|c: char| c.is_alphanumeric() || "-–.,:/".contains(c));
        if starts_word
            && rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '~' || c == '≈')
            && let Some(length) = length::read(rest)
        {
            let length = Length { start: at + length.start, end: at + length.end, ..length };
            if let Some(told) = told(&lower, length, at, about_all) {
                return Some(told);
            }
            at = length.end;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    None
}

/// Tells whether a length whose words begin at `from` is one of the incident.
fn told(lower: &str, length: Length, from: usize, about_all: bool) -> Option<Told> {
    let before = lower[..from].trim_end();
    let behind = &lower[length.end..];
    if behind.starts_with(char::is_alphanumeric) || is_otherwise(before) {
        return None;
    }
    let bare =
        before.strip_suffix(" for").or(before.strip_suffix("for").filter(|it| it.is_empty()));
    let is_for = bare.is_some();
    let stem = bare.unwrap_or(before).trim_end();
    if ends_with_any(stem, &LISTS.whole) {
        return Some(Told { length, of_whole: true });
    }
    let next = behind.trim_start();
    let is_later = LATER.iter().any(|word| next.starts_with(word));
    if !about_all || is_later {
        return None;
    }
    let harm_behind = behind.trim_start_matches(['-', ' ']);
    let is_named = LISTS.harm.iter().any(|word| starts_with_word(harm_behind, word));
    let of_harm = before.strip_suffix(" of").is_some_and(|it| ends_with_any(it, &LISTS.harm));
    let is_harm =
        (is_named && !is_for) || of_harm || ends_with_any(before, &["downtime was", "outage was"]);
    let is_down = is_for && LISTS.down.iter().any(|words| last_words(stem, 6).contains(words));
    let is_unable = is_for
        && stem.split_whitespace().count() <= 1
        && LISTS.unable.iter().any(|words| first_words(behind, 9).contains(words));
    (is_harm || is_down || is_unable).then_some(Told { length, of_whole: is_harm })
}

/// Tells whether the sentence makes the length a plan, a limit, or one of another time.
fn is_otherwise(before: &str) -> bool {
    let near = format!(" {} ", before.replace([',', '(', ')', ':'], " "));
    let is_of_other = LISTS.otherwise.iter().any(|words| near.contains(&format!(" {words} ")));
    let is_range = before.ends_with(" to")
        && before[..before.len() - 3].ends_with(char::is_alphanumeric)
        && before.trim_end_matches(" to").ends_with(|c: char| c.is_ascii_digit());
    is_of_other || is_range
}

fn ends_with_any(text: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| {
        text.strip_suffix(ending).is_some_and(|head| !head.ends_with(char::is_alphanumeric))
    })
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn last_words(text: &str, count: usize) -> String {
    let mut words: Vec<&str> = text.split_whitespace().rev().take(count).collect();
    words.reverse();
    words.join(" ")
}

fn first_words(text: &str, count: usize) -> String {
    text.split_whitespace().take(count).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(String, i64, bool)> {
        let of = |it: Told| {
            (text[it.length.start..it.length.end].to_owned(), it.length.seconds, it.of_whole)
        };
        find(text, true).into_iter().map(of).collect()
    }

    #[test]
    fn lengths_of_the_incident_are_read() {
        for (text, written, seconds, of_whole) in [
            ("The incident lasted for 3 hours.", "3 hours", 10_800, true),
            ("In all the outage lasted about 2.5 hours.", "2.5 hours", 9_000, true),
            (
                "This effect lasted approximately nine hours before it ended.",
                "nine hours",
                32_400,
                true,
            ),
            ("For approximately 45 minutes users could not check out.", "45 minutes", 2_700, false),
            ("Prometheus was unavailable for 27 minutes.", "27 minutes", 1_620, false),
            ("A 40-minute outage of checkout", "40-minute", 2_400, true),
            ("Checkout: outage of 40 minutes", "40 minutes", 2_400, true),
            ("Labels were down for about an hour, from 14:06 on.", "an hour", 3_600, false),
            ("We had 3 minutes downtime.", "3 minutes", 180, true),
        ] {
            assert_eq!(told(text), [(written.to_owned(), seconds, of_whole)], "{text}");
        }
    }

    #[test]
    fn plans_limits_and_other_things_are_not() {
        for text in [
            "The service will be down for up to 30 minutes.",
            "An outage of less than one hour is expected.",
            "This may lead to a 1 to 5 minute disruption.",
            "There could be minor impacts (1-2 min outage).",
            "The alert fires when the API was down for every 5 minutes.",
            "It had lasted 24 hours once before; previously the outage lasted 24 hours.",
            "The pool was restarted 40 minutes later.",
            "We waited for 5 minutes.",
            "The retry lasted 5 minutes.",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }
}
