//! The zone a text tells for all its times: "All times in UTC.", "Time (CET)", "Alle Zeiten in MEZ".

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::model::time::Zone;
use crate::model::time::zone;

/// Words that announce times, in lowercase.
const ANNOUNCE: [&str; 13] = [
    "times",
    "time zone",
    "timezone",
    "timestamps",
    "zeiten",
    "zeitangaben",
    "uhrzeiten",
    "heures",
    "horas",
    "horarios",
    "horários",
    "tijden",
    "tijdstippen",
];

/// Finds the words wherever they stand, also inside of others; most sentences have none.
static ANNOUNCING: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let words = ANNOUNCE.iter().copied().chain(["HORÁRIOS"]);
    let builder = AhoCorasick::builder().ascii_case_insensitive(true).build(words);
    builder.expect("some short words make an automaton")
});

/// Finds the zone a sentence of `text` tells for all times.
pub(crate) fn in_sentence(text: &str) -> Option<Zone> {
    if text.len() > 2_000 || !ANNOUNCING.is_match(text) {
        return None;
    }
    let lower = text.to_lowercase();
    // Lowercase may differ in length; only then is the sentence searched as it was made lowercase.
    let source = if lower.len() == text.len() { text } else { &lower };
    let at = ANNOUNCE.iter().filter_map(|word| word_in(&lower, word)).min()?;
    let rest = source.get(at..)?;
    let end = rest.find(['\n', ';']).unwrap_or(rest.len());
    let end = rest[..end].find(". ").unwrap_or(end);
    in_words(&rest[..end])
}

/// Finds a zone among the words of a short text, such as a column's head.
///
/// An offset in brackets says more than the abbreviation before it: in "PST (UTC-7)" it wins.
pub(crate) fn in_words(text: &str) -> Option<Zone> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ',' | ':'))
        .map(|word| word.trim_matches(['.', '*', '_', '`', '"', '“', '”', '<', '>']))
        .filter(|word| !word.is_empty())
        .take(24)
        .collect();
    let zones: Vec<Zone> = (0..words.len()).filter_map(|at| zone_at(&words[at..])).collect();
    let offset = zones.iter().find(|zone| matches!(zone, Zone::Fixed(_, None)));
    offset.or(zones.first()).copied()
}

fn zone_at(words: &[&str]) -> Option<Zone> {
    let first = words.first()?;
    if let Some(zone) = zone::utc_offset(first).or_else(|| zone::iana(first)) {
        return Some(zone);
    }
    let longest = words.len().min(4);
    (1..=longest).rev().find_map(|count| {
        let phrase = words[..count].join(" ");
        // "in", "are" and other words in lowercase are no zones, "utc" is.
        let named = phrase.starts_with(|c: char| c.is_uppercase()) || phrase == "utc";
        named.then(|| Zone::parse(&phrase)).flatten()
    })
}

fn word_in(text: &str, word: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = text[from..].find(word) {
        let at = from + found;
        let before = text[..at].chars().next_back();
        let behind = text[at + word.len()..].chars().next();
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        if edge(before) && edge(behind) {
            return Some(at);
        }
        from = at + word.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_found_in_sentences_and_column_heads() {
        let told = |zone: Option<Zone>| match zone {
            Some(Zone::Named(zone)) => zone.name().to_owned(),
            Some(Zone::Fixed(offset, _)) => offset.to_string(),
            None => String::new(),
        };
        for (text, zone) in [
            ("All times in UTC.", "+00:00"),
            ("All times in CEST", "+02:00"),
            ("All times in CET (GMT+1)", "+01:00"),
            ("All times in PST (UTC-7)", "-07:00"),
            ("All times in GMT+2", "+02:00"),
            ("All times in UTC+1 (Zurich time)", "+01:00"),
            ("All times in Central European Time (CET)", "Europe/Berlin"),
            ("All times are Europe/Copenhagen, unless noted.", "Europe/Copenhagen"),
            ("_All times are in Pacific Time._", "America/Los_Angeles"),
            ("Times are New York time", "America/New_York"),
            ("Alle Zeiten in MEZ.", "+01:00"),
            ("Alle Zeitangaben in Europe/Berlin", "Europe/Berlin"),
            ("Toutes les heures sont en UTC", "+00:00"),
            ("Timezone: UTC", "+00:00"),
            ("All times in UC/Pacific", ""),
            ("At times the API was slow", ""),
            ("Nothing of the kind", ""),
        ] {
            assert_eq!(told(in_sentence(text)), zone, "{text}");
        }
        for (head, zone) in [
            ("Time (UTC)", "+00:00"),
            ("Date and Time in CET", "+01:00"),
            ("Time", ""),
            ("Zeit (MEZ)", "+01:00"),
            ("UTC", "+00:00"),
        ] {
            assert_eq!(told(in_words(head)), zone, "{head}");
        }
    }
}
