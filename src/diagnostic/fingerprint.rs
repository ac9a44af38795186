//! What makes a finding the same finding in another revision, when the lines around it have moved.
//!
//! Baselines, SARIF and code quality reports compare runs by it. It is made of the file, the rule,
//! the text found with a few words on either side of it in its line, and of a number that tells
//! equal ones apart. Line numbers, levels and messages (which may hold "146 days ago") are no part.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use super::Diagnostic;
use crate::text::{FileId, Span};

/// The identity of a finding across revisions: 128 bits, written as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 16]);

/// Words on either side of the text found that belong to its identity: enough to tell two places
/// apart, few enough that a paragraph in one line may be edited elsewhere.
const WORDS_AROUND: usize = 6;

/// Raised when the recipe changes, so that no old value is taken for a new one.
const RECIPE: &str = "casebook finding 1";

/// Returns the fingerprints of `diagnostics`, in the same order.
///
/// The findings must be sorted, and all those of a file must be there: equal ones are numbered in
/// order of place. So take them before findings are left out by anything but their file.
pub fn fingerprints(
    diagnostics: &[Diagnostic],
    texts: &BTreeMap<FileId, Arc<str>>,
) -> Vec<Fingerprint> {
    let mut seen: BTreeMap<Fingerprint, u64> = BTreeMap::new();
    let number_equals = |diagnostic: &Diagnostic| {
        let text = texts.get(&diagnostic.primary.file).map_or("", |text| &**text);
        let common = common(diagnostic, text);
        let ordinal = seen.entry(common).or_default();
        let own = hash(&[common.0.as_slice(), ordinal.to_le_bytes().as_slice()]);
        *ordinal += 1;
        own
    };
    diagnostics.iter().map(number_equals).collect()
}

/// Gives each finding its fingerprint; see [`fingerprints`].
pub fn stamp(diagnostics: &mut [Diagnostic], texts: &BTreeMap<FileId, Arc<str>>) {
    let all = fingerprints(diagnostics, texts);
    for (diagnostic, fingerprint) in diagnostics.iter_mut().zip(all) {
        diagnostic.fingerprint = Some(fingerprint);
    }
}

/// Returns what equal findings of a file have in common.
fn common(diagnostic: &Diagnostic, text: &str) -> Fingerprint {
    let (before, found, after) = surroundings(text, diagnostic.primary.span);
    let file = diagnostic.primary.file.as_str();
    let parts = [RECIPE, file, diagnostic.code.0, &before, &found, &after];
    hash(&parts.map(str::as_bytes))
}

/// Returns the text found and the words around it in its line, white space squeezed.
fn surroundings(text: &str, span: Span) -> (String, String, String) {
    let known = text
        .get(..span.range().start)
        .zip(text.get(span.range()))
        .zip(text.get(span.range().end..));
    let Some(((head, found), tail)) = known else { return Default::default() };
    // What is missing from the whole file is missing wherever the file begins.
    if found.is_empty() && head.trim_start_matches(BYTE_ORDER_MARK).is_empty() {
        return Default::default();
    }
    let line_before = head.rsplit('\n').next().unwrap_or_default();
    let line_after = tail.split('\n').next().unwrap_or_default();
    let mut before: Vec<&str> = words(line_before).rev().take(WORDS_AROUND).collect();
    before.reverse();
    let after: Vec<&str> = words(line_after).take(WORDS_AROUND).collect();
    (before.join(" "), words(found).collect::<Vec<_>>().join(" "), after.join(" "))
}

const BYTE_ORDER_MARK: char = '\u{feff}';

fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|it: char| it.is_whitespace() || it == BYTE_ORDER_MARK).filter(|it| !it.is_empty())
}

/// Hashes the parts and their lengths, so that no two lists of parts run together.
fn hash(parts: &[&[u8]]) -> Fingerprint {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let mut short = [0; 16];
    hasher.finalize_xof().fill(&mut short);
    Fingerprint(short)
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

/// The text is no fingerprint: not 32 hexadecimal digits in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAFingerprint;

impl fmt::Display for NotAFingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a fingerprint is 32 hexadecimal digits in lower case")
    }
}

impl std::error::Error for NotAFingerprint {}

