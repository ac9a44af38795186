//! Text to sentences: where one ends and the next begins.

use std::ops::Range;

/// Words whose full stop ends no sentence.
const ABBREVIATIONS: [&str; 22] = [
    "e.g", "i.e", "etc", "vs", "approx", "no", "mr", "mrs", "ms", "dr", "st", "cf", "al", "fig",
    "inc", "ca", "resp", "incl", "min", "max", "jr", "sr",
];

/// The most letters of an abbreviation.
const LONGEST: usize = 6;

/// Returns the sentence of `text` around the byte at `at`, looking no further back than `from`.
pub(crate) fn around(text: &str, from: usize, at: usize) -> Range<usize> {
    let mut start = from;
    let mut end = next_end(text, from);
    while end <= at && end < text.len() {
        start = end;
        end = next_end(text, start);
    }
    start..end
}

/// Returns where the sentence that begins at `from` ends.
fn next_end(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    let is_end = |byte: &u8| matches!(byte, b'.' | b'?' | b'!' | b'\n');
    while let Some(skipped) = bytes[at..].iter().position(is_end) {
        at += skipped + 1;
        let byte = bytes[at - 1];
        let ends = match byte {
            b'.' => !is_abbreviated(text, from, at - 1),
            b'\n' => ends_paragraph(&bytes[at..]),
            _ => true,
        };
        if ends && (byte == b'\n' || begins_sentence(&text[at..])) {
            return skip_closers(text, at);
        }
    }
    bytes.len()
}

/// Tells whether what stands behind a full stop begins a sentence.
fn begins_sentence(rest: &str) -> bool {
    let behind = rest.trim_start_matches(['"', '\'', '\u{201d}', '\u{2019}', ')', ']', '*', '_']);
    if behind.is_empty() {
        return true;
    }
    let trimmed = behind.trim_start();
    if trimmed.len() == behind.len() {
        return false;
    }
    trimmed.chars().next().is_none_or(|it| !it.is_lowercase())
}

/// Tells whether an empty line follows.
fn ends_paragraph(rest: &[u8]) -> bool {
    rest.iter().find(|it| !matches!(it, b' ' | b'\t' | b'\r')) == Some(&b'\n')
}

fn is_abbreviated(text: &str, from: usize, dot: usize) -> bool {
    let before = &text[from..dot];
    let word = before.rsplit(|it: char| it.is_whitespace() || it == '(').next().unwrap_or("");
    let is_initial = word.len() == 1 && word.starts_with(|it: char| it.is_ascii_uppercase());
    let is_listed = || ABBREVIATIONS.iter().any(|it| it.eq_ignore_ascii_case(word));
    (is_initial && word != "I") || (word.len() <= LONGEST && is_listed())
}

fn skip_closers(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let closers = ['"', '\'', '\u{201d}', '\u{2019}', ')', ']', '.', '?', '!'];
    at + rest.len() - rest.trim_start_matches(closers).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        let (mut from, mut found) = (0, Vec::new());
        while from < text.len() {
            let range = around(text, from, from);
            from = range.end;
            found.push(text[range].trim());
        }
        found
    }

    #[test]
    fn full_stops_inside_a_sentence_end_none() {
        let text = "We ran v1.2.3 (e.g. on J. Smith's host). Then it broke! Why? Nobody knew.";
        assert_eq!(
            sentences(text),
            ["We ran v1.2.3 (e.g. on J. Smith's host).", "Then it broke!", "Why?", "Nobody knew."]
        );
    }

    #[test]
    fn any_place_finds_its_sentence() {
        let text = "One thing. Ünd noch eins. Three.";
        assert_eq!(&text[around(text, 0, 0)], "One thing.");
        assert_eq!(text[around(text, 0, 15)].trim(), "Ünd noch eins.");
        assert_eq!(text[around(text, 0, text.len())].trim(), "Three.");
    }
}
