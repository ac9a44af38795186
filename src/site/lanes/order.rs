//! Which lanes there are, in what order, and what stands in each.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::context::Context;
use super::{By, Entry};

/// How many words get a lane of their own.
const MOST_LANES: usize = 12;

/// Which lane.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// A service, a cause or a team; `None` where the report names none.
    Word(Option<String>),
    /// A severity, the worst first, by its place on the ladder and its label; `None` where none is told.
    Severity(usize, Option<String>),
    /// A year, the newest first.
    Year(Reverse<i32>),
    /// The one lane of all.
    All,
}

/// Incidents by their place among the entries, each from when to when.
pub(super) type Places = Vec<(usize, i64, i64)>;

/// Sorts the incidents into lanes: the twelve most frequent, the others, those that name none.
pub(super) fn sort(context: &Context<'_>, entries: &[Entry], by: By) -> Vec<(String, Places)> {
    let mut lanes: BTreeMap<&Key, Places> = BTreeMap::new();
    for (idx, entry) in entries.iter().enumerate() {
        for (key, from, to) in &entry.places {
            lanes.entry(key).or_default().push((idx, *from, *to));
        }
    }
    let label = |key: &str| context.words.text(&format!("lanes-{key}-{}", by.as_str()));
    let mut named: Vec<(String, Places)> = Vec::new();
    let mut ranked: Vec<(&str, Places)> = Vec::new();
    let mut none = Places::new();
    for (key, places) in lanes {
        match key {
            Key::Word(Some(word)) => ranked.push((word, places)),
            Key::Word(None) | Key::Severity(_, None) => none = places,
            Key::Severity(_, Some(name)) => named.push((name.clone(), places)),
            Key::Year(year) => named.push((year.0.to_string(), places)),
            Key::All => named.push((label("lane"), places)),
        }
    }
    ranked.sort_by_key(|(word, places)| (Reverse(places.len()), *word));
    let rest = ranked.split_off(ranked.len().min(MOST_LANES));
    let mut other: Places = rest.into_iter().flat_map(|(_, places)| places).collect();
    other.sort_unstable();
    other.dedup();
    named.extend(ranked.into_iter().map(|(word, places)| (by.name(context, word), places)));
    for (key, places) in [("other", other), ("none", none)] {
        if !places.is_empty() {
            named.push((label(key), places));
        }
    }
    named
}
