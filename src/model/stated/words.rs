//! The words around stated durations, from a data file.

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::model::time::DurationKind;

const WORDS: &str = include_str!("stated.txt");

/// The lists of the data file.
pub(super) struct Words {
    labels: HashMap<&'static str, Label>,
    about: ByFirst<&'static str>,
    pub(super) whole: Vec<&'static str>,
    pub(super) down: Vec<&'static str>,
    pub(super) unable: Vec<&'static str>,
    pub(super) harm: Vec<&'static str>,
    pub(super) otherwise: Vec<&'static str>,
    pub(super) support: Vec<&'static str>,
    /// Lengths in words with their seconds, the longest wording first.
    numbers: ByFirst<(&'static str, i64)>,
    /// The longest word of every wording that makes a length one of the whole incident.
    whole_cues: AhoCorasick,
    /// The same for every wording.
    cues: AhoCorasick,
}

/// What a label states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// The time between two milestones.
    Kind(DurationKind),
    /// How long it all was.
    Length,
}

/// The words, read once.
pub(super) static LISTS: LazyLock<Words> = LazyLock::new(|| {
    let kinds = [
        ("detect", Label::Kind(DurationKind::Detect)),
        ("acknowledge", Label::Kind(DurationKind::Acknowledge)),
        ("mitigate", Label::Kind(DurationKind::Mitigate)),
        ("resolve", Label::Kind(DurationKind::Resolve)),
        ("length", Label::Length),
    ];
    let of_kind = |(name, kind)| list(name).into_iter().map(move |word| (word, kind));
    let number = |entry: &'static str| {
        let (wording, seconds) = entry.split_once('=')?;
        Some((wording, seconds.parse().ok()?))
    };
    let mut numbers: Vec<_> = list("numbers").into_iter().filter_map(number).collect();
    numbers.sort_by_key(|(wording, _)| std::cmp::Reverse(wording.len()));
    let whole = list("whole");
    let other = ["down", "unable", "harm"].map(list).concat();
    Words {
        whole_cues: cues(whole.iter().chain(&[])),
        cues: cues(whole.iter().chain(&other)),
        labels: kinds.into_iter().flat_map(of_kind).collect(),
        about: by_first(list("about"), |word| word),
        whole,
        down: list("down"),
        unable: list("unable"),
        harm: list("harm"),
        otherwise: list("otherwise"),
        support: list("support"),
        numbers: by_first(numbers, |(wording, _)| wording),
    }
});

/// Wordings by their first byte.
type ByFirst<T> = HashMap<u8, Vec<T>>;

fn by_first<T: Copy>(list: Vec<T>, wording: impl Fn(T) -> &'static str) -> ByFirst<T> {
    let mut by_first = ByFirst::new();
    for entry in list {
        by_first.entry(wording(entry).as_bytes()[0]).or_default().push(entry);
    }
    by_first
}

fn at_first<'l, T>(lists: &'l ByFirst<T>, text: &str) -> &'l [T] {
    let first = text.bytes().next().map(|it| it.to_ascii_lowercase());
    first.and_then(|first| lists.get(&first)).map_or(&[], Vec::as_slice)
}

fn cues<'w>(wordings: impl Iterator<Item = &'w &'static str>) -> AhoCorasick {
    let longest = |wording: &&'static str| wording.split_whitespace().max_by_key(|word| word.len());
    let words: Vec<&str> = wordings.filter_map(longest).collect();
    let built = AhoCorasick::builder().ascii_case_insensitive(true).build(words);
    built.expect("some short words make an automaton")
}

impl Words {
    /// Returns the words that leave a length open and begin like `text`.
    pub(super) fn about(&self, text: &str) -> &[&'static str] {
        at_first(&self.about, text)
    }

    /// Returns the lengths in words that begin like `text`, with their seconds.
    pub(super) fn numbers(&self, text: &str) -> &[(&'static str, i64)] {
        at_first(&self.numbers, text)
    }

    /// Tells whether a text may hold a length of the incident; quick, and often wrongly yes.
    pub(super) fn may_tell(&self, text: &str, about_all: bool) -> bool {
        let cues = if about_all { &self.cues } else { &self.whole_cues };
        cues.is_match(text)
    }

    /// Returns what a label states, in lowercase and without its signs.
    pub(super) fn label(&self, label: &str) -> Option<Label> {
        self.labels.get(label).copied()
    }
}

fn list(name: &str) -> Vec<&'static str> {
    let lines = WORDS.lines().filter(|line| !line.starts_with('#'));
    let mut named = lines.filter_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    named.next().map(|line| line.split(" | ").collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_read() {
        let words = &*LISTS;
        let lists = [
            &words.whole,
            &words.down,
            &words.unable,
            &words.harm,
            &words.otherwise,
            &words.support,
        ];
        assert!(lists.iter().all(|list| list.len() >= 4), "{:?}", lists.map(Vec::len));
        assert!(words.numbers.values().map(Vec::len).sum::<usize>() > 30);
        assert!(words.about.values().map(Vec::len).sum::<usize>() > 10);
        assert_eq!(words.label("time to repair"), Some(Label::Kind(DurationKind::Mitigate)));
        assert_eq!(words.label("time to lunch"), None);
    }
}
