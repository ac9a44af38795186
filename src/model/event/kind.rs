//! What sort of thing an event is: by its name, else by the words it is told in.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::event::EventKind;

const PHRASES: &str = include_str!("kinds.txt");

/// How far into a text words are looked at; what an event is stands at its beginning.
const REACH: usize = 300;

/// The words behind a phrase's first word, and the kind the phrase tells.
type Rest = (Vec<&'static str>, EventKind);

static BY_FIRST_WORD: LazyLock<HashMap<&str, Vec<Rest>>> = LazyLock::new(|| {
    let mut phrases: HashMap<&str, Vec<Rest>> = HashMap::new();
    for line in PHRASES.lines().filter(|line| !line.starts_with('#')) {
        let Some((key, told)) = line.split_once(": ") else { continue };
        let Some(kind) = named(key) else { continue };
        for phrase in told.split(" | ") {
            let mut words = phrase.split(' ');
            let first = words.next().unwrap_or_default();
            phrases.entry(first).or_default().push((words.collect(), kind));
        }
    }
    phrases
        .into_iter()
        .map(|(first, mut rests)| {
            // The longest phrase wins.
            rests.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
            (first, rests)
        })
        .collect()
});

/// Returns the kind with this name.
pub(crate) fn named(name: &str) -> Option<EventKind> {
    EventKind::ALL.into_iter().find(|kind| kind.as_str().eq_ignore_ascii_case(name))
}

/// Guesses the kind from the words; something that was merely seen when none of them tells.
pub(crate) fn inferred(text: &str) -> EventKind {
    let end = text.char_indices().nth(REACH).map_or(text.len(), |(at, _)| at);
    let lower = text[..end].to_lowercase();
    let words = lower.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '\'')));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let mut first = None;
    for at in 0..words.len() {
        match phrase_at(&words[at..]) {
            // The end of harm is what matters of an event, wherever it is told.
            Some(kind @ (EventKind::Resolution | EventKind::Mitigation)) => return kind,
            kind => first = first.or(kind),
        }
    }
    first.unwrap_or(EventKind::Observation)
}

fn phrase_at(words: &[&str]) -> Option<EventKind> {
    let (first, behind) = words.split_first()?;
    let rests = BY_FIRST_WORD.get(first)?;
    rests.iter().find(|(rest, _)| behind.starts_with(rest)).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_words_and_no_phrase_two_kinds() {
        let mut seen = std::collections::BTreeMap::new();
        for line in PHRASES.lines().filter(|line| !line.starts_with('#')) {
            let (key, told) = line.split_once(": ").expect("a kind and its phrases");
            assert!(named(key).is_some(), "{key}");
            for phrase in told.split(" | ") {
                assert_eq!(phrase, phrase.trim().to_lowercase());
                assert_eq!(seen.insert(phrase, key), None, "{phrase}");
            }
        }
        for kind in EventKind::ALL {
            assert!(seen.values().any(|key| *key == kind.as_str()), "{kind:?}");
        }
    }

    #[test]
    fn kinds_are_inferred() {
        for (text, kind) in [
            ("CloudWatch alert detects high count of 5XX", EventKind::Alert),
            ("Users report all launches are failing", EventKind::Detection),
            ("Issue mitigated with manual attaching", EventKind::Mitigation),
            ("All healthy and issue resolved", EventKind::Mitigation),
            ("Deployment to beta is complete", EventKind::Change),
            ("Decided to not patch existing accounts", EventKind::Decision),
            ("Incident declared", EventKind::Escalation),
            ("All systems verified operational", EventKind::Resolution),
            ("Zwölf Knoten", EventKind::Observation),
            ("", EventKind::Observation),
        ] {
            assert_eq!(inferred(text), kind, "{text}");
        }
    }
}
