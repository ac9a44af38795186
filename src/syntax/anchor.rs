//! Anchors of headings, as the large code hosts make them, so that links written there work here.

use std::collections::{BTreeMap, BTreeSet};

/// Gives every heading of a file its own anchor.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    taken: BTreeSet<String>,
    /// How often a base was given out, so that many equal headings stay cheap.
    given: BTreeMap<String, usize>,
}

impl Anchors {
    /// Returns an anchor for a heading with `text` that no heading before it has.
    pub(super) fn next(&mut self, text: &str) -> String {
        let base = base(text);
        let given = self.given.entry(base.clone()).or_default();
        loop {
            let anchor = if *given == 0 { base.clone() } else { format!("{base}-{given}") };
            *given += 1;
            if self.taken.insert(anchor.clone()) {
                return anchor;
            }
        }
    }
}

/// Lowercases, keeps letters, digits, `-` and `_`, and makes every space a `-`.
fn base(text: &str) -> String {
    let mut anchor = String::with_capacity(text.len());
    for character in text.trim().chars() {
        if character.is_whitespace() {
            anchor.push('-');
        } else if character.is_ascii_alphanumeric() {
            anchor.push(character.to_ascii_lowercase());
        } else if character.is_alphanumeric() || character == '-' || character == '_' {
            anchor.extend(character.to_lowercase());
        }
    }
    if anchor.is_empty() { "section".to_owned() } else { anchor }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_those_of_the_code_hosts_and_unique() {
        let mut anchors = Anchors::default();
        for (text, expected) in [
            ("What went well?", "what-went-well"),
            ("What went well", "what-went-well-1"),
            ("What went well 1", "what-went-well-1-1"),
            ("Root cause & 5 whys", "root-cause--5-whys"),
            ("Zürich: 停止", "zürich-停止"),
            ("🔥", "section"),
            ("`a_b`", "a_b"),
        ] {
            assert_eq!(anchors.next(text), expected);
        }
    }
}
