//! The words around stated durations, from a data file.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::time::DurationKind;

const WORDS: &str = include_str!("stated.txt");

/// The lists of the data file.
pub(super) struct Words {
    labels: HashMap<&'static str, Label>,
    pub(super) about: Vec<&'static str>,
    pub(super) whole: Vec<&'static str>,
    pub(super) down: Vec<&'static str>,
    pub(super) unable: Vec<&'static str>,
    pub(super) harm: Vec<&'static str>,
    pub(super) otherwise: Vec<&'static str>,
    pub(super) support: Vec<&'static str>,
    /// Lengths in words with their seconds, the longest wording first.
    pub(super) numbers: Vec<(&'static str, i64)>,
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
    Words {
        labels: kinds.into_iter().flat_map(of_kind).collect(),
        about: list("about"),
        whole: list("whole"),
        down: list("down"),
        unable: list("unable"),
        harm: list("harm"),
        otherwise: list("otherwise"),
        support: list("support"),
        numbers,
    }
});

impl Words {
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
            &words.about,
            &words.whole,
            &words.down,
            &words.unable,
            &words.harm,
            &words.otherwise,
            &words.support,
        ];
        assert!(lists.iter().all(|list| list.len() >= 4), "{:?}", lists.map(Vec::len));
        assert!(words.numbers.len() > 30);
        assert_eq!(words.label("time to repair"), Some(Label::Kind(DurationKind::Mitigate)));
        assert_eq!(words.label("time to lunch"), None);
    }
}
