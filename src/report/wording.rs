//! Findings in words, for formats that have one text a finding.

use crate::diagnostic::{Diagnostic, Note};

/// Returns the message as a sentence and each note as one: what is wrong, why, what to do.
pub(super) fn sentences(diagnostic: &Diagnostic) -> Vec<String> {
    let notes = diagnostic.notes.iter().map(|note| match note {
        Note::Why(text) | Note::Help(text) => sentence(text),
    });
    std::iter::once(sentence(&diagnostic.message)).chain(notes).collect()
}

/// Returns a fragment as a sentence: with a capital and a full stop, in one line.
pub(super) fn sentence(fragment: &str) -> String {
    let text = one_line(fragment);
    let mut letters = text.chars();
    let first: String = letters.next().map(|it| it.to_uppercase().collect()).unwrap_or_default();
    let stop = if text.ends_with(['.', '?', '!', ':']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}

/// Returns a text in one line, line breaks as spaces and other control characters left out.
pub(super) fn one_line(text: &str) -> String {
    let spaced = text.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ");
    spaced.chars().filter(|it| !it.is_control()).collect()
}

/// Returns a text without the characters that XML cannot hold.
pub(super) fn for_xml(text: &str) -> String {
    let is_kept = |it: &char| match it {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        it => *it >= ' ',
    };
    text.chars().filter(is_kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_become_sentences() {
        assert_eq!(sentence("add it"), "Add it.");
        assert_eq!(sentence("did you mean `x`?"), "Did you mean `x`?");
        assert_eq!(sentence("ä\nb\u{7}"), "Ä b.");
        assert_eq!(sentence(""), ".");
    }

    #[test]
    fn xml_gets_only_what_it_can_hold() {
        assert_eq!(for_xml("a\u{0}\u{1b}\tb\u{fffe}é🚒"), "a\tbé🚒");
    }
}
