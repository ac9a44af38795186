//! Texts as they may be printed: what a finding wants hidden is starred out, every byte in its place.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::Diagnostic;
use crate::text::{FileId, Span};

/// Texts of files by name.
type Texts = BTreeMap<FileId, Arc<str>>;

/// Returns the texts with every place starred out that one of `diagnostics` hides.
///
/// Lengths stay as they are, in bytes and in characters, so that spans, lines and columns still hold.
pub fn masked<'t>(texts: &'t Texts, diagnostics: &[Diagnostic]) -> Cow<'t, Texts> {
    let mut hidden: BTreeMap<&FileId, Vec<Span>> = BTreeMap::new();
    for diagnostic in diagnostics.iter().filter(|it| !it.hidden.is_empty()) {
        hidden.entry(&diagnostic.primary.file).or_default().extend(&diagnostic.hidden);
    }
    if hidden.is_empty() {
        return Cow::Borrowed(texts);
    }
    let mut copy = texts.clone();
    for (file, spans) in hidden {
        if let Some(text) = copy.get_mut(file) {
            *text = starred(text, spans).into();
        }
    }
    Cow::Owned(copy)
}

fn starred(text: &str, mut spans: Vec<Span>) -> String {
    spans.sort_unstable();
    let mut out = String::with_capacity(text.len());
    for span in spans {
        let start = (span.start as usize).max(out.len());
        let (Some(before), Some(secret)) =
            (text.get(out.len()..start), text.get(start..(span.end as usize).max(start)))
        else {
            continue;
        };
        out.push_str(before);
        out.extend(secret.chars().map(star));
    }
    let rest = out.len();
    out.push_str(&text[rest..]);
    out
}

/// Returns a sign for a hidden character that takes as many bytes; white space stays.
fn star(hidden: char) -> char {
    if hidden.is_whitespace() {
        return hidden;
    }
    match hidden.len_utf8() {
        1 => '*',
        2 => '·',
        3 => '•',
        _ => '🞄',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Level, RuleCode};

    #[test]
    fn hidden_places_are_starred_and_nothing_moves() {
        let file = FileId::new("a.md");
        let text = "key: gh_pä€😀 x\nkey: gh_pä€😀 y\n";
        let texts = BTreeMap::from([(file.clone(), Arc::from(text))]);
        let finding = Diagnostic::new(RuleCode("CB601"), Level::Error, &file, Span::at(0), "x");
        let second = text.len() / 2;
        let spans = [Span::new(8, 18), Span::new(second + 8, second + 18), Span::new(9, 12)];
        let hiding = finding.clone().with_hidden(spans);
        let shown = masked(&texts, &[hiding]);
        assert_eq!(&*shown[&file], "key: gh_*·•🞄 x\nkey: gh_*·•🞄 y\n");
        assert_eq!(shown[&file].len(), text.len());
        assert!(matches!(masked(&texts, &[finding]), Cow::Borrowed(_)));
    }
}
