//! Findings a team has agreed to live with for now: kept in a file, left out of checks, told when
//! they are gone.
//!
//! In come the findings of a whole casebook or the text of such a file; out come what the file knows,
//! what is new, what is gone, and the text to write. A finding is known by its fingerprint alone, so
//! that lines may move; path, code and message are there for people. A bug of Casebook is never known.

mod file;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Fingerprint};

pub use file::{SCHEMA_VERSION, lines, schema};

/// The findings of a baseline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    known: BTreeMap<Fingerprint, Entry>,
}

/// What a baseline says of a finding, for people to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The file it was found in, within the casebook.
    pub path: String,
    /// The code of the rule.
    pub code: String,
    /// What was wrong when the entry was written.
    pub message: String,
}

/// How a baseline and the findings of today differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Findings that the baseline does not know, in order of path, code and fingerprint.
    pub new: Vec<(Fingerprint, Entry)>,
    /// Entries that are found no more, in the same order.
    pub gone: Vec<(Fingerprint, Entry)>,
}

impl Baseline {
    /// Takes all findings of a casebook, but those that tell of a bug of Casebook.
    pub fn of(findings: &[Diagnostic]) -> Self {
        let fit = findings.iter().filter(|it| !it.is_crash);
        let known = fit.filter_map(|it| Some((it.fingerprint?, Entry::of(it))));
        Self { known: known.collect() }
    }

    /// Returns how many findings it knows.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Tells whether it knows no finding.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Returns the files it knows findings of.
    pub fn paths(&self) -> BTreeSet<&str> {
        self.known.values().map(|entry| entry.path.as_str()).collect()
    }

    /// Tells whether it knows a finding; never one that tells of a bug of Casebook.
    pub fn knows(&self, finding: &Diagnostic) -> bool {
        let is_known = |it| self.known.contains_key(&it);
        !finding.is_crash && finding.fingerprint.is_some_and(is_known)
    }

    /// Compares it with the baseline of today.
    pub fn compare(&self, today: &Self) -> Difference {
        Difference { new: today.without(self), gone: self.without(today) }
    }

    /// Returns the baseline of today as it is written over this one: what both know keeps its words,
    /// so that a message that counts days does not change every line.
    #[must_use]
    pub fn renewed(&self, mut today: Self) -> Self {
        for (fingerprint, entry) in &mut today.known {
            if let Some(old) = self.known.get(fingerprint) {
                entry.clone_from(old);
            }
        }
        today
    }

    /// Takes the entries out that are found no more.
    pub fn prune(&mut self, today: &Self) {
        self.known.retain(|fingerprint, _| today.known.contains_key(fingerprint));
    }

    /// Returns the entries that `other` does not have, in the order they are written.
    fn without(&self, other: &Self) -> Vec<(Fingerprint, Entry)> {
        let missing = self.sorted().into_iter().filter(|(it, _)| !other.known.contains_key(it));
        missing.map(|(fingerprint, entry)| (fingerprint, entry.clone())).collect()
    }

    /// Returns the entries in order of path, code and fingerprint: an order that lasts when messages
    /// change, so that differences of the file stay small.
    fn sorted(&self) -> Vec<(Fingerprint, &Entry)> {
        let mut all: Vec<_> = self.known.iter().map(|(&it, entry)| (it, entry)).collect();
        all.sort_by(|(a, one), (b, other)| {
            (&one.path, &one.code, a).cmp(&(&other.path, &other.code, b))
        });
        all
    }
}

impl Entry {
    fn of(finding: &Diagnostic) -> Self {
        Self {
            path: finding.primary.file.as_str().to_owned(),
            code: finding.code.0.to_owned(),
            message: finding.message.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::diagnostic::{Level, RuleCode, stamp};
    use crate::text::{FileId, Span};

    fn findings(texts: &[(&str, &str)]) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let mut by_file = BTreeMap::new();
        for (name, text) in texts {
            let file = FileId::new(name);
            for (at, word) in text.match_indices("bad") {
                let span = Span::new(at, at + word.len());
                let message = format!("byte {at}");
                found.push(Diagnostic::new(RuleCode("CB701"), Level::Error, &file, span, message));
            }
            by_file.insert(file, (*text).into());
        }
        stamp(&mut found, &by_file);
        found
    }

    fn told(entries: &[(Fingerprint, Entry)]) -> Vec<String> {
        entries.iter().map(|(_, it)| format!("{} {}", it.path, it.message)).collect()
    }

    #[test]
    fn findings_are_known_wherever_they_move() {
        let old = Baseline::of(&findings(&[("a.md", "bad\n"), ("b.md", "one bad\n")]));
        let moved = findings(&[("a.md", "new line\n\nbad\n"), ("c.md", "one bad\n")]);
        assert_eq!(moved.iter().map(|it| old.knows(it)).collect::<Vec<_>>(), [true, false]);
        let difference = old.compare(&Baseline::of(&moved));
        assert_eq!(told(&difference.new), ["c.md byte 4"]);
        assert_eq!(told(&difference.gone), ["b.md byte 4"]);
    }

    #[test]
    fn a_bug_is_never_known() {
        let mut found = findings(&[("a.md", "bad\n")]);
        let baseline = Baseline::of(&found);
        found[0].is_crash = true;
        assert!(!baseline.knows(&found[0]));
        assert!(Baseline::of(&found).is_empty());
    }

    #[test]
    fn what_stays_keeps_its_words_and_what_goes_is_pruned() {
        let mut old = Baseline::of(&findings(&[("a.md", "bad\nmore bad\n")]));
        let today = Baseline::of(&findings(&[("a.md", "\n\nbad\nother bad\n")]));
        let renewed = old.renewed(today.clone());
        let words: Vec<&str> = renewed.known.values().map(|it| it.message.as_str()).collect();
        assert!(words.contains(&"byte 0") && words.contains(&"byte 12"), "{words:?}");
        old.prune(&today);
        assert_eq!(told(&old.without(&Baseline::default())), ["a.md byte 0"]);
    }
}
