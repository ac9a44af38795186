//! Keys that many reports carry: a convention of another tool and no slip, so they are told once.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, RuleCode};
use crate::text::FileId;

const UNKNOWN_KEY: RuleCode = RuleCode("CB104");

/// A key in so many files was not misspelt.
const MANY: usize = 5;

/// Keeps the first finding, in order of path, of each unknown key that many files carry.
pub(super) fn told_once(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut files: BTreeMap<String, BTreeSet<FileId>> = BTreeMap::new();
    for diagnostic in found.iter().filter(|it| is_foreign_key(it)) {
        let of_key = files.entry(diagnostic.message.clone()).or_default();
        of_key.insert(diagnostic.primary.file.clone());
    }
    files.retain(|_, files| files.len() >= MANY);
    if files.is_empty() {
        return found;
    }
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mut keep = |mut diagnostic: Diagnostic| {
        let of_key = files.get(&diagnostic.message).filter(|_| is_foreign_key(&diagnostic));
        let Some(of_key) = of_key else { return Some(diagnostic) };
        let is_first = of_key.first() == Some(&diagnostic.primary.file);
        if !is_first || !told.insert(diagnostic.message.clone()) {
            return None;
        }
        diagnostic.message =
            format!("{}, here and in {} more files", diagnostic.message, of_key.len() - 1);
        Some(diagnostic)
    };
    found.into_iter().filter_map(&mut keep).collect()
}

/// Tells whether an unknown key is like none that is known.
fn is_foreign_key(diagnostic: &Diagnostic) -> bool {
    let is_near = diagnostic.help().is_some_and(|help| help.starts_with("did you mean"));
    diagnostic.code == UNKNOWN_KEY && diagnostic.fix.is_none() && !is_near
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Level;
    use crate::text::Span;

    fn unknown(file: usize, key: &str) -> Diagnostic {
        let file = FileId::new(&format!("{file}.md"));
        let message = format!("unknown key `{key}`");
        Diagnostic::new(UNKNOWN_KEY, Level::Warning, &file, Span::at(0), message)
    }

    #[test]
    fn a_key_of_many_files_is_told_once_and_others_each_time() {
        let mut found: Vec<Diagnostic> = (0..MANY).rev().map(|at| unknown(at, "weight")).collect();
        found.extend((0..MANY - 1).map(|at| unknown(at, "rare")));
        found.extend(
            (0..MANY).map(|at| unknown(at, "severty").with_help("did you mean `severity`?")),
        );
        let kept = told_once(found);
        let count = |word: &str| kept.iter().filter(|it| it.message.contains(word)).count();
        assert_eq!((count("weight"), count("rare"), count("severty")), (1, MANY - 1, MANY));
        let weight = kept.iter().find(|it| it.message.contains("weight")).expect("it is kept");
        assert_eq!(weight.message, "unknown key `weight`, here and in 4 more files");
        assert_eq!(weight.primary.file.as_str(), "0.md");
    }
}
