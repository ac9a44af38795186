//! Words that a casebook does not want to be read: matched whole, in one pass for all of them.

use std::ops::Range;

use aho_corasick::AhoCorasick;

/// A word or phrase to look for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The term.
    pub term: &'a str,
    /// Whether capital and small letters are told apart.
    pub match_case: bool,
}

/// Finds the terms as whole words, in order: the place, and the index of the term.
pub fn find(text: &str, wanted: &[Wanted<'_>]) -> Vec<(Range<usize>, usize)> {
    let terms = wanted.iter().map(|it| it.term);
    let finder = AhoCorasick::builder().ascii_case_insensitive(true).build(terms);
    let Ok(finder) = finder else { return Vec::new() };
    let mut found: Vec<(Range<usize>, usize)> = Vec::new();
    for hit in finder.find_overlapping_iter(text) {
        let index = hit.pattern().as_usize();
        let is_as_written = !wanted[index].match_case || text[hit.range()] == *wanted[index].term;
        if !hit.range().is_empty() && is_as_written && is_whole(text, &hit.range()) {
            found.push((hit.range(), index));
        }
    }
    // Of two terms in one place the longer is meant.
    found.sort_by_key(|(range, index)| (range.start, std::cmp::Reverse(range.end), *index));
    found.dedup_by(|next, kept| next.0.start < kept.0.end);
    found
}

/// Tells whether no word goes on over either end.
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let first = text[range.clone()].chars().next();
    let last = text[range.clone()].chars().next_back();
    let before = text[..range.start].chars().next_back();
    let behind = text[range.end..].chars().next();
    let joined = |inner: Option<char>, outer: Option<char>| {
        inner.is_some_and(is_word) && outer.is_some_and(is_word)
    };
    !joined(first, before) && !joined(last, behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_whole_words_and_the_longest_wins() {
        let wanted = [
            Wanted { term: "Falcon", match_case: false },
            Wanted { term: "Project Falcon", match_case: false },
            Wanted { term: "US", match_case: true },
        ];
        let text = "The project falcon, falcons, FALCON; tell us in the US. falcon_1";
        let found: Vec<_> =
            find(text, &wanted).into_iter().map(|(it, at)| (&text[it], at)).collect();
        assert_eq!(found, [("project falcon", 1), ("FALCON", 0), ("US", 2)]);
    }
}