impl FromStr for Fingerprint {
    type Err = NotAFingerprint;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if text.len() != 32 || !text.bytes().all(is_digit) {
            return Err(NotAFingerprint);
        }
        let number = u128::from_str_radix(text, 16).map_err(|_| NotAFingerprint)?;
        Ok(Self(number.to_be_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::{Level, RuleCode};

    /// Returns the fingerprints of a finding at each occurrence of `word`.
    fn of(text: &str, word: &str) -> Vec<Fingerprint> {
        let file = FileId::new("content/a.md");
        let found: Vec<Diagnostic> = text
            .match_indices(word)
            .map(|(at, _)| finding(&file, Span::new(at, at + word.len())))
            .collect();
        fingerprints(&found, &BTreeMap::from([(file, text.into())]))
    }

    fn finding(file: &FileId, span: Span) -> Diagnostic {
        Diagnostic::new(RuleCode("CB701"), Level::Error, file, span, "found")
    }

    #[test]
    fn equal_findings_of_a_file_differ_and_keep_their_order() {
        let one = of("see gone.md\n", "gone.md");
        let two = of("see gone.md\nsee gone.md\n", "gone.md");
        assert_eq!(two[0], one[0]);
        assert_ne!(two[0], two[1]);
    }

    #[test]
    fn white_space_and_distant_words_are_no_part_of_it() {
        let text = "one two three four five six seven gone.md a b c d e f g\n";
        let before = of(text, "gone.md");
        for same in [
            text.replace(' ', "  "),
            text.replace('\n', "\r\n"),
            text.replacen("one", "1", 1),
            text.replace("g\n", "h\n"),
            format!("\u{feff}{text}"),
        ] {
            assert_eq!(of(&same, "gone.md"), before, "{same}");
        }
        assert_ne!(of(&text.replace("seven", "7"), "gone.md"), before);
        assert_ne!(of(&text.replace("gone", "lost"), "lost.md"), before);
    }

    #[test]
    fn the_file_and_the_rule_are_part_of_it() {
        let (a, b) = (FileId::new("a.md"), FileId::new("b.md"));
        let texts = BTreeMap::from([(a.clone(), "x".into()), (b.clone(), "x".into())]);
        let mut other = finding(&a, Span::new(0, 1));
        other.code = RuleCode("CB702");
        let found = [finding(&a, Span::new(0, 1)), other, finding(&b, Span::new(0, 1))];
        let all = fingerprints(&found, &texts);
        assert!(all[0] != all[1] && all[1] != all[2] && all[0] != all[2]);
    }

    #[test]
    fn what_is_missing_from_a_file_stays_missing_when_its_first_line_changes() {
        let at_start = |text: &str| {
            let file = FileId::new("a.md");
            let found = [finding(&file, Span::at(0))];
            fingerprints(&found, &BTreeMap::from([(file, text.into())]))
        };
        assert_eq!(at_start("one\n"), at_start("\u{feff}two\n"));
    }

    #[test]
    fn a_span_that_fits_no_text_has_a_fingerprint_too() {
        let file = FileId::new("a.md");
        let found = [finding(&file, Span::new(1, 99)), finding(&FileId::new("b.md"), Span::at(7))];
        let all = fingerprints(&found, &BTreeMap::from([(file, "ä".into())]));
        assert_ne!(all[0], all[1]);
    }

    proptest! {
        #[test]
        fn lines_above_and_below_do_not_change_it(
            above in "([a-zä ]{0,20}\r?\n){0,5}",
            line in "[a-z äöü.-]{0,60}",
            below in "(\n[a-z ]{0,20}){0,5}",
        ) {
            let own = format!("{line}HERE{line}");
            let alone = of(&own, "HERE");
            prop_assert_eq!(&of(&format!("{above}{own}{below}"), "HERE"), &alone);
            // An equal one above takes its number, so both are still among those known.
            let twice = of(&format!("{own}\n{above}{own}{below}"), "HERE");
            prop_assert_eq!(twice[0], alone[0]);
            prop_assert_ne!(twice[1], twice[0]);
        }

        #[test]
        fn it_is_read_back_from_its_digits(bytes in any::<[u8; 16]>()) {
            let written = Fingerprint(bytes).to_string();
            prop_assert_eq!(written.len(), 32);
            prop_assert_eq!(written.parse(), Ok(Fingerprint(bytes)));
            prop_assert_eq!(written[1..].parse::<Fingerprint>(), Err(NotAFingerprint));
            prop_assert_eq!(format!("+{}", &written[1..]).parse::<Fingerprint>(), Err(NotAFingerprint));
        }
    }
}
